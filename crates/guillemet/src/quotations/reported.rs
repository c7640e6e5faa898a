//! Reported clauses without marks: `que`, infinitives, questions, inserted cues, `selon`.

use std::cell::OnceCell;
use std::ops::Range;

use super::candidates::{Candidate, SourceWords};
use super::clauses::{Attribution, Clauses};
use super::cues::CueKind;
use super::inserted;
use super::noun_phrases::Head;
use super::word_forms::{infinitive, is_adverb_by_ending, is_participle_by_ending};
use crate::article::QuotationKind;
use crate::lexicon::{Classes, SourceWord, Uses};
use crate::tokens::TokenKind;

/// A cue under work.
pub(super) struct Reporting {
    pub(super) index: usize,
    /// The item behind the cue and its subject, once a construction has asked for it.
    behind: OnceCell<usize>,
}

/// A construction: the reported clause of a cue, if this is one.
type Construction = fn(&Clauses<'_, '_, '_, '_>, &Reporting) -> Option<Vec<Range<usize>>>;

/// The constructions in the order in which they are tried; the first that fits a cue wins.
const CONSTRUCTIONS: [(&str, Construction); 7] = [
    ("infinitive", bare_infinitive),
    ("de-infinitive", de_infinitive),
    ("que", que_clause),
    ("question", question),
    ("colon", colon_clause),
    ("inserted", inserted::inserted),
    ("source-word", source_scope),
];

impl Clauses<'_, '_, '_, '_> {
    /// Adds the reported clauses of the frame. What is speech in marks already is not reported a second time, nor is what the
    /// cue at `taken` governs.
    pub(super) fn reported(&self, taken: Option<usize>, found: &mut Vec<Candidate>) {
        let frames = self.frames();
        for (index, attribution) in self.cues.iter().enumerate() {
            if taken == Some(index) || attribution.cue.negated || !self.can_report(attribution) {
                continue;
            }
            let reporting = Reporting { index, behind: OnceCell::new() };
            for (rule, construction) in CONSTRUCTIONS {
                let Some(clauses) = construction(self, &reporting) else { continue };
                let clauses: Vec<Range<usize>> =
                    clauses.into_iter().map(|c| self.without_comma(c)).filter(|c| self.has_words(c)).collect();
                if clauses.is_empty() || clauses.iter().any(|c| self.holds_speech(c.clone(), found)) {
                    break;
                }
                found.push(Candidate {
                    kind: QuotationKind::Indirect,
                    parts: clauses.iter().map(|c| frames.span(c.clone())).collect(),
                    cue: Some((frames.span(attribution.cue.items.clone()), attribution.cue.lemma)),
                    source: attribution
                        .source
                        .clone()
                        .map(|phrase| SourceWords { span: frames.span(phrase.items.clone()), phrase }),
                    rule,
                    block: self.frame.block,
                    mark: None,
                    parent: self.frame.parent,
                    frame: self.index,
                    frame_start: frames.index(self.frame.items.start),
                    alone: false,
                });
                break;
            }
        }
    }

    /// Can this cue report without marks? Not for the narrator, nobody, or things.
    fn can_report(&self, attribution: &Attribution) -> bool {
        let cue = &attribution.cue;
        if cue.kind == CueKind::Passive {
            return false;
        }
        let Some(source) = &attribution.source else {
            // A subject that no noun phrase fits (« près d'un Français sur quatre déclare »).
            let start = cue.items.start;
            return cue.kind == CueKind::Finite
                && cue.uses.has(Uses::STRONG)
                && start > self.frame.items.start
                && !self.frames().is_kind(start - 1, TokenKind::Sign);
        };
        let rumour = attribution.inverted && self.frames().is(source.items.start, &self.frames().known.one);
        if self.is_narrator(source) && !rumour && (self.frame.parent.is_none() || self.is_opinion(attribution)) {
            return false;
        }
        let frames = self.frames();
        if cue.kind == CueKind::Infinitive {
            // « il faut dire que », « à noter que », « sans préciser si » report nobody's words.
            let before = cue.items.start.checked_sub(1).filter(|&i| i >= self.frame.items.start);
            let reports = before.is_some_and(|i| {
                frames.is(i, &frames.known.pour)
                    || frames.is(i, &frames.known.genitive)
                    || frames.is(i, &frames.known.dative) && i > self.frame.items.start
            });
            // « c'est une illusion de croire que »
            let nobody = source.head == Head::Pronoun && frames.is(source.items.start, &frames.known.it);
            if !reports || nobody {
                return false;
            }
        }
        !cue.uses.has(Uses::HUMAN) || matches!(source.head, Head::Human | Head::Body | Head::Pronoun)
    }

    /// `« Je pense que le pont tient »`: who speaks says what they think, and reports no words. `« Je lui ai dit que non »` does.
    fn is_opinion(&self, attribution: &Attribution) -> bool {
        let cue = &attribution.cue;
        cue.kind == CueKind::Finite && !cue.uses.has(Uses::STRONG)
    }

    /// A clause without a comma behind it.
    fn without_comma(&self, clause: Range<usize>) -> Range<usize> {
        let comma = clause.len() > 1 && self.frames().is_sign(clause.end - 1, ',');
        clause.start..clause.end - usize::from(comma)
    }

    fn has_words(&self, items: &Range<usize>) -> bool {
        let frames = self.frames();
        items.clone().any(|i| frames.mark(i).is_some() || frames.is_kind(i, TokenKind::Word))
    }

    /// Behind the cue, its subject if that stands there, and what can stand before the reported clause.
    fn behind_cue_words(&self, reporting: &Reporting) -> usize {
        *reporting.behind.get_or_init(|| {
            let attribution = &self.cues[reporting.index];
            self.phrases.skip_to_subject(attribution.items.end.max(attribution.cue.items.end), self.frame.items.end)
        })
    }

    /// The same, behind an addressee too: `a informé les étudiants que`.
    fn behind_addressee(&self, reporting: &Reporting) -> usize {
        let at = self.behind_cue_words(reporting);
        match self.phrases.at(at, self.frame.items.end, false) {
            Some(phrase) if phrase.head.speaks() && phrase.head != Head::Pronoun => {
                self.phrases.skip_to_subject(phrase.items.end, self.frame.items.end)
            }
            _ => at,
        }
    }

    /// The frame without connectors at its start.
    pub(super) fn without_connector(&self, start: usize) -> usize {
        let frames = self.frames();
        let mut at = start;
        if frames.has(at, Classes::COORDINATOR) {
            // « Or, trois élus sur quatre ... »
            at += 1 + usize::from(frames.is_sign(at + 1, ','));
        }
        let behind = match self.phrases.adverbial(at) {
            Some(length) => at + length,
            None if frames.has(at, Classes::ADVERB) || is_adverb_by_ending(frames, at) => at + 1,
            None => return at,
        };
        if frames.is_sign(behind, ',') { behind + 1 } else { at }
    }
}

/// `X a affirmé que ...`, `X se dit convaincu que ...`: the clause behind `que`; an addressee can stand between. Not `ne dit que`.
fn que_clause(clauses: &Clauses<'_, '_, '_, '_>, reporting: &Reporting) -> Option<Vec<Range<usize>>> {
    let (frames, index) = (clauses.frames(), reporting.index);
    let cue = &clauses.cues[index].cue;
    if !cue.uses.has(Uses::QUE) {
        return None;
    }
    let mut at = clauses.behind_cue_words(reporting);
    // « se dit convaincue que »
    let adjective = cue.reflexive && cue.kind == CueKind::Finite && frames.is_kind(at, TokenKind::Word);
    let no_adjective = Classes::DETERMINER.union(Classes::SUBORDINATOR).union(Classes::PREPOSITION);
    if adjective && !frames.has(at, no_adjective) && frames.is(at + 1, &frames.known.que) {
        at += 1;
    }
    if !frames.is(at, &frames.known.que) {
        at = clauses.behind_addressee(reporting);
    }
    if at >= clauses.frame.items.end || !frames.is(at, &frames.known.que) {
        return None;
    }
    // « a dit X alors que ... » says when, « bien que » in spite of what.
    if clauses.cues[index].inverted && frames.is(at - 1, &frames.known.before_que) {
        return None;
    }
    // « que, comme toujours, ... »
    let set_off = frames.is_sign(at + 1, ',') && !frames.has(at + 2, Classes::CUE_VERB);
    let start = at + 1 + usize::from(set_off);
    Some(vec![start..clauses.clause_end(start, index)])
}

/// `X dit vouloir ...`, `X dévoile avoir signé ...`, `X se dit prêt à ...`.
fn bare_infinitive(clauses: &Clauses<'_, '_, '_, '_>, reporting: &Reporting) -> Option<Vec<Range<usize>>> {
    let (frames, index) = (clauses.frames(), reporting.index);
    let attribution = &clauses.cues[index];
    let cue = &attribution.cue;
    if !cue.uses.has(Uses::INFINITIVE | Uses::QUE) || attribution.inverted {
        return None;
    }
    let limit = clauses.frame.items.end;
    let at = clauses.behind_cue_words(reporting);
    // « a expliqué mardi, |n'y être pas opposé »
    let comma = usize::from(frames.is_sign(at, ',') && is_having(clauses, at + 1));
    let at = at + comma;
    // « dit |ne pas avoir vu »: what negates the infinitive is reported too.
    let from = cue.items.end.max(attribution.items.end);
    let at = (from..at).find(|&i| frames.is(i, &frames.known.ne)).unwrap_or(at);
    // « dévoile avoir signé »: what was done is told by verbs that say nothing of what will be.
    let done = || is_participle_by_ending(frames, at + 1) && !frames.has(at + 1, Classes::ADVERB);
    if at >= limit || !cue.uses.has(Uses::INFINITIVE) && !done() {
        return None;
    }
    if infinitive(frames, at, limit) {
        return Some(vec![at..clauses.infinitive_end(at, index)]);
    }
    // « se dit prête à partir »
    let joined = at + 2 < limit
        && cue.reflexive
        && frames.is_kind(at, TokenKind::Word)
        && (frames.is(at + 1, &frames.known.dative) || frames.is(at + 1, &frames.known.de))
        && infinitive(frames, at + 2, limit);
    joined.then(|| vec![at..clauses.infinitive_end(at, index)])
}

/// `n'y être`, `avoir`, `ne pas vouloir`: one of the infinitives that open what is reported, with its clitics.
fn is_having(clauses: &Clauses<'_, '_, '_, '_>, start: usize) -> bool {
    const CLITICS: usize = 3;
    let frames = clauses.frames();
    let limit = clauses.frame.items.end.min(start + CLITICS);
    let clitic = |&i: &usize| frames.has(i, Classes::CLITICS);
    let verb = (start..limit).find(|i| !clitic(i));
    verb.is_some_and(|verb| frames.surface.lexicon.speech.is_having(frames.word(verb)))
}

/// `X demande aux habitants de rester`: the infinitive without `de`.
fn de_infinitive(clauses: &Clauses<'_, '_, '_, '_>, reporting: &Reporting) -> Option<Vec<Range<usize>>> {
    let (frames, index) = (clauses.frames(), reporting.index);
    let cue = &clauses.cues[index].cue;
    if !cue.uses.has(Uses::DE) || clauses.cues[index].inverted {
        return None;
    }
    let limit = clauses.frame.items.end;
    let opens = |at: usize| at + 1 < limit && frames.is(at, &frames.known.de) && infinitive(frames, at + 1, limit);
    let mut at = clauses.behind_cue_words(reporting);
    if !opens(at) {
        at = clauses.behind_addressee(reporting);
    }
    opens(at).then(|| vec![at + 1..clauses.infinitive_end(at + 1, index)])
}

/// `X a demandé si ...`, `X raconte comment ...`: the whole question.
fn question(clauses: &Clauses<'_, '_, '_, '_>, reporting: &Reporting) -> Option<Vec<Range<usize>>> {
    let (frames, index) = (clauses.frames(), reporting.index);
    let cue = &clauses.cues[index].cue;
    if !cue.uses.has(Uses::SI) || clauses.cues[index].inverted {
        return None;
    }
    let at = clauses.behind_cue_words(reporting);
    let asks = at < clauses.frame.items.end
        && frames.is(at, &frames.known.interrogative)
        && (!frames.is(at, &frames.known.demonstrative)
            || frames.is(at + 1, &frames.known.que)
            || frames.is(at + 1, &frames.known.qui));
    asks.then(|| vec![at..clauses.clause_end(at, index)])
}

/// `Les experts l'assurent : ...`, `Le maire prévient : ...`: the clause behind the colon, where no words stand in marks.
fn colon_clause(clauses: &Clauses<'_, '_, '_, '_>, reporting: &Reporting) -> Option<Vec<Range<usize>>> {
    let (frames, index) = (clauses.frames(), reporting.index);
    let Attribution { cue, source, inverted, .. } = &clauses.cues[index];
    let told = cue.kind == CueKind::Finite && cue.uses.has(Uses::QUE) && cue.uses.has(Uses::STRONG);
    let speaks = source.as_ref().is_some_and(|source| matches!(source.head, Head::Human | Head::Body | Head::Pronoun));
    let colon = cue.items.end;
    if *inverted || !told || !speaks || clauses.frame.parent.is_some() || !frames.is_sign(colon, ':') {
        return None;
    }
    let clause = colon + 1..clauses.frame.items.end;
    let marked = clause.clone().any(|i| frames.mark(i).is_some());
    (!marked && clauses.phrases.holds_main_verb(clause.clone())).then(|| vec![clause])
}

/// `Selon X, ...`, `..., selon X.`: the sentence that the source covers.
fn source_scope(clauses: &Clauses<'_, '_, '_, '_>, reporting: &Reporting) -> Option<Vec<Range<usize>>> {
    let (frames, index) = (clauses.frames(), reporting.index);
    let attribution = &clauses.cues[index];
    let CueKind::Source(kind) = attribution.cue.kind else { return None };
    // « selon les mots de X » speaks of what stands in marks.
    if kind == SourceWord::Cry || kind == SourceWord::Words && clauses.frame.holds_passages() {
        return None;
    }
    let Range { start: first, end: limit } = clauses.frame.items.clone();
    let own = attribution.items.clone();
    // « le parquet, selon qui |le pont a cédé »
    if attribution.cue.items.end < own.end && frames.has(own.end - 1, Classes::RELATIVE) {
        return (own.end < limit).then(|| vec![own.end..clauses.clause_end(own.end, index)]);
    }
    let start = clauses.without_connector(first);
    // « Vendanges : selon X, ... », « A, alors que selon X, ... »
    let behind_link = own.start > start + 1
        && (frames.is(own.start - 1, &frames.known.que)
            || frames.has(own.start - 1, Classes::SUBORDINATOR.union(Classes::COORDINATOR)));
    // « Un revers donc pour X, qui ... »
    if behind_link && kind == SourceWord::Human {
        return None;
    }
    let goes_on = own.end + 1 < limit;
    if own.start <= start + 1 || frames.is_sign(own.start - 1, ':') || behind_link && goes_on {
        // The clause starts behind the comma that closes the source.
        let comma = (own.end..limit.min(own.end + 30)).find(|&i| frames.is_sign(i, ','));
        let from = match comma {
            Some(comma) => behind_insertion(clauses, behind_date(clauses, comma + 1)),
            None if clauses.phrases.is_finite(own.end) => return None,
            None => own.end,
        };
        return (from < limit).then(|| vec![from..clauses.clause_end(from, index)]);
    }
    if !(start..limit)
        .any(|i| clauses.phrases.is_finite(i) || i < own.start && frames.is_kind(i, TokenKind::Word) && i > start + 4)
    {
        return None;
    }
    let start = behind_inserted(clauses, start, index).unwrap_or(start);
    let mut end = own.start;
    let links = Classes::ADVERB.union(Classes::COORDINATOR);
    while end > start && (frames.is_sign(end - 1, ',') || frames.has(end - 1, links)) {
        end -= 1;
    }
    // « A, selon X, B », but not « A, selon X, qui ... ».
    let inserted = frames.is_sign(end, ',') && frames.is_sign(own.end, ',') && own.end + 4 < limit;
    // « Il a rappelé que, d'après X, |le pont ferme| »
    if inserted && end > start && frames.is(end - 1, &frames.known.que) {
        return Some(vec![own.end + 1..clauses.clause_end(own.end + 1, index)]);
    }
    if inserted && !frames.has(own.end + 1, Classes::RELATIVE) {
        return Some(vec![start..limit]);
    }
    (end > start).then(|| vec![start..end])
}

/// `selon une étude, jeudi 10 octobre, |le bruit coûte cher`: behind a date that commas set off.
fn behind_date(clauses: &Clauses<'_, '_, '_, '_>, start: usize) -> usize {
    const LONGEST_DATE: usize = 5;
    let frames = clauses.frames();
    let limit = clauses.frame.items.end.min(start + LONGEST_DATE);
    let date =
        |&i: &usize| frames.is_kind(i, TokenKind::Number) || frames.has(i, Classes::WEEKDAY.union(Classes::MONTH));
    let end = (start..limit).find(|i| !date(i)).unwrap_or(start);
    if end > start && frames.is_sign(end, ',') { end + 1 } else { start }
}

/// `d'après le parquet, cité par Le Monde, |l'homme nie`, `selon X, qui dirige le club, |il nie`: behind what commas set off.
pub(super) fn behind_insertion(clauses: &Clauses<'_, '_, '_, '_>, start: usize) -> usize {
    const LONGEST_INSERTION: usize = 16;
    let frames = clauses.frames();
    let agent = is_participle_by_ending(frames, start) && frames.is(start + 1, &frames.known.par);
    if !agent && !frames.is(start, &frames.known.qui) {
        return start;
    }
    let limit = clauses.frame.items.end.min(start + LONGEST_INSERTION);
    (start + 2..limit).find(|&i| frames.is_sign(i, ',')).map_or(start, |comma| comma + 1)
}

/// `..., estiment X, |même si rien n'est permis selon la loi`: where a clause goes on behind what an earlier cue said.
fn behind_inserted(clauses: &Clauses<'_, '_, '_, '_>, start: usize, index: usize) -> Option<usize> {
    let frames = clauses.frames();
    let set_off = |a: &&Attribution| {
        let comma = a.items.start == start || a.items.start > start && frames.is_sign(a.items.start - 1, ',');
        comma && a.inverted && a.cue.uses.has(Uses::INCISE) && frames.is_sign(a.items.end, ',')
    };
    let said = clauses.cues[..index].iter().rev().find(set_off)?;
    let from = said.items.end + 1;
    (from..clauses.cues[index].items.start).any(|i| clauses.phrases.is_finite(i)).then_some(from)
}
