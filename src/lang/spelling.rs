//! Spellings that are one word to a reader: British and American forms, for comparison word by word.

/// How one language's spellings fold together.
#[derive(Debug)]
pub struct Spelling {
    /// Whole words, from one form to the other; sorted by the first.
    pub words: &'static [(&'static str, &'static str)],
    /// Endings, from one form to the other, for words of at least `min` letters; the first that fits is taken.
    pub endings: &'static [Ending],
    /// Words that an ending rule must leave alone.
    pub exceptions: &'static [&'static str],
    /// Numbers that a transcriber may write either way, from 0; then the tens from 20 to 90.
    pub numbers: &'static [&'static str],
    /// See [`Spelling::numbers`].
    pub tens: &'static [&'static str],
    /// The word that multiplies by a hundred.
    pub hundred: &'static str,
    /// Words that multiply a number, the greater ones and their short forms.
    pub magnitudes: &'static [(&'static str, f64)],
    /// "a", for one before such a word.
    pub article: &'static str,
    /// The word within a number in words: "two hundred and six".
    pub and: &'static str,
    /// The word for a decimal mark.
    pub point: &'static str,
    /// Signs of currencies, with the words for them.
    pub currencies: &'static [(char, &'static [&'static str])],
    /// The word for `%`.
    pub percent: &'static str,
}

/// One ending rule.
#[derive(Debug)]
pub struct Ending {
    /// The form to fold.
    pub from: &'static str,
    /// The form it becomes.
    pub to: &'static str,
    /// Letters the word must have at least.
    pub min: usize,
}

impl Spelling {
    /// The number that a word spells.
    pub fn number(&self, word: &str) -> Option<usize> {
        let tens = || self.tens.iter().position(|tens| *tens == word).map(|at| 10 * (at + 2));
        self.numbers.iter().position(|number| *number == word).or_else(tens)
    }

    /// The form that stands for all spellings of `word` (lower case).
    pub fn fold(&self, word: &str) -> String {
        if let Ok(at) = self.words.binary_search_by_key(&word, |pair| pair.0) {
            return self.words[at].1.to_owned();
        }
        if !self.exceptions.contains(&word) {
            for ending in self.endings {
                if let Some(stem) = word.strip_suffix(ending.from).filter(|_| word.len() >= ending.min) {
                    return format!("{stem}{}", ending.to);
                }
            }
        }
        word.to_owned()
    }
}
