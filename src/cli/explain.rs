//! `copydesk explain`: the pages of the checks.
use crate::{
    check::Check,
    checks,
    cli::{
        Output, Status,
        args::ExplainArgs,
        terminal::{self, CODE, STRONG, Terminal},
    },
};

/// One page, or the list.
pub(super) fn run(args: &ExplainArgs) -> Output {
    let terminal = Terminal::of_stdout(args.color);
    let text = match args.code.as_deref().and_then(checks::by_code) {
        Some(check) => page(check, terminal),
        None => list(terminal),
    };
    Output { text, problems: Vec::new(), status: Status::Clean }
}

fn list(terminal: Terminal) -> String {
    let longest = checks::ALL.iter().map(|check| check.code.len()).max().unwrap_or(0);
    let mut text = String::new();
    for check in checks::ALL {
        let code = terminal.paint(CODE, &format!("{:longest$}", check.code));
        let margin = longest + 12;
        let summary = terminal::wrap(check.summary(), terminal.width.saturating_sub(margin).max(20));
        text +=
            &format!("{code}  {:8}  {}\n", check.default_level(), summary.join(&format!("\n{:margin$}", "")));
    }
    text
}

/// The page as prose for a terminal: headings in bold, paragraphs wrapped, examples as they are, marks taken out.
pub(super) fn page(check: &Check, terminal: Terminal) -> String {
    let title = format!("{} ({})", check.code, check.default_level());
    let mut text = format!("{}\n\n", terminal.paint(STRONG, &title));
    let mut paragraph = String::new();
    let mut in_example = false;
    for line in check.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)) {
        if let Some(fence) = line.strip_prefix("```") {
            flush(&mut text, &mut paragraph, terminal);
            in_example = !in_example;
            if in_example {
                text += &format!("    {}\n", terminal.paint(CODE, fence.trim_start_matches("article ")));
            }
        } else if in_example {
            text += &format!("    {}\n", without_marks(line));
        } else if let Some(heading) = line.strip_prefix("## ") {
            flush(&mut text, &mut paragraph, terminal);
            text += &format!("{}\n", terminal.paint(STRONG, heading));
        } else if line.is_empty() {
            flush(&mut text, &mut paragraph, terminal);
            text += "\n";
        } else {
            if line.starts_with("- ") {
                flush(&mut text, &mut paragraph, terminal);
            }
            paragraph += &format!("{line} ");
        }
    }
    flush(&mut text, &mut paragraph, terminal);
    text
}

fn flush(text: &mut String, paragraph: &mut String, terminal: Terminal) {
    let indent = if paragraph.starts_with("- ") { "\n  " } else { "\n" };
    let lines = terminal::wrap(paragraph, terminal.width.min(90));
    if !lines.is_empty() {
        *text += &format!("{}\n", lines.join(indent));
    }
    paragraph.clear();
}

/// `{|misquote:words|}` as `[words]`: what a reader of the page should see.
pub(super) fn without_marks(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once("{|") {
        let inside = marked.split_once(':').map_or(marked, |(_, inside)| inside);
        text += before;
        text += "[";
        rest = inside;
    }
    (text + rest).replace("|}", "]")
}
