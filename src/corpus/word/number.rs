//! Numbers as compared: "two point six seven billion dollars" said is "$2.67 billion" printed.
use crate::{
    corpus::{
        terms::Concepts,
        word::{Form, Word, key},
    },
    lang::spelling::Spelling,
};

/// One spelling for the numbers that digits give: "3.50" is "3.5".
pub(super) fn plain(digits: &str) -> String {
    match digits.parse::<f64>() {
        Ok(value) if digits.contains('.') => written(value),
        _ => digits.to_owned(),
    }
}

fn written(value: f64) -> String {
    let tidy = (value * 1e6).round() / 1e6;
    format!("{tidy}")
}

/// Makes each number one word, by its value and with its currency. `start` is where the words' prose begins.
pub(super) fn joined(words: Vec<Word>, prose: &str, start: usize, concepts: &Concepts) -> Vec<Word> {
    let (mut numbers, mut at) = (Vec::new(), 0);
    let article = key(concepts.language.spelling.article);
    while at < words.len() {
        let may_begin = words[at].meaning.number || words[at].key == article;
        let number = may_begin.then(|| whole(&words, at, prose, start, concepts)).flatten();
        let count = number.as_ref().map_or(1, |(_, count)| *count);
        numbers.extend(number.map(|(word, count)| (at..at + count, word)));
        at += count;
    }
    if numbers.is_empty() {
        return words;
    }
    let mut numbers = numbers.into_iter().peekable();
    let rest = words.into_iter().enumerate().filter_map(|(at, word)| match numbers.peek() {
        Some((range, _)) if at + 1 == range.end => numbers.next().map(|(_, number)| number),
        Some((range, _)) if range.contains(&at) => None,
        _ => Some(word),
    });
    rest.collect()
}

/// The number that begins at a word, as one, and how many words it takes; none where the word stays as it is.
fn whole(words: &[Word], at: usize, prose: &str, start: usize, concepts: &Concepts) -> Option<(Word, usize)> {
    let spelling = concepts.language.spelling;
    let mut reader = Reader { words, at, spelling };
    let value = reader.number()?;
    let first = &words[at];
    let sign = prose[start..first.span.start].chars().next_back();
    let signed = spelling.currencies.iter().find(|(currency, _)| Some(*currency) == sign);
    let named = || spelling.currencies.iter().find(|(_, names)| reader.is(names));
    let currency = signed.or_else(named);
    if signed.is_none() && currency.is_some() {
        reader.at += 1;
    }
    if reader.at == at + 1 && currency.is_none() {
        return None;
    }
    let text = match currency {
        Some((_, names)) => format!("{} {}", written(value), names.first()?),
        None => written(value),
    };
    let from = first.span.start - signed.map_or(0, |(sign, _)| sign.len_utf8());
    let last = &words[reader.at - 1];
    let word = Word { form: Form::new(text, concepts), span: from..last.span.end, ..last.clone() };
    Some((word, reader.at - at))
}

/// Reads a number word by word; no mark stands inside one.
struct Reader<'a> {
    words: &'a [Word],
    at: usize,
    spelling: &'a Spelling,
}

impl Reader<'_> {
    /// `two hundred and sixteen`, `2.67 billion`, `a hundred`, `two thousand three hundred`.
    fn number(&mut self) -> Option<f64> {
        let mut total = self.scaled()?;
        // What follows a magnitude is a smaller part of the same number.
        while let Some(scale) = self.scale_before() {
            let from = self.at;
            let part = self.scaled().filter(|part| *part < scale && self.ended_open(from));
            let Some(part) = part else {
                self.at = from;
                break;
            };
            total += part;
        }
        Some(total)
    }

    fn scaled(&mut self) -> Option<f64> {
        let value = self.group()?;
        let scale = self.open().and_then(|word| self.magnitude(word));
        self.at += usize::from(scale.is_some());
        Some(value * scale.unwrap_or(1.0))
    }

    /// Up to the hundreds, with decimals.
    fn group(&mut self) -> Option<f64> {
        let first = &*self.words.get(self.at)?.text;
        let mut value = match () {
            () if first.starts_with(|ch: char| ch.is_ascii_digit()) => first.parse().ok()?,
            () if first == self.spelling.article && self.counts(self.at + 1) => 1.0,
            () => return None,
        };
        self.at += 1;
        if self.is(&[self.spelling.hundred]) {
            self.at += 1;
            value = value * 100.0 + self.ones().unwrap_or(0.0);
        }
        Some(value + self.decimals())
    }

    /// `and sixteen` after hundreds.
    fn ones(&mut self) -> Option<f64> {
        let skip = usize::from(self.is(&[self.spelling.and]));
        if skip == 1 && self.words[self.at].ends_clause {
            return None;
        }
        self.open()?;
        let value: f64 = self.words.get(self.at + skip)?.text.parse().ok()?;
        let fits = value.fract() == 0.0 && (1.0..100.0).contains(&value);
        self.at += if fits { skip + 1 } else { 0 };
        fits.then_some(value)
    }

    /// `point six seven`.
    fn decimals(&mut self) -> f64 {
        let digit =
            |at: usize| self.words.get(at).filter(|word| word.text.len() == 1)?.text.parse::<u8>().ok();
        if !self.is(&[self.spelling.point]) || digit(self.at + 1).is_none() {
            return 0.0;
        }
        let (mut value, mut place, mut at) = (0.0, 0.1, self.at + 1);
        while let Some(digit) = digit(at) {
            value += f64::from(digit) * place;
            place /= 10.0;
            at += 1;
            if self.words[at - 1].ends_clause {
                break;
            }
        }
        self.at = at;
        value
    }

    /// The next word, if no mark parts it from the one before.
    fn open(&self) -> Option<&str> {
        let before = self.words.get(self.at.checked_sub(1)?)?;
        let next = self.words.get(self.at).filter(|_| !before.ends_clause)?;
        Some(&next.text)
    }

    fn is(&self, any: &[&str]) -> bool {
        self.open().is_some_and(|next| any.contains(&next))
    }

    /// Was the word before the one at `from` joined to it without a mark?
    fn ended_open(&self, from: usize) -> bool {
        from > 0 && !self.words[from - 1].ends_clause
    }

    fn scale_before(&self) -> Option<f64> {
        self.magnitude(&self.words.get(self.at.checked_sub(1)?)?.text)
    }

    fn magnitude(&self, word: &str) -> Option<f64> {
        self.spelling.magnitudes.iter().find(|(name, _)| *name == word).map(|(_, scale)| *scale)
    }

    fn counts(&self, at: usize) -> bool {
        let word = self.words.get(at).map_or("", |word| &word.text);
        word == self.spelling.hundred || self.magnitude(word).is_some()
    }
}
