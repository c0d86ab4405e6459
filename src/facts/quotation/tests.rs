use super::*;
use crate::{
    facts::name::NameKind,
    lang::ENGLISH,
    source::{Block, BlockKind, Places, SpanMap, Tier},
    text::Text,
};

fn article(blocks: &[(BlockKind, &str)]) -> Article {
    let block = |(kind, prose): &(BlockKind, &str)| {
        Block::new(kind.clone(), *prose, SpanMap::identity(0, prose.len()))
    };
    Article {
        id: "wire".into(),
        path: "wire.txt".into(),
        title: None,
        outlet: None,
        byline: None,
        published: None,
        url: None,
        embargoed: None,
        tier: Tier::Secondary,
        language: ENGLISH,
        day_first: false,
        text: Text::default(),
        blocks: blocks.iter().map(block).collect(),
        places: Places::Lines,
        pardons: Vec::new(),
        accepted: Vec::new(),
    }
}

fn paragraphs(prose: &[&str]) -> Article {
    let blocks: Vec<_> = prose.iter().map(|prose| (BlockKind::Paragraph, *prose)).collect();
    article(&blocks)
}

fn find(article: &Article, names: &[Name]) -> Vec<Quotation> {
    Memo::default().find(article, &crate::facts::Memo::default().blocks(article), names)
}

fn speakers(prose: &[&str]) -> Vec<String> {
    let found = find(&paragraphs(prose), &[]);
    found.into_iter().map(|it| it.speaker.map_or_else(String::new, |speaker| speaker.text)).collect()
}

#[test]
fn speakers_by_their_place_in_the_sentence() {
    let cases: &[(&str, &[&str])] = &[
        ("“We tried,” said Orla Quist, the harbour master.", &["Orla Quist"]),
        ("“We tried,” Quist, who runs the harbour, told reporters.", &["Quist"]),
        ("Quist said on Monday: “We tried.”", &["Quist"]),
        ("In a letter to the board, Quist wrote that it was “no use”.", &["Quist"]),
        ("“The pier,” said Orla Quist, the harbour master, “will hold.”", &["Orla Quist", "Orla Quist"]),
        ("The pier is “beyond repair”, the harbour master said.", &["the harbour master"]),
        ("According to the report, the pier is “beyond repair”.", &["the report"]),
        ("Quist called the plan “a joke” and said it was “dead on arrival”.", &["Quist", "Quist"]),
        ("Ferries, Quist said, adding that she was “not amused”, were late.", &["Quist"]),
        ("Members were criticised by the auditor for “keeping poor books”.", &["the auditor"]),
        ("That is, in Quist’s words, “a fine mess”.", &["Quist"]),
        ("“We shall manage,” is how Quist put it.", &["Quist"]),
        ("“A fine mess,” was the mayor’s verdict.", &["the mayor"]),
        ("“I can spare a boat.” — Orla Quist, 58", &["Orla Quist"]),
        ("“No!” the crowd shouted.", &["the crowd"]),
        ("“Never!” Another sailor shouted.", &["Another sailor"]),
        ("It will, says Orla Quist, the harbour master, “if the money comes”.", &["Orla Quist"]),
        ("A spokesman for the port said it was “under review”.", &["A spokesman for the port"]),
    ];
    for (prose, expected) in cases {
        assert_eq!(speakers(&[prose]), *expected, "{prose}");
    }
}

#[test]
fn words_that_stand_alone_have_the_speaker_before() {
    assert_eq!(speakers(&["“It is late,” Quist said. “Go home.”"]), ["Quist", "Quist"]);
    assert_eq!(speakers(&["The mayor was brief. “No comment for now, thank you.”"]), ["The mayor"]);
    assert_eq!(speakers(&["Quist had a plan, she said.", "“We wait.”"]), ["she"]);
    assert_eq!(speakers(&["“It began at noon.", "“It ended at one,” said Quist."]), ["Quist", "Quist"]);
}

#[test]
fn a_divided_quotation_goes_on() {
    let cases: &[(&[&str], &[bool])] = &[
        (&["“The pier,” said Quist, “will hold.”"], &[false, true]),
        (&["“It is late,” Quist said. “Go home.”"], &[false, true]),
        (&["“One.", "“Two.", "“Three,” Quist said."], &[false, true, true]),
        (&["Quist called it “a joke” and said it was “dead on arrival”."], &[false, false]),
        (&["“It is late,” Quist said, though the boats, by her count, “were all in”."], &[false, false]),
        (&["“It is late,” Quist said.", "“Go home,” Quist said."], &[false, false]),
    ];
    for (prose, expected) in cases {
        let found = find(&paragraphs(prose), &[]);
        assert_eq!(found.iter().map(|it| it.continues).collect::<Vec<_>>(), *expected, "{prose:?}");
    }
}

#[test]
fn confidence_tells_speech_from_titles_and_terms() {
    let speech = [
        "“We tried everything we could think of,” she said.",
        "“No,” said Quist.",
        "It was “not enough”, Quist said.",
    ];
    let other = [
        "In the series “Harbour Lights” nobody drowns.",
        "The so-called “boat tax” failed.",
        "Her memoir, “The Long Tide,” sold well.",
        "The “season” is short.",
        "“Row on, row on” is the club’s motto.",
        "Sailors carried signs reading “Save Our Pier”.",
    ];
    for (cases, expected) in [(&speech[..], true), (&other[..], false)] {
        for prose in cases {
            let found = find(&paragraphs(&[prose]), &[]);
            assert_eq!(found[0].confidence >= 0.5, expected, "{prose}: {}", found[0].confidence);
        }
    }
}

#[test]
fn nested_words_belong_to_the_outer_ones() {
    let found = find(&paragraphs(&["“He told me, ‘Stay away,’ and I did,” Quist said."]), &[]);
    assert_eq!(found.iter().map(|it| it.nested).collect::<Vec<_>>(), [false, true]);
    assert!(found[1].confidence < 0.5);
    assert_eq!(found[1].speaker.as_ref().map(|it| it.text.as_str()), Some("He"));
}

#[test]
fn a_speech_is_quotable_whole() {
    let kind = BlockKind::Speech { speaker: "ORLA QUIST".into(), office: None, time: None };
    let found = find(&article(&[(kind, "They call it “the long pier”. We call it home.")]), &[]);
    assert!(found[0].unmarked && found[0].confidence > 0.9);
    assert_eq!(found[0].speaker.as_ref().map(|it| it.text.as_str()), Some("ORLA QUIST"));
    assert!(found[1].nested);
}

#[test]
fn block_quotations_by_introduction_and_signature() {
    let quote = BlockKind::BlockQuote;
    let told = find(
        &article(&[(BlockKind::Paragraph, "Quist wrote to the board:"), (quote.clone(), "We wait.")]),
        &[],
    );
    assert_eq!(told[0].speaker.as_ref().map(|it| it.text.as_str()), Some("Quist"));
    let signed = article(&[(quote.clone(), "We wait. — Orla Quist, harbour master")]);
    let found = find(&signed, &[]);
    assert_eq!(&signed.blocks[0].prose[found[0].content.clone()], "We wait.");
    assert_eq!(found[0].speaker.as_ref().map(|it| it.text.as_str()), Some("Orla Quist"));
    let apart = find(&article(&[(quote.clone(), "We wait."), (quote, "— Orla Quist")]), &[]);
    assert_eq!(apart.len(), 1);
    assert_eq!(apart[0].speaker.as_ref().map(|it| it.text.as_str()), Some("Orla Quist"));
}

#[test]
fn names_resolve_surnames_offices_and_pronouns() {
    let prose = "Mayor Orla Quist spoke first. “We wait,” Quist said. “No,” said the mayor. “Yes,” she said.";
    let article = paragraphs(&[prose]);
    let name = |word: &str, office: Option<&str>| {
        let place = |text: &str| prose.find(text).map_or(0..0, |at| at..at + text.len());
        Name {
            place: Place::new(0, place(word)),
            kind: NameKind::Person,
            full: "Orla Quist".into(),
            office: office.map(|office| Place::new(0, place(office))),
            by_office: false,
            gender: None,
        }
    };
    let names = [name("Orla Quist", Some("Mayor"))];
    let resolved: Vec<_> = find(&article, &names).into_iter().map(|it| it.speaker?.resolved).collect();
    assert_eq!(resolved, vec![Some("Orla Quist".to_owned()); 3]);
}

#[test]
fn any_text_is_read() {
    for text in [
        "",
        "”",
        "said",
        "“”",
        "“a” said",
        ", said “",
        "— “x” —",
        "to say “x",
        "“é” 🙈 said ‘",
        "who said: “x”",
        "'s “x”",
    ] {
        find(&paragraphs(&[text, text]), &[]);
        find(&article(&[(BlockKind::BlockQuote, text), (BlockKind::BlockQuote, text)]), &[]);
    }
}
