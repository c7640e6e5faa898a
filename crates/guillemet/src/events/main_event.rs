//! The one event that an article reports: who, what, where, when.

use std::ops::Range;

use smol_str::{SmolStr, ToSmolStr};

use super::acts::Acts;
use super::clause::{self, Clause};
use super::opening::{self, Read};
use super::place::place;
use super::who::who;
use super::{Event, reach, told};
use crate::article::{BlockKind, DateKind, Grain};
use crate::dates::{Date, Dates, is_future};
use crate::entities::Entities;
use crate::ids::DateId;
use crate::lexicon::Classes;
use crate::quotations::Quotations;
use crate::surface::Surface;
use crate::tokens::TokenKind;

/// The event that the article reports, or `None` for an interview, an opinion, a text that tells nothing.
pub(crate) fn main_event(
    surface: &Surface<'_>,
    dates: &Dates,
    entities: &Entities,
    quotations: &Quotations,
) -> Option<Event> {
    let opening = opening::of(surface)?;
    if opening::is_personal(surface) || opening::is_opinion(surface) {
        return None;
    }
    let clauses: Vec<Clause> = opening.iter().map(|&sentence| clause::read(surface, entities, sentence)).collect();
    let day = |i: &usize| has_day(surface, dates, opening[*i]);
    let days = (0..opening.len()).filter(day).fold(0, |days, i| days | 1 << i);
    let read = Read { surface, sentences: &opening, clauses: &clauses, days };
    let timed = |i: usize| read.dated(i) || around(surface, dates, opening[i]).is_some();
    let told = told::sentence(read, timed)?;
    let acts = Acts { read, entities, told };
    let who = who(&acts, quotations, read.dated(told));
    let here = surface.sentences[opening[told]].span;
    let entity = who.as_ref().and_then(|who| who.entity);
    let elsewhere = who.as_ref().filter(|who| !who.is_subject && !here.overlaps(who.span)).and_then(|who| who.entity);
    let acted = match (elsewhere, entity) {
        (Some(id), _) if acts.is_elsewhere(id) => {
            let behind = acts.behind(id);
            // « a démissionné mardi »: the sentence that says when tells it best.
            let titled = || acts.titled(id).filter(|_| behind.is_some() || !read.dated(told));
            behind.filter(|&behind| read.dated(behind)).or_else(titled).or(behind)
        }
        // « « ... », a déclaré Jeanne Morel »: what the sentence behind says of her is the event, and not that she spoke.
        (None, Some(id)) if acts.only_speaks(told) => acts
            .behind(id)
            .filter(|&i| i <= told + NEAR && clauses[i].verb.is_some_and(|verb| !opening::is_state(surface, verb))),
        _ => None,
    };
    let acted = acted.unwrap_or_else(|| opening::titled_noun(read, told).unwrap_or(told));
    let sentence = surface.sentences[opening[acted]].tokens.clone();
    let what = match clauses[acted].verb {
        Some(verb) => Some(surface.span(verb..reach::end(surface, verb, sentence))),
        None => reach::noun_phrase(surface, sentence).map(|tokens| surface.span(tokens)),
    };
    let place = place(&acts, acted, entity);
    let when = ahead(surface, dates, &clauses[told], &surface.sentences[opening[told]].tokens)
        .or_else(|| when(surface, dates, &opening, told));
    let dated = when.as_ref().and_then(|(_, date)| *date);
    let who = who.map(|who| (who.span, who.entity));
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

/// Does a sentence name a day near the publication?
fn has_day(surface: &Surface<'_>, dates: &Dates, sentence: usize) -> bool {
    let published = dates.published.map(|(published, _)| published);
    let mut here = dates.within(surface.sentences[sentence].span);
    here.any(|(_, date)| date.kind == DateKind::Date && is_near(date, published))
}

/// When it happened: the first day that the opening names, in the sentence of the event before those behind it and the
/// title; else a clock time; else a week or month around the publication; else its day.
fn when(surface: &Surface<'_>, dates: &Dates, opening: &[usize], told: usize) -> Option<(SmolStr, Option<DateId>)> {
    let published = dates.published.map(|(published, _)| published);
    for kind in [DateKind::Date, DateKind::Time] {
        for i in (told..opening.len()).chain(0..told) {
            let here = dates.within(surface.sentences[opening[i]].span);
            // « il a promis : « Pas après |22 heures » »: a clock time that somebody speaks of.
            let spoken = |date: &Date| kind == DateKind::Time && is_in_marks(surface, date);
            let fits = |date: &Date| date.kind == kind && is_near(date, published) && !spoken(date);
            let mut near = here.filter(|(_, date)| fits(date)).peekable();
            let first = near.peek().copied();
            if let Some((id, date)) = near.find(|(_, date)| !is_of_noun(surface, date)).or(first) {
                return Some((date.value.clone(), Some(id)));
            }
        }
    }
    let coarse = around(surface, dates, opening[told]).map(|(id, date)| (date.value.clone(), Some(id)));
    coarse.or_else(|| Some((published?.to_smolstr(), None)))
}

/// `Les travaux reprendront |le 13 mars, a indiqué lundi le maire`: the first day that a clause in the future names.
fn ahead(
    surface: &Surface<'_>,
    dates: &Dates,
    clause: &Clause,
    sentence: &Range<usize>,
) -> Option<(SmolStr, Option<DateId>)> {
    const DAYS_AHEAD: i32 = 366;
    let published = dates.published.map(|(published, _)| published)?;
    let verb = clause.verb?;
    if !(verb..sentence.end).take(3).any(|at| is_future(surface, at)) {
        return None;
    }
    let told = surface.span(verb..reach::end(surface, verb, sentence.clone()));
    let coming = |date: &Date| {
        let days = earliest_day(date).map(|day| (day - published.last()).get_days());
        date.grain == Some(Grain::Day) && days.is_some_and(|days| (0..=DAYS_AHEAD).contains(&days))
    };
    let (id, date) = dates.within(told).find(|(_, date)| date.kind == DateKind::Date && coming(date))?;
    Some((date.value.clone(), Some(id)))
}

/// Does an expression stand inside of quotation marks?
fn is_in_marks(surface: &Surface<'_>, date: &Date) -> bool {
    const NESTED: usize = 4;
    let at = surface.token_from(date.span.start());
    let behind = surface.marks.partition_point(|pair| pair.open < at);
    surface.marks[..behind].iter().rev().take(NESTED).any(|pair| pair.close.is_some_and(|close| close > at))
}

/// `le record de |la veille`, `le match de |dimanche`: a day that says which one is meant. Not `à partir de lundi`, `la nuit de lundi`.
fn is_of_noun(surface: &Surface<'_>, date: &Date) -> bool {
    let known = &surface.lexicon.speech.known;
    let at = surface.token_from(date.span.start());
    let noun = |at: usize| {
        let token = surface.token(at);
        let other = Classes::PREPOSITION.union(Classes::TIME_WORD).union(Classes::ADVERB);
        token.kind == TokenKind::Word && !token.has(other)
    };
    // « de lundi à jeudi »
    let ends = surface.token_from(date.span.end());
    if surface.tokens.all.get(ends).is_some_and(|next| known.dative.contains(&next.word)) {
        return false;
    }
    let article = at > 1 && known.the.contains(&surface.token(at - 1).word);
    let of = at - usize::from(article);
    of > 1 && known.genitive.contains(&surface.token(of - 1).word) && noun(of - 2)
}

/// `ce mois-ci`, `cette semaine` in a sentence: no day, but more than the publication says.
fn around<'a>(surface: &Surface<'_>, dates: &'a Dates, sentence: usize) -> Option<(DateId, &'a Date)> {
    let published = dates.published.map(|(published, _)| published)?;
    let day = |end: &Option<SmolStr>| end.as_deref().and_then(|end| end.parse::<jiff::civil::Date>().ok());
    let around = |date: &Date| {
        matches!(date.grain, Some(Grain::Week | Grain::Month))
            && published.first() == published.last()
            && day(&date.earliest).is_some_and(|first| first <= published.first())
            && day(&date.latest).is_some_and(|last| last >= published.last())
    };
    dates.within(surface.sentences[sentence].span).find(|(_, date)| around(date))
}

/// The first day that an expression means.
fn earliest_day(date: &Date) -> Option<jiff::civil::Date> {
    date.earliest.as_deref()?.get(..10)?.parse().ok()
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
    let (Some(published), Some(day)) = (published, earliest_day(date)) else { return true };
    let days = |a: jiff::civil::Date, b: jiff::civil::Date| (a - b).get_days();
    days(published.first(), day) <= DAYS_BEFORE && days(day, published.last()) <= DAYS_BEHIND
}
