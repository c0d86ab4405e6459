//! All that the server remembers, behind one lock that no await ever holds.
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tower_lsp::lsp_types::{self as lsp, Url};

use crate::{
    analysis::Analysis,
    lsp::{
        capabilities::Traits,
        convert,
        desk::{Desk, Desks},
        document::{Checked, Document},
        settings::{Layers, Settings},
    },
    text::{Span, Text},
};

/// The lock.
#[derive(Debug, Default)]
pub(super) struct Shared(Mutex<State>);

impl Shared {
    /// A thread that panicked left the state whole: it is changed by assignments alone.
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is remembered.
#[derive(Debug, Default)]
pub(super) struct State {
    /// What the client can.
    pub(super) traits: Arc<Traits>,
    /// What the editor's settings say.
    pub(super) settings: Arc<Settings>,
    /// The same, as they were told.
    pub(super) layers: Layers,
    /// Which corpus and which wishes hold where.
    pub(super) desks: Desks,
    documents: HashMap<Url, Arc<Document>>,
}

/// All that an answer about one document needs; nothing in it changes.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    pub(super) document: Arc<Document>,
    pub(super) desk: Arc<Desk>,
    pub(super) traits: Arc<Traits>,
    pub(super) settings: Arc<Settings>,
}

impl State {
    /// The client has introduced itself.
    pub(super) fn greet(&mut self, traits: Traits, params: &lsp::InitializeParams) {
        self.traits = Arc::new(traits);
        self.desks.greet(params);
        self.layers = Layers::initial(params.initialization_options.as_ref());
        self.settings = Arc::new(self.layers.read().0);
    }

    pub(super) fn open(&mut self, it: &lsp::TextDocumentItem) {
        self.desks.checked.remove(&it.uri);
        let text = Text::from(it.text.as_str());
        let document = Document::new(it.uri.clone(), it.version, it.language_id.clone(), text);
        if let Some(old) = self.documents.insert(it.uri.clone(), Arc::new(document)) {
            old.retire();
        }
    }

    /// Changes are made in their order; each counts in the text that the one before left. Nothing comes of those to a
    /// document that is not open.
    pub(super) fn edit(
        &mut self,
        uri: &Url,
        version: i32,
        changes: &[lsp::TextDocumentContentChangeEvent],
    ) -> bool {
        let Some(document) = self.documents.get_mut(uri) else { return false };
        let mut text = document.text.clone();
        for change in changes {
            text = match change.range {
                Some(range) => text.edited(convert::span(&text, range, self.traits.encoding), &change.text),
                None => Text::from(change.text.as_str()),
            };
        }
        *document = Arc::new(document.succeeded_by(version, text));
        true
    }

    pub(super) fn close(&mut self, uri: &Url) {
        if let Some(old) = self.documents.remove(uri) {
            old.retire();
        }
    }

    /// The corpus or the settings of these documents have changed: what came of them is forgotten.
    pub(super) fn renew(&mut self, is_concerned: impl Fn(&Desks, &Url) -> bool) -> Vec<Url> {
        let concerned = self.documents.iter_mut().filter(|(uri, _)| is_concerned(&self.desks, uri));
        let renewed = concerned.map(|(uri, document)| {
            *document = Arc::new(document.succeeded_by(document.version, document.text.clone()));
            uri.clone()
        });
        renewed.collect()
    }

    /// What is told of a file that holds settings or a source.
    pub(super) fn told(&self, uri: &Url) -> Vec<lsp::Diagnostic> {
        self.desks.told(uri, self.traits.encoding)
    }

    /// The document as it is now.
    pub(super) fn snapshot(&self, uri: &Url) -> Option<Snapshot> {
        Some(Snapshot {
            document: Arc::clone(self.documents.get(uri)?),
            desk: self.desks.of(uri),
            traits: Arc::clone(&self.traits),
            settings: Arc::clone(&self.settings),
        })
    }

    /// A draft that is not open, as it stands on the disk.
    pub(super) fn unopened(&self, uri: &Url, text: Text, desk: Arc<Desk>) -> Snapshot {
        let document = Document::new(uri.clone(), 0, String::new(), text);
        let (traits, settings) = (Arc::clone(&self.traits), Arc::clone(&self.settings));
        Snapshot { document: Arc::new(document), desk, traits, settings }
    }

    /// Every document that is open.
    pub(super) fn open_documents(&self) -> Vec<Url> {
        self.documents.keys().cloned().collect()
    }

    /// Does the editor have it?
    pub(super) fn is_open(&self, uri: &Url) -> bool {
        self.documents.contains_key(uri)
    }

    /// Is this what the editor has now?
    pub(super) fn is_current(&self, document: &Arc<Document>) -> bool {
        self.documents.get(&document.uri).is_some_and(|it| Arc::ptr_eq(it, document))
    }
}

impl Snapshot {
    /// What came of this version, made now if nobody has asked for it yet. Takes a while: not for an async thread.
    pub(super) fn checked(&self) -> &Checked {
        self.document.checked(&self.desk)
    }

    /// The analysis of this version; where it could not be made, that of an empty draft.
    pub(super) fn analysis(&self) -> &Arc<Analysis> {
        &self.checked().analysis
    }

    /// Makes the analysis, unless the document has changed or the answer is not wanted any more before it begins.
    pub(super) fn is_ready(&self, is_wanted: impl Fn() -> bool) -> bool {
        self.document.checked_if(&self.desk, is_wanted).is_some()
    }

    /// The file offset of a client's position.
    pub(super) fn offset(&self, position: lsp::Position) -> usize {
        convert::offset(&self.document.text, position, self.traits.encoding)
    }

    /// A span of the draft in the client's terms.
    pub(super) fn range(&self, span: &Span) -> lsp::Range {
        convert::range(&self.document.text, span, self.traits.encoding)
    }
}
