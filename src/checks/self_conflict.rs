use crate::{
    check::CheckContext,
    compare::{
        calendar,
        date::{self, ComparedDate},
        figure::{self, ComparedFigure},
        quantity::{self, Measure, Relation, measure},
    },
    corpus::{excerpt, frame::Frame},
    declare_check,
    facts::{Place, sentence},
    finding::{Citation, Evidence, Finding, Severity},
};

declare_check! {
    /// Two different values or dates for one thing within the draft, where no source settles which is right.
    ///
    /// ## Why it matters
    ///
    /// One of the two is wrong, and every attentive reader can see it: the headline against the text, the lead against the
    /// last paragraph.
    ///
    /// The finding stands at the later place and shows the earlier one. Where a source has one of the two, the other is a
    /// `figure-conflict` or `date-conflict`.
    ///
    /// ## What to do
    ///
    /// Find out which is right.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// The harbor bridge reopened to traffic.
    /// ```
    ///
    /// ```article draft.md
    /// A petition with 4,100 signatures was handed to the clerk. The clerk will check the {|self-conflict:1,400 signatures|}
    /// by Friday.
    /// ```
    pub(super) SELF_CONFLICT { code: "self-conflict", severity: Severity::Warning, run: run }
}

/// From here on two statements of one draft are taken to be of the same thing.
const SAME_THING: f32 = 0.3;

fn run(ctx: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    let figures: Vec<&ComparedFigure> =
        ctx.comparison.figures.iter().filter(|it| it.verdict == figure::Verdict::Unknown).collect();
    for (at, later) in figures.iter().enumerate() {
        let earlier =
            figures[..at].iter().find(|earlier| are_one_thing(ctx, earlier, later) && differ(earlier, later));
        findings.extend(earlier.map(|earlier| finding(ctx, &earlier.figure.place, &later.figure.place)));
    }
    let dates: Vec<&ComparedDate> =
        ctx.comparison.dates.iter().filter(|it| it.verdict == date::Verdict::Unknown).collect();
    for (at, later) in dates.iter().enumerate() {
        let earlier = dates[..at].iter().find(|earlier| {
            let conflict = calendar::relation(earlier.date, later.date) == calendar::Relation::Conflicts;
            conflict && shares_event(ctx, earlier, later)
        });
        findings.extend(earlier.map(|earlier| finding(ctx, &earlier.date.place, &later.date.place)));
    }
}

fn differ(earlier: &ComparedFigure<'_>, later: &ComparedFigure<'_>) -> bool {
    measure(earlier.figure) == measure(later.figure)
        && quantity::relation(later.figure, earlier.figure) == Relation::Conflicts
}

/// The same noun, or the same rare words right beside the figure.
fn are_one_thing(ctx: &CheckContext<'_>, earlier: &ComparedFigure<'_>, later: &ComparedFigure<'_>) -> bool {
    let (ours, theirs) = (&earlier.frame, &later.frame);
    let counted = measure(earlier.figure) == Measure::Count;
    let same_noun = ours.head.is_some() && ours.head == theirs.head;
    if counted && !same_noun {
        return false;
    }
    apart(ours, theirs) && beside(ctx, ours, theirs)
}

/// Dates that differ make two things.
fn apart(ours: &Frame, theirs: &Frame) -> bool {
    ours.dates.is_empty() || theirs.dates.is_empty() || ours.dates == theirs.dates
}

/// Words this near to the fact say what it is about.
const NEAR: f32 = 0.45;

fn beside(ctx: &CheckContext<'_>, ours: &Frame, theirs: &Frame) -> bool {
    let near = |frame: &Frame| Frame {
        terms: frame.terms.iter().filter(|it| it.1 >= NEAR).copied().collect(),
        ..Frame::default()
    };
    near(ours).likeness(&near(theirs), &ctx.corpus.rarity) >= SAME_THING
}

fn shares_event(ctx: &CheckContext<'_>, earlier: &ComparedDate<'_>, later: &ComparedDate<'_>) -> bool {
    beside(ctx, &earlier.frame, &later.frame)
}

fn finding(ctx: &CheckContext<'_>, earlier: &Place, later: &Place) -> Finding {
    let (first, second) = (earlier.text(ctx.draft), later.text(ctx.draft));
    let message = format!("the draft has “{first}” for this further up, and “{second}” here");
    let prose = &ctx.draft.blocks[earlier.block].prose;
    let around = sentence::at(&sentence::split(prose, ctx.draft.language), earlier.start);
    let excerpt = prose[excerpt(prose, &around, &earlier.span())].to_owned();
    let evidence = Evidence {
        citation: Citation { path: ctx.draft.path.clone(), ..Citation::default() },
        span: earlier.in_file(ctx.draft),
        paragraph: ctx.draft.blocks[earlier.block].paragraph,
        time: None,
        speaker: None,
        excerpt,
    };
    SELF_CONFLICT.finding(later.in_file(ctx.draft), message, vec![evidence])
}
