//! What the page and the Markdown have in common: the words and signs for what came of a fact.
use crate::{
    analysis::{
        review::{Kind, Note, Outcome, Review},
        standing::Verdict,
    },
    finding::Severity,
    source::BlockKind,
    text::Span,
};

/// How an outcome is shown.
pub(super) struct Shown {
    /// A sign that stands for it, so that colour is never all there is.
    pub(super) sign: &'static str,
    /// In a sentence and as a class: "contradicted".
    pub(super) word: &'static str,
    /// What it means, in a line.
    pub(super) meaning: &'static str,
}

/// How an outcome is shown.
pub(super) fn outcome(outcome: Outcome) -> Shown {
    let (sign, word, meaning) = match outcome {
        Outcome::Contradicted => ("✗", "contradicted", "Draft and source cannot both be right"),
        Outcome::Remark => ("!", "noted", "Found in the draft itself"),
        Outcome::Unsupported => ("?", "unsupported", "No source speaks of it"),
        Outcome::Accepted => ("◇", "accepted", "Somebody answers for it"),
        Outcome::Supported => ("✓", "supported", "A source has it"),
    };
    Shown { sign, word, meaning }
}

/// "quotation"
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Quotation => "quotation",
        Kind::Figure => "figure",
        Kind::Date => "date",
        Kind::Name => "name",
        Kind::Remark => "remark",
    }
}

/// What came of the fact, in a few words.
pub(super) fn verdict(note: &Note<'_>) -> String {
    // Of several pieces the one that came out worst speaks for all.
    let worst = note.knowledge.iter().max_by_key(|it| it.standing.verdict);
    match (note.outcome, worst) {
        (Outcome::Accepted, _) => "Accepted".to_owned(),
        (Outcome::Contradicted, Some(it)) if it.standing.verdict == Verdict::Supported => {
            format!("{}, but", it.in_words())
        }
        (Outcome::Contradicted, _) => "Contradicted".to_owned(),
        (Outcome::Remark, _) | (_, None) => "Noted".to_owned(),
        (_, Some(it)) => it.in_words(),
    }
}

/// The notes with something that a human must settle before the draft can go, in the order of the text.
pub(super) fn to_settle<'r, 'a>(review: &'r Review<'a>) -> impl Iterator<Item = (usize, &'r Note<'a>)> {
    let serious = |note: &Note<'_>| note.findings.iter().any(|it| it.severity >= Severity::Warning);
    review.notes.iter().enumerate().filter(move |(_, note)| serious(note))
}

/// The name of the file.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The headline of a draft, unless the draft shows it anyway: then the file's name.
pub(super) fn title<'a>(review: &Review<'a>) -> &'a str {
    let draft = &review.analysis.draft;
    let headline = draft.blocks.iter().find(|block| block.kind == BlockKind::Heading);
    let title =
        draft.title.as_deref().filter(|title| headline.is_none_or(|it| it.prose.trim() != title.trim()));
    title.unwrap_or(file_name(&draft.path))
}

/// The words in stretches, each with whether it is one of the spans; of spans that overlap the first counts.
pub(super) fn stretches<'a>(words: &'a str, spans: &[Span]) -> Vec<(&'a str, bool)> {
    let (mut stretches, mut from) = (Vec::new(), 0);
    for span in spans.iter().filter(|span| !span.is_empty()) {
        if span.start >= from {
            stretches.extend([(&words[from..span.start], false), (&words[span.clone()], true)]);
            from = span.end;
        }
    }
    stretches.push((&words[from..], false));
    stretches
}
