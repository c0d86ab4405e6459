use proptest::{prelude::*, sample::Index};

use crate::{
    facts::{Facts, Memo},
    source::{self, Role},
};

/// Blocks of news: names with and without offices, quotations that stay open or are introduced, dates that lean on others,
/// figures, and all kinds of blocks.
const BLOCKS: &[&str] = &[
    "# Council Rejects Pym’s Budget After Late Vote",
    "## BRANDT STAYS",
    "Mayor Ilse Brandt of Marrow Creek said on Monday, March 3, 2025, that 1,200 homes lost power.",
    "Brandt, 54, left at 6:30 p.m. The mayor returned the next day, two weeks after the storm.",
    "“We wait,” she said. “Nobody goes out.",
    "“The boats stay in,” said the mayor.",
    "‘It began at noon, and it went on',",
    "‘Then it ended,’ said Noah Pym, the harbour master.",
    "Noah Pym, 40, was brief. “No comment.”",
    "“It is late.”",
    "Ms. Quist called it “a joke that ‘nobody’ gets” and left in April.",
    "Quist wrote to the board:",
    "> We held the pier for 15 to 20 minutes.\n> — Orla Quist, engineer",
    "> Go home, all of you.",
    "- Pym counted 84 boats\n- nearly half of them were from Tillow",
    "| Place | Acres |\n|---|---|\n| Elk Ridge | 6,200 |\n| Tillow | 50-60 |",
    "The council met last week 🙈. Council members voted 6-3; the pym is a small boat.\r\nIt reopened in June.",
    "President Ana Ruiz of Peru met French President Luc Morel. The French president smiled; the president left.",
    "Farraday said so. Later, Jo Farraday Jr. said “no”, and Farraday’s aide, 1 of 3, agreed in 2024.",
    "By JO QUILL\n\nShare this story",
    "",
];

/// What is typed into a text.
const TYPED: &[&str] = &[
    "“", "”", "’", "x", " ", "\n\n", "\r\n", "é", "🙈", "Pym ", "Brandt", "pym ", "> ", "# ", "5", ", ",
    "May", ".\n",
];

/// One change of a draft: what it takes out, by place and length, and what it puts there.
#[derive(Clone, Debug)]
struct Edit {
    at: Index,
    length: usize,
    new: String,
}

fn any_block() -> impl Strategy<Value = String> {
    prop::sample::select(BLOCKS).prop_map(|block| format!("{block}\n\n"))
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let new = prop_oneof![
        4 => prop::sample::select(TYPED).prop_map(str::to_owned),
        2 => Just(String::new()),
        1 => any_block().prop_map(|block| format!("\n\n{block}")),
    ];
    (any::<Index>(), prop_oneof![3 => Just(0), 2 => 1..4_usize, 1 => 20..200_usize], new)
        .prop_map(|(at, length, new)| Edit { at, length, new })
}

impl Edit {
    fn apply(&self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let start = self.at.index(chars.len() + 1);
        let end = chars.len().min(start + self.length);
        chars[..start].iter().copied().chain(self.new.chars()).chain(chars[end..].iter().copied()).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reads_on_as_if_read_afresh(
        blocks in prop::collection::vec(any_block(), 1..12),
        edits in prop::collection::vec(any_edit(), 1..10),
    ) {
        let mut text = blocks.concat();
        let mut memo = Memo::default();
        for edit in edits {
            text = edit.apply(&text);
            let article = source::article("draft.md", &text, Role::Draft);
            prop_assert_eq!(memo.read(&article), Facts::of(&article), "{}", text);
        }
    }
}

#[test]
fn a_memo_may_read_another_article() {
    let mut memo = Memo::default();
    for (path, text) in [
        ("a.md", BLOCKS.concat()),
        ("b.txt", "ILSE BRANDT: I am the mayor. “Pym” is no name.\n\nPYM: It is.\n".repeat(3)),
        ("c.md", String::new()),
        ("d.md", BLOCKS.join("\n\n")),
    ] {
        let article = source::article(path, &text, Role::Draft);
        assert_eq!(memo.read(&article), Facts::of(&article), "{path}");
    }
}

#[test]
fn what_was_deleted_is_forgotten() {
    let mut memo = Memo::default();
    let mut first = 0;
    for round in 0..40 {
        let words: Vec<String> = (0..500).map(|word| letters(round * 500 + word)).collect();
        let article = source::article("draft.md", &words.join(" "), Role::Draft);
        memo.read(&article);
        let size = format!("{memo:?}").len();
        first = if round == 0 { size } else { first };
        assert!(size < 20 * first, "round {round}: {size}, at first {first}");
    }
}

/// A number as a word.
fn letters(number: usize) -> String {
    format!("{number:06}").bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}
