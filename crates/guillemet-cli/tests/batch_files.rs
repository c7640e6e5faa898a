//! `guillemet batch` over files of all kinds, whole and broken, and when it is interrupted.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

use assert_cmd::Command;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

fn guillemet() -> Command {
    Command::new(assert_cmd::cargo::cargo_bin!("guillemet"))
}

/// Runs a batch in a folder: the exit code, the lines of standard output, standard error.
fn batch(folder: &Path, args: &[&str]) -> (i32, Vec<Value>, String) {
    let output = guillemet().current_dir(folder).arg("batch").args(args).args(["-o", "-"]).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (output.status.code().unwrap(), lines, String::from_utf8(output.stderr).unwrap())
}

fn records(count: usize) -> String {
    let mut input = String::new();
    for n in 0..count {
        writeln!(input, "{}", json!({ "key": n, "text": "« Oui », dit Anne Roy. ".repeat(n % 3) })).unwrap();
    }
    input
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn zstandard(content: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(content, ruzstd::encoding::CompressionLevel::Fastest)
}

fn texts(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["text"].as_str().or(line["error"].as_str()).unwrap()).collect()
}

#[test]
fn a_folder_is_read_in_the_order_of_its_names() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, content: &[u8]| std::fs::write(folder.path().join(name), content).unwrap();
    std::fs::create_dir(folder.path().join("d")).unwrap();
    write("e.txt", "Été.".as_bytes());
    write("c.jsonl", b"{\"text\": \"Deux.\"}\n\n{\"no\": 1}\n");
    write("a.csv", b"id;text\n7;\"Un; un.\"\n");
    write("d/f.txt.gz", &gzip(b"Trois."));
    write(".hidden.txt", b"Non.");
    write("README.md", b"Non.");
    let (code, lines, errors) = batch(folder.path(), &["."]);
    assert_eq!((code, errors.as_str()), (1, "guillemet: 1 of 5 articles failed: look for `error` in the output\n"));
    assert_eq!(texts(&lines), ["Un; un.", "Deux.", "there is no field 'text' among 'no'", "Trois.", "Été."]);
    assert_eq!((&lines[2]["file"], &lines[2]["line"]), (&json!("c.jsonl"), &json!(3)));
    assert_eq!((&lines[3]["file"], &lines[4]["file"]), (&json!("d/f.txt.gz"), &json!("e.txt")));
    // The output of the last run is no input of the next one.
    for _ in 0..2 {
        let done = guillemet().current_dir(&folder).args(["batch", ".", "-o", "b.jsonl"]).output().unwrap();
        assert_eq!(done.status.code(), Some(1));
        assert_eq!(std::fs::read_to_string(folder.path().join("b.jsonl")).unwrap().lines().count(), 5);
    }
    let empty = tempfile::tempdir().unwrap();
    let (code, _, error) = batch(empty.path(), &["."]);
    assert_eq!(code, 3);
    assert_eq!(error, "guillemet: '.' holds no .jsonl, .csv, .tsv or .txt file: check the path\n");
}

#[test]
fn tables_have_any_delimiter_and_broken_rows_stay_in_their_place() {
    let folder = tempfile::tempdir().unwrap();
    for (name, delimiter) in [("a.csv", ","), ("b.csv", ";"), ("c.tsv", "\t")] {
        let table =
            ["id|texte|date", "1|\"Un \"\"grand\"\"\ndeux.\"|2020-01", "2|Trois.", "3|Quatre.|hier", "4|Cinq.|"];
        let table = format!("\u{feff}{}\n", table.join("\n").replace('|', delimiter));
        std::fs::write(folder.path().join(name), table.as_bytes()).unwrap();
        let (code, lines, _) = batch(folder.path(), &[name, "--text", "texte", "--id", "id", "--published", "date"]);
        assert_eq!(code, 1);
        assert_eq!((&lines[0]["id"], &lines[0]["published"]["value"]), (&json!("1"), &json!("2020-01")));
        let [first, second, third, fourth] = texts(&lines)[..] else { panic!("{lines:?}") };
        assert_eq!((first, fourth), ("Un \"grand\"\ndeux.", "Cinq."));
        assert!(second.starts_with("this row has 2 cells, the header 3"), "{second}");
        assert!(third.starts_with("field 'date': 'hier' is no publication date"), "{third}");
        assert_eq!((&lines[1]["line"], &lines[2]["line"]), (&json!(4), &json!(5)));
    }
    std::fs::write(folder.path().join("latin.csv"), b"id,text\n1,\xe9t\xe9\n2,Oui.\n").unwrap();
    let (code, lines, _) = batch(folder.path(), &["latin.csv"]);
    assert_eq!((code, texts(&lines)), (1, vec!["byte 1 of this cell is no UTF-8: convert the file", "Oui."]));
    let typed = guillemet().args(["batch", "-", "--format", "csv", "-o", "-"]).write_stdin("text\nOui.\n").output();
    assert!(typed.unwrap().stdout.starts_with(b"{\"schema_version\""));
}

#[test]
fn packed_files_are_unpacked_whatever_their_name() {
    let folder = tempfile::tempdir().unwrap();
    let input = records(300);
    let (first, second) = input.split_at(input.find("{\"key\":200").unwrap());
    let skippable = [&[0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
    let packed = [
        gzip(input.as_bytes()),
        [gzip(first.as_bytes()), gzip(second.as_bytes())].concat(),
        zstandard(input.as_bytes()),
        [zstandard(first.as_bytes()), skippable, zstandard(second.as_bytes())].concat(),
    ];
    let plain = guillemet().args(["batch", "-", "-o", "-"]).write_stdin(input).output().unwrap().stdout;
    for bytes in packed {
        let path = folder.path().join("articles.jsonl");
        std::fs::write(&path, &bytes).unwrap();
        let from_file = guillemet().arg("batch").arg(&path).args(["-o", "-"]).output().unwrap();
        assert!(from_file.stdout == plain, "{}", String::from_utf8_lossy(&from_file.stderr));
        let from_pipe = guillemet().args(["batch", "-", "-o", "-"]).write_stdin(bytes).output().unwrap();
        assert!(from_pipe.stdout == plain);
    }
}

#[test]
fn what_stands_before_the_damage_of_a_packed_file_is_kept_and_so_are_other_files() {
    let folder = tempfile::tempdir().unwrap();
    let input = records(300);
    std::fs::write(folder.path().join("z.jsonl"), "{\"text\": \"Fin.\"}\n").unwrap();
    let mut broken = gzip(input.as_bytes());
    broken[20] ^= 0xff;
    let cut = |mut packed: Vec<u8>| {
        packed.truncate(packed.len() - 9);
        packed
    };
    let mut changed = zstandard(input.as_bytes());
    *changed.last_mut().unwrap() ^= 0xff;
    for (name, packed, why, most) in [
        ("a.jsonl.gz", cut(gzip(input.as_bytes())), "the compressed file ends too early", 300),
        ("a.jsonl.gz", broken, "the compressed file is damaged from here on", 0),
        ("a.jsonl.gz", vec![0x1f, 0x8b], "the compressed file ends too early", 0),
        ("a.jsonl.gz", cut(zstandard(input.as_bytes())), "the compressed file ends too early", 300),
        ("a.jsonl.gz", changed, "the compressed file is damaged from here on", 300),
    ] {
        std::fs::write(folder.path().join(name), packed).unwrap();
        let (code, lines, _) = batch(folder.path(), &[".", "--id", "key"]);
        assert_eq!(code, 1);
        let [good @ .., damage, last] = &lines[..] else { panic!("{lines:?}") };
        // The line in which the file ends is no JSON; all before it are whole.
        let whole = good.iter().filter(|line| line["error"].is_null()).count();
        assert!(whole >= good.len().saturating_sub(1) && good.len() <= most, "{whole} of {}", good.len());
        assert!(damage["error"].as_str().unwrap().starts_with(why), "{damage}");
        assert_eq!(damage["file"], "a.jsonl.gz");
        // --id is missing in the other file, which is read all the same.
        assert_eq!(last["error"], "there is no field 'key' among 'text'");
    }
}

#[test]
fn a_batch_goes_on_where_it_was_interrupted() {
    let folder = tempfile::tempdir().unwrap();
    let (output, partial) = (folder.path().join("out.jsonl"), folder.path().join("out.jsonl.partial"));
    let input = records(40) + "{\"text\": 1}\n\n" + &records(3);
    std::fs::write(folder.path().join("in.jsonl.gz"), gzip(input.as_bytes())).unwrap();
    let run = |more: &[&str]| {
        let args = ["batch", "in.jsonl.gz", "-o", "out.jsonl", "--batch-size", "7"];
        let done = guillemet().current_dir(&folder).args(args).args(more).output().unwrap();
        (done.status.code().unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    let failed = "guillemet: 1 of 44 articles failed: look for `error` in the output\n".to_owned();
    assert_eq!(run(&[]), (1, failed.clone()));
    let whole = std::fs::read(&output).unwrap();
    assert_eq!(run(&["--resume"]).1, "guillemet: 'out.jsonl' is whole already: nothing is left to do\n");
    let third = whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(2).unwrap().0;
    for length in [0, 1, third, third + 1, third + 9, whole.len() - 1, whole.len()] {
        std::fs::rename(&output, folder.path().join("old")).unwrap();
        std::fs::write(&partial, &whole[..length]).unwrap();
        assert_eq!(run(&["--resume"]), (1, failed.clone()), "after {length} bytes");
        assert!(std::fs::read(&output).unwrap() == whole, "after {length} bytes");
        assert!(!partial.exists());
    }
    // Nothing is there to go on from: the batch begins.
    std::fs::remove_file(&output).unwrap();
    assert_eq!(run(&["--resume"]), (1, failed));
    assert!(std::fs::read(&output).unwrap() == whole);
    // Other options, and an input that is shorter.
    std::fs::write(&partial, &whole[..third + 1]).unwrap();
    let (code, error) = run(&["--resume", "--offsets", "bytes"]);
    assert_eq!(code, 2);
    assert!(error.contains("comes from another input or other options"), "{error}");
    std::fs::write(folder.path().join("in.jsonl.gz"), gzip(records(2).as_bytes())).unwrap();
    assert_eq!(run(&["--resume"]).0, 2);
    assert_eq!(std::fs::read(&partial).unwrap(), whole[..third + 1], "what was done is untouched");
    let to_pipe = guillemet().args(["batch", "-", "-o", "-", "--resume"]).write_stdin("").output().unwrap();
    assert_eq!(to_pipe.status.code(), Some(2));
}

#[test]
fn nothing_is_lost_when_the_process_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let (output, partial) = (folder.path().join("out.jsonl"), folder.path().join("out.jsonl.partial"));
    std::fs::write(folder.path().join("in.jsonl"), records(1500)).unwrap();
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("guillemet"));
    command.current_dir(&folder).args(["batch", "in.jsonl", "-o", "out.jsonl", "--id", "key", "--batch-size", "20"]);
    let mut running = command.spawn().unwrap();
    while std::fs::metadata(&partial).map_or(0, |about| about.len()) < 10_000 && !output.exists() {
        std::thread::sleep(Duration::from_millis(2));
    }
    running.kill().unwrap();
    running.wait().unwrap();
    assert!(partial.exists(), "the batch was done before it could be killed");
    assert!(command.arg("--resume").status().unwrap().success());
    let lines = std::fs::read_to_string(&output).unwrap();
    let keys = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["key"].as_u64().unwrap());
    assert!(keys.eq(0..1500));
}

#[test]
fn neither_threads_nor_batch_size_change_a_byte() {
    let run = |threads: &str, size: &str| {
        let args = ["batch", "-", "-o", "-", "--id", "key", "--threads", threads, "--batch-size", size];
        guillemet().args(args).write_stdin(records(120)).output().unwrap().stdout
    };
    let one = run("1", "256");
    assert_eq!(one.iter().filter(|byte| **byte == b'\n').count(), 120);
    for (threads, size) in [("1", "1"), ("2", "7"), ("5", "120"), ("3", "65535")] {
        assert!(run(threads, size) == one, "{threads} threads, {size} at a time");
    }
}

/// A file that may not grow any more is a full disk that needs no disk.
#[cfg(target_os = "linux")]
#[test]
fn what_is_done_before_the_disk_is_full_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("in.jsonl"), records(300)).unwrap();
    let program = assert_cmd::cargo::cargo_bin!("guillemet");
    let full = std::process::Command::new("sh")
        .current_dir(&folder)
        .args(["-c", "trap '' XFSZ; ulimit -f 100; exec \"$0\" batch in.jsonl -o out.jsonl"])
        .arg(program)
        .output()
        .unwrap();
    assert_eq!(full.status.code(), Some(3));
    let error = String::from_utf8(full.stderr).unwrap();
    assert!(error.ends_with("; what is done is kept, and --resume goes on from there\n"), "{error}");
    let resumed = guillemet().current_dir(&folder).args(["batch", "in.jsonl", "-o", "out.jsonl", "--resume"]).output();
    assert_eq!(resumed.unwrap().status.code(), Some(0));
    let direct = guillemet().args(["batch", "-", "-o", "-"]).write_stdin(records(300)).output().unwrap().stdout;
    assert!(std::fs::read(folder.path().join("out.jsonl")).unwrap() == direct);
}
