//! The sentence of an opening that tells the event.

use super::acts;
use super::clause::Clause;
use super::opening::{self, Read};
use super::subject::{self, Actor};
use super::title::Title;
use crate::lexicon::{Classes, Nobody};
use crate::surface::Surface;

/// The first sentence of the text behind the title that has a main verb, unless it leads up to the one behind it. `timed` tells
/// of a sentence of the opening whether it names a day near the publication, or a week or month around it.
pub(super) fn sentence(read: Read<'_, '_>, timed: impl Fn(usize) -> bool) -> Option<usize> {
    let Read { surface, sentences: opening, clauses, .. } = read;
    let tells = |i: &usize| clauses[*i].verb.is_some();
    let asks = |i: &usize| asks(surface, opening[*i]);
    let told = (0..opening.len())
        .find(|i| !read.titled(*i) && tells(i) && !asks(i))
        .or_else(|| (0..opening.len()).find(|i| !read.titled(*i) && tells(i)))
        .or_else(|| (0..opening.len()).find(tells))
        .or((!opening.is_empty()).then_some(0))?;
    if let Some(verbless) = verbless(read, told) {
        return Some(verbless);
    }
    // « Il a également été condamné »: a lead that adds to what the title says.
    let adds = |i: usize| read.titled(0) && acts::adds(surface, &clauses[i]);
    let leads_up = |i: usize| {
        let (sentence, clause) = (opening[i], &clauses[i]);
        adds(i)
            || describes(surface, sentence, clause)
            || (is_background(surface, sentence, clause) || presents(surface, sentence, clause)) && !read.dated(i)
    };
    let next = Some(told + 1).filter(|next| *next < opening.len() && tells(next) && !asks(next) && !leads_up(*next));
    let goes_on = |next: &usize| {
        let block = |i: usize| surface.sentences[opening[i]].block;
        describes(surface, opening[told], &clauses[told]) || adds(told) || block(*next) == block(told)
    };
    // « L’usine avait fermé. » as the lead, « Elle a rouvert »: the body tells what happened after that.
    let body = || {
        let retold = opening::retold(surface, opening, told);
        retold.filter(|i| tells(i) && !asks(i) && !leads_up(*i))
    };
    let told = match leads_up(told) && !read.titled(told) {
        true => next.filter(goes_on).or_else(body).unwrap_or(told),
        false => told,
    };
    let told = says_title(read, told, timed).unwrap_or(told);
    // « Des heurts ont éclaté. » « Des dizaines de riverains ont défilé »: of a thing and people, people act.
    let actor = |i: usize| subject::unnamed(surface, &clauses[i]).map(|phrase| phrase.actor);
    let people = opening::retold(surface, opening, told)
        .filter(|&retold| actor(told) == Some(Actor::Thing) && actor(retold) == Some(Actor::People))
        .filter(|&retold| read.dated(retold) || !read.dated(told));
    Some(people.unwrap_or(told))
}

/// `Nouvelle grève des médecins depuis lundi à Brest. Ils réclament ...`: the first sentence of the body, if it has no verb and names the day,
/// which the first one with a verb does not.
fn verbless(read: Read<'_, '_>, told: usize) -> Option<usize> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 6..=28;
    let Read { surface, sentences: opening, clauses, .. } = read;
    let first = (0..told).find(|&i| !read.titled(i))?;
    let short = LENGTHS.contains(&surface.sentences[opening[first]].tokens.len());
    (short && clauses[first].verb.is_none() && !asks(surface, opening[first]) && read.dated(first) && !read.dated(told))
        .then_some(first)
}

/// `La maire |ferme un pont` as the title, `Les riverains sont inquiets. La maire a annoncé mardi qu’elle ferme un pont`: the first of the
/// sentences that say most of what the title says, where the one that tells the event by its place has little of it.
fn says_title(read: Read<'_, '_>, told: usize, timed: impl Fn(usize) -> bool) -> Option<usize> {
    const LITTLE: usize = 2;
    const MUCH: usize = 3;
    const NEAR: usize = 5;
    let Read { surface, sentences: opening, clauses, .. } = read;
    let title = Title::of(surface, opening);
    if title.len() < MUCH {
        return None;
    }
    let already = title.shared(surface, opening[told], LITTLE + 1);
    if already > LITTLE {
        return None;
    }
    let timed = timed(told);
    // Two words in common are hardly a chance: then the other sentence has five, and the day.
    let (much, day) = if already == LITTLE { (2 * already + 1, true) } else { (MUCH, false) };
    let tells = |&i: &usize| {
        let sentence = opening[i];
        let clause = &clauses[i];
        clause.verb.is_some_and(|verb| !opening::is_state(surface, verb))
            && !asks(surface, sentence)
            && !is_background(surface, sentence, clause)
            && !acts::only_speaks(surface, sentence, clause)
            && !acts::goes_on_saying(surface, clause)
            && !acts::adds(surface, clause)
            && (read.dated(i) || !timed)
    };
    let behind = told + 1..opening.len().min(told + 1 + NEAR);
    let said = behind.filter(tells).map(|i| (title.shared(surface, opening[i], usize::MAX), i));
    let said = said.filter(|&(shared, i)| shared >= much && (read.dated(i) || !day && shared * 2 >= title.len()));
    let (_, i) = said.max_by_key(|&(shared, i)| (shared, std::cmp::Reverse(i)))?;
    Some(i)
}

/// `Faut-il s’inquiéter ?`: a question tells nothing.
pub(super) fn asks(surface: &Surface<'_>, sentence: usize) -> bool {
    surface.is_sign(surface.sentences[sentence].tokens.end - 1, '?')
}

/// `Elle avait 84 ans. |La chanteuse s’est éteinte mardi`, `Il s’agit d’un vol`: does a sentence only say what somebody was whom a pronoun
/// names, or what something is?
fn describes(surface: &Surface<'_>, sentence: usize, clause: &Clause) -> bool {
    let known = &surface.lexicon.speech.known;
    let first = surface.token(surface.sentences[sentence].tokens.start).word;
    let somebody = [&known.he, &known.she, &known.they, &known.they_female].iter().any(|words| words.contains(&first));
    // « Il y a »
    let impersonal = |verb| surface.has(verb, Classes::OBJECT_CLITIC);
    // « Il s’agit de »
    let is_about = |verb: usize| {
        let next = surface.tokens.all.get(verb + 1);
        next.is_some_and(|next| surface.lexicon.impersonal.kind(next.word) == Some(Nobody::Reflexive))
    };
    clause.verb.is_some_and(|verb| {
        somebody && (opening::is_state(surface, verb) && !impersonal(verb) || is_about(verb) && impersonal(verb))
    })
}

/// `C’est |un nouveau départ. Le club a engagé ...`: does a sentence only say what something is that is told behind it?
fn presents(surface: &Surface<'_>, sentence: usize, clause: &Clause) -> bool {
    let start = surface.sentences[sentence].tokens.start;
    let it = surface.lexicon.speech.known.it.contains(&surface.token(start).word);
    it && clause.verb == Some(start + 1) && opening::is_state(surface, start + 1)
}

/// `Il y a un an, le groupe |rachetait l’usine. Il la ferme`: does the clause tell what went on before, in the imperfect?
pub(super) fn is_background(surface: &Surface<'_>, sentence: usize, clause: &Clause) -> bool {
    let sentence = &surface.sentences[sentence].tokens;
    clause.verb.is_some_and(|verb| {
        let first = (verb..sentence.end).find(|&at| !surface.has(at, Classes::CLITICS));
        first.is_some_and(|at| {
            let word = surface.word(at);
            ["ait", "aient"].iter().any(|ending| word.ends_with(ending))
                && !["rait", "raient", "fait"].iter().any(|ending| word.ends_with(ending))
        })
    })
}
