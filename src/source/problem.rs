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
    /// Not text: a picture, a recording, a program.
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
    /// A form that can be read, but not this file, in the parser's words.
    Damaged(String),
    /// Under a password.
    Locked,
    /// A zip file that is no Word document.
    NoDocument,
    /// Word's form before 2007.
    OldWord,
    /// A PDF.
    Pdf,
    /// Records of JSON or XML, none of which is an article.
    NoNews,
    /// A record of something else than a text: a picture, an event.
    OtherNews,
    /// Its publisher has taken it back, in the word for that.
    Withdrawn(String),
    /// Many articles where one draft is wanted.
    Many,
    /// Some parts of an archive hold no article.
    PartsWithout {
        /// How many.
        count: usize,
        /// The first of them, counted from 1.
        first: usize,
    },
    /// A mistake in a sidecar, in its line from 1.
    Sidecar {
        /// The line.
        line: usize,
        /// What is wrong, and what was probably meant.
        why: String,
    },
    /// More parts of an archive are damaged than are told of one by one.
    MoreDamaged {
        /// How many more.
        count: usize,
    },
    /// It is small, but holds more than is unpacked.
    Swollen {
        /// The most that is, in bytes.
        most: u64,
    },
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
            Reason::Binary => f.write_str("this is not a text file; export it as plain text, Markdown, HTML or .docx"),
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
                "no reader for this kind of file; save it as .txt, .md, .html, .docx, .srt, .vtt or a .toml fact sheet",
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
            Reason::Damaged(why) => write!(f, "the file is damaged ({why}); save it again, or get it again"),
            Reason::Locked => f.write_str("it is locked with a password; save it without one"),
            Reason::NoDocument => f.write_str(
                "no Word document is in this file; save it as .docx, plain text, Markdown or HTML",
            ),
            Reason::OldWord => f.write_str("this is Word's old form; open it and save it as .docx"),
            Reason::Pdf => f.write_str(
                "a PDF is not read: it holds letters in places, not sentences; make text of it (`pdftotext FILE.pdf`) and \
                 look it over, or get the document it was made from",
            ),
            Reason::NoNews => f.write_str(
                "no article is in it: a record needs a `headline` or `title`, and a `body`, `text` or `content`",
            ),
            Reason::OtherNews => f.write_str("it is no text but a picture, an event or a package; name the article itself"),
            Reason::Withdrawn(word) => write!(
                f,
                "its publisher has withdrawn it (`{word}`); take it out of the sources, and look at what rests on it",
            ),
            Reason::Many => f.write_str("it holds many articles; give one draft a file of its own"),
            Reason::PartsWithout { count: 1, first } => {
                write!(f, "1 record in it (number {first}) holds no article; look at it, or take it out")
            }
            Reason::PartsWithout { count, first } => write!(
                f,
                "{count} records in it hold no article, the first is number {first}; look at them, or take them out",
            ),
            Reason::MoreDamaged { count } => write!(f, "{count} more records in it are damaged; get the file again"),
            Reason::Sidecar { line, why } => write!(f, "line {line}: {why}"),
            Reason::Swollen { most } => write!(
                f,
                "unpacked it has more than the {} MB that are read; split it",
                most >> 20
            ),
        }
    }
}

impl std::error::Error for Problem {}
