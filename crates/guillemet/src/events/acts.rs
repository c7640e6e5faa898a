//! What somebody does in an opening: the sentences of which he or she is the subject.

use super::clause::Clause;
use super::opening::Read;
use super::told;
use crate::article::MentionForm;
use crate::entities::{Entities, Mention};
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::surface::Surface;

/// Endings of participles. In `-ue` only `-lue` (`élue`, `conclue`) hardly ends anything else.
const PARTICIPLES: [&str; 12] = ["é", "ée", "és", "ées", "i", "ie", "is", "it", "ite", "u", "lue", "us"];

/// Does a word end as participles do: `jugée`, `élu`, `mis`?
pub(super) fn is_participle(word: &str) -> bool {
    PARTICIPLES.iter().any(|ending| word.ends_with(ending))
}

/// The opening, and which of its sentences tells the event by its place.
pub(super) struct Acts<'o, 't> {
    pub(super) read: Read<'o, 't>,
    pub(super) entities: &'o Entities,
    pub(super) told: usize,
}

impl Acts<'_, '_> {
    /// Does the sentence that tells the event by its place name the entity nowhere? Who acts and what happens are one fact.
    pub(super) fn is_elsewhere(&self, id: EntityId) -> bool {
        let Read { surface, sentences: opening, .. } = self.read;
        let told = surface.sentences[opening[self.told]].tokens.clone();
        // « La cote du |chef de l'État recule » names nobody.
        let names = |mention: &Mention| mention.entity == id && mention.form != MentionForm::Role;
        !self.is_subject(self.told, id) && !self.entities.mentions_in(told).iter().any(names)
    }

    /// The title, if the entity is its subject and a verb stands there that is no participle: not `Jeanne Morel jugée à Brest`.
    pub(super) fn titled(&self, id: EntityId) -> Option<usize> {
        let Read { surface, sentences: opening, clauses, .. } = self.read;
        // « Le canton interdit |les trottinettes »: an ending of participles and of the present, before its object.
        let has_object = |verb: usize| {
            let article = Classes::DETERMINER.union(Classes::ELISION);
            surface.word(verb).ends_with("it")
                && surface.has(verb + 1, article)
                && !surface.has(verb + 1, Classes::PREPOSITION)
        };
        let finite =
            |i: usize| clauses[i].verb.is_some_and(|verb| !is_participle(surface.word(verb)) || has_object(verb));
        let asks = |i: usize| told::asks(surface, opening[i]);
        let tells = |i: usize| self.is_subject(i, id) && finite(i) && !asks(i);
        (0..opening.len()).find(|&i| self.read.titled(i) && tells(i))
    }

    /// The sentence behind the told one in which the entity does something but speak, not what it did before or did as well.
    pub(super) fn behind(&self, id: EntityId) -> Option<usize> {
        let Read { surface, sentences: opening, clauses, .. } = self.read;
        let speech = |i: usize| self.only_speaks(i) || goes_on_saying(surface, &clauses[i]);
        let aside = |i: usize| {
            let (sentence, clause) = (opening[i], &clauses[i]);
            told::is_background(surface, sentence, clause) && !self.read.dated(i) || adds(surface, clause)
        };
        let acts = |i: usize| clauses[i].verb.is_some() && self.is_subject(i, id);
        (self.told + 1..opening.len()).find(|&i| acts(i) && !speech(i) && !aside(i))
    }

    /// Does a sentence say no more than who spoke the words in marks that open it?
    pub(super) fn only_speaks(&self, i: usize) -> bool {
        only_speaks(self.read.surface, self.read.sentences[i], &self.read.clauses[i])
    }

    fn is_subject(&self, i: usize, id: EntityId) -> bool {
        self.read.clauses[i].subject.is_some_and(|mention| self.entities.mentions[mention].entity == id)
    }
}

/// `« ... », |a déclaré Jeanne Morel`: does a sentence open with marks, and its verb follow them at once?
pub(super) fn only_speaks(surface: &Surface<'_>, sentence: usize, clause: &Clause) -> bool {
    let start = surface.sentences[sentence].tokens.start;
    let pair = surface.marks.binary_search_by_key(&start, |pair| pair.open).ok();
    let close = pair.and_then(|pair| surface.marks[pair].close);
    close.zip(clause.verb).is_some_and(|(close, verb)| verb > close && verb <= close + 2)
}

/// `Elle |a ajouté que`, `Il |poursuit que`: more of the same speech, and nothing that somebody did.
pub(super) fn goes_on_saying(surface: &Surface<'_>, clause: &Clause) -> bool {
    const LONGEST_VERB: usize = 3;
    let lexicon = surface.lexicon;
    let tokens = clause.verb.and_then(|verb| surface.tokens.all.get(verb..)).unwrap_or_default();
    tokens.windows(2).take(LONGEST_VERB).any(|pair| {
        lexicon.agreement.going_on.contains(&pair[0].word) && lexicon.speech.known.que.contains(&pair[1].word)
    })
}

/// `Il |a par ailleurs été condamné`, `Elle |estime aussi que`: does a clause add something to what was said before? Not `Elle est toujours
/// aussi calme`.
pub(super) fn adds(surface: &Surface<'_>, clause: &Clause) -> bool {
    const LONGEST_VERB: usize = 4;
    let compares = Classes::ETRE.union(Classes::ADVERB).union(Classes::NEGATION).union(Classes::COORDINATOR);
    let known = &surface.lexicon.speech.known;
    let adds = |at: usize| {
        let next = |i: usize| surface.tokens.all.get(at + 1 + i).map_or(Default::default(), |token| token.word);
        let token = surface.tokens.all.get(at);
        let found = token.and_then(|token| surface.lexicon.adding.longest(token.word, next));
        let degree = || surface.has(at - 1, compares) || known.been.contains(&surface.token(at - 1).word);
        found.is_some_and(|(_, may_be_degree)| !may_be_degree || !degree())
    };
    clause.verb.is_some_and(|verb| (verb + 1..=verb + LONGEST_VERB).any(adds))
}
