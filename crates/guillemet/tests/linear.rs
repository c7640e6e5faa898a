//! Time grows with the text, not with its square, also over texts that are made to hurt.

use std::time::{Duration, Instant};

use guillemet::Parser;

/// How many times the short text makes the long one. Read one by one, the short texts are the same work, unless it grows
/// with the square: then the long text takes this many times as long.
const TIMES: usize = 16;

/// How many times as long the long text may take: a busy machine is not a square.
const ALLOWED: u32 = 6;

/// How often a piece is measured before its time counts as a square: what else runs comes and goes, a square stays.
const TRIES: usize = 5;

/// Each of these, repeated, has once been a reason for a parser to look back or ahead without an end.
const PIECES: [(&str, &str); 40] = [
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
    ("lines of related links", "Lire aussi : le pont rouvre\n\n"),
    ("closed marks", "« a » "),
    ("apostrophes", "’ "),
    ("dashes", "— "),
    ("items", "\n- "),
    ("colons", ": "),
    ("full stops", ". "),
    ("full stops apart", " ."),
    ("days set off", ", mardi"),
    ("civilities", "M. "),
    ("roles", "le ministre "),
    ("unknown initials", "la XKV "),
    ("apposed names", "Jean Dupont, "),
    ("sources", "selon Jean Dupont, "),
    ("reported clauses", "a dit que "),
    ("places", "de la rue de la "),
    ("marks of direction", "\u{200f}"),
    ("emoji", "👩‍👩‍👧 "),
    ("controls", "\0"),
    ("line ends of all kinds", "\r\n\r"),
    ("text decoded wrongly", "Â« lâ€™Ã©tÃ© Â» "),
    ("pronouns in marks", "le mot « il est là bas » "),
    ("roles without a name", "Le prévenu dort. Jean Dupont, maire de Lens, part. "),
    ("opened deeper and deeper", "« Il dit : “Elle dit : "),
];

/// What stands around the pieces: nothing, or a sentence that tells an event and goes on behind them.
const AROUND: [(&str, &str); 2] = [("", ""), ("Jeanne Morel a quitté lundi la ville de Lens", " enfin")];

/// The shortest of some runs: what the machine does beside them only adds.
fn time(text: &str, times: usize) -> Duration {
    let run = || {
        let begin = Instant::now();
        for _ in 0..times {
            Parser::new().parse(text).unwrap();
        }
        begin.elapsed()
    };
    (0..3).map(|_| run()).min().unwrap()
}

#[test]
fn a_long_text_takes_as_long_as_its_parts() {
    time("Les tables sont lues.", 1);
    for (name, piece) in PIECES {
        for (before, behind) in AROUND {
            let written = |times: usize| format!("{before}{}{behind}", piece.repeat(times * 6_000 / piece.len()));
            let (short, long) = (written(1), written(TIMES));
            let mut tries = (0..TRIES).map(|_| (time(&short, TIMES), time(&long, 1)));
            assert!(
                tries.any(|(parts, whole)| whole < ALLOWED * parts),
                "{name} behind {before:?}: the whole takes much longer than its parts"
            );
        }
    }
}
