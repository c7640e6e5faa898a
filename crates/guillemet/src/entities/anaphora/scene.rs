//! What was named so far, and how it stands in its sentence.

use std::ops::Range;

use super::Found;
use super::antecedents::Ask;
use super::rivals;
use super::speech;
use crate::article::{BlockKind, EntityKind, Gender, MentionForm};
use crate::dates::Published;
use crate::entities::reader::{FUNCTION, Reader};
use crate::entities::roles::Holder;
use crate::entities::{Entities, Mention};
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// So many mentions without a name, and roles of theirs, find room without moving the rest.
const FEW: usize = 12;
/// How many sentences back are looked at, speech and the page around the article included.
const MOST_SENTENCES: usize = 40;
/// The most mentions of a stretch that are looked at.
pub(super) const MOST_MENTIONS: usize = 40;
/// How many tokens of a stretch are read, the last ones: there are sentences that do not end.
const MOST_TOKENS: usize = 400;
/// How long the words between a name and its verb are at most: `Anne Roy, maire de Lens depuis 2014, |a dit`.
const APPOSITION: usize = 16;

/// How many roles on each side are looked at for what else somebody is.
const MOST_HOLDERS: usize = 200;

/// How a mention stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Before its verb, or behind a verb of saying.
    Subject,
    /// Without a preposition.
    Free,
    /// Behind a preposition.
    Complement,
}

/// A mention in its place.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) tokens: Range<usize>,
    pub(super) entity: EntityId,
    pub(super) standing: Standing,
    /// The marks that it stands in.
    pub(super) mark: Option<usize>,
    /// Is it a name?
    pub(super) named: bool,
    pub(super) person: bool,
    /// What the article before a body tells: `le Conseil`.
    pub(super) article: Option<Gender>,
}

/// What is passed on the way to a name: the lists are walked once, with the names.
#[derive(Clone, Copy, Default)]
pub(super) struct Passed {
    sentences: usize,
    marks: usize,
    holders: usize,
}

impl Passed {
    /// How many pairs of marks open before or at a token.
    fn marks(&mut self, reader: &Reader<'_, '_>, at: usize) -> usize {
        let marks = &reader.surface.marks;
        while self.marks < marks.len() && marks[self.marks].open <= at {
            self.marks += 1;
        }
        self.marks
    }

    /// How many sentences end before a token.
    fn sentences(&mut self, reader: &Reader<'_, '_>, at: usize) -> usize {
        self.sentences = reader.surface.sentence_from(self.sentences, at);
        self.sentences
    }

    /// How many roles begin before a token.
    fn holders(&mut self, holders: &[Holder], at: usize) -> usize {
        while self.holders < holders.len() && holders[self.holders].phrase.tokens.start < at {
            self.holders += 1;
        }
        self.holders
    }
}

/// What the pass has read.
pub(super) struct Scene<'a, 'r, 's, 't> {
    pub(super) reader: &'r Reader<'s, 't>,
    /// With the names only.
    pub(super) entities: &'a Entities,
    /// When the text came out.
    pub(super) published: Option<Published>,
    pub(super) placed: Vec<Placed>,
    pub(super) next_name: usize,
    pub(super) passed: Passed,
    /// The roles beside names, and how many of them were passed.
    beside: &'a [Holder],
    next_holder: usize,
    /// The roles that were told so far.
    known: Vec<Holder>,
    genders: Vec<Option<Gender>>,
    /// The pronouns that stand for nobody who is named.
    pub(super) unlinked: Vec<(usize, Gender)>,
    /// Is a sentence the writer's own, in the article's text?
    pub(super) told: Vec<bool>,
    /// Roles in phrases that took up nobody: what they say is not who is named further on.
    left: Vec<u16>,
    /// Pronouns that took up nobody, and whom they would mean but for a given name.
    pub(super) misnamed: Vec<(usize, EntityId)>,
    pub(super) found: Vec<Mention>,
}

impl<'a, 'r, 's, 't> Scene<'a, 'r, 's, 't> {
    pub(super) fn new(
        reader: &'r Reader<'s, 't>,
        entities: &'a Entities,
        beside: &'a [Holder],
        published: Option<Published>,
    ) -> Self {
        let surface = reader.surface;
        let mut passed = Passed::default();
        let told = surface.sentences.iter().map(|sentence| {
            let page = matches!(
                surface.blocks[sentence.block].kind,
                BlockKind::Header
                    | BlockKind::Byline
                    | BlockKind::Caption
                    | BlockKind::Related
                    | BlockKind::Embed
                    | BlockKind::Boilerplate
            );
            let opens = surface.token(sentence.tokens.start).kind == TokenKind::Mark;
            let start = sentence.tokens.start + usize::from(opens);
            let first = speech::mark_of(surface, passed.marks(reader, start), start);
            !page && (first.is_none() || first != speech::mark_at(surface, last_word(reader, &sentence.tokens)))
        });
        Scene {
            reader,
            entities,
            published,
            placed: Vec::with_capacity(entities.mentions.len() + FEW),
            next_name: 0,
            passed: Passed::default(),
            beside,
            next_holder: 0,
            known: Vec::with_capacity(beside.len() + FEW),
            genders: entities.all.iter().map(|entity| entity.gender).collect(),
            unlinked: Vec::new(),
            left: Vec::new(),
            misnamed: Vec::new(),
            told: told.collect(),
            found: Vec::with_capacity(FEW),
        }
    }

    /// The mentions without a name, and all roles.
    pub(super) fn finish(mut self) -> (Vec<Mention>, Vec<Holder>) {
        if !self.unlinked.is_empty() {
            self.advance(self.reader.tokens.len());
        }
        let (ahead, against) = (self.look_ahead(), self.against_names());
        self.found.extend(ahead.into_iter().chain(against));
        self.known.extend_from_slice(&self.beside[self.next_holder..]);
        (self.found, self.known)
    }

    /// Takes over the names that begin before or at a token. Rules do it once they have to know who was named: behind the last
    /// pronoun nobody asks how a name stands.
    pub(super) fn advance(&mut self, at: usize) {
        let mut passed = self.passed;
        while let Some(name) = self.entities.mentions.get(self.next_name).filter(|name| name.tokens.start <= at) {
            let placed = self.place(name, &mut passed);
            self.placed.push(placed);
            self.next_name += 1;
        }
        self.passed = passed;
    }

    /// Takes over the roles beside names that begin before or at a token.
    pub(super) fn advance_roles(&mut self, at: usize) {
        while let Some(holder) = self.beside.get(self.next_holder).filter(|holder| holder.phrase.tokens.start <= at) {
            self.known.push(holder.clone());
            self.next_holder += 1;
        }
    }

    /// The roles told so far, and those that stand beside names further on.
    pub(super) fn holders(&self) -> (&[Holder], &'a [Holder]) {
        (&self.known, &self.beside[self.next_holder..])
    }

    /// The roles that the text gives somebody near here, on either side.
    pub(super) fn roles_of(&self, id: EntityId) -> impl Iterator<Item = &Holder> {
        let (known, later) = self.holders();
        let near = known.iter().rev().take(MOST_HOLDERS).chain(later.iter().take(MOST_HOLDERS));
        near.filter(move |holder| holder.entity == id)
    }

    /// Can somebody be called by a role, too? Not where a role near here says something else.
    pub(super) fn may_be_called(&self, id: EntityId, role: u16) -> bool {
        let people = &self.reader.lexicon.people;
        self.roles_of(id)
            .all(|holder| holder.phrase.form(self.reader).is_none_or(|other| people.takes_up(role, other.role)))
    }

    /// The roles told so far, to add one.
    pub(super) fn known_mut(&mut self) -> &mut Vec<Holder> {
        &mut self.known
    }

    /// Takes over words without a name, in a sentence that ends at `limit`.
    pub(super) fn push(&mut self, found: Found, limit: usize) {
        let Found { tokens, entity, form, gender } = found;
        let start = tokens.start;
        let standing = match form {
            MentionForm::Pronoun if !self.is_complement(&tokens, start) => Standing::Subject,
            _ => self.standing(&tokens, start, limit),
        };
        let mark = speech::mark_at(self.reader.surface, start);
        let person = self.entities.get(entity).kind == EntityKind::Person;
        if person {
            let known = &mut self.genders[entity.index()];
            *known = known.or(gender);
        }
        self.placed.push(Placed {
            tokens: tokens.clone(),
            entity,
            standing,
            mark,
            named: false,
            person,
            article: gender,
        });
        self.found.push(Mention { span: self.reader.surface.span(tokens.clone()), tokens, entity, form });
    }

    /// Notes a pronoun that takes up nobody: what goes on with it takes up nobody either.
    pub(super) fn leave(&mut self, ask: &Ask) {
        self.unlinked.push((ask.at, ask.gender));
        let misnamed = self.misnamed(ask).filter(|_| self.misnamed.len() < MOST_MENTIONS);
        self.misnamed.extend(misnamed.map(|entity| (ask.at, entity)));
    }

    /// Notes a role that takes up nobody.
    pub(super) fn leave_role(&mut self, role: u16) {
        if !self.left.contains(&role) && self.left.len() < MOST_MENTIONS {
            self.left.push(role);
        }
    }

    /// Did a role take up nobody before?
    pub(super) fn was_left(&self, role: u16) -> bool {
        self.left.contains(&role)
    }

    /// The gender of a pronoun that took up nobody.
    pub(super) fn unlinked(&self, at: usize) -> Option<Gender> {
        let found = self.unlinked.binary_search_by_key(&at, |&(token, _)| token).ok()?;
        Some(self.unlinked[found].1)
    }

    /// The mention without or with a name that a token begins.
    pub(super) fn placed_at(&self, at: usize) -> Option<&Placed> {
        let behind = self.placed.partition_point(|placed| placed.tokens.start <= at);
        self.placed[..behind].last().filter(|placed| placed.tokens.contains(&at))
    }

    /// The gender of a person, as far as it is known here.
    pub(super) fn gender(&self, entity: EntityId) -> Option<Gender> {
        self.genders[entity.index()]
    }

    /// May an entity be of a gender? Yes, where nothing tells one of the two.
    pub(super) fn may_have(&self, entity: EntityId, gender: Option<Gender>) -> bool {
        let told = self.gender(entity);
        gender.is_none() || told.is_none() || told == gender
    }

    /// The last mentions that begin in a stretch.
    pub(super) fn placed_in(&self, tokens: Range<usize>) -> &[Placed] {
        let from = self.placed.partition_point(|placed| placed.tokens.start < tokens.start);
        let to = self.placed.partition_point(|placed| placed.tokens.start < tokens.end);
        &self.placed[from.max(to.saturating_sub(MOST_MENTIONS))..to]
    }

    /// The tokens of the writer's own sentences before one, nearest first.
    pub(super) fn told_before(&self, sentence: usize) -> impl Iterator<Item = Range<usize>> {
        let sentences = &self.reader.surface.sentences;
        (0..sentence).rev().take(MOST_SENTENCES).filter(|&i| self.told[i]).map(|i| sentences[i].tokens.clone())
    }

    /// How a name stands that comes behind what is passed.
    pub(super) fn place(&self, name: &Mention, passed: &mut Passed) -> Placed {
        let start = name.tokens.start;
        // « le porte-parole du Kremlin Dmitri Orlov »
        let role =
            self.beside[..passed.holders(self.beside, start)].iter().rev().take(3).map(|holder| &holder.phrase.tokens);
        let phrase = role.filter(|role| role.end <= start && role.end + 2 >= start).map(|role| role.start).min();
        let person = self.entities.get(name.entity).kind == EntityKind::Person;
        let people = &self.reader.lexicon.people;
        let article = start.checked_sub(1).and_then(|before| people.article_gender(self.reader.word_id(before)));
        let limit = self.reader.surface.sentences[passed.sentences(self.reader, start)].tokens.end;
        let mut standing = self.standing(&name.tokens, phrase.unwrap_or(start), limit);
        // « rapporte le Progrès »: a source that nothing goes on with.
        let says = Classes::CUE_VERB.union(Classes::CUE_PARTICIPLE);
        if !person && (1..=2).any(|back| start >= back && self.reader.has(start - back, says)) {
            standing = Standing::Complement;
        }
        let mark = speech::mark_of(self.reader.surface, passed.marks(self.reader, start), start);
        Placed { tokens: name.tokens.clone(), entity: name.entity, standing, mark, named: true, person, article }
    }

    /// How words stand that begin, with their role, at `from`, in a sentence that ends at `limit`.
    fn standing(&self, tokens: &Range<usize>, from: usize, limit: usize) -> Standing {
        let reader = self.reader;
        if self.is_complement(tokens, from) {
            return Standing::Complement;
        }
        let mut first = from;
        while first > 0 && reader.has(first - 1, Classes::DETERMINER.union(Classes::CIVILITY)) {
            first -= 1;
        }
        if first > 0 && reader.has(first - 1, Classes::CUE_VERB.union(Classes::CUE_PARTICIPLE)) {
            return Standing::Subject;
        }
        let mut at = reader.behind_bracket(tokens.end, limit);
        if at < limit && reader.tokens[at].is_sign(',') {
            let close = (at + 1..limit.min(at + APPOSITION)).find(|&i| reader.tokens[i].is_sign(','));
            at = close.map_or(at, |close| close + 1);
        }
        let verbal = Classes::AUXILIARY
            .union(Classes::FINITE_VERB)
            .union(Classes::CUE_VERB)
            .union(Classes::NEGATION)
            .union(Classes::OBJECT_CLITIC);
        let token = reader.tokens.get(at).filter(|token| at < limit && token.kind == TokenKind::Word);
        match token {
            Some(token) if !token.is_capital() && (token.has(verbal) || !token.has(FUNCTION)) => Standing::Subject,
            _ => Standing::Free,
        }
    }

    /// Does a preposition stand before words that begin, with their role, at `from`? What an enumeration adds stands as its first.
    fn is_complement(&self, tokens: &Range<usize>, from: usize) -> bool {
        let reader = self.reader;
        let mut at = from;
        let small = Classes::CIVILITY.union(Classes::DETERMINER).union(Classes::ROLE_ADJECTIVE).union(Classes::DEMONYM);
        while at > 0
            && from - at < 6
            && !reader.has(at - 1, Classes::PREPOSITION)
            && (reader.has(at - 1, small) || reader.tokens[at - 1].is_sign('.') && at >= 2 && reader.has(at - 2, small))
        {
            at -= 1;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        if reader.has(before, Classes::PREPOSITION) {
            return true;
        }
        let and = |at: usize| reader.word_id(at) == reader.lexicon.names.et;
        let comma = |at: usize| reader.tokens.get(at).is_some_and(|token| token.is_sign(','));
        // « de X, Y et Z », but « à X, Y a répondu »
        let goes_on = || (and(tokens.end) || comma(tokens.end)) && reader.capital(tokens.end + 1);
        let joins = and(before) || comma(before) && goes_on();
        let other =
            (self.placed.last()).filter(|other| joins && other.tokens.end == before && other.tokens.end < tokens.start);
        other.is_some_and(|other| other.standing == Standing::Complement && other.person)
    }

    /// Does no preposition make a mention a complement?
    pub(super) fn is_free(&self, placed: &Placed) -> bool {
        placed.standing != Standing::Complement
    }

    pub(super) fn is_person(&self, placed: &Placed) -> bool {
        placed.person
    }

    /// Can `ce dernier` take up a mention? A body only where its article says so.
    pub(super) fn last_agrees(&self, placed: &Placed, gender: Gender) -> bool {
        if placed.person {
            self.gender(placed.entity).is_none_or(|known| known == gender)
        } else {
            let body = self.entities.get(placed.entity).kind == EntityKind::Organization;
            body && placed.article == Some(gender)
        }
    }

    /// Does a token belong to a role that is somebody's?
    pub(super) fn is_role(&self, at: usize) -> bool {
        let behind = self.known.partition_point(|holder| holder.phrase.tokens.start <= at);
        self.known[..behind].iter().rev().take(4).any(|holder| holder.phrase.tokens.contains(&at))
    }

    /// Does a stretch speak of somebody of a gender without a name?
    pub(super) fn someone_else(&self, tokens: Range<usize>, gender: Gender) -> bool {
        let reader = self.reader;
        last_tokens(tokens.start + 1..tokens.end).any(|at| {
            reader.has(at, Classes::ROLE.union(Classes::HUMAN))
                && reader.lexicon.people.article_gender(reader.word_id(at - 1)) == Some(gender)
                && self.placed_at(at).is_none()
                && !self.is_role(at)
        })
    }

    /// Who leads a sentence.
    pub(super) fn lead_in(&self, tokens: Range<usize>, gender: Option<Gender>) -> Option<EntityId> {
        let all = self.placed_in(tokens.clone());
        let agrees = |id: EntityId| gender.is_none() || self.gender(id).is_none_or(|known| Some(known) == gender);
        let fits = |placed: &&Placed| placed.person && placed.mark.is_none() && agrees(placed.entity);
        let first = all.iter().find(|placed| fits(placed) && self.is_free(placed))?;
        let rival = rivals::lead(self, tokens).is_some_and(|rival| rival.at < first.tokens.start);
        (!rival).then_some(first.entity)
    }
}

/// The last tokens of a stretch, no more than can be read for each mention.
pub(super) fn last_tokens(tokens: Range<usize>) -> Range<usize> {
    tokens.start.max(tokens.end.saturating_sub(MOST_TOKENS))..tokens.end
}

/// The last word of a sentence.
fn last_word(reader: &Reader<'_, '_>, tokens: &Range<usize>) -> usize {
    let word = |at: &usize| matches!(reader.tokens[*at].kind, TokenKind::Word | TokenKind::Number | TokenKind::Clitic);
    tokens.clone().rev().take(6).find(word).unwrap_or(tokens.start)
}
