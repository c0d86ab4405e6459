//! Times of day.
use jiff::civil::Time;

use crate::{
    facts::date::{item, reader::Reader},
    lang::{
        Language,
        date::{DateWord, DayPart},
    },
    text::{Span, token},
};

/// A time of day as read.
pub(super) struct Clock {
    /// One past its last item.
    pub(super) end: usize,
    pub(super) time: Option<Time>,
}

/// The times of day in `prose`, `6:30 p.m.`, `18:00 GMT`, `6.30pm`, with or without a day beside them.
pub fn clock_times(prose: &str, language: &Language) -> Vec<Span> {
    let items = item::items(prose, &token::tokens(prose), language.dates);
    let reader = Reader { items: &items, words: language.dates, day_first: false };
    let mut times = Vec::new();
    let mut at = 0;
    while at < items.len() {
        match reader.clock(at) {
            Some(clock) => {
                times.push(items[at].span.start..items[clock.end - 1].span.end);
                at = clock.end;
            }
            None => at += 1,
        }
    }
    times
}

impl Reader<'_> {
    /// The time of day that begins at `at`.
    pub(super) fn clock(&self, at: usize) -> Option<Clock> {
        let item = self.items.get(at).filter(|item| !item.is_plain())?;
        if let Some(DateWord::Hour(hour)) = item.word {
            return Some(Clock { end: at + 1, time: Time::new(hour, 0, 0, 0).ok() });
        }
        if let Some(spoken) = self.spoken_hour(at) {
            return Some(spoken);
        }
        let (hour, minute, end) = self.hour_and_minute(at)?;
        let (meridiem, end) = match self.word(end) {
            Some(DateWord::Meridiem(hours)) => (Some(hours), end + 1),
            _ => (None, end),
        };
        let zone = self.skip_all(end, |word| word == DateWord::Zone);
        let has_colon = self.is_mark(at + 1, ':');
        if meridiem.is_none() && !has_colon && zone == end {
            return None;
        }
        let hour = match meridiem {
            Some(_) if hour == 0 || hour > 12 => return None,
            Some(hours) => hour % 12 + hours,
            None => hour,
        };
        Some(Clock { end: zone, time: Some(Time::new(hour, minute, 0, 0).ok()?) })
    }

    /// "two in the afternoon", "9 at night".
    fn spoken_hour(&self, at: usize) -> Option<Clock> {
        let counts = self.number(at).is_some() || matches!(self.word(at), Some(DateWord::Number(_)));
        let (hour, next) = self.count(at).filter(|(hour, _)| counts && (1..=12).contains(hour))?;
        let words = [self.word(next), self.word(next + 1), self.word(next + 2)];
        let (part, end) = match words {
            [Some(DateWord::Of), Some(DateWord::The), Some(DateWord::Part(part))] => (part, next + 3),
            [Some(DateWord::At), Some(DateWord::Part(part)), _] => (part, next + 2),
            _ => return None,
        };
        let small_hours = part == DayPart::Morning || part == DayPart::Night && !(6..12).contains(&hour);
        let hour = i8::try_from(hour % 12).ok()? + if small_hours { 0 } else { 12 };
        Some(Clock { end, time: Time::new(hour, 0, 0, 0).ok() })
    }

    /// `6`, `6:30`, `6.30`, `0630` before a zone.
    fn hour_and_minute(&self, at: usize) -> Option<(i8, i8, usize)> {
        let item = self.items.get(at)?;
        if let Some((hour, minute)) = item.text.split_once('.') {
            return Some((two_figures(hour)?, exactly_two(minute)?, at + 1));
        }
        let number = item.number?;
        let minute = self
            .items
            .get(at + 2)
            .filter(|it| it.glued && self.is_mark(at + 1, ':') && self.is_glued(at + 1));
        match minute {
            Some(minute) => Some((two_figures(item.text)?, exactly_two(minute.text)?, at + 3)),
            None if item.text.len() == 4 => {
                Some((i8::try_from(number / 100).ok()?, i8::try_from(number % 100).ok()?, at + 1))
            }
            None => Some((two_figures(item.text)?, 0, at + 1)),
        }
    }
}

fn two_figures(text: &str) -> Option<i8> {
    if text.len() <= 2 { text.parse().ok() } else { None }
}

fn exactly_two(text: &str) -> Option<i8> {
    if text.len() == 2 { text.parse().ok() } else { None }
}
