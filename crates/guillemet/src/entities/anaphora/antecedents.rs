//! Whom a pronoun takes up: a subject rather than a complement, the nearest sentence first.

use std::ops::Range;

use super::rivals::{self, Rival};
use super::scene::{MOST_MENTIONS, Placed, Scene, Standing};
use crate::article::{BlockKind, EntityKind, Gender, MentionForm};
use crate::entities::Mention;
use crate::ids::EntityId;
use crate::lexicon::Classes;

/// How many of the writer's sentences back an antecedent stands at most.
const BACK: usize = 3;
/// How many back, where nobody else of that gender is named between.
const FAR: usize = 9;
/// How many sentences of the same speech.
const SPEECH_BACK: usize = 4;
/// How many sentences before speech whose pronoun takes up somebody outside.
const SPEECH_OUTSIDE: usize = 2;
/// How many sentences on somebody is named whom a pronoun at the very beginning means.
const AHEAD: usize = 4;

/// What a pronoun's own sentence tells.
enum Here {
    /// Who is meant.
    Meant(EntityId),
    /// A subject without a name is meant.
    Blocked,
    /// Nothing but whom a complement names, at most.
    Else(Option<EntityId>),
}

/// A pronoun that asks for its antecedent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ask {
    pub(super) at: usize,
    pub(super) sentence: usize,
    pub(super) gender: Gender,
    /// The marks that it stands in.
    pub(super) mark: Option<usize>,
    /// Does its verb want somebody who can speak?
    pub(super) human: bool,
    /// Is it inverted beside speech, so that the words before it in its sentence are that speech?
    pub(super) incise: bool,
    /// Who is not meant: the antecedent of the relative clause, the speaker.
    pub(super) not: [Option<EntityId>; 2],
}

impl Scene<'_, '_, '_, '_> {
    /// `Il quitte le club. Paul Roy ...`: the pronouns of a title before the first person mean whoever leads a sentence behind it.
    pub(super) fn look_ahead(&self) -> Vec<Mention> {
        let surface = self.reader.surface;
        let first = self.placed.iter().find(|placed| placed.person).map_or(0, |placed| placed.tokens.start);
        let early = self.unlinked.iter().take(MOST_MENTIONS).take_while(|&&(at, _)| at < first);
        let found = early.filter_map(|&(at, gender)| {
            let sentence = surface.sentence_of(at);
            let kind = surface.blocks[surface.sentences[sentence].block].kind;
            if !matches!(kind, BlockKind::Headline | BlockKind::Lead) {
                return None;
            }
            let ask = Ask { at, sentence, gender, mark: None, human: true, incise: false, not: [None, None] };
            let entity = self.named_behind(&ask)?;
            let tokens = at..at + 1;
            Some(Mention { span: surface.span(tokens.clone()), tokens, entity, form: MentionForm::Pronoun })
        });
        found.collect()
    }

    fn named_behind(&self, ask: &Ask) -> Option<EntityId> {
        let sentences = &self.reader.surface.sentences;
        let behind = ask.sentence + 1..sentences.len().min(ask.sentence + AHEAD);
        for tokens in behind.filter(|&index| self.told[index]).map(|index| sentences[index].tokens.clone()) {
            let first = self.first_in(tokens.clone(), ask).0.filter(|first| first.person);
            let rival = rivals::lead(self, tokens);
            if let Some(first) = first.filter(|first| rival.is_none_or(|rival| first.tokens.start < rival.at)) {
                return Some(first.entity);
            }
            if self.blocks(ask, rival) {
                return None;
            }
        }
        None
    }

    /// Can a pronoun of a gender take up a mention?
    fn agrees(&self, placed: &Placed, ask: &Ask) -> bool {
        let gender = if placed.person { self.gender(placed.entity) } else { placed.article };
        gender.is_none_or(|gender| gender == ask.gender) && !ask.not.contains(&Some(placed.entity))
    }

    /// Whom a subject pronoun takes up.
    pub(super) fn antecedent(&self, ask: &Ask) -> Option<EntityId> {
        if let Some(mark) = ask.mark {
            return self.antecedent_in_speech(ask, mark);
        }
        let here = self.reader.surface.sentences[ask.sentence].tokens.start..ask.at;
        let mut complement = None;
        if ask.incise {
            if let Some(entity) = self.before_speech(ask, here) {
                return Some(entity);
            }
        } else {
            match self.here(ask, here) {
                Here::Meant(entity) => return Some(entity),
                Here::Blocked => return None,
                Here::Else(other) => complement = other,
            }
        }
        let before = self.told_before(ask.sentence);
        for (back, tokens) in before.take(BACK).enumerate() {
            let rival = rivals::lead(self, tokens.clone());
            let (first, second) = self.first_in(tokens, ask);
            // « Renault » is `il` or `elle` right behind its sentence only.
            let first = first.filter(|first| back == 0 || first.person || first.article.is_some());
            if let Some(rival) = rival.filter(|rival| first.is_none_or(|first| rival.at < first.tokens.start)) {
                if self.blocks(ask, Some(rival)) {
                    return None;
                }
            }
            if let Some(first) = first {
                return Some(first.entity);
            }
            complement = complement.or(second.map(|second| second.entity));
        }
        complement.or_else(|| self.topic(ask))
    }

    /// The only person of the sentence before, if a given name alone tells another gender: `Hope Roy a fui. Il ...`
    pub(super) fn misnamed(&self, ask: &Ask) -> Option<EntityId> {
        let tokens = self.told_before(ask.sentence).next().filter(|_| ask.mark.is_none() && !ask.incise)?;
        let mut people = self.placed_in(tokens).iter().filter(|placed| placed.person && placed.mark.is_none());
        let only = people.next().filter(|placed| placed.standing == Standing::Subject)?;
        let by_name = self.entities.get(only.entity).gender_evidence == Some("first_name");
        let fits = by_name && self.gender(only.entity) != Some(ask.gender) && !ask.not.contains(&Some(only.entity));
        (fits && people.all(|placed| placed.entity == only.entity)).then_some(only.entity)
    }

    /// The pronouns of the other gender of a person whom more of them, and several, seem to mean than of their own.
    pub(super) fn against_names(&self) -> Vec<Mention> {
        let own = |id: EntityId| self.found.iter().filter(|m| m.entity == id && m.form == MentionForm::Pronoun).count();
        let others = |id: EntityId| self.misnamed.iter().filter(|&&(_, other)| other == id).count();
        let meant = self.misnamed.iter().filter(|&&(_, id)| others(id) > own(id).max(1));
        let mention = |&(at, entity): &(usize, EntityId)| {
            let tokens = at..at + 1;
            Mention { span: self.reader.surface.span(tokens.clone()), tokens, entity, form: MentionForm::Pronoun }
        };
        meant.map(mention).collect()
    }

    /// `Paul Roy s'explique : « ... », dit-il`: the subject before the speech.
    fn before_speech(&self, ask: &Ask, here: Range<usize>) -> Option<EntityId> {
        let marks = &self.reader.surface.marks;
        let opened = marks[..marks.partition_point(|pair| pair.open < ask.at)].last()?.open;
        let before = self.placed_in(here.start..opened.max(here.start));
        let subject = |placed: &&Placed| placed.mark.is_none() && placed.person && placed.standing == Standing::Subject;
        before.iter().rev().find(|placed| subject(placed) && self.agrees(placed, ask)).map(|placed| placed.entity)
    }

    /// What the words before a pronoun in its own sentence tell: the subject nearest to it, else the name behind its clause, else
    /// whoever stands without a preposition.
    fn here(&self, ask: &Ask, tokens: Range<usize>) -> Here {
        let (mut free, mut complement) = (None, None);
        for placed in self.placed_in(tokens.clone()).iter().rev() {
            if placed.mark != ask.mark || !self.agrees(placed, ask) {
                continue;
            }
            // « La RATP annonce qu'elle ... »
            if !placed.person && (placed.standing != Standing::Subject || !self.is_body(placed)) {
                continue;
            }
            match placed.standing {
                Standing::Subject => return Here::Meant(placed.entity),
                Standing::Free => free = free.or(Some(placed.entity)),
                // « Selon X, il ... » is not X.
                Standing::Complement if self.is_fronted(placed, tokens.start) => {}
                Standing::Complement => complement = complement.or(Some(placed.entity)),
            }
        }
        match self.name_ahead(ask).or(free) {
            Some(entity) => Here::Meant(entity),
            None if self.blocks(ask, rivals::lead(self, tokens.clone())) => Here::Blocked,
            // « Il cite une expertise qui dit que la voisine y était, alors qu'elle ... »
            None if self.someone_else(tokens, ask.gender) => Here::Blocked,
            None => Here::Else(complement),
        }
    }

    /// Whom a pronoun inside speech takes up: somebody the speech names, else whom the writer named before it, but not its speaker.
    fn antecedent_in_speech(&self, ask: &Ask, mark: usize) -> Option<EntityId> {
        let surface = self.reader.surface;
        let pair = &surface.marks[mark];
        let sentences = &surface.sentences;
        let here = sentences[ask.sentence].tokens.start.max(pair.inner.start)..ask.at;
        match self.here(ask, here) {
            Here::Meant(entity) => return Some(entity),
            Here::Blocked => return None,
            Here::Else(_) => {}
        }
        for index in (0..ask.sentence).rev().take(SPEECH_BACK) {
            let tokens = sentences[index].tokens.start.max(pair.inner.start)..sentences[index].tokens.end;
            if tokens.is_empty() {
                break;
            }
            let fits = |placed: &&Placed| placed.mark == Some(mark) && placed.person && self.agrees(placed, ask);
            let first = self.placed_in(tokens.clone()).iter().find(|placed| fits(placed) && self.is_free(placed));
            let rival = rivals::lead(self, tokens);
            if let Some(first) = first.filter(|first| rival.is_none_or(|rival| first.tokens.start < rival.at)) {
                return Some(first.entity);
            }
            if self.blocks(ask, rival) {
                return None;
            }
        }
        let outside = surface.sentence_of(pair.open);
        let before = sentences[outside].tokens.start..pair.open;
        let fits = |placed: &&Placed| placed.mark.is_none() && placed.person && self.agrees(placed, ask);
        if let Some(named) = self.placed_in(before).iter().rev().find(fits) {
            return Some(named.entity);
        }
        let lead = |tokens: Range<usize>| {
            let first = self.first_in(tokens.clone(), ask).0?;
            let rival = rivals::lead(self, tokens).filter(|rival| rival.at < first.tokens.start);
            (!self.blocks(ask, rival)).then_some(first.entity)
        };
        self.told_before(outside).take(SPEECH_OUTSIDE).find_map(lead)
    }

    /// The first mention of a sentence that a pronoun can take up, and the first complement.
    fn first_in(&self, tokens: Range<usize>, ask: &Ask) -> (Option<&Placed>, Option<&Placed>) {
        let fits = |placed: &&Placed| placed.mark.is_none() && self.agrees(placed, ask);
        let all = self.placed_in(tokens);
        let free = |placed: &&Placed| fits(placed) && placed.standing != Standing::Complement;
        let person = all.iter().find(|placed| free(placed) && placed.person);
        let body = all.iter().find(|placed| free(placed) && !placed.person && placed.standing == Standing::Subject);
        let body = body.filter(|body| self.is_body(body));
        let first = match (person, body) {
            // « Le Conseil a entendu Anne Roy. Il ... »
            (Some(person), Some(body)) if body.tokens.start < person.tokens.start && body.article.is_some() => body,
            (Some(person), _) => return (Some(person), None),
            (None, Some(body)) if body.article.is_some() || !all.iter().any(|placed| placed.person) => body,
            (None, _) => return (None, all.iter().find(|placed| fits(placed) && placed.person)),
        };
        (Some(first), None)
    }

    fn is_body(&self, placed: &Placed) -> bool {
        self.entities.get(placed.entity).kind == EntityKind::Organization
    }

    /// Does a subject without a name stand in the way of names?
    fn blocks(&self, ask: &Ask, rival: Option<Rival>) -> bool {
        rival.is_some_and(|rival| match rival.gender {
            Some(gender) if gender != ask.gender => false,
            Some(_) => rival.somebody || !ask.human,
            None => rival.somebody && ask.human,
        })
    }

    /// Does a complement open its sentence: `Selon X, ...`?
    fn is_fronted(&self, placed: &Placed, start: usize) -> bool {
        placed.tokens.start <= start + 4 && self.reader.has(start, Classes::PREPOSITION)
    }

    /// `Lorsqu'il est arrivé, Paul Roy ...`: the name behind the clause that opens the sentence.
    fn name_ahead(&self, ask: &Ask) -> Option<EntityId> {
        const OPENING: usize = 12;
        const CLAUSE: usize = 24;
        let reader = self.reader;
        let sentence = reader.surface.sentences[ask.sentence].tokens.clone();
        let before = ask.at.checked_sub(1).filter(|&before| before >= sentence.start)?;
        let clause = Classes::SUBORDINATOR.union(Classes::RELATIVE);
        if ask.at - sentence.start > OPENING || !reader.has(before, clause) {
            return None;
        }
        // « Paul Roy dit qu'il est prêt, Anne Roy non »: the clause has to open the sentence.
        let verbal = Classes::AUXILIARY.union(Classes::FINITE_VERB).union(Classes::CUE_VERB);
        if (sentence.start..before).any(|at| reader.has(at, verbal)) {
            return None;
        }
        let end = sentence.end.min(ask.at + CLAUSE);
        let comma = (ask.at..end).find(|&at| reader.tokens[at].is_sign(','))?;
        let name = self.entities.mentions[self.next_name..].iter().take(6).find(|name| name.tokens.start > comma)?;
        let from = self.place(name, &mut self.passed.clone());
        let close = name.tokens.start <= comma + 8 && name.tokens.start < sentence.end;
        let fits = close && from.person && from.standing != Standing::Complement && from.mark == ask.mark;
        (fits && self.agrees(&from, ask)).then_some(name.entity)
    }

    /// The person whom several sentences before speak of, where they name nobody else of that gender.
    fn topic(&self, ask: &Ask) -> Option<EntityId> {
        let mut only = None;
        for tokens in self.told_before(ask.sentence).take(FAR) {
            for placed in self.placed_in(tokens).iter().filter(|placed| placed.person && placed.mark.is_none()) {
                if !self.agrees(placed, ask) {
                    continue;
                }
                if only.is_some_and(|only| only != placed.entity) {
                    return None;
                }
                only = Some(placed.entity);
            }
        }
        only
    }
}
