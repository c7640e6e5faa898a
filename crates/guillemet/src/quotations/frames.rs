//! Frames: the sentences of one speaker's level.
//!
//! A marked passage can hold sentences of its own, and the sentence around it goes on behind it. A frame is a sentence in
//! which every marked passage counts as one item; the passage's own words make frames of their own. So
//! `« A. B », dit X.` is one frame (a passage, a comma, two words), and `A.` and `B` are two more.

use std::ops::Range;

use crate::article::BlockKind;
use crate::lexicon::{Classes, Hinge, Hinges, Known, WordId};
use crate::marks::Marked;
use crate::surface::Surface;
use crate::text::Span;
use crate::tokens::{Token, TokenKind};

/// A token, or a marked passage, which stands for its opening token.
///
/// What constructions ask of nearly every item stands in it: one place in memory answers.
#[derive(Clone, Copy, Debug)]
struct Item {
    token: u32,
    mark: u32,
    word: WordId,
    /// `None` for a passage.
    kind: Option<TokenKind>,
    classes: Classes,
    hinges: Hinges,
}

impl Item {
    fn plain(at: usize, token: &Token, known: &Known) -> Item {
        let Token { word, kind, classes, .. } = *token;
        Item { token: at as u32, mark: NO_MARK, word, kind: Some(kind), classes, hinges: known.hinges(word) }
    }

    fn passage(open: usize, mark: usize) -> Item {
        let (word, classes, hinges) = Default::default();
        Item { token: open as u32, mark: mark as u32, word, kind: None, classes, hinges }
    }
}

const NO_MARK: u32 = u32::MAX;

/// A frame is cut behind so many items: constructions look through their whole frame, and a text can be one sentence.
const LONGEST: usize = 400;

/// A sentence of one level.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) items: Range<usize>,
    pub(super) block: usize,
    /// The marked passage that holds it.
    pub(super) parent: Option<usize>,
    /// Its own marked passages, in the list of all.
    passages: Range<usize>,
}

impl Frame {
    /// Does a marked passage stand in it?
    pub(super) fn holds_passages(&self) -> bool {
        !self.passages.is_empty()
    }
}

/// The items and frames of a text.
pub(super) struct Frames<'a, 't> {
    pub(super) surface: &'a Surface<'t>,
    pub(super) known: &'static Known,
    items: Vec<Item>,
    pub(super) all: Vec<Frame>,
    /// The item of each passage that stands in a frame, and the passage, in the order of the items.
    passages: Vec<(usize, usize)>,
    /// For each passage, the item that stands for it and its frame; `None` outside speech.
    holders: Vec<Option<(usize, usize)>>,
}

impl<'a, 't> Frames<'a, 't> {
    /// Cuts a text into frames, passages behind the blocks that hold them. Blocks that hold no reported speech have none.
    pub(super) fn read(surface: &'a Surface<'t>) -> Frames<'a, 't> {
        let known = &surface.lexicon.speech.known;
        let items = Vec::with_capacity(surface.tokens.all.len());
        let all = Vec::with_capacity(surface.sentences.len());
        let passages = Vec::with_capacity(surface.marks.len());
        let mut frames = Frames { surface, known, items, all, passages, holders: vec![None; surface.marks.len()] };
        let mut mark = 0;
        for (block, range) in surface.tokens.by_block.iter().enumerate() {
            let first_mark = mark;
            while surface.marks.get(mark).is_some_and(|pair| pair.block == block) {
                mark += 1;
            }
            if !holds_speech(surface.blocks[block].kind) {
                continue;
            }
            frames.add_region(range.clone(), block, None, first_mark);
            for passage in first_mark..mark {
                let inner = surface.marks[passage].inner.clone();
                if !inner.is_empty() {
                    frames.add_region(inner, block, Some(passage), passage + 1);
                }
            }
        }
        frames
    }

    /// Adds the frames of a range of tokens; `next_mark` is the first passage that can open in it.
    fn add_region(&mut self, tokens: Range<usize>, block: usize, parent: Option<usize>, next_mark: usize) {
        let surface = self.surface;
        let behind = surface.sentences.partition_point(|s| s.tokens.start <= tokens.start);
        let mut sentences = surface.sentences[behind..].iter().map(|s| s.tokens.start).peekable();
        let mut passages =
            (next_mark..).zip(&surface.marks[next_mark..]).filter(|(_, pair)| !pair.inner.is_empty()).peekable();
        let mut frame = Frame { items: self.items.len()..0, block, parent, passages: self.passages.len()..0 };
        let mut at = tokens.start;
        while at < tokens.end {
            while sentences.next_if(|&start| start < at).is_some() {}
            if sentences.next_if_eq(&at).is_some() || self.items.len() - frame.items.start == LONGEST {
                frame = self.close(frame);
            }
            while passages.next_if(|(_, pair)| pair.open < at).is_some() {}
            if let Some((mark, pair)) = passages.next_if(|(_, pair)| pair.open == at) {
                self.holders[mark] = Some((self.items.len(), self.all.len()));
                self.passages.push((self.items.len(), mark));
                self.items.push(Item::passage(at, mark));
                at = behind_pair(pair);
                continue;
            }
            // All plain tokens up to where something of this happens again.
            let room = LONGEST - (self.items.len() - frame.items.start);
            let sentence = sentences.peek().map_or(tokens.end, |&start| start);
            let passage = passages.peek().map_or(tokens.end, |(_, pair)| pair.open);
            let plain = at..tokens.end.min(sentence).min(passage).min(at + room);
            at = plain.end;
            let known = self.known;
            let tokens = plain.clone().zip(&surface.tokens.all[plain]);
            self.items.extend(tokens.map(|(at, token)| Item::plain(at, token, known)));
        }
        self.close(frame);
    }

    /// Adds a frame that ends here, if it has an item, and answers the one that begins here.
    fn close(&mut self, mut frame: Frame) -> Frame {
        frame.items.end = self.items.len();
        frame.passages.end = self.passages.len();
        let next = Frame { items: frame.items.end..0, passages: frame.passages.end..0, ..frame };
        if !frame.items.is_empty() {
            self.all.push(frame);
        }
        next
    }

    /// The items of a frame that are marked passages, and these passages.
    pub(super) fn passages(&self, frame: &Frame) -> &[(usize, usize)] {
        &self.passages[frame.passages.clone()]
    }

    /// The item that stands for a passage, and the index of its frame.
    pub(super) fn holder(&self, mark: usize) -> Option<(usize, usize)> {
        self.holders[mark]
    }

    /// The token index of an item.
    #[inline]
    pub(super) fn index(&self, item: usize) -> usize {
        self.items[item].token as usize
    }

    /// The token of an item.
    #[inline]
    pub(super) fn token(&self, item: usize) -> &'a Token {
        self.surface.token(self.index(item))
    }

    /// The word of an item; a passage and the text's end have none.
    #[inline]
    pub(super) fn word(&self, item: usize) -> WordId {
        self.items.get(item).map_or(WordId::UNKNOWN, |item| item.word)
    }

    /// Is the item one of these words?
    #[inline]
    pub(super) fn is(&self, item: usize, words: &Hinge) -> bool {
        self.items.get(item).is_some_and(|item| item.hinges.has(words))
    }

    /// Does the item's word belong to one of these classes?
    #[inline]
    pub(super) fn has(&self, item: usize, classes: Classes) -> bool {
        self.items.get(item).is_some_and(|item| item.classes.has(classes))
    }

    /// The first of some items whose word belongs to one of these classes.
    pub(super) fn first_of(&self, classes: Classes, items: Range<usize>) -> Option<usize> {
        let skipped = self.items.get(items.clone())?.iter().position(|item| item.classes.has(classes))?;
        Some(items.start + skipped)
    }

    /// Is the item this sign?
    #[inline]
    pub(super) fn is_sign(&self, item: usize, sign: char) -> bool {
        self.is_kind(item, TokenKind::Sign) && self.token(item).first == sign
    }

    /// The marked passage that an item stands for.
    #[inline]
    pub(super) fn mark(&self, item: usize) -> Option<usize> {
        self.items.get(item).filter(|item| item.mark != NO_MARK).map(|item| item.mark as usize)
    }

    /// Is the item a plain token of this kind?
    #[inline]
    pub(super) fn is_kind(&self, item: usize, kind: TokenKind) -> bool {
        self.items.get(item).is_some_and(|item| item.kind == Some(kind))
    }

    /// The token behind an item.
    #[inline]
    pub(super) fn behind(&self, item: usize) -> usize {
        match self.mark(item) {
            Some(mark) => behind_pair(&self.surface.marks[mark]),
            None => self.index(item) + 1,
        }
    }

    /// The tokens of a range of items.
    pub(super) fn tokens(&self, items: Range<usize>) -> Range<usize> {
        if items.is_empty() {
            let at = self.items.get(items.start).map_or(0, |item| item.token as usize);
            return at..at;
        }
        self.index(items.start)..self.behind(items.end - 1)
    }

    /// How many items there are.
    pub(super) fn item_count(&self) -> usize {
        self.items.len()
    }

    /// The words of a range of items, which must not be empty.
    pub(super) fn span(&self, items: Range<usize>) -> Span {
        self.surface.span(self.tokens(items))
    }
}

/// The token behind a pair of marks.
fn behind_pair(pair: &Marked) -> usize {
    pair.close.map_or(pair.inner.end, |close| close + 1).max(pair.open + 1)
}

/// Can a block of this kind hold reported speech?
fn holds_speech(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Related | BlockKind::Subhead | BlockKind::Boilerplate | BlockKind::Header | BlockKind::Byline
    )
}
