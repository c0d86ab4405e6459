//! `<!-- copydesk: ok CODE: REASON -->`.
use super::{NO_REASON, Pardon};

/// The pardons of a text, in order.
pub(super) fn find(text: &str) -> Vec<Pardon> {
    let mut pardons = Vec::new();
    let mut at = 0;
    while let Some(open) = next_comment(text, at) {
        let Some(close) = text[open..].find("-->").map(|close| open + close) else {
            break;
        };
        at = close + 3;
        // `<!-->` and `<!--->` close at once.
        let inner = text.get(open + 4..close).unwrap_or_default();
        if let Some((code, reason)) = parse(inner) {
            pardons.push(Pardon { span: open..at, code: code.to_owned(), reason: reason.to_owned() });
        }
    }
    pardons
}

/// Where the next comment from `at` on begins. A single character is found many times faster than several.
fn next_comment(text: &str, at: usize) -> Option<usize> {
    let mut marks = text[at..].match_indices('<').map(|(mark, _)| at + mark);
    marks.find(|&mark| text[mark..].starts_with("<!--"))
}

fn parse(comment: &str) -> Option<(&str, &str)> {
    let rest = comment.trim().strip_prefix("copydesk:")?.trim_start();
    let rest = rest.strip_prefix("ok")?.strip_prefix(char::is_whitespace)?.trim_start();
    let end = rest.find(|ch: char| ch == ':' || ch.is_whitespace()).unwrap_or(rest.len());
    let (code, reason) = rest.split_at(end);
    let reason = reason.trim_start_matches([':', ' ']).trim();
    (!code.is_empty()).then_some((code, if reason == NO_REASON { "" } else { reason }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_requests_are_taken() {
        let text = "a <!-- copydesk: ok misquote: she said so to me --> b <!-- note --> <!--copydesk:ok date-conflict--> \
                    <!-- copydesk: ok misquote: REASON --> \
                    <!--> <!-- copydesk: okay x --> <!-- copydesk: ok --> <!-- copydesk: ok x";
        let found = find(text);
        let read: Vec<_> = found.iter().map(|it| (it.code.as_str(), it.reason.as_str())).collect();
        assert_eq!(read, [("misquote", "she said so to me"), ("date-conflict", ""), ("misquote", "")]);
        assert!(
            text[found[0].span.clone()].starts_with("<!--") && text[found[0].span.clone()].ends_with("-->")
        );
    }
}
