//! `copydesk init`: a `copydesk.toml` for a folder, and what was decided.
use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write},
    path::Path,
};

use crate::{
    cli::{
        Output, Problem, Status,
        args::{Color, InitArgs},
        terminal::{STRONG, Terminal, clean, count},
    },
    workspace::{
        config::{self, FILE_NAME},
        survey::{Sources, Survey, survey},
    },
};

/// No more of a list than this is printed; the file has all.
const SHOWN: usize = 6;

/// Looks, writes, tells.
pub(super) fn run(args: &InitArgs) -> Output {
    let folder = &args.folder;
    if !folder.is_dir() {
        return failed(folder, "there is no such folder; make it first".to_owned());
    }
    let survey = survey(folder);
    let text = config::template(&survey);
    if args.dry_run {
        return Output { text, problems: Vec::new(), status: Status::Clean };
    }
    let above =
        config::find(folder).filter(|file| file.parent() != Some(folder) && !folder.join(FILE_NAME).exists());
    let folder = plain(folder);
    let file = folder.join(FILE_NAME);
    if let Err(error) = write(&file, &text, args.force) {
        return failed(&file, error);
    }
    let terminal = Terminal::of_stdout(Color::Auto);
    let text = told(&survey, folder, above.as_deref(), terminal);
    Output { text, problems: Vec::new(), status: Status::Clean }
}

/// The folder as it stands in messages: without the `.` that stands for none.
fn plain(folder: &Path) -> &Path {
    folder.strip_prefix(".").unwrap_or(folder)
}

/// Never over a file that is there, unless that is asked for.
fn write(file: &Path, text: &str, force: bool) -> Result<(), String> {
    let mut options = OpenOptions::new();
    options.write(true).truncate(true).create(true).create_new(!force);
    let written = options.open(file).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            "it is there already; --dry-run prints what would be written, --force writes over it".to_owned()
        }
        _ => format!("it cannot be written ({error})"),
    })
}

fn failed(path: &Path, reason: String) -> Output {
    let problem = Problem { path: path.display().to_string(), reason };
    Output { text: String::new(), problems: vec![problem], status: Status::Failed }
}

/// What was decided and why, and what to do next.
fn told(survey: &Survey, folder: &Path, above: Option<&Path>, terminal: Terminal) -> String {
    let file = clean(&folder.join(FILE_NAME).display().to_string());
    let mut text = format!("{}\n", terminal.paint(STRONG, &format!("{file} is written.")));
    let mut tell = |key: &str, lines: Vec<String>| {
        let more = lines.len().saturating_sub(SHOWN);
        let mut key = key;
        for line in lines.into_iter().take(SHOWN) {
            text += &format!("  {key:<10}{}\n", clean(&line));
            key = "";
        }
        if more > 0 {
            text += &format!("  {:<10}and {more} more\n", "");
        }
    };
    tell("corpus", sources(survey));
    tell("drafts", drafts(survey));
    if let Some((date, path)) = &survey.day_first {
        tell("day_first", vec![format!("true: {date} in {path} can only be meant day first")]);
    }
    if !survey.others.is_empty() {
        let others = survey
            .others
            .iter()
            .map(|path| format!("{path}  nothing tells whether it is a draft or a source"));
        tell("left out", others.collect());
    }
    if survey.sources.iter().any(|it| matches!(it, Sources::Article(_))) {
        text += "In a folder of their own, say sources/, articles that come later would be found by themselves.\n";
    }
    if let Some(above) = above {
        text += &format!("{} holds no longer here.\n", clean(&above.display().to_string()));
    }
    text + "\n" + &next(survey, folder)
}

fn sources(survey: &Survey) -> Vec<String> {
    if survey.sources.is_empty() {
        return vec![
            "nothing here looks like a source: the fact sheet that comes with Copydesk is used".to_owned(),
        ];
    }
    let line = |source: &Sources| match source {
        Sources::Folder(path, texts) => format!("{path}  {}, by the folder's name", count(*texts, "file")),
        Sources::Article(path) => format!("{path}  articles or a transcript, by what it says of itself"),
        Sources::Sheet(path) => format!("{path}  a fact sheet"),
        Sources::Archive(path) => format!("{path}  an archive"),
    };
    survey.sources.iter().map(line).collect()
}

fn drafts(survey: &Survey) -> Vec<String> {
    if survey.drafts.is_empty() {
        return vec!["none is here yet".to_owned()];
    }
    survey.drafts.iter().map(|(glob, files)| format!("{glob}  {}", count(*files, "file"))).collect()
}

fn next(survey: &Survey, folder: &Path) -> String {
    let here = folder.as_os_str().is_empty();
    let folder = clean(&folder.display().to_string());
    let mut steps: Vec<(String, &str)> = Vec::new();
    match survey.sources.is_empty() {
        true => {
            steps.push(("put the sources into a folder".to_owned(), "say sources/, and name it under corpus"))
        }
        false if here => steps.push(("copydesk corpus show".to_owned(), "what is understood of each source")),
        false => {
            let command = format!("copydesk corpus show --config {folder}/{FILE_NAME}");
            steps.push((command, "what is understood of each source"));
        }
    }
    match survey.drafts.is_empty() {
        true => steps.push(("copydesk check DRAFT".to_owned(), "check a draft, once there is one")),
        false if here => steps.push(("copydesk check".to_owned(), "check the drafts")),
        false => steps.push((format!("copydesk check {folder}"), "check the drafts")),
    }
    let longest = steps.iter().map(|(step, _)| step.chars().count()).max().unwrap_or(0);
    let lines = steps.iter().map(|(step, why)| format!("  {step:longest$}  {why}\n"));
    format!("Next:\n{}", lines.collect::<String>())
}
