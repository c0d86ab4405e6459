//! A `copydesk.toml` to begin with: what was found in the folder, and every other key at its default, as a comment.
use std::fmt::Write;

use toml::Value;

use crate::{checks, workspace::survey::Survey};

/// The text of the file.
pub fn template(survey: &Survey) -> String {
    let sources = survey.sources.iter().map(|it| it.path().to_owned()).collect();
    let drafts = survey.drafts.iter().map(|(glob, _)| glob).chain(&survey.papers).cloned().collect();
    let day_first = match &survey.day_first {
        Some((date, path)) => format!("day_first = true # {date} in {path}"),
        None => "# day_first = false".to_owned(),
    };
    let corpus = list("corpus", sources, "sources/");
    let drafts = list("drafts", drafts, "drafts/**/*.md");
    let severities = severities();
    format!(
        "\
# Settings of Copydesk for this folder and those below it. Paths are relative to this file.
# A line that begins with # has no effect; without the #, it has.

# What drafts are checked against: folders of articles, single articles, fact sheets.
# Without this line: the fact sheet that comes with Copydesk.
{corpus}

# What `copydesk check` reads when no draft is named; ! before what is no draft.
{drafts}

# The day of publication, for drafts that give no date themselves.
# published = 2025-11-04

# Whether 11/04/2025 is 11 April rather than November 4.
{day_first}

# How loud each check is: error, warning, info, hint or off. `copydesk explain` tells what each does.
[severity]
{severities}
[names]
# Names that are right, though near to a name in the sources.
# accepted = [\"Jon Smyth\"]
"
    )
}

/// The key with its values, each on a line of its own if they are many; an example in a comment, if there are none.
fn list(key: &str, values: Vec<String>, example: &str) -> String {
    /// So many values fit on a line.
    const SHORT: usize = 3;
    let quoted = |value: String| Value::from(value).to_string();
    match values.len() {
        0 => format!("# {key} = [{}]", quoted(example.to_owned())),
        1..=SHORT => format!("{key} = [{}]", values.into_iter().map(quoted).collect::<Vec<_>>().join(", ")),
        _ => {
            let lines: String = values.into_iter().map(|value| format!("    {},\n", quoted(value))).collect();
            format!("{key} = [\n{lines}]")
        }
    }
}

/// Every check at its own severity.
fn severities() -> String {
    let mut lines = String::new();
    for check in checks::ALL {
        // Writing to a string does not fail.
        let _ = writeln!(lines, "# {} = \"{}\"", check.code, check.default_level());
    }
    lines
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{
        config::Config,
        workspace::{
            config::{Settings, parse::parse},
            survey::Sources,
        },
    };

    fn read(text: &str) -> Settings {
        parse(text, Path::new("copydesk.toml")).unwrap()
    }

    #[test]
    fn what_was_found_is_set_and_nothing_else() {
        let survey = Survey {
            sources: vec![
                Sources::Folder("wire \"A\"/".to_owned(), 3),
                Sources::Sheet("facts.toml".to_owned()),
            ],
            drafts: ["a", "b", "c"].map(|name| (format!("{name}/**/*.md"), 1)).into(),
            papers: vec!["!README.md".to_owned()],
            day_first: Some(("25/11/2025".to_owned(), "wire/a.md".to_owned())),
            others: Vec::new(),
        };
        let settings = read(&template(&survey));
        assert_eq!(settings.corpus, ["wire \"A\"/", "facts.toml"].map(std::path::PathBuf::from));
        assert_eq!(settings.drafts, ["a/**/*.md", "b/**/*.md", "c/**/*.md", "!README.md"]);
        assert_eq!(settings.config, Config { day_first: true, ..Config::default() });
        let empty = read(&template(&Survey::default()));
        assert_eq!(empty, Settings { path: empty.path.clone(), ..Settings::default() });
    }

    #[test]
    fn what_stands_in_comments_may_be_set_and_is_the_default() {
        let text = template(&Survey::default());
        let is_key = |line: &str| line.starts_with("# ") && line.contains(" = ");
        let bare: Vec<&str> = text
            .lines()
            .map(|line| if is_key(line) { line.trim_start_matches("# ") } else { line })
            .collect();
        let settings = read(&bare.join("\n"));
        assert_eq!(settings.config.day_first, Config::default().day_first);
        for check in checks::ALL {
            let default = (!check.off).then_some(check.severity);
            assert_eq!(settings.config.severities[check.code], default, "{}", check.code);
        }
        // The rest are examples: that they are read is enough.
        assert!(!settings.corpus.is_empty() && !settings.drafts.is_empty());
        assert!(settings.config.published.is_some() && !settings.config.accepted_names.is_empty());
    }
}
