//! From JSON to [`Settings`]. Every mistake is named with what was probably meant; the rest holds all the same.
use serde_json::{Map, Value};

use crate::{
    checks,
    config::unknown,
    lsp::settings::{ASKS_REASON, CitationStyle, POSITION_ENCODING, SECTION, Settings},
    workspace::config::{level, level_names},
};

pub(super) const KEYS: &[&str] =
    &["corpus", "severities", "inlayHints", "codeLens", "citation", "published", "dayFirst", "by"];
const STYLES: &[&str] = &["footnote", "comment"];

/// The settings, and what is wrong in them.
pub(super) fn parse(table: &Map<String, Value>) -> (Settings, Vec<String>) {
    let mut reader = Reader::default();
    // Null is how some editors say that nothing is set.
    for (key, value) in table.iter().filter(|(_, value)| !value.is_null()) {
        reader.setting(key, value);
    }
    (reader.settings, reader.mistakes)
}

#[derive(Default)]
struct Reader {
    settings: Settings,
    mistakes: Vec<String>,
}

impl Reader {
    fn setting(&mut self, key: &str, value: &Value) {
        match key {
            "corpus" => self.settings.corpus = self.paths(value),
            "severities" => self.severities(value),
            "inlayHints" => self.settings.inlay_hints = self.truth(key, value),
            "codeLens" => self.settings.code_lens = self.truth(key, value),
            "citation" => self.settings.citation = self.citation(value),
            "published" => self.published(value),
            "by" => self.by(value),
            "dayFirst" | "day_first" => self.settings.config.day_first = self.truth(key, value),
            POSITION_ENCODING | ASKS_REASON => {}
            other => self.mistakes.push(format!("{SECTION}: {}", unknown("setting", other, KEYS))),
        }
    }

    /// A list; one path alone is natural to write too.
    fn paths(&mut self, value: &Value) -> Vec<String> {
        let paths = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        if !paths.iter().all(Value::is_string) {
            self.wrong("corpus", "a list of paths is wanted");
        }
        paths.iter().filter_map(|path| path.as_str().map(str::to_owned)).collect()
    }

    fn severities(&mut self, value: &Value) {
        let Some(table) = value.as_object() else {
            return self.wrong("severities", "checks with their severities are wanted");
        };
        let codes = checks::codes();
        for (code, value) in table.iter().filter(|(_, value)| !value.is_null()) {
            let name = value.as_str().unwrap_or_default();
            if !codes.contains(&code.as_str()) {
                self.wrong("severities", &unknown("check", code, &codes));
            } else if let Some(level) = level(name) {
                self.settings.config.severities.insert(code.clone(), level);
            } else {
                self.wrong(&format!("severities.{code}"), &unknown("severity", name, &level_names()));
            }
        }
    }

    fn truth(&mut self, key: &str, value: &Value) -> bool {
        if !value.is_boolean() {
            self.wrong(key, "true or false is wanted");
        }
        value.as_bool().unwrap_or_default()
    }

    fn citation(&mut self, value: &Value) -> CitationStyle {
        match value.as_str().unwrap_or_default() {
            "footnote" => CitationStyle::Footnote,
            "comment" => CitationStyle::Comment,
            other => {
                self.wrong("citation", &unknown("style", other, STYLES));
                CitationStyle::default()
            }
        }
    }

    fn by(&mut self, value: &Value) {
        self.settings.by = value.as_str().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        if !value.is_string() {
            self.wrong("by", "a name is wanted");
        }
    }

    fn published(&mut self, value: &Value) {
        self.settings.config.published = value.as_str().and_then(|day| day.parse().ok());
        if self.settings.config.published.is_none() {
            self.wrong("published", "a date is wanted, such as 2025-11-04");
        }
    }

    fn wrong(&mut self, key: &str, what: &str) {
        self.mistakes.push(format!("{SECTION}.{key}: {what}"));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(value: Value) -> (Settings, Vec<String>) {
        parse(value.as_object().unwrap_or(&Map::new()))
    }

    #[test]
    fn everything_may_be_set_and_null_sets_nothing() {
        let (settings, mistakes) = read(json!({
            "corpus": ["sources", "/wire"], "severities": {"misquote": "off", "stale-date": null},
            "inlayHints": true, "codeLens": false, "citation": "comment", "published": "2025-11-04", "dayFirst": true,
            "by": " Ada Quill ",
        }));
        assert_eq!(mistakes, [""; 0]);
        assert_eq!(settings.corpus, ["sources", "/wire"]);
        assert_eq!(settings.config.severities.len(), 1);
        assert_eq!(settings.config.severities["misquote"], None);
        assert_eq!((settings.inlay_hints, settings.code_lens), (true, false));
        assert_eq!(settings.citation, CitationStyle::Comment);
        assert_eq!(settings.config.published, Some(jiff::civil::date(2025, 11, 4)));
        assert!(settings.config.day_first);
        assert_eq!(settings.by.as_deref(), Some("Ada Quill"));
        assert_eq!(read(json!({"corpus": null, "codeLens": null})), (Settings::default(), Vec::new()));
        assert_eq!(read(json!({"corpus": "sources"})).0.corpus, ["sources"]);
    }

    #[test]
    fn a_mistake_is_named_with_what_was_meant_and_the_rest_holds() {
        let table = [
            (
                json!({"inlayHint": true}),
                "copydesk: no setting is called `inlayHint`; did you mean `inlayHints`?",
            ),
            (json!({"corpus": [1]}), "copydesk.corpus: a list of paths is wanted"),
            (json!({"severities": []}), "copydesk.severities: checks with their severities are wanted"),
            (
                json!({"severities": {"misqote": "off"}}),
                "copydesk.severities: no check is called `misqote`; did you mean `misquote`?",
            ),
            (
                json!({"severities": {"misquote": "warn"}}),
                "copydesk.severities.misquote: no severity is called `warn`; did you mean `warning`?",
            ),
            (json!({"codeLens": "yes"}), "copydesk.codeLens: true or false is wanted"),
            (
                json!({"citation": "footnotes"}),
                "copydesk.citation: no style is called `footnotes`; did you mean `footnote`?",
            ),
            (json!({"by": 7}), "copydesk.by: a name is wanted"),
            (json!({"published": "May"}), "copydesk.published: a date is wanted, such as 2025-11-04"),
        ];
        for (mut value, mistake) in table {
            value["dayFirst"] = json!(true);
            let (settings, mistakes) = read(value);
            assert_eq!(mistakes, [mistake]);
            assert!(settings.config.day_first);
        }
    }
}
