//! Marked passages: which are speech, what governs them, and why the others are none.

use super::candidates::{Candidate, SourceWords};
use super::clauses::{Attribution, Clauses};
use super::cues::CueKind;
use super::governors::Governor;
use super::noun_phrases::{Head, NounPhrase};
use super::word_forms::looks_finite;
use super::{NotSpeech, Quotations};
use crate::article::QuotationKind;
use crate::lexicon::{Classes, Forms, SourceWord, Uses};
use crate::text::Span;
use crate::tokens::TokenKind;

/// What a marked passage looks like from inside.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Content {
    /// Words, without articles and prepositions of one token.
    pub(super) words: usize,
    /// All words.
    pub(super) tokens: usize,
    /// Words behind the first that begin with a capital. Not those that have one in any sentence, as in `le courage des Français`.
    pub(super) capitals: usize,
    /// A finite verb or a subject pronoun.
    pub(super) finite: bool,
    /// Its first word is a finite verb.
    pub(super) opens_finite: bool,
    /// `je`, `nous`, `vous`, `!`: somebody speaks.
    pub(super) spoken: bool,
    /// Begins with a capital letter.
    pub(super) opens_high: bool,
}

/// A passage under decision.
pub(super) struct Passage {
    pub(super) item: usize,
    pub(super) mark: usize,
    pub(super) content: Content,
    pub(super) governor: Governor,
    /// Is it its whole frame, without a word of the writer?
    pub(super) alone: bool,
    /// Does a word before it say that it is none?
    labelled: bool,
    reason: Option<&'static str>,
}

/// How many items apart passages in a row stand at most.
const IN_A_ROW: usize = 3;

/// Passages in a row are alike: a term beside speech (`« A » et « B »`, `de « A » à « B »`) is speech too, and what follows a label
/// (`les mentions « A » ou « B »`) is one, unless it is a clause.
fn spread(passages: &mut [Passage]) {
    for index in 0..passages.len() {
        let item = passages[index].item;
        let near = |other: &Passage| other.item.abs_diff(item) <= IN_A_ROW;
        let before = index.checked_sub(1).map(|i| &passages[i]).filter(|other| near(other));
        match (passages[index].reason, before) {
            (None, Some(before)) if before.labelled && !passages[index].content.finite => {
                passages[index].reason = before.reason;
                passages[index].labelled = true;
            }
            (Some("term"), before) if !passages[index].labelled => {
                let speech = |other: Option<&Passage>| other.is_some_and(|other| other.reason.is_none() && near(other));
                if speech(before) || speech(passages.get(index + 1)) {
                    passages[index].reason = None;
                }
            }
            _ => {}
        }
    }
}

impl Clauses<'_, '_, '_, '_> {
    /// Decides about every marked passage of the frame. `passages` is a list that the frames share; it is empty before and after.
    pub(super) fn marked(&self, passages: &mut Vec<Passage>, found: &mut Vec<Candidate>, out: &mut Quotations) {
        let frames = self.frames();
        let range = self.frame.items.clone();
        for &(item, mark) in frames.passages(self.frame) {
            let pronoun = Classes::OBJECT_CLITIC.union(Classes::SUBJECT_PRONOUN);
            let article = item > range.start
                && frames.has(item - 1, Classes::DETERMINER)
                && !frames.has(item - 1, pronoun)
                && !self.phrases.stands_alone(item - 1);
            let content = self.content(mark, article);
            if content.tokens == 0 {
                continue;
            }
            let governor = self.governor(item);
            let alone = range.clone().all(|i| i == item || frames.is_kind(i, TokenKind::Sign));
            let mut passage = Passage { item, mark, content, governor, alone, labelled: false, reason: None };
            passage.labelled = self.is_labelled(&passage);
            passage.reason = self.not_speech(&passage);
            passages.push(passage);
        }
        spread(passages);
        for Passage { item, mark, content, governor, alone, reason, .. } in passages.drain(..) {
            let pair = &frames.surface.marks[mark];
            if let Some(reason) = reason {
                out.not_speech.push(NotSpeech { span: pair.span, reason });
                continue;
            }
            let kind = self.kind(item, &content, &governor, alone);
            let cue = governor.cue.map(|cue| &self.cues[cue].cue);
            let continues = governor.rule == "incise"
                && found.last().is_some_and(|last: &Candidate| {
                    last.rule == "incise" && last.frame_start == frames.index(range.start) && kind == last.kind
                });
            if continues {
                if let Some(last) = found.last_mut() {
                    last.parts.push(pair.span);
                    last.mark = Some(mark);
                    continue;
                }
            }
            let colon = (governor.rule == "colon" && cue.is_none()).then(|| {
                (item > range.start && frames.is_sign(item - 1, ':')).then(|| (frames.span(item - 1..item), ":"))
            });
            found.push(Candidate {
                kind,
                parts: vec![pair.span],
                cue: cue.map(|cue| (frames.span(cue.items.clone()), cue.lemma)).or(colon.flatten()),
                source: governor.source.map(|phrase| SourceWords { span: frames.span(phrase.items.clone()), phrase }),
                rule: governor.rule,
                block: self.frame.block,
                mark: Some(mark),
                parent: self.frame.parent,
                frame: self.index,
                frame_start: frames.index(range.start),
                alone,
            });
        }
    }

    /// Reads a passage from inside. Behind an article it opens with a noun: `une « balance »`.
    fn content(&self, mark: usize, behind_article: bool) -> Content {
        let surface = self.frames().surface;
        let inner = surface.marks[mark].inner.clone();
        let mut content = Content::default();
        let small = Classes::DETERMINER.union(Classes::PREPOSITION).union(Classes::OBJECT_CLITIC);
        for (at, token) in inner.clone().zip(&surface.tokens.all[inner]).take(60) {
            match token.kind {
                TokenKind::Word | TokenKind::Number => {
                    if content.tokens == 0 {
                        content.opens_high = token.is_capital();
                    }
                    content.tokens += 1;
                    content.words += usize::from(!token.has(small));
                    let always = !content.opens_high && token.has(Classes::DEMONYM.union(Classes::PLACE));
                    content.capitals += usize::from(token.is_capital() && content.tokens > 1 && !always);
                    let opens = content.tokens == 1;
                    let finite = Classes::AUXILIARY.union(Classes::FINITE_VERB).union(Classes::SUBJECT_PRONOUN);
                    let verb = || token.has(finite) || self.finite_cue(at) || looks_finite(surface, at);
                    // One finite verb is enough.
                    if (opens || !content.finite) && !(opens && behind_article) && verb() {
                        content.finite = true;
                        content.opens_finite |= opens && !token.has(Classes::SUBJECT_PRONOUN);
                    }
                    content.spoken |= token.has(Classes::SUBJECT_PRONOUN)
                        && (self.frames().known.i.contains(&token.word)
                            || self.frames().known.we.contains(&token.word)
                            || self.frames().known.you.contains(&token.word));
                }
                TokenKind::Clitic => content.finite = true,
                TokenKind::Sign if matches!(token.first, '!' | '?') => content.spoken = true,
                _ => {}
            }
        }
        content
    }

    fn finite_cue(&self, at: usize) -> bool {
        let surface = self.frames().surface;
        let token = surface.token(at);
        token.has(Classes::CUE_VERB)
            && !(at > 0 && surface.token(at - 1).has(Classes::DETERMINER.union(Classes::PREPOSITION)))
            && surface.lexicon.speech.verbs.find(token.word).is_some_and(|(_, forms)| forms.has(Forms::FINITE))
    }

    /// Direct speech reads as an utterance of its own; what is built into the writer's sentence is mixed.
    fn kind(&self, item: usize, content: &Content, governor: &Governor, alone: bool) -> QuotationKind {
        let frames = self.frames();
        let first = self.frame.items.start;
        let utterance = content.finite || content.tokens >= 4 || content.spoken;
        let opens = item == first
            || item > first
                && frames.is_kind(item - 1, TokenKind::Sign)
                && !frames.is_sign(item - 1, ',')
                && !frames.is_sign(item - 1, '(');
        let direct = match governor.rule {
            "colon" | "signature" => true,
            "incise" if self.shouted(governor) => true,
            "incise" => (opens || self.behind_cue(item)) && (utterance || content.opens_high),
            "object" => content.opens_high && content.finite || self.shouted(governor),
            "source-word" if self.shouted(governor) => true,
            "none" => alone || opens && utterance,
            "source-word" | "inserted" => opens && content.opens_high && content.finite,
            _ => false,
        };
        if direct { QuotationKind::Direct } else { QuotationKind::Mixed }
    }

    /// Is the cue a cry: `scander`, `aux cris de`?
    pub(super) fn shouted(&self, governor: &Governor) -> bool {
        governor.cue.is_some_and(|index| {
            let cue = &self.cues[index].cue;
            cue.uses.has(Uses::CRY) || cue.kind == CueKind::Source(SourceWord::Cry)
        })
    }

    /// Does the passage go on behind its cue and source?
    fn behind_cue(&self, item: usize) -> bool {
        self.cues.iter().any(|a| a.inverted && a.items.end <= item && item - a.items.end <= 2)
    }

    /// Does a range of items hold a passage that is speech by itself? Not what somebody else says in it: `Il raconte avoir vu |une foule qui
    /// criait « ... »|`.
    pub(super) fn holds_speech(&self, items: std::ops::Range<usize>, found: &[Candidate]) -> bool {
        let span: Option<Span> = (!items.is_empty()).then(|| self.frames().span(items));
        span.is_some_and(|span| {
            let of_others = |a: &Attribution| self.relative_before(a.cue.items.start).is_some();
            let told = |cue| !self.cues.iter().any(|a| of_others(a) && self.frames().span(a.cue.items.clone()) == cue);
            let own = |candidate: &&Candidate| {
                candidate.cue.is_none_or(|(cue, _)| !span.contains(cue) || candidate.rule == "colon" || told(cue))
            };
            found
                .iter()
                .rev()
                .take_while(|c| c.frame_start == self.frames().index(self.frame.items.start))
                .filter(own)
                .any(|c| c.mark.is_some() && c.parts.iter().any(|part| span.contains(*part)))
        })
    }

    /// Is the source a pronoun of the first or second person, or one that means nobody?
    pub(super) fn is_narrator(&self, source: &NounPhrase) -> bool {
        let frames = self.frames();
        let known = frames.known;
        source.head == Head::Pronoun
            && [&known.i, &known.we, &known.you, &known.one, &known.it]
                .iter()
                .any(|words| frames.is(source.items.start, words))
    }
}
