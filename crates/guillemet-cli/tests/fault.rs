//! What the command does where the parser fails, which it never should: `cargo test -p guillemet-cli --features fault`.

use assert_cmd::Command;
use serde_json::Value;

const FAULTY: &str = "Le maire le dit : a fault is injected here.";

fn guillemet() -> Command {
    Command::new(assert_cmd::cargo::cargo_bin!("guillemet"))
}

#[test]
fn a_batch_goes_on_behind_the_text_that_fails() {
    let lines = format!(
        "{{\"id\": 1, \"text\": \"Oui.\"}}\n{{\"id\": 2, \"text\": \"{FAULTY}\"}}\n{{\"id\": 3, \"text\": \"Non.\"}}\n"
    );
    let output = guillemet().args(["batch", "-", "-o", "-", "--id", "id"]).write_stdin(lines).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let output = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<_> = answers.iter().map(|answer| answer["id"].as_u64()).collect();
    assert_eq!(ids, [Some(1), Some(2), Some(3)]);
    let failed: Vec<bool> = answers.iter().map(|answer| answer.get("error").is_some()).collect();
    assert_eq!(failed, [false, true, false]);
    assert_eq!(answers[1]["error"], "the parser failed on this text, which is a bug: please report it");
}

#[test]
fn one_article_that_fails_has_its_exit_code() {
    for command in [["parse", "-", "--json"], ["convert", "-", "--to=tei"]] {
        let output = guillemet().args(command).write_stdin(FAULTY).output().unwrap();
        assert_eq!(output.status.code(), Some(4));
        assert!(output.stdout.is_empty());
        assert!(String::from_utf8(output.stderr).unwrap().contains("a bug of guillemet: please report it"));
    }
}
