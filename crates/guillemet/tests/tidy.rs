//! The house rules that a compiler doesn't know: the shape of the tables, the order of the stages, the size of files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use guillemet::text::fold;
use regex::Regex;
use unicode_normalization::is_nfc;

/// The stages in the order of the data: each imports only itself and what stands before it.
const ORDER: [&str; 17] = [
    "text",
    "ids",
    "article",
    // Last in the way of a text, but it sees the result alone.
    "export",
    "lexicon",
    "blocks",
    "tokens",
    "marks",
    "sentences",
    "surface",
    "dates",
    "tagger",
    "entities",
    "quotations",
    "related",
    "diagnostics",
    "events",
];

/// Imports against the order, with the reason for each.
const ALLOWED: [(&str, &str); 2] = [
    // The phrases of the tables are cut into words as the text is.
    ("lexicon", "tokens"),
    // The result is put together from all layers, behind the last one.
    ("article", "*"),
];

/// No file is longer: it has more than one idea.
const MOST_LINES: usize = 600;

/// Files of the library that know all stages.
const ABOVE: [&str; 5] = ["lib", "parser", "bench", "error", "arrow"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All files under a folder with an ending, in order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Fails with all that was found, one a line.
fn all_tidy(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn tables() -> Vec<PathBuf> {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), "tsv")
}

#[test]
fn tables_are_in_shape() {
    let mut faults = Vec::new();
    for path in tables() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut fault = |line: usize, what: &str| faults.push(format!("{name}:{line}: {what}"));
        let table = read(&path);
        if !table.ends_with('\n') || table.ends_with("\n\n") || table.contains('\r') {
            fault(0, "lines end with one \\n, the last one too");
        }
        let comments: String = table.lines().take_while(|line| line.starts_with('#')).collect();
        if !["MIT", "CC", "Licence", "licence", "public domain"].iter().any(|word| comments.contains(word)) {
            fault(1, "the comment on top says where the words come from and their licence");
        }
        let mut columns = None;
        let mut before = ("", 0);
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (line, number) in table.lines().zip(1..) {
            if line.starts_with('#') && !line.starts_with("# ") {
                fault(number, "a row that begins with '#' would be a comment");
            }
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').collect();
            let Some(columns) = columns else {
                columns = Some(cells.len());
                continue;
            };
            if cells.len() != columns {
                fault(number, &format!("{} cells under a header of {columns}", cells.len()));
            }
            if cells.iter().any(|cell| cell.trim() != *cell || cell.contains("  ")) {
                fault(number, "a cell has a stray blank");
            }
            if !is_nfc(line) {
                fault(number, "accents are composed (NFC)");
            }
            if cells[0].is_empty() {
                fault(number, "the first cell is empty");
            }
            if cells[0] < before.0 {
                fault(number, &format!("'{}' stands behind '{}': rows are sorted by code point", cells[0], before.0));
            }
            before = (cells[0], number);
            let folded: Vec<_> = cells.iter().map(|cell| fold(cell)).collect();
            if let Some(first) = seen.insert(folded.join("\t"), number) {
                fault(number, &format!("the same row as line {first}, apart from capitals and apostrophes"));
            }
        }
    }
    all_tidy(&faults);
}

#[test]
fn every_table_is_described() {
    let description = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/README.md"));
    let unknown = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (!description.contains(&format!("`{name}`"))).then(|| format!("{name} has no row in data/README.md"))
    };
    all_tidy(&tables().iter().filter_map(unknown).collect::<Vec<_>>());
}

#[test]
fn stages_import_only_earlier_ones() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let import = Regex::new(r"crate::(?:([a-z_]+)|\{([^}]*)\})").unwrap();
    let name = Regex::new(r"(?:^|,)\s*([a-z_]+)").unwrap();
    let mut faults = Vec::new();
    for path in files(&source, "rs") {
        let inside = path.strip_prefix(&source).unwrap();
        let stage = inside.iter().next().unwrap().to_string_lossy();
        let stage = stage.trim_end_matches(".rs");
        if ABOVE.contains(&stage) {
            continue;
        }
        let Some(place) = ORDER.iter().position(|s| *s == stage) else {
            faults.push(format!("{}: '{stage}' has no place in the order of tests/tidy.rs", inside.display()));
            continue;
        };
        let code: String =
            read(&path).lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for found in import.captures_iter(&code) {
            let one = found.get(1).map(|m| vec![m.as_str()]);
            let several =
                found.get(2).map(|m| name.captures_iter(m.as_str()).map(|n| n.get(1).unwrap().as_str()).collect());
            for imported in one.or(several).unwrap_or_default() {
                let later = ORDER.iter().position(|s| *s == imported).is_some_and(|other| other > place);
                if later && !ALLOWED.iter().any(|(from, to)| *from == stage && [imported, "*"].contains(to)) {
                    faults.push(format!("{}: imports the later stage '{imported}'", inside.display()));
                }
            }
        }
    }
    all_tidy(&faults);
}

#[test]
fn no_file_is_long() {
    let mut faults = Vec::new();
    for folder in ["crates", "python", "scripts", "tests"] {
        for ending in ["rs", "py"] {
            for path in files(&root().join(folder), ending) {
                let lines = read(&path).lines().count();
                if lines > MOST_LINES {
                    faults.push(format!("{}: {lines} lines: make two files of it", path.display()));
                }
            }
        }
    }
    all_tidy(&faults);
}

#[test]
fn every_quotation_rule_has_a_case() {
    let rules = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/quotations/rules.rs"));
    let cases: String = files(&root().join("tests/spec/quotations"), "md").iter().map(|path| read(path)).collect();
    let shown: Vec<&str> = cases
        .split_whitespace()
        .filter_map(|word| word.strip_prefix("rule=").or_else(|| word.strip_prefix("by=")))
        .collect();
    let id = Regex::new(r#"\n    \("([a-z-]+)","#).unwrap();
    let ids: Vec<&str> = id.captures_iter(&rules).map(|found| found.get(1).unwrap().as_str()).collect();
    assert!(!ids.is_empty(), "the rules are no longer listed where this test looks");
    // The spec prints no `by=named`, and none for words that are all there is.
    let unseen = ids.iter().filter(|id| !shown.contains(id) && !["named", "own-words"].contains(id));
    let mut faults: Vec<String> =
        unseen.map(|id| format!("tests/spec/quotations has no case of the rule '{id}'")).collect();
    let unknown = shown.iter().filter(|id| guillemet::explain(id).is_none());
    faults.extend(unknown.map(|id| format!("rules.rs doesn't say what '{id}' means")));
    all_tidy(&faults);
}

/// Rules that read a phrase alone (`parse_date`): the cases of the spec are articles.
const OF_PHRASES: [&str; 3] = ["spaced-date", "lone-day", "now"];

#[test]
fn every_date_rule_has_a_case() {
    let rules = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/dates/rules/mod.rs"));
    let cases: String = files(&root().join("tests/spec/dates"), "md").iter().map(|path| read(path)).collect();
    let shown: Vec<&str> = cases.split_whitespace().filter_map(|word| word.strip_prefix("rule=")).collect();
    let id = Regex::new(r#"Rule \{ id: "([a-z-]+)""#).unwrap();
    let ids: Vec<&str> = id.captures_iter(&rules).map(|found| found.get(1).unwrap().as_str()).collect();
    assert!(!ids.is_empty(), "the rules are no longer listed where this test looks");
    let unseen = ids.iter().filter(|id| !shown.contains(id) && !OF_PHRASES.contains(id));
    all_tidy(&unseen.map(|id| format!("tests/spec/dates has no case of the rule '{id}'")).collect::<Vec<_>>());
}
