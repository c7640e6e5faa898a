//! Descriptions of an organization: `le groupe`, `l'institution`, `l'exécutif européen`.

use std::ops::Range;

use super::speakers::Resolver;
use crate::article::EntityKind;
use crate::entities::Entity;
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::text::fold;

/// How many words a description has at most, and with what says of which kind it is: `l'organisme de prévision du trafic`.
const BARE: usize = 4;
const OF_A_KIND: usize = 6;

/// What a noun says of the organization that it takes up.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    /// The sorts that it can be of, with a blank between them.
    sorts: &'static str,
    /// The names of the only one that it can be, with a bar between them.
    name: &'static str,
}

impl Resolver<'_, '_, '_, '_> {
    /// The organization that spoke or was named last of those that a description can mean. `la police`, `la justice` speak for
    /// themselves; `le syndicat des taxis` is one of its own, `l'institut de sondages` is not.
    pub(super) fn body(&self, items: &Range<usize>, complement: bool) -> Option<EntityId> {
        let frames = self.frames();
        let entities = self.phrases.entities;
        if items.len() > if complement { OF_A_KIND } else { BARE } {
            return None;
        }
        let proper = |i: usize| frames.token(i).is_capital() || self.phrases.name(i).is_some();
        let of = items.clone().skip(1).find(|&i| frames.is(i, &frames.known.genitive));
        if items.clone().skip(1).any(proper) {
            return None;
        }
        let wanted = self.wanted(items, of.filter(|_| complement))?;
        let fits = |entity: &Entity| self.is_wanted(entity, wanted);
        let organization = |id: &EntityId| {
            let entity = entities.get(*id);
            entity.kind == EntityKind::Organization && fits(entity)
        };
        let last = self.last.and_then(|last| last.speaker.entity).filter(organization);
        last.or_else(|| self.before.organization_before(frames.index(items.start), fits))
    }

    /// What the noun of a description says. A complement at `of` is part of what the tables know, or the body is one of its own.
    fn wanted(&self, items: &Range<usize>, of: Option<usize>) -> Option<Wanted> {
        let frames = self.frames();
        let names = &frames.surface.lexicon.names;
        let (known, length, wanted) = items.clone().skip(1).find_map(|i| {
            let described = names.organization_descriptions.longest(frames.word(i), |next| frames.word(i + 1 + next));
            if let Some((length, (sorts, name))) = described {
                return Some((i, length, Wanted { sorts, name }));
            }
            let sorts =
                names.organization_noun(frames.word(i)).filter(|_| frames.has(i, Classes::ORGANIZATION_NOUN))?;
            Some((i, 1, Wanted { sorts, name: "" }))
        })?;
        let end = known + length;
        // « la direction |du groupe » speaks for it, « l'initiatrice |du collectif » does not.
        let leads = of.is_some_and(|of| of < known && frames.is(of - 1, &frames.known.direction));
        // « la présidence », « la présidence française », but not « la présidence allemande »
        let whole = wanted.name.is_empty() || end == items.end;
        (whole && (leads || of.is_none_or(|of| known < of && of < end))).then_some(wanted)
    }

    fn is_wanted(&self, entity: &Entity, wanted: Wanted) -> bool {
        if !wanted.name.is_empty() {
            let name = fold(self.frames().surface.source.slice(entity.name));
            return wanted.name.split('|').any(|one| fold(one) == name);
        }
        match wanted.sorts {
            "any" => entity.sort != "media",
            sorts => {
                let sort = if entity.sort.is_empty() { self.sort_by_head(entity) } else { entity.sort };
                sort.is_empty() || sorts.split(' ').any(|one| one == sort)
            }
        }
    }

    /// Of which sort the first word of its name says that an organization is: `le ministère de la Santé` is no `syndicat`.
    fn sort_by_head(&self, entity: &Entity) -> &'static str {
        let surface = self.frames().surface;
        let head = surface.token(surface.token_from(entity.name.start()));
        let sort = surface.lexicon.names.organization_noun(head.word);
        let institution = head.has(Classes::ORGANIZATION_HEAD.union(Classes::BODY));
        sort.unwrap_or(if institution { "institution" } else { "" })
    }
}
