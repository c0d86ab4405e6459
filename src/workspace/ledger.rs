//! `copydesk.ledger.toml`: what people have checked and let stand, beside the drafts it speaks of.
mod append;

use std::{
    collections::{BTreeMap, btree_map::Entry},
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use toml::de::DeTable;

pub use append::{append, written};

use crate::{
    checks,
    config::unknown,
    finding::Edit,
    source::{Acceptance, Claim, NO_NAME, NO_REASON, Said},
    text::{Encoding, Text},
    workspace::{
        config::{
            Mistake,
            reader::{Reader, Value},
        },
        write,
    },
};

/// The name of the file.
pub const FILE_NAME: &str = "copydesk.ledger.toml";

const KEYS: &[&str] = &["accepted"];
const ENTRY_KEYS: &[&str] = &["draft", "code", "words", "sentence", "source", "says", "by", "on", "reason"];

/// What a ledger holds. Without a file: nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// In the order of the file, each with the name of its draft.
    entries: Vec<(String, Acceptance)>,
}

impl Ledger {
    /// The entries for the draft at a path: in a ledger a draft has no folder.
    pub fn of(&self, draft: &Path) -> Vec<Acceptance> {
        let name = draft.file_name().unwrap_or_default();
        self.entries.iter().filter(|(draft, _)| **draft == *name).map(|(_, entry)| entry.clone()).collect()
    }
}

/// The ledgers of several drafts, each read once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledgers(BTreeMap<PathBuf, Ledger>);

impl Ledgers {
    /// Reads the ledgers beside some drafts, and gives every mistake in them.
    pub fn beside<'a>(drafts: impl Iterator<Item = &'a Path>) -> (Ledgers, Vec<Mistake>) {
        let (mut ledgers, mut mistakes) = (Ledgers::default(), Vec::new());
        for draft in drafts {
            if let Entry::Vacant(free) = ledgers.0.entry(beside(draft)) {
                let ledger = read(free.key());
                free.insert(ledger.unwrap_or_else(|found| {
                    mistakes.extend(found);
                    Ledger::default()
                }));
            }
        }
        (ledgers, mistakes)
    }

    /// The entries for a draft.
    pub fn of(&self, draft: &Path) -> Vec<Acceptance> {
        self.0.get(&beside(draft)).map(|it| it.of(draft)).unwrap_or_default()
    }
}

/// The ledger that holds for a draft: the file beside it, which need not exist.
pub fn beside(draft: &Path) -> PathBuf {
    draft.with_file_name(FILE_NAME)
}

/// Adds an entry for a draft to the ledger at `path`, which is made if it is not there.
///
/// # Errors
/// Why the ledger is as it was.
pub fn add(path: &Path, draft: &Path, entry: &Acceptance) -> Result<(), String> {
    let old = match fs::read(path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(format!("it cannot be read ({error})")),
    };
    let text =
        String::from_utf8(old.clone().unwrap_or_default()).map_err(|_| "it is not UTF-8".to_owned())?;
    let edit = append(&text, &written(draft, entry));
    let Edit { span, new_text } =
        edit.ok_or("write its list as [[accepted]] tables; then an entry can be added")?;
    let new = format!("{}{new_text}{}", &text[..span.start], &text[span.end..]);
    write::write(path, old.as_deref(), new.as_bytes()).map_err(|why| why.to_string())
}

/// Reads a ledger; one that is not there is empty.
///
/// # Errors
/// Every mistake in it, in the order of the file: a ledger with a mistake accepts nothing.
pub fn read(path: &Path) -> Result<Ledger, Vec<Mistake>> {
    match fs::read_to_string(path) {
        Ok(text) => parse(&text, path),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Ledger::default()),
        Err(error) => {
            let reason = format!("cannot be read: {error}");
            Err(vec![Mistake { path: path.to_owned(), text: Text::default(), span: None, reason }])
        }
    }
}

/// Reads the text of the ledger at `path`.
///
/// # Errors
/// Every mistake in it, in the order of the file.
pub fn parse(text: &str, path: &Path) -> Result<Ledger, Vec<Mistake>> {
    let mut ledger = Ledger::default();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let lines = Text::from(text);
    let place = |at: usize| format!("{name}:{}", lines.position(at, Encoding::Utf32).line + 1);
    Reader::read(text, path, |reader, table| reader.ledger(table, &place, &mut ledger))?;
    Ok(ledger)
}

impl Reader {
    fn ledger(&mut self, table: &DeTable<'_>, place: &dyn Fn(usize) -> String, ledger: &mut Ledger) {
        for (key, value) in table {
            match &**key.get_ref() {
                "accepted" => {
                    let entries = self.list(value, "a list of entries, each under [[accepted]],");
                    let entries = entries.iter().filter_map(|it| self.entry(it, place(it.span().start)));
                    ledger.entries = entries.collect();
                }
                other => self.mistake(key.span(), unknown("key", other, KEYS)),
            }
        }
    }

    fn entry(&mut self, value: &Value<'_>, place: String) -> Option<(String, Acceptance)> {
        let (mut draft, mut by, mut on, mut reason) = (None, None, None, None);
        let (mut id, mut says) = (None, None);
        let (mut code, mut words, mut sentence) = (None, None, None);
        for (key, value) in self.table(value) {
            match &**key.get_ref() {
                "draft" => draft = self.text(value),
                "code" => code = self.code(value),
                "words" => words = self.text(value),
                "sentence" => sentence = self.text(value),
                "source" => id = self.text(value),
                "says" => says = self.text(value),
                "by" => by = self.name(value),
                "on" => on = self.date(value),
                "reason" => reason = self.text(value),
                other => self.mistake(key.span(), unknown("key", other, ENTRY_KEYS)),
            }
        }
        let claim = Claim {
            code: self.needed(value, "code", code)?,
            words: self.needed(value, "words", words)?,
            sentence: self.needed(value, "sentence", sentence)?,
            source: says.map(|words| Said { id: id.unwrap_or_default(), words }),
        };
        let entry = Acceptance {
            claim,
            by: self.needed(value, "by", by)?,
            on: self.needed(value, "on", on)?,
            reason: reason.map(|it| it.trim().to_owned()).filter(|it| it != NO_REASON).unwrap_or_default(),
            place,
        };
        Some((self.needed(value, "draft", draft)?, entry))
    }

    fn name(&mut self, value: &Value<'_>) -> Option<String> {
        let name = self.text(value)?;
        if name.trim().is_empty() || name == NO_NAME {
            self.mistake(value.span(), "say here who accepts it".to_owned());
        }
        Some(name)
    }

    fn code(&mut self, value: &Value<'_>) -> Option<String> {
        let code = self.text(value)?;
        if checks::by_code(&code).is_none() {
            self.mistake(value.span(), unknown("check", &code, &checks::codes()));
        }
        Some(code)
    }

    /// A part that every entry has.
    fn needed<T>(&mut self, entry: &Value<'_>, key: &str, value: Option<T>) -> Option<T> {
        let is_written = || entry.get_ref().as_table().is_none_or(|it| it.contains_key(key));
        if value.is_none() && !is_written() {
            self.mistake(entry.span(), format!("this entry has no `{key}`"));
        }
        value
    }
}

#[cfg(test)]
mod tests;
