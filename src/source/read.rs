//! The entry: which reader a file needs.
use super::{
    Article, Block, BlockKind, Memo, Places, Problem, Reading, Reason, Role, cut, damaged, docx, encoding,
    front_matter, html, mail,
    markup::{self, Markup},
    page, pardon,
    part::{self, Kind},
    plain, problem, record, sheet, subtitles, transcript, wire,
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

/// Reads a file: one article, the several of a fact sheet, or the many of an archive. What cannot be read of it is told.
pub fn read(path: &str, bytes: &[u8], role: Role) -> Reading {
    match (part::holds_many(path), role) {
        (true, Role::Source) => part::read_many(path, bytes),
        (true, Role::Draft) => Reading::failed(path, Reason::Many),
        (false, _) => whole(path, bytes, role).unwrap_or_else(|reason| Reading::failed(path, reason)),
    }
}

/// Reads a part of a file that holds many.
pub(super) fn part(name: &str, bytes: &[u8]) -> Result<Article, Reason> {
    let (file, _) = part::file_and_line(name);
    source(match part::kind_of(file) {
        Some(Kind::Mailbox) => mail::read(name, bytes)?,
        _ => record::read(name, &encoding::decode(bytes)?.text)?.pop().unwrap_or(Err(Reason::NoNews))?,
    })
}

/// Reads a file that is no archive.
fn whole(path: &str, bytes: &[u8], role: Role) -> Result<Reading, Reason> {
    let size = bytes.len() as u64;
    if size > problem::LIMIT {
        return Err(Reason::TooLarge { bytes: size });
    }
    if docx::begins(bytes) {
        return one(docx::read(path, bytes)?, role);
    }
    let ending = ending_of(path);
    if ending == "eml" && role == Role::Source {
        return one(mail::read(path, bytes)?, role);
    }
    let text = encoding::decode(bytes)?.text;
    match (&*ending, format_of(path, "", &text)) {
        (_, Format::Sheet) if role == Role::Source => {
            Ok(sheet::read(path, &text).map_err(Reason::Sheet)?.into())
        }
        ("docx", format) if format_within(&text) != Some(format) => Err(Reason::NoDocument),
        ("xml", format) if format_within(&text) != Some(format) => {
            several(path, wire::read(path, &text)?, role)
        }
        ("json", _) => several(path, record::read(path, &text)?, role),
        _ => shortage_of(article(path, &text, role), role),
    }
}

fn one(article: Article, role: Role) -> Result<Reading, Reason> {
    shortage_of(finished(article, role), role)
}

fn shortage_of(article: Article, role: Role) -> Result<Reading, Reason> {
    shortage(&article, role).map_or_else(|| Ok(vec![article].into()), Err)
}

/// The articles of a list of records; one alone is a file like any other.
fn several(path: &str, mut records: Vec<Result<Article, Reason>>, role: Role) -> Result<Reading, Reason> {
    match (records.len(), role) {
        (0 | 1, _) => one(records.pop().unwrap_or(Err(Reason::NoNews))?, role),
        (_, Role::Draft) => Err(Reason::Many),
        (_, Role::Source) => {
            let read = records.into_iter().map(|record| source(record?));
            let problem = |reason| Problem::new(path, reason);
            Ok(part::gathered(path, read.map(|read| read.map_err(problem))))
        }
    }
}

fn source(article: Article) -> Result<Article, Reason> {
    let article = finished(article, Role::Source);
    shortage(&article, Role::Source).map_or(Ok(article), Err)
}

/// Reads decoded text as one article; never fails.
pub fn article(path: &str, text: &str, role: Role) -> Article {
    article_as(path, "", Text::from(text), role)
}

/// Reads text as one article; where the name does not tell the format, the editor's name for the language does.
pub fn article_as(path: &str, language: &str, text: Text, role: Role) -> Article {
    article_with(path, language, text, role, &mut Memo::default())
}

/// The same, with what is known of the text as it was before.
pub(super) fn article_with(path: &str, language: &str, text: Text, role: Role, known: &mut Memo) -> Article {
    let mut article = Article::new(path, text.clone());
    let text = text.as_str();
    let start = front_matter::read(&mut article);
    match format_of(path, language, &text[start..]) {
        Format::Html => html::read(&mut article, start, role),
        Format::Markdown => article.blocks = known.markdown.read(&article.text, start),
        Format::Subtitles => subtitles::read(&mut article),
        Format::Marked(markup) => markup::blocks(&mut article, start, markup),
        Format::Plain | Format::Sheet => plain::blocks(&mut article, start),
    }
    article.pardons = pardon::find(text);
    finished_with(article, role, known)
}

/// A short name from a path: the file's name without its ending, `archive-12` for a part.
pub fn id_of(path: &str) -> String {
    let (path, line) = part::file_and_line(path);
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let name = name.rsplit_once('.').map(|(stem, _)| stem).filter(|stem| !stem.is_empty()).unwrap_or(name);
    line.map_or(name.to_owned(), |line| format!("{name}-{line}"))
}

/// What the words tell of the blocks, then their mending and counting.
fn finished(article: Article, role: Role) -> Article {
    finished_with(article, role, &mut Memo::default())
}

fn finished_with(mut article: Article, role: Role, known: &mut Memo) -> Article {
    let is_transcript = role == Role::Source && transcript::mark(&mut article);
    if !is_transcript {
        page::mark(&mut article, role);
    }
    match role {
        Role::Source => mend_source(&mut article),
        Role::Draft => known.mend(&mut article),
    }
    article.blocks = cut::cut(std::mem::take(&mut article.blocks));
    if article.places == Places::Lines {
        number(&mut article.blocks);
    }
    article
}

fn mend_source(article: &mut Article) {
    for block in &mut article.blocks {
        if block.kind == BlockKind::Paragraph {
            let end = damaged::without_citation(&block.prose).len();
            if end < block.prose.len() {
                *block = block.part(0..end);
            }
        }
        if let Some(prose) = damaged::mend(&block.prose) {
            block.prose = prose.into();
        }
    }
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
    let words = prose.flat_map(|block| block.prose.split_whitespace()).take(TOO_LITTLE).count();
    match words {
        0 => Some(Reason::NoProse),
        _ if words < TOO_LITTLE && role == Role::Source => Some(Reason::TooLittle { words }),
        _ => None,
    }
}

/// By ending or language, unless the content says otherwise.
fn format_of(path: &str, language: &str, text: &str) -> Format {
    if let Some(format) = format_within(text) {
        return format;
    }
    by_name(&ending_of(path)).or_else(|| by_name(language)).unwrap_or(Format::Plain)
}

/// The ending of a file's name in small letters, without its dot.
pub(super) fn ending_of(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
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
        _ if sheet::is_sheet(start) => Some(Format::Sheet),
        _ => None,
    }
}
