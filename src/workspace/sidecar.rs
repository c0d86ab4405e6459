//! `sources.toml` beside sources: what is to be known of them where they do not say it themselves, or say it wrongly. A table
//! for each file, called by its path from the sidecar's folder:
//!
//! ```toml
//! ["wire/pier.txt"]
//! outlet = "Quay Wire"
//! published = 2026-03-04
//! tier = "primary"
//! ```
use std::{
    collections::{HashMap, HashSet},
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use jiff::civil::Date;
use toml::de::DeTable;

use crate::{
    config::{nearest, unknown},
    corpus::word::key,
    source::{Article, Embargo, Problem, Reason, Tier, is_sheet, part},
    text::Encoding,
    workspace::{
        self,
        config::{
            Mistake,
            reader::{Reader, Value, written},
        },
    },
};

/// The name of the file.
pub const SIDECAR: &str = "sources.toml";

const KEYS: &[&str] = &["title", "outlet", "byline", "published", "url", "tier", "embargoed_until"];

/// What a sidecar tells of a source; it goes before what the source says.
#[derive(Clone, Debug, Default, PartialEq)]
struct Told {
    title: Option<String>,
    outlet: Option<String>,
    byline: Option<String>,
    published: Option<Date>,
    url: Option<String>,
    tier: Option<Tier>,
    embargoed: Option<Embargo>,
}

/// What sidecars tell of a file, and of parts of it by the lines they begin in; the last word counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Entries(Vec<(Option<usize>, Told)>);

/// Is the file a sidecar? A fact sheet may have its name.
pub(super) fn is_sidecar(path: &Path) -> bool {
    path.ends_with(SIDECAR) && fs::read_to_string(path).is_ok_and(|text| !is_sheet(&text))
}

/// The sidecars of some files.
#[derive(Debug, Default)]
pub(super) struct Sidecars {
    by_file: HashMap<PathBuf, Entries>,
    /// What is wrong in them; what is right holds all the same.
    pub(super) problems: Vec<Problem>,
}

impl Sidecars {
    /// Takes the sidecars out of the files, and reads them and those beside the files: of upper folders first.
    pub(super) fn take(files: &mut Vec<PathBuf>) -> Sidecars {
        let beside = |file: &PathBuf| file.parent().map(|folder| folder.join(SIDECAR));
        let found: HashSet<PathBuf> = files.iter().filter_map(beside).collect();
        let text = |path: PathBuf| fs::read_to_string(&path).ok().map(|text| (path, text));
        let mut found: Vec<(PathBuf, String)> = found.into_iter().filter_map(text).collect();
        found.retain(|(_, text)| !is_sheet(text));
        found.sort();
        files.retain(|file| found.iter().all(|(path, _)| path != file));
        let mut sidecars = Sidecars::default();
        found.iter().for_each(|(path, text)| sidecars.read(path, text));
        sidecars
    }

    /// What they tell of a file.
    pub(super) fn of(&self, file: &Path) -> Entries {
        self.by_file.get(file).cloned().unwrap_or_default()
    }

    fn read(&mut self, path: &Path, text: &str) {
        let folder = path.parent().unwrap_or(Path::new(""));
        let read = Reader::read(text, path, |reader, root| self.entries(reader, root, folder));
        let problem = |mistake: Mistake| {
            let line =
                mistake.text.position(mistake.span.map_or(0, |span| span.start), Encoding::Utf8).line + 1;
            Problem::new(workspace::name(path), Reason::Sidecar { line, why: mistake.reason })
        };
        self.problems.extend(read.err().into_iter().flatten().map(problem));
    }

    fn entries(&mut self, reader: &mut Reader, root: &DeTable<'_>, folder: &Path) {
        for (key, value) in root {
            let (name, line) = part::file_and_line(key.get_ref());
            let file = folder.join(name);
            if !file.is_file() {
                reader.mistake(key.span(), missing(name, &file));
                continue;
            }
            let told = reader.told(value);
            self.by_file.entry(file).or_default().0.push((line, told));
        }
    }
}

/// "there is no file `stroy.txt`; did you mean `story.txt`?"
fn missing(name: &str, file: &Path) -> String {
    let beside = file.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let names: Vec<String> = beside.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    let wanted = file.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
    let others = names.iter().map(String::as_str).filter(|it| *it != SIDECAR);
    match nearest(&wanted, others) {
        Some(near) => format!("there is no file `{name}`; did you mean `{near}`?"),
        None => format!("there is no file `{name}`; take its table out, or put the file there"),
    }
}

impl Reader {
    fn told(&mut self, value: &Value<'_>) -> Told {
        let mut told = Told::default();
        for (key, value) in self.table(value) {
            match &**key.get_ref() {
                "title" => told.title = self.text(value),
                "outlet" => told.outlet = self.text(value),
                "byline" => told.byline = self.text(value),
                "published" => told.published = self.date(value),
                "url" => told.url = self.text(value),
                "tier" => told.tier = self.tier(value),
                "embargoed_until" => told.embargoed = self.embargo(value),
                other => self.mistake(key.span(), unknown("key", other, KEYS)),
            }
        }
        told
    }

    fn tier(&mut self, value: &Value<'_>) -> Option<Tier> {
        let name = self.text(value)?;
        let tier = Tier::by_name(&name);
        if tier.is_none() {
            self.mistake(value.span(), unknown("tier", &name, Tier::NAMES));
        }
        tier
    }

    fn embargo(&mut self, value: &Value<'_>) -> Option<Embargo> {
        let embargo = Embargo::new(&written(value));
        if embargo.is_none() {
            let message = "a date and time is wanted here, such as 2025-11-04T06:00:00-05:00".to_owned();
            self.mistake(value.span(), message);
        }
        embargo
    }
}

impl Entries {
    /// A number that changes with what is told; nothing has none.
    pub(super) fn print(&self) -> u64 {
        if self.0.is_empty() { 0 } else { key(&format!("{:?}", self.0)) }
    }

    /// Puts what is told into an article of the file.
    pub(super) fn apply(&self, article: &mut Article) {
        let line = part::file_and_line(&article.path).1;
        for (of, told) in &self.0 {
            if of.is_none() || *of == line {
                told.apply(article);
            }
        }
    }
}

impl Told {
    fn apply(&self, article: &mut Article) {
        fn put<T: Clone>(slot: &mut Option<T>, told: &Option<T>) {
            if told.is_some() {
                slot.clone_from(told);
            }
        }
        put(&mut article.title, &self.title);
        put(&mut article.outlet, &self.outlet);
        put(&mut article.byline, &self.byline);
        put(&mut article.published, &self.published);
        put(&mut article.url, &self.url);
        put(&mut article.embargoed, &self.embargoed);
        article.tier = self.tier.unwrap_or(article.tier);
    }
}
