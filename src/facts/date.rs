//! Mentions of the calendar: days, months, years, and times that lean on them.
mod absolute;
mod clock;
mod dateline;
mod figures;
mod hint;
mod item;
mod meaning;
mod named;
mod period;
mod range;
mod reader;
mod relative;
mod resolve;
mod tense;

use std::sync::Arc;

use jiff::civil::{Date, Time, Weekday};

pub use crate::facts::date::clock::clock_times;
use crate::{
    facts::{
        Place,
        date::{
            meaning::{From, Meaning, Reading},
            reader::Reader,
            resolve::{Context, Stretch},
            tense::Lie,
        },
        memo::{self, Split},
    },
    lang::date::{DayPart, Tense, Unit, contains},
    text::Span,
};

/// A date as the text gives it, and what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    /// The words: `Tuesday, November 4, 2025`, `last week`, `the fourth of November`, `Tuesday night`.
    pub place: Place,
    /// What the words themselves say.
    pub stated: Stated,
    /// The days it may stand for, from the first to the last, worked out with the publication date and the text around it;
    /// none where that cannot be known. Both ends are included.
    pub days: Option<(Date, Date)>,
    /// ISO 8601 of what is known, for the record: "2025-11-04", "2025-11", "2025", "2025-Q4", "2025-W45", "A/B" for a span.
    /// As in TimeML, a part of the day adds "TMO", "TAF", "TEV" or "TNI", and what is only hinted at ("now", "recently")
    /// is "PRESENT_REF" or "PAST_REF", with no days.
    pub iso: Option<String>,
    /// It was worked out from the day of publication or of another mention ("yesterday", "Monday", "the day before").
    pub relative: bool,
    /// The words name a day that no calendar has (February 30).
    pub impossible: bool,
    /// It is the date of the text itself, in a line of its own or a dateline: nothing that the text tells of is of that day.
    pub of_text: bool,
}

/// The parts of a date that stand in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stated {
    /// With its century.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 31, as written, even where the month has no such day.
    pub day: Option<i8>,
    /// The name of the day.
    pub weekday: Option<Weekday>,
    /// The time of day.
    pub time: Option<Time>,
}

/// A mention as its block has it, before it is known which days it stands for.
#[derive(Debug)]
pub(super) struct Found {
    /// In the block's prose.
    pub(super) span: Span,
    reading: Reading,
    lie: Lie,
    /// Only a comma stands between it and the mention before: "On Tuesday, two days later".
    beside: bool,
    /// It is the date of the text itself.
    of_text: bool,
}

/// The mentions of a block, in order.
pub(super) fn read(block: &Split) -> Vec<Found> {
    let words = block.language.dates;
    let items = item::items(block.prose, &block.tokens, words);
    let told = |item: &item::Item| item.is_capital() && contains(words.day_first, item.text);
    let day_first = block.day_first || items.iter().any(told);
    let reader = Reader { items: &items, words, day_first };
    let mut end = usize::MAX;
    let found = |reading: Reading| {
        let beside = end < reading.start && reader.skip_mark(end, ',') == reading.start;
        end = reading.end;
        let span = items[reading.start].span.start..items[reading.end - 1].span.end;
        Found {
            of_text: dateline::is_at(block, &span),
            span,
            lie: tense::lie(&items, reading.start, reading.end, words),
            beside,
            reading,
        }
    };
    reader.mentions().into_iter().map(found).collect()
}

/// The dates of an article, in text order. A relative one leans on the publication date and on the mentions before it.
pub(super) fn resolved(published: Option<Date>, blocks: &[Arc<memo::Reading>]) -> Vec<DateMention> {
    let mut resolver =
        Resolver { context: Context { published, ..Context::default() }, mentions: Vec::new() };
    for (number, block) in blocks.iter().enumerate() {
        resolver.block(number, &block.dates);
    }
    resolver.mentions
}

/// The mentions so far, and what the next may lean on.
struct Resolver {
    context: Context,
    mentions: Vec<DateMention>,
}

impl Resolver {
    fn block(&mut self, number: usize, found: &[Found]) {
        let mut anchor = self.context.anchor;
        for found in found {
            // Two that stand beside each other are one day, and the second leans on what stands before both.
            let latest = self.context.anchor;
            anchor = if found.beside { anchor } else { latest };
            self.context.anchor = anchor;
            if !self.add(number, found) {
                self.context.anchor = latest;
            }
        }
    }

    /// Adds a mention; is it one that the next may lean on?
    fn add(&mut self, block: usize, found: &Found) -> bool {
        let Found { span, reading, lie, of_text, .. } = found;
        let (place, lie) = (Place::new(block, span.clone()), *lie);
        let stretch = self.context.resolve(&reading.meaning, lie);
        let days = stretch.and_then(|(first, last)| Some((first.days()?.0, last.days()?.1)));
        let leans = matches!(reading.meaning, Meaning::Turn(unit, _, From::Text) if unit >= Unit::Month);
        let anchor = stretch.filter(|(first, last)| first == last && !leans).map(|(first, _)| first);
        self.context.anchor = anchor.or(self.context.anchor);
        // A bare year may be any; one beside a month is that of the story.
        self.context.year =
            reading.stated.year.filter(|_| reading.stated.month.is_some()).or(self.context.year);
        self.mentions.push(DateMention {
            place,
            stated: reading.stated,
            days,
            iso: iso(stretch, reading),
            relative: is_relative(&reading.meaning),
            impossible: reading.meaning == Meaning::Impossible,
            of_text: *of_text,
        });
        anchor.is_some()
    }
}

/// Does it take more than its own words to know the days?
fn is_relative(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Known(_) | Meaning::Impossible => false,
        Meaning::Within(_, whole) => is_relative(whole),
        Meaning::Range(first, last) => {
            is_relative(last) || (is_relative(first) && !matches!(**first, Meaning::Some(_)))
        }
        _ => true,
    }
}

fn iso(stretch: Option<Stretch>, reading: &Reading) -> Option<String> {
    if let Meaning::Vague(tense) = reading.meaning {
        let hint = match tense {
            Tense::Past => "PAST_REF",
            Tense::Present => "PRESENT_REF",
            Tense::Future => "FUTURE_REF",
        };
        return Some(hint.to_owned());
    }
    let (first, last) = stretch?;
    if first != last {
        return Some(format!("{}/{}", first.iso(), last.iso()));
    }
    let part = match reading.part {
        Some(DayPart::Morning) => "TMO",
        Some(DayPart::Afternoon) => "TAF",
        Some(DayPart::Evening) => "TEV",
        Some(DayPart::Night) => "TNI",
        None => "",
    };
    match reading.stated.time.filter(|_| first.unit == Unit::Day) {
        Some(time) => Some(format!("{}T{:02}:{:02}", first.iso(), time.hour(), time.minute())),
        None => Some(first.iso() + part),
    }
}

#[cfg(test)]
mod tests;
