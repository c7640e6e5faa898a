//! What an expression says as it is written: the known parts, before anything is implied.

use crate::article::{DateKind, Grain, Modifier};
use crate::lexicon::{Feast, Part, Season, Unit};
use crate::text::Span;

/// A number of units, in thousandths: « deux heures et demie » has 2,500.
pub(super) type Thousandths = i64;

/// Which of several like days is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Side {
    /// Nothing says it: the context decides.
    #[default]
    Open,
    /// `ce mardi`, `cet été`.
    This,
    /// `mardi dernier`.
    Last,
    /// `mardi prochain`.
    Next,
    /// `ce même mardi`.
    Same,
    /// `le mardi précédent`.
    Before,
    /// `le mardi suivant`.
    After,
}

/// A day, month or year by its own fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields {
    pub(super) weekday: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) month: Option<i8>,
    pub(super) year: Option<i16>,
    pub(super) side: Side,
    /// Weeks from this one: « lundi de la semaine prochaine ».
    pub(super) week: Option<i8>,
    /// Days from there: « le lendemain du 13 février ».
    pub(super) days: i8,
}

/// A piece of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Season(Season),
    Quarter(i8),
    Half(i8),
}

/// What is counted off inside a month or year: « le premier lundi de mars ».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Weekday(i8),
    Unit(Unit),
    Fortnight,
}

/// The time that an expression names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Base {
    Fields(Fields),
    Piece {
        piece: Piece,
        year: Option<i16>,
        side: Side,
        /// Any year's: « en été ».
        habitual: bool,
    },
    /// The decade's first year.
    Decade(i16),
    /// The century's first two digits.
    Century(i16),
    /// Days from the day of speaking: « hier ».
    Day(i8),
    /// Days from the day that is told of; `event`: from an event whose day may be unknown.
    Eve {
        days: i8,
        event: bool,
    },
    /// So many units before or after today or, `told`, the time that is told of.
    Shift {
        amount: Option<Thousandths>,
        unit: Unit,
        back: bool,
        told: bool,
    },
    /// The unit that holds today or the time that is told of, and units from there: « la semaine prochaine ».
    Current {
        unit: Unit,
        offset: i8,
        told: bool,
    },
    Feast {
        feast: Feast,
        year: Option<i16>,
        side: Side,
        days: i8,
        /// The week-end beside it: « le week-end de Pâques ».
        weekend: bool,
    },
    Nth {
        /// 1 is the first, -1 the last.
        nth: i8,
        counted: Counted,
        month: Option<i8>,
        year: Option<i16>,
        season: Option<Season>,
    },
    /// A part of the day without a day.
    PartAlone,
    Clock {
        hour: i8,
        minute: i8,
        second: Option<i8>,
        whole_hour: bool,
        /// Twelve hours could be meant: « 3 heures cet après-midi ».
        half: Option<Part>,
    },
    Now,
    Length {
        amount: Option<Thousandths>,
        unit: Unit,
    },
    Every {
        count: u32,
        unit: Unit,
    },
    EveryWeekday(i8),
    EveryPart,
    EverySeason(Season),
}

/// The units that the words themselves say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known(u16);

impl Known {
    pub(super) fn with(self, grain: Grain) -> Known {
        Known(self.0 | 1 << grain as u16)
    }

    pub(super) fn grains(self) -> Vec<Grain> {
        const ALL: [Grain; 14] = [
            Grain::Century,
            Grain::Decade,
            Grain::Year,
            Grain::Half,
            Grain::Season,
            Grain::Quarter,
            Grain::Month,
            Grain::Week,
            Grain::Weekday,
            Grain::Day,
            Grain::PartOfDay,
            Grain::Hour,
            Grain::Minute,
            Grain::Second,
        ];
        ALL.into_iter().filter(|&grain| self.0 & 1 << grain as u16 != 0).collect()
    }
}

/// An expression as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Expression {
    pub(super) span: Span,
    /// Its first token, and the one behind its last.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: DateKind,
    pub(super) base: Base,
    pub(super) part: Option<Part>,
    pub(super) modifier: Option<Modifier>,
    pub(super) known: Known,
    /// Is the next expression its other end?
    pub(super) opens_range: bool,
    pub(super) rule: &'static str,
}
