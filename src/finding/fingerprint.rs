//! Which finding it is, in every version of the draft: the same as long as the check, the draft's words and what the source
//! says are the same, wherever in the draft they stand.
use std::fmt;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::{finding::Finding, text::Text};

/// Sixteen hexadecimal digits. Files and services keep them, so the same finding has the same digits in every release: they
/// are XXH3 (64 bits, no seed) of the parts that [`give`] names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fingerprint(u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> String {
        fingerprint.to_string()
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = String;

    fn try_from(digits: String) -> Result<Fingerprint, String> {
        let is_one = digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = u64::from_str_radix(&digits, 16).ok().filter(|_| is_one);
        number.map(Fingerprint).ok_or_else(|| format!("“{digits}” is no fingerprint"))
    }
}

/// Gives every finding of a draft its fingerprint, made of its code, its words, the id and the excerpt of the first source,
/// and its number among those that are alike in all of this. Further sources that say so too change nothing.
pub fn give<'a>(text: &Text, findings: impl Iterator<Item = &'a mut Finding>) {
    let mut seen: HashMap<u64, u64> = HashMap::default();
    for finding in findings {
        let alike = alike(text, finding);
        let before = seen.entry(alike).or_default();
        finding.fingerprint = Fingerprint(xxh3_64(&[alike.to_le_bytes(), before.to_le_bytes()].concat()));
        *before += 1;
    }
}

fn alike(text: &Text, finding: &Finding) -> u64 {
    let first = finding.evidence.first();
    let source = first.map_or("", |it| &it.citation.id);
    let excerpt = first.map_or("", |it| &it.excerpt);
    let mut bytes = Vec::new();
    for part in [finding.code, &text.as_str()[finding.span.clone()], source, excerpt] {
        for word in part.split_whitespace() {
            bytes.extend_from_slice(word.as_bytes());
            bytes.push(b' ');
        }
        // No text holds this byte: where a part ends makes a difference.
        bytes.push(0xff);
    }
    xxh3_64(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Citation, Evidence, Severity};

    /// The fingerprints of findings at these words, in the order of the text.
    fn of(text: &str, code: &'static str, words: &str, excerpt: &str) -> Vec<String> {
        let citation = Citation { id: "wire".to_owned(), ..Citation::default() }.into();
        let excerpt = excerpt.to_owned();
        let evidence =
            Evidence { citation, span: 0..0, paragraph: 1, time: None, speaker: None, excerpt, others: 0 };
        let finding = |start| Finding {
            code,
            severity: Severity::Error,
            span: start..start + words.len(),
            message: format!("at {start}"),
            evidence: vec![evidence.clone()],
            fixes: Vec::new(),
            fingerprint: Fingerprint::default(),
        };
        let mut findings: Vec<Finding> = text.match_indices(words).map(|(at, _)| finding(at)).collect();
        give(&Text::from(text), findings.iter_mut());
        findings.iter().map(|finding| finding.fingerprint.to_string()).collect()
    }

    #[test]
    fn a_finding_keeps_its_fingerprint_wherever_it_stands() {
        let one = of("We will not go.", "misquote", "will not", "will never");
        assert_eq!(one, of("# Title\n\nMore. We will not go, today.", "misquote", "will not", "will never"));
        assert_eq!(
            one,
            of("We will\n not go.", "misquote", "will\n not", "will  never"),
            "a line broken anew"
        );
        // Written down, so that another release that makes others is noticed: ledgers and services keep them.
        assert_eq!(one, ["be9fa6118ab02695"]);
    }

    #[test]
    fn another_code_word_or_source_makes_another_fingerprint() {
        let table = [
            of("will not", "misquote", "will not", "will never"),
            of("will not", "misattributed-quote", "will not", "will never"),
            of("won’t", "misquote", "won’t", "will never"),
            of("will not", "misquote", "will not", "shall never"),
        ];
        for (at, one) in table.iter().enumerate() {
            assert!(table.iter().skip(at + 1).all(|other| other != one), "{one:?}");
        }
    }

    #[test]
    fn those_that_are_alike_are_told_apart_by_their_number() {
        let two = of("not and not", "misquote", "not", "never");
        assert_ne!(two[0], two[1]);
        assert_eq!(of("not", "misquote", "not", "never"), two[..1]);
        assert_eq!(of("not, at last, and not", "misquote", "not", "never"), two);
    }

    #[test]
    fn a_fingerprint_is_read_as_it_is_written() {
        let one = Fingerprint(0x0123_4567_89ab_cdef);
        assert_eq!(one.to_string(), "0123456789abcdef");
        assert_eq!(Fingerprint::try_from(one.to_string()), Ok(one));
        for wrong in ["", "0123456789abcde", "0123456789abcdeg", "+123456789abcdef", "0123456789abcdef0"] {
            assert!(Fingerprint::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
