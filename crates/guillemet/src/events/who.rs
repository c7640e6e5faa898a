//! Who acts in the main event or is concerned by it.

use super::acts::Acts;
use super::opening::{self, Read};
use super::subject::{self, Actor, Unnamed};
use super::title::Title;
use crate::article::{EntityKind, MentionForm, QuotationKind};
use crate::entities::Mention;
use crate::ids::EntityId;
use crate::quotations::Quotations;
use crate::surface::Surface;
use crate::text::Span;

/// The most mentions of one sentence that are looked at.
const MOST_MENTIONS: usize = 60;

/// Who acts or is concerned: the entity that the opening is about. `dated` is whether the sentence that tells the event names its day.
pub(super) fn who(acts: &Acts<'_, '_>, quotations: &Quotations, dated: bool) -> Option<Who> {
    let &Acts { read: Read { surface, sentences: opening, clauses, .. }, entities, told } = acts;
    let unnamed = subject::unnamed(surface, &clauses[told]);
    // People or a body without a name that act outweigh a name that does nothing: « Un homme », « Les salariés de Renault ».
    let weighs = unnamed.as_ref().is_some_and(|phrase| match phrase.actor {
        Actor::People => true,
        Actor::Body => clauses[told].inside_subject.is_none(),
        Actor::Share | Actor::Thing => false,
    });
    let demonstrative = &surface.lexicon.speech.known.demonstrative;
    // « Le toit s’est effondré lundi. Jeanne Morel attend »: who is named only behind what happened is not concerned by it. But « cette
    // panne » was told of elsewhere.
    let told_here =
        unnamed.as_ref().is_some_and(|phrase| !demonstrative.contains(&surface.token(phrase.tokens.start).word))
            && (dated || repeats_title(acts));
    let retold = opening::retold(surface, opening, told);
    let mut scores = Scores::default();
    for (i, clause) in clauses.iter().enumerate() {
        let titled = acts.read.titled(i);
        let tells = i == told || titled;
        let (subject, inside) = match (i == told, titled) {
            // « Le club de Jeanne Morel recule »: a verb that no table knows.
            (true, false) if clause.verb.is_none() => (30, 12),
            (true, _) => (60, 25),
            (_, true) => (50, 20),
            _ if clause.verb.is_none() => (0, 0),
            _ if Some(i) == retold => (35, 12),
            _ if i == told + 1 => (25, 8),
            _ => (12, 4),
        };
        if let Some(m) = clause.subject.filter(|_| subject > 0) {
            let place = entities.get(entities.mentions[m].entity).kind == EntityKind::Place;
            let does = || clause.verb.is_some_and(|verb| !opening::is_state(surface, verb));
            let concerned = tells || Some(i) == retold && does();
            scores.add(&entities.mentions[m], subject + if place { 25 } else { 0 }, tells, concerned);
        } else if let Some(m) = clause.inside_subject {
            scores.add(&entities.mentions[m], inside, false, tells);
        }
        let sentence = &surface.sentences[opening[i]];
        let named = |m: &&Mention| !is_keyword(surface, m, sentence.tokens.start);
        for mention in entities.mentions_in(sentence.tokens.clone()).iter().take(MOST_MENTIONS).filter(named) {
            let score = match (titled, i == told) {
                (true, _) => 12,
                (_, true) => 8,
                _ => 4,
            };
            scores.add(mention, score, false, tells);
        }
        if tells {
            scores.add_speakers(acts, quotations, unnamed.as_ref(), weighs, i);
        }
    }
    let mut counts = vec![0i32; entities.all.len()];
    for mention in &entities.mentions {
        counts[mention.entity.index()] += 1;
    }
    for candidate in &mut scores.candidates {
        let entity = entities.get(candidate.entity);
        candidate.score += 4 * counts[candidate.entity.index()].min(10);
        candidate.score += match entity.kind {
            EntityKind::Person => 15,
            EntityKind::Organization if entity.sort == "media" => -30,
            EntityKind::Organization => 0,
            EntityKind::Place => -30,
        };
    }
    // « Un tableau a été volé, rapporte Ouest-France »: a paper that only tells what a thing did.
    let reports =
        |candidate: &Candidate| unnamed.is_some() && !candidate.acts && entities.get(candidate.entity).sort == "media";
    // « Un pont ferme à Brest »: a place that is nowhere the subject is where it happens; where it is, what happens is told of it.
    let is_place = |id: EntityId| entities.get(id).kind == EntityKind::Place;
    let told_of = |i: usize| i <= told || retold == Some(i) || clauses[told].inside_subject.is_some();
    let is_subject = |id: EntityId| {
        let country = entities.get(id).sort == "country";
        let mut subjects = (0..clauses.len()).filter(|&i| clauses[i].verb.is_some() && (country || told_of(i)));
        subjects.any(|i| clauses[i].subject.is_some_and(|m| entities.mentions[m].entity == id))
    };
    let best = scores
        .candidates
        .iter()
        .filter(|candidate| !reports(candidate))
        .filter(|candidate| candidate.acts || !scores.sources.contains(&candidate.entity))
        .filter(|candidate| candidate.concerned || !told_here)
        .filter(|candidate| is_subject(candidate.entity) || !is_place(candidate.entity))
        .filter(|candidate| if weighs { candidate.acts && candidate.score >= 60 } else { candidate.score >= 30 })
        .max_by_key(|candidate| (candidate.score, std::cmp::Reverse(candidate.entity.index())));
    if let Some(best) = best {
        return Some(Who { span: best.span, entity: Some(best.entity), is_subject: false });
    }
    let phrase = unnamed?;
    const SENTENCES_BEHIND: usize = 6;
    let behind = opening[told] + 1..opening[told] + 1 + SENTENCES_BEHIND;
    if let Some(person) = subject::named_later(surface, entities, &phrase, behind) {
        return Some(Who { span: person.span, entity: Some(person.entity), is_subject: true });
    }
    let country = subject::country(surface, entities, &phrase).filter(|_| phrase.actor == Actor::Body);
    Some(Who { span: surface.span(phrase.tokens), entity: country, is_subject: true })
}

/// `Une école a fermé ses portes` below the title `Deux écoles fermées à Brest`: does the sentence that tells the event say the title again?
fn repeats_title(acts: &Acts<'_, '_>) -> bool {
    const FEWEST: usize = 2;
    let Read { surface, sentences: opening, .. } = acts.read;
    !acts.read.titled(acts.told) && Title::of(surface, opening).shared(surface, opening[acts.told], FEWEST) >= FEWEST
}

/// Who it is.
pub(super) struct Who {
    pub(super) span: Span,
    pub(super) entity: Option<EntityId>,
    /// Is it whom the subject without a name means?
    pub(super) is_subject: bool,
}

/// An entity that may be the one the article is about.
struct Candidate {
    entity: EntityId,
    /// Its first mention in the opening that is no pronoun, if there is one.
    span: Span,
    pronoun: bool,
    score: i32,
    /// Is it named there, or the subject where the body starts over from the lead?
    concerned: bool,
    /// Is it the subject of the title or of the clause that tells the event, or does it speak there?
    acts: bool,
}

/// The entities of an opening.
#[derive(Default)]
struct Scores {
    candidates: Vec<Candidate>,
    /// Who only reports what the sentence tells that tells the event: `La tempête a fait dix morts, selon la préfecture`.
    sources: Vec<EntityId>,
}

impl Scores {
    /// Adds to the score of the entity that a mention means.
    fn add(&mut self, mention: &Mention, score: i32, acts: bool, concerned: bool) {
        let known = self.candidates.iter().position(|candidate| candidate.entity == mention.entity);
        let at = known.unwrap_or_else(|| {
            let pronoun = mention.form == MentionForm::Pronoun;
            let (entity, span) = (mention.entity, mention.span);
            self.candidates.push(Candidate { entity, span, pronoun, score: 0, acts: false, concerned: false });
            self.candidates.len() - 1
        });
        let candidate = &mut self.candidates[at];
        if candidate.pronoun && mention.form != MentionForm::Pronoun {
            (candidate.span, candidate.pronoun) = (mention.span, false);
        }
        candidate.score += score;
        candidate.acts |= acts;
        candidate.concerned |= concerned;
    }

    /// `« ... », a prévenu Jeanne Morel`: a sentence is speech, its speaker acts. `unnamed` is the subject without a name of the sentence that
    /// tells the event, which `weighs` where it outweighs a name that does nothing.
    fn add_speakers(
        &mut self,
        acts: &Acts<'_, '_>,
        quotations: &Quotations,
        unnamed: Option<&Unnamed>,
        weighs: bool,
        i: usize,
    ) {
        let &Acts { read: Read { surface, sentences: opening, clauses, .. }, entities, told } = acts;
        let (clause, titled) = (&clauses[i], acts.read.titled(i));
        let sentence = surface.sentences[opening[i]].span;
        let speaks = quotations.all.iter().take_while(|q| q.parts.first().is_some_and(|p| p.start() < sentence.end()));
        for quotation in speaks.filter(|q| q.parts.first().is_some_and(|p| sentence.overlaps(*p))) {
            let Some(speaker) = quotation.speaker else { continue };
            let Some(entity) = speaker.entity else { continue };
            // « La tempête a fait dix morts, selon la préfecture »: whoever counts them does not act.
            let counts = unnamed.is_some_and(|phrase| phrase.actor != Actor::Share)
                && quotation.rule == "source-word"
                && quotation.kind == QuotationKind::Indirect
                && entities.get(entity).kind != EntityKind::Person;
            if i == told && counts && acts.behind(entity).is_none() {
                self.sources.push(entity);
                continue;
            }
            let leads = quotation.parts[0].start() <= sentence.start() + 4;
            let span = speaker.span.unwrap_or(entities.get(entity).name);
            let mention = Mention { span, tokens: 0..0, entity, form: MentionForm::Name };
            // « Le club dénonce « ... » »: whom the subject means, the quotation knows.
            let is_subject = clause.subject.is_none()
                && clause.verb.is_some_and(|verb| {
                    let start = surface.tokens.all[clause.start].span.start();
                    speaker.span.is_some_and(|s| s.start() == start && s.end() <= surface.token(verb).span.start())
                });
            // « L’Assemblée a voté la loi, comme le souhaitait Jeanne Morel »: who is named as the subject acts.
            let score = match (leads, clause.subject) {
                _ if is_subject => 60,
                // A title's words whose speaker it doesn't name.
                (true, None) if titled && speaker.span.is_none() => 25,
                (true, None) => 45,
                (true, Some(_)) => 20,
                _ => 5,
            };
            // « Des riverains ont défilé, selon la préfète »: whoever reports what others did does not act.
            self.add(&mention, score, is_subject || leads && (titled || !weighs), true);
        }
    }
}

/// `TRANSPORTS -`, `BRAV-M.`, `TEMPÊTE Le port`: a keyword in capitals that a sentence begins with.
fn is_keyword(surface: &Surface<'_>, mention: &Mention, start: usize) -> bool {
    if mention.tokens.start != start {
        return false;
    }
    let words = surface.source.slice(mention.span);
    let first = words.split(' ').next().unwrap_or("");
    first.chars().count() > 3
        && !first.chars().any(char::is_lowercase)
        && (surface.is_sign(mention.tokens.end, '-')
            || surface.is_sign(mention.tokens.end, '.')
            || words.len() > first.len())
}
