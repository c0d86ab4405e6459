//! The disk: configuration, sources, drafts. Nothing else reads files.
pub mod config;

/// Something that could not be read or used; the rest is still checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file or folder, as the user gave it.
    pub path: String,
    /// Why, in a sentence.
    pub reason: String,
}
