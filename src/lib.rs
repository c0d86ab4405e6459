//! Copydesk checks a journalist's draft against the sources it was written from.
//!
//! # From the bytes of a source to a finding
//!
//! A file is read by [`source`] into an `Article`: blocks of readable prose that know where they stand in the file. [`facts`]
//! reads quotations, figures, dates and names out of each block, the same way for source and draft. [`corpus`] keeps the
//! sources' facts findable: passages by their rare words, figures and dates by the frame of words around them. [`compare`] sets
//! each fact of the draft beside the source facts that may answer it and comes to a verdict. A check ([`checks`]) turns
//! verdicts into findings; [`analysis`] runs them all, answers what else can be asked of a draft, and is the one boundary that
//! the two doors stand on: [`cli`], the command line, and [`lsp`], the language server.
//!
//! In the server an edit changes the text at once; one thread a document then reads it, finds its facts and checks it, and what
//! has changed meanwhile is done next. Blocks, facts and outcomes are kept ([`source::Memo`], [`facts::Memo`],
//! [`analysis::Memo`]) as long as what they rest on is unchanged, so that a keystroke costs its block and a walk over the
//! rest. A test edits drafts at random and finds what a fresh reading finds.
//!
//! A few sources are held whole. Of an archive ([`workspace::archive`]), an index on disk, a draft is compared with those
//! articles only that could answer it: each of its facts asks a question ([`corpus::question`]), the words that an answer is
//! likely to hold, and the sentences that share the most and the rarest of them lead to the articles
//! ([`corpus::retrieval`]), whose facts are then read as any source's. How rare a word is is counted in the whole archive, so
//! that a small corpus and a large one come to the same verdict.
//!
//! What is the same thing is decided in three places: [`corpus::align`] for words, [`compare::figure`] for quantities,
//! [`compare::date`] for days.
//!
//! # What is never done
//!
//! - Nothing opens a socket, and nothing reads a clock to decide: "today" is the draft's own date or the configuration's.
//! - Only [`workspace`] and the command line touch the disk; the server writes nothing but pages into a cache folder, and the
//!   log it was asked for.
//! - No log holds words of a draft.
//! - No word of any language stands outside [`lang`].
//! - No finding without a passage to show, unless the draft alone proves it.
//! - A file that cannot be read is a problem in the output, never a clean draft.
//!
//! # Layers
//!
//! Read the modules in this order; each uses only those above it, and a test keeps it so.
//!
//! # Dependencies, and why each is here
//!
//! `annotate-snippets` draws findings under the line; `base64` and `sha2` name the one style that a report's page lets in;
//! `clap` reads arguments, and `clap_complete` and `clap_mangen` write completions and manual pages from them; `chardetng`
//! and `encoding_rs` decode old files; `ctrlc` ends a watch with a status, and `notify` tells it what has changed;
//! `foldhash` hashes what is looked up after every keystroke; `html5gum` splits HTML with the place of every byte;
//! `pulldown-cmark` does so for Markdown, and draws the checks' pages; `ignore` walks folders; `indicatif` shows progress;
//! `jiff` knows the calendar, and the day to write into a ledger; `mail-parser` reads messages; `mimalloc` gives out
//! memory, the faster where many threads ask, without huge pages, which a small server would fill half; `pathdiff` tells
//! where a draft lies, seen from a baseline; `quick-xml` writes XML; `rayon` reads files side by side; `ropey` counts
//! lines and columns; `roxmltree` reads XML; `rust-stemmers` joins the forms of a word; `serde`, `serde_json` and `toml`
//! read and write settings, sheets and reports; `similar` finds the lines that a fix changes; `strsim` measures near
//! words; `tantivy` keeps archives; `tempfile` puts a file in place whole; `terminal_size` keeps reports within the
//! window; `tokio` and `tower-lsp` carry the language server; `unicode-normalization` folds accents; `url` makes addresses
//! of files; `xxhash-rust` gives words and findings a number that stays the same on disk; `zip` opens Word documents.
pub mod text;
pub mod lang;
pub mod source;
pub mod facts;
pub mod finding;
pub mod corpus;
pub mod compare;
pub mod config;
pub mod check;
pub mod checks;
pub mod analysis;
pub mod workspace;
pub mod lsp;
pub mod cli;
