//! What may be typed.
mod form;
mod known;

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueHint};
use clap_complete::Shell;
use jiff::civil::Date;

pub(super) use crate::cli::args::form::{CheckFormat, Color, Format, PacketFormat};
use crate::{
    checks, cli::args::known::known, config::unknown, finding::Severity, source::NO_REASON, workspace::config,
};

/// Checks a draft against the sources it was written from.
#[derive(Debug, Parser)]
#[command(
    name = "copydesk",
    version,
    after_help = "It tells whether a draft agrees with the sources it was given, not whether the sources are right. \
        Everything is done on this machine."
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check drafts: quotations, figures, dates and names against the sources.
    #[command(after_help = "Exit status: 0 nothing found that matters, 1 findings at or above --fail-on, \
        2 something could not be checked.")]
    Check(CheckArgs),
    /// Write drafts out with a note on every quotation, figure, date and name: what came of it, and what each source says.
    #[command(
        after_help = "Exit status: 0 written, 2 something could not be read or written; the rest is written."
    )]
    Report(ReportArgs),
    /// Accept a finding: write into the ledger beside the draft who lets it stand, and why.
    #[command(
        after_help = "The ledger, copydesk.ledger.toml, is read by every check. An entry holds for one sentence and \
        one passage of a source; when either changes, the finding comes back."
    )]
    Accept(AcceptArgs),
    /// Explain a check, or list all of them.
    Explain(ExplainArgs),
    /// Print what is found in a draft or source: quotations, figures, dates, names.
    Facts(FactsArgs),
    /// Build, show or search a corpus of sources.
    Corpus(CorpusArgs),
    /// Serve an editor over standard input and output (the Language Server Protocol).
    Lsp(LspArgs),
    /// Write a copydesk.toml that explains itself, after a look at the folder.
    #[command(
        after_help = "Folders with names such as sources, research or drafts are taken for what they say; saved \
        pages, transcripts and fact sheets are sources wherever they lie. Read what it decided, and change it."
    )]
    Init(InitArgs),
    /// Print a script that completes commands, options and their values in a shell.
    #[command(after_help = COMPLETIONS_HELP)]
    Completions(CompletionsArgs),
    /// Print the manual page, or write the pages of all commands.
    Man(ManArgs),
}

/// For which folder.
#[derive(Debug, Group)]
pub(super) struct InitArgs {
    /// The folder of the story or of the desk.
    #[arg(value_name = "FOLDER", default_value = ".", value_hint = ValueHint::DirPath)]
    pub(super) folder: PathBuf,
    /// Write over a copydesk.toml that is there.
    #[arg(long)]
    pub(super) force: bool,
    /// Print the file instead of writing it.
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// Where each shell looks for such scripts.
const COMPLETIONS_HELP: &str = "\
Once, to have it in every new shell:
  bash        copydesk completions bash > ~/.local/share/bash-completion/completions/copydesk
  zsh         copydesk completions zsh > ~/.zfunc/_copydesk
              and in ~/.zshrc, before compinit: fpath+=~/.zfunc
  fish        copydesk completions fish > ~/.config/fish/completions/copydesk.fish
  PowerShell  copydesk completions powershell >> $PROFILE
  Elvish      copydesk completions elvish > ~/.config/elvish/lib/copydesk.elv
              and in rc.elv: use copydesk";

/// For which shell.
#[derive(Debug, Group)]
pub(super) struct CompletionsArgs {
    /// The shell.
    #[arg(value_name = "SHELL")]
    pub(super) shell: Shell,
}

/// Where manual pages go.
#[derive(Debug, Group)]
pub(super) struct ManArgs {
    /// Write copydesk.1, copydesk-check.1 and so on into this folder, which is made if need be.
    #[arg(long, short, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(super) output: Option<PathBuf>,
}

/// How to serve an editor.
#[derive(Debug, Group)]
pub(super) struct LspArgs {
    /// Standard input and output: the only way there is, so this changes nothing.
    #[arg(long)]
    pub(super) stdio: bool,
    /// Write notes for finding faults to this file instead of standard error. No draft's text is in them.
    #[arg(long, value_name = "FILE")]
    pub(super) log: Option<PathBuf>,
    /// Leave when this process is gone: some editors say here what others say on connecting.
    #[arg(long = "clientProcessId", value_name = "NUMBER")]
    pub(super) parent: Option<u32>,
}

#[derive(Debug, Group)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) drafts: DraftArgs,
    /// How to print the findings.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: CheckFormat,
    /// Exit with status 1 from this severity on: error, warning, info or hint.
    #[arg(long, value_name = "LEVEL", default_value = "error", value_parser = known(severity, severities),
        hide_possible_values = true)]
    pub(super) fail_on: Severity,
    #[command(flatten)]
    pub(super) gate: GateArgs,
    /// Run only this check (may be given more than once).
    #[arg(long, value_name = "CODE", value_parser = known(code, codes), hide_possible_values = true)]
    pub(super) only: Vec<String>,
    /// Report a check's findings at another severity, or `off` (may be given more than once).
    #[arg(long = "severity", value_name = "CODE=LEVEL", value_parser = known(code_and_level, codes_and_levels),
        hide_possible_values = true)]
    pub(super) severities: Vec<(String, Option<Severity>)>,
    /// Make the sure fixes of these checks in the drafts, and print the difference. Words between quotation marks are
    /// changed only if `misquote` is among them. What is left is reported.
    #[arg(long, value_name = "CODE", value_parser = known(code, codes), hide_possible_values = true,
        value_delimiter = ',', conflicts_with_all = ["baseline", "changed_since"])]
    pub(super) fix: Vec<String>,
    /// Print the difference that --fix would make, and change nothing; exit with status 1 if there is one.
    #[arg(long, requires = "fix")]
    pub(super) diff: bool,
    /// Check again whenever a draft, a source, the settings, the ledger or the baseline change, until Ctrl-C; the exit
    /// status is that of the last check. As text, or with `--format json` a line for each check.
    #[arg(long, conflicts_with_all = ["fix", "diff", "write_baseline"])]
    pub(super) watch: bool,
    /// Print the findings and nothing else: no closing lines, no progress bar.
    #[arg(long, short)]
    pub(super) quiet: bool,
    /// When to use colours; `auto` means on a terminal, unless NO_COLOR is set.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
}

#[derive(Debug, Group)]
pub(super) struct ReportArgs {
    #[command(flatten)]
    pub(super) drafts: DraftArgs,
    /// The file to write, or `-` for standard output.
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    pub(super) output: PathBuf,
    /// `html`: one page that needs nothing else, for the screen and for paper. `markdown`: the draft with footnotes, for a wiki
    /// or a pull request. Without it, the ending of FILE decides; else html.
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<PacketFormat>,
}

/// What is to be checked, and against what.
#[derive(Debug, Group)]
pub(super) struct DraftArgs {
    /// Drafts, folders of drafts, or `-` for standard input. Without any: the drafts that copydesk.toml names.
    #[arg(value_name = "DRAFT")]
    pub(super) drafts: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) sources: SourceArgs,
    /// Treat standard input as this file: its ending gives the format, its folder the copydesk.toml.
    #[arg(long, value_name = "NAME", default_value = "stdin.md")]
    pub(super) stdin_filename: PathBuf,
}

/// Which findings count.
#[derive(Debug, Group)]
pub(super) struct GateArgs {
    /// Pass over the findings that this file holds: they were known before.
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Write the findings of these drafts into the file that --baseline names: from now on they are known.
    #[arg(long, requires = "baseline")]
    pub(super) write_baseline: bool,
    /// Report only what stands in blocks touched since this git revision (HEAD, a branch, a tag, a commit).
    #[arg(long, value_name = "REV", conflicts_with = "write_baseline")]
    pub(super) changed_since: Option<String>,
}

/// Which finding may stand, and why.
#[derive(Debug, Group)]
pub(super) struct AcceptArgs {
    /// The draft.
    #[arg(value_name = "DRAFT")]
    pub(super) draft: PathBuf,
    #[command(flatten)]
    pub(super) sources: SourceArgs,
    /// The check whose finding is accepted.
    #[arg(long, value_name = "CODE", value_parser = known(code, codes), hide_possible_values = true)]
    pub(super) code: String,
    /// The line it is on; needed where the check finds several.
    #[arg(long, value_name = "LINE")]
    pub(super) line: Option<usize>,
    /// Words that it reports, or that stand in its sentence.
    #[arg(long, value_name = "WORDS")]
    pub(super) words: Option<String>,
    /// Why it may stand.
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    pub(super) reason: String,
    /// Who accepts it. Without it: git's user.name, else the name of the account.
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
    /// The day on which it was accepted. Without it: today.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<Date>,
}

/// Where sources and settings come from.
#[derive(Clone, Debug, Group)]
pub(super) struct SourceArgs {
    /// A folder of source articles, one article, or a fact sheet (may be given more than once). Without it: what
    /// copydesk.toml names, else the built-in corpus.
    #[arg(long, value_name = "PATH")]
    pub(super) corpus: Vec<PathBuf>,
    /// Read the settings from this file instead of the nearest copydesk.toml at or above the draft.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    /// Read no copydesk.toml.
    #[arg(long)]
    pub(super) no_config: bool,
}

#[derive(Debug, Group)]
pub(super) struct ExplainArgs {
    /// The check; without it, all are listed.
    #[arg(value_name = "CODE", value_parser = known(code, codes), hide_possible_values = true)]
    pub(super) code: Option<String>,
    /// When to use colours; `auto` means on a terminal, unless NO_COLOR is set.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
}

#[derive(Debug, Group)]
pub(super) struct FactsArgs {
    /// Drafts or sources, or `-` for standard input.
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// How to print the facts: `text` for people, `json` for programs.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,
    /// Read the settings from this file instead of the nearest copydesk.toml at or above the file.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    /// Read no copydesk.toml.
    #[arg(long)]
    pub(super) no_config: bool,
}

#[derive(Debug, Group)]
pub(super) struct CorpusArgs {
    #[command(subcommand)]
    pub(super) command: CorpusCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum CorpusCommand {
    /// Write a fact sheet: the facts of source articles in a file that can be read, edited and shared.
    Build {
        /// Folders and files of source articles.
        #[arg(value_name = "ARTICLE", required = true)]
        articles: Vec<PathBuf>,
        /// The fact sheet to write.
        #[arg(long, short, value_name = "SHEET")]
        output: PathBuf,
    },
    /// Write an archive: an index on disk, for more articles than can be read for every check.
    ///
    /// Run it again when articles were added, changed or removed: only those are read. It may be stopped at any time;
    /// the next run goes on. Give the archive to `--corpus`, or name it in copydesk.toml, as you would a folder.
    Index {
        /// Folders and files of source articles.
        #[arg(value_name = "ARTICLE", required = true)]
        articles: Vec<PathBuf>,
        /// The archive to write: a folder, made if it is not there.
        #[arg(long, short, value_name = "ARCHIVE")]
        output: PathBuf,
    },
    /// Tell how much the sources and archives hold, and whether the archives are sound.
    Stats {
        #[command(flatten)]
        sources: SourceArgs,
    },
    /// Show the sources and what was found in each.
    Show {
        #[command(flatten)]
        sources: SourceArgs,
    },
    /// Find quotations, figures and dates whose sentence holds all of the words.
    Search {
        /// The words, in any order, in any case.
        #[arg(value_name = "WORD", required = true)]
        words: Vec<String>,
        #[command(flatten)]
        sources: SourceArgs,
    },
}

fn code(code: &str) -> Result<String, String> {
    match checks::by_code(code) {
        Some(check) => Ok(check.code.to_owned()),
        None => Err(unknown("check", code, &checks::codes())),
    }
}

fn codes() -> Vec<String> {
    checks::codes().into_iter().map(str::to_owned).collect()
}

fn reason(text: &str) -> Result<String, String> {
    let text = text.trim();
    let is_one = !text.is_empty() && text != NO_REASON;
    is_one.then(|| text.to_owned()).ok_or_else(|| "say why the words may stand".to_owned())
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write the day as 2025-11-04".to_owned())
}

fn severity(name: &str) -> Result<Severity, String> {
    let names = Severity::ALL.map(Severity::name);
    Severity::by_name(name).ok_or_else(|| unknown("severity", name, &names))
}

fn severities() -> Vec<String> {
    Severity::ALL.map(|it| it.name().to_owned()).to_vec()
}

fn code_and_level(wish: &str) -> Result<(String, Option<Severity>), String> {
    let (name, level) = wish.split_once('=').ok_or("write it as CODE=LEVEL")?;
    let level = config::level(level).ok_or_else(|| unknown("severity", level, &config::level_names()))?;
    Ok((code(name)?, level))
}

fn codes_and_levels() -> Vec<String> {
    let levels = |code: &str| {
        config::level_names().into_iter().map(|level| format!("{code}={level}")).collect::<Vec<_>>()
    };
    checks::codes().into_iter().flat_map(levels).collect()
}
