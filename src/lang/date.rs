//! The words of dates: what each means, so that one grammar reads every language.

/// A stretch of the calendar that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// One day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    /// Three months from March, June, September or December.
    Season,
    /// Six months from January or July.
    Half,
    /// A year.
    Year,
    /// Ten years from one that ends in 0.
    Decade,
    /// A hundred years from one that ends in 01.
    Century,
}

/// A season of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// From March.
    Spring,
    /// From June.
    Summer,
    /// From September.
    Autumn,
    /// From December.
    Winter,
}

/// A day that comes once a year and can be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// The nth weekday (1 is Monday) of a month; the last one for -1.
    Nth(i8, i8, i8),
    /// Days after Easter Sunday.
    Easter(i32),
    /// Days after another holiday of the kind `Nth`.
    After(i32, i8, i8, i8),
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// Up to noon.
    Morning,
    /// After noon.
    Afternoon,
    /// Up to night.
    Evening,
    /// Night.
    Night,
}

/// Where a time lies that is only hinted at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "recently".
    Past,
    /// "now".
    Present,
    /// "soon".
    Future,
}

/// What a word means in a date. Words that are not in the table mean nothing in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateWord {
    /// 1 to 12.
    Month(i8),
    /// A month cut short: "Nov", with or without its dot.
    MonthShort(i8),
    /// 1 (Monday) to 7.
    Weekday(i8),
    /// A weekday cut short.
    WeekdayShort(i8),
    /// A season.
    Season(Season),
    /// A number in words; a ten may be followed by a one.
    Number(i32),
    /// An ordinal in words.
    Ordinal(i32),
    /// A decade: 90 for "nineties".
    Decade(i32),
    /// day, week, month …, singular or plural.
    Unit(Unit),
    /// Days from the day of publication: today, yesterday, tomorrow.
    Day(i32),
    /// The day of publication or one beside it, and the part of it: "tonight".
    DayAndPart(i32, DayPart),
    /// morning, night.
    Part(DayPart),
    /// A time of day that is a word, in hours: noon is 12, midnight 0.
    Hour(i8),
    /// After a time on a twelve-hour clock: the hours to add.
    Meridiem(i8),
    /// The name of a time zone, after a time.
    Zone,
    /// Two weeks.
    Fortnight,
    /// last, this, next: units counted from the day of publication.
    Which(i8),
    /// previous, following: units counted from the day last mentioned.
    Step(i8),
    /// "ago": back from the day of publication.
    Ago,
    /// earlier, before (-1), later, after (1): from the day last mentioned, or from what follows.
    Shift(i8),
    /// before, after: as `Shift`, but what it leans on may follow.
    ShiftFrom(i8),
    /// early, mid, late: a part of what follows.
    Portion,
    /// beginning, middle, end: a part of what follows after "of".
    Edge,
    /// Between an article and a unit, without weight: fiscal, whole, entire.
    Filler,
    /// same, that: of the day last mentioned.
    Same,
    /// The definite article.
    The,
    /// The indefinite article: one.
    A,
    /// of, in: between a part and its whole.
    Of,
    /// on.
    On,
    /// at, around: before a time of day.
    At,
    /// to, through, until: between the ends of a span.
    To,
    /// from, between: before the first end of a span.
    From,
    /// and.
    And,
    /// thousand, in a year in words.
    Thousand,
    /// every, each: no date, but a habit.
    Every,
    /// A time only hinted at.
    Vague(Tense),
}

/// The words of dates in one language.
#[derive(Debug)]
pub struct DateWords {
    /// What each word means; in lower case and sorted.
    pub words: &'static [(&'static str, DateWord)],
    /// Words in the table that are more often something else when they stand alone: "may", "march", "fall", "sun". Sorted.
    pub doubtful: &'static [&'static str],
    /// Phrases that hint at a time: "recent years".
    pub hints: &'static [(&'static str, Tense)],
    /// Phrases that hint at a time where no noun follows: "the future".
    pub closed_hints: &'static [(&'static str, Tense)],
    /// Holidays, in lower case without dots, sorted from the last to the first, so that a longer name stands before its
    /// beginning; an apostrophe marks a possessive.
    pub holidays: &'static [(&'static str, Holiday)],
    /// What follows the digits of an ordinal: "th".
    pub ordinal_endings: &'static [&'static str],
    /// What follows the digits of a decade: "s".
    pub decade_ending: &'static str,
    /// What a possessive adds after its apostrophe.
    pub possessive: &'static str,
    /// Words before which a doubtful month is a time: in, since, until. Sorted.
    pub leads: &'static [&'static str],
    /// Words before which a four-figure number is a year: in, since. Sorted.
    pub year_leads: &'static [&'static str],
    /// Words before which a four-figure number is none: than, some. Sorted.
    pub number_leads: &'static [&'static str],
    /// Words after a four-figure number that make it a count, beside plurals: people. Sorted.
    pub counted: &'static [&'static str],
    /// How a plural noun ends.
    pub plural_ending: &'static str,
    /// What stands before the number of a part of the year: "q" in Q4.
    pub part_prefixes: &'static [(&'static str, Unit)],
    /// Words of a clause that speaks of what is to come: will, due, scheduled. Sorted.
    pub future_cues: &'static [&'static str],
    /// Words of a clause that speaks of what has been: said, was. Sorted.
    pub past_cues: &'static [&'static str],
    /// How a verb in the past ends.
    pub past_ending: &'static str,
    /// Days in figures that are the name of what happened on them, as they are written: 9/11.
    pub named_days: &'static [(i8, i8)],
    /// Words by which a text says that its dates in figures put the day first: "UK". Sorted.
    pub day_first: &'static [&'static str],
}

impl DateWords {
    /// The holidays whose name begins with `first`, in small letters.
    pub fn holidays_at(&self, first: char) -> impl Iterator<Item = &'static (&'static str, Holiday)> {
        let from = self.holidays.partition_point(|(name, _)| name.chars().next() > Some(first));
        self.holidays[from..].iter().take_while(move |(name, _)| name.starts_with(first))
    }

    /// What a word means in a date; `lower` is room to work in, so that a word costs no allocation.
    pub fn meaning(&self, word: &str, lower: &mut String) -> Option<DateWord> {
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        let found = self.words.binary_search_by(|(entry, _)| (*entry).cmp(lower.as_str()));
        found.ok().map(|at| self.words[at].1)
    }
}

/// Is `word`, in any case, in a sorted list of lower-case words?
pub fn contains(list: &[&str], word: &str) -> bool {
    list.binary_search_by(|entry| entry.chars().cmp(word.chars().flat_map(char::to_lowercase))).is_ok()
}
