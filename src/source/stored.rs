//! An article in a form that can be kept on disk: what comes back is what went in.
use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Article, Block, BlockKind, Embargo, Places, SpanMap, Tier};
use crate::{lang, text::Text};

/// The form on disk. Prose that stands in the text as it is, which is nearly all, is not written twice.
#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    id: Cow<'a, str>,
    path: Cow<'a, str>,
    title: Option<Cow<'a, str>>,
    outlet: Option<Cow<'a, str>>,
    byline: Option<Cow<'a, str>>,
    published: Option<String>,
    url: Option<Cow<'a, str>>,
    embargoed: Option<Cow<'a, Embargo>>,
    places: Places,
    tier: Tier,
    language: Cow<'a, str>,
    text: Cow<'a, str>,
    blocks: Vec<StoredBlock<'a>>,
}

/// Without names for its parts, which would be as long as they are: the kind, the prose, the paragraph, the level, the map.
#[derive(Serialize, Deserialize)]
struct StoredBlock<'a>(Cow<'a, BlockKind>, Option<Cow<'a, str>>, usize, u8, Cow<'a, SpanMap>);

impl Article {
    /// The article as JSON. What is a draft's, or a wish of the reader's, is left out.
    pub fn to_json(&self) -> String {
        let text = self.text.as_str();
        let stored = Stored {
            id: (&self.id).into(),
            path: (&self.path).into(),
            title: self.title.as_ref().map(Cow::from),
            outlet: self.outlet.as_ref().map(Cow::from),
            byline: self.byline.as_ref().map(Cow::from),
            published: self.published.map(|day| day.to_string()),
            url: self.url.as_ref().map(Cow::from),
            embargoed: self.embargoed.as_ref().map(Cow::Borrowed),
            places: self.places,
            tier: self.tier,
            language: self.language.code.into(),
            text: text.into(),
            blocks: self.blocks.iter().map(|block| StoredBlock::of(block, text)).collect(),
        };
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// The article that was made into this; none where it is something else.
    pub fn from_json(json: &str) -> Option<Article> {
        let stored: Stored<'_> = serde_json::from_str(json).ok()?;
        let blocks = stored.blocks.into_iter().map(|block| block.read(&stored.text));
        Some(Article {
            blocks: blocks.collect::<Option<_>>()?,
            id: stored.id.into_owned(),
            path: stored.path.into_owned(),
            title: stored.title.map(Cow::into_owned),
            outlet: stored.outlet.map(Cow::into_owned),
            byline: stored.byline.map(Cow::into_owned),
            published: stored.published.and_then(|day| day.parse().ok()),
            url: stored.url.map(Cow::into_owned),
            embargoed: stored.embargoed.map(Cow::into_owned),
            places: stored.places,
            tier: stored.tier,
            language: lang::by_code(&stored.language)?,
            day_first: false,
            text: Text::from(&*stored.text),
            pardons: Vec::new(),
            accepted: Vec::new(),
        })
    }
}

impl StoredBlock<'_> {
    fn of<'a>(block: &'a Block, text: &str) -> StoredBlock<'a> {
        let as_it_stands = text.get(block.extent()) == Some(&*block.prose);
        let prose = (!as_it_stands).then(|| Cow::from(&*block.prose));
        let (kind, map) = (Cow::Borrowed(&block.kind), Cow::Borrowed(&block.map));
        StoredBlock(kind, prose, block.paragraph, block.level, map)
    }

    fn read(self, text: &str) -> Option<Block> {
        let StoredBlock(kind, prose, paragraph, level, map) = self;
        let prose = match prose {
            Some(prose) => (*prose).into(),
            None => text.get(map.extent())?.into(),
        };
        Some(Block { kind: kind.into_owned(), prose, paragraph, level, map: map.into_owned() })
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
