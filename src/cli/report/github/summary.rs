//! The page that GitHub shows for a step, in Markdown: what was found, in a table, and what could not be checked.
use crate::{
    analysis::Analysis,
    cli::{
        report::{Report, cited, closing},
        terminal::{clean, count},
    },
    finding::Finding,
    text::Encoding,
};

/// GitHub takes no longer page, in bytes; a little is left for the closing lines.
const LIMIT: usize = 1_000_000;

/// The page, with a line break at its end.
pub(in crate::cli) fn render(report: &Report) -> String {
    let mut page = String::from("## Copydesk\n\n");
    for problem in &report.problems {
        page +=
            &format!("- **Could not be checked:** {}: {}\n", escape(&problem.path), escape(&problem.reason));
    }
    if !report.problems.is_empty() {
        page.push('\n');
    }
    page += &table(report);
    // Where nothing could be read, "nothing found" would sound like praise.
    if !report.files.is_empty() {
        page += &format!("{}. {}\n\n", closing::found(report), closing::outcomes(report).join(" "));
    }
    page
}

fn table(report: &Report) -> String {
    let mut table = String::new();
    let mut rows = report.found().map(|(file, finding)| row(file, finding)).peekable();
    if rows.peek().is_some() {
        table += "| | where | what |\n|---|---|---|\n";
    }
    while let Some(row) = rows.next_if(|row| table.len() + row.len() < LIMIT) {
        table += &row;
    }
    match rows.count() {
        0 if table.is_empty() => table,
        0 => table + "\n",
        more => format!("{table}\nand {}\n\n", count(more, "more finding")),
    }
}

fn row(file: &Analysis, finding: &Finding) -> String {
    let at = file.draft.text.position(finding.span.start, Encoding::Utf32);
    let place = format!("{}:{}:{}", file.draft.path, at.line + 1, at.column + 1);
    let what = [vec![finding.message.clone()], cited::notes(file, finding)].concat();
    let what: Vec<String> = what.iter().map(|line| escape(line)).collect();
    format!(
        "| {} `{}` | {} | {} |\n",
        finding.severity.name(),
        finding.code,
        escape(&place),
        what.join("<br>")
    )
}

/// Text that no Markdown or HTML is made of.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for ch in clean(text).chars() {
        match ch {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '$' => {
                escaped.push('\\');
                escaped.push(ch);
            }
            ch => escaped.push(ch),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escape("a|b\n<b>*c*</b> [d](e)"), "a\\|b &lt;b&gt;\\*c\\*&lt;/b&gt; \\[d\\](e)");
    }
}
