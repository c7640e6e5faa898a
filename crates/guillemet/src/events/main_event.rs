//! The one event that an article reports: who, what, where, when.

use smol_str::{SmolStr, ToSmolStr};

use super::clause::{self, Clause};
use super::place::place;
use super::subject::{self, Actor};
use super::who::who;
use super::{Event, opening, reach};
use crate::article::{BlockKind, DateKind, Grain};
use crate::dates::{Date, Dates};
use crate::entities::Entities;
use crate::ids::{DateId, EntityId};
use crate::quotations::Quotations;
use crate::surface::Surface;

/// The event that the article reports, or `None` for an interview, an opinion, a text that tells nothing.
pub(crate) fn main_event(
    surface: &Surface<'_>,
    dates: &Dates,
    entities: &Entities,
    quotations: &Quotations,
) -> Option<Event> {
    let opening = opening::of(surface)?;
    if opening::is_personal(surface) {
        return None;
    }
    let clauses: Vec<Clause> =
        opening.iter().map(|&s| clause::read(surface, entities, surface.sentences[s].tokens.clone())).collect();
    let told = told(surface, &opening, &clauses)?;
    let who = who(surface, entities, quotations, &opening, &clauses, told);
    let here = surface.sentences[opening[told]].span;
    let elsewhere = who.filter(|(span, _)| !here.overlaps(*span)).and_then(|(_, id)| id);
    // « « ... », a déclaré Jeanne Morel »: what the sentence behind says of her is the event, and not that she spoke.
    let speaks = || is_only_cue(surface, &clauses[told], surface.sentences[opening[told]].tokens.start);
    let acted = match (elsewhere, who.and_then(|(_, id)| id)) {
        (Some(id), _) => tells_of(surface, entities, &opening, &clauses, told, id).map(|behind| {
            match has_day(surface, dates, opening[behind]) {
                // « a démissionné mardi »: the sentence that says when tells it best.
                true => behind,
                false => titled(surface, entities, &opening, &clauses, id).unwrap_or(behind),
            }
        }),
        (None, Some(id)) if speaks() => acts_behind(surface, entities, &opening, &clauses, told, id)
            .filter(|&i| i <= told + NEAR && clauses[i].verb.is_some_and(|verb| !opening::is_state(surface, verb))),
        _ => None,
    };
    let acted = acted.unwrap_or(told);
    let what = clauses[acted].verb.map(|verb| {
        let sentence = surface.sentences[opening[acted]].tokens.clone();
        surface.span(verb..reach::end(surface, verb, sentence))
    });
    let place = place(surface, entities, &opening, told, who.and_then(|(_, entity)| entity));
    let when = when(surface, dates, &opening, told);
    let dated = when.as_ref().and_then(|(_, date)| *date);
    tells_event(surface, dates, dated, &clauses[told], opening[told]).then_some(Event { who, what, place, when })
}

/// How many sentences behind somebody's words may tell what he or she did.
const NEAR: usize = 3;

/// Does an opening tell an event at all? Where it names a day near the publication, it does, unless only the title names it.
fn tells_event(surface: &Surface<'_>, dates: &Dates, dated: Option<DateId>, clause: &Clause, told: usize) -> bool {
    let titled = |date: DateId| {
        let at = surface.token_from(dates.all[date.index()].span.start());
        surface.blocks.get(surface.block_of(at)).is_some_and(|block| block.kind == BlockKind::Headline)
    };
    match dated {
        Some(date) => !titled(date) || !opening::asks(surface),
        None => {
            let first = opening::body(surface).min(surface.sentences[told].tokens.start);
            !opening::asks(surface)
                && !opening::explains(surface)
                && !opening::is_somebodys_words(surface)
                && !clause.verb.is_some_and(|verb| opening::is_state(surface, verb))
                && !opening::says_i(surface, first..surface.sentences[told].tokens.end)
        }
    }
}

/// The sentence that tells the event: the first one of the text behind the title that has a main verb.
fn told(surface: &Surface<'_>, opening: &[usize], clauses: &[Clause]) -> Option<usize> {
    let titled = |i: &usize| surface.blocks[surface.sentences[opening[*i]].block].kind == BlockKind::Headline;
    let tells = |i: &usize| clauses[*i].verb.is_some();
    // « Faut-il s’inquiéter ? »: a question tells nothing.
    let asks = |i: &usize| surface.is_sign(surface.sentences[opening[*i]].tokens.end - 1, '?');
    let told = (0..opening.len())
        .find(|i| !titled(i) && tells(i) && !asks(i))
        .or_else(|| (0..opening.len()).find(|i| !titled(i) && tells(i)))
        .or_else(|| (0..opening.len()).find(tells))
        .or((!opening.is_empty()).then_some(0))?;
    // « Des heurts ont éclaté. » « Des dizaines de riverains ont défilé »: of a thing and people, people act.
    let actor = |i: usize| subject::unnamed(surface, &clauses[i]).map(|phrase| phrase.actor);
    let people = opening::retold(surface, opening, told)
        .filter(|&retold| actor(told) == Some(Actor::Thing) && actor(retold) == Some(Actor::People));
    Some(people.unwrap_or(told))
}

/// The sentence behind `told` whose subject the entity is, if `told` names it nowhere: who acts and what happens are one fact.
fn tells_of(
    surface: &Surface<'_>,
    entities: &Entities,
    opening: &[usize],
    clauses: &[Clause],
    told: usize,
    id: EntityId,
) -> Option<usize> {
    let named = entities.mentions_in(surface.sentences[opening[told]].tokens.clone()).iter().any(|m| m.entity == id);
    acts_behind(surface, entities, opening, clauses, told, id).filter(|_| !named)
}

/// Does a sentence name a day near the publication?
fn has_day(surface: &Surface<'_>, dates: &Dates, sentence: usize) -> bool {
    let span = surface.sentences[sentence].span;
    let published = dates.published.map(|(published, _)| published);
    let from = dates.all.partition_point(|date| date.span.start() < span.start());
    let mut here = dates.all[from..].iter().take_while(|date| date.span.start() < span.end());
    here.any(|date| date.kind == DateKind::Date && is_near(date, published))
}

/// The title, if the entity is its subject and a verb stands there that is no participle: not `Jeanne Morel jugée à Brest`.
fn titled(
    surface: &Surface<'_>,
    entities: &Entities,
    opening: &[usize],
    clauses: &[Clause],
    id: EntityId,
) -> Option<usize> {
    let kind = |i: usize| surface.blocks[surface.sentences[opening[i]].block].kind;
    let subject = |i: usize| clauses[i].subject.is_some_and(|mention| entities.mentions[mention].entity == id);
    let participle = |verb: usize| {
        let endings = ["é", "ée", "és", "ées", "i", "ie", "is", "it", "ite", "u", "lue", "us"];
        endings.iter().any(|ending| surface.word(verb).ends_with(ending))
    };
    let finite = |i: usize| clauses[i].verb.is_some_and(|verb| !participle(verb));
    (0..opening.len()).find(|&i| kind(i) == BlockKind::Headline && subject(i) && finite(i))
}

/// The sentence behind `told` whose subject the entity is.
fn acts_behind(
    surface: &Surface<'_>,
    entities: &Entities,
    opening: &[usize],
    clauses: &[Clause],
    told: usize,
    id: EntityId,
) -> Option<usize> {
    let is_subject = |clause: &Clause| {
        clause.verb.is_some() && clause.subject.is_some_and(|mention| entities.mentions[mention].entity == id)
    };
    let speech = |i: usize| {
        is_only_cue(surface, &clauses[i], surface.sentences[opening[i]].tokens.start)
            || clauses[i].verb.is_some_and(|verb| goes_on_saying(surface, verb))
    };
    (told + 1..opening.len()).find(|&i| is_subject(&clauses[i]) && !speech(i))
}

/// `Elle |a ajouté que`, `Il |poursuit que`: more of the same speech, and nothing that somebody did.
fn goes_on_saying(surface: &Surface<'_>, verb: usize) -> bool {
    const LONGEST_VERB: usize = 3;
    let lexicon = surface.lexicon;
    let tokens = surface.tokens.all.get(verb..).unwrap_or_default();
    tokens.windows(2).take(LONGEST_VERB).any(|pair| {
        lexicon.agreement.going_on.contains(&pair[0].word) && lexicon.speech.known.que.contains(&pair[1].word)
    })
}

/// `« ... », |a déclaré Jeanne Morel`: does the sentence open with marks, and its verb follow them at once?
fn is_only_cue(surface: &Surface<'_>, clause: &Clause, start: usize) -> bool {
    let pair = surface.marks.binary_search_by_key(&start, |pair| pair.open).ok();
    let close = pair.and_then(|pair| surface.marks[pair].close);
    close.zip(clause.verb).is_some_and(|(close, verb)| verb > close && verb <= close + 2)
}

/// When it happened: the first day that the opening names, in the sentence of the event before those behind it and the
/// title; else a clock time; else the day of publication.
fn when(surface: &Surface<'_>, dates: &Dates, opening: &[usize], told: usize) -> Option<(SmolStr, Option<DateId>)> {
    let published = dates.published.map(|(published, _)| published);
    for kind in [DateKind::Date, DateKind::Time] {
        for i in (told..opening.len()).chain(0..told) {
            let sentence = surface.sentences[opening[i]].span;
            let from = dates.all.partition_point(|date| date.span.start() < sentence.start());
            let here = dates.all[from..].iter().take_while(|date| date.span.start() < sentence.end());
            for (at, date) in here.enumerate() {
                if date.kind == kind && is_near(date, published) {
                    return Some((date.value.clone(), Some(DateId((from + at) as u32))));
                }
            }
        }
    }
    // « ce mois-ci », « cette semaine »: no day, but more than the publication says.
    let published = published?;
    let sentence = surface.sentences[opening[told]].span;
    let from = dates.all.partition_point(|date| date.span.start() < sentence.start());
    let around = |date: &Date| {
        let day = |end: &Option<SmolStr>| end.as_deref().and_then(|end| end.parse::<jiff::civil::Date>().ok());
        matches!(date.grain, Some(Grain::Week | Grain::Month))
            && published.first() == published.last()
            && day(&date.earliest).is_some_and(|first| first <= published.first())
            && day(&date.latest).is_some_and(|last| last >= published.last())
    };
    let here = dates.all[from..].iter().take_while(|date| date.span.start() < sentence.end()).position(around);
    let coarse = here.map(|at| (dates.all[from + at].value.clone(), Some(DateId((from + at) as u32))));
    Some(coarse.unwrap_or_else(|| (published.to_smolstr(), None)))
}

/// Is it a day, or a part of one, that lies near the publication?
fn is_near(date: &Date, published: Option<crate::Published>) -> bool {
    const DAYS_BEFORE: i32 = 40;
    const DAYS_BEHIND: i32 = 10;
    let dated = (published.is_none() || date.earliest.is_some())
        && matches!(date.grain, Some(Grain::Day | Grain::PartOfDay | Grain::Hour | Grain::Minute));
    if !dated {
        return false;
    }
    let (Some(published), Some(earliest)) = (published, &date.earliest) else { return true };
    let Ok(day) = earliest.get(..10).unwrap_or("").parse::<jiff::civil::Date>() else { return true };
    let days = |a: jiff::civil::Date, b: jiff::civil::Date| (a - b).get_days();
    days(published.first(), day) <= DAYS_BEFORE && days(day, published.last()) <= DAYS_BEHIND
}
