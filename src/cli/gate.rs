//! Which findings count: those that are new.
mod baseline;
mod changed;

use std::path::Path;

use crate::{
    analysis::Analysis,
    cli::{Problem, args::GateArgs},
};

/// What was taken out of the drafts.
#[derive(Default)]
pub(super) struct Passed {
    /// How many findings the baseline holds.
    pub(super) known: usize,
    /// What there is to say of it; no problem.
    pub(super) told: Vec<Problem>,
}

/// Takes out of the drafts what does not count. What goes wrong is added to the problems, and then all findings are kept.
pub(super) fn apply(args: &GateArgs, files: &mut [Analysis], problems: &mut Vec<Problem>) -> Passed {
    let mut passed = Passed::default();
    if let Some(path) = &args.baseline {
        match known(path, args, files, problems.is_empty()) {
            Ok((known, notes)) => {
                let told = notes.into_iter().map(|note| about(path, note)).collect();
                passed = Passed { known, told };
            }
            Err(problem) => problems.push(problem),
        }
    }
    if let Some(revision) = &args.changed_since {
        problems.extend(changed::keep(files, revision));
    }
    passed
}

fn known(
    path: &Path,
    args: &GateArgs,
    files: &mut [Analysis],
    is_whole: bool,
) -> Result<(usize, Vec<String>), Problem> {
    if !args.write_baseline {
        return baseline::apply(path, files);
    }
    if !is_whole {
        let reason = "the baseline was not written, since not everything could be checked";
        return Err(about(path, reason.to_owned()));
    }
    let told = baseline::write(path, files)?;
    let (known, _) = baseline::apply(path, files)?;
    Ok((known, vec![told]))
}

fn about(path: &Path, reason: String) -> Problem {
    Problem { path: path.display().to_string(), reason }
}
