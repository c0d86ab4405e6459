//! Corrections: what a note at the foot takes back supports nothing, and what it puts in its place stands for it.
use crate::{
    corpus::terms::Terms,
    facts::{Facts, figure::Figure},
    source::{Article, BlockKind},
};

/// What a source's correction notes say of its figures; indices into [`Facts::figures`].
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    /// Taken back: a figure of the note, and with it every equal one of the body.
    withdrawn: Vec<usize>,
    /// Right.
    right: Vec<usize>,
}

impl Corrections {
    /// Reads the notes.
    pub fn of(article: &Article, facts: &Facts) -> Corrections {
        let mut corrections = Corrections::default();
        for (at, figure) in facts.figures.iter().enumerate() {
            match () {
                () if is_withdrawn(article, figure) => corrections.withdrawn.push(at),
                () if is_in_note(article, figure) => corrections.right.push(at),
                () => {}
            }
        }
        corrections
    }

    /// Was this figure of the body taken back?
    pub fn withdraws(&self, figure: &Figure, facts: &Facts) -> bool {
        self.withdrawn.iter().any(|&at| is_equal(&facts.figures[at], figure))
    }

    /// What stands in place of a withdrawn figure: the right ones of its note, of the same unit.
    pub fn instead(&self, figure: &Figure, facts: &Facts) -> Vec<usize> {
        let notes: Vec<usize> =
            self.withdrawn.iter().copied().filter(|&at| is_equal(&facts.figures[at], figure)).collect();
        let of_note = |at: &usize| {
            notes.iter().any(|&note| facts.figures[note].place.block == facts.figures[*at].place.block)
        };
        let like = |at: &usize| {
            let it = &facts.figures[*at];
            it.is_rank() == figure.is_rank() && (it.unit == figure.unit || it.unit.is_none())
        };
        self.right.iter().copied().filter(|at| of_note(at) && like(at)).collect()
    }

    /// The right figures of the notes.
    pub fn right(&self) -> &[usize] {
        &self.right
    }
}

fn is_equal(a: &Figure, b: &Figure) -> bool {
    a.value == b.value && a.is_rank() == b.is_rank()
}

fn is_in_note(article: &Article, figure: &Figure) -> bool {
    article.blocks[figure.place.block].kind == BlockKind::Correction
}

/// Does a correction take the figure back? "Not 12" or, in a sentence on what was printed and without such a contrast,
/// "an earlier version said 12".
pub fn is_withdrawn(article: &Article, figure: &Figure) -> bool {
    if !is_in_note(article, figure) {
        return false;
    }
    let thesaurus = article.language.thesaurus;
    let prose = &article.blocks[figure.place.block].prose;
    let terms = Terms::of(prose, article.language);
    let own = terms.within(&figure.place.span()).start;
    let text = |at: usize| prose[terms.words[at].span.clone()].to_lowercase();
    let negates = |word: &str| thesaurus.negations.contains(&word);
    let negated = (own.saturating_sub(2)..own).any(|at| negates(&text(at)));
    let sentence = terms.sentence_at(figure.place.start).map_or(0..0, |at| terms.sentences[at].clone());
    let words: Vec<String> = sentence.map(text).collect();
    let holds = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let contrasts = words.iter().any(|word| negates(word));
    negated || holds(thesaurus.withdrawn) && !holds(thesaurus.righted) && !contrasts
}
