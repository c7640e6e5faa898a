//! What the parser knows about words: the tables of `data/fr`, looked up by folded token.

mod agreement;
mod builder;
mod calendar;
mod classes;
mod feasts;
mod formulas;
mod impersonal;
mod key;
mod names;
mod office_holders;
mod people;
mod phrases;
mod speech;
mod table;
mod units;
mod verbs;
mod word_ids;
mod words;

use std::sync::LazyLock;

pub(crate) use agreement::Agreement;
pub(crate) use builder::Builder;
pub(crate) use calendar::{Calendar, ContextRole, Edge, Entry, Glue, Part, Season, TenseCue, TimeWord, Unit};
pub use classes::Classes;
pub(crate) use feasts::{Feast, FeastDay, FeastLength};
pub(crate) use formulas::{Formula, Formulas, Needs};
pub(crate) use impersonal::{Impersonal, Nobody};
pub(crate) use key::{Key, Short};
pub(crate) use names::{HeadUse, KnownName, NameId, Names, OrganizationHead, PlaceHead, Side, Sport};
pub(crate) use office_holders::Term;
pub(crate) use people::{OtherName, People, RoleForm};
pub(crate) use phrases::Phrases;
pub(crate) use speech::{Hinge, Hinges, Known, SourceWord, Speech};
pub(crate) use table::{rows, values};
pub(crate) use units::{Beside, Measure, Units};
pub(crate) use verbs::{CueVerb, Forms, Uses};
pub(crate) use word_ids::WordIds;
pub(crate) use words::{ById, Dictionary, WordId, Words};

/// What a text is whose title or section says that it tells no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Explaining {
    /// Somebody's opinion.
    Opinion,
    /// It explains, advises, reviews or lets somebody talk.
    Text,
}

/// The tables of one language.
#[derive(Debug)]
pub(crate) struct Lexicon {
    pub(crate) words: Words,
    pub(crate) formulas: Formulas,
    pub(crate) people: People,
    pub(crate) agreement: Agreement,
    pub(crate) impersonal: Impersonal,
    pub(crate) names: Names,
    pub(crate) calendar: Calendar,
    pub(crate) speech: Speech,
    pub(crate) units: Units,
    /// What the title of a text that tells no event begins with: `comment`, `tout savoir`.
    pub(crate) explaining: Phrases<Explaining>,
    /// Adverbs that add what their sentence says to what was said before; whether they say how much elsewhere.
    pub(crate) adding: Phrases<bool>,
}

impl Lexicon {
    /// The French tables; read once, at the first parse.
    pub(crate) fn french() -> &'static Lexicon {
        static FRENCH: LazyLock<Lexicon> = LazyLock::new(Lexicon::read_french);
        &FRENCH
    }

    fn read_french() -> Lexicon {
        let mut builder = Builder::new();
        for [word, classes] in rows(include_str!("../../data/fr/function_words.tsv")) {
            for class in values(classes) {
                let class = Classes::by_name(class).expect("function_words.tsv names a class of classes.rs");
                builder.add(word, class);
            }
        }
        // First, so that their words have the lowest numbers: their tables are indexed by them.
        let known = Known::read(&mut builder);
        let calendar = Calendar::read(&mut builder);
        let formulas = Formulas::read(&mut builder);
        let people = People::read(&mut builder);
        let agreement = Agreement::read(&mut builder);
        let impersonal = Impersonal::read(&mut builder);
        let names = Names::read(&mut builder);
        for [word] in rows(include_str!("../../data/fr/common_words.tsv")) {
            builder.add(word, Classes::COMMON);
        }
        let speech = Speech::read(&mut builder, known);
        let units = Units::read(&mut builder);
        let mut explaining = Phrases::default();
        for [phrase, sort] in rows(include_str!("../../data/fr/explaining.tsv")) {
            let sort = if sort == "opinion" { Explaining::Opinion } else { Explaining::Text };
            explaining.add(&mut builder, phrase, sort);
        }
        let mut adding = Phrases::default();
        for [phrase, degree] in rows(include_str!("../../data/fr/adding.tsv")) {
            adding.add(&mut builder, phrase, degree == "yes");
        }
        let words = builder.finish();
        Lexicon { words, calendar, formulas, people, agreement, impersonal, names, speech, units, explaining, adding }
    }

    /// The id of a word as it stands in the text.
    pub(crate) fn find(&self, word: &str) -> WordId {
        self.words.get(Key::written(word, 0..word.len(), &mut String::new())).0
    }
}
