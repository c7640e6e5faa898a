//! Many texts at once: each is answered as it would be alone, in its place.

use guillemet::{Layer, Parser, parse_each};

#[test]
fn each_article_is_that_of_a_parse_of_its_own() {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let paths = std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<String> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    // Enough of them for more than one group.
    for _ in 0..2 {
        texts.extend(texts.clone());
    }
    // Longer than a group, which then ends behind it.
    texts.insert(1, texts.join("\n\n").repeat(1 + 300_000 / texts.join("\n\n").len()));
    texts.insert(3, String::new());
    let parsers = [
        Parser::new(),
        Parser::new().published("2020-01-07".parse().unwrap()),
        Parser::new().layers([Layer::Dates]).published("2012".parse().unwrap()),
    ];
    let jobs: Vec<(&Parser, &str)> = parsers.iter().cycle().zip(texts.iter().map(String::as_str)).collect();
    assert!(jobs.len() > 36, "more than one group");
    let articles = parse_each(&jobs);
    assert_eq!(articles.len(), jobs.len());
    for ((parser, text), article) in jobs.into_iter().zip(articles) {
        assert_eq!(article, parser.parse(text), "{}", text.chars().take(60).collect::<String>());
    }
    assert!(parse_each(&[]).is_empty());
}
