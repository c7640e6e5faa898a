//! JSON objects in the order in which they are written: a person reads `@context` and `text` first.

use serde::ser::{Serialize, SerializeMap, Serializer};
use smol_str::SmolStr;

/// A JSON value.
pub(super) enum Json {
    Text(String),
    Number(u64),
    List(Vec<Json>),
    Object(Object),
}

/// A JSON object that leaves out what is not known.
#[derive(Default)]
pub(super) struct Object(Vec<(&'static str, Json)>);

impl Object {
    pub(super) fn new() -> Object {
        Object::default()
    }

    /// Adds a field.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Json>) -> Object {
        self.0.push((name, value.into()));
        self
    }

    /// Adds a field if it has a value.
    pub(super) fn maybe(self, name: &'static str, value: Option<impl Into<Json>>) -> Object {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a list if it has items.
    pub(super) fn list(self, name: &'static str, items: impl IntoIterator<Item = impl Into<Json>>) -> Object {
        let items: Vec<Json> = items.into_iter().map(Into::into).collect();
        if items.is_empty() { self } else { self.with(name, items) }
    }

    /// The object on one line.
    pub(super) fn write(self) -> String {
        Json::Object(self).write()
    }
}

impl Json {
    /// The value on one line.
    pub(super) fn write(&self) -> String {
        // Strings, numbers, lists and objects with string keys only: nothing that JSON can't hold.
        serde_json::to_string(self).expect("a Json value is always valid JSON")
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::Text(text.to_owned())
    }
}

impl From<&SmolStr> for Json {
    fn from(text: &SmolStr) -> Json {
        Json::from(text.as_str())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Json {
        Json::Text(text)
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Json {
        Json::Number(number.into())
    }
}

impl From<usize> for Json {
    fn from(number: usize) -> Json {
        Json::Number(number as u64)
    }
}

impl From<Vec<Json>> for Json {
    fn from(items: Vec<Json>) -> Json {
        Json::List(items)
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Json {
        Json::Object(object)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Text(text) => serializer.serialize_str(text),
            Json::Number(number) => serializer.serialize_u64(*number),
            Json::List(items) => items.serialize(serializer),
            Json::Object(Object(fields)) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}
