//! Where checks of one kind found a contradiction.
use crate::{
    check::BlockContext,
    facts::Place,
    finding::{Finding, Severity},
    text::Span,
};

/// In the order of the text.
pub(super) struct Accused(Vec<Span>);

impl Accused {
    pub(super) fn of(findings: &[Finding], codes: &[&str]) -> Accused {
        let serious = findings.iter().filter(|it| it.severity >= Severity::Warning);
        let mut spans: Vec<Span> =
            serious.filter(|it| codes.contains(&it.code)).map(|it| it.span.clone()).collect();
        spans.sort_by_key(|span| span.start);
        Accused(spans)
    }

    pub(super) fn touches(&self, ctx: &BlockContext<'_>, place: &Place) -> bool {
        let own = place.in_file(ctx.draft);
        let begun = self.0.partition_point(|span| span.start < own.end);
        self.0[..begun].last().is_some_and(|span| span.end > own.start)
    }
}
