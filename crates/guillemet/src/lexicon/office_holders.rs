//! Who has an office of state that news name without its holder (`office_holders.tsv`).

use jiff::civil::Date as Day;

use super::people::People;
use super::{Builder, WordId, rows};
use crate::text::{fold, strip_accents};

/// Somebody's term in an office.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    /// The full name, folded and without accents.
    pub(crate) name: String,
    /// The role of the noun: `ministre`.
    pub(super) role: u16,
    /// `Premier ministre`
    pub(crate) first: bool,
    /// The word of the complement that tells the office from others: `intérieur`.
    pub(crate) of: Option<WordId>,
    /// ISO 3166-1 alpha-2; empty where no country has the office.
    pub(crate) country: &'static str,
    from: Day,
    to: Option<Day>,
}

impl Term {
    /// Does it have days from the first to the last?
    pub(crate) fn covers(&self, first: Day, last: Day) -> bool {
        self.from <= last && self.to.is_none_or(|to| to >= first)
    }
}

/// Reads the table, in the order of the roles.
pub(super) fn read(builder: &mut Builder, people: &People) -> Vec<Term> {
    let day = |cell: &str| cell.parse::<Day>().expect("office_holders.tsv has ISO days");
    let terms = rows(include_str!("../../data/fr/office_holders.tsv"));
    let term = |[name, office, of, country, from, to]: [&'static str; 6]| {
        let noun = office.strip_prefix("premier ");
        Term {
            name: strip_accents(&fold(name)),
            role: people.number(builder, noun.unwrap_or(office)).expect("office_holders.tsv names roles of roles.tsv"),
            first: noun.is_some(),
            of: (!of.is_empty()).then(|| builder.intern(of)),
            country,
            from: day(from),
            to: (!to.is_empty()).then(|| day(to)),
        }
    };
    let mut terms: Vec<Term> = terms.map(term).collect();
    terms.sort_by_key(|term| term.role);
    terms
}
