//! The sentences that open an article, and whether it tells news at all.

use std::ops::Range;

use super::amount;
use super::clause::Clause;
use crate::article::BlockKind;
use crate::lexicon::{Beside, Classes, Explaining};
use crate::surface::Surface;
use crate::tokens::{Shape, TokenKind};

/// The most sentences of an opening.
const MOST: usize = 9;

/// The most blocks that are looked at for an opening.
const MOST_BLOCKS: usize = 40;

/// An opening as it was read.
#[derive(Clone, Copy)]
pub(super) struct Read<'o, 't> {
    pub(super) surface: &'o Surface<'t>,
    /// Its sentences, as indices.
    pub(super) sentences: &'o [usize],
    /// The main clause of each.
    pub(super) clauses: &'o [Clause],
    /// A bit for each that names a day near the publication.
    pub(super) days: u32,
}

impl Read<'_, '_> {
    /// Does a sentence belong to the title?
    pub(super) fn titled(&self, i: usize) -> bool {
        kind(self.surface, self.sentences[i]) == BlockKind::Headline
    }

    /// Does a sentence name a day near the publication?
    pub(super) fn dated(&self, i: usize) -> bool {
        self.days >> i & 1 != 0
    }
}

/// The sentences of the title, the lead and the first paragraphs, as indices.
pub(super) fn of(surface: &Surface<'_>) -> Option<Vec<usize>> {
    let mut opening = Vec::with_capacity(MOST);
    let mut paragraphs = 0;
    for (at, block) in surface.blocks.iter().enumerate().take(MOST_BLOCKS) {
        match block.kind {
            BlockKind::Headline | BlockKind::Lead => {}
            BlockKind::Paragraph => paragraphs += 1,
            BlockKind::Question | BlockKind::Answer => return None,
            _ => continue,
        }
        let from = surface.sentences.partition_point(|s| s.block < at);
        let sentences = (from..surface.sentences.len()).take_while(|&s| surface.sentences[s].block == at);
        opening.extend(sentences.take(MOST - opening.len().min(MOST)));
        if paragraphs >= 3 || opening.len() >= MOST {
            break;
        }
    }
    (!opening.is_empty()).then_some(opening)
}

/// The sentence of an opening in which the body starts over from the lead that told the event.
pub(super) fn retold(surface: &Surface<'_>, opening: &[usize], told: usize) -> Option<usize> {
    let lead = kind(surface, opening[told]) == BlockKind::Lead;
    (told + 1..opening.len()).find(|&i| kind(surface, opening[i]) == BlockKind::Paragraph).filter(|_| lead)
}

/// What the block is that a sentence stands in.
pub(super) fn kind(surface: &Surface<'_>, sentence: usize) -> BlockKind {
    surface.blocks[surface.sentences[sentence].block].kind
}

/// The title, as an index of a block.
fn title(surface: &Surface<'_>) -> Option<usize> {
    surface.blocks.iter().take(MOST_BLOCKS).position(|block| block.kind == BlockKind::Headline)
}

/// `Décès de l’actrice`, above a text that begins with how old she was: the title, if it has no verb and a noun without an article opens it
/// that tells what happened, and the sentence that tells the event by its place only says what somebody was or had.
pub(super) fn titled_noun(read: Read<'_, '_>, told: usize) -> Option<usize> {
    let Read { surface, sentences: opening, clauses, .. } = read;
    let title = surface.sentences[*opening.first()?].tokens.clone();
    let known = &surface.lexicon.speech.known;
    let function = Classes::DETERMINER.union(Classes::PREPOSITION).union(Classes::ADVERB).union(Classes::SUBORDINATOR);
    let noun = title.len() > 2
        && !surface.is_sign(title.end - 1, '?')
        && clauses[0].verb.is_none()
        && surface.token(title.start).kind == TokenKind::Word
        && !surface.has(title.start, function.union(Classes::PLACE))
        && known.genitive.contains(&surface.token(title.start + 1).word);
    let is_or_has = |verb: usize| {
        let number = surface.tokens.all.get(verb + 1).is_some_and(|next| next.kind == TokenKind::Number);
        is_state(surface, verb) || surface.has(verb, Classes::AVOIR) && number
    };
    let state = clauses[told].verb.is_some_and(is_or_has) && !read.dated(told);
    (noun && state && read.titled(0) && told > 0).then_some(0)
}

/// Does the title ask: `Qu’est-ce que la marée verte ?` A text below it that names no day explains; it tells no event.
pub(super) fn asks(surface: &Surface<'_>) -> bool {
    title(surface).is_some_and(|title| {
        let tokens = &surface.tokens.by_block[title];
        !tokens.is_empty() && surface.is_sign(tokens.end - 1, '?')
    })
}

/// The first token behind the title.
pub(super) fn body(surface: &Surface<'_>) -> usize {
    title(surface).map_or(0, |title| surface.tokens.by_block[title].end)
}

/// Does the title or the lead begin as those of a guide, a review, an interview: `Comment ...`, `Retraite : tout savoir`?
pub(super) fn explains(surface: &Surface<'_>) -> bool {
    const FAR: usize = 40;
    surface.blocks.iter().zip(&surface.tokens.by_block).take(MOST_BLOCKS).any(|(block, tokens)| {
        let titled = block.kind == BlockKind::Headline;
        let section = block.kind == BlockKind::Boilerplate && is_section(block.rule);
        (titled || section || block.kind == BlockKind::Lead)
            && tokens.clone().take(if titled { FAR } else { 1 }).any(|at| {
                let opens = at == tokens.start
                    || surface.is_sign(at - 1, ':')
                    || surface.is_sign(at - 1, ',')
                    || surface.is_sign(at - 1, '|');
                opens && explaining_at(surface, at).is_some_and(|(_, sort)| sort == Explaining::Text)
            })
    })
}

/// How many tokens the words at a token have with which a text begins that tells no event, and what it is instead.
fn explaining_at(surface: &Surface<'_>, at: usize) -> Option<(usize, Explaining)> {
    let next = |i: usize| surface.tokens.all.get(at + 1 + i).map_or(Default::default(), |token| token.word);
    surface.lexicon.explaining.longest(surface.token(at).word, next)
}

/// `Jeanne Morel : « Il faut tenir »`: a title that is somebody's words and no more.
pub(super) fn is_somebodys_words(surface: &Surface<'_>) -> bool {
    title(surface).is_some_and(|title| {
        let tokens = &surface.tokens.by_block[title];
        let named = |&at: &usize| surface.token(at).is_capital() || surface.has(at, Classes::PARTICLE);
        let colon = tokens.clone().find(|at| !named(at)).filter(|&at| surface.is_sign(at, ':'));
        colon.is_some_and(|colon| {
            let pair = surface.marks.binary_search_by_key(&(colon + 1), |pair| pair.open);
            pair.is_ok_and(|pair| surface.marks[pair].close == Some(tokens.end - 1))
        })
    })
}

/// Does the clause only say what something is, has or might do: `est l’un des phares`, `serait de renoncer`, `a une fille`,
/// `apporterait du calme`?
pub(super) fn is_state(surface: &Surface<'_>, verb: usize) -> bool {
    let is_or_has = Classes::ETRE.union(Classes::AVOIR);
    let passes = Classes::ADVERB.union(Classes::NEGATION);
    let Some(verb) = (verb..verb + 3).find(|&at| surface.has(at, is_or_has)) else {
        return surface.tokens.all.len() > verb && surface.word(verb).ends_with("rait");
    };
    let behind = (verb + 1..verb + 4).find(|&at| !surface.has(at, passes));
    behind.is_some_and(|at| {
        let article = Classes::DETERMINER.union(Classes::ELISION);
        (surface.has(at, article) && !surface.has(at, Classes::PREPOSITION)) || amount::is(surface, at, &[Beside::Of])
    })
}

/// Does the writer say `je` or `me` in these tokens, outside quotation marks?
pub(super) fn says_i(surface: &Surface<'_>, tokens: Range<usize>) -> bool {
    first_person(surface, tokens).0 > 0
}

/// How often these tokens say `je` or `me`, and how often `nous`, outside the quotation marks that open in them.
fn first_person(surface: &Surface<'_>, tokens: Range<usize>) -> (usize, usize) {
    let (mut i, mut we) = (0, 0);
    let mut count = |from: usize, to: usize| {
        for at in from..to {
            if surface.has(at, Classes::FIRST_PERSON) && !is_title(surface, at) {
                let says_we = surface.lexicon.speech.known.we.contains(&surface.token(at).word);
                *(if says_we { &mut we } else { &mut i }) += 1;
            }
        }
    };
    let mut at = tokens.start;
    let marks = surface.marks.partition_point(|pair| pair.open < tokens.start);
    for pair in surface.marks[marks..].iter().take_while(|pair| pair.open < tokens.end) {
        // A pair that stands in another is passed over with it.
        if pair.open >= at {
            count(at, pair.open);
            at = pair.close.map_or(pair.open, |close| close.max(pair.open)) + 1;
        }
    }
    count(at, tokens.end);
    (i, we)
}

/// `Me Morel`: a lawyer's title, and no pronoun.
fn is_title(surface: &Surface<'_>, at: usize) -> bool {
    let next = surface.tokens.all.get(at + 1);
    surface.token(at).is_capital() && next.is_some_and(|next| next.is_capital() && next.kind == TokenKind::Word)
}

/// Does the writer speak in the first person outside quotation marks, as in an opinion or a testimony: `je` now and then, or `nous` again and
/// again?
pub(super) fn is_personal(surface: &Surface<'_>) -> bool {
    const MOST_TOKENS: usize = 3000;
    const FEWEST: usize = 4;
    const FEWEST_OF_ALL: usize = 6;
    let limit = surface.tokens.all.len().min(MOST_TOKENS);
    let (i, we) = first_person(surface, 0..limit);
    i >= FEWEST && i * 160 >= limit || we >= FEWEST_OF_ALL && we * 100 >= limit
}

/// Does a line of this rule name the section that an article stands in?
fn is_section(rule: &str) -> bool {
    rule == "section" || rule == "path"
}

/// `Opinion`, `Carte blanche : ...`: does the section above the title, or what opens the title, say that the text is somebody's opinion? Or
/// does a line below it say so: `Cette tribune n’engage que ses auteurs`?
pub(super) fn is_opinion(surface: &Surface<'_>) -> bool {
    let says = |at: usize| {
        let found = explaining_at(surface, at).filter(|&(_, sort)| sort == Explaining::Opinion);
        found.map(|(length, _)| at + length)
    };
    let section = |tokens: Range<usize>| {
        let parts = |at: usize| surface.token(at).kind != TokenKind::Word || surface.has(at, Classes::COORDINATOR);
        // « Chroniques », « Idées > Tribunes »; not « Chroniques judiciaires ».
        let described = |at: usize| {
            let function = Classes::PREPOSITION.union(Classes::COORDINATOR).union(Classes::DETERMINER);
            let token = surface.token(at);
            token.kind == TokenKind::Word && token.shape != Shape::Capital && !token.has(function)
        };
        tokens.clone().filter(|&at| at == tokens.start || parts(at - 1)).any(|at| {
            let end = says(at);
            end.is_some_and(|end| end >= tokens.end || !described(end))
        })
    };
    surface.blocks.iter().zip(&surface.tokens.by_block).any(|(block, tokens)| match block.kind {
        BlockKind::Boilerplate if is_section(block.rule) => section(tokens.clone()),
        // « Tribune : », « Opinion. »; not « Tribune de cent médecins », which tells of it.
        BlockKind::Headline => tokens.clone().next().and_then(says).is_some_and(|end| {
            let sign = surface.tokens.all.get(end).filter(|_| end < tokens.end);
            sign.is_some_and(|sign| [':', '.', '|', '-', '–', '—'].iter().any(|&c| sign.is_sign(c)))
        }),
        BlockKind::Boilerplate => tokens.clone().next().and_then(says).is_some(),
        _ => false,
    })
}
