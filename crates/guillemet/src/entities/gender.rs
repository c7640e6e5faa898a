//! The gender of persons, with what tells it: a civility, a role's form, what agrees with the name, a given name.

use super::Entities;
use super::agreement::Votes;
use super::reader::Reader;
use crate::article::{EntityKind, Gender, MentionForm};

/// What tells of an entity.
#[derive(Clone, Copy, Default)]
pub(super) struct Clues {
    civility: Option<Gender>,
    /// What its roles tell that are known so far.
    role: Option<Gender>,
    first_name: Option<Gender>,
    /// The given name is one that few bear.
    rare: bool,
}

/// What tells the gender of each entity beside its names.
pub(super) fn clues(reader: &Reader<'_, '_>, entities: &Entities) -> Vec<Clues> {
    let mut clues = vec![Clues::default(); entities.all.len()];
    for mention in &entities.mentions {
        if mention.form != MentionForm::Name || entities.all[mention.entity.index()].kind != EntityKind::Person {
            continue;
        }
        let clue = &mut clues[mention.entity.index()];
        let start = mention.tokens.start;
        if let Some(at) = reader.civility_before(start, start.saturating_sub(2)) {
            let told = reader.lexicon.people.civility(reader.word_id(at)).and_then(|civility| civility.gender);
            clue.civility = clue.civility.or(told);
        }
        // A surname alone (`Martin`) tells nothing, even where it is a given name too.
        let whole_name = entities.all[mention.entity.index()].name.len() == mention.span.len();
        if whole_name && (mention.tokens.len() > 1 || reader.is_first_name(start)) {
            // « Sœur Anne », « Mère Xantha »
            let kin = || reader.lexicon.people.human(reader.word_id(start)).flatten();
            clue.first_name = reader.first_name_gender(start).or_else(kin).or(clue.first_name);
            clue.rare = reader.lexicon.people.is_rare_name(reader.word_id(start));
        }
    }
    clues
}

/// Sets the gender of every person that the text tells, as far as roles are known.
pub(super) fn decide(entities: &mut Entities, clues: &mut [Clues], agreeing: &[Votes]) {
    clues.iter_mut().for_each(|clue| clue.role = None);
    for holder in &entities.holders {
        let role = &mut clues[holder.entity.index()].role;
        // A feminine form is never used of a man; a masculine one may be of a woman (`l'écrivain Annie Ernaux`).
        if holder.gender == Some(Gender::Female) || role.is_none() {
            *role = holder.gender.or(*role);
        }
    }
    for ((entity, clue), votes) in entities.all.iter_mut().zip(clues).zip(agreeing) {
        let role = clue.role;
        let agreement = votes.winner();
        let first_name = clue.first_name.filter(|_| !clue.rare);
        let masculine_of_a_woman = role == Some(Gender::Male) && agreement.or(first_name) == Some(Gender::Female);
        entity.given_name = first_name;
        let told = (clue.civility.map(|gender| (gender, "civility")))
            .or_else(|| role.filter(|_| !masculine_of_a_woman).map(|gender| (gender, "role")))
            .or_else(|| agreement.map(|gender| (gender, "agreement")))
            .or_else(|| clue.first_name.map(|gender| (gender, "first_name")));
        if let Some((gender, evidence)) = told {
            entity.gender = Some(gender);
            entity.gender_evidence = Some(evidence);
        }
    }
}

/// Gives a person of unknown gender that of the words that take them up: `Wes Roy est venu. Il a souri.`, `la Camerounaise`. A given
/// name gives way to a pronoun that nobody else can be meant by.
pub(super) fn by_pronouns(reader: &Reader<'_, '_>, entities: &mut Entities) {
    let people = &reader.lexicon.people;
    for mention in entities.mentions.iter().filter(|mention| mention.form != MentionForm::Name) {
        let entity = &mut entities.all[mention.entity.index()];
        let word = reader.word_id(mention.tokens.end - 1);
        let told = match mention.form {
            MentionForm::Pronoun => {
                people.pronoun_gender(word).or_else(|| people.latter(word)).or_else(|| people.this_one(word))
            }
            _ => reader.lexicon.names.demonym(word).and_then(|demonym| demonym.gender),
        };
        let open = entity.gender.is_none() || entity.gender_evidence == Some("first_name");
        if open && told.is_some() && told != entity.gender && entity.kind == EntityKind::Person {
            entity.gender = told;
            entity.gender_evidence = Some("agreement");
        }
    }
}
