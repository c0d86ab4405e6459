//! English words around a figure: hedges, changes, votes. The lists are packed by hand: one word a line would hide them.
use crate::lang::figure::Bound::{
    self, About, AtLeast, AtMost, Exactly, JustOver, LessThan, MoreThan, Nearly,
};

#[rustfmt::skip]
pub(super) static HEDGES: &[(&str, Bound)] = &[
    ("exactly", Exactly), ("precisely", Exactly), ("about", About), ("around", About), ("roughly", About),
    ("approximately", About), ("approx", About), ("approx .", About), ("some", About), ("circa", About),
    ("estimated", About), ("an estimated", About), ("in the region of", About), ("plus or minus", About),
    ("±", About), ("~", About), ("≈", About), ("nearly", Nearly), ("almost", Nearly), ("close to", Nearly),
    ("approaching", Nearly), ("just under", Nearly), ("just below", Nearly), ("just less than", Nearly),
    ("just short of", Nearly), ("just shy of", Nearly), ("a little less than", Nearly),
    ("a little under", Nearly), ("slightly less than", Nearly), ("slightly under", Nearly),
    ("slightly below", Nearly), ("just over", JustOver), ("just above", JustOver), ("barely", JustOver),
    ("just more than", JustOver), ("a little more than", JustOver), ("a little over", JustOver),
    ("little more than", JustOver), ("slightly more than", JustOver), ("slightly over", JustOver),
    ("slightly above", JustOver), ("more than", MoreThan), ("greater than", MoreThan),
    ("higher than", MoreThan), ("larger than", MoreThan), ("longer than", MoreThan), ("over", MoreThan),
    ("well over", MoreThan), ("well above", MoreThan), ("above", MoreThan), ("upwards of", MoreThan),
    ("upward of", MoreThan), ("in excess of", MoreThan), ("north of", MoreThan), (">", MoreThan),
    ("at least", AtLeast), ("no less than", AtLeast), ("no fewer than", AtLeast),
    ("not less than", AtLeast), ("not fewer than", AtLeast), ("a minimum of", AtLeast), ("≥", AtLeast),
    ("less than", LessThan), ("fewer than", LessThan), ("lower than", LessThan), ("smaller than", LessThan),
    ("under", LessThan), ("well under", LessThan), ("well below", LessThan), ("below", LessThan),
    ("<", LessThan), ("at most", AtMost), ("no more than", AtMost), ("not more than", AtMost),
    ("up to", AtMost), ("as many as", AtMost), ("as much as", AtMost), ("as high as", AtMost),
    ("a maximum of", AtMost), ("≤", AtMost),
];

#[rustfmt::skip]
pub(super) static REACHED: &[(&str, Bound)] = &[
    ("exceed", MoreThan), ("exceeds", MoreThan), ("exceeded", MoreThan), ("exceeding", MoreThan),
    ("tops", MoreThan), ("topped", MoreThan), ("topping", MoreThan), ("pass", MoreThan),
    ("passes", MoreThan), ("passed", MoreThan), ("passing", MoreThan), ("past", MoreThan),
    ("surpass", MoreThan), ("surpasses", MoreThan), ("surpassed", MoreThan), ("surpassing", MoreThan),
];

#[rustfmt::skip]
pub(super) static HEDGES_AFTER: &[(&str, Bound)] = &[
    ("or so", About), ("or thereabouts", About), ("odd", About), ("ish", About), ("or more", AtLeast),
    ("or over", AtLeast), ("or older", AtLeast), ("or higher", AtLeast), ("or above", AtLeast),
    ("and up", AtLeast), ("and over", AtLeast), ("and older", AtLeast), ("and above", AtLeast),
    ("plus", AtLeast), ("+", AtLeast), ("or less", AtMost), ("or fewer", AtMost), ("or under", AtMost),
    ("or younger", AtMost), ("or below", AtMost), ("and under", AtMost), ("and younger", AtMost),
];

#[rustfmt::skip]
pub(super) static SPAN_OPENERS: &[&str] = &[
    "for", "in", "after", "lasted", "lasts", "took", "takes", "take", "of", "is", "was", "been", "than",
    "a", "an", "every", "within", "spent", "served", "wait", "waited", "by",
];

#[rustfmt::skip]
pub(super) static CHANGE: &[&str] = &[
    "rise", "rises", "rose", "risen", "rising", "fall", "falls", "fell", "fallen", "falling", "drop",
    "drops", "dropped", "dropping", "grow", "grows", "grew", "grown", "growing", "climb", "climbs",
    "climbed", "climbing", "jump", "jumps", "jumped", "jumping", "slip", "slips", "slipped", "slid",
    "slide", "slipping", "sliding", "decline", "declines", "declined", "declining", "increase", "increases",
    "increased", "increasing", "decrease", "decreases", "decreased", "decreasing", "reduce", "reduces",
    "reduced", "reducing", "reduction", "cut", "cuts", "cutting", "raise", "raises", "raised", "raising",
    "lower", "lowers", "lowered", "lowering", "go", "goes", "went", "gone", "going", "up", "down", "change",
    "changes", "changed", "changing", "expand", "expands", "expanded", "expanding", "shrink", "shrinks",
    "shrank", "shrunk", "shrinking", "widen", "widened", "narrow", "narrowed", "double", "doubled",
    "doubling", "triple", "tripled", "soar", "soared", "soaring", "surge", "surges", "surged", "surging",
    "plunge", "plunged", "plunging", "plummet", "plummeted", "swell", "swelled", "swollen", "boost",
    "boosted", "boosting", "moved", "moving", "trim", "trimmed", "revised", "upgraded", "downgraded",
    "improved", "gained", "lifted", "extended", "gain", "bumped", "hiked", "dwindled",
];

#[rustfmt::skip]
pub(super) static TALLY: &[&str] = &[
    "vote", "votes", "voted", "voting", "ruling", "ruled", "rule", "won", "win", "wins", "winning", "lost",
    "lose", "loss", "losing", "beat", "beats", "beating", "beaten", "score", "scored", "defeated", "defeat",
    "defeating", "victory", "split", "decision", "majority", "tied", "tie", "draw", "drew", "passed",
    "lead", "led", "leads", "leading", "approved", "approve", "rejected", "reject", "margin", "verdict",
    "record", "game", "match", "final", "set", "sets", "count", "tally", "justices", "senate", "house",
    "council", "board", "court", "committee",
];
