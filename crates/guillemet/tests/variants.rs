//! The same words in other marks, spaces and apostrophes give the same quotations.

use guillemet::Parser;
use proptest::prelude::*;

/// Articles with tight guillemets and typewriter apostrophes: every style is a rewriting of them.
const ARTICLES: [&str; 4] = [
    "La maire de Nantes, Jeanne Morel, a présenté le nouveau pont. «Les travaux sont finis depuis le mois de mars», a-t-elle \
     déclaré à l'AFP. «Nous ouvrirons dès lundi», a ajouté la maire, qui a salué «le courage des ouvriers». Selon Paul \
     Girard, le chantier «a coûté deux fois plus cher que prévu».",
    "Le préfet Luc Ferrand s'est dit «très inquiet de la situation». Il a demandé aux habitants de rester chez eux. «La rivière, \
     explique-t-il, monte depuis trois jours.» D'après la préfecture, trois routes sont coupées.",
    "«C'est une faute politique grave», s'est indignée Claire Besson. L'opposition a dénoncé un projet «absurde» et «dangereux \
     pour tous». Le film «Les Ponts de l'hiver» sort mercredi.",
    "Paul Girard : «Le pont restera fermé»\n\n«Nous n'avons pas le choix», a répondu le maire. «Il faut attendre.» Le mot \
     «pont» vient du latin, a rappelé l'historienne Anne Roy.",
];

/// Opening and closing marks with the spaces inside them.
const MARKS: [(&str, &str); 8] = [
    ("«", "»"),
    ("« ", " »"),
    ("«\u{a0}", "\u{a0}»"),
    ("«\u{202f}", "\u{202f}»"),
    ("“", "”"),
    ("\"", "\""),
    ("‹", "›"),
    ("<<", ">>"),
];

/// The last one is a letter to Unicode.
const APOSTROPHES: [&str; 3] = ["'", "’", "ʼ"];

/// What has to agree: kind, words, cue, speaker and entity of each quotation, without signs.
fn quotations(text: &str) -> Vec<String> {
    let plain = |text: &str| {
        text.replace(|c: char| !c.is_alphanumeric() || c == 'ʼ', " ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let article = Parser::new().parse(text).unwrap();
    (article.quotations.iter())
        .map(|q| {
            let parts: Vec<String> = q.parts.iter().map(|part| plain(&part.text)).collect();
            let cue = q.cue.as_ref().map(|cue| (plain(&cue.text), cue.lemma.clone()));
            let speaker = q.speaker.as_ref().map(|speaker| (plain(&speaker.text), speaker.entity));
            format!("{} {parts:?} {cue:?} {speaker:?} {}", q.kind, q.rule)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_style_gives_the_same_quotations(
        article in 0..ARTICLES.len(),
        marks in 0..MARKS.len(),
        apostrophe in 0..APOSTROPHES.len(),
    ) {
        let (opening, closing) = MARKS[marks];
        let text = ARTICLES[article].replace('«', opening).replace('»', closing).replace('\'', APOSTROPHES[apostrophe]);
        prop_assert_eq!(quotations(ARTICLES[article]), quotations(&text));
    }

    #[test]
    fn no_text_is_refused(pieces in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        let article = Parser::new().parse(&text).unwrap();
        for quotation in &article.quotations {
            prop_assert!(!quotation.parts.is_empty());
            for part in &quotation.parts {
                prop_assert_eq!(&text[part.start as usize..part.end as usize], part.text.as_str());
            }
        }
    }
}

/// What broken news text is made of.
const PIECES: [&str; 40] = [
    "«",
    "»",
    " « ",
    " » ",
    "“",
    "”",
    "\"",
    " \"",
    "\" ",
    "‹",
    "›",
    "'",
    "’",
    "+",
    "(",
    ")",
    ", ",
    ". ",
    " : ",
    "\n",
    "\n\n",
    "– ",
    "a-t-il dit",
    "a déclaré ",
    "Jeanne Morel ",
    "selon ",
    "d’après ",
    "que ",
    "qui ",
    "de source ",
    "Il ",
    "le ministre ",
    "a, ",
    "affirme ",
    "s’est dit ",
    "précisant que ",
    "C’est ce qu’",
    "de ",
    "être ",
    "Pour ",
];
