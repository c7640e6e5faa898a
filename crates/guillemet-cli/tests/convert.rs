//! `guillemet convert` and `guillemet view` as a user calls them.

use assert_cmd::Command;
use guillemet::export::{Format, Layer as Table, write};
use guillemet::{Layer, Parser};

const TEXT: &str = "« L’été sera long », a déclaré Jeanne Morel à Nantes le 3 mars.\n\nElle part demain.\n";

fn convert(args: &[&str]) -> (i32, String, String) {
    run("convert", args)
}

/// Runs a command on a text from standard input: the exit code, standard output, standard error.
fn run(name: &str, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("guillemet"));
    let done = command.arg(name).args(args).write_stdin(TEXT).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

#[test]
fn each_format_is_that_of_the_library() {
    let parser = Parser::new().published("2021-03-04".parse().unwrap());
    for format in Format::all() {
        // Words are there where the format asks for them.
        let is_words = format == Format::Csv(Table::Tokens);
        let parser = if is_words { parser.clone().layers([Layer::Tokens]) } else { parser.clone() };
        let article = parser.parse(TEXT).unwrap();
        let (code, output, errors) = convert(&["-", "--to", &format.to_string(), "--published", "2021-03-04"]);
        assert_eq!((code, errors.as_str()), (0, ""));
        let written = write(&article, format);
        assert_eq!(output.trim_end(), written.trim_end());
        assert!(output.ends_with('\n') && !output.ends_with("\n\n"), "{format}");
    }
}

#[test]
fn help_names_each_format_and_layer() {
    let (_, help, _) = convert(&["--help"]);
    for format in Format::all() {
        let name = format.to_string();
        assert!(help.contains(name.strip_prefix("csv:").unwrap_or(&name)), "{name}");
    }
}

#[test]
fn a_saved_article_need_not_be_parsed_again() {
    let folder = tempfile::tempdir().unwrap();
    let (saved, table) = (folder.path().join("article.json"), folder.path().join("table.csv"));
    std::fs::write(&saved, Parser::new().parse(TEXT).unwrap().to_json()).unwrap();
    let (saved, table) = (saved.to_str().unwrap(), table.to_str().unwrap());
    let (code, output, _) = convert(&[saved, "--to", "csv:blocks", "-o", table]);
    assert_eq!((code, output.as_str()), (0, ""));
    let (_, direct, _) = convert(&["-", "--to", "csv:blocks"]);
    assert_eq!(std::fs::read_to_string(table).unwrap(), direct);
    let (code, _, error) = convert(&[saved, "--to", "tei", "--published", "2020"]);
    assert_eq!((code, error.as_str()), (2, "guillemet: --published is for a text: parse it again with another date\n"));
}

#[test]
fn misuse_says_what_to_do() {
    let (code, _, error) = convert(&["-", "--to", "docx"]);
    assert_eq!(code, 2);
    assert!(error.contains("'docx' is no format: give json, jsonld, tei"), "{error}");
    let (code, _, error) = convert(&["no-such-file.txt", "--to", "tei"]);
    assert_eq!(code, 3);
    assert!(error.contains("check the path"), "{error}");
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.json");
    std::fs::write(&broken, "{}").unwrap();
    let (code, _, error) = convert(&[broken.to_str().unwrap(), "--to", "tei"]);
    assert_eq!(code, 3);
    assert!(error.contains("this is not the JSON of an article"), "{error}");
}

#[test]
fn a_page_shows_the_layers_that_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("article.html");
    let args = ["-", "--layers", "people,dates", "--title", "Été & fils", "-o", page.to_str().unwrap()];
    assert_eq!(run("view", &args), (0, String::new(), String::new()));
    let page = std::fs::read_to_string(page).unwrap();
    assert!(page.contains("<title>Été &amp; fils</title>"));
    assert!(page.contains("class=\"g-person\"") && page.contains("class=\"g-date\""));
    assert!(!page.contains("class=\"g-quotation") && !page.contains("class=\"g-place\""));
    let (code, _, error) = run("view", &["-", "--layers", "verbs"]);
    assert_eq!(code, 2);
    assert!(error.contains("'verbs' is no layer: give some of quotations, people"), "{error}");
}
