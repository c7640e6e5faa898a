//! The one event that an article reports: who, what, where, when.

use super::clause::{self, Clause};
use super::{Event, opening};
use crate::article::{BlockKind, DateKind, EntityKind, Grain, MentionForm};
use crate::dates::{Date, Dates};
use crate::entities::{Entities, Mention};
use crate::ids::{DateId, EntityId};
use crate::lexicon::Classes;
use crate::quotations::Quotations;
use crate::surface::Surface;
use crate::text::Span;

/// The most mentions of one sentence that are looked at.
const MOST_MENTIONS: usize = 60;

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
    let what = clauses[told].verb.map(|verb| {
        let sentence = surface.sentences[opening[told]].tokens.clone();
        surface.span(verb..clause::end(surface, verb, sentence))
    });
    let place = place(surface, entities, &opening, told, who.and_then(|(_, entity)| entity));
    let when = when(surface, dates, &opening, told);
    let dated = when.as_ref().is_some_and(|(_, date)| date.is_some());
    if !dated && opening::asks(surface) {
        return None;
    }
    Some(Event { who, what, place, when })
}

/// The sentence that tells the event: the first one of the text behind the title that has a main verb.
fn told(surface: &Surface<'_>, opening: &[usize], clauses: &[Clause]) -> Option<usize> {
    let titled = |i: &usize| surface.blocks[surface.sentences[opening[*i]].block].kind == BlockKind::Headline;
    let tells = |i: &usize| clauses[*i].verb.is_some();
    (0..opening.len())
        .find(|i| !titled(i) && tells(i))
        .or_else(|| (0..opening.len()).find(tells))
        .or((!opening.is_empty()).then_some(0))
}

/// Who acts or is concerned: the entity that the opening is about.
fn who(
    surface: &Surface<'_>,
    entities: &Entities,
    quotations: &Quotations,
    opening: &[usize],
    clauses: &[Clause],
    told: usize,
) -> Option<(Span, Option<EntityId>)> {
    let mut scores: Vec<(EntityId, i32, Span)> = Vec::new();
    let mut add = |mention: &Mention, score: i32| match scores.iter_mut().find(|(id, _, _)| *id == mention.entity) {
        Some((_, sum, _)) => *sum += score,
        None => scores.push((mention.entity, score, mention.span)),
    };
    for (i, clause) in clauses.iter().enumerate() {
        let titled = surface.blocks[surface.sentences[opening[i]].block].kind == BlockKind::Headline;
        let (subject, inside) = match (i == told, titled) {
            (true, _) => (60, 25),
            (_, true) => (50, 20),
            _ if i == told + 1 => (25, 8),
            _ => (12, 4),
        };
        if clause.verb.is_some() || titled {
            if let Some(m) = clause.subject {
                let place = entities.get(entities.mentions[m].entity).kind == EntityKind::Place;
                add(&entities.mentions[m], subject + if place { 25 } else { 0 });
            } else if let Some(m) = clause.inside_subject {
                add(&entities.mentions[m], inside);
            }
        }
        let sentence = &surface.sentences[opening[i]];
        let named = |m: &&Mention| !is_keyword(surface, m, sentence.tokens.start);
        for mention in entities.mentions_in(sentence.tokens.clone()).iter().take(MOST_MENTIONS).filter(named) {
            add(
                mention,
                if titled {
                    12
                } else if i == told {
                    8
                } else {
                    4
                },
            );
        }
        // « "..." , a prévenu Jeanne Morel »: the sentence is speech, its speaker acts.
        if i == told || titled {
            let speaks =
                quotations.all.iter().take_while(|q| q.parts.first().is_some_and(|p| p.start() < sentence.span.end()));
            for quotation in speaks.filter(|q| q.parts.first().is_some_and(|p| sentence.span.overlaps(*p))) {
                let Some(speaker) = quotation.speaker else { continue };
                let Some(entity) = speaker.entity else { continue };
                let leads = quotation.parts[0].start() <= sentence.span.start() + 4;
                let span = speaker.span.unwrap_or(entities.get(entity).name);
                let mention = Mention { span, tokens: 0..0, entity, form: MentionForm::Name };
                add(&mention, if leads { 45 } else { 5 });
            }
        }
    }
    let mut counts = vec![0i32; entities.all.len()];
    for mention in &entities.mentions {
        counts[mention.entity.index()] += 1;
    }
    for (id, score, _) in &mut scores {
        let entity = entities.get(*id);
        *score += 4 * counts[id.index()].min(10);
        *score += match entity.kind {
            EntityKind::Person => 15,
            EntityKind::Organization if entity.sort == "media" => -30,
            EntityKind::Organization => 0,
            EntityKind::Place => -30,
        };
    }
    let best = scores.iter().max_by_key(|(id, score, _)| (*score, std::cmp::Reverse(id.index())))?;
    // Nobody with a name: the subject as it stands (« Un homme »). Such a person outweighs a name that stands elsewhere.
    let clause = &clauses[told];
    let unnamed = clause.subject.is_none()
        && clause.inside_subject.is_none()
        && clause.verb == Some(clause.start + 2)
        && surface.has(clause.start + 1, Classes::HUMAN);
    if best.1 >= if unnamed { 60 } else { 30 } {
        return Some((best.2, Some(best.0)));
    }
    let verb = clause.verb.filter(|&verb| verb > clause.start)?;
    Some((surface.span(clause.start..verb), None))
}

/// `TRANSPORTS -`, `BRAV-M.`, `TEMPÊTE Le port`: a keyword in capitals that a sentence begins with.
fn is_keyword(surface: &Surface<'_>, mention: &Mention, start: usize) -> bool {
    let words = surface.source.slice(mention.span);
    let first = words.split(' ').next().unwrap_or("");
    mention.tokens.start == start
        && first.chars().count() > 3
        && !first.chars().any(char::is_lowercase)
        && (surface.is_sign(mention.tokens.end, '-')
            || surface.is_sign(mention.tokens.end, '.')
            || words.len() > first.len())
}

/// Where it happened: a place behind a preposition of place, in the opening rather than later.
fn place(
    surface: &Surface<'_>,
    entities: &Entities,
    opening: &[usize],
    told: usize,
    who: Option<EntityId>,
) -> Option<(Span, Option<EntityId>)> {
    let mut best: Option<(i32, &Mention)> = None;
    let first = opening.first().map_or(0, |&s| surface.sentences[s].tokens.start);
    let behind = entities.mentions.partition_point(|m| m.tokens.start < first);
    let dateline = entities.mentions[..behind].iter().rev().take(4);
    let mut consider = |mention, score| {
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, mention));
        }
    };
    let is_place = |m: &&Mention| entities.get(m.entity).kind == EntityKind::Place && m.form == MentionForm::Name;
    for mention in dateline.filter(is_place) {
        let block = surface.block_of(mention.tokens.start);
        if surface.blocks[block].kind == BlockKind::Dateline {
            consider(mention, 35);
        }
    }
    for (i, &sentence) in opening.iter().enumerate() {
        let tokens = surface.sentences[sentence].tokens.clone();
        let titled = surface.blocks[surface.sentences[sentence].block].kind == BlockKind::Headline;
        for mention in entities.mentions_in(tokens.clone()).iter().take(MOST_MENTIONS).filter(is_place) {
            let mut score = if i == told { 30 } else { 20 - 2 * (i as i32) };
            score += locative(surface, mention, tokens.start);
            if titled && surface.is_sign(mention.tokens.end, ':') {
                score += 40;
            }
            if Some(mention.entity) == who {
                score -= 25;
            }
            // A town tells more than a country.
            if entities.get(mention.entity).sort == "country" {
                score -= 6;
            }
            consider(mention, score);
        }
    }
    if let Some((_, mention)) = best {
        let mention = town_of(surface, entities, mention).unwrap_or(mention);
        return Some((mention.span, Some(mention.entity)));
    }
    most_named_place(entities, who)
}

/// `le port de Brest`, `l’aéroport de Nice`: the town whose name ends the site's, if the text names the town by itself too.
fn town_of<'a>(surface: &Surface<'_>, entities: &'a Entities, site: &Mention) -> Option<&'a Mention> {
    // « espace Schengen » names no town.
    let before = site.tokens.end.checked_sub(2).filter(|&at| at > site.tokens.start)?;
    if surface.token(site.tokens.start).is_capital() || !surface.has(before, Classes::PREPOSITION) {
        return None;
    }
    let name = surface.source.slice(site.span);
    let (_, town) = name.rsplit_once(' ')?;
    let id = entities.all.iter().position(|e| e.kind == EntityKind::Place && surface.source.slice(e.name) == town)?;
    entities.mentions.iter().find(|m| m.entity.index() == id)
}

/// The place that a text without one in its opening names most often.
fn most_named_place(entities: &Entities, who: Option<EntityId>) -> Option<(Span, Option<EntityId>)> {
    const FEWEST: usize = 2;
    let mut counts = vec![0; entities.all.len()];
    for mention in &entities.mentions {
        let place = entities.get(mention.entity).kind == EntityKind::Place;
        counts[mention.entity.index()] += usize::from(place && Some(mention.entity) != who);
    }
    let most = counts.iter().copied().max().filter(|&most| most >= FEWEST)?;
    let first = entities.mentions.iter().find(|m| counts[m.entity.index()] == most)?;
    Some((first.span, Some(first.entity)))
}

/// How far a preposition of place stands before the mention: `à Damas`, `en Syrie`, or `dans le nord de l'Espagne`.
fn locative(surface: &Surface<'_>, mention: &Mention, start: usize) -> i32 {
    let article = Classes::DETERMINER.union(Classes::ELISION);
    let mut inner = false;
    for at in (start..mention.tokens.start).rev().take(5) {
        let token = surface.token(at);
        if token.has(Classes::LOCATIVE) {
            return if inner { 20 } else { 30 };
        }
        if token.has(article) && !token.has(Classes::PREPOSITION) {
            continue;
        }
        if token.kind != crate::tokens::TokenKind::Word || token.is_capital() {
            return 0;
        }
        inner = true;
    }
    0
}

/// When it happened: the first day that the opening names, in the sentence of the event before those behind it and the
/// title; else a clock time; else the day of publication.
fn when(surface: &Surface<'_>, dates: &Dates, opening: &[usize], told: usize) -> Option<(String, Option<DateId>)> {
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
    published.map(|published| (published.to_string(), None))
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
