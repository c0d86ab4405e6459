//! From a fact to its sources, and to its other mentions.
use serde_json::{Value, json};

use super::story::{Story, range};

const SOURCES: &[(&str, &str)] = &[
    ("a b.md", "It rained. 😀😀 The harbor fire destroyed 41 boats at Quill Pier.\n"),
    ("gazette.md", "The Gazette has this.\r\n\r\nThe harbor fire destroyed 41 boats at Quill Pier.\r\n"),
];
const DRAFT: &str =
    "😀 The harbor fire destroyed $041 boats at Quill Pier.\n\nAll 41 boats are gone, and 41 men are left.\n";

fn places(answer: &Value) -> Vec<String> {
    let file = |uri: &Value| uri.as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let mut places: Vec<String> = answer
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{} {}", file(&it["uri"]), range(&it["range"])))
        .collect();
    places.sort();
    places
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fact_leads_into_the_sources_text_counted_there() {
    let mut story = Story::open(SOURCES, DRAFT, json!({})).await;
    let answer = story.ask("textDocument/definition", json!({})).await;
    assert_eq!(places(&answer), ["a%20b.md 0:42-0:44", "gazette.md 2:26-2:28"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_count_as_agreed() {
    let utf8 = json!({"general": {"positionEncodings": ["utf-8"]}});
    let mut story = Story::open(SOURCES, &DRAFT.replace("😀 ", ""), utf8).await;
    let answer = story.ask("textDocument/definition", json!({})).await;
    assert_eq!(places(&answer), ["a%20b.md 0:46-0:48", "gazette.md 2:26-2:28"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_tells_where_it_leads_from() {
    let links = json!({"textDocument": {"definition": {"linkSupport": true}}});
    let mut story = Story::open(&SOURCES[..1], DRAFT, links).await;
    let answer = story.ask("textDocument/definition", json!({})).await;
    let link = &answer[0];
    assert_eq!(link["targetUri"], story.uri("sources/a b.md").as_str());
    assert_eq!(range(&link["originSelectionRange"]), "0:29-0:31");
    assert_eq!(range(&link["targetSelectionRange"]), "0:42-0:44");
    assert_eq!(range(&link["targetRange"]), "0:11-0:65");
}

#[tokio::test(flavor = "multi_thread")]
async fn references_are_the_passages_and_the_mentions_of_the_draft() {
    let mut story = Story::open(SOURCES, DRAFT, json!({})).await;
    let answer = story.ask("textDocument/references", json!({"context": {"includeDeclaration": true}})).await;
    let expected = ["a%20b.md 0:42-0:44", "draft.md 0:29-0:31", "draft.md 2:4-2:6", "gazette.md 2:26-2:28"];
    assert_eq!(places(&answer), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn other_mentions_are_marked() {
    let table: &[(&str, &[&str])] = &[
        (DRAFT, &["0:29-0:31", "2:4-2:6"]),
        (
            "Ada Quill came. $0Quill left, and Bo Reed stayed with Ada Quill.",
            &["0:0-0:9", "0:16-0:21", "0:52-0:61"],
        ),
        ("He said, “It $0is gone.” Again: “it is gone!” And: “It is here.”", &["0:9-0:22", "0:30-0:43"]),
        (
            "It burned on March 4, 2026. On $0March 4, 2026, it rained. March 5, 2026 was dry.",
            &["0:13-0:26", "0:31-0:44"],
        ),
        ("It $0rained.", &[]),
    ];
    for (draft, expected) in table {
        let mut story = Story::open(SOURCES, draft, json!({})).await;
        let answer = story.ask("textDocument/documentHighlight", json!({})).await;
        let marked: Vec<String> =
            answer.as_array().into_iter().flatten().map(|it| range(&it["range"])).collect();
        assert_eq!(marked, *expected, "{draft}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn citations_lead_to_sources() {
    let draft = "Gone (copydesk:gazette#p2).[^wire] And https://gazette.test/fire, copydesk:nowhere.\n\n[^wire]: The wire, ¶1.\n";
    let sources = [
        (
            "gazette.md",
            "---\nurl: https://gazette.test/fire/\n---\n\nThe Gazette has this.\n\nThe harbor fire destroyed 41 boats.\n",
        ),
        ("wire.md", "The harbor fire destroyed 41 boats.\n"),
    ];
    let mut story = Story::open(&sources, draft, json!({})).await;
    let answer = story.ask("textDocument/documentLink", json!({})).await;
    let links: Vec<String> = answer
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            format!("{} {}", range(&it["range"]), it["target"].as_str().unwrap().rsplit('/').next().unwrap())
        })
        .collect();
    let expected =
        ["0:6-0:25 gazette.md#L7", "0:27-0:34 wire.md#L1", "0:39-0:64 gazette.md#L5", "2:0-2:7 wire.md#L1"];
    assert_eq!(links, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_builtin_sheet_is_a_file_that_holds_what_it_is_cited_for() {
    let mut story = Story::open(&[], "placeholder", json!({})).await;
    let uri = "file:///elsewhere/draft.md";
    story.client.open(uri, "markdown", "“Our territory is inalienable,” she said.\n").await;
    let params = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 5}});
    let answer = story.client.request("textDocument/definition", params).await;
    let file =
        tower_lsp::lsp_types::Url::parse(answer[0]["uri"].as_str().unwrap()).unwrap().to_file_path().unwrap();
    let sheet = std::fs::read_to_string(file).unwrap();
    let line = answer[0]["range"]["start"]["line"].as_u64().unwrap() as usize;
    let words: Vec<u16> = sheet.lines().nth(line).unwrap().encode_utf16().collect();
    let column = |at: &str| answer[0]["range"][at]["character"].as_u64().unwrap() as usize;
    assert_eq!(
        String::from_utf16(&words[column("start")..column("end")]).unwrap(),
        "Our territory is inalienable"
    );
}
