//! The server as an editor meets it: framed JSON over a pipe.
mod client;
mod life;
mod sync;
