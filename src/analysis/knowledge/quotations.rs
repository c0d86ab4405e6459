//! What the sources say of a quotation.
use crate::{
    analysis::{
        Analysis,
        knowledge::{Answer, Passage, Says, office},
    },
    compare::{
        Comparison,
        difference::{Difference, differences},
        quotation::{Draft, Match, QuotedWords, Trap, Verdict, spoken_by_another},
    },
    corpus::{
        align::{Part, Step, align},
        passage::{self, PassageWord},
    },
    text::Span,
};

/// How many passages are looked at for more of the same words.
const CANDIDATES: usize = 12;

/// A quotation of the draft beside the sources.
struct Quoted<'a> {
    analysis: &'a Analysis,
    words: &'a QuotedWords<'a>,
}

pub(super) fn answers(analysis: &Analysis, comparison: &Comparison<'_>, at: usize) -> Vec<Answer> {
    let own = &analysis.facts.quotations[at];
    let Some(words) = comparison.quotations.iter().find(|it| std::ptr::eq(it.quotation, own)) else {
        return Vec::new();
    };
    let quoted = Quoted { analysis, words };
    match &words.verdict {
        Verdict::NotSpeech | Verdict::Unknown => Vec::new(),
        Verdict::Verbatim(matches) => matches.iter().map(|it| quoted.verbatim(it)).collect(),
        Verdict::Cut(it, trap) => vec![quoted.cut(it, trap)],
        Verdict::Altered(it) | Verdict::Paraphrase(it) => {
            let others = quoted.same_words(it);
            std::iter::once(it).chain(&others).map(|it| quoted.altered(it)).collect()
        }
        Verdict::Joined(first, second) => {
            [first, second].map(|it| quoted.answer(it, Says::Contradicts, String::new(), Vec::new())).into()
        }
    }
}

impl Quoted<'_> {
    fn answer(&self, it: &Match<'_>, says: Says, words: String, marked: Vec<Span>) -> Answer {
        let (corpus, source) = (&*self.analysis.corpus, it.passage.source);
        let point = it.passage.place(&it.alignment.source);
        let around = corpus.quotation_around(it.passage, &it.alignment.source);
        let mut answer = Passage { corpus, source, point, around }.answer(says, words, marked.into_iter());
        let speaker = it.passage.quoted.as_ref().and_then(|quoted| quoted.speaker.as_ref());
        // "She" tells a reader of an excerpt nothing.
        let named = speaker.map(|it| it.resolved.as_deref().unwrap_or(&it.text));
        answer.evidence.speaker = named.filter(|it| it.contains(char::is_uppercase)).map(str::to_owned);
        answer.quoted = it.passage.is_quoted();
        answer.office = answer.evidence.speaker.as_deref().and_then(|it| office(corpus, source, it));
        answer
    }

    fn verbatim(&self, it: &Match<'_>) -> Answer {
        let draft = Draft { article: &self.analysis.draft, facts: &self.analysis.facts };
        let other = spoken_by_another(draft, self.words.quotation, it.passage, &self.analysis.corpus);
        let says = if other == Some(true) { Says::Contradicts } else { Says::Agrees };
        self.answer(it, says, String::new(), Vec::new())
    }

    fn altered(&self, it: &Match<'_>) -> Answer {
        let differences = differences(&self.analysis.draft, self.words, it, &self.analysis.corpus);
        let theirs: Vec<&str> = differences.iter().map(theirs).filter(|words| !words.is_empty()).collect();
        self.answer(it, Says::Contradicts, theirs.join(" … "), marked(it))
    }

    fn cut(&self, it: &Match<'_>, trap: &Trap) -> Answer {
        let (Trap::Negation(lost) | Trap::Condition(lost)) = trap;
        let words = &it.passage.words;
        let from = it.alignment.source.start;
        let covered = it.alignment.steps.iter().filter_map(|step| match step {
            Step::Covered(_, range) => Some(range.clone()),
            _ => None,
        });
        let before = (0..from).rev();
        let mut looked = covered.flatten().chain(before).chain(it.alignment.source.end..words.len());
        let at = looked.find(|&at| *words[at].word.text == **lost);
        let marked = at.map(|at| words[at].word.span.clone()).into_iter().collect();
        self.answer(it, Says::Contradicts, lost.clone(), marked)
    }

    /// Other sources that have the words as the best one has them.
    fn same_words(&self, best: &Match<'_>) -> Vec<Match<'_>> {
        let words = &best.passage.words[best.alignment.source.clone()];
        let parts: Vec<Part> = words.iter().map(|it: &PassageWord| Part::Word(it.word.clone())).collect();
        let same = |passage: &&passage::Passage| {
            passage.source != best.passage.source
                && passage.is_quoted() == best.passage.is_quoted()
                && align(&parts, &passage.words).edits == 0
        };
        let keys: Vec<u64> = words.iter().map(|it| it.word.key).collect();
        let near = self.analysis.corpus.passages.nearest(&keys, CANDIDATES);
        near.into_iter().filter(same).map(|it| self.matched(it)).collect()
    }

    fn matched<'p>(&self, passage: &'p passage::Passage) -> Match<'p> {
        Match { passage, alignment: align(&self.words.parts, &passage.words) }
    }
}

/// The source's words where they differ.
fn theirs(it: &Difference) -> &str {
    &it.theirs
}

/// The source's words that the draft does not have, those that stand side by side as one span.
fn marked(it: &Match<'_>) -> Vec<Span> {
    let block = it.passage.place(&it.alignment.source).block;
    let differs = it.alignment.steps.iter().filter_map(|step| match step {
        Step::Changed(_, word) | Step::Dropped(word) => Some(*word),
        _ => None,
    });
    let mut spans: Vec<(usize, Span)> = Vec::new();
    for at in differs.filter(|&at| it.passage.words[at].block == block) {
        let span = it.passage.words[at].word.span.clone();
        match spans.last_mut() {
            Some((last, marked)) if *last + 1 == at => (*last, marked.end) = (at, span.end),
            _ => spans.push((at, span)),
        }
    }
    spans.into_iter().map(|(_, span)| span).collect()
}
