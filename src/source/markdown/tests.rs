use super::*;
use crate::source::{Role, article};

#[test]
fn markup_is_resolved_and_code_left_out() {
    use BlockKind::*;
    let row = |header: Option<&str>| TableRow { header: header.map(str::to_owned) };
    for (text, expected) in [
        (
            "Say **“no\\!”** to [A &amp; B](http://x.example/y)<br>now.",
            vec![(Paragraph, "Say “no!” to A & B now.")],
        ),
        ("A line  \nand\\\nmore  ", vec![(Paragraph, "A line and more")]),
        (
            "| Who | Boats |\n|--|--:|\n| Ada | 9 |\n| *Bo* |  |",
            vec![
                (row(None), "Who | Boats"),
                (row(Some("Who | Boats")), "Ada | 9"),
                (row(Some("Who | Boats")), "Bo | "),
            ],
        ),
        ("> “No,” she said.\n>\n> Ever.", vec![(BlockQuote, "“No,” she said."), (BlockQuote, "Ever.")]),
        ("1. One\n   - Two\n\n2. Three", vec![(ListItem, "One"), (ListItem, "Two"), (ListItem, "Three")]),
        (
            "```\ncode\n```\nText `x` end[^1].\n\n[^1]: A note.",
            vec![(Paragraph, "Text end."), (Paragraph, "A note.")],
        ),
        ("``We go,'' he said. ``Now.''", vec![(Paragraph, "``We go,'' he said. ``Now.''")]),
        ("    Indented by a typist.", vec![(Paragraph, "Indented by a typist.")]),
        ("![A wall](w.png)\n\n<!-- hidden -->\n\nSeen.", vec![(Caption, "A wall"), (Paragraph, "Seen.")]),
        (
            "<div>\n<p>In &ldquo;tags&rdquo;</p>\n</div>\n\nSeen.",
            vec![(Paragraph, "In “tags”"), (Paragraph, "Seen.")],
        ),
        ("Head\n====\n\n### Sub", vec![(Heading, "Head"), (Heading, "Sub")]),
    ] {
        let article = article("a.md", text, Role::Draft);
        let found: Vec<(BlockKind, &str)> =
            article.blocks.iter().map(|block| (block.kind.clone(), &*block.prose)).collect();
        assert_eq!(found, expected, "{text}");
    }
}
