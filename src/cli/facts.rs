//! `copydesk facts`: what was understood of a file.
mod json;
pub(super) mod text;

use std::path::Path;

use rayon::prelude::*;

use crate::{
    cli::{
        Output, Problem, Status,
        args::{Color, FactsArgs, Format, SourceArgs},
        desk::STDIN,
        load,
        terminal::Terminal,
    },
    facts::Facts,
    source::Article,
};

/// Reads the files and prints their facts.
pub(super) fn run(args: &FactsArgs) -> Output {
    let (mut read, mut problems) = (Vec::new(), Vec::new());
    let results: Vec<_> = match args.files.as_slice() {
        // A thread more costs more than a file; for one none is started.
        [path] => vec![article(path, args)],
        paths => paths.par_iter().map(|path| article(path, args)).collect(),
    };
    for result in results {
        match result {
            Ok(fact) => read.push(fact),
            Err(found) => problems.extend(found),
        }
    }
    let status = if problems.is_empty() { Status::Clean } else { Status::Failed };
    let text = match args.format {
        Format::Json => {
            let files: Vec<_> = read.iter().map(|(facts, article)| json::render(article, facts)).collect();
            format!("{}\n", serde_json::json!({ "files": files }))
        }
        Format::Text => {
            let terminal = Terminal::of_stdout(Color::Auto);
            read.iter().map(|(facts, article)| text::render(article, facts, terminal)).collect()
        }
    };
    Output { text, problems, status }
}

fn article(path: &Path, args: &FactsArgs) -> Result<(Facts, Article), Vec<Problem>> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let sources = SourceArgs { corpus: Vec::new(), config: args.config.clone(), no_config: args.no_config };
    let settings = load::settings(&sources, folder)?;
    let article = if path == Path::new(STDIN) {
        load::standard_input(Path::new("stdin.md"), &settings)
    } else {
        load::draft(path, &settings)
    };
    article.map(|article| (Facts::of(&article), article)).map_err(|problem| vec![problem])
}
