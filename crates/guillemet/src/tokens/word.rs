//! Cuts a word: one token or, with an elided word or an inverted pronoun, the first one of several.

use std::ops::Range;

use super::scan::{Scanner, char_at};
use super::{Shape, TokenKind};
use crate::lexicon::{Classes, Dictionary, Key, Short, WordId};
use crate::text::{ends_word, is_small};

/// Inverted pronouns and deictics; `t` before them belongs to them.
const CLITICS: [&str; 18] = [
    "il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous", "ce", "moi", "toi", "lui", "leur", "le", "la",
    "les", "en",
];

impl<D: Dictionary> Scanner<'_, '_, D> {
    /// One word, or address, from `start` on. Answers where it ends, or behind the blank that stands there.
    ///
    /// Always in the loop over the text: a call would cost a fifth of the whole.
    #[inline(always)]
    pub(super) fn word(&mut self, start: usize, first: char) -> usize {
        let bytes = &self.text.as_bytes()[..self.limit];
        let second = start + usize::from(first.is_ascii());
        let end = (second + self.letters.small_from(second)).min(self.limit);
        let behind = bytes.get(end).copied().unwrap_or(b'\n');
        if ends_word(behind)
            && let Some(word) = Short::of_letters(self.text, start..end)
        {
            if matches!(behind, b':' | b'.')
                && let Some(length) = address(&self.text[start..self.limit])
            {
                self.push(start..start + length, TokenKind::Address, first);
                return start + length;
            }
            let shape = if first.is_ascii_uppercase() { Shape::Capital } else { Shape::Lower };
            self.push_waiting(start..end, shape, first, word.key());
            return end + usize::from(behind == b' ');
        }
        self.compound(start, end, first)
    }

    /// A word that is more than a few small letters, read up to `letters`. Apart, since most words are no more.
    #[inline(never)]
    fn compound(&mut self, start: usize, letters: usize, first: char) -> usize {
        let text = self.text;
        let mut at = letters;
        let bytes = &text.as_bytes()[..self.limit];
        let (mut hyphen, mut elided) = (false, None);
        // « 14h30 », « 1er-Mai »: the letters behind a number stop at the next one, or at a hyphen.
        let behind_number = start > 0 && bytes[start - 1].is_ascii_digit();
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'0'..=b'9' | b'-' if behind_number => break,
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => at += 1,
                b'-' | b'\'' | 0x80.. => {
                    let c = char_at(text, at);
                    let next = at + c.len_utf8();
                    let goes_on = match c {
                        '\'' | '’' | 'ʼ' => {
                            elided = self.elided_word(start..at, next, at == letters);
                            if elided.is_some() {
                                at = next;
                                break;
                            }
                            self.word_goes_on(next)
                        }
                        '-' | '‑' | '‐' if self.is_old_name(start..at, next) => {
                            elided = Some((WordId::UNKNOWN, Classes::NONE));
                            at = next;
                            break;
                        }
                        '-' | '‑' | '‐' => {
                            hyphen |= self.word_goes_on(next);
                            self.word_goes_on(next)
                        }
                        _ => is_small(c) || c.is_alphanumeric() || matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}'),
                    };
                    if !goes_on {
                        break;
                    }
                    at = next;
                }
                _ => break,
            }
        }
        let mut word = start..at;
        let mut known = elided.unwrap_or_else(|| self.look_up(word.clone()));
        let mut clitic = None;
        if hyphen && elided.is_none() && known.0 == WordId::UNKNOWN {
            let written = &text[word.clone()];
            if let Some(cut) = clitic_start(written) {
                let pronoun =
                    written.rfind(is_hyphen).map_or(cut, |hyphen| hyphen + char_at(written, hyphen).len_utf8());
                clitic = Some(start + pronoun..at);
                word.end = start + cut;
                known = self.look_up(word.clone());
            }
        }
        if !word.is_empty() {
            let shape = shape(&text[word.clone()], first);
            self.push_word(word, TokenKind::Word, shape, first, known);
        }
        if let Some(range) = clitic {
            let known = self.look_up(range.clone());
            let first = char_at(text, range.start);
            self.push_word(range, TokenKind::Clitic, Shape::Lower, first, known);
        }
        at
    }

    fn look_up(&mut self, word: Range<usize>) -> (WordId, Classes) {
        self.dictionary.get(Key::written(self.text, word, &mut self.folded))
    }

    /// What is known of `word` if the apostrophe behind it, up to `next`, makes it an elided word (`l'`, `qu'`). Not in a name such as
    /// `N'Golo`. `letters`: has it only small letters but for its first?
    fn elided_word(&mut self, word: Range<usize>, next: usize, letters: bool) -> Option<(WordId, Classes)> {
        const LONGEST: usize = 12;
        let bytes = &self.text.as_bytes()[..self.limit];
        let name = || matches!(bytes[word.start], b'N' | b'M') && bytes.get(next).is_some_and(u8::is_ascii_uppercase);
        if next - word.start > LONGEST || name() {
            return None;
        }
        let short = if letters { Short::of_letters(self.text, word.clone()).and_then(Short::elided) } else { None };
        let known = match short {
            Some(short) => self.dictionary.get(short.key()),
            None => self.look_up(word.start..next),
        };
        Some(known).filter(|(_, classes)| classes.has(Classes::ELISION))
    }

    /// `X (ex-|Twitter)`: does `ex-` open a bracket, and an organization's name follow it? The name is a token of its own.
    fn is_old_name(&mut self, word: Range<usize>, next: usize) -> bool {
        let bytes = &self.text.as_bytes()[..self.limit];
        let opens = word.start > 0 && bytes[word.start - 1] == b'(' && &bytes[word.clone()] == b"ex";
        if !opens || !bytes.get(next).is_some_and(u8::is_ascii_uppercase) {
            return false;
        }
        let letters = bytes[next..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        self.look_up(next..next + letters).1.has(Classes::ORGANIZATION)
    }

    /// Does a letter or digit follow, so that a hyphen or apostrophe stands inside a word?
    fn word_goes_on(&self, at: usize) -> bool {
        at < self.limit && char_at(self.text, at).is_alphanumeric()
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‑' | '‐')
}

/// Where the inverted pronoun of `a-t-il` or `dit-elle` starts, at its first hyphen; at 0 in `estime t-il`, where a blank stands for
/// the first one.
pub(super) fn clitic_start(word: &str) -> Option<usize> {
    let (cut, hyphen) = word.char_indices().rev().find(|&(_, c)| is_hyphen(c))?;
    let pronoun = &word[cut + hyphen.len_utf8()..];
    // « Kerguelen-Le Roux »: a capital begins a part of a name.
    let capital =
        matches!(pronoun.as_bytes(), [first, second, ..] if first.is_ascii_uppercase() && second.is_ascii_lowercase());
    if capital || !CLITICS.iter().any(|clitic| pronoun.eq_ignore_ascii_case(clitic)) {
        return None;
    }
    let before = &word[..cut];
    if before.eq_ignore_ascii_case("t") {
        return Some(0);
    }
    let cut = match before.char_indices().rev().find(|&(_, c)| is_hyphen(c)) {
        Some((earlier, h)) if before[earlier + h.len_utf8()..].eq_ignore_ascii_case("t") => earlier,
        _ => cut,
    };
    (cut > 0).then_some(cut)
}

fn shape(word: &str, first: char) -> Shape {
    if first.is_ascii_lowercase() || !first.is_uppercase() { Shape::Lower } else { shape_of_capitals(word) }
}

/// How a word is written that begins with a capital.
fn shape_of_capitals(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if letters.next().is_some() && letters.clone().next().is_some() && letters.all(char::is_uppercase) {
        Shape::AllCapitals
    } else {
        Shape::Capital
    }
}

/// The length of the web address that a text begins with.
fn address(text: &str) -> Option<usize> {
    const HEADS: [&str; 4] = ["http://", "https://", "www.", "pic.twitter.com/"];
    if !HEADS.iter().any(|head| text.starts_with(head)) {
        return None;
    }
    let length = text.bytes().position(|b| !matches!(b, b'!'..=b'~') || matches!(b, b'"' | b'>')).unwrap_or(text.len());
    let trimmed = text[..length].trim_end_matches(['.', ',', ')', ';', ':', '!', '?']);
    Some(trimmed.len())
}
