//! Texts made to break a parser: each is answered, keeps every promise, and needs no more than a small stack.
//!
//! The large ones take a minute in a build for tests: `cargo test --profile quick --test hostile -- --ignored` runs them.

mod promises;

use std::path::Path;

use guillemet::article::Article;
use guillemet::{Parser, Published};

/// A thread of a server may have no more. Whatever recursed over the text would need much more.
const STACK: usize = 256 << 10;

/// Parses on a small stack, and checks what came out.
fn answered(text: &str) -> Article {
    let article = std::thread::scope(|scope| {
        let parse = || Parser::new().published("2020-01".parse::<Published>().unwrap()).parse(text);
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, parse).unwrap();
        thread.join().expect("the parser doesn't panic").expect("any text is answered")
    });
    promises::check(text, &article);
    article
}

/// Says whether an oddity was noticed.
fn noticed(article: &Article, rule: &str) -> bool {
    article.diagnostics.iter().any(|diagnostic| diagnostic.rule == rule)
}

#[test]
fn texts_that_break_off() {
    for text in ["Il l’a su, de source de ", "« Oui », dit de lui", "Du lundi au"] {
        answered(text);
    }
}

#[test]
fn a_role_whose_first_word_stands_in_the_block_before() {
    answered("Un\n\n des experts du comité, Paul Castel, a parlé.");
}

/// A date is looked for in the first hundred bytes behind its formula.
#[test]
fn a_publication_date_far_behind_what_opens_its_line() {
    for far in 80..110 {
        answered(&format!(" {}9999-12-31", "\0".repeat(far)));
        answered(&format!("Publié le{}31/12/1999", " ".repeat(far)));
    }
}

#[test]
fn marks_that_are_never_closed() {
    answered(&"« ".repeat(100_000));
    for mark in ["“", "\"", "‹ ", "'", "(", "« Oui, "] {
        answered(&mark.repeat(5_000));
    }
    assert!(noticed(&answered(&"« Oui, ".repeat(1_000)), "unclosed-mark"));
}

#[test]
fn marks_that_were_never_opened() {
    answered(&" »".repeat(100_000));
    for mark in ["”", " ›", ")", "non », "] {
        answered(&mark.repeat(5_000));
    }
}

#[test]
fn marks_nested_ten_thousand_deep() {
    for pairs in [&[("« ", " »")][..], &[("« Il dit : ", " »"), ("“Elle dit : ", "”"), ("‹ a ", " ›"), ("(", ")")]]
    {
        let level = |at: usize| pairs[at % pairs.len()];
        let opening: String = (0..10_000).map(|at| level(at).0).collect();
        let closing: String = (0..10_000).rev().map(|at| level(at).1).collect();
        answered(&format!("{opening}non{closing}, a dit le maire."));
    }
}

#[test]
fn a_million_line_breaks() {
    for text in ["\n".repeat(1_000_000), "\r\n".repeat(50_000), "\r".repeat(50_000)] {
        assert!(answered(&text).blocks.is_empty());
    }
    let between = format!("Il pleut à Lyon.{}« Oui », dit Anne Roy.", "\n".repeat(1_000_000));
    assert_eq!(answered(&between).quotations.len(), 1);
}

#[test]
fn every_mixture_of_line_ends() {
    let article =
        answered("Un.\r\nDeux.\n\rTrois.\r\rQuatre.\n\nCinq.\u{2028}Six.\u{2029}Sept.\u{85}Huit.\u{b}Neuf.\u{c}Dix.");
    assert!(article.sentences.len() >= 5);
    answered(&"« Oui »,\r\ndit-il.\n\r\n".repeat(200));
}

#[test]
fn accents_without_an_end() {
    answered(&"\u{301}".repeat(10_000));
    answered(&format!("« L{} », dit-il.", "e\u{301}\u{300}\u{327}".repeat(2_000)));
    // The same words, their accents apart: found alike.
    let article = answered("« Il a neige\u{301} », a de\u{301}clare\u{301} He\u{301}le\u{300}ne Dupre\u{301}.");
    assert_eq!(article.quotations[0].cue.as_ref().unwrap().lemma, "déclarer");
}

#[test]
fn signs_of_direction_that_are_not_seen() {
    for sign in ["\u{200f}", "\u{200e}", "\u{202e}", "\u{2067}", "\u{200b}", "\u{feff}", "\u{ad}"] {
        answered(&sign.repeat(5_000));
        answered(&format!("{sign}« Oui{sign} »,{sign} a {sign}déclaré{sign} Anne{sign} Roy{sign}.").repeat(200));
    }
    answered(&"« שלום », a déclaré محمد العلي. ".repeat(100));
}

#[test]
fn characters_of_many_code_points() {
    for piece in ["😀", "👩‍👩‍👧‍👦", "🇫🇷", "👍🏽", "e\u{fe0f}", "\u{10ffff}", "𝒜", "ﬁ", "İ", "ẞ", "ŉ"]
    {
        answered(&piece.repeat(2_000));
        answered(&format!("« {piece} », a dit {piece} Roy, le {piece} 3 mars.").repeat(20));
    }
}

#[test]
fn controls_and_what_is_no_character() {
    for piece in ["\0", "\u{1}", "\u{1b}[31m", "\u{7f}", "\u{fffd}", "\u{fffe}", "\u{ffff}", "\u{fdd0}", "\u{e000}"] {
        answered(&piece.repeat(5_000));
        answered(&format!("« O{piece}ui »{piece}, a dit{piece} Anne Roy le 3{piece}mars.").repeat(20));
    }
    assert!(noticed(&answered("« Il a neig\u{fffd} »"), "replacement-character"));
}

#[test]
fn text_that_was_decoded_wrongly() {
    // `« L’été »`, in UTF-8, read as Windows-1252 once and twice; in Windows-1252, read as UTF-8; its C1 controls kept.
    let article = answered(&"Â« Lâ€™Ã©tÃ© sera long Â», a dÃ©clarÃ© Anne Roy. ".repeat(200));
    assert!(noticed(&article, "mojibake"));
    answered(&"Ã‚Â« LÃ¢â‚¬â„¢ÃƒÂ©tÃƒÂ© Ã‚Â», dit-elle. ".repeat(200));
    answered(&"\u{fffd} L\u{fffd}\u{fffd}t\u{fffd} \u{fffd}, dit-elle. ".repeat(200));
    answered(&"\u{ab} L\u{92}été \u{96} long\u{85} \u{bb}, dit-elle. ".repeat(200));
    answered(&"&laquo;&nbsp;L&#8217;&eacute;t&eacute; &amp;amp; &raquo;, dit-elle. ".repeat(200));
}

#[test]
fn numbers_that_no_machine_holds() {
    for digits in ["9".repeat(10_000), "9".repeat(20), format!("1{}", " 000".repeat(2_000)), "1,".repeat(2_000)] {
        for frame in ["{} morts", "le {} mars 2020", "il y a {} ans", "dans {} jours, à {}h{}", "{} %, {} euros"] {
            answered(&frame.replace("{}", &digits));
        }
    }
}

#[test]
fn one_construction_over_and_over() {
    for piece in [
        "selon ",
        "a dit que ",
        "le ministre de la ",
        "M. ",
        "Jean-",
        "Jean Dupont, ",
        "dit-il, ",
        "Lire aussi : ",
        "- ",
        "et ",
        "du 3 au 5 mars, ",
        "la veille de ",
        "son homologue ",
        "d’après une source de ",
        "– Oui. – Non. ",
        "A. B. C. ",
        "https://",
        "@a #b ",
        "a.b.",
        "1.2.",
        "l’",
        "qu’",
        "PARIS (AFP) - ",
        "« a » ",
        "« » ",
        "…",
        "?!",
        "—",
        "\t",
        "\u{a0}",
        "Question : ",
        "\n- Oui.",
        "\n« Oui. ",
        "\n« Oui » : ",
        "X : ",
        "Publié le ",
        "(",
        "il a ",
        "qui ",
        "né le 3 mars ",
    ] {
        answered(&piece.repeat(6_000 / piece.len()));
    }
}

#[test]
fn what_the_fuzzers_keep() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let mut count = 0;
    for target in ["parse", "dates"] {
        for file in std::fs::read_dir(kept.join(target)).unwrap() {
            answered(&String::from_utf8_lossy(&std::fs::read(file.unwrap().path()).unwrap()));
            count += 1;
        }
    }
    assert!(count > 0, "the kept inputs are no longer where this test looks");
}

#[test]
#[ignore = "large"]
fn ten_megabytes_without_a_blank() {
    for piece in ["a", "é", "«", "1", "Jean", "’", "a-", "\u{301}", "😀"] {
        answered(&piece.repeat(10_000_000 / piece.len()));
    }
}

#[test]
#[ignore = "large"]
fn a_hundred_megabytes_of_articles_in_one_text() {
    let articles = include_str!("../../../tests/corpus/damas.txt");
    let article = answered(&articles.repeat(100_000_000 / articles.len()));
    assert!(article.quotations.len() > 100_000);
}
