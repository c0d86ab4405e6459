//! The grammar of dates: walks over the items of a block and reads a mention wherever one stands.
use crate::{
    facts::date::{
        Stated,
        clock::Clock,
        item::Item,
        meaning::{From, Meaning, Named, Reading},
    },
    lang::date::{DateWord, DateWords, Unit, contains},
};

/// The items of a block, and the readings of a phrase at each.
pub(super) struct Reader<'a> {
    pub(super) items: &'a [Item<'a>],
    pub(super) words: &'static DateWords,
    /// The text puts the day before the month in dates in figures.
    pub(super) day_first: bool,
}

impl Reader<'_> {
    /// All mentions, in order.
    pub(super) fn mentions(&self) -> Vec<Reading> {
        let mut mentions: Vec<Reading> = Vec::new();
        let mut at = 0;
        while at < self.items.len() {
            match self.mention(at) {
                Some(mention) => {
                    let mut last = Some(mention);
                    while let Some(mention) = last {
                        last = self.second_day(&mention).or_else(|| self.second_figures(&mention));
                        at = mention.end.max(at + 1);
                        mentions.push(mention);
                    }
                }
                None => at += 1,
            }
        }
        mentions
    }

    /// "and 5" after "Nov. 4": a day of the same month.
    fn second_day(&self, first: &Reading) -> Option<Reading> {
        let at = self.expect(first.end, |word| word == DateWord::And)?;
        self.number(at).filter(|_| first.stated.month.is_some() && first.stated.day.is_some())?;
        let (day, _, end) = self.day(at)?;
        let ends = self.items.get(end).is_none_or(|item| item.mark.is_some_and(|mark| mark != '-'));
        let stated = Stated {
            day: Some(day),
            month: first.stated.month,
            year: first.stated.year,
            ..Stated::default()
        };
        let meaning = Meaning::Some(Named::DayOfMonth(day));
        (ends && self.year_after(end).is_none()).then(|| Reading::new(at, end, meaning, stated))
    }

    /// A mention with a time of day before or after it, or without.
    fn mention(&self, at: usize) -> Option<Reading> {
        if let Some(clock) = self.clock(at) {
            let day = self.phrase(self.skip(clock.end, |word| matches!(word, DateWord::On | DateWord::Of)));
            let day = day.or_else(|| self.phrase(self.skip_mark(clock.end, ',')));
            return day
                .filter(|day| day.meaning.is_day())
                .map(|day| timed(Reading { start: at, ..day }, &clock));
        }
        let plain = self.items[at].is_plain();
        let mention = if plain { self.with_part(self.core(at)?) } else { self.phrase(at)? };
        if !mention.meaning.is_day() {
            return Some(mention);
        }
        let from = self.skip_mark(mention.end, ',');
        let from = self.skip_all(from, |word| matches!(word, DateWord::At));
        Some(match self.clock(from) {
            Some(clock) => timed(Reading { end: clock.end, ..mention }, &clock),
            None => mention,
        })
    }

    /// A date or a part of one: "the end of March", "early Tuesday", "Tuesday night".
    pub(super) fn phrase(&self, at: usize) -> Option<Reading> {
        if let Some(inner) = self.portion(at) {
            return Some(Reading { start: at, ..inner });
        }
        self.whole(at)
    }

    /// A date with all its parts.
    fn whole(&self, at: usize) -> Option<Reading> {
        let core = self.range(at).or_else(|| self.shift(at)).or_else(|| self.core(at))?;
        Some(self.with_part(core))
    }

    fn portion(&self, at: usize) -> Option<Reading> {
        let from = self.skip_the(at);
        match self.word(from)? {
            DateWord::Portion => {
                let inner = self.skip_mark(from + 1, '-');
                self.whole(self.skip(inner, |word| word == DateWord::Of))
            }
            DateWord::Edge => {
                let inner = self.expect(from + 1, |word| word == DateWord::Of)?;
                self.whole(inner).or_else(|| self.this_unit(inner))
            }
            _ => None,
        }
    }

    /// "the month" after "the end of": the present one.
    pub(super) fn this_unit(&self, at: usize) -> Option<Reading> {
        let from = self.skip_all(self.skip_the(at), |word| word == DateWord::Filler);
        let DateWord::Unit(unit) = self.word(from)? else { return None };
        let meaning = Meaning::Turn(unit, 0, From::Publication);
        Some(Reading::new(at, from + 1, meaning, Stated::default()))
    }

    /// A part of the day after a day belongs to it.
    fn with_part(&self, core: Reading) -> Reading {
        let after = self.skip(core.end, |word| word == DateWord::Portion);
        match self.word(after) {
            Some(DateWord::Part(part)) if core.meaning.is_day() && core.part.is_none() => {
                Reading { end: after + 1, part: Some(part), ..core }
            }
            _ => core,
        }
    }

    /// A date that holds no other one: what a longer phrase is made of, so that no phrase is read twice over.
    pub(super) fn core(&self, at: usize) -> Option<Reading> {
        let item = self.items.get(at)?;
        if item.is_plain() {
            let named = || self.holiday(at).or_else(|| self.part_of_year(at)).or_else(|| self.hint(at));
            return if item.mark.is_some() { self.short_decade(at) } else { named() };
        }
        self.figures(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.month_and_day(at))
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.month_alone(at))
            .or_else(|| self.holiday(at))
            .or_else(|| self.part_of_year(at))
            .or_else(|| self.counted_weekday(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.season_alone(at))
            .or_else(|| self.day_of_month(at))
            .or_else(|| self.year_alone(at))
    }

    pub(super) fn word(&self, at: usize) -> Option<DateWord> {
        self.items.get(at)?.word
    }

    pub(super) fn number(&self, at: usize) -> Option<i32> {
        self.items.get(at)?.number
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.items.get(at).is_some_and(|item| item.mark == Some(mark))
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| matches!(item.mark, Some('-' | '–' | '—' | '‑')))
    }

    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.glued)
    }

    pub(super) fn skip_mark(&self, at: usize, mark: char) -> usize {
        at + usize::from(self.is_mark(at, mark))
    }

    pub(super) fn skip(&self, at: usize, is: impl Fn(DateWord) -> bool) -> usize {
        self.expect(at, is).unwrap_or(at)
    }

    pub(super) fn skip_all(&self, mut at: usize, is: impl Fn(DateWord) -> bool) -> usize {
        while let Some(next) = self.expect(at, &is) {
            at = next;
        }
        at
    }

    pub(super) fn skip_the(&self, at: usize) -> usize {
        self.skip(at, |word| word == DateWord::The)
    }

    /// The place after the word at `at`, if it is the one.
    pub(super) fn expect(&self, at: usize, is: impl Fn(DateWord) -> bool) -> Option<usize> {
        self.word(at).filter(|&word| is(word)).map(|_| at + 1)
    }

    /// Does a word stand before `at` after which a doubtful month is a time?
    pub(super) fn has_lead(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| contains(self.words.leads, self.items[before].text))
    }

    /// Does "in" or "of" stand before `at`?
    pub(super) fn follows_of(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.word(before) == Some(DateWord::Of))
    }

    /// A unit in the singular or plural.
    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        match self.word(at)? {
            DateWord::Unit(unit) => Some(unit),
            _ => None,
        }
    }
}

fn timed(mut reading: Reading, clock: &Clock) -> Reading {
    reading.stated.time = clock.time;
    reading
}
