//! What is handed to the index: documents that lend it their values, where the library's own would encode each value and
//! decode it again, several times a word.
use std::{iter::Empty, ops::Range, slice::Iter, sync::Arc};

use tantivy::schema::{Document, Field, Value, document::ReferenceValue, document::ReferenceValueLeaf};

/// A document: an article's own, or a sentence's.
#[derive(Debug)]
pub(super) struct Entry {
    /// Values of fields, and the text they stand in; a sentence has none.
    own: Vec<(Field, Kept)>,
    text: String,
    /// The field of the words, and a sentence's words among those of its article; an article's own document has none.
    field: Field,
    words: Arc<[u64]>,
    range: Range<usize>,
}

/// A value of an article's own document: a part of its text, to be stored or to be looked up, or a number.
#[derive(Clone, Debug)]
pub(super) enum Kept {
    Text(Range<usize>),
    Bytes(Range<usize>),
    Number(u64),
}

impl Entry {
    /// An article's own document.
    pub(super) fn article(own: Vec<(Field, Kept)>, text: String, field: Field, words: &Arc<[u64]>) -> Entry {
        Entry { own, text, field, words: Arc::clone(words), range: 0..0 }
    }

    /// A sentence of an article with these words.
    pub(super) fn sentence(field: Field, words: &Arc<[u64]>, range: Range<usize>) -> Entry {
        Entry { own: Vec::new(), text: String::new(), field, words: Arc::clone(words), range }
    }
}

impl Document for Entry {
    type Value<'a> = Lent<'a>;
    type FieldsValuesIter<'a> = Values<'a>;

    fn iter_fields_and_values(&self) -> Values<'_> {
        let words = self.words[self.range.clone()].iter();
        Values { own: self.own.iter(), text: &self.text, field: self.field, words }
    }
}

/// The values of a document.
pub(super) struct Values<'a> {
    own: Iter<'a, (Field, Kept)>,
    text: &'a str,
    field: Field,
    words: Iter<'a, u64>,
}

impl<'a> Iterator for Values<'a> {
    type Item = (Field, Lent<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let own = self.own.next().map(|(field, value)| match value {
            Kept::Text(range) => (*field, Lent::Text(&self.text[range.clone()])),
            Kept::Bytes(range) => (*field, Lent::Bytes(&self.text.as_bytes()[range.clone()])),
            Kept::Number(number) => (*field, Lent::Number(*number)),
        });
        own.or_else(|| self.words.next().map(|&key| (self.field, Lent::Number(key))))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.own.len() + self.words.len();
        (left, Some(left))
    }
}

/// A value, lent.
#[derive(Clone, Copy, Debug)]
pub(super) enum Lent<'a> {
    Text(&'a str),
    Bytes(&'a [u8]),
    Number(u64),
}

impl<'a> Value<'a> for Lent<'a> {
    type ArrayIter = Empty<Lent<'a>>;
    type ObjectIter = Empty<(&'a str, Lent<'a>)>;

    fn as_value(&self) -> ReferenceValue<'a, Lent<'a>> {
        ReferenceValue::Leaf(match *self {
            Lent::Text(text) => ReferenceValueLeaf::Str(text),
            Lent::Bytes(bytes) => ReferenceValueLeaf::Bytes(bytes),
            Lent::Number(number) => ReferenceValueLeaf::U64(number),
        })
    }
}
