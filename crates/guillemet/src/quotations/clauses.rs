//! A frame read as clauses: its cues, whose they are, and which of them stand inverted.

use std::cell::OnceCell;
use std::ops::Range;

use super::cues::{self, CueGroup, CueKind};
use super::frames::{Frame, Frames};
use super::noun_phrases::{Head, NounPhrase, NounPhrases};
use super::word_forms::{infinitive, is_adverb_by_ending, is_participle_by_ending};
use crate::entities::is_impersonal;
use crate::lexicon::{Classes, Forms, Uses};
use crate::tokens::TokenKind;

/// A cue with its source, and how it stands to what it reports.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    pub(super) cue: CueGroup,
    pub(super) source: Option<NounPhrase>,
    /// Does the verb stand before its subject?
    pub(super) inverted: bool,
    /// Cue, source and what stands between them.
    pub(super) items: Range<usize>,
}

/// How many cues back a subject can be shared.
const NEAR: usize = 6;

/// How many items an insertion between `qui` and its verb has at most.
const INSERTION: usize = 14;

/// How many commas behind a leading gerund are tried for the subject of its clause.
const COMMAS: usize = 4;

/// How far before `pour` and an infinitive the verb of its clause stands at most.
const PURPOSE: usize = 14;

/// How many items behind its `que` the verb of a clause stands at most.
const VERB: usize = 20;

/// One frame under work.
pub(super) struct Clauses<'p, 'f, 'a, 't> {
    pub(super) phrases: &'p NounPhrases<'f, 'a, 't>,
    pub(super) frame: &'p Frame,
    /// The frame's index.
    pub(super) index: usize,
    pub(super) cues: Vec<Attribution>,
    /// [`Clauses::main_subject`], once one of several constructions has asked for it.
    main_subject: OnceCell<Option<NounPhrase>>,
}

impl<'p, 'f, 'a, 't> Clauses<'p, 'f, 'a, 't> {
    /// Finds the cues of a frame and their sources. `groups` and `cues` are lists that the frames share.
    pub(super) fn read(
        phrases: &'p NounPhrases<'f, 'a, 't>,
        index: usize,
        groups: &mut Vec<CueGroup>,
        mut cues: Vec<Attribution>,
    ) -> Self {
        let frame = &phrases.frames.all[index];
        groups.clear();
        cues::cues(phrases, frame.items.clone(), groups);
        cues.clear();
        let mut clauses = Clauses { phrases, frame, index, cues, main_subject: OnceCell::new() };
        for cue in groups.drain(..) {
            // « a appris l'AFP de source policière » is one cue.
            if clauses.cues.last().is_some_and(|last| last.items.end > cue.items.start) {
                continue;
            }
            if let Some(attribution) = clauses.attribute(cue) {
                clauses.cues.push(attribution);
            }
        }
        clauses
    }

    pub(super) fn frames(&self) -> &'f Frames<'a, 't> {
        self.phrases.frames
    }

    fn attribute(&self, cue: CueGroup) -> Option<Attribution> {
        let items = cue.items.clone();
        match cue.kind {
            CueKind::Source(kind) => self.source_of_word(cue, kind),
            CueKind::Finite => Some(self.finite(cue)),
            // « est-il précisé »: nobody is named.
            CueKind::Passive if cue.clitic.is_some() => Some(Attribution { cue, source: None, inverted: true, items }),
            CueKind::Passive => {
                let source = self.agent(items.end);
                Some(Attribution { cue, source, inverted: false, items })
            }
            CueKind::Gerund | CueKind::Infinitive => {
                let source = self.implied_subject(&cue);
                Some(Attribution { cue, source, inverted: false, items })
            }
        }
    }

    /// A finite verb: its inverted pronoun, the noun phrase behind it, or the one before it.
    fn finite(&self, cue: CueGroup) -> Attribution {
        let frames = self.frames();
        let Range { start, end } = cue.items.clone();
        if let Some(clitic) = cue.clitic {
            let pronoun = NounPhrase { items: clitic..clitic + 1, head: Head::Pronoun };
            let behind = self.behind_pronoun(&pronoun, &cue);
            let items = start..behind.as_ref().map_or(end, |source| source.items.end);
            return Attribution { items, cue, source: behind.or(Some(pronoun)), inverted: true };
        }
        if let Some(source) = self.inverted_subject(&cue) {
            let informant = (cue.lemma == "apprendre").then(|| self.informant(source.items.end)).flatten();
            let source = informant.unwrap_or(source);
            let items = start..source.items.end.max(end);
            return Attribution { cue, source: Some(source), inverted: true, items };
        }
        let plural = cue.forms.has(Forms::PLURAL);
        let joined = start > self.frame.items.start && frames.has(start - 1, Classes::COORDINATOR);
        let source = if cue.shares_auxiliary() {
            self.subject_of_shared_auxiliary(start)
                .or_else(|| self.main_subject().filter(|phrase| phrase.head.speaks()))
        } else if joined {
            self.shared_subject(start).or_else(|| self.main_subject().filter(|phrase| phrase.head.speaks()))
        } else if let Some(who) = self.relative_before(start) {
            let first = self.frame.items.start;
            let antecedent = who - usize::from(who > first && is_insertion_sign(frames, who - 1));
            let phrase = self.phrases.before(antecedent, first, plural);
            let whole = phrase.filter(|phrase| phrase.items.end == antecedent && phrase.head != Head::Thing);
            // « les révélations du Courrier mardi |qui affirme »
            self.speaker_before_medium(antecedent, whole.as_ref())
                .or(whole)
                .or_else(|| self.phrases.antecedent(antecedent, first))
                .or_else(|| self.phrases.antecedent(self.phrases.skip_back(antecedent, first), first))
                .or_else(|| self.phrases.any_antecedent(antecedent, first))
        } else {
            self.phrases.of_verb(start, self.frame.items.start, plural)
        };
        let source = source.or_else(|| self.shared_subject(start)).or_else(|| self.subject_outside(start));
        let circle = source.as_ref().and_then(|source| self.among_whom(source, &cue));
        let source = circle.or(source);
        let items = source.as_ref().map_or(start..end, |s| s.items.start.min(start)..end);
        Attribution { cue, source, inverted: false, items }
    }

    /// The `qui` that is the subject of a verb: `qui |a dit`, `qui depuis |affirme`, `qui, dans un entretien, |a dit`.
    pub(super) fn relative_before(&self, verb: usize) -> Option<usize> {
        let frames = self.frames();
        let first = self.frame.items.start;
        let who = |item: usize| item > first && frames.is(item - 1, &frames.known.qui);
        if who(verb) {
            return Some(verb - 1);
        }
        let end = self.phrases.skip_back(verb, first);
        if who(end) {
            return Some(end - 1);
        }
        let close = end.checked_sub(1).filter(|&i| i > first && frames.is_sign(i, ','))?;
        let open = (first..close).rev().take(INSERTION).find(|&i| frames.is_sign(i, ','))?;
        (who(open) && !(open..close).any(|i| self.phrases.is_finite(i))).then(|| open - 1)
    }

    /// `X a dit ... et a ajouté`: the subject of the cue before, where only a conjunction stands before this one.
    fn shared_subject(&self, start: usize) -> Option<NounPhrase> {
        let frames = self.frames();
        if start > self.frame.items.start && frames.has(start - 1, Classes::COORDINATOR) {
            let earlier = self.cues.iter().rev().take(NEAR).find(|a| a.cue.is_verb())?;
            return earlier.source.clone();
        }
        None
    }

    /// `X a dit que les élus souhaitaient A et |insisté`: the subject of the cue whose auxiliary a participle shares.
    fn subject_of_shared_auxiliary(&self, start: usize) -> Option<NounPhrase> {
        let frames = self.frames();
        let compound = |a: &&Attribution| a.cue.items.clone().any(|i| frames.has(i, Classes::AVOIR));
        let auxiliary = cues::shared_auxiliary(frames, start, self.frame.items.start)?;
        let earlier = self.cues.iter().rev().take(NEAR).find(compound)?;
        earlier.cue.items.contains(&auxiliary).then(|| earlier.source.clone()).flatten()
    }

    /// `a dit |la maire| sur Europe 1, qui estime que`: who spoke goes on, and not the medium or whom the words were said to.
    fn speaker_before_medium(&self, end: usize, whole: Option<&NounPhrase>) -> Option<NounPhrase> {
        let frames = self.frames();
        let said = self.cues.last().filter(|last| last.inverted && last.items.end < end)?;
        let number = |i: usize| frames.is_kind(i, TokenKind::Number);
        let plain = |i: usize| number(i) || frames.is_kind(i, TokenKind::Word) && !self.phrases.is_finite(i);
        let at = said.items.end;
        let placed = frames.has(at, Classes::PREPOSITION) && !frames.is(at, &frames.known.genitive);
        let source = said.source.as_ref().filter(|source| matches!(source.head, Head::Human | Head::Pronoun))?;
        let human = |phrase: &NounPhrase| phrase.head == Head::Human;
        let other = || self.phrases.antecedent(end, self.frame.items.start).as_ref().is_some_and(human);
        let goes_on = placed && (at..end).all(plain) && !whole.is_some_and(human) && !other();
        goes_on.then(|| source.clone())
    }

    /// `le président « a constaté que ... »`: a passage that begins with its verb has its subject before the mark.
    fn subject_outside(&self, start: usize) -> Option<NounPhrase> {
        let mark = self.frame.parent.filter(|_| start == self.frame.items.start)?;
        let frames = self.frames();
        if frames.index(start) != frames.surface.marks[mark].inner.start {
            return None;
        }
        let (item, frame) = frames.holder(mark)?;
        self.phrases.before(item, frames.all[frame].items.start, true)
    }

    /// The subject behind its verb, if this is an inversion: at the frame's start, behind marked speech or a comma.
    fn inverted_subject(&self, cue: &CueGroup) -> Option<NounPhrase> {
        let frames = self.frames();
        let Range { start, end } = cue.items.clone();
        let first = self.frame.items.start;
        let limit = self.frame.items.end;
        if cue.negated || !cue.uses.has(Uses::INCISE | Uses::QUE) {
            return None;
        }
        let sign = |item: usize, signs: &[char]| {
            frames.is_kind(item, TokenKind::Sign) && signs.contains(&frames.token(item).first)
        };
        let before = start.checked_sub(1).filter(|&i| i >= first);
        let behind_mark = before.is_some_and(|i| {
            frames.mark(i).is_some() || i > first && sign(i, &[',', '.', '!', '?', '…']) && frames.mark(i - 1).is_some()
        });
        let as_said = before.is_some_and(|i| frames.is(i, &frames.known.comme) || frames.is(i, &frames.known.que));
        let set_off = before.is_none_or(|i| sign(i, &[',', '–', '—', '-', '!', '?', '…', ':', '(']));
        if !(behind_mark || as_said || set_off) {
            return None;
        }
        let from = self.phrases.skip_to_subject(self.behind_second_participle(cue), limit);
        // « estime dans la file d'attente|, Jeanne Morel »
        let named = behind_mark && from > end && frames.is_sign(from, ',') && self.phrases.name(from + 1).is_some();
        let from = from + usize::from(named);
        let phrase = self.phrases.at(from, limit, cue.forms.has(Forms::PLURAL))?;
        if phrase.head == Head::Pronoun && !frames.is(from, &frames.known.this_one) {
            return None;
        }
        if !phrase.head.speaks()
            && !behind_mark
            && !(as_said && cue.uses.has(Uses::QUE | Uses::STRONG) && self.is_nominal(&phrase))
            && !self.closes_clause(cue, &phrase)
        {
            return None;
        }
        let comma = before.filter(|&i| !behind_mark && !as_said && frames.is_sign(i, ','));
        if comma.is_some_and(|comma| self.says_what_follows(comma, phrase.items.end)) {
            return None;
        }
        // « le mouvement « X » a dénoncé la police »: what stands before the mark is the subject.
        if before.is_some_and(|i| {
            frames.mark(i).is_some() && i > first && !sign(i - 1, &[':', ',']) && !phrase.head.speaks()
        }) {
            return None;
        }
        if !behind_mark && !as_said && before.is_some() {
            // « X, président de Y, a dénoncé la police »: an apposition between commas.
            let comma = before?;
            let open = (first..comma).rev().take(30).find(|&i| sign(i, &[',']));
            if let Some(open) = open {
                let clause = comma - open > 12
                    || (open + 1..comma).any(|i| {
                        self.phrases.is_finite(i)
                            || frames.mark(i).is_some()
                            || frames.has(i, Classes::SUBJECT_PRONOUN.union(Classes::RELATIVE))
                    });
                let subject = self.phrases.before(start, first, cue.forms.has(Forms::PLURAL));
                let opens = |s: &NounPhrase| {
                    s.items.start == first
                        || frames.is_kind(s.items.start - 1, TokenKind::Sign)
                        || frames.has(s.items.start - 1, Classes::COORDINATOR.union(Classes::SUBORDINATOR))
                };
                if !clause && subject.is_some_and(|s| s.head.speaks() && s.items.start <= open && opens(&s)) {
                    return None;
                }
            }
        }
        // « Comme le rappelle X, le maire |est parti »: the subject of the clause is no apposition.
        Some(if as_said {
            self.phrases.with_apposition_before_clause(phrase, limit)
        } else {
            self.phrases.with_apposition(phrase, limit)
        })
    }

    /// `Le numéro deux, Paul Roy|, a accusé X |d'avoir`: does what is said stand behind the object, and nothing that is before the comma?
    fn says_what_follows(&self, comma: usize, behind: usize) -> bool {
        let frames = self.frames();
        let Range { start: first, end: limit } = self.frame.items.clone();
        let told = frames.is(behind, &frames.known.de) && infinitive(frames, behind + 1, limit);
        (told || frames.is(behind, &frames.known.que))
            && !self.phrases.holds_main_verb(first..comma)
            && !(first..comma).any(|i| frames.mark(i).is_some())
    }

    /// Does an article or a name tell that a phrase is one? Not the adjective of `comme la peste bubonique`.
    fn is_nominal(&self, phrase: &NounPhrase) -> bool {
        let named = || self.phrases.mentions(phrase.items.clone()).next().is_some();
        self.frames().has(phrase.items.start, Classes::DETERMINER) || named()
    }

    /// `Le film sortira en mai, a annoncé| la production.`: does a clause with its own verb stand before the comma, and a sign behind a
    /// noun that agrees, so that whatever it means must be who says so? Not `La salle, qui compte 200 places, a annoncé sa fermeture`.
    fn closes_clause(&self, cue: &CueGroup, phrase: &NounPhrase) -> bool {
        let frames = self.frames();
        let known = frames.known;
        let Range { start: from, end } = phrase.items.clone();
        let many = frames.is(from, &known.the_many) || frames.is_kind(from + 1, TokenKind::Number);
        let article =
            frames.is(from, &known.feminine) || frames.is(from, &known.masculine) || frames.is(from, &known.the);
        let owned = frames.is(from, &known.possessive) && !many;
        let agrees = many == cue.forms.has(Forms::PLURAL) && !frames.is(from, &known.genitive);
        // « ..., soutiendra la création »
        let future = frames.surface.word(frames.index(cue.items.end - 1)).ends_with("ra");
        if !(article || owned || many) || !agrees || future || !cue.uses.has(Uses::STRONG) {
            return false;
        }
        let limit = self.frame.items.end;
        let to_do = frames.is(cue.items.end, &known.dative) && infinitive(frames, cue.items.end + 1, limit);
        let at = self.phrases.skip_to_subject(end, limit);
        let closes = at >= limit || frames.is_kind(at, TokenKind::Sign);
        let first = self.frame.items.start;
        let clause = (first..cue.items.start).rev().find(|&i| frames.is_sign(i, ':') || frames.is_sign(i, ';'));
        closes && !to_do && self.phrases.holds_main_verb(clause.unwrap_or(first)..cue.items.start)
    }

    /// `a déclaré|, puis martelé| le maire`, `a dit| et répété| X`: behind a second participle that shares auxiliary and subject.
    fn behind_second_participle(&self, cue: &CueGroup) -> usize {
        let frames = self.frames();
        let end = cue.items.end;
        let link = end + usize::from(frames.is_sign(end, ','));
        let second = frames.has(link, Classes::COORDINATOR) || frames.is(link, &frames.known.then);
        let compound = frames.has(end - 1, Classes::CUE_PARTICIPLE) && cue.items.len() > 1;
        let participle = link + 1 < self.frame.items.end && frames.has(link + 1, Classes::CUE_PARTICIPLE);
        if compound && second && participle { link + 2 } else { end }
    }

    /// `par X` behind a passive.
    fn agent(&self, from: usize) -> Option<NounPhrase> {
        let frames = self.frames();
        let limit = self.frame.items.end.min(from + 20);
        let by = (from..limit).find(|&i| frames.is(i, &frames.known.par))?;
        self.phrases.at(by + 1, self.frame.items.end, true).filter(|phrase| phrase.head.speaks())
    }

    /// The subject of a gerund or infinitive: that of the cue before it, or the phrase before it.
    fn implied_subject(&self, cue: &CueGroup) -> Option<NounPhrase> {
        let frames = self.frames();
        let start = cue.items.start;
        let first = self.frame.items.start;
        if start > first && !frames.is_kind(start - 1, TokenKind::Sign) && cue.kind == CueKind::Gerund {
            let phrase = self.phrases.before(start, first, true).or_else(|| self.phrases.antecedent(start, first));
            if phrase.is_some() {
                return phrase;
            }
        }
        if cue.kind == CueKind::Infinitive {
            if let Some(phrase) = self.narrated_subject(start).or_else(|| self.subject_of_purpose(start)) {
                return Some(phrase);
            }
        }
        if cue.kind == CueKind::Gerund && self.phrases.skip_back(start, first) == first {
            if let Some(phrase) = self.subject_behind(cue.items.end) {
                return Some(phrase);
            }
        }
        let verbs = || self.cues.iter().rev().take(NEAR).filter(|a| a.cue.is_verb() && a.source.is_some());
        // « La maire a dit que le club, qui a annoncé la fermeture, payait, |ajoutant que »: who speaks in the main clause.
        let main = verbs().find(|a| self.relative_before(a.cue.items.start).is_none());
        if let Some(earlier) = main.or_else(|| verbs().next()) {
            return earlier.source.clone();
        }
        self.main_subject()
    }

    /// `Et la maire de Lens de conclure`: the infinitive tells what somebody did, who stands between `et` and its `de`.
    fn narrated_subject(&self, verb: usize) -> Option<NounPhrase> {
        let frames = self.frames();
        let first = self.frame.items.start;
        let de = verb.checked_sub(1).filter(|&i| i > first && frames.is(i, &frames.known.de))?;
        let phrase = self.phrases.before(de, first, true)?;
        let and = phrase.items.start.checked_sub(1).filter(|&i| i >= first && frames.is(i, &frames.known.et))?;
        let opens = and == first || frames.is_sign(and - 1, ',') || frames.mark(and - 1).is_some();
        (opens && phrase.items.end == de && phrase.head.speaks()).then_some(phrase)
    }

    /// `Les témoins ont applaudi quand |le juge| s'est levé pour lancer`: who does what is done to say so.
    fn subject_of_purpose(&self, verb: usize) -> Option<NounPhrase> {
        let frames = self.frames();
        let first = self.frame.items.start;
        let pour = verb.checked_sub(1).filter(|&i| i > first && frames.is(i, &frames.known.pour))?;
        let done = (first..pour).rev().take(PURPOSE).find(|&i| self.phrases.is_finite(i))?;
        let told = self.cues.last().is_some_and(|last| last.cue.items.end > done);
        let clitic = |&i: &usize| frames.has(i, Classes::CLITICS);
        let clitics = (first..done).rev().take_while(clitic).count();
        let subject = self.phrases.of_verb(done - clitics, first, true)?;
        (!told && subject.head.acts()).then_some(subject)
    }

    /// `Se félicitant que ..., le ministre a jugé`: the subject behind the comma that closes a leading gerund, before its verb.
    pub(super) fn subject_behind(&self, from: usize) -> Option<NounPhrase> {
        let frames = self.frames();
        let end = self.frame.items.end;
        let commas = (from..end).filter(|&i| frames.is_sign(i, ',')).take(COMMAS);
        for comma in commas {
            let Some(phrase) = self.phrases.at(comma + 1, end, true).filter(|phrase| phrase.head.speaks()) else {
                continue;
            };
            let phrase = self.phrases.with_apposition(phrase, end);
            let mut verb = phrase.items.end + usize::from(frames.is_sign(phrase.items.end, ','));
            while verb < end && frames.has(verb, Classes::CLITICS) {
                verb += 1;
            }
            if verb < end && self.phrases.is_finite(verb) {
                return Some(phrase);
            }
        }
        None
    }

    /// `ce qu'|a aussitôt promis la maire|`, `en ces termes que |le maire a réagi|`: who does what the clause behind a `que` tells, and its
    /// verb with the participle.
    pub(super) fn subject_of_clause(&self, que: usize) -> Option<(NounPhrase, Range<usize>)> {
        let frames = self.frames();
        let limit = self.frame.items.end;
        let speaks = |phrase: &NounPhrase| phrase.head.speaks();
        let verb = (que + 1..limit.min(que + VERB)).find(|&i| self.phrases.is_finite(i))?;
        let adverb = |&i: &usize| frames.has(i, Classes::ADVERB) || is_adverb_by_ending(frames, i);
        let participle = |&i: &usize| frames.has(i, Classes::CUE_PARTICIPLE) || is_participle_by_ending(frames, i);
        let behind = (verb + 1..limit).find(|i| !adverb(i)).filter(participle);
        let auxiliary = frames.has(verb, Classes::AUXILIARY);
        let told = verb..behind.filter(|_| auxiliary).unwrap_or(verb) + 1;
        if let Some(before) = self.phrases.at(que + 1, verb, true).filter(speaks) {
            return Some((before, told));
        }
        let subject = self.phrases.skip_to_subject(told.end, limit);
        let subject = subject + usize::from(frames.is_sign(subject, ','));
        Some((self.phrases.at(subject, limit, true).filter(speaks)?, told))
    }

    /// The subject of the frame's first finite verb, or the pronoun that opens it.
    pub(super) fn main_subject(&self) -> Option<NounPhrase> {
        self.main_subject.get_or_init(|| self.find_main_subject()).clone()
    }

    fn find_main_subject(&self) -> Option<NounPhrase> {
        let frames = self.frames();
        let Range { start, end } = self.frame.items.clone();
        let pronoun = frames.has(start, Classes::SUBJECT_PRONOUN) && !frames.has(start, Classes::DETERMINER);
        if start < end && pronoun {
            let nobody = is_impersonal(frames.surface, frames.index(start));
            return (!nobody).then_some(NounPhrase { items: start..start + 1, head: Head::Pronoun });
        }
        let verb = (start..end.min(start + 40)).find(|&i| self.phrases.is_finite(i))?;
        let mut at = verb;
        while at > start && frames.has(at - 1, Classes::CLITICS) && !frames.has(at - 1, Classes::SUBJECT_PRONOUN) {
            at -= 1;
        }
        self.phrases.of_verb(at, start, true)
    }
}

/// Does a comma, dash or parenthesis set off what stands behind it?
fn is_insertion_sign(frames: &Frames<'_, '_>, item: usize) -> bool {
    frames.is_kind(item, TokenKind::Sign) && matches!(frames.token(item).first, ',' | '–' | '—' | '-' | '(')
}
