use crate::{
    check::BlockContext,
    compare::{
        figure::{Answer, ComparedFigure, Verdict},
        quantity::{Relation, transposed},
    },
    declare_check,
    facts::{
        Place,
        figure::{Figure, Value},
    },
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
        Relation::Agrees => format!("the source has “{theirs}” the other way: up for down, or down for up"),
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

/// Puts the source's number for the draft's, in the draft's own style; the whole figure where that cannot be.
pub(super) fn fix(ctx: &BlockContext<'_>, figure: &Figure, answer: &Answer<'_>) -> Option<Fix> {
    if answer.relation == Relation::Agrees {
        return None;
    }
    let theirs = answer.figure.place.text(ctx.corpus.article(answer.fact.source));
    // "22nd" and "23rd" differ in more than the number.
    let same_form = figure.unit == answer.figure.unit && !figure.is_rank();
    let number = number(ctx.draft, &figure.place).filter(|_| same_form);
    let styled = number.and_then(|place| {
        let new_text = styled(place.text(ctx.draft), figure.value, answer.figure.value)?;
        Some((place, new_text))
    });
    let (place, new_text) = styled.unwrap_or_else(|| (figure.place.clone(), theirs.to_owned()));
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

/// `theirs` in the digits that make up `written` of the draft's `ours`: 600,000 is "0.6" where "5" stands for 5 million.
fn styled(written: &str, ours: Value, theirs: Value) -> Option<String> {
    let (Value::Number(ours), Value::Number(theirs)) = (ours, theirs) else { return None };
    let digits: f64 = written.replace(',', "").parse().ok()?;
    let number = theirs * digits / ours;
    // More places than a reader takes in are another style's.
    let rounded = (number * 100.0).round() / 100.0;
    if digits == 0.0 || ours == 0.0 || number < 0.0 || (number - rounded).abs() > 1e-9 * number.abs() {
        return None;
    }
    let is_bare = digits >= 1_000.0 && !written.contains(',');
    Some(if is_bare { rounded.to_string() } else { grouped(&rounded.to_string()) })
}

/// With a comma between the thousands.
fn grouped(number: &str) -> String {
    let (whole, part) = number.split_at(number.find('.').unwrap_or(number.len()));
    let comma = |at: usize| if at > 0 && (whole.len() - at).is_multiple_of(3) { "," } else { "" };
    let whole: String = whole.char_indices().map(|(at, digit)| format!("{}{digit}", comma(at))).collect();
    whole + part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_takes_the_drafts_style() {
        let table = [
            ("50", 50.0, 15.0, Some("15")),
            ("421", 421.0, 1412.0, Some("1,412")),
            ("4,210", 4210.0, 12_345_678.0, Some("12,345,678")),
            ("4210", 4210.0, 4120.0, Some("4120")),
            ("3", 3e6, 600_000.0, Some("0.6")),
            ("3.2", 3.2e6, 2_300_000.0, Some("2.3")),
            ("3", 3e6, 612_345.0, None),
            ("0", 0.0, 5.0, None),
        ];
        for (written, ours, theirs, expected) in table {
            let styled = styled(written, Value::Number(ours), Value::Number(theirs));
            assert_eq!(styled.as_deref(), expected, "{written}");
        }
        assert_eq!(styled("6", Value::Tally(6.0, 3.0), Value::Tally(5.0, 4.0)), None);
    }
}
