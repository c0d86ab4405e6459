//! The zip file around a document, and its parts.
use std::{
    borrow::Cow,
    io::{Cursor, Read},
};

use roxmltree::Node;
use zip::{ZipArchive, result::ZipError};

use crate::source::{
    encoding,
    problem::Reason,
    xml::{self, attribute, is},
};

/// All parts that are read have no more bytes together, unpacked.
const MOST: u64 = 64 << 20;

/// A document's parts.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
    /// The path of the main part: `word/document.xml`.
    main: String,
}

/// A part's text.
pub(super) struct Part(String);

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, Reason> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        Ok(Package { zip, left: MOST, main: "word/document.xml".to_owned() })
    }

    /// The part with the document's body.
    pub(super) fn main(&mut self) -> Result<Part, Reason> {
        if let Some(main) = self.target("_rels/.rels", "officeDocument")? {
            self.main = main;
        }
        let main = self.main.clone();
        if !main.ends_with(".xml") || main.starts_with("xl/") || main.starts_with("ppt/") {
            return Err(Reason::NoDocument);
        }
        self.part(&main)?.ok_or(Reason::NoDocument)
    }

    /// The part that the body names as its `kind`.
    pub(super) fn related(&mut self, kind: &str) -> Result<Option<Part>, Reason> {
        let (folder, name) = self.main.rsplit_once('/').unwrap_or(("", &self.main));
        let relations = format!("{folder}/_rels/{name}.rels");
        let folder = folder.to_owned();
        let Some(target) = self.target(&relations, kind)? else { return Ok(None) };
        let inside = format!("{folder}/{target}");
        Ok(match self.part(&inside)? {
            None => self.part(&target)?,
            found => found,
        })
    }

    /// A property of the document, if it is set.
    pub(super) fn property(&mut self, name: &str) -> Result<Option<String>, Reason> {
        let Some(part) = self.part("docProps/core.xml")? else { return Ok(None) };
        let text = part.tree(|root| {
            root.children()
                .find(|it| is(*it, name))
                .and_then(|it| it.text())
                .map(str::trim)
                .map(str::to_owned)
        })?;
        Ok(text.filter(|text| !text.is_empty()))
    }

    /// Where the relations at `path` lead for a kind.
    fn target(&mut self, path: &str, kind: &str) -> Result<Option<String>, Reason> {
        let Some(part) = self.part(path)? else { return Ok(None) };
        part.tree(|root| {
            let mut relations = root.children().filter(|it| is(*it, "Relationship"));
            let kind = |it: &Node<'_, '_>| {
                attribute(*it, "Type").is_some_and(|it| it.rsplit('/').next() == Some(kind))
            };
            relations
                .find(kind)
                .and_then(|it| attribute(it, "Target"))
                .map(|it| it.trim_start_matches('/').to_owned())
        })
    }

    fn part(&mut self, name: &str) -> Result<Option<Part>, Reason> {
        let name = name.trim_start_matches('/');
        let is_it = |it: Result<_, ZipError>| it.is_ok_and(|it: Cow<'_, str>| it.eq_ignore_ascii_case(name));
        let Some(at) = self.zip.file_names().position(is_it) else { return Ok(None) };
        let file = self.zip.by_index(at).map_err(|error| damaged(&error))?;
        let mut bytes = Vec::new();
        // What the file says of its size is not believed.
        file.take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Reason::Damaged(error.to_string()))?;
        let size = bytes.len() as u64;
        self.left = self.left.checked_sub(size).ok_or(Reason::Swollen { most: MOST })?;
        let text =
            encoding::decode(&bytes).map_err(|_| Reason::Damaged(format!("{name} in it is no text")))?;
        Ok(Some(Part(text.text)))
    }
}

impl Part {
    /// What `read` makes of the root element.
    pub(super) fn tree<T>(&self, read: impl FnOnce(Node<'_, '_>) -> T) -> Result<T, Reason> {
        xml::tree(&self.0, read)
    }
}

fn damaged(error: &ZipError) -> Reason {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Reason::Locked,
        _ => Reason::Damaged(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    #[test]
    fn a_file_that_swells_is_unpacked_no_further_than_allowed() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
        zip.write_all(&[b' '; 100_000]).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        assert!(bytes.len() < 1_000);
        for (left, fits) in [(100_000, true), (99_999, false)] {
            let mut package = Package { left, ..Package::open(&bytes).unwrap() };
            let reason = package.main().err();
            assert_eq!(reason, (!fits).then_some(Reason::Swollen { most: MOST }));
        }
    }
}
