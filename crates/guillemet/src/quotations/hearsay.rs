//! Who speaks behind `on` and `a appris`: what one reads, those among whom `on` says it, who told the agency.

use super::clauses::Clauses;
use super::cues::CueGroup;
use super::noun_phrases::{Head, NounPhrase};
use crate::lexicon::Classes;

/// How far behind `a appris X` who told X stands at most.
const INFORMANT: usize = 8;

impl Clauses<'_, '_, '_, '_> {
    /// Who speaks where an inverted verb has the pronoun at an item: what `on` reads, who told it, those among whom it says so.
    pub(super) fn behind_pronoun(&self, pronoun: &NounPhrase, cue: &CueGroup) -> Option<NounPhrase> {
        match cue.lemma {
            "lire" => self.document_read(pronoun.items.start, cue.items.end),
            "apprendre" => self.informant(cue.items.end),
            _ => self.among_whom(pronoun, cue).or_else(|| self.told(pronoun, cue)),
        }
    }

    /// `peut-on lire dans le rapport`, `lit-on sur la pancarte`: what `on` reads speaks.
    fn document_read(&self, clitic: usize, end: usize) -> Option<NounPhrase> {
        let frames = self.frames();
        if !frames.is(clitic, &frames.known.one) || !frames.is(end, &frames.known.medium) {
            return None;
        }
        let limit = self.frame.items.end;
        let document = self.phrases.at(end + 1, limit, false)?;
        Some(NounPhrase { head: Head::Document, ..self.phrases.with_apposition(document, limit) })
    }

    /// `a appris X |de source policière`, `a-t-on appris mardi |auprès du parquet`: who told X.
    pub(super) fn informant(&self, from: usize) -> Option<NounPhrase> {
        let frames = self.frames();
        let limit = self.frame.items.end.min(from + INFORMANT);
        let (start, source) = (from..limit).find_map(|i| {
            let beside = frames.is(i, &frames.known.beside_source) && frames.is(i + 1, &frames.known.genitive);
            let article = usize::from(frames.is(i + 1, &frames.known.de));
            let source = || Some((self.phrases.source_behind(i)?, true));
            beside.then_some((i + 1 + article, false)).or_else(source)
        })?;
        let phrase = self.phrases.at(start, self.frame.items.end, true)?;
        Some(NounPhrase { head: if source { Head::Human } else { phrase.head }, ..phrase })
    }

    /// `a-t-on précisé| de source policière`
    fn told(&self, on: &NounPhrase, cue: &CueGroup) -> Option<NounPhrase> {
        let frames = self.frames();
        let start =
            self.phrases.source_behind(cue.items.end).filter(|_| frames.is(on.items.start, &frames.known.one))?;
        Some(NounPhrase { head: Head::Human, ..self.phrases.at(start, self.frame.items.end, true)? })
    }

    /// `Au ministère, |on assure que`, `assure-t-on| chez les pompiers`: those among whom `on` speaks. Not `on dit aux élus que`, who are
    /// told.
    pub(super) fn among_whom(&self, on: &NounPhrase, cue: &CueGroup) -> Option<NounPhrase> {
        let frames = self.frames();
        if !frames.is(on.items.start, &frames.known.one) {
            return None;
        }
        if cue.clitic.is_some() {
            return self.circle(cue.items.end);
        }
        let circle = self.circle(self.frame.items.start)?;
        (frames.is_sign(circle.items.end, ',') && circle.items.end + 1 == on.items.start).then_some(circle)
    }

    /// `au |ministère`, `à |la mairie`, `chez |les pompiers`, `du côté de |la préfecture`, `dans |son entourage`. Not `à |l'AFP`, which is
    /// told.
    fn circle(&self, at: usize) -> Option<NounPhrase> {
        let frames = self.frames();
        let known = &frames.known;
        let aside =
            frames.is(at, &known.genitive) && frames.is(at + 1, &known.side) && frames.is(at + 2, &known.genitive);
        let at = if aside { at + 2 } else { at };
        let inside = frames.is(at, &known.inside);
        if !(aside || inside || frames.is(at, &known.dative) || frames.is(at, &known.home)) {
            return None;
        }
        // « au », « du » hold an article.
        let article = frames.has(at, Classes::DETERMINER);
        let phrase = self.phrases.at(at + usize::from(!article), self.frame.items.end, true)?;
        let noun = phrase.items.start + usize::from(article);
        let told = phrase.items.clone().any(|i| frames.has(i, Classes::AGENCY) && frames.token(i).is_capital());
        let speaks = phrase.head == Head::Body || phrase.head == Head::Human && frames.is(at, &known.home);
        (speaks && !told).then_some(NounPhrase { items: noun..phrase.items.end, ..phrase })
    }
}
