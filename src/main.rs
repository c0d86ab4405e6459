//! The binary: chooses the door.
use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Many small things are made and dropped side by side; the allocator of musl, which releases are built with, is slow at
/// that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(copydesk::cli::run(std::env::args_os()))
}
