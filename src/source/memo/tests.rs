use std::sync::Arc;

use proptest::prelude::*;

use crate::{
    source::{Memo, Role, article},
    text::Text,
};

/// What makes and unmakes the blocks of a file, in every format.
const PIECES: &[&str] = &[
    "Ada Quill said “it won\"t open” in June.",
    "The pier cost $5 million; see [the note] and [^1].",
    "Correction: it cost $6 million.",
    "4 min read",
    "By Noah Pym",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n\r\n",
    "\n\n# Pier Opens",
    "\n===\n",
    "\n- One boat",
    "\n\n  Two boats",
    "\n2. Three",
    "\n> Nobody goes",
    "\n    indented",
    "\n```\n",
    "\n~~~ text\n",
    "\n<div>\n<p>In tags",
    "</p>\n</div>\n",
    "<!-- hidden\n\n",
    "-->",
    "\n\n[the note]: http://a.example/b\n",
    "\n\n[^1]: A note.\n",
    "\n| Who | Boats |\n|--|--:|\n| Ada | 9 |",
    "\n|---|\n",
    "![A wall](w.png)",
    "*",
    "`",
    "🙈",
    "---\ndate: 2025-05-20\n---\n",
    " ",
    "1",
    ". ",
];

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(PIECES)
}

/// A change of a text in pieces: at a place so many are taken out, and others are put there.
type Change = (prop::sample::Index, usize, Vec<&'static str>);

fn change() -> impl Strategy<Value = Change> {
    (any::<prop::sample::Index>(), 0..3_usize, prop::collection::vec(piece(), 0..3))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reads_on_as_if_read_afresh(
        mut pieces in prop::collection::vec(piece(), 0..60),
        changes in prop::collection::vec(change(), 1..8),
        path in prop::sample::select(&["a.md", "a.md", "a.md", "a.txt", "a.html"][..]),
    ) {
        let mut memo = Memo::default();
        memo.draft(path, "", Text::from(&*pieces.concat()));
        for (at, out, new) in changes {
            let at = at.index(pieces.len() + 1);
            pieces.splice(at..pieces.len().min(at + out), new);
            let text = pieces.concat();
            let again = memo.draft(path, "", Text::from(&*text));
            let afresh = article(path, &text, Role::Draft);
            prop_assert_eq!(format!("{again:#?}"), format!("{afresh:#?}"), "{:?}", text);
        }
    }
}

#[test]
fn a_paragraph_is_read_again_with_the_one_before_only() {
    let paragraph = |number: usize| format!("Boat {number} lay at the pier.\n\n");
    let text: String = (0..100).map(paragraph).collect();
    let mut memo = Memo::default();
    let before = memo.draft("a.md", "", Text::from(&*text));
    let after = memo.draft("a.md", "", Text::from(&*text.replace("Boat 50 lay", "Boat 50 was")));
    let same = |at: &usize| Arc::ptr_eq(&before.blocks[*at].prose, &after.blocks[*at].prose);
    let again: Vec<usize> = (0..100).filter(|at| !same(at)).collect();
    assert_eq!(again, [49, 50]);
}
