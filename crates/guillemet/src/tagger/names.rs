//! The walk over the stretches of text where names can stand.
//!
//! A name in French has a capital, so only words with one are judged, and the words that the table knows as heads of names
//! (`ministère`, `rue`); a name goes on into lower case (`Assemblée nationale`, `Banque de France`) as long as the judge
//! says so. The walk goes from left to right and never back; the words ahead are among the features.

use std::ops::Range;

use super::features::{AT_SIGHT, Features, GROUPS};
use crate::article::EntityKind;
use crate::lexicon::Classes;
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
    /// What is kept of a few features together, so that features that come again need not be asked again.
    type Votes: Copy + Default;

    /// Adds the row of one more feature; there are never more than 17 of them together.
    fn count(&self, votes: &mut Self::Votes, row: u32);

    /// The label of the token at an index, and by how much it is ahead of the second best. The label must be able to follow
    /// `previous`.
    fn judge(&mut self, token: usize, votes: &[Self::Votes], previous: Label) -> (Label, i32);

    /// The same at first sight, from the votes of some features, where those of the others need not be gathered.
    fn at_sight(&mut self, _votes: &[Self::Votes], _previous: Label) -> Option<(Label, i32)> {
        None
    }
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
pub(super) fn walk<J: Judge>(surface: &Surface<'_>, judge: &mut J) -> Vec<NameSpan> {
    let mut names: Vec<NameSpan> = Vec::new();
    let mut walk = Walk { surface, sentence: 0..0, last: OUTSIDE };
    let mut features = Features::new(surface);
    for sentence in &surface.sentences {
        walk.sentence = sentence.tokens.clone();
        walk.last = OUTSIDE;
        features.enter(sentence.tokens.clone());
        let Range { start: mut at, end } = sentence.tokens;
        while at < end {
            let begins = walk.may_begin(at);
            if walk.last == OUTSIDE && !begins {
                // Most words are read here only.
                let next = (at + 1..end).find(|&at| walk.may_begin(at)).unwrap_or(end);
                features.outside(next - at);
                at = next;
                continue;
            }
            let label = if walk.ends_names(at) && !begins {
                OUTSIDE
            } else {
                let (label, margin) = decide(judge, &mut features, at, walk.last);
                match names.last_mut() {
                    Some(name) if label != OUTSIDE && label % 2 == 0 => {
                        name.tokens.end = at + 1;
                        name.margin = name.margin.min(margin);
                    }
                    _ if label != OUTSIDE => names.push(NameSpan { tokens: at..at + 1, kind: kind(label), margin }),
                    _ => {}
                }
                label
            };
            features.decided(at, label);
            walk.last = label;
            at += 1;
        }
    }
    names
}

/// The label of a token, and by how much it is ahead.
#[inline]
fn decide<J: Judge>(
    judge: &mut J,
    features: &mut Features<'_, '_, J::Votes>,
    at: usize,
    previous: Label,
) -> (Label, i32) {
    let mut votes = [J::Votes::default(); GROUPS];
    votes[..AT_SIGHT].copy_from_slice(&features.at_sight(judge, at));
    judge.at_sight(&votes[..AT_SIGHT], previous).unwrap_or_else(|| {
        votes[AT_SIGHT..].copy_from_slice(&features.closer(judge, at));
        judge.judge(at, &votes, previous)
    })
}

/// Where a name can stand.
struct Walk<'s, 't> {
    surface: &'s Surface<'t>,
    sentence: Range<usize>,
    /// The label of the token before.
    last: Label,
}

impl Walk<'_, '_> {
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
}
