//! Applies `<!-- copydesk: ok CODE: REASON -->`: takes out what the writer answers for, reports what answers for nothing.
use crate::{
    analysis::{Accepted, level},
    checks::{self, UNUSED_PARDON},
    config::Config,
    finding::Finding,
    source::{Article, Pardon},
    text::Span,
};

/// Takes every pardoned finding out, and gives them with the reasons; a pardon that pardons nothing becomes a finding itself.
pub(super) fn apply(draft: &Article, config: &Config, findings: &mut Vec<Finding>) -> Vec<Accepted> {
    let wanted = level::of(&UNUSED_PARDON, config);
    let mut accepted = Vec::new();
    for pardon in draft.pardons.iter().filter(|pardon| is_whole(pardon)) {
        let reach = reach(draft, pardon);
        let covered = |finding: &mut Finding| finding.code == pardon.code && touch(&finding.span, &reach);
        let before = accepted.len();
        accepted.extend(findings.extract_if(.., covered).map(|finding| {
            let reason = pardon.reason.clone();
            Accepted { finding, by: None, on: None, reason }
        }));
        if let Some(severity) =
            wanted.filter(|_| accepted.len() == before && level::runs(&pardon.code, config))
        {
            let message = format!("nothing here is a `{}`: this comment silences no finding", pardon.code);
            let finding = UNUSED_PARDON.finding(pardon.span.clone(), message, Vec::new());
            let fixes = vec![checks::without(draft, pardon)];
            findings.push(Finding { severity, fixes, ..finding });
        }
    }
    accepted
}

/// A pardon needs a reason; the check itself reports those without one, and those of unknown codes.
fn is_whole(pardon: &Pardon) -> bool {
    !pardon.reason.trim().is_empty()
}

/// What a pardon covers: its own line if words stand beside the comment, else the block that goes on or begins after it.
fn reach(draft: &Article, pardon: &Pardon) -> Span {
    let text = draft.text.as_str();
    let line_start = text[..pardon.span.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[pardon.span.end..].find('\n').map_or(text.len(), |at| pardon.span.end + at);
    if has_words(&text[line_start..pardon.span.start]) || has_words(&text[pardon.span.end..line_end]) {
        return line_start..line_end;
    }
    let next = draft.blocks.partition_point(|block| block.extent().end <= pardon.span.end);
    draft.blocks.get(next).map_or(pardon.span.clone(), |block| block.extent())
}

/// Is there anything but comments and white space?
fn has_words(mut text: &str) -> bool {
    while let Some((before, rest)) = text.split_once("<!--") {
        if !before.trim().is_empty() {
            return true;
        }
        text = rest.split_once("-->").map_or("", |(_, after)| after);
    }
    !text.trim().is_empty()
}

fn touch(a: &Span, b: &Span) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{self, Role};

    fn covered<'a>(draft: &'a Article, comment: &str) -> &'a str {
        let start = draft.text.as_str().find(comment).unwrap_or_default();
        let pardon =
            Pardon { span: start..start + comment.len(), code: String::new(), reason: String::new() };
        &draft.text.as_str()[reach(draft, &pardon)]
    }

    /// What is left of findings of `code` at each of the words, after the draft's one pardon.
    fn left(text: &str, code: &'static str, words: &[&str], reason: &str) -> Vec<String> {
        let mut draft = source::article("draft.md", text, Role::Draft);
        let at = |words: &str| text.find(words).map_or(0..0, |start| start..start + words.len());
        let pardon = Pardon { span: at("<!-- ok -->"), code: code.to_owned(), reason: reason.to_owned() };
        draft.pardons = vec![pardon];
        let found = |words: &&str| UNUSED_PARDON.finding(at(words), String::new(), Vec::new());
        let mut findings = words.iter().map(found).collect();
        apply(&draft, &Config::default(), &mut findings);
        findings.iter().map(|finding| text[finding.span.clone()].to_owned()).collect()
    }

    #[test]
    fn pardoned_findings_go_and_an_idle_pardon_is_reported() {
        let text = "One.\n\n<!-- ok -->\n\nTwo.\n\nThree.";
        let code = UNUSED_PARDON.code;
        let words = ["One.", "Two.", "Three."];
        assert_eq!(left(text, code, &words, "read back"), ["One.", "Three."]);
        assert_eq!(left(text, code, &["Three."], "read back"), ["Three.", "<!-- ok -->"]);
        assert_eq!(left(text, code, &words, " "), words, "without a reason nothing is pardoned");
        assert_eq!(left(text, "other", &words, "read back"), words, "another check's findings stay");
    }

    #[test]
    fn a_pardon_covers_its_line_or_the_next_block() {
        let draft = source::article(
            "draft.md",
            "<!-- a --> <!-- b -->\n\nOne.\n\nTwo <!-- c -->\nthree.\n\n<!-- d -->",
            Role::Draft,
        );
        let table = [("<!-- c -->", "Two <!-- c -->"), ("<!-- d -->", "<!-- d -->")];
        for (comment, words) in table {
            assert_eq!(covered(&draft, comment), words, "{comment}");
        }
        assert!(!has_words(" <!-- a --> "), "comments are no words");
        assert!(has_words("<!-- a --> b"), "words after a comment");
    }
}
