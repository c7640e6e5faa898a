//! What governs a marked passage: the cue beside it, the noun phrase that signs it, or the sentence's subject.

use std::ops::Range;

use super::clauses::{Attribution, Clauses};
use super::cues::CueKind;
use super::noun_phrases::{Head, NounPhrase};
use super::word_forms::infinitive;
use crate::article::BlockKind;
use crate::lexicon::{Classes, SourceWord, Uses};
use crate::tokens::TokenKind;

/// Why a passage is attributed as it is.
pub(super) struct Governor {
    /// The index of the cue.
    pub(super) cue: Option<usize>,
    pub(super) source: Option<NounPhrase>,
    pub(super) rule: &'static str,
}

/// A construction: what governs the passage at an item, if this does.
type Construction = fn(&Clauses<'_, '_, '_, '_>, usize) -> Option<Governor>;

/// The constructions in the order in which they are tried; the first that fits wins.
const CONSTRUCTIONS: [Construction; 12] = [
    right_behind,
    cried,
    noun_of_speech,
    one_of_them,
    agent_behind,
    verb_before,
    source_word,
    inverted_later,
    announced,
    signed,
    verb_later,
    fragment,
];

/// How many tokens a passage has at most that is a name, its marks included.
const NAMES: usize = 4;

/// How far a noun of speech stands from the colon behind its author.
const NOUN_REACH: usize = 14;

impl Clauses<'_, '_, '_, '_> {
    /// What governs the passage at an item.
    pub(super) fn governor(&self, item: usize) -> Governor {
        let found = CONSTRUCTIONS.iter().find_map(|construction| construction(self, item));
        found.unwrap_or(Governor { cue: None, source: None, rule: "none" })
    }

    fn governed(&self, index: usize, rule: &'static str) -> Governor {
        Governor { cue: Some(index), source: self.cues[index].source.clone(), rule }
    }

    /// Does an inverted verb stand behind a marked passage?
    fn behind_mark(&self, attribution: &Attribution) -> bool {
        let frames = self.frames();
        let first = self.frame.items.start;
        (first..attribution.cue.items.start).rev().take(2).any(|i| frames.mark(i).is_some())
    }

    /// `« Le Collectif » appelle les élus à voter`, `« JR » se demande si`: a passage without a comma is the subject of a verb that
    /// has its clause behind it.
    fn is_subject_of(&self, attribution: &Attribution) -> bool {
        let frames = self.frames();
        let limit = self.frame.items.end;
        let behind = attribution.items.end;
        let goal = (frames.is(behind, &frames.known.dative) || frames.is(behind, &frames.known.de))
            && infinitive(frames, behind + 1, limit);
        let asks = attribution.source.is_none()
            && frames.is(self.phrases.skip_to_subject(behind, limit), &frames.known.interrogative);
        attribution.cue.clitic.is_none() && (goal || asks || frames.is(behind, &frames.known.que))
    }

    /// The colon right before a passage.
    fn colon_before(&self, item: usize) -> Option<usize> {
        item.checked_sub(1).filter(|&i| i >= self.frame.items.start && self.frames().is_sign(i, ':'))
    }

    /// The noun phrase from `start` to a colon, with its apposition, and with coordinated ones if `plural`.
    fn up_to_colon(&self, start: usize, colon: usize, plural: bool) -> Option<NounPhrase> {
        let phrase = self.phrases.at(start, colon, plural)?;
        Some(self.phrases.with_apposition(phrase, colon)).filter(|phrase| phrase.items.end == colon)
    }

    /// `La maire esquisse un plan : « ... »`: the person or body that opens the sentence before a verb that no table knows.
    fn opening(&self) -> Option<NounPhrase> {
        let Range { start, end } = self.frame.items.clone();
        let start = self.without_connector(start);
        let phrase = self.phrases.at(start, end, true)?;
        let behind = phrase.items.end;
        if behind >= end || !self.frames().is_kind(behind, TokenKind::Word) {
            return None;
        }
        // « la maire esquisse| un plan »: the verb.
        let verb = self.frames().has(behind, Classes::DETERMINER) && phrase.items.len() > 2;
        let speaks = phrase.head.acts();
        speaks.then(|| NounPhrase { items: start..behind - usize::from(verb), ..phrase })
    }

    fn speaking_subject(&self) -> Option<NounPhrase> {
        self.main_subject().filter(|phrase| phrase.head.speaks())
    }
}

/// `« A », dit X`, `« A », selon X`: also behind the passages that follow it (`« A », « B », dit X`).
fn right_behind(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> Option<Governor> {
    let frames = clauses.frames();
    let range = clauses.frame.items.clone();
    let mut behind = item + 1;
    while behind + 1 < range.end
        && (frames.is_sign(behind, ',') || frames.is(behind, &frames.known.et))
        && frames.mark(behind + 1).is_some()
    {
        behind += 2;
    }
    if behind < range.end
        && frames.is_kind(behind, TokenKind::Sign)
        && matches!(frames.token(behind).first, ',' | '.' | '!' | '?' | '…' | '–' | '—' | '-')
    {
        behind += 1;
    }
    // « « A », comme l'a dit X »
    let said = usize::from(item == range.start && frames.is(behind, &frames.known.comme));
    let index = clauses.cues.iter().position(|a| a.cue.items.start == behind + said)?;
    let attribution = &clauses.cues[index];
    if behind == item + 1 && clauses.is_subject_of(attribution) {
        return None;
    }
    if attribution.inverted {
        // « X a répondu que « A », rapporte Y »: what Y tells is that X said it.
        let inner = reporting_que(clauses, item);
        return Some(inner.map_or_else(|| clauses.governed(index, "incise"), |inner| clauses.governed(inner, "que")));
    }
    let directly = behind == item + 1;
    if let CueKind::Source(SourceWord::Source | SourceWord::Words | SourceWord::Sourced) = attribution.cue.kind {
        return Some(clauses.governed(index, "source-word"));
    }
    // « « A » pour X »
    if directly && attribution.cue.kind == CueKind::Source(SourceWord::Human) {
        return Some(clauses.governed(index, "source-word"));
    }
    let bare = attribution.cue.clitic.is_none()
        && attribution.cue.kind == CueKind::Finite
        && attribution.source.is_none()
        && attribution.cue.uses.has(Uses::INCISE)
        && attribution.cue.uses.has(Uses::STRONG)
        && item == range.start;
    bare.then(|| clauses.governed(index, "incise"))
}

/// `X a répondu |que « A »`: the verb of saying whose `que` stands right before the passage, an article aside.
fn reporting_que(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> Option<usize> {
    let frames = clauses.frames();
    let first = clauses.frame.items.start;
    let article = usize::from(item > first + 1 && frames.has(item - 1, Classes::DETERMINER));
    let que = item.checked_sub(1 + article).filter(|&i| i > first && frames.is(i, &frames.known.que))?;
    clauses.cues.iter().rposition(|a| {
        let verb =
            a.cue.kind == CueKind::Finite && !a.inverted && a.cue.uses.has(Uses::QUE) && a.cue.uses.has(Uses::STRONG);
        let named = a.source.as_ref().is_some_and(|source| source.head.acts());
        verb && named && clauses.phrases.skip_to_subject(a.cue.items.end, que + 1) == que
    })
}

/// `il rappelle ces mots de X : « ... »`: whose words the noun before the colon announces. Not `ce mot d'ordre :`.
fn noun_of_speech(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> Option<Governor> {
    let frames = clauses.frames();
    let first = clauses.frame.items.start;
    let colon = clauses.colon_before(item)?;
    let of = (first + 1..colon)
        .rev()
        .take(NOUN_REACH)
        .find(|&i| frames.is(i, &frames.known.genitive) && frames.has(i - 1, Classes::CUE_NOUN))?;
    let start = if frames.has(of, Classes::DETERMINER) { of } else { of + 1 };
    let source = clauses.up_to_colon(start, colon, true).filter(|source| source.head.acts())?;
    let cue = clauses.cues.iter().rposition(|a| a.cue.is_verb() && a.cue.items.end <= of);
    Some(Governor { cue, source: Some(source), rule: "colon" })
}

/// `Les élus ont réagi, à commencer par X : « ... »`, `D'autres, comme X : « ... »`: the one of many who stands right before the colon.
fn one_of_them(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> Option<Governor> {
    let frames = clauses.frames();
    let first = clauses.frame.items.start;
    let colon = clauses.colon_before(item)?;
    let first_of = |i: usize| frames.is(i, &frames.known.par) && frames.known.beginning.contains(&frames.word(i - 1));
    let alike = |i: usize| frames.is(i, &frames.known.genitive) && frames.known.likeness.contains(&frames.word(i - 1));
    let among = |i: usize| frames.is(i, &frames.known.comme) || frames.is(i, &frames.known.dont);
    let opens = (first + 2..colon).rev().take(NOUN_REACH).find(|&i| first_of(i) || alike(i) || among(i))?;
    let source = clauses.up_to_colon(opens + 1, colon, false).filter(|source| source.head == Head::Human)?;
    Some(Governor { cue: None, source: Some(source), rule: "colon" })
}

/// The verb of saying before it: `X affirme : « ... »`, `X juge que « ... »`, `X dénonce « ... »`.
fn verb_before(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> Option<Governor> {
    let frames = clauses.frames();
    let governing = Uses::NAMING | Uses::STRONG | Uses::QUE | Uses::CRY | Uses::INFINITIVE | Uses::ONLY_REFLEXIVE;
    let colon = clauses.colon_before(item).is_some();
    let index = clauses.cues.iter().rposition(|a| {
        a.cue.items.end <= item && a.cue.is_verb() && (a.inverted || colon || a.cue.uses.has(governing))
    })?;
    let attribution = &clauses.cues[index];
    // « Alors que le préfet a averti, la maire se veut rassurante : »
    if colon && !attribution.inverted && frames.has(clauses.frame.items.start, Classes::SUBORDINATOR) {
        let later = clauses.subject_behind(attribution.cue.items.end).filter(|subject| subject.items.end < item);
        if let Some(subject) = later {
            return Some(Governor { cue: None, source: Some(subject), rule: "colon" });
        }
    }
    // « dit X, qui a porté plainte pour « ... » »: the clause behind the source is the writer's.
    let own = attribution.items.end.min(item)..item;
    if attribution.inverted && own.clone().any(|i| frames.has(i, Classes::RELATIVE)) {
        return Some(Governor { cue: None, source: attribution.source.clone(), rule: "none" });
    }
    if attribution.inverted {
        return Some(clauses.governed(index, if clauses.behind_mark(attribution) { "incise" } else { "inserted" }));
    }
    let rule = if colon {
        "colon"
    } else if item > clauses.frame.items.start && frames.is(item - 1, &frames.known.que) {
        "que"
    } else {
        "object"
    };
    let mut governor = clauses.governed(index, rule);
    // « une banderole sur laquelle il est écrit « ... » »: whose banner it is.
    if governor.source.is_none() && attribution.cue.kind == CueKind::Passive {
        governor.source = clauses.speaking_subject().filter(|subject| subject.head != Head::Pronoun);
    }
    Some(governor)
}

/// `aux cris de « ... »`: who stands right before the cry, or the subject.
fn cried(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> Option<Governor> {
    let cry = |a: &Attribution| a.cue.kind == CueKind::Source(SourceWord::Cry) && a.cue.items.end <= item;
    let index = clauses.cues.iter().rposition(cry)?;
    let crowd = clauses.phrases.antecedent(clauses.cues[index].cue.items.start, clauses.frame.items.start);
    let source = crowd.or_else(|| clauses.speaking_subject());
    Some(Governor { cue: Some(index), source, rule: "source-word" })
}

/// `selon X` anywhere in the sentence.
fn source_word(clauses: &Clauses<'_, '_, '_, '_>, _: usize) -> Option<Governor> {
    let source = |a: &Attribution| matches!(a.cue.kind, CueKind::Source(kind) if kind != SourceWord::Cry);
    let index = clauses.cues.iter().position(source)?;
    Some(clauses.governed(index, "source-word"))
}

/// `..., a indiqué X` at the end of the sentence.
fn inverted_later(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> Option<Governor> {
    let index = clauses.cues.iter().position(|a| a.inverted && a.cue.items.start > item)?;
    Some(clauses.governed(index, "inserted"))
}

/// `X : « ... »`, `X a eu cette phrase : « ... »`: the noun phrase that stands alone before the colon, or the subject.
fn announced(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> Option<Governor> {
    let colon = clauses.colon_before(item)?;
    let start = clauses.frame.items.start;
    let phrase = clauses.phrases.before(colon, start, true);
    let alone = phrase.filter(|phrase| phrase.items.start == start && phrase.head.speaks());
    // « Nucléaire : « dysfonctionnement » à Lens »: what a headline is about.
    let headline = clauses.frames().surface.blocks[clauses.frame.block].kind == BlockKind::Headline;
    let goes_on = item + 1 < clauses.frame.items.end && clauses.frames().is_kind(item + 1, TokenKind::Word);
    if headline && goes_on && alone.as_ref().is_some_and(|phrase| phrase.head == Head::Unknown) {
        return None;
    }
    let agent = || agent_before(clauses, item - 1);
    let source = alone.or_else(|| clauses.speaking_subject()).or_else(agent).or_else(|| clauses.opening());
    Some(Governor { cue: None, source, rule: "colon" })
}

/// `L'alerte a été donnée par un stagiaire :`: who did what the clause before a colon tells in the passive.
fn agent_before(clauses: &Clauses<'_, '_, '_, '_>, colon: usize) -> Option<NounPhrase> {
    let frames = clauses.frames();
    let start = clauses.frame.items.start;
    let by = (start..colon).rev().find(|&i| frames.is(i, &frames.known.par))?;
    let passive = by >= start + 2 && (frames.has(by - 2, Classes::ETRE) || frames.is(by - 2, &frames.known.been));
    clauses.phrases.at(by + 1, colon, false).filter(|agent| passive && agent.head.acts())
}

/// `une mesure jugée « insuffisante » par les éleveurs`: who is behind a participle. Not `ils se sont dits « indignés » par la mesure`.
fn agent_behind(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> Option<Governor> {
    let frames = clauses.frames();
    let Range { start, end } = clauses.frame.items;
    // « jugée « X » », « qualifiée d'« X » »
    let of = usize::from(item > start && frames.is(item - 1, &frames.known.de));
    let participle = item > start + 1 + of && frames.has(item - 1 - of, Classes::CUE_PARTICIPLE);
    if !participle
        || frames.has(item - 2 - of, Classes::AUXILIARY)
        || frames.is(item - 2 - of, &frames.known.been)
        || !frames.is(item + 1, &frames.known.par)
    {
        return None;
    }
    let agent = clauses.phrases.at(item + 2, end, true).filter(|agent| agent.head.speaks())?;
    Some(Governor { cue: None, source: Some(agent), rule: "agent" })
}

/// `« ... » (X)`, `« ... » – X`: a person that closes the sentence. Not the author of a work in it: `des chansons, dont « ... » (X)`.
fn signed(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> Option<Governor> {
    let frames = clauses.frames();
    let from = item + 1;
    let Range { start, end } = clauses.frame.items;
    let in_a_clause = item > start && frames.is_kind(item - 1, TokenKind::Word);
    if in_a_clause
        || from + 1 >= end
        || !frames.is_kind(from, TokenKind::Sign)
        || !matches!(frames.token(from).first, '(' | '–' | '—' | '-')
    {
        return None;
    }
    let phrase = clauses.phrases.at(from + 1, end, false)?;
    let closes = phrase.items.end >= end || frames.is_kind(phrase.items.end, TokenKind::Sign);
    let source = (closes && clauses.phrases.name(from + 1).is_some()).then_some(phrase)?;
    Some(Governor { cue: None, source: Some(source), rule: "signature" })
}

/// `Contre « ... », X a annoncé ...`: the subject of the verb behind the complement that the sentence opens with.
fn verb_later(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> Option<Governor> {
    let frames = clauses.frames();
    let opens = clauses.frame.items.start + 3 > item && frames.is_sign(item + 1, ',');
    if !opens {
        return None;
    }
    let index = clauses.cues.iter().position(|a| {
        a.cue.items.start > item
            && a.cue.is_verb()
            && a.source.as_ref().is_some_and(|source| source.items.start > item && source.head.speaks())
    })?;
    Some(clauses.governed(index, "object"))
}

/// A fragment without a cue: `La direction « demande aux voyageurs ... »`, or the sentence's subject.
fn fragment(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> Option<Governor> {
    let start = clauses.frame.items.start;
    let first = first_of_list(clauses, item);
    // « on pouvait lire : « A », |« B » ou encore « C » », but « les deux hommes : « Bob » et |« Doug » »
    if first < item
        && clauses.colon_before(first).is_some()
        && clauses.frames().behind(item) > clauses.frames().index(item) + NAMES
    {
        return Some(clauses.governor(first));
    }
    let item = first;
    if item == start {
        return announcing(clauses, item);
    }
    let speaks = |phrase: &NounPhrase| phrase.head.speaks() && phrase.items.end <= item && !clauses.is_narrator(phrase);
    let source = clauses.phrases.before(item, start, true).filter(speaks);
    let source = source.or_else(|| clauses.main_subject().filter(speaks));
    let source = source.or_else(|| opening_name(clauses).filter(speaks));
    Some(Governor { cue: None, source, rule: "none" })
}

/// `Enfin, |le député Paul Girard| en appelle à « ... »`: the name that closes the words before a verb that no table knows. A headline's
/// words are rather those of whoever says them again below.
fn opening_name(clauses: &Clauses<'_, '_, '_, '_>) -> Option<NounPhrase> {
    let frames = clauses.frames();
    let headline = frames.surface.blocks[clauses.frame.block].kind == BlockKind::Headline;
    let phrase = clauses.opening().filter(|_| !headline)?;
    let end = frames.tokens(phrase.items.clone()).end;
    let named = clauses.phrases.mentions(phrase.items.clone()).any(|mention| mention.tokens.end == end);
    named.then_some(phrase)
}

/// `« Nous ne céderons pas » : la ministre X s'est rendue à Lens`: somebody named, or several people, who do what the clause behind a
/// passage and its colon tells.
fn announcing(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> Option<Governor> {
    let frames = clauses.frames();
    let end = clauses.frame.items.end;
    if !frames.is_sign(item + 1, ':') || item + 2 >= end {
        return None;
    }
    let phrase = clauses.phrases.at(item + 2, end, true)?;
    let phrase = clauses.phrases.with_apposition_before_clause(phrase, end);
    let known = clauses.phrases.mentions(phrase.items.clone()).next().is_some();
    let several = frames.is(item + 2, &frames.known.the_many);
    let behind = phrase.items.end + usize::from(frames.is_sign(phrase.items.end, ','));
    let clitic = |&i: &usize| frames.has(i, Classes::CLITICS);
    let verb = (behind..end).find(|i| !clitic(i))?;
    let acts = phrase.head.acts() && clauses.phrases.is_finite(verb);
    (acts && (known || several)).then_some(Governor { cue: None, source: Some(phrase), rule: "none" })
}

/// The first passage of those that commas join: `pour « A »|, « B »| ou encore « C »`.
pub(super) fn first_of_list(clauses: &Clauses<'_, '_, '_, '_>, item: usize) -> usize {
    let frames = clauses.frames();
    let start = clauses.frame.items.start;
    let mut first = item;
    loop {
        let also = first > start && frames.has(first - 1, Classes::ADVERB);
        let link = first - usize::from(also);
        let joins =
            link >= start + 2 && (frames.is_sign(link - 1, ',') && !also || frames.has(link - 1, Classes::COORDINATOR));
        if !joins || frames.mark(link - 2).is_none() {
            return first;
        }
        first = link - 2;
    }
}
