//! The quantities that news turns on: victims, money, shares, and what else is counted.

use std::ops::Range;

use super::Number;
use super::amount::{self, Amount, Written};
use crate::article::{BlockKind, NumberKind};
use crate::blocks::Block;
use crate::dates::Dates;
use crate::lexicon::{Beside, Classes, Glue, Measure, TimeWord};
use crate::surface::Surface;
use crate::text::Span;
use crate::tokens::{Token, TokenKind};

/// Finds the quantities of a text. Numbers inside dates, ages and durations are none.
pub(crate) fn numbers(surface: &Surface<'_>, dates: &Dates) -> Vec<Number> {
    let mut found = Vec::new();
    let mut dates = dates.all.iter().peekable();
    for (block, range) in surface.blocks.iter().zip(&surface.tokens.by_block) {
        if !tells(block) {
            continue;
        }
        let mut at = range.start;
        while let Some(skipped) = surface.tokens.all[at..range.end].iter().position(may_open) {
            at += skipped;
            let token = surface.token(at);
            if !is_written(token) && !is_one_of_many(surface, at, range.end) {
                at += 1;
                continue;
            }
            while dates.next_if(|date| date.span.end() <= token.span.start()).is_some() {}
            let dated = dates.peek().is_some_and(|date| date.span.overlaps(token.span));
            let quantity = if dated { None } else { quantity(surface, at, range.clone()) };
            match quantity {
                Some((number, end)) => {
                    found.push(number);
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// Words that can be numbers: `quatre`, `premier`.
const NUMBER_WORDS: Classes = Classes::NUMBER_WORD.union(Classes::TIME_WORD);

/// The power of ten of `millions`.
const MILLIONS: u32 = 6;

/// Can a quantity begin with a token?
fn may_open(token: &Token) -> bool {
    token.has(Classes::DETERMINER.union(NUMBER_WORDS)) || token.kind == TokenKind::Number
}

/// Is a token a number in digits or, maybe, in words?
fn is_written(token: &Token) -> bool {
    token.has(NUMBER_WORDS) || token.kind == TokenKind::Number
}

/// Does a block tell what the article tells?
fn tells(block: &Block) -> bool {
    !matches!(
        block.kind,
        BlockKind::Header | BlockKind::Byline | BlockKind::Dateline | BlockKind::Related | BlockKind::Boilerplate
    )
}

/// The quantity whose number begins at a token, and the token behind it.
fn quantity(surface: &Surface<'_>, at: usize, block: Range<usize>) -> Option<(Number, usize)> {
    let written = amount::read(surface, at, block.end);
    if let Some(found) = part(surface, at, written.as_ref(), block.end) {
        return Some(found);
    }
    let mut written = written?;
    if let Some(sign) = minus_before(surface, at, block.start) {
        let (count, measure) = measure(surface, written.tokens.end, block.end)?;
        let below = matches!(measure, Measure::Share(_) | Measure::Money(_) | Measure::Physical("°" | "°C"));
        let unit = written.tokens.end..written.tokens.end + count;
        written = Written { amount: written.amount.negated(), tokens: sign..written.tokens.end, ..written };
        return measured(surface, &written, unit, measure, block).filter(|_| below);
    }
    if names_a_thing(surface, at, block.start) || glued_behind(surface, written.tokens.end - 1, block.end) {
        return None;
    }
    let end = written.tokens.end;
    let unit_at =
        if written.joined && end < block.end && amount::is(surface, end, &[Beside::Of]) { end + 1 } else { end };
    // « 300 livres » are books, « 300 millions de livres » money.
    let sure = |measure: &Measure| !matches!(measure, Measure::Sum(_)) || written.power >= MILLIONS;
    if let Some((count, measure)) = measure(surface, unit_at, block.end).filter(|(_, measure)| sure(measure)) {
        return measured(surface, &written, unit_at..unit_at + count, measure, block);
    }
    if let Some(number) = out_of_counted(surface, &written, block.clone()) {
        return Some((number, end));
    }
    // « un sur dix », « plus d’une sur cinq »
    if let Some(share) = (!written.digits).then(|| out_of(surface, &written, end, block.end, None)).flatten() {
        return Some(share);
    }
    // « de 15 à 20 % »: the unit behind the second number belongs to the first one as well.
    if let Some(number) = first_of_range(surface, &written, block.clone()) {
        return Some((number, end));
    }
    // « trois milliards accordés »: without `de` a scaled number counts nothing.
    if written.joined && unit_at == end {
        return None;
    }
    counted(surface, &written, unit_at, block)
}

/// `un millier`, `un million`, `la moitié`, `un Français sur cinq`, `un sur cinq`: an article that counts.
fn is_one_of_many(surface: &Surface<'_>, at: usize, limit: usize) -> bool {
    let out_of = |at: usize| may_open(surface.token(at + 1)) && amount::is(surface, at, &[Beside::OutOf]);
    surface.has(at, Classes::DETERMINER)
        && at + 3 < limit
        && (surface.has(at + 1, Classes::UNIT) || out_of(at + 1) || out_of(at + 2))
}

/// `un tiers des Français`, `la moitié de la ville`, `trois quarts du budget`: a share of what stands behind. A `quart de finale`
/// is none: only `des`, `du`, `de la` speak of a whole. `written` is the amount that begins at `at`.
fn part(surface: &Surface<'_>, at: usize, written: Option<&Written>, limit: usize) -> Option<(Number, usize)> {
    let (count, end) = match written {
        Some(written) => (written.amount, written.tokens.end),
        None => (Amount::whole(1), at + 1),
    };
    let Some((1, Measure::Part(parts))) = measure(surface, end, limit) else { return None };
    let whole = end + 1 < limit && amount::is(surface, end + 1, &[Beside::OfThe])
        || end + 2 < limit
            && amount::is(surface, end + 1, &[Beside::Of])
            && surface.has(end + 2, Classes::DETERMINER.union(Classes::ELISION));
    let share = count.out_of(Amount::whole(parts.into())).filter(|_| whole)?;
    let object = object_of(surface, end + 1, limit);
    Some((number(surface, at..end + 1, NumberKind::Share, &share, Some("%"), object), end + 1))
}

/// `neuf Français sur dix`, `neuf sur dix`: a share too. `end` is the token behind what is counted.
fn out_of(
    surface: &Surface<'_>,
    written: &Written,
    end: usize,
    limit: usize,
    object: Option<Span>,
) -> Option<(Number, usize)> {
    let all = end + 1 < limit && amount::is(surface, end, &[Beside::OutOf]);
    let whole = all.then(|| amount::read(surface, end + 1, limit)).flatten()?;
    // « trois buts sur deux matchs »
    let behind = whole.tokens.end;
    let counts = behind < limit && is_noun(surface, behind) && is_plural(surface.word(behind));
    // « reçu cinq sur cinq »
    let part = object.is_some() || written.amount != whole.amount;
    let share = written.amount.out_of(whole.amount).filter(|_| !counts && part)?;
    Some((number(surface, written.tokens.start..behind, NumberKind::Share, &share, Some("%"), object), behind))
}

/// `|-12 °C`, `|moins 8 degrés`: the sign of a number below zero. Not `10-12`, nor `au moins 8 degrés`.
fn minus_before(surface: &Surface<'_>, at: usize, start: usize) -> Option<usize> {
    let before = at.checked_sub(1).filter(|&before| before >= start)?;
    let token = surface.token(before);
    if token.kind == TokenKind::Sign && matches!(token.first, '-' | '−' | '–') {
        let free = before == start || !surface.glued(before - 1);
        return (surface.glued(before) && free).then_some(before);
    }
    let glue = |at: usize| surface.lexicon.calendar.entry(surface.token(at).word).glue;
    let least = before > start && glue(before - 1) == Some(Glue::Au);
    (glue(before) == Some(Glue::Moins) && !least && is_degree(surface, at)).then_some(before)
}

/// `8 degrés`: does a number of degrees begin at a token?
fn is_degree(surface: &Surface<'_>, at: usize) -> bool {
    matches!(measure(surface, at + 1, surface.tokens.all.len()), Some((_, Measure::Physical("°" | "°C"))))
}

/// `|trois des cinq blessés`, `|deux de ses trois enfants`: some of those who are counted behind.
fn out_of_counted(surface: &Surface<'_>, written: &Written, block: Range<usize>) -> Option<Number> {
    let end = written.tokens.end;
    let of = end < block.end && amount::is(surface, end, &[Beside::OfThe]);
    let whose =
        end + 1 < block.end && amount::is(surface, end, &[Beside::Of]) && surface.has(end + 1, Classes::DETERMINER);
    let first = if of { end + 1 } else { end + 2 };
    let all = (first < block.end && (of || whose)).then(|| amount::read(surface, first, block.end)).flatten()?;
    let unit_at = all.tokens.end;
    let (counts, _) = match measure(surface, unit_at, block.end) {
        Some((count, measure)) => measured(surface, &all, unit_at..unit_at + count, measure, block)?,
        None => counted(surface, &all, unit_at, block)?,
    };
    let some = matches!(counts.kind, NumberKind::Victims | NumberKind::Count);
    some.then(|| number(surface, written.tokens.clone(), counts.kind, &written.amount, counts.unit, counts.object))
}

/// `article 49`, `n° 3`, `l'A26`, `France 2`: a number that names what stands before it.
fn names_a_thing(surface: &Surface<'_>, at: usize, start: usize) -> bool {
    let Some(before) = (at > start).then(|| surface.token(at - 1)) else { return false };
    let glued = before.span.end() == surface.token(at).span.start();
    match before.kind {
        TokenKind::Word => {
            (glued && !before.has(Classes::ELISION))
                || (amount::is(surface, at - 1, &[Beside::Numbered]) && !before.is_capital())
                || (before.is_capital()
                    && !before.has(Classes::DETERMINER.union(Classes::PREPOSITION))
                    && at >= start + 2
                    && !ends_sentence(surface, at - 2))
        }
        // « n° 3 », « #3 », « 3-1 », « 24/24 », « 12:30 »
        TokenKind::Sign => {
            matches!(before.first, '°' | '#' | '@' | 'º') || (glued && matches!(before.first, '-' | '–' | '/' | ':'))
        }
        _ => false,
    }
}

/// Does the sign at a token end a sentence, so that a capital behind it says nothing?
fn ends_sentence(surface: &Surface<'_>, at: usize) -> bool {
    matches!(surface.token(at).first, '.' | '!' | '?' | '…' | '«' | '"' | '“' | ':')
}

/// `1er`, `14h`, `3-1`, `2e`: something glued to the number that is no unit.
fn glued_behind(surface: &Surface<'_>, last: usize, limit: usize) -> bool {
    if last + 1 >= limit || !surface.glued(last) {
        return false;
    }
    let next = surface.token(last + 1);
    match next.kind {
        TokenKind::Word => !next.has(Classes::UNIT) || next.span.len() == 1 && surface.word(last + 1) == "m",
        TokenKind::Sign => matches!(next.first, '-' | '–' | '/' | ':' | 'ᵉ'),
        _ => false,
    }
}

/// The unit at a token, and how many tokens it has.
fn measure(surface: &Surface<'_>, at: usize, limit: usize) -> Option<(usize, Measure)> {
    let token = (at < limit).then(|| surface.token(at))?;
    let first = match token.kind {
        TokenKind::Word if token.has(Classes::UNIT) => token.word,
        TokenKind::Sign => surface.lexicon.words.find(surface.word(at)),
        _ => return None,
    };
    // « km/h »: the stroke is no word of the unit.
    let stroke = at + 1 < limit && surface.is_sign(at + 1, '/');
    let skipped = usize::from(stroke);
    let word = |i: usize| {
        let at = at + 1 + skipped + i;
        if at < limit { surface.token(at).word } else { Default::default() }
    };
    let (count, measure) = surface.lexicon.units.find(first, word)?;
    Some((count + if count > 1 { skipped } else { 0 }, measure))
}

/// A number with a unit of the tables behind it.
fn measured(
    surface: &Surface<'_>,
    written: &Written,
    unit: Range<usize>,
    measure: Measure,
    block: Range<usize>,
) -> Option<(Number, usize)> {
    let tokens = written.tokens.start..unit.end;
    let (kind, name, object) = match measure {
        // « une mort rapide » counts nobody: she is « une morte ».
        Measure::Victims(_) if is_feminine(surface, written) && !surface.word(unit.start).ends_with('e') => {
            return None;
        }
        Measure::Victims(name) => (NumberKind::Victims, name, None),
        Measure::Money(name) | Measure::Sum(name) => (NumberKind::Money, name, None),
        Measure::Share(name) => (NumberKind::Share, name, object_of(surface, unit.end, block.end)),
        Measure::Physical(name) => (NumberKind::Count, name, object_of(surface, unit.end, block.end)),
        Measure::Scale(_) | Measure::Part(_) => return None,
    };
    let end = tokens.end;
    Some((number(surface, tokens, kind, &written.amount, Some(name), object), end))
}

/// `une`: is the amount a feminine article?
fn is_feminine(surface: &Surface<'_>, written: &Written) -> bool {
    let article = surface.token(written.tokens.start).word;
    written.tokens.len() == 1 && surface.lexicon.speech.known.feminine.contains(&article)
}

/// `49,3 % des voix`, `3 tonnes de cocaïne`: the noun behind `de`.
fn object_of(surface: &Surface<'_>, at: usize, limit: usize) -> Option<Span> {
    let joins = at + 1 < limit && amount::is(surface, at, &[Beside::Of, Beside::OfThe]);
    let noun =
        at + 1 + usize::from(joins && at + 2 < limit && amount::is(surface, at + 1, &[Beside::Article, Beside::Small]));
    // « un tiers des nouveaux |cas »
    let before =
        joins && amount::is(surface, noun, &[Beside::BeforeNoun]) && noun + 1 < limit && is_noun(surface, noun + 1);
    let noun = noun + usize::from(before);
    (joins && is_noun(surface, noun)).then(|| surface.token(noun).span)
}

/// `15 à 20 %`, `3 à 5 millions d'euros`, `entre 10 et 15 blessés`: the first number of two, with what the second one counts.
fn first_of_range(surface: &Surface<'_>, written: &Written, block: Range<usize>) -> Option<Number> {
    let end = written.tokens.end;
    if end + 1 >= block.end || !amount::is(surface, end, &[Beside::Range]) || written.power > 0 {
        return None;
    }
    let second = amount::read(surface, end + 1, block.end).filter(|second| second.digits == written.digits)?;
    // « deux à trois mille »: what the words of the second number say may go for the first one too.
    if !written.digits && second.tokens.len() > written.tokens.len() && second.power == 0 {
        return None;
    }
    let joined =
        second.joined && second.tokens.end < block.end && amount::is(surface, second.tokens.end, &[Beside::Of]);
    let unit_at = second.tokens.end + usize::from(joined);
    let (counts, _) = match measure(surface, unit_at, block.end) {
        Some((count, measure)) => measured(surface, &second, unit_at..unit_at + count, measure, block)?,
        // « entre 10 et 15 personnes », « 10 à 15 personnes »; « le 3 et 4 voix » are two things.
        None => {
            let opened =
                written.tokens.start > block.start && amount::is(surface, written.tokens.start - 1, &[Beside::Small]);
            let range = opened || !surface.has(end, Classes::COORDINATOR);
            range.then(|| counted(surface, &second, unit_at, block)).flatten()?
        }
    };
    let amount = written.amount.scaled(second.power)?;
    Some(number(surface, written.tokens.clone(), counts.kind, &amount, counts.unit, counts.object))
}

/// A number with a noun behind it: `100.000 habitants`, `deux policiers`; victims, if a word beside them says so.
fn counted(surface: &Surface<'_>, written: &Written, at: usize, block: Range<usize>) -> Option<(Number, usize)> {
    let mut noun = at;
    // « trois autres personnes », « 12 jeunes soldats »
    while noun + 1 < block.end
        && noun < at + 2
        && amount::is(surface, noun, &[Beside::BeforeNoun])
        && is_noun(surface, noun + 1)
    {
        noun += 1;
    }
    if noun >= block.end || !is_noun(surface, noun) {
        return None;
    }
    if let Some(share) = out_of(surface, written, noun + 1, block.end, Some(surface.token(noun).span)) {
        return Some(share);
    }
    let plural = is_plural(surface.word(noun));
    if is_model(surface, written, noun, block.start) {
        return None;
    }
    // « un » and « deux fois » count nothing; « 0,5 point » does.
    if written.amount.is_plural() != plural && !(written.joined || (!plural && is_invariable(surface, noun))) {
        return None;
    }
    if !written.digits && !written.amount.is_plural() {
        return None;
    }
    // « tous deux mariés » counts those who were named.
    let before = written.tokens.start.checked_sub(1).filter(|&at| at >= block.start);
    if !written.digits && before.is_some_and(|at| surface.lexicon.speech.known.all.contains(&surface.token(at).word)) {
        return None;
    }
    let tokens = written.tokens.start..noun + 1;
    let object = Some(surface.token(noun).span);
    let fate = fate(surface, noun, block.clone()).or_else(|| fate_before(surface, written.tokens.start, block.start));
    let number = match fate {
        Some(unit) => number(surface, tokens, NumberKind::Victims, &written.amount, Some(unit), object),
        None => number(surface, tokens, NumberKind::Count, &written.amount, None, object),
    };
    Some((number, noun + 1))
}

fn is_plural(word: &str) -> bool {
    word.ends_with(['s', 'x', 'z', 'S'])
}

/// `une |512 BB`, `la |205 GTI`: a number that names one thing, and counts none.
fn is_model(surface: &Surface<'_>, written: &Written, noun: usize, start: usize) -> bool {
    let before = written.tokens.start.checked_sub(1).filter(|&before| before >= start);
    written.digits
        && is_invariable(surface, noun)
        && before.is_some_and(|at| {
            let article = surface.has(at, Classes::DETERMINER) && !surface.has(at, Classes::PREPOSITION);
            article && !is_plural(surface.word(at)) && !amount::is(surface, at, &[Beside::Small])
        })
}

/// An abbreviation in capitals has no plural: `2 VTT`, `12 PME`.
fn is_invariable(surface: &Surface<'_>, at: usize) -> bool {
    surface.token(at).shape == crate::tokens::Shape::AllCapitals
}

/// Can the word at a token be the noun that a number counts?
fn is_noun(surface: &Surface<'_>, at: usize) -> bool {
    let Some(token) = surface.tokens.all.get(at) else { return false };
    let function = Classes::DETERMINER
        .union(Classes::PREPOSITION)
        .union(Classes::SUBJECT_PRONOUN)
        .union(Classes::OBJECT_CLITIC)
        .union(Classes::RELATIVE)
        .union(Classes::COORDINATOR)
        .union(Classes::SUBORDINATOR)
        .union(Classes::ADVERB)
        .union(Classes::NEGATION)
        .union(Classes::AVOIR)
        .union(Classes::ETRE)
        .union(Classes::NUMBER_WORD)
        .union(Classes::ELISION)
        .union(Classes::MONTH)
        .union(Classes::WEEKDAY);
    let time = matches!(surface.lexicon.calendar.entry(token.word).word, TimeWord::Unit(..));
    let fois = amount::is(surface, at, &[Beside::Times]);
    let written =
        !token.is_capital() || token.shape == crate::tokens::Shape::AllCapitals || token.has(Classes::DEMONYM);
    token.kind == TokenKind::Word && written && token.span.len() > 1 && !token.has(function) && !time && !fois
}

/// `12 personnes ont été tuées`, `17 soldats blessés`: the victims' unit behind the noun they stand with.
fn fate(surface: &Surface<'_>, noun: usize, block: Range<usize>) -> Option<&'static str> {
    const FAR: usize = 7;
    let people = surface.has(noun, Classes::HUMAN.union(Classes::ROLE).union(Classes::DEMONYM));
    if !people && !amount::is(surface, noun, &[Beside::People]) {
        return None;
    }
    // « trois policiers et deux passants |ont été tués »
    let joined = noun + 3 < block.end && surface.has(noun + 1, Classes::COORDINATOR);
    let other = joined.then(|| amount::read(surface, noun + 2, block.end)).flatten().map(|other| other.tokens.end);
    let noun = other.filter(|&other| other < block.end && is_noun(surface, other)).unwrap_or(noun);
    let passes = Classes::AUXILIARY.union(Classes::ADVERB).union(Classes::NEGATION);
    for at in noun + 1..block.end.min(noun + FAR) {
        let token = surface.token(at);
        if token.has(Classes::UNIT) {
            return victims(surface, at);
        }
        let auxiliary = token.has(passes) || amount::is(surface, at, &[Beside::Between]);
        let adjective = at == noun + 1 && token.kind == TokenKind::Word && !token.is_capital();
        if !auxiliary && !adjective {
            return None;
        }
    }
    None
}

/// `tuant 12 personnes`, `la mort de 12 personnes`, `a tué 12 soldats`.
fn fate_before(surface: &Surface<'_>, number: usize, start: usize) -> Option<&'static str> {
    let mut at = number.checked_sub(1).filter(|&at| at >= start)?;
    // « a tué au moins 12 personnes », « la mort de 12 personnes »
    for _ in 0..4 {
        if surface.has(at, Classes::UNIT) {
            return victims(surface, at);
        }
        let beside = surface.lexicon.units.beside(surface.token(at).word);
        if let Some(Beside::Fate(unit)) = beside {
            return Some(unit);
        }
        let small = matches!(beside, Some(Beside::Small | Beside::Of | Beside::OfThe));
        if !small || at == start {
            return None;
        }
        at -= 1;
    }
    None
}

fn victims(surface: &Surface<'_>, at: usize) -> Option<&'static str> {
    match surface.lexicon.units.find(surface.token(at).word, |_| Default::default())? {
        (_, Measure::Victims(unit)) => Some(unit),
        _ => None,
    }
}

fn number(
    surface: &Surface<'_>,
    tokens: Range<usize>,
    kind: NumberKind,
    amount: &Amount,
    unit: Option<&'static str>,
    object: Option<Span>,
) -> Number {
    Number { span: surface.span(tokens), kind, value: amount.to_decimal(), unit, object }
}
