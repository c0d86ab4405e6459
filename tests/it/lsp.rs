//! The server as an editor meets it: framed JSON over a pipe.
mod client;
mod encoding;
mod life;
mod property;
mod publish;
mod pull;
mod sync;
