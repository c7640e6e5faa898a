//! A subject that names nobody: `Des dizaines de riverains`, `Le gouvernement`, `Un homme de 40 ans`.

use std::ops::Range;

use super::amount;
use super::clause::Clause;
use crate::article::{EntityKind, Gender, MentionForm};
use crate::entities::{Entities, Entity, Mention};
use crate::ids::EntityId;
use crate::lexicon::{Beside, Classes, TimeWord};
use crate::surface::Surface;
use crate::tokens::{Token, TokenKind};

/// The words of such a subject, and whom they are about.
pub(super) struct Unnamed {
    pub(super) tokens: Range<usize>,
    pub(super) actor: Actor,
}

/// What the head of a noun phrase can do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Actor {
    /// `Un homme`, `Les salariés`: people.
    People,
    /// `Le gouvernement`, `La préfecture`: a body that acts.
    Body,
    /// `40 % de Lyonnais`: some of the people, who don't act together.
    Share,
    /// `Le pont`, `La hausse des prix`.
    Thing,
}

/// How far into a phrase its head is looked for: `Plus de deux cents autres riverains`.
const FAR_TO_HEAD: usize = 7;

/// The noun phrase that is a clause's subject, if no name is. Where a comma stands between it and the verb (`Le navire, long de
/// cent mètres, s’est échoué`) or the verb is a cue's (`La ville rembourse les parents, a assuré le maire`), it opens the sentence.
pub(super) fn unnamed(surface: &Surface<'_>, clause: &Clause) -> Option<Unnamed> {
    let verb = clause.verb?;
    let whole = verb > clause.start;
    let mut stretch = if whole { clause.start..verb } else { clause.aside.clone()? };
    // « Mais |les riverains ont refusé »
    if surface.has(stretch.start, Classes::COORDINATOR) && stretch.len() > 1 {
        stretch.start += 1;
    }
    if clause.subject.is_some() || surface.has(stretch.start, Classes::SUBJECT_PRONOUN) {
        return None;
    }
    let stretch_end = stretch.end;
    let mut tokens = noun_phrase(surface, stretch);
    let head = tokens.clone().take(FAR_TO_HEAD).find(|&at| is_head(surface, at));
    // « La ville rembourse les parents, a assuré ... »: where no table knows the verb, the phrase ends with its head. « La mère d’un marin,
    // disparu en mer, a été reçue »: between two commas stands what is only said of it.
    let cue = !whole && verb == stretch_end + 1;
    if let (true, Some(head)) = (cue, head) {
        let demonym = surface.has(head + 1, Classes::DEMONYM) && head + 1 < tokens.end;
        tokens.end = head + 1 + usize::from(demonym);
    }
    let body = Classes::BODY.union(Classes::ORGANIZATION_NOUN).union(Classes::ORGANIZATION_HEAD);
    let people = Classes::HUMAN.union(Classes::ROLE).union(Classes::DEMONYM);
    // « 40 % de Lyonnais »
    let share = tokens.clone().take(FAR_TO_HEAD).any(|at| surface.is_sign(at, '%'));
    let actor = match head {
        _ if share => Actor::Share,
        Some(at) if surface.has(at, people) || is_plural_of(surface, at, people) || is_agent(surface.word(at)) => {
            Actor::People
        }
        Some(at) if surface.has(at, body) => Actor::Body,
        _ => Actor::Thing,
    };
    Some(Unnamed { tokens, actor })
}

/// The token behind the head of the noun phrase that opens a stretch, a people's adjective aside.
pub(super) fn behind_head(surface: &Surface<'_>, stretch: Range<usize>) -> Option<usize> {
    let head = stretch.clone().take(FAR_TO_HEAD).find(|&at| is_head(surface, at))?;
    let at = head + 1 + usize::from(surface.has(head + 1, Classes::DEMONYM));
    (at < stretch.end).then_some(at)
}

/// Is it the plural in -s of a word of these classes?
fn is_plural_of(surface: &Surface<'_>, at: usize, classes: Classes) -> bool {
    let words = &surface.lexicon.words;
    surface.word(at).strip_suffix('s').is_some_and(|word| words.classes(words.find(word)).has(classes))
}

/// `grévistes`, `cyclistes`: nouns of this ending are people.
fn is_agent(word: &str) -> bool {
    const SHORTEST: usize = 8;
    word.len() >= SHORTEST && (word.ends_with("istes") || word.ends_with("iste"))
}

/// The noun phrase without what is only said of it: it ends at a comma, a bracket, a relative clause, a participle, a weekday or a
/// preposition other than `de`.
fn noun_phrase(surface: &Surface<'_>, stretch: Range<usize>) -> Range<usize> {
    let opens = Classes::RELATIVE.union(Classes::SUBORDINATOR);
    let ends = |&at: &usize| {
        let token = surface.token(at);
        let of = amount::is(surface, at, &[Beside::Of, Beside::OfThe]);
        token.is_sign(',')
            || token.is_sign('(')
            || (token.has(opens) && !token.has(Classes::DETERMINER))
            || (token.has(Classes::PREPOSITION) && !of)
            || token.has(Classes::WEEKDAY)
            || is_present_participle(surface, at)
    };
    let inner = stretch.start + 1..stretch.end;
    let Some(mut end) = inner.clone().find(ends) else { return stretch };
    // « Quinze coureurs |le lundi », « Un tableau anonyme |volé à Brest »: the article and the participle go with what stands behind.
    if end > stretch.start + 1 && surface.has(end, Classes::WEEKDAY) && surface.has(end - 1, Classes::DETERMINER) {
        end -= 1;
    }
    let led = end > stretch.start + 2 && !surface.is_sign(end, ',') && goes_with_behind(surface, end - 1);
    stretch.start..end - usize::from(led)
}

/// `un tableau |volé à Brest`; not `deux blessés à Brest`, `deux hommes grièvement blessés à Brest`, which say who they are.
fn goes_with_behind(surface: &Surface<'_>, at: usize) -> bool {
    let names = Classes::DETERMINER.union(Classes::PREPOSITION).union(Classes::NUMBER_WORD).union(Classes::ADVERB);
    let before = surface.token(at - 1);
    let degree = surface.word(at - 1).ends_with("ment");
    ["é", "ée", "és", "ées", "uit", "uite", "uits", "uites", "vert", "verte"]
        .iter()
        .any(|ending| surface.word(at).ends_with(ending))
        && !before.has(names)
        && !degree
}

/// `mesurant`, `visant`; not `un restaurant`, `le dirigeant`.
fn is_present_participle(surface: &Surface<'_>, at: usize) -> bool {
    let token = surface.token(at);
    let noun = Classes::HUMAN.union(Classes::ROLE).union(Classes::BODY);
    token.kind == TokenKind::Word
        && token.span.len() >= 6
        && !token.has(noun)
        && !surface.has(at - 1, Classes::DETERMINER.union(Classes::ELISION))
        && surface.word(at).ends_with("ant")
}

/// Is it neither an article, nor a number, nor an adjective that stands before its noun?
fn is_head(surface: &Surface<'_>, at: usize) -> bool {
    let token = surface.token(at);
    let beside = Classes::DETERMINER
        .union(Classes::PREPOSITION)
        .union(Classes::NUMBER_WORD)
        .union(Classes::ELISION)
        .union(Classes::ADVERB);
    token.kind == TokenKind::Word
        && !token.has(beside)
        && surface.lexicon.calendar.entry(token.word).number.is_none()
        && !amount::is(surface, at, &[Beside::BeforeNoun, Beside::Small])
}

/// Who is meant by `Un adolescent`, `Une association`, if a later sentence names a person with an age (`la mort de Karim Haddad,
/// 15 ans`) or a body by the same noun (`l’association Bretagne vivante`). Only one can be meant: `Des lycéens` get no name.
pub(super) fn named_later<'a>(
    surface: &Surface<'_>,
    entities: &'a Entities,
    unnamed: &Unnamed,
    sentences: Range<usize>,
) -> Option<&'a Mention> {
    let article = surface.token(unnamed.tokens.start);
    let noun = surface.word(unnamed.tokens.clone().nth(1)?);
    // « Un Brestois |sur cinq » and « Un millier d’élèves » are nobody.
    let number = |at: usize| surface.tokens.all.get(at).is_some_and(|token| token.has(Classes::NUMBER_WORD));
    let many =
        amount::read(surface, unnamed.tokens.start, unnamed.tokens.end).is_some_and(|read| read.amount.is_plural());
    let counted = many || number(unnamed.tokens.end + 1);
    if counted || surface.lexicon.calendar.entry(article.word).number != Some(1) {
        return None;
    }
    let behind = surface.sentences.get(sentences.start..sentences.end.min(surface.sentences.len()))?;
    let tokens = behind.first()?.tokens.start..behind.last()?.tokens.end;
    let named = entities.mentions_in(tokens).iter().filter(|m| m.form == MentionForm::Name);
    let mut people = named.clone().filter(|m| entities.get(m.entity).kind == EntityKind::Person);
    let mut bodies = named.filter(|m| entities.get(m.entity).kind == EntityKind::Organization);
    match unnamed.actor {
        Actor::People => {
            let only = only_person(surface, entities, people.clone(), article);
            people.find(|m| has_age(surface, m.tokens.end)).or(only)
        }
        Actor::Body => bodies.find(|m| {
            let first = |at: usize| crate::text::fold(surface.word(at)) == crate::text::fold(noun);
            first(m.tokens.start) || m.tokens.start > 0 && first(m.tokens.start - 1)
        }),
        Actor::Share | Actor::Thing => None,
    }
}

/// The one person whom later sentences name, if nothing is said of an office: `Un fraudeur a été arrêté. |Paul Roy a caché son argent`, and
/// not `La procureure Anne Roy a ouvert une enquête`.
fn only_person<'a>(
    surface: &Surface<'_>,
    entities: &Entities,
    mut people: impl Iterator<Item = &'a Mention>,
    article: &Token,
) -> Option<&'a Mention> {
    let first = people.next()?;
    let person = entities.get(first.entity);
    let female = surface.lexicon.speech.known.feminine.contains(&article.word);
    let fits = person.roles.is_empty() && person.gender.is_none_or(|gender| (gender == Gender::Female) == female);
    let initial = surface.is_sign(first.tokens.start + 1, '.');
    (fits && !initial && people.all(|m| m.entity == first.entity)).then_some(first)
}

/// `, 15 ans` at a token.
fn has_age(surface: &Surface<'_>, at: usize) -> bool {
    let is = |at: usize, test: &dyn Fn(&Token) -> bool| surface.tokens.all.get(at).is_some_and(test);
    surface.is_sign(at, ',')
        && is(at + 1, &|token| token.kind == TokenKind::Number)
        && is(at + 2, &|token| matches!(surface.lexicon.calendar.entry(token.word).word, TimeWord::Unit(..)))
}

/// The country whose people or body act, if the text names it: `L’armée tchadienne` is Chad's.
pub(super) fn country(surface: &Surface<'_>, entities: &Entities, unnamed: &Unnamed) -> Option<EntityId> {
    let mut demonyms = unnamed.tokens.clone().filter(|&at| surface.has(at, Classes::DEMONYM));
    let country = surface.lexicon.names.demonym(surface.token(demonyms.next()?).word)?.country?;
    let same = |entity: &Entity| entity.sort == "country" && entity.country == Some(country);
    entities.all.iter().position(same).map(|at| EntityId(at as u32))
}
