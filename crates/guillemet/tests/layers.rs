//! A parse of some layers: each one that is there is the same as in a parse of all, and nothing else is there.

use guillemet::{Article, Layer, Parser};

/// An interview that names its date, people who speak in turns, sums, links.
const INTERVIEW: &str = "Publié le 7 janvier 2020\n\nLe Télégramme : Jeanne Morel, vous dirigez le chantier de Nantes depuis un \
    an. Êtes-vous satisfaite ?\n\nJeanne Morel : Oui, le calendrier a été tenu mardi et les équipes ont fait un travail \
    remarquable.\n\nLe Télégramme : Que dites-vous aux commerçants ?\n\nJeanne Morel : Je comprends leur colère, le chantier a \
    coûté 12 millions d’euros.\n\nLire aussi : Nantes change de maire (VIDÉO)\n";

fn texts() -> Vec<String> {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let paths = std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path());
    let texts = paths.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.map(|path| std::fs::read_to_string(path).unwrap()).chain([INTERVIEW.to_owned(), String::new()]).collect()
}

/// The layers that an article has, with all others taken out of `full`.
fn only(full: &Article, kept: &[Layer]) -> Article {
    let mut article = full.clone();
    let has = |layer| kept.contains(&layer);
    if !has(Layer::Quotations) {
        article.quotations.clear();
        article.marked.clear();
    }
    if !has(Layer::Entities) {
        article.entities.clear();
        article.blocks.iter_mut().for_each(|block| block.speaker = None);
    }
    if !has(Layer::Dates) {
        article.dates.clear();
    }
    if !has(Layer::Numbers) {
        article.numbers.clear();
    }
    if !has(Layer::Event) {
        article.event = None;
    }
    if !has(Layer::Timeline) {
        article.timeline.clear();
    }
    if !has(Layer::Tokens) {
        article.tokens.clear();
    }
    article
}

#[test]
fn what_is_there_is_the_same_and_nothing_else_is_there() {
    use Layer::{Dates, Entities, Event, Numbers, Quotations, Timeline, Tokens};
    let cases: [(&[Layer], &[Layer]); 11] = [
        (&[], &[]),
        (&[Dates], &[Dates]),
        (&[Numbers], &[Numbers, Dates]),
        (&[Quotations], &[Quotations, Entities, Dates]),
        (&[Entities], &[Quotations, Entities, Dates]),
        (&[Event], &[Quotations, Entities, Dates, Event]),
        (&[Timeline], &[Quotations, Entities, Dates, Timeline]),
        (&[Timeline, Numbers], &[Quotations, Entities, Dates, Timeline, Numbers]),
        (&[Tokens], &[Tokens]),
        (&Layer::DEFAULT, &Layer::DEFAULT),
        (&Layer::ALL, &Layer::ALL),
    ];
    let texts = texts();
    let everything = Parser::new().layers(Layer::ALL);
    for text in &texts {
        let full = everything.parse(text).unwrap();
        assert_eq!(
            Parser::new().parse(text),
            Ok(only(&full, &Layer::DEFAULT)),
            "the layers of a parse that names none"
        );
        for (wanted, kept) in cases {
            let some = Parser::new().layers(wanted.iter().copied()).parse(text).unwrap();
            assert_eq!(some, only(&full, kept), "{wanted:?} of {}", text.chars().take(60).collect::<String>());
        }
    }
    // The comparison would hold for texts without anything in them, too.
    let full = everything.parse(INTERVIEW).unwrap();
    assert!(full.published.is_some() && full.blocks.iter().any(|block| block.speaker.is_some()));
    for layer in Layer::ALL {
        let without: Vec<Layer> = Layer::ALL.into_iter().filter(|other| *other != layer).collect();
        let differs = |text: &String| {
            let full = everything.parse(text).unwrap();
            only(&full, &without) != full
        };
        assert!(texts.iter().any(differs), "no text has {layer:?}");
    }
}

#[test]
fn a_layer_has_the_name_of_its_field() {
    let json = Parser::new().layers(Layer::ALL).parse("Il pleut.").unwrap().to_json();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    for layer in Layer::ALL {
        assert_eq!(layer.name().parse(), Ok(layer));
        assert!(json.get(layer.name()).is_some(), "{layer:?}");
    }
    let error = "people".parse::<Layer>().unwrap_err().to_string();
    assert_eq!(
        error,
        "layer 'people' does not exist: give some of 'quotations', 'entities', 'dates', 'numbers', 'event', \
         'timeline', 'tokens'"
    );
}
