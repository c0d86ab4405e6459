//! The process around the server: what comes in, what goes out, and when to end. tower-lsp alone stays on after `exit`,
//! and leaves with status 0 at the first message that is no JSON. So a plain thread reads standard input, lets through what
//! the framework can take, and tells when it is over, whatever the server is doing.
mod frame;
pub(super) mod log;
mod mend;
mod parent;
mod sieve;

use std::{
    future::Future,
    io::{self, Read, Write},
    pin::{Pin, pin},
    sync::mpsc,
    task::{Context, Poll},
    thread,
    time::Duration,
};

use tokio::{
    io::{AsyncWrite, AsyncWriteExt, DuplexStream, duplex},
    runtime::{Builder, Handle},
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    time::timeout,
};
use tower_lsp::{ClientSocket, LspService, Server as Transport};

pub use crate::lsp::guard::log::Log;
use crate::lsp::{
    Server,
    guard::{
        frame::{Frames, framed},
        sieve::{Sieve, Verdict},
    },
};

/// How many requests may be under way: with tower-lsp's own 4, four slow ones stop everything, cancellation included.
const CONCURRENCY: usize = 256;
/// What may wait between the reading thread and the server, in bytes.
const PIPE: usize = 1 << 20;
/// How long answers that are under way may take when the end has come.
const GRACE: Duration = Duration::from_millis(500);
/// The exit status of a server that was not asked to shut down first.
const ABANDONED: u8 = 1;

/// Serves one client over standard input and output until it leaves; the exit status.
///
/// `parent` is the process without which there is nobody to serve; `initialize` may name it too.
pub fn serve(log: Log, parent: Option<u32>) -> u8 {
    log.clone().instead_of_panics();
    serve_on(io::stdin(), io::stdout(), log, parent)
}

/// Serves one client over any two ends of a pipe.
pub fn serve_on(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    log: Log,
    parent: Option<u32>,
) -> u8 {
    // One thread for all that waits; all that computes has threads of its own.
    let Ok(runtime) = Builder::new_current_thread().enable_all().build() else { return ABANDONED };
    let (outbox, letters) = unbounded_channel();
    let (end, ended) = unbounded_channel();
    let (pipe, far) = duplex(PIPE);
    let written = spawn_writer(output, letters);
    parent.into_iter().for_each(|pid| parent::watch(pid, end.clone()));
    let reader = Reader { input, pipe, runtime: runtime.handle().clone(), outbox: outbox.clone(), end, log };
    thread::spawn(move || reader.run());
    let status = runtime.block_on(async {
        let (service, socket) = service();
        let transport = Transport::new(far, Outbox(outbox), socket).concurrency_level(CONCURRENCY);
        until_the_end(transport.serve(service), ended).await
    });
    runtime.shutdown_background();
    // Nothing comes after the last letter but the end of the channel; a client that does not read is not waited for.
    let _ = written.recv_timeout(GRACE);
    status
}

/// The server with its own requests.
fn service() -> (LspService<Server>, ClientSocket) {
    LspService::build(Server::new)
        .custom_method("copydesk/facts", Server::facts)
        .custom_method("copydesk/fact", Server::fact)
        .custom_method("window/workDoneProgress/cancel", Server::cancel_progress)
        .finish()
}

/// Serves until the client leaves, and a moment longer for the answers under way.
async fn until_the_end(serving: impl Future<Output = ()>, mut ended: UnboundedReceiver<u8>) -> u8 {
    let mut serving = pin!(serving);
    let status = tokio::select! {
        biased;
        status = ended.recv() => status.unwrap_or(ABANDONED),
        () = &mut serving => return ABANDONED,
    };
    let _ = timeout(GRACE, serving).await;
    status
}

/// The thread that reads.
struct Reader<R> {
    input: R,
    pipe: DuplexStream,
    runtime: Handle,
    outbox: UnboundedSender<Vec<u8>>,
    end: UnboundedSender<u8>,
    log: Log,
}

impl<R: Read> Reader<R> {
    fn run(mut self) {
        let (mut frames, mut sieve) = (Frames::default(), Sieve::default());
        let mut chunk = vec![0; 1 << 16];
        loop {
            for frame in frames.by_ref() {
                if !self.handle(sieve.judge(frame)) {
                    let _ = self.end.send(sieve.status());
                    return;
                }
            }
            match self.input.read(&mut chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Ok(0) | Err(_) => break,
                Ok(count) => frames.push(&chunk[..count]),
            }
        }
        self.log.note("end of input");
        let _ = self.end.send(sieve.status());
    }

    /// Does as the sieve says; `false` at the end.
    fn handle(&mut self, verdict: Verdict) -> bool {
        match verdict {
            Verdict::Pass { message, parent } => {
                parent.into_iter().for_each(|pid| parent::watch(pid, self.end.clone()));
                return self.runtime.block_on(self.pipe.write_all(&framed(&message))).is_ok();
            }
            Verdict::Answer { message, why } => {
                self.log.note(why);
                let _ = self.outbox.send(framed(&message));
            }
            Verdict::Drop { why } => self.log.note(why),
            Verdict::Exit => return false,
        }
        true
    }
}

/// Standard output as tower-lsp sees it: it never has to wait, so a client that writes before it reads cannot block us.
struct Outbox(UnboundedSender<Vec<u8>>);

impl AsyncWrite for Outbox {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        // Each write holds whole messages: the framework's encoder writes from a buffer to which it adds only these.
        let sent = self.0.send(bytes.to_vec()).map_err(|_| io::ErrorKind::BrokenPipe.into());
        Poll::Ready(sent.map(|()| bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

/// The thread that writes; the channel it leaves closes when all is written.
fn spawn_writer(
    mut output: impl Write + Send + 'static,
    mut letters: UnboundedReceiver<Vec<u8>>,
) -> mpsc::Receiver<()> {
    let (done, written) = mpsc::channel();
    thread::spawn(move || {
        let _done = done;
        while let Some(letter) = letters.blocking_recv() {
            if output.write_all(&letter).and_then(|()| output.flush()).is_err() {
                return;
            }
        }
    });
    written
}
