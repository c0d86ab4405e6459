//! How many facts of each kind were checked, and what came of it.
use crate::{
    check::CheckContext,
    compare::{date, figure, quotation},
    facts::{Place, date::Stated, name::folded_words},
    finding::{Finding, Severity},
    text::Span,
};

/// The outcomes for one kind of fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Compared with the sources: the sum of the other three.
    pub checked: usize,
    /// A source has it.
    pub supported: usize,
    /// It cannot be as the sources have it.
    pub contradicted: usize,
    /// No source speaks of it.
    pub unsupported: usize,
}

/// The outcomes of a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Quoted speech; the pieces of one utterance count as one.
    pub quotations: Tally,
    /// Figures; those in a quotation that a source has are the quotation's matter.
    pub figures: Tally,
    /// Dates that can be placed in the calendar or the week.
    pub dates: Tally,
    /// Mentions of people, places and organisations.
    pub names: Tally,
}

/// What came of one fact, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Supported,
    Unsupported,
    Contradicted,
}

impl Counts {
    /// Counted from a draft's comparison and from what its checks found, pardoned or not.
    pub(super) fn of(ctx: &CheckContext<'_>, findings: &[Finding]) -> Counts {
        Counts {
            quotations: quotations(ctx, findings),
            figures: figures(ctx, findings),
            dates: dates(ctx, findings),
            names: names(ctx, findings),
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Counts) -> Counts {
        Counts {
            quotations: self.quotations.and(other.quotations),
            figures: self.figures.and(other.figures),
            dates: self.dates.and(other.dates),
            names: self.names.and(other.names),
        }
    }
}

impl Tally {
    fn of(outcomes: impl Iterator<Item = Outcome>) -> Tally {
        let mut tally = Tally::default();
        for outcome in outcomes {
            tally.checked += 1;
            *match outcome {
                Outcome::Supported => &mut tally.supported,
                Outcome::Contradicted => &mut tally.contradicted,
                Outcome::Unsupported => &mut tally.unsupported,
            } += 1;
        }
        tally
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Tally) -> Tally {
        Tally {
            checked: self.checked + other.checked,
            supported: self.supported + other.supported,
            contradicted: self.contradicted + other.contradicted,
            unsupported: self.unsupported + other.unsupported,
        }
    }
}

fn quotations(ctx: &CheckContext<'_>, findings: &[Finding]) -> Tally {
    /// From here on words in marks are taken for speech.
    const SPEECH: f32 = 0.5;
    let accused = Accused::of(findings, &["misquote", "misattributed-quote", "paraphrase-as-quote"]);
    let mut outcomes: Vec<Outcome> = Vec::new();
    let mut last_counts = false;
    for quoted in &ctx.comparison.quotations {
        use quotation::Verdict::{Altered, Cut, Joined, NotSpeech, Paraphrase, Unknown, Verbatim};
        let it = quoted.quotation;
        if it.nested {
            continue;
        }
        let goes_on = it.continues && last_counts;
        last_counts = it.confidence >= SPEECH && !matches!(quoted.verdict, NotSpeech);
        if !last_counts {
            continue;
        }
        let outcome = match quoted.verdict {
            _ if accused.touches(ctx, &it.place) => Outcome::Contradicted,
            Altered(_) | Cut(..) | Joined(..) | Paraphrase(_) => Outcome::Contradicted,
            Verbatim(_) => Outcome::Supported,
            NotSpeech | Unknown => Outcome::Unsupported,
        };
        match outcomes.last_mut() {
            Some(whole) if goes_on => *whole = (*whole).max(outcome),
            _ => outcomes.push(outcome),
        }
    }
    Tally::of(outcomes.into_iter())
}

fn figures(ctx: &CheckContext<'_>, findings: &[Finding]) -> Tally {
    let accused = Accused::of(findings, &["figure-conflict", "hedge-dropped", "figure-misapplied"]);
    let own = ctx.comparison.figures.iter().filter(|it| !is_settled(ctx, &it.figure.place));
    Tally::of(own.map(|it| match it.verdict {
        _ if accused.touches(ctx, &it.figure.place) => Outcome::Contradicted,
        figure::Verdict::Supported | figure::Verdict::Derived => Outcome::Supported,
        figure::Verdict::Unknown => Outcome::Unsupported,
        _ => Outcome::Contradicted,
    }))
}

/// Does it stand in a quotation whose words the sources have, or nearly?
fn is_settled(ctx: &CheckContext<'_>, place: &Place) -> bool {
    /// Quotations stand in one another no deeper than this.
    const DEPTH: usize = 3;
    let quotations = &ctx.comparison.quotations;
    let begun = quotations.partition_point(|it| {
        it.quotation.place.block < place.block
            || it.quotation.place.block == place.block && it.quotation.place.start <= place.start
    });
    quotations[..begun].iter().rev().take(DEPTH).any(|it| {
        let around = &it.quotation.place;
        let is_open = matches!(it.verdict, quotation::Verdict::Unknown | quotation::Verdict::NotSpeech);
        !is_open && around.block == place.block && place.end <= around.end
    })
}

fn dates(ctx: &CheckContext<'_>, findings: &[Finding]) -> Tally {
    let accused = Accused::of(findings, &["date-conflict", "weekday-mismatch", "impossible-date"]);
    // "Now" and "recently" have no place in a calendar.
    let placed = ctx
        .comparison
        .dates
        .iter()
        .filter(|it| it.date.impossible || it.date.days.is_some() || it.date.stated != Stated::default());
    Tally::of(placed.map(|it| match it.verdict {
        _ if accused.touches(ctx, &it.date.place) => Outcome::Contradicted,
        date::Verdict::Supported => Outcome::Supported,
        date::Verdict::Unknown => Outcome::Unsupported,
        date::Verdict::Conflict(_) => Outcome::Contradicted,
    }))
}

fn names(ctx: &CheckContext<'_>, findings: &[Finding]) -> Tally {
    let accused = Accused::of(findings, &["name-misspelling", "title-conflict"]);
    Tally::of(ctx.facts.names.iter().map(|it| {
        let known = || ctx.corpus.names.with_all(&folded_words(&it.full)).next().is_some();
        match () {
            () if accused.touches(ctx, &it.place) => Outcome::Contradicted,
            () if known() => Outcome::Supported,
            () => Outcome::Unsupported,
        }
    }))
}

/// Where checks of one kind found a contradiction, in the order of the text.
struct Accused(Vec<Span>);

impl Accused {
    fn of(findings: &[Finding], codes: &[&str]) -> Accused {
        let serious = findings.iter().filter(|it| it.severity >= Severity::Warning);
        let mut spans: Vec<Span> =
            serious.filter(|it| codes.contains(&it.code)).map(|it| it.span.clone()).collect();
        spans.sort_by_key(|span| span.start);
        Accused(spans)
    }

    fn touches(&self, ctx: &CheckContext<'_>, place: &Place) -> bool {
        let own = place.in_file(ctx.draft);
        let begun = self.0.partition_point(|span| span.start < own.end);
        self.0[..begun].last().is_some_and(|span| span.end > own.start)
    }
}
