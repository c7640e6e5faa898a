//! Frames: the sentences of one speaker's level.
//!
//! A marked passage can hold sentences of its own, and the sentence around it goes on behind it. A frame is a sentence in
//! which every marked passage counts as one item; the passage's own words make frames of their own. So
//! `« A. B », dit X.` is one frame (a passage, a comma, two words), and `A.` and `B` are two more.

use std::ops::Range;

use crate::article::BlockKind;
use crate::lexicon::{Classes, Known, WordId};
use crate::surface::Surface;
use crate::text::Span;
use crate::tokens::{Token, TokenKind};

/// A token, or a marked passage, which stands for its opening token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    token: u32,
    mark: u32,
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
}

/// The items and frames of a text.
pub(super) struct Frames<'a, 't> {
    pub(super) surface: &'a Surface<'t>,
    pub(super) known: &'static Known,
    items: Vec<Item>,
    pub(super) all: Vec<Frame>,
    /// For each passage, the item that stands for it and its frame; `None` outside speech.
    holders: Vec<Option<(usize, usize)>>,
}

impl<'a, 't> Frames<'a, 't> {
    /// Cuts a text into frames, passages behind the blocks that hold them. Blocks that hold no reported speech have none.
    pub(super) fn read(surface: &'a Surface<'t>) -> Frames<'a, 't> {
        let known = &surface.lexicon.speech.known;
        let items = Vec::with_capacity(surface.tokens.all.len());
        let all = Vec::with_capacity(surface.sentences.len());
        let mut frames = Frames { surface, known, items, all, holders: vec![None; surface.marks.len()] };
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
    fn add_region(&mut self, tokens: Range<usize>, block: usize, parent: Option<usize>, mut next_mark: usize) {
        let surface = self.surface;
        let mut sentence = surface.sentences.partition_point(|s| s.tokens.start <= tokens.start);
        let mut start = self.items.len();
        let mut at = tokens.start;
        while at < tokens.end {
            while surface.sentences.get(sentence).is_some_and(|s| s.tokens.start < at) {
                sentence += 1;
            }
            let sentence_starts = surface.sentences.get(sentence).is_some_and(|s| s.tokens.start == at);
            if self.items.len() > start && sentence_starts || self.items.len() - start == LONGEST {
                self.all.push(Frame { items: start..self.items.len(), block, parent });
                start = self.items.len();
            }
            let mut mark = NO_MARK;
            let mut next = at + 1;
            if surface.token(at).kind == TokenKind::Mark {
                while surface.marks.get(next_mark).is_some_and(|pair| pair.open < at) {
                    next_mark += 1;
                }
                if let Some(pair) =
                    surface.marks.get(next_mark).filter(|pair| pair.open == at && !pair.inner.is_empty())
                {
                    mark = next_mark as u32;
                    self.holders[next_mark] = Some((self.items.len(), self.all.len()));
                    next = pair.close.map_or(pair.inner.end, |close| close + 1).max(at + 1);
                    next_mark += 1;
                }
            }
            self.items.push(Item { token: at as u32, mark });
            at = next;
        }
        if self.items.len() > start {
            self.all.push(Frame { items: start..self.items.len(), block, parent });
        }
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
        match self.items.get(item) {
            Some(item) if item.mark == NO_MARK => self.surface.token(item.token as usize).word,
            _ => WordId::UNKNOWN,
        }
    }

    /// Is the item one of these words?
    #[inline]
    pub(super) fn is(&self, item: usize, words: &[WordId]) -> bool {
        let word = self.word(item);
        word != WordId::UNKNOWN && words.contains(&word)
    }

    /// Does the item's word belong to one of these classes?
    #[inline]
    pub(super) fn has(&self, item: usize, classes: Classes) -> bool {
        match self.items.get(item) {
            Some(item) if item.mark == NO_MARK => self.surface.token(item.token as usize).has(classes),
            _ => false,
        }
    }

    /// Is the item this sign?
    #[inline]
    pub(super) fn is_sign(&self, item: usize, sign: char) -> bool {
        match self.items.get(item) {
            Some(item) if item.mark == NO_MARK => {
                let token = self.surface.token(item.token as usize);
                token.kind == TokenKind::Sign && token.first == sign
            }
            _ => false,
        }
    }

    /// The marked passage that an item stands for.
    #[inline]
    pub(super) fn mark(&self, item: usize) -> Option<usize> {
        self.items.get(item).filter(|item| item.mark != NO_MARK).map(|item| item.mark as usize)
    }

    /// Is the item a plain token of this kind?
    #[inline]
    pub(super) fn is_kind(&self, item: usize, kind: TokenKind) -> bool {
        match self.items.get(item) {
            Some(item) if item.mark == NO_MARK => self.surface.token(item.token as usize).kind == kind,
            _ => false,
        }
    }

    /// The token behind an item.
    #[inline]
    pub(super) fn behind(&self, item: usize) -> usize {
        let Item { token, mark } = self.items[item];
        match mark {
            NO_MARK => token as usize + 1,
            mark => {
                let pair = &self.surface.marks[mark as usize];
                pair.close.map_or(pair.inner.end, |close| close + 1).max(token as usize + 1)
            }
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

/// Can a block of this kind hold reported speech?
fn holds_speech(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Related | BlockKind::Subhead | BlockKind::Boilerplate | BlockKind::Header | BlockKind::Byline
    )
}
