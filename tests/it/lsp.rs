//! The server as an editor meets it: framed JSON over a pipe.
mod client;
mod commands;
mod config;
mod newsroom;
mod progress;
mod sync;
mod watch;
mod workspace;
