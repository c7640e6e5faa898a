//! Words of time: months, weekdays, units, numbers, and the function words that expressions of time are built with.

use super::{Builder, ById, Classes, Phrases, WordId, rows};
use crate::lexicon::feasts::{Feast, Feasts};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Year,
    Decade,
    Century,
}

impl Unit {
    fn by_name(name: &str) -> Option<Unit> {
        Some(match name {
            "second" => Unit::Second,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "day" => Unit::Day,
            "week" => Unit::Week,
            "weekend" => Unit::Weekend,
            "month" => Unit::Month,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            _ => return None,
        })
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    fn by_name(name: &str) -> Part {
        match name {
            "morning" => Part::Morning,
            "afternoon" => Part::Afternoon,
            "evening" => Part::Evening,
            _ => Part::Night,
        }
    }
}

/// A season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    fn by_name(name: &str) -> Option<Season> {
        Some(match name {
            "spring" => Season::Spring,
            "summer" => Season::Summer,
            "autumn" => Season::Autumn,
            "winter" => Season::Winter,
            _ => return None,
        })
    }
}

/// A part of a longer time: `début`, `milieu`, `fin`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    Start,
    Mid,
    End,
}

/// What a word of time means. Numbers and ordinals are kept beside it: `seconde` is both a unit and an ordinal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum TimeWord {
    #[default]
    None,
    Month(i8),
    /// An abbreviation, read only beside a day or a year.
    ShortMonth(i8),
    EnglishMonth(i8),
    /// `mi-mars`.
    MidMonth(i8),
    /// 1 is Monday.
    Weekday(i8),
    Weekdays(i8),
    ShortWeekday(i8),
    /// How many thousandths of the unit the word stands for.
    Unit(Unit, u32),
    /// Days from the day of speaking: `hier`.
    Day(i8),
    /// Days from the day that is told of: `la veille`.
    Eve(i8),
    Part(Part),
    /// The hour of `midi` and `minuit`.
    Clock(i8),
    Season(Season),
    /// `estivale`, in `saison estivale`.
    SeasonAdjective(Season),
    Edge(Edge),
    /// `annuel`: every so many units.
    Every(u8, Unit),
    /// `maintenant`.
    Now,
    /// `mois-ci`.
    Here(Unit),
    /// `jour-là`.
    There(Unit),
    /// `soir-là`.
    PartThere(Part),
}

/// Defines the function words that constructions hinge on, with their spellings.
macro_rules! glue {
    ($($name:ident = $($word:literal)+;)*) => {
        /// A function word that a construction hinges on.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Glue { $($name),* }

        const GLUE: &[(&str, Glue)] = &[$($(($word, Glue::$name),)+)*];
    };
}

glue! {
    De = "de" "d'";
    Du = "du";
    Des = "des";
    Le = "le";
    La = "la" "l'";
    Les = "les";
    To = "à";
    Au = "au";
    Aux = "aux";
    En = "en";
    Dans = "dans";
    Ce = "ce" "cet" "cette";
    Ces = "ces";
    Et = "et";
    Ou = "ou";
    Entre = "entre";
    Il = "il";
    Y = "y";
    Has = "a" "avait";
    Comme = "comme";
    Voila = "voici" "voilà";
    Par = "par";
    Plus = "plus";
    Moins = "moins";
    Que = "que" "qu'";
    Vers = "vers";
    Environ = "environ" "quelque" "presque";
    Pres = "près";
    Depuis = "depuis";
    Since = "dès";
    Jusque = "jusque" "jusqu'";
    Ici = "ici";
    Apres = "après";
    Avant = "avant" "auparavant";
    Tard = "tard";
    Tot = "tôt";
    Fois = "fois";
    Venir = "venir";
    Pendant = "pendant" "durant";
    Lors = "lors";
    Pour = "pour";
    Sur = "sur";
    Chaque = "chaque";
    Tous = "tous" "toutes";
    Tout = "tout" "toute";
    Long = "long";
    Several = "quelques" "plusieurs";
    Dernier = "dernier" "derniers" "dernière" "dernières" "passé" "passés" "passée" "passées";
    Prochain = "prochain" "prochains" "prochaine" "prochaines";
    Precedent = "précédent" "précédents" "précédente" "précédentes";
    Suivant = "suivant" "suivants" "suivante" "suivantes";
    Meme = "même" "mêmes";
    Demi = "demi" "demie";
    Quart = "quart" "quarts";
    An = "an" "ans" "année" "années";
    Er = "er" "ᵉʳ" "ère" "ere";
    Nth = "e" "è" "ème" "eme" "ᵉ" "ieme" "ième" "nd" "nde";
    HourMark = "h" "heure" "heures";
    Locale = "locale" "locales" "gmt" "utc";
    Age = "âge" "âgé" "âgée" "âgés" "âgées" "agé" "agée";
    Saison = "saison" "saisons" "scolaire" "exercice";
    Trimestre = "trimestre";
    Semestre = "semestre";
    Siecle = "siècle" "siècles";
    Mois = "mois";
    Semaine = "semaine" "semaines";
    Weekend = "week-end" "weekend";
    Jour = "jour" "jours" "journée" "journées";
    Pm = "pm" "mp" "p";
    Am = "am";
    Temps = "temps";
    Sursis = "sursis";
    Ferme = "ferme" "fermes";
}

/// What the tables say of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) word: TimeWord,
    /// Its number, if it is one.
    pub(crate) number: Option<u32>,
    /// Is that number a rough one: `une dizaine de`?
    pub(crate) group: bool,
    pub(crate) ordinal: Option<u8>,
    /// The function word, where the word is one and has a meaning as well (`an`).
    pub(crate) glue: Option<Glue>,
    pub(crate) role: Option<ContextRole>,
    tense: Option<TenseCue>,
}

/// What a word beside a number or a time says of it: the roles of `time_context.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContextRole {
    Adjective,
    Ago,
    Length,
    /// A verb of lasting: `le trajet dure 1h30`.
    Lasting,
    Numbered,
    Name,
    /// Says of a thing when it comes from.
    Dated,
}

/// Where a word places the event of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TenseCue {
    Future,
    /// Looks like a future and is none: `opéra`.
    None,
    /// What nobody announces: `explosion`.
    Sudden,
}

/// The words of time, and the feasts.
#[derive(Debug)]
pub(crate) struct Calendar {
    entries: ById<Entry>,
    feasts: Phrases<Feast>,
    pub(crate) moving: Feasts,
}

impl Calendar {
    /// Reads the tables, and gives their words the classes that the date stage looks out for.
    pub(crate) fn read(builder: &mut Builder) -> Calendar {
        let mut calendar = Calendar { entries: ById::default(), feasts: Phrases::default(), moving: Feasts::read() };
        for &(word, glue) in GLUE {
            let id = builder.intern(word);
            calendar.entries.entry(id).glue = Some(glue);
        }
        calendar.read_names(builder);
        calendar.read_units(builder);
        calendar.read_numbers(builder);
        calendar.read_time_words(builder);
        for [word, role] in rows(include_str!("../../data/fr/time_context.tsv")) {
            let id = builder.intern(word);
            calendar.entries.entry(id).role = Some(match role {
                "adjective" => ContextRole::Adjective,
                "ago" => ContextRole::Ago,
                "length" => ContextRole::Length,
                "lasting" => ContextRole::Lasting,
                "numbered" => ContextRole::Numbered,
                "dated" => ContextRole::Dated,
                _ => ContextRole::Name,
            });
        }
        for [word, tense] in rows(include_str!("../../data/fr/tense_cues.tsv")) {
            let id = builder.intern(word);
            calendar.entries.entry(id).tense = Some(match tense {
                "future" => TenseCue::Future,
                "sudden" => TenseCue::Sudden,
                _ => TenseCue::None,
            });
        }
        for [name, rule, written] in rows(include_str!("../../data/fr/holidays.tsv")) {
            let feast = calendar.moving.rule(rule, written == "capital");
            calendar.feasts.add(builder, name, feast);
            let first = name.split(' ').next().unwrap_or("");
            let first = builder.words(first).first().copied().unwrap_or("");
            builder.add(first, Classes::TIME_WORD);
        }
        calendar
    }

    fn read_names(&mut self, builder: &mut Builder) {
        for [name, month, form] in rows(include_str!("../../data/fr/months.tsv")) {
            let month = month.parse().expect("months.tsv numbers the months");
            let (class, word) = match form {
                "full" => (Classes::MONTH, TimeWord::Month(month)),
                "short" => (Classes::TIME_WORD.union(Classes::ABBREVIATION), TimeWord::ShortMonth(month)),
                "mid" => (Classes::TIME_WORD, TimeWord::MidMonth(month)),
                _ => (Classes::TIME_WORD, TimeWord::EnglishMonth(month)),
            };
            self.set(builder, name, class, word);
        }
        for [name, weekday, form] in rows(include_str!("../../data/fr/weekdays.tsv")) {
            let weekday = weekday.parse().expect("weekdays.tsv numbers the days");
            let (class, word) = match form {
                "full" => (Classes::WEEKDAY, TimeWord::Weekday(weekday)),
                "plural" => (Classes::WEEKDAY, TimeWord::Weekdays(weekday)),
                _ => (Classes::TIME_WORD.union(Classes::ABBREVIATION), TimeWord::ShortWeekday(weekday)),
            };
            self.set(builder, name, class, word);
        }
    }

    fn read_units(&mut self, builder: &mut Builder) {
        for [word, unit, times] in rows(include_str!("../../data/fr/units_of_time.tsv")) {
            let unit = Unit::by_name(unit).expect("units_of_time.tsv names a unit");
            let times: f64 = times.parse().expect("units_of_time.tsv says how many");
            self.set(builder, word, Classes::TIME_WORD, TimeWord::Unit(unit, (times * 1000.0) as u32));
        }
    }

    fn read_numbers(&mut self, builder: &mut Builder) {
        for [word, kind, value] in rows(include_str!("../../data/fr/number_words.tsv")) {
            let value: u32 = value.parse().expect("number_words.tsv has a number");
            // « un » and « une » are articles nearly always: their unit finds them.
            let class = if value == 1 && kind == "number" { Classes::NONE } else { Classes::NUMBER_WORD };
            let class = if kind == "ordinal" { Classes::TIME_WORD } else { class };
            let id = builder.add(word, class);
            let entry = self.entries.entry(id);
            match kind {
                "ordinal" => entry.ordinal = Some(value as u8),
                kind => {
                    entry.number = Some(value);
                    entry.group = kind == "group";
                }
            }
        }
    }

    fn read_time_words(&mut self, builder: &mut Builder) {
        for [word, kind, value] in rows(include_str!("../../data/fr/time_words.tsv")) {
            let number = || value.parse().expect("time_words.tsv has a number");
            let meaning = match kind {
                "day" => TimeWord::Day(number()),
                "eve" => TimeWord::Eve(number()),
                "part" => TimeWord::Part(Part::by_name(value)),
                "part_there" => TimeWord::PartThere(Part::by_name(value)),
                "here" => TimeWord::Here(Unit::by_name(value).expect("time_words.tsv names a unit")),
                "there" => TimeWord::There(Unit::by_name(value).expect("time_words.tsv names a unit")),
                "clock" => TimeWord::Clock(value[..2].parse().expect("time_words.tsv has an hour")),
                "season" => TimeWord::Season(Season::by_name(value).expect("time_words.tsv names a season")),
                "season_adjective" => {
                    TimeWord::SeasonAdjective(Season::by_name(value).expect("time_words.tsv names a season"))
                }
                "edge" => TimeWord::Edge(match value {
                    "start" => Edge::Start,
                    "mid" => Edge::Mid,
                    _ => Edge::End,
                }),
                "every" => {
                    let (count, unit) = value.split_once('-').unwrap_or(("1", value));
                    let count = count.parse().expect("time_words.tsv counts units");
                    TimeWord::Every(count, Unit::by_name(unit).expect("time_words.tsv names a unit"))
                }
                _ => TimeWord::Now,
            };
            self.set(builder, word, Classes::TIME_WORD, meaning);
        }
    }

    fn set(&mut self, builder: &mut Builder, word: &str, class: Classes, meaning: TimeWord) {
        let id = builder.add(word, class);
        self.entries.entry(id).word = meaning;
    }

    /// What a word means in an expression of time.
    #[inline]
    pub(crate) fn entry(&self, id: WordId) -> Entry {
        self.entries.get(id)
    }

    /// Where a word places its event, if a table says so.
    pub(crate) fn tense(&self, id: WordId) -> Option<TenseCue> {
        self.entry(id).tense
    }

    /// The longest name of a feast that begins with `first`, and how many words it has.
    pub(crate) fn feast(&self, first: WordId, word: impl Fn(usize) -> WordId) -> Option<(usize, Feast)> {
        self.feasts.longest(first, word)
    }
}
