//! The fields of a record under any spelling: `bodyHtml`, `body_html` and `body-html` are one.
use serde_json::{Map, Value};

/// A record's fields.
pub(super) struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    /// Those of an object.
    pub(super) fn of(value: &'a Value) -> Option<Fields<'a>> {
        value.as_object().map(Fields)
    }

    /// The words of the first field that has any, of names in small letters without marks between them.
    pub(super) fn text(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| text_of(self.get(name)?))
    }

    /// The words of the first field whose name starts so, as version 1 of ninjs has them: `body_text`, `headline_main`.
    pub(super) fn starting(&self, with: &str) -> Option<String> {
        self.0.iter().filter(|(key, _)| key.starts_with(with)).find_map(|(_, value)| text_of(value))
    }

    /// The objects of a list.
    pub(super) fn list(&self, name: &str) -> impl DoubleEndedIterator<Item = Fields<'a>> {
        self.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Fields::of)
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.iter().find(|(key, _)| folded(key) == *name).map(|(_, value)| value)
    }
}

fn folded(key: &str) -> String {
    key.chars().filter(|ch| !matches!(ch, '_' | '-' | ' ')).map(|ch| ch.to_ascii_lowercase()).collect()
}

/// A text; of an object its name; of a list all of them, joined as names are.
fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Object(fields) => {
            return ["name", "value", "rendered", "#text"].iter().find_map(|key| text_of(fields.get(*key)?));
        }
        Value::Array(items) => items.iter().filter_map(text_of).collect::<Vec<_>>().join(" and "),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}
