//! From TOML to [`Settings`]. Serde's own messages do not say where or what was meant, so the tables are walked by hand.
use std::path::Path;

use ignore::overrides::OverrideBuilder;
use toml::de::DeTable;

use super::{
    Mistake, Settings,
    reader::{Reader, Value},
};
use crate::{checks, config::unknown, finding::Severity};

const KEYS: &[&str] = &["corpus", "drafts", "severity", "names", "published", "day_first"];
const NAMES_KEYS: &[&str] = &["accepted"];

/// Reads the text of the file at `path`; else every mistake in it, in the order of the file.
pub(super) fn parse(text: &str, path: &Path) -> Result<Settings, Vec<Mistake>> {
    let mut settings = Settings { path: Some(path.to_owned()), ..Settings::default() };
    Reader::read(text, path, |reader, table| reader.root(table, &mut settings))?;
    Ok(settings)
}

impl Reader {
    fn root(&mut self, table: &DeTable<'_>, settings: &mut Settings) {
        let folder = settings.folder();
        for (key, value) in table {
            match &**key.get_ref() {
                "corpus" => {
                    settings.corpus = self.texts(value).iter().map(|path| folder.join(path)).collect();
                }
                "drafts" => settings.drafts = self.globs(value),
                "severity" => self.severity(value, settings),
                "names" => self.names(value, settings),
                "published" => settings.config.published = self.date(value),
                "day_first" => settings.config.day_first = self.truth(value),
                other => self.mistake(key.span(), unknown("key", other, KEYS)),
            }
        }
    }

    fn severity(&mut self, value: &Value<'_>, settings: &mut Settings) {
        let codes = checks::codes();
        for (key, value) in self.table(value) {
            let code = key.get_ref();
            if !codes.contains(&&**code) {
                self.mistake(key.span(), unknown("check", code, &codes));
            } else if let Some(level) = self.level(value) {
                settings.config.severities.insert(code.to_string(), level);
            }
        }
    }

    fn level(&mut self, value: &Value<'_>) -> Option<Option<Severity>> {
        let name = self.text(value)?;
        let level = level(&name);
        if level.is_none() {
            self.mistake(value.span(), unknown("severity", &name, &level_names()));
        }
        level
    }

    fn names(&mut self, value: &Value<'_>, settings: &mut Settings) {
        for (key, value) in self.table(value) {
            match &**key.get_ref() {
                "accepted" => settings.config.accepted_names = self.texts(value),
                other => self.mistake(key.span(), unknown("key", other, NAMES_KEYS)),
            }
        }
    }

    fn globs(&mut self, value: &Value<'_>) -> Vec<String> {
        let globs = self.texts(value);
        for glob in &globs {
            if let Err(error) = OverrideBuilder::new("").add(glob) {
                self.mistake(value.span(), error.to_string());
            }
        }
        globs
    }
}

/// A severity's name, or "off".
pub(crate) fn level(name: &str) -> Option<Option<Severity>> {
    if name == "off" { Some(None) } else { Severity::by_name(name).map(Some) }
}

/// What may be written for a severity.
pub(crate) fn level_names() -> Vec<&'static str> {
    Severity::ALL.into_iter().map(Severity::name).chain(["off"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(text: &str) -> Vec<String> {
        let problems = parse(text, Path::new("desk/copydesk.toml")).err().unwrap_or_default();
        problems.into_iter().map(|problem| format!("{}: {}", problem.place(), problem.reason)).collect()
    }

    #[test]
    fn everything_may_be_set() {
        let text = "corpus = [\"sources\", \"/wire\"]\ndrafts = [\"drafts/**/*.md\"]\npublished = 2025-11-04\n\
            day_first = true\n[severity]\nunused-pardon = \"off\"\n[names]\naccepted = [\"Ana Lía\"]\n";
        let settings = parse(text, Path::new("desk/copydesk.toml")).unwrap_or_default();
        assert_eq!(settings.corpus, ["desk/sources", "/wire"].map(std::path::PathBuf::from));
        assert_eq!(settings.drafts, ["drafts/**/*.md"]);
        assert_eq!(settings.config.published, Some(jiff::civil::date(2025, 11, 4)));
        assert!(settings.config.day_first);
        assert_eq!(settings.config.severities["unused-pardon"], None);
        assert_eq!(settings.config.accepted_names, ["Ana Lía"]);
    }

    #[test]
    fn a_mistake_is_named_with_its_place_and_what_was_meant() {
        let table = [
            ("\ncorpsu = []", "2:1: no key is called `corpsu`; did you mean `corpus`?"),
            ("corpus = 'x'", "1:10: a list of strings is wanted here, not a string"),
            ("drafts = ['a[']", "1:10: error parsing glob"),
            ("drafts = [1]", "1:11: a string is wanted here, not a number"),
            ("published = 'May'", "1:13: a date is wanted here, such as 2025-11-04"),
            ("published = 2025-02-30", "1:13: "),
            ("day_first = 'é'", "1:13: true or false is wanted here, not a string"),
            (
                "[severity]\nunused-pardons = 'off'",
                "2:1: no check is called `unused-pardons`; did you mean `unused-pardon`?",
            ),
            (
                "[severity]\nunused-pardon = 'warn'",
                "2:17: no severity is called `warn`; did you mean `warning`?",
            ),
            ("[names]\naccept = []", "2:1: no key is called `accept`; did you mean `accepted`?"),
            ("severity = 1", "1:12: a table is wanted here, not a number"),
            ("corpus = [", "1:"),
        ];
        for (text, mistake) in table {
            let found = mistakes(text);
            let wanted = format!("desk/copydesk.toml:{mistake}");
            assert!(found.len() == 1 && found[0].starts_with(&wanted), "{text}\n{found:?}");
        }
    }
}
