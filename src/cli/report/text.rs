//! The report for people: each finding as a copy editor would hand it back, the words first, then who says otherwise.
use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Message, Renderer, Snippet};
use jiff::civil::Date;

use crate::{
    analysis::{Analysis, Counts, Tally},
    cli::{
        report::{Report, window},
        terminal::{FAINT, GUTTER, STRONG, Terminal, clean, count, fill, wrap},
    },
    finding::{Evidence, Finding, Severity},
    text::{Encoding, Span, Text},
};

/// No more sources than this are drawn for one finding; the rest are counted.
const SOURCES_SHOWN: usize = 3;
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
    let at = draft.text.position(finding.span.start, Encoding::Utf32);
    let level = level(finding.severity);
    let last = draft.text.position(finding.span.end, Encoding::Utf32).line + 1;
    let arrow = format!("{:>1$} ", "-->", last.to_string().len() + 3);
    let place = format!("{}:{}:{}", clean(&draft.path), at.line + 1, at.column + 1);
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
        let name = if evidence.citation.id.is_empty() { "draft" } else { "source" };
        notes.push(note(name, cite(file, evidence, terminal)));
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
    let mut lines = wrap(&quoted(evidence), width);
    for about in [place(file, evidence), source(evidence)] {
        let about: Vec<String> = about.iter().map(|part| clean(part)).collect();
        for line in fill(about.iter().map(String::as_str), ", ", width) {
            lines.extend(wrap(&line, width).iter().map(|line| terminal.paint(FAINT, line)));
        }
    }
    lines.join("\n")
}

/// Somebody's words stand in marks; the source's own marks serve where it has them.
fn quoted(evidence: &Evidence) -> String {
    let excerpt = clean(evidence.excerpt.trim());
    let has_marks = excerpt.contains(['“', '”', '"', '«', '»']);
    if evidence.speaker.is_some() && !has_marks { format!("“{excerpt}”") } else { excerpt }
}

fn place(file: &Analysis, evidence: &Evidence) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend(evidence.speaker.clone());
    if let Some(time) = &evidence.time {
        parts.push(format!("at {time}"));
    } else if evidence.paragraph > 0 {
        parts.push(format!("paragraph {}", evidence.paragraph));
    }
    let citation = &evidence.citation;
    let path = if citation.id.is_empty() { &file.draft.path } else { &citation.path };
    parts.push(match file.text_of(evidence) {
        Some(text) => {
            let at = text.position(evidence.span.start, Encoding::Utf32);
            format!("{path}:{}:{}", at.line + 1, at.column + 1)
        }
        None => path.clone(),
    });
    parts
}

/// "Headline", outlet, byline, day; the address where there is one; how many other sources have the same.
fn source(evidence: &Evidence) -> Vec<String> {
    let citation = &evidence.citation;
    let others = (evidence.others > 0).then(|| format!("and {}", count(evidence.others, "other")));
    let title = citation.title.as_ref().map(|title| format!("“{title}”"));
    let day = citation.published.map(day);
    let parts = [title, citation.outlet.clone(), citation.byline.clone(), day, citation.url.clone(), others];
    parts.into_iter().flatten().collect()
}

/// "May 7, 2025".
pub(in crate::cli) fn day(date: Date) -> String {
    date.strftime("%B %-d, %Y").to_string()
}

fn closing(report: &Report, terminal: Terminal) -> String {
    let found = Severity::ALL.into_iter().rev().filter_map(|severity| {
        let number = report.findings().filter(|finding| finding.severity == severity).count();
        (number > 0).then(|| match severity {
            Severity::Info => format!("{number} info"),
            _ => count(number, severity.name()),
        })
    });
    let found: Vec<_> = found.collect();
    let found = if found.is_empty() { "Nothing found".to_owned() } else { found.join(", ") };
    let accepted: usize = report.files.iter().map(|file| file.accepted.len()).sum();
    let accepted = if accepted > 0 { format!(" ({accepted} accepted)") } else { String::new() };
    let (drafts, sources) = (report.files.len(), report.source_count() as usize);
    let first = format!(
        "{found}{accepted} in {} checked against {} in {} ms.",
        count(drafts, "draft"),
        count(sources, "source"),
        report.elapsed.as_millis()
    );
    format!("{}\n{}\n", terminal.paint(STRONG, &first), outcomes(report, terminal))
}

/// "7 quotations: 4 supported, 3 contradicted. 2 figures: 2 unsupported." The outcomes that did not occur are left out.
fn outcomes(report: &Report, terminal: Terminal) -> String {
    let counts = report.files.iter().map(|file| file.counts).fold(Counts::default(), Counts::and);
    let kinds = [("quotation", counts.quotations), ("figure", counts.figures), ("date", counts.dates)];
    let told = kinds.iter().filter(|(_, tally)| tally.checked > 0);
    let told: Vec<String> = told.map(|(thing, tally)| outcome(thing, *tally)).collect();
    if told.is_empty() {
        return "No quotation, figure or date to check.".to_owned();
    }
    fill(told.iter().map(String::as_str), " ", terminal.width).join("\n")
}

fn outcome(thing: &str, tally: Tally) -> String {
    let parts = [
        (tally.supported, "supported"),
        (tally.contradicted, "contradicted"),
        (tally.unsupported, "unsupported"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|it| it.0 > 0).map(|(number, how)| format!("{number} {how}")).collect();
    format!("{}: {}.", count(tally.checked, thing), parts.join(", "))
}
