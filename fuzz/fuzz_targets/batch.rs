//! A batch over any bytes answers every line that isn't blank by a line of JSON, and no text makes the parser fail.

#![no_main]

use std::collections::BTreeMap;

use guillemet_cli::{OK, SOME_FAILED, run};
use libfuzzer_sys::fuzz_target;
use serde_json::value::RawValue;

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().unwrap();
    let (input, output) = (folder.path().join("in.jsonl"), folder.path().join("out.jsonl"));
    std::fs::write(&input, bytes).unwrap();
    let mut command = vec!["guillemet".into(), "batch".into(), input.into(), "-o".into(), output.clone().into()];
    command.extend(["--id", "id", "--published", "date", "--threads", "1"].map(Into::into));
    let code = run(command);

    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let asked = bytes.split(|&byte| byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
    let answers = std::fs::read_to_string(output).unwrap();
    // An id is copied as it is written, half a character (`"\ud800"`) too.
    let read = |line| serde_json::from_str::<BTreeMap<String, &RawValue>>(line).unwrap();
    let answers: Vec<_> = answers.lines().map(read).collect();
    assert_eq!(answers.len(), asked);
    let failed = answers.iter().filter(|answer| answer.contains_key("error")).count();
    assert_eq!(code, if failed == 0 { OK } else { SOME_FAILED });
    assert!(!answers.iter().any(|answer| answer.get("error").is_some_and(|error| error.get().contains("a bug"))));
});
