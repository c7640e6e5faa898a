//! The organization that a noun takes up.

use std::ops::Range;

use crate::article::{EntityKind, MentionForm};
use crate::entities::Entities;
use crate::entities::reader::Reader;
use crate::ids::EntityId;
use crate::lexicon::Classes;

/// The organization that a noun takes up: `le quotidien`, `le ministère`, `l'ONG`.
pub(in super::super) fn organization(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    tokens: Range<usize>,
) -> Option<EntityId> {
    let classes = Classes::ORGANIZATION_NOUN.union(Classes::ORGANIZATION_HEAD);
    let noun = tokens.clone().take(6).find(|&at| reader.has(at, classes))?;
    let names = &reader.lexicon.names;
    let word = reader.word_id(noun);
    let sort = names.organization_noun(word);
    entities
        .last_before(tokens.start, |mention, entity| {
            if entity.kind != EntityKind::Organization || mention.form != MentionForm::Name {
                return false;
            }
            // « a écrit sur Facebook »: where something stood. « a dit sur France Inter » makes it known who broadcasts.
            let before = mention.tokens.start.checked_sub(1).map(|at| reader.word_id(at));
            let upon = before.is_some_and(|before| reader.lexicon.speech.known.upon.contains(&before));
            if upon && entity.sort == "company" {
                return false;
            }
            // « l'hebdomadaire » is no agency.
            let agency = reader.has(mention.tokens.start, Classes::AGENCY) && word != names.agency;
            let begins = reader.word_id(mention.tokens.start) == word;
            let announced = mention.tokens.start > 0 && reader.word_id(mention.tokens.start - 1) == word;
            begins || announced || !agency && sort.is_some_and(|sort| sort == entity.sort)
        })
        .map(|mention| mention.entity)
}
