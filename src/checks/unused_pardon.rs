use crate::{
    check::DraftContext,
    checks,
    config::unknown,
    declare_check,
    finding::{Edit, Finding, Fix, Severity},
    source::{Article, Pardon},
};

declare_check! {
    /// A comment that asks to pass over a finding where there is none.
    ///
    /// `<!-- copydesk: ok CODE: REASON -->` takes out the findings of one check: on its own line, if words of the draft
    /// stand there, else in the block that follows. Comments are no prose: readers of the published story never see them.
    ///
    /// ## Why it matters
    ///
    /// A comment left behind after the text was mended would hide the next mistake made in the same place. One whose code
    /// is misspelt, or that gives no reason, hides nothing at all.
    ///
    /// ## What to do
    ///
    /// Delete the comment, or correct the code, or say after the colon why the words may stand.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// “The bridge will open in June,” Mayor Ada Quill said.
    /// ```
    ///
    /// ```article draft.md
    /// {|unused-pardon:<!-- copydesk: ok unused-pardon -->|}
    ///
    /// “The bridge will open in June,” Mayor Ada Quill said.
    /// ```
    pub UNUSED_PARDON {
        code: "unused-pardon",
        severity: Severity::Warning,
        across: run,
    }
}

/// Reports what can be told from the comment alone; comments that silence nothing are found after all checks have run.
fn run(ctx: &DraftContext<'_>, acc: &mut Vec<Finding>) {
    for pardon in &ctx.draft.pardons {
        let message = if checks::by_code(&pardon.code).is_none() {
            unknown("check", &pardon.code, &checks::codes())
        } else if pardon.reason.trim().is_empty() {
            format!("no reason is given: write `copydesk: ok {}: WHY`", pardon.code)
        } else {
            continue;
        };
        let mut finding = UNUSED_PARDON.finding(pardon.span.clone(), message, Vec::new());
        finding.fixes.push(without(ctx.draft, pardon));
        acc.push(finding);
    }
}

/// The comment goes, with its line if nothing else stands there.
pub fn without(draft: &Article, pardon: &Pardon) -> Fix {
    let text = draft.text.as_str();
    let start = text[..pardon.span.start].trim_end_matches([' ', '\t']).len();
    let rest = text[pardon.span.end..].trim_start_matches([' ', '\t']);
    let opens = start == 0 || text[..start].ends_with('\n');
    let line_break = ["\r\n", "\n"].into_iter().find(|it| opens && rest.starts_with(it));
    let end = line_break.map_or(pardon.span.end, |it| text.len() - rest.len() + it.len());
    let edits = vec![Edit { span: start..end, new_text: String::new() }];
    Fix { title: "delete the comment".to_owned(), edits }
}
