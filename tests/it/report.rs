//! The annotated draft: what is in it, that nothing in it can act, and that it is written whatever is wrong.
use std::{
    collections::HashSet,
    fs,
    process::{Command, Output},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use pulldown_cmark::{Event, Options, Parser, Tag};
use sha2::{Digest, Sha256};

const FOLDER: &str = "tests/fixtures/report";

fn report(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.current_dir(FOLDER).arg("report").arg("--no-config").args(args).output().unwrap()
}

fn written(args: &[&str]) -> String {
    let output = report(args);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The page of a plain draft, and of one that tries to break out.
fn pages() -> [String; 3] {
    [
        written(&["draft.md", "--corpus", "sources"]),
        written(&["hostile.md", "--corpus", "hostile-source.md"]),
        written(&["hostile.md", "draft.md", "--corpus", "sources", "--corpus", "hostile-source.md"]),
    ]
}

/// The same, or it is written anew where `UPDATE` asks for it.
fn assert_golden(name: &str, text: &str) {
    let path = format!("{FOLDER}/{name}");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, text).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        golden == text,
        "{path} is not what is written now; run UPDATE=1 cargo test and look at the difference"
    );
}

#[test]
fn a_small_packet_is_as_it_was_looked_at() {
    let page = written(&["draft.md", "--corpus", "sources"]);
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    let policy = before.find("'sha256-").unwrap();
    let end = policy + before[policy..].find(';').unwrap();
    let page = format!("{}…{}{after}", &before[..policy], &before[end..]);
    assert_golden("packet.html", &page.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
    assert_golden("packet.md", &written(&["draft.md", "--corpus", "sources", "--format", "markdown"]));
}

#[test]
fn the_policy_lets_in_the_style_and_nothing_else() {
    let page = written(&["draft.md", "--corpus", "sources"]);
    let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let hash = STANDARD.encode(Sha256::digest(style));
    let policy =
        format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    let head = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"";
    assert!(page.contains(&format!("{head}{policy}\">")), "the policy stands before all that it rules");
    for outside in ["@import", "url(", "src=", "<link", "<script", "style=\"", "onclick="] {
        assert!(!page.contains(outside), "{outside}");
    }
}

/// A tag of a page: its name, whether it closes, its attributes.
fn tags(page: &str) -> Vec<(String, bool, String)> {
    let body = page.split_once("</style>").unwrap().1;
    let tag = |piece: &str| {
        let (tag, _) = piece.split_once('>').expect("a tag ends");
        let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        (name.to_owned(), is_end, attributes.to_owned())
    };
    body.split('<').skip(1).map(tag).collect()
}

#[test]
fn what_drafts_and_sources_say_stays_text() {
    const KNOWN: &str = "html head body main header footer section article nav div p h1 h2 h3 h4 h5 h6 ol ul li table thead tbody tr \
        th td a b q em sup small span code del ins mark figure figcaption blockquote details summary fieldset legend label input";
    for page in pages() {
        for (name, _, attributes) in tags(&page) {
            assert!(KNOWN.split_whitespace().any(|known| known == name), "<{name} {attributes}>");
            for attribute in attributes.split("\" ").filter_map(|it| it.split_once("=\"")) {
                let (name, value) = attribute;
                assert!(!name.trim().starts_with("on") && name != "style", "{attributes}");
                let leads = ["#", "https://", "http://"].iter().any(|it| value.starts_with(it));
                assert!(name != "href" || leads, "{attributes}");
            }
        }
        assert_eq!(page.matches("<style").count(), 1);
        let unseen = |ch: char| ch.is_control() && ch != '\n' || ('\u{202a}'..='\u{202e}').contains(&ch);
        assert!(!page.contains(unseen));
    }
    let [_, hostile, _] = pages();
    assert!(
        hostile.contains("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
        "it is shown as written"
    );
}

#[test]
fn tags_nest_and_no_link_stands_in_another() {
    for page in pages() {
        let mut open: Vec<String> = Vec::new();
        for (name, is_end, _) in tags(&page).into_iter().filter(|(name, ..)| name != "input") {
            if is_end {
                // The head was opened before the part that is read.
                let last = open.pop().unwrap_or(if name == "head" { "head" } else { "html" }.to_owned());
                assert_eq!(last, name);
            } else {
                assert!(name != "a" || !open.iter().any(|it| it == "a"), "a link in a link");
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}

#[test]
fn every_link_within_the_page_arrives_and_every_name_is_one_things() {
    for page in pages() {
        let values = |name: &str| -> Vec<String> {
            let start = format!(" {name}=\"");
            page.split(&start).skip(1).map(|it| it.split_once('"').unwrap().0.to_owned()).collect()
        };
        let ids: HashSet<String> = values("id").into_iter().collect();
        assert_eq!(ids.len(), values("id").len(), "each id once");
        for target in values("href").iter().filter_map(|it| it.strip_prefix('#')) {
            assert!(ids.contains(target), "#{target}");
        }
        assert!(ids.iter().any(|it| it.contains('n')), "there are notes");
    }
}

#[test]
fn markdown_shows_the_words_as_written() {
    let text = written(&["hostile.md", "--corpus", "hostile-source.md", "--format", "markdown"]);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM;
    let (mut shown, mut notes, mut calls) = (String::new(), HashSet::new(), HashSet::new());
    for event in Parser::new_ext(&text, options) {
        match event {
            Event::Text(words) | Event::Code(words) => shown += &words,
            Event::SoftBreak | Event::HardBreak | Event::End(_) => shown.push(' '),
            Event::FootnoteReference(name) => drop(calls.insert(name)),
            Event::Start(Tag::FootnoteDefinition(name)) => drop(notes.insert(name)),
            Event::Html(html) | Event::InlineHtml(html) => panic!("{html}"),
            Event::Start(Tag::Image { .. }) => panic!("an image"),
            Event::Start(Tag::Link { dest_url, .. }) => panic!("{dest_url}"),
            _ => {}
        }
    }
    assert!(shown.contains("</title><script>alert(1)</script>"), "{shown}");
    assert!(shown.contains("@mayor #12 www.bait.example http://bait.example"), "{shown}");
    assert!(!notes.is_empty() && calls == notes, "each footnote is called");
}

#[test]
fn what_cannot_be_read_is_told_first_and_the_rest_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let packet = folder.path().join("packet.html");
    let path = packet.to_str().unwrap();
    let output = report(&["draft.md", "gone.md", "--corpus", "sources", "-o", path]);
    assert_eq!(output.status.code(), Some(2));
    let page = fs::read_to_string(&packet).unwrap();
    let (problem, draft) = (page.find("gone.md").unwrap(), page.find("After the fire</h1>").unwrap());
    assert!(problem < draft);
    let told = String::from_utf8(report(&["draft.md", "--corpus", "sources", "-o", path]).stdout).unwrap();
    assert!(told.contains("packet.html: 1 draft: ") && told.contains("contradicted"), "{told}");
    assert_eq!(report(&["draft.md", "-o", "no/such/folder/x.html"]).status.code(), Some(2));
}

#[test]
fn what_a_person_accepted_is_listed_with_who_and_why() {
    let page = written(&["draft.md", "--corpus", "sources"]);
    assert!(page.contains("Accepted in the draft itself: <b>read back by phone</b>"), "{page}");
    let settle = page.split_once(">To settle<").unwrap().1.split_once("</section>").unwrap().0;
    assert!(!settle.contains("before spring comes"), "what is accepted need not be settled");
}

#[test]
fn a_packet_is_never_written_over_a_draft_or_a_source() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("story.md");
    fs::write(&draft, "“The bridge is old,” said Bo Reed.\n").unwrap();
    let path = draft.to_str().unwrap();
    let output = report(&[path, "--corpus", "sources", "-o", path]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&draft).unwrap(), "“The bridge is old,” said Bo Reed.\n");
}

#[test]
fn an_embargo_is_told_with_every_passage_and_in_the_list_of_sources() {
    let desk = tempfile::tempdir().unwrap();
    let source = "---\ntitle: The pier\nembargoed_until: 2026-03-05T06:00:00Z\n---\n\n“It will open in June,” Ada Quill said.\n";
    fs::write(desk.path().join("wire.md"), source).unwrap();
    fs::write(desk.path().join("draft.md"), "“It will open in June,” Ada Quill said.\n").unwrap();
    for format in ["html", "markdown"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        let args = ["report", "--no-config", "draft.md", "--corpus", "wire.md", "--format", format];
        let page = command.current_dir(desk.path()).args(args).output().unwrap();
        let page = String::from_utf8(page.stdout).unwrap();
        assert!(page.matches("embargoed until March 5, 2026, 06:00 UTC").count() >= 2, "{page}");
    }
}
