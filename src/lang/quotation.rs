//! What reading quotations needs to know of a language: verbs that attribute, and the small words around them.
use std::{collections::HashMap, sync::LazyLock};

/// The words by which a text says who speaks.
#[derive(Debug)]
pub struct QuotationWords {
    /// How the language inflects its verbs.
    pub verb: VerbReader,
    /// The verb of an attribution, as it stands behind the words ("said").
    pub said: &'static str,
    /// Verbs of plain saying ("say", "write"), in dictionary form, sorted.
    pub saying: &'static [&'static str],
    /// Verbs of saying whose object is the listener ("tell"), sorted: what follows them is never the speaker.
    pub telling: &'static [&'static str],
    /// Verbs that speak and judge at once ("call", "praise"), sorted.
    pub judging: &'static [&'static str],
    /// Verbs that may quote, and may not ("promise", "cite"), sorted.
    pub hinting: &'static [&'static str],
    /// Verbs of thought ("wonder"): their words were not spoken; sorted.
    pub thinking: &'static [&'static str],
    /// Pronouns that can be a subject, with their gender.
    pub pronouns: &'static [(&'static str, Gender)],
    /// Other forms of the pronouns of the third person, with their gender ("her").
    pub oblique: &'static [(&'static str, Gender)],
    /// Forms of address and nouns that tell a person's gender ("Mrs", "spokeswoman").
    pub gendered: &'static [(&'static str, Gender)],
    /// Words that open a noun phrase ("the", "his").
    pub determiners: &'static [&'static str],
    /// Words that open a noun phrase or are one ("another", "some").
    pub quantifiers: &'static [&'static str],
    /// Prepositions.
    pub prepositions: &'static [&'static str],
    /// Prepositions that tie a noun to the noun before it ("spokesman for", "mayor of").
    pub linking: &'static [&'static str],
    /// "and", "but", "or", "then".
    pub coordinators: &'static [&'static str],
    /// Words that open a clause ("that", "because", "when").
    pub subordinators: &'static [&'static str],
    /// "who", "which".
    pub relatives: &'static [&'static str],
    /// Auxiliary verbs and their negations.
    pub auxiliaries: &'static [&'static str],
    /// Forms of "be" that make a passive of the word after them.
    pub passives: &'static [&'static str],
    /// The word before the doer of a passive ("by").
    pub by: &'static str,
    /// The word before an infinitive ("to").
    pub to: &'static str,
    /// Adverbs that may stand between subject and verb.
    pub adverbs: &'static [&'static str],
    /// The ending that makes an adverb ("ly"); empty where there is none.
    pub adverb_ending: &'static str,
    /// Days, months, "yesterday": they stand where a noun could, and speak never.
    pub times: &'static [&'static str],
    /// Words inside proper names in small letters ("of", "de", "van").
    pub particles: &'static [&'static str],
    /// Phrases before a speaker ("according to", "in the words of").
    pub according: &'static [&'static [&'static str]],
    /// The word before subject and verb in "as she put it".
    pub as_told: &'static str,
    /// Nouns for what somebody said ("words", "phrase", "verdict").
    pub utterances: &'static [&'static str],
    /// How the head of a press release begins, in small letters.
    pub releases: &'static [&'static str],
    /// Things that are quoted as if they spoke ("report", "letter").
    pub documents: &'static [&'static str],
    /// Endings of a possessive ("'s").
    pub possessives: &'static [&'static str],
    /// What follows makes a term, not speech ("so-called", "known as", "dubbed").
    pub terms: &'static [&'static [&'static str]],
    /// What stands before these nouns is a saying of nobody in particular ("is her motto").
    pub mottos: &'static [&'static str],
    /// What follows is the title of a work or a programme ("series", "album").
    pub works: &'static [&'static str],
    /// Words of a title that keep a small letter ("of", "the").
    pub title_small: &'static [&'static str],
    /// Things that carry words nobody speaks ("signs", "banner").
    pub carriers: &'static [&'static str],
    /// Words that begin with an apostrophe, without it ("em", "til").
    pub elisions: &'static [&'static str],
    /// [`QuotationWords::small_words`], for what is asked of every word of a text.
    pub small: LazyLock<Index>,
    /// [`QuotationWords::verb_lists`], likewise.
    pub verbs: LazyLock<Index>,
}

/// Finds which of several lists holds a word.
#[derive(Debug)]
pub struct Index(HashMap<&'static str, usize>);

impl Index {
    /// The place of the first list that holds the word.
    pub fn get(&self, word: &str) -> Option<usize> {
        self.0.get(word).copied()
    }

    /// An index of these lists.
    pub fn new(lists: &[&[&'static str]]) -> Index {
        let words = lists.iter().enumerate().rev();
        Index(words.flat_map(|(at, list)| list.iter().map(move |&word| (word, at))).collect())
    }
}

impl QuotationWords {
    /// Determiners, quantifiers, auxiliaries, relatives, subordinators, coordinators, prepositions, adverbs: a word is what
    /// the first list that has it says.
    pub fn small_words(&self) -> [&'static [&'static str]; 8] {
        [
            self.determiners,
            self.quantifiers,
            self.auxiliaries,
            self.relatives,
            self.subordinators,
            self.coordinators,
            self.prepositions,
            self.adverbs,
        ]
    }

    /// Verbs of saying, telling, judging, hinting, thinking.
    pub fn verb_lists(&self) -> [&'static [&'static str]; 5] {
        [self.saying, self.telling, self.judging, self.hinting, self.thinking]
    }
}

/// Tells the form of a word in lower case, if it is a form of a verb that the second argument knows in dictionary form.
pub type VerbReader = fn(word: &str, known: &dyn Fn(&str) -> bool) -> Option<Form>;

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "say": also an infinitive, and often a noun of the same letters ("comment").
    Base,
    /// "says".
    Present,
    /// "said", "called": also what a passive is made with.
    Past,
    /// "saying": the subject is that of the verb before.
    Participle,
}

/// Grammatical gender of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "she".
    Female,
    /// "he".
    Male,
    /// "they", "it", "I".
    Open,
}
