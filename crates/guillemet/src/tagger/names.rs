//! The walk over the stretches of text where names can stand, and the features that tell them.
//!
//! A name in French has a capital, so only words with one are judged, and the words that the table knows as heads of names
//! (`ministère`, `rue`); a name goes on into lower case (`Assemblée nationale`, `Banque de France`) as long as the judge
//! says so. The walk goes from left to right and never back; the words ahead are among the features.

use std::ops::Range;

use super::memory::{Memory, NOTES};
use super::model::row;
use super::view::View;
use crate::article::EntityKind;
use crate::lexicon::{Classes, WordId};
use crate::surface::Surface;
use crate::tokens::TokenKind;

/// A label of a token: `OUTSIDE`, or the first word (odd) or another word (even) of a name of one kind.
pub type Label = u8;

/// The label of a token that is part of no name.
pub const OUTSIDE: Label = 0;

/// How many labels there are.
pub const LABELS: usize = 7;

/// The label of the first word of a name.
#[cfg(feature = "train")]
pub fn first_label(kind: EntityKind) -> Label {
    match kind {
        EntityKind::Person => 1,
        EntityKind::Place => 3,
        EntityKind::Organization => 5,
    }
}

/// The label of the other words of a name that the label belongs to.
pub fn inner_label(label: Label) -> Label {
    if label == OUTSIDE { OUTSIDE } else { (label - 1) / 2 * 2 + 2 }
}

/// The kind of name that a label stands for.
fn kind(label: Label) -> EntityKind {
    match label {
        1 | 2 => EntityKind::Person,
        3 | 4 => EntityKind::Place,
        _ => EntityKind::Organization,
    }
}

/// May a token have this label behind one with the label `previous`?
pub fn may_follow(label: Label, previous: Label) -> bool {
    label % 2 == 1 || label == OUTSIDE || label == inner_label(previous)
}

/// Who decides: the model, or the trainer that teaches one.
pub trait Judge {
    /// The label of the token at an index, and by how much it is ahead of the second best. The label must be able to follow
    /// `previous`.
    fn judge(&mut self, token: usize, features: &[u32], previous: Label) -> (Label, i32);
}

/// A name that the tagger found.
#[derive(Clone, Debug, PartialEq)]
pub struct NameSpan {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// By how much the label was ahead at the least certain of its tokens.
    pub margin: i32,
}

/// Labels a text; the names stand in its order.
pub(super) fn walk(surface: &Surface<'_>, judge: &mut impl Judge) -> Vec<NameSpan> {
    let memory = Memory::read(surface);
    let mut names: Vec<NameSpan> = Vec::new();
    let mut walk = Walk {
        surface,
        memory: &memory,
        sentence: 0..0,
        views: [(usize::MAX, View::EDGE); RING],
        run: Run::NONE,
        known: (0..0, 0),
        before: OUTSIDE,
        last: OUTSIDE,
        name: None,
        features: Features { rows: [0; FEATURES], count: 0 },
    };
    for sentence in &surface.sentences {
        walk.enter(sentence.tokens.clone());
        for at in sentence.tokens.clone() {
            let label = if (walk.last == OUTSIDE || walk.ends_names(at)) && !walk.may_begin(at) {
                OUTSIDE
            } else {
                walk.collect(at);
                let (label, margin) = judge.judge(at, walk.features.get(), walk.last);
                match names.last_mut() {
                    Some(name) if label != OUTSIDE && label % 2 == 0 => {
                        name.tokens.end = at + 1;
                        name.margin = name.margin.min(margin);
                    }
                    _ if label != OUTSIDE => {
                        names.push(NameSpan { tokens: at..at + 1, kind: kind(label), margin });
                        walk.name = Some(at);
                    }
                    _ => {}
                }
                label
            };
            walk.before = walk.last;
            walk.last = label;
        }
    }
    names
}

const RING: usize = 16;
/// More than a token has, and a power of two, so that a place in the list needs no check.
const FEATURES: usize = 128;

/// Rows of the features of one token.
struct Features {
    rows: [u32; FEATURES],
    count: usize,
}

impl Features {
    #[inline]
    fn add(&mut self, template: u32, a: u32, b: u32) {
        self.rows[self.count % FEATURES] = row(template, a, b);
        self.count += 1;
    }

    #[inline]
    fn get(&self) -> &[u32] {
        &self.rows[..self.count.min(FEATURES)]
    }
}

/// Words with capitals in a row, and what is asked of them for each.
struct Run {
    tokens: Range<usize>,
    /// The word before the run, its first and its last word, and the one behind it.
    head: View,
    first: View,
    end: View,
    behind: View,
    /// The memory's notes on its last word.
    notes: u32,
}

impl Run {
    const NONE: Run =
        Run { tokens: 0..0, head: View::EDGE, first: View::EDGE, end: View::EDGE, behind: View::EDGE, notes: 0 };
}

struct Walk<'s, 't> {
    surface: &'s Surface<'t>,
    memory: &'s Memory,
    sentence: Range<usize>,
    /// The views made last, each at its token's index modulo the ring's length.
    views: [(usize, View); RING],
    /// The words with capitals in a row that hold the token at hand.
    run: Run,
    /// The latest name of the tables, and a number for its kind.
    known: (Range<usize>, u32),
    /// The labels of the two tokens before.
    before: Label,
    last: Label,
    /// Where the latest name began.
    name: Option<usize>,
    features: Features,
}

impl Walk<'_, '_> {
    fn enter(&mut self, sentence: Range<usize>) {
        self.run.tokens = sentence.start..sentence.start;
        self.known = (sentence.start..sentence.start, 0);
        self.sentence = sentence;
        self.before = OUTSIDE;
        self.last = OUTSIDE;
        self.name = None;
    }

    /// Can a name begin here?
    #[inline]
    fn may_begin(&self, at: usize) -> bool {
        let token = self.surface.token(at);
        match token.kind {
            TokenKind::Word if token.is_capital() => {
                // « Le ministre »: at the head of a sentence an article begins a name only before a capital.
                at != self.sentence.start
                    || !token.has(Classes::DETERMINER | Classes::PREPOSITION | Classes::SUBJECT_PRONOUN)
                    || self.is_capital(at + 1)
            }
            TokenKind::Word => token.has(
                Classes::ORGANIZATION_HEAD | Classes::PLACE_HEAD | Classes::ORGANIZATION | Classes::LOWER_NAME_START,
            ),
            // « 20 Minutes »
            TokenKind::Number => self.is_capital(at + 1),
            _ => false,
        }
    }

    /// Does no name go on over this sign: a comma, a bracket, a quotation mark?
    #[inline]
    fn ends_names(&self, at: usize) -> bool {
        let token = self.surface.token(at);
        matches!(token.kind, TokenKind::Sign | TokenKind::Mark)
            && !matches!(token.first, '.' | '&' | '-' | '–' | '/' | '+' | '!' | '\'' | '’')
    }

    #[inline]
    fn is_capital(&self, at: usize) -> bool {
        at < self.sentence.end && self.surface.token(at).is_capital()
    }

    /// The view of a token by its distance from another.
    #[inline]
    fn view(&mut self, at: usize, distance: isize) -> View {
        let at = at.wrapping_add_signed(distance);
        if !self.sentence.contains(&at) {
            return View::EDGE;
        }
        let slot = &mut self.views[at % RING];
        if slot.0 != at {
            *slot = (at, View::of(self.surface.token(at), self.surface.word(at)));
        }
        slot.1
    }

    /// Finds the run of capitals that holds a token; empty where it has none.
    fn find_run(&mut self, at: usize) {
        const LONGEST: usize = 8;
        if self.run.tokens.contains(&at) {
            return;
        }
        let mut end = at;
        while end < self.sentence.end && end < at + LONGEST {
            let token = self.surface.token(end);
            // The full stop of an initial is inside.
            let initial = token.is_sign('.') && end > at && self.surface.glued(end - 1) && self.is_capital(end + 1);
            if !token.is_capital() && !initial {
                break;
            }
            end += 1;
        }
        self.run.tokens = at..end;
        if end > at {
            let (head, behind) = (self.view(at, -1), self.view(end, 0));
            let (first, end) = (self.view(at, 0), self.view(end - 1, 0));
            let notes = self.memory.of(end.word);
            self.run = Run { tokens: self.run.tokens.clone(), head, first, end, behind, notes };
        }
    }

    /// What the tables say of a token as part of a longer name: the name's kind, and which of its words this one is.
    fn known(&mut self, at: usize) -> (u32, u32) {
        if at >= self.known.0.end && self.surface.has(at, Classes::NAME_START | Classes::LOWER_NAME_START) {
            let end = self.sentence.end;
            let word = |i: usize| if at + i < end { self.surface.token(at + i).word } else { WordId::UNKNOWN };
            let capital = |i: usize| self.is_capital(at + i);
            let names = &self.surface.lexicon.names;
            if let Some((length, id)) = names.longest(word(0), |i| word(i + 1), capital) {
                let kind = match names.get(id).kind {
                    None => 1,
                    Some(EntityKind::Place) => 2,
                    Some(EntityKind::Organization) => 3,
                    Some(EntityKind::Person) => 4,
                };
                self.known = (at..at + length, kind);
            }
        }
        let (range, kind) = &self.known;
        if !range.contains(&at) {
            return (0, 0);
        }
        let first = u32::from(at == range.start);
        let last = u32::from(at + 1 == range.end);
        (*kind, first << 1 | last)
    }

    /// Collects the features of a token.
    fn collect(&mut self, at: usize) {
        self.find_run(at);
        let (v, p, n) = (self.view(at, 0), self.view(at, -1), self.view(at, 1));
        let (pp, nn) = (self.view(at, -2), self.view(at, 2));
        let (last, before) = (u32::from(self.last), u32::from(self.before));
        let opens = u32::from(at == self.sentence.start);
        let (known, part) = self.known(at);
        let ending = v.suffix(3);
        let prefixes = v.prefixes(self.surface.token(at), self.surface.word(at));
        let f = &mut self.features;
        f.count = 0;
        let mut template = 0;
        let mut add = |a: u32, b: u32| {
            template += 1;
            f.add(template, a, b);
        };
        // Words
        add(0, 0);
        add(v.word, 0);
        add(v.word, v.shape);
        add(p.word, 0);
        add(n.word, 0);
        add(pp.word, 0);
        add(nn.word, 0);
        add(p.word, v.word);
        add(v.word, n.word);
        add(pp.word, p.word);
        add(n.word, nn.word);
        add(p.word, v.shape);
        add(n.word, v.shape);
        // Ends
        for (prefix, suffix) in prefixes.into_iter().zip([v.suffix(2), ending, v.suffix(4)]) {
            add(prefix, 0);
            add(suffix, 0);
        }
        add(p.suffix(3), 0);
        add(n.suffix(3), 0);
        add(ending, v.shape);
        // Shapes
        add(v.shape, opens);
        add(p.shape, v.shape);
        add(v.shape, n.shape);
        add(v.shape << 16 | p.shape, n.shape);
        add(v.shape << 16 | n.shape, nn.shape);
        add(v.shape << 16 | p.shape, pp.shape);
        // Clusters
        add(v.cluster, v.shape);
        add(p.cluster, 0);
        add(n.cluster, 0);
        add(pp.cluster, 0);
        add(nn.cluster, 0);
        add(p.cluster, v.cluster);
        add(v.cluster, n.cluster);
        add(p.cluster << 16 | v.cluster, n.cluster);
        add(p.cluster, n.cluster);
        add(p.word, v.cluster);
        add(v.cluster, n.word);
        // Table classes
        add(v.classes, 0);
        add(p.classes, 0);
        add(n.classes, 0);
        add(pp.classes, 0);
        add(p.classes, v.classes);
        add(v.classes, n.classes);
        add(v.classes, v.shape << 8 | opens);
        add(known, part);
        add(known << 2 | part, last);
        add(known << 2 | part, p.word);
        add(known << 2 | part, v.shape << 8 | n.shape);
        // History
        add(last, 0);
        add(last, before);
        add(last, v.word);
        add(last, v.cluster);
        add(last << 8 | v.shape, p.word);
        add(last << 8 | v.shape, n.word);
        add(last << 8 | v.shape, n.cluster);
        add(last << 8 | v.shape, ending);
        add(last, v.classes);
        add(last << 16 | p.cluster, v.cluster);
        add(last << 16 | v.shape << 8 | p.shape, n.shape);
        // Memory
        let notes = self.memory.of(v.word);
        add(notes, v.shape);
        add(notes, opens << 16 | last << 8);
        add(notes, p.word);
        for bit in 0..NOTES {
            f.add(100 + bit, notes >> bit & 1, v.shape);
        }
        // The run of capitals
        if !self.run.tokens.is_empty() {
            let Run { tokens, head, first, end, behind, notes } = &self.run;
            let index = (at - tokens.start) as u32;
            let length = tokens.len() as u32;
            let mut template = 120;
            let mut add = |a: u32, b: u32| {
                template += 1;
                f.add(template, a, b);
            };
            add(index << 8 | length, 0);
            add(index << 8 | length, v.shape);
            add(index << 8 | length, head.word);
            add(index << 8 | length, behind.word);
            add(head.word, last);
            add(head.cluster, last);
            add(behind.word, last);
            add(behind.cluster, last);
            add(end.cluster, last);
            add(end.word, last);
            add(first.cluster, end.cluster);
            add(head.cluster, behind.cluster);
            add(first.classes, last);
            add(end.classes, last);
            add(end.suffix(3), last);
            f.add(140, *notes, last);
        }
        // The name that the token would go on with
        if let (Some(start), true) = (self.name, self.last != OUTSIDE) {
            let first = self.view(start.max(at.saturating_sub(RING - 4)), 0);
            let length = (at - start).min(6) as u32;
            self.features.add(150, first.word, last);
            self.features.add(151, first.cluster, v.cluster);
            self.features.add(152, first.word, v.word);
            self.features.add(153, length, last << 8 | v.shape);
            self.features.add(154, first.cluster, last << 16 | v.shape << 8 | p.shape);
            self.features.add(155, first.classes, last);
        }
    }
}
