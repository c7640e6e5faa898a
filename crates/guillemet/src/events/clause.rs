//! The main clause of a sentence: who its subject is, where its verb stands, where it ends.

use std::ops::Range;

use super::verbs::Verbs;
use super::{acts, amount, cleft, subject};
use crate::article::{EntityKind, MentionForm};
use crate::entities::{Entities, Mention};
use crate::lexicon::{Beside, Classes, Forms, TimeWord, Uses};
use crate::surface::Surface;
use crate::text::fold;
use crate::tokens::{Shape, Token, TokenKind};

/// The main clause as far as words and signs tell it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Clause {
    /// The mention that is its subject, as an index.
    pub(super) subject: Option<usize>,
    /// A mention inside the subject (`l'administration de Jeanne Morel`).
    pub(super) inside_subject: Option<usize>,
    /// The first token of its verb.
    pub(super) verb: Option<usize>,
    /// The first token of the words before the verb that are its subject.
    pub(super) start: usize,
    /// A noun phrase that opened the sentence and that a comma cut off: `Le navire, long de cent mètres, ...`.
    pub(super) aside: Option<Range<usize>>,
}

/// Words that are neither noun nor verb.
const FUNCTION: Classes = Classes::DETERMINER
    .union(Classes::PREPOSITION)
    .union(Classes::COORDINATOR)
    .union(Classes::RELATIVE)
    .union(Classes::SUBORDINATOR)
    .union(Classes::ADVERB)
    .union(Classes::NEGATION);

/// How far into a sentence its main verb is looked for.
const FAR: usize = 60;

/// Reads the main clause of a sentence from left to right: the first finite verb that belongs to no relative clause, and the
/// mention before it that no preposition governs.
pub(super) fn read(surface: &Surface<'_>, entities: &Entities, index: usize) -> Clause {
    let sentence = surface.sentences[index].tokens.clone();
    let mut verbs = Verbs::of(surface, index);
    let mut relatives = 0;
    // « Alors que le Sénat débat, |le ministre recule »: what stands in the clause that opens the sentence is no subject of it.
    let mut opened_by = false;
    // Has a relative clause begun since the last comma?
    let mut relative = false;
    // « -La police prépare une opération »
    let dash = surface.is_sign(sentence.start, '-') && sentence.len() > 1;
    let keyword = usize::from(dash || opens_with_keyword(surface, sentence.clone()));
    let set_off = cleft::opens(surface, sentence.clone());
    let longest = if set_off == sentence.start { 12 } else { 6 };
    let qui = cleft::qui(surface, set_off..sentence.end, longest);
    let behind = qui.map(|_| set_off + 2).or_else(|| cleft::behind_presentative(surface, sentence.clone()));
    let mut at = behind.unwrap_or(sentence.start + keyword);
    let mut clause = Clause { start: at, ..Clause::default() };
    let limit = sentence.end.min(sentence.start + FAR);
    let first = entities.mentions.partition_point(|m| m.tokens.start < sentence.start);
    let mut mention = first;
    // « Jeanne Morel |jugée à Brest », where no verb follows as in « Le député |accusé de vol a démissionné ».
    let mut participle = None;
    while at < limit {
        while entities.mentions.get(mention).is_some_and(|m| m.tokens.start < at) {
            mention += 1;
        }
        if let Some(found) = entities.mentions.get(mention).filter(|m| m.tokens.start == at) {
            // « Le maire qui a reçu |Jeanne Morel s’est excusé »
            if relative {
                clause.inside_subject.get_or_insert(mention);
            } else {
                note(surface, entities, &mut clause, found, mention);
            }
            let end = found.tokens.end.max(at + 1);
            // « Stockholm dénonce », « Quimper tombe »: a word that no table knows, behind the name that opens the sentence.
            if opens(surface, clause.start, found)
                && end < limit
                && could_be_verb(surface, end)
                && clause.subject == Some(mention)
                && (is_finite(surface, end, end) || has_object(surface, end) || verbs.may_be(end))
            {
                let told = Clause { verb: Some(end), ..clause.clone() };
                // « Jeanne Morel subit »: this ending is a present's as well.
                if !acts::is_participle(surface.word(end)) || surface.word(end).ends_with("it") {
                    return told;
                }
                participle = Some(told);
            }
            at = end;
            continue;
        }
        let token = surface.token(at);
        if let Some(close) = closing(surface, at, limit) {
            at = close + 1;
            continue;
        }
        if matches!(token.first, ',' | ':' | ';') && token.kind == TokenKind::Sign && participle.is_some() {
            break;
        }
        // « s'est rendu » is reflexive, not « si »; « des courants tels que le Gulf Stream » has no clause.
        if token.has(Classes::RELATIVE.union(Classes::SUBORDINATOR))
            && !token.has(Classes::OBJECT_CLITIC)
            && Some(at) != qui
            && !(at > sentence.start && surface.lexicon.speech.known.such.contains(&surface.token(at - 1).word))
        {
            relatives += 1;
            relative |= token.has(Classes::RELATIVE) && !opened_by;
            opened_by |= at == sentence.start && token.has(Classes::SUBORDINATOR)
                || at == sentence.start + 1 && surface.has(at - 1, Classes::PREPOSITION);
        } else if token.is_sign(':') || (token.is_sign('-') && !surface.glued(at)) {
            // « Suède: Stockholm dénonce », « TRANSPORTS - La RATP a »: what stands before is a keyword.
            clause = Clause { start: at + 1, ..Clause::default() };
        } else if token.is_sign(',') {
            // A clause that opened before the comma is over, and so is what stood before it: « À la veille de ..., »
            (relatives, relative) = (0, false);
            if std::mem::take(&mut opened_by) {
                // « Alors qu’elle votait, |la maire a appris ... »: she is the same.
                let definite =
                    surface.tokens.all.get(at + 1).is_some_and(|t| surface.lexicon.speech.known.the.contains(&t.word));
                let pronoun = |&m: &usize| definite && entities.mentions[m].form == MentionForm::Pronoun;
                clause = Clause { start: at + 1, subject: clause.subject.filter(pronoun), ..Clause::default() };
            }
            let names = clause.subject.is_some_and(|m| entities.mentions[m].tokens.end == at);
            if !names && clause.subject.is_none() {
                if clause.aside.is_none() && opens_noun_phrase(surface, clause.start) && !is_day(surface, clause.start)
                {
                    clause.aside = Some(clause.start..at);
                }
                clause.start = at + 1;
                clause.inside_subject = None;
            }
        } else if let Some(known) = finite(surface, &mut verbs, at, sentence.start) {
            if relatives > 0 {
                relatives -= 1;
            } else if !known && is_like_participle(surface.word(at)) && participle.is_none() {
                let verb = Some(verb_start(surface, at, sentence.start));
                participle = Some(Clause { verb, ..clause.clone() });
            } else if !is_set_off(surface, entities, &clause, at) {
                clause.verb = Some(verb_start(surface, at, sentence.start));
                return before_cue(surface, clause);
            }
        }
        at += 1;
    }
    participle.unwrap_or(clause)
}

/// Do the tables know the finite verb that stands here? If not, it is one by its part of speech: not `la |grève`, `a |construit`.
fn finite(surface: &Surface<'_>, verbs: &mut Verbs<'_, '_>, at: usize, start: usize) -> Option<bool> {
    if is_finite(surface, at, start) {
        return (!is_like_noun(surface, at, start) || verbs.may_be(at)).then_some(true);
    }
    let told = !is_nominal(surface, at, start) && !ends_compound(surface, at, start) && verbs.tell(at);
    told.then_some(false)
}

/// `en |poste à Brest`, `|Légende du cinéma`, `une |annonce qui`: does what stands around a form of a verb of saying stand around nouns too?
fn is_like_noun(surface: &Surface<'_>, at: usize, start: usize) -> bool {
    let sure = Classes::AUXILIARY.union(Classes::FINITE_VERB);
    let known = &surface.lexicon.speech.known;
    !surface.has(at, sure)
        && surface
            .tokens
            .all
            .get(at + 1)
            .is_some_and(|next| at == start || known.qui.contains(&next.word) || known.genitive.contains(&next.word))
}

/// `accueille |une délégation`, `dénonce |« ... »`: does an object follow a word, as it follows verbs?
fn has_object(surface: &Surface<'_>, at: usize) -> bool {
    let Some(next) = surface.tokens.all.get(at + 1) else { return false };
    let article = Classes::DETERMINER.union(Classes::ELISION);
    next.kind == TokenKind::Mark || next.has(article) && !next.has(Classes::PREPOSITION)
}

/// `Le lycée |construit en 1970 a fermé`, `La ville |construit un lycée`: an ending of participles and of the present.
fn is_like_participle(word: &str) -> bool {
    ["it", "rt", "int"].iter().any(|ending| word.ends_with(ending)) && !word.ends_with("ait")
}

/// `Jeanne Morel, |explique Le Monde, ...`, `Jeanne Morel, |célèbre pour ...`: between the subject and its verb stands no single comma.
fn is_set_off(surface: &Surface<'_>, entities: &Entities, clause: &Clause, at: usize) -> bool {
    let behind = clause.subject.is_some_and(|subject| entities.mentions[subject].tokens.end + 1 == at);
    behind
        && surface.is_sign(at - 1, ',')
        && surface.has(at, Classes::CUE_VERB)
        && !surface.has(at, Classes::FINITE_VERB)
}

/// `La ville rembourse les parents, |a assuré le maire`: the clause before a cue whose verb no table knows, which stands behind the first
/// noun.
fn before_cue(surface: &Surface<'_>, clause: Clause) -> Clause {
    let (Some(verb), Some(aside)) = (clause.verb, clause.aside.clone()) else { return clause };
    let reports = |at: usize| {
        let verbs = &surface.lexicon.speech.verbs;
        let uses =
            surface.tokens.all.get(at).and_then(|token| verbs.find(token.word)).map(|(id, _)| verbs.get(id).uses);
        uses.is_some_and(|uses| uses.has(Uses::QUE))
    };
    let cue = reports(verb) || surface.has(verb, Classes::AVOIR) && reports(verb + 1);
    let unknown = subject::behind_head(surface, aside.clone()).filter(|&at| could_be_verb(surface, at));
    match unknown.filter(|_| cue && verb == aside.end + 1) {
        Some(unknown) => Clause { start: aside.start, verb: Some(unknown), aside: None, ..clause },
        None => clause,
    }
}

/// `Le pont`, `Deux hommes`, `12 personnes`; not `Au matin`.
fn opens_noun_phrase(surface: &Surface<'_>, at: usize) -> bool {
    // A comma can be the last token of a text.
    let Some(token) = surface.tokens.all.get(at) else { return false };
    let number = |at: usize| {
        let number = |token: &Token| token.kind == TokenKind::Number || token.has(Classes::NUMBER_WORD);
        surface.tokens.all.get(at).is_some_and(number)
    };
    let article = Classes::DETERMINER.union(Classes::ELISION);
    let opens = number(at) || (token.has(article) && !token.has(Classes::PREPOSITION));
    // « Plus de 2 000 personnes », « Près de deux cents riverains »
    let known = &surface.lexicon.speech.known;
    let of = surface.tokens.all.get(at + 1).is_some_and(|next| known.de.contains(&next.word));
    let about = known.quantity.contains(&token.word) && of && number(at + 2);
    opens || about
}

/// `Le 22 août, le maire ...`, `Ce lundi, ...`: a day, and no subject.
fn is_day(surface: &Surface<'_>, at: usize) -> bool {
    let day = surface.has(at + 1, Classes::WEEKDAY.union(Classes::MONTH));
    let number = surface.tokens.all.get(at + 1).is_some_and(|token| token.kind == TokenKind::Number);
    day || number && surface.has(at + 2, Classes::MONTH)
}

/// `INSOLITE Le navire s’est échoué`: a word in capitals that the sentence's own first word follows.
fn opens_with_keyword(surface: &Surface<'_>, sentence: Range<usize>) -> bool {
    sentence.len() > 2
        && surface.token(sentence.start).shape == Shape::AllCapitals
        && surface.token(sentence.start).span.len() >= 4
        && surface.token(sentence.start + 1).is_capital()
        && surface.has(sentence.start + 1, Classes::DETERMINER.union(Classes::ELISION))
}

/// Takes a mention into account: as the subject, or inside of it.
fn note(surface: &Surface<'_>, entities: &Entities, clause: &mut Clause, found: &Mention, index: usize) {
    let mut before = found.tokens.start;
    // « par le chalutier breton Petit Louis », « selon l'entreprise Takeda »: the preposition stands before the whole phrase.
    const LONGEST_APPOSITION: usize = 3;
    let noun = |at: usize| could_be_verb(surface, at) || surface.has(at, Classes::DEMONYM);
    while before > clause.start && found.tokens.start - before < LONGEST_APPOSITION && noun(before - 1) {
        before -= 1;
    }
    if before == clause.start || !surface.has(before - 1, Classes::DETERMINER.union(Classes::ELISION)) {
        before = found.tokens.start;
    }
    while before > clause.start
        && surface.has(before - 1, Classes::DETERMINER.union(Classes::ELISION))
        && !governs(surface, before - 1)
    {
        before -= 1;
    }
    if before > clause.start && governs(surface, before - 1) {
        clause.inside_subject.get_or_insert(index);
        return;
    }
    // A name takes the place of its role, a person that of an organization; « Jeanne Morel, une jeune Brestoise » stays.
    let replaces = clause.subject.is_none_or(|subject| {
        let subject = &entities.mentions[subject];
        let person = |m: &Mention| entities.get(m.entity).kind == EntityKind::Person;
        subject.form != MentionForm::Name || (person(found) && !person(subject))
    });
    if replaces {
        clause.subject = Some(index);
    }
}

/// Is the token a preposition, contracted or elided ones included?
fn governs(surface: &Surface<'_>, at: usize) -> bool {
    surface.has(at, Classes::PREPOSITION) || is_capital_preposition(surface, at)
}

/// Does the mention open the clause, its article aside?
fn opens(surface: &Surface<'_>, start: usize, mention: &Mention) -> bool {
    mention.tokens.start == start
        || (mention.tokens.start == start + 1 && surface.has(start, Classes::DETERMINER.union(Classes::ELISION)))
}

/// A word in small letters that is no function word and no adjective of a people: one that may be a verb or a noun.
fn could_be_verb(surface: &Surface<'_>, at: usize) -> bool {
    let other =
        FUNCTION.union(Classes::ELISION).union(Classes::DEMONYM).union(Classes::WEEKDAY).union(Classes::OBJECT_CLITIC);
    let token = surface.token(at);
    token.kind == TokenKind::Word && !token.is_capital() && !token.has(other) && token.span.len() > 3
}

/// The token that closes the marks or brackets which open at a token.
pub(super) fn closing(surface: &Surface<'_>, at: usize, limit: usize) -> Option<usize> {
    let token = surface.token(at);
    if token.is_sign('(') {
        return (at + 1..limit.min(at + FAR)).find(|&i| surface.is_sign(i, ')'));
    }
    if token.kind != TokenKind::Mark {
        return None;
    }
    let index = surface.marks.binary_search_by_key(&at, |pair| pair.open).ok()?;
    surface.marks[index].close
}

/// A finite form that the tables or its ending show.
pub(super) fn is_finite(surface: &Surface<'_>, at: usize, start: usize) -> bool {
    let token = surface.token(at);
    let small =
        Classes::PREPOSITION.union(Classes::DETERMINER).union(Classes::COORDINATOR).union(Classes::SUBORDINATOR);
    let named = token.is_capital() && at > start && !is_shouted(surface, at);
    if token.kind != TokenKind::Word || named || token.has(small) {
        return false;
    }
    if token.has(Classes::AUXILIARY.union(Classes::FINITE_VERB)) {
        return !is_nominal(surface, at, start)
            && !is_capital_preposition(surface, at)
            && !is_ago(surface, at, start)
            && !ends_compound(surface, at, start);
    }
    (is_finite_cue(surface, at, start) || has_finite_ending(surface, token, at)) && !is_nominal(surface, at, start)
}

/// A finite form of a verb of saying: not `voulant`, not the participle of `a admis`.
fn is_finite_cue(surface: &Surface<'_>, at: usize, start: usize) -> bool {
    let token = surface.token(at);
    let cue = token.has(Classes::CUE_VERB.union(Classes::CUE_PARTICIPLE));
    let forms = cue.then(|| surface.lexicon.speech.verbs.find(token.word)).flatten();
    // « je compris » is not written in news.
    forms.is_some_and(|(_, forms)| {
        let participle = forms.has(Forms::PARTICIPLE);
        // « nouvelles mesures »: nobody says `tu` in news.
        let thou = surface.word(at).ends_with("es") && !forms.has(Forms::THIRD);
        forms.has(if participle { Forms::THIRD } else { Forms::FINITE })
            && !thou
            && !(participle && is_compound(surface, at, start))
    })
}

/// `a |construit`, `est |mis`: does a word that ends as participles do stand behind an auxiliary?
fn ends_compound(surface: &Surface<'_>, at: usize, start: usize) -> bool {
    acts::is_participle(surface.word(at)) && is_compound(surface, at, start)
}

/// `a |admis`, `n’a pas |fait`: does an auxiliary stand before a word?
fn is_compound(surface: &Surface<'_>, at: usize, start: usize) -> bool {
    let adverb = |&at: &usize| surface.has(at, Classes::ADVERB.union(Classes::NEGATION));
    let auxiliary = Classes::AUXILIARY;
    (start..at).rev().take(3).find(|at| !adverb(at)).is_some_and(|at| surface.has(at, auxiliary))
}

/// `A Lyon, ...`: the preposition without its accent, at the start of a sentence or in capitals; not `A-t-il`, `UN HOMME A ÉTÉ ARRÊTÉ`.
fn is_capital_preposition(surface: &Surface<'_>, at: usize) -> bool {
    let auxiliary = || is_shouted(surface, at) && acts::is_participle(&fold(surface.word(at + 1)));
    surface.word(at) == "A" && !is_inverted(surface, at) && !auxiliary()
}

/// Does a word in capitals stand between others, as in a sentence that is in capitals throughout?
fn is_shouted(surface: &Surface<'_>, at: usize) -> bool {
    let capital = |at: usize| {
        surface.tokens.all.get(at).is_some_and(|token| {
            token.shape == Shape::AllCapitals || token.is_capital() && surface.word(at).chars().count() == 1
        })
    };
    let beside = at.checked_sub(1).is_some_and(capital) && capital(at + 1);
    beside && capital(at)
}

/// `a-t-il`, `est-elle`: does a subject follow that is bound to the verb?
pub(super) fn is_inverted(surface: &Surface<'_>, verb: usize) -> bool {
    surface.tokens.all.get(verb + 1).is_some_and(|next| next.kind == TokenKind::Clitic)
}

/// `il y a trois ans`: the verb of a phrase that only says when.
fn is_ago(surface: &Surface<'_>, at: usize, start: usize) -> bool {
    const FAR_TO_UNIT: usize = 5;
    let unit = |at: usize| {
        let word = surface.tokens.all.get(at).map_or(Default::default(), |token| token.word);
        matches!(surface.lexicon.calendar.entry(word).word, TimeWord::Unit(..))
    };
    at >= start + 2
        && surface.has(at, Classes::AVOIR)
        && surface.has(at - 1, Classes::OBJECT_CLITIC)
        && surface.lexicon.speech.known.he.contains(&surface.token(at - 2).word)
        && (at + 1..at + FAR_TO_UNIT).any(unit)
}

/// `tombaient`, `tombèrent`, `durcissait`, `tombera`: endings that only finite verbs have, or few other words.
fn has_finite_ending(surface: &Surface<'_>, token: &Token, at: usize) -> bool {
    if token.has(Classes::COMMON) && token.is_capital() || token.span.len() < 6 {
        return false;
    }
    let word = surface.word(at);
    ["aient", "èrent", "irent", "issent", "ssait", "ront", "era", "vra", "dra"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// `la fait`, `une annonce`, `de dire`: a word behind an article or a preposition is a noun.
fn is_nominal(surface: &Surface<'_>, at: usize, start: usize) -> bool {
    if at == start {
        return false;
    }
    let before = surface.token(at - 1);
    let clitic = before.has(Classes::CLITICS.union(Classes::SUBJECT_PRONOUN));
    let auxiliary = surface.has(at, Classes::AUXILIARY) && !is_east(surface, at);
    if before.has(Classes::DETERMINER) && clitic && !auxiliary {
        return !has_subject_before(surface, at - 1, start);
    }
    before.has(Classes::PREPOSITION.union(Classes::DETERMINER)) && !clitic
        || !auxiliary && at >= start + 2 && is_adjective_in_phrase(surface, at - 1, start)
}

/// `l’|est de Madagascar`: where the sun rises, and no verb.
fn is_east(surface: &Surface<'_>, at: usize) -> bool {
    let of = || {
        surface.tokens.all.get(at + 1).is_some_and(|next| surface.lexicon.speech.known.genitive.contains(&next.word))
    };
    surface.word(at) == "est" && surface.has(at - 1, Classes::ELISION) && of()
}

/// `une nouvelle |demande`, `la présumée |menace`: does an adjective behind an article stand before the word?
fn is_adjective_in_phrase(surface: &Surface<'_>, at: usize, start: usize) -> bool {
    let article = surface.token(at - 1);
    let token = surface.token(at);
    article.has(Classes::DETERMINER)
        && (!article.has(Classes::OBJECT_CLITIC) || !has_subject_before(surface, at - 1, start))
        && !token.is_capital()
        && amount::is(surface, at, &[Beside::BeforeNoun])
}

/// `le maire |la demande`, `qui la demande`: is `le`, `la`, `l'`, `les` at a token the object of a verb? Not where it opens a noun phrase:
/// `malgré la demande`, `pour examiner la demande`, `a accepté la demande`.
fn has_subject_before(surface: &Surface<'_>, article: usize, start: usize) -> bool {
    let Some(at) = article.checked_sub(1).filter(|&at| at >= start) else { return false };
    let token = surface.token(at);
    let known = &surface.lexicon.speech.known;
    if known.qui.contains(&token.word) || known.ne.contains(&token.word) || token.has(Classes::SUBJECT_PRONOUN) {
        return true;
    }
    let other = FUNCTION.union(Classes::AVOIR).union(Classes::ETRE).union(Classes::FINITE_VERB);
    let word = surface.word(at);
    let verbal = !token.is_capital() && ["é", "er", "ir", "re", "ant"].iter().any(|ending| word.ends_with(ending));
    token.kind == TokenKind::Word && !token.has(other) && !verbal
}

/// The verb with what stands glued before it: `s'est rendu`, `n'a pas voulu`.
fn verb_start(surface: &Surface<'_>, verb: usize, start: usize) -> usize {
    let mut at = verb;
    while at > start {
        let before = surface.token(at - 1);
        // « s’|en est pris au maire », « n’|en veut pas »
        let clitic_before =
            |at: usize| at > start && surface.has(at - 1, Classes::CLITICS) && surface.has(at - 1, Classes::ELISION);
        let clitic = before.has(Classes::CLITICS) && (!before.has(Classes::PREPOSITION) || clitic_before(at - 1));
        if !clitic || verb - at >= 3 {
            break;
        }
        at -= 1;
    }
    at
}
