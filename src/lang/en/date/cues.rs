//! English words around a date that tell what it is, or where it lies. The lists are packed by hand and sorted.

/// Before a doubtful month.
#[rustfmt::skip]
pub(super) static LEADS: &[&str] = &[
    "about", "after", "around", "before", "between", "by", "during", "early", "end", "for", "from",
    "in", "into", "last", "late", "mid", "next", "of", "over", "since", "start", "than", "this",
    "through", "till", "to", "until",
];

/// Of what is to come.
#[rustfmt::skip]
pub(super) static FUTURE_CUES: &[&str] = &[
    "ahead", "begins", "deadline", "due", "expected", "expects", "expires", "ll", "opens", "plan",
    "planned", "plans", "resume", "resumes", "scheduled", "set", "shall", "should", "slated", "soon",
    "starts", "takes", "till", "until", "upcoming", "will", "would",
];

/// Of what has been.
#[rustfmt::skip]
pub(super) static PAST_CUES: &[&str] = &[
    "began", "came", "did", "fell", "had", "has", "have", "held", "left", "lost", "made", "met", "rose",
    "said", "says", "sent", "spoke", "told", "took", "was", "went", "were", "won", "wrote",
];
