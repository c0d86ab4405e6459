//! Forms of output that may be asked for.
use clap::ValueEnum;

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    Text,
    Json,
}

/// A form of the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CheckFormat {
    /// For people.
    Text,
    /// For programs: one stable, documented object.
    Json,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
    /// Annotations of a GitHub workflow, and its step summary.
    Github,
    /// GitLab's code quality report, for its merge requests.
    Gitlab,
    /// JUnit XML: a test for each check of each draft; for Jenkins and GitLab.
    Junit,
    /// Checkstyle XML.
    Checkstyle,
    /// `path:line:column: severity[code]: message`.
    Line,
}

/// A form of an annotated draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PacketFormat {
    Html,
    Markdown,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Color {
    Auto,
    Always,
    Never,
}
