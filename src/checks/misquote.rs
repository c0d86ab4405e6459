use crate::{
    check::BlockContext,
    compare::{
        difference::{Difference, differences, source_words},
        quotation::{Match, QuotedWords, Trap, Verdict},
    },
    corpus::align::Step,
    declare_check,
    finding::{Edit, Evidence, Finding, Fix, Severity},
    lang::Language,
    text::Span,
};

declare_check! {
    /// A direct quotation that differs from the source it was taken from.
    ///
    /// ## Why it matters
    ///
    /// Words between quotation marks are a promise that these words were said. A changed word, a dropped “not”, two
    /// sentences run together: each puts words into somebody's mouth.
    ///
    /// A spelling, a mark, an honest ellipsis or `[bracket]` and a shorter excerpt change nothing and are left alone. A
    /// contraction undone, a filler dropped or a verb's tense tidied up is a warning; every other change is an error. So is a
    /// cut that turns the meaning: “agree with it” where the source has “do not agree with it”, unless the draft says “not”
    /// in its own words.
    ///
    /// ## What to do
    ///
    /// Use the source's words, mark what is left out with an ellipsis or what is put in with brackets, or take the marks
    /// away and paraphrase.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// “We will never raise taxes on small shops,” Mayor Ada Quill said on Monday.
    /// ```
    ///
    /// ```article draft.md
    /// “We will {|misquote:not|} raise taxes on small shops,” Mayor Ada Quill said.
    /// ```
    pub MISQUOTE { code: "misquote", severity: Severity::Error, run: run }
}

fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    for quoted in &ctx.comparison.quotations {
        findings.extend(match &quoted.verdict {
            Verdict::Altered(it) => altered(ctx, quoted, it),
            Verdict::Cut(it, trap) => Some(cut(ctx, quoted, it, trap)),
            Verdict::Joined(first, second) => Some(joined(ctx, quoted, first, second)),
            _ => None,
        });
    }
}

fn altered(ctx: &BlockContext<'_>, quoted: &QuotedWords<'_>, it: &Match<'_>) -> Option<Finding> {
    let differences = differences(ctx.draft, quoted, it, ctx.corpus);
    let (first, last) = (differences.first()?, differences.last()?);
    let message = described(&differences);
    let span = in_file(ctx, quoted, first.draft.start..last.draft.end);
    let mut finding = MISQUOTE.finding(span, message, vec![evidence(ctx, it)]);
    if differences.iter().all(|it| it.minor) {
        finding.severity = Severity::Warning;
    }
    finding.fixes = fixes(ctx, quoted, &differences);
    Some(finding)
}

/// At most so many differences are told one by one.
const TOLD: usize = 3;

fn described(differences: &[Difference]) -> String {
    let told: Vec<String> = differences.iter().take(TOLD).map(one).collect();
    let more = if differences.len() > TOLD { ", and more" } else { "" };
    format!("not the source's words: {}{more}", told.join("; "))
}

fn one(it: &Difference) -> String {
    match (it.theirs.is_empty(), it.dropped) {
        (true, _) => format!("“{}” is not in the source", it.ours),
        (_, true) => format!("the source has “{}”, with nothing to show that words were left out", it.theirs),
        _ => format!("the source has “{}”, not “{}”", it.theirs, it.ours),
    }
}

fn fixes(ctx: &BlockContext<'_>, quoted: &QuotedWords<'_>, differences: &[Difference]) -> Vec<Fix> {
    let fix = |title: String, new_text: &dyn Fn(&Difference) -> String| {
        let edit = |it: &Difference| {
            let new_text = new_text(it);
            let span =
                if new_text.is_empty() { with_space(ctx, quoted, &it.draft) } else { it.draft.clone() };
            Edit { span: in_file(ctx, quoted, span), new_text }
        };
        Fix { title, edits: differences.iter().map(edit).collect() }
    };
    let mut fixes = vec![fix(theirs(differences), &|it| it.theirs.clone())];
    if differences.iter().all(|it| it.dropped) {
        let mark = |it: &Difference| {
            let (before, after) = it.ours.split_once(' ').unwrap_or((&it.ours, ""));
            format!("{before} … {after}").trim_end().to_owned()
        };
        fixes.push(fix("mark the omission with an ellipsis".to_owned(), &mark));
    }
    if differences.iter().all(|it| is_clarified(it, ctx.draft.language)) {
        fixes.push(fix("show in brackets that the words are yours".to_owned(), &|it| {
            format!("[{}]", it.ours)
        }));
    }
    fixes
}

/// What brackets are for: a tense or number made to fit, and a pronoun told.
fn is_clarified(it: &Difference, language: &Language) -> bool {
    let pronoun = language.thesaurus.pronouns.contains(&it.theirs.to_lowercase().as_str());
    !it.dropped && (it.minor || pronoun)
}

/// The first fix, in words.
fn theirs(differences: &[Difference]) -> String {
    let theirs = differences.iter().map(|it| it.theirs.as_str()).filter(|theirs| !theirs.is_empty());
    let told: Vec<String> = theirs.take(TOLD).map(|theirs| format!("“{theirs}”")).collect();
    match told.is_empty() {
        true => "take out what is not in the source".to_owned(),
        false => format!("use the source's words: {}", told.join(", ")),
    }
}

/// Words to be taken out, with the space before them.
fn with_space(ctx: &BlockContext<'_>, quoted: &QuotedWords<'_>, words: &Span) -> Span {
    let before = &ctx.draft.blocks[quoted.quotation.place.block].prose[..words.start];
    words.start - usize::from(before.ends_with(' '))..words.end
}

fn cut(ctx: &BlockContext<'_>, quoted: &QuotedWords<'_>, it: &Match<'_>, trap: &Trap) -> Finding {
    let (Trap::Negation(lost) | Trap::Condition(lost)) = trap;
    let from = it.alignment.source.start.saturating_sub(5);
    let theirs = source_words(it, from..it.alignment.source.end, ctx.corpus);
    let covered =
        it.alignment.steps.iter().any(|step| matches!(step, Step::Covered(_, range) if !range.is_empty()));
    let how = if covered { "what is left out turns the meaning" } else { "cut so that the meaning turns" };
    let message = format!("{how}: the source has “{lost}” here, as in “{theirs}”");
    MISQUOTE.finding(in_file(ctx, quoted, quoted.quotation.content.clone()), message, vec![evidence(ctx, it)])
}

fn joined(
    ctx: &BlockContext<'_>,
    quoted: &QuotedWords<'_>,
    first: &Match<'_>,
    second: &Match<'_>,
) -> Finding {
    let same = std::ptr::eq(first.passage, second.passage);
    let message = if same {
        "the source has these words in another order"
    } else {
        "two quotations run together as one: the sources have them apart"
    };
    let evidence = vec![evidence(ctx, first), evidence(ctx, second)];
    MISQUOTE.finding(in_file(ctx, quoted, quoted.quotation.content.clone()), message.to_owned(), evidence)
}

fn in_file(ctx: &BlockContext<'_>, quoted: &QuotedWords<'_>, span: Span) -> Span {
    ctx.draft.blocks[quoted.quotation.place.block].to_file(&span)
}

/// The source's passage, with its speaker.
pub(super) fn evidence(ctx: &BlockContext<'_>, it: &Match<'_>) -> Evidence {
    ctx.corpus.passage_evidence(it.passage, &it.alignment.source)
}
