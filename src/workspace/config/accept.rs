//! Adding a name to those that `copydesk.toml` accepts, with the file's own formatting kept.
use toml::{
    Spanned, Value,
    de::{DeArray, DeTable, DeValue},
};

use crate::{finding::Edit, text::Span};

/// The edit that adds `name`; none where it stands there already, or where the file cannot be read.
pub fn accept(text: &str, name: &str) -> Option<Edit> {
    let root = DeTable::parse(text).ok()?;
    let quoted = Value::from(name).to_string();
    let Some(names) = root.get_ref().get("names") else { return Some(at_end(text, &quoted)) };
    let table = names.get_ref().as_table()?;
    match table.get("accepted") {
        Some(accepted) => listed(text, accepted, name, &quoted),
        None => under_head(text, &quoted),
    }
}

fn at_end(text: &str, quoted: &str) -> Edit {
    let end = text.trim_end().len();
    let gap = if end == 0 { "" } else { "\n\n" };
    Edit { span: end..text.len(), new_text: format!("{gap}[names]\naccepted = [{quoted}]\n") }
}

/// Below the line `[names]`.
fn under_head(text: &str, quoted: &str) -> Option<Edit> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        start += line.len();
        if line.split('#').next().is_some_and(|head| head.replace(' ', "").trim() == "[names]") {
            let gap = if line.ends_with('\n') { "" } else { "\n" };
            return Some(Edit { span: start..start, new_text: format!("{gap}accepted = [{quoted}]\n") });
        }
    }
    None
}

/// After the last name, on a line of its own where that one has one.
fn listed(text: &str, accepted: &Spanned<DeValue<'_>>, name: &str, quoted: &str) -> Option<Edit> {
    let list: &DeArray<'_> = accepted.get_ref().as_array()?;
    if list.iter().any(|it| it.get_ref().as_str() == Some(name)) {
        return None;
    }
    let Some(last) = list.iter().last().map(Spanned::span) else {
        let open = accepted.span().start + 1;
        return Some(Edit { span: open..open, new_text: quoted.to_owned() });
    };
    let comma = trailing_comma(text, &(last.end..accepted.span().end));
    let line = text[..last.start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &text[line..last.start];
    let gap = if line > accepted.span().start && indent.trim().is_empty() {
        format!("\n{indent}")
    } else {
        " ".to_owned()
    };
    let (at, new_text) = match comma {
        Some(after) => (after, format!("{gap}{quoted},")),
        None => (last.end, format!(",{gap}{quoted}")),
    };
    Some(Edit { span: at..at, new_text })
}

/// The end of the comma after the last element of a list.
fn trailing_comma(text: &str, rest: &Span) -> Option<usize> {
    let gap = &text[rest.clone()];
    let comma = gap.find(',').filter(|&at| gap[..at].trim().is_empty())?;
    Some(rest.start + comma + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_added_as_the_file_is_written() {
        let table = [
            ("", "[names]\naccepted = [\"Ada Quill\"]\n"),
            ("corpus = [\"a\"]\n", "corpus = [\"a\"]\n\n[names]\naccepted = [\"Ada Quill\"]\n"),
            ("[names]\n\n[severity]\n", "[names]\naccepted = [\"Ada Quill\"]\n\n[severity]\n"),
            ("[names] # ours", "[names] # ours\naccepted = [\"Ada Quill\"]\n"),
            ("names.accepted = []", "names.accepted = [\"Ada Quill\"]"),
            ("[names]\naccepted = ['A'] # all", "[names]\naccepted = ['A', \"Ada Quill\"] # all"),
            ("[names]\naccepted = ['A', ]", "[names]\naccepted = ['A', \"Ada Quill\", ]"),
            (
                "[names]\naccepted = [\n  \"A\", # first\n  \"B\", # last\n]\n",
                "[names]\naccepted = [\n  \"A\", # first\n  \"B\",\n  \"Ada Quill\", # last\n]\n",
            ),
            ("[names]\naccepted = [\n\t\"A\"\n]\n", "[names]\naccepted = [\n\t\"A\",\n\t\"Ada Quill\"\n]\n"),
        ];
        for (text, expected) in table {
            let edit = accept(text, "Ada Quill").expect(text);
            let mut edited = text.to_owned();
            edited.replace_range(edit.span, &edit.new_text);
            assert_eq!(edited, expected);
            assert!(toml::from_str::<toml::Table>(&edited).is_ok(), "{edited}");
        }
        for text in ["names = 1", "[names", "[names]\naccepted = ['Ada Quill']"] {
            assert_eq!(accept(text, "Ada Quill"), None, "{text}");
        }
        assert!(
            accept("", "Ada \"Q\" Quill").is_some_and(|edit| edit.new_text.contains(r#"'Ada "Q" Quill'"#))
        );
    }
}
