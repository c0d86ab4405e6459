use crate::{
    check::BlockContext,
    compare::{
        figure::{Answer, ComparedFigure, Verdict},
        quantity::{Relation, transposed},
    },
    declare_check,
    facts::{Place, figure::Figure},
    finding::{Edit, Evidence, Finding, Fix, Severity},
    source::Article,
    text::token::tokens,
};

declare_check! {
    /// A figure that differs from what the sources give for the same thing.
    ///
    /// ## Why it matters
    ///
    /// A wrong number is the commonest error in print, and the easiest to prove.
    ///
    /// Only figures for the same thing are compared: the same noun and unit, the same who and what, the same day. Words and
    /// digits, other units that convert, a rounding to the draft's own precision, a bound that holds (“more than 90%” of a
    /// 97) and what follows by simple arithmetic are right. A figure that any source has is right.
    ///
    /// ## What to do
    ///
    /// Check the figure against the passage shown. If the sources are wrong, cite one that is not.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// The phone call between Mayor Ada Quill and the governor lasted about 15 minutes.
    /// ```
    ///
    /// ```article draft.md
    /// Quill spoke with the governor in a phone call that lasted {|figure-conflict:50 minutes|}.
    /// ```
    pub(super) FIGURE_CONFLICT { code: "figure-conflict", severity: Severity::Error, run: run }
}

fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    for compared in &ctx.comparison.figures {
        let Verdict::Conflict(at) = compared.verdict else { continue };
        if ctx.comparison.is_quoted(compared.figure) {
            continue;
        }
        let answer = compared.answers[at];
        let span = compared.figure.place.in_file(ctx.draft);
        let evidence = evidence(ctx, compared, at);
        let mut finding = FIGURE_CONFLICT.finding(span, message(ctx, compared.figure, &answer), evidence);
        finding.fixes.extend(fix(ctx, compared.figure, &answer));
        findings.push(finding);
    }
}

fn message(ctx: &BlockContext<'_>, figure: &Figure, answer: &Answer<'_>) -> String {
    let (ours, theirs) =
        (figure.place.text(ctx.draft), answer.figure.place.text(ctx.corpus.article(answer.fact.source)));
    match answer.relation {
        Relation::OtherUnit => {
            format!("the source has “{theirs}”: percent and percentage points are not the same")
        }
        _ if transposed(figure, answer.figure) => {
            format!("the source has “{theirs}”, not “{ours}”: the digits look transposed")
        }
        _ => format!("the source has “{theirs}”, not “{ours}”"),
    }
}

/// The contradicting passages that are about as like as the best, the best first.
pub(super) fn evidence(ctx: &BlockContext<'_>, compared: &ComparedFigure<'_>, at: usize) -> Vec<Evidence> {
    let best = &compared.answers[at];
    let alike = compared
        .answers
        .iter()
        .filter(|it| it.relation == best.relation && it.likeness >= 0.6 * best.likeness);
    ctx.corpus.cited(std::iter::once(best).chain(alike).map(|it| (it.fact.source, &it.figure.place)))
}

/// Puts the source's number for the draft's; the whole figure where their units differ.
pub(super) fn fix(ctx: &BlockContext<'_>, figure: &Figure, answer: &Answer<'_>) -> Option<Fix> {
    let source = ctx.corpus.article(answer.fact.source);
    let theirs = answer.figure.place.text(source);
    // "22nd" and "23rd" differ in more than the number.
    let numbers = (figure.unit == answer.figure.unit && !figure.is_rank())
        .then(|| number(ctx.draft, &figure.place).zip(number(source, &answer.figure.place)))
        .flatten();
    let (place, new_text) = match numbers {
        Some((ours, theirs)) => (ours, theirs.text(source).to_owned()),
        None => (figure.place.clone(), theirs.to_owned()),
    };
    let edits = vec![Edit { span: place.in_file(ctx.draft), new_text }];
    Some(Fix { title: format!("use the source's figure: {theirs}"), edits })
}

/// The one number in digits of a figure.
fn number(article: &Article, place: &Place) -> Option<Place> {
    let text = place.text(article);
    let mut numbers = tokens(text).into_iter().filter(|token| token.is_number());
    let number = numbers.next().filter(|_| numbers.next().is_none())?;
    Some(Place::new(place.block, place.start + number.span.start..place.start + number.span.end))
}
