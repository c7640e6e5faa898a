//! One entity for all forms of a name: `Vladimir Poutine`, `M. Poutine`, `Poutine`; `Organisation mondiale de la santé (OMS)`.

use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::acronyms;
use super::aliases;
use super::candidates::{Candidate, Origin};
use super::evidence::Evidence;
use super::name_words::NameWords;
use super::persons::Who;
use super::reader::Reader;
use super::{Entity, Mention};
use crate::article::{EntityKind, MentionForm};
use crate::ids::EntityId;
use crate::lexicon::{Classes, NameId, WordId};
use crate::text::Span;

/// What stands behind `alias` is a person with so many points more.
const ALIAS: i32 = 30;

/// So many points an organization has at most of which no more than the tables tells.
const KNOWN: i32 = 10;

/// The candidates of one form.
#[derive(Debug, Default)]
struct Group {
    evidence: Evidence,
    known: Option<NameId>,
    /// Every one of them may owe its capital to its place.
    always_initial: bool,
    /// Every one of them fills a pair of marks.
    always_titled: bool,
    /// One of them is a thing.
    thing: bool,
    /// One of them has an article that makes it a common noun.
    common_noun: bool,
    acronym: bool,
    /// More than the tables says of one of them that it is an organization.
    told_organization: bool,
    /// Every one of them stands behind `un` or `une`.
    always_one: bool,
    words: usize,
    /// The group of the long form of this acronym, or of the acronym of this long form.
    partner: Option<usize>,
    /// The first group whose form the tables hold as a name of the same thing, or this one.
    same: usize,
    /// The entity of the last candidate of which this group is the [`Group::same`].
    same_entity: Option<EntityId>,
    entity: Option<EntityId>,
    /// How many mentions it has as a country, and the first of them.
    as_country: Option<(usize, Span)>,
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
    for (candidate, name) in candidates.iter().zip(words.names()) {
        if name.form == groups.len() {
            groups.push(Group {
                always_initial: true,
                always_titled: true,
                always_one: true,
                words: candidate.tokens.len(),
                ..Group::default()
            });
        }
        let group = &mut groups[name.form];
        group.evidence.add(candidate.evidence);
        group.always_initial &= candidate.initial;
        group.always_titled &= candidate.titled;
        group.thing |= candidate.thing;
        group.common_noun |= candidate.common_noun;
        group.always_one &= behind_indefinite(reader, candidate);
        group.told_organization |= candidate.evidence.organization > KNOWN;
        group.acronym |= candidate.origin == Origin::Acronym;
        if let Origin::Known(id) = candidate.origin {
            group.known = Some(id);
        }
    }
    for (first, second) in acronyms::pairs(reader, &candidates) {
        let (first, second) = (words.names()[first].form, words.names()[second].form);
        groups[first].partner = Some(second);
        groups[second].partner = Some(first);
    }
    find_same(reader, &mut groups);
    let mut aliases = aliases::pairs(reader, &candidates);
    aliases.extend(acronyms::of_persons(reader, &candidates));
    for &(_, second) in &aliases {
        groups[words.names()[second].form].evidence.add(Evidence::person(ALIAS));
    }
    let mut who = Who::new(&words);
    for (candidate, name) in candidates.iter().zip(words.names()) {
        let group = &groups[name.form];
        // « Le Drennec » is a surname, not a full name.
        let surname = reader.has(candidate.tokens.start, Classes::DETERMINER);
        if group.words > 1 && !surname && group.evidence.kind() == EntityKind::Person {
            who.note_full(reader, candidate, name);
        }
    }
    for (first, second) in aliases {
        let [first, second] = [first, second].map(|at| (&candidates[at], &words.names()[at]));
        who.note_alias(reader, first, second);
    }
    let mentions = Vec::with_capacity(candidates.len());
    let mut found = Identified { all: Vec::with_capacity(groups.len()), mentions };
    // The organizations by the noun that heads their names, for « le Conseil » behind « le Conseil constitutionnel ».
    let mut short: FxHashMap<WordId, EntityId> = FxHashMap::default();
    for (candidate, name) in candidates.iter().zip(words.names()) {
        let index = name.form;
        let group = &groups[index];
        if candidate.thing || group.thing && group.known.is_none() {
            continue;
        }
        let mut kind = group.evidence.kind();
        // A surname alone is the person whose full name the text holds, unless the tables or its neighbours are against it.
        let linked = (candidate.tokens.len() <= 2).then(|| who.bearer(reader, candidate, name)).flatten();
        let company = || group.known.is_some_and(|id| reader.lexicon.names.get(id).sort == "company");
        let thing =
            kind == EntityKind::Place || kind == EntityKind::Organization && !group.told_organization && company();
        let place = thing && candidate.tokens.len() == 1;
        let surname = place && linked.is_some_and(|person| who.has_surname(reader, person, name));
        let known = group.known.is_some_and(|id| {
            let country = reader.lexicon.names.get(id).sort == "country";
            country || !surname || !stands_as_surname(reader, candidate.tokens.start)
        });
        if linked.is_some() && !known && group.evidence.person > -6 {
            kind = EntityKind::Person;
        }
        if group.always_titled
            && group.known.is_none_or(|id| matches!(reader.lexicon.names.get(id).sort, "city" | "place"))
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
            let new = || new_entity(reader, &mut found.all, kind, candidate.tokens.clone(), None);
            who.entity(reader, candidate, name, linked, new)
        } else if let Some(id) = shortened() {
            id
        } else {
            let known = group.known;
            let same = group.same;
            let existing = group.entity.or(groups[same].same_entity);
            let id =
                existing.unwrap_or_else(|| new_entity(reader, &mut found.all, kind, candidate.tokens.clone(), known));
            groups[index].entity = Some(id);
            if let Some(partner) = groups[index].partner {
                groups[partner].entity.get_or_insert(id);
            }
            if known.is_some() {
                groups[same].same_entity = Some(id);
            }
            let head = candidate.tokens.start;
            if kind == EntityKind::Organization
                && candidate.tokens.len() > 1
                && reader.has(head, Classes::ORGANIZATION_HEAD)
            {
                short.insert(reader.word_id(head), id);
            }
            id
        };
        let tokens = match linked.filter(|_| kind == EntityKind::Person) {
            Some(person) => who.with_article(reader, person, candidate.tokens.clone()),
            None => candidate.tokens.clone(),
        };
        let span = reader.surface.span(tokens.clone());
        let named = &mut found.all[entity.index()];
        // The longest form is the name, but nobody goes by an alias.
        if span.len() > named.name.len() && !who.is_alias(name) {
            named.name = span;
        }
        if named.sort == "country" {
            groups[index].as_country.get_or_insert((0, span)).0 += 1;
        }
        found.mentions.push(Mention { span, tokens, entity, form: MentionForm::Name });
    }
    name_countries(&mut found.all, &groups);
    found
}

/// Finds the groups that the tables hold as names of one thing: `Royaume-Uni` and `Grande-Bretagne`.
fn find_same(reader: &Reader<'_, '_>, groups: &mut [Group]) {
    let mut first_of: FxHashMap<NameId, usize> = FxHashMap::with_capacity_and_hasher(groups.len() / 2, FxBuildHasher);
    for (index, group) in groups.iter_mut().enumerate() {
        let same_as = group.known.map(|id| reader.lexicon.names.get(id).same_as);
        group.same = same_as.map_or(index, |id| *first_of.entry(id).or_insert(index));
    }
}

/// A country goes by the name that the text gives it most often, the first of them: `Israël` rather than `l'État hébreu`.
fn name_countries(all: &mut [Entity], groups: &[Group]) {
    let mut most: FxHashMap<EntityId, (usize, Span)> = FxHashMap::default();
    for (entity, (count, span)) in groups.iter().filter_map(|group| group.entity.zip(group.as_country)) {
        let best = most.entry(entity).or_insert((count, span));
        if count > best.0 || count == best.0 && span.start() < best.1.start() {
            *best = (count, span);
        }
    }
    for (entity, (_, span)) in most {
        all[entity.index()].name = span;
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
