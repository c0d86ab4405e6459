//! The process around the server: standard input and output, and when to end.
use tower_lsp::{LspService, Server as Transport};

use crate::lsp::Server;

/// How many requests may be under way: with tower-lsp's own 4, four slow ones stop everything, cancellation included.
const CONCURRENCY: usize = 64;

/// Serves one client over standard input and output until it leaves; the exit status.
pub fn serve() -> u8 {
    let Ok(runtime) = tokio::runtime::Builder::new_multi_thread().enable_all().build() else { return 2 };
    runtime.block_on(async {
        let (service, socket) = service();
        let transport = Transport::new(tokio::io::stdin(), tokio::io::stdout(), socket);
        transport.concurrency_level(CONCURRENCY).serve(service).await;
    });
    0
}

/// The server with its own requests.
pub(super) fn service() -> (LspService<Server>, tower_lsp::ClientSocket) {
    LspService::build(Server::new)
        .custom_method("copydesk/facts", Server::facts)
        .custom_method("copydesk/fact", Server::fact)
        .finish()
}
