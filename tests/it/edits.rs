//! A draft that is edited comes to what the final text, read afresh, comes to.
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use copydesk::{
    analysis::{self, Analysis},
    config::Config,
    corpus::Corpus,
    source::{self, Role},
    text::Text,
};
use proptest::prelude::*;

const SOURCE: &str = "---\ndate: 2025-05-09\n---\n\n\
    The harbor fire destroyed 41 boats at Quill Pier on May 3, the fire service said.\n\n\
    “We will never raise taxes to pay for the pier,” Mayor Ada Quill told the council on Thursday.\n\n\
    Graham Pell, the harbor master, said the call with the governor had lasted about 15 minutes. \
    “The tide was on our side,” he said.\n\n\
    The council voted 6-3 for the budget of $3.2 million.\n";

/// What a draft of that story is made of, right and wrong.
const PIECES: &[&str] = &[
    "“We will not raise taxes to pay for the pier,” Mayor Ada Quill said. ",
    "“We will never raise taxes to pay for the pier,” said Pell. ",
    "“We will never raise taxes",
    " to pay for the pier,” she said. ",
    "“The tide was on our side,” ",
    "Quill said. ",
    "Harbor master Graham Pell ",
    "Grahm Pell, the mayor, ",
    "The fire destroyed 14 boats at Quill Pier on May 4. ",
    "The fire destroyed 41 boats on Saturday. ",
    "The call with the governor lasted 50 minutes. ",
    "The council voted 7-2 for the budget of $3.2 million. ",
    "A petition with 4,100 signatures was handed in. ",
    "The clerk will check the 1,400 signatures by Monday, May 5, 2025. ",
    "three days later",
    "<!-- copydesk: ok misquote: read back -->",
    "\n\n",
    "\r\n\r\n",
    "\n\n- ",
    "\n\n> ",
    "\n\n## ",
    "| boats | 14 |\n",
    "x",
    " ",
    "“",
    "”",
    "😀",
    "---\ndate: 2025-05-20\n---\n",
];

/// What is kept of a draft.
#[derive(Default)]
struct Memo {
    source: source::Memo,
    analysis: analysis::Memo,
}

fn analyse(memo: &mut Memo, text: &str, corpus: &Arc<Corpus>, config: &Arc<Config>) -> Analysis {
    let draft = memo.source.draft("draft.md", "", Text::from(text));
    memo.analysis.analyse(draft, Arc::clone(corpus), Arc::clone(config))
}

/// Begins an analysis that is not wanted any more after so many blocks.
fn interrupt(memo: &mut Memo, text: &str, corpus: &Arc<Corpus>, config: &Arc<Config>, blocks: usize) {
    let asked = AtomicUsize::new(0);
    let is_wanted = || if asked.fetch_add(1, Ordering::Relaxed) < blocks { Ok(()) } else { Err(()) };
    let draft = memo.source.draft("draft.md", "", Text::from(text));
    let came = memo.analysis.analyse_while(draft, Arc::clone(corpus), Arc::clone(config), is_wanted);
    assert_eq!(came.is_err(), asked.into_inner() > blocks);
}

/// A change at a place given in 256ths of the text: so much of it is taken out, and pieces are put in.
type Change = (u8, u8, Vec<&'static str>);

fn change() -> impl Strategy<Value = Change> {
    let words = proptest::collection::vec(proptest::sample::select(PIECES), 0..3);
    (any::<u8>(), prop_oneof![3 => Just(0), 1 => any::<u8>()], words)
}

fn apply(text: &str, (at, cut, words): &Change) -> String {
    let place = |share: usize| (0..=share * text.len() / 256).rev().find(|&it| text.is_char_boundary(it));
    let start = place(usize::from(*at)).unwrap_or(0);
    let end = place((usize::from(*at) + usize::from(*cut / 8)).min(256)).unwrap_or(start).max(start);
    [&text[..start], &words.concat(), &text[end..]].concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_draft_is_analysed_like_a_new_one(
        start in proptest::collection::vec(proptest::sample::select(PIECES), 0..40),
        changes in proptest::collection::vec(change(), 1..10),
    ) {
        let sources = source::read("wire.md", SOURCE.as_bytes(), Role::Source).articles;
        let (corpus, config) = (Arc::new(Corpus::new(sources)), Arc::new(Config::default()));
        let mut memo = Memo::default();
        let mut text = start.concat();
        analyse(&mut memo, &text, &corpus, &config);
        for change in &changes {
            text = apply(&text, change);
            interrupt(&mut memo, &text, &corpus, &config, usize::from(change.0 % 8));
            let edited = analyse(&mut memo, &text, &corpus, &config);
            let fresh = analyse(&mut Memo::default(), &text, &corpus, &config);
            prop_assert_eq!(&edited.findings, &fresh.findings, "{}", text);
            prop_assert_eq!(&edited.standings, &fresh.standings, "{}", text);
            prop_assert_eq!(edited.counts, fresh.counts, "{}", text);
        }
    }
}
