//! Sentences of a block of prose.
use crate::{lang::Language, text::Span};

/// The sentences of `prose`, in order, without the white space between them. Closing marks and brackets go with the
/// sentence they close. A full stop after an abbreviation or an initial, or before a small letter, ends nothing.
pub fn split(prose: &str, language: &Language) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut chars = prose.char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        if !matches!(ch, '.' | '!' | '?' | '…' | '\n') {
            continue;
        }
        let mut end = at + ch.len_utf8();
        while let Some((at, ch)) = chars.next_if(|&(_, ch)| is_tail(ch)) {
            end = at + ch.len_utf8();
        }
        if ch == '\n' || ends_sentence(&prose[start..at], ch, &prose[end..], language) {
            push_trimmed(&mut sentences, prose, start..end);
            start = end;
        }
    }
    push_trimmed(&mut sentences, prose, start..prose.len());
    sentences
}

/// The sentence that holds `at`, or the last one before it.
pub fn at(sentences: &[Span], at: usize) -> Span {
    let after = sentences.partition_point(|sentence| sentence.start <= at);
    sentences.get(after.saturating_sub(1)).cloned().unwrap_or(0..0)
}

fn is_tail(ch: char) -> bool {
    matches!(ch, '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']')
}

fn ends_sentence(before: &str, stop: char, after: &str, language: &Language) -> bool {
    let Some(next) = after.chars().find(|ch| !ch.is_whitespace()) else { return true };
    if !after.starts_with(char::is_whitespace) {
        return false;
    }
    let opens = next.is_uppercase() || next.is_ascii_digit() || !next.is_alphanumeric();
    if stop != '.' {
        return opens;
    }
    let word =
        before.rsplit(|ch: char| ch.is_whitespace() || "(“\"‘'[—".contains(ch)).next().unwrap_or_default();
    let word = word.to_lowercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic) && word != "i";
    let numbering = next.is_ascii_digit() && language.numbering.contains(&word.as_str());
    opens && !initial && !numbering && !language.abbreviations.contains(&word.as_str())
}

fn push_trimmed(sentences: &mut Vec<Span>, prose: &str, span: Span) {
    let text = &prose[span.clone()];
    let start = span.start + text.len() - text.trim_start().len();
    let end = start + text.trim().len();
    if start < end {
        sentences.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::ENGLISH;

    #[test]
    fn stops_that_end_a_sentence_and_stops_that_do_not() {
        let cases: &[(&str, &[&str])] = &[
            ("Mr. Vane left. J. Orr stayed.", &["Mr. Vane left.", "J. Orr stayed."]),
            ("He said no. She said yes.", &["He said no.", "She said yes."]),
            ("He lives at No. 5 now.", &["He lives at No. 5 now."]),
            ("“Why?” he asked. “Go.” They went.", &["“Why?” he asked.", "“Go.”", "They went."]),
            ("", &[]),
        ];
        for (prose, expected) in cases {
            let found: Vec<_> = split(prose, ENGLISH).into_iter().map(|span| &prose[span]).collect();
            assert_eq!(found, *expected, "{prose}");
        }
    }
}
