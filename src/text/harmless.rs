//! Text of anybody's, as it may be shown.

/// The character as it may be shown: controls are spaces, and marks that turn the direction of what follows, and so can
/// show a line as something it is not, are left out.
pub fn harmless(ch: char) -> Option<char> {
    match ch {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        _ if ch.is_control() => Some(' '),
        _ => Some(ch),
    }
}

/// The words, cut at a space if they are more than `most` characters.
pub fn short(words: &str, most: usize) -> String {
    let Some((end, _)) = words.char_indices().nth(most) else { return words.to_owned() };
    let cut = words[..end].rfind(' ').filter(|&at| at > 0).unwrap_or(end);
    format!("{} …", words[..cut].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_between_words() {
        assert_eq!(short("one two three", 7), "one …");
        assert_eq!(short("one two", 7), "one two");
        assert_eq!(short("unbreakable", 4), "unbr …");
    }
}
