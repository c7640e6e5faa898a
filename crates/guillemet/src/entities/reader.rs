//! What the other files of this stage ask about single tokens.

use std::ops::Range;

use crate::article::Gender;
use crate::lexicon::{Classes, Lexicon, NameId, WordId};
use crate::surface::Surface;
use crate::tokens::{ORDINAL_ENDINGS, Shape, Token, TokenKind};

/// Words with a grammatical function, which no name consists of.
pub(super) const FUNCTION: Classes = Classes::DETERMINER
    .union(Classes::PREPOSITION)
    .union(Classes::SUBJECT_PRONOUN)
    .union(Classes::OBJECT_CLITIC)
    .union(Classes::RELATIVE)
    .union(Classes::COORDINATOR)
    .union(Classes::SUBORDINATOR)
    .union(Classes::ADVERB)
    .union(Classes::NEGATION)
    .union(Classes::AVOIR)
    .union(Classes::ETRE)
    .union(Classes::FINITE_VERB)
    .union(Classes::NUMBER_WORD);

/// How many tokens a bracket has that is passed over: `(LR)`, `(43 ans)`.
pub(super) const LONGEST_BRACKET: usize = 9;

/// The surface, with the questions that name finding asks.
#[derive(Clone, Copy)]
pub(super) struct Reader<'s, 't> {
    pub(super) surface: &'s Surface<'t>,
    pub(super) tokens: &'s [Token],
    pub(super) lexicon: &'static Lexicon,
}

impl<'s, 't> Reader<'s, 't> {
    pub(super) fn new(surface: &'s Surface<'t>) -> Reader<'s, 't> {
        Reader { surface, tokens: &surface.tokens.all, lexicon: surface.lexicon }
    }

    /// Is the token a word with a capital?
    #[inline]
    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.is_capital())
    }

    #[inline]
    pub(super) fn has(&self, at: usize, classes: Classes) -> bool {
        self.tokens.get(at).is_some_and(|t| t.has(classes))
    }

    #[inline]
    pub(super) fn word_id(&self, at: usize) -> WordId {
        self.tokens.get(at).map_or(WordId::UNKNOWN, |t| t.word)
    }

    /// The id of what stands at `at`, signs and numbers too (`AT&T`, `24 heures`).
    #[inline]
    fn piece_id(&self, at: usize) -> WordId {
        match self.tokens.get(at) {
            Some(t) if t.kind == TokenKind::Word => t.word,
            Some(_) => self.lexicon.find(self.surface.word(at)),
            None => WordId::UNKNOWN,
        }
    }

    /// The longest name of the tables that begins here and ends before `limit`.
    #[inline]
    pub(super) fn known_name(&self, at: usize, limit: usize) -> Option<(usize, NameId)> {
        let starts = Classes::NAME_START.union(Classes::LOWER_NAME_START);
        let begins = self.tokens.get(at).is_some_and(|t| t.kind != TokenKind::Word || t.has(starts));
        let contracted = at > 0 && self.lexicon.names.is_contraction(self.word_id(at - 1));
        if begins || contracted { self.longest_name(at, limit, begins, contracted) } else { None }
    }

    /// The longest name of the tables that begins here, or that has lost its article to the word before.
    fn longest_name(&self, at: usize, limit: usize, begins: bool, contracted: bool) -> Option<(usize, NameId)> {
        let inside = |i: usize| at + i < limit;
        let first = self.piece_id(at);
        let word = |i: usize| if inside(i + 1) { self.piece_id(at + i + 1) } else { WordId::UNKNOWN };
        let capital = |i: usize| self.capital(at + i);
        let names = &self.lexicon.names;
        let contracted = contracted.then(|| names.longest_contracted(first, word, capital)).flatten();
        contracted.max(begins.then(|| names.longest(first, word, capital)).flatten())
    }

    /// Is the token a given name, or a compound that begins with one (`Jean-Marie`)? Not one that is rather another word.
    #[inline]
    pub(super) fn is_first_name(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        if token.word != WordId::UNKNOWN {
            return token.has(Classes::FIRST_NAME);
        }
        self.compound(at).is_some_and(|first| self.lexicon.words.classes(first).has(Classes::FIRST_NAME))
    }

    /// Does the full name of a person begin here?
    pub(super) fn begins_person(&self, at: usize) -> bool {
        self.is_first_name(at) && self.capital(at + 1)
    }

    /// How many tokens the role of several words has that begins here: `homme d'affaires`, `numéro deux`; 0 where none does.
    #[inline]
    pub(super) fn role_phrase(&self, at: usize, limit: usize) -> usize {
        // « en tête de liste », « en première ligne »
        let adverbial = at > 0 && self.word_id(at - 1) == self.lexicon.names.en;
        if !self.has(at, Classes::ROLE_PHRASE) || adverbial {
            return 0;
        }
        let word = |i: usize| if at + i + 1 < limit { self.piece_id(at + i + 1) } else { WordId::UNKNOWN };
        self.lexicon.people.role_phrase(self.word_id(at), word).unwrap_or(0)
    }

    /// The first part of a word that joins two roles with a hyphen: `journaliste` of `journaliste-présentatrice`.
    pub(super) fn compound_role(&self, at: usize) -> Option<WordId> {
        let token = self.tokens.get(at).filter(|t| t.word == WordId::UNKNOWN && t.kind == TokenKind::Word)?;
        let (first, second) = split_at_hyphen(self.surface.source.slice(token.span))?;
        let [first, second] = [first, second].map(|part| self.lexicon.find(part));
        let role = |word: WordId| self.lexicon.words.classes(word).has(Classes::ROLE);
        (role(first) && role(second)).then_some(first)
    }

    /// Does an age stand here: `43 ans`?
    pub(super) fn is_age(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
            && self.word_id(at + 1) == self.lexicon.names.years
    }

    /// Has a word the ending of an infinitive: `faire`, `courir`? Many a noun has it too.
    pub(super) fn ends_as_infinitive(&self, at: usize) -> bool {
        ["er", "ir", "re"].iter().any(|ending| self.surface.word(at).ends_with(ending))
    }

    /// The token behind a short bracket that opens at `at`: `(LR)`, `(43 ans)`; `at` itself where none does.
    pub(super) fn behind_bracket(&self, at: usize, limit: usize) -> usize {
        if at >= limit || !self.tokens[at].is_sign('(') {
            return at;
        }
        (at + 1..limit.min(at + LONGEST_BRACKET)).find(|&i| self.tokens[i].is_sign(')')).map_or(at, |close| close + 1)
    }

    /// The gender that the given name at the start of a person's name tells; `Jean-Marie` has that of `Jean`.
    pub(super) fn first_name_gender(&self, at: usize) -> Option<Gender> {
        let people = &self.lexicon.people;
        people.first_name(self.word_id(at)).or_else(|| people.first_name(self.compound(at)?)).flatten()
    }

    /// The first part of a compound of two words with capitals: `Jean` of `Jean-Marie`.
    fn compound(&self, at: usize) -> Option<WordId> {
        let token = self.tokens.get(at).filter(|t| t.word == WordId::UNKNOWN && t.kind == TokenKind::Word)?;
        let (first, second) = split_at_hyphen(self.surface.source.slice(token.span))?;
        second.starts_with(char::is_uppercase).then(|| self.lexicon.find(first))
    }

    /// The people of a place that no table knows: `les Lédoniens`, `des Briochins`. They are no entity.
    pub(super) fn names_inhabitants(&self, at: usize) -> bool {
        const ENDINGS: [&str; 10] = ["ains", "aines", "ais", "aises", "éens", "iens", "iennes", "ins", "ois", "oises"];
        let Some(token) = self.tokens.get(at).filter(|token| token.word == WordId::UNKNOWN) else { return false };
        let plural =
            at.checked_sub(1).is_some_and(|before| self.lexicon.people.is_plural_article(self.word_id(before)));
        let word = self.surface.slice(at..at + 1);
        plural && token.shape == Shape::Capital && ENDINGS.iter().any(|ending| word.ends_with(ending))
            || self.names_inhabitant(at)
    }

    /// Somebody from a place that no table knows: `ce Lédonien`, `une Lédonienne`, `la Nazairienne`; `le Lédonien` could be the region.
    fn names_inhabitant(&self, at: usize) -> bool {
        const MEN: [&str; 4] = ["ais", "ois", "éen", "ien"];
        const WOMEN: [&str; 4] = ["aise", "oise", "éenne", "ienne"];
        let people = &self.lexicon.people;
        let Some(article) = at.checked_sub(1).map(|before| self.word_id(before)) else { return false };
        let one = people.is_demonstrative(article) || people.is_indefinite(article);
        let word = self.surface.slice(at..at + 1);
        self.tokens[at].shape == Shape::Capital
            && !word.contains('-')
            && (one && MEN.iter().any(|ending| word.ends_with(ending))
                || (one || people.is_definite(article)) && WOMEN.iter().any(|ending| word.ends_with(ending)))
    }

    /// The head noun that stands for a whole name, with its article: `le Conseil`, `la Fondation`.
    pub(super) fn short_form(&self, tokens: Range<usize>) -> Option<WordId> {
        let at = tokens.start;
        let definite = at.checked_sub(1).is_some_and(|before| self.lexicon.people.is_definite(self.word_id(before)));
        let single = tokens.len() == 1 && self.capital(at) && self.has(at, Classes::ORGANIZATION_HEAD);
        (single && definite).then(|| self.word_id(at))
    }

    /// The token of the article before a token, or the token itself.
    pub(super) fn article_or_own(&self, at: usize) -> usize {
        let article = |&before: &usize| self.lexicon.names.articles.contains(&self.word_id(before));
        at.checked_sub(1).filter(article).unwrap_or(at)
    }

    /// Does a word tell an office behind its noun and `de`: `porte-parole du |gouvernement`, `conseiller d'|État`?
    pub(super) fn tells_office(&self, at: usize) -> bool {
        self.lexicon.people.tells_office(self.word_id(at)) && at > 1 && self.has(at - 2, Classes::ROLE)
    }

    /// `6e`, `1er`: a number with its letters, which are a token of their own.
    pub(super) fn is_ordinal(&self, at: usize) -> bool {
        let letters = self.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Word);
        self.tokens[at].kind == TokenKind::Number
            && letters
            && self.surface.glued(at)
            && ORDINAL_ENDINGS.contains(&self.surface.word(at + 1))
    }

    /// `XIIe`: a Roman number with its letters.
    pub(super) fn is_roman_ordinal(&self, at: usize) -> bool {
        let word = self.surface.word(at);
        let letters = word.trim_start_matches(['I', 'V', 'X', 'L', 'C']);
        letters.len() < word.len() && ORDINAL_ENDINGS.contains(&letters)
    }

    /// A single capital letter: `J` of `J. Chirac`.
    pub(super) fn is_initial(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        // No part has more than two letters: `J`, `J-L`, `Ch`.
        token.shape == Shape::Capital && token.span.len() <= 7 && has_short_parts(self.surface.word(at))
    }

    /// `el-Assad`, `al-Sissi`: a particle and a name in one word.
    #[inline]
    pub(super) fn is_particle_compound(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        !token.is_capital()
            && self.compound(at).is_some_and(|first| self.lexicon.words.classes(first).has(Classes::FOREIGN_PARTICLE))
    }

    /// Where the first token stands whose capital the writer chose: not behind the start of a sentence, a mark or a colon.
    pub(super) fn capital_by_position(&self, at: usize, sentence: &Range<usize>) -> bool {
        let mut before = at;
        while before > sentence.start {
            before -= 1;
            let token = &self.tokens[before];
            match token.kind {
                TokenKind::Word | TokenKind::Clitic | TokenKind::Address => return false,
                TokenKind::Number => return false,
                TokenKind::Mark => {}
                TokenKind::Sign
                    if matches!(token.first, ':' | '-' | '–' | '—' | '•' | '(' | '[' | '.' | '…' | '!' | '?') =>
                {
                    // « M. Le Drennec »: the full stop of a title or an initial.
                    let abbreviated = token.first == '.'
                        && before > sentence.start
                        && (self.has(before - 1, Classes::CIVILITY) || self.is_initial(before - 1));
                    if abbreviated {
                        return false;
                    }
                    // A dash or bracket inside a sentence starts nothing; a colon or full stop may.
                    if matches!(token.first, ':' | '.' | '…' | '!' | '?') {
                        return true;
                    }
                }
                TokenKind::Sign => return false,
            }
            if token.kind == TokenKind::Mark {
                return true;
            }
        }
        true
    }

    /// A civility with its full stop that ends before `at`: where it starts.
    pub(super) fn civility_before(&self, at: usize, first: usize) -> Option<usize> {
        let mut before = at.checked_sub(1).filter(|&b| b >= first)?;
        if self.tokens[before].is_sign('.') && before > first {
            before -= 1;
        }
        let token = &self.tokens[before];
        (token.has(Classes::CIVILITY) && (token.is_capital() || self.surface.word(before).len() > 3)).then_some(before)
    }
}

/// What stands before and behind the first hyphen of a word.
fn split_at_hyphen(word: &str) -> Option<(&str, &str)> {
    // Most words are letters of ASCII, which bytes tell.
    let hyphen = word.bytes().position(|byte| byte == b'-' || !byte.is_ascii())?;
    if word.as_bytes()[hyphen] == b'-' {
        Some((&word[..hyphen], &word[hyphen + 1..]))
    } else {
        word.split_once(['-', '‑'])
    }
}

/// Has no part of a word more than two letters: `J`, `J-L`, `Ch`?
fn has_short_parts(word: &str) -> bool {
    let mut letters = 0;
    word.chars().all(|c| {
        letters = if c == '-' { 0 } else { letters + 1 };
        letters <= 2
    })
}
