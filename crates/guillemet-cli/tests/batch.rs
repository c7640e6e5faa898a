//! `guillemet batch` as a user calls it.

use std::fmt::Write as _;
use std::path::Path;

use assert_cmd::Command;
use serde_json::{Value, json};

fn guillemet() -> Command {
    Command::new(assert_cmd::cargo::cargo_bin!("guillemet"))
}

/// Runs a batch over `input` from standard input: the exit code, the lines of the output, standard error.
fn batch(input: impl Into<Vec<u8>>, options: &[&str]) -> (i32, Vec<Value>, String) {
    let output = guillemet().args(["batch", "-", "-o", "-"]).args(options).write_stdin(input).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (output.status.code().unwrap(), lines, String::from_utf8(output.stderr).unwrap())
}

/// Records of all sizes, in an order that is easy to tell.
fn records(count: usize) -> String {
    let mut input = String::new();
    for n in 0..count {
        let text = "« L’été sera long », a déclaré Jeanne Morel à Nantes le 3 mars. ".repeat(n % 17);
        writeln!(input, "{}", json!({ "key": n, "text": text, "date": "2021-03-04" })).unwrap();
    }
    input
}

#[test]
fn a_good_batch_keeps_order_and_ids() {
    let (code, lines, errors) = batch(records(300), &["--id", "key", "--published", "date"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert_eq!(lines.len(), 300);
    for (n, line) in lines.iter().enumerate() {
        assert_eq!(line["key"], json!(n));
        assert_eq!(line["published"]["value"], "2021-03-04");
    }
}

#[test]
fn a_failed_line_is_answered_in_its_place() {
    let mut input = b"\xef\xbb\xbf{\"id\": 1.50, \"text\": \"Oui.\", \"date\": null}\n\n{\"id\": 2,\n".to_vec();
    input.extend(b"{\"id\": 3, \"text\": \"\xff\"}\n[4]\n{\"id\": 5}\n{\"id\": 6, \"text\": null, \"date\": null}\n");
    input.extend(
        b"{\"id\": 7, \"text\": \"Non.\", \"date\": \"hier\"}\n{\"id\": 8, \"text\": \"\\ud800\"}\n{\"text\": \"\"}\n",
    );
    let (code, lines, errors) = batch(input, &["--id", "id", "--published", "date"]);
    assert_eq!(code, 1);
    assert_eq!(errors, "guillemet: 8 of 9 articles failed: look for `error` in the output\n");
    assert_eq!(lines[0]["text"], "Oui.");
    let answers: Vec<(&Value, &Value, &str)> =
        lines[1..].iter().map(|line| (&line["id"], &line["line"], line["error"].as_str().unwrap())).collect();
    let null = Value::Null;
    assert_eq!(
        answers,
        [
            (&null, &json!(3), "this line is no JSON: EOF while parsing a value at column 9"),
            (&null, &json!(4), "byte 20 of this line is no UTF-8: convert the file"),
            (&null, &json!(5), "this line holds JSON, but no object: give one object a line"),
            (&json!(5), &json!(6), "there is no field 'text' among 'id'"),
            (&json!(6), &json!(7), "field 'text' holds null: it must hold a string"),
            (&json!(7), &json!(8), "field 'date': 'hier' is no publication date: give YYYY, YYYY-MM or YYYY-MM-DD"),
            (&json!(8), &json!(9), "field 'text' holds half a character (\\ud800 to \\udfff): mend what wrote it"),
            (&null, &json!(10), "there is no field 'id' among 'text'"),
        ]
    );
}

#[test]
fn an_id_comes_back_as_it_is_written() {
    let input = "{\"n\": 12345678901234567890123, \"text\": \"\"}\n{\"n\": {\"a\": [1.50]}, \"text\": \"\"}\n";
    let output = guillemet().args(["batch", "-", "-o", "-", "--id", "n"]).write_stdin(input).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    assert!(lines.starts_with("{\"n\":12345678901234567890123,"), "{lines}");
    assert!(lines.contains("\n{\"n\":{\"a\": [1.50]},"), "{lines}");
}

#[test]
fn fields_have_any_name_of_the_record() {
    let input = "{\"corps.texte\": \"Oui.\", \"année\": 2020}\n";
    let (code, lines, _) = batch(input, &["--text", "corps.texte", "--published", "année"]);
    assert_eq!((code, &lines[0]["published"]["value"]), (0, &json!("2020")));
    let (code, lines, _) = batch("{\"a\": {\"b\": \"Oui.\"}}\n", &["--text", "a.b"]);
    assert_eq!(code, 1);
    assert_eq!(
        lines[0]["error"],
        "there is no field 'a.b': a field must be one of the record itself, not of an object in it"
    );
}

#[test]
fn offsets_count_what_is_asked_for() {
    let input = "{\"text\": \"À 🙂 Paris.\"}\n";
    for (unit, end) in [("chars", 10), ("bytes", 14), ("utf16", 11)] {
        let (_, lines, _) = batch(input, &["--offsets", unit]);
        assert_eq!(lines[0]["offsets"], unit);
        assert_eq!(lines[0]["blocks"][0]["end"], end, "{unit}");
    }
}

#[test]
fn the_date_policy_says_which_day_is_meant() {
    let input = "{\"text\": \"Le départ aura lieu le 7 janvier.\", \"date\": \"2020-12-20\"}\n";
    for (policy, value) in [("news", "2021-01-07"), ("past", "2020-01-07"), ("future", "2021-01-07")] {
        let (_, lines, _) = batch(input, &["--published", "date", "--date-policy", policy]);
        assert_eq!(lines[0]["dates"][0]["value"], value, "{policy}");
    }
    let (code, _, error) = batch(input, &["--date-policy", "best"]);
    assert_eq!(code, 2);
    assert!(error.contains("date policy 'best' does not exist: give 'news', 'past' or 'future'"), "{error}");
}

#[test]
fn only_the_layers_that_are_wanted_are_there() {
    let input = "{\"text\": \"« Nous partons mardi », a déclaré Jeanne Morel.\"}\n";
    let (_, lines, _) = batch(input, &["--layers", "dates,numbers"]);
    assert_eq!(lines[0]["dates"][0]["text"], "mardi");
    assert_eq!(lines[0]["quotations"], json!([]));
    let (code, _, error) = batch(input, &["--layers", "dates,people"]);
    assert_eq!(code, 2);
    assert!(error.contains("layer 'people' does not exist"), "{error}");
}

#[test]
fn an_id_that_the_result_has_itself_is_wrong_usage() {
    for name in ["text", "dates", "error", "line"] {
        let (code, lines, errors) = batch("", &["--id", name]);
        assert_eq!((code, lines.len()), (2, 0));
        assert_eq!(
            errors,
            format!(
                "guillemet: '{name}' is a field of the result itself: rename the field and give its new name to --id\n"
            )
        );
    }
}

#[test]
fn the_output_appears_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let (input, output) = (folder.path().join("in.jsonl"), folder.path().join("out.jsonl"));
    std::fs::write(&input, records(3)).unwrap();
    let run = |input: &Path, output: &Path| {
        let done = guillemet().arg("batch").arg(input).arg("-o").arg(output).output().unwrap();
        (done.status.code().unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    assert_eq!(run(&input, &output), (0, String::new()));
    assert_eq!(std::fs::read_to_string(&output).unwrap().lines().count(), 3);
    let (code, error) = run(&input, &input);
    assert_eq!(code, 2);
    assert!(error.contains("is the input as well"), "{error}");
    assert_eq!(run(&folder.path().join("none.jsonl"), &output).0, 3);
    assert_eq!(run(&input, &folder.path().join("none/out.jsonl")).0, 3);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "no partial file is left");
}

#[test]
fn an_output_is_not_called_packed_where_it_is_plain() {
    let folder = tempfile::tempdir().unwrap();
    for (name, is_right) in [("out.jsonl.gz", false), ("out.jsonl.zst", false), ("gz.jsonl", true)] {
        let output = folder.path().join(name);
        let done = guillemet().args(["batch", "-", "-o"]).arg(&output).write_stdin(records(1)).output().unwrap();
        assert_eq!((done.status.code(), output.exists()), (Some(if is_right { 0 } else { 2 }), is_right));
        assert_eq!(String::from_utf8(done.stderr).unwrap().contains("would not be packed"), !is_right);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_closed_pipe_are_told_apart() {
    let full = guillemet().args(["batch", "-", "-o", "/dev/full"]).write_stdin(records(3)).output().unwrap();
    assert_eq!(full.status.code(), Some(3));
    let error = String::from_utf8(full.stderr).unwrap();
    assert_eq!(error, "guillemet: the disk is full: make room for '/dev/full' and run the command again\n");

    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.jsonl");
    std::fs::write(&input, records(2000)).unwrap();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("guillemet"))
        .arg("batch")
        .arg(&input)
        .args(["-o", "-"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), String::from_utf8(done.stderr).unwrap().as_str()), (Some(0), ""));
}
