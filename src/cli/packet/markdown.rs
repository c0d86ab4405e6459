//! The packet as Markdown with footnotes, as GitHub and most wikis draw it.
use std::fmt::Write;

use crate::{
    analysis::{
        knowledge::{Answer, Knowledge, Says},
        review::{Kind, Note, Outcome, Review},
    },
    cli::{
        packet::{
            Packet,
            layers::Step,
            page::{kind, outcome, stretches, title, to_settle, verdict},
            prose::{Drawn, Part, cells, drawn, number, parts},
            sources::used,
        },
        terminal::count,
    },
    finding::day,
    source::{BlockKind, Embargo},
    text::{
        Span,
        harmless::short,
        markdown::{escape, flanked},
    },
};

/// No more sources than this are told for one fact.
const SOURCES: usize = 6;
/// So many characters of a fact's words name it.
const WORDS: usize = 70;

/// The whole packet.
pub(super) fn page(packet: &Packet<'_>) -> String {
    let mut text = String::new();
    if !packet.problems.is_empty() {
        text += "> **This packet is not complete: something could not be read.**\n>\n";
        for it in packet.problems {
            let _ = writeln!(text, "> - **{}**: {}", words(&it.path), words(&it.reason));
        }
        text += "\n";
    }
    for (at, review) in packet.drafts.iter().enumerate() {
        // Footnotes of one file share their names.
        let prefix = if packet.drafts.len() > 1 { format!("{}-", at + 1) } else { String::new() };
        let sources = (packet.drafts.len() == 1).then_some(packet.sources);
        Sheet { review, prefix, sources }.draw(&mut text);
    }
    sources(&mut text, packet);
    text
}

/// Words in the middle of a line.
fn words(words: &str) -> String {
    let mut text = String::new();
    escape(&mut text, words.trim(), false);
    text
}

/// Words of which some stand out.
fn marked(words: &str, spans: &[Span], mark: &str) -> String {
    let spans: Vec<Span> = spans.iter().map(|span| flanked(words, span)).collect();
    let mut text = String::new();
    for (words, is_marked) in stretches(words, &spans) {
        // A mark holds only where it touches a letter.
        let inside = if is_marked { words.trim_end() } else { "" };
        if !inside.is_empty() {
            text += mark;
            escape(&mut text, inside, false);
            text += mark;
        }
        escape(&mut text, &words[inside.len()..], false);
    }
    text
}

/// A draft on its page.
struct Sheet<'r, 'a> {
    review: &'r Review<'a>,
    /// Before the number of a footnote.
    prefix: String,
    /// How many sources it was checked against, where it is the only one.
    sources: Option<usize>,
}

impl Sheet<'_, '_> {
    fn draw(&self, text: &mut String) {
        let draft = &self.review.analysis.draft;
        let _ = write!(text, "# {}\n\n", words(title(self.review)));
        let byline = draft.byline.as_ref().map(|it| format!("by {it}"));
        let about = [
            byline,
            draft.published.map(day),
            Some(draft.path.clone()),
            self.sources.map(|all| format!("checked against {}", count(all, "source"))),
        ];
        let about: Vec<String> = about.into_iter().flatten().map(|it| words(&it)).collect();
        let _ = write!(text, "{}\n\n", about.join(" · "));
        self.counts(text);
        self.settle(text);
        text.push_str("---\n\n");
        parts(self.review).iter().for_each(|part| self.part(text, part));
        for (at, note) in self.review.notes.iter().enumerate() {
            self.note(text, at, note);
        }
        text.push('\n');
    }

    /// "**✗ 5 contradicted** · ✓ 20 supported"
    fn counts(&self, text: &mut String) {
        let many = Outcome::ALL.map(|it| (it, self.review.count(|note| note.outcome == it)));
        let parts = many.into_iter().filter(|(_, many)| *many > 0).map(|(it, many)| {
            let shown = outcome(it);
            format!("{} {many} {}", shown.sign, shown.word)
        });
        let parts: Vec<String> = parts.collect();
        let line = if parts.is_empty() { "Nothing to check.".to_owned() } else { parts.join(" · ") };
        let _ = write!(text, "**{line}**\n\n");
    }

    /// What a human must settle, and what one has answered for.
    fn settle(&self, text: &mut String) {
        for (at, note) in to_settle(self.review) {
            let message = note.findings.first().map_or("", |it| &it.message);
            let _ = writeln!(
                text,
                "- {}{} {}: {}",
                outcome(note.outcome).sign,
                self.call(at),
                name(note),
                words(message)
            );
        }
        for (at, note) in self.review.notes.iter().enumerate() {
            for it in &note.accepted {
                let by = it.by.as_deref().unwrap_or("in the draft itself");
                let _ = writeln!(
                    text,
                    "- ◇{} {}: accepted ({}): {}",
                    self.call(at),
                    name(note),
                    words(by),
                    words(&it.reason)
                );
            }
        }
        if !text.ends_with("\n\n") {
            text.push('\n');
        }
    }

    fn call(&self, note: usize) -> String {
        format!("[^{}{}]", self.prefix, note + 1)
    }

    fn part(&self, text: &mut String, part: &Part<'_>) {
        for (at, block) in part.blocks.iter().enumerate() {
            let index = part.first + at;
            let deep = "    ".repeat(usize::from(block.level.saturating_sub(1)));
            let whole = || self.words(index, &(0..block.prose.len()));
            let _ = match &block.kind {
                BlockKind::Heading => {
                    writeln!(text, "{} {}", "#".repeat(usize::from(block.level.clamp(1, 5)) + 1), whole())
                }
                BlockKind::ListItem => match number(self.review, block) {
                    Some(number) => writeln!(text, "{deep}{number}. {}", whole()),
                    None => writeln!(text, "{deep}- {}", whole()),
                },
                BlockKind::BlockQuote if at + 1 < part.blocks.len() => writeln!(text, "> {}\n>", whole()),
                BlockKind::BlockQuote => writeln!(text, "> {}", whole()),
                BlockKind::TableRow { .. } => self.row(text, index, at == 0),
                BlockKind::Speech { speaker, .. } => writeln!(text, "**{}** {}", words(speaker), whole()),
                _ => writeln!(text, "{}", whole()),
            };
        }
        text.push('\n');
    }

    /// A row of a table; GitHub draws none that has no head.
    fn row(&self, text: &mut String, block: usize, is_first: bool) -> std::fmt::Result {
        let prose = &self.review.analysis.draft.blocks[block].prose;
        let cells: Vec<String> = cells(prose).iter().map(|cell| self.words(block, cell)).collect();
        writeln!(text, "| {} |", cells.join(" | "))?;
        if is_first { writeln!(text, "|{}", " --- |".repeat(cells.len())) } else { Ok(()) }
    }

    /// Words of a block, a footnote behind each fact, with its sign.
    fn words(&self, block: usize, within: &Span) -> String {
        let mut text = String::new();
        for step in drawn(self.review, block, within) {
            match step {
                Step::Words(words) => {
                    let begins = text.is_empty();
                    escape(&mut text, if begins { words.trim_start() } else { words }, begins);
                }
                Step::Close(Drawn::Fact(mark), true) => {
                    let note = self.review.marks[mark].note;
                    text += outcome(self.review.notes[note].outcome).sign;
                    text += &self.call(note);
                }
                _ => {}
            }
        }
        text
    }

    /// A footnote. What follows its first paragraph is set in, and so belongs to it.
    fn note(&self, text: &mut String, at: usize, note: &Note<'_>) {
        let shown = outcome(note.outcome);
        let _ = write!(
            text,
            "{}: **{} {}** ({}) {}",
            self.call(at),
            shown.sign,
            words(&verdict(note)),
            kind(note.kind),
            name(note)
        );
        for it in &note.findings {
            let _ = write!(text, "  \n    {}: {} (`{}`)", it.severity.name(), words(&it.message), it.code);
        }
        for it in &note.accepted {
            let by = it.by.as_deref().unwrap_or("in the draft itself");
            let on = it.on.map(|on| format!(", {}", day(on))).unwrap_or_default();
            let _ = write!(text, "  \n    Accepted ({}{on}): {}", words(by), words(&it.reason));
        }
        if let Some(it) = &note.disputed {
            let ours = it.around.text(&self.review.analysis.draft);
            let _ = write!(text, "  \n    Draft: {}", marked(ours, &it.wrong, "~~"));
        }
        note.knowledge.iter().for_each(|it| passages(text, note.kind, it));
        text.push_str("\n\n");
    }
}

/// The words that a note is on, cut to a few, in marks.
fn name(note: &Note<'_>) -> String {
    let name = words(&short(&note.words, WORDS));
    if note.kind == Kind::Quotation || name.is_empty() { name } else { format!("“{name}”") }
}

/// What each source has, a line each.
fn passages(text: &mut String, kind: Kind, knowledge: &Knowledge) {
    let answers = knowledge.by_source();
    for it in answers.iter().take(SOURCES) {
        let says = if kind == Kind::Name { words(&it.words) } else { passage(it) };
        let _ = write!(text, "  \n    {}: {says} — {}", how(it, knowledge.is_disputed()), cited(it));
    }
    if answers.len() > SOURCES {
        let _ = write!(text, "  \n    and {} more", answers.len() - SOURCES);
    }
}

fn how(it: &Answer, is_disputed: bool) -> &'static str {
    match it.says {
        Says::Near => "Near it",
        Says::Agrees if is_disputed => "As in the draft",
        Says::Contradicts if is_disputed => "Otherwise",
        _ => "Source",
    }
}

fn passage(it: &Answer) -> String {
    let words = marked(&it.evidence.excerpt, &it.marked, "**");
    if it.quoted { format!("“{words}”") } else { words }
}

fn cited(it: &Answer) -> String {
    let parts = it.cited().into_iter().chain([it.place()]);
    let mut parts: Vec<String> = parts.map(|part| words(&part)).collect();
    parts.extend(it.evidence.citation.url.as_deref().map(address));
    parts.join(", ")
}

/// The address of a source, to be followed where that is harmless.
fn address(url: &str) -> String {
    let is_plain = |ch: char| ch.is_ascii_graphic() && !matches!(ch, '<' | '>' | '\\');
    let follows = url.starts_with("https://") || url.starts_with("http://");
    if follows && url.chars().all(is_plain) { format!("<{url}>") } else { words(url) }
}

fn sources(text: &mut String, packet: &Packet<'_>) {
    text.push_str("## Sources\n\n");
    for it in used(packet) {
        let article = it.article;
        let byline = article.byline.as_ref().map(|it| format!("by {it}"));
        let title = article.title.as_ref().unwrap_or(&article.id).clone();
        let parts = [
            Some(title),
            article.embargoed.as_ref().map(Embargo::to_string),
            article.outlet.clone(),
            byline,
            article.published.map(day),
            Some(article.path.clone()),
        ];
        let mut parts: Vec<String> = parts.into_iter().flatten().map(|it| words(&it)).collect();
        parts.extend(article.url.as_deref().map(address));
        parts.push(count(it.facts, "fact"));
        let _ = writeln!(text, "- {}", parts.join(" · "));
    }
}
