//! Appositions behind a noun phrase: `X, président de Y`; and how they are told from the subject of the next clause.

use std::ops::Range;

use super::noun_phrases::{Head, NounPhrase, NounPhrases};
use super::word_forms::opens_with_verb;
use crate::article::EntityKind;
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

impl NounPhrases<'_, '_, '_> {
    /// The noun phrase with the appositions behind it: `X, président de Y`.
    pub(super) fn with_apposition(&self, phrase: NounPhrase, limit: usize) -> NounPhrase {
        self.with_appositions(phrase, limit, |_| false)
    }

    /// The same for a source before the clause that it covers: the subject of that clause is no apposition.
    pub(super) fn with_apposition_before_clause(&self, phrase: NounPhrase, limit: usize) -> NounPhrase {
        self.with_appositions(phrase, limit, |apposition| self.verb_follows(apposition.items.end, limit))
    }

    fn with_appositions(
        &self,
        phrase: NounPhrase,
        limit: usize,
        is_other: impl Fn(&NounPhrase) -> bool + Copy,
    ) -> NounPhrase {
        let frames = self.frames;
        let comma = phrase.items.end;
        if phrase.head == Head::Pronoun || !frames.is_sign(comma, ',') {
            return phrase;
        }
        let start = comma + 1;
        let role = Classes::ROLE.union(Classes::HUMAN);
        let nominal = frames.has(start, role)
            || frames.has(start, Classes::DETERMINER) && (frames.has(start + 1, role) || frames.has(start + 2, role))
            || self.name(start).is_some_and(|(_, kind)| kind == EntityKind::Person)
            || frames.has(start, Classes::CIVILITY)
            || phrase.head == Head::Body && self.is_bare_body(start);
        // « selon Le Télégramme, les trois hommes |ont fui »: many are no apposition to one name.
        let one = self.name(phrase.items.start).is_some_and(|(end, _)| end == phrase.items.end);
        if !nominal || one && frames.is(start, &frames.known.the_many) {
            return phrase;
        }
        // « selon les experts, la doyenne, Jeanne Roy, |partira »: nor is one to many.
        let many = frames.is(phrase.items.start, &frames.known.the_many);
        let singular = frames.is(start, &frames.known.masculine) || frames.is(start, &frames.known.feminine);
        let one_to_many = |apposition: &NounPhrase| {
            many && singular && !apposition.items.clone().any(|i| frames.is(i, &frames.known.et))
        };
        match self.at(start, limit, true).filter(|apposition| !one_to_many(apposition) && !is_other(apposition)) {
            Some(apposition)
                if apposition.items.end >= limit
                    || !frames.is_kind(apposition.items.end, TokenKind::Word)
                    || frames.is(apposition.items.end, &frames.known.qui)
                    || frames.has(apposition.items.end, Classes::PREPOSITION.union(Classes::COORDINATOR)) =>
            {
                let items = phrase.items.start..apposition.items.end;
                let head = if apposition.head == Head::Human { Head::Human } else { phrase.head };
                let longer = NounPhrase { items, head };
                if apposition.items.end < limit
                    && frames.is_sign(apposition.items.end, ',')
                    && apposition.items.end - start > 1
                {
                    return self.with_appositions(longer, limit, is_other);
                }
                longer
            }
            _ => phrase,
        }
    }

    /// `l'institut Keraunos, |observatoire des orages`. Not `la préfecture, |citée par l'AFP`.
    fn is_bare_body(&self, at: usize) -> bool {
        let frames = self.frames;
        let complement = frames.is(at + 1, &frames.known.genitive) || frames.has(at + 1, Classes::DEMONYM);
        complement && frames.has(at, Classes::BODY.union(Classes::ORGANIZATION_HEAD))
    }

    /// Does a verb follow that has the words before `from` for its subject? `selon un témoin, le jeune homme| qui conduisait
    /// |a fui`, `selon X, le maire| « |a menti »`, `selon X, ce client|, vexé, |a crié`. Not where another clause comes first:
    /// `selon X, le maire|, élu en mars, tout va bien`.
    fn verb_follows(&self, from: usize, limit: usize) -> bool {
        let frames = self.frames;
        // Verbs that belong to clauses inside.
        let mut inner = 0;
        let mut auxiliary_before = false;
        // Could what stands since the last comma be the subject itself?
        let (mut behind_comma, mut other_subject) = (false, false);
        for at in from..limit {
            if frames.mark(at).is_some() {
                return inner == 0 && !other_subject && opens_with_verb(frames.surface, frames.index(at) + 1);
            }
            if frames.is_kind(at, TokenKind::Sign) {
                if !frames.is_sign(at, ',') {
                    return false;
                }
                (inner, behind_comma, other_subject) = (0, true, false);
                continue;
            }
            let verb = self.is_finite(at);
            if verb && !auxiliary_before {
                if inner == 0 {
                    return !other_subject;
                }
                inner -= 1;
            }
            inner += usize::from(frames.has(at, Classes::RELATIVE.union(Classes::SUBORDINATOR)));
            auxiliary_before = verb && frames.has(at, Classes::AUXILIARY);
            other_subject |= behind_comma && !frames.has(at, Classes::CLITICS);
        }
        false
    }

    /// Does a finite verb stand in a range that belongs to no clause inside? Not in `La maire, qui a parlé hier,`.
    pub(super) fn holds_main_verb(&self, items: Range<usize>) -> bool {
        let frames = self.frames;
        let opens = Classes::RELATIVE.union(Classes::SUBORDINATOR);
        let (mut inner, mut auxiliary_before) = (0, false);
        let mut noted = false;
        for at in items {
            // « (les élections auront lieu en mars) »
            noted = frames.is_sign(at, '(') || noted && !frames.is_sign(at, ')');
            if noted {
                continue;
            }
            if frames.is_sign(at, ',') {
                inner = 0;
            }
            let verb = self.is_finite(at);
            if verb && !auxiliary_before {
                if inner == 0 {
                    return true;
                }
                inner -= 1;
            }
            let clause = frames.has(at, opens) && !frames.is(at, &frames.known.reflexive);
            inner += usize::from(clause || frames.is(at, &frames.known.que));
            auxiliary_before = verb && frames.has(at, Classes::AUXILIARY);
        }
        false
    }
}
