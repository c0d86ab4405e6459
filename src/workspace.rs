//! The disk: configuration, sources, drafts. Nothing else reads files.
pub mod config;
