//! Plain text as pasted from a page.
use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    lang::ENGLISH,
    source::{Article, Block, BlockKind, SpanMap, Tier},
    text::Text,
};

/// Reads decoded text; never fails. (First version: front matter `date`, and a block a paragraph.)
pub fn read(path: &str, text: &str) -> Article {
    let (head, body) = match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((head, body)) => (head, body),
        None => ("", text),
    };
    let published =
        head.lines().find_map(|line| line.strip_prefix("date:")?.trim().get(..10)?.parse::<Date>().ok());
    let mut blocks = Vec::new();
    let mut at = text.len() - body.len();
    for piece in body.split_inclusive("\n\n") {
        let prose = piece.trim();
        let start = at + piece.len() - piece.trim_start().len();
        at += piece.len();
        if !prose.is_empty() {
            let prose: Arc<str> = prose.replace('\n', " ").into();
            let map = SpanMap::identity(start, prose.len());
            let mut block = Block::new(BlockKind::Paragraph, prose, map);
            block.paragraph = blocks.len() + 1;
            blocks.push(block);
        }
    }
    Article {
        id: path.rsplit('/').next().unwrap_or(path).to_owned(),
        path: path.to_owned(),
        title: None,
        outlet: None,
        byline: None,
        published,
        url: None,
        tier: Tier::Secondary,
        language: ENGLISH,
        text: Text::from(text),
        blocks,
        pardons: Vec::new(),
    }
}
