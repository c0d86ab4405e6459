//! What a draft and its sources cost, in time per byte: reading, extracting, indexing, checking. `cargo bench` runs it.
//!
//! The prose is made here, from a seed: each paragraph has a quotation, a figure, a date and names, as news has.
#![expect(clippy::print_stderr, reason = "a benchmark tells what it measured")]

use std::{hint::black_box, sync::Arc, time::Instant};

use copydesk::{
    analysis::Analysis,
    config::Config,
    corpus::Corpus,
    facts::Facts,
    source::{self, Article, Role},
};
use divan::{Bencher, counter::BytesCount};

/// Twice the words may cost so much more: a little above twice, for tables that outgrow a cache.
const TWICE: f64 = 2.2;
/// Lengths of drafts, in words.
const WORDS: [usize; 6] = [500, 1_000, 2_000, 4_000, 8_000, 16_000];
/// Sizes of corpora, in articles of [`ARTICLE`] words.
const ARTICLES: [usize; 4] = [5, 50, 150, 500];
const ARTICLE: usize = 700;

fn main() {
    divan::main();
    // Where only the list of benchmarks is wanted, nothing is measured.
    if !std::env::args().any(|arg| arg == "--list" || arg == "--test") {
        tell_growth();
    }
}

#[divan::bench(args = WORDS)]
fn read(bencher: Bencher, words: usize) {
    let text = prose(1, words);
    let bencher = bencher.counter(BytesCount::of_str(&text));
    bencher.bench(|| source::article("draft.md", black_box(&text), Role::Draft));
}

#[divan::bench(args = WORDS)]
fn extract(bencher: Bencher, words: usize) {
    let text = prose(1, words);
    let draft = draft(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| Facts::of(black_box(&draft)));
}

#[divan::bench(args = ARTICLES, sample_count = 5)]
fn index(bencher: Bencher, articles: usize) {
    let bytes: usize = (0..articles).map(|seed| prose(seed as u64, ARTICLE).len()).sum();
    bencher.counter(BytesCount::new(bytes)).with_inputs(|| sources(articles)).bench_values(Corpus::new);
}

#[divan::bench(args = WORDS)]
fn check(bencher: Bencher, words: usize) {
    let text = prose(1, words);
    let corpus = Arc::new(Corpus::new(sources(5)));
    bencher.counter(BytesCount::of_str(&text)).bench(|| analysis(black_box(&text), &corpus));
}

#[divan::bench(args = ARTICLES, sample_count = 20)]
fn check_against(bencher: Bencher, articles: usize) {
    let text = prose(1, 1_000);
    let corpus = Arc::new(Corpus::new(sources(articles)));
    bencher.counter(BytesCount::of_str(&text)).bench(|| analysis(black_box(&text), &corpus));
}

/// Reads, extracts and checks drafts, each twice as long as the one before, and says how much more that costs.
fn tell_growth() {
    let corpus = Arc::new(Corpus::new(sources(5)));
    let cost = |words: usize| {
        let text = prose(1, words);
        let run = |_| {
            let start = Instant::now();
            black_box(analysis(black_box(&text), &corpus));
            start.elapsed().as_secs_f64() * 1e3
        };
        (0..15).map(run).fold(f64::INFINITY, f64::min)
    };
    let costs = WORDS.map(cost);
    let mut worst: f64 = 0.0;
    for (pair, words) in costs.windows(2).zip(&WORDS[1..]) {
        let growth = pair[1] / pair[0];
        worst = worst.max(growth);
        eprintln!("{words:>6} words {:>8.2} ms, {growth:.2} times half as many", pair[1]);
    }
    assert!(worst <= TWICE, "twice as long costs {worst:.2} times as much, more than {TWICE}");
}

fn analysis(text: &str, corpus: &Arc<Corpus>) -> Analysis {
    Analysis::new(draft(text), Arc::clone(corpus), Arc::new(Config::default()))
}

fn draft(text: &str) -> Article {
    source::article("draft.md", text, Role::Draft)
}

/// Different articles; the draft is one of them, so that some of what it says is answered.
fn sources(articles: usize) -> Vec<Article> {
    let article = |seed| source::article(&format!("{seed}.txt"), &prose(seed as u64, ARTICLE), Role::Source);
    (0..articles).map(article).collect()
}

const PEOPLE: &[&str] = &["Ada Quill", "Ben Okafor", "Ines Moll", "Raul Benn", "Dale Etter", "Mara Lund"];
const OFFICES: &[&str] = &["Mayor", "Councillor", "Governor", "Senator"];
const DAYS: &[&str] = &["Monday", "Tuesday", "May 4, 2025", "last week", "November 12", "spring 2024"];
const THINGS: &[&str] =
    &["bridge", "harbor", "library", "budget", "ferry", "school", "market", "road", "dam"];
const VERBS: &[&str] = &["cost", "closed", "took", "drew", "lost", "served", "covered", "needed"];
const UNITS: &[&str] = &["minutes", "percent", "boats", "miles", "people", "acres", "million dollars"];
const WILLS: &[&str] =
    &["will open", "must never close", "cannot wait", "should be paid for", "has to be mended"];

/// Paragraphs of news about nowhere, of at least so many words.
fn prose(seed: u64, words: usize) -> String {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (mut text, mut count) = (String::new(), 0);
    while count < words {
        let paragraph = dice.paragraph();
        count += paragraph.split(' ').count();
        text += &paragraph;
        text += "\n\n";
    }
    text
}

/// Choices without order, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % most
    }

    fn of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    fn paragraph(&mut self) -> String {
        let (number, share) = (self.below(900) + 2, self.below(90) + 2);
        format!(
            "{} {} said on {} that the {} had {} about {number} {}. “The {} {} before the {} does, and the {} {},” \
             {} told the council. The {} {} {share} {} in {}, according to {}.",
            self.of(OFFICES),
            self.of(PEOPLE),
            self.of(DAYS),
            self.of(THINGS),
            self.of(VERBS),
            self.of(UNITS),
            self.of(THINGS),
            self.of(WILLS),
            self.of(THINGS),
            self.of(THINGS),
            self.of(WILLS),
            self.of(PEOPLE),
            self.of(THINGS),
            self.of(VERBS),
            self.of(UNITS),
            self.of(DAYS),
            self.of(PEOPLE),
        )
    }
}
