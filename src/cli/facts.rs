//! `copydesk facts`: what was understood of a file.
mod json;
pub(super) mod text;

use std::path::Path;

use rayon::prelude::*;

use crate::{
    facts::{Facts, figure::Value},
    source::{Article, plain},
    text::Span,
};

pub(super) fn json(path: &str) -> Json {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let article = plain::read(path, &text);
    let facts = Facts::of(&article);
    let mut out = Vec::new();
    for it in &facts.quotations {
        let speaker = it.speaker.as_ref().map(|speaker| {
            let span = speaker.place.as_ref().map(|place| span(&place.in_file(&article)));
            json!({ "text": speaker.text, "span": span, "resolved": speaker.resolved, "confidence": speaker.confidence })
        });
        let content = article.blocks[it.place.block].to_file(&it.content);
        out.push(json!({ "kind": "quotation", "span": span(&content), "text": text_of(&article, &content), "speaker": speaker,
            "confidence": it.confidence, "continues": it.continues, "nested": it.nested }));
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
