//! Where the main event happened.

use super::acts::Acts;
use super::opening::Read;
use super::{amount, subject};
use crate::article::{BlockKind, EntityKind, MentionForm};
use crate::entities::{Entities, Mention};
use crate::ids::EntityId;
use crate::lexicon::{Beside, Classes};
use crate::surface::Surface;
use crate::text::Span;
use crate::tokens::TokenKind;

/// How far before a place it is looked for that somebody was born there.
const FAR_TO_BIRTH: usize = 8;

/// The most mentions of one sentence that are looked at.
const MOST_MENTIONS: usize = 60;

/// Where it happened: a place behind a preposition of place, in the opening rather than later. `acted` is the sentence that says what
/// somebody did.
pub(super) fn place<'a>(acts: &Acts<'a, '_>, acted: usize, who: Option<EntityId>) -> Option<(Span, Option<EntityId>)> {
    let &Acts { read: Read { surface, sentences: opening, clauses, .. }, entities, told } = acts;
    let mut scores: Vec<(i32, &Mention)> = Vec::new();
    let first = opening.first().map_or(0, |&s| surface.sentences[s].tokens.start);
    let behind = entities.mentions.partition_point(|m| m.tokens.start < first);
    // « LYON, France (AP) — »: the town stands first.
    let dateline = entities.mentions[behind.saturating_sub(4)..behind].iter();
    // A place that the opening names again outweighs one that stands there once; a country that it names again acts.
    const AGAIN: i32 = 6;
    let again = |m: &Mention| if entities.get(m.entity).sort == "country" { 0 } else { AGAIN };
    let mut consider =
        |mention: &'a Mention, score: i32| match scores.iter_mut().find(|(_, m)| m.entity == mention.entity) {
            Some(best) if score > best.0 => *best = (score + again(mention), mention),
            Some(best) => best.0 += again(mention),
            None => scores.push((score, mention)),
        };
    let counts = counts(entities);
    let is_place = |m: &&Mention| {
        let place = entities.get(m.entity).kind == EntityKind::Place && m.form == MentionForm::Name;
        place && !is_in_title_of_work(surface, m)
    };
    for mention in dateline.filter(is_place) {
        let block = surface.block_of(mention.tokens.start);
        if surface.blocks[block].kind == BlockKind::Dateline {
            consider(mention, 35);
        }
    }
    for (i, &sentence) in opening.iter().enumerate() {
        let tokens = surface.sentences[sentence].tokens.clone();
        let titled = acts.read.titled(i);
        for mention in entities.mentions_in(tokens.clone()).iter().take(MOST_MENTIONS).filter(is_place) {
            let stands_in = locative(surface, mention, tokens.start);
            // « Le président des États-Unis », « reliait Brest »: behind what happened a place that stands there once, and where nothing
            // is, says nothing of it.
            let once =
                stands_in == 0 && !surface.is_sign(mention.tokens.end, '(') && counts[mention.entity.index()] < 2;
            if i > told && i != acted && !titled && (stands_in < 0 || once) {
                continue;
            }
            let mut score = if i == told { 30 } else { 20 - 2 * (i as i32) };
            score += stands_in;
            if i == told && is_of_birth(surface, mention, tokens.start) {
                score -= 20;
            }
            // « à Plailly (Oise) »
            if surface.is_sign(mention.tokens.end, '(') {
                score += 6;
            }
            // « BREST. Un homme a été blessé »: the town that opens a brief.
            if mention.tokens == (tokens.start..tokens.end.saturating_sub(1)) && i + 1 == told {
                score += 40;
            }
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
    let best = scores.into_iter().rev().max_by_key(|(score, _)| *score);
    let inside = town_inside_name(surface, entities, surface.sentences[opening[told]].tokens.clone());
    if let Some((_, mention)) = best.filter(|(score, _)| inside.is_none() || *score >= 30) {
        let mention =
            narrower(surface, entities, mention).or_else(|| town_of(surface, entities, mention)).unwrap_or(mention);
        return Some((mention.span, Some(mention.entity)));
    }
    // « Les Brésiliens votent »: the country that the text names elsewhere.
    let home = || {
        let country = subject::country(surface, entities, &subject::unnamed(surface, &clauses[told])?)?;
        let mention = entities.mentions.iter().find(|m| m.entity == country && m.form == MentionForm::Name)?;
        Some((mention.span, Some(country)))
    };
    inside.or_else(home).or_else(|| most_named_place(entities, &counts, who))
}

/// `Né en 1952 à |Brest, ...`: where somebody was born who does something later.
fn is_of_birth(surface: &Surface<'_>, mention: &Mention, start: usize) -> bool {
    let known = &surface.lexicon.speech.known;
    let over = |at: usize| surface.is_sign(at, ',') || surface.is_sign(at, '.');
    let mut clause = (start..mention.tokens.start).rev().take(FAR_TO_BIRTH).take_while(|&at| !over(at));
    clause.any(|at| known.born.contains(&surface.token(at).word))
}

/// `"Bienvenue à Marly-Gomont"`: a place in the title of a work, at the start of a few words in marks.
fn is_in_title_of_work(surface: &Surface<'_>, mention: &Mention) -> bool {
    const MOST: usize = 6;
    let pair = mention.tokens.start.checked_sub(1).map(|at| surface.marks.binary_search_by_key(&at, |pair| pair.open));
    let close = pair.and_then(Result::ok).and_then(|pair| surface.marks[pair].close);
    close.is_some_and(|close| close > mention.tokens.end && close <= mention.tokens.end + MOST)
}

/// `Le CHU de Nantes a fermé`, `le Festival d’Avignon`: the town that ends another name, where no place stands by itself.
fn town_inside_name(
    surface: &Surface<'_>,
    entities: &Entities,
    sentence: std::ops::Range<usize>,
) -> Option<(Span, Option<EntityId>)> {
    let stands_inside = |&at: &usize| {
        surface.token(at).is_capital()
            && at >= sentence.start + 2
            && amount::is(surface, at - 1, &[Beside::Of])
            && match entities.name_at(at) {
                Some(name) => entities.get(name.entity).kind == EntityKind::Organization && name.tokens.start < at - 1,
                None => surface.token(at - 2).is_capital(),
            }
    };
    let (at, length) = sentence.clone().filter(stands_inside).find_map(|at| Some((at, town(surface, at)?)))?;
    let span = surface.span(at..at + length);
    let name = surface.source.slice(span);
    let id = entities.all.iter().position(|e| e.kind == EntityKind::Place && surface.source.slice(e.name) == name);
    Some((span, id.map(|id| EntityId(id as u32))))
}

/// How many tokens the name of a town has that begins at a token: « Coupe d’Europe » names none.
fn town(surface: &Surface<'_>, at: usize) -> Option<usize> {
    let names = &surface.lexicon.names;
    let next = |i: usize| surface.tokens.all.get(at + 1 + i).map_or(Default::default(), |token| token.word);
    let capital = |i: usize| surface.tokens.all.get(at + i).is_some_and(|token| token.is_capital());
    let (length, id) = names.longest(surface.token(at).word, next, capital)?;
    (names.get(id).sort == "city").then_some(length)
}

/// `à |Toulouse, dans le sud-ouest de la France`: the place behind which a comma and a preposition say in which larger one it lies.
fn narrower<'a>(surface: &Surface<'_>, entities: &'a Entities, larger: &Mention) -> Option<&'a Mention> {
    const FAR: usize = 9;
    let at = entities.mentions.partition_point(|m| m.tokens.start < larger.tokens.start);
    let before = &entities.mentions[at.checked_sub(1)?];
    let comma = before.tokens.end;
    let between = comma + 1..larger.tokens.start;
    let told = Classes::AUXILIARY.union(Classes::FINITE_VERB);
    let place = entities.get(before.entity).kind == EntityKind::Place && before.form == MentionForm::Name;
    let says_where = place
        && surface.is_sign(comma, ',')
        && !between.is_empty()
        && between.len() <= FAR
        && surface.has(between.start, Classes::LOCATIVE)
        && between.skip(1).all(|at| surface.token(at).kind == TokenKind::Word && !surface.has(at, told));
    says_where.then_some(before)
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
fn most_named_place(entities: &Entities, counts: &[u32], who: Option<EntityId>) -> Option<(Span, Option<EntityId>)> {
    const FEWEST: u32 = 2;
    let place = |id: usize| entities.all[id].kind == EntityKind::Place && Some(EntityId(id as u32)) != who;
    let places = (0..counts.len()).filter(|&id| place(id));
    let most = places.map(|id| counts[id]).max().filter(|&most| most >= FEWEST)?;
    let first = entities.mentions.iter().find(|m| place(m.entity.index()) && counts[m.entity.index()] == most)?;
    Some((first.span, Some(first.entity)))
}

/// How often the text mentions each entity.
fn counts(entities: &Entities) -> Vec<u32> {
    let mut counts = vec![0; entities.all.len()];
    for mention in &entities.mentions {
        counts[mention.entity.index()] += 1;
    }
    counts
}

/// How far a preposition of place stands before the mention: `à Damas`, `en Syrie`, or `dans le nord de l'Espagne`.
fn locative(surface: &Surface<'_>, mention: &Mention, start: usize) -> i32 {
    let article = Classes::DETERMINER.union(Classes::ELISION);
    let mut inner = false;
    let mut capitals = 0;
    for at in (start..mention.tokens.start).rev().take(6) {
        let token = surface.token(at);
        if token.has(Classes::LOCATIVE) {
            return if inner { 20 } else { 30 };
        }
        if token.has(article) && !token.has(Classes::PREPOSITION) {
            continue;
        }
        // « dans le centre commercial Rivoli de Nantes »
        capitals += usize::from(token.is_capital());
        if token.kind != TokenKind::Word || capitals > 1 {
            return 0;
        }
        // « les champions d’Espagne », « le maire de Lyon »: who they are, not where it happens.
        if inner && token.has(Classes::ROLE.union(Classes::HUMAN)) {
            return -15;
        }
        inner = true;
    }
    0
}
