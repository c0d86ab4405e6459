//! What a folder seems to hold, for one who has no `copydesk.toml` yet: by the names of folders, else by what the files say
//! of themselves.
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use ignore::{WalkBuilder, overrides::Override};

use crate::{
    corpus::Source,
    lang::{ENGLISH, folder::FolderWords},
    source::{Article, BlockKind, part},
    workspace::{
        self,
        archive::Archive,
        drafts::ENDINGS,
        files::{self, Listing, TEXTS, ending, is_ours},
        sidecar::is_sidecar,
    },
};

/// Folders deeper than this are not looked into.
const DEPTH: usize = 6;
/// No more files than this are opened; the names of folders tell the rest.
const OPENED: usize = 2_000;

/// Forms in which articles are handed on. Nobody writes a draft in them, and much else is written in them.
const RECORDS: &[&str] = &["json", "jsonl", "ndjson", "mbox", "xml"];

/// What was found. Paths are relative to the folder, with `/` between their parts.
#[derive(Debug, Default)]
pub struct Survey {
    /// What drafts may be checked against.
    pub sources: Vec<Sources>,
    /// Globs for the drafts, with how many files each means.
    pub drafts: Vec<(String, usize)>,
    /// Globs for what is no draft though it lies among them: a README.
    pub papers: Vec<String>,
    /// A date in figures that can only be meant day first, and the file it stands in; none where another says otherwise.
    pub day_first: Option<(String, String)>,
    /// Texts that nothing tells the place of.
    pub others: Vec<String>,
}

/// A place of sources.
#[derive(Debug, PartialEq, Eq)]
pub enum Sources {
    /// A folder, and how many texts it has.
    Folder(String, usize),
    /// An article: a saved page, a transcript.
    Article(String),
    /// A fact sheet.
    Sheet(String),
    /// An index on disk.
    Archive(String),
}

impl Sources {
    /// As `corpus` in `copydesk.toml` names it.
    pub fn path(&self) -> &str {
        match self {
            Sources::Folder(path, _)
            | Sources::Article(path)
            | Sources::Sheet(path)
            | Sources::Archive(path) => path,
        }
    }
}

/// Looks at a folder.
pub fn survey(folder: &Path) -> Survey {
    let words = ENGLISH.folders;
    let tree = Tree::of(folder, words);
    let texts: Vec<PathBuf> = tree.files.iter().take(OPENED).map(|file| folder.join(file)).collect();
    let read = workspace::sources(&texts, false, &|_, _| std::ops::ControlFlow::Continue(())).sources;
    let mut survey = Survey { day_first: day_first(&read, folder), ..Survey::default() };
    survey.sort(&tree, &told_by_content(&read, folder));
    survey
}

/// The texts of a folder, and its folders that tell by their names what they hold.
#[derive(Default)]
struct Tree {
    files: Vec<PathBuf>,
    /// Names of texts that are about the folder itself.
    papers: BTreeSet<String>,
    /// Only the topmost: what lies in them is of the same kind.
    named: BTreeMap<PathBuf, Role>,
    archives: BTreeSet<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Source,
    Draft,
}

impl Tree {
    /// Ignore files are obeyed, but for folders of sources: those are often kept out of version control.
    fn of(folder: &Path, words: &FolderWords) -> Tree {
        let mut tree = Tree::default();
        let mut walk = WalkBuilder::new(folder);
        walk.require_git(false).git_global(false).git_exclude(false).parents(false).max_depth(Some(DEPTH));
        for entry in walk.sort_by_file_path(Path::cmp).build().flatten() {
            tree.add(folder, entry.path(), words);
        }
        for path in top(folder).filter(|path| path.is_dir()) {
            let is_new = path.strip_prefix(folder).is_ok_and(|path| !tree.named.contains_key(path));
            if is_new && role_of(&path, words) == Some(Role::Source) {
                let mut listing = Listing::default();
                files::walk(&path, Override::empty(), &mut listing);
                [vec![path], listing.files].concat().iter().for_each(|path| tree.add(folder, path, words));
            }
        }
        tree
    }

    fn add(&mut self, folder: &Path, path: &Path, words: &FolderWords) {
        let Ok(below) = path.strip_prefix(folder) else { return };
        // What an archive consists of is no text.
        if self.archives.iter().any(|archive| below.starts_with(archive)) {
            return;
        }
        if Archive::is_at(path) {
            self.archives.insert(below.to_owned());
        } else if path.is_dir() {
            let role = role_of(below, words).filter(|_| self.role(below).is_none());
            self.named.extend(role.map(|role| (below.to_owned(), role)));
        } else if is_paper(path, words) {
            self.papers.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        } else if TEXTS.contains(&ending(path).as_str()) && !is_ours(path) && !is_sidecar(path) {
            self.files.push(below.to_owned());
        }
    }

    /// The named folder that a path lies in, and what it holds.
    fn role(&self, path: &Path) -> Option<(&Path, Role)> {
        self.named
            .iter()
            .find(|(folder, _)| path.starts_with(folder))
            .map(|(folder, role)| (&**folder, *role))
    }
}

/// What lies at the top of a folder, hidden things left out.
fn top(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let is_hidden =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(move |path| !is_hidden(path))
}

/// What a folder holds, by the words of its name.
fn role_of(folder: &Path, words: &FolderWords) -> Option<Role> {
    let name = folder.file_name()?.to_string_lossy().to_lowercase();
    let has = |known: &[&str]| name.split(|ch: char| !ch.is_alphanumeric()).any(|word| known.contains(&word));
    match () {
        () if has(words.sources) => Some(Role::Source),
        () if has(words.drafts) => Some(Role::Draft),
        () => None,
    }
}

fn is_paper(file: &Path, words: &FolderWords) -> bool {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().to_lowercase());
    stem.is_some_and(|stem| words.papers.contains(&&*stem))
}

/// Files that say themselves that they are sources: saved pages with an address or an outlet, transcripts, fact sheets,
/// records that hold an article.
fn told_by_content(read: &[Arc<Source>], folder: &Path) -> BTreeSet<PathBuf> {
    let articles = read.iter().map(|source| &source.article);
    let told = articles.filter(|it| {
        let is_speech = |kind: &BlockKind| matches!(kind, BlockKind::Speech { .. });
        let is_published = it.url.is_some() || it.outlet.is_some();
        let file = Path::new(&it.path);
        is_sheet(file)
            || is_record(file_of(it))
            || is_published
            || it.blocks.iter().any(|block| is_speech(&block.kind))
    });
    told.filter_map(|it| Some(file_of(it).strip_prefix(folder).ok()?.to_owned())).collect()
}

/// The file that an article is in, alone or with others.
fn file_of(article: &Article) -> &Path {
    Path::new(part::file_and_line(&article.path).0)
}

fn is_record(path: &Path) -> bool {
    RECORDS.contains(&ending(path).as_str())
}

fn is_sheet(path: &Path) -> bool {
    ending(path) == "toml"
}

/// A date such as 25/11/2025, unless there is one such as 11/25/2025.
fn day_first(read: &[Arc<Source>], folder: &Path) -> Option<(String, String)> {
    let mut witness = None;
    for source in read {
        for date in &source.facts.dates {
            let written = date.place.text(&source.article);
            let parts: Vec<u32> = written.split('/').filter_map(|part| part.parse().ok()).collect();
            match parts[..] {
                [13..=31, 1..=12, _] => {
                    let path = Path::new(&source.article.path);
                    let path = path.strip_prefix(folder).unwrap_or(path);
                    witness = witness.or_else(|| Some((written.to_owned(), slashed(path))));
                }
                [1..=12, 13..=31, _] => return None,
                _ => {}
            }
        }
    }
    witness
}

impl Survey {
    fn sort(&mut self, tree: &Tree, told: &BTreeSet<PathBuf>) {
        let has_drafts = tree.named.values().any(|role| *role == Role::Draft);
        let mut drafts: BTreeMap<String, usize> = BTreeMap::new();
        for (folder, role) in &tree.named {
            let texts = tree.files.iter().filter(|file| file.starts_with(folder));
            match role {
                Role::Source => {
                    self.sources.push(Sources::Folder(format!("{}/", slashed(folder)), texts.count()));
                }
                Role::Draft if texts.count() == 0 => drafts.extend([(glob(folder, true, "md"), 0)]),
                Role::Draft => {}
            }
        }
        self.sources.extend(
            tree.archives.iter().filter(|it| tree.role(it).is_none()).map(|it| Sources::Archive(slashed(it))),
        );
        for file in &tree.files {
            let is_draft = ENDINGS.contains(&ending(file).as_str());
            match tree.role(file) {
                Some((_, Role::Source)) => {}
                Some((folder, Role::Draft)) if is_draft => {
                    *drafts.entry(glob(folder, true, &ending(file))).or_default() += 1;
                }
                Some((_, Role::Draft)) => self.others.push(slashed(file)),
                None if told.contains(file) && is_sheet(file) => {
                    self.sources.push(Sources::Sheet(slashed(file)))
                }
                None if told.contains(file) => self.sources.push(Sources::Article(slashed(file))),
                None if is_draft && !has_drafts => {
                    let top = file.components().next().filter(|_| file.components().count() > 1);
                    let folder = top.map_or(Path::new(""), |top| Path::new(top.as_os_str()));
                    *drafts.entry(glob(folder, top.is_some(), &ending(file))).or_default() += 1;
                }
                None if is_record(file) && !told.contains(file) => {}
                None => self.others.push(slashed(file)),
            }
        }
        self.drafts.extend(drafts);
        self.papers = tree.papers.iter().filter(|_| !has_drafts).map(|name| format!("!{name}")).collect();
    }
}

/// All files of an ending in a folder, or also below it.
fn glob(folder: &Path, deep: bool, ending: &str) -> String {
    let folder = slashed(folder);
    format!("{folder}/{}*.{ending}", if deep { "**/" } else { "" })
}

fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
