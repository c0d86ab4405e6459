//! Marks that a careless export has broken.
use crate::text::floor_char_boundary;

/// A double mark between two letters (`won"t`) is an apostrophe: mended, byte for byte. None where there is nothing to mend.
pub(super) fn mend(prose: &str) -> Option<String> {
    let mut mended: Option<String> = None;
    for (at, _) in prose.match_indices('"') {
        let before = prose[..at].chars().next_back();
        let after = prose[at + 1..].chars().next();
        if before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic) {
            mended.get_or_insert_with(|| prose.to_owned()).replace_range(at..=at, "'");
        }
    }
    mended
}

/// The prose without a citation that a text generator left behind its last sentence: `… and Greenland. AP News+1`.
pub(super) fn without_citation(prose: &str) -> &str {
    const LONGEST: usize = 60;
    let digits = prose.trim_end_matches(|ch: char| ch.is_ascii_digit());
    let Some(label) = digits.strip_suffix('+').filter(|_| digits.len() < prose.len()) else {
        return prose;
    };
    let from = floor_char_boundary(label, label.len().saturating_sub(LONGEST));
    let Some(stop) = label[from..].rfind(['.', '?', '!', '”', '"', ')']) else {
        return prose;
    };
    let end = from + stop + label[from + stop..].chars().next().map_or(0, char::len_utf8);
    let starts_apart = label[end..].starts_with(' ');
    let capital = label[end..].trim_start().starts_with(char::is_uppercase);
    if starts_apart && capital { &prose[..end] } else { prose }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_double_mark_inside_a_word_is_an_apostrophe() {
        assert_eq!(mend("It won\"t be Peru\"s \"plan\".").as_deref(), Some("It won't be Peru's \"plan\"."));
        assert_eq!(mend("He said \"no\"; 5\" nails, “x”"), None);
    }

    #[test]
    fn trailing_citations_are_cut() {
        for (prose, kept) in [
            ("It rose. Wire News+1", "It rose."),
            ("“It rose.” Reuters+12", "“It rose.”"),
            ("It rose by 5+1", "It rose by 5+1"),
            ("Call it C+1", "Call it C+1"),
            ("The score. at 3+1", "The score. at 3+1"),
        ] {
            assert_eq!(without_citation(prose), kept);
        }
    }
}
