use std::collections::BTreeSet;

use foldhash::HashMap;

use crate::{
    check::{BlockContext, DraftContext},
    compare::{
        calendar,
        quantity::{self, Measure, Relation, transposed},
        statement::Statement,
        sums::{WrongSum, wrong_sums},
    },
    corpus::{excerpt, frame::Frame},
    declare_check,
    facts::{Place, date::DateMention, figure::Figure, sentence},
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
    pub(super) SELF_CONFLICT { code: "self-conflict", severity: Severity::Warning, run: run, across: across }
}

/// So many open statements before one are looked at: more than a reader keeps in mind.
const LOOK_BACK: usize = 100;

/// A total that its parts do not make.
fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    let figures = &ctx.comparison.figures;
    for WrongSum { total, parts } in wrong_sums(ctx.draft, figures) {
        let text = |at: usize| figures[at].figure.place.text(ctx.draft);
        let parts: Vec<&str> = parts.iter().map(|&at| text(at)).collect();
        let message = format!("the parts do not add up: {} do not make {}", parts.join(" and "), text(total));
        findings.push(SELF_CONFLICT.finding(
            figures[total].figure.place.in_file(ctx.draft),
            message,
            Vec::new(),
        ));
    }
}

/// Two statements of one thing that disagree.
fn across(ctx: &DraftContext<'_>, findings: &mut Vec<Finding>) {
    let in_order = || ctx.statements.iter();
    let figures: Vec<OpenFigure> = in_order()
        .flat_map(|&(block, it)| {
            it.figures.iter().map(move |(measure, it)| OpenFigure { block, measure, it })
        })
        .collect();
    for (earlier, later) in conflicting(&figures, OpenFigure::keys, |earlier, later| {
        earlier.measure == later.measure && are_one_thing(ctx, earlier, later) && differ(earlier, later)
    }) {
        findings.push(finding(ctx, &earlier.place(), &later.place()));
    }
    let dates: Vec<OpenDate> =
        in_order().flat_map(|&(block, it)| it.dates.iter().map(move |it| OpenDate { block, it })).collect();
    for (earlier, later) in
        conflicting(&dates, OpenDate::keys, |earlier, later| are_one_event(ctx, earlier, later))
    {
        findings.push(finding(ctx, &earlier.place(), &later.place()));
    }
}

/// Each statement that conflicts with one of those not long before it, and the first of these. Only those are compared that
/// share a key.
fn conflicting<T>(
    statements: &[T],
    keys: impl Fn(&T) -> Vec<u64>,
    conflict: impl Fn(&T, &T) -> bool,
) -> Vec<(&T, &T)> {
    let (mut found, mut having) = (Vec::new(), HashMap::<u64, Vec<usize>>::default());
    for (at, later) in statements.iter().enumerate() {
        let keys = keys(later);
        let having_one = keys.iter().filter_map(|key| having.get(key));
        let near: BTreeSet<usize> = having_one
            .flat_map(|it| it.iter().rev().copied().take_while(|it| it + LOOK_BACK >= at))
            .collect();
        let earlier = near.into_iter().map(|it| &statements[it]).find(|earlier| conflict(earlier, later));
        found.extend(earlier.map(|earlier| (earlier, later)));
        keys.into_iter().for_each(|key| having.entry(key).or_default().push(at));
    }
    found
}

/// A figure that no source speaks of, and where it stands.
struct OpenFigure<'a> {
    block: usize,
    measure: &'a Measure,
    it: &'a Statement<Figure>,
}

/// A date that no source speaks of, and where it stands.
struct OpenDate<'a> {
    block: usize,
    it: &'a Statement<DateMention>,
}

impl OpenFigure<'_> {
    fn place(&self) -> Place {
        Place::new(self.block, self.it.fact.place.span())
    }

    /// Of two figures of one thing some is the same: a noun or a word beside them.
    fn keys(&self) -> Vec<u64> {
        near_words(&self.it.frame).chain(self.it.frame.head).collect()
    }
}

impl OpenDate<'_> {
    fn place(&self) -> Place {
        Place::new(self.block, self.it.fact.place.span())
    }

    /// Of two dates of one event some is the same.
    fn keys(&self) -> Vec<u64> {
        near_words(&self.it.frame).collect()
    }
}

fn differ(earlier: &OpenFigure, later: &OpenFigure) -> bool {
    let (first, second) = (&earlier.it.fact, &later.it.fact);
    quantity::relation(second, first) == Relation::Conflicts
        && quantity::relation(first, second) == Relation::Conflicts
}

/// The later one names the earlier thing again, or the headline's, or has its digits in another order.
fn are_one_thing(ctx: &DraftContext<'_>, earlier: &OpenFigure, later: &OpenFigure) -> bool {
    let (ours, theirs) = (&earlier.it.frame, &later.it.frame);
    if ours.is_change || theirs.is_change {
        return false;
    }
    let is_transposed = || transposed(&later.it.fact, &earlier.it.fact);
    if *earlier.measure == Measure::Count {
        // A headline's figure comes again in the text below it.
        let headline = || ctx.draft.blocks[earlier.block].kind == BlockKind::Heading;
        let again = || theirs.is_definite || headline() && shares(ours, theirs, |_| true) || is_transposed();
        return ours.head.is_some() && ours.head == theirs.head && again();
    }
    // A share of the anglers is none of the gardeners.
    let of_another = ours.whole.zip(theirs.whole).is_some_and(|(ours, theirs)| ours != theirs);
    !of_another && shares(ours, theirs, |key| theirs.named_again.contains(&key))
        || shares(ours, theirs, |_| true) && is_transposed()
}

fn are_one_event(ctx: &DraftContext<'_>, earlier: &OpenDate, later: &OpenDate) -> bool {
    let (ours, theirs) = (&earlier.it.frame, &later.it.frame);
    ours.bound.is_none()
        && theirs.bound.is_none()
        && shares(ours, theirs, |key| theirs.named_again.contains(&key))
        && calendar::relation(&earlier.it.fact, &later.it.fact) == calendar::Relation::Conflicts
        && !in_one_sentence(ctx, earlier, later)
}

/// The dates of one sentence are those of different events, or the ends of one.
fn in_one_sentence(ctx: &DraftContext<'_>, first: &OpenDate, second: &OpenDate) -> bool {
    let prose = &ctx.draft.blocks[first.block].prose;
    let around = || sentence::at(&sentence::split(prose, ctx.draft.language), first.it.fact.place.start);
    first.block == second.block && around().contains(&second.it.fact.place.start)
}

/// Words this near to the fact say what it is about.
const NEAR: f32 = 0.4;

fn near_words(frame: &Frame) -> impl Iterator<Item = u64> {
    frame.terms.iter().filter(|term| term.1 >= NEAR).map(|term| term.0)
}

fn shares(ours: &Frame, theirs: &Frame, wanted: impl Fn(u64) -> bool) -> bool {
    near_words(theirs).any(|key| wanted(key) && near_words(ours).any(|it| it == key))
}

fn finding(ctx: &DraftContext<'_>, earlier: &Place, later: &Place) -> Finding {
    let (first, second) = (earlier.text(ctx.draft), later.text(ctx.draft));
    let message = format!("the draft has “{first}” for this further up, and “{second}” here");
    let prose = &ctx.draft.blocks[earlier.block].prose;
    let around = sentence::at(&sentence::split(prose, ctx.draft.language), earlier.start);
    let excerpt = prose[excerpt(prose, &around, &earlier.span())].to_owned();
    let evidence = Evidence {
        others: 0,
        citation: Citation { path: ctx.draft.path.clone(), ..Citation::default() },
        span: earlier.in_file(ctx.draft),
        paragraph: ctx.draft.blocks[earlier.block].paragraph,
        time: None,
        speaker: None,
        excerpt,
    };
    SELF_CONFLICT.finding(later.in_file(ctx.draft), message, vec![evidence])
}
