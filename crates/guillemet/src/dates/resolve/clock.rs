//! Clock times and parts of the day that name no day of their own.

use jiff::civil::Date;
use smol_str::format_smolstr;

use super::{Resolver, with_suffix};
use crate::article::{BlockKind, Grain};
use crate::dates::anchor::Reference;
use crate::dates::calendar::add_days;
use crate::dates::expression::{Base, Fields, Side};
use crate::dates::moment::Moment;
use crate::dates::policy::DatePolicy;
use crate::lexicon::Part;

/// A value that says which day has so many bytes: `2020-05-01`, `XXXX-05-01`, `XXXX-WXX-2`.
const AS_LONG_AS_A_DAY: usize = 10;

impl Resolver<'_> {
    /// The day of an expression that names none: one of its own sentence, else the last one told of, else today.
    pub(super) fn told_day_for(&self, at: usize) -> Moment {
        self.day_in_sentence(at).or(self.told).map_or_else(|| self.today(), Moment::of_day)
    }

    /// The nearest day that the sentence of an expression names, before it or behind.
    pub(super) fn day_in_sentence(&self, at: usize) -> Option<Date> {
        let here = &self.expressions[at];
        let sentence = &self.surface.sentences[self.surface.sentence_of(here.start)].tokens;
        // Three expressions are as far as a reader looks.
        let before = (at.saturating_sub(3)..at).rev();
        let behind = at + 1..(at + 4).min(self.expressions.len());
        let day_of = |i: usize| {
            let inside = sentence.contains(&self.expressions[i].start);
            (inside && self.names_day(i)).then(|| self.meaning(i).day).flatten()
        };
        let behind =
            behind.filter_map(|i| day_of(i).map(|day| (self.expressions[i].start.abs_diff(here.end), day))).next();
        let before =
            before.filter_map(|i| day_of(i).map(|day| (here.start.abs_diff(self.expressions[i].end), day))).next();
        match (before, behind) {
            // What follows at once belongs to the clock time: « 4 h mardi ».
            (Some((far, _)), Some((near, day))) if near <= 1 && far > 1 => Some(day),
            (Some((_, day)), _) | (None, Some((_, day))) => Some(day),
            (None, None) => None,
        }
    }

    /// Does an expression name a day, or a part of one?
    fn names_day(&self, at: usize) -> bool {
        let expression = &self.expressions[at];
        matches!(expression.base, Base::Day(_) | Base::Eve { event: false, .. })
            || matches!(expression.base, Base::Fields(Fields { day: Some(_), .. } | Fields { weekday: Some(_), .. }))
            || matches!(expression.base, Base::Fields(Fields { side: Side::This, .. })) && expression.part.is_some()
    }

    /// The day right before an expression in its sentence where nothing tells which one it is: « mardi matin vers 10h20 » of a
    /// text without a date.
    fn open_day_before(&self, at: usize) -> Option<Moment> {
        let before = at.checked_sub(1).filter(|&i| self.names_day(i))?;
        let same = self.surface.sentence_of(self.expressions[before].start)
            == self.surface.sentence_of(self.expressions[at].start);
        let meaning = self.meaning(before);
        // Without its part: « mardi matin » has its hour from the clock time.
        let day = meaning.value.split('T').next()?;
        (same && meaning.day.is_none() && day.len() == AS_LONG_AS_A_DAY).then(|| Moment::open(day, None))
    }

    pub(super) fn clock(
        &self,
        at: usize,
        hour: i8,
        minute: i8,
        second: Option<i8>,
        half: Option<Part>,
        whole_hour: bool,
    ) -> Moment {
        let beside = self.day_in_sentence(at);
        let open = beside.is_none().then(|| self.open_day_before(at)).flatten();
        if let Some(day) = open {
            let value = with_suffix(day, &format_smolstr!("T{hour:02}:{minute:02}"));
            return Moment { grain: Some(Grain::Minute), bounds: None, ..value };
        }
        let half = half.or_else(|| self.part_beside(at).filter(|_| hour < 12 && self.phrase));
        let hour = if matches!(half, Some(Part::Afternoon | Part::Evening)) { hour + 12 } else { hour };
        // A headline names the hour before the text names the day.
        let ahead = if beside.or(self.told).is_none() { self.day_ahead(at) } else { None };
        let told = beside.or(self.told).or(ahead).filter(|_| !self.is_standing(at));
        let midnight = hour == 0
            && minute == 0
            && !whole_hour
            && !self.expressions[at].known.grains().is_empty()
            && self.is_word(at);
        let today = self.anchor.and_then(Reference::day).filter(|_| !self.is_standing(at));
        let Some(mut date) = told.or(today) else {
            let day = if self.is_standing(at) { Moment::open("XXXX-XX-XX", None) } else { self.today() };
            let value = with_suffix(day, &format_smolstr!("T{hour:02}:{minute:02}"));
            return Moment { grain: Some(Grain::Minute), bounds: None, ..value };
        };
        let clock = |date: Date| date.at(hour, minute, second.unwrap_or(0), 0);
        let passed = self.policy == DatePolicy::Future
            && self.phrase
            && beside.is_none()
            && self.anchor.is_some_and(|anchor| anchor.timed && clock(date) < anchor.first);
        // « minuit » ends the day that is told of.
        if passed || (midnight && ahead.is_none() && beside.is_none_or(|_| !self.phrase)) {
            date = add_days(date, 1).unwrap_or(date);
        }
        Moment::of_minute(clock(date), second.is_some())
    }

    /// The first day that the text names within five expressions behind.
    fn day_ahead(&self, at: usize) -> Option<Date> {
        (at + 1..(at + 6).min(self.expressions.len())).find_map(|i| {
            let other = &self.expressions[i];
            let named =
                matches!(other.base, Base::Fields(Fields { day: Some(_), .. } | Fields { weekday: Some(_), .. }));
            named.then(|| self.meaning(i).day).flatten()
        })
    }

    /// Does an expression stand in text that is on the page every day: « l'actu dès 7h30 »?
    fn is_standing(&self, at: usize) -> bool {
        let block = self.surface.block_of(self.expressions[at].start);
        self.surface.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Boilerplate)
    }

    /// Is the expression a word (`minuit`), not « 0 h »?
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.expressions[at].rule == "clock-word"
    }

    /// The part of the day beside a clock time of a phrase: « à 3 heures cet après-midi ».
    pub(super) fn part_beside(&self, at: usize) -> Option<Part> {
        let near = [at.checked_sub(1), Some(at + 1)];
        near.into_iter().flatten().find_map(|i| self.expressions.get(i)?.part)
    }
}
