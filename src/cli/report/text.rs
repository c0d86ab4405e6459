//! The report for people: each finding as a copy editor would hand it back, the words first, then who says otherwise.
use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Message, Renderer, Snippet};

use crate::{
    analysis::Analysis,
    cli::{
        report::{Report, cited, cited::SOURCES_SHOWN, closing, window},
        terminal::{FAINT, GUTTER, STRONG, Terminal, clean, count, fill, wrap},
    },
    finding::{Evidence, Finding, Severity},
    text::{Encoding, Span, Text},
};

/// Before the lines of a message that goes on.
const INDENT: &str = "    ";

/// All findings, and unless `quiet` the closing lines.
pub(in crate::cli) fn render(report: &Report, terminal: Terminal, quiet: bool) -> String {
    let mut text = String::new();
    for file in &report.files {
        for finding in &file.findings {
            text += &draw(file, finding, terminal);
            text += "\n\n";
        }
    }
    // Where nothing could be read, "nothing found" would sound like praise.
    if !quiet && !report.files.is_empty() {
        text += &closing(report, terminal);
    }
    text
}

fn draw(file: &Analysis, finding: &Finding, terminal: Terminal) -> String {
    let draft = &file.draft;
    let level = level(finding.severity);
    let last = draft.text.position(finding.span.end, Encoding::Utf32).line + 1;
    let arrow = format!("{:>1$} ", "-->", last.to_string().len() + 3);
    let place = clean(&draft.place(finding.span.start));
    let mut group = Group::with_level(level).element(snippet(&draft.text, &finding.span, terminal.width));
    for element in notes(file, finding, terminal) {
        group = group.element(element);
    }
    let renderer = if terminal.color { Renderer::styled() } else { Renderer::plain() };
    // The lines are cut to the terminal already; what stands beside them is left to be as long as it must.
    let renderer = renderer.term_width(usize::MAX / 4);
    // The column is the draft's, not that of the cut line: so the place is not left to the renderer.
    let arrow = terminal.paint(GUTTER, &arrow);
    format!("{}\n{arrow}{place}\n{}", title(finding, &renderer, terminal), renderer.render(&[group]))
}

/// "error[misquote]: what is wrong", its second line and those after it set in a little.
fn title(finding: &Finding, renderer: &Renderer, terminal: Terminal) -> String {
    let head = format!("{}[{}]: ", finding.severity.name(), finding.code);
    let mut lines =
        wrap(&(head.clone() + &clean(&finding.message)), terminal.width - INDENT.len()).into_iter();
    let first = lines.next().unwrap_or_default();
    let first = first.strip_prefix(&head).unwrap_or_default().to_owned();
    let title = level(finding.severity).primary_title(first).id(finding.code);
    let mut drawn = renderer.render(&[Group::with_title(title)]);
    for line in lines {
        drawn += &format!("\n{INDENT}{}", terminal.paint(STRONG, &line));
    }
    drawn
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::HELP.with_name("hint"),
    }
}

/// The lines of the span, each with its part of the span underlined.
fn snippet<'a>(text: &Text, span: &Span, width: usize) -> Snippet<'a, Annotation<'a>> {
    let first = text.position(span.start, Encoding::Utf8);
    let gutter = (first.line + 10).to_string().len() + 3;
    let (mut source, mut marks) = (String::new(), Vec::new());
    let mut line_start = span.start - first.column;
    for line in text.as_str()[line_start..].split_inclusive('\n') {
        let within = line.trim_end_matches(['\n', '\r']);
        let start = span.start.saturating_sub(line_start).min(within.len());
        let end = (span.end - line_start).clamp(start, within.len());
        let window = window::cut(within, start..end, width.saturating_sub(gutter));
        if start < end || span.is_empty() {
            marks.push(source.len() + window.marked.start..source.len() + window.marked.end);
        }
        source += &window.text;
        source.push('\n');
        line_start += line.len();
        if line_start >= span.end {
            break;
        }
    }
    let marks = marks.into_iter().map(|mark| AnnotationKind::Primary.span(mark));
    Snippet::source(source).line_start(first.line + 1).fold(false).annotations(marks)
}

fn notes<'a>(file: &Analysis, finding: &Finding, terminal: Terminal) -> Vec<Element<'a>> {
    let mut notes: Vec<Message<'a>> = Vec::new();
    for evidence in finding.evidence.iter().take(SOURCES_SHOWN) {
        notes.push(note(cited::name(evidence), cite(file, evidence, terminal)));
    }
    let more = finding.evidence.len().saturating_sub(SOURCES_SHOWN);
    if more > 0 {
        notes.push(note("source", format!("and {}", count(more, "more passage"))));
    }
    for fix in &finding.fixes {
        let lines = wrap(&clean(&fix.title), terminal.width.saturating_sub(16));
        notes.push(note("fix", lines.join("\n")));
    }
    notes.into_iter().map(Element::from).collect()
}

fn note<'a>(name: &'static str, text: String) -> Message<'a> {
    Level::NOTE.with_name(Some(name)).message(text)
}

/// What the source says; who, and where in it; which source it is.
fn cite(file: &Analysis, evidence: &Evidence, terminal: Terminal) -> String {
    let width = terminal.width.saturating_sub(16);
    let mut lines = wrap(&clean(&cited::quoted(evidence)), width);
    for about in [cited::place(file, evidence), cited::source(evidence)] {
        let about: Vec<String> = about.iter().map(|part| clean(part)).collect();
        for line in fill(about.iter().map(String::as_str), ", ", width) {
            lines.extend(wrap(&line, width).iter().map(|line| terminal.paint(FAINT, line)));
        }
    }
    lines.join("\n")
}

/// All findings' closing lines: what was found, and what the sources say of the facts.
fn closing(report: &Report, terminal: Terminal) -> String {
    let first = format!("{} in {} ms.", closing::found(report), report.elapsed.as_millis());
    let outcomes = closing::outcomes(report);
    let outcomes = fill(outcomes.iter().map(String::as_str), " ", terminal.width).join("\n");
    format!("{}\n{outcomes}\n", terminal.paint(STRONG, &first))
}
