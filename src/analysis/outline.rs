//! The outline of a draft: its headings, and under each the quotations, figures and dates with what came of them.
use crate::{
    analysis::{
        Analysis,
        hint::measured,
        standing::{Standing, Verdict},
    },
    facts::FactRef,
    source::{Block, BlockKind},
    text::Span,
};

/// One line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// A heading's words; who is quoted, and the words; a figure or date as written.
    pub name: String,
    /// What came of it, in words; empty for a heading.
    pub detail: String,
    /// All that belongs to it, in the file: a heading's section.
    pub span: Span,
    /// The words themselves.
    pub own: Span,
    /// What stands under a heading.
    pub children: Vec<Entry>,
}

/// What an [`Entry`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A headline or subheading.
    Heading,
    /// Quoted speech.
    Quotation,
    /// A quantity.
    Figure,
    /// A day, month or year.
    Date,
}

/// An outline under way: the headings that are open, the outermost first.
struct Outline {
    top: Vec<Entry>,
    open: Vec<(u8, Entry)>,
}

/// The outline of a draft, in the order of the text.
pub fn outline(analysis: &Analysis) -> Vec<Entry> {
    let mut outline = Outline { top: Vec::new(), open: Vec::new() };
    for (index, block) in analysis.draft.blocks.iter().enumerate() {
        if block.kind == BlockKind::Heading {
            outline.section(block);
        }
        let mut facts: Vec<FactRef> = analysis.facts.in_block(index).collect();
        facts.sort_by_key(|&fact| analysis.facts.place(fact).start);
        outline.list().extend(facts.into_iter().filter_map(|fact| entry(analysis, fact)));
    }
    outline.close(0, analysis.draft.text.as_str().len());
    outline.top
}

impl Outline {
    fn section(&mut self, block: &Block) {
        let own = block.extent();
        self.close(block.level, own.start);
        let (name, span) = (block.prose.to_string(), own.clone());
        let (kind, detail) = (EntryKind::Heading, String::new());
        let heading = Entry { kind, name, detail, span, own, children: Vec::new() };
        self.open.push((block.level, heading));
    }

    /// Ends the open sections of this level and below it.
    fn close(&mut self, level: u8, end: usize) {
        while let Some((_, mut section)) = self.open.pop_if(|(open, _)| *open >= level) {
            section.span.end = end.max(section.own.end);
            self.list().push(section);
        }
    }

    /// Where the next entry goes.
    fn list(&mut self) -> &mut Vec<Entry> {
        match self.open.last_mut() {
            Some((_, section)) => &mut section.children,
            None => &mut self.top,
        }
    }
}

fn entry(analysis: &Analysis, fact: FactRef) -> Option<Entry> {
    let words = measured(&analysis.facts, fact).text(&analysis.draft);
    let (kind, standing, name) = match fact {
        FactRef::Quotation(at) => {
            (EntryKind::Quotation, &analysis.standings.quotations[at], quoted(analysis, at, words))
        }
        FactRef::Figure(at) => (EntryKind::Figure, &analysis.standings.figures[at], words.to_owned()),
        FactRef::Date(at) => (EntryKind::Date, &analysis.standings.dates[at], words.to_owned()),
        FactRef::Name(_) => return None,
    };
    let own = measured(&analysis.facts, fact).in_file(&analysis.draft);
    let detail = verdict(standing)?;
    Some(Entry { kind, name, detail, span: own.clone(), own, children: Vec::new() })
}

fn quoted(analysis: &Analysis, at: usize, words: &str) -> String {
    match &analysis.facts.quotations[at].speaker {
        Some(speaker) => format!("{}: {words}", speaker.resolved.as_ref().unwrap_or(&speaker.text)),
        None => words.to_owned(),
    }
}

/// What came of a fact, in words; none for what is not checked.
fn verdict(standing: &Standing) -> Option<String> {
    let count = standing.sources.len();
    match standing.verdict {
        Verdict::Unchecked => None,
        Verdict::Supported if count == 1 => Some("supported by 1 source".to_owned()),
        Verdict::Supported if count > 1 => Some(format!("supported by {count} sources")),
        Verdict::Supported => Some("supported".to_owned()),
        Verdict::Unsupported => Some("in no source".to_owned()),
        Verdict::Contradicted => Some("not as the sources have it".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::story;

    fn drawn(entries: &[Entry], depth: usize) -> String {
        let line = |it: &Entry| {
            let detail = if it.detail.is_empty() { String::new() } else { format!(" ({})", it.detail) };
            let own = format!("{}{}{detail}\n", "  ".repeat(depth), it.name);
            own + &drawn(&it.children, depth + 1)
        };
        entries.iter().map(line).collect()
    }

    #[test]
    fn facts_stand_under_their_headings() {
        let wire = "“We will never raise taxes on small shops,” Mayor Ada Quill said. The ferry carried 412 passengers.";
        let draft = "Before all, “the tide took the old pier away in a night,” said Otto Brandt.\n\n\
            # Taxes\n\n“We will not raise taxes on small shops,” Mayor Ada Quill said.\n\n\
            ## The ferry\n\nThe ferry carried 412 passengers.\n\n# Rest\n\nNothing.\n";
        let analysis = story::analysis(&[wire], draft);
        let entries = outline(&analysis);
        let expected = "Otto Brandt: “the tide took the old pier away in a night,” (in no source)\n\
            Taxes\n\
            \u{20} Ada Quill: “We will not raise taxes on small shops,” (not as the sources have it)\n\
            \u{20} The ferry\n\
            \u{20}   412 passengers (supported by 1 source)\n\
            Rest\n";
        assert_eq!(drawn(&entries, 0), expected);
        let text = analysis.draft.text.as_str();
        assert!(
            text[entries[1].span.clone()].ends_with("passengers.\n\n# "),
            "a section ends where the next begins"
        );
        assert_eq!(&text[entries[1].children[1].children[0].own.clone()], "412 passengers");
    }
}
