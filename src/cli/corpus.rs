//! `copydesk corpus`: build, index, show and search sources.
mod archive;

use std::{path::Path, sync::Arc};

use crate::{
    cli::{
        Output, Problem, Status,
        args::{Color, CorpusArgs, CorpusCommand, SourceArgs},
        facts, load,
        terminal::{CODE, FAINT, Terminal, clean, count, wrap},
    },
    corpus::{
        Corpus, Source, question,
        search::{self, Hit},
        sheet,
    },
    facts::FactRef,
    finding::day,
    lang::ENGLISH,
    source::{Embargo, Places},
    workspace::{Library, config::Settings},
};

/// Does what the subcommand asks.
pub(super) fn run(args: &CorpusArgs) -> Output {
    match &args.command {
        CorpusCommand::Build { articles, output } => build(articles, output),
        CorpusCommand::Index { articles, output } => archive::index(articles, output),
        CorpusCommand::Stats { sources } => archive::stats(sources),
        CorpusCommand::Show { sources } => with_corpus(sources, |library, terminal| show(&library, terminal)),
        CorpusCommand::Search { words, sources } => {
            with_corpus(sources, |library, terminal| search(library, words, terminal))
        }
    }
}

fn build(articles: &[std::path::PathBuf], output: &Path) -> Output {
    let (library, mut problems) =
        load::library(&Settings { corpus: articles.to_vec(), ..Settings::default() }, true);
    let corpus = library.whole();
    let mut text = String::new();
    match load::write(output, &sheet::write(corpus)) {
        Ok(()) => {
            text = format!("{}: the facts of {}\n", output.display(), count(corpus.sources.len(), "source"));
        }
        Err(problem) => problems.push(problem),
    }
    finish(text, problems)
}

fn with_corpus(sources: &SourceArgs, print: impl Fn(Arc<Library>, Terminal) -> String) -> Output {
    match load::settings(sources, Path::new("")) {
        Ok(settings) => {
            let (library, problems) = load::library(&settings, true);
            finish(print(library, Terminal::of_stdout(Color::Auto)), problems)
        }
        Err(problems) => finish(String::new(), problems),
    }
}

fn finish(text: String, problems: Vec<Problem>) -> Output {
    let status = if problems.is_empty() { Status::Clean } else { Status::Failed };
    Output { text, problems, status }
}

/// The sources that are read whole, with their facts; of an archive, how much it holds.
fn show(library: &Library, terminal: Terminal) -> String {
    let corpus = library.whole();
    let sources = corpus.sources.iter();
    let text: String = sources.map(|it| facts::text::render(&it.article, &it.facts, terminal)).collect();
    let total = |count: fn(&Source) -> usize| corpus.sources.iter().map(|it| count(it)).sum::<usize>();
    let counts = [
        count(total(|it| it.facts.quotations.len()), "quotation"),
        count(total(|it| it.facts.figures.len()), "figure"),
        count(total(|it| it.facts.dates.len()), "date"),
        count(total(|it| it.facts.names.len()), "name"),
    ];
    let archives: String = library.archives().iter().map(|it| archive::line(it)).collect();
    if corpus.sources.is_empty() && !archives.is_empty() {
        return archives;
    }
    format!("{text}{}: {}.\n{archives}", count(corpus.sources.len(), "source"), counts.join(", "))
}

/// Every quotation, figure and date whose sentence or speaker holds all of the words.
fn search(library: Arc<Library>, words: &[String], terminal: Terminal) -> String {
    let text = words.join(" ");
    let corpus = library.answering(&question::of_words(&text, ENGLISH));
    let corpus = &*corpus;
    let words = search::query(&text);
    let hits: Vec<String> = search::facts(corpus, &words).map(|it| hit(corpus, &it, terminal)).collect();
    format!("{}{}.\n", hits.concat(), count(hits.len(), "passage"))
}

fn hit(corpus: &Corpus, hit: &Hit, terminal: Terminal) -> String {
    let article = corpus.article(hit.source);
    let block = &article.blocks[hit.place.block];
    let kind = match hit.fact {
        FactRef::Quotation(_) => "quotation",
        FactRef::Figure(_) => "figure",
        FactRef::Date(_) => "date",
        FactRef::Name(_) => "name",
    };
    let words = terminal.paint(CODE, &clean(hit.place.text(article)));
    let who = hit.speaker.as_ref().map_or(String::new(), |speaker| format!(" ({})", clean(speaker)));
    let mut text = format!("{kind}: {words}{who}\n");
    for line in wrap(&clean(&block.prose[hit.sentence.clone()]), terminal.width.saturating_sub(4)) {
        text += &format!("    {line}\n");
    }
    let title = article.title.as_ref().map(|title| format!("“{title}”"));
    let paragraph = block.paragraph;
    let embargo = article.embargoed.as_ref().map(Embargo::to_string);
    let about = [embargo, title, article.outlet.clone(), article.byline.clone(), article.published.map(day)];
    let mut about: Vec<String> = about.into_iter().flatten().collect();
    if paragraph > 0 && article.places == Places::Lines {
        about.push(format!("paragraph {paragraph}"));
    }
    about.push(article.place(hit.place.in_file(article).start));
    text + &format!("    {}\n\n", terminal.paint(FAINT, &clean(&about.join(", "))))
}
