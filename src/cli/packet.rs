//! `copydesk report`: drafts written out with a note on every fact, as a page or as Markdown.
mod html;
mod layers;
mod markdown;
mod page;
mod prose;
mod sources;

use std::path::{Path, PathBuf};

use crate::{
    analysis::review::{Outcome, Review},
    cli::{
        Output, Problem, Status,
        args::{PacketFormat, ReportArgs},
        desk::{self, Checked, STDIN},
        load,
        terminal::count,
    },
};

/// What is written out.
struct Packet<'a> {
    drafts: Vec<Review<'a>>,
    /// What could not be read.
    problems: &'a [Problem],
    /// How many sources the drafts were checked against.
    sources: usize,
}

/// Reads, checks, writes.
pub(super) fn run(args: &ReportArgs) -> Output {
    let Checked { libraries, files, mut problems } = desk::check(&args.drafts, true, &|_| ());
    let packet = Packet {
        drafts: files.iter().map(Review::of).collect(),
        problems: &problems,
        sources: usize::try_from(libraries.iter().map(|library| library.sources()).sum::<u64>())
            .unwrap_or(usize::MAX),
    };
    let page = match format(args) {
        PacketFormat::Html => html::page(&packet),
        PacketFormat::Markdown => markdown::page(&packet),
    };
    let mut text = page;
    if args.output != Path::new(STDIN) {
        let told = told(&packet, &args.output);
        match write(args, &packet, &text) {
            Ok(()) => text = told,
            Err(problem) => {
                text = String::new();
                problems.push(problem);
            }
        }
    }
    let status = if problems.is_empty() { Status::Clean } else { Status::Failed };
    Output { text, problems, status }
}

/// As asked for, else as the ending of the file says.
fn format(args: &ReportArgs) -> PacketFormat {
    let ending = args.output.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let by_ending = match ending.to_ascii_lowercase().as_str() {
        "md" | "markdown" => PacketFormat::Markdown,
        _ => PacketFormat::Html,
    };
    args.format.unwrap_or(by_ending)
}

/// Writes the file, unless that would cost a draft or a source.
fn write(args: &ReportArgs, packet: &Packet<'_>, text: &str) -> Result<(), Problem> {
    let output = args.output.canonicalize().ok();
    let is_output = |path: &str| output.is_some() && PathBuf::from(path).canonicalize().ok() == output;
    let read = packet.drafts.iter().flat_map(|it| {
        let sources = it.analysis.corpus.sources.iter().map(|source| &source.article.path);
        sources.chain([&it.analysis.draft.path])
    });
    if let Some(path) = read.into_iter().find(|path| is_output(path)) {
        let reason = "the report is not written over what it is about; give --output another name".to_owned();
        return Err(Problem { path: path.clone(), reason });
    }
    load::write(&args.output, text)
}

/// "packet.html: 1 draft, 13 facts: 5 contradicted, 8 supported".
fn told(packet: &Packet<'_>, output: &Path) -> String {
    let number =
        |outcome| packet.drafts.iter().map(|it| it.count(|note| note.outcome == outcome)).sum::<usize>();
    let outcomes = Outcome::ALL.into_iter().map(|outcome| (number(outcome), page::outcome(outcome)));
    let parts = outcomes.filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, it)| format!("{number} {}", it.word)).collect();
    let parts = if parts.is_empty() { "nothing to check".to_owned() } else { parts.join(", ") };
    format!("{}: {}: {parts}\n", output.display(), count(packet.drafts.len(), "draft"))
}
