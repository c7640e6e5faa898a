//! Time grows with the text, not with its square, also over texts that are made to hurt.

use std::time::{Duration, Instant};

use guillemet::Parser;

/// How much longer the long text is, and how much longer it may take: far from the square, and far enough from the length for
/// a busy machine.
const LONGER: usize = 8;
const ALLOWED: u32 = 32;

/// Each of these, repeated, has once been a reason for a parser to look back or ahead without an end.
const PIECES: [(&str, &str); 28] = [
    (
        "sentences",
        "« L’été sera long », a déclaré Jeanne Morel, la maire de Nantes, le 3 mars 2020. Elle a ajouté que non. ",
    ),
    ("paragraphs", "Selon la ministre Anne Roy, « rien ne va ».\n\nElle part lundi.\n\n"),
    ("one word", "a"),
    ("words", "le mot "),
    ("capitals", "Jean "),
    ("hyphens", "a-"),
    ("opening marks", "« "),
    ("closing marks", " »"),
    ("straight marks", "\"a"),
    ("nested marks", "« “ ‹ "),
    ("commas", "dit-il, "),
    ("digits", "1"),
    ("dates", "du 3 au 5 mars, "),
    ("line breaks", "\n"),
    ("accents", "e\u{301}"),
    ("related links", "Lire aussi : Lire aussi : "),
    ("closed marks", "« a » "),
    ("apostrophes", "’ "),
    ("dashes", "— "),
    ("items", "\n- "),
    ("colons", ": "),
    ("full stops", ". "),
    ("civilities", "M. "),
    ("roles", "le ministre "),
    ("apposed names", "Jean Dupont, "),
    ("sources", "selon Jean Dupont, "),
    ("reported clauses", "a dit que "),
    ("places", "de la rue de la "),
];

/// The shortest of some runs: what the machine does beside them only adds.
fn time(text: &str) -> Duration {
    let run = || {
        let begin = Instant::now();
        Parser::new().parse(text).unwrap();
        begin.elapsed()
    };
    (0..3).map(|_| run()).min().unwrap()
}

#[test]
fn a_longer_text_takes_as_much_longer() {
    time("Les tables sont lues.");
    for (name, piece) in PIECES {
        let short = piece.repeat(20_000 / piece.len());
        let (one, many) = (time(&short), time(&short.repeat(LONGER)));
        assert!(
            many < ALLOWED * one.max(Duration::from_millis(1)),
            "{name}: {one:?}, {LONGER} times as long: {many:?}"
        );
    }
}
