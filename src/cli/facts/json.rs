//! The facts of a file for programs.
use serde_json::{Value as Json, json};

use crate::{
    facts::{Facts, figure::Value},
    source::Article,
    text::Span,
};

/// The facts of one article, each with its span in the bytes of the file.
pub(super) fn render(article: &Article, facts: &Facts) -> Json {
    let mut out = Vec::new();
    for it in &facts.quotations {
        let speaker = it.speaker.as_ref().map(|speaker| {
            let span = speaker.place.as_ref().map(|place| span(&place.in_file(article)));
            json!({ "text": speaker.text, "span": span, "resolved": speaker.resolved, "confidence": speaker.confidence })
        });
        let content = article.blocks[it.place.block].to_file(&it.content);
        out.push(json!({ "kind": "quotation", "span": span(&content), "text": text_of(article, &content), "speaker": speaker,
            "confidence": it.confidence, "continues": it.continues, "nested": it.nested }));
    }
    for it in &facts.figures {
        let value = match it.value {
            Value::Number(number) => json!(number),
            Value::Range(low, high) | Value::Tally(low, high) => json!([low, high]),
        };
        let place = it.place.in_file(article);
        let kind = if it.is_rank() { "ordinal" } else { "figure" };
        out.push(
            json!({ "kind": kind, "span": span(&place), "text": text_of(article, &place), "value": value,
            "unit": it.unit, "bound": format!("{:?}", it.bound) }),
        );
    }
    for it in &facts.dates {
        let place = it.place.in_file(article);
        out.push(json!({ "kind": "date", "span": span(&place), "text": text_of(article, &place), "value": it.iso }));
    }
    for it in &facts.names {
        let place = it.place.in_file(article);
        let office = it.office.as_ref().map(|office| office.text(article));
        out.push(json!({ "kind": "name", "span": span(&place), "text": text_of(article, &place),
            "value": &*it.full, "is": format!("{:?}", it.kind), "office": office }));
    }
    json!({ "path": article.path, "facts": out })
}

fn span(span: &Span) -> Json {
    json!({ "start": span.start, "end": span.end })
}

fn text_of<'a>(article: &'a Article, span: &Span) -> &'a str {
    &article.text.as_str()[span.clone()]
}
