//! Reads TOML by hand, with every mistake in its place: serde's own messages do not say where, or what was meant.
use std::{borrow::Cow, path::Path};

use jiff::civil::Date;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::Mistake;
use crate::text::{Span, Text};

pub(in crate::workspace) type Value<'i> = Spanned<DeValue<'i>>;

/// A key and its value.
type Entry<'t, 'i> = (&'t Spanned<Cow<'i, str>>, &'t Value<'i>);

/// Collects mistakes on the way.
#[derive(Default)]
pub(in crate::workspace) struct Reader {
    mistakes: Vec<(Span, String)>,
}

impl Reader {
    /// Reads the text of the file at `path`; else every mistake in it, in the order of the file.
    pub(in crate::workspace) fn read(
        text: &str,
        path: &Path,
        root: impl FnOnce(&mut Reader, &DeTable<'_>),
    ) -> Result<(), Vec<Mistake>> {
        let mut reader = Reader::default();
        match DeTable::parse(text) {
            Ok(table) => root(&mut reader, table.get_ref()),
            Err(error) => reader.mistake(error.span().unwrap_or(0..0), error.message().to_owned()),
        }
        if reader.mistakes.is_empty() { Ok(()) } else { Err(reader.sorted(text, path)) }
    }

    pub(in crate::workspace) fn table<'t, 'i>(&mut self, value: &'t Value<'i>) -> Vec<Entry<'t, 'i>> {
        match value.get_ref() {
            DeValue::Table(table) => table.iter().collect(),
            other => {
                self.mistake(value.span(), format!("a table is wanted here, not {}", kind(other)));
                Vec::new()
            }
        }
    }

    pub(in crate::workspace) fn texts(&mut self, value: &Value<'_>) -> Vec<String> {
        self.list(value, "a list of strings").iter().filter_map(|value| self.text(value)).collect()
    }

    /// The elements of what should be a list.
    pub(in crate::workspace) fn list<'t, 'i>(&mut self, value: &'t Value<'i>, what: &str) -> &'t [Value<'i>] {
        match value.get_ref() {
            DeValue::Array(array) => array,
            other => {
                self.mistake(value.span(), format!("{what} is wanted here, not {}", kind(other)));
                &[]
            }
        }
    }

    pub(in crate::workspace) fn text(&mut self, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            let message = format!("a string is wanted here, not {}", kind(value.get_ref()));
            self.mistake(value.span(), message);
        }
        text.map(str::to_owned)
    }

    pub(in crate::workspace) fn truth(&mut self, value: &Value<'_>) -> bool {
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            let message = format!("true or false is wanted here, not {}", kind(value.get_ref()));
            self.mistake(value.span(), message);
        }
        truth.unwrap_or_default()
    }

    /// A TOML date, or one in a string: both are natural to write.
    pub(in crate::workspace) fn date(&mut self, value: &Value<'_>) -> Option<Date> {
        let date = written(value).parse().ok();
        if date.is_none() {
            self.mistake(value.span(), "a date is wanted here, such as 2025-11-04".to_owned());
        }
        date
    }

    pub(in crate::workspace) fn mistake(&mut self, span: Span, message: String) {
        self.mistakes.push((span, message));
    }

    fn sorted(mut self, text: &str, path: &Path) -> Vec<Mistake> {
        let text = Text::from(text);
        self.mistakes.sort_by_key(|(span, _)| span.start);
        let problem =
            |(span, reason)| Mistake { path: path.to_owned(), text: text.clone(), span: Some(span), reason };
        self.mistakes.into_iter().map(problem).collect()
    }
}

/// A date or a string as it was written.
pub(in crate::workspace) fn written(value: &Value<'_>) -> String {
    match value.get_ref() {
        DeValue::Datetime(date) => date.to_string(),
        other => other.as_str().unwrap_or_default().to_owned(),
    }
}

/// What a value is, with its article.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
