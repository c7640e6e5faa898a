//! Whom a role stands for behind a verb that says that whoever spoke goes on: `« ... », souligne Paul Roy. « ... », ajoute le ministre.`

use super::scene::{Scene, Standing};
use crate::article::Gender;
use crate::entities::roles::phrase::RolePhrase;
use crate::ids::EntityId;
use crate::lexicon::Classes;

/// How many of the writer's sentences back the speaker was named at most.
const FARTHEST: usize = 3;

/// How many words of a sentence are looked at for somebody without a name.
const MOST_WORDS: usize = 200;

/// The last subject before the sentence, where the verb before the role goes on with what was said, and nothing tells that the speaker
/// is somebody else: another role, another gender.
pub(super) fn speaker(
    scene: &Scene<'_, '_, '_, '_>,
    sentence: usize,
    phrase: &RolePhrase,
    gender: Option<Gender>,
) -> Option<EntityId> {
    let reader = scene.reader;
    let verb = phrase.tokens.start.checked_sub(2)?;
    if !reader.lexicon.agreement.going_on.contains(&reader.word_id(verb)) {
        return None;
    }
    let role = phrase.form(reader)?.role;
    for tokens in scene.told_before(sentence).take(FARTHEST) {
        let subject =
            scene.placed_in(tokens.clone()).iter().rev().find(|placed| {
                scene.is_person(placed) && placed.mark.is_none() && placed.standing == Standing::Subject
            });
        if let Some(placed) = subject {
            let agrees = scene.may_have(placed.entity, gender);
            return (agrees && scene.may_be_called(placed.entity, role)).then_some(placed.entity);
        }
        // « ..., selon un policier »: somebody without a name spoke.
        if tokens.take(MOST_WORDS).any(|at| reader.has(at, Classes::ROLE) && !scene.is_role(at)) {
            return None;
        }
    }
    None
}
