//! The entry: which reader a file needs.
use super::{
    Article, Block, BlockKind, Problem, Reason, Role, cut, damaged, encoding, front_matter, html, markdown,
    markup::{self, Markup},
    page, pardon, plain, problem, sheet, subtitles, transcript,
};
use crate::text::Text;

/// Less than this is no source, in words.
const TOO_LITTLE: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Plain,
    Markdown,
    Html,
    Subtitles,
    Sheet,
    Marked(&'static Markup),
}

/// Reads a file: one article, or the several of a fact sheet.
///
/// # Errors
/// A [`Problem`] where the file gives nothing to check or to check against.
pub fn read(path: &str, bytes: &[u8], role: Role) -> Result<Vec<Article>, Problem> {
    let problem = |reason| Problem::new(path, reason);
    let size = bytes.len() as u64;
    if size > problem::LIMIT {
        return Err(problem(Reason::TooLarge { bytes: size }));
    }
    let text = encoding::decode(bytes).map_err(problem)?.text;
    if role == Role::Source && format_of(path, "", &text) == Format::Sheet {
        return sheet::read(path, &text).map_err(|why| problem(Reason::Sheet(why)));
    }
    let article = article(path, &text, role);
    shortage(&article, role).map_or(Ok(vec![article]), |reason| Err(problem(reason)))
}

/// Reads decoded text as one article; never fails.
pub fn article(path: &str, text: &str, role: Role) -> Article {
    article_as(path, "", Text::from(text), role)
}

/// Reads text as one article; where the name does not tell the format, the editor's name for the language does.
pub fn article_as(path: &str, language: &str, text: Text, role: Role) -> Article {
    let mut article = Article::new(path, text.clone());
    let text = text.as_str();
    let start = front_matter::read(&mut article);
    match format_of(path, language, &text[start..]) {
        Format::Html => html::read(&mut article, start, role),
        Format::Markdown => markdown::read(&mut article, start),
        Format::Subtitles => subtitles::read(&mut article),
        Format::Marked(markup) => markup::blocks(&mut article, start, markup),
        Format::Plain | Format::Sheet => plain::blocks(&mut article, start),
    }
    article.pardons = pardon::find(text);
    finish(&mut article, role);
    article
}

/// A short name from a path: the file's name without its ending.
pub fn id_of(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
        _ => name.to_owned(),
    }
}

/// What the words tell of the blocks, then their mending and counting.
fn finish(article: &mut Article, role: Role) {
    let is_transcript = role == Role::Source && transcript::mark(article);
    if !is_transcript {
        page::mark(article, role);
    }
    for block in &mut article.blocks {
        if role == Role::Source && block.kind == BlockKind::Paragraph {
            let end = damaged::without_citation(&block.prose).len();
            if end < block.prose.len() {
                *block = block.part(0..end);
            }
        }
        if let Some(prose) = damaged::mend(&block.prose) {
            block.prose = prose.into();
        }
    }
    article.blocks = cut::cut(std::mem::take(&mut article.blocks));
    number(&mut article.blocks);
}

fn number(blocks: &mut [Block]) {
    let mut count = 0;
    for block in blocks {
        let counts = !matches!(block.kind, BlockKind::Heading | BlockKind::Caption | BlockKind::Furniture);
        count += usize::from(counts);
        block.paragraph = if counts { count } else { 0 };
    }
}

/// A draft may be as short as it likes, as long as there is one.
fn shortage(article: &Article, role: Role) -> Option<Reason> {
    let prose = article.blocks.iter().filter(|block| block.kind != BlockKind::Furniture);
    let words: usize = prose.map(|block| block.prose.split_whitespace().count()).sum();
    match words {
        0 => Some(Reason::NoProse),
        _ if words < TOO_LITTLE && role == Role::Source => Some(Reason::TooLittle { words }),
        _ => None,
    }
}

/// By ending or language, unless the content says otherwise.
fn format_of(path: &str, language: &str, text: &str) -> Format {
    let ending =
        path.rsplit(['/', '\\']).next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    let ending = ending.unwrap_or_default().to_lowercase();
    if let Some(format) = format_within(text) {
        return format;
    }
    by_name(&ending).or_else(|| by_name(language)).unwrap_or(Format::Plain)
}

fn by_name(name: &str) -> Option<Format> {
    match name {
        "txt" | "text" | "log" => Some(Format::Plain),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "md" | "markdown" | "mkd" | "mdown" => Some(Format::Markdown),
        "srt" | "vtt" => Some(Format::Subtitles),
        "toml" => Some(Format::Sheet),
        _ => markup::by_name(name).map(Format::Marked),
    }
}

fn format_within(text: &str) -> Option<Format> {
    let start = text.trim_start();
    let begins = |tag: &str| start.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
    match () {
        _ if begins("<!doctype html") || begins("<html") => Some(Format::Html),
        _ if begins("<?xml") && start.contains("<html") => Some(Format::Html),
        _ if begins("WEBVTT") || subtitles::begins_with_cue(start) => Some(Format::Subtitles),
        _ if begins(sheet::HEAD) => Some(Format::Sheet),
        _ => None,
    }
}
