use std::sync::Arc;

use foldhash::HashMap;

use crate::{
    check::{BlockContext, DraftContext},
    compare::{
        calendar,
        quantity::{self, Measure, Relation, transposed},
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

/// So many open statements before one are looked at: more than a reader keeps in mind, and no more than a `u128` has bits.
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
    let figures: Vec<Open<Quantity>> = in_order()
        .flat_map(|&(block, it)| {
            it.figures.iter().map(move |(measure, it)| Open {
                place: Place::new(block, it.fact.place.span()),
                frame: &it.frame,
                fact: (measure, &it.fact),
            })
        })
        .collect();
    let dates: Vec<Open<&DateMention>> = in_order()
        .flat_map(|&(block, it)| {
            it.dates.iter().map(move |it| Open {
                place: Place::new(block, it.fact.place.span()),
                frame: &it.frame,
                fact: &it.fact,
            })
        })
        .collect();
    let figures =
        conflicting(&figures, |earlier, later| are_one_thing(ctx, earlier, later) && differ(earlier, later));
    let dates = conflicting(&dates, |earlier, later| are_one_event(ctx, earlier, later));
    findings.extend(figures.into_iter().chain(dates).map(|(earlier, later)| finding(ctx, earlier, later)));
}

/// A figure and what it measures.
type Quantity<'a> = (&'a Measure, &'a Figure);

/// A figure or date that no source speaks of, where it stands and what it is about.
struct Open<'a, T> {
    place: Place,
    frame: &'a Frame,
    fact: T,
}

/// Each statement that conflicts with one of those not long before it, and the first of these. Only those are compared that
/// share something beside them: of two statements of one thing the noun or a word is the same.
fn conflicting<'a, T>(
    statements: &'a [Open<'_, T>],
    conflict: impl Fn(&Open<'_, T>, &Open<'_, T>) -> bool,
) -> Vec<(&'a Place, &'a Place)> {
    let (mut found, mut having) = (Vec::new(), HashMap::<u64, Vec<usize>>::default());
    for (at, later) in statements.iter().enumerate() {
        let keys = || near_words(later.frame).chain(later.frame.head);
        let before = keys().filter_map(|key| having.get(&key));
        let back = before
            .flat_map(|it| it.iter().rev().map(|it| at - it).take_while(|&back| back <= LOOK_BACK))
            .fold(0_u128, |all, back| all | 1 << back);
        let near = (1..=LOOK_BACK).rev().filter(|near| back >> near & 1 == 1);
        let earlier = near.map(|back| &statements[at - back]).find(|earlier| conflict(earlier, later));
        found.extend(earlier.map(|earlier| (&earlier.place, &later.place)));
        keys().for_each(|key| having.entry(key).or_default().push(at));
    }
    found
}

fn differ(earlier: &Open<Quantity>, later: &Open<Quantity>) -> bool {
    let (first, second) = (earlier.fact.1, later.fact.1);
    quantity::relation(second, first) == Relation::Conflicts
        && quantity::relation(first, second) == Relation::Conflicts
}

/// The later one names the earlier thing again, or the headline's, or has its digits in another order.
fn are_one_thing(ctx: &DraftContext<'_>, earlier: &Open<Quantity>, later: &Open<Quantity>) -> bool {
    let (ours, theirs) = (earlier.frame, later.frame);
    let ((measure, first), (other, second)) = (earlier.fact, later.fact);
    if measure != other || ours.is_change || theirs.is_change {
        return false;
    }
    let is_transposed = || transposed(second, first);
    if *measure == Measure::Count {
        // A headline's figure comes again in the text below it.
        let headline = || ctx.draft.blocks[earlier.place.block].kind == BlockKind::Heading;
        let again = || theirs.is_definite || headline() && shares(ours, theirs, |_| true) || is_transposed();
        return ours.head.is_some() && ours.head == theirs.head && again();
    }
    // A share of the anglers is none of the gardeners.
    let of_another = ours.whole.zip(theirs.whole).is_some_and(|(ours, theirs)| ours != theirs);
    !of_another && shares(ours, theirs, |key| theirs.named_again.contains(&key))
        || shares(ours, theirs, |_| true) && is_transposed()
}

fn are_one_event(ctx: &DraftContext<'_>, earlier: &Open<&DateMention>, later: &Open<&DateMention>) -> bool {
    let (ours, theirs) = (earlier.frame, later.frame);
    ours.bound.is_none()
        && theirs.bound.is_none()
        && shares(ours, theirs, |key| theirs.named_again.contains(&key))
        && calendar::relation(earlier.fact, later.fact) == calendar::Relation::Conflicts
        && !in_one_sentence(ctx, &earlier.place, &later.place)
}

/// The dates of one sentence are those of different events, or the ends of one.
fn in_one_sentence(ctx: &DraftContext<'_>, first: &Place, second: &Place) -> bool {
    let prose = &ctx.draft.blocks[first.block].prose;
    let around = || sentence::at(&sentence::split(prose, ctx.draft.language), first.start);
    first.block == second.block && around().contains(&second.start)
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
        citation: Arc::new(Citation { path: ctx.draft.path.clone(), ..Citation::default() }),
        span: earlier.in_file(ctx.draft),
        paragraph: ctx.draft.blocks[earlier.block].paragraph,
        time: None,
        speaker: None,
        excerpt,
    };
    SELF_CONFLICT.finding(later.in_file(ctx.draft), message, vec![evidence])
}
