//! The server as an editor meets it: framed JSON over a pipe.
mod client;
mod definition;
mod evidence;
mod facts;
mod hover;
mod story;
mod sync;
