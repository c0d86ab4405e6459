//! `copydesk accept`: writes down, beside a draft, that a finding may stand.
use std::path::{Path, PathBuf};

use crate::{
    analysis::{Analysis, claim, is_of_the_record},
    cli::{
        Output, Problem, Status,
        args::{AcceptArgs, DraftArgs},
        desk::{self, Checked, STDIN},
        terminal::clean,
    },
    finding::Finding,
    source::Acceptance,
    text::Encoding,
    workspace::{ledger, signature},
};

/// Checks the draft, and accepts the finding that is meant.
pub(super) fn run(args: &AcceptArgs) -> Output {
    match accept(args) {
        Ok(text) => Output { text: clean(&text) + "\n", problems: Vec::new(), status: Status::Clean },
        Err(problems) => Output { text: String::new(), problems, status: Status::Failed },
    }
}

fn accept(args: &AcceptArgs) -> Result<String, Vec<Problem>> {
    let problem = |reason: String| vec![Problem { path: args.draft.display().to_string(), reason }];
    if args.draft == Path::new(STDIN) || args.draft.is_dir() {
        return Err(problem("a ledger lies beside a draft: name the draft's file".to_owned()));
    }
    let asked = DraftArgs {
        drafts: vec![args.draft.clone()],
        sources: args.sources.clone(),
        stdin_filename: PathBuf::new(),
    };
    let Checked { files, problems, .. } = desk::check(&asked, false, &|_| ());
    let [file] = files.as_slice() else { return Err(problems) };
    if !problems.is_empty() {
        return Err(problems);
    }
    let finding = choose(file, args).map_err(problem)?;
    let folder = args.draft.parent().unwrap_or(Path::new(""));
    let by = args.by.clone().or_else(|| signature::who(folder));
    let by = by.ok_or_else(|| problem("say who accepts it: --by NAME".to_owned()))?;
    let on = args.on.unwrap_or_else(signature::today);
    let reason = args.reason.clone();
    let entry = Acceptance { claim: claim(&file.draft, finding), by, on, reason, place: String::new() };
    let path = ledger::beside(&args.draft);
    ledger::add(&path, &args.draft, &entry)
        .map_err(|reason| vec![Problem { path: path.display().to_string(), reason }])?;
    Ok(format!(
        "{}:{}: {} is accepted by {}, in {}",
        args.draft.display(),
        told(file, finding),
        finding.code,
        entry.by,
        path.display()
    ))
}

/// The one finding that the arguments mean.
fn choose<'a>(file: &'a Analysis, args: &AcceptArgs) -> Result<&'a Finding, String> {
    if is_of_the_record(&args.code) {
        return Err(format!(
            "a `{}` cannot be accepted: mend the comment or the entry it speaks of",
            args.code
        ));
    }
    let meant: Vec<&Finding> = file.findings.iter().filter(|it| is_meant(file, it, args)).collect();
    let Some((&first, rest)) = meant.split_first() else { return Err(none(file, args)) };
    // The same words of one sentence, found twice, are accepted by one entry.
    let same = claim(&file.draft, first);
    match rest.iter().all(|it| claim(&file.draft, it) == same) {
        true => Ok(first),
        false => Err(format!(
            "several findings are meant; choose one with --line or --words: {}",
            list(file, &meant)
        )),
    }
}

fn is_meant(file: &Analysis, finding: &Finding, args: &AcceptArgs) -> bool {
    let line = |at: usize| file.draft.text.position(at, Encoding::Utf32).line + 1;
    let on_line =
        args.line.is_none_or(|it| (line(finding.span.start)..=line(finding.span.end)).contains(&it));
    let is_worded = args.words.as_ref().is_none_or(|words| {
        let claim = claim(&file.draft, finding);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        claim.words.contains(&words) || claim.sentence.contains(&words)
    });
    finding.code == args.code && on_line && is_worded
}

/// Why no finding is meant, and which there are.
fn none(file: &Analysis, args: &AcceptArgs) -> String {
    if let Some(it) = file.accepted.iter().find(|it| is_meant(file, &it.finding, args)) {
        let by = it.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        return format!("that is accepted already{by}: {}", it.reason);
    }
    let others: Vec<&Finding> = file.findings.iter().filter(|it| it.code == args.code).collect();
    match others.is_empty() {
        true => format!("there is no `{}` in it", args.code),
        false => format!("there is no such `{}`; there are {}", args.code, list(file, &others)),
    }
}

fn list(file: &Analysis, findings: &[&Finding]) -> String {
    findings.iter().map(|it| told(file, it)).collect::<Vec<_>>().join(", ")
}

/// `3:12 “421”`: the place and the words.
fn told(file: &Analysis, finding: &Finding) -> String {
    let at = file.draft.text.position(finding.span.start, Encoding::Utf32);
    format!("{}:{} “{}”", at.line + 1, at.column + 1, claim(&file.draft, finding).words)
}
