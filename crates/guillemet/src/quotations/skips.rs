//! What stands between a verb and its subject: adverbs, times, addressees, places, inserted phrases.

use super::noun_phrases::{NounPhrases, REACH};
use super::word_forms::{infinitive, is_adverb_by_ending, is_gerund_by_ending};
use crate::article::{DateKind, EntityKind};
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

impl NounPhrases<'_, '_, '_> {
    /// Where what stands before `end` begins to be more than adverbs, times and adverbial phrases.
    pub(super) fn skip_back(&self, end: usize, start: usize) -> usize {
        let frames = self.frames;
        let mut end = end;
        'outer: while end > start {
            let item = end - 1;
            if frames.has(item, Classes::ADVERB) || is_adverb_by_ending(frames, item) {
                end -= 1;
                continue;
            }
            for length in (2..=5).rev() {
                let Some(from) = end.checked_sub(length).filter(|&from| from >= start) else { continue };
                if frames.has(from, Classes::PHRASE_START) && self.adverbial(from) == Some(length) {
                    end = from;
                    if end > start && frames.is_sign(end - 1, ',') && frames.is_sign(end + length, ',') {
                        end -= 1;
                    }
                    continue 'outer;
                }
            }
            if let Some(from) = self.time_ending(end, start) {
                end = from;
                continue;
            }
            break;
        }
        end
    }

    /// Where an expression of time that ends before `end` starts, with its article.
    fn time_ending(&self, end: usize, start: usize) -> Option<usize> {
        let frames = self.frames;
        let byte = frames.token(end - 1).span.end();
        let behind = self.dates.all.partition_point(|date| date.span.start() < byte);
        let date = self.dates.all[..behind].last().filter(|date| date.span.end() == byte)?;
        let mut from = end - 1;
        while from > start && frames.token(from).span.start() > date.span.start() {
            from -= 1;
        }
        while from > start && frames.has(from - 1, Classes::DETERMINER.union(Classes::PREPOSITION)) && end - from < 9 {
            from -= 1;
        }
        (from > start || end > start).then_some(from)
    }

    /// Behind an expression of time that starts at an item, with its article.
    fn time_at(&self, start: usize, limit: usize) -> Option<usize> {
        let frames = self.frames;
        for lead in 0..3 {
            let at = start + lead;
            if at >= limit {
                return None;
            }
            let byte = frames.token(at).span.start();
            let found = self.dates.all.partition_point(|date| date.span.start() < byte);
            if let Some(date) = self.dates.all.get(found).filter(|date| date.span.start() == byte) {
                let mut end = at;
                while end < limit && frames.token(end).span.start() < date.span.end() {
                    end += 1;
                }
                return Some(end);
            }
            if !frames.has(at, Classes::DETERMINER.union(Classes::PREPOSITION)) {
                return None;
            }
        }
        None
    }

    /// Does the name of a day or hour begin at an item, or behind the article there?
    pub(super) fn begins_time(&self, item: usize) -> bool {
        let frames = self.frames;
        let timely = Classes::WEEKDAY.union(Classes::MONTH).union(Classes::TIME_WORD);
        let noun = item + usize::from(frames.has(item, Classes::DETERMINER));
        if !frames.has(noun, timely) && !frames.is_kind(noun, TokenKind::Number) {
            return false;
        }
        let (first, last) = (frames.token(item).span.start(), frames.token(noun).span.start());
        let found = self.dates.all.partition_point(|date| date.span.start() < first);
        let date = self.dates.all.get(found).filter(|date| date.span.start() <= last);
        date.is_some_and(|date| matches!(date.kind, DateKind::Date | DateKind::Time))
    }

    /// Where the subject of an inverted verb starts: behind adverbs, times, addressees, places and inserted phrases.
    pub(super) fn skip_to_subject(&self, from: usize, limit: usize) -> usize {
        let frames = self.frames;
        let mut at = from;
        let limit = limit.min(from + REACH);
        while at < limit {
            // « affirme en avoir vu »
            if frames.is(at, &frames.known.en) && infinitive(frames, at, limit) {
                break;
            }
            if let Some(length) = self.adverbial(at) {
                at += length;
            } else if frames.has(at, Classes::ADVERB.union(Classes::NEGATION)) || is_adverb_by_ending(frames, at) {
                // « hier soir »
                at = self.time_at(at, limit).unwrap_or(at + 1);
            } else if self.is_about_somebody(at, limit) {
                at += 2;
            } else if let Some(end) = self.time_at(at, limit) {
                at = end;
            } else if frames.is_sign(at, ',') {
                let inserted = at + 1;
                let close = (inserted..limit.min(inserted + 18)).find(|&i| frames.is_sign(i, ','));
                let adverbial = frames.has(inserted, Classes::PREPOSITION.union(Classes::ADVERB))
                    || self.time_at(inserted, limit).is_some()
                    || self.adverbial(inserted).is_some()
                    || is_adverb_by_ending(frames, inserted);
                // « a conclu, ému, le maire »
                let word = frames.is_kind(inserted, TokenKind::Word) && !frames.token(inserted).is_capital();
                let adjective = word && close == Some(inserted + 1) && self.name(inserted).is_none();
                match close {
                    Some(close) if adverbial || adjective => at = close + 1,
                    _ => break,
                }
            } else if frames.has(at, Classes::PREPOSITION)
                && !frames.is(at, &frames.known.genitive)
                && !(frames.has(at, Classes::DETERMINER) && frames.is(at, &frames.known.genitive))
            {
                match self.complement(at, limit) {
                    Some(end) => at = end,
                    None => break,
                }
            } else {
                break;
            }
        }
        at
    }

    /// `dit |de lui |son avocat`
    fn is_about_somebody(&self, at: usize, limit: usize) -> bool {
        let frames = self.frames;
        let pronoun = Classes::SUBJECT_PRONOUN.union(Classes::OBJECT_CLITIC);
        frames.is(at, &frames.known.de)
            && frames.has(at + 1, pronoun)
            && !frames.has(at + 1, Classes::DETERMINER)
            && !infinitive(frames, at + 1, limit.min(at + 5))
    }

    /// Behind a prepositional complement: `à l'AFP`, `sur le plateau de BFMTV`, `dans un communiqué`.
    fn complement(&self, start: usize, limit: usize) -> Option<usize> {
        let frames = self.frames;
        // « a indiqué la maire |en rappelant que »
        let says = is_gerund_by_ending(frames, start + 1) && frames.is(start + 2, &frames.known.que);
        if says && frames.is(start, &frames.known.en) {
            return None;
        }
        let mut at = start + 1;
        while at < limit && frames.has(at, Classes::PREPOSITION) {
            at += 1;
        }
        if at < limit && frames.has(at, Classes::DETERMINER) {
            at += 1;
        }
        let mut nouns = 0;
        // « a raconté à la barre |avoir été agressée »
        while at < limit && !(nouns > 0 && frames.surface.lexicon.speech.is_having(frames.word(at))) {
            if let Some((end, _)) = self.name(at) {
                if nouns > 0 && self.name(at).is_some_and(|(_, kind)| kind == EntityKind::Person) {
                    // « dans un tweet Jeanne Morel »: a person behind a noun is the subject.
                    break;
                }
                at = end;
                nouns += 1;
                // Two names in a row: the second one is the subject.
                if self.name(at).is_some() {
                    break;
                }
                continue;
            }
            if frames.is(at, &frames.known.genitive) && !infinitive(frames, at + 1, limit) {
                at += 1;
                if at < limit && frames.has(at, Classes::DETERMINER) {
                    at += 1;
                }
                continue;
            }
            let word = frames.is_kind(at, TokenKind::Word)
                && !self.stops(at, start)
                && !frames.has(at, Classes::DETERMINER.union(Classes::PREPOSITION).union(Classes::CIVILITY));
            if !(word || frames.is_kind(at, TokenKind::Number)) {
                break;
            }
            at += 1;
            nouns += 1;
        }
        (nouns > 0).then_some(at.min(limit))
    }

    /// How many items the adverbial phrase at an item has.
    pub(super) fn adverbial(&self, at: usize) -> Option<usize> {
        let frames = self.frames;
        if !frames.has(at, Classes::PHRASE_START) {
            return None;
        }
        let phrases = &frames.surface.lexicon.speech.adverbials;
        phrases.longest(frames.word(at), |i| frames.word(at + 1 + i)).map(|(length, ())| length)
    }
}
