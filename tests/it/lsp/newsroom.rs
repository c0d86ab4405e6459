//! A folder with sources and settings, and drafts that quote them.
use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::client::TestClient;

/// What the wire says.
pub(crate) const WIRE: &str = "“We will never raise taxes to pay for the bridge,” Mayor Ada Quill told the council on Tuesday.\n\nCouncillor Ben Okafor said the repairs had cost $3.2 million.\n";
/// A draft that quotes it.
pub(crate) const RIGHT: &str = "“We will never raise taxes to pay for the bridge,” Quill said.\n";
/// A draft that quotes it with another word.
pub(crate) const WRONG: &str = "“We will not raise taxes to pay for the bridge,” Quill said.\n";

/// A folder that goes when it is dropped.
pub(crate) struct Newsroom(TempDir);

impl Newsroom {
    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Newsroom {
        let newsroom = Newsroom(tempfile::tempdir().unwrap());
        files.iter().for_each(|(name, text)| newsroom.put(name, text));
        newsroom
    }

    /// Its path, free of links.
    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().canonicalize().unwrap()
    }

    pub(crate) fn put(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.path().join(name)).unwrap();
    }

    pub(crate) fn uri(&self, name: &str) -> String {
        uri(&self.path().join(name))
    }

    /// `initialize` of an editor that has this folder open and can all this.
    pub(crate) fn greeting(&self, capabilities: Value) -> Value {
        json!({
            "capabilities": capabilities,
            "workspaceFolders": [{"uri": uri(&self.path()), "name": "newsroom"}],
        })
    }
}

pub(crate) fn uri(path: &Path) -> String {
    tower_lsp::lsp_types::Url::from_file_path(path).unwrap().into()
}

/// The codes of a publish.
pub(crate) fn codes(published: &Value) -> Vec<String> {
    let diagnostics = published["diagnostics"].as_array().unwrap();
    diagnostics.iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect()
}

/// The messages of a publish.
pub(crate) fn messages(published: &Value) -> Vec<String> {
    let diagnostics = published["diagnostics"].as_array().unwrap();
    diagnostics.iter().map(|it| it["message"].as_str().unwrap().to_owned()).collect()
}

/// The next publish for a draft that rests on its sources; on a busy machine, a note comes before the first.
pub(crate) async fn checked(client: &mut TestClient, draft: &str) -> Value {
    loop {
        let published = client.diagnostics(draft).await;
        if !messages(&published).iter().any(|it| it.contains("still being read")) {
            return published;
        }
    }
}
