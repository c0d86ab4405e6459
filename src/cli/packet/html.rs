//! The packet as one page: no other file, no script, nothing that a draft or a source says can act.
mod draft;
mod filter;
mod note;
mod sources;
mod summary;
mod words;

use std::fmt::Write;

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::cli::{
    packet::{Packet, html::words::Words, page},
    terminal::count,
};

const STYLE: &str = include_str!("packet.css");

/// The whole page.
pub(super) fn page(packet: &Packet<'_>) -> String {
    let title = match packet.drafts.as_slice() {
        [draft] => page::title(draft).to_owned(),
        drafts => format!("Annotated drafts ({})", drafts.len()),
    };
    let mut html = head(&title);
    html += "<body>\n<a class=\"skip\" href=\"#drafts\">Skip to the draft</a>\n";
    problems(&mut html, packet);
    if packet.drafts.len() != 1 {
        contents(&mut html, packet);
    }
    html += "<main id=\"drafts\">\n";
    let filter = filter::bar(packet);
    match packet.drafts.as_slice() {
        [review] => draft::article(&mut html, review, 0, Some((&filter, packet.sources))),
        drafts => {
            html += &filter;
            drafts.iter().enumerate().for_each(|(at, it)| draft::article(&mut html, it, at, None));
        }
    }
    sources::list(&mut html, packet);
    html += "</main>\n";
    html += &format!(
        "<footer class=\"foot\">Made by Copydesk {}. It tells whether a draft agrees with the sources it was given, not \
         whether the sources are right.</footer>\n</body>\n</html>\n",
        env!("CARGO_PKG_VERSION")
    );
    html
}

/// What a browser must know: above all that nothing but this one style may have any effect.
fn head(title: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{} – Copydesk</title>\n<style>{STYLE}</style>\n</head>\n",
        policy(),
        Words(title)
    )
}

/// The page's content security policy.
fn policy() -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

/// What could not be read comes first: a packet with holes must not look whole.
fn problems(html: &mut String, packet: &Packet<'_>) {
    if packet.problems.is_empty() {
        return;
    }
    *html += "<section class=\"problems\" aria-labelledby=\"problems\">\n<h2 id=\"problems\">This packet is not complete: \
              something could not be read</h2>\n<ul>\n";
    for problem in packet.problems {
        let _ = writeln!(html, "<li><b>{}</b> {}</li>", Words(&problem.path), Words(&problem.reason));
    }
    *html += "</ul>\n</section>\n";
}

/// The drafts, with what came of each.
fn contents(html: &mut String, packet: &Packet<'_>) {
    let _ = write!(
        html,
        "<header class=\"head\">\n<p class=\"kicker\">Fact-check packet</p>\n<h1>Annotated drafts</h1>\n\
         <p class=\"about\">{} checked against {}.</p>\n</header>\n",
        count(packet.drafts.len(), "draft"),
        count(packet.sources, "source")
    );
    if packet.drafts.is_empty() {
        return;
    }
    *html += "<nav class=\"contents\" aria-label=\"Drafts\">\n";
    let name = |at: usize| {
        let review = &packet.drafts[at];
        format!("<a href=\"#d{}\">{}</a>", at + 1, Words(page::title(review)))
    };
    let rows = packet.drafts.iter().enumerate().map(|(at, review)| (name(at), review));
    summary::table(html, "Draft", rows.map(|(name, review)| (name, summary::row(review, |_| true))));
    *html += "</nav>\n";
}
