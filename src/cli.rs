//! The command line. (First version: `facts` alone, for the extractors to be measured with.)
#![expect(clippy::print_stdout, reason = "the command line prints")]
mod facts;

/// Runs the program; the exit status.
pub fn run(args: Vec<String>) -> u8 {
    let paths = args.iter().skip(2).filter(|arg| !arg.starts_with("--") && *arg != "json");
    let files: Vec<_> = paths.map(|path| facts::json(path)).collect();
    println!("{}", serde_json::json!({ "files": files }));
    0
}
