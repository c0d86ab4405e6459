//! Markdown read again after an edit.
//!
//! What the lines of a file are is told from the top down, each by what is open where it stands (CommonMark, "A parsing
//! strategy"); where a paragraph begins that stands in no other block, nothing is open. So what lies between two such
//! paragraphs is read alone, if the second still begins where it did. Definitions of links and notes alone reach further:
//! a file with one is read whole.
use super::{Paragraph, Part, part};
use crate::{
    source::Block,
    text::{Span, Text},
};

/// A file as it was last read.
#[derive(Debug, Default)]
pub(in crate::source) struct Memo(Option<Version>);

#[derive(Debug)]
struct Version {
    text: Text,
    /// Where the front matter ends.
    start: usize,
    part: Part,
}

impl Memo {
    /// The blocks of a file from `start` on.
    pub(in crate::source) fn read(&mut self, text: &Text, start: usize) -> Vec<Block> {
        let file = text.as_str();
        let known = self.0.take().filter(|last| last.start == start && !last.part.defines);
        let part = known.and_then(|last| last.edited(file)).unwrap_or_else(|| part(file, start..file.len()));
        let blocks = part.blocks.clone();
        self.0 = Some(Version { text: text.clone(), start, part });
        blocks
    }
}

impl Version {
    /// What it becomes by an edit; none where the file must be read whole.
    fn edited(mut self, new: &str) -> Option<Part> {
        let old = self.text.as_str();
        let edit = edit(old.as_bytes(), new.as_bytes());
        let moved = new.len() as isize - old.len() as isize;
        let here = |at: usize| at.wrapping_add_signed(moved);
        let known = &self.part.paragraphs;
        // An edit may change what the paragraph before it is, but not where that begins if one more stands before it.
        let first = known.partition_point(|it| it.at < edit.start).checked_sub(2);
        let from = first.map_or(Paragraph { at: self.start, block: 0 }, |first| known[first]);
        let next = known.partition_point(|it| it.at < edit.end);
        let end = known.get(next + 1).map_or(old.len(), |beyond| beyond.at);
        let again = part(new, from.at..here(end));
        if again.defines {
            return None;
        }
        let (to, blocks, paragraphs) = match known.get(next) {
            None => (self.part.blocks.len(), again.blocks.len(), again.paragraphs.len()),
            Some(next) => {
                let still = again.paragraphs.binary_search_by_key(&here(next.at), |it| it.at).ok()?;
                (next.block, again.paragraphs[still].block, still)
            }
        };
        self.part.blocks[to..].iter_mut().for_each(|block| block.map.shift(moved));
        let moved =
            |it: &Paragraph| Paragraph { at: here(it.at), block: it.block - to + from.block + blocks };
        let again_at = |it: &Paragraph| Paragraph { at: it.at, block: it.block + from.block };
        let rest: Vec<Paragraph> = known[next..].iter().map(moved).collect();
        self.part.blocks.splice(from.block..to, again.blocks.into_iter().take(blocks));
        self.part.paragraphs.truncate(first.unwrap_or(0));
        self.part.paragraphs.extend(again.paragraphs[..paragraphs].iter().map(again_at));
        self.part.paragraphs.extend(rest);
        Some(self.part)
    }
}

/// The bytes of the old text that are others, or gone, in the new one.
fn edit(old: &[u8], new: &[u8]) -> Span {
    /// Compared at one go.
    const CHUNK: usize = 256;
    let alike = |(a, b): &(&[u8], &[u8])| a == b;
    let head = old.chunks_exact(CHUNK).zip(new.chunks_exact(CHUNK)).take_while(alike).count() * CHUNK;
    let head = head + old[head..].iter().zip(&new[head..]).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.rchunks_exact(CHUNK).zip(new.rchunks_exact(CHUNK)).take_while(alike).count() * CHUNK;
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    head..head + old.len() - tail
}
