//! A new entry at the end of a ledger, whose own formatting is kept.
use std::path::Path;

use toml::{Value, de::DeTable};

use crate::{
    finding::Edit,
    source::{Acceptance, Claim, NO_REASON},
};

/// What a new ledger begins with.
const HEAD: &str = "# What was checked by people and may stand. `copydesk check` reports it no more, until the words or the \
    source change.\n";

/// The edit of the ledger `text`, which is empty where there is none yet, that adds an entry. None where the file cannot be
/// added to: it is no TOML, or its list is written within brackets.
pub fn append(text: &str, entry: &str) -> Option<Edit> {
    let end = text.trim_end().len();
    let head = if end == 0 { format!("{HEAD}\n") } else { "\n\n".to_owned() };
    let mut new_text = head + entry;
    if text.contains("\r\n") {
        new_text = new_text.replace('\n', "\r\n");
    }
    DeTable::parse(&format!("{}{new_text}", &text[..end])).ok()?;
    Some(Edit { span: end..text.len(), new_text })
}

/// An entry for a draft as it stands in a ledger. An empty reason is left for the writer to fill in.
pub fn written(draft: &Path, entry: &Acceptance) -> String {
    let Acceptance { claim, by, on, reason, .. } = entry;
    let Claim { code, words, sentence, source } = claim;
    let mut text = "[[accepted]]\n".to_owned();
    let mut line = |key: &str, value: &str| text += &format!("{key} = {}\n", Value::from(value));
    line("draft", &draft.file_name().unwrap_or_default().to_string_lossy());
    line("code", code);
    line("words", words);
    line("sentence", sentence);
    if let Some(said) = source {
        if !said.id.is_empty() {
            line("source", &said.id);
        }
        line("says", &said.words);
    }
    line("by", by);
    let reason = if reason.is_empty() { NO_REASON } else { reason };
    text += &format!("on = {on}\nreason = {}\n", Value::from(reason));
    text
}
