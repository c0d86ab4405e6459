use super::*;
use crate::source::{Role, article};

fn speakers(text: &str) -> Vec<String> {
    let of = |block: &Block| match &block.kind {
        BlockKind::Speech { speaker, .. } => Some(speaker.clone()),
        _ => None,
    };
    article("a.txt", text, Role::Source).blocks.iter().filter_map(of).collect()
}

#[test]
fn labels_make_a_transcript_where_they_come_back() {
    for (text, expected) in [
        (
            "ADA QUILL: We start at nine.\n\nMR. REED: Not before ten.\n\nQUILL: At nine.\n",
            &["Ada Quill", "Mr. Reed", "Ada Quill"][..],
        ),
        (
            "Q: When do you start?\n\nA: At nine, I think.\n\nQ: And then?\n\nA: Then we eat.\n",
            &["Q", "A", "Q", "A"],
        ),
        (
            "Ada Quill -- Treasurer: We start.\n\nBo Reed -- Pell & Crane -- Analyst: When?\n\nAda Quill -- Treasurer: \
             Now.\n\nBo Reed -- Pell & Crane -- Analyst: Here?\n\nAda Quill -- Treasurer: Here.\n\nBo Reed -- Pell & \
             Crane -- Analyst: Fine.\n",
            &["Ada Quill", "Bo Reed", "Ada Quill", "Bo Reed", "Ada Quill", "Bo Reed"],
        ),
        (
            "The clerk found it in May and told nobody for a week.\n\nThen she told a paper what she had seen there.\n\n\
             Ada Quill: What did you see?\n\nBo Reed: A number.\n\nAda Quill: Whose was it?\n\nBo Reed: Nobody knew.\n\n\
             Ada Quill: And then?\n\nBo Reed: I rang it.\n\nThe council says that it knew nothing at all of this.\n",
            &["Ada Quill", "Bo Reed", "Ada Quill", "Bo Reed", "Ada Quill", "Bo Reed"],
        ),
        ("TODAY: Rain by noon.\n\nTONIGHT: Clear and cold.\n\nTOMORROW: Sun.\n", &[]),
        ("NEW ANSEL: The mayor said no.\n\nNobody else would say a word about it.\n", &[]),
        (
            "Speakers\nAda Quill (Mayor)\nBo Reed\n\nMayor: We start.\n\n(Laughter.)\n\nReed: Fine by me.\n\nAnd me.\n",
            &["Ada Quill", "Bo Reed", "Bo Reed"],
        ),
    ] {
        assert_eq!(speakers(text), expected, "{text}");
    }
}

#[test]
fn capitals_become_a_name() {
    for (label, name) in
        [("MS. O’HARE-LEE", "Ms. O’hare-Lee"), ("McCord", "McCord"), ("THE COURT", "The Court")]
    {
        assert_eq!(in_title_case(label), name);
    }
}
