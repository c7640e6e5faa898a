//! Why words in marks are nobody's speech: labels, names, titles, terms.

use std::ops::Range;

use super::clauses::Clauses;
use super::cues::CueKind;
use super::governors::first_of_list;
use super::marked::{Content, Passage};
use super::noun_phrases::Head;
use super::word_forms::{infinitive, is_participle_by_ending, opens_with_infinitive, opens_with_participle};
use crate::article::BlockKind;
use crate::lexicon::{Classes, SourceWord, Uses};
use crate::tokens::TokenKind;

/// What a rule decides.
pub(super) enum Verdict {
    Speech,
    /// None, for this reason.
    Not(&'static str),
}
use Verdict::{Not, Speech};

/// A rule: what it decides about a passage, if it can.
type Rule = fn(&Clauses<'_, '_, '_, '_>, &Passage) -> Option<Verdict>;

/// The rules in the order in which they are asked; the first that decides wins.
const RULES: [Rule; 15] = [
    label,
    labelled,
    charge,
    among_works,
    work,
    in_source,
    titled,
    judged,
    set_off,
    announced,
    quoted_again,
    name,
    subordinate,
    fragment,
    governed,
];

/// How many words of a headline's passage are looked for in the body, and in how many passages.
const AGAIN: usize = 5;
const PASSAGES: usize = 60;
/// How many words of a passage are searched for a comma.
const SLOGAN: usize = 20;
/// How many items stand between `dont` and the noun before it, and the last passage of the list behind it, at most.
const LIST: usize = 16;
/// How many tokens a term has at most: `une « enquête interne »`.
const TERM: usize = 3;
/// How many items stand between a verb and a short passage that it governs at most.
const NEAR: usize = 12;

impl Clauses<'_, '_, '_, '_> {
    /// The reason why a passage is no speech, or `None` if it is.
    pub(super) fn not_speech(&self, passage: &Passage) -> Option<&'static str> {
        match RULES.iter().find_map(|rule| rule(self, passage)) {
            Some(Not(reason)) => Some(reason),
            Some(Speech) | None => None,
        }
    }

    /// Does a word before the passage say what it is?
    pub(super) fn is_labelled(&self, passage: &Passage) -> bool {
        labelled(self, passage).is_some()
    }

    /// Does a finite verb of the writer stand in the sentence before an item?
    fn verb_outside(&self, item: usize) -> bool {
        (self.frame.items.start..item).any(|i| self.phrases.is_finite(i))
    }

    /// Does a passage of more than a term stand in a range of items?
    fn holds_longer_passage(&self, items: Range<usize>) -> bool {
        let frames = self.frames();
        let passages = frames.passages(self.frame).iter().filter(|(item, _)| items.contains(item));
        passages.map(|&(_, mark)| frames.surface.marks[mark].inner.len()).any(|tokens| tokens > TERM)
    }

    /// Does a new clause open between two items? `décrite comme` opens none.
    fn clause_between(&self, from: usize, to: usize) -> bool {
        let frames = self.frames();
        let opens = Classes::RELATIVE.union(Classes::SUBORDINATOR);
        (from..to)
            .any(|i| frames.is(i, &frames.known.que) || frames.has(i, opens) && !frames.is(i, &frames.known.comme))
    }
}

/// A clause of its own.
fn is_clause(content: &Content) -> bool {
    content.finite && content.tokens >= 4
}

/// A colon, a cue beside it or a signature sets it off.
fn is_set_off(passage: &Passage) -> bool {
    matches!(passage.governor.rule, "incise" | "colon" | "signature")
}

/// « gilets jaunes », « fake news »: what the tables know whole.
fn label(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    let surface = clauses.frames().surface;
    let words = surface.source.slice(surface.marks[passage.mark].span);
    let known = passage.content.tokens <= 4 && surface.lexicon.speech.is_label(&crate::text::fold(words));
    known.then_some(Not("label"))
}

/// `le film « X »`, `baptisée « X »`, `les mentions « X »`.
fn labelled(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    let frames = clauses.frames();
    let first = clauses.frame.items.start;
    let article = passage.item > first && frames.is(passage.item - 1, &frames.known.the);
    let word = (passage.item - usize::from(article)).checked_sub(1).filter(|&i| i >= first)?;
    if !frames.has(word, Classes::LABELLING) {
        return None;
    }
    let own_cue = passage.governor.cue.is_some_and(|c| clauses.cues[c].cue.items.contains(&word));
    let spoken = is_clause(&passage.content) && (passage.content.spoken || is_set_off(passage));
    if own_cue || spoken { None } else { frames.surface.lexicon.speech.reason(frames.word(word)).map(Not) }
}

/// `condamnés pour « vol en réunion »`, `une enquête ouverte pour « faux » et « usage de faux »`: what somebody is charged with, a bare noun
/// behind a participle or the words of the law and `pour`. An offence needs no such words: `un procès contre ses clients pour «
/// escroquerie »`. Not `il plaide pour « plus de clarté »`, `félicité pour « son courage »`.
fn charge(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    let frames = clauses.frames();
    let Passage { item, content, governor, .. } = passage;
    let start = clauses.frame.items.start;
    let first =
        if *item > start && !frames.is(item - 1, &frames.known.pour) { first_of_list(clauses, *item) } else { *item };
    let pour = first.checked_sub(1).filter(|&i| i > start && frames.is(i, &frames.known.pour))?;
    let notably = usize::from(frames.has(pour - 1, Classes::ADVERB));
    let before = (pour - notably).checked_sub(1).filter(|&i| i >= start && frames.is_kind(i, TokenKind::Word))?;
    let passive = governor.cue.is_none_or(|cue| clauses.cues[cue].cue.kind == CueKind::Passive);
    // What somebody says of a charge in more words are their words.
    let term = content.tokens <= TERM + 1;
    let charged = || {
        frames.surface.lexicon.speech.is_charge(frames.word(before))
            || is_participle_by_ending(frames, before) && !is_active(clauses, before)
    };
    let surface = frames.surface;
    let opening = surface.marks[passage.mark].inner.start;
    let small = Classes::DETERMINER.union(Classes::PREPOSITION).union(Classes::ADVERB);
    let noun = !content.opens_high && !content.finite && !content.spoken && !surface.has(opening, small);
    // « un procès en mars contre ses clients pour « escroquerie » »
    let told = governor.source.as_ref().is_some_and(|source| source.head.speaks());
    if noun && (term || !told) && surface.lexicon.speech.is_offence(surface.token(opening).word) {
        return Some(Not("term"));
    }
    (noun && (passive || term && charged()) && !opens_with_infinitive(surface, opening)).then_some(Not("term"))
}

/// `il a plaidé| pour`: does a participle stand behind `avoir`, so that it tells what somebody did, and of no charge?
fn is_active(clauses: &Clauses<'_, '_, '_, '_>, participle: usize) -> bool {
    let frames = clauses.frames();
    participle > clauses.frame.items.start && frames.has(participle - 1, Classes::AVOIR)
}

/// `des chansons, dont « X » (Anne Roy) et « Y »`: the works that a noun announces.
fn among_works(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    let frames = clauses.frames();
    let Passage { item, content, .. } = passage;
    if !content.opens_high {
        return None;
    }
    let first = clauses.frame.items.start.max(item.saturating_sub(LIST));
    let listed = |&i: &usize| {
        let name = frames.token(i).is_capital() || frames.has(i, Classes::COORDINATOR);
        frames.mark(i).is_some() || name || frames.is_kind(i, TokenKind::Sign)
    };
    let last = (first..*item).rev().find(|i| !listed(i)).filter(|&i| frames.is(i, &frames.known.dont))?;
    let noun = (last.saturating_sub(LIST).max(clauses.frame.items.start)..last)
        .rev()
        .find_map(|i| frames.surface.lexicon.speech.reason(frames.word(i)))?;
    (noun == "title").then_some(Not("title"))
}

/// A work by where it stands: `raconte sa vie dans « Du fond du puits »`, `(« Le Grand Retour », ndlr)`, `selon le rapport annuel
/// « Global Risks »`.
fn work(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    let frames = clauses.frames();
    let Passage { item, content, governor, .. } = passage;
    let before = item.checked_sub(1).filter(|&i| i >= clauses.frame.items.start)?;
    // « reçoit dans « On n'est pas couché » »
    let inside = frames.is(before, &frames.known.inside) && matches!(governor.rule, "object" | "none");
    if !content.opens_high || content.spoken && content.finite && !inside {
        return None;
    }
    let noted = frames.is_sign(before, '(') && (item + 1..item + 4).any(|i| frames.is(i, &frames.known.editor));
    let source = governor.source.as_ref().filter(|_| governor.rule == "source-word");
    let apposed =
        !content.finite && source.is_some_and(|source| source.items.end == *item || source.items.contains(item));
    (inside || noted || apposed).then_some(Not("title"))
}

/// `le porte-parole des « foulards rouges » affirme`, `porté par le collectif des « gilets bleus »`: a term in the words for its own source.
fn in_source(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    let frames = clauses.frames();
    let Passage { item, content, governor, .. } = passage;
    let of = |end: usize| end + 1 == *item && frames.is(end, &frames.known.genitive);
    let own = governor.source.as_ref().is_some_and(|source| source.items.contains(item) || of(source.items.end));
    (own && !content.finite && content.tokens <= TERM + 1).then_some(Not("term"))
}

/// `elle présente « La Grande Fenêtre » sur Canal`, `le maire a vu « Les Oiseaux »`: a capital in the middle of the writer's clause
/// opens a title. Not a sentence, nor a slogan: `une pancarte « Touristes, dehors »`.
fn titled(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    let frames = clauses.frames();
    let Passage { item, content, governor, .. } = passage;
    let built_in = *item > clauses.frame.items.start && frames.is_kind(item - 1, TokenKind::Word);
    let words = content.opens_high && !content.finite && !content.spoken && content.tokens > 1;
    let inner = frames.surface.marks[passage.mark].inner.clone();
    let named = Classes::DEMONYM
        .union(Classes::PLACE)
        .union(Classes::CIVILITY)
        .union(Classes::ROLE)
        .union(Classes::BODY)
        .union(Classes::ORGANIZATION);
    let slogan = || inner.clone().take(SLOGAN).any(|at| frames.surface.is_sign(at, ','));
    let other = || frames.surface.has(inner.start, named) || clauses.phrases.names_person(inner.start) || slogan();
    let governed =
        || matches!(governor.rule, "object" | "none" | "inserted" | "source-word") && !clauses.shouted(governor);
    (built_in && words && governed() && !other()).then_some(Not("title"))
}

/// `« Inadmissible », selon X`, `« Du jamais-vu » pour X`: a passage that is all that its source says.
fn judged(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    let frames = clauses.frames();
    let Passage { item, governor, .. } = passage;
    let cue = governor.cue.filter(|_| governor.rule == "source-word").map(|cue| clauses.cues[cue].cue.items.start)?;
    let beside = cue == item + 1 || cue == item + 2 && frames.is_sign(item + 1, ',');
    let first = clauses.frame.items.start;
    let article = usize::from(*item > first && frames.has(item - 1, Classes::DETERMINER));
    let opens = item - article == first || frames.is_sign(item - article - 1, ',');
    (beside && opens && !(first..*item).any(|i| clauses.phrases.is_finite(i))).then_some(Speech)
}

/// `« ... », dit X`, `X : « ... »`: speech, but for a word or two inside the clause that a cue behind it reports whole.
fn set_off(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    if !is_set_off(passage) {
        return None;
    }
    let first = clauses.frame.items.start;
    if passage.content.tokens >= 3 || passage.governor.rule != "incise" || passage.item == first {
        return Some(Speech);
    }
    let reported = passage.governor.cue.is_some_and(|cue| clauses.cues[cue].cue.items.start > passage.item);
    (reported && clauses.verb_outside(passage.item)).then_some(Not("term"))
}

/// `le slogan « ... »`, `ces mots « ... »`, `aux cris de « ... »`.
fn announced(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    let frames = clauses.frames();
    let Passage { item, governor, .. } = passage;
    let noun = *item > clauses.frame.items.start && frames.has(item - 1, Classes::CUE_NOUN);
    let cry = clauses.shouted(governor)
        && governor.cue.is_some_and(|cue| !clauses.clause_between(clauses.cues[cue].cue.items.end.min(*item), *item));
    (noun || cry).then_some(Speech)
}

/// A headline's word or two that the body quotes in a longer passage: `un procès « inédit »` ... `« C'est inédit », dit X`.
fn quoted_again(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    let surface = clauses.frames().surface;
    let headline = surface.blocks[clauses.frame.block].kind == BlockKind::Headline;
    if !headline || passage.content.tokens > AGAIN || passage.content.capitals > 0 {
        return None;
    }
    let words = surface.marks[passage.mark].inner.clone();
    let holds = |start: usize, end: usize| {
        start + words.len() <= end
            && words.clone().enumerate().all(|(i, at)| surface.word(start + i).eq_ignore_ascii_case(surface.word(at)))
    };
    let longer = |pair: &&crate::marks::Marked| pair.inner.len() > words.len() + 1;
    let again = surface.marks[passage.mark + 1..]
        .iter()
        .take(PASSAGES)
        .filter(longer)
        .any(|pair| pair.inner.clone().take(PASSAGES).any(|start| holds(start, pair.inner.end)));
    again.then_some(Speech)
}

/// Capitals all over, and no verb: a name, a title.
fn name(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    let content = &passage.content;
    let named = content.opens_high && content.tokens == 1
        || content.capitals > 0 && content.capitals * 3 >= content.words.saturating_sub(1) * 2;
    // « Un séisme pour Nevers. » is a sentence.
    let frames = clauses.frames();
    let sentence = passage.alone && content.tokens > 3 && frames.is_sign(clauses.frame.items.end - 1, '.');
    let yes = named && !content.finite && content.tokens <= 8 && !sentence;
    yes.then_some(Not(if content.tokens <= 2 { "name" } else { "title" }))
}

/// Behind `que`, a marked clause or the beginning of one is speech.
fn subordinate(_: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    (passage.governor.rule == "que").then_some(Speech)
}

/// Without a cue: a clause, some words of length, a headline's words; `le comité « demeure inquiet »`.
fn fragment(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    let Passage { item, content, governor, alone, .. } = passage;
    if governor.rule != "none" {
        return None;
    }
    let frames = clauses.frames();
    let headline = frames.surface.blocks[clauses.frame.block].kind == BlockKind::Headline;
    let subject = *item > clauses.frame.items.start
        && (frames.has(item - 1, Classes::SUBJECT_PRONOUN)
            || governor.source.as_ref().is_some_and(|source| source.items.end == *item));
    // A full stop makes a sentence of two words.
    let fewest_of_sentence = if ends_sentence(clauses, passage) { 2 } else { 4 };
    let speech = is_clause(content)
        || content.opens_finite && subject && content.tokens >= 2
        || content.spoken && content.tokens >= 2
        || content.tokens >= 6
        || *alone && content.finite && content.tokens >= 2
        || *alone && content.opens_high && content.tokens >= fewest_of_sentence
        || content.tokens >= 3 && wanted(clauses, passage)
        || headline && content.tokens >= 3;
    Some(if speech { Speech } else { Not("term") })
}

/// `« Injuste et dangereux. »`: does a full stop close the passage?
fn ends_sentence(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> bool {
    let surface = clauses.frames().surface;
    let inner = surface.marks[passage.mark].inner.clone();
    !inner.is_empty() && surface.is_sign(inner.end - 1, '.')
}

/// `La ministre veut « tourner la page »`, `elle tient à « saluer les équipes »`: an infinitive behind its verb, of a subject that
/// speaks; or a participle behind its auxiliary, `ils ont « trouvé un accord »`.
fn wanted(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> bool {
    let frames = clauses.frames();
    let Passage { item, governor, .. } = passage;
    let first = clauses.frame.items.start;
    let link = *item > first && (frames.is(item - 1, &frames.known.dative) || frames.is(item - 1, &frames.known.de));
    let verb = item - usize::from(link);
    let behind_verb = verb > first
        && frames.is_kind(verb - 1, TokenKind::Word)
        && !frames.has(verb - 1, Classes::DETERMINER.union(Classes::PREPOSITION));
    let speaks = governor.source.as_ref().is_some_and(|source| source.head != Head::Document);
    let opening = frames.surface.marks[passage.mark].inner.start;
    let participle = || frames.has(verb - 1, Classes::AVOIR) && opens_with_participle(frames.surface, opening);
    behind_verb && speaks && (opens_with_infinitive(frames.surface, opening) || participle())
}

/// Under a cue: some words, or a word or two right beside a verb that names (`qualifie de « X »`).
fn governed(clauses: &Clauses<'_, '_, '_, '_>, passage: &Passage) -> Option<Verdict> {
    let Passage { item, content, governor, .. } = passage;
    let index = governor.cue?;
    let cue = &clauses.cues[index].cue;
    if matches!(governor.rule, "source-word" | "inserted") {
        let words = cue.kind == CueKind::Source(SourceWord::Words);
        let enough =
            words || content.words >= 3 || content.finite || content.tokens >= 4 && governor.rule == "source-word";
        return (!enough).then_some(Not("term"));
    }
    if content.tokens >= 4 || is_clause(content) {
        return Some(Speech);
    }
    let end = cue.items.end.min(*item);
    let naming = cue.uses.has(Uses::NAMING) || cue.uses.has(Uses::STRONG) && *item == cue.items.end;
    // « dit avoir ouvert une « enquête interne » »: the clause is reported whole.
    let clause = cue.uses.has(Uses::INFINITIVE)
        && end < *item
        && infinitive(clauses.frames(), end, *item)
        && !clauses.holds_longer_passage(end..clauses.clause_end(end, index));
    let near = item - end <= NEAR && !clause && !clauses.clause_between(end, *item);
    Some(if near && naming { Speech } else { Not("term") })
}
