use super::*;
use crate::{lang::ENGLISH, source::article};

/// Kinds of single lines, among prose.
#[test]
fn a_block_is_told_by_its_words() {
    use BlockKind::*;
    for (line, kind) in [
        ("Share this story: Facebook | X", Furniture),
        ("Thank you for reading!", Furniture),
        ("6 minute read", Furniture),
        ("Reach Ada Quill at ada@courier.example.", Furniture),
        ("Bo Reed contributed to this report.", Furniture),
        ("© 2026 Port Ansel Courier", Furniture),
        ("ADVERTISEMENT", Furniture),
        ("Image for: a breach in the wall", Caption),
        ("The breach at dawn. Photograph: Ada Quill", Caption),
        ("This article was amended on 3 May. It had said nine.", Correction),
        ("Clarification: the wall is 80 metres long.", Correction),
        ("Correction, 26 March: the wall is 80 metres long, not 8.", Correction),
        ("Amended 9 June: the wall is 80 metres long.", Correction),
        // What only looks like it.
        ("Amended rules: the wall may be 80 metres long.", Paragraph),
        ("Sponsored by three senators, the bill would rebuild the wall.", Paragraph),
        ("Donated blankets arrived at noon, the mayor said.", Paragraph),
        ("“Sign up for the crews,” the mayor said on Tuesday.", Paragraph),
        ("Readers have 12 minutes to leave, she read aloud.", Paragraph),
        ("Photographs of the wall were taken at dawn.", Paragraph),
    ] {
        let text =
            format!("The wall broke on Tuesday.\n\n{line}\n\nNobody was hurt, and the crews went home.\n");
        let article = article("a.txt", &text, Role::Source);
        let found = article.blocks.iter().find(|block| *block.prose == *line).map(|block| &block.kind);
        assert_eq!(found, Some(&kind), "{line}");
    }
}

#[test]
fn an_opinion_ends_with_its_box() {
    let text = "# News\n\nThe wall broke on Tuesday night in a storm.\n\n## Our view\n\nLet it sink.\n\nAll of it.\n\n\
                ## What next\n\nCrews come on Monday.\n";
    let article = article("a.md", text, Role::Source);
    let opinion: Vec<&str> =
        article.blocks.iter().filter(|it| it.kind == BlockKind::Opinion).map(|it| &*it.prose).collect();
    assert_eq!(opinion, ["Let it sink.", "All of it."]);
}

#[test]
fn heads_come_in_many_forms() {
    for (head, byline, published) in [
        ("Ada Quill\nMay 7, 2025\n", Some("Ada Quill"), Some("2025-05-07")),
        ("Posted Monday, March 2, 2026 at 4:15 PM\nBy Ada Quill\n", Some("Ada Quill"), Some("2026-03-02")),
        ("By Ada Quill, Director of Walls, Ansel\n", Some("Ada Quill, Director of Walls, Ansel"), None),
        ("By Ada Quill, Herald staff May 7, 2025\n", Some("Ada Quill, Herald staff"), Some("2025-05-07")),
        (
            "Ada Quill, Herald columnist\nMay 7, 2025\n",
            Some("Ada Quill, Herald columnist"),
            Some("2025-05-07"),
        ),
        ("By ADA QUILL and BO REED\n", Some("ADA QUILL and BO REED"), None),
        ("Opinion\n", None, None),
        ("", None, None),
    ] {
        let text = format!(
            "Wall gives way in the night\n\n{head}\nThe wall broke on May 3, 2019, and again on Tuesday, officials in Ansel said.\n"
        );
        let article = article("a.txt", &text, Role::Source);
        assert_eq!(article.title.as_deref(), Some("Wall gives way in the night"), "{head}");
        assert_eq!(article.byline.as_deref(), byline, "{head}");
        assert_eq!(article.published.map(|day| day.to_string()).as_deref(), published, "{head}");
        assert_eq!(article.tier == Tier::Opinion, head.starts_with("Opinion"), "{head}");
        assert_eq!(
            article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count(),
            1,
            "{head}"
        );
    }
    assert!(!is_furniture("Prices rose.", &ENGLISH.furniture));
}
