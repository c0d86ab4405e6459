//! An article in a form that can be kept on disk: what comes back is what went in.
use serde::{Deserialize, Serialize};

use super::{Article, Block, BlockKind, Embargo, Places, SpanMap, Tier};
use crate::{lang, text::Text};

/// The form on disk. Prose that stands in the text as it is, which is nearly all, is not written twice.
#[derive(Serialize, Deserialize)]
struct Stored {
    id: String,
    path: String,
    title: Option<String>,
    outlet: Option<String>,
    byline: Option<String>,
    published: Option<String>,
    url: Option<String>,
    embargoed: Option<Embargo>,
    #[serde(default)]
    places: Places,
    tier: Tier,
    language: String,
    text: String,
    blocks: Vec<StoredBlock>,
}

#[derive(Serialize, Deserialize)]
struct StoredBlock {
    kind: BlockKind,
    prose: Option<String>,
    paragraph: usize,
    level: u8,
    map: SpanMap,
}

impl Article {
    /// The article as JSON. What is a draft's, or a wish of the reader's, is left out.
    pub fn to_json(&self) -> String {
        let stored = Stored {
            id: self.id.clone(),
            path: self.path.clone(),
            title: self.title.clone(),
            outlet: self.outlet.clone(),
            byline: self.byline.clone(),
            published: self.published.map(|day| day.to_string()),
            url: self.url.clone(),
            embargoed: self.embargoed.clone(),
            places: self.places,
            tier: self.tier,
            language: self.language.code.to_owned(),
            text: self.text.as_str().to_owned(),
            blocks: self.blocks.iter().map(|block| StoredBlock::of(block, self.text.as_str())).collect(),
        };
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// The article that was made into this; none where it is something else.
    pub fn from_json(json: &str) -> Option<Article> {
        let stored: Stored = serde_json::from_str(json).ok()?;
        let blocks = stored.blocks.into_iter().map(|block| block.read(&stored.text));
        Some(Article {
            blocks: blocks.collect::<Option<_>>()?,
            id: stored.id,
            path: stored.path,
            title: stored.title,
            outlet: stored.outlet,
            byline: stored.byline,
            published: stored.published.and_then(|day| day.parse().ok()),
            url: stored.url,
            embargoed: stored.embargoed,
            places: stored.places,
            tier: stored.tier,
            language: lang::by_code(&stored.language)?,
            day_first: false,
            text: Text::from(stored.text.as_str()),
            pardons: Vec::new(),
            accepted: Vec::new(),
        })
    }
}

impl StoredBlock {
    fn of(block: &Block, text: &str) -> StoredBlock {
        let as_it_stands = text.get(block.extent()) == Some(&*block.prose);
        StoredBlock {
            kind: block.kind.clone(),
            prose: (!as_it_stands).then(|| block.prose.to_string()),
            paragraph: block.paragraph,
            level: block.level,
            map: block.map.clone(),
        }
    }

    fn read(self, text: &str) -> Option<Block> {
        let StoredBlock { kind, prose, paragraph, level, map } = self;
        let prose = match prose {
            Some(prose) => prose.into(),
            None => text.get(map.extent())?.into(),
        };
        Some(Block { kind, prose, paragraph, level, map })
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{self, Article, Role};

    #[test]
    fn an_article_comes_back_as_it_was() {
        let pages = [
            (
                "a.md",
                "---\ndate: 2025-05-09\n---\n\n# The *pier*\n\n“It will&nbsp;open,” said Ada Quill.\n\n- One boat\n",
            ),
            (
                "b.txt",
                "Harbour Line\r\n\r\nThe pier cost $5 million.\r\nIt won\"t open.\r\n\r\nCorrection: it cost $6 million.\r\n",
            ),
            (
                "c.html",
                "<html><body><article><h1>Pier</h1><p>It <b>cost</b> $5&nbsp;million.</p></article></body></html>",
            ),
            ("d.srt", "1\n00:00:01,000 --> 00:00:02,000\nQUILL: The pier will open in June.\n"),
        ];
        for (path, text) in pages {
            let article = source::article(path, text, Role::Source);
            let back = Article::from_json(&article.to_json());
            assert_eq!(format!("{:?}", Some(&article)), format!("{:?}", back.as_ref()), "{path}");
        }
        assert!(Article::from_json("{}").is_none());
    }
}
