//! Reads tokens as words of time: what stands at, before and behind a place of one sentence.

use std::cell::Cell;
use std::ops::Range;

use super::expression::Thousandths;
use crate::lexicon::{Calendar, Classes, ContextRole, Edge, Entry, Glue, Part, TimeWord, Unit};
use crate::surface::Surface;
use crate::tokens::{Token, TokenKind};

/// The tokens of one sentence, from the end of the expression before.
pub(super) struct Reader<'s> {
    pub(super) surface: &'s Surface<'s>,
    pub(super) calendar: &'static Calendar,
    /// The sentence, less what earlier expressions took.
    pub(super) tokens: Range<usize>,
    /// Is the text one phrase (`le 2`) rather than an article, so that rare readings are welcome?
    pub(super) phrase: bool,
    /// The number that was asked for last, by its place: one construction after another asks for the same one.
    last_number: Cell<Option<(usize, NumberAt)>>,
}

/// A number in thousandths and the place behind it, where there is one.
type NumberAt = Option<(Thousandths, usize)>;

impl<'s> Reader<'s> {
    pub(super) fn new(surface: &'s Surface<'_>, tokens: Range<usize>, phrase: bool) -> Reader<'s> {
        Reader { surface, calendar: &surface.lexicon.calendar, tokens, phrase, last_number: Cell::new(None) }
    }

    /// Leaves the tokens before a place to the expression that took them.
    pub(super) fn leave(&mut self, end: usize) {
        self.tokens.start = end;
        self.last_number.set(None);
    }

    /// The token at a place of this sentence.
    #[inline]
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.contains(&at).then(|| self.surface.token(at))
    }

    /// What the tables say of the word at a place.
    #[inline]
    pub(super) fn entry(&self, at: usize) -> Entry {
        match self.token(at) {
            Some(token) if token.kind != TokenKind::Number => self.calendar.entry(token.word),
            _ => Entry::default(),
        }
    }

    #[inline]
    pub(super) fn word(&self, at: usize) -> TimeWord {
        self.entry(at).word
    }

    /// The function word at a place; a capital « A » is the preposition nearly always.
    #[inline]
    pub(super) fn glue(&self, at: usize) -> Option<Glue> {
        match self.entry(at).glue {
            Some(Glue::Has) if self.token(at).is_some_and(|token| token.is_capital()) => Some(Glue::To),
            glue => glue,
        }
    }

    /// The role of the word at a place in `time_context.tsv`.
    pub(super) fn has_role(&self, at: usize, role: ContextRole) -> bool {
        self.entry(at).role == Some(role)
    }

    /// The function word `back` tokens before a place.
    #[inline]
    pub(super) fn glue_before(&self, at: usize, back: usize) -> Option<Glue> {
        self.glue(at.checked_sub(back)?)
    }

    /// Is one of these function words at a place?
    #[inline]
    pub(super) fn is(&self, at: usize, wanted: &[Glue]) -> bool {
        self.glue(at).is_some_and(|glue| wanted.contains(&glue))
    }

    /// Is one of these function words right before a place?
    #[inline]
    pub(super) fn is_before(&self, at: usize, wanted: &[Glue]) -> bool {
        self.glue_before(at, 1).is_some_and(|glue| wanted.contains(&glue))
    }

    #[inline]
    pub(super) fn is_sign(&self, at: usize, sign: char) -> bool {
        self.token(at).is_some_and(|token| token.is_sign(sign))
    }

    /// Is a hyphen or a dash at a place?
    pub(super) fn is_dash(&self, at: usize) -> bool {
        ['-', '–', '—', '‑'].into_iter().any(|dash| self.is_sign(at, dash))
    }

    #[inline]
    pub(super) fn has(&self, at: usize, classes: Classes) -> bool {
        self.token(at).is_some_and(|token| token.has(classes))
    }

    /// Does the token before a place belong to one of the classes?
    pub(super) fn has_before(&self, at: usize, classes: Classes) -> bool {
        at.checked_sub(1).is_some_and(|before| self.has(before, classes))
    }

    /// Do the tokens at `at` and `at + 1` touch?
    pub(super) fn glued(&self, at: usize) -> bool {
        self.surface.glued(at)
    }

    /// The words of the token at a place.
    pub(super) fn text(&self, at: usize) -> &str {
        if self.tokens.contains(&at) { self.surface.word(at) } else { "" }
    }

    /// Plain digits at a place: their value and how many there are.
    pub(super) fn digits(&self, at: usize) -> Option<(i32, usize)> {
        let token = self.token(at)?;
        if token.kind != TokenKind::Number || token.span.len() > 4 {
            return None;
        }
        let bytes = &self.surface.source.as_str().as_bytes()[token.span.range()];
        let value = bytes
            .iter()
            .try_fold(0, |value, byte| byte.is_ascii_digit().then(|| value * 10 + i32::from(byte - b'0')))?;
        Some((value, bytes.len()))
    }

    /// A whole number in digits or words at a place, and the place behind it.
    pub(super) fn integer(&self, at: usize) -> Option<(i64, usize)> {
        let (thousandths, end) = self.number(at)?;
        (thousandths % 1000 == 0).then_some((thousandths / 1000, end))
    }

    /// A number at a place, in thousandths, and the place behind it: `1 500`, `30,4`, `mille cinq cents`.
    pub(super) fn number(&self, at: usize) -> Option<(Thousandths, usize)> {
        if let Some((_, known)) = self.last_number.get().filter(|&(place, _)| place == at) {
            return known;
        }
        let token = self.token(at)?;
        let number = if token.kind == TokenKind::Number { self.number_in_digits(at) } else { self.number_in_words(at) };
        self.last_number.set(Some((at, number)));
        number
    }

    fn number_in_words(&self, at: usize) -> NumberAt {
        let (mut total, mut current, mut end): (i64, i64, usize) = (0, 0, at);
        // Eight words are more than any number of years has.
        while end < at + 8 {
            let entry = self.entry(end);
            let joined = end > at
                && entry.glue == Some(Glue::Et)
                && self.entry(end + 1).number.is_some_and(|n| n == 1 || n == 11)
                && current % 10 == 0
                && current % 100 != 0;
            if joined {
                end += 1;
                continue;
            }
            let Some(number) = entry.number.map(i64::from) else { break };
            match number {
                100 => current = current.max(1).checked_mul(100)?,
                1000 => {
                    total = total.checked_add(current.max(1).checked_mul(1000)?)?;
                    current = 0;
                }
                _ => {
                    // « deux trois » is no number, « vingt deux » is one.
                    let fits = current == 0
                        || (current % 100 == 0 && number < 100)
                        || (current % 10 == 0 && number < 10)
                        || (matches!(current % 100, 60 | 80) && number < 20)
                        || (current % 100 == 4 && number == 20);
                    if !fits {
                        break;
                    }
                    current = if current % 100 == 4 && number == 20 { current - 4 + 80 } else { current + number };
                }
            }
            end += 1;
        }
        if end == at {
            return None;
        }
        Some((total.checked_add(current)?.checked_mul(1000)?, end))
    }

    fn number_in_digits(&self, at: usize) -> NumberAt {
        // Nearly all are plain.
        if let Some((value, count)) = self.digits(at)
            && (count > 3 || !self.is_group_of_thousands(at + 1))
        {
            return Some((Thousandths::from(value) * 1000, at + 1));
        }
        let text = self.text(at);
        if let Some((whole, fraction)) = text.split_once(',') {
            // « 30,4 »: a decimal; « 1,500,000 » is none of ours.
            if fraction.len() > 3 || whole.len() > 9 || fraction.contains(['.', ',']) || whole.contains('.') {
                return None;
            }
            let fraction: i64 = format!("{fraction:0<3}").parse().ok()?;
            return Some((whole.parse::<i64>().ok()? * 1000 + fraction, at + 1));
        }
        if text.len() > 13 {
            return None;
        }
        // « 1.500 », « 1'500 » and « 1 500 ».
        let mut value: i64 = 0;
        let mut groups = text.split(['.', '\'', '’']);
        let first = groups.next()?;
        value = value.checked_add(first.parse().ok()?)?;
        for group in groups {
            if group.len() != 3 {
                return None;
            }
            value = value.checked_mul(1000)?.checked_add(group.parse().ok()?)?;
        }
        let mut end = at + 1;
        while end < at + 4 && first.len() <= 3 && self.is_group_of_thousands(end) {
            value = value.checked_mul(1000)?.checked_add(self.text(end).parse().ok()?)?;
            end += 1;
        }
        Some((value.checked_mul(1000)?, end))
    }

    /// Three digits behind one blank: the next group of a large number.
    fn is_group_of_thousands(&self, at: usize) -> bool {
        self.digits(at).is_some_and(|(_, count)| count == 3)
            && self.token(at - 1).is_some_and(|before| {
                let gap = self.surface.token(at).span.start() - before.span.end();
                (1..=3).contains(&gap)
            })
    }

    /// The day of the month at a place, and the place behind it: `3`, `1er`, `15e`, `premier`, `vingt et un`.
    pub(super) fn day_of_month(&self, at: usize) -> Option<(i8, usize)> {
        if let Some((value, count)) = self.digits(at) {
            if count > 2 || !(1..=31).contains(&value) {
                return None;
            }
            let mut end = at + 1;
            if self.glued(at) && self.is(end, &[Glue::Er, Glue::Nth]) {
                end += 1;
            }
            return Some((value as i8, end));
        }
        if self.entry(at).ordinal == Some(1) {
            return Some((1, at + 1));
        }
        let (value, end) = self.integer(at)?;
        (1..=31).contains(&value).then_some((value as i8, end))
    }

    /// An ordinal at a place, and the place behind it: `premier`, `3e`, `dernier` is -1.
    pub(super) fn ordinal(&self, at: usize) -> Option<(i8, usize)> {
        let entry = self.entry(at);
        if let Some(ordinal) = entry.ordinal {
            return Some((ordinal as i8, at + 1));
        }
        if entry.glue == Some(Glue::Dernier) {
            return Some((-1, at + 1));
        }
        let (value, count) = self.digits(at)?;
        (count <= 2 && self.glued(at) && self.is(at + 1, &[Glue::Er, Glue::Nth])).then_some((value as i8, at + 2))
    }

    /// A month's name at a place, and the place behind it with the abbreviation's full stop.
    pub(super) fn month(&self, at: usize) -> Option<(i8, usize)> {
        match self.word(at) {
            TimeWord::Month(month) => Some((month, at + 1)),
            TimeWord::ShortMonth(month) => {
                let dot = self.is_sign(at + 1, '.') && self.glued(at);
                Some((month, at + 1 + usize::from(dot)))
            }
            _ => None,
        }
    }

    /// A year of four digits, or `98` and `'98` behind a month.
    pub(super) fn year(&self, at: usize, short: bool) -> Option<(i16, usize)> {
        let apostrophe = short && self.token(at).is_some_and(|t| t.is_sign('\'') || t.is_sign('’'));
        let at = at + usize::from(apostrophe);
        let (value, count) = self.digits(at)?;
        let year = match count {
            4 if (1000..=2999).contains(&value) => value,
            2 if short && !self.glued_to_more(at) => century(value),
            _ => return None,
        };
        Some((year as i16, at + 1))
    }

    /// Does something stick to the number at a place that makes it no number of two digits: `20h`, `20 %`?
    fn glued_to_more(&self, at: usize) -> bool {
        self.is_sign(at + 1, '%')
            || self.is_sign(at + 1, '€')
            || (self.glued(at) && self.token(at + 1).is_some_and(|t| !matches!(t.first, '.' | ',' | ')' | ':' | ';')))
            || self.is(at + 1, &[Glue::HourMark])
            || matches!(self.word(at + 1), TimeWord::Unit(..) | TimeWord::Month(_))
            || (self.has(at + 1, Classes::UNIT) && !self.has(at + 1, Classes::PREPOSITION))
    }

    /// A part of the day at a place.
    pub(super) fn part(&self, at: usize) -> Option<Part> {
        match self.word(at) {
            TimeWord::Part(part) => Some(part),
            _ => None,
        }
    }

    /// A unit of time at a place, with how many of it the word stands for.
    pub(super) fn unit(&self, at: usize) -> Option<(Unit, u32)> {
        match self.word(at) {
            TimeWord::Unit(unit, times) => Some((unit, times)),
            _ => None,
        }
    }

    pub(super) fn edge(&self, at: usize) -> Option<Edge> {
        match self.word(at) {
            TimeWord::Edge(edge) => Some(edge),
            _ => None,
        }
    }

    /// Skips an article at a place.
    pub(super) fn skip_article(&self, at: usize) -> usize {
        if self.is(at, &[Glue::Le, Glue::La, Glue::Les]) { at + 1 } else { at }
    }

    /// Skips `de`, `du`, `de la` at a place; `None` without one of them.
    pub(super) fn skip_of(&self, at: usize) -> Option<usize> {
        match self.glue(at)? {
            Glue::De => Some(self.skip_article(at + 1)),
            Glue::Du | Glue::Des => Some(at + 1),
            _ => None,
        }
    }
}

/// The year of two digits: from 1930 to 2029.
pub(super) fn century(short: i32) -> i32 {
    if short < 30 { 2000 + short } else { 1900 + short }
}
