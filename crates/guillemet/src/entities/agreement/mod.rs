//! The gender of a person that words agreeing with the name tell: `Née à Lens, X`, `X s'est dite émue`, `sa sœur, X`.

mod beside;
pub(super) mod forms;
mod predicate;
mod pronoun;

use std::ops::Range;

use super::reader::{FUNCTION, Reader};
use super::{Entities, Mention};
use crate::article::{EntityKind, Gender, MentionForm};
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// A name and what a rule may look at around it.
struct Beside<'r, 's, 't> {
    reader: &'r Reader<'s, 't>,
    entities: &'r Entities,
    name: Range<usize>,
    sentence: Range<usize>,
    /// Where the noun phrase starts that the name stands in (`la ministre X`), with its article.
    phrase: usize,
}

/// A way in which a word agrees with a name.
type Rule = fn(&Beside<'_, '_, '_>) -> Option<Gender>;

/// What must stand beside a name for a rule to be worth asking.
#[derive(Clone, Copy)]
enum Needs {
    Nothing,
    /// A comma before it.
    CommaBefore,
    /// A demonym before it.
    PeopleBefore,
    /// A sign behind it.
    SignBehind,
}

/// All rules. Each that finds a word that agrees has a vote.
const RULES: [(Needs, Rule); 12] = [
    (Needs::Nothing, predicate::attribute),
    (Needs::CommaBefore, predicate::opening),
    (Needs::SignBehind, beside::apposed_participle),
    (Needs::SignBehind, beside::apposed_noun),
    (Needs::Nothing, beside::noun_before),
    (Needs::PeopleBefore, beside::people_before),
    (Needs::PeopleBefore, beside::described),
    (Needs::Nothing, beside::so_called),
    (Needs::Nothing, beside::by_the_name_of),
    (Needs::SignBehind, beside::one_of),
    (Needs::Nothing, beside::emphatic),
    (Needs::Nothing, pronoun::next_sentence),
];

/// For one gender to win, the other may have one vote in so many.
const CLEARLY: u32 = 4;

/// Votes for men and for women.
#[derive(Clone, Copy, Default)]
pub(super) struct Votes {
    male: u32,
    female: u32,
}

impl Votes {
    fn add(&mut self, told: Gender) {
        match told {
            Gender::Male => self.male += 1,
            Gender::Female => self.female += 1,
        }
    }

    /// The gender that wins clearly.
    pub(super) fn winner(self) -> Option<Gender> {
        if self.male > CLEARLY * self.female {
            Some(Gender::Male)
        } else {
            (self.female > CLEARLY * self.male).then_some(Gender::Female)
        }
    }
}

/// What the words around all names of each person tell.
pub(super) fn votes(reader: &Reader<'_, '_>, entities: &Entities) -> Vec<Votes> {
    let mut votes = vec![Votes::default(); entities.all.len()];
    let names = entities
        .mentions
        .iter()
        .filter(|mention| mention.form == MentionForm::Name && entities.get(mention.entity).kind == EntityKind::Person);
    let mut sentence = 0;
    for mention in names {
        sentence = reader.surface.sentence_from(sentence, mention.tokens.start);
        let beside = Beside::new(reader, entities, mention, &reader.surface.sentences[sentence].tokens);
        let met = beside.met();
        let rules = RULES.iter().filter(|(needs, _)| met[*needs as usize]);
        for told in rules.filter_map(|(_, rule)| rule(&beside)) {
            votes[mention.entity.index()].add(told);
        }
    }
    votes
}

impl<'r, 's, 't> Beside<'r, 's, 't> {
    fn new(
        reader: &'r Reader<'s, 't>,
        entities: &'r Entities,
        mention: &Mention,
        sentence: &Range<usize>,
    ) -> Beside<'r, 's, 't> {
        let start = reader.civility_before(mention.tokens.start, sentence.start).unwrap_or(mention.tokens.start);
        let name = start..mention.tokens.end;
        let phrase = phrase_start(reader, start, sentence.start);
        Beside { reader, entities, name, sentence: sentence.clone(), phrase }
    }

    /// For each of [`Needs`], in their order: does it stand here?
    fn met(&self) -> [bool; 4] {
        let before = self.name.start.wrapping_sub(1);
        let behind = self.reader.tokens.get(self.name.end);
        [
            true,
            self.is_sign(before, ','),
            self.has(before, Classes::DEMONYM),
            behind.is_some_and(|token| token.kind == TokenKind::Sign),
        ]
    }

    fn has(&self, at: usize, classes: Classes) -> bool {
        self.sentence.contains(&at) && self.reader.has(at, classes)
    }

    fn is_sign(&self, at: usize, sign: char) -> bool {
        self.sentence.contains(&at) && self.reader.tokens[at].is_sign(sign)
    }

    /// Is the token one of some words?
    fn is(&self, at: usize, words: &[crate::lexicon::WordId]) -> bool {
        self.sentence.contains(&at) && words.contains(&self.reader.word_id(at))
    }

    /// `X, |43 ans, né à Lens`: an age that a comma closes.
    fn is_age_between_commas(&self, at: usize) -> bool {
        self.reader.is_age(at) && self.is_sign(at + 2, ',')
    }

    /// The token before the name, if the sentence has one.
    fn before(&self) -> Option<usize> {
        self.name.start.checked_sub(1).filter(|at| self.sentence.contains(at))
    }

    /// Is the name, with its noun and article, a phrase of its own? Not in `la loi X`, `la fille de la ministre X`.
    fn is_phrase_of_its_own(&self) -> bool {
        let start = self.phrase;
        if start < self.name.start && self.is(start, &self.reader.lexicon.names.links) {
            return false;
        }
        let Some(before) = start.checked_sub(1).filter(|at| self.sentence.contains(at)) else { return true };
        let token = &self.reader.tokens[before];
        let introduces = Classes::PREPOSITION
            .union(Classes::SUBORDINATOR)
            .union(Classes::COORDINATOR)
            .union(Classes::ADVERB)
            .union(Classes::CUE_VERB)
            .union(Classes::CUE_PARTICIPLE);
        match token.kind {
            TokenKind::Word => token.has(introduces) && !self.is(before, &self.reader.lexicon.names.links),
            _ => !token.is_sign('(') && !token.is_sign('-'),
        }
    }

    /// Does the name follow another behind `et`: `X et |Y`? What is said of one person is then said of somebody else.
    fn is_second(&self) -> bool {
        let joined = self.phrase.checked_sub(1).filter(|&at| self.has(at, Classes::COORDINATOR));
        joined.is_some_and(|at| at > self.sentence.start && self.entities.name_at(at - 1).is_some())
    }

    /// Does the name open the sentence, or what stands behind a colon?
    fn is_heading(&self) -> bool {
        self.opens(self.name.start) || self.before().is_some_and(|at| self.is_sign(at, ':'))
    }

    /// Does a preposition stand before the phrase of the name, or in its article?
    fn is_complement(&self) -> bool {
        let start = self.phrase;
        let inside = start < self.name.start && self.has(start, Classes::PREPOSITION);
        inside || (start > self.sentence.start && self.has(start - 1, Classes::PREPOSITION))
    }

    /// The word at `at`, if it is one that can agree: neither a function word nor a name nor a time.
    fn word(&self, at: usize) -> Option<&'t str> {
        let closed = FUNCTION.union(Classes::MONTH).union(Classes::WEEKDAY).union(Classes::ELISION);
        let token = self.reader.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        let lower = !token.is_capital() || at == self.sentence.start || self.opens(at);
        (self.sentence.contains(&at) && lower && !token.has(closed)).then(|| self.reader.surface.word(at))
    }

    /// Does the token open the sentence, but for a mark?
    fn opens(&self, at: usize) -> bool {
        at == self.sentence.start
            || (at == self.sentence.start + 1 && self.reader.tokens[self.sentence.start].kind != TokenKind::Word)
    }

    /// The first token from `at` that is no adverb; at most two are passed.
    fn behind_adverbs(&self, mut at: usize) -> usize {
        let first = at;
        while at < first + 2 && self.has(at, Classes::ADVERB.union(Classes::NEGATION)) {
            at += 1;
        }
        at
    }

    /// The token behind a mark that opens at `at`: `X s'est dite « |émue »`.
    fn behind_mark(&self, at: usize) -> usize {
        at + usize::from(self.sentence.contains(&at) && self.reader.tokens[at].kind == TokenKind::Mark)
    }

    /// Does something end behind the phrase that ends at `at`: a sign, the sentence?
    fn is_closed(&self, at: usize) -> bool {
        !self.sentence.contains(&at) || !matches!(self.reader.tokens[at].kind, TokenKind::Word | TokenKind::Number)
    }

    /// Does a person's name begin at `at`?
    fn is_person(&self, at: usize) -> bool {
        self.entities.is_person_at(at)
    }
}

/// Where the noun phrase starts of a name that begins at `name`.
fn phrase_start(reader: &Reader<'_, '_>, name: usize, first: usize) -> usize {
    let nouns = Classes::ROLE.union(Classes::HUMAN).union(Classes::DEMONYM).union(Classes::ROLE_ADJECTIVE);
    let mut start = name;
    while start > first && name - start < 4 && reader.has(start - 1, nouns) {
        start -= 1;
    }
    let article = start < name && start > first && reader.has(start - 1, Classes::DETERMINER);
    start - usize::from(article)
}
