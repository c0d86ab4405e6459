//! All that the server remembers, behind one lock that no await ever holds.
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use tower_lsp::lsp_types::{self as lsp, Url};

use crate::{
    analysis::{Analysis, Memo},
    lsp::{
        capabilities::Traits,
        convert,
        desk::{Desk, Desks},
        settings::{Layers, Settings},
    },
    source::{self, Role},
    text::Text,
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

/// An open document in one version. Whoever asks first for its analysis makes it; others wait for that.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) uri: Url,
    pub(super) version: i32,
    /// As the editor calls it: it decides the format where the name does not.
    pub(super) language: String,
    pub(super) text: Text,
    /// Handed on from version to version.
    memo: Arc<Mutex<Memo>>,
    analysis: OnceLock<Arc<Analysis>>,
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

    /// A corpus or settings have changed: the documents that are concerned are to be analysed anew.
    pub(super) fn renew(&mut self, is_concerned: impl Fn(&Desks, &Url) -> bool) -> Vec<Url> {
        let documents = self.documents.values().filter(|it| is_concerned(&self.desks, &it.uri));
        let documents: Vec<Arc<Document>> = documents.map(Arc::clone).collect();
        for it in &documents {
            self.keep(it.uri.clone(), it.version, it.language.clone(), it.text.clone(), Arc::clone(&it.memo));
        }
        documents.iter().map(|it| it.uri.clone()).collect()
    }

    pub(super) fn open(&mut self, document: &lsp::TextDocumentItem) {
        self.desks.checked.remove(&document.uri);
        let text = Text::from(document.text.as_str());
        let memo = Arc::default();
        let language = document.language_id.clone();
        self.keep(document.uri.clone(), document.version, language, text, memo);
    }

    pub(super) fn edit(&mut self, uri: &Url, version: i32, changes: &[lsp::TextDocumentContentChangeEvent]) {
        let Some(old) = self.documents.get(uri).cloned() else { return };
        let mut text = old.text.clone();
        for change in changes {
            text = match change.range {
                Some(range) => text.edited(convert::span(&text, range, self.traits.encoding), &change.text),
                None => Text::from(change.text.as_str()),
            };
        }
        self.keep(uri.clone(), version, old.language.clone(), text, Arc::clone(&old.memo));
    }

    pub(super) fn close(&mut self, uri: &Url) {
        self.documents.remove(uri);
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
        let document = Document {
            uri: uri.clone(),
            version: 0,
            language: String::new(),
            text,
            memo: Arc::default(),
            analysis: OnceLock::new(),
        };
        let (traits, settings) = (Arc::clone(&self.traits), Arc::clone(&self.settings));
        Snapshot { document: Arc::new(document), desk, traits, settings }
    }

    /// Every document that is open.
    pub(super) fn open_documents(&self) -> Vec<Url> {
        self.documents.keys().cloned().collect()
    }

    /// The version that is open.
    pub(super) fn version(&self, uri: &Url) -> Option<i32> {
        self.documents.get(uri).map(|it| it.version)
    }

    fn keep(&mut self, uri: Url, version: i32, language: String, text: Text, memo: Arc<Mutex<Memo>>) {
        let document =
            Document { uri: uri.clone(), version, language, text, memo, analysis: OnceLock::new() };
        self.documents.insert(uri, Arc::new(document));
    }
}

impl Snapshot {
    /// The analysis of this version, made now if nobody has asked for it yet. Takes a while: not for an async thread.
    pub(super) fn analysis(&self) -> &Arc<Analysis> {
        let document = &self.document;
        document.analysis.get_or_init(|| {
            let mut memo = document.memo.lock().unwrap_or_else(PoisonError::into_inner);
            let mut draft = source::article(document.uri.path(), document.text.as_str(), Role::Draft);
            draft.published = draft.published.or(self.desk.config.published);
            Arc::new(memo.analyse(draft, Arc::clone(&self.desk.corpus), Arc::clone(&self.desk.config)))
        })
    }

    /// The file offset of a client's position.
    pub(super) fn offset(&self, position: lsp::Position) -> usize {
        convert::offset(&self.document.text, position, self.traits.encoding)
    }

    /// A span of the draft in the client's terms.
    pub(super) fn range(&self, span: &crate::text::Span) -> lsp::Range {
        convert::range(&self.document.text, span, self.traits.encoding)
    }
}
