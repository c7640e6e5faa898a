//! Those who speak: their numbers and colours.

use rustc_hash::FxHashMap;

use crate::article::{Article, Quotation, Speaker};
use crate::export::source::Source;

/// Colours of speakers in the style sheet; further speakers share the grey one.
const COLOURS: usize = 7;

/// Everything that one of them says.
pub(super) struct Voice<'a> {
    pub(super) entity: Option<u32>,
    /// How the text calls them beside their first quotation.
    pub(super) words: &'a str,
    pub(super) quotations: Vec<&'a Quotation>,
}

/// One of those whom a quotation is from: an entity, or a source without a name by its words.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Entity(u32),
    Words(String),
}

/// Those who speak, in the order of their first words.
#[derive(Default)]
pub(super) struct Speakers<'a> {
    pub(super) voices: Vec<Voice<'a>>,
    numbers: FxHashMap<Key, usize>,
}

impl<'a> Speakers<'a> {
    pub(super) fn new(article: &'a Article) -> Speakers<'a> {
        let mut speakers = Speakers::default();
        for quotation in &article.quotations {
            let Some(speaker) = &quotation.speaker else { continue };
            for key in keys(speaker) {
                let entity = key.entity();
                let number = *speakers.numbers.entry(key).or_insert_with(|| {
                    speakers.voices.push(Voice { entity, words: &speaker.text, quotations: Vec::new() });
                    speakers.voices.len()
                });
                speakers.voices[number - 1].quotations.push(quotation);
            }
        }
        speakers
    }

    /// The numbers of those who say it, from 1 on.
    pub(super) fn numbers(&self, quotation: &Quotation) -> Vec<usize> {
        quotation.speaker.iter().flat_map(keys).filter_map(|key| self.numbers.get(&key).copied()).collect()
    }
}

impl Key {
    fn entity(&self) -> Option<u32> {
        match self {
            Key::Entity(id) => Some(*id),
            Key::Words(_) => None,
        }
    }
}

/// Everyone who speaks; a source without a name comes first.
fn keys(speaker: &Speaker) -> impl Iterator<Item = Key> + '_ {
    let unnamed = speaker.entity.is_none().then(|| Key::Words(speaker.text.to_lowercase()));
    unnamed.into_iter().chain(speaker.entities().map(Key::Entity))
}

/// The class of a speaker's colour.
pub(super) fn colour(number: Option<usize>) -> String {
    format!("g-s{}", number.filter(|&number| number <= COLOURS).unwrap_or(0))
}

/// The names of those who say it; of a source without a name, its words.
pub(super) fn names(source: &Source<'_>, quotation: &Quotation) -> Option<String> {
    let speaker = quotation.speaker.as_ref()?;
    let unnamed = speaker.entity.is_none().then_some(speaker.text.as_str());
    let named = source.speaking(Some(speaker)).map(|entity| entity.name.as_str());
    Some(unnamed.into_iter().chain(named).collect::<Vec<_>>().join(", "))
}
