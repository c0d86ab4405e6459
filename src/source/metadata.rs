//! What a page tells about itself in a line of its own: a date, a byline, an outlet.
use jiff::civil::Date;

use crate::{
    lang::{Language, furniture::Furniture},
    text::{
        token::{Token, tokens},
        word_count,
    },
};

/// No date line is longer, in bytes.
const LONGEST: usize = 160;

/// A date in `text`, in any usual form: `2025-05-07`, `May 7, 2025`, `7 May 2025`, `Wed. 7th Aug 2025`.
pub(super) fn date_in(text: &str, language: &Language) -> Option<Date> {
    find_date(text, language).map(|(date, _)| date)
}

/// The date of a line that holds a date and nothing else but a time, a weekday or "Updated".
pub(super) fn date_line(text: &str, language: &Language) -> Option<Date> {
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words = &language.furniture;
    let (date, used) = find_date(text, language)?;
    let tokens = tokens(text);
    let rest = tokens.iter().enumerate().filter(|(at, token)| !used.contains(at) && token.is_word());
    let known = rest.clone().all(|(_, token)| {
        let word = token.of(text);
        words.is_of_date_line(word) || month(&bare(word), words).is_some()
    });
    known.then_some(date)
}

/// A line without the date it ends with, and that date: `By Ada Quill 10 June 2025`.
pub(super) fn without_date<'a>(text: &'a str, language: &Language) -> Option<(&'a str, Date)> {
    if text.len() > LONGEST || !text.ends_with(|ch: char| ch.is_ascii_digit()) {
        return None;
    }
    let tokens = tokens(text);
    let (date, used) = find_date(text, language).filter(|(_, used)| used.end == tokens.len())?;
    let rest = text[..tokens[used.start].span.start].trim_end_matches([' ', ',', '|', '·', '•', '—', '–']);
    Some((rest, date))
}

/// The first date, and the tokens it takes up.
fn find_date(text: &str, language: &Language) -> Option<(Date, std::ops::Range<usize>)> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| date_at(text, &tokens, at, &language.furniture))
}

fn date_at(
    text: &str,
    all: &[Token],
    at: usize,
    words: &Furniture,
) -> Option<(Date, std::ops::Range<usize>)> {
    let first = all[at].of(text);
    if !first.starts_with(|ch: char| ch.is_ascii_digit()) && month(&bare(first), words).is_none() {
        return None;
    }
    // Commas, full stops and "of" between the parts mean nothing here.
    let parts: Vec<(usize, &str)> = (at..all.len().min(at + 8))
        .filter(|&index| index == at || !matches!(all[index].of(text), "," | "." | "of"))
        .map(|index| (index, all[index].of(text)))
        .take(5)
        .collect();
    let texts: Vec<&str> = parts.iter().map(|(_, text)| *text).collect();
    let month_of = |word: &str| month(&bare(word), words);
    let (year, month, day, count) = match texts[..] {
        [year, "-", month, "-", day] | [year, "/", month, "/", day] if year.len() == 4 => {
            (year, month.parse().ok()?, day, 5)
        }
        [day, ordinal, month, year, ..] if is_ordinal(ordinal) && month_of(month).is_some() => {
            (year, month_of(month)?, day, 4)
        }
        [month, day, ordinal, year, ..] if is_ordinal(ordinal) && month_of(month).is_some() => {
            (year, month_of(month)?, day, 4)
        }
        [month, day, year, ..] if month_of(month).is_some() => (year, month_of(month)?, day, 3),
        [day, month, year, ..] if month_of(month).is_some() => (year, month_of(month)?, day, 3),
        _ => return None,
    };
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    let date = Date::new(year, month, day.parse().ok()?).ok()?;
    Some((date, at..parts[count - 1].0 + 1))
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th")
}

fn month(word: &str, words: &Furniture) -> Option<i8> {
    (1..).zip(words.months).find(|(_, names)| names.contains(&word)).map(|(number, _)| number)
}

fn bare(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase()
}

/// The names in a byline, `By Ada Quill and Bo Reed, Staff Writers` without its "By".
pub(super) fn byline(text: &str, language: &Language) -> Option<String> {
    let words = &language.furniture;
    if text.len() > LONGEST || text.chars().any(|ch| ch.is_ascii_digit()) {
        return None;
    }
    let lower = text.to_lowercase();
    let start = words.byline_starts.iter().find(|start| lower.starts_with(**start))?;
    let names = text.get(start.len()..)?.trim();
    // "By Ada Quill, who runs the schools": the name alone must look like one.
    let (name, _) = names.split_once(", ").unwrap_or((names, ""));
    let titled = word_count(name) > 1 && word_count(names) <= 14 && !names.ends_with(['.', '!', '?', ':']);
    (looks_like_names(names, words) || titled && looks_like_names(name, words)).then(|| names.to_owned())
}

/// Is it a person's name alone, `Ada Quill`, two to four words? A writer's work may stand behind it: `, Herald columnist`.
pub(super) fn is_lone_name(text: &str, language: &Language) -> bool {
    let is_work = |rest: &&str| {
        let last = rest.split_whitespace().next_back().map(bare).unwrap_or_default();
        language.furniture.writers.contains(&last.as_str()) && word_count(rest) <= 4
    };
    let name = text.split_once(',').filter(|(_, rest)| is_work(rest)).map_or(text, |(name, _)| name);
    let count = word_count(name);
    (2..=4).contains(&count) && looks_like_names(name, &language.furniture) && !name.contains([',', ':', '|'])
}

fn looks_like_names(text: &str, words: &Furniture) -> bool {
    let mut all = text.split_whitespace().map(|word| word.trim_matches([',', '|', '·', '(', ')', ';']));
    let is_name = |word: &str| {
        word.is_empty() || word.starts_with(char::is_uppercase) || words.byline_joins.contains(&word)
    };
    let ends_open = !text.ends_with(['.', '!', '?', '”', '"', '…']) || text.ends_with("Jr.");
    ends_open && word_count(text) <= 14 && text.starts_with(char::is_uppercase) && all.all(is_name)
}

/// Is it the name of a newspaper or station: `ASHFORD HERALD`, `KQED 90.1 FM`, `The Ashford Courier`?
pub(super) fn is_outlet(text: &str, language: &Language) -> bool {
    let count = word_count(text);
    let capital = |word: &str| word.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit());
    let last = text.split_whitespace().next_back().map(bare).unwrap_or_default();
    (1..=5).contains(&count)
        && text.split_whitespace().all(capital)
        && !text.ends_with(['.', '!', '?', ':', ','])
        && (language.furniture.outlets.contains(&last.as_str()) && count > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::ENGLISH;

    #[test]
    fn a_date_line_holds_a_date_and_little_else() {
        for (line, expected) in [
            ("May 7, 2025", Some("2025-05-07")),
            ("Posted Thursday, March 12, 2026 at 4:15 PM", Some("2026-03-12")),
            ("Sat 16 Aug 2025 21.15 BST | 3 min read", Some("2025-08-16")),
            ("Aug. 18, 2025, 7:48 p.m.", Some("2025-08-18")),
            ("Updated: 2024-02-29T10:00:00Z", Some("2024-02-29")),
            ("the 4th of November 2025", None),
            ("4th November 2025", Some("2025-11-04")),
            ("November 4th, 2025", Some("2025-11-04")),
            ("February 30, 2025", None),
            ("Prices rose on May 7, 2025", None),
            ("May 2025", None),
        ] {
            assert_eq!(date_line(line, ENGLISH).map(|date| date.to_string()).as_deref(), expected, "{line}");
        }
        assert_eq!(date_in("It fell on 3 June 1987, he said.", ENGLISH), Date::new(1987, 6, 3).ok());
    }

    #[test]
    fn bylines_and_outlets() {
        for (line, expected) in [
            ("By Ada Quill", Some("Ada Quill")),
            ("By Ada Quill and Bo Reed, Staff Writers", Some("Ada Quill and Bo Reed, Staff Writers")),
            ("Words: Bo Reed", Some("Bo Reed")),
            ("By Monday the roads had gone.", None),
            ("By then Ada was gone", None),
        ] {
            assert_eq!(byline(line, ENGLISH).as_deref(), expected, "{line}");
        }
        assert!(is_lone_name("Ada Quill", ENGLISH) && !is_lone_name("Ada", ENGLISH));
        for (line, expected) in
            [("ASHFORD HERALD", true), ("WXYZ 90.3 FM", true), ("Fires spread", false), ("News", false)]
        {
            assert_eq!(is_outlet(line, ENGLISH), expected, "{line}");
        }
    }
}
