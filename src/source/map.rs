//! The way from a block's prose back to the file.
use serde::{Deserialize, Serialize, Serializer};

use crate::text::Span;

/// How the bytes of a block's prose lie in the file: runs, in order of both. The prose is without gaps; the file may hold
/// markup between two runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<[usize; 3]>")]
pub struct SpanMap {
    runs: Vec<Run>,
}

/// Bytes of the prose and the bytes of the file they come from. Of equal length they correspond byte by byte; else
/// (`&mdash;`) as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    prose: Span,
    file: Span,
}

impl SpanMap {
    /// A map for prose that stands in the file as it is, at `start`.
    pub fn identity(start: usize, len: usize) -> SpanMap {
        let mut map = SpanMap::default();
        map.push(len, start..start + len);
        map
    }

    /// Appends a run: the next `prose_len` bytes of the prose come from the file bytes `file`. What would step back in the
    /// file is mapped to the place reached, so that the runs stay in order.
    pub fn push(&mut self, prose_len: usize, file: Span) {
        if prose_len == 0 {
            return;
        }
        let reached = self.extent().end;
        let file = file.start.max(reached)..file.end.max(reached);
        if let Some(last) = self.runs.last_mut()
            && last.is_exact()
            && last.file.end == file.start
            && prose_len == file.len()
        {
            last.prose.end += prose_len;
            last.file.end = file.end;
            return;
        }
        let start = self.runs.last().map_or(0, |run| run.prose.end);
        self.runs.push(Run { prose: start..start + prose_len, file });
    }

    /// The bytes of the file behind a span of the prose.
    pub fn to_file(&self, span: &Span) -> Span {
        let first = self.runs.partition_point(|run| run.prose.end <= span.start);
        let last = self.runs.partition_point(|run| run.prose.start < span.end).saturating_sub(1);
        let start =
            self.runs.get(first).map_or(self.extent().end, |run| run.file_at(span.start, run.file.start));
        let end = self.runs.get(last).map_or(start, |run| run.file_at(span.end, run.file.end));
        start..end.max(start)
    }

    /// The prose offset of a file offset, if it lies in this block.
    pub fn to_prose(&self, file: usize) -> Option<usize> {
        if file < self.extent().start || file > self.extent().end {
            return None;
        }
        let run = self.runs.get(self.runs.partition_point(|run| run.file.start <= file).checked_sub(1)?)?;
        Some(match file {
            _ if run.is_exact() => (run.prose.start + file - run.file.start).min(run.prose.end),
            _ if file >= run.file.end => run.prose.end,
            _ => run.prose.start,
        })
    }

    /// The part of the file from the first run to the last.
    pub fn extent(&self) -> Span {
        let start = self.runs.first().map_or(0, |run| run.file.start);
        start..self.runs.last().map_or(start, |run| run.file.end)
    }

    /// The text before the prose is longer by `by` bytes, or shorter where that is negative.
    pub(super) fn shift(&mut self, by: isize) {
        for run in &mut self.runs {
            run.file = run.file.start.wrapping_add_signed(by)..run.file.end.wrapping_add_signed(by);
        }
    }

    /// The runs, each in the prose and in the file, there counted from the first run's start.
    pub(super) fn layout(&self) -> impl Iterator<Item = (Span, Span)> {
        let start = self.extent().start;
        self.runs.iter().map(move |run| (run.prose.clone(), run.file.start - start..run.file.end - start))
    }

    /// The map of a part of the prose, counted from the part's start.
    pub(super) fn part(&self, span: &Span) -> SpanMap {
        let mut part = SpanMap::default();
        let first = self.runs.partition_point(|run| run.prose.end <= span.start);
        for run in self.runs[first..].iter().take_while(|run| run.prose.start < span.end) {
            let (start, end) = (run.prose.start.max(span.start), run.prose.end.min(span.end));
            part.push(end - start, run.file_at(start, run.file.start)..run.file_at(end, run.file.end));
        }
        part
    }
}

/// Kept as how many bytes of the prose each run has, and where it begins and ends in the file.
impl Serialize for SpanMap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer
            .collect_seq(self.runs.iter().map(|Run { prose, file }| [prose.len(), file.start, file.end]))
    }
}

impl From<Vec<[usize; 3]>> for SpanMap {
    fn from(runs: Vec<[usize; 3]>) -> SpanMap {
        let mut end = 0;
        let run = |[len, start, stop]: [usize; 3]| {
            let from = end;
            end += len;
            Run { prose: from..end, file: start..stop }
        };
        SpanMap { runs: runs.into_iter().map(run).collect() }
    }
}

impl Run {
    fn is_exact(&self) -> bool {
        self.prose.len() == self.file.len()
    }

    /// The file offset of a prose offset in this run; `edge` where the run is mapped as a whole.
    fn file_at(&self, at: usize, edge: usize) -> usize {
        match self.is_exact() {
            true => self.file.start + at.clamp(self.prose.start, self.prose.end) - self.prose.start,
            false => edge,
        }
    }
}

/// Prose under construction: white space collapses into single spaces, none at the start.
#[derive(Debug, Default)]
pub(super) struct Prose {
    text: String,
    map: SpanMap,
    /// White space of the file that waits for a word to follow.
    gap: Option<Span>,
}

impl Prose {
    /// Appends words that stand in the file at `start`.
    pub(super) fn push(&mut self, words: &str, start: usize) {
        let (mut rest, mut from) = (0, 0);
        while let Some((at, ch)) = first_space(words, from) {
            from = at + ch.len_utf8();
            // A lone space between words is copied along with them.
            if ch == ' ' && at > rest && words[from..].starts_with(|next| !is_space(next)) {
                continue;
            }
            self.words(&words[rest..at], start + rest);
            rest = from;
            self.space(start + at..start + rest);
        }
        self.words(&words[rest..], start + rest);
    }

    /// Appends `words` for the bytes `file`, to which they correspond as a whole (an entity).
    pub(super) fn push_as(&mut self, words: &str, file: Span) {
        if words.chars().all(is_space) {
            return self.space(file);
        }
        self.flush_gap();
        self.text.push_str(words);
        self.map.push(words.len(), file);
    }

    /// A space that stands for the bytes `file`; spaces in a row become one.
    pub(super) fn space(&mut self, file: Span) {
        if !self.text.is_empty() {
            let start = self.gap.as_ref().map_or(file.start, |gap| gap.start);
            self.gap = Some(start..file.end.max(start));
        }
    }

    /// Appends a mark of the reader's own between two pieces (cells of a row), for the bytes `file`.
    pub(super) fn join(&mut self, mark: &str, file: Span) {
        self.gap = None;
        self.text.push_str(mark);
        self.map.push(mark.len(), file);
    }

    /// A space between words that takes up nothing of the file: a line break's.
    pub(super) fn pause(&mut self) {
        let end = self.map.extent().end;
        self.space(end..end);
    }

    /// The mark between two cells of a row.
    pub(super) fn bar(&mut self) {
        let end = self.map.extent().end;
        self.join(" | ", end..end);
    }

    /// Are its last words followed by white space?
    pub(super) fn ends_open(&self) -> bool {
        self.gap.is_some()
    }

    /// Is there nothing but white space so far?
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Its length so far, in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// The prose and its map.
    pub(super) fn finish(self) -> (String, SpanMap) {
        (self.text, self.map)
    }

    fn words(&mut self, words: &str, start: usize) {
        if !words.is_empty() {
            self.flush_gap();
            self.text.push_str(words);
            self.map.push(words.len(), start..start + words.len());
        }
    }

    fn flush_gap(&mut self) {
        if let Some(gap) = self.gap.take() {
            self.text.push(' ');
            self.map.push(1, gap);
        }
    }
}

/// The first white space of a text from a place on.
fn first_space(text: &str, from: usize) -> Option<(usize, char)> {
    let mut at = from;
    loop {
        // Most of a text is letters of ASCII, which are passed by as bytes.
        at += text.as_bytes()[at..].iter().position(|byte| !byte.is_ascii_graphic())?;
        let ch = text[at..].chars().next()?;
        if is_space(ch) {
            return Some((at, ch));
        }
        at += ch.len_utf8();
    }
}

/// White space that means no more than a space to a reader; the no-break space among it.
fn is_space(ch: char) -> bool {
    match ch {
        ' ' | '\t' | '\n' | '\r' => true,
        '!'..='~' => false,
        _ => ch.is_whitespace() || ch.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_leads_there_and_back() {
        // File: `<b>war</b> &mdash;\n over`
        let mut prose = Prose::default();
        prose.push("war", 3);
        prose.push(" ", 10);
        prose.push_as("—", 11..18);
        prose.push("\n over", 18);
        let (text, map) = prose.finish();
        assert_eq!(text, "war — over");
        for (prose, file) in [(0..3, 3..6), (4..7, 11..18), (3..8, 10..20), (8..12, 20..24), (0..12, 3..24)] {
            assert_eq!(map.to_file(&prose), file, "{prose:?}");
        }
        for (file, prose) in
            [(2, None), (3, Some(0)), (7, Some(3)), (11, Some(4)), (14, Some(4)), (22, Some(10))]
        {
            assert_eq!(map.to_prose(file), prose, "{file}");
        }
        assert_eq!(map.part(&(4..12)).to_file(&(4..8)), 20..24);
    }

    #[test]
    fn runs_never_step_back() {
        let mut map = SpanMap::default();
        map.push(3, 10..13);
        map.push(3, 2..5);
        assert_eq!((map.extent(), map.to_file(&(0..6))), (10..13, 10..13));
    }

    #[test]
    fn white_space_collapses_and_none_stands_at_the_ends() {
        let mut prose = Prose::default();
        prose.push(" \r\n a \u{a0}\t b \n", 0);
        let (text, map) = prose.finish();
        assert_eq!(text, "a b");
        assert_eq!(map.to_file(&(2..3)), 10..11);
    }
}
