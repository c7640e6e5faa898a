//! Exact spans found, in percent.

use std::fmt;

use guillemet::article::EntityKind;
use guillemet::training::NameSpan;

use crate::material::Article;

const KINDS: [(EntityKind, &str); 3] =
    [(EntityKind::Person, "person"), (EntityKind::Place, "place"), (EntityKind::Organization, "organization")];

/// Names found, named and expected, of each kind.
#[derive(Default)]
pub(crate) struct Scores([[usize; 3]; 3]);

impl Scores {
    /// Counts one article. With GUILLEMET_TRAIN_SHOW set, what was missed and what was wrong is printed.
    pub(crate) fn add(&mut self, article: &Article, found: &[NameSpan]) {
        let show = std::env::var_os("GUILLEMET_TRAIN_SHOW").is_some();
        let found: Vec<_> =
            found.iter().map(|name| (article.document.bytes(name.tokens.clone()), name.kind, name.margin)).collect();
        for (tally, (kind, word)) in self.0.iter_mut().zip(KINDS) {
            let expected = || article.names.iter().filter(|name| name.1 == kind);
            let named = || found.iter().filter(|name| name.1 == kind);
            tally[0] += expected().filter(|name| named().any(|n| n.0 == name.0)).count();
            tally[1] += named().count();
            tally[2] += expected().count();
            if show {
                for name in expected().filter(|name| !named().any(|n| n.0 == name.0)) {
                    println!("missed\t{word}\t{}", context(article.text, name.0.clone()));
                }
                for name in named().filter(|n| !expected().any(|name| n.0 == name.0)) {
                    println!("false\t{word}\t{}\t{}", context(article.text, name.0.clone()), name.2);
                }
            }
        }
    }
}

fn context(text: &str, span: std::ops::Range<usize>) -> String {
    let before: String = text[..span.start].chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[span.end..].chars().take(30).collect();
    format!("{before}[{}]{after}", &text[span]).replace('\n', " ")
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all = [0; 3];
        let percent = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
        let line = |f: &mut fmt::Formatter<'_>, word: &str, [hit, named, expected]: [usize; 3]| {
            let (precision, recall) = (percent(hit, named), percent(hit, expected));
            let f1 = percent(2 * hit, named + expected);
            writeln!(f, "{word:<14}precision {precision:5.1}  recall {recall:5.1}  f1 {f1:5.1}  of {expected}")
        };
        for (tally, (_, word)) in self.0.iter().zip(KINDS) {
            line(f, word, *tally)?;
            all.iter_mut().zip(tally).for_each(|(sum, n)| *sum += n);
        }
        line(f, "all", all)
    }
}
