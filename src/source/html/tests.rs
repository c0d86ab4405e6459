use crate::source::{Article, BlockKind, Role, Tier, article};

fn page(text: &str) -> Article {
    article("a.html", text, Role::Source)
}

fn story(article: &Article) -> Vec<&str> {
    article.blocks.iter().filter(|block| block.is_evidence()).map(|block| &*block.prose).collect()
}

#[test]
fn what_stands_around_the_story_is_left_out() {
    let first = "The wall of the harbour broke on Tuesday night in the storm, the mayor said.";
    let last = "Nobody was hurt, and the crews went home at noon on Wednesday.";
    for around in [
        "<nav><p>Home News Sport</p></nav>",
        "<div class='adSlot'>Doors, 2 for 1</div>",
        "<aside>Join 9,200 readers</aside>",
        "<div id=cookie_banner>We use cookies</div>",
        "<ul><li><a href=1>One more story</a><li><a href=2>And another</a></ul>",
        "<div role=complementary>Weather</div>",
        "<p style='display: none'>Hidden</p>",
        "<section class='most-read'><h3>Most read</h3><ol><li>Ice</ol></section>",
        "<script>if (a < b) document.write('<p>No</p>')</script>",
        "<!-- <p>No</p> -->",
        "</div></b></section>",
        "<div class=comments>38 comments</div>",
    ] {
        let text = format!("<body><div><h1>Wall breaks</h1><p>{first}</p>{around}<p>{last}</div>");
        assert_eq!(story(&page(&text)), ["Wall breaks", first, last], "{around}");
    }
}

#[test]
fn no_class_name_takes_the_story_out() {
    let text = "<div class='content share-page'><p>The wall of the harbour broke on Tuesday.<p>Nobody was hurt.</div>";
    assert_eq!(story(&page(text)).len(), 2);
    let breaks = "<body>The wall broke on Tuesday.<br>\n<br>Nobody was hurt,<br>not one.</body>";
    assert_eq!(story(&page(breaks)), ["The wall broke on Tuesday.", "Nobody was hurt, not one."]);
}

#[test]
fn references_are_resolved() {
    let text = "<p>A&nbsp;&#8220;B&#x201D; &amp c &unknown; AT&T &mdash;&hellip;</p>";
    assert_eq!(story(&page(text)), ["A “B” & c &unknown; AT&T —…"]);
}

#[test]
fn tables_give_rows() {
    let text = "<table><tr><th>Who<th>Boats<tr><td><p>Ada<td>9</table><p>After the table.";
    let article = page(text);
    assert_eq!(story(&article), ["Who | Boats", "Ada | 9", "After the table."]);
    assert_eq!(article.blocks[1].kind, BlockKind::TableRow { header: Some("Who | Boats".to_owned()) });
}

#[test]
fn the_page_tells_of_itself_in_many_ways() {
    for (head, title, outlet, published) in [
        (
            "<title>Wall breaks - The Tide</title><meta name=date content='2026-02-05'>",
            "Wall breaks",
            Some("The Tide"),
            Some("2026-02-05"),
        ),
        (
            "<meta property='og:title' content='Wall breaks'><meta property='article:published_time' content='2026-02-05T01:00:00Z'>",
            "Wall breaks",
            None,
            Some("2026-02-05"),
        ),
        (
            "<script type='application/ld+json'>[{\"@type\":\"Organization\"},{\"@type\":\"OpinionNewsArticle\",\"headline\":\"Wall breaks\",\"datePublished\":\"5 February 2026\",\"publisher\":{\"name\":\"The Tide\"}}]</script>",
            "Wall breaks",
            Some("The Tide"),
            Some("2026-02-05"),
        ),
        (
            "<script type='application/ld+json'>{\"headline\": \"Wall breaks\", \"datePublished\": \"2026-02-05\",}</script>",
            "Wall breaks",
            None,
            Some("2026-02-05"),
        ),
    ] {
        let text = format!("<html><head>{head}</head><body><p>The wall broke on Tuesday.</body>");
        let article = page(&text);
        assert_eq!(article.title.as_deref(), Some(title), "{head}");
        assert_eq!(article.outlet.as_deref(), outlet, "{head}");
        assert_eq!(article.published.map(|day| day.to_string()).as_deref(), published, "{head}");
        assert_eq!(article.tier == Tier::Opinion, head.contains("Opinion"), "{head}");
    }
}
