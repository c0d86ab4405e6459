//! A draft as written, its facts marked, the notes beside them.
use std::fmt::Write;

use crate::{
    analysis::review::{Mark, Note, Review},
    cli::{
        packet::{
            html::{note, summary, words::Words},
            layers::Step,
            page::{kind, outcome, title},
            prose::{Drawn, Part, cells, drawn, number, parts},
        },
        terminal::count,
    },
    finding::day,
    source::{Block, BlockKind},
    text::Span,
};

/// The page of a draft.
struct Sheet<'r, 'a> {
    review: &'r Review<'a>,
    /// Its number in the packet, from 0.
    draft: usize,
    /// How deep its own headline stands.
    level: u8,
    /// How many sources it was checked against, where the page's head does not tell.
    sources: Option<usize>,
    /// The heading that was drawn last: none may be more than one level below it.
    last: u8,
}

/// A draft with its summary. One that is alone has the page's headline, and the bar to choose by above its text.
pub(super) fn article(html: &mut String, review: &Review<'_>, draft: usize, alone: Option<(&str, usize)>) {
    let level = if alone.is_some() { 1 } else { 2 };
    let (bar, sources) = alone.unzip();
    let mut sheet = Sheet { review, draft, level, sources, last: level };
    let _ = writeln!(html, "<article id=\"d{}\" class=\"sheet\" aria-labelledby=\"t{0}\">", draft + 1);
    sheet.head(html);
    summary::draft(html, review, draft, level + 1);
    html.extend(bar);
    let language = review.analysis.draft.language.code;
    let _ = writeln!(html, "<div class=\"body\">\n<h{0} class=\"on-paper\">Notes</h{0}>", level + 1);
    sheet.last = level + 1;
    parts(review).iter().for_each(|part| sheet.part(html, part, language));
    *html += "</div>\n</article>\n";
}

impl Sheet<'_, '_> {
    fn head(&self, html: &mut String) {
        let (draft, level) = (&self.review.analysis.draft, self.level);
        let _ = write!(
            html,
            "<header class=\"head\">\n<p class=\"kicker\">Annotated draft</p>\n\
             <h{level} id=\"t{}\" dir=\"auto\">{}</h{level}>\n<p class=\"about\">",
            self.draft + 1,
            Words(title(self.review))
        );
        let byline = draft.byline.as_ref().map(|it| format!("by {it}"));
        let parts = [
            byline,
            draft.published.map(day),
            Some(draft.path.clone()),
            self.sources.map(|all| format!("checked against {}", count(all, "source"))),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().map(|it| Words(&it).to_string()).collect();
        let _ = writeln!(html, "{}</p>\n</header>", parts.join(" · "));
    }

    /// Blocks that stand together, and the notes on them.
    fn part(&mut self, html: &mut String, part: &Part<'_>, language: &str) {
        let _ = write!(html, "<div class=\"row\">\n<div class=\"text\" lang=\"{language}\" dir=\"auto\">");
        match &part.blocks[0].kind {
            BlockKind::ListItem => self.list(html, part),
            BlockKind::TableRow { .. } => self.table(html, part),
            BlockKind::BlockQuote => {
                *html += "<blockquote>";
                for at in 0..part.blocks.len() {
                    let _ = write!(html, "<p>{}</p>", self.block(part.first + at));
                }
                *html += "</blockquote>";
            }
            _ => self.single(html, &part.blocks[0], part.first),
        }
        *html += "</div>\n";
        if !part.notes.is_empty() {
            *html += "<ol class=\"notes\" role=\"list\">\n";
            for at in part.notes.clone() {
                note::draw(html, self.review, self.draft, at);
            }
            *html += "</ol>\n";
        }
        *html += "</div>\n";
    }

    fn single(&mut self, html: &mut String, block: &Block, at: usize) {
        let words = self.block(at);
        let _ = match &block.kind {
            BlockKind::Heading => {
                let wanted = self.level + block.level.max(1);
                self.last = wanted.min(self.last + 1).min(6);
                write!(html, "<h{0}>{words}</h{0}>", self.last)
            }
            BlockKind::Speech { speaker, time, .. } => {
                let time =
                    time.as_ref().map(|it| format!(" <small>{}</small>", Words(it))).unwrap_or_default();
                write!(html, "<p><b>{}</b>{time} {words}</p>", Words(speaker))
            }
            BlockKind::Caption => write!(html, "<p class=\"caption\">{words}</p>"),
            BlockKind::Furniture => write!(html, "<p class=\"furniture\">{words}</p>"),
            _ => write!(html, "<p>{words}</p>"),
        };
    }

    /// Items in one another as deep as they stand in the draft.
    fn list(&self, html: &mut String, part: &Part<'_>) {
        let mut open: Vec<(u8, &str)> = Vec::new();
        for (at, block) in part.blocks.iter().enumerate() {
            while let Some((_, tag)) = open.pop_if(|(level, _)| *level > block.level) {
                let _ = write!(html, "</li></{tag}>");
            }
            match open.last() {
                Some((level, _)) if *level >= block.level => *html += "</li>",
                _ => {
                    let tag = if number(self.review, block).is_some() { "ol" } else { "ul" };
                    let _ = write!(html, "<{tag}>");
                    open.push((block.level, tag));
                }
            }
            let value = number(self.review, block).map(|it| format!(" value=\"{it}\"")).unwrap_or_default();
            let value = if matches!(open.last(), Some((_, "ol"))) { value } else { String::new() };
            let _ = write!(html, "<li{value}>{}", self.block(part.first + at));
        }
        while let Some((_, tag)) = open.pop() {
            let _ = write!(html, "</li></{tag}>");
        }
    }

    fn table(&self, html: &mut String, part: &Part<'_>) {
        let has_head =
            matches!(part.blocks.get(1).map(|it| &it.kind), Some(BlockKind::TableRow { header: Some(_) }));
        *html += "<table>";
        for (at, block) in part.blocks.iter().enumerate() {
            let tag = if at == 0 && has_head { "th scope=\"col\"" } else { "td" };
            *html += "<tr>";
            for cell in cells(&block.prose) {
                let _ = write!(html, "<{tag}>{}</{}>", self.words(part.first + at, &cell), &tag[..2]);
            }
            *html += "</tr>";
        }
        *html += "</table>";
    }

    fn block(&self, at: usize) -> String {
        self.words(at, &(0..self.review.analysis.draft.blocks[at].prose.len()))
    }

    /// Words of a block, its facts marked. A fact without another in it is a link to its note; one around others has the link
    /// at its end, since no link may stand in another.
    fn words(&self, block: usize, within: &Span) -> String {
        let steps = drawn(self.review, block, within);
        let simple = simple(&steps);
        let mut html = String::new();
        for (at, step) in steps.iter().enumerate() {
            let _ = match *step {
                Step::Words(words) => write!(html, "{}", Words(words)),
                Step::Open(Drawn::Wrong) => write!(html, "<em class=\"wrong\">"),
                Step::Close(Drawn::Wrong, _) => write!(html, "</em>"),
                Step::Open(Drawn::Fact(mark)) => match simple[at] {
                    true => write!(html, "<a {}>", self.link(mark, "fact")),
                    false => write!(html, "<span class=\"fact {}\">", classes(self.note(mark))),
                },
                Step::Close(Drawn::Fact(_), false) => write!(html, "</span>"),
                Step::Close(Drawn::Fact(mark), true) => match simple[at] {
                    true => write!(html, "{}</a>", self.sign(mark)),
                    false => write!(html, "</span><a {}>{}</a>", self.link(mark, "ref"), self.sign(mark)),
                },
            };
        }
        html
    }

    fn note(&self, mark: usize) -> &Note<'_> {
        &self.review.notes[self.review.marks[mark].note]
    }

    /// The attributes of a link from a mark to its note.
    fn link(&self, mark: usize, class: &str) -> String {
        let (draft, note) = (self.draft + 1, self.review.marks[mark].note + 1);
        let classes = classes(self.note(mark));
        format!("class=\"{class} {classes}\" href=\"#d{draft}n{note}\" id=\"d{draft}m{}\"", mark + 1)
    }

    /// The sign and number after a mark, and for a reader who hears the page, what they mean.
    fn sign(&self, mark: usize) -> String {
        let Mark { note, again, .. } = self.review.marks[mark];
        let it = self.note(mark);
        let shown = outcome(it.outcome);
        // On the screen the number is seen once: a name is mentioned again and again.
        let again = if again { " class=\"again\"" } else { "" };
        format!(
            "<sup{again}><span class=\"heard\"> ({} {}, note </span><span aria-hidden=\"true\">{}</span>{}\
             <span class=\"heard\">)</span></sup>",
            kind(it.kind),
            shown.word,
            shown.sign,
            note + 1
        )
    }
}

fn classes(note: &Note<'_>) -> String {
    format!("{} {}", outcome(note.outcome).word, kind(note.kind))
}

/// For each step, whether it opens or ends a fact that has no other in it and is all of one piece.
fn simple(steps: &[Step<'_, Drawn>]) -> Vec<bool> {
    let is_fact =
        |at: &usize| matches!(steps[*at], Step::Open(Drawn::Fact(_)) | Step::Close(Drawn::Fact(_), _));
    let facts: Vec<usize> = (0..steps.len()).filter(is_fact).collect();
    let mut simple = vec![false; steps.len()];
    for pair in facts.windows(2) {
        if let (Step::Open(opened), Step::Close(closed, true)) = (steps[pair[0]], steps[pair[1]])
            && opened == closed
        {
            (simple[pair[0]], simple[pair[1]]) = (true, true);
        }
    }
    simple
}
