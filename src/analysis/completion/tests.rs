use super::*;
use crate::{analysis::story, lang::ENGLISH};

const WIRE: &str = "“We will never raise taxes on small shops,” Mayor Ada Quill said. “The pier is a disgrace. It must \
    go,” said Otto Brandt, the harbour master of Callow Bay. The mayor laughed.\n\n\
    The ferry carried about 412 passengers in May. The new pier cost more than $5 million. “Why wait?” Quill asked.";

/// The drafts that come of taking each suggestion at `|`, the caret; an attribution stands in brackets.
fn completed(marked: &str) -> Vec<String> {
    let caret = marked.find('|').unwrap_or_default();
    let draft = marked.replacen('|', "", 1);
    let taken = |it: Suggestion| {
        assert!(
            it.filter.starts_with(&draft[it.span.clone()]),
            "{:?} filters {:?}",
            it.filter,
            &draft[it.span]
        );
        assert!(it.span.start <= caret && it.span.end == caret);
        let attribution = it.attribution.map_or(String::new(), |(mark, name)| format!("{mark}[{name}]"));
        let mut text = draft.clone();
        text.replace_range(it.span, &(it.text + &attribution));
        text
    };
    complete(&draft, caret, &story::corpus(&[WIRE]), ENGLISH).into_iter().map(taken).collect()
}

#[test]
fn quotations_go_on_as_they_were_said() {
    let table: [(&str, &[&str]); 13] = [
        ("“We wi|", &["“We will never raise taxes on small shops,” said [Ada Quill]"]),
        ("😀 “we will |", &["😀 “we will never raise taxes on small shops,” said [Ada Quill]"]),
        ("Quill said, “We will n|", &["Quill said, “We will never raise taxes on small shops”"]),
        ("“We will|” she said.", &["“We will never raise taxes on small shops,” she said."]),
        ("“We will|”", &["“We will never raise taxes on small shops”"]),
        ("\"It m|", &["\"It must go,\" said [Otto Brandt]"]),
        ("“Why|", &["“Why wait?” said [Ada Quill]"]),
        ("“We will\nnever r|", &["“We will\nnever raise taxes on small shops,” said [Ada Quill]"]),
        ("“taxes|", &[]),
        ("“We won’t |", &[]),
        ("“We will never raise taxes on small shops,|", &[]),
        ("“Done,” she said. We wi|", &[]),
        ("<a title=\"We wi|", &[]),
    ];
    for (draft, expected) in table {
        assert_eq!(completed(draft), expected, "{draft}");
    }
    let empty = completed("Brandt spoke. “|");
    assert_eq!(
        empty[0], "Brandt spoke. “The pier is a disgrace. It must go,” said [Otto Brandt]",
        "who is named"
    );
    assert_eq!(empty.len(), 3);
}

#[test]
fn offices_stand_behind_names() {
    let table: [(&str, &[&str]); 7] = [
        ("Otto Brandt, |", &["Otto Brandt, harbour master of Callow Bay"]),
        ("He met Brandt, the h|", &["He met Brandt, the harbour master of Callow Bay"]),
        ("Ada Quill, |", &["Ada Quill, mayor"]),
        ("Otto Brandt, a|", &[]),
        ("Otto Brandt,|", &[]),
        ("Jo Nobody, |", &[]),
        ("Otto Brandt left. Then, |", &[]),
    ];
    for (draft, expected) in table {
        assert_eq!(completed(draft), expected, "{draft}");
    }
}

#[test]
fn figures_follow_a_hedge() {
    let table: [(&str, &[&str]); 7] = [
        ("The ferry had about |", &["The ferry had about 412 passengers", "The ferry had about $5 million"]),
        (
            "The pier cost Nearly |",
            &["The pier cost Nearly $5 million", "The pier cost Nearly 412 passengers"],
        ),
        ("The pier cost more than $|", &["The pier cost more than $5 million"]),
        ("about 4| on the ferry", &["about 412 passengers on the ferry"]),
        ("The ferry carried |", &[]),
        ("Roundabout |", &[]),
        ("about 9|", &[]),
    ];
    for (draft, expected) in table {
        assert_eq!(completed(draft), expected, "{draft}");
    }
}

#[test]
fn odd_texts_do_no_harm() {
    let text = "“é😀\u{301}… ‘n’ \"«\r\n\r\nabout\u{a0}„";
    for caret in 0..text.len() + 2 {
        complete(text, caret, &story::corpus(&[WIRE]), ENGLISH);
    }
}
