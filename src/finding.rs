//! What a check reports: plain data, in byte spans, free of any protocol.
pub mod fingerprint;

use std::sync::Arc;

use jiff::civil::Date;

use crate::{finding::fingerprint::Fingerprint, source::Embargo, text::Span};

/// How much a finding matters, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Shown faintly.
    Hint,
    /// Nothing wrong, but worth knowing.
    Info,
    /// A human must look.
    Warning,
    /// Draft and sources cannot both be right.
    Error,
}

impl Severity {
    /// Every severity, from least to most.
    pub const ALL: [Severity; 4] = [Severity::Hint, Severity::Info, Severity::Warning, Severity::Error];

    /// The one name: in reports, in the config, on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Hint => "hint",
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The severity with this name.
    pub fn by_name(name: &str) -> Option<Severity> {
        Severity::ALL.into_iter().find(|severity| severity.name() == name)
    }
}

/// One finding in a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The check's code.
    pub code: &'static str,
    /// After the configuration was applied.
    pub severity: Severity,
    /// Bytes of the draft's text.
    pub span: Span,
    /// What is wrong and what the source says, in a sentence.
    pub message: String,
    /// What it rests on, the best first.
    pub evidence: Vec<Evidence>,
    /// What could be done, the surest first.
    pub fixes: Vec<Fix>,
    /// Which finding it is, in every version of the draft; given by the analysis of a whole draft.
    pub fingerprint: Fingerprint,
}

/// A passage that a finding rests on: of a source, or of the draft itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Where it comes from.
    pub citation: Arc<Citation>,
    /// Bytes of the source's text (of the draft's, where `citation.id` is empty).
    pub span: Span,
    /// Counted from 1; 0 where there is none.
    pub paragraph: usize,
    /// So many other sources have the same paragraph, word for word.
    pub others: usize,
    /// Where in a recording.
    pub time: Option<String>,
    /// Whose words the passage holds, if it is a quotation.
    pub speaker: Option<String>,
    /// The words, cut to the point.
    pub excerpt: String,
}

/// What is known of a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citation {
    /// Short and unique in the corpus; empty for the draft itself.
    pub id: String,
    /// The file.
    pub path: String,
    /// The headline.
    pub title: Option<String>,
    /// The newspaper, agency, broadcaster.
    pub outlet: Option<String>,
    /// The writer.
    pub byline: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// Where it was published.
    pub url: Option<String>,
    /// Until when it may not be used: to be said wherever it is cited.
    pub embargoed: Option<Embargo>,
}

impl Citation {
    /// "Harbor Herald, March 3, 2026", and until when it may not be used.
    pub fn dated(&self) -> String {
        let name = self.outlet.as_ref().or(self.title.as_ref()).unwrap_or(&self.id);
        let parts =
            [Some(name.clone()), self.published.map(day), self.embargoed.as_ref().map(Embargo::to_string)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// "May 7, 2025"
pub fn day(date: Date) -> String {
    date.strftime("%B %-d, %Y").to_string()
}

/// A change the writer may choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does: "use the source's words: …".
    pub title: String,
    /// Replacements in the draft, in order, not touching one another.
    pub edits: Vec<Edit>,
}

/// One replacement.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Bytes of the draft's text.
    pub span: Span,
    /// What stands there then.
    pub new_text: String,
}
