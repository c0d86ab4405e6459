//! What came of a draft, at its head: the counts, what is to be settled, what was accepted.
use std::fmt::Write;

use crate::{
    analysis::review::{Kind, Note, Outcome, Review},
    cli::packet::{
        html::{note, words::Words},
        page::{kind, outcome, to_settle},
    },
};

/// The counts of one row: of each outcome.
type Row = [usize; Outcome::ALL.len()];

/// How many facts came out how.
pub(super) fn row(review: &Review<'_>, is_meant: impl Fn(&Note<'_>) -> bool) -> Row {
    Outcome::ALL.map(|it| review.count(|note| note.outcome == it && is_meant(note)))
}

/// A table of counts; an outcome that nowhere occurs has no column.
pub(super) fn table(html: &mut String, what: &str, rows: impl Iterator<Item = (String, Row)>) {
    let rows: Vec<(String, Row)> = rows.collect();
    let shown: Vec<usize> =
        (0..Outcome::ALL.len()).filter(|&at| rows.iter().any(|(_, row)| row[at] > 0)).collect();
    let _ = write!(html, "<table class=\"counts\">\n<thead><tr><th scope=\"col\">{what}</th>");
    for &at in &shown {
        let it = outcome(Outcome::ALL[at]);
        let _ = write!(
            html,
            "<th scope=\"col\" class=\"{}\"><span class=\"sign\" aria-hidden=\"true\">{}</span> {} <small>{}</small></th>",
            it.word, it.sign, it.word, it.meaning
        );
    }
    *html += "</tr></thead>\n<tbody>\n";
    for (name, row) in rows {
        let _ = write!(html, "<tr><th scope=\"row\">{name}</th>");
        for &at in &shown {
            let many =
                if row[at] == 0 { "<span class=\"none\">–</span>".to_owned() } else { row[at].to_string() };
            let _ = write!(html, "<td class=\"{}\">{many}</td>", outcome(Outcome::ALL[at]).word);
        }
        *html += "</tr>\n";
    }
    *html += "</tbody>\n</table>\n";
}

/// The counts of a draft by kind of fact; then what a human must settle, and what one has answered for.
pub(super) fn draft(html: &mut String, review: &Review<'_>, draft: usize, level: u8) {
    if review.notes.is_empty() {
        *html += "<p class=\"about\">Nothing in it can be checked against sources: no quotation, figure, date or name.</p>\n";
        return;
    }
    let kinds = Kind::ALL.into_iter().map(|it| (it, row(review, |note| note.kind == it)));
    let kinds = kinds.filter(|(_, row)| row.iter().any(|&many| many > 0));
    table(html, "Facts", kinds.map(|(it, row)| (format!("{}s", kind(it)), row)));
    settle(html, review, draft, level);
    accepted(html, review, draft, level);
}

fn settle(html: &mut String, review: &Review<'_>, draft: usize, level: u8) {
    let mut open = to_settle(review).peekable();
    if open.peek().is_none() {
        return;
    }
    let _ = writeln!(html, "<section class=\"settle\"><h{level}>To settle</h{level}>\n<ol>");
    for (at, it) in open {
        let message = it.findings.first().map_or("", |finding| &finding.message);
        let words = note::short_words(it);
        let _ = writeln!(
            html,
            "<li>{} <q>{}</q> <span>{}</span></li>",
            note::to(review, draft, at),
            Words(&words),
            Words(message)
        );
    }
    *html += "</ol></section>\n";
}

fn accepted(html: &mut String, review: &Review<'_>, draft: usize, level: u8) {
    let mut notes = review.notes.iter().enumerate().filter(|(_, note)| !note.accepted.is_empty()).peekable();
    if notes.peek().is_none() {
        return;
    }
    let _ = writeln!(html, "<section class=\"settle\"><h{level}>Accepted</h{level}>\n<ol>");
    for (at, it) in notes {
        for accepted in &it.accepted {
            let _ = writeln!(
                html,
                "<li>{} <q>{}</q> <span>{}</span></li>",
                note::to(review, draft, at),
                Words(&note::short_words(it)),
                note::answered(accepted)
            );
        }
    }
    *html += "</ol></section>\n";
}
