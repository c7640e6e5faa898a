//! A small article with every layer, annotated by hand: what the parser learns changes no snapshot.

use guillemet::Article;
use serde_json::{Value, json};

/// Hostile to HTML, XML and spreadsheets, with a carriage return, a no-break space alone on its line, and an emoji.
pub const TEXT: &str = "Publié le 7 janvier 2020\r\n\r\n\
    Brest : le port rouvre <demain> & « enfin »\n\
    Par Anne Le Goff\n\
    BREST (Agence Ouest) - Le port rouvrira mercredi, a annoncé lundi soir la maire. 🎉\n\
    \u{a0}\n\
    « Nous irons jusqu’au bout, a déclaré à 14 h 30 la maire de Brest, Jeanne Morel, et sans attendre. » La grève a \
    duré deux semaines, puis trois jours. Une source policière juge le bilan « lourd » : douze blessés, 40 bateaux \
    perdus, 1,5 million d’euros de dégâts, soit 3 % du budget. « Mme Morel a dit qu’elle resterait. » Le « Titanic » \
    et les « pontons » sont vides.\n\
    =Un été difficile\n\
    — Que s’est-il passé avant le 12 mars ?\n\
    — Rien, et tous les ans depuis l’été 2019.\n\
    - un quai\n\
    - deux grues\n\
    Le port de Brest début mars. Photo : DR\n\
    « On rouvre ! » — Port de Brest (@portbrest)\n\
    Abonnez-vous à notre lettre.\n\
    Lire aussi : La rade en images (VIDÉO)\n\
    « Merci à tous ! », ont lancé Jeanne Morel et Anne Le Goff.";

/// The article, with offsets in code points.
pub fn article() -> Article {
    let value = json!({
        "schema_version": guillemet::article::SCHEMA_VERSION,
        "language": "fr",
        "offsets": "chars",
        "text": TEXT,
        "published": {"value": "2020-01-07", "start": at("7 janvier 2020")["start"], "end": at("7 janvier 2020")["end"]},
        "blocks": blocks(),
        "sentences": sentences(),
        "quotations": quotations(),
        "marked": [
            with("Titanic", json!({"reason": "title"})),
            with("pontons", json!({"reason": "term"})),
        ],
        "entities": entities(),
        "dates": dates(),
        "numbers": [
            with("douze blessés", json!({"kind": "victims", "value": "12", "unit": "blessé", "object": null})),
            with("40", json!({"kind": "count", "value": "40", "unit": null, "object": at("bateaux perdus")})),
            with("1,5 million d’euros", json!({"kind": "money", "value": "1500000", "unit": "EUR", "object": null})),
            with("3 %", json!({"kind": "share", "value": "3", "unit": "%", "object": at("budget")})),
        ],
        "event": {
            "who": add(inside("Le port rouvrira", "Le port"), json!({"entity": null})),
            "what": at("rouvrira mercredi"),
            "where": with("BREST", json!({"entity": 2})),
            "when": {"value": "2020-01-08", "date": 1},
        },
        "timeline": [{"value": "2020-01-08", "date": 1, "sentence": 0, "future": true, "entities": [0, 2]}],
        "related": [with("Lire aussi : La rade en images (VIDÉO)", json!({
            "label": "Lire aussi", "title": "La rade en images", "media": ["video"],
        }))],
        "diagnostics": [with("🎉", json!({"rule": "odd-sign", "message": "a sign that no rule knows"}))],
        "tokens": [
            with("rouvrira", json!({"sentence": 0, "pos": "VERB"})),
            with("🎉", json!({"sentence": 0, "pos": "SYM"})),
        ],
    });
    let mut value = value;
    // Only what has words of its own keeps them.
    for layer in ["blocks", "sentences", "related", "diagnostics"] {
        for item in value[layer].as_array_mut().unwrap() {
            item.as_object_mut().unwrap().remove("text");
        }
    }
    Article::from_json(&value.to_string()).unwrap()
}

/// Where words stand, which stand once in the text.
fn at(words: &str) -> Value {
    assert_eq!(TEXT.matches(words).count(), 1, "{words}");
    span(TEXT.find(words).unwrap(), words)
}

/// Where words stand inside other words, which stand once in the text.
fn inside(around: &str, words: &str) -> Value {
    assert_eq!(TEXT.matches(around).count(), 1, "{around}");
    span(TEXT.find(around).unwrap() + around.find(words).unwrap(), words)
}

fn span(byte: usize, words: &str) -> Value {
    let start = TEXT[..byte].chars().count();
    json!({"start": start, "end": start + words.chars().count(), "text": words})
}

/// Adds fields to where words stand.
fn with(words: &str, fields: Value) -> Value {
    add(at(words), fields)
}

fn add(mut place: Value, fields: Value) -> Value {
    place.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    place
}

fn blocks() -> Value {
    let kinds = [
        ("header", "Publié le 7 janvier 2020"),
        ("headline", "Brest : le port rouvre <demain> & « enfin »"),
        ("byline", "Par Anne Le Goff"),
        ("dateline", "BREST (Agence Ouest) -"),
        ("lead", "Le port rouvrira mercredi, a annoncé lundi soir la maire. 🎉"),
        ("paragraph", TEXT.lines().nth(6).unwrap()),
        ("subhead", "=Un été difficile"),
        ("question", "— Que s’est-il passé avant le 12 mars ?"),
        ("answer", "— Rien, et tous les ans depuis l’été 2019."),
        ("list_item", "- un quai"),
        ("list_item", "- deux grues"),
        ("caption", "Le port de Brest début mars. Photo : DR"),
        ("embed", "« On rouvre ! » — Port de Brest (@portbrest)"),
        ("boilerplate", "Abonnez-vous à notre lettre."),
        ("related", "Lire aussi : La rade en images (VIDÉO)"),
        ("paragraph", TEXT.lines().last().unwrap()),
    ];
    let blocks = kinds.map(|(kind, words)| {
        let speaker = match kind {
            "answer" => Some(0),
            "embed" => Some(4),
            _ => None,
        };
        with(words, json!({"kind": kind, "speaker": speaker, "rule": kind}))
    });
    json!(blocks)
}

fn sentences() -> Value {
    json!([
        with("Le port rouvrira mercredi, a annoncé lundi soir la maire.", json!({"block": 4})),
        with("=Un été difficile", json!({"block": 6})),
        with("- deux grues", json!({"block": 10})),
    ])
}

fn quotations() -> Value {
    let quotation = |id: u32,
                     kind: &str,
                     parts: Vec<Value>,
                     cue: Option<(Value, &str)>,
                     speaker: Value,
                     parent: Option<u32>| {
        let cue = cue.map(|(words, lemma)| add(words, json!({"lemma": lemma})));
        json!({"id": id, "kind": kind, "parts": parts, "cue": cue, "speaker": speaker, "parent": parent, "rule": "fixture"})
    };
    json!([
        quotation(
            0,
            "indirect",
            vec![at("Le port rouvrira mercredi")],
            Some((at("a annoncé"), "annoncer")),
            add(inside("soir la maire", "la maire"), json!({"entity": 0, "others": [], "rule": "subject"})),
            None,
        ),
        quotation(
            1,
            "direct",
            vec![at("Nous irons jusqu’au bout"), at("et sans attendre.")],
            Some((at("a déclaré"), "déclarer")),
            with("la maire de Brest, Jeanne Morel", json!({"entity": 0, "others": [], "rule": "subject"})),
            None,
        ),
        quotation(
            2,
            "mixed",
            vec![at("lourd")],
            Some((at("juge"), "juger")),
            with("Une source policière", json!({"entity": null, "others": [], "rule": "subject"})),
            None,
        ),
        quotation(
            3,
            "direct",
            vec![at("Mme Morel a dit qu’elle resterait.")],
            None,
            json!({"start": null, "end": null, "text": "Brest", "entity": 2, "others": [], "rule": "subject"}),
            None,
        ),
        quotation(
            4,
            "indirect",
            vec![at("elle resterait")],
            Some((at("a dit"), "dire")),
            with("Mme Morel", json!({"entity": 0, "others": [], "rule": "subject"})),
            Some(3),
        ),
        quotation(
            5,
            "direct",
            vec![at("On rouvre !")],
            None,
            json!({"start": null, "end": null, "text": "Port de Brest", "entity": 4, "others": [], "rule": "subject"}),
            None,
        ),
        quotation(
            6,
            "direct",
            vec![at("Merci à tous !")],
            Some((at("ont lancé"), "lancer")),
            with("Jeanne Morel et Anne Le Goff", json!({"entity": 0, "others": [1], "rule": "subject"})),
            None,
        ),
    ])
}

fn entities() -> Value {
    let mention = |words: Value, form: &str| add(words, json!({"form": form}));
    let entity = |id: u32, kind: &str, name: &str, mentions: Vec<Value>| {
        json!({
            "id": id, "kind": kind, "name": name, "mentions": mentions, "roles": [],
            "gender": null, "gender_evidence": null, "country": null,
        })
    };
    let morel = vec![
        mention(inside("soir la maire", "la maire"), "role"),
        mention(inside("Brest, Jeanne Morel", "Jeanne Morel"), "name"),
        mention(at("Mme Morel"), "name"),
        mention(inside("qu’elle resterait", "elle"), "pronoun"),
        mention(inside("lancé Jeanne Morel", "Jeanne Morel"), "name"),
    ];
    let le_goff = vec![
        mention(inside("Par Anne Le Goff", "Anne Le Goff"), "name"),
        mention(inside("et Anne Le Goff", "Anne Le Goff"), "name"),
    ];
    let brest = vec![
        mention(inside("Brest : le port", "Brest"), "name"),
        mention(at("BREST"), "name"),
        mention(inside("maire de Brest", "Brest"), "name"),
        mention(inside("Le port de Brest", "Brest"), "name"),
    ];
    json!([
        add(
            entity(0, "person", "Jeanne Morel", morel),
            json!({
                "gender": "female", "gender_evidence": "civility", "roles": [at("maire de Brest")],
            })
        ),
        entity(1, "person", "Anne Le Goff", le_goff),
        add(entity(2, "place", "Brest", brest), json!({"country": "FR"})),
        entity(3, "organization", "Agence Ouest", vec![mention(at("Agence Ouest"), "name")]),
        entity(4, "organization", "Port de Brest", vec![mention(at("Port de Brest"), "name")]),
    ])
}

fn dates() -> Value {
    let date = |id: u32, words: Value, kind: &str, value: &str, fields: Value| {
        let known = json!({
            "id": id, "kind": kind, "value": value, "grain": null, "earliest": null, "latest": null,
            "modifier": null, "known": [], "range": null, "rule": "fixture",
        });
        add(add(words, known), fields)
    };
    let day = |day: &str| json!({"grain": "day", "earliest": day, "latest": day});
    json!([
        date(
            0,
            at("7 janvier 2020"),
            "date",
            "2020-01-07",
            add(day("2020-01-07"), json!({"known": ["year", "month", "day"]}))
        ),
        date(1, inside("rouvrira mercredi", "mercredi"), "date", "2020-01-08", day("2020-01-08")),
        date(2, at("lundi soir"), "date", "2020-01-06TEV", add(day("2020-01-06"), json!({"grain": "part_of_day"}))),
        date(3, at("14 h 30"), "time", "2020-01-06T14:30", json!({"grain": "minute"})),
        date(4, at("deux semaines"), "duration", "P2W", json!({})),
        date(5, at("trois jours"), "duration", "P3D", json!({})),
        date(
            6,
            at("12 mars"),
            "date",
            "XXXX-03-12",
            json!({"grain": "day", "modifier": "BEFORE", "known": ["month", "day"]})
        ),
        date(7, at("tous les ans"), "set", "P1Y", json!({})),
        date(
            8,
            at("l’été 2019"),
            "date",
            "2019-SU",
            json!({
                "grain": "season", "earliest": "2019-06-21", "latest": "2019-09-20", "known": ["year", "season"],
            })
        ),
        date(
            9,
            at("début mars"),
            "date",
            "2020-03",
            json!({
                "grain": "month", "modifier": "START", "earliest": "2020-03-01", "latest": "2020-03-10", "known": ["month"],
            })
        ),
    ])
}
