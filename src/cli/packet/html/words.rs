//! Words of anybody's on the page: they stay words, and an address is followed only where that is harmless.
use std::fmt::{self, Display, Formatter, Write};

use crate::{
    cli::packet::page::stretches,
    text::{Span, harmless::harmless},
};

/// Words as they may stand between tags and in attributes.
pub(super) struct Words<'a>(pub(super) &'a str);

impl Display for Words<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for ch in self.0.chars().filter_map(harmless) {
            match ch {
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '&' => f.write_str("&amp;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                _ => f.write_char(ch)?,
            }
        }
        Ok(())
    }
}

/// Words with some of them in an element.
pub(super) fn marked(words: &str, spans: &[Span], tag: &str) -> String {
    let stretch = |(words, is_marked): &(&str, bool)| match is_marked {
        true => format!("<{tag}>{}</{tag}>", Words(words)),
        false => Words(words).to_string(),
    };
    stretches(words, spans).iter().map(stretch).collect()
}

/// A link to where a source was published, named by its host; for an address of another kind, its words.
pub(super) fn link(url: &str) -> String {
    let host = ["https://", "http://"].iter().find_map(|scheme| {
        let begins = url.get(..scheme.len())?.eq_ignore_ascii_case(scheme);
        begins.then(|| url[scheme.len()..].split(['/', '?', '#']).next().unwrap_or_default())
    });
    match host {
        Some(host) if !host.is_empty() => {
            let host = host.strip_prefix("www.").unwrap_or(host);
            format!(
                "<a class=\"out\" href=\"{}\" rel=\"noreferrer noopener\">{}</a>",
                Words(url),
                Words(host)
            )
        }
        _ => format!("<span class=\"url\">{}</span>", Words(url)),
    }
}
