//! Word documents (`.docx`), by whatever program they were written.
//!
//! They are read as if every tracked change had been accepted: what was inserted is prose, what was deleted is none. Comments,
//! headers and footers, text boxes, hidden text and tables of contents are no prose; notes stand as paragraphs at the end.
//! Of its properties only the title is taken, and only where the text has no heading: the "author" is whose copy of Word it
//! was, and the day of creation is that of the template as often as not.
mod body;
mod package;
mod styles;

use roxmltree::Node;

use super::{
    Article, Reason,
    xml::{attribute, child},
};
use package::Package;
use styles::Styles;

/// How a zip file begins.
const MAGIC: &[u8] = b"PK\x03\x04";

/// Is it a document, or some other zip file?
pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Reads a document.
///
/// # Errors
/// Why it cannot be read: damaged, no Word document at all, locked, or far larger than it looks.
pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Article, Reason> {
    let mut package = Package::open(bytes)?;
    let document = package.main()?;
    let styles = package.related("styles")?.map(|part| part.tree(Styles::of)).transpose()?;
    let styles = styles.unwrap_or_default();
    let mut reader = body::Reader::new(&styles);
    document.tree(|root| reader.document(root))?;
    for kind in ["footnotes", "endnotes"] {
        if let Some(part) = package.related(kind)? {
            part.tree(|root| reader.notes(root))?;
        }
    }
    let named = package.property("title")?.filter(|_| !reader.out.has_heading());
    let title = reader.title.take().or(named);
    let mut article = reader.out.article(path);
    article.title = title;
    Ok(article)
}

/// A property that is set by being there: `<w:b/>`, unless it says `w:val="0"`.
fn has(properties: Option<Node<'_, '_>>, name: &str) -> bool {
    let value = properties.and_then(|it| child(it, name)).map(|it| attribute(it, "val").unwrap_or("1"));
    value.is_some_and(|value| !matches!(value, "0" | "false" | "off" | "none"))
}

#[cfg(test)]
mod tests;
