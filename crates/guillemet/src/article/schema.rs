//! The shape of the result for other languages.

/// The JSON Schema (draft 2020-12) of [`Article::to_json`](super::Article::to_json), as text that ends with a line break.
///
/// ```
/// assert!(guillemet::article::SCHEMA.contains("\"quotations\""));
/// ```
pub const SCHEMA: &str = include_str!("../../schema/article.schema.json");

/// Makes [`SCHEMA`] from the types. A test compares the two, so that a program which only prints it needs no generator.
#[cfg(feature = "schema")]
pub fn schema() -> String {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<super::Article>();
    // A schema is objects, lists and strings.
    serde_json::to_string_pretty(&schema).expect("a schema is valid JSON") + "\n"
}
