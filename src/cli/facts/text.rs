//! The facts of a file for people: a line a fact, with its place.
use crate::{
    cli::terminal::{FAINT, STRONG, Terminal, clean, count},
    facts::{
        Facts, Place,
        date::DateMention,
        figure::{Bound, Figure, Value},
        name::{Name, NameKind},
        quotation::Quotation,
    },
    finding::day,
    source::{Article, Embargo, Places},
    text::Encoding,
};

/// One line: where, the words as they stand, what was understood.
struct Line {
    at: String,
    words: String,
    meaning: String,
}

/// The head of the article, then its facts by kind.
pub(in crate::cli) fn render(article: &Article, facts: &Facts, terminal: Terminal) -> String {
    let mut text = head(article, terminal);
    let quotations = facts.quotations.iter().map(|it| quotation(article, it)).collect();
    let (ranks, figures): (Vec<&Figure>, Vec<&Figure>) = facts.figures.iter().partition(|it| it.is_rank());
    let [figures, ranks] =
        [figures, ranks].map(|them| them.into_iter().map(|it| figure(article, it)).collect());
    let dates = facts.dates.iter().map(|it| date(article, it)).collect();
    let names = facts.names.iter().map(|it| name(article, it)).collect();
    let kinds =
        [("quotation", quotations), ("figure", figures), ("rank", ranks), ("date", dates), ("name", names)];
    for (thing, lines) in kinds {
        text += &section(thing, lines, terminal);
    }
    text + "\n"
}

/// "002: “Headline”, Outlet, Byline, May 7, 2025".
pub(in crate::cli) fn head(article: &Article, terminal: Terminal) -> String {
    let title = article.title.as_ref().map(|title| format!("“{title}”"));
    let published = article.published.map(day);
    let embargo = article.embargoed.as_ref().map(Embargo::to_string);
    let about = [embargo, title, article.outlet.clone(), article.byline.clone(), published];
    let about: Vec<String> = about.into_iter().flatten().collect();
    let mut text = terminal.paint(STRONG, &clean(&article.path)) + "\n";
    if !about.is_empty() {
        text += &format!("  {}\n", clean(&about.join(", ")));
    }
    text
}

fn section(thing: &str, lines: Vec<Line>, terminal: Terminal) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let longest = |field: fn(&Line) -> &String| lines.iter().map(|line| field(line).chars().count()).max();
    let at = longest(|line| &line.at).unwrap_or(0);
    let words = longest(|line| &line.words).unwrap_or(0).min(terminal.width / 2);
    let mut text = format!("  {}\n", terminal.paint(STRONG, &count(lines.len(), thing)));
    for line in &lines {
        let shown = cut(&line.words, words);
        let meaning = terminal.paint(FAINT, &clean(&line.meaning));
        text += format!("    {:>at$}  {shown:words$}  {meaning}", line.at).trim_end();
        text += "\n";
    }
    text
}

fn cut(words: &str, width: usize) -> String {
    if words.chars().count() <= width {
        return words.to_owned();
    }
    words.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

fn line(article: &Article, place: &Place, meaning: String) -> Line {
    let span = place.in_file(article);
    let at = article.text.position(span.start, Encoding::Utf32);
    let words = clean(place.text(article));
    let at = match article.places {
        Places::Lines => format!("{}:{}", at.line + 1, at.column + 1),
        Places::Paragraphs => format!("¶{}", article.blocks[place.block].paragraph),
    };
    Line { at, words, meaning }
}

fn quotation(article: &Article, it: &Quotation) -> Line {
    let speaker = it.speaker.as_ref().map(|speaker| match &speaker.resolved {
        Some(full) if *full != speaker.text => format!("{} ({full})", speaker.text),
        _ => speaker.text.clone(),
    });
    let mut meaning: Vec<String> = speaker.into_iter().collect();
    if it.continues {
        meaning.push("goes on".to_owned());
    }
    if it.confidence < 0.5 {
        meaning.push("hardly speech".to_owned());
    }
    line(article, &it.place, meaning.join(", "))
}

fn figure(article: &Article, it: &Figure) -> Line {
    let value = match it.value {
        Value::Number(number) => number.to_string(),
        Value::Range(low, high) => format!("{low} to {high}"),
        Value::Tally(ours, theirs) => format!("{ours}–{theirs}"),
    };
    let unit = it.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let counted = it.counted.clone().map(|span| &article.blocks[it.place.block].prose[span]);
    let counted = counted.map(|words| format!(" ({words})")).unwrap_or_default();
    line(article, &it.place, format!("{}{value}{unit}{counted}", bound(it.bound)))
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Plain => "",
        Bound::Exactly => "exactly ",
        Bound::About => "about ",
        Bound::Nearly => "nearly ",
        Bound::JustOver => "just over ",
        Bound::MoreThan => "more than ",
        Bound::AtLeast => "at least ",
        Bound::LessThan => "less than ",
        Bound::AtMost => "at most ",
    }
}

fn date(article: &Article, it: &DateMention) -> Line {
    let meaning = match &it.iso {
        _ if it.impossible => "no such day".to_owned(),
        // "Now", "recently": the record's own word for them would tell a reader nothing.
        Some(iso) if iso.ends_with("_REF") => "no certain day".to_owned(),
        Some(iso) => iso.clone(),
        None => "cannot be placed".to_owned(),
    };
    line(article, &it.place, meaning)
}

fn name(article: &Article, it: &Name) -> Line {
    let kind = match it.kind {
        NameKind::Person => "person",
        NameKind::Place => "place",
        NameKind::Organisation => "organisation",
        NameKind::Other => "name",
    };
    let full = if &*it.full == it.place.text(article) { String::new() } else { format!(", {}", it.full) };
    let office = it.office.as_ref().map(|office| format!(", {}", office.text(article))).unwrap_or_default();
    line(article, &it.place, format!("{kind}{full}{office}"))
}
