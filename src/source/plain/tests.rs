use super::*;
use crate::source::{Role, article};

fn prose(text: &str) -> Vec<String> {
    article("a.txt", text, Role::Draft).blocks.iter().map(|block| block.prose.to_string()).collect()
}

#[test]
fn a_paragraph_is_a_line_or_several_wrapped_ones() {
    let wrapped = "The wall of the old harbour broke on Tuesday in the\nworst storm since 1987, and the crews that came to mend\n\
                   it found that nine boats had gone down with it. The\nmayor was there. “No one is hurt,”\nhe said.\n\nNobody was hurt.\n- nine boats\n- 80 metres\n";
    let joined = [
        "The wall of the old harbour broke on Tuesday in the worst storm since 1987, and the crews that came to mend it \
         found that nine boats had gone down with it. The mayor was there. “No one is hurt,” he said.",
        "Nobody was hurt.",
        "nine boats",
        "80 metres",
    ];
    for ending in ["\n", "\r\n", "\r"] {
        assert_eq!(prose(&wrapped.replace('\n', ending)), joined, "{ending:?}");
    }
    let lines = "The wall of the old harbour broke on Tuesday.\nThe crews found nine boats on the ground.\nNobody was hurt.";
    assert_eq!(prose(lines).len(), 3);
    assert_eq!(prose("\n\n a \n\n----\n\nb\n<!-- c -->\n"), ["a", "b"]);
}

#[test]
fn a_heading_is_short_open_and_followed() {
    let kinds = |text| {
        article("a.txt", text, Role::Draft).blocks.iter().map(|it| it.kind.clone()).collect::<Vec<_>>()
    };
    use BlockKind::{Heading, Paragraph};
    assert_eq!(kinds("What it costs\nThree million.\n"), [Heading, Paragraph]);
    assert_eq!(kinds("It costs “a lot”\nIt costs “a lot.”\nthe end\n"), [Heading, Paragraph, Paragraph]);
    assert_eq!(kinds("Nothing follows this"), [Paragraph]);
}
