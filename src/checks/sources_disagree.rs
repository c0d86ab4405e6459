use crate::{
    check::BlockContext,
    compare::{
        figure::{Answer, ComparedFigure, Verdict},
        quantity::Relation,
    },
    corpus::Corpus,
    declare_check,
    finding::{Finding, Severity},
};

declare_check! {
    /// The draft follows one source where another says otherwise.
    ///
    /// ## Why it matters
    ///
    /// The draft is not wrong, but somebody is, and a reader of the other paper may ask.
    ///
    /// ## What to do
    ///
    /// Say whose figure it is, or give both.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// The harbor fire destroyed 41 boats at Quill Pier.
    /// ```
    ///
    /// ```article herald.md
    /// The harbor fire destroyed 47 boats at Quill Pier.
    /// ```
    ///
    /// ```article draft.md
    /// The harbor fire destroyed {|sources-disagree:47|} boats at Quill Pier.
    /// ```
    pub(super) SOURCES_DISAGREE { code: "sources-disagree", severity: Severity::Info, run: run }
}

/// Both must plainly be for the same thing.
const SAME_THING: f32 = 0.6;

fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    for compared in ctx.comparison.figures.iter().filter(|it| it.verdict == Verdict::Supported) {
        let Some((with, against)) = sides(compared, ctx.corpus) else { continue };
        let text =
            |answer: &Answer| answer.figure.place.text(ctx.corpus.article(answer.fact.source)).to_owned();
        let message = format!("one source has “{}”, another “{}”", text(with), text(against));
        let evidence =
            [with, against].map(|it| ctx.corpus.fact_evidence(it.fact.source, &it.figure.place)).to_vec();
        findings.push(SOURCES_DISAGREE.finding(compared.figure.place.in_file(ctx.draft), message, evidence));
    }
}

fn sides<'a>(compared: &'a ComparedFigure<'_>, corpus: &Corpus) -> Option<(&'a Answer<'a>, &'a Answer<'a>)> {
    let best =
        |relation| compared.answers.iter().find(|it| it.relation == relation && it.likeness >= SAME_THING);
    let (with, against) = (best(Relation::Agrees)?, best(Relation::Conflicts)?);
    let (ours, theirs) = (with.fact.source, against.fact.source);
    (ours != theirs && against.likeness >= 0.8 * with.likeness && corpus.tell_of_one_story(ours, theirs))
        .then_some((with, against))
}
