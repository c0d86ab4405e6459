//! `copydesk check --fix`: makes the sure fixes of some checks in the drafts, and shows the difference.
use std::{io::Write, path::Path, sync::Arc};

use crate::{
    analysis::{
        Analysis,
        action::{self, Mending},
    },
    cli::{
        Output, Problem, Status,
        args::{CheckArgs, CheckFormat},
        desk::STDIN,
        diff, load,
        terminal::Terminal,
    },
    source::{Article, encoding},
    workspace::{self, write},
};

/// What came of it.
#[derive(Debug, Default)]
pub(super) struct Fixed {
    /// How many findings were mended.
    pub(super) count: usize,
    /// The difference, file by file.
    diff: String,
    /// A line for each file that had something to mend.
    told: String,
    /// Standard input as it is now.
    input: Option<Vec<u8>>,
}

/// Mends the drafts and puts what is left in them in the place of what was found.
pub(super) fn run(args: &CheckArgs, files: &mut [Analysis], problems: &mut Vec<Problem>) -> Fixed {
    let mut fixed = Fixed::default();
    if args.fix.is_empty() {
        return fixed;
    }
    for file in files {
        match fixed.mend(args, file) {
            Ok(Some(mended)) => *file = mended,
            Ok(None) => {}
            Err(reason) => problems.push(Problem { path: file.draft.path.clone(), reason }),
        }
    }
    fixed
}

impl Fixed {
    /// Mends one draft; the draft as it is then, if it was changed.
    fn mend(&mut self, args: &CheckArgs, file: &Analysis) -> Result<Option<Analysis>, String> {
        let path = Path::new(&file.draft.path);
        let is_input =
            args.drafts.drafts.iter().any(|it| it == Path::new(STDIN)) && path == args.drafts.stdin_filename;
        let bytes = if is_input { load::input() } else { std::fs::read(path) };
        let bytes = bytes.map_err(|error| format!("it cannot be read again ({error})"))?;
        let mending = action::mend(file, &args.fix);
        if mending.edits.is_empty() {
            self.tell(path, &mending, args.diff);
            self.input = is_input.then_some(bytes);
            return Ok(None);
        }
        let new = rewritten(file, &bytes, &mending)?;
        let mended = analysed(file, &new)?;
        match args.diff {
            true => {}
            false if is_input => self.input = Some(new),
            false => write::write(path, Some(&bytes), &new).map_err(|why| why.to_string())?,
        }
        self.tell(path, &mending, args.diff);
        let terminal = Terminal::of_stdout(args.color);
        self.diff +=
            &diff::unified(&file.draft.path, file.draft.text.as_str(), mended.draft.text.as_str(), terminal);
        if args.diff {
            return Ok(None);
        }
        self.count += mending.mended;
        Ok(Some(mended))
    }

    fn tell(&mut self, path: &Path, mending: &Mending, is_trial: bool) {
        let Mending { mended, unsure, quoted, overlapping, .. } = *mending;
        let left = |number: usize, why: &str| (number > 0).then(|| format!("{number} {why}"));
        let done = if is_trial { "would be fixed" } else { "fixed" };
        let parts = [
            left(mended, done),
            left(unsure, "left for you to decide"),
            left(quoted, "left between quotation marks (--fix misquote changes quoted words too)"),
            left(overlapping, "left that touched another (run it again)"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if !parts.is_empty() {
            self.told += &format!("{}: {}.\n", path.display(), parts.join(", "));
        }
    }

    /// What is printed where nothing was to be changed: the difference alone.
    pub(super) fn trial(self, problems: Vec<Problem>) -> Output {
        let status = match () {
            () if !problems.is_empty() => Status::Failed,
            () if !self.diff.is_empty() => Status::Found,
            () => Status::Clean,
        };
        to_stderr(&self.told);
        Output { text: self.diff, problems, status }
    }

    /// Adds the difference to a report. Where standard input was mended, it takes the place of the report, which goes to
    /// standard error; so does what is told beside a report for programs.
    pub(super) fn beside(self, report: Output, args: &CheckArgs) -> Output {
        let gap = if self.told.is_empty() { "" } else { "\n" };
        let told = if args.quiet { String::new() } else { self.diff + &self.told + gap };
        if let Some(input) = self.input {
            to_stderr(&(told + &report.text));
            // A reader that went away is no failure.
            let _ = std::io::stdout().lock().write_all(&input);
            return Output { text: String::new(), ..report };
        }
        if args.format == CheckFormat::Text {
            return Output { text: told + &report.text, ..report };
        }
        to_stderr(&told);
        report
    }
}

fn to_stderr(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// The bytes of the draft with the edits made.
fn rewritten(file: &Analysis, bytes: &[u8], mending: &Mending) -> Result<Vec<u8>, String> {
    match encoding::decode(bytes) {
        Ok(now) if now.text == file.draft.text.as_str() => {}
        Ok(_) => return Err(write::Refusal::Changed.to_string()),
        Err(_) => {
            return Err(
                "nothing was fixed: a file of this kind can be changed only in the program that it was made with"
                    .to_owned()
            );
        }
    }
    let edits: Vec<_> =
        mending.edits.iter().map(|edit| (edit.span.clone(), edit.new_text.as_str())).collect();
    encoding::rewritten(bytes, &edits).map_err(|why| format!("nothing was fixed: {why}"))
}

/// The draft as it is now, against the same sources.
fn analysed(file: &Analysis, bytes: &[u8]) -> Result<Analysis, String> {
    let draft = workspace::draft_from(&file.draft.path, bytes, &file.config);
    let draft = draft.map_err(|problem| problem.reason.to_string())?;
    let draft = Article { accepted: file.draft.accepted.clone(), ..draft };
    Ok(Analysis::new(draft, Arc::clone(&file.corpus), Arc::clone(&file.config)))
}
