//! Makes many fixes of a draft at once: those that may be made unread.
use crate::{
    analysis::{Analysis, action::sure_fix},
    checks::MISQUOTE,
    finding::Edit,
    text::Span,
};

/// The fixes that can be made together, and those that cannot, with the reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mending {
    /// Replacements in the draft, in order, not touching one another.
    pub edits: Vec<Edit>,
    /// How many findings they mend.
    pub mended: usize,
    /// Findings without a fix that may be made unread.
    pub unsure: usize,
    /// Fixes of words between quotation marks, which were not asked for.
    pub quoted: usize,
    /// Fixes that touch one before them: they can be made after it.
    pub overlapping: usize,
}

/// Gathers the sure fixes of the findings with these codes. Words between quotation marks are changed only where
/// `misquote` is among the codes.
pub fn mend(analysis: &Analysis, codes: &[String]) -> Mending {
    let is_named = |code: &str| codes.iter().any(|it| it == code);
    let quoted = if is_named(MISQUOTE.code) { Vec::new() } else { quotations(analysis) };
    let mut mending = Mending::default();
    for finding in analysis.findings.iter().filter(|it| is_named(it.code)) {
        let Some(fix) = sure_fix(analysis, finding) else {
            mending.unsure += 1;
            continue;
        };
        let touches = |span: &Span| fix.edits.iter().any(|edit| touch(&edit.span, span));
        if quoted.iter().any(touches) {
            mending.quoted += 1;
        } else if mending.edits.iter().any(|made| touches(&made.span)) {
            mending.overlapping += 1;
        } else {
            mending.mended += 1;
            mending.edits.extend(fix.edits.iter().cloned());
        }
    }
    mending.edits.sort_by_key(|edit| edit.span.start);
    mending
}

/// Every quotation of the draft with its marks, in the file.
fn quotations(analysis: &Analysis) -> Vec<Span> {
    analysis.facts.quotations.iter().map(|it| it.place.in_file(&analysis.draft)).collect()
}

/// What only meets counts too: of two insertions at one place nobody knows the order.
fn touch(a: &Span, b: &Span) -> bool {
    a.start <= b.end && b.start <= a.end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::{action::applied, story};

    const WIRE: &str = "The ferry to Callow Bay carried 412 passengers, Wilhelmina Ostrander said.\n\n\
        “We will never raise taxes on small shops,” said Ada Quill. “The harbor cost 300 dollars,” Graham Pell said.";
    const PIECES: &[&str] = &[
        "The ferry to Callow Bay carried 421 passengers. ",
        "Wilhelmina Ostrandar spoke. ",
        "“We will not raise taxes on small shops,” said Ada Quill. ",
        "“The ferry to Callow Bay carried 421 passengers,” Wilhelmina Ostrandar said. ",
        "*Wilhelmina Ostrandar* smiled. ",
        "“Wilhelmina Ostrandar is right,” Ada Quill said. ",
        "Grahm Pell left. ",
        "\n\n",
        "> ",
        "é😀 ",
    ];

    fn after(draft: &str, codes: &[&str]) -> (Mending, String) {
        let codes: Vec<String> = codes.iter().map(|&it| it.to_owned()).collect();
        let mending = mend(&story::analysis(&[WIRE], draft), &codes);
        let text = applied(draft, &mending.edits);
        (mending, text)
    }

    #[test]
    fn only_what_is_named_is_mended_and_quoted_words_only_with_misquote() {
        let draft = PIECES[..6].concat();
        let (mending, text) = after(&draft, &["name-misspelling"]);
        let expected = draft.replace("Ostrandar spoke", "Ostrander spoke");
        assert_eq!(
            text.replace("*Wilhelmina Ostrander*", "*Wilhelmina Ostrandar*")
                .replace("” Wilhelmina Ostrander", "” Wilhelmina Ostrandar"),
            expected
        );
        assert!(mending.mended >= 1 && mending.quoted == 1, "{mending:?}\n{text}");
        let (mending, text) = after(&draft, &["figure-conflict"]);
        assert!(text.contains("“The ferry to Callow Bay carried 421"), "{text}");
        assert!(!text.contains("The ferry to Callow Bay carried 421 passengers. "), "{mending:?} {text}");
        let (_, text) = after(&draft, &["misquote"]);
        assert_eq!(text, draft.replace("will not raise", "will never raise"));
        assert_eq!(after(&draft, &[]), (Mending::default(), draft));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn fixes_change_no_quoted_word_and_no_other_finding(pieces in proptest::collection::vec(0..PIECES.len(), 1..12)) {
            let draft: String = pieces.iter().map(|&at| PIECES[at]).collect();
            let before = story::analysis(&[WIRE], &draft);
            let codes = ["name-misspelling", "figure-conflict"].map(str::to_owned);
            let mending = mend(&before, &codes);
            let text = applied(&draft, &mending.edits);
            let after = story::analysis(&[WIRE], &text);
            let quoted = |it: &Analysis| -> Vec<String> {
                quotations(it).iter().map(|span| it.draft.text.as_str()[span.clone()].to_owned()).collect()
            };
            prop_assert_eq!(quoted(&before), quoted(&after), "{}\n{}", draft, text);
            for pair in mending.edits.windows(2) {
                prop_assert!(pair[0].span.end < pair[1].span.start);
            }
            let named = before.findings.iter().filter(|it| codes.contains(&it.code.to_owned())).count();
            prop_assert_eq!(named, mending.mended + mending.unsure + mending.quoted + mending.overlapping);
            let left = after.findings.iter().filter(|it| codes.contains(&it.code.to_owned())).count();
            prop_assert!(left <= named - mending.mended, "{}\n{}\n{:?}", draft, text, after.findings);
        }
    }
}
