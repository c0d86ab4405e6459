//! Messages (`.eml`, and those of a mailbox) as sources: what the sender wrote. Quoted lines of an earlier message and the
//! signature are no prose, unless there is nothing else.
use jiff::civil::Date;
use mail_parser::{Address, Message, MessageParser, PartType};

use super::{Article, Reason, extract::Extract};

/// Reads a message.
///
/// # Errors
/// [`Reason::Damaged`] for what has no head of a message.
pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Article, Reason> {
    let parsed =
        MessageParser::default().parse(bytes).filter(|it| it.from().is_some() || it.subject().is_some());
    let message = parsed.ok_or_else(|| Reason::Damaged("it has no sender and no subject".to_owned()))?;
    let title = message.subject().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
    let mut extract = Extract::titled(title.as_deref());
    body(&message, true, &mut extract);
    if extract.is_empty() {
        body(&message, false, &mut extract);
    }
    let mut article = extract.article(path);
    article.title = title;
    article.byline = message.from().and_then(sender);
    article.published = message.date().and_then(|it| {
        Date::new(i16::try_from(it.year).ok()?, i8::try_from(it.month).ok()?, i8::try_from(it.day).ok()?).ok()
    });
    Ok(article)
}

/// The text of the message: as plain text if it has that, else from its HTML; attachments are left alone.
fn body(message: &Message<'_>, own: bool, extract: &mut Extract) {
    for part in (0..).map_while(|at| message.text_part(at)) {
        match &part.body {
            PartType::Html(html) => extract.html(html),
            PartType::Text(text) if own => extract.plain(&without_quoted(text)),
            PartType::Text(text) => extract.plain(text),
            _ => {}
        }
    }
}

/// The lines of the sender's own, up to the signature.
fn without_quoted(text: &str) -> String {
    let own = text.lines().take_while(|line| line.trim_end() != "--");
    own.filter(|line| !line.starts_with('>')).map(|line| format!("{line}\n")).collect()
}

/// The sender's name; without one, the address.
fn sender(from: &Address<'_>) -> Option<String> {
    let first = from.first()?;
    let name = first.name().or_else(|| first.address())?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::source::{Reason, Role, read};

    const MESSAGE: &str = "From: =?utf-8?Q?Ad=C3=A1_Quill?= <ada@example.org>\r\nTo: desk@example.org\r\n\
        Subject: =?utf-8?B?VGhlIHBpZXIg4oCTIHNodXQ=?=\r\nDate: Tue, 3 Mar 2026 23:30:00 -0500\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n\
        --x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        =E2=80=9CWe will never raise taxes,=E2=80=9D the mayor sa=\r\nid on Monday.\r\n\r\n\
        > When will it open?\r\n\r\nIn eleven weeks, she said.\r\n-- \r\nAda Quill, 555 0199\r\n\
        --x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Another <b>form</b> of it all.</p>\r\n--x--\r\n";

    #[test]
    fn a_message_is_what_its_sender_wrote() {
        let article = read("a/tip.eml", MESSAGE.as_bytes(), Role::Source).articles.remove(0);
        assert_eq!(article.title.as_deref(), Some("The pier – shut"));
        assert_eq!(article.byline.as_deref(), Some("Adá Quill"));
        assert_eq!(article.published, Some(jiff::civil::date(2026, 3, 3)), "on the sender's own clock");
        let prose: Vec<_> = article.blocks[1..].iter().map(|it| &*it.prose).collect();
        let expected =
            ["“We will never raise taxes,” the mayor said on Monday.", "In eleven weeks, she said."];
        assert_eq!(prose, expected);
    }

    #[test]
    fn a_message_may_be_html_or_a_quotation_alone() {
        let html = "Subject: Pier\nContent-Type: text/html; charset=windows-1252\n\n<p>The \x70ier broke &amp; fell.</p>\n";
        let quoted = "Subject: Pier\n\n> The pier broke & fell.\n";
        for (text, expected) in [(html, "The pier broke & fell."), (quoted, "> The pier broke & fell.")] {
            let article = read("a.eml", text.as_bytes(), Role::Source).articles.remove(0);
            assert_eq!(&*article.blocks[1].prose, expected);
        }
        let reason =
            read("a.eml", b"Once upon a time there was no head.", Role::Source).problems.remove(0).reason;
        assert!(matches!(reason, Reason::Damaged(_)), "{reason:?}");
    }

    #[test]
    fn a_mailbox_gives_its_messages() {
        let mailbox =
            format!("From ada Tue Mar  3 23:30:00 2026\n{}\n", MESSAGE.replace("\r\n", "\n")).repeat(3);
        let reading = read("in/box.mbox", mailbox.as_bytes(), Role::Source);
        assert_eq!(reading.problems, []);
        let told: Vec<_> = reading.articles.iter().map(|it| (&*it.id, &*it.path)).collect();
        assert_eq!(told[1], ("box-27", "in/box.mbox#27"));
        assert_eq!(told.len(), 3);
    }
}
