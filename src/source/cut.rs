//! Cuts what no writer would take for one paragraph, so that work within a block stays small whatever the file holds.
use super::Block;
use crate::text::floor_char_boundary;

/// The longest block, in bytes: some 2,500 words.
const LONGEST: usize = 16 << 10;

/// The blocks, each longer one cut into several of its kind: after a sentence if there is one, else between words.
pub(super) fn cut(blocks: Vec<Block>) -> Vec<Block> {
    if blocks.iter().all(|block| block.prose.len() <= LONGEST) {
        return blocks;
    }
    blocks.into_iter().flat_map(pieces).collect()
}

fn pieces(block: Block) -> Vec<Block> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while block.prose.len() - start > LONGEST {
        let end = start + head(&block.prose[start..]);
        pieces.push(block.part(start..end));
        start = end;
    }
    pieces.push(if start == 0 { block } else { block.part(start..block.prose.len()) });
    pieces
}

/// Where to cut, in the second half of what may stand in one block.
fn head(prose: &str) -> usize {
    let window = floor_char_boundary(prose, LONGEST / 2)..floor_char_boundary(prose, LONGEST);
    let words = &prose[window.clone()];
    let after = |mark: &str| words.rfind(mark).map(|at| window.start + at + mark.len());
    let sentence = [". ", ".” ", ".\" ", "? ", "! "].into_iter().filter_map(after).max();
    sentence.or_else(|| after(" ")).unwrap_or(window.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{self, Role};

    #[test]
    fn a_block_without_end_is_cut_and_nothing_is_lost() {
        for (unit, end) in [("The wall broke. ", ". "), ("wall ", " "), ("é", "é"), ("👩‍👧 one", " ")]
        {
            let text = unit.repeat(100_000 / unit.len());
            let article = source::article("draft.txt", &text, Role::Draft);
            let (last, cut) = article.blocks.split_last().unwrap();
            assert!(cut.len() > 5, "{unit}");
            assert!(cut.iter().all(|it| it.prose.len() <= LONGEST && it.prose.ends_with(end)), "{unit}");
            let prose: String = article.blocks.iter().map(|it| &*it.prose).collect();
            assert_eq!(prose, text.trim(), "{unit}");
            assert_eq!(last.extent().end, text.trim_end().len(), "{unit}");
        }
    }
}
