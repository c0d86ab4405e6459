//! The check `name-misspelling`.
mod suspect;
#[cfg(test)]
mod tests;

use crate::{
    check::BlockContext,
    checks::name_misspelling::suspect::{Kind, Slip, Suspect},
    declare_check,
    facts::name::Name,
    finding::{Edit, Finding, Fix, Severity},
};

declare_check! {
    /// A name that is a letter or two off the sources' spelling.
    ///
    /// ## Why it matters
    ///
    /// A misspelt name is the error that readers write in about, and the person named never forgets it. Spell checkers
    /// pass over names; the sources know them.
    ///
    /// ## What to do
    ///
    /// Take the sources' spelling. If the draft means somebody else, whose name only looks alike, list the name under
    /// `accepted-names` in the configuration. A dropped accent is a hint only.
    ///
    /// No finding: a name the sources have too, a different first name (then it is another person), plurals and
    /// possessives of a name, a short surname that stands alone. A right name with the office of somebody whose name looks
    /// alike is a finding: one of the two was mistaken for the other.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// Harbour master Wilhelmina Ostrander closed the port of Callow Bay. Ostrander said that it would stay closed.
    /// ```
    ///
    /// ```article draft.md
    /// Wilhelmina {|name-misspelling:Ostrandar|} closed the port on Monday.
    /// ```
    pub(super) NAME_MISSPELLING {
        code: "name-misspelling",
        severity: Severity::Warning,
        run: run,
    }
}

fn run(ctx: &BlockContext<'_>, acc: &mut Vec<Finding>) {
    for name in ctx.names().iter().filter(|name| !name.by_office) {
        let suspect = Suspect::new(ctx, name);
        if suspect.is_accepted() {
            continue;
        }
        let slips = suspect.slips();
        acc.extend(slips.iter().map(|slip| finding(ctx, name, slip)));
    }
}

/// Is it the name that is wrong, and not the office beside it?
pub(super) fn is_for_namesake(ctx: &BlockContext<'_>, name: &Name) -> bool {
    let suspect = Suspect::new(ctx, name);
    !suspect.is_accepted() && suspect.namesake().is_some()
}

fn finding(ctx: &BlockContext<'_>, name: &Name, slip: &Slip) -> Finding {
    let span = ctx.draft.blocks[name.place.block].to_file(&slip.span);
    let known = ctx.corpus.names.get(slip.known);
    let written = &ctx.draft.blocks[name.place.block].prose[slip.span.clone()];
    let having = sources(ctx, known.sources.len());
    let message = match slip.kind {
        Kind::Namesake => format!("“{written}” is somebody else: the office is {}’s in {having}", slip.right),
        _ => format!("“{written}” is spelt “{}” in {having}", slip.right),
    };
    let evidence =
        known.first.iter().map(|(source, place)| ctx.corpus.fact_evidence(*source, place)).collect();
    let mut finding = NAME_MISSPELLING.finding(span.clone(), message, evidence);
    if slip.kind == Kind::Accent {
        finding.severity = Severity::Hint;
    }
    let edits = vec![Edit { span, new_text: slip.right.clone() }];
    finding.fixes.push(Fix { title: format!("use the sources’ spelling: {}", slip.right), edits });
    finding
}

/// "all 5 sources", "2 of 5 sources", "the only source"; "the sources" where not all of them are looked at.
fn sources(ctx: &BlockContext<'_>, having: usize) -> String {
    match (having, ctx.corpus.sources.len()) {
        (_, 1) => "the source".to_owned(),
        _ if ctx.corpus.is_part() => "the sources".to_owned(),
        (all, total) if all == total => format!("all {total} sources"),
        (having, total) => format!("{having} of {total} sources", having = having.max(1)),
    }
}
