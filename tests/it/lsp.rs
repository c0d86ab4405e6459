//! The server as an editor meets it: framed JSON over a pipe.
mod actions;
mod client;
mod completion;
mod inlay;
mod lens;
mod newsroom;
mod symbols;
mod definition;
mod evidence;
mod facts;
mod hover;
mod story;
mod sync;
