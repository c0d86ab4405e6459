//! From what a mention means to days, with the publication date and the mentions before it.
use jiff::civil::Date;

use crate::{
    facts::date::{
        meaning::{From, Meaning, Named},
        period::Period,
        tense::Lie,
    },
    lang::date::Unit,
};

/// What is known where a mention stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// The day of publication.
    pub(super) published: Option<Date>,
    /// The last mention before this one that was worked out.
    pub(super) anchor: Option<Period>,
    /// The last year that stands in the text, of use where there is no day of publication.
    pub(super) year: Option<i16>,
}

/// One stretch, or the first and the last of a span.
pub(super) type Stretch = (Period, Period);

impl Context {
    /// The days that a meaning stands for.
    pub(super) fn resolve(&self, meaning: &Meaning, lie: Lie) -> Option<Stretch> {
        if let Meaning::Range(from, to) = meaning {
            return self.range(from, to, lie);
        }
        self.period(meaning, lie).map(|period| (period, period))
    }

    fn period(&self, meaning: &Meaning, lie: Lie) -> Option<Period> {
        match meaning {
            Meaning::Known(period) => Some(*period),
            Meaning::Some(named) => self.some(*named, lie),
            Meaning::Within(named, whole) => within(*named, self.period(whole, lie)?),
            Meaning::Pick(named, which, from) => pick(*named, *which, self.origin(from, lie)?.first),
            Meaning::Turn(unit, count, from) => self.turn(*unit, *count, from, lie),
            Meaning::Range(..) | Meaning::Vague(_) | Meaning::Impossible => None,
        }
    }

    /// The ends of a span share the year, month or week that only one of them names.
    fn range(&self, from: &Meaning, to: &Meaning, lie: Lie) -> Option<Stretch> {
        if let (Meaning::Some(from), Some(last)) = (from, self.period(to, lie)) {
            let first = nearest(*from, last.first, Lie::Past)?;
            return Some((first, last));
        }
        let first = self.period(from, lie)?;
        let last = match to {
            Meaning::Some(to) => nearest(*to, first.first, Lie::Ahead)?,
            _ => self.period(to, lie)?,
        };
        Some((first, last))
    }

    fn some(&self, named: Named, lie: Lie) -> Option<Period> {
        if named.cycle() == Unit::Month
            && let Some(anchor) = self.anchor
            && anchor.unit <= Unit::Month
        {
            return named.around(anchor.first);
        }
        if let Some(published) = self.published {
            return nearest(named, published, lie);
        }
        match named.cycle() {
            Unit::Year => named.around(Date::new(self.year?, 1, 1).ok()?),
            _ => None,
        }
    }

    fn turn(&self, unit: Unit, count: i32, from: &From, lie: Lie) -> Option<Period> {
        let origin = self.origin(from, lie)?;
        if origin.unit > unit && *from != From::Publication {
            return None;
        }
        let origin = Period::containing(unit, origin.first)?;
        origin.shifted(count)
    }

    fn origin(&self, from: &From, lie: Lie) -> Option<Period> {
        match from {
            From::Publication => self.published.map(Period::day),
            From::Text => self.anchor.or(self.published.map(Period::day)),
            From::This(meaning) => self.period(meaning, lie),
        }
    }
}

fn within(named: Named, whole: Period) -> Option<Period> {
    if named.cycle() > whole.unit {
        return None;
    }
    named.around(whole.first)
}

/// The last one before the cycle's present, the one in the present cycle, or the first after it.
fn pick(named: Named, which: i8, origin: Date) -> Option<Period> {
    match which {
        0 => named.around(origin),
        1 => cycles(named, origin, 0..=9).find(|period| period.first > origin),
        _ => cycles(named, origin, -9..=0).rfind(|period| period.last().is_some_and(|last| last < origin)),
    }
}

/// The one nearest to `origin` on the side where it lies. News speaks of months near by: a cue counts for less than a
/// year's distance.
fn nearest(named: Named, origin: Date, lie: Lie) -> Option<Period> {
    let past = cycles(named, origin, -9..=0).rfind(|period| period.first <= origin);
    let ahead = cycles(named, origin, 0..=9).find(|period| period.last().is_some_and(|last| last >= origin));
    let (Some(past), Some(ahead)) = (past, ahead) else { return past.or(ahead) };
    if named.cycle() != Unit::Year {
        return Some(if lie == Lie::Ahead { ahead } else { past });
    }
    let ago = days_between(past.last()?, origin);
    let hence = days_between(origin, ahead.first);
    let is_ahead = match lie {
        Lie::Ahead => ago > JUST_GONE,
        // Results are reported after the quarter they are of.
        Lie::Past | Lie::Unsaid if matches!(named, Named::Part(..)) => false,
        Lie::Past | Lie::Unsaid => hence <= SOON && ago > LONG_AGO,
    };
    Some(if is_ahead { ahead } else { past })
}

/// Days: what went by so lately is meant even in a clause that speaks of what is to come.
const JUST_GONE: i32 = 60;
/// Days: what comes so soon is meant even without a cue, …
const SOON: i32 = 90;
/// … if the last one is longer ago than this.
const LONG_AGO: i32 = 183;

fn days_between(from: Date, to: Date) -> i32 {
    to.since(from).map_or(0, |span| span.get_days())
}

fn cycles(
    named: Named,
    origin: Date,
    turns: std::ops::RangeInclusive<i32>,
) -> impl DoubleEndedIterator<Item = Period> {
    let cycle = Period::containing(named.cycle(), origin);
    turns.filter_map(move |turn| named.around(cycle?.shifted(turn)?.first))
}
