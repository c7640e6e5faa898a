//! Makes the data files of guillemet that are computed: the weights of the taggers and their word classes.
//!
//! `README.md` has the commands, the material and the figures.

mod clusters;
mod learner;
mod material;
mod parts;
mod scores;
mod treebank;
mod weights;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use guillemet::training::{COLUMNS, ROW_BITS};
use learner::{Learner, Steps};
use material::Article;

const USAGE: &str = "\
guillemet-train clusters TSV OUT                    word classes as the tagger reads them
guillemet-train names OUT EPOCHS FILE[:WEIGHT]...   weights for names, learnt from all files
guillemet-train pack BYTES OUT                      weights of a byte each, as they were kept once, as they are kept now
guillemet-train folds N EPOCHS SCORED[:WEIGHT] FILE[:WEIGHT]...
                                                    figures on SCORED; each fold learns from the others and all files;
                                                    N = 1 learns from the files alone
guillemet-train score FILE...                       figures of the committed weights, and their speed on tokens
guillemet-train parts OUT TREEBANK[:WEIGHT]...      weights for parts of speech, learnt from all files
guillemet-train parts-folds N SCORED TREEBANK[:WEIGHT]...
                                                    figures on SCORED; each fold learns from the others and all files;
                                                    N = 1 learns from the files alone
guillemet-train parts-score TREEBANK...             figures of the committed weights";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["clusters", source, target] => clusters::write(source, target),
        ["names", target, epochs, files @ ..] => names(target, epochs, files),
        ["pack", source, target] => pack(source, target),
        ["folds", folds, epochs, scored, files @ ..] => fold_figures(folds, epochs, scored, files),
        ["score", files @ ..] => committed(files),
        ["parts", target, files @ ..] => parts_of_speech(target, files),
        ["parts-folds", folds, scored, files @ ..] => parts_folds(folds, scored, files),
        ["parts-score", files @ ..] => trees(files).map(|trees| print!("{}", parts::Scores::committed(&trees))),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn names(target: &str, epochs: &str, files: &[&str]) -> Result<(), String> {
    let articles = read_all(files)?;
    write(target, &learn(&articles.iter().collect::<Vec<_>>(), number(epochs)?).steps())
}

fn pack(source: &str, target: &str) -> Result<(), String> {
    let bytes = std::fs::read(source).map_err(|e| format!("{source}: {e}"))?;
    if bytes.len() != COLUMNS << ROW_BITS {
        return Err(format!("{source}: not {} rows of {COLUMNS} bytes", 1 << ROW_BITS));
    }
    write(target, &Steps::from_bytes(bytes.into_iter().map(|byte| byte as i8)))
}

fn write(target: &str, weights: &Steps) -> Result<(), String> {
    std::fs::write(PathBuf::from(target), weights.packed()).map_err(|e| format!("{target}: {e}"))
}

fn fold_figures(folds: &str, epochs: &str, scored: &str, files: &[&str]) -> Result<(), String> {
    let (folds, epochs) = (number(folds)?, number(epochs)?);
    let (test, rest) = (material::read(scored)?, read_all(files)?);
    let (mut exact, mut compact) = (scores::Scores::default(), scores::Scores::default());
    for fold in 0..folds {
        let taught: Vec<&Article> =
            rest.iter().chain(test.iter().enumerate().filter(|(i, _)| i % folds != fold).map(|(_, a)| a)).collect();
        let learner = learn(&taught, epochs);
        let (mut real, mut small) = (learner.real(), learner.steps());
        for article in test.iter().skip(fold).step_by(folds) {
            exact.add(article, &article.document.walk(&mut real));
            compact.add(article, &article.document.walk(&mut small));
        }
    }
    println!("real weights\n{exact}\nsteps\n{compact}");
    Ok(())
}

fn committed(files: &[&str]) -> Result<(), String> {
    let articles = read_all(files)?;
    let start = Instant::now();
    let found: Vec<_> = articles.iter().map(|article| article.document.committed()).collect();
    let seconds = start.elapsed().as_secs_f64();
    let mut scores = scores::Scores::default();
    articles.iter().zip(&found).for_each(|(article, found)| scores.add(article, found));
    let megabytes = articles.iter().map(|article| article.text.len()).sum::<usize>() as f64 / 1e6;
    println!("{scores}{:.1} MB at {:.0} MB/s", megabytes, megabytes / seconds);
    Ok(())
}

fn parts_of_speech(target: &str, files: &[&str]) -> Result<(), String> {
    let trees = trees(files)?;
    let table = parts::learn(&trees.iter().collect::<Vec<_>>()).layout();
    std::fs::write(target, table).map_err(|e| format!("{target}: {e}"))
}

fn parts_folds(folds: &str, scored: &str, files: &[&str]) -> Result<(), String> {
    let folds = number(folds)?;
    let (test, rest) = (treebank::read(scored)?, trees(files)?);
    let mut scores = parts::Scores::default();
    for fold in 0..folds {
        let others = test.iter().enumerate().filter(|(i, _)| i % folds != fold).map(|(_, tree)| tree);
        let learner = parts::learn(&rest.iter().chain(others).collect::<Vec<_>>());
        test.iter().skip(fold).step_by(folds).for_each(|tree| scores.add(tree, &mut &learner));
    }
    print!("{scores}");
    Ok(())
}

fn trees(files: &[&str]) -> Result<Vec<treebank::Tree>, String> {
    let lists: Result<Vec<_>, _> = files.iter().map(|file| treebank::read(file)).collect();
    Ok(lists?.into_iter().flatten().collect())
}

fn learn(articles: &[&Article], epochs: usize) -> Learner {
    let mut learner = Learner::new();
    let mut order = material::Shuffle::new(articles.len());
    for _ in 0..epochs {
        for &i in order.next_round() {
            learner.study(articles[i]);
        }
    }
    learner
}

fn read_all(files: &[&str]) -> Result<Vec<Article>, String> {
    let lists: Result<Vec<_>, _> = files.iter().map(|file| material::read(file)).collect();
    Ok(lists?.into_iter().flatten().collect())
}

fn number(word: &str) -> Result<usize, String> {
    word.parse().map_err(|_| format!("{word} is no number"))
}
