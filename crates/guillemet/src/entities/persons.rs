//! The persons of a text by their names: whom a surname alone means.

use std::iter::successors;
use std::ops::Range;

use super::candidates::Candidate;
use super::name_words::{NameWords, NumberedName};
use super::reader::Reader;
use crate::ids::EntityId;
use crate::lexicon::{Classes, WordId};

/// A person with the name that stands for the person.
#[derive(Debug)]
struct Full<'w> {
    words: &'w [u32],
    first: WordId,
    /// The article before the surname: the `Le` of `Yann Le Drennec`.
    article: Option<WordId>,
    /// Once the person has one.
    entity: Option<EntityId>,
    /// The token where the person was last named in full.
    named_at: usize,
    /// The single word of the name that the person was called by: mostly the surname.
    called_by: Option<u32>,
    /// The person of whom this is only another name.
    alias_of: Option<u32>,
}

/// What is known of the word or the words in a row that have a number.
#[derive(Clone, Copy, Debug, Default)]
struct Numbered {
    /// The person who is called so.
    person: Option<u32>,
    /// The person that a surname meant last.
    last: Option<u32>,
    /// The person whom the word alone meant last.
    usual: Option<u32>,
    /// Where the persons begin in [`Who::bearers`] whose full names hold the word.
    bearers: Option<u32>,
}

/// The persons of the text by the words of their names.
#[derive(Debug)]
pub(super) struct Who<'w> {
    words: &'w NameWords,
    /// In the order of the text.
    full: Vec<Full<'w>>,
    /// By the numbers of [`NameWords`].
    numbered: Vec<Numbered>,
    /// A person whose full name holds a word, and where the one before with that word is.
    bearers: Vec<(u32, Option<u32>)>,
}

impl<'w> Who<'w> {
    pub(super) fn new(words: &'w NameWords) -> Who<'w> {
        let names = words.names().len();
        Who {
            words,
            full: Vec::with_capacity(names / 2),
            numbered: vec![Numbered::default(); words.numbers],
            bearers: Vec::with_capacity(names),
        }
    }

    /// Notes a full name.
    pub(super) fn note_full(&mut self, reader: &Reader<'_, '_>, candidate: &Candidate, name: &NumberedName) {
        if self.numbered[name.row].person.is_some() {
            return;
        }
        let person = self.add(reader, candidate, name);
        for &word in self.words.words(name) {
            let numbered = &mut self.numbered[word as usize];
            let before = numbered.bearers.replace(self.bearers.len() as u32);
            self.bearers.push((person, before));
        }
    }

    /// Notes that the second name is another one of the first person.
    pub(super) fn note_alias(
        &mut self,
        reader: &Reader<'_, '_>,
        first: (&Candidate, &NumberedName),
        second: (&Candidate, &NumberedName),
    ) {
        self.note_full(reader, first.0, first.1);
        self.note_full(reader, second.0, second.1);
        let [person, alias] = [first.1, second.1].map(|name| self.numbered[name.row].person);
        let (Some(person), Some(alias)) = (person, alias) else { return };
        let person = self.full[person as usize].alias_of.unwrap_or(person);
        if person != alias {
            self.full[alias as usize].alias_of = Some(person);
        }
    }

    /// Is a name only another one of somebody?
    pub(super) fn is_alias(&self, name: &NumberedName) -> bool {
        self.numbered[name.row].person.is_some_and(|person| self.full[person as usize].alias_of.is_some())
    }

    fn add(&mut self, reader: &Reader<'_, '_>, candidate: &Candidate, name: &NumberedName) -> u32 {
        let person = self.full.len() as u32;
        self.numbered[name.row].person = Some(person);
        let first = reader.word_id(candidate.tokens.start);
        let before = candidate.tokens.end.saturating_sub(2);
        let article =
            before > candidate.tokens.start && reader.has(before, Classes::DETERMINER) && reader.capital(before);
        let article = article.then(|| reader.word_id(before));
        self.full.push(Full {
            words: self.words.words(name),
            first,
            article,
            entity: None,
            named_at: 0,
            called_by: None,
            alias_of: None,
        });
        person
    }

    /// The persons whose full name holds a word, the last one of the text first.
    fn bearers(&self, word: u32) -> impl Iterator<Item = u32> {
        let bearer = |at: Option<u32>| at.map(|at| self.bearers[at as usize]);
        let last = bearer(self.numbered[word as usize].bearers);
        successors(last, move |&(_, before)| bearer(before)).map(|(person, _)| person)
    }

    /// The person with a full name whose surname (or, failing that, given name) these words are.
    pub(super) fn bearer(&self, reader: &Reader<'_, '_>, candidate: &Candidate, name: &NumberedName) -> Option<u32> {
        if let Some(person) = self.numbered[name.row].person {
            return Some(person);
        }
        let words = self.words.words(name);
        let last = self.numbered[*words.last()? as usize];
        if last.last.is_none() && last.bearers.is_none() {
            return None;
        }
        // « M. Roy » is not Anne Roy, whoever of the two was named last; a rare given name may deceive where there is nobody else.
        let civility = reader.civility_before(candidate.tokens.start, candidate.tokens.start.saturating_sub(2));
        let told = civility.and_then(|at| reader.lexicon.people.civility(reader.word_id(at))?.gender);
        let people = &reader.lexicon.people;
        let given = |person: u32| people.first_name(self.full[person as usize].first).flatten();
        let fits = |person: u32| told.is_none() || given(person).is_none() || told == given(person);
        let may_fit = |person: u32| people.is_rare_name(self.full[person as usize].first);
        let called = self.called(words, fits).or_else(|| self.called(words, may_fit).filter(|_| told.is_some()))?;
        let usual = self.usual_bearer(reader, candidate.tokens.start, words, called);
        Some(usual.filter(|&usual| fits(usual)).unwrap_or(called))
    }

    /// Who goes by a surname in this text, where another person with it was only mentioned in an earlier block: `M. Kim` is still the one
    /// whom the text calls so, though his grandfather was named last.
    fn usual_bearer(&self, reader: &Reader<'_, '_>, at: usize, words: &[u32], called: u32) -> Option<u32> {
        let &[surname] = words else { return None };
        let usual = self.numbered[surname as usize].usual?;
        let [full, last] = [usual, called].map(|person| &self.full[person as usize]);
        let other = last.entity.is_some() && last.called_by != Some(surname);
        let persons = full.alias_of.is_none() && last.alias_of.is_none();
        let earlier = || reader.surface.block_of(last.named_at) != reader.surface.block_of(at);
        (other && persons && earlier()).then_some(usual)
    }

    /// The person who passes `fits` and whose surname (or, failing that, given name) some words are.
    fn called(&self, words: &[u32], fits: impl Fn(u32) -> bool) -> Option<u32> {
        let &last = words.last()?;
        if let Some(person) = self.numbered[last as usize].last.filter(|&person| words.len() == 1 && fits(person)) {
            return Some(person);
        }
        let full = |person: u32| &self.full[person as usize];
        let ends_with = |&person: &u32| full(person).words.ends_with(words) && fits(person);
        let begins_with = |&person: &u32| full(person).words.starts_with(words) && fits(person);
        let seen = |&person: &u32| full(person).entity.is_some();
        // Whoever was named last, else whoever will be first.
        (self.bearers(last).find(|p| ends_with(p) && seen(p)))
            .or_else(|| self.bearers(last).filter(ends_with).last())
            .or_else(|| self.bearers(last).find(|p| begins_with(p) && seen(p)))
            .or_else(|| self.bearers(last).filter(begins_with).last())
    }

    /// A surname alone with the article that belongs to it and opens the sentence: `|Le Drennec plaide` of `Yann Le Drennec`.
    pub(super) fn with_article(&self, reader: &Reader<'_, '_>, person: u32, tokens: Range<usize>) -> Range<usize> {
        let before = tokens.start.checked_sub(1).filter(|&at| tokens.len() == 1 && reader.capital(at));
        match before.filter(|&at| self.full[person as usize].article == Some(reader.word_id(at))) {
            Some(article) => article..tokens.end,
            None => tokens,
        }
    }

    /// Are words the last ones of a person's full name that begins with a given name?
    pub(super) fn has_surname(&self, reader: &Reader<'_, '_>, person: u32, name: &NumberedName) -> bool {
        let full = &self.full[person as usize];
        let given = reader.lexicon.words.classes(full.first).has(Classes::FIRST_NAME);
        given && full.words.last() == self.words.words(name).last()
    }

    /// The entity of a candidate that is a person, `new` if the person has none yet.
    pub(super) fn entity(
        &mut self,
        reader: &Reader<'_, '_>,
        candidate: &Candidate,
        name: &NumberedName,
        linked: Option<u32>,
        new: impl FnOnce() -> EntityId,
    ) -> EntityId {
        let person = linked.or(self.numbered[name.row].person).unwrap_or_else(|| self.add(reader, candidate, name));
        let full = &mut self.full[person as usize];
        match self.words.words(name) {
            &[_, .., surname] => {
                full.named_at = candidate.tokens.start;
                self.numbered[surname as usize].last = Some(person);
            }
            &[word] => {
                full.called_by = Some(word);
                self.numbered[word as usize].usual = Some(person);
            }
            [] => {}
        }
        let person = self.full[person as usize].alias_of.unwrap_or(person);
        *self.full[person as usize].entity.get_or_insert_with(new)
    }
}
