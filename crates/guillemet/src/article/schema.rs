//! The shape of the result for other languages.

use schemars::generate::SchemaSettings;

use super::Article;

/// The JSON Schema (draft 2020-12) of [`Article::to_json`], as text that ends with a line break.
///
/// ```
/// assert!(guillemet::article::schema().contains("\"quotations\""));
/// ```
pub fn schema() -> String {
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Article>();
    // A schema is objects, lists and strings.
    serde_json::to_string_pretty(&schema).expect("a schema is valid JSON") + "\n"
}
