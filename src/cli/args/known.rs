//! Values that are one of a list: read with our own message, and offered by a shell's completion.
use std::ffi::OsStr;

use clap::{
    Arg, Command, Error,
    builder::{PossibleValue, TypedValueParser},
};

/// Reads a value by `parse`; a shell offers `words`.
#[derive(Clone)]
pub(super) struct Known<T> {
    /// The value, or what is wrong with it.
    parse: fn(&str) -> Result<T, String>,
    words: fn() -> Vec<String>,
}

/// A parser that tells which words it knows.
pub(super) fn known<T>(parse: fn(&str) -> Result<T, String>, words: fn() -> Vec<String>) -> Known<T> {
    Known { parse, words }
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Known<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        TypedValueParser::parse_ref(&self.parse, command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.words)().into_iter().map(PossibleValue::new)))
    }
}
