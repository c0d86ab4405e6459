//! Subtitles: SubRip (`.srt`) and WebVTT (`.vtt`).
use super::{Article, Block, BlockKind, Tier, map::Prose, transcript::in_title_case};
use crate::text::word_count;

/// A paragraph of speech ends at the first sentence beyond so many bytes.
const PARAGRAPH: usize = 400;

/// Does the text begin with a cue, its number before it?
pub(super) fn begins_with_cue(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    time(if number { lines.next().unwrap_or_default() } else { first }).is_some()
}

/// Reads the cues: what one speaker says in sentences that run over cues becomes one block.
pub(super) fn read(article: &mut Article) {
    let text = article.text.clone();
    let mut reader = Reader::default();
    let mut at = 0;
    // Whether the lines belong to a cue: after its times, up to a blank line.
    let mut in_cue = false;
    for raw in text.as_str().split_inclusive(['\n', '\r']) {
        let line = raw.trim();
        let start = at + raw.len() - raw.trim_start().len();
        at += raw.len();
        match time(line) {
            Some(time) => {
                in_cue = true;
                reader.time = time;
            }
            // A CRLF gives an empty piece for its LF.
            None if line.is_empty() => in_cue &= raw == "\n" && text.as_str()[..at].ends_with("\r\n"),
            None if in_cue => reader.line(line, start),
            None => {}
        }
    }
    reader.flush();
    article.blocks = reader.blocks;
    article.tier = Tier::Primary;
}

/// The start of a cue's times, `00:12:34,500 --> …` or `12:34.500 --> …`, without fractions.
fn time(line: &str) -> Option<String> {
    let (start, end) = line.split_once("-->")?;
    let is_time = |text: &str| {
        text.contains(':') && text.bytes().all(|byte| byte.is_ascii_digit() || b":.,".contains(&byte))
    };
    let whole = start.trim().split([',', '.']).next()?;
    let fits = is_time(start.trim()) && is_time(end.trim().split(' ').next()?);
    fits.then(|| if whole.matches(':').count() == 1 { format!("00:{whole}") } else { whole.to_owned() })
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    prose: Prose,
    /// Of the cue being read.
    time: String,
    /// Of the cue in which the speech began.
    since: String,
    speaker: String,
}

impl Reader {
    fn line(&mut self, line: &str, start: usize) {
        let (speaker, skipped) = speaker(line);
        if let Some(speaker) = speaker {
            self.flush();
            self.speaker = speaker;
        }
        self.space(start);
        let mut rest = &line[skipped..];
        let mut at = start + skipped;
        while let Some(open) = rest.find(['<', '{']) {
            self.words(&rest[..open], at);
            let close = if rest[open..].starts_with('<') { '>' } else { '}' };
            let end = rest[open..].find(close).map_or(rest.len(), |end| open + end + 1);
            at += end;
            rest = &rest[end..];
        }
        self.words(rest, at);
        if self.prose.len() > PARAGRAPH && super::plain::is_ended(rest) {
            self.flush();
        }
    }

    fn space(&mut self, at: usize) {
        self.prose.space(at..at);
    }

    fn words(&mut self, words: &str, start: usize) {
        if self.prose.is_empty() {
            self.since.clone_from(&self.time);
        }
        self.prose.push(words, start);
    }

    fn flush(&mut self) {
        let (text, map) = std::mem::take(&mut self.prose).finish();
        if !text.is_empty() {
            let kind = BlockKind::Speech {
                speaker: self.speaker.clone(),
                office: None,
                time: Some(std::mem::take(&mut self.since)),
            };
            self.blocks.push(Block::new(kind, text, map));
        }
    }
}

/// Who begins to speak in a line, and where the words begin: `<v Ada Quill>`, `>> ADA: `, `ADA QUILL: `, `- `. An empty
/// name is somebody else, not named.
fn speaker(line: &str) -> (Option<String>, usize) {
    if let Some(rest) = line.strip_prefix("<v")
        && let Some((name, _)) = rest.split_once('>')
    {
        let name = name.rsplit_once('.').filter(|_| name.starts_with('.')).map_or(name, |(_, name)| name);
        return (
            Some(name.trim().to_owned()),
            line.len() - rest.len() + rest.find('>').map_or(0, |at| at + 1),
        );
    }
    let words = line.trim_start_matches(['>', '-', '–', ' ']);
    let skipped = line.len() - words.len();
    let changes = line.starts_with(">>") || (line.starts_with("- ") || line.starts_with("– "));
    match words.split_once(": ") {
        Some((name, _)) if is_label(name) => (Some(in_title_case(name)), skipped + name.len() + 2),
        _ if changes => (Some(String::new()), skipped),
        _ => (None, 0),
    }
}

fn is_label(name: &str) -> bool {
    let letters = name.chars().filter(|ch| ch.is_alphabetic()).count();
    letters >= 2 && word_count(name) <= 4 && !name.chars().any(|ch| ch.is_lowercase() || ch.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Role, article};

    fn speeches(path: &str, text: &str) -> Vec<(String, String, String)> {
        let article = article(path, text, Role::Source);
        let of = |block: &Block| match &block.kind {
            BlockKind::Speech { speaker, time, .. } => {
                (speaker.clone(), time.clone().unwrap_or_default(), block.prose.to_string())
            }
            other => panic!("{other:?}"),
        };
        article.blocks.iter().map(of).collect()
    }

    fn row(speaker: &str, time: &str, prose: &str) -> (String, String, String) {
        (speaker.to_owned(), time.to_owned(), prose.to_owned())
    }

    #[test]
    fn cues_join_by_speaker() {
        let expected = [
            row("Ada Quill", "00:00:01", "We counted the boats, all nine of them."),
            row("Bo", "00:00:09", "Not ten?"),
        ];
        let srt = "1\r\n00:00:01,000 --> 00:00:04,000\r\n>> ADA QUILL: We counted\r\n<i>the boats,</i>\r\n\r\n2\r\n\
                   00:00:04,000 --> 00:00:08,000\r\nall nine of them.\r\n\r\n3\r\n00:00:09,000 --> 00:00:10,000\r\n>> BO: Not ten?\r\n";
        let vtt = "WEBVTT - talk\n\nNOTE none of this\n\nintro\n00:01.000 --> 00:04.000 align:start\n<v Ada Quill>We counted\n\
                   <c.loud>the boats,</c>\n\n00:04.000 --> 00:08.000\nall nine of them.\n\n00:09.000 --> 00:10.000\n<v.x Bo>Not ten?</v>\n";
        assert_eq!(speeches("a.srt", srt), expected);
        assert_eq!(speeches("a.vtt", vtt)[0], expected[0]);
        assert_eq!(speeches("a.txt", srt), expected, "told by its content");
    }
}
