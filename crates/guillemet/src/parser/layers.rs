//! Which layers a caller wants, and what they are made from.

use std::str::FromStr;

use crate::Error;

/// A layer of the result that can be left out, named as its field in [`Article`](crate::Article).
///
/// Blocks, sentences, related links and diagnostics are always there: the other layers are made from the same stages.
///
/// ```
/// use guillemet::Layer;
/// assert_eq!("dates".parse::<Layer>()?, Layer::Dates);
/// # Ok::<(), guillemet::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layer {
    /// Who said what, and what is marked but no speech; it needs entities and dates.
    Quotations,
    /// Persons, organizations and places, and the speakers of blocks. Who speaks says whom a pronoun means, so it needs
    /// quotations.
    Entities,
    /// Dates, times, durations and repetitions.
    Dates,
    /// Victims, money, shares and counts; it needs dates.
    Numbers,
    /// The main event; it needs quotations, entities and dates.
    Event,
    /// The dated facts; it needs entities and dates.
    Timeline,
    /// Every word with its part of speech. Few need it and it makes the result large, so it is there only where it is asked
    /// for.
    ///
    /// ```
    /// use guillemet::{Layer, Parser};
    ///
    /// let article = Parser::new().layers([Layer::Tokens]).parse("Elle ferme la porte.")?;
    /// let words: Vec<String> = article.tokens.iter().map(|token| format!("{}/{}", token.text, token.pos)).collect();
    /// assert_eq!(words, ["Elle/PRON", "ferme/VERB", "la/DET", "porte/NOUN", "./PUNCT"]);
    /// # Ok::<(), guillemet::Error>(())
    /// ```
    Tokens,
}

impl Layer {
    /// Every layer.
    pub const ALL: [Layer; 7] = [
        Layer::Quotations,
        Layer::Entities,
        Layer::Dates,
        Layer::Numbers,
        Layer::Event,
        Layer::Timeline,
        Layer::Tokens,
    ];

    /// The layers of a parse that names none: every one but [`Tokens`](Layer::Tokens).
    pub const DEFAULT: [Layer; 6] =
        [Layer::Quotations, Layer::Entities, Layer::Dates, Layer::Numbers, Layer::Event, Layer::Timeline];

    /// Its field in the article.
    pub fn name(self) -> &'static str {
        match self {
            Layer::Quotations => "quotations",
            Layer::Entities => "entities",
            Layer::Dates => "dates",
            Layer::Numbers => "numbers",
            Layer::Event => "event",
            Layer::Timeline => "timeline",
            Layer::Tokens => "tokens",
        }
    }

    /// The layers that it points into or is decided with, and theirs.
    fn needs(self) -> &'static [Layer] {
        match self {
            Layer::Dates | Layer::Tokens => &[],
            Layer::Numbers => &[Layer::Dates],
            Layer::Quotations | Layer::Entities | Layer::Event | Layer::Timeline => {
                &[Layer::Quotations, Layer::Entities, Layer::Dates]
            }
        }
    }

    /// The names of all layers, for a sentence.
    pub(crate) fn names() -> String {
        let names: Vec<String> = Layer::ALL.iter().map(|layer| format!("'{}'", layer.name())).collect();
        names.join(", ")
    }
}

impl FromStr for Layer {
    type Err = Error;

    fn from_str(name: &str) -> Result<Layer, Error> {
        Layer::ALL.into_iter().find(|layer| layer.name() == name).ok_or_else(|| Error::Layer(name.to_owned()))
    }
}

/// The layers of a parse: closed, so that whatever one of them needs is there too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layers(u8);

impl Layers {
    pub(super) fn new(wanted: impl IntoIterator<Item = Layer>) -> Layers {
        let bit = |layer: &Layer| 1 << *layer as u8;
        Layers(wanted.into_iter().fold(0, |bits, layer| {
            layer.needs().iter().map(bit).fold(bits | bit(&layer), |bits, needed| bits | needed)
        }))
    }

    pub(super) fn has(self, layer: Layer) -> bool {
        self.0 & (1 << layer as u8) != 0
    }
}

impl Default for Layers {
    fn default() -> Layers {
        Layers::new(Layer::DEFAULT)
    }
}
