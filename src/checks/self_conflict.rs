use crate::{
    check::CheckContext,
    checks::figure_conflict::inside_altered_quotation,
    compare::{
        calendar,
        date::{self, ComparedDate},
        figure::{self, ComparedFigure},
        quantity::{self, Measure, Relation, measure, transposed},
        sums::{WrongSum, wrong_sums},
    },
    corpus::{excerpt, frame::Frame},
    declare_check,
    facts::{Place, sentence},
    finding::{Citation, Evidence, Finding, Severity},
    source::BlockKind,
};

declare_check! {
    /// Two different values or dates for one thing within the draft, where no source settles which is right.
    ///
    /// ## Why it matters
    ///
    /// One of the two is wrong, and every attentive reader can see it: the headline against the text, the lead against the
    /// last paragraph.
    ///
    /// A total that its own parts, given in the same sentence, do not make is one too, roundings allowed for.
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
    /// A petition with 4,100 signatures was handed to the clerk. The clerk will check the {|self-conflict:1,400|} signatures
    /// by Friday.
    /// ```
    pub(super) SELF_CONFLICT { code: "self-conflict", severity: Severity::Warning, run: run }
}

/// So many open statements before one are looked at: more than a reader keeps in mind.
const LOOK_BACK: usize = 100;

fn run(ctx: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    let open = |it: &&ComparedFigure| {
        // A fourth thing and a fifth are two things.
        it.verdict == figure::Verdict::Unknown
            && !it.figure.is_rank()
            && !inside_altered_quotation(ctx, it.figure)
    };
    let figures: Vec<&ComparedFigure> = ctx.comparison.figures.iter().filter(open).collect();
    for (at, later) in figures.iter().enumerate() {
        let earlier = figures[at.saturating_sub(LOOK_BACK)..at]
            .iter()
            .find(|earlier| differ(earlier, later) && are_one_thing(ctx, earlier, later));
        findings.extend(earlier.map(|earlier| finding(ctx, &earlier.figure.place, &later.figure.place)));
    }
    for sum in wrong_sums(ctx.draft, &ctx.comparison.figures) {
        findings.push(wrong_sum(ctx, &sum));
    }
    let open = |it: &&ComparedDate| it.verdict == date::Verdict::Unknown && in_sentence(ctx, &it.date.place);
    let dates: Vec<&ComparedDate> = ctx.comparison.dates.iter().filter(open).collect();
    for (at, later) in dates.iter().enumerate() {
        let earlier =
            dates[at.saturating_sub(LOOK_BACK)..at].iter().find(|earlier| are_one_event(ctx, earlier, later));
        findings.extend(earlier.map(|earlier| finding(ctx, &earlier.date.place, &later.date.place)));
    }
}

fn differ(earlier: &ComparedFigure<'_>, later: &ComparedFigure<'_>) -> bool {
    measure(earlier.figure) == measure(later.figure)
        && quantity::relation(later.figure, earlier.figure) == Relation::Conflicts
        && quantity::relation(earlier.figure, later.figure) == Relation::Conflicts
}

fn wrong_sum(ctx: &CheckContext<'_>, sum: &WrongSum) -> Finding {
    let place = |at: usize| &ctx.comparison.figures[at].figure.place;
    let text = |at: usize| place(at).text(ctx.draft);
    let parts: Vec<&str> = sum.parts.iter().map(|&at| text(at)).collect();
    let message = format!("the parts do not add up: {} do not make {}", parts.join(" and "), text(sum.total));
    SELF_CONFLICT.finding(place(sum.total).in_file(ctx.draft), message, Vec::new())
}

/// The later one names the earlier thing again, or the headline's, or has its digits in another order.
fn are_one_thing(ctx: &CheckContext<'_>, earlier: &ComparedFigure<'_>, later: &ComparedFigure<'_>) -> bool {
    let (ours, theirs) = (&earlier.frame, &later.frame);
    if ours.is_change || theirs.is_change {
        return false;
    }
    let is_transposed = transposed(later.figure, earlier.figure);
    if measure(earlier.figure) == Measure::Count {
        // A headline's figure comes again in the text below it.
        let headline = ctx.draft.blocks[earlier.figure.place.block].kind == BlockKind::Heading;
        let again = theirs.is_definite || is_transposed || headline && shares(ours, theirs, |_| true);
        return ours.head.is_some() && ours.head == theirs.head && again;
    }
    shares(ours, theirs, |key| is_transposed || theirs.named_again.contains(&key))
}

fn are_one_event(ctx: &CheckContext<'_>, earlier: &ComparedDate<'_>, later: &ComparedDate<'_>) -> bool {
    calendar::relation(earlier.date, later.date) == calendar::Relation::Conflicts
        && earlier.frame.bound.is_none()
        && later.frame.bound.is_none()
        && shares(&earlier.frame, &later.frame, |key| later.frame.named_again.contains(&key))
        && !in_one_sentence(ctx, &earlier.date.place, &later.date.place)
}

/// The dates of one sentence are those of different events, or the ends of one.
fn in_one_sentence(ctx: &CheckContext<'_>, first: &Place, second: &Place) -> bool {
    let prose = &ctx.draft.blocks[first.block].prose;
    let around = || sentence::at(&sentence::split(prose, ctx.draft.language), first.start);
    first.block == second.block && around().contains(&second.start)
}

/// Words this near to the fact say what it is about.
const NEAR: f32 = 0.4;

fn shares(ours: &Frame, theirs: &Frame, wanted: impl Fn(u64) -> bool) -> bool {
    let near = |frame: &Frame, key: u64| frame.terms.iter().any(|term| term.0 == key && term.1 >= NEAR);
    theirs.terms.iter().any(|term| near(theirs, term.0) && near(ours, term.0) && wanted(term.0))
}

/// The lines of a list or table are different things by design.
fn in_sentence(ctx: &CheckContext<'_>, place: &Place) -> bool {
    !matches!(ctx.draft.blocks[place.block].kind, BlockKind::ListItem | BlockKind::TableRow { .. })
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
