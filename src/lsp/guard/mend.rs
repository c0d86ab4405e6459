//! Messages that are right enough, made such as the framework takes them.
use serde_json::Value;

/// Replaces halves of UTF-16 pairs that stand alone (`\ud83d`, an emoji cut in two): they are no text.
pub(super) fn lone_surrogates(message: &mut [u8]) {
    let mut at = 0;
    while let Some(found) = message.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'\\')) {
        let start = at + found;
        at = start
            + match (unit(message, start), unit(message, start + 6)) {
                (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
                (Some(0xd800..=0xdfff), _) => {
                    message[start..start + 6].copy_from_slice(b"\\ufffd");
                    6
                }
                (Some(_), _) => 6,
                (None, _) => 2,
            };
    }
}

/// The code unit of an escape `\uXXXX` that begins at a byte.
fn unit(message: &[u8], at: usize) -> Option<u16> {
    let digits = message.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// `workspace.diagnostics`, as the protocol has it, under the name that the framework reads: `diagnostic`.
pub(super) fn capabilities(initialize: &[u8]) -> Option<Vec<u8>> {
    let mut message: Value = serde_json::from_slice(initialize).ok()?;
    let workspace = message.pointer_mut("/params/capabilities/workspace")?.as_object_mut()?;
    let diagnostics = workspace.remove("diagnostics")?;
    workspace.insert("diagnostic".to_owned(), diagnostics);
    serde_json::to_vec(&message).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_halves_that_stand_alone_are_replaced() {
        for (before, after) in [
            (r#""\ud83d\ude00""#, r#""\ud83d\ude00""#),
            (r#""\ud83d""#, r#""\ufffd""#),
            (r#""\ude00\ud83d""#, r#""\ufffd\ufffd""#),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            (r#""\ud83dx\ude00""#, r#""\ufffdx\ufffd""#),
            (r#""\\ud83d \n \u00e9""#, r#""\\ud83d \n \u00e9""#),
            (r#""\ud83"#, r#""\ud83"#),
            ("\\", "\\"),
        ] {
            let mut message = before.as_bytes().to_vec();
            lone_surrogates(&mut message);
            assert_eq!(String::from_utf8_lossy(&message), after);
        }
    }
}
