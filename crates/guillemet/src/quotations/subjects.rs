//! Subjects before their verb: the noun phrase that ends there, or the clause's opening up to it.

use std::ops::Range;

use super::noun_phrases::{Head, LONGEST, NounPhrase, NounPhrases, REACH};
use super::word_forms::{is_adverb_by_ending, is_gerund_by_ending, is_participle_by_ending};
use crate::article::{EntityKind, MentionForm};
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// How many items a quantity has at most: `de plus en plus de`.
const QUANTITY: usize = 6;
/// How far `qui` stands before the verb of its clause and that verb's end at most: `qui ne l'est`.
const THOSE: usize = 4;
/// How far the comma before an apposition of two offices stands before the second one at most.
const APPOSITION: usize = 14;
/// How far a relative pronoun stands before the verb of its clause at most: `dont le fils aîné a été`.
const RELATIVE: usize = 6;

impl NounPhrases<'_, '_, '_> {
    /// The subject that ends before `end`: the noun phrase with its appositions, skipping adverbs, times and inserted
    /// phrases between it and the verb.
    pub(super) fn before(&self, end: usize, start: usize, plural: bool) -> Option<NounPhrase> {
        let phrase = self.phrase_before(end, start, plural)?;
        Some(if plural { self.whole_of_list(phrase, start) } else { phrase })
    }

    /// `Des élus, dont le maire, Paul Hazard, et |la présidente, Anne Vidal|, ont dit`: all of whom the phrase names one.
    fn whole_of_list(&self, phrase: NounPhrase, start: usize) -> NounPhrase {
        let frames = self.frames;
        let from = phrase.items.start;
        let and = from.checked_sub(1).filter(|&i| i > start && frames.is(i, &frames.known.et));
        let reach = and.map_or(from..from, |and| start.max(and.saturating_sub(REACH))..and);
        let whose = reach.rev().take_while(|&i| !self.is_finite(i)).find(|&i| frames.is(i, &frames.known.dont));
        let comma = whose.and_then(|dont| dont.checked_sub(1)).filter(|&i| i > start && frames.is_sign(i, ','));
        match comma.and_then(|comma| self.ending_at(comma, start, true)) {
            Some(all) if all.head.speaks() => NounPhrase { items: all.items.start..phrase.items.end, ..all },
            _ => phrase,
        }
    }

    fn phrase_before(&self, end: usize, start: usize, plural: bool) -> Option<NounPhrase> {
        let frames = self.frames;
        let start = start.max(end.saturating_sub(REACH));
        let mut end = end;
        if let Some(phrase) = self.without_noun(end, start) {
            return Some(phrase);
        }
        for _ in 0..3 {
            end = self.skip_back(end, start);
            if end <= start {
                return None;
            }
            // « l'une d'elles »
            let of_them = (start..end - 1).rev().take(2).any(|i| self.among_them(i) == Some(end));
            if frames.has(end - 1, Classes::SUBJECT_PRONOUN) && !of_them && !frames.has(end - 1, Classes::NUMBER_WORD) {
                return Some(NounPhrase { items: end - 1..end, head: Head::Pronoun });
            }
            let dash = frames.is_sign(end - 1, '–') || frames.is_sign(end - 1, '-');
            if !frames.is_sign(end - 1, ',') && !dash && !frames.is_sign(end - 1, ')') {
                return self.ending_at(end, start, plural).map(|phrase| self.with_name_before(phrase, start));
            }
            if frames.is_sign(end - 1, ')') {
                // « X (PS) a déclaré »
                let open = (start..end - 1).rev().take(8).find(|&i| frames.is_sign(i, '('))?;
                let phrase = self.ending_at(open, start, plural)?;
                return Some(NounPhrase { items: phrase.items.start..end, head: phrase.head });
            }
            // An apposition or inserted phrase between commas.
            let sign = frames.token(end - 1).first;
            let Some(comma) = (start..end - 1).rev().find(|&i| frames.is_sign(i, sign)) else {
                return self.before_stray_comma(end - 1, start, plural);
            };
            let inserted = comma + 1;
            let before = self.ending_at(comma, start, plural).or_else(|| self.whole_clause(comma, start));
            if let Some(phrase) = before.map(|phrase| self.without_age(phrase, start)) {
                let from = phrase.items.start;
                // « Dans la soirée, X, Y »: the segment behind a leading complement is the subject itself.
                let leading = from > start && frames.has(from - 1, Classes::PREPOSITION);
                if phrase.head.speaks() && !leading {
                    // « Le maire, invoquant un risque, |a dit »: what somebody does is no part of who it is.
                    let end = if self.is_no_apposition(inserted..end - 1) { comma } else { end - 1 };
                    return Some(NounPhrase { items: from..end, head: phrase.head });
                }
            }
            let name = self.name(inserted).is_some();
            if name || frames.has(inserted, Classes::DETERMINER) {
                if let Some(phrase) = self.ending_at(end - 1, inserted, plural) {
                    if phrase.head.speaks() {
                        return Some(phrase);
                    }
                }
            }
            end = comma;
        }
        None
    }

    /// `Beaucoup| pensent`, `tous| disent`, `d'autres| assurent`, `64 %| jugent`: a subject without a noun, that opens its clause.
    fn without_noun(&self, end: usize, start: usize) -> Option<NounPhrase> {
        let frames = self.frames;
        let known = frames.known;
        let last = end.checked_sub(1).filter(|&i| i >= start)?;
        let pair = last > start;
        let from = if self.stands_alone(last) || frames.is(last, &known.all) {
            last
        } else if pair && frames.is(last, &known.others) && frames.is(last - 1, &known.genitive)
            || pair && frames.is_sign(last, '%') && frames.is_kind(last - 1, TokenKind::Number)
        {
            last - 1
        } else {
            return None;
        };
        self.opens_at(from, start).then_some(NounPhrase { items: from..end, head: Head::Human })
    }

    /// `Jeanne Morel, |45 ans|, présidente du club`, `Jeanne Morel, |présidente du club|, 45 ans`: with the name that an age or a bare
    /// office behind it belongs to.
    fn without_age(&self, phrase: NounPhrase, start: usize) -> NounPhrase {
        let frames = self.frames;
        let first = phrase.items.start;
        let age = frames.is_kind(first, TokenKind::Number) && frames.is(phrase.items.end - 1, &frames.known.years);
        let bare = frames.has(first, Classes::ROLE) && !frames.token(first).is_capital();
        let comma = first.checked_sub(1).filter(|&i| i > start && frames.is_sign(i, ','));
        match comma.filter(|_| age || bare).and_then(|comma| self.ending_at(comma, start, false)) {
            Some(owner) if owner.head.speaks() => NounPhrase { items: owner.items.start..phrase.items.end, ..owner },
            _ => phrase,
        }
    }

    /// `Le maire|, invoquant un risque,`, `Le maire|, soupçonné d'avoir aidé sa femme X,`, `La ministre|, tout en se disant prête,`, `La maire|, elle,`: what stands between commas
    /// and says nothing of who it is.
    fn is_no_apposition(&self, inserted: Range<usize>) -> bool {
        let frames = self.frames;
        let pronoun = Classes::SUBJECT_PRONOUN.union(Classes::OBJECT_CLITIC);
        let small = |&i: &usize| {
            frames.is(i, &frames.known.but) || frames.is(i, &frames.known.en) || frames.has(i, Classes::OBJECT_CLITIC)
        };
        let verb = inserted.clone().find(|i| !small(i)).unwrap_or(inserted.start);
        let others =
            || !frames.has(inserted.start, Classes::RELATIVE) && inserted.clone().any(|i| self.is_person_apart(i));
        inserted.len() == 1 && frames.has(inserted.start, pronoun)
            || is_gerund_by_ending(frames, verb)
            || is_participle_by_ending(frames, inserted.start) && others()
    }

    /// `Jeanne Morel, une des responsables du club| a écrit`, `Jeanne Morel, directrice du club depuis 1993 et amie de X| a écrit`: the
    /// name that an apposition without its second comma belongs to.
    fn with_name_before(&self, phrase: NounPhrase, start: usize) -> NounPhrase {
        let frames = self.frames;
        let from = phrase.items.start;
        let trade = Classes::ROLE.union(Classes::HUMAN);
        let bare = frames.has(from, trade) && !frames.token(from).is_capital();
        if phrase.head != Head::Human || !bare && !frames.is(from, &frames.known.indefinite) {
            return phrase;
        }
        // « directrice du club depuis 1993 |et amie de X »
        let joined = bare && from > start && frames.is(from - 1, &frames.known.et);
        let reach =
            if joined { start.max(from.saturating_sub(APPOSITION))..from - 1 } else { from.max(start + 1) - 1..from };
        let comma = reach.rev().find(|&i| i > start && frames.is_sign(i, ','));
        let Some(comma) = comma.filter(|&comma| !joined || frames.has(comma + 1, trade)) else { return phrase };
        match self.ending_at(comma, start, false).filter(|name| {
            let named = self.mentions(name.items.clone()).any(|mention| mention.form == MentionForm::Name);
            name.head == Head::Human && named && self.opens_at(name.items.start, start)
        }) {
            Some(name) => NounPhrase { items: name.items.start..phrase.items.end, head: Head::Human },
            None => phrase,
        }
    }

    /// `Le président Paul Roy|, a déclaré`: somebody who opens the sentence, and whom a comma parts from the verb.
    fn before_stray_comma(&self, comma: usize, start: usize, plural: bool) -> Option<NounPhrase> {
        let phrase = self.ending_at(comma, start, plural).filter(|_| self.frames.is_sign(comma, ','))?;
        let whole = phrase.items.start == start && phrase.items.end == comma;
        (whole && phrase.head.acts()).then_some(phrase)
    }

    /// Is a person named at an item whom no preposition governs? `sa femme |Jeanne Morel`, not `soutenu par |Jeanne Morel`.
    fn is_person_apart(&self, item: usize) -> bool {
        let governed = Classes::PREPOSITION.union(Classes::COORDINATOR);
        self.name(item).is_some_and(|(_, kind)| kind == EntityKind::Person) && !self.frames.has(item - 1, governed)
    }

    /// Does a clause open at an item?
    fn opens_at(&self, item: usize, start: usize) -> bool {
        let frames = self.frames;
        item == start
            || frames.is_kind(item - 1, TokenKind::Sign)
            || frames.has(item - 1, Classes::COORDINATOR.union(Classes::SUBORDINATOR))
    }

    /// The first noun phrase of a clause that reaches up to `end`.
    fn ending_at(&self, end: usize, start: usize, plural: bool) -> Option<NounPhrase> {
        let frames = self.frames;
        let start = start.max(end.saturating_sub(LONGEST));
        let clause = self.clause_start(end, start);
        if let Some(those) = self.those_who(clause, start) {
            return Some(NounPhrase { items: those..end, head: Head::Human });
        }
        if let Some(phrase) = self.before_relative(clause..end, start) {
            return Some(phrase);
        }
        let mut from = clause;
        while from < end {
            // Not the complement of a preposition or the second of two coordinated phrases.
            let of_both =
                frames.has(from, Classes::PREPOSITION) && from > clause && frames.has(from - 1, Classes::COORDINATOR);
            let complement = of_both || from > clause && frames.has(from - 1, Classes::PREPOSITION);
            let inside = from > clause
                && !frames.has(from, Classes::DETERMINER)
                && !frames.has(from - 1, Classes::COORDINATOR.union(Classes::ADVERB))
                && frames.is_kind(from - 1, TokenKind::Word)
                && self.name(from).is_none()
                && !self.begins_title(from);
            if !complement && !inside {
                if let Some(phrase) = self.at(from, end, plural) {
                    if phrase.items.end == end {
                        return Some(phrase);
                    }
                    if phrase.items.end > from + 1 && self.skip_back(end, phrase.items.end) == phrase.items.end {
                        return Some(phrase);
                    }
                }
            }
            from += 1;
        }
        None
    }

    /// The subject of the verb at an item: the noun phrase before it, or all that opens its clause.
    pub(super) fn of_verb(&self, verb: usize, start: usize, plural: bool) -> Option<NounPhrase> {
        self.before(verb, start, plural).or_else(|| self.whole_clause(verb, start))
    }

    /// Where the words start that stand before `end` in one clause, without a sign or verb between.
    fn clause_start(&self, end: usize, start: usize) -> usize {
        let frames = self.frames;
        let mut clause = end;
        while clause > start {
            let item = clause - 1;
            if frames.is_kind(item, TokenKind::Sign)
                && matches!(frames.token(item).first, ',' | ';' | ':' | '–' | '—' | '-' | '…' | '?' | '!')
                || frames.is_kind(item, TokenKind::Clitic)
                || frames.has(item, Classes::RELATIVE.union(Classes::SUBORDINATOR))
                || self.is_finite(item)
            {
                break;
            }
            clause -= 1;
        }
        clause
    }

    /// Where `celle qui` stands whose clause reaches up to an item: `Celle qui dirige le club| note`.
    fn those_who(&self, clause: usize, start: usize) -> Option<usize> {
        let frames = self.frames;
        let who = (start..clause).rev().take(THOSE).find(|&i| frames.is(i, &frames.known.qui))?;
        let those = who.checked_sub(1).filter(|&i| i >= start)?;
        frames.is(those, &frames.known.those).then_some(those)
    }

    /// `Les voisins qui ont vu |la scène| affirment`, `Le maire qui |dirige la ville| estime`: what the relative clause belongs
    /// to whose last words these are. It has its verb already, so the next one is not its own.
    fn before_relative(&self, words: Range<usize>, start: usize) -> Option<NounPhrase> {
        let frames = self.frames;
        let before = words.start.checked_sub(1).filter(|&i| i > start)?;
        let pronoun = if frames.is(before, &frames.known.qui) {
            self.opens_with_verb_and_object(words.clone()).then_some(before)?
        } else if self.is_finite(before) {
            (start..before).rev().take(RELATIVE).find(|&i| frames.has(i, Classes::RELATIVE))?
        } else {
            return None;
        };
        let plain = |i: usize| !frames.has(i, Classes::COORDINATOR) && frames.mark(i).is_none();
        let whole = (pronoun..words.end).all(plain) && (pronoun..before).all(|i| !frames.is_kind(i, TokenKind::Sign));
        if !whole {
            return None;
        }
        self.longest_ending_at(pronoun, start, |_| true)
    }

    /// Do the words behind `qui` begin with a verb, which no table need know there? Not `qui, dans un entretien, |a dit`.
    fn opens_with_verb_and_object(&self, words: Range<usize>) -> bool {
        let frames = self.frames;
        let clitic = |&i: &usize| frames.has(i, Classes::CLITICS);
        let other = Classes::DETERMINER.union(Classes::PREPOSITION).union(Classes::ADVERB).union(Classes::SUBORDINATOR);
        words.clone().find(|i| !clitic(i)).is_some_and(|verb| {
            verb + 1 < words.end
                && frames.is_kind(verb, TokenKind::Word)
                && !frames.token(verb).is_capital()
                && !frames.has(verb, other)
        })
    }

    /// A clause's opening up to its verb, where no noun phrase reaches that far: `les députés présents dans l'hémicycle |ont
    /// dit`, `près d'un électeur sur deux |pense`. Not the rest of a clause behind another verb.
    fn whole_clause(&self, verb: usize, start: usize) -> Option<NounPhrase> {
        let frames = self.frames;
        let start = start.max(verb.saturating_sub(LONGEST));
        let end = self.skip_back(verb, start);
        let clause = self.clause_start(end, start);
        if clause >= end || !self.opens_at(clause, start) || frames.mark(clause).is_some() {
            return None;
        }
        // « près de », « de plus en plus de », « de nombreux »: how many, before the noun.
        let counted = |from: usize| {
            if frames.is(from, &frames.known.de) && frames.is(from + 1, &frames.known.several) {
                return Some(from + 2);
            }
            let of = (from..end.min(from + QUANTITY)).rev().find(|&i| frames.is(i, &frames.known.de))?;
            (of > from && (from..of).all(|i| frames.is(i, &frames.known.quantity))).then_some(of + 1)
        };
        let mut from = clause;
        while from < end && counted(from).is_none() {
            from = match self.adverbial(from) {
                Some(length) => from + length,
                None if frames.has(from, Classes::COORDINATOR) || is_adverb_by_ending(frames, from) => from + 1,
                None => break,
            };
        }
        let quantity = counted(from);
        let noun = quantity.unwrap_or(from);
        let number = frames.is_kind(from, TokenKind::Number) || frames.has(from, Classes::NUMBER_WORD);
        // « l'ancien joueur de Brest, |du PSG ou de Lens »
        let linked = frames.is(from, &frames.known.dative)
            || frames.is(from, &frames.known.genitive) && !frames.is(from, &frames.known.the_many);
        let article = frames.has(from, Classes::DETERMINER) && !linked;
        let opens = quantity.is_some() || number || article || self.name(from).is_some();
        if !opens || frames.has(from, Classes::OBJECT_CLITIC.union(Classes::SUBJECT_PRONOUN)) && from + 1 >= end {
            return None;
        }
        let words = (from..end).all(|i| {
            frames.mark(i).is_none()
                && (!frames.is_kind(i, TokenKind::Sign) || matches!(frames.token(i).first, '%' | '(' | ')'))
                && (!frames.has(i, Classes::COORDINATOR) || frames.is(i + 1, &frames.known.genitive))
        });
        let phrase = self.at(noun, end, true).filter(|phrase| words && phrase.head != Head::Pronoun)?;
        Some(NounPhrase { items: from..end, head: phrase.head })
    }

    /// The noun phrase that `qui` or a gerund right behind it belongs to: the longest one that ends at `end` and can speak, be
    /// it a complement (`selon le bilan de la police|, qui évoque`, `huée par une foule| hurlant`).
    pub(super) fn antecedent(&self, end: usize, start: usize) -> Option<NounPhrase> {
        self.longest_ending_at(end, start, |head| head.acts())
    }

    /// What no table knows to speak: `un texto| qui dit`, `le sarkozyste|, qui avait dit`.
    pub(super) fn any_antecedent(&self, end: usize, start: usize) -> Option<NounPhrase> {
        self.longest_ending_at(end, start, |_| true)
    }

    /// The longest noun phrase with such a head that ends at `end`, all in one part of a clause.
    fn longest_ending_at(&self, end: usize, start: usize, fits: impl Fn(Head) -> bool) -> Option<NounPhrase> {
        let frames = self.frames;
        let start = start.max(end.saturating_sub(LONGEST));
        let mut from = end;
        let mut longest = None;
        while from > start {
            let item = from - 1;
            if frames.mark(item).is_some()
                || frames.is_kind(item, TokenKind::Clitic)
                || frames.is_kind(item, TokenKind::Sign)
                    && matches!(frames.token(item).first, ',' | ';' | ':' | '–' | '—')
            {
                break;
            }
            from = item;
            let opens = frames.has(from, Classes::DETERMINER) || self.name(from).is_some() || self.begins_title(from);
            if !opens || from > start && frames.has(from - 1, Classes::DETERMINER) {
                continue;
            }
            if let Some(phrase) = self.at(from, end, true) {
                if phrase.items.end == end && fits(phrase.head) {
                    longest = Some(phrase);
                }
            }
        }
        longest
    }

    /// `M. Morel`, `Me Morel`
    fn begins_title(&self, item: usize) -> bool {
        self.frames.has(item, Classes::CIVILITY) && self.frames.token(item).is_capital()
    }
}
