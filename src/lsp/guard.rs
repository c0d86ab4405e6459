//! The process around the server: standard input and output, and when to end.
use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::{LspService, Server as Transport};

use crate::lsp::Server;

/// How many requests may be under way: with tower-lsp's own 4, four slow ones stop everything, cancellation included.
const CONCURRENCY: usize = 64;

/// Serves one client over standard input and output until it leaves; the exit status.
pub fn serve() -> u8 {
    let Ok(runtime) = tokio::runtime::Builder::new_multi_thread().enable_all().build() else { return 2 };
    runtime.block_on(serve_on(tokio::io::stdin(), tokio::io::stdout()));
    0
}

/// Serves one client over any two ends of a pipe, until its end of the input.
pub async fn serve_on(input: impl AsyncRead + Unpin, output: impl AsyncWrite) {
    let (service, socket) = service();
    Transport::new(input, output, socket).concurrency_level(CONCURRENCY).serve(service).await;
}

/// The server with its own requests.
fn service() -> (LspService<Server>, tower_lsp::ClientSocket) {
    LspService::build(Server::new).custom_method("copydesk/facts", Server::facts).finish()
}
