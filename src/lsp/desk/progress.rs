//! How the reading of sources is shown: begun with counts, reported now and then, ended, and stopped by the user.
use std::{
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::{
    sync::watch,
    time::{sleep, timeout},
};
use tower_lsp::{
    Client,
    lsp_types::{self as lsp, notification::Progress, request::WorkDoneProgressCreate},
};

use crate::lsp::settings::PATIENCE;

/// One source alone is read before anybody could see the progress.
const FEW: usize = 2;
/// Reports come no faster than this.
const PACE: Duration = Duration::from_millis(50);

/// Between a reading and those who watch it.
#[derive(Clone, Debug)]
pub(super) struct Gauge {
    counts: watch::Sender<(usize, usize)>,
    stopped: Arc<AtomicBool>,
}

/// How a reading is stopped.
#[derive(Clone, Debug)]
pub(super) struct Brake(Arc<AtomicBool>);

impl Brake {
    pub(super) fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Gauge {
    /// A gauge, the brake to it, and what it counts. The count ends when the gauge is dropped.
    pub(super) fn new() -> (Gauge, Brake, watch::Receiver<(usize, usize)>) {
        let (counts, count) = watch::channel((0, 0));
        let gauge = Gauge { counts, stopped: Arc::default() };
        let brake = Brake(Arc::clone(&gauge.stopped));
        (gauge, brake, count)
    }

    /// So many of so many are read; whether to go on.
    pub(super) fn told(&self, done: usize, all: usize) -> ControlFlow<()> {
        self.counts.send_modify(|count| *count = (done.max(count.0), all));
        if self.stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Shows a reading until it ends.
pub(super) async fn show(client: Client, token: String, mut count: watch::Receiver<(usize, usize)>) {
    if count.changed().await.is_err() || count.borrow().1 < FEW {
        return;
    }
    let token = lsp::NumberOrString::String(token);
    let create = lsp::WorkDoneProgressCreateParams { token: token.clone() };
    if !matches!(timeout(PATIENCE, client.send_request::<WorkDoneProgressCreate>(create)).await, Ok(Ok(()))) {
        return;
    }
    let tell = |step| {
        let value = lsp::ProgressParamsValue::WorkDone(step);
        client.send_notification::<Progress>(lsp::ProgressParams { token: token.clone(), value })
    };
    let all = count.borrow().1;
    tell(lsp::WorkDoneProgress::Begin(begin(all))).await;
    loop {
        let (done, all) = *count.borrow_and_update();
        tell(lsp::WorkDoneProgress::Report(report(done, all))).await;
        if count.changed().await.is_err() {
            break;
        }
        sleep(PACE).await;
    }
    tell(lsp::WorkDoneProgress::End(lsp::WorkDoneProgressEnd { message: None })).await;
}

fn begin(all: usize) -> lsp::WorkDoneProgressBegin {
    lsp::WorkDoneProgressBegin {
        title: "Reading sources".to_owned(),
        cancellable: Some(true),
        message: Some(format!("0 of {all}")),
        percentage: Some(0),
    }
}

fn report(done: usize, all: usize) -> lsp::WorkDoneProgressReport {
    lsp::WorkDoneProgressReport {
        cancellable: Some(true),
        message: Some(format!("{done} of {all}")),
        percentage: u32::try_from(done * 100 / all.max(1)).ok(),
    }
}
