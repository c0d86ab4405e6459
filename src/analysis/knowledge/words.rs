//! What is known of a fact, in words for a reader.
use crate::analysis::{
    knowledge::{Answer, Knowledge, Says},
    standing::Verdict,
};

impl Knowledge {
    /// What came of the fact: "Supported by 2 sources".
    pub fn in_words(&self) -> String {
        match (self.standing.verdict, self.standing.sources.len()) {
            (Verdict::Supported, 0) => "Supported by arithmetic with the sources’ figures".to_owned(),
            (Verdict::Supported, 1) => "Supported by 1 source".to_owned(),
            (Verdict::Supported, count) => format!("Supported by {count} sources"),
            (Verdict::Contradicted, _) => "Contradicted".to_owned(),
            (Verdict::Unsupported, _) => "Not in the corpus".to_owned(),
            (Verdict::Unchecked, _) => "Not checked: not taken for quoted speech".to_owned(),
        }
    }
}

impl Says {
    /// Above passages that say so.
    pub fn in_words(self) -> &'static str {
        match self {
            Says::Agrees => "As in the draft",
            Says::Contradicts => "Otherwise",
            Says::Near => "Near it in the sources",
        }
    }
}

impl Answer {
    /// Whose words, and whose report: "Ada Quill, mayor", "Harbor Herald, March 3, 2026", "“Council talks taxes”, by Jo Penn".
    pub fn cited(&self) -> Vec<String> {
        let citation = &self.evidence.citation;
        let speaker = self.evidence.speaker.as_ref().map(|speaker| match &self.office {
            Some(office) => format!("{speaker}, {office}"),
            None => speaker.clone(),
        });
        let title = citation.title.as_ref().filter(|_| citation.outlet.is_some()).map(|it| format!("“{it}”"));
        let byline = citation.byline.as_ref().map(|it| format!("by {it}"));
        let written = [title, byline].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let others = match self.evidence.others {
            0 => None,
            1 => Some("and 1 other".to_owned()),
            others => Some(format!("and {others} others")),
        };
        let parts = [speaker, Some(citation.dated()), Some(written), others];
        parts.into_iter().flatten().filter(|it| !it.is_empty()).collect()
    }

    /// Where in the source: "paragraph 3".
    pub fn place(&self) -> String {
        match (&self.evidence.time, self.evidence.paragraph) {
            (Some(time), _) => format!("at {time}"),
            (None, 0) => "in the file".to_owned(),
            (None, paragraph) => format!("paragraph {paragraph}"),
        }
    }
}
