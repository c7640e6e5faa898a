//! Whose voice a whole block is: the reply in an interview, the signature of an embedded post.

use crate::article::{BlockKind, EntityKind, MentionForm};
use crate::entities::Entities;
use crate::ids::EntityId;
use crate::surface::Surface;
use crate::tokens::TokenKind;

/// How many tokens a speaker's label has at most: `LE MONDE :`, `Jeanne Morel. -`.
const LABEL: usize = 8;

/// The blocks that have a speaker.
pub(crate) fn voices(surface: &Surface<'_>, entities: &Entities) -> Vec<(usize, EntityId)> {
    let mut voices = Vec::new();
    let mut interviewee = None;
    for (block, range) in surface.tokens.by_block.iter().enumerate() {
        let speaker = match surface.blocks[block].kind {
            BlockKind::Answer => {
                let named = label(surface, entities, range.start, range.end);
                interviewee = named.or(interviewee).or_else(|| announced(surface, entities, range.start));
                interviewee
            }
            BlockKind::Embed => signature(surface, entities, range.start, range.end),
            _ => None,
        };
        voices.extend(speaker.map(|speaker| (block, speaker)));
    }
    voices
}

/// The person whose name opens an answer, with a sign behind it.
fn label(surface: &Surface<'_>, entities: &Entities, start: usize, end: usize) -> Option<EntityId> {
    let mention = entities.mentions_in(start..end.min(start + 2)).iter().find(|m| m.form == MentionForm::Name)?;
    let sign = mention.tokens.end;
    let closes = sign < end.min(start + LABEL)
        && surface.token(sign).kind == TokenKind::Sign
        && matches!(surface.token(sign).first, ':' | '.' | '-' | '–' | '—');
    (closes && entities.get(mention.entity).kind == EntityKind::Person).then_some(mention.entity)
}

/// The person that the text before the first answer names most, the first one of several. Not who signs the article or its pictures.
fn announced(surface: &Surface<'_>, entities: &Entities, before: usize) -> Option<EntityId> {
    let mut counts: Vec<(EntityId, usize)> = Vec::new();
    let question = surface.blocks.iter().position(|block| block.kind == BlockKind::Question);
    let end = question.map_or(before, |block| surface.tokens.by_block[block].start);
    for mention in entities.mentions_in(0..end).iter().take(100) {
        if is_page(surface, mention.tokens.start)
            || mention.form != MentionForm::Name
            || entities.get(mention.entity).kind != EntityKind::Person
        {
            continue;
        }
        match counts.iter_mut().find(|(id, _)| *id == mention.entity) {
            Some((_, count)) => *count += 1,
            None => counts.push((mention.entity, 1)),
        }
    }
    let most = counts.iter().map(|&(_, count)| count).max()?;
    counts.iter().find(|&&(_, count)| count == most).map(|&(id, _)| id)
}

/// Does a token stand in a line of the page, which names who signs the article or its pictures and nobody who speaks?
pub(super) fn is_page(surface: &Surface<'_>, token: usize) -> bool {
    matches!(
        surface.blocks[surface.block_of(token)].kind,
        BlockKind::Byline | BlockKind::Caption | BlockKind::Header | BlockKind::Related | BlockKind::Boilerplate
    )
}

/// The name behind the last dash of an embedded post: `— Jeanne Morel (@jmorel) 3 mars 2020`.
fn signature(surface: &Surface<'_>, entities: &Entities, start: usize, end: usize) -> Option<EntityId> {
    let dash = (start..end).rev().take(30).find(|&at| surface.is_sign(at, '—') || surface.is_sign(at, '–'))?;
    entities.mentions_in(dash..end).iter().find(|m| m.form == MentionForm::Name).map(|m| m.entity)
}
