//! `--changed-since`: only the findings in blocks that were touched since a revision. The whole draft is read and checked all
//! the same: what stands around a block tells who speaks in it and what its figures are about.
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use crate::{
    analysis::Analysis,
    cli::Problem,
    finding::Finding,
    source::{Article, BlockKind},
    text::Span,
    workspace::{
        self,
        revision::{Before, Revision},
    },
};

/// Takes the findings out of the drafts that lie in what was not touched. Of a draft that git cannot tell about, all are kept.
pub(super) fn keep(files: &mut [Analysis], since: &str) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    let places: Vec<(PathBuf, String)> =
        files.iter().map(|file| place(Path::new(&file.draft.path))).collect();
    let mut revisions: HashMap<&Path, Result<Revision<'_>, String>> = HashMap::new();
    for (file, (folder, name)) in files.iter_mut().zip(&places) {
        let revision = revisions.entry(folder).or_insert_with(|| Revision::find(folder, since));
        match revision.as_ref().map_err(String::clone).and_then(|revision| revision.before(name)) {
            Ok(before) => keep_touched(file, before),
            Err(reason) => problems.push(Problem { path: file.draft.path.clone(), reason }),
        }
    }
    problems
}

/// The folder that a draft really lies in, and its name there.
fn place(path: &Path) -> (PathBuf, String) {
    let path = path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned());
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    (path.parent().map(Path::to_owned).unwrap_or_default(), name)
}

fn keep_touched(file: &mut Analysis, before: Before) {
    let before = match before {
        Before::Missing => return,
        Before::Same => {
            file.findings.clear();
            return;
        }
        Before::Other(bytes) => bytes,
    };
    // What could not be read then, or was empty, has no block that is still the same.
    let Ok(before) = workspace::draft_from(&file.draft.path, &before, &file.config) else { return };
    let touched = touched(&file.draft, &before);
    let draft = &file.draft;
    file.findings.retain(|finding| spans(finding).any(|span| is_touched(draft, &before, &touched, span)));
}

/// Which blocks of a draft the draft before has not, whatever their order.
fn touched(draft: &Article, before: &Article) -> Vec<bool> {
    let mut known: HashMap<(&BlockKind, &str), usize> = HashMap::new();
    for block in &before.blocks {
        *known.entry((&block.kind, &*block.prose)).or_default() += 1;
    }
    let is_new = |left: Option<&mut usize>| match left {
        Some(left @ 1..) => {
            *left -= 1;
            false
        }
        _ => true,
    };
    draft.blocks.iter().map(|block| is_new(known.get_mut(&(&block.kind, &*block.prose)))).collect()
}

/// Where a finding stands, and the passages of the draft itself that it rests on.
fn spans(finding: &Finding) -> impl Iterator<Item = &Span> {
    let own = finding.evidence.iter().filter(|it| it.citation.id.is_empty()).map(|it| &it.span);
    own.chain([&finding.span])
}

/// Does the span lie in a touched block? What lies in no block, such as a comment, is touched if it was not there before.
fn is_touched(draft: &Article, before: &Article, touched: &[bool], span: &Span) -> bool {
    let over = |extent: Span| extent.start < span.end && span.start < extent.end;
    let mut over = draft.blocks.iter().zip(touched).filter(|(block, _)| over(block.extent())).peekable();
    if over.peek().is_none() {
        return !before.text.as_str().contains(&draft.text.as_str()[span.clone()]);
    }
    over.any(|(_, touched)| *touched)
}
