//! The sentences that open an article, and whether it tells news at all.

use crate::article::BlockKind;
use crate::lexicon::Classes;
use crate::surface::Surface;

/// The most sentences of an opening.
const MOST: usize = 9;

/// The most blocks that are looked at for an opening.
const MOST_BLOCKS: usize = 40;

/// The sentences of the title, the lead and the first paragraphs, as indices.
pub(super) fn of(surface: &Surface<'_>) -> Option<Vec<usize>> {
    let mut opening = Vec::new();
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

/// Does the title ask: `Qu’est-ce que la marée verte ?` A text below it that names no day explains; it tells no event.
pub(super) fn asks(surface: &Surface<'_>) -> bool {
    let title = surface.blocks.iter().take(MOST_BLOCKS).position(|block| block.kind == BlockKind::Headline);
    title.is_some_and(|title| {
        let behind = surface.sentences.partition_point(|s| s.block <= title);
        let last = behind.checked_sub(1).map(|s| &surface.sentences[s]).filter(|s| s.block == title);
        last.is_some_and(|s| !s.tokens.is_empty() && surface.is_sign(s.tokens.end - 1, '?'))
    })
}

/// Does the writer speak in the first person outside quotation marks, as in an opinion or a testimony?
pub(super) fn is_personal(surface: &Surface<'_>) -> bool {
    const MOST_TOKENS: usize = 3000;
    const FEWEST: usize = 4;
    let (mut first_person, mut at) = (0, 0);
    let limit = surface.tokens.all.len().min(MOST_TOKENS);
    let mut marks = surface.marks.iter().peekable();
    while at < limit {
        while marks.next_if(|pair| pair.open < at).is_some() {}
        if let Some(pair) = marks.next_if(|pair| pair.open == at) {
            at = pair.close.map_or(at + 1, |close| close.max(at) + 1);
            continue;
        }
        first_person += usize::from(surface.has(at, Classes::FIRST_PERSON));
        at += 1;
    }
    first_person >= FEWEST && first_person * 160 >= limit
}
