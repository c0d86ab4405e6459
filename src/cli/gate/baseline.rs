//! `--baseline`: the findings that were known before, in a file that a person can read and review.
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    analysis::Analysis,
    checks,
    cli::{Problem, load, terminal::count},
    finding::{Finding, fingerprint::Fingerprint},
    text::{Encoding, Text},
};

const HEAD: &str = "\
# Findings that were known when this file was written: `copydesk check --baseline FILE` passes over them.
# Written by --write-baseline. Take an entry out, and its finding is reported again.

";
const FORMAT: u32 = 1;

/// The known findings, as they stand in a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Baseline {
    format: u32,
    #[serde(default)]
    finding: Vec<Entry>,
}

/// One finding. Only the draft and the fingerprint count; the rest is for people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// From the folder of the file, with `/` between its parts.
    draft: String,
    code: String,
    words: String,
    message: String,
    fingerprint: Fingerprint,
}

/// Takes the known findings out of the drafts. How many those are, and what there is to say of them and of entries that
/// have no finding any more.
///
/// # Errors
/// The file is missing, or no baseline.
pub(super) fn apply(path: &Path, files: &mut [Analysis]) -> Result<(usize, Vec<String>), Problem> {
    let baseline = read(path)?;
    let folder = folder(path);
    let mut told = Vec::new();
    let mut known = 0;
    for file in files {
        let draft = below(&folder, &file.draft.path);
        let entries: Vec<&Entry> = baseline.finding.iter().filter(|entry| entry.draft == draft).collect();
        let found: HashSet<Fingerprint> = file.findings.iter().map(|finding| finding.fingerprint).collect();
        let idle = entries.iter().filter(|it| it.was_looked_for(file) && !found.contains(&it.fingerprint));
        told.extend(idle.map(|entry| {
            let Entry { code, words, .. } = entry;
            format!(
                "{draft} has no {code} at “{words}” any more; write the baseline anew with --write-baseline"
            )
        }));
        file.findings.retain(|finding| !entries.iter().any(|it| it.fingerprint == finding.fingerprint));
        known += found.len() - file.findings.len();
    }
    if known > 0 {
        told.insert(0, format!("{} passed over", count(known, "known finding")));
    }
    Ok((known, told))
}

/// Writes the findings of these drafts, and what the file held of others and of checks that did not run. Told: how many.
///
/// # Errors
/// The file cannot be written, or holds something else.
pub(super) fn write(path: &Path, files: &[Analysis]) -> Result<String, Problem> {
    let folder = folder(path);
    let mut finding = if path.exists() { read(path)?.finding } else { Vec::new() };
    for file in files {
        let draft = below(&folder, &file.draft.path);
        finding.retain(|entry| entry.draft != draft || !entry.was_looked_for(file));
        finding.extend(file.findings.iter().map(|finding| Entry::of(&draft, file, finding)));
    }
    finding.sort();
    let told = format!("{} written", count(finding.len(), "known finding"));
    // Plain data cannot fail to be written.
    let text = toml::to_string(&Baseline { format: FORMAT, finding }).unwrap_or_default();
    load::write(path, &format!("{HEAD}{text}")).map(|()| told)
}

fn read(path: &Path) -> Result<Baseline, Problem> {
    let shown = path.display().to_string();
    let problem = |path: String, reason| Err(Problem { path, reason });
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            return problem(
                shown,
                format!("the baseline cannot be read ({error}); --write-baseline writes one"),
            );
        }
    };
    match toml::from_str(&text) {
        Ok(Baseline { format, .. }) if format != FORMAT => problem(
            shown,
            format!(
                "this baseline has format {format}, and only {FORMAT} is known; remove it and write it anew"
            ),
        ),
        Ok(baseline) => Ok(baseline),
        Err(error) => {
            let start = error.span().map_or(0, |span| span.start);
            let at = Text::from(text.as_str()).position(start, Encoding::Utf32);
            let reason = format!("this is no baseline ({}); mend or remove it", error.message());
            problem(format!("{shown}:{}:{}", at.line + 1, at.column + 1), reason)
        }
    }
}

impl Entry {
    fn of(draft: &str, file: &Analysis, finding: &Finding) -> Entry {
        let words = &file.draft.text.as_str()[finding.span.clone()];
        Entry {
            draft: draft.to_owned(),
            code: finding.code.to_owned(),
            words: words.split_whitespace().collect::<Vec<_>>().join(" "),
            message: finding.message.clone(),
            fingerprint: finding.fingerprint,
        }
    }

    /// Did its check run? Else nothing can be said of it.
    fn was_looked_for(&self, file: &Analysis) -> bool {
        checks::by_code(&self.code).is_none_or(|check| file.runs(check))
    }
}

/// The folder of the file, from the root.
fn folder(path: &Path) -> PathBuf {
    absolute(path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new(".")))
}

/// The draft as seen from the folder: the same on every machine.
fn below(folder: &Path, draft: &str) -> String {
    let draft = absolute(Path::new(draft));
    let seen = pathdiff::diff_paths(&draft, folder).unwrap_or(draft);
    let parts = seen.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// The path from the root, links followed where it is there.
fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}
