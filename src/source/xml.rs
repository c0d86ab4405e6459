//! XML as a tree that is only read. Names are compared without their namespaces: the forms read here come in several.
use roxmltree::{Document, Node, ParsingOptions};

use super::{Reason, extract::plainly};

/// No file has more elements and texts.
const NODES: u32 = 4_000_000;

/// What `read` makes of the root element.
///
/// # Errors
/// [`Reason::Damaged`] with the place where it breaks.
pub(super) fn tree<T>(text: &str, read: impl FnOnce(Node<'_, '_>) -> T) -> Result<T, Reason> {
    let options = ParsingOptions { nodes_limit: NODES, allow_dtd: true, ..ParsingOptions::default() };
    let tree =
        Document::parse_with_options(text, options).map_err(|error| Reason::Damaged(error.to_string()))?;
    Ok(read(tree.root_element()))
}

/// Is it the element of that name?
pub(super) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The first child element of that name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|it| is(*it, name))
}

/// The element at the end of a path of names.
pub(super) fn at<'a, 'i>(node: Node<'a, 'i>, path: &[&str]) -> Option<Node<'a, 'i>> {
    path.iter().try_fold(node, |node, name| child(node, name))
}

/// An attribute by its name.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|it| it.name() == name).map(|it| it.value())
}

/// All that is written in an element, if anything is; a line break is a space.
pub(super) fn words(node: Node<'_, '_>) -> Option<String> {
    let piece = |it: Node<'_, '_>| {
        if is(it, "br") { " ".to_owned() } else { it.text().unwrap_or_default().to_owned() }
    };
    let all: String = node.descendants().filter(|it| it.is_text() || is(*it, "br")).map(piece).collect();
    let words = plainly(&all);
    (!words.is_empty()).then_some(words)
}
