//! English.
mod spelling;
mod thesaurus;
mod date;
mod name;
mod figure;
mod quotation;
mod furniture;
mod folder;

use crate::lang::Language;

/// The English tables.
pub static ENGLISH: Language = Language {
    code: "en",
    spelling: &spelling::SPELLING,
    thesaurus: &thesaurus::THESAURUS,
    quotation: &quotation::WORDS,
    numbering: &["no", "nos", "art", "fig", "sec"],
    abbreviations: &[
        "mr", "mrs", "ms", "mx", "dr", "prof", "sen", "rep", "gov", "gen", "col", "capt", "lt", "sgt", "maj",
        "cmdr", "adm", "rev", "hon", "pres", "supt", "insp", "st", "ste", "mt", "jr", "sr", "vs", "v", "inc",
        "ltd", "co", "corp", "dept", "univ", "assn", "bros", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri",
        "sat", "sun", "etc", "approx", "est", "ave", "blvd", "rd", "hwy", "ft", "sq", "e.g", "i.e", "u.s",
        "u.k", "u.n", "a.m", "p.m", "d.c", "ariz", "calif", "colo", "conn", "fla", "ga", "ill", "ind", "kan",
        "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa",
        "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
    ],
    dates: &date::DATES,
    names: &name::NAMES,
    figures: &figure::FIGURES,
    furniture: furniture::FURNITURE,
    folders: &folder::FOLDERS,
};
