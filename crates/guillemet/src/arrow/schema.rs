//! The columns, in Arrow's words and in Spark's.

use std::sync::{Arc, LazyLock};

use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};

/// The schema of [`to_batch`](super::to_batch).
pub fn schema() -> SchemaRef {
    static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| Arc::new(Schema::new(columns())));
    Arc::clone(&SCHEMA)
}

/// The schema as Spark writes it: what `DataFrame.mapInArrow` asks for.
///
/// ```
/// assert!(guillemet::arrow::spark_ddl().starts_with("`id` STRING, `error` STRING, "));
/// ```
pub fn spark_ddl() -> String {
    fields_ddl(schema().fields(), " ")
}

fn fields_ddl(fields: &Fields, between: &str) -> String {
    let fields: Vec<String> =
        fields.iter().map(|field| format!("`{}`{between}{}", field.name(), ddl(field.data_type()))).collect();
    fields.join(", ")
}

fn ddl(kind: &DataType) -> String {
    match kind {
        DataType::Int32 => "INT".into(),
        DataType::Boolean => "BOOLEAN".into(),
        DataType::List(item) => format!("ARRAY<{}>", ddl(item.data_type())),
        DataType::Struct(fields) => format!("STRUCT<{}>", fields_ddl(fields, ": ")),
        _ => "STRING".into(),
    }
}

fn field(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, true)
}

fn text(name: &str) -> Field {
    field(name, DataType::Utf8)
}

fn number(name: &str) -> Field {
    field(name, DataType::Int32)
}

/// A list; its item has the name that Arrow's own writers give.
fn list(name: &str, item: DataType) -> Field {
    field(name, DataType::List(Arc::new(field("item", item))))
}

fn record<const N: usize>(fields: [Field; N]) -> DataType {
    DataType::Struct(Fields::from(Vec::from(fields)))
}

/// `start` and `end`, then what follows them.
fn span(rest: impl IntoIterator<Item = Field>) -> DataType {
    DataType::Struct([number("start"), number("end")].into_iter().chain(rest).collect())
}

fn slice() -> DataType {
    span([text("text")])
}

fn participant() -> DataType {
    span([text("text"), number("entity")])
}

fn columns() -> Vec<Field> {
    vec![
        text("id"),
        text("error"),
        text("language"),
        field("published", record([text("value"), number("start"), number("end")])),
        list("blocks", record([text("kind"), number("start"), number("end"), number("speaker"), text("rule")])),
        list("sentences", span([number("block")])),
        list(
            "quotations",
            record([
                number("id"),
                text("kind"),
                list("parts", slice()),
                field("cue", span([text("text"), text("lemma")])),
                field("speaker", span([text("text"), number("entity"), list("others", DataType::Int32), text("rule")])),
                number("parent"),
                text("rule"),
            ]),
        ),
        list("marked", span([text("text"), text("reason")])),
        list(
            "entities",
            record([
                number("id"),
                text("kind"),
                text("name"),
                text("gender"),
                text("gender_evidence"),
                text("country"),
                list("roles", slice()),
                list("mentions", span([text("text"), text("form")])),
            ]),
        ),
        list(
            "dates",
            record([
                number("id"),
                number("start"),
                number("end"),
                text("text"),
                text("kind"),
                text("value"),
                text("grain"),
                text("earliest"),
                text("latest"),
                text("modifier"),
                list("known", DataType::Utf8),
                number("range"),
                text("rule"),
            ]),
        ),
        list("numbers", span([text("text"), text("kind"), text("value"), text("unit"), field("object", slice())])),
        field(
            "event",
            record([
                field("who", participant()),
                field("what", slice()),
                field("where", participant()),
                field("when", record([text("value"), number("date")])),
            ]),
        ),
        list(
            "timeline",
            record([
                text("value"),
                number("date"),
                number("sentence"),
                field("future", DataType::Boolean),
                list("entities", DataType::Int32),
            ]),
        ),
        list("related", span([text("label"), text("title"), list("media", DataType::Utf8)])),
        list("diagnostics", span([text("rule"), text("message")])),
        list("tokens", span([text("text"), number("sentence"), text("pos")])),
    ]
}
