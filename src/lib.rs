//! Copydesk checks a journalist's draft against the sources it was written from.
//!
//! Read the modules in this order; each uses only those above it.
pub mod text;
pub mod lang;
pub mod source;
pub mod facts;
pub mod corpus;
pub mod finding;
pub mod config;
pub mod check;
pub mod checks;
pub mod analysis;
pub mod workspace;
pub mod cli;
