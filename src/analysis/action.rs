//! What an editor may offer on a finding beside its fixes, and on a fact that a source supports.
mod cite;
mod mend;
mod silence;

pub use cite::{Cited, cited};
pub use mend::{Mending, mend};
pub use silence::silence;

use crate::{
    analysis::Analysis,
    facts::{in_block, name::Name},
    finding::{Edit, Finding, Fix},
};

/// The fix that may be chosen unread: the only one, and its words stand in the source shown.
pub fn sure_fix<'a>(analysis: &Analysis, finding: &'a Finding) -> Option<&'a Fix> {
    let [fix] = finding.fixes.as_slice() else { return None };
    let source = analysis.text_of(finding.evidence.first()?)?.as_str();
    let draft = analysis.draft.text.as_str();
    let is_plain = |edit: &Edit| {
        let markup = |ch: char| matches!(ch, '*' | '_' | '<' | '>' | '[' | ']' | '`' | '\\' | '&');
        !edit.new_text.is_empty()
            && source.contains(&edit.new_text)
            && !draft[edit.span.clone()].contains(markup)
    };
    fix.edits.iter().all(is_plain).then_some(fix)
}

/// The name that a finding calls misspelt, in full: it may be right all the same.
pub fn doubted_name<'a>(analysis: &'a Analysis, finding: &Finding) -> Option<&'a str> {
    if finding.code != "name-misspelling" {
        return None;
    }
    let (block, offset) = analysis.draft.block_at(finding.span.start)?;
    let holds = |name: &&Name| !name.by_office && name.place.start <= offset && offset < name.place.end;
    let here = in_block(&analysis.facts.names, |it| &it.place, block);
    analysis.facts.names[here].iter().find(holds).map(|name| &*name.full)
}

/// A text with a fix's edits made.
pub fn applied(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span.start);
    let mut text = text.to_owned();
    for edit in edits.into_iter().rev() {
        text.replace_range(edit.span.clone(), &edit.new_text);
    }
    text
}
