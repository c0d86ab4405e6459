//! Words around names: what stands before, in and behind them, and the offices people hold.

/// The table of one language. Every list is in lower case without accents and sorted, unless it says otherwise.
#[derive(Debug)]
pub struct NameWords {
    /// Nouns that describe a body and no person: "company".
    pub bodies: &'static [&'static str],
    /// Possessives of a person: "his".
    pub owners: &'static [&'static str],
    /// Classes of offices that one person holds in a place, and that are named without saying which place.
    pub single: &'static [&'static str],
    /// Classes of offices that one person of a body holds at a time, and that none holds beside another unless told.
    pub sole: &'static [&'static str],
    /// Forms of address that are no office: `mr`, `dr`.
    pub honorifics: &'static [&'static str],
    /// Small words inside a person's name: `de`, `von`.
    pub particles: &'static [&'static str],
    /// What may follow a person's surname: `jr`.
    pub suffixes: &'static [&'static str],
    /// Written with a capital, yet no name: days, months, languages, faiths.
    pub capitalised: &'static [&'static str],
    /// Words that open a sentence with a capital and are never a name there: pronouns, prepositions, common verbs.
    pub function_words: &'static [&'static str],
    /// A people's adjective or noun, and the country's name.
    pub demonyms: &'static [(&'static str, &'static str)],
    /// Another name of a country, and the name it goes by here.
    pub country_aliases: &'static [(&'static str, &'static str)],
    /// Words that make a name that of a place, as its last or first word.
    pub place_words: &'static [&'static str],
    /// Words that make a name that of an organisation, as its last or first word.
    pub organisation_words: &'static [&'static str],
    /// Words that make a name that of a thing or event, as its last or first word.
    pub thing_words: &'static [&'static str],
    /// A number after one of these belongs to the name.
    pub numbered: &'static [&'static str],
    /// Prepositions before a place.
    pub place_cues: &'static [&'static str],
    /// Small words that join the parts of an organisation's name.
    pub joiners: &'static [&'static str],
    /// Verbs that only a person, or somebody speaking for people, is the subject of.
    pub speech_verbs: &'static [&'static str],
    /// Endings of words that are many, for "Officials said".
    pub plural_ending: &'static str,
    /// Endings that may be added to a name without making it another: plural, adjective.
    pub inflections: &'static [&'static str],
    /// Offices, by their words.
    pub offices: &'static [Office],
    /// What lowers an office: `deputy`.
    pub ranks: &'static [&'static str],
    /// What puts an office in the past.
    pub former: &'static [&'static str],
    /// Field words of an office, and the field they stand for.
    pub fields: &'static [(&'static str, &'static str)],
    /// Other small words that go before an office: `company spokesman`.
    pub office_modifiers: &'static [&'static str],
    /// Verbs that say what somebody's office is, and the office's words: `chairs` → `chair`.
    pub office_verbs: &'static [(&'static str, &'static str)],
    /// The relative pronoun before such a verb.
    pub who: &'static str,
    /// Between a name and an office: `is`.
    pub copulas: &'static [&'static str],
    /// The articles and possessives that open a description.
    pub determiners: &'static [&'static str],
    /// The determiners of something known: `the`.
    pub definite: &'static [&'static str],
    /// The determiners of something new: `a`.
    pub indefinite: &'static [&'static str],
    /// What leads from an office to its seat: `of`, `for`.
    pub office_prepositions: &'static [&'static str],
    /// The preposition between an office and its field: `Secretary of State`.
    pub of: &'static str,
    /// What ends a possessive, with its apostrophe written straight.
    pub possessive: &'static str,
}

/// One office or calling of people with power.
#[derive(Debug)]
pub struct Office {
    /// One word or several.
    pub words: &'static str,
    /// Offices of one class are the same office by another name.
    pub class: &'static str,
    /// The field that the words themselves imply.
    pub field: Option<&'static str>,
    /// How much the words commit to.
    pub weight: Weight,
}

/// How much the words for an office commit to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// True of nearly everyone in office: leader, official.
    Vague,
    /// May be said of many offices: chief, director.
    Loose,
    /// One office and no other: sheriff, governor.
    Firm,
}

/// Is `word` in the sorted list?
pub fn has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// What the sorted list of pairs holds for `word`.
pub fn get(list: &[(&'static str, &'static str)], word: &str) -> Option<&'static str> {
    list.binary_search_by_key(&word, |&(key, _)| key).ok().map(|at| list[at].1)
}

impl NameWords {
    /// The offices that begin with `word`.
    pub fn offices_from(&self, word: &str) -> &'static [Office] {
        // By bytes: this is asked of nearly every word of a text.
        fn first(office: &Office) -> &[u8] {
            office.words.as_bytes().split(|byte| *byte == b' ').next().unwrap_or_default()
        }
        let start = self.offices.partition_point(|office| first(office) < word.as_bytes());
        let len = self.offices[start..].iter().take_while(|office| first(office) == word.as_bytes()).count();
        &self.offices[start..start + len]
    }

    /// The country that `word` names or is the adjective of.
    pub fn country(&self, word: &str) -> Option<&'static str> {
        get(self.demonyms, word)
            .or_else(|| get(self.country_aliases, word))
            .or_else(|| self.demonyms.iter().map(|&(_, country)| country).find(|&country| country == word))
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::ENGLISH;

    #[test]
    fn the_lists_are_sorted() {
        let words = ENGLISH.names;
        let lists = [
            words.honorifics,
            words.particles,
            words.suffixes,
            words.capitalised,
            words.function_words,
            words.place_words,
            words.organisation_words,
            words.thing_words,
            words.numbered,
            words.place_cues,
            words.joiners,
            words.speech_verbs,
            words.inflections,
            words.ranks,
            words.former,
            words.office_modifiers,
            words.copulas,
            words.determiners,
            words.definite,
            words.indefinite,
            words.office_prepositions,
        ];
        for list in lists {
            assert!(list.is_sorted(), "{list:?}");
        }
        for pairs in [words.demonyms, words.country_aliases, words.fields, words.office_verbs] {
            assert!(pairs.is_sorted(), "{pairs:?}");
        }
        assert!(words.offices.is_sorted_by_key(|office| office.words.split(' ').next()));
    }

    #[test]
    fn an_office_is_found_by_its_first_word() {
        let found: Vec<&str> = ENGLISH.names.offices_from("vice").iter().map(|office| office.words).collect();
        assert_eq!(found, ["vice president"]);
        assert!(ENGLISH.names.offices_from("zebra").is_empty());
        assert_eq!(ENGLISH.names.country("peruvian"), Some("peru"));
    }
}
