//! The note on a fact: what came of it, what is wrong, what each source says and where.
use std::fmt::Write;

use crate::{
    analysis::{
        Accepted,
        knowledge::{Answer, Knowledge, Says},
        review::{Kind, Note, Review},
    },
    cli::packet::{
        html::words::{Words, link, marked},
        page::{kind, outcome, verdict},
    },
    finding::{Finding, day},
    text::harmless::short,
};

/// So many characters of a fact's words name it.
const WORDS: usize = 70;
/// No more sources than this are told for one fact; the rest are counted.
const SOURCES: usize = 12;

/// The note at an index, as an item of a list.
pub(super) fn draw(html: &mut String, review: &Review<'_>, draft: usize, at: usize) {
    let note = &review.notes[at];
    let shown = outcome(note.outcome);
    let words = if note.disputed.is_none() { short_words(note) } else { String::new() };
    let _ = writeln!(
        html,
        "<li id=\"d{}n{}\" class=\"note {} {}\" value=\"{1}\">\n<p class=\"verdict\">{} \
         <span class=\"words\" dir=\"auto\">{}</span> <b><span class=\"sign\" aria-hidden=\"true\">{}</span> {}</b> \
         <span class=\"kind\">{}</span>{}</p>",
        draft + 1,
        at + 1,
        shown.word,
        kind(note.kind),
        number(draft, at, &note.marks),
        Words(&words),
        shown.sign,
        Words(&verdict(note)),
        kind(note.kind),
        mentions(draft, &note.marks)
    );
    note.findings.iter().for_each(|it| finding(html, it));
    for it in &note.accepted {
        let _ = writeln!(html, "<p class=\"accepted-by\">{}</p>", answered(it));
        finding(html, &it.finding);
    }
    ours(html, review, note);
    match note.kind {
        Kind::Name => note.knowledge.iter().for_each(|it| spellings(html, it)),
        _ => note.knowledge.iter().for_each(|it| passages(html, it)),
    }
    said(html, note);
    *html += "</li>\n";
}

/// The way from the text, the summary and the list of sources to a note.
pub(super) fn to(review: &Review<'_>, draft: usize, at: usize) -> String {
    let shown = outcome(review.notes[at].outcome);
    format!(
        "<a class=\"to {}\" href=\"#d{}n{2}\"><span class=\"heard\">{0}, note </span><span aria-hidden=\"true\">{3}</span>{2}</a>",
        shown.word,
        draft + 1,
        at + 1,
        shown.sign
    )
}

/// The number of a note, which leads back to where the text first has it.
fn number(draft: usize, at: usize, marks: &[usize]) -> String {
    match marks.first() {
        None => format!("<span class=\"number\">{}</span>", at + 1),
        Some(mark) => format!(
            "<a class=\"number\" href=\"#d{}m{}\">{}<span class=\"heard\">, back to the text</span></a>",
            draft + 1,
            mark + 1,
            at + 1
        ),
    }
}

/// The ways back to each place, where the text has it more than once.
fn mentions(draft: usize, marks: &[usize]) -> String {
    if marks.len() < 2 {
        return String::new();
    }
    let link = |(nth, mark): (usize, &usize)| {
        format!(
            " <a href=\"#d{}m{}\"><span class=\"heard\">place </span>{}</a>",
            draft + 1,
            mark + 1,
            nth + 1
        )
    };
    let links: String = marks.iter().enumerate().map(link).collect();
    format!(" <span class=\"mentions\">· in the text{links}</span>")
}

/// The words of a fact, cut to a few.
pub(super) fn short_words(note: &Note<'_>) -> String {
    short(&note.words, WORDS)
}

fn finding(html: &mut String, it: &Finding) {
    let (severity, code) = (it.severity.name(), it.code);
    let _ = writeln!(
        html,
        "<p class=\"finding {severity}\" dir=\"auto\"><span class=\"heard\">{severity}: </span>{} <code>{code}</code></p>",
        Words(&it.message)
    );
}

/// "Accepted by Ada Quill, March 3, 2026: read back by phone"
pub(super) fn answered(it: &Accepted) -> String {
    let by = it.by.as_ref().map_or_else(|| "in the draft itself".to_owned(), |by| format!("by {by}"));
    let on = it.on.map(|on| format!(", {}", day(on))).unwrap_or_default();
    format!("Accepted {}{on}: <b>{}</b>", Words(&by), Words(&it.reason))
}

/// The draft's own words around what is wrong.
fn ours(html: &mut String, review: &Review<'_>, note: &Note<'_>) {
    let Some(it) = &note.disputed else { return };
    let words = it.around.text(&review.analysis.draft);
    let _ = writeln!(
        html,
        "<div class=\"says ours\"><p class=\"who\">Draft</p><blockquote dir=\"auto\">{}</blockquote></div>",
        marked(words, &it.wrong, "del")
    );
}

/// What each source says: of those that bear the draft out the first, and the others folded away.
fn passages(html: &mut String, knowledge: &Knowledge) {
    let answers = knowledge.by_source();
    let shown = &answers[..answers.len().min(SOURCES)];
    let is_folded =
        |at: usize| at > 0 && shown[at].says == Says::Agrees && shown[at - 1].says == Says::Agrees;
    let folded: Vec<&Answer> = (0..shown.len()).filter(|&at| is_folded(at)).map(|at| shown[at]).collect();
    let open = (0..shown.len()).filter(|&at| !is_folded(at)).map(|at| shown[at]);
    open.for_each(|it| passage(html, it, knowledge.is_disputed()));
    if !folded.is_empty() {
        let _ = writeln!(html, "<details><summary>{}</summary>", more(folded.len()));
        folded.iter().for_each(|it| passage(html, it, false));
        *html += "</details>\n";
    }
    rest(html, answers.len());
}

fn more(number: usize) -> String {
    if number == 1 { "1 more source".to_owned() } else { format!("{number} more sources") }
}

fn rest(html: &mut String, all: usize) {
    if all > SOURCES {
        let _ = writeln!(html, "<p class=\"rest\">and {} more</p>", all - SOURCES);
    }
}

fn passage(html: &mut String, it: &Answer, tells_how: bool) {
    let who = match it.says {
        Says::Near => "Near it",
        Says::Agrees if tells_how => "As in the draft",
        Says::Contradicts if tells_how => "Otherwise",
        _ => "Source",
    };
    let tag = if it.says == Says::Contradicts { "ins" } else { "mark" };
    let marks = if it.quoted { ["“", "”"] } else { ["", ""] };
    let _ = writeln!(
        html,
        "<figure class=\"says\"><p class=\"who\">{who}</p><blockquote dir=\"auto\">{}{}{}</blockquote>\n\
         <figcaption>{}</figcaption></figure>",
        marks[0],
        marked(&it.evidence.excerpt, &it.marked, tag),
        marks[1],
        cited(it)
    );
}

/// Who says it, in what, when, where, with the way there.
fn cited(it: &Answer) -> String {
    let parts = it.cited().into_iter().chain([it.place()]);
    let mut parts: Vec<String> = parts.map(|part| Words(&part).to_string()).collect();
    parts.extend(it.evidence.citation.url.as_deref().map(link));
    parts.join(" · ")
}

/// How the sources have a name: the first way, and the others folded away.
fn spellings(html: &mut String, knowledge: &Knowledge) {
    let answers = knowledge.by_source();
    let mut ways: Vec<(&str, Vec<&Answer>)> = Vec::new();
    for it in answers.iter().take(SOURCES) {
        match ways.iter_mut().find(|(words, _)| *words == it.words) {
            Some((_, same)) => same.push(it),
            None => ways.push((&it.words, vec![it])),
        }
    }
    let Some(((words, first), others)) = ways.split_first() else { return };
    let (first, same) = first.split_at(1);
    let _ = writeln!(html, "<p class=\"spelt\">{}</p>", spelling(words, first));
    let folded = answers.len() - 1;
    if folded > 0 {
        let _ = writeln!(html, "<details><summary>{}</summary><ul>", more(folded));
        let same = (!same.is_empty()).then_some((*words, same));
        for (words, answers) in same.into_iter().chain(others.iter().map(|(words, all)| (*words, &all[..]))) {
            let _ = writeln!(html, "<li>{}</li>", spelling(words, answers));
        }
        *html += "</ul>";
        rest(html, answers.len());
        *html += "</details>\n";
    }
}

/// "Ada Quill, mayor: Harbor Herald, March 3, 2026, paragraph 3"
fn spelling(words: &str, answers: &[&Answer]) -> String {
    let place = |it: &&Answer| {
        let place = Words(&format!("{}, {}", it.evidence.citation.dated(), it.place())).to_string();
        it.evidence.citation.url.as_deref().map_or(place.clone(), |url| format!("{place}, {}", link(url)))
    };
    let places: Vec<String> = answers.iter().map(place).collect();
    format!("<b dir=\"auto\">{}</b> <span class=\"cited\">{}</span>", Words(words), places.join("; "))
}

/// What the findings rest on that no passage above shows: the draft's own words elsewhere; where there is none, everything.
fn said(html: &mut String, note: &Note<'_>) {
    let accepted = note.accepted.iter().map(|it| &it.finding);
    let evidence = note.findings.iter().copied().chain(accepted).flat_map(|it| &it.evidence);
    for it in evidence.filter(|it| it.citation.id.is_empty() || !note.has_passages()) {
        let from = if it.citation.id.is_empty() { "the draft".to_owned() } else { it.citation.dated() };
        let place = if it.paragraph > 0 { format!(", paragraph {}", it.paragraph) } else { String::new() };
        let _ = writeln!(
            html,
            "<figure class=\"says\"><p class=\"who\">See</p><blockquote dir=\"auto\">{}</blockquote>\n\
             <figcaption>{}{place}</figcaption></figure>",
            Words(&it.excerpt),
            Words(&from)
        );
    }
}
