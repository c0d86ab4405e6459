//! What is kept of a draft between one keystroke and the next, so that reading it again costs what the change costs.
use std::sync::Arc;

use super::{Article, BlockKind, Role, damaged, markdown, page, read};
use crate::text::{Text, table::Table};

/// What is kept of one draft: the same draft, a little changed, is read again at the cost of the change. Only Markdown, which
/// drafts are written in, is split into blocks anew where it has changed; of every format the blocks that are as they were
/// need not be looked at.
#[derive(Debug, Default)]
pub struct Memo {
    pub(super) markdown: markdown::Memo,
    /// By a block's words and their language.
    worded: Table<(Arc<str>, &'static str), Worded>,
}

/// What a block of a draft is by its own words.
#[derive(Debug)]
struct Worded {
    /// What it is, if anything else than its format has it.
    kind: Option<BlockKind>,
    /// Its words, where a mark in them was broken.
    mended: Option<Arc<str>>,
}

impl Memo {
    /// Reads text as a draft: the same article as [`article_as`](super::article_as) reads afresh.
    pub fn draft(&mut self, path: &str, language: &str, text: Text) -> Article {
        read::article_with(path, language, text, Role::Draft, self)
    }

    /// Tells what a draft's blocks are by their words, and mends these.
    pub(super) fn mend(&mut self, draft: &mut Article) {
        let language = draft.language;
        for block in &mut draft.blocks {
            let words = (Arc::clone(&block.prose), language.code);
            let worded = self.worded.get(words, |_, (prose, _)| Worded {
                kind: page::in_draft(prose, &language.furniture),
                mended: damaged::mend(prose).map(Arc::from),
            });
            if let Some(kind) = &worded.kind {
                block.kind = kind.clone();
            }
            if let Some(mended) = &worded.mended {
                block.prose = Arc::clone(mended);
            }
        }
        self.worded.forget();
    }
}

#[cfg(test)]
mod tests;
