//! One entity for all forms of a name: `Vladimir Poutine`, `M. Poutine`, `Poutine`; `Organisation mondiale de la santé (OMS)`.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::acronyms;
use super::candidates::{Candidate, Origin};
use super::evidence::Evidence;
use super::name_words::NameWords;
use super::reader::Reader;
use super::{Entity, Mention};
use crate::article::{EntityKind, MentionForm};
use crate::ids::EntityId;
use crate::lexicon::{Classes, NameId, WordId};
use crate::text::{Span, fold, sort_by_place};

/// The candidates of one form.
#[derive(Debug, Default)]
struct Group {
    evidence: Evidence,
    known: Option<NameId>,
    /// Every one of them may owe its capital to its place.
    always_initial: bool,
    /// Every one of them fills a pair of marks.
    always_titled: bool,
    /// One of them has an article that makes it a common noun.
    common_noun: bool,
    acronym: bool,
    /// Every one of them stands behind `un` or `une`.
    always_one: bool,
    words: usize,
    /// The group of the long form of this acronym, or of the acronym of this long form.
    partner: Option<usize>,
    entity: Option<EntityId>,
}

/// Entities and named mentions, in the order of the text.
#[derive(Debug)]
pub(super) struct Identified {
    pub(super) all: Vec<Entity>,
    pub(super) mentions: Vec<Mention>,
}

/// Decides what each candidate is and who it is.
pub(super) fn identify(reader: &Reader<'_, '_>, mut candidates: Vec<Candidate>) -> Identified {
    acronyms::extend(reader, &mut candidates);
    let words = NameWords::read(reader, &candidates);
    let mut groups: Vec<Group> = Vec::with_capacity(candidates.len());
    let mut group_of = Vec::with_capacity(candidates.len());
    for (candidate, index) in candidates.iter().zip(words.forms()) {
        if index == groups.len() {
            groups.push(Group {
                always_initial: true,
                always_titled: true,
                always_one: true,
                words: candidate.tokens.len(),
                ..Group::default()
            });
        }
        let group = &mut groups[index];
        group.evidence.add(candidate.evidence);
        group.always_initial &= candidate.initial;
        group.always_titled &= candidate.titled;
        group.common_noun |= candidate.common_noun;
        group.always_one &= behind_indefinite(reader, candidate);
        group.acronym |= candidate.origin == Origin::Acronym;
        if let Origin::Known(id) = candidate.origin {
            group.known = Some(id);
        }
        group_of.push(index);
    }
    for (first, second) in acronyms::pairs(reader, &candidates) {
        let (first, second) = (group_of[first], group_of[second]);
        groups[first].partner = Some(second);
        groups[second].partner = Some(first);
    }
    let mut who = Who::default();
    for ((candidate, &group), words) in candidates.iter().zip(&group_of).zip(words.names()) {
        let group = &groups[group];
        // « Le Drennec » is a surname, not a full name.
        let surname = reader.has(candidate.tokens.start, Classes::DETERMINER);
        if group.words > 1 && !surname && group.evidence.kind() == EntityKind::Person {
            who.note_full(reader, candidate, words);
        }
    }
    who.finish_names();
    let mentions = Vec::with_capacity(candidates.len());
    let mut found = Identified { all: Vec::with_capacity(groups.len()), mentions };
    // The organizations by the noun that heads their names, for « le Conseil » behind « le Conseil constitutionnel ».
    let mut short: FxHashMap<WordId, EntityId> = FxHashMap::default();
    let mut known_entities: FxHashMap<NameId, EntityId> = FxHashMap::default();
    for ((candidate, &index), words) in candidates.iter().zip(&group_of).zip(words.names()) {
        let group = &groups[index];
        let mut kind = group.evidence.kind();
        // A surname alone is the person whose full name the text holds, unless the tables or its neighbours are against it.
        let linked = (candidate.tokens.len() <= 2).then(|| who.bearer(reader, candidate, words)).flatten();
        let place = kind == EntityKind::Place && candidate.tokens.len() == 1;
        let surname = place && linked.is_some_and(|person| who.has_surname(reader, person, words));
        let known = group.known.is_some_and(|id| {
            let country = reader.lexicon.names.get(id).sort == "country";
            country || !surname || !stands_as_surname(reader, candidate.tokens.start)
        });
        if linked.is_some() && !known && group.evidence.person > -6 {
            kind = EntityKind::Person;
        }
        if group.always_titled
            && group.known.is_none()
            && (linked.is_none() || group.words > 1)
            && candidate.origin != Origin::Head
        {
            continue;
        }
        if linked.is_none() && group.known.is_none() && group.words == 1 && !keep_single(reader, group, candidate) {
            continue;
        }
        let shortened = || short.get(&reader.short_form(candidate.tokens.clone())?).copied();
        let entity = if kind == EntityKind::Person {
            who.entity(reader, &mut found.all, candidate, words, linked)
        } else if let Some(id) = shortened() {
            id
        } else {
            let same = group.known.map(|id| reader.lexicon.names.get(id).same_as);
            let existing = groups[index].entity.or_else(|| same.and_then(|id| known_entities.get(&id).copied()));
            let id = existing
                .unwrap_or_else(|| new_entity(reader, &mut found.all, kind, candidate.tokens.clone(), group.known));
            groups[index].entity = Some(id);
            if let Some(partner) = groups[index].partner {
                groups[partner].entity.get_or_insert(id);
            }
            if let Some(same) = same {
                known_entities.insert(same, id);
            }
            if kind == EntityKind::Organization && candidate.tokens.len() > 1 {
                short.insert(reader.tokens[candidate.tokens.start].word, id);
            }
            id
        };
        fuller_name(reader, &mut found.all[entity.index()], candidate.tokens.clone());
        found.mentions.push(Mention {
            span: reader.surface.span(candidate.tokens.clone()),
            tokens: candidate.tokens.clone(),
            entity,
            form: MentionForm::Name,
        });
    }
    name_countries(reader, &mut found);
    found
}

/// A country goes by the name that the text gives it most often, the first of them: `Israël` rather than `l'État hébreu`.
fn name_countries(reader: &Reader<'_, '_>, found: &mut Identified) {
    let mut counts: FxHashMap<(EntityId, Cow<'_, str>), (usize, Span)> = FxHashMap::default();
    for mention in &found.mentions {
        if found.all[mention.entity.index()].sort == "country" {
            let form = fold(reader.surface.slice(mention.tokens.clone()));
            counts.entry((mention.entity, form)).or_insert((0, mention.span)).0 += 1;
        }
    }
    let mut most = vec![0; found.all.len()];
    for ((entity, _), (count, span)) in counts {
        let most = &mut most[entity.index()];
        let name = &mut found.all[entity.index()].name;
        if count > *most || count == *most && span.start() < name.start() {
            (*most, *name) = (count, span);
        }
    }
}

/// Does a word that is also a place stand as a surname does, with neither article nor preposition of place: `Hollande a dit`,
/// not `la Hollande`, `en Hollande`?
fn stands_as_surname(reader: &Reader<'_, '_>, at: usize) -> bool {
    let names = &reader.lexicon.names;
    let before = at.checked_sub(1).map_or(WordId::UNKNOWN, |before| reader.word_id(before));
    at == 0 || !(reader.has(at - 1, Classes::DETERMINER) || before == names.en || before == names.to)
}

/// Is a single word that no table knows as a name one all the same?
fn keep_single(reader: &Reader<'_, '_>, group: &Group, candidate: &Candidate) -> bool {
    let token = &reader.tokens[candidate.tokens.start];
    let evidence = group.evidence;
    let strongest = evidence.person.max(evidence.organization).max(evidence.place);
    if group.acronym && group.common_noun {
        return false;
    }
    // « un Falcon »: a thing of that name.
    if group.always_one && candidate.origin != Origin::Head && evidence.kind() == EntityKind::Organization {
        return false;
    }
    if matches!(candidate.origin, Origin::Head | Origin::Acronym | Origin::Tagged) {
        return true;
    }
    if group.always_initial {
        return strongest >= 2;
    }
    !token.has(Classes::COMMON) || strongest >= 4
}

/// Does `un` or `une` stand before it?
fn behind_indefinite(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let before = candidate.tokens.start.checked_sub(1);
    before.is_some_and(|at| reader.lexicon.people.is_indefinite(reader.word_id(at)))
}

fn new_entity(
    reader: &Reader<'_, '_>,
    all: &mut Vec<Entity>,
    kind: EntityKind,
    tokens: Range<usize>,
    known: Option<NameId>,
) -> EntityId {
    let id = EntityId(all.len() as u32);
    let known = known.map(|id| reader.lexicon.names.get(id));
    all.push(Entity {
        kind,
        name: reader.surface.span(tokens),
        gender: None,
        gender_evidence: None,
        given_name: None,
        country: known.and_then(|name| name.country),
        sort: known.map_or("", |name| name.sort),
        roles: Vec::new(),
    });
    id
}

/// Takes the longest form as the name.
fn fuller_name(reader: &Reader<'_, '_>, entity: &mut Entity, tokens: Range<usize>) {
    let span = reader.surface.span(tokens);
    if span.len() > entity.name.len() {
        entity.name = span;
    }
}

/// A person with the name that stands for the person.
#[derive(Debug)]
struct Full<'w> {
    words: &'w [u32],
    first: WordId,
    /// Once the person has one.
    entity: Option<EntityId>,
}

impl<'w> Full<'w> {
    fn new(reader: &Reader<'_, '_>, candidate: &Candidate, words: &'w [u32]) -> Full<'w> {
        Full { words, first: reader.word_id(candidate.tokens.start), entity: None }
    }
}

/// The persons of the text by the words of their names.
#[derive(Debug, Default)]
struct Who<'w> {
    /// In the order of the text.
    full: Vec<Full<'w>>,
    by_words: FxHashMap<&'w [u32], usize>,
    /// The words of full names, each with a person whose name holds it; sorted, so that the persons of a word are in the order
    /// of the text.
    by_word: Vec<(u32, usize)>,
    /// The person that a surname meant last.
    last: FxHashMap<u32, usize>,
}

impl<'w> Who<'w> {
    fn note_full(&mut self, reader: &Reader<'_, '_>, candidate: &Candidate, words: &'w [u32]) {
        if self.by_words.contains_key(words) {
            return;
        }
        let person = self.full.len();
        self.by_words.insert(words, person);
        self.by_word.extend(words.iter().map(|&word| (word, person)));
        self.full.push(Full::new(reader, candidate, words));
    }

    /// Says that all full names are noted.
    fn finish_names(&mut self) {
        sort_by_place(&mut self.by_word, |&(word, person)| (word, person as u32));
        self.by_word.dedup();
    }

    /// The persons whose full name holds a word.
    fn bearers(&self, word: u32) -> &[(u32, usize)] {
        let from = self.by_word.partition_point(|&(other, _)| other < word);
        let bearers = &self.by_word[from..];
        &bearers[..bearers.partition_point(|&(other, _)| other == word)]
    }

    /// The person with a full name whose surname (or, failing that, given name) these words are.
    fn bearer(&self, reader: &Reader<'_, '_>, candidate: &Candidate, words: &[u32]) -> Option<usize> {
        if let Some(&person) = self.by_words.get(words) {
            return Some(person);
        }
        let last = words.last()?;
        if !self.last.contains_key(last) && self.bearers(*last).is_empty() {
            return None;
        }
        // « M. Roy » is not Anne Roy, whoever of the two was named last; a rare given name may deceive where there is nobody else.
        let civility = reader.civility_before(candidate.tokens.start, candidate.tokens.start.saturating_sub(2));
        let told = civility.and_then(|at| reader.lexicon.people.civility(reader.word_id(at))?.gender);
        let people = &reader.lexicon.people;
        let given = |person: usize| people.first_name(self.full[person].first).flatten();
        let fits = |person: usize| told.is_none() || given(person).is_none() || told == given(person);
        let may_fit = |person: usize| people.is_rare_name(self.full[person].first);
        self.called(words, fits).or_else(|| self.called(words, may_fit).filter(|_| told.is_some()))
    }

    /// The person who passes `fits` and whose surname (or, failing that, given name) some words are.
    fn called(&self, words: &[u32], fits: impl Fn(usize) -> bool) -> Option<usize> {
        let last = words.last()?;
        if let Some(&person) = self.last.get(last).filter(|&&person| words.len() == 1 && fits(person)) {
            return Some(person);
        }
        let bearers = || self.bearers(*last).iter().map(|&(_, person)| person);
        let ends_with = |&person: &usize| self.full[person].words.ends_with(words) && fits(person);
        let begins_with = |&person: &usize| self.full[person].words.starts_with(words) && fits(person);
        let seen = |&person: &usize| self.full[person].entity.is_some();
        (bearers().rev().find(|p| ends_with(p) && seen(p)))
            .or_else(|| bearers().find(ends_with))
            .or_else(|| bearers().rev().find(|p| begins_with(p) && seen(p)))
            .or_else(|| bearers().find(begins_with))
    }

    /// Are words the last ones of a person's full name that begins with a given name?
    fn has_surname(&self, reader: &Reader<'_, '_>, person: usize, words: &[u32]) -> bool {
        let full = &self.full[person];
        reader.lexicon.words.classes(full.first).has(Classes::FIRST_NAME) && full.words.last() == words.last()
    }

    /// The entity of a candidate that is a person.
    fn entity(
        &mut self,
        reader: &Reader<'_, '_>,
        all: &mut Vec<Entity>,
        candidate: &Candidate,
        words: &'w [u32],
        linked: Option<usize>,
    ) -> EntityId {
        let person = linked.or_else(|| self.by_words.get(words).copied()).unwrap_or_else(|| {
            let person = self.full.len();
            self.by_words.insert(words, person);
            self.full.push(Full::new(reader, candidate, words));
            person
        });
        if let Some(&surname) = words.last().filter(|_| words.len() > 1) {
            self.last.insert(surname, person);
        }
        *self.full[person]
            .entity
            .get_or_insert_with(|| new_entity(reader, all, EntityKind::Person, candidate.tokens.clone(), None))
    }
}
