//! Words of anybody's in Markdown, where they stay words: no link, image, markup or code in them can act.
use std::iter::Peekable;

use crate::text::{Span, harmless::harmless};

/// Appends words so that Markdown shows them as they are; `begins_line` where they may begin a line.
pub fn escape(text: &mut String, words: &str, begins_line: bool) {
    let mut begins = begins_line;
    let mut chars = words.chars().filter_map(harmless).peekable();
    while let Some(ch) = chars.next() {
        if acts(text, ch, &mut chars, begins) {
            text.push('\\');
        }
        text.push(ch);
        begins = begins && ch.is_ascii_digit();
    }
}

/// Would the character, after this text, mean anything but itself?
fn acts(text: &str, ch: char, rest: &mut Peekable<impl Iterator<Item = char>>, begins: bool) -> bool {
    match ch {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '@' => true,
        // A bare address becomes a link.
        ':' => rest.peek() == Some(&'/'),
        '.' if text.get(text.len().saturating_sub(3)..).is_some_and(|it| it.eq_ignore_ascii_case("www")) => {
            true
        }
        // A number at the start of a line begins a list.
        '.' | ')' => begins && text.ends_with(|it: char| it.is_ascii_digit()),
        // At the start of a line: headings, lists, rules.
        '#' | '-' | '+' | '=' => begins,
        _ => false,
    }
}

/// Emphasis holds only where its marks touch a space or a letter; a span that would not hold is widened to the next space.
pub fn flanked(words: &str, span: &Span) -> Span {
    let (mut start, mut end) = (span.start, span.end);
    let letter = |ch: Option<char>| ch.is_some_and(char::is_alphanumeric);
    if letter(words[..start].chars().next_back()) && !letter(words[start..].chars().next()) {
        start = words[..start].rfind(' ').map_or(0, |at| at + 1);
    }
    if letter(words[end..].chars().next()) && !letter(words[..end].chars().next_back()) {
        end += words[end..].find(' ').unwrap_or(words.len() - end);
    }
    start..end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    /// What a reader sees; none where anything but a plain paragraph came of it.
    fn shown(markdown: &str) -> Option<String> {
        let github = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_GFM
            | Options::ENABLE_MATH;
        let mut text = String::new();
        for event in Parser::new_ext(markdown, github) {
            match event {
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::Text(words) => text += &words,
                _ => return None,
            }
        }
        Some(text)
    }

    fn escaped(words: &str, begins_line: bool) -> String {
        let mut text = String::new();
        escape(&mut text, words, begins_line);
        text
    }

    #[test]
    fn what_markdown_means_is_shown_as_it_is_written() {
        for words in [
            "# no heading",
            "- no item",
            "1. no item",
            "2) no item",
            "> no quotation",
            "*a* _b_ ~~c~~ `d`",
            "[a](b) ![c](d) [^1]",
            "<b>a</b> &amp; \\*",
            "a | b",
            "$x$",
            "--- ",
            "===",
            "[!NOTE]",
            "+ a",
            "-",
        ] {
            assert_eq!(shown(&escaped(words, true)).as_deref().map(str::trim), Some(words.trim()), "{words}");
        }
        assert_eq!(
            escaped("http://a.example www.a.example a@b.example", false),
            "http\\://a.example www\\.a.example a\\@b.example"
        );
    }

    proptest! {
        #[test]
        fn any_words_are_shown_as_they_are_written(words in "\\PC{1,40}|[-#>*_`~|&;:.!()\\[\\]<>0-9a-z ]{1,24}") {
            let words = words.trim();
            prop_assume!(!words.is_empty());
            for (text, begins) in [(escaped(words, true), true), (format!("a {}", escaped(words, false)), false)] {
                let expected = if begins { words.to_owned() } else { format!("a {words}") };
                prop_assert_eq!(shown(&text), Some(expected), "{}", text);
            }
        }
    }
}
