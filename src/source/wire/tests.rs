use crate::source::{Article, BlockKind, Reason, Role, read};

/// The structure is that of the standards, the news is invented.
const BODY: &str = r#"<body.head><hedline><hl1>Pier <em>shut</em></hl1><hl2>Ships wait</hl2></hedline>
  <byline>By <person>Ada Quill</person></byline><distributor>Quay Wire</distributor></body.head>
  <body.content><media media-type="image"><media-reference source="a.jpg"/><media-caption>The pier in May.</media-caption></media>
  <p>The pier at <location>Fernhollow</location><br/>broke on Tuesday.</p><hl2>The mayor</hl2>
  <bq><block><p>We will never raise taxes.</p></block></bq><ul><li>412 people left.</li></ul>
  <table><tr><th>Year</th><th>Boats</th></tr><tr><td>2025</td><td>187</td></tr></table></body.content>"#;

fn nitf() -> String {
    format!(
        r#"<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd"><nitf><head><title>PIER</title>
        <docdata management-status="embargoed"><date.release norm="20260304T103700-0500"/></docdata></head><body>{BODY}</body></nitf>"#
    )
}

fn news_item(inner: &str) -> String {
    format!(
        r#"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:example.com,2026:9" standard="NewsML-G2">
        <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:QW"><name>Quay Wire</name></provider>
        <versionCreated>2026-03-04T10:37:00Z</versionCreated><embargoed>2026-03-05T06:00:00Z</embargoed>
        <pubStatus qcode="stat:usable"/><title>A slug</title></itemMeta>
        <contentMeta><by>By Ada Quill</by><headline>Pier shut</headline></contentMeta><contentSet>{inner}</contentSet></newsItem>"#
    )
}

fn one(text: &str) -> Article {
    let mut reading = read("wire/pier.xml", text.as_bytes(), Role::Source);
    assert_eq!(reading.problems, []);
    reading.articles.remove(0)
}

#[test]
fn nitf_alone_and_in_newsml_is_one_story() {
    let inside = news_item(&format!(
        r#"<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>{BODY}</body></nitf></inlineXML>"#
    ));
    for (text, embargo) in [
        (nitf(), "embargoed until March 4, 2026, 10:37 UTC−05:00"),
        (inside, "embargoed until March 5, 2026, 06:00 UTC"),
    ] {
        let article = one(&text);
        assert_eq!(article.title.as_deref(), Some("Pier shut"));
        assert_eq!(article.byline.as_deref(), Some("Ada Quill"));
        assert_eq!(article.outlet.as_deref(), Some("Quay Wire"));
        assert_eq!(article.published, Some(jiff::civil::date(2026, 3, 4)));
        assert_eq!(article.embargoed.as_ref().map(ToString::to_string).as_deref(), Some(embargo));
        let blocks: Vec<_> = article.blocks.iter().map(|it| (it.kind.clone(), &*it.prose)).collect();
        use BlockKind::*;
        let header = Some("Year | Boats".to_owned());
        let expected = [
            (Heading, "Pier shut"),
            (Caption, "The pier in May."),
            (Paragraph, "The pier at Fernhollow broke on Tuesday."),
            (Heading, "The mayor"),
            (BlockQuote, "We will never raise taxes."),
            (ListItem, "412 people left."),
            (TableRow { header: None }, "Year | Boats"),
            (TableRow { header }, "2025 | 187"),
        ];
        assert_eq!(blocks, expected);
    }
}

#[test]
fn html_and_plain_text_may_be_inside() {
    for inner in [
        r#"<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>The pier at Fernhollow broke.</p></body></html></inlineXML>"#,
        r#"<inlineData contenttype="text/plain">The pier at Fernhollow broke.</inlineData>"#,
        r#"<inlineData contenttype="text/html">&lt;p&gt;The pier at Fernhollow broke.&lt;/p&gt;</inlineData>"#,
    ] {
        let article = one(&news_item(inner));
        let prose: Vec<_> = article.blocks.iter().map(|it| &*it.prose).collect();
        assert_eq!(prose, ["Pier shut", "The pier at Fernhollow broke."]);
    }
    let text = news_item(r#"<inlineData>The pier at Fernhollow broke.</inlineData>"#);
    let message = format!("<newsMessage><itemSet>{text}{text}</itemSet></newsMessage>");
    let ids: Vec<_> =
        read("m.xml", message.as_bytes(), Role::Source).articles.iter().map(|it| it.id.clone()).collect();
    assert_eq!(ids, ["m-1", "m-2"]);
}

#[test]
fn what_is_no_article_says_why() {
    let reason = |text: &str| read("a.xml", text.as_bytes(), Role::Source).problems.pop().map(|it| it.reason);
    let item = news_item("<inlineData>The pier at Fernhollow broke.</inlineData>");
    assert_eq!(reason(&item), None);
    assert_eq!(
        reason(&item.replace("stat:usable", "stat:canceled")),
        Some(Reason::Withdrawn("canceled".to_owned()))
    );
    assert_eq!(reason(&item.replace("ninat:text", "ninat:picture")), Some(Reason::OtherNews));
    assert_eq!(reason("<rss version=\"2.0\"><channel/></rss>"), Some(Reason::UnknownKind));
    assert!(matches!(reason(&item[..item.len() / 2]), Some(Reason::Damaged(_))));
}
