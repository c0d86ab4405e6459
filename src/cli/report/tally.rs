//! How many facts of each kind were checked, and what came of it.
use serde::Serialize;

use crate::{
    cli::report::FileReport,
    finding::{Finding, Severity},
};

/// The outcomes for one kind of fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Tally {
    /// Found in the draft.
    pub(super) checked: usize,
    /// Neither contradicted nor without a source.
    pub(super) supported: usize,
    /// An error or a warning was found.
    pub(super) contradicted: usize,
    /// No source speaks of it.
    pub(super) unsupported: usize,
}

/// The outcomes of a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Counts {
    pub(super) quotations: Tally,
    pub(super) figures: Tally,
    pub(super) dates: Tally,
    pub(super) names: Tally,
}

/// What a check is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Quotation,
    Figure,
    Date,
    Name,
}

impl Counts {
    /// Counted from the facts and findings of a draft.
    pub(super) fn of(file: &FileReport) -> Counts {
        /// From here on words in marks are taken for speech.
        const SPEECH: f32 = 0.5;
        let facts = &file.analysis.facts;
        let speech =
            |it: &&crate::facts::quotation::Quotation| it.confidence >= SPEECH && !it.continues && !it.nested;
        let tally = |checked, kind| Tally::of(checked, kind, &file.findings);
        Counts {
            quotations: tally(facts.quotations.iter().filter(speech).count(), Kind::Quotation),
            figures: tally(facts.figures.len(), Kind::Figure),
            dates: tally(facts.dates.len(), Kind::Date),
            names: tally(facts.names.len(), Kind::Name),
        }
    }

    /// The four kinds with what they are called.
    pub(super) fn each(&self) -> [(&'static str, Tally); 4] {
        [("quotation", self.quotations), ("figure", self.figures), ("date", self.dates), ("name", self.names)]
    }

    /// Both together.
    pub(super) fn and(self, other: Counts) -> Counts {
        Counts {
            quotations: self.quotations.and(other.quotations),
            figures: self.figures.and(other.figures),
            dates: self.dates.and(other.dates),
            names: self.names.and(other.names),
        }
    }
}

impl Tally {
    fn of(checked: usize, kind: Kind, findings: &[Finding]) -> Tally {
        let about = findings.iter().filter(|finding| kind_of(finding.code) == Some(kind));
        let (unsupported, others): (Vec<_>, Vec<_>) =
            about.partition(|finding| finding.code.starts_with("unsourced-"));
        let contradicted = others.iter().filter(|it| it.severity >= Severity::Warning).count();
        let contradicted = contradicted.min(checked);
        let unsupported = unsupported.len().min(checked - contradicted);
        Tally { checked, supported: checked - contradicted - unsupported, contradicted, unsupported }
    }

    /// Both together.
    pub(super) fn and(self, other: Tally) -> Tally {
        Tally {
            checked: self.checked + other.checked,
            supported: self.supported + other.supported,
            contradicted: self.contradicted + other.contradicted,
            unsupported: self.unsupported + other.unsupported,
        }
    }
}

fn kind_of(code: &str) -> Option<Kind> {
    Some(match code {
        "misquote" | "misattributed-quote" | "paraphrase-as-quote" | "unsourced-quote" => Kind::Quotation,
        "figure-conflict" | "hedge-dropped" | "figure-misapplied" | "unsourced-figure" => Kind::Figure,
        "date-conflict" | "weekday-mismatch" | "impossible-date" | "stale-date" => Kind::Date,
        "name-misspelling" | "title-conflict" => Kind::Name,
        _ => return None,
    })
}
