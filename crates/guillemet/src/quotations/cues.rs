//! Cues: the words that introduce speech, found frame by frame.

use std::ops::Range;

use super::frames::Frames;
use super::noun_phrases::NounPhrases;
use super::word_forms::{is_adverb_by_ending, is_gerund_by_ending, is_participle_by_ending};
use crate::lexicon::{Classes, CueVerb, Forms, SourceWord, Uses};
use crate::tokens::TokenKind;

/// What kind of words a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueKind {
    /// A finite verb.
    Finite,
    /// `précisant`, `en ajoutant`.
    Gerund,
    /// `avant d'ajouter`, `tient à rappeler`.
    Infinitive,
    /// `est décrit`, `a été annoncé`.
    Passive,
    /// `selon`, `pour`.
    Source(SourceWord),
}

/// A cue in a frame.
#[derive(Clone, Debug)]
pub(super) struct CueGroup {
    /// The verb with auxiliary, clitics and what stands between them.
    pub(super) items: Range<usize>,
    pub(super) kind: CueKind,
    pub(super) lemma: &'static str,
    pub(super) uses: Uses,
    pub(super) forms: Forms,
    /// The item of the inverted pronoun.
    pub(super) clitic: Option<usize>,
    pub(super) negated: bool,
    pub(super) reflexive: bool,
}

impl CueGroup {
    /// Is it a participle that shares the auxiliary of one before it?
    pub(super) fn shares_auxiliary(&self) -> bool {
        self.forms.has(Forms::PARTICIPLE) && !self.forms.has(Forms::FINITE)
    }

    /// Is it a verb?
    pub(super) fn is_verb(&self) -> bool {
        !matches!(self.kind, CueKind::Source(_))
    }
}

/// How far before a participle the auxiliary stands that it shares, and its own participle behind that, at most.
const SHARED: usize = 40;
const NEAR: usize = 4;
/// How many items stand between an auxiliary and its participle at most.
const GAP: usize = 16;

/// The cues of a frame, in order.
pub(super) fn cues(phrases: &NounPhrases<'_, '_, '_>, frame: Range<usize>, out: &mut Vec<CueGroup>) {
    let frames = phrases.frames;
    let auxiliary = Classes::AUXILIARY;
    let interesting = auxiliary.union(Classes::CUE_VERB).union(Classes::CUE_WORD).union(Classes::CUE_PARTICIPLE);
    let mut at = frame.start;
    while let Some(next) = frames.first_of(interesting, at..frame.end) {
        at = next;
        let found = source_word(phrases, at, &frame)
            .or_else(|| compound(phrases, at, &frame))
            .or_else(|| verb(phrases, at, &frame))
            .or_else(|| joined_participle(phrases, at, &frame));
        match found {
            Some(cue) => {
                at = cue.items.end.max(at + 1);
                out.push(cue);
            }
            None => at += 1,
        }
    }
}

/// `selon`, `d'après`, `aux yeux de`: not `selon que`, `selon lui` without a source of its own is left to the pronoun.
fn source_word(phrases: &NounPhrases<'_, '_, '_>, at: usize, frame: &Range<usize>) -> Option<CueGroup> {
    let frames = phrases.frames;
    if !frames.has(at, Classes::CUE_WORD) {
        return None;
    }
    let speech = &frames.surface.lexicon.speech;
    let (length, (kind, index)) = speech.source_words.longest(frames.word(at), |i| frames.word(at + 1 + i))?;
    if at + length >= frame.end || frames.is(at + length, &frames.known.que) {
        return None;
    }
    // « selon les besoins », « selon l'âge »
    let noun = at + length + usize::from(frames.has(at + length, Classes::DETERMINER));
    let measure = || speech.is_measure(frames.word(noun)) && !frames.token(noun).is_capital();
    // « les prix varient selon les agences »
    let before = || phrases.skip_back(at, frame.start).checked_sub(1).filter(|&i| i >= frame.start);
    let varies = || before().is_some_and(|i| speech.is_varying(frames.word(i)));
    if kind == SourceWord::Source && (measure() || varies()) {
        return None;
    }
    if kind == SourceWord::Human
        && (at > frame.start && frames.mark(at - 1).is_none() && !opens_clause(frames, at)
            || phrases.adverbial(at).is_some())
    {
        return None;
    }
    Some(CueGroup {
        items: at..at + length,
        kind: CueKind::Source(kind),
        lemma: speech.source_lemma(index),
        uses: Uses::default(),
        forms: Forms::default(),
        clitic: None,
        negated: false,
        reflexive: false,
    })
}

/// Does a clause start at this item?
fn opens_clause(frames: &Frames<'_, '_>, at: usize) -> bool {
    frames.is_sign(at - 1, ',') || frames.is_sign(at - 1, ':') || frames.has(at - 1, Classes::COORDINATOR)
}

/// Auxiliary and participle: `a déclaré`, `a-t-il enfin ajouté`, `s'est dit`, `a, de son côté, évoqué`.
fn compound(phrases: &NounPhrases<'_, '_, '_>, at: usize, frame: &Range<usize>) -> Option<CueGroup> {
    let frames = phrases.frames;
    let known = frames.known;
    if !frames.has(at, Classes::AUXILIARY) {
        return None;
    }
    let avoir = frames.has(at, Classes::AVOIR);
    let limit = frame.end.min(at + GAP);
    let (mut clitic, mut negated, mut passive) = (None, false, !avoir);
    let mut next = at + 1;
    loop {
        if next >= limit {
            return None;
        }
        if frames.has(next, Classes::CUE_PARTICIPLE) {
            break;
        }
        if frames.is_kind(next, TokenKind::Clitic) {
            clitic = Some(next);
            next += 1;
        } else if frames.is(next, &known.pas) {
            negated = true;
            next += 1;
        } else if let Some(length) = phrases.adverbial(next) {
            next += length;
        } else if frames.has(next, Classes::ADVERB) || is_adverb_by_ending(frames, next) {
            next += 1;
        } else if avoir && frames.is(next, &known.been) {
            passive = true;
            next += 1;
        } else if frames.is(next, &known.tonic) && !passive {
            // « a lui écrit le maire », « ont eux dénoncé »: whom the sentence sets against others.
            next += 1;
        } else if frames.is_sign(next, ',') {
            let close = (next + 1..limit).find(|&i| frames.is_sign(i, ','))?;
            next = close + 1;
        } else {
            return None;
        }
    }
    let verbs = &frames.surface.lexicon.speech.verbs;
    let (index, _) = verbs.find(frames.word(next)).filter(|(_, forms)| forms.has(Forms::PARTICIPLE))?;
    let (verb, end) = with_phrase(phrases, index, next, frame.end)?;
    let (start, object_negated, reflexive) = clitics_before(frames, at, frame.start);
    if !avoir {
        passive = !reflexive;
    }
    if verb.uses.has(Uses::ONLY_REFLEXIVE) && !reflexive || reflexive && !verb.uses.has(Uses::REFLEXIVE) && !passive {
        return None;
    }
    let person = person_of_auxiliary(frames, at, start, frame.start);
    Some(CueGroup {
        items: start..end,
        kind: if passive { CueKind::Passive } else { CueKind::Finite },
        lemma: verb.lemma,
        uses: verb.uses,
        forms: if frames.surface.word(frames.index(at)).ends_with("nt") { person | Forms::PLURAL } else { person },
        clitic,
        negated: negated || object_negated || frames.is(end, &known.pas),
        reflexive,
    })
}

/// `a salué l'accord et |appelé à`, `a assuré que A et |insisté sur`: a participle that shares the auxiliary `avoir` of one before it.
fn joined_participle(phrases: &NounPhrases<'_, '_, '_>, at: usize, frame: &Range<usize>) -> Option<CueGroup> {
    let frames = phrases.frames;
    if !frames.has(at, Classes::CUE_PARTICIPLE) {
        return None;
    }
    let et = at.checked_sub(1).filter(|&i| i > frame.start && frames.is(i, &frames.known.et))?;
    let verbs = &frames.surface.lexicon.speech.verbs;
    let (index, forms) = verbs.find(frames.word(at)).filter(|(_, forms)| forms.has(Forms::PARTICIPLE))?;
    // « les faits relatés et dénoncés » agree with their noun, and `dit` is a present too.
    let agrees = frames.surface.word(frames.index(at)).ends_with(['e', 's']);
    if forms.has(Forms::FINITE) || agrees {
        return None;
    }
    let shared = shared_auxiliary(frames, at, frame.start)?;
    let participle = (shared + 1..et).take(NEAR).any(|i| is_participle_by_ending(frames, i));
    let (verb, end) = with_phrase(phrases, index, at, frame.end)?;
    let plain = participle && !verb.uses.has(Uses::ONLY_REFLEXIVE);
    plain.then_some(CueGroup {
        items: at..end,
        kind: CueKind::Finite,
        lemma: verb.lemma,
        uses: verb.uses,
        forms: Forms::PARTICIPLE,
        clitic: None,
        negated: false,
        reflexive: false,
    })
}

/// The auxiliary that a participle without its own shares.
pub(super) fn shared_auxiliary(frames: &Frames<'_, '_>, participle: usize, first: usize) -> Option<usize> {
    (first..participle).rev().take(SHARED).find(|&i| frames.has(i, Classes::AVOIR))
}

/// The person of an auxiliary, by the pronoun before it.
fn person_of_auxiliary(frames: &Frames<'_, '_>, at: usize, start: usize, first: usize) -> Forms {
    let pronoun = start.max(first + 1) - 1;
    if at > first && pronoun < at && (frames.is(pronoun, &frames.known.i) || frames.is(pronoun, &frames.known.we)) {
        Forms::FIRST
    } else if at > first && pronoun < at && frames.is(pronoun, &frames.known.you) {
        Forms::SECOND
    } else {
        Forms::THIRD
    }
}

/// A verb of one word, with the verb that governs it.
fn verb(phrases: &NounPhrases<'_, '_, '_>, at: usize, frame: &Range<usize>) -> Option<CueGroup> {
    if !phrases.frames.has(at, Classes::CUE_VERB) {
        return None;
    }
    let cue = simple(phrases, at, frame)?;
    Some(governed_infinitive(phrases.frames, &cue, at, frame).unwrap_or(cue))
}

/// An infinitive under another verb, right behind speech: `finit-il par admettre`, `peut-on lire`, `a tenu à préciser`.
fn governed_infinitive(
    frames: &Frames<'_, '_>,
    infinitive: &CueGroup,
    at: usize,
    frame: &Range<usize>,
) -> Option<CueGroup> {
    let known = frames.known;
    if infinitive.kind != CueKind::Infinitive {
        return None;
    }
    let mut cue = infinitive.clone();
    let behind_speech = |start: usize| {
        let sign = frames.is_kind(start - 1, TokenKind::Sign) && start >= frame.start + 2;
        frames.mark(start - 1).is_some() || sign && frames.mark(start - 2).is_some()
    };
    let mut start = cue.items.start;
    while start > frame.start && at - start < 6 {
        let item = start - 1;
        let link = frames.is(item, &known.dative) || frames.is(item, &known.de) || frames.is(item, &known.par);
        if frames.is_kind(item, TokenKind::Clitic) {
            cue.clitic = Some(item);
        } else if !(link || frames.is_kind(item, TokenKind::Word) && frames.mark(item).is_none()) {
            return None;
        }
        start = item;
        if start > frame.start && behind_speech(start) {
            // The first word must be the verb.
            let verb = !frames.has(start, Classes::DETERMINER.union(Classes::PREPOSITION))
                && !frames.token(start).is_capital()
                && !is_gerund_by_ending(frames, start);
            cue.items.start = start;
            cue.kind = CueKind::Finite;
            cue.forms = Forms::THIRD;
            return verb.then_some(cue);
        }
    }
    None
}

/// A verb of one word: `explique`, `dit-elle`, `précisant`, `lui demande`.
fn simple(phrases: &NounPhrases<'_, '_, '_>, at: usize, frame: &Range<usize>) -> Option<CueGroup> {
    let frames = phrases.frames;
    let known = frames.known;
    let verbs = &frames.surface.lexicon.speech.verbs;
    let (index, forms) = verbs.find(frames.word(at))?;
    let clitic = (at + 1 < frame.end && frames.is_kind(at + 1, TokenKind::Clitic)).then_some(at + 1);
    let (start, mut negated, reflexive) = clitics_before(frames, at, frame.start);
    let before = start.checked_sub(1).filter(|&i| i >= frame.start);
    let finite = forms.has(Forms::FINITE);
    let kind = if forms.has(Forms::GERUND) {
        CueKind::Gerund
    } else if finite {
        CueKind::Finite
    } else if forms.has(Forms::INFINITIVE) {
        CueKind::Infinitive
    } else {
        return None;
    };
    // « l'offensive du général contre Tripoli » is the preposition, « « Non », contre Paul Roy » the verb.
    if frames.has(at, Classes::PREPOSITION) && clitic.is_none() {
        let comma = before.filter(|&i| frames.is_sign(i, ','))?;
        comma.checked_sub(1).filter(|&i| i >= frame.start && frames.mark(i).is_some())?;
    }
    // « autrement dit »
    if before.is_some_and(|i| phrases.adverbial(i) == Some(at + 1 - i)) {
        return None;
    }
    // « l'opposant », « Paul Roy, enseignant à Lens, » are somebody.
    let says = before.is_some_and(|i| frames.is(i, &known.en)) || frames.is(at + 1, &known.que);
    let somebody = kind == CueKind::Gerund && frames.has(at, Classes::HUMAN.union(Classes::ROLE));
    if somebody && (start < at || !says) {
        return None;
    }
    // « s'est dit confiant que », « se veut rassurant »
    if kind == CueKind::Gerund && start == at && before.is_some_and(|i| is_reflexive_verb(frames, i, frame.start)) {
        return None;
    }
    // « le livre, écrit par Jeanne Morel »
    if finite && forms.has(Forms::PARTICIPLE) && clitic.is_none() && frames.is(at + 1, &known.par) {
        return None;
    }
    // « sur Twitter »
    if kind == CueKind::Infinitive && at > frame.start && frames.token(at).is_capital() {
        return None;
    }
    // « admis » is a participle, unless `je` or `tu` stands before it.
    if clitic.is_none() && finite && !forms.has(Forms::THIRD) {
        let pronoun = [&known.i, &known.we, &known.you];
        before.filter(|&i| pronoun.iter().any(|words| frames.is(i, words)))?;
    }
    if clitic.is_none() && finite {
        if is_noun(phrases, start..at, frame.start) {
            return None;
        }
        if at > frame.start && frames.token(at).is_capital() && before.is_some() {
            return None;
        }
    }
    let mut from = at + 1;
    if clitic.is_some() {
        from += 1;
    }
    let (verb, mut end) = with_phrase(phrases, index, at, frame.end)?;
    end = end.max(from);
    if verb.uses.has(Uses::ONLY_REFLEXIVE) && !reflexive || reflexive && !verb.uses.has(Uses::REFLEXIVE) {
        return None;
    }
    if frames.is(end, &known.pas) {
        negated = true;
    }
    Some(CueGroup { items: start..end, kind, lemma: verb.lemma, uses: verb.uses, forms, clitic, negated, reflexive })
}

/// Does a form that is a verb too stand behind an article, and is a noun: `la demande`, `de note`, `un juge`, `que leur demande est`?
fn is_noun(phrases: &NounPhrases<'_, '_, '_>, clitics: Range<usize>, first: usize) -> bool {
    let frames = phrases.frames;
    let known = frames.known;
    let Range { start, end: at } = clitics;
    let before = start.checked_sub(1).filter(|&i| i >= first);
    if start == at {
        // « l'une affirme », « certains jugent »
        let pronoun = |i: usize| {
            let counted = frames.is(i, &known.indefinite) && !frames.is(i, &known.articles);
            counted || i > first && frames.is(i - 1, &known.the)
        };
        let noun = Classes::DETERMINER.union(Classes::PREPOSITION);
        return before.is_some_and(|i| {
            frames.has(i, noun) && !frames.has(i, Classes::SUBJECT_PRONOUN) && !pronoun(i)
                || behind_article_and_adjective(frames, i, first)
        });
    }
    // « que leur demande est juste »
    if phrases.is_finite(at + 1) && !before.is_some_and(|i| frames.has(i, Classes::SUBJECT_PRONOUN)) {
        return true;
    }
    let verbal = || {
        before.is_some_and(|i| {
            frames.has(i, Classes::SUBJECT_PRONOUN.union(Classes::RELATIVE)) && !frames.is(i, &known.que)
                || frames.is(i, &known.comme)
                || phrases.entities.name_at(frames.index(i)).is_some()
        })
    };
    // « les experts l'assurent »
    let many = || frames.surface.word(frames.index(at)).ends_with("ent");
    frames.is(start, &known.the) && !many() && !verbal()
}

/// `une nouvelle |menace`, `cette première |demande`: does an article with an adjective before its noun end at an item? Not `la première
/// |affirme`, who is somebody.
fn behind_article_and_adjective(frames: &Frames<'_, '_>, item: usize, first: usize) -> bool {
    let adjective = frames.has(item, Classes::ROLE_ADJECTIVE) && !frames.has(item, Classes::HUMAN.union(Classes::ROLE));
    let article = item.checked_sub(1).filter(|&i| adjective && i >= first && frames.has(i, Classes::DETERMINER));
    article.is_some_and(|i| !frames.is(i, &frames.known.the))
}

/// The phrase that a head makes with the words behind it, or the verb itself, and the item behind it.
fn with_phrase(phrases: &NounPhrases<'_, '_, '_>, index: u16, at: usize, limit: usize) -> Option<(CueVerb, usize)> {
    let frames = phrases.frames;
    let verbs = &frames.surface.lexicon.speech.verbs;
    let verb = verbs.get(index);
    let mut from = at + 1;
    // « fait-elle savoir », « a fait, mardi, savoir »
    for _ in 0..3 {
        if let Some((length, phrase)) = verbs.phrase(index, |i| frames.word(from + i)) {
            if from + length <= limit {
                return Some((verbs.get(phrase), from + length));
            }
        }
        if frames.is_kind(from, TokenKind::Clitic)
            || frames.has(from, Classes::ADVERB)
            || is_adverb_at(frames, from, limit)
        {
            from += 1;
        } else {
            break;
        }
    }
    (!verb.uses.has(Uses::HEAD)).then_some((verb, at + 1))
}

/// `se dit`, `s'est voulu`: does a pronominal verb that takes an adjective end at an item?
fn is_reflexive_verb(frames: &Frames<'_, '_>, item: usize, first: usize) -> bool {
    let auxiliary = usize::from(item > first && frames.has(item - 1, Classes::ETRE));
    let clitic = (item - auxiliary).checked_sub(1).filter(|&i| i >= first);
    frames.is_kind(item, TokenKind::Word) && clitic.is_some_and(|i| frames.is(i, &frames.known.reflexive))
}

fn is_adverb_at(frames: &Frames<'_, '_>, item: usize, limit: usize) -> bool {
    item < limit && is_adverb_by_ending(frames, item)
}

/// The clitics before a verb: where they start, whether they negate, whether one is reflexive.
fn clitics_before(frames: &Frames<'_, '_>, at: usize, first: usize) -> (usize, bool, bool) {
    let known = frames.known;
    let (mut start, mut negated, mut reflexive) = (at, false, false);
    while start > first && at - start < 4 {
        let item = start - 1;
        if frames.is(item, &known.ne) {
            negated = true;
        } else if frames.is(item, &known.reflexive) {
            reflexive = true;
        } else if !frames.has(item, Classes::OBJECT_CLITIC)
            || frames.is(item, &known.en) && frames.has(at, Classes::CUE_VERB) && start == at
        {
            break;
        } else if (frames.is(item, &known.we) || frames.is(item, &known.you))
            && (item == first || !frames.has(item - 1, Classes::SUBJECT_PRONOUN))
        {
            // « nous disons », « vous dites »: the subject.
            break;
        }
        start = item;
    }
    (start, negated, reflexive)
}
