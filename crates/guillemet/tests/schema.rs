//! `schema/article.schema.json` is the schema of the code. `BLESS=1 cargo test --test schema` writes the file.

use std::path::Path;

#[test]
fn the_committed_schema_is_the_one_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/article.schema.json");
    let schema = guillemet::article::schema();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &schema).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == schema, "schema/article.schema.json is not up to date: BLESS=1 writes it");
}
