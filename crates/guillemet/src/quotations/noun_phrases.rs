//! Noun phrases as far as sources of speech need them: where one starts and ends, and what its head is.

use std::ops::Range;

use super::frames::Frames;
use super::word_forms::{infinitive, is_gerund_by_ending, is_initial, is_participle_by_ending, looks_finite};
use crate::article::{EntityKind, MentionForm};
use crate::dates::Dates;
use crate::entities::Entities;
use crate::lexicon::{Classes, Forms};
use crate::tokens::TokenKind;

/// What the head of a noun phrase is, as far as it can speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A person by name, function or kind.
    Human,
    /// An institution or a group.
    Body,
    /// A text that speaks for its author.
    Document,
    /// `il`, `elle`, `celui-ci`.
    Pronoun,
    /// A capital that no table knows: likely a name.
    Unknown,
    /// Anything else.
    Thing,
}

impl Head {
    /// Can it speak for certain?
    pub(super) fn speaks(self) -> bool {
        !matches!(self, Head::Thing)
    }

    /// Is it somebody, or an institution or group of people?
    pub(super) fn acts(self) -> bool {
        matches!(self, Head::Human | Head::Body)
    }
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(super) struct NounPhrase {
    pub(super) items: Range<usize>,
    pub(super) head: Head,
}

/// How far a clause around a verb is searched for its subject.
pub(super) const REACH: usize = 40;
/// How far a participle stands before `par` at most: `publiée mardi dernier par`.
const AGENT: usize = 4;
/// How many items a noun phrase has at most.
pub(super) const LONGEST: usize = 30;

/// Finds noun phrases.
pub(super) struct NounPhrases<'f, 'a, 't> {
    pub(super) frames: &'f Frames<'a, 't>,
    pub(super) entities: &'a Entities,
    pub(super) dates: &'a Dates,
    /// Does a name begin at a token? Nearly every word is asked, and few are.
    begins_name: Vec<bool>,
}

impl<'f, 'a, 't> NounPhrases<'f, 'a, 't> {
    pub(super) fn new(frames: &'f Frames<'a, 't>, entities: &'a Entities, dates: &'a Dates) -> Self {
        let mut begins_name = vec![false; frames.surface.tokens.all.len()];
        for mention in entities.mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
            begins_name[mention.tokens.start] = true;
        }
        NounPhrases { frames, entities, dates, begins_name }
    }
}

impl NounPhrases<'_, '_, '_> {
    /// The noun phrase that starts at an item, with its complements, and with coordinated ones if `plural`.
    pub(super) fn at(&self, start: usize, limit: usize, plural: bool) -> Option<NounPhrase> {
        let frames = self.frames;
        let limit = limit.min(start + LONGEST);
        if start >= limit {
            return None;
        }
        if frames.is(start, &frames.known.those) && frames.is(start + 1, &frames.known.qui) {
            return self.relative(start, limit);
        }
        if frames.has(start, Classes::SUBJECT_PRONOUN) && !frames.has(start, Classes::DETERMINER) {
            return Some(NounPhrase { items: start..start + 1, head: Head::Pronoun });
        }
        // « Mardi M. Morel »: when is no part of who.
        if self.begins_time(start) && self.name(start).is_none() {
            return None;
        }
        let mut at = start;
        let mut head = None;
        let mut person = false;
        let mut open = false;
        while at < limit {
            if let Some((end, kind)) = self.name(at) {
                if person && !open && kind == EntityKind::Person && !self.glued_name(at) {
                    break;
                }
                head.get_or_insert(match kind {
                    EntityKind::Person => Head::Human,
                    EntityKind::Organization | EntityKind::Place => Head::Body,
                });
                person |= kind == EntityKind::Person && !open;
                open = false;
                at = end.min(limit);
                continue;
            }
            if frames.mark(at).is_some() {
                // « le mouvement « X » »: a short passage can be part of a noun phrase, a long one is speech.
                let short = frames.behind(at) - frames.index(at) <= 5;
                if head.is_none() || !short || at + 1 >= limit {
                    break;
                }
                at += 1;
                continue;
            }
            // « Jeanne Morel |mardi », but « le témoin entendu mardi par la police »
            if head.is_some_and(|head| self.ends_before_time(at, head)) && !open {
                break;
            }
            let token = frames.token(at);
            match token.kind {
                TokenKind::Number => at += 1,
                TokenKind::Sign => match token.first {
                    '(' if head.is_some() => match (at + 1..limit.min(at + 9)).find(|&i| frames.is_sign(i, ')')) {
                        Some(close) => at = close + 1,
                        None => break,
                    },
                    // « 83 % des internautes », « Nice-Matin / AFP », « R & D »
                    '%' | '&' | '/' | '€' | '#' | '@' => at += 1,
                    '.' if at > start
                        && frames.has(at - 1, Classes::ABBREVIATION)
                        && frames.token(at - 1).is_capital() =>
                    {
                        at += 1
                    }
                    '.' if at > start
                        && is_initial(frames, at - 1)
                        && at + 1 < limit
                        && frames.token(at + 1).is_capital() =>
                    {
                        at += 1;
                    }
                    _ => break,
                },
                TokenKind::Word => {
                    let first = at == start;
                    if frames.has(at, Classes::PREPOSITION) && !first && infinitive(frames, at + 1, limit) {
                        break;
                    }
                    // « un des responsables », « beaucoup de gens », « 77 % de Français »
                    let partitive = at > start
                        && at <= start + 2
                        && (frames.is(at - 1, &frames.known.indefinite)
                            || frames.has(at - 1, Classes::NUMBER_WORD)
                            || frames.is_sign(at - 1, '%'));
                    // « l'une d'elles », « deux d'entre eux », « le frère de l'un d'eux »
                    if let Some(end) = self.among_them(at).filter(|_| !first) {
                        head.get_or_insert(Head::Human);
                        open = false;
                        at = end;
                        continue;
                    }
                    // « l'AFP |d'une source policière »: two phrases. « le récit d'une source » is one.
                    let bare = frames.is(at + 1, &frames.known.sources);
                    if !first && (bare || head == Some(Head::Body)) && self.source_behind(at).is_some() {
                        break;
                    }
                    if frames.is(at, &frames.known.genitive)
                        && (head.is_some() || partitive || first && token.has(Classes::DETERMINER))
                    {
                        open = true;
                        at += 1;
                        continue;
                    }
                    // « d'autres élus »
                    if first && frames.is(at, &frames.known.de) && frames.is(at + 1, &frames.known.others) {
                        at += 2;
                        continue;
                    }
                    if frames.is(at, &frames.known.genitive) && first {
                        break;
                    }
                    if token.has(Classes::DETERMINER) && (first || !token.has(Classes::PREPOSITION)) {
                        // A second determiner opens another phrase, unless `de` or `tous` stands before it.
                        let goes_on = first || open || at > start && head.is_none();
                        if !goes_on {
                            break;
                        }
                        at += 1;
                        continue;
                    }
                    // « de 40 à 60 cyclistes »
                    if frames.is(at, &frames.known.dative)
                        && at > start
                        && frames.is_kind(at - 1, TokenKind::Number)
                        && at + 1 < limit
                        && frames.is_kind(at + 1, TokenKind::Number)
                    {
                        at += 1;
                        continue;
                    }
                    if token.has(Classes::PREPOSITION) {
                        let complement = head.is_some_and(|head| {
                            let told = head.acts() && self.is_told(at, start);
                            let office = self.is_office(at) && !told;
                            !person && !open && (office || self.is_agent(at, start, head))
                        });
                        if !complement {
                            break;
                        }
                        open = true;
                        at += 1;
                        continue;
                    }
                    // « le service d'incendie |et de secours »
                    if head.is_some() && frames.is(at, &frames.known.et) && frames.is(at + 1, &frames.known.genitive) {
                        at += 1;
                        continue;
                    }
                    if plural && frames.is(at, &frames.known.et) && head.is_some() {
                        match self.at(at + 1, limit, false) {
                            // « une étude menée par X et publiée mardi »
                            _ if frames.surface.lexicon.speech.is_authoring(frames.word(at + 1)) => break,
                            Some(other) if other.head != Head::Pronoun => at = other.items.end,
                            _ => break,
                        }
                        continue;
                    }
                    // « le député |et questeur Marc Vial »: one person of two offices.
                    let office = frames.has(at + 1, Classes::ROLE) && !frames.token(at + 1).is_capital();
                    if head == Some(Head::Human) && !person && frames.is(at, &frames.known.et) && office {
                        at += 1;
                        continue;
                    }
                    if self.stops(at, start) {
                        break;
                    }
                    if head.is_none() {
                        head = self.head_of(at, start);
                    }
                    open = false;
                    at += 1;
                }
                TokenKind::Clitic | TokenKind::Mark | TokenKind::Address => break,
            }
        }
        // A phrase doesn't end in `de` or an article.
        while at > start + 1
            && (frames.is(at - 1, &frames.known.genitive)
                || frames.is(at - 1, &frames.known.the)
                || frames.is(at - 1, &frames.known.articles)
                || frames.is(at - 1, &frames.known.dative))
        {
            at -= 1;
        }
        if at == start {
            return None;
        }
        let head = match head {
            Some(head) => head,
            // « certains », « plusieurs » stand alone.
            None if at == start + 1 && self.stands_alone(start) => Head::Human,
            None => return None,
        };
        Some(NounPhrase { items: start..at, head })
    }

    /// Does an expression of time at an item tell when somebody spoke, and not when a text was written or somebody heard?
    fn ends_before_time(&self, at: usize, head: Head) -> bool {
        let frames = self.frames;
        matches!(head, Head::Human | Head::Body | Head::Unknown)
            && !frames.token(at).is_capital()
            && self.begins_time(at)
            && !is_participle_by_ending(frames, at - 1)
    }

    /// `certains`, `plusieurs`: can be a subject without a noun. Not the article `des`.
    pub(super) fn stands_alone(&self, item: usize) -> bool {
        let known = &self.frames.known;
        self.frames.is(item, &known.indefinite) && !self.frames.is(item, &known.articles)
    }

    /// Where the source starts of which `de` or `d'` at an item tells: `de |source policière`, `d'|une source judiciaire`.
    pub(super) fn source_behind(&self, at: usize) -> Option<usize> {
        let frames = self.frames;
        let article =
            usize::from(frames.is(at + 1, &frames.known.articles) || frames.has(at + 1, Classes::NUMBER_WORD));
        let source = frames.is(at, &frames.known.genitive) && frames.is(at + 1 + article, &frames.known.sources);
        source.then_some(at + 1)
    }

    /// Behind `d'elles`, `d'entre eux`.
    pub(super) fn among_them(&self, at: usize) -> Option<usize> {
        let frames = self.frames;
        let them = at + 1 + usize::from(frames.is(at + 1, &frames.known.among));
        (frames.is(at, &frames.known.de) && frames.is(them, &frames.known.them)).then_some(them + 1)
    }

    /// `celle qui dirige le club`: up to the next verb or sign behind its own one.
    fn relative(&self, start: usize, limit: usize) -> Option<NounPhrase> {
        let frames = self.frames;
        let verb = start + 2;
        let ends = |i: &usize| {
            let sign = frames.is_kind(*i, TokenKind::Sign) || frames.mark(*i).is_some();
            sign || *i > verb + 1 && (self.is_finite(*i) || frames.has(*i, Classes::RELATIVE))
        };
        let end = (verb..limit).find(ends).unwrap_or(limit);
        (end > verb).then_some(NounPhrase { items: start..end, head: Head::Human })
    }

    /// The name that starts at an item: behind it, and what it names.
    #[inline]
    pub(super) fn name(&self, item: usize) -> Option<(usize, EntityKind)> {
        let word = self.frames.is_kind(item, TokenKind::Word);
        if word && self.begins_name[self.frames.index(item)] { self.name_of(item) } else { None }
    }

    /// Does a person's name begin at a token?
    pub(super) fn names_person(&self, token: usize) -> bool {
        let mention = self.entities.name_at(token).filter(|mention| mention.tokens.start == token);
        mention.is_some_and(|mention| self.entities.get(mention.entity).kind == EntityKind::Person)
    }

    fn name_of(&self, item: usize) -> Option<(usize, EntityKind)> {
        let index = self.frames.index(item);
        let mention = self.entities.name_at(index).filter(|m| m.tokens.start == index)?;
        let mut end = item + 1;
        while end < item + LONGEST && self.holds(end, mention.tokens.end) {
            end += 1;
        }
        Some((end, self.entities.get(mention.entity).kind))
    }

    fn holds(&self, item: usize, end: usize) -> bool {
        self.frames.item_count() > item && self.frames.index(item) < end && self.frames.index(item) > 0
    }

    /// Does a second name belong to the same phrase (`Boris Vallaud (PS)`)? Only behind a sign.
    fn glued_name(&self, at: usize) -> bool {
        at > 0 && self.frames.is_kind(at - 1, TokenKind::Sign)
    }

    /// `délégué aux Transports`, `professeur à l'université`, `directeur pour la région`: does the preposition at an item open the office of a role? Not
    /// `la maire au cours d'une visite`, `la maire en rappelant que`.
    fn is_office(&self, at: usize) -> bool {
        let frames = self.frames;
        let territory = frames.is(at, &frames.known.pour) && frames.has(at + 2, Classes::PLACE_HEAD);
        if !territory && !frames.is(at, &frames.known.dative) && !frames.is(at, &frames.known.en) {
            return false;
        }
        let mut noun = at + 1;
        while noun < at + 3 && frames.has(noun, Classes::DETERMINER) {
            noun += 1;
        }
        if noun >= frames.item_count() || frames.mark(noun).is_some() {
            return false;
        }
        // « étudiants en médecine »
        let field = frames.is(at, &frames.known.en)
            && frames.has(at - 1, Classes::ROLE.union(Classes::HUMAN))
            && !is_gerund_by_ending(frames, noun);
        let place = field
            || territory
            || frames.has(noun, Classes::BODY.union(Classes::ORGANIZATION_HEAD).union(Classes::ROLE))
                && !frames.is(noun, &frames.known.course)
            || frames.token(noun).is_capital();
        place && frames.is_kind(at - 1, TokenKind::Word) && frames.mark(at - 1).is_none()
    }

    /// `la préfecture |à l'AFP`, `le ministre |au Parisien`, `la maire |à la presse`: those who are told. Not `X, journaliste au Parisien`.
    fn is_told(&self, at: usize, start: usize) -> bool {
        let frames = self.frames;
        let noun = at + 1 + usize::from(frames.has(at + 1, Classes::DETERMINER));
        let name = || self.entities.name_at(frames.index(noun)).map(|mention| self.entities.get(mention.entity).sort);
        frames.has(start, Classes::DETERMINER)
            && frames.is(at, &frames.known.dative)
            && noun < frames.item_count()
            && (frames.is(noun, &frames.known.hearers) || name() == Some("media"))
    }

    /// `une étude publiée mardi |par l'Insee`, `un témoin entendu |par la police`: does `par` at an item tell whose doing a
    /// participle of the phrase is? Of a text only who wrote it: who read it doesn't speak.
    fn is_agent(&self, at: usize, start: usize, head: Head) -> bool {
        let frames = self.frames;
        let speech = &frames.surface.lexicon.speech;
        let participle = |i: usize| {
            if head == Head::Human { is_participle_by_ending(frames, i) } else { speech.is_authoring(frames.word(i)) }
        };
        frames.is(at, &frames.known.par)
            && (start + 2..at).rev().take(AGENT).any(participle)
            && (frames.has(at + 1, Classes::DETERMINER) || self.name(at + 1).is_some())
    }

    /// A word that no noun phrase goes on with.
    pub(super) fn stops(&self, at: usize, start: usize) -> bool {
        let frames = self.frames;
        let token = frames.token(at);
        let behind_determiner = at > start && frames.has(at - 1, Classes::DETERMINER.union(Classes::PREPOSITION));
        // « Me Vincent Morel »
        if token.has(Classes::CIVILITY) && token.is_capital() {
            return false;
        }
        if token.has(
            Classes::RELATIVE
                .union(Classes::COORDINATOR)
                .union(Classes::SUBORDINATOR)
                .union(Classes::SUBJECT_PRONOUN)
                .union(Classes::NEGATION)
                .union(Classes::OBJECT_CLITIC),
        ) {
            return true;
        }
        if self.is_finite(at) {
            return !behind_determiner;
        }
        if token.has(Classes::CUE_VERB) && !behind_determiner {
            return !token.is_capital();
        }
        token.has(Classes::ADVERB) && !behind_determiner && !token.is_capital()
    }

    /// Is the item a finite verb? A form that can be a noun is none behind a determiner or preposition.
    pub(super) fn is_finite(&self, item: usize) -> bool {
        let frames = self.frames;
        if frames.has(item, Classes::AUXILIARY.union(Classes::FINITE_VERB)) {
            // « été », « fait », « est » behind an article are nouns; not behind a name that ends like one, as in « Kim Jong Un a dit ».
            let name = item > 1 && frames.token(item - 1).is_capital() && frames.token(item - 2).is_capital();
            // « L'Est de Metz »
            if frames.token(item).is_capital() && self.entities.name_at(frames.index(item)).is_some() {
                return false;
            }
            let article = item > 0 && !name && frames.has(item - 1, Classes::DETERMINER);
            return !(article && !frames.has(item - 1, Classes::OBJECT_CLITIC));
        }
        if !frames.has(item, Classes::CUE_VERB) {
            return frames.mark(item).is_none()
                && frames.is_kind(item, TokenKind::Word)
                && looks_finite(frames.surface, frames.index(item));
        }
        let finite = (frames.surface.lexicon.speech.verbs.find(frames.word(item)))
            .is_some_and(|(_, forms)| forms.has(Forms::FINITE));
        // « contre »
        let preposition = frames.has(item, Classes::PREPOSITION);
        finite && !preposition && !(item > 0 && frames.has(item - 1, Classes::DETERMINER.union(Classes::PREPOSITION)))
    }

    fn head_of(&self, at: usize, start: usize) -> Option<Head> {
        let frames = self.frames;
        let token = frames.token(at);
        if token.has(
            Classes::CIVILITY
                .union(Classes::ROLE)
                .union(Classes::HUMAN)
                .union(Classes::FIRST_NAME)
                .union(Classes::DEMONYM),
        ) {
            return Some(Head::Human);
        }
        if token.has(Classes::BODY.union(Classes::ORGANIZATION).union(Classes::ORGANIZATION_HEAD)) {
            return Some(Head::Body);
        }
        if token.has(Classes::DOCUMENT.union(Classes::CUE_NOUN)) {
            return Some(Head::Document);
        }
        if frames.is(at, &frames.known.same) {
            return None;
        }
        if token.is_capital() && !token.has(Classes::COMMON) && (at > start || !self.starts_sentence(at)) {
            return Some(Head::Unknown);
        }
        // « le nouveau ministre », « deux anciens élus »: the head can follow an adjective.
        let head = Classes::ROLE.union(Classes::HUMAN).union(Classes::BODY).union(Classes::DOCUMENT);
        if at > start && frames.has(at + 1, head) {
            return None;
        }
        if at == start && token.is_capital() {
            return Some(Head::Unknown);
        }
        Some(Head::Thing)
    }

    fn starts_sentence(&self, item: usize) -> bool {
        let index = self.frames.index(item);
        let surface = self.frames.surface;
        surface.sentences.get(surface.sentence_of(index)).is_some_and(|s| s.tokens.start == index)
    }

    /// Mentions by name or role inside a range of items.
    pub(super) fn mentions(&self, items: Range<usize>) -> impl Iterator<Item = &crate::entities::Mention> {
        self.entities.mentions_in(self.frames.tokens(items)).iter().filter(|m| m.form != MentionForm::Pronoun)
    }
}
