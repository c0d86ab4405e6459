//! `copydesk corpus`: build, show and search sources.

use std::path::Path;

use crate::{
    cli::{
        Output, Problem, Status,
        args::{Color, CorpusArgs, CorpusCommand, SourceArgs},
        facts, load,
        report::text::day,
        terminal::{CODE, FAINT, Terminal, clean, count, wrap},
    },
    corpus::{Corpus, Source, sheet},
    facts::{Place, sentence},
    text::Encoding,
};

/// Does what the subcommand asks.
pub(super) fn run(args: &CorpusArgs) -> Output {
    match &args.command {
        CorpusCommand::Build { articles, output } => build(articles, output),
        CorpusCommand::Show { sources } => with_corpus(sources, show),
        CorpusCommand::Search { words, sources } => {
            with_corpus(sources, |corpus, terminal| search(corpus, words, terminal))
        }
    }
}

fn build(articles: &[std::path::PathBuf], output: &Path) -> Output {
    let (corpus, mut problems) = load::corpus(articles, true);
    let mut text = String::new();
    match load::write(output, &sheet::write(&corpus)) {
        Ok(()) => {
            text = format!("{}: the facts of {}\n", output.display(), count(corpus.sources.len(), "source"));
        }
        Err(problem) => problems.push(problem),
    }
    finish(text, problems)
}

fn with_corpus(sources: &SourceArgs, print: impl Fn(&Corpus, Terminal) -> String) -> Output {
    match load::settings(sources, Path::new("")) {
        Ok(settings) => {
            let (corpus, problems) = load::corpus(&settings.corpus, true);
            finish(print(&corpus, Terminal::of_stdout(Color::Auto)), problems)
        }
        Err(problems) => finish(String::new(), problems),
    }
}

fn finish(text: String, problems: Vec<Problem>) -> Output {
    let status = if problems.is_empty() { Status::Clean } else { Status::Failed };
    Output { text, problems, status }
}

fn show(corpus: &Corpus, terminal: Terminal) -> String {
    let sources = corpus.sources.iter();
    let text: String = sources.map(|it| facts::text::render(&it.article, &it.facts, terminal)).collect();
    let total = |count: fn(&Source) -> usize| corpus.sources.iter().map(|it| count(it)).sum::<usize>();
    let counts = [
        count(total(|it| it.facts.quotations.len()), "quotation"),
        count(total(|it| it.facts.figures.len()), "figure"),
        count(total(|it| it.facts.dates.len()), "date"),
        count(total(|it| it.facts.names.len()), "name"),
    ];
    format!("{text}{}: {}.\n", count(corpus.sources.len(), "source"), counts.join(", "))
}

/// Every quotation, figure and date whose sentence or speaker holds all of the words.
fn search(corpus: &Corpus, words: &[String], terminal: Terminal) -> String {
    let words: Vec<String> =
        words.iter().flat_map(|words| words.split_whitespace()).map(str::to_lowercase).collect();
    let mut text = String::new();
    let mut hits = 0;
    for source in &corpus.sources {
        for (kind, place, speaker) in places(source) {
            let sentence = sentence_of(source, &place);
            let speaker = speaker.unwrap_or_default();
            let haystack = format!("{sentence} {speaker}").to_lowercase();
            if words.iter().all(|word| haystack.contains(word.as_str())) {
                text += &hit(source, kind, &place, sentence, &speaker, terminal);
                hits += 1;
            }
        }
    }
    format!("{text}{}.\n", count(hits, "passage"))
}

/// The facts that can be cited, in the order of the text, with the speakers of quotations.
fn places(source: &Source) -> Vec<(&'static str, Place, Option<String>)> {
    let facts = &source.facts;
    let mut places = Vec::new();
    for it in &facts.quotations {
        let speaker = it.speaker.as_ref().map(|it| it.resolved.clone().unwrap_or_else(|| it.text.clone()));
        places.push(("quotation", it.place.clone(), speaker));
    }
    places.extend(facts.figures.iter().map(|it| ("figure", it.place.clone(), None)));
    places.extend(facts.dates.iter().map(|it| ("date", it.place.clone(), None)));
    places.sort_by(|a, b| a.1.cmp(&b.1));
    places
}

fn sentence_of<'a>(source: &'a Source, place: &Place) -> &'a str {
    let prose = &source.article.blocks[place.block].prose;
    let sentences = sentence::split(prose, source.article.language);
    let first = sentence::at(&sentences, place.start);
    let last = sentence::at(&sentences, place.end.saturating_sub(1));
    &prose[first.start.min(place.start)..last.end.max(place.end)]
}

fn hit(
    source: &Source,
    kind: &str,
    place: &Place,
    sentence: &str,
    speaker: &str,
    terminal: Terminal,
) -> String {
    let article = &source.article;
    let at = article.text.position(place.in_file(article).start, Encoding::Utf32);
    let words = terminal.paint(CODE, &clean(place.text(article)));
    let who = if speaker.is_empty() { String::new() } else { format!(" ({})", clean(speaker)) };
    let mut text = format!("{kind}: {words}{who}\n");
    for line in wrap(&clean(sentence), terminal.width.saturating_sub(4)) {
        text += &format!("    {line}\n");
    }
    let title = article.title.as_ref().map(|title| format!("“{title}”"));
    let paragraph = article.blocks[place.block].paragraph;
    let about = [title, article.outlet.clone(), article.byline.clone(), article.published.map(day)];
    let mut about: Vec<String> = about.into_iter().flatten().collect();
    if paragraph > 0 {
        about.push(format!("paragraph {paragraph}"));
    }
    about.push(format!("{}:{}:{}", article.path, at.line + 1, at.column + 1));
    text + &format!("    {}\n\n", terminal.paint(FAINT, &clean(&about.join(", "))))
}
