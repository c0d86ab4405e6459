//! The writer's wishes, as plain data; `workspace` reads them from disk.
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::finding::Severity;

/// What may be set in `copydesk.toml` or on the command line and changes a verdict.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The severity of a code, `None` for off; codes not named keep their own.
    pub severities: BTreeMap<String, Option<Severity>>,
    /// Names that are right though near to one of the corpus.
    pub accepted_names: Vec<String>,
    /// The day of publication of a draft that names none.
    pub published: Option<Date>,
    /// `11/04/2025` is 4 November? Else it is April 11 read the other way round: month first unless this is set.
    pub day_first: bool,
}
