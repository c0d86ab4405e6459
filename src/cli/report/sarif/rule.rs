//! A check as a rule of SARIF, with its page.
use serde_json::{Value, json};

use crate::{
    check::Check,
    cli::{
        explain::{page, without_marks},
        report::sarif::level,
        terminal::Terminal,
    },
};

/// The page is given as Markdown, and as plain text for those who show none.
pub(super) fn of(check: &Check) -> Value {
    let summary = json!({ "text": check.summary() });
    json!({
        "id": check.code,
        "shortDescription": summary,
        "fullDescription": summary,
        "help": { "text": page(check, Terminal { color: false, width: 90 }), "markdown": markdown(check) },
        "defaultConfiguration": { "enabled": !check.off, "level": level(check.severity) },
    })
}

/// The page, each example under the name of its file.
fn markdown(check: &Check) -> String {
    let lines = check.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    let lines = lines.map(|line| match line.strip_prefix("```article ") {
        Some(name) => format!("`{name}`\n\n```text\n"),
        None => without_marks(line) + "\n",
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks;

    #[test]
    fn a_rule_has_its_page_without_marks() {
        for check in checks::ALL {
            let rule = of(check);
            for form in ["text", "markdown"] {
                let page = rule["help"][form].as_str().unwrap();
                // A brace would be a place to fill.
                assert!(page.contains("What to do") && !page.contains(['{', '}']), "{}: {page}", check.code);
            }
            assert!(!rule["help"]["markdown"].as_str().unwrap().contains("```article"), "{}", check.code);
        }
    }
}
