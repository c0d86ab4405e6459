//! Spans of a text that may lie in one another or overlap, as marks that open and close in order: what a page needs.
use crate::text::Span;

/// A stretch of text that is to be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layer<T> {
    pub(super) span: Span,
    pub(super) what: T,
}

/// A step of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<'a, T> {
    /// A mark opens; one that overlaps another is opened again where the other ended.
    Open(T),
    /// Words under all the marks that are open.
    Words(&'a str),
    /// The mark that was opened last closes; `true` where it is over, `false` where it will be opened again.
    Close(T, bool),
}

/// The part `within` of a text, with the marks that touch it; a mark that goes beyond it is over only where it ends.
pub(super) fn steps<'a, T: Copy>(text: &'a str, within: &Span, layers: &[Layer<T>]) -> Vec<Step<'a, T>> {
    let mut coming: Vec<&Layer<T>> = layers.iter().filter(|it| touches(&it.span, within)).collect();
    // The longer of two that begin together goes around the other; the first to close is taken from the end.
    coming.sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end)));
    coming.reverse();
    let mut walk = Walk { text, at: within.start, open: Vec::new(), steps: Vec::new() };
    loop {
        let opens = coming.last().map(|it| it.span.start.max(within.start));
        let closes = walk.open.iter().map(|it| it.span.end).min();
        match (opens, closes) {
            (Some(opens), closes) if closes.is_none_or(|closes| opens < closes) => {
                walk.to(opens);
                walk.open.extend(coming.pop().inspect(|it| walk.steps.push(Step::Open(it.what))));
            }
            (_, Some(closes)) if closes <= within.end => {
                walk.to(closes);
                walk.close(closes);
            }
            _ => break,
        }
    }
    walk.to(within.end);
    walk.steps.extend(walk.open.iter().rev().map(|it| Step::Close(it.what, false)));
    walk.steps
}

fn touches(span: &Span, within: &Span) -> bool {
    span.start < span.end && span.start < within.end && within.start < span.end
}

struct Walk<'a, 'l, T> {
    text: &'a str,
    at: usize,
    /// The marks that are open, the outermost first.
    open: Vec<&'l Layer<T>>,
    steps: Vec<Step<'a, T>>,
}

impl<T: Copy> Walk<'_, '_, T> {
    /// The words up to an offset.
    fn to(&mut self, offset: usize) {
        if self.at < offset {
            self.steps.push(Step::Words(&self.text[self.at..offset]));
            self.at = offset;
        }
    }

    /// Closes the innermost mark that ends here, and for that those in it, which open again.
    fn close(&mut self, end: usize) {
        let Some(at) = self.open.iter().rposition(|it| it.span.end == end) else { return };
        let inner = self.open.split_off(at + 1);
        self.steps.extend(inner.iter().rev().map(|it| Step::Close(it.what, false)));
        self.steps.extend(self.open.pop().map(|it| Step::Close(it.what, true)));
        self.steps.extend(inner.iter().map(|it| Step::Open(it.what)));
        self.open.extend(inner);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `<a`, `a>`; `a-` where a mark is closed to be opened again.
    fn drawn(text: &str, within: Span, layers: &[(Span, char)]) -> String {
        let layers: Vec<_> =
            layers.iter().map(|(span, what)| Layer { span: span.clone(), what: *what }).collect();
        let step = |step| match step {
            Step::Open(what) => format!("<{what}"),
            Step::Words(words) => words.to_owned(),
            Step::Close(what, true) => format!("{what}>"),
            Step::Close(what, false) => format!("{what}-"),
        };
        steps(text, &within, &layers).into_iter().map(step).collect()
    }

    #[test]
    fn marks_are_nested_and_none_is_lost() {
        let table: [(&[(Span, char)], &str); 8] = [
            (&[], "123456"),
            (&[(1..3, 'a')], "1<a23a>456"),
            (&[(2..4, 'b'), (0..6, 'a')], "<a12<b34b>56a>"),
            (&[(0..6, 'a'), (0..2, 'b'), (2..6, 'c')], "<a<b12b><c3456c>a>"),
            (&[(0..4, 'a'), (2..6, 'b')], "<a12<b34b-a><b56b>"),
            (&[(0..3, 'a'), (1..5, 'b'), (2..6, 'c')], "<a1<b2<c3c-b-a><b<c45c-b><c6c>"),
            (&[(1..3, 'a'), (1..3, 'b')], "1<a<b23b>a>456"),
            (&[(3..3, 'a')], "123456"),
        ];
        for (layers, expected) in table {
            assert_eq!(drawn("123456", 0..6, layers), expected, "{layers:?}");
        }
    }

    #[test]
    fn a_mark_that_goes_beyond_the_part_is_not_over() {
        let layers = [(1..5, 'a'), (3..4, 'b')];
        assert_eq!(drawn("123456", 0..3, &layers), "1<a23a-");
        assert_eq!(drawn("123456", 3..6, &layers), "<a<b4b>5a>6");
    }
}
