//! Files that hold many articles: records of JSON, one a line (`.jsonl`), and mailboxes (`.mbox`). They are split as they
//! are read, so that a file larger than memory can be gone through; each part is read as a file of its own is. Its name tells
//! the line it begins in: `archive.jsonl#12`.
use std::{
    io::{self, BufRead, Read},
    ops::{ControlFlow, Range},
};

use rayon::prelude::*;

use super::{Article, Problem, Reading, Reason, problem, read};

/// One of many articles in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The file's path and the line where the part begins, from 1: `archive.jsonl#12`.
    pub name: String,
    /// Its bytes in the file.
    pub span: Range<u64>,
    /// What stands there; of a mailbox's message without its first line and the marks before lines that look like one.
    pub bytes: Vec<u8>,
}

impl Part {
    /// Reads it as the source it is.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(&self) -> Result<Article, Problem> {
        read::part(&self.name, &self.bytes).map_err(|reason| Problem::new(&self.name, reason))
    }
}

/// How a file is split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Records,
    Mailbox,
}

/// Does a file of this name hold many articles?
pub fn holds_many(path: &str) -> bool {
    kind_of(path).is_some()
}

/// The file that a name means, and the line in it where the name is a part's.
pub fn file_and_line(name: &str) -> (&str, Option<usize>) {
    let part = name.rsplit_once('#').filter(|(file, _)| holds_many(file));
    match part.and_then(|(file, line)| Some((file, line.parse().ok()?))) {
        Some((file, line)) => (file, Some(line)),
        None => (name, None),
    }
}

pub(super) fn kind_of(path: &str) -> Option<Kind> {
    match read::ending_of(path).as_str() {
        "jsonl" | "ndjson" => Some(Kind::Records),
        "mbox" => Some(Kind::Mailbox),
        _ => None,
    }
}

/// The parts of the file at `path`, one after the other; no more than one is held. A part above [`problem::LIMIT`] is a
/// problem, and what cannot be read ends the file.
pub fn parts<R: BufRead>(path: &str, reader: R) -> Parts<R> {
    let kind = kind_of(path).unwrap_or(Kind::Records);
    Parts { path: path.to_owned(), kind, reader, at: 0, line: 0, next: None, ended: false }
}

/// See [`parts`].
#[derive(Debug)]
pub struct Parts<R> {
    path: String,
    kind: Kind,
    reader: R,
    /// How many bytes and lines are read.
    at: u64,
    line: usize,
    /// The part of a mailbox whose first line is read: its line and where that begins.
    next: Option<(usize, u64)>,
    ended: bool,
}

impl<R: BufRead> Iterator for Parts<R> {
    type Item = Result<Part, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let part = match self.kind {
            Kind::Records => self.record(),
            Kind::Mailbox => self.message(),
        };
        part.unwrap_or_else(|error| {
            self.ended = true;
            Some(Err(Problem::new(&self.path, Reason::Unreadable(error.to_string()))))
        })
    }
}

impl<R: BufRead> Parts<R> {
    /// The next line that is not empty.
    fn record(&mut self) -> io::Result<Option<Result<Part, Problem>>> {
        loop {
            let (start, mut bytes) = (self.at, Vec::new());
            if !self.line(&mut bytes)? {
                return Ok(None);
            }
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some(self.part(self.line, start, bytes)));
            }
        }
    }

    /// The next message: it begins with a line `From …`, at the start of the file or after an empty line.
    fn message(&mut self) -> io::Result<Option<Result<Part, Problem>>> {
        let mut bytes = Vec::new();
        let mut after_gap = self.at == 0;
        loop {
            let (start, mut line) = (self.at, Vec::new());
            if !self.line(&mut line)? {
                self.ended = true;
                return Ok(self.next.take().map(|(first, from)| self.part(first, from, bytes)));
            }
            if after_gap && begins_message(&line) {
                if let Some((first, from)) = self.next.replace((self.line, start)) {
                    return Ok(Some(self.part_to(first, from..start, bytes)));
                }
            } else if self.next.is_some() && bytes.len() as u64 <= problem::LIMIT {
                let quoted = line.iter().take_while(|byte| **byte == b'>').count();
                let marks = usize::from(quoted > 0 && line[quoted..].starts_with(b"From "));
                bytes.extend_from_slice(&line[marks..]);
            }
            after_gap = line.trim_ascii().is_empty();
        }
    }

    fn part(&self, line: usize, start: u64, bytes: Vec<u8>) -> Result<Part, Problem> {
        self.part_to(line, start..self.at, bytes)
    }

    fn part_to(&self, line: usize, span: Range<u64>, bytes: Vec<u8>) -> Result<Part, Problem> {
        let name = format!("{}#{line}", self.path);
        if bytes.len() as u64 > problem::LIMIT {
            return Err(Problem::new(name, Reason::TooLarge { bytes: span.end - span.start }));
        }
        Ok(Part { name, span, bytes })
    }

    /// Appends the next line, of one that is too long what was read of it; false at the end.
    fn line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        let read = self.reader.by_ref().take(problem::LIMIT + 1).read_until(b'\n', line)? as u64;
        let skipped = if read > problem::LIMIT { self.reader.skip_until(b'\n')? as u64 } else { 0 };
        self.at += read + skipped;
        self.line += 1;
        Ok(read > 0)
    }
}

/// `From ada@example.org Tue Mar  3 10:15:00 2026`: no sentence that begins so tells the time.
fn begins_message(line: &[u8]) -> bool {
    let tells_time = |at: &[u8]| at[0].is_ascii_digit() && at[1] == b':' && at[2].is_ascii_digit();
    line.starts_with(b"From ") && line.windows(3).any(tells_time)
}

/// So many parts are read side by side before the next are split off.
const BATCH: usize = 256;
/// So many damaged parts are told of one by one.
const TOLD: usize = 20;

/// Reads all parts of a file.
pub fn read_many(path: &str, reader: impl BufRead) -> Reading {
    let mut articles = Vec::new();
    let read = for_each(
        path,
        reader,
        |article| article,
        |batch, _| {
            articles.extend(batch);
            ControlFlow::Continue(())
        },
    );
    Reading { articles, problems: read.continue_value().unwrap_or_default() }
}

/// Reads the parts of a file, a batch of them side by side, and hands each batch on before it reads the next: what `of`
/// makes of the articles, in order, and how many bytes of the file are read. What could not be read of it is told at the
/// end; nothing if `hand_on` breaks off.
pub fn for_each<T: Send>(
    path: &str,
    reader: impl BufRead,
    of: impl Fn(Article) -> T + Sync,
    mut hand_on: impl FnMut(Vec<T>, u64) -> ControlFlow<()>,
) -> ControlFlow<(), Vec<Problem>> {
    let mut parts = parts(path, reader);
    let (mut tally, mut any) = (Tally::default(), false);
    loop {
        let batch: Vec<_> = parts.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return ControlFlow::Continue(tally.problems(path, !any));
        }
        let read = |part: Result<Part, Problem>| part.and_then(|part| part.read()).map(&of);
        let read = batch.into_par_iter().map(read).collect::<Vec<_>>();
        let made: Vec<T> = read.into_iter().filter_map(|read| tally.taken(read)).collect();
        any |= !made.is_empty();
        hand_on(made, parts.at)?;
    }
}

/// The articles of a file that holds many. Its parts without an article are told of together.
pub(super) fn gathered(path: &str, read: impl Iterator<Item = Result<Article, Problem>>) -> Reading {
    let mut tally = Tally::default();
    let articles: Vec<Article> = read.filter_map(|read| tally.taken(read)).collect();
    let problems = tally.problems(path, articles.is_empty());
    Reading { articles, problems }
}

/// The parts that could not be read.
#[derive(Default)]
struct Tally {
    /// How many parts were looked at.
    seen: usize,
    /// Told of one by one.
    problems: Vec<Problem>,
    /// How many more there are of that kind.
    more: usize,
    /// How many hold no article, and the count of the first of them.
    without: usize,
    first: Option<usize>,
}

impl Tally {
    /// What was read of the next part.
    fn taken<T>(&mut self, read: Result<T, Problem>) -> Option<T> {
        self.seen += 1;
        read.map_err(|problem| self.add(self.seen, problem)).ok()
    }

    fn add(&mut self, at: usize, problem: Problem) {
        match problem.reason {
            // A picture among the articles is nothing to talk about.
            Reason::OtherNews => {}
            Reason::NoNews | Reason::NoProse | Reason::TooLittle { .. } => {
                self.without += 1;
                self.first.get_or_insert(at);
            }
            _ if self.problems.len() < TOLD => self.problems.push(problem),
            _ => self.more += 1,
        }
    }

    fn problems(self, path: &str, none: bool) -> Vec<Problem> {
        let mut problems = self.problems;
        if self.more > 0 {
            problems.push(Problem::new(path, Reason::MoreDamaged { count: self.more }));
        }
        match self.first {
            Some(first) if !none => {
                problems.push(Problem::new(path, Reason::PartsWithout { count: self.without, first }));
            }
            _ if none && problems.is_empty() => problems.push(Problem::new(path, Reason::NoNews)),
            _ => {}
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &str, text: &str) -> Vec<(String, String)> {
        let parts = parts(path, text.as_bytes()).map(|part| part.unwrap());
        let told = |part: Part| {
            let span = part.span.start as usize..part.span.end as usize;
            assert!(
                text[span].contains(std::str::from_utf8(&part.bytes).unwrap().trim()) || path == "b.mbox"
            );
            (part.name, String::from_utf8(part.bytes).unwrap())
        };
        parts.map(told).collect()
    }

    #[test]
    fn a_line_is_a_record() {
        let found = names("a.jsonl", "{\"a\": 1}\r\n\n  \n{\"b\": 2}");
        assert_eq!(found, [("a.jsonl#1", "{\"a\": 1}\r\n"), ("a.jsonl#4", "{\"b\": 2}")].map(owned));
        assert_eq!(names("a.ndjson", ""), []);
    }

    #[test]
    fn a_message_begins_after_an_empty_line() {
        let mailbox = "From ada Mon 10:15:00\nSubject: a\n\nFrom here on\n>From there\n>> no\n\n\
            From bo Tue 9:05:00\nSubject: b\n\nEnd.\n";
        let expected = [
            ("b.mbox#1", "Subject: a\n\nFrom here on\nFrom there\n>> no\n\n"),
            ("b.mbox#8", "Subject: b\n\nEnd.\n"),
        ];
        assert_eq!(names("b.mbox", mailbox), expected.map(owned));
    }

    #[test]
    fn a_name_leads_back_to_file_and_line() {
        assert_eq!(file_and_line("x/a.jsonl#12"), ("x/a.jsonl", Some(12)));
        assert_eq!(file_and_line("x/a.mbox#3"), ("x/a.mbox", Some(3)));
        for whole in ["x/a.jsonl", "notes #12", "a.md#3", "a.jsonl#b"] {
            assert_eq!(file_and_line(whole), (whole, None));
        }
    }

    fn owned((name, bytes): (&str, &str)) -> (String, String) {
        (name.to_owned(), bytes.to_owned())
    }
}
