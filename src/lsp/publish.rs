//! Diagnostics for clients that wait for them. Each document has at most one thread at work, so its versions come in order
//! and no document waits for another.
use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::{runtime::Handle, task::spawn_blocking};
use tower_lsp::{
    Client,
    lsp_types::{self as lsp, Url},
};

use crate::{
    analysis::caught,
    lsp::{desk::Standing, diagnostics, document::Document, state::Shared},
};

/// Publishes what is new.
#[derive(Clone, Debug)]
pub(super) struct Publisher {
    client: Client,
    state: Arc<Shared>,
    desk: Arc<Mutex<Desk>>,
}

/// What is under way, and what was sent.
#[derive(Debug, Default)]
struct Desk {
    /// The documents at work, and whether they have changed since that began.
    busy: HashMap<Url, bool>,
    sent: HashMap<Url, Sent>,
}

/// What a client was last sent.
#[derive(Clone, Debug)]
enum Sent {
    /// The report of a version.
    Report(Arc<Document>),
    /// Something about a file that is not open.
    Note,
    /// An empty list.
    Nothing,
}

impl Publisher {
    pub(super) fn new(client: Client, state: Arc<Shared>) -> Publisher {
        Publisher { client, state, desk: Arc::default() }
    }

    /// The document, its corpus or its settings have changed. Comes at once; never waits for the state's lock.
    pub(super) fn dirty(&self, uri: Url) {
        match self.desk().busy.entry(uri.clone()) {
            Entry::Occupied(mut has_changed) => {
                has_changed.insert(true);
            }
            Entry::Vacant(idle) => {
                idle.insert(false);
                let publisher = self.clone();
                spawn_blocking(move || publisher.work(&uri));
            }
        }
    }

    /// Publishes until nothing is new.
    fn work(&self, uri: &Url) {
        loop {
            // Whatever a panic costs, the next change is published.
            let _ = caught(|| self.publish(uri));
            if self.is_done(uri) {
                return;
            }
        }
    }

    fn is_done(&self, uri: &Url) -> bool {
        let mut desk = self.desk();
        let has_changed = desk.busy.get_mut(uri).is_some_and(std::mem::take);
        if !has_changed {
            desk.busy.remove(uri);
        }
        !has_changed
    }

    fn publish(&self, uri: &Url) {
        let (snapshot, told, pulls) = {
            let state = self.state.lock();
            (state.snapshot(uri), state.told(uri), state.traits.pulls)
        };
        if pulls {
            return;
        }
        let Some(snapshot) = snapshot else {
            return self.tell(uri, told);
        };
        // The keeper of the desks sends the document here again once its sources are there.
        if snapshot.desk.standing == Standing::Awaited {
            return;
        }
        // What has changed meanwhile has its turn next.
        if !snapshot.is_ready(|| true) {
            return;
        }
        let report = diagnostics::report(&snapshot);
        if self.state.lock().is_current(&snapshot.document) && !self.is_sent(&snapshot.document, report) {
            self.send(uri, [told, report.clone()].concat(), Some(snapshot.document.version));
            // The old one is dropped here, outside of every lock: it may be large.
            let _old = self.desk().sent.insert(uri.clone(), Sent::Report(snapshot.document));
        }
    }

    /// What is told of a file that is not open: settings, sources, drafts of a workspace that was checked.
    fn tell(&self, uri: &Url, told: Vec<lsp::Diagnostic>) {
        let sent = if told.is_empty() { Sent::Nothing } else { Sent::Note };
        let last = self.desk().sent.insert(uri.clone(), sent);
        if !told.is_empty() || !matches!(last, Some(Sent::Nothing)) {
            self.send(uri, told, None);
        }
    }

    /// The same list for the same version says nothing.
    fn is_sent(&self, document: &Document, report: &[lsp::Diagnostic]) -> bool {
        match self.desk().sent.get(&document.uri).cloned() {
            Some(Sent::Report(last)) => last.version == document.version && last.report(Vec::new) == report,
            _ => false,
        }
    }

    fn send(&self, uri: &Url, diagnostics: Vec<lsp::Diagnostic>, version: Option<i32>) {
        Handle::current().block_on(self.client.publish_diagnostics(uri.clone(), diagnostics, version));
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
