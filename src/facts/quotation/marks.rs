//! Quotation marks of one block: which open, which close, which are apostrophes. Damaged pairs are mended as far as the
//! block goes; the next block starts afresh.
use crate::text::{Span, token::is_apostrophe};

/// Words between a pair of marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// With the marks.
    pub(super) place: Span,
    /// Between the marks.
    pub(super) content: Span,
    /// 0 for the outermost.
    pub(super) depth: usize,
    /// A closing mark was there.
    pub(super) closed: bool,
    /// In single marks or angles, which also serve for other things.
    pub(super) single: bool,
}

/// A mark that may open or close.
#[derive(Clone, Debug)]
struct Mark {
    span: Span,
    family: Family,
    opens: bool,
    closes: bool,
    /// `teachers' union`: as good a possessive as a closing mark.
    possessive: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
    SingleAngle,
}

/// A mark that waits for its partner.
struct Open {
    span: Span,
    family: Family,
}

/// How far ahead a better partner of a single mark is looked for, in marks.
const LOOK_AHEAD: usize = 40;

/// The marked stretches of `prose`, by start, an outer one before those inside it. `elisions` are the words that begin
/// with an apostrophe, without it. What stays open ends with the block; a single mark that stays open is an apostrophe,
/// unless `goes_on`: the next block opens with one again.
pub(super) fn find(prose: &str, elisions: &[&str], goes_on: bool) -> Vec<Marked> {
    let marks = candidates(prose, elisions);
    let mut pairs = Pairs { prose, found: Vec::new(), open: Vec::new() };
    for (index, mark) in marks.iter().enumerate() {
        let rest = &marks[index + 1..];
        if pairs.closes(mark, rest) {
            pairs.close(mark);
        } else if mark.opens && (mark.family == Family::Double || goes_on || has_partner(mark, rest)) {
            pairs.open(mark);
        }
    }
    let end = prose.trim_end().len();
    while let Some(open) = pairs.open.pop() {
        if open.family == Family::Double || goes_on {
            pairs.push(open, end..end);
        }
    }
    pairs.found.sort_by_key(|marked| (marked.place.start, marked.depth));
    pairs.found
}

/// Does a block begin with a single mark that opens?
pub(super) fn opens_single(prose: &str) -> bool {
    prose.starts_with(['‘', '\'']) && prose.chars().nth(1).is_some_and(char::is_uppercase)
}

struct Pairs<'a> {
    prose: &'a str,
    found: Vec<Marked>,
    open: Vec<Open>,
}

impl Pairs<'_> {
    fn closes(&self, mark: &Mark, rest: &[Mark]) -> bool {
        let waiting = self.open.iter().any(|open| open.family == mark.family);
        mark.closes && waiting && !(mark.possessive && has_better_partner(mark, rest))
    }

    fn close(&mut self, mark: &Mark) {
        while let Some(open) = self.open.pop() {
            if open.family == mark.family {
                return self.push(open, mark.span.clone());
            }
        }
    }

    /// Opens; a mark of the same family that still waits was never closed and ends here.
    fn open(&mut self, mark: &Mark) {
        if self.open.iter().any(|open| open.family == mark.family) {
            let end = self.prose[..mark.span.start].trim_end().len();
            self.close(&Mark { span: end..end, ..mark.clone() });
        }
        self.open.push(Open { span: mark.span.clone(), family: mark.family });
    }

    fn push(&mut self, open: Open, close: Span) {
        let content = open.span.end..close.start.max(open.span.end);
        if !self.prose[content.clone()].trim().is_empty() {
            self.found.push(Marked {
                place: open.span.start..close.end.max(content.end),
                content,
                depth: self.open.len(),
                closed: !close.is_empty(),
                single: open.family != Family::Double,
            });
        }
    }
}

/// Does a closing mark of the family follow, before another opens? A mark that can be both counts as closing.
fn has_partner(mark: &Mark, rest: &[Mark]) -> bool {
    let next =
        rest.iter().take(LOOK_AHEAD).find(|next| next.family == mark.family && (next.closes || next.opens));
    next.is_some_and(|next| next.closes)
}

/// Does a mark that can only be a closing one follow a possessive, before another opens?
fn has_better_partner(mark: &Mark, rest: &[Mark]) -> bool {
    let mut family = rest.iter().take(LOOK_AHEAD).filter(|next| next.family == mark.family);
    family.find(|next| next.opens || !next.possessive).is_some_and(|next| next.closes)
}

fn candidates(prose: &str, elisions: &[&str]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(found) = prose[at..].find(is_mark) {
        let start = at + found;
        let end = start + mark_len(&prose[start..], !marks.is_empty());
        if let Some(mark) = read(prose, start..end, elisions) {
            marks.push(mark);
        }
        at = end;
    }
    marks
}

fn is_mark(ch: char) -> bool {
    matches!(ch, '"' | '“' | '”' | '„' | '‟' | '＂' | '`' | '‘' | '‚' | '‛' | '«' | '»' | '‹' | '›')
        || is_apostrophe(ch)
}

/// The bytes of the mark at the start of `text`: two of ``` `` ``` or `''` are one double mark. Of three in a row the first
/// closes what is nested.
fn mark_len(text: &str, seen: bool) -> usize {
    let one = text.chars().next().map_or(1, char::len_utf8);
    let tripled = seen && text.starts_with("'''") && !text.starts_with("''''");
    let doubled = text.starts_with("``") || text.starts_with("''");
    if doubled && !tripled { 2 } else { one }
}

fn read(prose: &str, span: Span, elisions: &[&str]) -> Option<Mark> {
    let before = prose[..span.start].chars().next_back();
    let after = prose[span.end..].chars().next();
    let text = &prose[span.clone()];
    let ch = text.chars().next()?;
    let boundary = before.is_none_or(|ch| ch.is_whitespace() || "([{—–-/…:".contains(ch) || is_mark(ch));
    let touches = after.is_some_and(|ch| !ch.is_whitespace());
    let leans = before.is_some_and(|ch| !ch.is_whitespace());
    let inside = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    let ends = after.is_none_or(|ch| !ch.is_alphanumeric());
    let mark =
        |family, opens, closes| Some(Mark { span: span.clone(), family, opens, closes, possessive: false });
    match ch {
        '«' => mark(Family::Angle, boundary, leans && !boundary),
        '»' => mark(Family::Angle, touches && boundary && ends_word(after), true),
        '‹' => mark(Family::SingleAngle, touches && boundary, leans && !boundary),
        '›' => mark(Family::SingleAngle, touches && boundary && ends_word(after), leans),
        '“' | '„' | '‟' => mark(Family::Double, touches || boundary, leans && ends && !boundary),
        '”' => mark(Family::Double, boundary && touches && ends_word(after), true),
        '"' | '＂' if inside && before.is_some_and(char::is_alphabetic) => None,
        '"' if is_inches(&prose[..span.start]) => None,
        '"' | '＂' => mark(Family::Double, boundary && touches, !boundary || !touches || !ends_word(after)),
        _ if text == "``" => mark(Family::Double, true, false),
        _ if text == "''" => mark(Family::Double, boundary && touches, !boundary || !touches),
        _ if inside => None,
        _ => single(prose, span, elisions),
    }
}

/// A single mark between a boundary and a word, or after a word; an apostrophe where a decade or a clipped word follows.
fn single(prose: &str, span: Span, elisions: &[&str]) -> Option<Mark> {
    let (before, after) = (&prose[..span.start], &prose[span.end..]);
    let last = before.chars().next_back();
    let boundary = last.is_none_or(|ch| ch.is_whitespace() || "([{—–-/\"“„«".contains(ch));
    let clipped = clipped_word(after, elisions);
    let typed = prose[span.clone()].chars().next()?;
    let opens = boundary && !clipped && after.starts_with(|ch: char| !ch.is_whitespace()) && typed != '’';
    let closes = !boundary && !matches!(typed, '‚' | '‛' | '`') && !ends_clipped(before, elisions);
    let goes_on = after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let possessive = goes_on && matches!(last, Some('s' | 'n'));
    (opens || closes).then_some(Mark { span, family: Family::Single, opens, closes, possessive })
}

/// `'90s`, `'em`, `'til`: the mark stands for what was left out.
fn clipped_word(after: &str, elisions: &[&str]) -> bool {
    let word: &str = after.split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or_default();
    let decade = word.len() >= 2
        && word.starts_with(|ch: char| ch.is_ascii_digit())
        && word.trim_start_matches(|ch: char| ch.is_ascii_digit()).trim_end_matches('s').is_empty()
        && word.bytes().filter(u8::is_ascii_digit).count() == 2;
    decade || elisions.contains(&word.to_lowercase().as_str())
}

/// The second apostrophe of `'n'`.
fn ends_clipped(before: &str, elisions: &[&str]) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.strip_prefix(is_apostrophe).is_some_and(|word| word.len() == 1 && elisions.contains(&word))
}

/// `6'2"`: feet and inches.
fn is_inches(before: &str) -> bool {
    let feet = before.trim_end_matches(|ch: char| ch.is_ascii_digit());
    feet.len() < before.len()
        && feet.ends_with(['\'', '’', '′'])
        && feet.trim_end_matches(['\'', '’', '′']).ends_with(|ch: char| ch.is_ascii_digit())
}

fn ends_word(after: Option<char>) -> bool {
    after.is_some_and(|ch| ch.is_alphanumeric() || "[(¿¡$€£…‘'’#@".contains(ch))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marked stretches, each after as many `>` as it lies deep; `~` stands after one that was not closed.
    fn marked(prose: &str) -> Vec<String> {
        let show = |it: &Marked| {
            let open = if it.closed { "" } else { "~" };
            format!("{}{}{open}", ">".repeat(it.depth), &prose[it.content.clone()])
        };
        find(prose, &["em", "n", "til"], false).iter().map(show).collect()
    }

    #[test]
    fn every_style_of_marks() {
        let cases: &[(&str, &[&str])] = &[
            ("\"Yes,\" she said.", &["Yes,"]),
            ("“Yes,” she said.", &["Yes,"]),
            ("‘Yes,’ she said.", &["Yes,"]),
            ("'Yes,' she said.", &["Yes,"]),
            ("``Yes,'' she said.", &["Yes,"]),
            ("''Yes,'' she said.", &["Yes,"]),
            ("« Oui », dit-elle, puis «Non».", &[" Oui ", "Non"]),
            ("„Ja“, sagte sie, „nein“.", &["Ja", "nein"]),
            ("‚Ja‘, sagte sie.", &["Ja"]),
            ("‹Ja› sagte sie.", &["Ja"]),
            ("there is “no doubt\" yet, \"none” at all", &["no doubt", "none"]),
        ];
        for (prose, expected) in cases {
            assert_eq!(marked(prose), *expected, "{prose}");
        }
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        let cases: &[(&str, &[&str])] = &[
            ("The teachers' union was 'out of touch'.", &["out of touch"]),
            ("'The teachers' union is late,' he said.", &["The teachers' union is late,"]),
            ("Back in the '90s we'd tell 'em so.", &[]),
            ("Rock 'n' roll's not dead.", &[]),
            ("It won\"t rain.", &[]),
            ("“I’m 6'2\" tall,” he said.", &["I’m 6'2\" tall,"]),
            ("It’s the dogs’ dinner.", &[]),
        ];
        for (prose, expected) in cases {
            assert_eq!(marked(prose), *expected, "{prose}");
        }
    }

    #[test]
    fn nested_and_unclosed() {
        assert_eq!(marked("“He said, ‘Go,’ and I went.”"), ["He said, ‘Go,’ and I went.", ">Go,"]);
        assert_eq!(marked("“First. “Second.”"), ["First.~", "Second."]);
        assert_eq!(marked("“It never ends"), ["It never ends~"]);
        assert_eq!(marked("‘it never ends"), [""; 0]);
    }

    #[test]
    fn any_text_is_read() {
        for text in ["", "”", "“", "''", "'", "``''", "”“”“", "\"é\"", "’s", "‘’", "‘🙈’ “"]
        {
            find(text, &[], false);
            find(text, &[], true);
        }
    }
}
