//! From an edited text back to the bytes of its file: what no edit covers stays byte for byte.
use std::fmt;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::{decode, encoding_of};
use crate::text::Span;

/// Why a file cannot be written back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// A character that the file's encoding does not have.
    Unmappable {
        /// The character.
        ch: char,
        /// The name of the encoding.
        encoding: &'static str,
    },
    /// The text was not in the file as it is shown: it had been encoded twice, or its bytes are damaged there.
    Damaged,
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unwritable::Unmappable { ch, encoding } => {
                write!(
                    f,
                    "“{ch}” cannot be written in the file's encoding, {encoding}; save it as UTF-8 first"
                )
            }
            Unwritable::Damaged => {
                f.write_str("its bytes are not plainly the text they were read as; save it as UTF-8 first")
            }
        }
    }
}

/// The bytes of a file with edits made: spans of its decoded text in order, none touching another, and what stands there
/// then. Byte order mark, line ends and all else are as they were.
///
/// # Errors
/// Why the file cannot hold the edited text.
pub fn rewritten(bytes: &[u8], edits: &[(Span, &str)]) -> Result<Vec<u8>, Unwritable> {
    let before = decode(bytes).ok().filter(|it| !it.mended).ok_or(Unwritable::Damaged)?;
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        None => (encoding_of(bytes).ok_or(Unwritable::Damaged)?, 0),
    };
    let ends = edits.iter().flat_map(|(span, _)| [span.start, span.end]);
    let places = places(encoding, &bytes[mark..], ends).ok_or(Unwritable::Damaged)?;
    let (mut out, mut text) = (bytes[..mark].to_vec(), String::new());
    let (mut done, mut told) = (mark, 0);
    for ((span, new), place) in edits.iter().zip(places.chunks_exact(2)) {
        out.extend(&bytes[done..mark + place[0]]);
        out.extend(encoded(encoding, new)?);
        text += &before.text[told..span.start];
        text += new;
        (done, told) = (mark + place[1], span.end);
    }
    out.extend(&bytes[done..]);
    text += &before.text[told..];
    // Whoever reads the file next must find the edited text in it.
    let is_read_so = decode(&out).is_ok_and(|after| after.text == text);
    is_read_so.then_some(out).ok_or(Unwritable::Damaged)
}

/// The offsets of the bytes behind offsets of the decoded text, which come in order; none where one of them falls within
/// what is decoded as a whole.
fn places(
    encoding: &'static Encoding,
    bytes: &[u8],
    wanted: impl Iterator<Item = usize>,
) -> Option<Vec<usize>> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut wanted = wanted.peekable();
    let (mut places, mut written) = (Vec::new(), 0);
    let mut buffer = [0; 64];
    for at in 0..=bytes.len() {
        while wanted.next_if(|it| *it == written).is_some() {
            places.push(at);
        }
        match wanted.peek() {
            None => return Some(places),
            Some(next) if *next < written => return None,
            Some(_) => {}
        }
        // One byte at a time: so it is known which of them makes which character.
        let next = &bytes[at..(at + 1).min(bytes.len())];
        written += decoder.decode_to_utf8(next, &mut buffer, false).2;
    }
    None
}

fn encoded(encoding: &'static Encoding, text: &str) -> Result<Vec<u8>, Unwritable> {
    // The library writes no UTF-16.
    let units = text.encode_utf16();
    if encoding == UTF_16LE {
        return Ok(units.flat_map(u16::to_le_bytes).collect());
    }
    if encoding == UTF_16BE {
        return Ok(units.flat_map(u16::to_be_bytes).collect());
    }
    let fails = |text: &str| encoding.encode(text).2;
    let odd = text.chars().find(|ch| fails(ch.encode_utf8(&mut [0; 4])));
    match odd {
        Some(ch) => Err(Unwritable::Unmappable { ch, encoding: encoding.name() }),
        None => Ok(encoding.encode(text).0.into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "Señor Ibáñez said: “We’ll go.”\r\nMore €.\rAnd 😀.\n";

    fn utf16(text: &str, to: fn(u16) -> [u8; 2], mark: &[u8]) -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16().flat_map(to)).collect()
    }

    /// A text as files in the encodings that can hold it.
    fn files(text: &str) -> Vec<Vec<u8>> {
        let mut files = vec![
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            utf16(text, u16::to_le_bytes, b"\xff\xfe"),
            utf16(text, u16::to_be_bytes, b"\xfe\xff"),
        ];
        let (old, _, failed) = WINDOWS_1252.encode(text);
        // Without a letter of its own it is UTF-8.
        if !failed && !text.is_ascii() {
            files.push(old.into_owned());
        }
        files
    }

    #[test]
    fn what_no_edit_covers_stays_byte_for_byte() {
        let span = TEXT.find("We’ll").map(|at| at..at + "We’ll".len()).unwrap();
        let new = "We can’t";
        let mut expected = TEXT.to_owned();
        expected.replace_range(span.clone(), new);
        let plain = |text: &str| text.replace('😀', "!");
        for (before, after) in [(TEXT.to_owned(), expected.clone()), (plain(TEXT), plain(&expected))] {
            for (file, mended) in files(&before).iter().zip(files(&after)) {
                assert_eq!(rewritten(file, &[(span.clone(), new)]), Ok(mended), "{file:?}");
            }
        }
    }

    #[test]
    fn bytes_that_mean_nothing_are_left_as_they_are() {
        let text = "“Ja,” sagte er – “schön”. ".repeat(20);
        let mut bytes = text.clone().into_bytes();
        bytes.extend(b"\xe2\x80");
        let at = text.rfind("sagte").unwrap();
        let fixed = rewritten(&bytes, &[(at..at + 5, "rief")]).unwrap();
        assert!(
            fixed.ends_with(
                "rief er – “schön”. "
                    .as_bytes()
                    .iter()
                    .chain(b"\xe2\x80")
                    .copied()
                    .collect::<Vec<u8>>()
                    .as_slice()
            )
        );
        assert_eq!(fixed[..at], bytes[..at]);
    }

    #[test]
    fn what_cannot_be_written_is_said() {
        let old = WINDOWS_1252.encode("Caf\u{e9} “Quill” ").0.into_owned();
        let unmappable = Unwritable::Unmappable { ch: 'ő', encoding: "windows-1252" };
        assert_eq!(rewritten(&old, &[(0..3, "Erdős")]), Err(unmappable));
        let twice = WINDOWS_1252.decode_without_bom_handling(TEXT.as_bytes()).0.into_owned();
        assert_eq!(rewritten(twice.as_bytes(), &[(0..1, "s")]), Err(Unwritable::Damaged));
        assert_eq!(rewritten("é".as_bytes(), &[(1..2, "e")]), Err(Unwritable::Damaged), "within a character");
    }

    proptest! {
        #[test]
        fn any_edit_of_any_text_in_any_encoding_comes_out(
            parts in proptest::collection::vec("[a-zé“”’\r\n €]{0,6}", 5),
            new in "[a-zé“” ]{0,4}",
        ) {
            let before = format!("The mayor said it. {}", parts.concat());
            let start = "The mayor said it. ".len() + parts[0].len() + parts[1].len();
            let span = start..start + parts[2].len();
            let mut after = before.clone();
            after.replace_range(span.clone(), &new);
            for (file, mended) in files(&before).iter().zip(files(&after)) {
                // A legacy encoding is a guess, and may be wrong.
                if decode(file).unwrap().text != before {
                    continue;
                }
                match rewritten(file, &[(span.clone(), &new)]) {
                    Ok(out) => prop_assert_eq!(out, mended),
                    // Or the edit overturns it: then nothing is written.
                    Err(why) => prop_assert_eq!((why, decode(&mended).unwrap().text == after), (Unwritable::Damaged, false)),
                }
            }
        }
    }
}
