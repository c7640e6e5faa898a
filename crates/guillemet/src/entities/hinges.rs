//! The tokens that this stage is read around: one in ten begins a name or takes up somebody.

use super::reader::Reader;
use crate::lexicon::Classes;
use crate::tokens::{Token, TokenKind};

/// Begins a name in lower case: from the tables, or as the noun that heads it.
const LOWER_START: Classes = Classes::LOWER_NAME_START.union(Classes::ORGANIZATION_HEAD).union(Classes::PLACE_HEAD);

/// Can stand for somebody who has been named.
const STANDS_FOR: Classes = Classes::TAKES_UP.union(Classes::ROLE).union(Classes::HUMAN).union(Classes::DEMONYM);

/// The tokens of a text that rules begin at, in its order.
pub(super) struct Hinges {
    /// Where a name can begin.
    pub(super) openings: Vec<usize>,
    /// What can stand for somebody.
    pub(super) stand_ins: Vec<usize>,
}

impl Hinges {
    /// Reads the text once.
    pub(super) fn find(reader: &Reader<'_, '_>) -> Hinges {
        // One token in ten begins a name, one in twenty stands for somebody.
        let tokens = reader.tokens.len();
        let mut hinges =
            Hinges { openings: Vec::with_capacity(tokens / 6), stand_ins: Vec::with_capacity(tokens / 12) };
        let mut from = 0;
        while let Some(passed) = reader.tokens[from..].iter().position(is_hinge) {
            let at = from + passed;
            let token = &reader.tokens[at];
            if token.is_capital() || token.has(LOWER_START) {
                // « 20 Minutes »
                if at > 0 && reader.tokens[at - 1].kind == TokenKind::Number && token.is_capital() {
                    hinges.openings.push(at - 1);
                }
                // « le 3e arrondissement »
                if at > 1 && token.has(Classes::PLACE_HEAD) && reader.tokens[at - 2].kind == TokenKind::Number {
                    hinges.openings.push(at - 2);
                }
                hinges.openings.push(at);
            }
            if token.has(STANDS_FOR) {
                hinges.stand_ins.push(at);
            }
            from = at + 1;
        }
        hinges
    }
}

/// Can a token be a hinge? Nine in ten can't.
fn is_hinge(token: &Token) -> bool {
    token.is_capital() || token.has(LOWER_START.union(STANDS_FOR))
}
