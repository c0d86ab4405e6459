//! The comment by which a writer answers for a finding.
use crate::{
    finding::{Edit, Finding},
    source::{Article, BlockKind, NO_REASON},
    text::Span,
};

/// Puts `<!-- copydesk: ok CODE: REASON -->` above the finding's paragraph, or at the end of its line where a line of its
/// own would break a list, a table or a tag. It silences nothing before the writer has put a reason in.
pub fn silence(draft: &Article, finding: &Finding) -> Option<Edit> {
    let comment = format!("<!-- copydesk: ok {}: {NO_REASON} -->", finding.code);
    let text = draft.text.as_str();
    let (block, _) = draft.block_at(finding.span.start)?;
    let (kind, extent) = (&draft.blocks[block].kind, draft.blocks[block].extent());
    let start = line_start(text, extent.start);
    let before = &text[start..extent.start];
    let stands_free = matches!(kind, BlockKind::Paragraph | BlockKind::Heading)
        && before.trim_start().chars().all(|ch| ch == '#' || ch == ' ');
    if stands_free {
        let indent = &before[..before.len() - before.trim_start().len()];
        let at = start + indent.len();
        return Some(Edit { span: at..at, new_text: format!("{comment}{}{indent}", line_break(text)) });
    }
    let end = line_end(text, &finding.span);
    Some(Edit { span: end..end, new_text: format!(" {comment}") })
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |at| at + 1)
}

/// The end of the words of the line on which a span begins.
fn line_end(text: &str, span: &Span) -> usize {
    let rest = &text[span.start..];
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    span.start + line.trim_end().len()
}

/// As the file ends its lines.
fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        analysis::{Analysis, action::applied, story},
        source::{self, Role},
    };

    const WIRE: &str = "The ferry to Callow Bay carried 412 passengers.";

    fn silenced(path: &str, draft: &str, reason: &str) -> (String, Vec<&'static str>) {
        let read = |text: &str| {
            let draft = source::article(path, text, Role::Draft);
            Analysis::new(draft, story::corpus(&[WIRE]), Arc::default())
        };
        let before = read(draft);
        let finding = before.findings.iter().find(|it| it.code == "figure-conflict").expect("a finding");
        let edit = silence(&before.draft, finding).expect("a comment");
        let text = applied(draft, &[edit]);
        let codes = read(&text.replace(NO_REASON, reason)).findings.iter().map(|it| it.code).collect();
        (text, codes)
    }

    #[test]
    fn a_comment_with_a_reason_silences_its_finding() {
        let comment = "<!-- copydesk: ok figure-conflict: REASON -->";
        let line = "The ferry to Callow Bay carried 421 passengers.";
        let table = [
            (
                "a.md",
                format!("Hm.\n\n{line}\nAll of them."),
                format!("Hm.\n\n{comment}\n{line}\nAll of them."),
            ),
            ("a.md", format!("# {line}\r\n\r\nHm."), format!("{comment}\r\n# {line}\r\n\r\nHm.")),
            ("a.md", format!("- One.\n- {line}  \n- Two."), format!("- One.\n- {line} {comment}  \n- Two.")),
            ("a.html", format!("<p>{line}</p>\n<p>Hm.</p>"), format!("<p>{line}</p> {comment}\n<p>Hm.</p>")),
            ("a.html", format!("<p>\n  {line}\n</p>"), format!("<p>\n  {comment}\n  {line}\n</p>")),
        ];
        for (path, draft, expected) in table {
            let (text, codes) = silenced(path, &draft, "counted by hand");
            assert_eq!(text, expected);
            assert_eq!(codes, [""; 0], "{text}");
            let (_, mut codes) = silenced(path, &draft, NO_REASON);
            codes.sort_unstable();
            assert_eq!(codes, ["figure-conflict", "unused-pardon"], "{text}: no reason yet");
        }
    }
}
