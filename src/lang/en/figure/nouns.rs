//! English words that tell a count from a name. The lists are packed by hand: one word a line would hide them.

#[rustfmt::skip]
pub(super) static NAMED: &[&str] = &[
    "highway", "hwy", "flight", "section", "sections", "article", "articles", "no", "nos", "number",
    "numbers", "local", "pier", "boeing", "airbus", "ftse", "nikkei", "dax", "cac", "interstate", "route",
    "apartment", "apt", "room", "gate", "terminal", "chapter", "page", "pages", "channel", "studio", "area",
    "district", "ward", "precinct", "unit", "type", "category", "phase", "round", "game", "season",
    "episode", "volume", "vol", "amendment", "proposition", "prop", "title", "code", "platform", "track",
    "lane", "exit", "windows", "iphone", "xbox", "playstation", "galaxy", "apollo", "formula", "fortune",
    "seat", "seats", "row", "grade", "stage", "tier", "level", "figure", "fig", "table", "psalm", "verse", "group",
    "paragraph", "engine", "squad", "battalion", "class", "lot", "plot", "block", "building", "floor",
    "suite", "box", "model", "version", "mark", "psalms", "act", "scene", "part", "war", "super", "bowl",
    "bus", "train", "line", "resolution", "order", "rule", "bill", "measure", "question", "step", "item",
    "point", "zone", "sector", "camp", "reactor", "chapters", "volumes", "russell", "poor's", "poor’s",
    "area", "division", "league", "top", "#", "week", "day", "hole", "inning", "congress", "junction",
    "schedule", "appendix", "annex", "note", "pt",
];

#[rustfmt::skip]
pub(super) static MONTHS: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec",
];

#[rustfmt::skip]
pub(super) static CLOCK: &[&str] = &[
    "a.m.", "p.m.", "a.m", "p.m", "am", "pm", "o'clock", "o’clock", "gmt", "utc", "bst", "et", "est", "edt",
    "pst", "pdt", "cet", "noon", "midnight", "fm", "past",
];

#[rustfmt::skip]
pub(super) static STREETS: &[&str] = &[
    "st", "street", "ave", "avenue", "road", "rd", "blvd", "boulevard", "drive", "dr", "lane", "ln",
    "court", "ct", "place", "pl", "square", "sq", "way", "parkway", "pkwy", "highway", "hwy", "terrace",
    "row", "plaza",
];

#[rustfmt::skip]
pub(super) static COMPOUNDS: &[&str] = &[
    "for", "way", "fold", "time", "times", "on", "sided", "faced", "handed", "something", "somethings",
    "off", "up", "hander", "pronged", "piece", "step", "liner", "upmanship", "ply", "ball", "eleven",
    "dimensional", "and", "nothing", "all", "nil", "tiered", "track", "timer",
];

#[rustfmt::skip]
pub(super) static STOPS: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "of", "in", "on", "at", "to", "from", "by", "for",
    "with", "without", "as", "than", "per", "each", "into", "onto", "over", "under", "after", "before",
    "since", "until", "during", "between", "among", "against", "about", "around", "through", "across",
    "near", "within", "outside", "inside", "behind", "beyond", "along", "amid", "including", "while", "whilst",
    "when", "where", "who", "whom", "which", "whose", "but", "if", "because", "so", "is", "are", "was",
    "were", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may",
    "might", "must", "should", "shall", "he", "she", "it", "they", "we", "you", "i", "his", "her", "its",
    "their", "our", "my", "your", "not", "said", "says", "say", "died", "up", "down", "out", "off", "away",
    "ago", "earlier", "later", "then", "there", "here", "now", "also", "still", "yet", "only", "just",
    "apart", "respectively", "nor", "both", "all", "any", "them", "him", "us", "me", "ahead", "upon",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "last", "next", "via",
    "toward", "towards", "despite", "like", "left", "went", "came", "got", "met", "fled",
];

#[rustfmt::skip]
pub(super) static DETERMINERS: &[&str] = &[
    "the", "these", "those", "its", "his", "her", "their", "our", "my", "your", "them", "all", "such",
    "whom", "which",
];

#[rustfmt::skip]
pub(super) static IRREGULAR_PLURALS: &[&str] = &[
    "people", "men", "women", "children", "police", "aircraft", "fish", "sheep", "deer", "feet", "teeth",
    "personnel", "staff", "cattle", "servicemen", "servicewomen", "policemen", "firemen", "fishermen",
    "gunmen", "lawmen", "spokesmen", "congressmen", "firefighters", "youth", "spacecraft", "offspring",
    "data", "criteria", "media", "alumni", "crew", "prey", "salmon", "headquarters", "militiamen",
    "crewmen", "councilwomen", "councilmen", "businessmen", "grandchildren", "schoolchildren", "mice",
    "geese", "wives", "lives",
];

#[rustfmt::skip]
pub(super) static LENGTH_WORDS: &[&str] = &[
    "tall", "long", "wide", "high", "deep", "above", "below", "away", "race", "sprint", "freestyle",
    "hurdles", "dash", "relay", "from", "to", "by", "and", "in", "of", "at", "on", "off", "apart", "up",
    "down", "into", "across", "behind", "ahead", "backstroke", "breaststroke", "butterfly", "final",
    "title", "record", "x",
];

#[rustfmt::skip]
pub(super) static OF_AGE: &[&str] = &[
    "boy", "girl", "man", "woman", "child", "youth", "lad", "baby", "boys", "girls", "children",
];

#[rustfmt::skip]
pub(super) static UNIT_ADJECTIVES: &[&str] = &[
    "more", "additional", "extra", "further", "full", "whole", "straight", "consecutive", "successive",
    "solid", "long", "short", "working", "business", "trading", "calendar",
];
