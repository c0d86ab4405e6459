//! `copydesk/facts` and `copydesk/fact`, for panels.
use serde_json::{Value, json};

use super::story::{Story, range};

const WIRE: &str = "---
title: Fund for the harbor
outlet: Callow Bay Herald
byline: Jo Penn
date: 2026-03-03
---

😀 The harbor fund covers 79 percent of the repair cost. “We will never raise taxes on small shops,” Mayor Ada Quill said.
";
const DRAFT: &str = "The harbor fund covers 9$07 percent of the repair cost.

“We will never raise taxes,” Ada Quill said. Bartholomew Stone said nothing.
";

#[tokio::test(flavor = "multi_thread")]
async fn every_fact_is_told_with_its_verdict_and_its_sources() {
    let mut story = Story::open(&[("wire.md", WIRE)], DRAFT, json!({})).await;
    let answer = story.ask("copydesk/facts", json!({})).await;
    let source = json!({"id": "wire", "title": "Fund for the harbor", "outlet": "Callow Bay Herald",
        "byline": "Jo Penn", "published": "2026-03-03", "uri": story.uri("sources/wire.md")});
    assert_eq!((&answer["version"], &answer["sources"]), (&json!(1), &json!([source])));
    let fact = |it: &Value| {
        let (kind, verdict, label) = (&it["kind"], &it["verdict"], &it["label"]);
        format!("{} {} {} {} {}", range(&it["range"]), kind, verdict, label, it["sources"]).replace('"', "")
    };
    let facts: Vec<String> = answer["facts"].as_array().unwrap().iter().map(fact).collect();
    let expected = [
        "0:23-0:33 figure contradicted 97 percent [0]",
        "2:0-2:28 quotation supported “We will never raise taxes,” [0]",
        "2:29-2:38 name supported Ada Quill [0]",
        "2:45-2:62 name unsupported Bartholomew Stone []",
    ];
    assert_eq!(facts, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_of_a_document_is_told_alone() {
    let mut story = Story::open(&[("wire.md", WIRE)], DRAFT, json!({})).await;
    let line = json!({"start": {"line": 0, "character": 0}, "end": {"line": 1, "character": 0}});
    let answer = story.ask("copydesk/facts", json!({"range": line})).await;
    assert_eq!(answer["facts"].as_array().unwrap().len(), 1);
    assert_eq!(answer["facts"][0]["label"], "97 percent");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_fact_is_told_with_all_its_evidence() {
    let mut story = Story::open(&[("wire.md", WIRE)], DRAFT, json!({})).await;
    let mut answer = story.ask("copydesk/fact", json!({})).await;
    let mut evidence = answer[0]["evidence"][0].take();
    assert_eq!(evidence["source"].take()["id"], "wire");
    let range = json!({"start": {"line": 7, "character": 26}, "end": {"line": 7, "character": 36}});
    let expected = json!({"says": "contradicts", "source": null, "words": "79 percent", "range": range,
        "excerpt": "😀 The harbor fund covers 79 percent of the repair cost.", "marks": [[26, 36]], "paragraph": 1});
    assert_eq!(evidence, expected);
    assert_eq!((&answer[0]["kind"], &answer[0]["verdict"]), (&json!("figure"), &json!("contradicted")));
}
