//! Whatever a file holds: no panic, the same answer twice, and every finding lies in the draft.
use std::{fs, sync::Arc};

use copydesk::{
    analysis::Analysis,
    config::Config,
    corpus::Corpus,
    source::{self, Article, Role},
    text::{Encoding, Position, Text},
};
use proptest::prelude::*;

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];
/// One for each reader.
const ENDINGS: [&str; 9] = ["txt", "md", "html", "srt", "toml", "json", "jsonl", "eml", "xml"];
const SOURCES: &str = "tests/fixtures/sources";

/// Reads the bytes as source and as draft, and checks each against the other.
fn check(ending: &str, bytes: &[u8]) {
    let path = format!("file.{ending}");
    let sources = source::read(&path, bytes, Role::Source).articles;
    let corpus = Arc::new(Corpus::new(sources));
    for draft in source::read(&path, bytes, Role::Draft).articles {
        check_draft(draft, &corpus);
    }
}

fn check_draft(draft: Article, corpus: &Arc<Corpus>) {
    let analysis = Analysis::new(draft, Arc::clone(corpus), Arc::new(Config::default()));
    let found = &analysis.findings;
    let text = analysis.draft.text.as_str();
    let edits = found.iter().flat_map(|it| &it.fixes).flat_map(|fix| &fix.edits).map(|edit| &edit.span);
    for span in found.iter().map(|finding| &finding.span).chain(edits) {
        assert!(text.get(span.clone()).is_some(), "{span:?} of {} bytes", text.len());
    }
}

/// Prose and what breaks prose, in any order.
fn pieces() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "Ada Quill said ",
        "Mayor ",
        "on Tuesday ",
        "Nov. 4, 2025",
        " 15 minutes",
        "$3.2 million ",
        "“We will pay,” ",
        "she said. ",
        "\"",
        "'",
        "“",
        "”",
        "‘",
        "’",
        "«",
        "—",
        "…",
        "[",
        "]",
        "(",
        ")",
        "<p>",
        "</p>",
        "<!--",
        "-->",
        "&amp;",
        "&#x1F600;",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\u{2028}",
        "\u{85}",
        "\u{0}",
        "\u{feff}",
        "e\u{301}",
        "👩‍👩‍👧",
        "İ",
        "ß",
        "½",
        "٣",
        "- ",
        "> ",
        "# ",
        "| a | b |\n",
        "---\n",
        "WEBVTT\n",
        "00:00:01.000 --> 00:00:02.000\n",
        "Q: ",
        "1",
        ",",
        ".",
        "% ",
        " ",
    ];
    let piece = prop_oneof![4 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,4}"];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_may_be_source_and_draft(text in pieces(), ending in proptest::sample::select(&ENDINGS[..])) {
        check(ending, text.as_bytes());
    }

    #[test]
    fn any_bytes_may_be_source_and_draft(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check("txt", &bytes);
    }

    #[test]
    fn every_offset_comes_back_from_its_position(string in pieces()) {
        let text = Text::from(string.as_str());
        for encoding in ENCODINGS {
            for (at, _) in string.char_indices().chain([(string.len(), ' ')]) {
                let back = text.offset(text.position(at, encoding), encoding);
                // Between CR and LF no line has a column: the place is the end of the line before them.
                let inside_break = at > 0 && string[..at].ends_with('\r') && string[at..].starts_with('\n');
                prop_assert_eq!(back, at - usize::from(inside_break), "{:?} {:?}", encoding, &string[..at]);
            }
        }
    }

    #[test]
    fn any_position_lies_in_the_text(string in pieces(), line in 0usize..80, column in 0usize..200) {
        let text = Text::from(string.as_str());
        for encoding in ENCODINGS {
            let offset = text.offset(Position { line, column }, encoding);
            prop_assert!(string.is_char_boundary(offset), "{:?} {:?}", encoding, offset);
        }
    }
}

#[test]
fn a_million_bytes_of_noise_are_read() {
    for ending in ENDINGS {
        let mut noise = Noise(0x9e37_79b9_7f4a_7c15);
        check(ending, &(0..1_000_000).map(|_| noise.byte()).collect::<Vec<u8>>());
    }
}

#[test]
fn a_file_cut_off_anywhere_is_read() {
    for (ending, bytes) in sources() {
        // Seven shares no factor with the length of any character or line.
        for end in (0..bytes.len()).step_by(7) {
            check(&ending, &bytes[..end]);
        }
    }
}

#[test]
fn a_file_with_every_tenth_byte_damaged_is_read() {
    for (ending, bytes) in sources() {
        for (first, flip) in (0..10).flat_map(|first| [0x20, 0x80].map(|flip| (first, flip))) {
            let mut damaged = bytes.clone();
            damaged.iter_mut().skip(first).step_by(10).for_each(|byte| *byte ^= flip);
            check(&ending, &damaged);
        }
    }
}

/// What repeats itself tempts a scanner to look at everything again at each step.
#[test]
fn one_thing_said_without_end_is_read() {
    const UNITS: &[&str] = &[
        "Monday, ",
        "\"",
        "’",
        "“a” ",
        "“we said so” she said ",
        "1",
        "1,",
        "$1 ",
        "two hundred ",
        "Ada Quill ",
        "a.",
        "(",
        "<div>",
        "[",
        "*",
        "> ",
        "&",
        "<!--",
        "\r",
        "\u{2028}",
        "👩‍👩‍👧",
        "e\u{301}",
        "NAME: it is so\n",
    ];
    for unit in UNITS {
        for ending in ["txt", "md", "html"] {
            check(ending, unit.repeat(2_000 / unit.len()).as_bytes());
        }
    }
}

/// Cut off, a Word document is none; with a byte turned over it may still be one.
#[test]
fn a_damaged_document_is_read_or_refused() {
    for path in ["harbour-python-docx.docx", "harbour-libreoffice.docx"] {
        let bytes = fs::read(format!("tests/fixtures/documents/{path}")).unwrap();
        for at in (0..bytes.len()).step_by(211) {
            check("docx", &bytes[..at]);
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x55;
            check("docx", &damaged);
        }
    }
}

/// The fixtures' sources, by ending.
fn sources() -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(SOURCES).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| {
        (path.extension().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())
    };
    files.map(read).collect()
}

/// Bytes without order, the same in every run.
struct Noise(u64);

impl Noise {
    fn byte(&mut self) -> u8 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as u8
    }
}
