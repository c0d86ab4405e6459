//! Other mentions of a fact in the same draft.
use crate::{
    analysis::Analysis,
    corpus::word::{fold, words},
    facts::{FactRef, figure::Figure, name::folded_words},
    text::Span,
};

impl Analysis {
    /// Every mention of the same fact in the draft, this one included, in the order of the text: the same person, the same
    /// amount of the same thing, the same quoted words, the same days.
    pub fn mentions(&self, fact: FactRef) -> Vec<FactRef> {
        match fact {
            FactRef::Name(at) => self.same_names(at),
            FactRef::Figure(at) => self.same_figures(at),
            FactRef::Date(at) => self.same_dates(at),
            FactRef::Quotation(at) => self.same_words(at),
        }
    }

    fn same_names(&self, at: usize) -> Vec<FactRef> {
        let names = &self.facts.names;
        let own = folded_words(&names[at].full);
        let same = |&it: &usize| names[it].full == names[at].full || folded_words(&names[it].full) == own;
        (0..names.len()).filter(same).map(FactRef::Name).collect()
    }

    fn same_figures(&self, at: usize) -> Vec<FactRef> {
        let figures = &self.facts.figures;
        let thing = self.thing(&figures[at]);
        let same = |&it: &usize| {
            let (one, other) = (&figures[at], &figures[it]);
            let alike = (one.value, &one.unit, one.kind) == (other.value, &other.unit, other.kind);
            it == at || alike && self.thing(other).zip(thing.as_ref()).is_none_or(|(a, b)| a == *b)
        };
        (0..figures.len()).filter(same).map(FactRef::Figure).collect()
    }

    /// The last word of what is counted, folded.
    fn thing(&self, figure: &Figure) -> Option<String> {
        let prose = &self.draft.blocks[figure.place.block].prose;
        let counted = prose.get(figure.counted.clone()?)?;
        counted.split_whitespace().next_back().map(|word| fold(word, self.draft.language))
    }

    fn same_dates(&self, at: usize) -> Vec<FactRef> {
        let dates = &self.facts.dates;
        let own = &dates[at];
        let same = |&it: &usize| match (own.days, dates[it].days) {
            (Some(ours), Some(theirs)) => ours == theirs,
            (None, None) => own.stated == dates[it].stated && own.iso == dates[it].iso,
            _ => false,
        };
        (0..dates.len()).filter(same).map(FactRef::Date).collect()
    }

    fn same_words(&self, at: usize) -> Vec<FactRef> {
        let quotations = &self.facts.quotations;
        let keys = |block: usize, content: &Span| -> Vec<u64> {
            let prose = &self.draft.blocks[block].prose;
            words(prose, content.clone(), self.draft.language).iter().map(|word| word.key).collect()
        };
        let own = keys(quotations[at].place.block, &quotations[at].content);
        let length = quotations[at].content.len();
        // The same words with other marks are about as long; only those are read.
        let same = |&it: &usize| {
            let other = &quotations[it];
            let about = other.content.len().abs_diff(length) <= length / 4 + 4;
            it == at || about && keys(other.place.block, &other.content) == own
        };
        (0..quotations.len()).filter(same).map(FactRef::Quotation).collect()
    }
}
