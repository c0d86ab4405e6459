//! One task that publishes: it computes on a snapshot and drops what is stale.
use std::{collections::HashSet, sync::Arc};

use tokio::{sync::mpsc, task::spawn_blocking};
use tower_lsp::{
    Client,
    lsp_types::{self as lsp, Url},
};

use crate::lsp::{
    convert,
    desk::{self, Standing},
    state::{Shared, Snapshot},
};

/// The way to the task.
#[derive(Clone, Debug)]
pub(super) struct Publisher {
    dirty: mpsc::UnboundedSender<Url>,
}

impl Publisher {
    pub(super) fn spawn(client: Client, state: Arc<Shared>) -> Publisher {
        let (dirty, inbox) = mpsc::unbounded_channel();
        tokio::spawn(run(client, state, inbox));
        Publisher { dirty }
    }

    /// The document, its corpus or its settings have changed.
    pub(super) fn dirty(&self, uri: Url) {
        // The task lives as long as the server; a send that fails means we are shutting down.
        let _ = self.dirty.send(uri);
    }
}

async fn run(client: Client, state: Arc<Shared>, mut inbox: mpsc::UnboundedReceiver<Url>) {
    while let Some(uri) = inbox.recv().await {
        let mut batch = HashSet::from([uri]);
        while let Ok(uri) = inbox.try_recv() {
            batch.insert(uri);
        }
        for uri in batch {
            publish(&client, &state, uri).await;
        }
    }
}

async fn publish(client: &Client, state: &Arc<Shared>, uri: Url) {
    let told = state.lock().told(&uri);
    let Some(snapshot) = state.lock().snapshot(&uri) else {
        return client.publish_diagnostics(uri, told, None).await;
    };
    let version = snapshot.document.version;
    // The keeper sends the document here again once its sources are there.
    if snapshot.desk.standing == Standing::Awaited {
        return;
    }
    let computed = spawn_blocking(move || [told, all(&snapshot)].concat());
    // A panic in a check costs this one answer, not the server.
    let Ok(diagnostics) = computed.await else { return };
    if state.lock().version(&uri) == Some(version) {
        client.publish_diagnostics(uri, diagnostics, Some(version)).await;
    }
}

/// What hinders the check, and the findings.
pub(super) fn all(snapshot: &Snapshot) -> Vec<lsp::Diagnostic> {
    let mut all = desk::notes(snapshot);
    if snapshot.desk.standing == Standing::Read {
        all.extend(snapshot.analysis().findings.iter().map(|it| convert::diagnostic(snapshot, it)));
    }
    all
}
