//! What agencies send as XML: NewsML-G2, and NITF by itself or inside it.
use jiff::civil::Date;
use roxmltree::Node;

use super::{
    Article, BlockKind, Embargo, Reason,
    extract::Extract,
    metadata,
    xml::{at, attribute, child, is, tree, words},
};

/// Blocks in blocks: nothing means well that is deeper.
const DEEPEST: usize = 64;

/// Reads an item, or the several of a message.
///
/// # Errors
/// [`Reason::Damaged`] for what is no XML, [`Reason::UnknownKind`] for what is neither form.
pub(super) fn read(path: &str, text: &str) -> Result<Vec<Result<Article, Reason>>, Reason> {
    tree(text, |root| match root.tag_name().name() {
        "nitf" => Ok(vec![nitf(path, root)]),
        "newsItem" => Ok(vec![item(path, root)]),
        "newsMessage" => {
            let items = root.descendants().filter(|it| is(*it, "newsItem"));
            Ok((1..).zip(items).map(|(number, it)| entry(path, number, it)).collect())
        }
        "packageItem" | "conceptItem" | "knowledgeItem" | "planningItem" => Err(Reason::OtherNews),
        _ => Err(Reason::UnknownKind),
    })?
}

fn entry(path: &str, number: usize, node: Node<'_, '_>) -> Result<Article, Reason> {
    let article = item(path, node)?;
    Ok(Article { id: format!("{}-{number}", article.id), ..article })
}

/// A `newsItem` of NewsML-G2.
fn item(path: &str, item: Node<'_, '_>) -> Result<Article, Reason> {
    let meta = |path: &[&str]| at(item, path);
    let code = |path: &[&str]| meta(path).and_then(|it| attribute(it, "qcode")).map(last_of);
    withdrawn(code(&["itemMeta", "pubStatus"]))?;
    if code(&["itemMeta", "itemClass"]).is_some_and(|class| class != "text") {
        return Err(Reason::OtherNews);
    }
    let content = meta(&["contentSet"]).ok_or(Reason::NoNews)?;
    let inner = content.children().find(|it| is(*it, "inlineXML")).and_then(|it| it.first_element_child());
    let inner_nitf = inner.filter(|it| is(*it, "nitf"));
    let title =
        meta(&["contentMeta", "headline"]).or(inner_nitf.and_then(headline)).or(meta(&["itemMeta", "title"]));
    let title = title.and_then(words);
    let mut extract = Extract::titled(title.as_deref());
    match (inner, child(content, "inlineData")) {
        (Some(inner), _) => prose(at(inner, &["body", "body.content"]).unwrap_or(inner), &mut extract),
        (None, Some(data)) if attribute(data, "contenttype").is_some_and(|it| it.contains("html")) => {
            extract.html(data.text().unwrap_or_default());
        }
        (None, Some(data)) => extract.plain(data.text().unwrap_or_default()),
        (None, None) => return Err(Reason::NoNews),
    }
    let mut article = extract.article(path);
    let by = meta(&["contentMeta", "by"]).or(meta(&["contentMeta", "creator", "name"]));
    article.byline = by.or(inner_nitf.and_then(byline)).and_then(words).map(without_by);
    article.outlet = meta(&["itemMeta", "provider"]).and_then(provider);
    let day = meta(&["itemMeta", "versionCreated"]).or(meta(&["itemMeta", "firstCreated"])).and_then(words);
    article.published = day.and_then(|day| metadata::date_in(&day, article.language));
    article.embargoed = meta(&["itemMeta", "embargoed"]).and_then(words).and_then(|it| Embargo::new(&it));
    article.title = title;
    Ok(article)
}

/// A document of NITF.
fn nitf(path: &str, root: Node<'_, '_>) -> Result<Article, Reason> {
    let data = at(root, &["head", "docdata"]);
    let status = data.and_then(|it| attribute(it, "management-status"));
    withdrawn(status)?;
    let title = headline(root).or(at(root, &["head", "title"])).and_then(words);
    let mut extract = Extract::titled(title.as_deref());
    prose(at(root, &["body", "body.content"]).ok_or(Reason::NoNews)?, &mut extract);
    let mut article = extract.article(path);
    let print = at(root, &["head", "pubdata"]);
    let date = |name: &str| data.and_then(|it| child(it, name)).and_then(|it| attribute(it, "norm"));
    let release = date("date.release");
    let printed = print.and_then(|it| attribute(it, "date.publication"));
    article.published = [printed, release, date("date.issue")].into_iter().flatten().find_map(day);
    article.embargoed = release.filter(|_| status == Some("embargoed")).and_then(Embargo::new);
    article.byline = byline(root).and_then(words).map(without_by);
    let distributor = at(root, &["body", "body.head", "distributor"]).and_then(words);
    article.outlet = print.and_then(|it| attribute(it, "name")).map(str::to_owned).or(distributor);
    article.title = title;
    Ok(article)
}

fn withdrawn(status: Option<&str>) -> Result<(), Reason> {
    match status {
        Some(word @ ("canceled" | "cancelled" | "withheld")) => Err(Reason::Withdrawn(word.to_owned())),
        _ => Ok(()),
    }
}

fn headline<'a, 'i>(nitf: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    let hedline = at(nitf, &["body", "body.head", "hedline"])?;
    child(hedline, "hl1").or(Some(hedline))
}

fn byline<'a, 'i>(nitf: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    at(nitf, &["body", "body.head", "byline"])
}

fn without_by(byline: String) -> String {
    byline.trim_start_matches("By ").to_owned()
}

/// A provider's name, or what stands for it.
fn provider(node: Node<'_, '_>) -> Option<String> {
    let code = || attribute(node, "literal").or(attribute(node, "qcode").map(last_of)).map(str::to_owned);
    child(node, "name").and_then(words).or_else(code)
}

/// The code in `stat:usable`.
fn last_of(qcode: &str) -> &str {
    qcode.rsplit(':').next().unwrap_or(qcode)
}

/// The day of `20260304T103700Z` or `2026-03-04`.
fn day(written: &str) -> Option<Date> {
    let digits: String = written.chars().filter(char::is_ascii_digit).take(8).collect();
    Date::strptime("%Y%m%d", &digits).ok()
}

/// The blocks of a text marked up as NITF or HTML.
fn prose(node: Node<'_, '_>, out: &mut Extract) {
    Reader { out, quoted: false, header: None }.blocks(node, DEEPEST);
}

struct Reader<'o> {
    out: &'o mut Extract,
    quoted: bool,
    /// The head row of the table being read.
    header: Option<String>,
}

impl Reader<'_> {
    fn blocks(&mut self, node: Node<'_, '_>, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return };
        for child in node.children() {
            let tag = child.tag_name().name();
            match tag {
                "head" | "script" | "style" | "media-metadata" | "media-reference" | "media-producer"
                | "note" => {}
                "hl1" | "h1" => self.push(BlockKind::Heading, 1, child),
                "hl2" | "h2" | "h3" | "h4" | "h5" | "h6" => self.push(BlockKind::Heading, 2, child),
                "li" => self.push(BlockKind::ListItem, 1, child),
                "media-caption" | "figcaption" | "caption" => self.push(BlockKind::Caption, 0, child),
                "p" if self.quoted => self.push(BlockKind::BlockQuote, 0, child),
                "p" => self.push(BlockKind::Paragraph, 0, child),
                "tr" | "nitf-table-row" => self.row(child),
                "bq" | "blockquote" => {
                    self.quoted = true;
                    self.blocks(child, depth);
                    self.quoted = false;
                }
                _ if child.is_element() => {
                    self.header = self.header.take().filter(|_| tag != "table");
                    self.blocks(child, depth);
                }
                _ => self.out.push(BlockKind::Paragraph, 0, child.text().unwrap_or_default()),
            }
        }
    }

    fn push(&mut self, kind: BlockKind, level: u8, node: Node<'_, '_>) {
        self.out.push(kind, level, &words(node).unwrap_or_default());
    }

    fn row(&mut self, row: Node<'_, '_>) {
        let cells: Vec<_> = row.children().filter(Node::is_element).collect();
        let is_head = !cells.is_empty() && cells.iter().all(|it| is(*it, "th"));
        let texts: Vec<String> = cells.into_iter().map(|it| words(it).unwrap_or_default()).collect();
        let written = self.out.row(&texts, self.header.clone());
        if is_head {
            self.header = Some(written);
        }
    }
}

#[cfg(test)]
mod tests;
