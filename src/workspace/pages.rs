//! The pages of the checks and the built-in fact sheet as files, so that every editor can open them offline.
use std::{
    fmt::Write,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd, html};

use crate::{
    check::Check,
    checks,
    corpus::BUILTIN_SHEET,
    workspace::cache::{folder, keep},
};

/// The page of a check; none where the cache folder cannot be written.
pub fn page(code: &str) -> Option<&'static Path> {
    static PAGES: OnceLock<Vec<(&str, PathBuf)>> = OnceLock::new();
    let pages = PAGES.get_or_init(|| folder().map(written).unwrap_or_default());
    pages.iter().find(|(of, _)| *of == code).map(|(_, path)| path.as_path())
}

/// The built-in fact sheet; none where the cache folder cannot be written.
pub fn builtin_sheet() -> Option<&'static Path> {
    static SHEET: OnceLock<Option<PathBuf>> = OnceLock::new();
    SHEET.get_or_init(|| keep(folder()?, "builtin.toml", BUILTIN_SHEET)).as_deref()
}

/// Every page that `folder` takes.
fn written(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    let path = |check: &&Check| keep(folder, &format!("{}.html", check.code), &html_of(check));
    checks::ALL.iter().filter_map(|check| Some((check.code, path(check)?))).collect()
}

/// Readable by day and by night; nothing is loaded from anywhere.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.6 Georgia,serif;max-width:40rem;margin:3rem auto;padding:0 1.2rem}\
h1,h2,code,footer{font-family:system-ui,sans-serif}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}\
pre{padding:.8rem 1rem;border:1px solid #8884;border-radius:.4rem;white-space:pre-wrap}\
pre code{font:.9rem/1.5 ui-monospace,monospace}mark{background:#fd06;color:inherit}\
footer{margin-top:3rem;font-size:.85rem;opacity:.75}";

fn html_of(check: &Check) -> String {
    let page: String = check.page.lines().fold(String::new(), |mut page, line| {
        let _ = writeln!(page, "{}", line.strip_prefix(' ').unwrap_or(line));
        page
    });
    let mut body = String::new();
    html::push_html(&mut body, Parser::new(&page).flat_map(named));
    let (code, version) = (check.code, env!("CARGO_PKG_VERSION"));
    let level = check.default_level();
    let body = with_marks(&body);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
        <title>{code} – Copydesk</title>\n<style>{STYLE}</style>\n<h1>{code}</h1>\n{body}\
        <footer>Copydesk {version} · level: {level} · set under [severity] in copydesk.toml</footer>\n</html>\n"
    )
}

/// An example's block names its file, which stands above it on the page.
fn named(event: Event<'_>) -> Vec<Event<'_>> {
    match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            let name = info.trim_start_matches("article ").to_owned();
            let heading =
                [Event::Start(Tag::Paragraph), Event::Code(name.into()), Event::End(TagEnd::Paragraph)];
            heading.into_iter().chain([Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))]).collect()
        }
        other => vec![other],
    }
}

/// `{|misquote:words|}` as marked words.
fn with_marks(html: &str) -> String {
    let mut marked = String::new();
    let mut rest = html;
    while let Some((before, inside)) = rest.split_once("{|") {
        marked += before;
        marked += "<mark>";
        rest = inside.split_once(':').map_or(inside, |(_, words)| words);
    }
    (marked + rest).replace("|}", "</mark>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_has_a_page_that_loads_nothing_and_shows_no_markup() {
        let folder = tempfile::tempdir().unwrap();
        let pages = written(folder.path());
        assert_eq!(pages.len(), checks::ALL.len());
        for (code, path) in pages {
            let html = std::fs::read_to_string(path).unwrap();
            assert!(
                html.contains(&format!("<h1>{code}</h1>")) && html.contains("<h2>What to do</h2>"),
                "{html}"
            );
            for unwanted in ["{|", "|}", "```", "src=", "href=", "<script", "@import", "url("] {
                assert!(!html.contains(unwanted), "{code}: {unwanted}");
            }
        }
        let html = std::fs::read_to_string(folder.path().join("misquote.html")).unwrap();
        assert!(html.contains("“We will <mark>not</mark> raise taxes"), "{html}");
        assert!(html.contains("<p><code>draft.md</code></p>"), "{html}");
    }
}
