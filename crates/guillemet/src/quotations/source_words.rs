//! Sources without a verb: `selon X`, `pour X`, `de source policière`, `selon ce qu'a appris X`.

use std::ops::Range;

use super::clauses::{Attribution, Clauses};
use super::cues::CueGroup;
use super::noun_phrases::{Head, NounPhrase};
use crate::lexicon::{Classes, SourceWord};
use crate::tokens::TokenKind;

impl Clauses<'_, '_, '_, '_> {
    /// `selon X`, `pour X,`, `de source policière`.
    pub(super) fn source_of_word(&self, cue: CueGroup, kind: SourceWord) -> Option<Attribution> {
        let frames = self.frames();
        let limit = self.frame.items.end;
        let start = cue.items.end;
        if let Some(source) = self.source_before_relative(&cue).filter(|_| kind == SourceWord::Source) {
            return Some(Attribution { items: cue.items.start..start + 1, cue, source: Some(source), inverted: false });
        }
        if let Some((source, end)) = self.who_told(start).filter(|_| kind == SourceWord::Source) {
            return Some(Attribution { items: cue.items.start..end, cue, source: Some(source), inverted: false });
        }
        // « pour Me Morel »
        let title = frames.has(start, Classes::CIVILITY) && frames.token(start).is_capital();
        let pronoun = frames.has(start, Classes::OBJECT_CLITIC) && !frames.has(start, Classes::DETERMINER) && !title;
        let phrase = if kind == SourceWord::Sourced {
            let end = self.phrases.at(start, limit, true).map_or(start + 1, |phrase| phrase.items.end);
            Some(NounPhrase { items: cue.items.end - 1..end, head: Head::Human })
        } else if pronoun {
            Some(NounPhrase { items: start..start + 1, head: Head::Pronoun })
        } else {
            // « d'après d'anciens officiers »
            let partitive = frames.is(start, &frames.known.de) && !frames.has(start, Classes::DETERMINER);
            let phrase = self.phrases.at(start + usize::from(partitive), limit, true);
            let phrase = phrase.map(|phrase| self.phrases.with_apposition_before_clause(phrase, limit));
            phrase.map(|phrase| NounPhrase { items: start..phrase.items.end, ..phrase })
        };
        match kind {
            SourceWord::Cry => {
                return Some(Attribution { items: cue.items.clone(), cue, source: None, inverted: false });
            }
            SourceWord::Human => {
                let phrase = phrase.as_ref()?;
                if cue.items.start > self.frame.items.start && frames.mark(cue.items.start - 1).is_some() {
                    return self.behind_passage(cue, phrase.clone());
                }
                // « « Pour les élus, c'est fini », dit X »: whom something concerns, in the words of X.
                if self.frame.parent.is_some() || !self.is_opinion_of(start, phrase) {
                    return None;
                }
            }
            SourceWord::Source | SourceWord::Words | SourceWord::Sourced => {}
        }
        if frames.is(start, &frames.known.me) {
            return None;
        }
        let phrase = phrase?;
        let items = cue.items.start..phrase.items.end;
        Some(Attribution { cue, source: Some(phrase), inverted: false, items })
    }

    /// `Pour |la maire|, le stade rouvrira`: does a phrase behind `pour`, set off by a comma, name whose opinion it is?
    fn is_opinion_of(&self, start: usize, phrase: &NounPhrase) -> bool {
        let frames = self.frames();
        let end = phrase.items.end;
        // « Pour 979 d'entre eux, », « Pour un mouvement récent, » say whom something concerns.
        let some_body = phrase.head == Head::Body && frames.is(start, &frames.known.articles);
        if some_body || frames.is_kind(start, TokenKind::Number) {
            return false;
        }
        let speaks = match phrase.head {
            Head::Human | Head::Body => true,
            Head::Pronoun => frames.has(start, Classes::SUBJECT_PRONOUN | Classes::OBJECT_CLITIC),
            Head::Unknown => self.phrases.name(start).is_some(),
            Head::Document | Head::Thing => false,
        };
        // « Pour le club, a déclaré X, le stade rouvrira. »
        let verb = Classes::AUXILIARY | Classes::CUE_VERB;
        speaks && frames.is_sign(end, ',') && !frames.has(end + 1, verb)
    }

    /// `le parquet|, selon qui`, `un communiqué| selon lequel`: the source stands before the word.
    fn source_before_relative(&self, cue: &CueGroup) -> Option<NounPhrase> {
        let frames = self.frames();
        let Range { start, end } = cue.items.clone();
        if !frames.has(end, Classes::RELATIVE) || frames.is(end, &frames.known.que) {
            return None;
        }
        let first = self.frame.items.start;
        let comma = start > first && frames.is_sign(start - 1, ',');
        let end = start - usize::from(comma);
        self.phrases.antecedent(end, first).or_else(|| self.phrases.any_antecedent(end, first))
    }

    /// `« A » pour |Jeanne Morel|`, `« B » pour |le maire|, qui ...`: a passage that is the clause so far, and whose it is. Not
    /// `elle a écrit « A » pour sa fille`.
    fn behind_passage(&self, cue: CueGroup, phrase: NounPhrase) -> Option<Attribution> {
        let frames = self.frames();
        let first = self.frame.items.start;
        let passage = cue.items.start - 1;
        let opens =
            passage == first || frames.is_sign(passage - 1, ',') || frames.has(passage - 1, Classes::COORDINATOR);
        let closes = phrase.items.end >= self.frame.items.end
            || frames.is_kind(phrase.items.end, TokenKind::Sign)
            || frames.has(phrase.items.end, Classes::RELATIVE.union(Classes::COORDINATOR));
        let verb = || (first..passage).any(|i| self.phrases.is_finite(i));
        let known = || self.phrases.mentions(phrase.items.clone()).next().is_some();
        let speaks = phrase.head == Head::Human && opens && closes && known() && !verb();
        let items = cue.items.start..phrase.items.end;
        speaks.then_some(Attribution { cue, source: Some(phrase), inverted: false, items })
    }

    /// `selon |ce qu'a appris La Presse|`, `d'après |ce que rapporte le journal|`, `selon |ce que la police a indiqué|`: who told it, and
    /// where the clause that says so ends.
    fn who_told(&self, start: usize) -> Option<(NounPhrase, usize)> {
        let frames = self.frames();
        if !frames.is(start, &frames.known.demonstrative) || !frames.is(start + 1, &frames.known.que) {
            return None;
        }
        let (subject, verb) = self.subject_of_clause(start + 1)?;
        let end = verb.end.max(subject.items.end);
        Some((subject, end))
    }
}
