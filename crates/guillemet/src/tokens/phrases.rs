//! Cuts the phrases of the tables, so that they meet the tokens of a text.

use super::Tokens;
use super::scan::Scanner;
use super::word::clitic_start;
use crate::lexicon::Dictionary;
use crate::text::{Letters, is_small};

/// Cuts a phrase of the tables into words as the tokenizer would.
pub(crate) fn words<'p>(phrase: &'p str, dictionary: &impl Dictionary, out: &mut Vec<&'p str>) {
    // Most names have one word.
    if is_one_word(phrase) {
        out.push(phrase);
        return;
    }
    for piece in phrase.split(' ') {
        if is_one_word(piece) {
            out.push(piece);
        } else {
            let mut tokens = Tokens::default();
            Scanner::new(&Letters::of(piece), dictionary, &mut tokens).scan(0..piece.len());
            out.extend(tokens.all.iter().map(|token| &piece[token.span.range()]));
        }
    }
}

/// Is it nothing but letters, with single hyphens between them and no pronoun behind the last one? Then it is one word,
/// whatever the tables know of it; most words of names are such.
fn is_one_word(piece: &str) -> bool {
    let letters = piece.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (mut letter, mut hyphens) = (letters > 0, false);
    for c in piece[letters..].chars() {
        match c {
            '-' if letter => (letter, hyphens) = (false, true),
            _ if is_small(c) || c.is_alphabetic() => letter = true,
            _ => return false,
        }
    }
    letter && !(hyphens && clitic_start(piece).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{cut, known};
    use super::*;

    #[test]
    fn phrases_are_cut_as_texts_are() {
        for phrase in [
            "Lyon",
            "Île-de-France",
            "La Roche-sur-Yon",
            "L'Haÿ-les-Roses",
            "Val-d'Oise",
            "dit-elle",
            "a-t-il",
            "t-on",
            "-Lyon",
            "Lyon-",
            "Lyon--Est",
            "Covid-19",
            "G7",
            "  deux   blancs ",
            "M. N",
            "",
        ] {
            let mut found = Vec::new();
            words(phrase, known(), &mut found);
            assert_eq!(found, cut(phrase), "{phrase}");
        }
    }
}
