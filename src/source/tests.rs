//! What holds for every reader.
use super::*;
use crate::lang::ENGLISH;

const PLAIN: &str = include_str!("../../tests/fixtures/sources/harbour.txt");
const MARKDOWN: &str = include_str!("../../tests/fixtures/sources/harbour.md");
const HTML: &str = include_str!("../../tests/fixtures/sources/harbour.html");
const BRIEFING: &str = include_str!("../../tests/fixtures/sources/briefing.txt");
const SUBTITLES: &str = include_str!("../../tests/fixtures/sources/council.vtt");
const SHEET: &str = include_str!("../../tests/fixtures/sources/sheet.toml");

const ALL: &[(&str, &str)] = &[
    ("harbour.txt", PLAIN),
    ("harbour.md", MARKDOWN),
    ("harbour.html", HTML),
    ("briefing.txt", BRIEFING),
    ("council.vtt", SUBTITLES),
    ("sheet.toml", SHEET),
];

fn source(path: &str, text: &str) -> Article {
    read(path, text.as_bytes(), Role::Source).articles.remove(0)
}

/// The kind of a block in a word, and how its prose begins.
fn outline(article: &Article) -> Vec<String> {
    let of = |block: &Block| {
        let kind = format!("{:?}", block.kind);
        let kind = kind.split([' ', '{']).next().unwrap_or_default().to_owned();
        let start: Vec<&str> = block.prose.split_whitespace().take(3).collect();
        format!("{} {kind} {}", block.paragraph, start.join(" "))
    };
    article.blocks.iter().map(of).collect()
}

#[test]
fn one_story_reads_the_same_in_every_format() {
    for (path, text) in &ALL[..3] {
        let article = source(path, text);
        assert_eq!(article.title.as_deref(), Some("Harbour wall to be rebuilt ‘within a year’"), "{path}");
        assert_eq!(article.outlet.as_deref(), Some("Port Ansel Courier"), "{path}");
        assert_eq!(article.byline.as_deref(), Some("Mirela Voss"), "{path}");
        assert_eq!(article.published, Date::new(2026, 2, 5).ok(), "{path}");
        let story: Vec<String> =
            outline(&article).into_iter().filter(|line| !line.contains("Furniture")).collect();
        let expected = [
            "0 Heading Harbour wall to",
            "1 Paragraph The harbour wall",
            "0 Caption Photo: The breach",
            "2 Paragraph “We’ll have it",
            "0 Heading What it costs",
            "3 Paragraph The bill comes",
            "4 ListItem €2.1 million for",
            "5 ListItem 40 days of",
            "6 Correction Correction: An earlier",
        ];
        assert_eq!(story, expected, "{path}");
    }
}

#[test]
fn a_transcript_is_told_by_its_labels() {
    let article = source("briefing.txt", BRIEFING);
    assert_eq!((article.tier, article.published), (Tier::Primary, Date::new(2026, 2, 6).ok()));
    let speakers: Vec<(&str, Option<&str>, &str)> = article
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Speech { speaker, office, .. } => {
                Some((speaker.as_str(), office.as_deref(), block.prose.split(' ').next().unwrap_or_default()))
            }
            _ => None,
        })
        .collect();
    let mayor = ("Dr. Imre Tal", Some("Mayor"));
    let expected = [
        (mayor.0, mayor.1, "Good"),
        (mayor.0, mayor.1, "Nobody"),
        ("Sunniva Aas", Some("Harbour Master, Port Ansel"), "Nine"),
        ("Jo Pell, Ansel Radio", None, "When"),
        (mayor.0, mayor.1, "Soon."),
        ("Q", None, "How"),
        ("Sunniva Aas", Some("Harbour Master, Port Ansel"), "Not"),
    ];
    assert_eq!(speakers, expected);
    let furniture = article.blocks.iter().filter(|block| block.kind == BlockKind::Furniture).count();
    assert_eq!(furniture, 4, "{:?}", outline(&article));
}

#[test]
fn a_sheet_gives_statements_with_their_places() {
    let articles = read("sheet.toml", SHEET.as_bytes(), Role::Source).articles;
    let ids: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["a1", "a2"]);
    assert_eq!(articles[0].published, Date::new(2026, 2, 5).ok());
    assert_eq!((articles[1].published, articles[1].tier), (Date::new(2026, 2, 6).ok(), Tier::Primary));
    let lines: Vec<(usize, &str)> =
        articles[0].blocks.iter().map(|block| (block.paragraph, &*block.prose)).collect();
    let expected = [
        (0, "Sunniva Aas, Harbour Master."),
        (2, "“We’ll have it up \"within\" a year,” Sunniva Aas told reporters."),
        (2, "Aas: a very long winter."),
        (3, "€2.1 million: cost of the stone."),
        (4, "Tuesday, February 3, 2026: the night the wall broke."),
    ];
    assert_eq!(lines, expected);
    let figure = &articles[0].blocks[3];
    assert_eq!(&SHEET[figure.to_file(&(0..14))], "€2.1 million", "the span leads to the entry's value");
    assert!(articles[1].blocks.iter().all(|block| block.kind == BlockKind::Opinion));
}

#[test]
fn a_broken_sheet_says_where() {
    let broken = SHEET.replace("speaker", "speeker");
    let problem = read("s.toml", broken.as_bytes(), Role::Source).problems.remove(0);
    assert!(problem.to_string().contains("line 10"), "{problem}");
    let newer = SHEET.replace("format = 1", "format = 2");
    assert!(matches!(read("s.toml", newer.as_bytes(), Role::Source).problems[0].reason, Reason::Sheet(_)));
}

/// Every character of every block's prose stands in the file where the block says, but for white space, entities and
/// mended marks.
#[test]
fn every_character_leads_back_to_the_file() {
    for (path, text) in ALL {
        for (role, ending) in
            [(Role::Source, "\n"), (Role::Draft, "\n"), (Role::Source, "\r\n"), (Role::Draft, "\r")]
        {
            let text = text.replace('\n', ending);
            for article in read(path, text.as_bytes(), role).articles {
                article.blocks.iter().for_each(|block| check_places(block, article.text.as_str(), path));
            }
        }
    }
}

fn check_places(block: &Block, file: &str, path: &str) {
    let mut reached = 0;
    for (at, ch) in block.prose.char_indices() {
        let span = block.to_file(&(at..at + ch.len_utf8()));
        assert!(
            span.start >= reached && span.end <= file.len(),
            "{path}: {ch:?} at {at} of {:?}",
            block.prose
        );
        reached = span.start;
        let own = &file[span.clone()];
        let stands = own == ch.to_string()
            || (ch == ' ' && (own.trim().is_empty() || own.contains(['`', '<'])))
            || (ch == '\'' && own == "\"")
            || own.starts_with(['&', '\\', '<'])
            || path.ends_with("toml")
            || (matches!(ch, ' ' | '|') && matches!(block.kind, BlockKind::TableRow { .. }));
        assert!(stands, "{path}: {ch:?} is {own:?} in {:?}", block.prose);
        if own == ch.to_string() {
            assert_eq!(block.to_prose(span.start), Some(at), "{path}");
        }
    }
}

#[test]
fn no_input_panics_or_steps_out_of_the_file() {
    let check = |path: &str, bytes: &[u8]| {
        for role in [Role::Source, Role::Draft] {
            for article in read(path, bytes, role).articles {
                let file = article.text.as_str();
                for block in &article.blocks {
                    assert!(file.get(block.extent()).is_some(), "{path}");
                    assert!(file.get(block.to_file(&(0..block.prose.len()))).is_some(), "{path}");
                }
            }
        }
    };
    for (path, text) in ALL {
        (0..text.len()).step_by(3).for_each(|cut| check(path, &text.as_bytes()[..cut]));
    }
    let mut seed = 7u32;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    };
    let noise: Vec<u8> = (0..200_000).map(|_| next()).collect();
    let alphabet = " \n\r<>/&;#-*|_[]()\"'“”aQ:0.1!`~+=\u{301}é😀";
    let letters: Vec<char> = alphabet.chars().collect();
    let markup: String = (0..60_000).map(|_| letters[next() as usize % letters.len()]).collect();
    for path in ["n.txt", "n.md", "n.html", "n.srt", "n.vtt", "n.toml", "n"] {
        check(path, &noise);
        check(path, markup.as_bytes());
        check(path, "<div>".repeat(20_000).as_bytes());
        check(path, "> ".repeat(20_000).as_bytes());
    }
}

#[test]
fn what_cannot_be_used_never_looks_clean() {
    for (path, bytes, expected) in [
        ("a.md", &b""[..], Reason::Empty),
        ("a.png", b"\x89PNG....", Reason::Binary),
        ("a.docx", b"It rained. It rained.", Reason::NoDocument),
        ("a.md", b"```\ncode only here\n```\n", Reason::NoProse),
        ("a.txt", b" \n\n", Reason::NoProse),
        ("a.html", b"<html><body><script>let a = 1;</script></body></html>", Reason::NoProse),
        ("a.txt", b"Read.", Reason::TooLittle { words: 1 }),
    ] {
        let problem = read(path, bytes, Role::Source).problems.remove(0);
        assert_eq!(problem.reason, expected, "{path}");
        assert!(problem.to_string().starts_with(path));
    }
}

#[test]
fn in_a_draft_all_that_is_read_is_checked() {
    let draft = article("d.md", MARKDOWN, Role::Draft);
    assert!(draft.blocks.iter().any(|block| block.prose.contains("Sign up")));
    let set_apart: Vec<String> = outline(&draft)
        .into_iter()
        .filter(|line| line.contains(" Furniture ") || line.contains(" Opinion "))
        .collect();
    assert_eq!(set_apart, ["0 Furniture 3 min read"]);
    assert_eq!(draft.language.code, ENGLISH.code);
}

#[test]
fn an_id_is_the_name_without_its_ending() {
    for (path, id) in
        [("a/b/wire.md", "wire"), ("C:\\x\\wire.txt", "wire"), (".hidden", ".hidden"), ("a.b.c", "a.b")]
    {
        assert_eq!(id_of(path), id);
    }
}
