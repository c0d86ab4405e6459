//! The editor's settings: what `initialize` brought, under what the editor said later.
mod parse;

use std::{sync::Arc, time::Duration};

use serde_json::{Map, Value};
use tokio::time::timeout;
use tower_lsp::{Client, lsp_types as lsp};

use crate::{
    config::{Config, nearest},
    lsp::{desk::Event, state::Shared},
};

/// The name that all settings start with.
pub(super) const SECTION: &str = "copydesk";

/// A client that does not answer in this time is not waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// In `initializationOptions`: what the columns of a client count that does not say so itself.
pub(super) const POSITION_ENCODING: &str = "positionEncoding";

/// In `initializationOptions`: that the client asks the user why, when a finding is accepted.
pub(super) const ASKS_REASON: &str = "asksReason";

/// What an editor may set; for corpus and verdicts a `copydesk.toml` comes before it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Settings {
    /// Verdicts beside the facts.
    pub(super) inlay_hints: bool,
    /// The counts above the first line.
    pub(super) code_lens: bool,
    /// How a citation is put into the draft.
    pub(super) citation: CitationStyle,
    /// Files and folders of the sources, relative to the folder of the workspace; empty for the built-in corpus.
    pub(super) corpus: Vec<String>,
    /// Who accepts a finding, where it is not who git or the account says.
    pub(super) by: Option<String>,
    /// What changes a verdict.
    pub(super) config: Config,
}

/// How a citation is put into the draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum CitationStyle {
    /// `[^1]`, and the source at the end.
    #[default]
    Footnote,
    /// `<!-- … -->` beside the fact.
    Comment,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            inlay_hints: false,
            code_lens: true,
            citation: CitationStyle::default(),
            corpus: Vec::new(),
            by: None,
            config: Config::default(),
        }
    }
}

/// The settings in the order in which they were told; the later come before the earlier, key by key.
#[derive(Debug, Default)]
pub(super) struct Layers {
    initial: Map<String, Value>,
    later: Map<String, Value>,
}

impl Layers {
    /// What `initializationOptions` hold.
    pub(super) fn initial(options: Option<&Value>) -> Layers {
        Layers { initial: options.map(section).unwrap_or_default(), later: Map::new() }
    }

    /// All together, and what is wrong in them.
    pub(super) fn read(&self) -> (Settings, Vec<String>) {
        let mut all = self.initial.clone();
        all.extend(self.later.clone());
        parse::parse(&all)
    }
}

/// Ours among settings that may hold those of others.
fn section(value: &Value) -> Map<String, Value> {
    let ours = value.get(SECTION).unwrap_or(value);
    ours.as_object().cloned().unwrap_or_default()
}

/// Whether any of this is meant for us, slips of the finger included.
fn is_ours(value: &Value) -> bool {
    let is_near = |key: &String| nearest(key, parse::KEYS.iter().copied()).is_some();
    value.get(SECTION).is_some() || value.as_object().is_some_and(|it| it.keys().any(is_near))
}

/// Asks the client for its settings, if it answers that.
pub(super) fn fetch(client: &Client, state: &Arc<Shared>) {
    if !state.lock().desks.abilities.configuration {
        return;
    }
    let (client, state) = (client.clone(), Arc::clone(state));
    tokio::spawn(async move {
        let item = lsp::ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
        if let Ok(Ok(answer)) = timeout(PATIENCE, client.configuration(vec![item])).await {
            // Null stands for "nothing is set": what was told before holds.
            answer.first().filter(|it| it.is_object()).inspect(|it| take(&state, it));
        }
    });
}

/// The client says that settings have changed: it tells them here, or answers when asked, or both.
pub(super) fn changed(client: &Client, state: &Arc<Shared>, settings: Value) {
    if is_ours(&settings) {
        take(state, &settings);
    }
    fetch(client, state);
}

fn take(state: &Shared, settings: &Value) {
    let mut state = state.lock();
    state.layers.later = section(settings);
    let (settings, mistakes) = state.layers.read();
    state.settings = Arc::new(settings);
    state.desks.tell(Event::Settings(mistakes));
}
