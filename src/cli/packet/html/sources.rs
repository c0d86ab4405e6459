//! The list of the sources that the packet rests on.
use std::fmt::Write;

use crate::{
    cli::{
        packet::{
            Packet,
            html::{
                note::{self},
                words::{Words, link},
            },
            sources::{Used, used},
        },
        terminal::count,
    },
    finding::day,
    source::{Embargo, Tier},
};

/// Every source that speaks to a fact, with the notes it speaks in.
pub(super) fn list(html: &mut String, packet: &Packet<'_>) {
    let used = used(packet);
    *html += "<section class=\"sources\" aria-labelledby=\"sources\">\n<h2 id=\"sources\">Sources</h2>\n";
    let idle = packet.sources.saturating_sub(used.len());
    let about = match (used.len(), idle) {
        (0, _) => format!("None of {} speaks of any fact.", count(packet.sources, "source")),
        (_, 0) => String::new(),
        (some, _) => format!("{some} of {} speak of some fact.", count(packet.sources, "source")),
    };
    let _ = writeln!(html, "<p class=\"about\">{about}</p>\n<ol>");
    used.iter().for_each(|it| source(html, packet, it));
    *html += "</ol>\n</section>\n";
}

fn source(html: &mut String, packet: &Packet<'_>, it: &Used<'_>) {
    let article = it.article;
    let title = article.title.as_ref().unwrap_or(&article.id);
    let _ = write!(html, "<li>\n<p class=\"title\" dir=\"auto\">{}</p>\n<p class=\"from\">", Words(title));
    let tier = match article.tier {
        Tier::Primary => Some("primary source".to_owned()),
        Tier::Secondary => None,
        Tier::Opinion => Some("opinion: only what it quotes counts".to_owned()),
    };
    let byline = article.byline.as_ref().map(|it| format!("by {it}"));
    let embargo = article.embargoed.as_ref().map(Embargo::to_string);
    let (outlet, day) = (article.outlet.clone(), article.published.map(day));
    let parts = [embargo, outlet, byline, day, tier, Some(article.path.clone())];
    let parts: Vec<String> = parts.into_iter().flatten().map(|it| Words(&it).to_string()).collect();
    *html += &parts.join(" · ");
    if let Some(url) = &article.url {
        let _ = write!(html, " · {}", link(url));
    }
    let _ = write!(html, "</p>\n<p class=\"rests\"><b>{}</b>", count(it.facts, "fact"));
    rests(html, packet, "bears out", &it.bears_out);
    rests(html, packet, "contradicts", &it.contradicts);
    *html += "</p>\n</li>\n";
}

fn rests(html: &mut String, packet: &Packet<'_>, how: &str, notes: &[(usize, usize)]) {
    if notes.is_empty() {
        return;
    }
    let _ = write!(html, " · {how} ");
    for &(draft, at) in notes {
        let _ = write!(html, "{} ", note::to(&packet.drafts[draft], draft, at));
    }
}
