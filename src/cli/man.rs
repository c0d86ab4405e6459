//! `copydesk man`: the manual, from the same words as `--help`.
use std::{fs, path::Path};

use clap::{Command, CommandFactory};
use clap_mangen::{
    Man,
    roff::{Roff, bold, roman},
};

use crate::cli::{
    Output, Problem, Status,
    args::{Args, ManArgs},
    load,
    terminal::count,
};

/// The program, and the page that every other page leads to.
const NAME: &str = "copydesk";

/// What the page of the program says beside its help: heading, and names with their meaning.
const BESIDE: &[(&str, &[(&str, &str)])] = &[
    (
        "EXIT STATUS",
        &[
            ("0", "Nothing found that matters."),
            ("1", "Findings at or above the severity that was asked for."),
            ("2", "Something could not be read or checked; the rest was."),
        ],
    ),
    (
        "FILES",
        &[(
            "copydesk.toml",
            "The settings: the nearest one at or above a draft. copydesk-init(1) writes one.",
        )],
    ),
    (
        "ENVIRONMENT",
        &[
            ("NO_COLOR", "If set, no colours are used unless --color=always asks for them."),
            ("COLUMNS", "How wide reports are; without it, as wide as the terminal."),
            ("COPYDESK_CACHE_DIR", "Where copydesk-lsp(1) keeps pages for editors to open."),
        ],
    ),
];

/// The page of the program, or a file for each command.
pub(super) fn run(args: &ManArgs) -> Output {
    match &args.output {
        None => Output { text: page(&program()).1, problems: Vec::new(), status: Status::Clean },
        Some(folder) => write(folder),
    }
}

fn write(folder: &Path) -> Output {
    let pages = pages(&program());
    let made = fs::create_dir_all(folder).map_err(|error| Problem {
        path: folder.display().to_string(),
        reason: format!("the folder cannot be made ({error})"),
    });
    let written =
        made.and_then(|()| pages.iter().try_for_each(|(name, page)| load::write(&folder.join(name), page)));
    match written {
        Ok(()) => Output {
            text: format!("{}: {}\n", folder.display(), count(pages.len(), "manual page")),
            problems: Vec::new(),
            status: Status::Clean,
        },
        Err(problem) => Output { text: String::new(), problems: vec![problem], status: Status::Failed },
    }
}

/// The program with every command knowing its full name.
fn program() -> Command {
    let mut program = Args::command().disable_help_subcommand(true);
    program.build();
    program
}

/// The pages of a command and of those below it: file name and content.
fn pages(command: &Command) -> Vec<(String, String)> {
    let below = command.get_subcommands().flat_map(pages);
    [page(command)].into_iter().chain(below).collect()
}

/// Name of the file and content.
fn page(command: &Command) -> (String, String) {
    let version = format!("Copydesk {}", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).date(version).source("");
    let mut page = Vec::new();
    // Writing to memory does not fail.
    let _ = man
        .render_title(&mut page)
        .and_then(|()| man.render_name_section(&mut page))
        .and_then(|()| synopsis(command).to_writer(&mut page))
        .and_then(|()| man.render_options_section(&mut page))
        .and_then(|()| match command.has_subcommands() {
            true => man.render_subcommands_section(&mut page),
            false => Ok(()),
        })
        .and_then(|()| closing(command).to_writer(&mut page));
    (man.get_filename(), String::from_utf8_lossy(&page).into_owned())
}

/// As `--help` gives it: the crate's own lists every option without its value.
fn synopsis(command: &Command) -> Roff {
    let usage = command.clone().render_usage().to_string();
    let mut roff = Roff::new();
    roff.control("SH", ["SYNOPSIS"]);
    roff.text([bold(usage.trim_start_matches("Usage: "))]);
    roff
}

/// What stands below the options.
fn closing(command: &Command) -> Roff {
    let mut roff = Roff::new();
    if let Some(notes) = command.get_after_help() {
        roff.control("SH", ["NOTES"]);
        // Lines that stand in columns are left as they are.
        let notes = notes.to_string();
        let as_it_is = notes.contains('\n');
        if as_it_is {
            roff.control("nf", []);
        }
        for line in notes.lines() {
            roff.text([roman(line)]);
        }
        if as_it_is {
            roff.control("fi", []);
        }
    }
    for (heading, entries) in BESIDE.iter().filter(|_| command.get_name() == NAME) {
        roff.control("SH", [*heading]);
        for (name, meaning) in *entries {
            roff.control("TP", []);
            roff.text([bold(*name)]);
            roff.text([roman(*meaning)]);
        }
    }
    if command.get_name() != NAME {
        roff.control("SH", ["SEE ALSO"]);
        roff.text([bold(NAME), roman("(1)")]);
    }
    roff
}
