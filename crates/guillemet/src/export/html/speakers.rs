//! Those who speak: their numbers and colours.

use rustc_hash::FxHashMap;

use crate::article::{Article, Quotation, Speaker};

/// Colours of speakers in the style sheet; further speakers share the grey one.
const COLOURS: usize = 7;

/// Everything that one of them says.
pub(super) struct Voice<'a> {
    pub(super) speaker: &'a Speaker,
    pub(super) quotations: Vec<&'a Quotation>,
}

/// Whom a quotation is from: an entity, or a source without a name by its words.
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
            let number = *speakers.numbers.entry(key(speaker)).or_insert_with(|| {
                speakers.voices.push(Voice { speaker, quotations: Vec::new() });
                speakers.voices.len()
            });
            speakers.voices[number - 1].quotations.push(quotation);
        }
        speakers
    }

    /// The number of the one who says it, from 1 on.
    pub(super) fn number(&self, quotation: &Quotation) -> Option<usize> {
        self.numbers.get(&key(quotation.speaker.as_ref()?)).copied()
    }
}

fn key(speaker: &Speaker) -> Key {
    speaker.entity.map_or_else(|| Key::Words(speaker.text.to_lowercase()), Key::Entity)
}

/// The class of a speaker's colour.
pub(super) fn colour(number: Option<usize>) -> String {
    format!("g-s{}", number.filter(|&number| number <= COLOURS).unwrap_or(0))
}
