//! The value of a number as it is written: `100.000`, `1 500 000`, `3,6 milliards`, `quarante-six`, `une dizaine`.

use std::ops::Range;

use smol_str::{SmolStr, ToSmolStr, format_smolstr};

use crate::lexicon::{Beside, Classes, Measure};
use crate::surface::Surface;
use crate::tokens::TokenKind;

/// An amount: `digits` divided by ten to the power of `decimals`, below zero if it is `negative`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    digits: u128,
    decimals: u32,
    negative: bool,
}

impl Amount {
    /// A whole number.
    pub(super) fn whole(digits: u128) -> Amount {
        Amount { digits, decimals: 0, negative: false }
    }

    /// The amount below zero: `-12 °C`.
    pub(super) fn negated(self) -> Amount {
        Amount { negative: true, ..self }
    }

    /// The amount times ten to a power, if it is not too large.
    pub(super) fn scaled(self, power: u32) -> Option<Amount> {
        let decimals = self.decimals.saturating_sub(power);
        let factor = 10u128.checked_pow(power - (self.decimals - decimals))?;
        Some(Amount { digits: self.digits.checked_mul(factor)?, decimals, ..self })
    }

    /// Is it two or more, so that a plural stands behind it?
    pub(super) fn is_plural(self) -> bool {
        10u128.checked_pow(self.decimals).is_some_and(|one| self.digits >= 2 * one)
    }

    /// The share of a whole that `self` out of `whole` is, in percent with one decimal; none if it is more than the whole.
    pub(super) fn out_of(self, whole: Amount) -> Option<Amount> {
        let fits = self.decimals == 0 && whole.decimals == 0 && self.digits <= whole.digits && whole.digits > 1;
        let part = self.digits.checked_mul(1000)?;
        fits.then(|| Amount { digits: (part + whole.digits / 2) / whole.digits, decimals: 1, negative: false })
    }

    /// The amount in plain decimal notation.
    pub(super) fn to_decimal(self) -> SmolStr {
        if self.negative {
            return format_smolstr!("-{}", Amount { negative: false, ..self }.to_decimal());
        }
        if self.decimals == 0 {
            return self.digits.to_smolstr();
        }
        let digits = format_smolstr!("{:0>width$}", self.digits, width = self.decimals as usize + 1);
        let (whole, part) = digits.split_at(digits.len() - self.decimals as usize);
        match part.trim_end_matches('0') {
            "" => whole.into(),
            part => format_smolstr!("{whole}.{part}"),
        }
    }
}

/// An amount in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Written {
    pub(super) amount: Amount,
    pub(super) tokens: Range<usize>,
    /// Does `de` join it to what is counted: `deux millions de`, `une dizaine de`?
    pub(super) joined: bool,
    /// Does it stand in digits?
    pub(super) digits: bool,
    /// The power of ten of the words that scale it: 6 for `millions`.
    pub(super) power: u32,
}

/// Reads the amount that begins at a token; `limit` is the block's last token.
pub(super) fn read(surface: &Surface<'_>, at: usize, limit: usize) -> Option<Written> {
    let token = surface.token(at);
    let (mut amount, mut end, digits) = if token.kind == TokenKind::Number {
        let (amount, end) = in_digits(surface, at, limit)?;
        (amount, end, true)
    } else {
        let (value, end) = in_words(surface, at, limit)?;
        (Amount::whole(value), end, false)
    };
    let mut joined = !digits && is_group(surface, end - 1);
    let mut scale = 0;
    if let Some(power) = letter_of_money(surface, end, limit) {
        (amount, scale, end) = (amount.scaled(power)?, power, end + 1);
    } else if digits && end < limit && surface.word(end) == "M" {
        // « 8,1 M de visiteurs »: metres have a small letter.
        (amount, scale, end, joined) = (amount.scaled(6)?, 6, end + 1, true);
    }
    // « 3,6 milliards », « 12 mille », « une dizaine de milliers »
    for _ in 0..2 {
        let next = if joined && end + 1 < limit && is(surface, end, &[Beside::Of]) { end + 1 } else { end };
        if next >= limit || !surface.token(next).has(Classes::UNIT) {
            break;
        }
        let Some((1, Measure::Scale(power))) =
            surface.lexicon.units.find(surface.token(next).word, |_| Default::default())
        else {
            break;
        };
        amount = amount.scaled(power)?;
        scale += power;
        // « 3 mille euros », but « 3 millions d'euros »
        joined = power != 3 || surface.word(next).len() > 5;
        end = next + 1;
    }
    Some(Written { amount, tokens: at..end, joined, digits, power: scale })
}

/// `3,5 M€`, `40 k€`: the power of ten of a letter to which the sign of a currency is glued. `3,5 m` are metres.
fn letter_of_money(surface: &Surface<'_>, at: usize, limit: usize) -> Option<u32> {
    if at + 1 >= limit || !surface.glued(at) {
        return None;
    }
    let power = match surface.word(at).as_bytes() {
        b"M" => 6,
        b"k" | b"K" => 3,
        _ => return None,
    };
    let sign = surface.lexicon.words.find(surface.word(at + 1));
    let money = matches!(surface.lexicon.units.find(sign, |_| Default::default()), Some((1, Measure::Money(_))));
    money.then_some(power)
}

/// `49,3`, `100.000`, `1 500 000`: tokens of three digits behind a first one are its next groups.
fn in_digits(surface: &Surface<'_>, at: usize, limit: usize) -> Option<(Amount, usize)> {
    let first = surface.word(at);
    let mut amount = parse_digits(first)?;
    let mut end = at + 1;
    let opens_groups = first.len() <= 3 && first.bytes().all(|b| b.is_ascii_digit()) && !first.starts_with('0');
    while opens_groups && end < limit && end < at + 6 && surface.token(end).kind == TokenKind::Number {
        let group = surface.word(end);
        let blank = surface
            .source
            .slice(crate::text::Span::new(surface.token(end - 1).span.end(), surface.token(end).span.start()));
        let (whole, decimals) = group.split_once(',').unwrap_or((group, ""));
        if blank.chars().count() != 1 || whole.len() != 3 || !group.bytes().all(|b| b.is_ascii_digit() || b == b',') {
            break;
        }
        let part: u128 = format!("{whole}{decimals}").parse().ok()?;
        amount = amount.scaled(3 + decimals.len() as u32)?;
        let digits = amount.digits.checked_add(part)?;
        amount = Amount { digits, decimals: decimals.len() as u32, ..amount };
        end += 1;
        if !decimals.is_empty() {
            break;
        }
    }
    Some((amount, end))
}

/// One token of digits. Full stops with three digits behind each, or two commas, part thousands; else the sign is decimal.
fn parse_digits(word: &str) -> Option<Amount> {
    const MOST_DIGITS: usize = 24;
    if word.len() > MOST_DIGITS {
        return None;
    }
    let mut digits = word.bytes().filter(u8::is_ascii_digit).map(|digit| u128::from(digit - b'0')).peekable();
    digits.peek()?;
    let digits = digits.fold(0, |value, digit| value * 10 + digit);
    // « 200'000.50 »: apostrophes part thousands whatever else stands there.
    let behind = word.rsplit(['\'', '’']).next().unwrap_or(word);
    let mut rest = behind.split(['.', ',']);
    let first = rest.next()?;
    let count = |sign: u8| word.bytes().filter(|&byte| byte == sign).count();
    let (dots, commas) = (count(b'.'), count(b','));
    let threes = rest.clone().all(|group| group.len() == 3) && first.len() <= 3 && behind.len() == word.len();
    let decimals = match (dots, commas) {
        (0, 0) => 0,
        (_, 0) | (0, 2..) if threes && first != "0" => 0,
        (1, 0) | (0, 1) => rest.next().map_or(0, str::len),
        // « 1.234,5 »
        (_, 1) if word.rfind(',') > word.rfind('.') => rest.next_back().map_or(0, str::len),
        // « 7.1.2020 » is a date, « 1.2.3 » a version.
        _ => return None,
    };
    Some(Amount { digits, decimals: decimals as u32, negative: false })
}

/// `deux`, `quarante-six`, `cent vingt`, `deux cents`, `une dizaine`.
fn in_words(surface: &Surface<'_>, at: usize, limit: usize) -> Option<(u128, usize)> {
    let (mut total, mut end) = (0u128, at);
    let mut last = u128::MAX;
    while end < limit && end < at + 4 {
        let entry = surface.lexicon.calendar.entry(surface.token(end).word);
        let Some(value) = entry.number.map(u128::from) else { break };
        if entry.group {
            // « une dizaine », « trois douzaines »
            total = total.max(1) * value;
            end += 1;
            break;
        }
        if value >= 100 && total > 0 && total < value {
            total *= value;
        } else if value < last || total == 0 {
            total += value;
        } else {
            break;
        }
        last = value;
        end += 1;
    }
    (end > at).then_some((total, end))
}

/// Does the token hold a rough number (`dizaine`, `centaines`)?
fn is_group(surface: &Surface<'_>, at: usize) -> bool {
    surface.lexicon.calendar.entry(surface.token(at).word).group
}

/// Does a word of this role stand at a token?
#[inline]
pub(super) fn is(surface: &Surface<'_>, at: usize, roles: &[Beside]) -> bool {
    let token = surface.tokens.all.get(at).filter(|token| token.has(Classes::BESIDE_NUMBER));
    token.and_then(|token| surface.lexicon.units.beside(token.word)).is_some_and(|role| roles.contains(&role))
}
