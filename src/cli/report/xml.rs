//! XML as the reports write it: an element with its attributes, and in it text or elements.
use std::io;

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

/// An element.
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    /// An element without anything.
    pub(super) fn new(name: &'static str) -> Element {
        Element { name, attributes: Vec::new(), text: String::new(), children: Vec::new() }
    }

    /// With one attribute more.
    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Element {
        self.attributes.push((name, legal(&value.to_string())));
        self
    }

    /// With this text in it.
    pub(super) fn text(mut self, text: &str) -> Element {
        self.text = legal(text);
        self
    }

    /// With further elements in it.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Element>) -> Element {
        self.children.extend(children);
        self
    }

    /// The whole document around this element, with a line break at its end.
    pub(super) fn document(&self) -> String {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        let declaration = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None));
        // Writing into memory does not fail.
        let _ = writer.write_event(declaration).and_then(|()| self.write(&mut writer));
        String::from_utf8_lossy(&writer.into_inner()).into_owned() + "\n"
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let attributes = self.attributes.iter().map(|(name, value)| (*name, value.as_str()));
        let element = writer.create_element(self.name).with_attributes(attributes);
        if !self.text.is_empty() {
            element.write_text_content(BytesText::new(&self.text))?;
        } else if self.children.is_empty() {
            element.write_empty()?;
        } else {
            element.write_inner_content(|writer| self.children.iter().try_for_each(|it| it.write(writer)))?;
        }
        Ok(())
    }
}

/// The text without the characters that XML 1.0 has no form for, and those that turn the direction of text round.
fn legal(text: &str) -> String {
    let is_legal = |ch: &char| match ch {
        '\t' | '\n' | '\r' => true,
        ch => {
            !ch.is_control()
                && !matches!(ch, '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        }
    };
    text.chars().filter(is_legal).collect()
}

#[cfg(test)]
mod tests {
    use quick_xml::{Reader, XmlVersion, escape::resolve_predefined_entity, events::Event};

    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        let hostile = "</a> & <b c=\"d\">'e'\n\u{0}\u{1b}]]>\u{202e} “é” 😀";
        let kept = "</a> & <b c=\"d\">'e'\n]]> “é” 😀";
        let written =
            Element::new("a").with("at", hostile).children([Element::new("b").text(hostile)]).document();
        let mut reader = Reader::from_str(&written);
        let (mut attribute, mut text) = (String::new(), String::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) if start.name().as_ref() == "a" => {
                    let found = start.try_get_attribute("at").unwrap().unwrap();
                    attribute = found.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned();
                }
                Event::Text(part) => text += &part.xml_content(XmlVersion::Implicit1_0),
                Event::GeneralRef(name) => text += resolve_predefined_entity(&name).unwrap(),
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!((attribute.as_str(), text.trim()), (kept, kept), "{written}");
    }
}
