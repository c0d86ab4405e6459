//! What came of a draft, in one line.
use crate::analysis::{Analysis, Tally};

/// "14 quotations, 12 supported, 1 misquote, 1 unsourced · 5 figures, 5 supported"; none where nothing was checked.
pub fn summary(analysis: &Analysis) -> Option<String> {
    let counts = &analysis.counts;
    // Most quotations that contradict the sources are misquotes, and are called so.
    let misquotes = analysis.findings.iter().filter(|it| it.code == "misquote").count();
    let parts = [
        outcome("quotation", counts.quotations, misquotes),
        outcome("figure", counts.figures, 0),
        outcome("date", counts.dates, 0),
        outcome("name", counts.names, 0),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// The outcomes that did not occur are left out.
fn outcome(thing: &str, tally: Tally, misquotes: usize) -> Option<String> {
    let misquotes = misquotes.min(tally.contradicted);
    let named = |number: usize, what: &str| (number > 0).then(|| format!("{number} {what}"));
    let parts = [
        Some(count(tally.checked, thing)),
        named(tally.supported, "supported"),
        (misquotes > 0).then(|| count(misquotes, "misquote")),
        named(tally.contradicted - misquotes, "contradicted"),
        named(tally.unsupported, "unsourced"),
    ];
    (tally.checked > 0).then(|| parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::story;

    #[test]
    fn the_outcomes_are_counted() {
        let wire = "“We will never raise taxes on small shops,” Mayor Ada Quill said. “The harbor will stay open all \
                    winter,” said Otto Brandt. “A rainy-day fund is for rain,” said Dominic Ash, the \
                    council president. Graham Pell, a councilman, disagreed. The ferry carried 412 passengers.";
        let table = [
            ("Nothing to check here.", None),
            (
                "“We will not raise taxes on small shops,” Ada Quill said. “The harbor will stay open all winter,” \
                 said Otto Brandt. “The old pier went down in a night of rain,” said Brandt.\n\n\
                 The ferry carried 412 passengers.",
                Some(
                    "3 quotations, 1 supported, 1 misquote, 1 unsourced · 1 figure, 1 supported · 3 names, 3 supported",
                ),
            ),
            (
                "“A rainy-day fund is for rain,” Graham Pell said.",
                Some("1 quotation, 1 contradicted · 1 name, 1 supported"),
            ),
            ("The ferry carried 421 passengers.", Some("1 figure, 1 contradicted")),
        ];
        for (draft, line) in table {
            assert_eq!(summary(&story::analysis(&[wire], draft)).as_deref(), line, "{draft}");
        }
    }
}
