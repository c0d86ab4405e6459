//! What a reporter reads.
use std::sync::Arc;

use super::*;
use crate::{
    corpus::Corpus,
    source::{self, Role},
};

const WIRE: &str = "---
title: Council votes on harbor fund
outlet: Callow Bay Herald
byline: Jo Penn
date: 2026-03-03
---

“We will never raise taxes on small shops,” Ada Quill, the mayor of Callow Bay, said on Monday.

The harbor fire destroyed 41 boats at Quill Pier. The harbor fund covers 79 percent of the repair cost.

The council adopted the harbor budget on March 2, 2026.
";

const GAZETTE: &str = "---
title: Fire at the pier
outlet: The Gazette
date: 2026-03-04
---

The harbor fire destroyed 47 boats at Quill Pier.

“We will never raise taxes on small shops,” Mayor Ada Quill said.
";

fn analysis(draft: &str, sources: &[(&str, &str)]) -> Analysis {
    let read = |(path, text): &(&str, &str)| source::read(path, text.as_bytes(), Role::Source).articles;
    let corpus = Arc::new(Corpus::new(sources.iter().flat_map(read).collect()));
    Analysis::new(source::article("draft.md", draft, Role::Draft), corpus, Arc::default())
}

/// The hover at `$0`: what it is of, and its text. The folder of the pages is everybody's own.
fn hover(draft: &str, sources: &[(&str, &str)], markdown: bool) -> (String, String) {
    let at = draft.find("$0").unwrap();
    let draft = draft.replacen("$0", "", 1);
    let (span, mut text) = told(&analysis(&draft, sources), at, markdown).unwrap();
    if let Some(folder) = convert::page_uri("misquote") {
        text = text.replace(folder.join(".").unwrap().as_str(), "pages:");
    }
    (draft[span].to_owned(), text)
}

fn check(draft: &str, of: &str, expected: &str) {
    let found = hover(draft, &[("/desk/wire.md", WIRE), ("/desk/gazette.md", GAZETTE)], true);
    assert_eq!(found, (of.to_owned(), expected.trim().to_owned()));
}

#[test]
fn a_changed_quotation_shows_who_has_it_how() {
    check(
        "“We will $0not raise taxes on small shops,” Mayor Ada Quill said.",
        "“We will not raise taxes on small shops,”",
        "
**Contradicted**: not the source's words: the source has “never”, not “not” ([misquote](pages:misquote.html))

> “We will **never** raise taxes on small shops,”

— Ada Quill, Mayor · The Gazette, March 4, 2026 · “Fire at the pier” · [paragraph 2](file:///desk/gazette.md#L9)

> “We will **never** raise taxes on small shops,”

— Ada Quill, mayor of Callow Bay · Callow Bay Herald, March 3, 2026 · “Council votes on harbor fund”, by Jo Penn · \
[paragraph 1](file:///desk/wire.md#L8)
",
    );
}

#[test]
fn sources_that_disagree_stand_side_by_side() {
    check(
        "The harbor fire destroyed $041 boats at Quill Pier.",
        "41",
        "
**Info**: one source has “41”, another “47” ([sources-disagree](pages:sources-disagree.html))

**Supported by 1 source**

**As in the draft**

> The harbor fire destroyed **41** boats at Quill Pier.

— Callow Bay Herald, March 3, 2026 · “Council votes on harbor fund”, by Jo Penn · [paragraph 2](file:///desk/wire.md#L10)

**Otherwise**

> The harbor fire destroyed **47** boats at Quill Pier.

— The Gazette, March 4, 2026 · “Fire at the pier” · [paragraph 1](file:///desk/gazette.md#L7)
",
    );
}

#[test]
fn a_figure_in_a_quotation_comes_before_the_quotation() {
    check(
        "“The harbor fund has $079 percent of all that I ever wanted,” Pier master Bo Reed said.",
        "79 percent",
        "
**Supported by 1 source**

> The harbor fund covers **79 percent** of the repair cost.

— Callow Bay Herald, March 3, 2026 · “Council votes on harbor fund”, by Jo Penn · [paragraph 2](file:///desk/wire.md#L10)

---

The quotation around it: **Not in the corpus**: no source has this quotation, or anything near it \
([unsourced-quote](pages:unsourced-quote.html))
",
    );
}

#[test]
fn a_name_is_shown_with_its_offices() {
    check(
        "Ada $0Quill was there.",
        "Ada Quill",
        "
**Supported by 2 sources**

- Ada Quill, mayor of Callow Bay — Callow Bay Herald, March 3, 2026 · “Council votes on harbor fund”, by Jo Penn · \
[paragraph 1](file:///desk/wire.md#L8)
- Ada Quill, Mayor — The Gazette, March 4, 2026 · “Fire at the pier” · [paragraph 2](file:///desk/gazette.md#L9)
",
    );
    let near = "
**Contradicted**: “Quell” is spelt “Quill” in all 2 sources ([name-misspelling](pages:name-misspelling.html))

**Near it in the sources**

- Ada Quill, mayor of Callow Bay — Callow Bay Herald, March 3, 2026 · “Council votes on harbor fund”, by Jo Penn · \
[paragraph 1](file:///desk/wire.md#L8)
";
    check("Ada Quell$0 was there.", "Ada Quell", near);
}

#[test]
fn what_nobody_speaks_of_is_told_in_a_line() {
    check("Bartholomew $0Stone was there.", "Bartholomew Stone", "**Not in the corpus**");
    check("The “harbor $0plan” it is.", "“harbor plan”", "**Not checked: not taken for quoted speech**");
    let comment = "<!-- copydesk: ok misquote -->";
    let wrong = "**Warning**: no reason is given: write \\`copydesk: ok misquote: WHY\\` ([unused-pardon](pages:unused-pardon.html))";
    check("<!-- copydesk: ok $0misquote -->\n\nIt rained.", comment, wrong);
}

#[test]
fn what_somebody_lets_stand_says_why() {
    let draft = "<!-- copydesk: ok figure-conflict: counted again -->\n\nThe harbor fund covers $097 percent of the repair cost.";
    let (_, text) = hover(draft, &[("/desk/wire.md", WIRE)], true);
    assert!(
        text.starts_with("**Contradicted**: the source has “79 percent”\n\n**Accepted**: counted again"),
        "{text}"
    );
}

#[test]
fn plain_text_has_no_markup() {
    let (of, text) =
        hover("The harbor fund covers $097 percent of the repair cost.", &[("/desk/wire.md", WIRE)], false);
    assert_eq!(of, "97 percent");
    let expected = "
Contradicted: the source has “79 percent”, not “97 percent”: the digits look transposed (figure-conflict)

    The harbor fund covers *79 percent* of the repair cost.
    — Callow Bay Herald, March 3, 2026 · “Council votes on harbor fund”, by Jo Penn · paragraph 2, /desk/wire.md:10";
    assert_eq!(text, expected.trim());
}

#[test]
fn a_recording_is_cited_by_its_time() {
    let subtitles =
        "WEBVTT\n\n00:01:02.000 --> 00:01:06.000\n<v Ada Quill>We will never raise taxes on small shops.\n";
    let draft = "“We will $0never raise taxes on small shops,” Quill said.";
    let (_, text) = hover(draft, &[("/desk/council.vtt", subtitles)], true);
    let place = "— Ada Quill · council · [at 00:01:02](file:///desk/council.vtt#L4)";
    assert_eq!(text.lines().last(), Some(place));
}

#[test]
fn at_most_six_sources_are_shown() {
    let texts: Vec<(String, String)> =
        (1..=8).map(|at| (format!("/desk/s{at}.md"), GAZETTE.to_owned())).collect();
    let sources: Vec<(&str, &str)> =
        texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let (_, text) = hover("The harbor fire destroyed $047 boats at Quill Pier.", &sources, true);
    assert!(text.starts_with("**Supported by 8 sources**\n"), "{text}");
    assert_eq!(text.matches("\n> ").count(), SHOWN);
    assert!(text.ends_with("\n\nand 2 more"), "{text}");
}

#[test]
fn hostile_words_stay_words() {
    let hostile = "---
title: \"[win](command:evil) <img src=x> ![a](http://x.test/p.png) `code` | # *x*\"
outlet: \"# www.evil.test\\u202e\"
---

The [harbor](http://x.test) fire <script>alert(1)</script> &lt;b&gt; destroyed 41 boats_at_ https://x.test/a and ~~Quill~~ Pier.
";
    let draft = "The harbor fire destroyed $041 boats at Quill Pier.";
    let (_, text) = hover(draft, &[("/desk/a (b) [c].txt", hostile)], true);
    let mut acting = pulldown_cmark::Parser::new_ext(&text, pulldown_cmark::Options::all());
    let links: Vec<String> = acting
        .by_ref()
        .filter_map(|event| match event {
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => {
                Some(dest_url.to_string())
            }
            pulldown_cmark::Event::Html(html) | pulldown_cmark::Event::InlineHtml(html) => {
                panic!("{html} in {text}")
            }
            pulldown_cmark::Event::Code(code) => panic!("{code} in {text}"),
            pulldown_cmark::Event::Start(
                tag @ (pulldown_cmark::Tag::Image { .. }
                | pulldown_cmark::Tag::CodeBlock(_)
                | pulldown_cmark::Tag::Heading { .. }
                | pulldown_cmark::Tag::Strikethrough
                | pulldown_cmark::Tag::Emphasis),
            ) => panic!("{tag:?} in {text}"),
            _ => None,
        })
        .collect();
    assert_eq!(links, ["file:///desk/a%20%28b%29%20[c].txt#L6"], "{text}");
    assert!(!text.contains("https://x.test") && !text.contains("www.evil"), "no bare address: {text}");
    assert!(!text.contains('\u{202e}'));
}
