//! Citations in the draft's text that name a source of the corpus.
use std::collections::HashMap;

use crate::{analysis::Analysis, text::Span};

/// A citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Its bytes in the draft's text.
    pub span: Span,
    /// Index into [`Corpus::sources`](crate::corpus::Corpus::sources).
    pub source: usize,
    /// The paragraph it names.
    pub paragraph: Option<usize>,
}

/// What a citation by id begins with.
const SCHEME: &str = "copydesk:";
/// What a footnote begins with.
const NOTE: &str = "[^";

impl Analysis {
    /// The citations of the draft, in order. Read anywhere in its text are `copydesk:ID` or `copydesk://ID` (with `#p3` for
    /// the third paragraph), a footnote that is called by a source's id (`[^ID]`; its note may name the paragraph, `¶3`),
    /// and the address that a source was published under.
    pub fn citations(&self) -> Vec<Cited> {
        let text = self.draft.text.as_str();
        let sources = || self.corpus.sources.iter().map(|it| &it.article).enumerate();
        let ids: HashMap<&str, usize> = sources().map(|(at, it)| (it.id.as_str(), at)).collect();
        let urls: HashMap<&str, usize> =
            sources().filter_map(|(at, it)| Some((it.url.as_deref()?.trim_end_matches('/'), at))).collect();
        let by_scheme = text.match_indices(SCHEME).filter_map(|(at, _)| by_id(text, at, &ids));
        let by_note = text.match_indices(NOTE).filter_map(|(at, _)| by_label(text, at, &ids));
        let by_url = text.match_indices("://").filter_map(|(at, _)| by_address(text, at, &urls));
        let mut cited: Vec<Cited> = by_scheme.chain(by_note).chain(by_url).collect();
        cited.sort_by_key(|it| it.span.start);
        cited
    }
}

/// The address around a `://`.
fn by_address(text: &str, at: usize, urls: &HashMap<&str, usize>) -> Option<Cited> {
    let ends = |ch: char| ch.is_whitespace() || matches!(ch, '<' | '>' | ')' | ']' | '"' | '”' | '’' | '}');
    let scheme = text[..at].bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let address = text[at - scheme..].split(ends).next()?;
    let address = address.trim_end_matches(['/', '.', ',', ';', ':', '!', '?']);
    let source = *urls.get(address)?;
    Some(Cited { span: at - scheme..at - scheme + address.len(), source, paragraph: None })
}

/// `[^ID]`, in the text or before its note.
fn by_label(text: &str, at: usize, ids: &HashMap<&str, usize>) -> Option<Cited> {
    let label = text[at + NOTE.len()..].lines().next()?.split_once(']')?.0;
    let (source, end) = (*ids.get(label)?, at + NOTE.len() + label.len() + 1);
    let note = format!("[^{label}]:");
    let note = text.lines().find_map(|line| line.trim_start().strip_prefix(&note));
    let paragraph = note.and_then(|note| number(note.split_once('¶')?.1.trim_start()));
    Some(Cited { span: at..end, source, paragraph })
}

/// The number that a text begins with.
fn number(text: &str) -> Option<usize> {
    text.split(|ch: char| !ch.is_ascii_digit()).next()?.parse().ok()
}

/// `copydesk:ID#p3`.
fn by_id(text: &str, at: usize, ids: &HashMap<&str, usize>) -> Option<Cited> {
    let named = |ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '_' | '.');
    let rest = &text[at + SCHEME.len()..];
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let name = rest.split(|ch| !named(ch)).next()?.trim_end_matches('.');
    let source = *ids.get(name)?;
    let after = &rest[name.len()..];
    let paragraph = after.strip_prefix("#p").and_then(number);
    let after = match paragraph {
        Some(_) => after[2..].trim_start_matches(|ch: char| ch.is_ascii_digit()),
        None => after,
    };
    Some(Cited { span: at..text.len() - after.len(), source, paragraph })
}
