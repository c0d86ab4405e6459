//! What came of one block, in a form that can be kept while the text around it changes.
use crate::{
    analysis::{level, standing::Standings},
    check::BlockContext,
    checks,
    compare::statement::Statements,
    finding::Finding,
    source::Article,
};

/// What came of one block.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) standings: Standings,
    pub(super) statements: Statements,
    findings: Vec<Anchored>,
}

/// A finding whose spans count from the start of a block, which lies so many blocks after the one it was found in.
#[derive(Debug)]
struct Anchored {
    after: isize,
    finding: Finding,
    /// It holds as long as the basis of the block does: all its spans lie in the anchor, which that number covers.
    lasts: bool,
}

impl Outcome {
    /// Runs every check on a block.
    pub(super) fn of(ctx: &BlockContext<'_>) -> Outcome {
        let mut findings = Vec::new();
        for check in checks::ALL {
            level::run(check, ctx.config, &mut findings, |findings| (check.run)(ctx, findings));
        }
        Outcome {
            standings: Standings::of_block(ctx, &findings),
            statements: Statements::of(ctx.comparison, &ctx.draft.blocks[ctx.block].kind),
            findings: findings.into_iter().map(|it| anchored(it, ctx)).collect(),
        }
    }

    /// The findings where the block stands now.
    pub(super) fn findings(&self, draft: &Article, block: usize) -> impl Iterator<Item = Finding> {
        self.findings.iter().map(move |it| {
            let anchor = block.checked_add_signed(it.after).and_then(|at| draft.blocks.get(at));
            let start = anchor.map_or(0, |block| block.extent().start);
            moved(it.finding.clone(), |at| start.wrapping_add(at))
        })
    }

    /// Does it hold as long as the basis of the block does?
    pub(super) fn lasts(&self) -> bool {
        self.findings.iter().all(|it| it.lasts)
    }
}

fn anchored(finding: Finding, ctx: &BlockContext<'_>) -> Anchored {
    let at = ctx.draft.blocks.partition_point(|block| block.extent().end < finding.span.end);
    let extent = ctx.draft.blocks.get(at).map_or(0..0, |block| block.extent());
    let edits = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| &edit.span);
    let within = edits.chain([&finding.span]).all(|it| extent.start <= it.start && it.end <= extent.end);
    let lasts = within && ctx.seen().contains(&at);
    Anchored {
        after: at as isize - ctx.block as isize,
        lasts,
        finding: moved(finding, |at| at.wrapping_sub(extent.start)),
    }
}

fn moved(mut finding: Finding, to: impl Fn(usize) -> usize) -> Finding {
    finding.span = to(finding.span.start)..to(finding.span.end);
    for edit in finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
        edit.span = to(edit.span.start)..to(edit.span.end);
    }
    finding
}
