//! The story of a ferry: a folder with sources, settings and a draft.
use std::{fs, path::PathBuf};

use serde_json::{Value, json};

use super::client::TestClient;

/// What the sources say.
pub(super) const WIRE: &str = "# A ferry runs again\n\n“We will never raise taxes on small shops,” Mayor Ada Quill said. \
    The pier is 90 metres long.\n\nThe ferry to Callow Bay carried 412 passengers, said Wilhelmina Ostrander, the \
    harbour master. “It was a quiet day on the water,” Ostrander said.\n";

/// The folder, and an editor with the draft open in it.
pub(super) struct FerryStory {
    pub(super) folder: tempfile::TempDir,
    pub(super) client: TestClient,
    /// The draft.
    pub(super) uri: String,
    pub(super) text: String,
}

impl FerryStory {
    /// Opens a Markdown draft in an editor that has these capabilities and settings.
    pub(super) async fn open(text: &str, capabilities: Value, settings: Value) -> FerryStory {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("copydesk.toml"), "corpus = [\"sources\"]\n").unwrap();
        FerryStory::begin(folder, text, capabilities, settings).await
    }

    /// The same without a file of settings.
    pub(super) async fn open_without_file(text: &str, capabilities: Value, settings: Value) -> FerryStory {
        FerryStory::begin(tempfile::tempdir().unwrap(), text, capabilities, settings).await
    }

    async fn begin(
        folder: tempfile::TempDir,
        text: &str,
        capabilities: Value,
        settings: Value,
    ) -> FerryStory {
        fs::create_dir(folder.path().join("sources")).unwrap();
        fs::write(folder.path().join("sources/wire.md"), WIRE).unwrap();
        let root = file_uri(folder.path().to_owned());
        let params =
            json!({"rootUri": root, "capabilities": capabilities, "initializationOptions": settings});
        let mut client = TestClient::start_with(params).await;
        let uri = format!("{root}/draft.md");
        client.open(&uri, "markdown", text).await;
        client.diagnostics(&uri).await;
        FerryStory { folder, client, uri, text: text.to_owned() }
    }

    /// Asks about the draft; `params` without the document.
    pub(super) async fn ask(&mut self, method: &str, mut params: Value) -> Value {
        params["textDocument"] = json!({"uri": self.uri});
        self.client.request(method, params).await
    }

    /// The range of words of the draft.
    pub(super) fn range(&self, words: &str) -> Value {
        let start = self.text.find(words).unwrap();
        json!({"start": position(&self.text, start), "end": position(&self.text, start + words.len())})
    }

    /// The draft after some text edits.
    pub(super) fn edited(&self, edits: &Value) -> String {
        edited(&self.text, edits)
    }
}

/// A path as a client writes it.
pub(super) fn file_uri(path: PathBuf) -> String {
    format!("file://{}", path.canonicalize().unwrap_or(path).display())
}

/// A position in UTF-16.
pub(super) fn position(text: &str, offset: usize) -> Value {
    let line = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    json!({"line": text[..offset].matches('\n').count(), "character": text[line..offset].encode_utf16().count()})
}

/// A text after a client has made edits, from the last to the first.
pub(super) fn edited(text: &str, edits: &Value) -> String {
    let mut spans: Vec<(usize, usize, &str)> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            (
                offset(text, &it["range"]["start"]),
                offset(text, &it["range"]["end"]),
                it["newText"].as_str().unwrap(),
            )
        })
        .collect();
    spans.sort_by_key(|it| it.0);
    let mut text = text.to_owned();
    for (start, end, new) in spans.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}

fn offset(text: &str, position: &Value) -> usize {
    let line: usize = position["line"].as_u64().unwrap() as usize;
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let units = position["character"].as_u64().unwrap() as usize;
    let mut counted = 0;
    let column = text[start..].char_indices().find(|(_, ch)| {
        let here = counted == units;
        counted += ch.len_utf16();
        here
    });
    column.map_or(text.len(), |(at, _)| start + at)
}
