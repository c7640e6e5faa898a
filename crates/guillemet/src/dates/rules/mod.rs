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
mod suspended;
mod year;

use std::ops::Range;

use super::expression::{Base, Expression, Known};
use super::reader::Reader;
use crate::article::{DateKind, Modifier};
use crate::lexicon::{Classes, Edge, Glue, TimeWord};
use crate::sentences::Sentence;
use crate::surface::Surface;
use crate::tokens::{Token, TokenKind};

/// A construction: what kind of token it is read around, and how.
struct Rule {
    id: &'static str,
    gate: Gate,
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

/// What the token must be that a construction is read around: most of the list is about other tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gate {
    /// A number in digits.
    Digits,
    /// A number in digits that the next token touches.
    Glued,
    /// A number in words.
    Number,
    /// A weekday, also one of several (`lundis`).
    Weekday,
    /// A month.
    Month,
    /// A word of time, whatever it means.
    Word,
    /// `jour`, `semaine`.
    Unit,
    /// `matin`.
    Part,
    /// `automne`.
    Season,
    /// A word of time that means something rarer, which its construction looks at itself.
    Other,
}

/// How many gates there are.
const GATES: usize = Gate::Other as usize + 1;

/// All constructions, the first one that reads anything wins.
const RULES: &[Rule] = &[
    Rule { id: "iso-date", gate: Gate::Glued, read: numeric::iso },
    Rule { id: "numeric-date", gate: Gate::Glued, read: numeric::slashed },
    Rule { id: "dotted-date", gate: Gate::Digits, read: numeric::dotted },
    Rule { id: "spaced-date", gate: Gate::Digits, read: numeric::spaced },
    Rule { id: "day-month", gate: Gate::Digits, read: day::day_month },
    Rule { id: "day-month", gate: Gate::Number, read: day::day_month },
    Rule { id: "day-month", gate: Gate::Word, read: day::first_of_month },
    Rule { id: "day-of-list", gate: Gate::Digits, read: day::listed },
    Rule { id: "day-of-list", gate: Gate::Number, read: day::listed },
    Rule { id: "clock", gate: Gate::Digits, read: clock::hours },
    Rule { id: "clock", gate: Gate::Number, read: clock::hours },
    Rule { id: "colon-clock", gate: Gate::Glued, read: clock::colon },
    Rule { id: "hour-of-range", gate: Gate::Digits, read: clock::listed },
    Rule { id: "set-times", gate: Gate::Digits, read: repeat::times },
    Rule { id: "set-times", gate: Gate::Number, read: repeat::times },
    Rule { id: "decade", gate: Gate::Number, read: period::decade_in_words },
    Rule { id: "decade", gate: Gate::Digits, read: period::another_decade },
    Rule { id: "quantity", gate: Gate::Digits, read: length::numbered },
    Rule { id: "quantity", gate: Gate::Number, read: length::numbered },
    Rule { id: "quantity-of-sentence", gate: Gate::Digits, read: suspended::part },
    Rule { id: "quantity-of-sentence", gate: Gate::Number, read: suspended::part },
    Rule { id: "quantity-of-range", gate: Gate::Digits, read: length::listed },
    Rule { id: "quantity-of-range", gate: Gate::Number, read: length::listed },
    Rule { id: "minutes-mark", gate: Gate::Glued, read: length::minutes_mark },
    Rule { id: "nth-of", gate: Gate::Digits, read: period::nth },
    Rule { id: "year", gate: Gate::Digits, read: year::year },
    Rule { id: "lone-day", gate: Gate::Digits, read: day::lone },
    Rule { id: "lone-day", gate: Gate::Number, read: day::lone },
    Rule { id: "feast", gate: Gate::Weekday, read: feast::feast },
    Rule { id: "nth-of", gate: Gate::Weekday, read: period::last },
    Rule { id: "set", gate: Gate::Weekday, read: repeat::day_of_month },
    Rule { id: "set", gate: Gate::Weekday, read: repeat::one_of },
    Rule { id: "weekday", gate: Gate::Weekday, read: repeat::weekday },
    Rule { id: "weekday", gate: Gate::Weekday, read: day::weekday },
    Rule { id: "month", gate: Gate::Month, read: month::month },
    Rule { id: "mid-month", gate: Gate::Other, read: month::mid },
    Rule { id: "english-date", gate: Gate::Other, read: day::english },
    Rule { id: "short-month", gate: Gate::Other, read: month::short },
    Rule { id: "short-weekday", gate: Gate::Other, read: day::short_weekday },
    Rule { id: "feast", gate: Gate::Word, read: feast::feast },
    Rule { id: "relative-day", gate: Gate::Other, read: shift::day },
    Rule { id: "day-told", gate: Gate::Other, read: shift::eve },
    Rule { id: "clock-word", gate: Gate::Other, read: clock::word },
    Rule { id: "part-of-day", gate: Gate::Part, read: repeat::part },
    Rule { id: "part-of-day", gate: Gate::Part, read: part::part },
    Rule { id: "season", gate: Gate::Season, read: period::season },
    Rule { id: "season", gate: Gate::Other, read: period::season_adjective },
    Rule { id: "nth-of", gate: Gate::Word, read: period::nth },
    Rule { id: "century", gate: Gate::Word, read: period::century },
    Rule { id: "decade", gate: Gate::Word, read: period::decade },
    Rule { id: "nth-of", gate: Gate::Word, read: period::last },
    Rule { id: "feast", gate: Gate::Unit, read: feast::weekend },
    Rule { id: "unit-pointed", gate: Gate::Other, read: shift::pointed },
    Rule { id: "set", gate: Gate::Unit, read: repeat::one_of },
    Rule { id: "set", gate: Gate::Unit, read: repeat::unit },
    Rule { id: "set-adjective", gate: Gate::Other, read: repeat::adjective },
    Rule { id: "unit-beside", gate: Gate::Unit, read: shift::unit },
    Rule { id: "quantity", gate: Gate::Unit, read: length::of_unit },
    Rule { id: "now", gate: Gate::Other, read: shift::now },
];

/// The rules behind each gate: bit `i` for the one at `i` of [`RULES`].
const BEHIND: [u64; GATES] = {
    let (mut behind, mut at) = ([0; GATES], 0);
    while at < RULES.len() {
        behind[RULES[at].gate as usize] |= 1 << at;
        at += 1;
    }
    behind
};

/// The rules that are read around a token, as bits.
fn rules_for(reader: &Reader<'_>, at: usize, token: &Token) -> u64 {
    let behind = |gate: Gate| BEHIND[gate as usize];
    if token.kind == TokenKind::Number {
        let glued = if reader.glued(at) { behind(Gate::Glued) } else { 0 };
        return behind(Gate::Digits) | glued;
    }
    let mut rules = 0;
    for (class, gate) in
        [(Classes::NUMBER_WORD, Gate::Number), (Classes::WEEKDAY, Gate::Weekday), (Classes::MONTH, Gate::Month)]
    {
        rules |= if token.has(class) { behind(gate) } else { 0 };
    }
    if token.has(Classes::TIME_WORD) {
        rules |= behind(Gate::Word);
        rules |= match reader.word(at) {
            TimeWord::None | TimeWord::Month(_) | TimeWord::Weekday(_) | TimeWord::Weekdays(_) | TimeWord::Edge(_) => 0,
            TimeWord::Unit(..) => behind(Gate::Unit),
            TimeWord::Part(_) => behind(Gate::Part),
            TimeWord::Season(_) => behind(Gate::Season),
            _ => behind(Gate::Other),
        };
    }
    rules
}

const GATE: Classes = Classes::NUMBER_WORD.union(Classes::TIME_WORD).union(Classes::WEEKDAY).union(Classes::MONTH);

/// All expressions of some sentences, in the order of the text.
pub(super) fn find<'s>(
    surface: &Surface<'_>,
    sentences: impl IntoIterator<Item = &'s Sentence>,
    phrase: bool,
) -> Vec<Expression> {
    // One token in sixty begins an expression.
    let mut found = Vec::with_capacity(surface.tokens.all.len() / 64);
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
    let mut rules = rules_for(reader, at, token);
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
