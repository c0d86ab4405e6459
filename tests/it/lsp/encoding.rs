//! Columns count what client and server agreed on.
use serde_json::{Value, json};

use super::client::TestClient;

const DRAFT: &str = "file:///desk/draft.txt";
const WRONG: &str = "April 31, 2025";

#[tokio::test(flavor = "multi_thread")]
async fn the_encoding_is_negotiated() {
    for (offered, agreed) in [
        (json!(null), "utf-16"),
        (json!([]), "utf-16"),
        (json!(["utf-16"]), "utf-16"),
        (json!(["utf-16", "utf-8"]), "utf-8"),
        (json!(["utf-32"]), "utf-32"),
        (json!(["utf-32", "utf-16"]), "utf-16"),
        (json!(["utf-7"]), "utf-16"),
    ] {
        let client = start(&offered).await;
        assert_eq!(client.greeting["capabilities"]["positionEncoding"], agreed, "{offered}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_says_nothing_may_be_spoken_for() {
    let options = json!({"positionEncoding": "utf-8"});
    for (general, agreed) in [(json!({}), "utf-8"), (json!({"positionEncodings": ["utf-16"]}), "utf-16")] {
        let params = json!({"capabilities": {"general": general}, "initializationOptions": options});
        let client = TestClient::start_with(params).await;
        assert_eq!(client.greeting["capabilities"]["positionEncoding"], agreed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_are_right_after_whatever_stands_before() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = start(&json!([encoding])).await;
        for (number, (before, line)) in [
            ("It was ", 0),
            ("😀 It was ", 0),
            ("e\u{301} 👩‍🚀 it was ", 0),
            ("One.\r\n\r\nIt was ", 2),
            ("One.\r\rIt was ", 2),
            ("One\u{2028}it was\u{85} so\u{b} and\u{c} ", 0),
            ("“Ünlü”\r\n\n\r😀 ", 3),
        ]
        .into_iter()
        .enumerate()
        {
            let uri = format!("untitled:{number}");
            client.open(&uri, "plaintext", &format!("{before}{WRONG}.\n")).await;
            let published = client.diagnostics(&uri).await;
            let start = columns(before.rsplit(['\n', '\r']).next().unwrap(), encoding);
            let wanted = json!({
                "start": {"line": line, "character": start},
                "end": {"line": line, "character": start + WRONG.len()},
            });
            assert_eq!(published["diagnostics"][0]["range"], wanted, "{encoding} {before:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_range_beyond_its_line_or_backwards_is_taken_as_meant() {
    // Each change is made in a text of its own; the finding tells where the words went.
    for (range, line, column) in [
        (json!({"start": {"line": 0, "character": 900}, "end": {"line": 0, "character": 900}}), 0, 4),
        (json!({"start": {"line": 9, "character": 0}, "end": {"line": 9, "character": 0}}), 2, 0),
        (json!({"start": {"line": 0, "character": 4}, "end": {"line": 0, "character": 0}}), 0, 0),
        (json!({"start": {"line": 0, "character": 1}, "end": {"line": 0, "character": 4}}), 0, 0),
        (
            json!({"start": {"line": 1, "character": 0}, "end": {"line": 4_294_967_295_u32, "character": 7}}),
            1,
            0,
        ),
    ] {
        let mut client = start(&json!(null)).await;
        client.open(DRAFT, "plaintext", "😀 (\r\nb\n").await;
        client.diagnostics(DRAFT).await;
        client.change(DRAFT, 2, json!([{"range": range, "text": WRONG}])).await;
        let published = client.diagnostics(DRAFT).await;
        let wanted = json!({"line": line, "character": column});
        assert_eq!(published["diagnostics"][0]["range"]["start"], wanted, "{range}");
    }
}

async fn start(encodings: &Value) -> TestClient {
    TestClient::start_with(json!({"capabilities": {"general": {"positionEncodings": encodings}}})).await
}

fn columns(line: &str, encoding: &str) -> usize {
    match encoding {
        "utf-8" => line.len(),
        "utf-16" => line.encode_utf16().count(),
        _ => line.chars().count(),
    }
}
