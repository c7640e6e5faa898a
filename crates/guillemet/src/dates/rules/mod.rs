//! The constructions: each a function that reads one kind of expression around a token.

mod clock;
mod day;
mod feast;
mod length;
mod month;
mod numeric;
mod part;
mod period;
mod repeat;
mod shift;
mod year;

use std::ops::Range;

use super::expression::{Base, Expression, Known};
use super::reader::Reader;
use crate::article::{DateKind, Modifier};
use crate::lexicon::{Classes, Edge, Glue};
use crate::sentences::Sentence;
use crate::surface::Surface;
use crate::tokens::{Token, TokenKind};

/// A construction: what kind of token it is read around, and how.
struct Rule {
    id: &'static str,
    /// Classes of the token; `NONE` is a number in digits.
    gate: Classes,
    read: fn(&Reader<'_>, usize) -> Option<Found>,
}

/// What a construction read: its tokens and what they say.
struct Found {
    start: usize,
    end: usize,
    kind: DateKind,
    base: Base,
    part: Option<crate::lexicon::Part>,
    modifier: Option<Modifier>,
    known: Known,
}

impl Found {
    fn new(start: usize, end: usize, kind: DateKind, base: Base) -> Found {
        Found { start, end, kind, base, part: None, modifier: None, known: Known::default() }
    }
}

const DIGITS: Classes = Classes::NONE;
const NUMBER: Classes = Classes::NUMBER_WORD;
const WORD: Classes = Classes::TIME_WORD;

/// All constructions, the first one that reads anything wins.
const RULES: &[Rule] = &[
    Rule { id: "iso-date", gate: DIGITS, read: numeric::iso },
    Rule { id: "numeric-date", gate: DIGITS, read: numeric::slashed },
    Rule { id: "dotted-date", gate: DIGITS, read: numeric::dotted },
    Rule { id: "spaced-date", gate: DIGITS, read: numeric::spaced },
    Rule { id: "day-month", gate: DIGITS, read: day::day_month },
    Rule { id: "day-month", gate: NUMBER, read: day::day_month },
    Rule { id: "day-month", gate: WORD, read: day::first_of_month },
    Rule { id: "day-of-list", gate: DIGITS, read: day::listed },
    Rule { id: "day-of-list", gate: NUMBER, read: day::listed },
    Rule { id: "clock", gate: DIGITS, read: clock::hours },
    Rule { id: "clock", gate: NUMBER, read: clock::hours },
    Rule { id: "colon-clock", gate: DIGITS, read: clock::colon },
    Rule { id: "hour-of-range", gate: DIGITS, read: clock::listed },
    Rule { id: "set-times", gate: DIGITS, read: repeat::times },
    Rule { id: "set-times", gate: NUMBER, read: repeat::times },
    Rule { id: "decade", gate: NUMBER, read: period::decade_in_words },
    Rule { id: "quantity", gate: DIGITS, read: length::numbered },
    Rule { id: "quantity", gate: NUMBER, read: length::numbered },
    Rule { id: "quantity-of-range", gate: DIGITS, read: length::listed },
    Rule { id: "quantity-of-range", gate: NUMBER, read: length::listed },
    Rule { id: "minutes-mark", gate: DIGITS, read: length::minutes_mark },
    Rule { id: "nth-of", gate: DIGITS, read: period::nth },
    Rule { id: "year", gate: DIGITS, read: year::year },
    Rule { id: "lone-day", gate: DIGITS, read: day::lone },
    Rule { id: "lone-day", gate: NUMBER, read: day::lone },
    Rule { id: "feast", gate: Classes::WEEKDAY, read: feast::feast },
    Rule { id: "nth-of", gate: Classes::WEEKDAY, read: period::last },
    Rule { id: "weekday", gate: Classes::WEEKDAY, read: repeat::weekday },
    Rule { id: "weekday", gate: Classes::WEEKDAY, read: day::weekday },
    Rule { id: "month", gate: Classes::MONTH, read: month::month },
    Rule { id: "mid-month", gate: WORD, read: month::mid },
    Rule { id: "english-date", gate: WORD, read: day::english },
    Rule { id: "short-month", gate: WORD, read: month::short },
    Rule { id: "short-weekday", gate: WORD, read: day::short_weekday },
    Rule { id: "feast", gate: WORD, read: feast::feast },
    Rule { id: "relative-day", gate: WORD, read: shift::day },
    Rule { id: "day-told", gate: WORD, read: shift::eve },
    Rule { id: "clock-word", gate: WORD, read: clock::word },
    Rule { id: "part-of-day", gate: WORD, read: repeat::part },
    Rule { id: "part-of-day", gate: WORD, read: part::part },
    Rule { id: "season", gate: WORD, read: period::season },
    Rule { id: "season", gate: WORD, read: period::season_adjective },
    Rule { id: "nth-of", gate: WORD, read: period::nth },
    Rule { id: "century", gate: WORD, read: period::century },
    Rule { id: "decade", gate: WORD, read: period::decade },
    Rule { id: "nth-of", gate: WORD, read: period::last },
    Rule { id: "unit-pointed", gate: WORD, read: shift::pointed },
    Rule { id: "set", gate: WORD, read: repeat::unit },
    Rule { id: "set-adjective", gate: WORD, read: repeat::adjective },
    Rule { id: "unit-beside", gate: WORD, read: shift::unit },
    Rule { id: "quantity", gate: WORD, read: length::of_unit },
    Rule { id: "now", gate: WORD, read: shift::now },
];

/// The rules that are read around one kind of token: bit `i` for the one at `i` of [`RULES`].
const fn gated_by(gate: Classes) -> u64 {
    let (mut rules, mut at) = (0, 0);
    while at < RULES.len() {
        let other = RULES[at].gate;
        if other.has(gate) || other.is_empty() && gate.is_empty() {
            rules |= 1 << at;
        }
        at += 1;
    }
    rules
}

/// The rules that are read around a token, as bits: most of the list is about other kinds.
fn rules_for(token: &Token) -> u64 {
    const OF_CLASSES: [(Classes, u64); 4] = [
        (NUMBER, gated_by(NUMBER)),
        (WORD, gated_by(WORD)),
        (Classes::WEEKDAY, gated_by(Classes::WEEKDAY)),
        (Classes::MONTH, gated_by(Classes::MONTH)),
    ];
    const OF_DIGITS: u64 = gated_by(DIGITS);
    let digits = if token.kind == TokenKind::Number { OF_DIGITS } else { 0 };
    OF_CLASSES.iter().filter(|(gate, _)| token.has(*gate)).fold(digits, |all, (_, rules)| all | rules)
}

const GATE: Classes = NUMBER.union(WORD).union(Classes::WEEKDAY).union(Classes::MONTH);

/// All expressions of some sentences, in the order of the text.
pub(super) fn find<'s>(
    surface: &Surface<'_>,
    sentences: impl IntoIterator<Item = &'s Sentence>,
    phrase: bool,
) -> Vec<Expression> {
    let mut found = Vec::new();
    for sentence in sentences {
        let Range { start: mut at, end } = sentence.tokens;
        let mut reader = Reader::new(surface, sentence.tokens.clone(), phrase);
        let first = found.len();
        while let Some(skipped) = surface.tokens.all[at..end].iter().position(is_gate) {
            at += skipped + 1;
            if let Some(expression) = read(&reader, at - 1, surface.token(at - 1)) {
                reader.leave(expression.end);
                at = at.max(expression.end);
                found.push(expression);
            }
        }
        mark_ranges(surface, phrase, &mut found[first..]);
    }
    found
}

#[inline]
fn is_gate(token: &Token) -> bool {
    token.has(GATE) || token.kind == TokenKind::Number || is_mid_year(token)
}

/// `mi-2021` is one token that no table holds.
fn is_mid_year(token: &Token) -> bool {
    token.span.len() == 7 && matches!(token.first, 'm' | 'M') && token.kind == TokenKind::Word
}

/// The expression around a token, if it has one.
fn read(reader: &Reader<'_>, at: usize, token: &Token) -> Option<Expression> {
    if !token.has(GATE) && token.kind != TokenKind::Number {
        return year::mid(reader, at).map(|found| finish(reader, found, "mid-year"));
    }
    let mut rules = rules_for(token);
    while rules != 0 {
        let rule = &RULES[rules.trailing_zeros() as usize];
        if let Some(found) = (rule.read)(reader, at) {
            return Some(finish(reader, found, rule.id));
        }
        // Without its lowest bit.
        rules &= rules - 1;
    }
    None
}

fn finish(reader: &Reader<'_>, found: Found, rule: &'static str) -> Expression {
    Expression {
        span: reader.surface.span(found.start..found.end),
        start: found.start,
        end: found.end,
        kind: found.kind,
        base: found.base,
        part: found.part,
        modifier: found.modifier,
        known: found.known,
        opens_range: false,
        rule,
    }
}

/// Marks the expressions that the next one closes: « du 3 au 5 mars », « entre 2015 et 2018 », « 1982-1990 ».
///
/// Only a connector may stand between the two, so a range never crosses a quotation mark or a sentence.
fn mark_ranges(surface: &Surface<'_>, phrase: bool, found: &mut [Expression]) {
    if found.len() < 2 {
        return;
    }
    let reader = Reader::new(surface, sentence_of(surface, found), phrase);
    for at in 1..found.len() {
        let (from, to) = (found[at - 1], found[at]);
        if from.kind == DateKind::Set || to.kind == DateKind::Set || (at > 1 && found[at - 2].opens_range) {
            continue;
        }
        let before = reader.glue_before(from.start, 1);
        let before = match before {
            Some(Glue::Le | Glue::La | Glue::Les) => reader.glue_before(from.start, 2),
            before => before,
        };
        let opened = matches!(before, Some(Glue::De | Glue::Du | Glue::Depuis | Glue::Since));
        let between = from.end..to.start;
        let joined = match reader.glue(between.start) {
            _ if between.is_empty() || between.len() > 3 => false,
            Some(Glue::To | Glue::Au | Glue::Jusque) => opened || reader.phrase || reader.digits(from.start).is_some(),
            Some(Glue::Et) => before == Some(Glue::Entre),
            _ => between.len() == 1 && reader.is_dash(between.start),
        };
        let articles = between
            .clone()
            .skip(1)
            .all(|i| reader.is(i, &[Glue::Le, Glue::La, Glue::Les, Glue::Au, Glue::To, Glue::En]));
        found[at - 1].opens_range = joined && articles;
    }
}

fn sentence_of(surface: &Surface<'_>, found: &[Expression]) -> Range<usize> {
    match (found.first(), found.last()) {
        // The connector before the first one is at most two tokens away.
        (Some(first), Some(last)) => {
            let sentence = &surface.sentences[surface.sentence_of(first.start)];
            first.start.saturating_sub(2).max(sentence.tokens.start)..last.end
        }
        _ => 0..0,
    }
}

/// `début de`, `fin`, `milieu de` before a time: its modifier and where it starts.
fn edge_before(reader: &Reader<'_>, start: usize) -> Option<(Modifier, usize)> {
    let mut at = start.checked_sub(1)?;
    // « fin de l'année », « début du mois », « fin août ».
    if reader.is(at, &[Glue::Le, Glue::La, Glue::Les, Glue::Ce, Glue::Ces]) {
        at = at.checked_sub(1)?;
    }
    if reader.is(at, &[Glue::De, Glue::Du, Glue::Des]) {
        at = at.checked_sub(1)?;
    }
    let edge = reader.edge(at)?;
    Some((modifier(edge), at))
}

fn modifier(edge: Edge) -> Modifier {
    match edge {
        Edge::Start => Modifier::Start,
        Edge::Mid => Modifier::Mid,
        Edge::End => Modifier::End,
    }
}

/// What a preposition before a date or time says of it: « vers 15 h », « avant lundi ».
fn looseness_before(reader: &Reader<'_>, start: usize) -> Option<Modifier> {
    let mut at = start.checked_sub(1)?;
    if reader.is(at, &[Glue::Le, Glue::La, Glue::Les]) {
        at = at.checked_sub(1)?;
    }
    match reader.glue(at)? {
        Glue::Vers | Glue::Environ => Some(Modifier::Approx),
        Glue::Avant => Some(Modifier::Before),
        Glue::Apres => Some(Modifier::After),
        _ => None,
    }
}
