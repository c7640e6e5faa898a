//! How fast articles are read: the whole parse and each stage, over 200 wire articles.
//!
//! `cargo bench` prints megabytes a second, on one core. `cargo bench -- stage` runs the stages alone, `-- linear` shows that
//! a text of 64 times the length takes 64 times as long: the megabytes a second stay the same.

use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use guillemet::bench::Stages;
use guillemet::text::OffsetUnit;
use guillemet::{Article, Layer, Parser, parse_each, share};

fn main() {
    divan::main();
}

/// The texts of `data/orangesum.jsonl`.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let rows = include_str!("data/orangesum.jsonl").lines();
    let row = |line| serde_json::from_str::<serde_json::Value>(line).expect("a row is JSON");
    rows.map(|line| row(line)["text"].as_str().expect("a row has a text").to_owned()).collect()
});

fn size() -> BytesCount {
    BytesCount::new(TEXTS.iter().map(String::len).sum::<usize>())
}

fn parse(text: &str) -> Article {
    Parser::new().parse(text).expect("the text is short")
}

/// From text to result, as a Rust program has it.
#[divan::bench]
fn whole(bencher: Bencher<'_, '_>) {
    bencher.counter(size()).bench(|| TEXTS.iter().map(|text| black_box(parse(text)).sentences.len()).sum::<usize>());
}

/// From texts to results, a few articles side by side, as batches have it.
#[divan::bench]
fn whole_of_many(bencher: Bencher<'_, '_>) {
    let parser = Parser::new();
    let jobs: Vec<(&Parser, &str)> = TEXTS.iter().map(|text| (&parser, text.as_str())).collect();
    bencher
        .counter(size())
        .bench(|| jobs.chunks(share(jobs.len(), 1)).map(|jobs| black_box(parse_each(jobs)).len()).sum::<usize>());
}

/// The parse with only some layers: what is switched off costs nothing.
#[divan::bench(args = ["none", "dates", "numbers", "quotations", "timeline", "tokens"])]
fn layers(bencher: Bencher<'_, '_>, wanted: &str) {
    let parser = Parser::new().layers(wanted.parse::<Layer>());
    let parse = |text: &String| parser.parse(text).expect("the text is short").sentences.len();
    bencher.counter(size()).bench(|| TEXTS.iter().map(parse).sum::<usize>());
}

/// From text to a line of JSON with offsets in code points, as the command line has it.
#[divan::bench]
fn whole_to_json(bencher: Bencher<'_, '_>) {
    let json = |text: &String| parse(text).with_offsets(OffsetUnit::Chars).to_json().len();
    bencher.counter(size()).bench(|| TEXTS.iter().map(json).sum::<usize>());
}

/// One text of all articles, and the same so many times.
#[divan::bench(args = [1, 64], sample_count = 5, sample_size = 1)]
fn linear(bencher: Bencher<'_, '_>, times: usize) {
    let text = TEXTS[..20].join("\n\n").repeat(times);
    bencher.counter(BytesCount::of_str(&text)).bench(|| parse(&text).sentences.len());
}

#[divan::bench_group]
mod stage {
    use super::*;

    /// Runs one stage over all articles, the stages before it being done.
    fn over_all(bencher: Bencher<'_, '_>, stage: fn(&Stages<'static>) -> usize) {
        let all: Vec<Stages<'static>> = TEXTS.iter().map(|text| Stages::new(text)).collect();
        bencher.counter(size()).bench(|| all.iter().map(stage).sum::<usize>());
    }

    #[divan::bench]
    fn s1_blocks(bencher: Bencher<'_, '_>) {
        over_all(bencher, Stages::blocks);
    }

    #[divan::bench]
    fn s2_tokens(bencher: Bencher<'_, '_>) {
        over_all(bencher, Stages::tokens);
    }

    #[divan::bench]
    fn s3_marks(bencher: Bencher<'_, '_>) {
        over_all(bencher, Stages::marks);
    }

    #[divan::bench]
    fn s4_sentences(bencher: Bencher<'_, '_>) {
        over_all(bencher, Stages::sentences);
    }

    #[divan::bench]
    fn s5_dates(bencher: Bencher<'_, '_>) {
        over_all(bencher, Stages::dates);
    }

    #[divan::bench]
    fn s6_entities(bencher: Bencher<'_, '_>) {
        over_all(bencher, Stages::entities);
    }

    #[divan::bench]
    fn s7_quotations(bencher: Bencher<'_, '_>) {
        over_all(bencher, Stages::quotations);
    }

    #[divan::bench]
    fn s8_events(bencher: Bencher<'_, '_>) {
        over_all(bencher, Stages::events);
    }

    /// Parts of speech: no part of a parse that doesn't ask for them.
    #[divan::bench]
    fn words(bencher: Bencher<'_, '_>) {
        over_all(bencher, Stages::words);
    }

    #[divan::bench]
    fn s9_rest(bencher: Bencher<'_, '_>) {
        over_all(bencher, Stages::rest);
    }
}

#[divan::bench_group]
mod result {
    use super::*;

    #[divan::bench]
    fn assemble(bencher: Bencher<'_, '_>) {
        bencher
            .counter(size())
            .with_inputs(|| TEXTS.iter().map(|text| Stages::new(text)).collect())
            .bench_values(|all: Vec<Stages<'_>>| all.into_iter().map(Stages::assemble).collect::<Vec<_>>());
    }

    #[divan::bench]
    fn offsets(bencher: Bencher<'_, '_>) {
        bencher.counter(size()).with_inputs(|| TEXTS.iter().map(|text| parse(text)).collect()).bench_values(
            |all: Vec<Article>| {
                all.into_iter().map(|article| article.with_offsets(OffsetUnit::Chars)).collect::<Vec<_>>()
            },
        );
    }

    #[divan::bench]
    fn json(bencher: Bencher<'_, '_>) {
        let all: Vec<Article> = TEXTS.iter().map(|text| parse(text)).collect();
        bencher.counter(size()).bench(|| all.iter().map(|article| article.to_json().len()).sum::<usize>());
    }
}
