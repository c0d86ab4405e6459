//! The one test binary. Fixtures are data; only `fixture` knows the library.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod accept;
mod archive;
mod cli;
mod docs;
mod documents;
mod edits;
mod fix;
mod fixes;
mod fixture;
mod fixtures;
mod lsp;
mod program;
mod report;
mod robust;
mod tidy;
