//! Citations in the draft's text that name a source of the corpus.
use crate::{analysis::Analysis, corpus::Corpus, text::Span};

/// A citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Its bytes in the draft's text.
    pub span: Span,
    /// Index into [`Corpus::sources`].
    pub source: usize,
    /// The paragraph it names.
    pub paragraph: Option<usize>,
}

/// What a citation by id begins with.
const SCHEME: &str = "copydesk:";

impl Analysis {
    /// The citations of the draft, in order. Two forms are read, anywhere in its text: `copydesk:ID` or `copydesk://ID`
    /// (with `#p3` for its third paragraph), and the address that a source was published under.
    pub fn citations(&self) -> Vec<Cited> {
        let text = self.draft.text.as_str();
        let mut cited: Vec<Cited> =
            text.match_indices(SCHEME).filter_map(|(at, _)| by_id(text, at, &self.corpus)).collect();
        for (source, it) in self.corpus.sources.iter().enumerate() {
            let url = it.article.url.as_deref().filter(|url| url.contains("://"));
            let found = url.into_iter().flat_map(|url| text.match_indices(url));
            let whole = found.filter(|(at, url)| is_end_of_address(&text[at + url.len()..]));
            let cite = |(at, url): (usize, &str)| Cited { span: at..at + url.len(), source, paragraph: None };
            cited.extend(whole.map(cite));
        }
        cited.sort_by_key(|it| (it.span.start, it.source));
        cited
    }
}

fn by_id(text: &str, at: usize, corpus: &Corpus) -> Option<Cited> {
    let start = at + SCHEME.len();
    let start = start + if text[start..].starts_with("//") { 2 } else { 0 };
    let named = |ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '_' | '.' | '%');
    let name = text[start..].split(|ch| !named(ch)).next()?.trim_end_matches('.');
    let source = corpus.sources.iter().position(|it| it.article.id == name)?;
    let end = start + name.len();
    let digits =
        text[end..].strip_prefix("#p").map_or(0, |it| it.bytes().take_while(u8::is_ascii_digit).count());
    let Some(paragraph) = text.get(end + 2..end + 2 + digits).and_then(|it| it.parse().ok()) else {
        return Some(Cited { span: at..end, source, paragraph: None });
    };
    Some(Cited { span: at..end + 2 + digits, source, paragraph: Some(paragraph) })
}

/// Does the address end here, and not a longer one go on?
fn is_end_of_address(rest: &str) -> bool {
    let mut next = rest.trim_start_matches(['/', '.', ',', ';', ':', '!', '?']).chars();
    next.next()
        .is_none_or(|ch| ch.is_whitespace() || matches!(ch, '>' | ')' | ']' | '"' | '”' | '\'' | '’' | '}'))
}
