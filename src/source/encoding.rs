//! From bytes to text, and back.
mod rewrite;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

pub use rewrite::{Unwritable, rewritten};

use super::problem::Reason;

/// A file's text and how it was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Without a byte order mark; line ends as in the file; stray NUL characters made spaces.
    pub text: String,
    /// The name of the encoding.
    pub encoding: &'static str,
    /// The text had been encoded twice (`â€œ` for `“`), and was mended: its columns are not those of the file.
    pub mended: bool,
}

/// How many bytes are looked at to tell an encoding or a binary file.
const SAMPLE: usize = 64 << 10;

/// Decodes a file. UTF-8 and UTF-16, with or without a byte order mark, are told by their bytes; what is neither is taken
/// for the legacy encoding it looks most like.
///
/// # Errors
/// [`Reason::Empty`] without a byte; for what is no text, what it is as far as it can be told.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Reason> {
    if bytes.is_empty() {
        return Err(Reason::Empty);
    }
    let encoding = encoding_of(bytes).ok_or_else(|| what_else(bytes))?;
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    if is_binary(&text) {
        return Err(Reason::Binary);
    }
    let mut text = text.into_owned();
    if text.contains('\0') {
        text = text.replace('\0', " ");
    }
    let mended = undo_double_encoding(&text);
    let is_mended = mended.is_some();
    Ok(Decoded { text: mended.unwrap_or(text), encoding: encoding.name(), mended: is_mended })
}

fn encoding_of(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(encoding) = utf16_of(sample) {
        return Some(encoding);
    }
    if is_archive(sample) {
        return None;
    }
    if std::str::from_utf8(bytes).is_ok() || is_nearly_utf8(bytes) {
        return Some(UTF_8);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    Some(if guess.is_single_byte() || sample.len() > 200 { guess } else { WINDOWS_1252 })
}

/// A byte or two cut off at the end, or one slip in a long text, does not make UTF-8 another encoding.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|ch| !ch.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || good > 10 * bad
}

/// Without a mark: in Western text every other byte is zero.
fn utf16_of(sample: &[u8]) -> Option<&'static Encoding> {
    if !sample.contains(&0) {
        return None;
    }
    let pairs = sample.len() / 2;
    let zeros = |at: usize| sample.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match () {
        _ if pairs < 2 => None,
        _ if odd * 10 > pairs * 7 && even * 20 < pairs => Some(UTF_16LE),
        _ if even * 10 > pairs * 7 && odd * 20 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// The first bytes of what newsrooms have lying about: zip and Word files, PDF, pictures, sound, film.
fn is_archive(sample: &[u8]) -> bool {
    const MAGIC: &[&[u8]] = &[
        b"PK\x03\x04",
        b"%PDF-",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\xd0\xcf\x11\xe0",
        b"\x1f\x8b",
        b"ID3",
        b"OggS",
        b"RIFF",
        b"\x7fELF",
        b"7z\xbc\xaf",
        b"{\\rtf",
    ];
    MAGIC.iter().any(|magic| sample.starts_with(magic))
}

/// What a file is that is no text.
fn what_else(bytes: &[u8]) -> Reason {
    const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0";
    /// The name of the stream in which Word keeps a document under a password, in UTF-16.
    const LOCKED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    match () {
        _ if bytes.starts_with(b"%PDF-") => Reason::Pdf,
        _ if !bytes.starts_with(OLD_OFFICE) => Reason::Binary,
        _ if bytes.windows(LOCKED.len()).any(|window| window == LOCKED) => Reason::Locked,
        _ => Reason::OldWord,
    }
}

/// Is this no text? More than one character in fifty is none that a writer types.
pub fn is_binary(text: &str) -> bool {
    // No control character, nor a byte that begins one or the mark for what could not be decoded: nearly every text.
    let may_be_odd =
        |byte: u8| (byte < b' ' && !matches!(byte, b'\t'..=b'\r')) | matches!(byte, 0x7f | 0xc2 | 0xef);
    if !text.bytes().fold(false, |any, byte| any | may_be_odd(byte)) {
        return false;
    }
    let (mut all, mut odd) = (0usize, 0usize);
    for ch in text.chars().take(SAMPLE) {
        all += 1;
        let control = ch.is_control() && !matches!(ch, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}');
        odd += usize::from(control || ch == '\u{fffd}');
    }
    odd * 50 > all
}

/// UTF-8 that was read as Windows-1252 and stored as UTF-8 again: undone where every character beyond ASCII takes part
/// (`“` itself among `â€œ` would be lost), and mended runs are found at all.
fn undo_double_encoding(text: &str) -> Option<String> {
    // The byte that these begin with stands in few texts.
    if !text.as_bytes().contains(&0xc3) || !text.contains(['Ã', 'â', 'Â']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|ch: char| !ch.is_ascii()) {
        out.push_str(&rest[..at]);
        let run = &rest[at..];
        let run = &run[..run.find(|ch: char| ch.is_ascii()).unwrap_or(run.len())];
        out.push_str(&undo_run(run)?);
        rest = &rest[at + run.len()..];
    }
    out.push_str(rest);
    Some(out)
}

fn undo_run(run: &str) -> Option<String> {
    let bytes = run.chars().map(byte_of).collect::<Option<Vec<u8>>>()?;
    String::from_utf8(bytes).ok()
}

/// The byte that a Windows-1252 reader takes for `ch`; the five bytes it leaves undefined are kept as controls.
fn byte_of(ch: char) -> Option<u8> {
    if matches!(ch, '\u{80}'..='\u{ff}') {
        return u8::try_from(ch).ok();
    }
    let mut buffer = [0; 4];
    let (bytes, _, failed) = WINDOWS_1252.encode(ch.encode_utf8(&mut buffer));
    match (&*bytes, failed) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str =
        "Señor Ibáñez said: “We’ll go — €5 each,” and went. Nobody followed.\r\nNot yet.\rEver.";

    fn text(bytes: &[u8]) -> String {
        decode(bytes).map(|decoded| decoded.text).unwrap_or_else(|reason| format!("{reason:?}"))
    }

    #[test]
    fn every_common_encoding_gives_the_same_text() {
        let utf16 = |to: fn(u16) -> [u8; 2]| LINE.encode_utf16().flat_map(to).collect::<Vec<u8>>();
        let marked = |mark: &[u8], body: &[u8]| [mark, body].concat();
        let (little, big) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
        for bytes in [
            LINE.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", LINE.as_bytes()),
            marked(b"\xff\xfe", &little),
            marked(b"\xfe\xff", &big),
            little,
            big,
            WINDOWS_1252.encode(LINE).0.into_owned(),
        ] {
            assert_eq!(text(&bytes), LINE);
        }
    }

    #[test]
    fn double_encoding_is_undone_only_when_consistent() {
        let twice: String = WINDOWS_1252.decode_without_bom_handling(LINE.as_bytes()).0.into_owned();
        let decoded = decode(twice.as_bytes()).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.mended), (LINE, true));
        for honest in ["À la carte: Âme, “château”, Ã", "pâté", "plain"] {
            assert_eq!(text(honest.as_bytes()), honest);
        }
    }

    #[test]
    fn what_is_no_text_says_so() {
        assert_eq!(decode(b""), Err(Reason::Empty));
        for bytes in [&b"PK\x03\x04rest"[..], &[0; 64], b"\x89PNG\r\n", &[1, 2, 3, 4, 5, 6, 7, 8]] {
            assert_eq!(decode(bytes), Err(Reason::Binary), "{bytes:?}");
        }
        let old = b"\xd0\xcf\x11\xe0 and so on";
        let locked: Vec<u8> =
            old.iter().copied().chain("EncryptedPackage".bytes().flat_map(|it| [it, 0])).collect();
        assert_eq!(decode(b"%PDF-1.7"), Err(Reason::Pdf));
        assert_eq!((decode(old), decode(&locked)), (Err(Reason::OldWord), Err(Reason::Locked)));
        let stray = format!("{}a\0b", "Words and more words. ".repeat(20));
        assert!(text(stray.as_bytes()).ends_with("a b"), "a stray NUL is a space");
        let cut = &"“Ja,” sagte er – “schön”".as_bytes()[..30];
        assert!(std::str::from_utf8(cut).is_err() || cut.len() == 30);
    }
}
