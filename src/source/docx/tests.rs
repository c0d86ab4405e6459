use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use crate::source::{Article, BlockKind, Reason, Role, read};

const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="Chapter"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Verz1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="Aufz"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Leise"><w:name w:val="Quiet"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#;
const RELATIONS: &str = r#"<Relationships xmlns="r">
<Relationship Id="1" Type="http://x/relationships/styles" Target="styles.xml"/>
<Relationship Id="2" Type="http://x/relationships/footnotes" Target="/word/footnotes.xml"/></Relationships>"#;
const NOTES: &str = r#"<w:footnotes xmlns:w="w"><w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:t>line 1</w:t></w:r></w:p>
</w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> The budget of 2025.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="3"><w:p><w:r><w:t>Nobody refers to it.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let main = format!(r#"<w:document xmlns:w="w" xmlns:mc="mc"><w:body>{body}</w:body></w:document>"#);
    let title =
        r#"<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>A memo</dc:title></cp:coreProperties>"#;
    zipped(&[
        ("word/document.xml", &main),
        ("word/styles.xml", STYLES),
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/footnotes.xml", NOTES),
        ("docProps/core.xml", title),
    ])
}

fn article(body: &str) -> Article {
    read("a.docx", &document(body), Role::Draft).articles.remove(0)
}

fn prose(body: &str) -> Vec<String> {
    article(body).blocks.iter().map(|it| it.prose.to_string()).collect()
}

fn words(words: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

fn paragraph(style: &str, inner: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>"#)
}

#[test]
fn a_tracked_change_is_read_as_accepted() {
    let deleted = r#"<w:del><w:r><w:delText>nine</w:delText></w:r></w:del>"#;
    let moved = format!("<w:moveFrom>{}</w:moveFrom>", words("gone"));
    let came = format!("<w:moveTo>{}</w:moveTo>", words(" there"));
    let inserted = format!("<w:ins>{}</w:ins>", words("twelve"));
    let line = format!("<w:p>{}{deleted}{inserted}{moved}{}{came}</w:p>", words("In "), words(" days"));
    assert_eq!(prose(&line), ["In twelve days there"]);
    // The end of the first paragraph was deleted: it goes on in the second.
    let joined = format!(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>",
        words("One "),
        words("line.")
    );
    assert_eq!(prose(&joined), ["One line."]);
}

#[test]
fn what_a_reader_does_not_see_in_the_column_is_no_prose() {
    let hidden = format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>", "secret 5");
    let shown = "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>open</w:t></w:r>";
    let boxed =
        format!("<w:r><mc:AlternateContent><w:p>{}</w:p></mc:AlternateContent></w:r>", words("a box"));
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE 7</w:instrText></w:r>";
    let link = format!("<w:hyperlink>{}</w:hyperlink>", words(" link"));
    let body =
        format!("<w:p>{hidden}{shown}{boxed}{field}{link}</w:p>{}", paragraph("Leise", &words("mute")));
    assert_eq!(prose(&body), ["open link"]);
    let contents = format!(
        "{}<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr>\
         <w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt><w:p>{}</w:p>",
        paragraph("Verz1", &words("Chapter one 3")),
        words("Contents"),
        words("Prose.")
    );
    assert_eq!(prose(&contents), ["Prose."]);
}

#[test]
fn styles_tell_what_a_paragraph_is_in_every_language_of_word() {
    let body = [
        paragraph("Mine", &words("The quay")),
        paragraph("Zitat", &words("Nobody was hurt.")),
        paragraph("Aufz", &words("One boat sank.")),
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>What comes next</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:br/><w:t>It</w:t><w:tab/><w:t>rained&amp;poured.</w:t></w:r></w:p>".to_owned(),
    ];
    let article = article(&body.concat());
    let read: Vec<_> = article.blocks.iter().map(|it| (it.kind.clone(), &*it.prose, it.paragraph)).collect();
    use BlockKind::*;
    let expected = [
        (Heading, "The quay", 1),
        (BlockQuote, "Nobody was hurt.", 2),
        (ListItem, "One boat sank.", 3),
        (Heading, "What comes next", 4),
        (Paragraph, "It rained&poured.", 5),
    ];
    assert_eq!(read, expected);
    assert_eq!(article.place(article.blocks[2].extent().start), "a.docx, paragraph 3");
    assert_ne!(article.title.as_deref(), Some("A memo"), "the text has headings of its own");
}

#[test]
fn a_note_stands_at_the_end_if_the_text_refers_to_it() {
    let body = format!("<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>", words("It cost more."));
    assert_eq!(prose(&body), ["It cost more.", "The budget of 2025."]);
    assert_eq!(article(&body).title.as_deref(), Some("A memo"));
}

#[test]
fn a_table_has_a_head_if_it_says_so_and_one_column_is_a_frame() {
    let row = |cells: &[&str]| {
        let cells = cells.iter().map(|it| format!("<w:tc><w:p>{}</w:p></w:tc>", words(it)));
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    };
    let rows = [row(&["Year", "", "Boats"]), row(&["2025", "", "187"])].concat();
    for (look, header) in [
        ("<w:tblPr><w:tblLook w:firstRow=\"1\"/></w:tblPr>", Some("Year |  | Boats")),
        ("<w:tblPr><w:tblLook w:val=\"04A0\"/></w:tblPr>", Some("Year |  | Boats")),
        ("<w:tblPr><w:tblLook w:val=\"0480\"/></w:tblPr>", None),
        ("", None),
    ] {
        let article = article(&format!("<w:tbl>{look}{rows}</w:tbl>"));
        let header = header.map(str::to_owned);
        assert_eq!(article.blocks[1].kind, BlockKind::TableRow { header }, "{look}");
        assert_eq!(&*article.blocks[1].prose, "2025 |  | 187");
    }
    let frame = format!("<w:tbl>{}</w:tbl>", row(&["The quay is shut."]));
    assert_eq!(article(&frame).blocks[0].kind, BlockKind::Paragraph);
}

#[test]
fn what_cannot_be_read_says_why() {
    let reason = |bytes: &[u8]| read("a.docx", bytes, Role::Draft).problems.pop().map(|it| it.reason);
    let whole = document(&format!("<w:p>{}</w:p>", words("It rained.")));
    assert_eq!(reason(&whole), None);
    assert!(matches!(reason(&whole[..whole.len() / 2]), Some(Reason::Damaged(_))));
    assert!(matches!(reason(&document("<w:p>")), Some(Reason::Damaged(_))));
    assert_eq!(reason(&zipped(&[("xl/workbook.xml", "<x/>")])), Some(Reason::NoDocument));
    assert_eq!(reason(b"Plain words under a wrong name."), Some(Reason::NoDocument));
    assert_eq!(reason(&document("")), Some(Reason::NoProse));
}

#[test]
fn what_is_nested_without_end_is_read_as_far_as_it_goes() {
    for (open, close) in [("<w:ins>", "</w:ins>"), ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")] {
        let deep = 20_000;
        let body = format!(
            "<w:p>{}</w:p>{}<w:p>{}</w:p>{}",
            words("Here."),
            open.repeat(deep),
            words("There."),
            close.repeat(deep)
        );
        let read = read("a.docx", &document(&body), Role::Draft);
        assert!(read.articles.iter().all(|it| &*it.blocks[0].prose == "Here."));
    }
}
