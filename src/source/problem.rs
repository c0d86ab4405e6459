//! Why a file cannot be used. A file that cannot be used must never look like one without faults.
use std::fmt;

/// A file that could not be read as a source or a draft, or not in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path as the user gave it (or reached from what the user gave).
    pub path: String,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No bytes.
    Empty,
    /// Not text: an archive, a picture, a word processor's file.
    Binary,
    /// Text, but none of it is prose: markup, navigation, prompts.
    NoProse,
    /// So little prose that nothing can be checked against it: a paywall, a stub.
    TooLittle {
        /// How many words were found.
        words: usize,
    },
    /// Above [`LIMIT`] bytes.
    TooLarge {
        /// The size.
        bytes: u64,
    },
    /// An ending that no reader knows.
    UnknownKind,
    /// A link that leads back to a folder above it.
    Loop,
    /// The system's own words: missing, no permission.
    Unreadable(String),
    /// A fact sheet that is not one, in the parser's words.
    Sheet(String),
    /// An archive that is damaged, in the words of who found out.
    Archive(String),
    /// An archive of another form.
    ArchiveFormat {
        /// Its form.
        found: u32,
        /// The form that is read.
        read: u32,
    },
    /// An archive that somebody else writes.
    Busy,
    /// A file or folder that cannot be written, in the system's words.
    Unwritable(String),
}

/// The largest file that is read, in bytes.
pub const LIMIT: u64 = 100 << 20;

impl Problem {
    /// A problem with the file at `path`.
    pub fn new(path: impl Into<String>, reason: Reason) -> Problem {
        Problem { path: path.into(), reason }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.reason)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Empty => f.write_str("the file is empty; save the text again"),
            Reason::Binary => f.write_str("this is not a text file; export it as plain text, Markdown or HTML"),
            Reason::NoProse => f.write_str(
                "no article text was found in it; copy the article itself into a text file",
            ),
            Reason::TooLittle { words } => write!(
                f,
                "only {words} words of text were found in it; if the page was cut off, save it in full",
            ),
            Reason::TooLarge { bytes } => write!(
                f,
                "the file has {} MB, more than the {} MB that are read; split it",
                bytes >> 20,
                LIMIT >> 20
            ),
            Reason::UnknownKind => f.write_str(
                "no reader for this kind of file; save it as .txt, .md, .html, .srt, .vtt or a .toml fact sheet",
            ),
            Reason::Loop => f.write_str("a link that leads back to a folder above it; remove it"),
            Reason::Unreadable(why) => write!(f, "it cannot be read ({why}); see that it is there and may be opened"),
            Reason::Sheet(why) => write!(f, "this is no fact sheet ({why}); mend it or build it again"),
            Reason::Archive(why) => write!(f, "this archive is damaged ({why}); build it again with `copydesk corpus index`"),
            Reason::ArchiveFormat { found, read } => write!(
                f,
                "this archive has form {found}, and this version reads form {read}; build it again with `copydesk corpus index`"
            ),
            Reason::Busy => f.write_str("another run is writing this archive; wait until it has finished"),
            Reason::Unwritable(why) => write!(f, "it cannot be written ({why})"),
        }
    }
}

impl std::error::Error for Problem {}
