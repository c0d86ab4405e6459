//! Formats that are read as plain text once what no reader sees is blanked: AsciiDoc, reStructuredText, LaTeX, Typst, Org,
//! mail and commit messages. Every byte keeps its place.
use std::ops::Range;

use super::{Article, plain};
use crate::text::Text;

/// What of a format is no prose.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Markup {
    /// Endings of names, and names of languages in editors.
    names: &'static [&'static str],
    /// Lines that begin so are for the machine.
    lines: &'static [&'static str],
    /// From a line that begins so to the next one that ends so: code.
    passages: &'static [(&'static str, &'static str)],
    /// Signs of a heading, in front of its words.
    heading: &'static [char],
    /// `\\commands` stand in its lines.
    has_commands: bool,
    /// It begins with lines like `Subject: …`, up to an empty one.
    has_head: bool,
}

const PLAIN: Markup =
    Markup { names: &[], lines: &[], passages: &[], heading: &[], has_commands: false, has_head: false };

const ALL: &[Markup] = &[
    Markup {
        names: &["adoc", "asciidoc", "asc"],
        lines: &["//", ":", "[", "include::", "image::"],
        passages: &[("----", "----"), ("....", "...."), ("////", "////")],
        heading: &['='],
        ..PLAIN
    },
    Markup { names: &["rst", "rest", "restructuredtext"], lines: &[".. ", ":"], ..PLAIN },
    Markup {
        names: &["tex", "latex", "ltx"],
        lines: &["%"],
        passages: &[("\\begin{verbatim}", "\\end{verbatim}"), ("\\begin{equation}", "\\end{equation}")],
        has_commands: true,
        ..PLAIN
    },
    Markup {
        names: &["typ", "typst"],
        lines: &["//", "#"],
        passages: &[("```", "```")],
        heading: &['='],
        ..PLAIN
    },
    Markup {
        names: &["org"],
        lines: &["#+", "# "],
        passages: &[("#+begin_src", "#+end_src"), (":PROPERTIES:", ":END:")],
        heading: &['*'],
        ..PLAIN
    },
    Markup {
        names: &["eml", "mail"],
        lines: &[">"],
        passages: &[("-- \n", "\0"), ("-- \r\n", "\0")],
        has_head: true,
        ..PLAIN
    },
    Markup { names: &["git-commit", "gitcommit"], lines: &["#"], ..PLAIN },
];

/// Commands whose arguments no reader sees.
const SILENT: &[&str] = &[
    "begin",
    "bibliography",
    "cite",
    "documentclass",
    "end",
    "eqref",
    "includegraphics",
    "input",
    "label",
    "newcommand",
    "pageref",
    "ref",
    "setlength",
    "url",
    "usepackage",
];

/// The format of an ending or an editor's language.
pub(super) fn by_name(name: &str) -> Option<&'static Markup> {
    ALL.iter().find(|it| it.names.contains(&name))
}

/// Reads the text from `start` on.
pub(super) fn blocks(article: &mut Article, start: usize, markup: &Markup) {
    let whole = article.text.clone();
    let mut bytes = whole.as_str().as_bytes().to_vec();
    for span in unseen(&whole.as_str()[start..], markup) {
        bytes[start + span.start..start + span.end].fill(b' ');
    }
    article.text = Text::from(String::from_utf8_lossy(&bytes).as_ref());
    plain::blocks(article, start);
    article.text = whole;
}

/// Whole characters, without line ends.
fn unseen(text: &str, markup: &Markup) -> Vec<Range<usize>> {
    let (mut spans, mut at) = (Vec::new(), 0);
    let (mut passage, mut is_head) = (None, markup.has_head && is_head(text));
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let all = at..at + line.trim_end().len();
        let opened = markup.passages.iter().find(|(open, _)| begins(line, open) || begins(bare, open));
        match passage {
            Some(close) => {
                spans.push(all);
                passage = passage.filter(|_| !begins(bare, close));
            }
            None if opened.is_some() => {
                spans.push(all);
                passage = opened.map(|(_, close)| *close);
            }
            None if is_head || markup.lines.iter().any(|it| bare.starts_with(it)) => spans.push(all),
            None => within(line, at, markup, &mut spans),
        }
        is_head &= !bare.is_empty();
        at += line.len();
    }
    spans
}

fn begins(line: &str, with: &str) -> bool {
    line.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with))
}

/// `Subject: words`, before anything else.
fn is_head(text: &str) -> bool {
    let key = text.lines().next().and_then(|line| line.split_once(": ")).map_or("", |(key, _)| key);
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The signs of a heading, and commands.
fn within(line: &str, at: usize, markup: &Markup, spans: &mut Vec<Range<usize>>) {
    let signs = line.len() - line.trim_start_matches(markup.heading).len();
    if signs > 0 && line[signs..].starts_with(' ') {
        spans.push(at..at + signs);
    }
    if !markup.has_commands {
        return;
    }
    let mut from = 0;
    while let Some(found) = line[from..].find(['\\', '{', '}', '~', '%']) {
        let start = from + found;
        let rest = &line[start..];
        // `\\%` stands for the sign itself.
        let is_escape = rest.starts_with('\\') && rest[1..].starts_with(['%', '{', '}', '~', '\\']);
        let end = start + if is_escape { 1 } else { sign(rest) };
        spans.push(at + start..at + end);
        from = end + usize::from(is_escape);
    }
}

/// How long the sign is that the text begins with: a command with what belongs to it, a brace, a comment.
fn sign(text: &str) -> usize {
    let Some(rest) = text.strip_prefix('\\') else {
        return if text.starts_with('%') { text.trim_end().len() } else { 1 };
    };
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let name = &rest[..letters];
    let mut end = 1 + letters;
    for (open, close) in [('[', ']'), ('{', '}')] {
        let belongs = letters > 0 && (open == '[' || SILENT.contains(&name));
        if belongs && text[end..].starts_with(open) {
            end += text[end..].find(close).map_or(0, |at| at + 1);
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use crate::{
        source::{Role, article},
        text::Text,
    };

    #[test]
    fn only_what_a_reader_sees_is_prose() {
        let cases: &[(&str, &str, &[&str])] = &[
            (
                "adoc",
                "= Harbour\n:date: May 1\n\n// a note\nThe pier é is open.\n\n----\ncode\n----\n",
                &["Harbour", "The pier é is open."],
            ),
            ("rst", "Pier\n====\n\n.. note::\n\nIt is open.\n", &["Pier", "It is open."]),
            (
                "tex",
                "\\documentclass{article}\n% note é\n\\section{The pier}\nIt is \\emph{open} \\cite{ada}. % so\nUp 12\\% to \\$3.\n",
                &["The pier", "It is", "open", ".", "Up 12 % to $3."],
            ),
            ("typ", "#set page(width: 3cm)\n= Pier\n// note\nIt is open.\n", &["Pier", "It is open."]),
            (
                "org",
                "#+TITLE: x\n* Pier\n#+begin_src c\nx\n#+end_src\nIt is open.\n",
                &["Pier", "It is open."],
            ),
            ("eml", "From: ada\nSubject: x\n\nIt is open.\n> It was shut.\n\n-- \nAda\n", &["It is open."]),
            ("git-commit", "Open the pier\n\n# On branch main\n", &["Open the pier"]),
        ];
        for (ending, text, wanted) in cases {
            let article = article(&format!("a.{ending}"), text, Role::Draft);
            let prose: Vec<String> = article.blocks.iter().map(|it| it.prose.to_string()).collect();
            let found = prose.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(found, wanted.join(" "), "{ending}");
            assert_eq!(article.text.as_str(), Text::from(*text).as_str());
            for block in &article.blocks {
                let span = block.extent();
                assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            }
        }
    }
}
