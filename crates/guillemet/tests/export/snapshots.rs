//! What each format makes of the fixture: read the difference before you accept it.

use guillemet::export::{Format, Layer, csv, write};

use crate::fixture::article;

#[test]
fn json_ld() {
    insta::assert_snapshot!(shown("jsonld"));
}

#[test]
fn tei() {
    insta::assert_snapshot!(shown("tei"));
}

#[test]
fn csv_tables() {
    let tables = Layer::ALL.map(|layer| format!("# {layer}\n{}", csv(&article(), layer).replace("\r\n", "\n")));
    insta::assert_snapshot!(tables.join("\n"));
}

#[test]
fn web_annotation() {
    insta::assert_snapshot!(shown("webannotation"));
}

#[test]
fn label_studio() {
    insta::assert_snapshot!(shown("labelstudio"));
}

#[test]
fn doccano() {
    insta::assert_snapshot!(shown("doccano"));
}

#[test]
fn html() {
    // The style sheet is no news.
    let page = shown("html");
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    insta::assert_snapshot!(format!("{head}{body}"));
}

#[test]
fn timex3() {
    insta::assert_snapshot!(shown("timex3"));
}

#[test]
fn ninjs() {
    insta::assert_snapshot!(shown("ninjs"));
}

/// The output as a person reads it: the items of JSON lists on lines of their own, without guillemet's version.
fn shown(format: &str) -> String {
    let written = write(&article(), format.parse::<Format>().unwrap());
    let written = written.replace(env!("CARGO_PKG_VERSION"), "[version]");
    if written.starts_with(['{', '[']) { broken(&written) } else { written }
}

/// JSON with a line for each field of the outermost object and each object of a list.
fn broken(json: &str) -> String {
    let (mut out, mut depth, mut in_string) = (String::new(), 0, false);
    let mut signs = json.chars().peekable();
    while let Some(c) = signs.next() {
        out.push(c);
        match c {
            '\\' if in_string => out.extend(signs.next()),
            '"' => in_string = !in_string,
            _ if in_string => {}
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        let opens_object = matches!(c, '[' | ',') && signs.peek() == Some(&'{');
        if !in_string && (opens_object || (c == ',' && depth == 1)) {
            out.push('\n');
            out.push_str(&"  ".repeat(depth));
        }
    }
    out
}
