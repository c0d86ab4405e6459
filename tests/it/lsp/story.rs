//! A newsroom on disk with a draft open in an editor.
use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;
use tower_lsp::lsp_types::Url;

use super::client::TestClient;

/// Sources in a folder, and a draft beside it with a place marked by `$0`.
pub(crate) struct Story {
    pub(crate) client: TestClient,
    folder: TempDir,
    position: Value,
}

impl Story {
    /// Opens a draft in an editor that can what `capabilities` say.
    pub(crate) async fn open(sources: &[(&str, &str)], draft: &str, capabilities: Value) -> Story {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sources")).unwrap();
        fs::write(folder.path().join("copydesk.toml"), "corpus = ['sources']\n").unwrap();
        for (name, text) in sources {
            fs::write(folder.path().join("sources").join(name), text).unwrap();
        }
        let root = Url::from_directory_path(folder.path()).unwrap();
        let params =
            json!({"capabilities": capabilities, "workspaceFolders": [{"uri": root, "name": "desk"}]});
        let client = TestClient::start_with(params).await;
        let before = draft.split("$0").next().unwrap();
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
        let position = json!({"line": line, "character": column});
        let story = Story { client, folder, position };
        let uri = story.uri("draft.md");
        story.client.open(&uri, "markdown", &draft.replacen("$0", "", 1)).await;
        story
    }

    /// The URI of a file of the newsroom.
    pub(crate) fn uri(&self, name: &str) -> String {
        Url::from_file_path(self.folder.path().join(name)).unwrap().into()
    }

    /// Asks about the marked place, and for what else `more` says.
    pub(crate) async fn ask(&mut self, method: &str, more: Value) -> Value {
        let mut params = json!({"textDocument": {"uri": self.uri("draft.md")}, "position": self.position});
        let more = more.as_object().into_iter().flatten();
        more.for_each(|(name, value)| params[name] = value.clone());
        self.client.request(method, params).await
    }
}

/// A range as `line:column-line:column`.
pub(crate) fn range(range: &Value) -> String {
    let place = |at: &str| format!("{}:{}", range[at]["line"], range[at]["character"]);
    format!("{}-{}", place("start"), place("end"))
}
