//! What came of each fact of a draft.
use crate::{
    analysis::accused::Accused,
    check::BlockContext,
    compare::{
        calendar, date, figure,
        quantity::Relation,
        quotation::{self, Draft, Match, QuotedWords, is_misattributed},
    },
    facts::{
        Facts,
        date::Stated,
        name::{Name, folded_words},
    },
    finding::Finding,
};

/// What came of one fact, from best to worst.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing to compare with sources: a title in marks, "now", a figure that belongs to its quotation or that a correction
    /// takes back.
    #[default]
    Unchecked,
    /// A source has it.
    Supported,
    /// No source speaks of it.
    Unsupported,
    /// It cannot be as the sources have it.
    Contradicted,
}

/// A fact's verdict, and the sources that speak to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Standing {
    /// What came of it.
    pub verdict: Verdict,
    /// The sources that have it, or contradict it: indices into [`Corpus::sources`](crate::corpus::Corpus::sources),
    /// each once, the best first.
    pub sources: Vec<usize>,
}

/// The standing of every fact, each list as long as the same one of [`Facts`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    /// The pieces of one utterance share the worst of their verdicts.
    pub quotations: Vec<Standing>,
    /// Those in a quotation that a source has are the quotation's matter.
    pub figures: Vec<Standing>,
    /// Only those with a place in the calendar or the week are checked.
    pub dates: Vec<Standing>,
    /// Mentions of people, places and organisations.
    pub names: Vec<Standing>,
}

impl Standing {
    fn new(verdict: Verdict, sources: impl Iterator<Item = usize>) -> Standing {
        let mut each = Vec::new();
        for source in sources {
            if !each.contains(&source) {
                each.push(source);
            }
        }
        Standing { verdict, sources: each }
    }
}

impl Standings {
    /// Of one block, from its comparison and from what the checks found in it, pardoned or not.
    pub(super) fn of_block(ctx: &BlockContext<'_>, findings: &[Finding]) -> Standings {
        Standings {
            quotations: quotations(ctx),
            figures: figures(ctx),
            dates: dates(ctx, findings),
            names: names(ctx, findings),
        }
    }

    /// Appends those of the next block.
    pub(super) fn add(&mut self, next: &Standings) {
        self.quotations.extend_from_slice(&next.quotations);
        self.figures.extend_from_slice(&next.figures);
        self.dates.extend_from_slice(&next.dates);
        self.names.extend_from_slice(&next.names);
    }

    /// Gives the pieces of one utterance the worst of their verdicts, when all blocks are there.
    pub(super) fn share(&mut self, facts: &Facts) {
        share(facts, &mut self.quotations);
    }
}

/// Does the quotation with this index go on with the words of a checked one before it?
pub(super) fn goes_on(facts: &Facts, standings: &[Standing], at: usize) -> bool {
    let mut before = (0..at).rev().filter(|&it| !facts.quotations[it].nested);
    facts.quotations[at].continues
        && before.next().is_some_and(|it| standings[it].verdict != Verdict::Unchecked)
}

/// The pieces of one utterance have the worst of their verdicts.
fn share(facts: &Facts, standings: &mut [Standing]) {
    let mut whole: Vec<usize> = Vec::new();
    for at in (0..standings.len()).filter(|&at| !facts.quotations[at].nested) {
        if !goes_on(facts, standings, at) {
            whole.clear();
        }
        whole.push(at);
        let worst = whole.iter().map(|&it| standings[it].verdict).max().unwrap_or_default();
        if standings[at].verdict != Verdict::Unchecked {
            whole.iter().for_each(|&it| standings[it].verdict = worst);
        }
    }
}

fn quotations(ctx: &BlockContext<'_>) -> Vec<Standing> {
    let draft = Draft { article: ctx.draft, facts: ctx.facts };
    let of = |quoted: &QuotedWords| {
        let (verdict, matches) = quotation(quoted);
        let misattributed = verdict == Verdict::Supported && is_misattributed(draft, quoted, ctx.corpus);
        let verdict = if misattributed { Verdict::Contradicted } else { verdict };
        Standing::new(verdict, matches.into_iter().map(|it| it.passage.source))
    };
    ctx.comparison.quotations.iter().map(of).collect()
}

/// By its words alone, with the passages that tell.
fn quotation<'m, 'a>(quoted: &'m QuotedWords<'a>) -> (Verdict, Vec<&'m Match<'a>>) {
    /// From here on words in marks are taken for speech.
    const SPEECH: f32 = 0.5;
    use quotation::Verdict::{Altered, Cut, Joined, NotSpeech, Paraphrase, Unknown, Verbatim};
    if quoted.quotation.nested || quoted.quotation.confidence < SPEECH {
        return (Verdict::Unchecked, Vec::new());
    }
    match &quoted.verdict {
        NotSpeech => (Verdict::Unchecked, Vec::new()),
        Verbatim(matches) => (Verdict::Supported, matches.iter().collect()),
        Altered(it) | Cut(it, _) | Paraphrase(it) => (Verdict::Contradicted, vec![it]),
        Joined(first, second) => (Verdict::Contradicted, vec![first, second]),
        Unknown => (Verdict::Unsupported, Vec::new()),
    }
}

fn figures(ctx: &BlockContext<'_>) -> Vec<Standing> {
    let of = |it: &figure::ComparedFigure| {
        use figure::Verdict::{Conflict, Derived, HedgeLost, Misapplied, Supported, Unknown, Withdrawn};
        if ctx.comparison.is_quoted(it.figure) {
            return Standing::default();
        }
        let agreeing = it.answers.iter().filter(|it| it.relation == Relation::Agrees);
        let (verdict, told): (Verdict, Vec<&figure::Answer>) = match it.verdict {
            Conflict(at) | HedgeLost(at) | Misapplied(at) => (Verdict::Contradicted, vec![&it.answers[at]]),
            Supported => (Verdict::Supported, agreeing.collect()),
            Derived => (Verdict::Supported, Vec::new()),
            Unknown => (Verdict::Unsupported, Vec::new()),
            Withdrawn => (Verdict::Unchecked, Vec::new()),
        };
        Standing::new(verdict, told.into_iter().map(|it| it.fact.source))
    };
    ctx.comparison.figures.iter().map(of).collect()
}

fn dates(ctx: &BlockContext<'_>, findings: &[Finding]) -> Vec<Standing> {
    let accused = Accused::of(findings, &["date-conflict", "weekday-mismatch", "impossible-date"]);
    let of = |it: &date::ComparedDate| {
        // "Now" and "recently" have no place in a calendar, and the text's own date is of no event.
        if it.date.of_text
            || !it.date.impossible && it.date.days.is_none() && it.date.stated == Stated::default()
        {
            return Standing::default();
        }
        let verdict = match it.verdict {
            _ if accused.touches(ctx, &it.date.place) => Verdict::Contradicted,
            date::Verdict::Supported => Verdict::Supported,
            date::Verdict::Unknown => Verdict::Unsupported,
            date::Verdict::Conflict(_) => Verdict::Contradicted,
        };
        let told = match it.verdict {
            date::Verdict::Conflict(at) => vec![&it.answers[at]],
            date::Verdict::Supported => {
                it.answers.iter().filter(|it| it.relation == calendar::Relation::Agrees).collect()
            }
            date::Verdict::Unknown => Vec::new(),
        };
        Standing::new(verdict, told.into_iter().map(|it| it.fact.source))
    };
    ctx.comparison.dates.iter().map(of).collect()
}

fn names(ctx: &BlockContext<'_>, findings: &[Finding]) -> Vec<Standing> {
    let accused = Accused::of(findings, &["name-misspelling", "title-conflict"]);
    let names = &ctx.corpus.names;
    let of = |it: &Name| {
        let words = folded_words(&it.full);
        let known: Vec<usize> = names.with_all(&words).collect();
        let verdict = match () {
            () if accused.touches(ctx, &it.place) => Verdict::Contradicted,
            () if known.is_empty() => Verdict::Unsupported,
            () => Verdict::Supported,
        };
        let sources = known.iter().flat_map(|&known| names.get(known).sources.iter().copied());
        Standing::new(verdict, sources)
    };
    ctx.names().iter().map(of).collect()
}
