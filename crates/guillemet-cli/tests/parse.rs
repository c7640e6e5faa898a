//! `guillemet parse` and `guillemet schema` as a user calls them.

use assert_cmd::Command;
use guillemet::Article;
use guillemet::text::OffsetUnit;

const TEXT: &str = "« L’été sera long », a déclaré Jeanne Morel à Nantes le 3 mars.\n\nElle part demain.\n";

fn guillemet() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("guillemet"));
    command.env_remove("CLICOLOR_FORCE");
    command
}

#[test]
fn a_pipe_gets_the_view_without_colours() {
    let shown = guillemet().args(["parse", "-"]).write_stdin(TEXT).assert().success();
    let shown = String::from_utf8(shown.get_output().stdout.clone()).unwrap();
    assert!(shown.contains("L’été sera long"), "{shown}");
    assert!(!shown.contains('\x1b'), "{shown}");
}

#[test]
fn colours_can_be_forced_and_refused() {
    let coloured = |refused: bool| {
        let mut command = guillemet();
        command.args(["parse", "-"]).env("CLICOLOR_FORCE", "1").write_stdin(TEXT);
        if refused {
            command.env("NO_COLOR", "1");
        }
        command.output().unwrap().stdout.contains(&0x1b)
    };
    assert!(coloured(false));
    assert!(!coloured(true));
}

#[test]
fn control_characters_of_the_text_do_not_reach_the_terminal() {
    let done = guillemet().args(["parse", "-"]).write_stdin("Un \x1b[31mpiège\x07 rouge.").output().unwrap();
    assert!(!done.stdout.contains(&0x1b) && !done.stdout.contains(&7));
}

#[test]
fn explanations_name_the_rules_and_why_marks_are_no_speech() {
    let text = "La maire est venue voir le film « La Crue ». « Nous tiendrons », a dit Jeanne Morel. « Oui », a-t-elle ajouté.";
    let shown = |args: &[&str]| {
        let done = guillemet().args(args).write_stdin(text).assert().success();
        String::from_utf8(done.get_output().stdout.clone()).unwrap()
    };
    let explained = shown(&["parse", "-", "--explain"]);
    for words in ["incise: an inverted cue", "continued: the speaker before goes on", "title", "« La Crue »"] {
        assert!(explained.contains(words), "{words} is missing in\n{explained}");
    }
    assert!(!shown(&["parse", "-"]).contains("incise:"));
}

#[test]
fn json_is_the_article() {
    for (unit, name) in [(OffsetUnit::Chars, "chars"), (OffsetUnit::Bytes, "bytes"), (OffsetUnit::Utf16, "utf16")] {
        let args = ["parse", "-", "--json", "--published", "2021-03-04", "--offsets", name];
        let done = guillemet().args(args).write_stdin(TEXT).output().unwrap();
        let article = Article::from_json(std::str::from_utf8(&done.stdout).unwrap()).unwrap();
        let parser = guillemet::Parser::new().published("2021-03-04".parse().unwrap());
        assert_eq!(article, parser.parse(TEXT).unwrap().with_offsets(unit));
    }
}

#[test]
fn clean_prints_the_article_alone() {
    let clean = |text: &str| {
        let done = guillemet().args(["clean", "-"]).write_stdin(text).output().unwrap();
        assert!(done.status.success());
        String::from_utf8(done.stdout).unwrap()
    };
    let text = "Le pont rouvre\n\nPublié le 03/03/2021 à 10h12\n\nPar Jeanne Morel (avec AFP)\n\n\
        Le pont a rouvert lundi, selon la mairie de Brest.\n\nLire aussi : Le pont ferme\n\n\
        Trois conditions sont posées :\n\n• la vitesse est limitée\n\n• les camions passent la nuit\n\n\
        Les riverains applaudissent depuis la rive.\n\nAbonnez-vous à notre newsletter";
    assert_eq!(
        clean(text),
        "Le pont rouvre\n\nLe pont a rouvert lundi, selon la mairie de Brest.\n\nTrois conditions sont posées :\n\n\
         • la vitesse est limitée\n• les camions passent la nuit\n\nLes riverains applaudissent depuis la rive.\n"
    );
    assert_eq!(clean("Abonnez-vous à notre newsletter"), "");
    assert_eq!(clean(""), "");
}

#[test]
fn misuse_and_unreadable_files_have_their_exit_codes() {
    let code = |args: &[&str]| guillemet().args(args).output().unwrap().status.code().unwrap();
    assert_eq!(code(&["--help"]), 0);
    assert_eq!(code(&["--version"]), 0);
    assert_eq!(code(&[]), 2);
    assert_eq!(code(&["clean"]), 2);
    assert_eq!(code(&["clean", "no-such-file"]), 3);
    assert_eq!(code(&["parse", "-", "--published", "hier"]), 2);
    assert_eq!(code(&["eval", "gold", "--id", "url"]), 2);
    assert_eq!(code(&["parse", "no such file"]), 3);
    let latin = guillemet().args(["parse", "-"]).write_stdin(b"l'\xe9t\xe9".to_vec()).output().unwrap();
    assert_eq!(latin.status.code(), Some(3));
    assert!(String::from_utf8(latin.stderr).unwrap().starts_with("guillemet: byte 3 of "));
}

#[test]
fn the_schema_is_the_one_of_the_library() {
    let done = guillemet().arg("schema").output().unwrap();
    assert_eq!(String::from_utf8(done.stdout).unwrap(), guillemet::article::SCHEMA);
}
