//! Whether a text holds one of many phrases. A page is asked about some two hundred for every block.

/// The first of the phrases that the text begins with.
pub(super) fn start<'a>(text: &str, phrases: &'a [&'a str]) -> Option<&'a str> {
    starts(text, phrases).next()
}

/// The phrases that the text begins with. Most are told by their first byte.
pub(super) fn starts<'a>(text: &str, phrases: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    let first = text.bytes().next();
    phrases.iter().copied().filter(move |it| it.bytes().next() == first && text.starts_with(it))
}

/// Is one of the phrases anywhere in the text? It is gone through once: phrases are compared only where three bytes stand that
/// one of them may begin with. None is shorter.
pub(super) fn is_in(text: &str, phrases: &[&str]) -> bool {
    let mut begins = Triples([0; 64]);
    phrases.iter().for_each(|it| begins.add(it.as_bytes()));
    let bytes = text.as_bytes();
    let stands = |at: usize| {
        let mut alike = phrases.iter().map(|it| it.as_bytes()).filter(|it| it.first() == bytes.get(at));
        alike.any(|it| bytes[at..].starts_with(it))
    };
    bytes.windows(3).enumerate().any(|(at, three)| begins.may_hold(three) && stands(at))
}

/// A set of three bytes each, in which a few more seem to be.
struct Triples([u64; 64]);

impl Triples {
    fn add(&mut self, phrase: &[u8]) {
        debug_assert!(phrase.len() >= 3, "a phrase has three bytes at least");
        if let Some(three) = phrase.get(..3) {
            let place = Triples::place(three);
            self.0[place / 64] |= 1 << (place % 64);
        }
    }

    fn may_hold(&self, three: &[u8]) -> bool {
        let place = Triples::place(three);
        self.0[place / 64] >> (place % 64) & 1 != 0
    }

    /// Twelve bits of a multiplicative hash.
    fn place(three: &[u8]) -> usize {
        let number = u32::from_le_bytes([three[0], three[1], three[2], 0]);
        (number.wrapping_mul(0x9e37_79b1) >> 20) as usize
    }
}

/// Does one of the phrases begin where a word does, in whatever case?
pub(super) fn begins_a_word(prose: &str, phrases: &[&str]) -> bool {
    let letters = first_letters(phrases);
    let mut before = b' ';
    prose.bytes().enumerate().any(|(at, byte)| {
        let is_first = !before.is_ascii_alphanumeric();
        before = byte;
        let begins = |phrase: &&str| {
            prose.as_bytes()[at..]
                .get(..phrase.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(phrase.as_bytes()))
        };
        let mut alike = phrases.iter().filter(|it| it.bytes().next() == Some(byte.to_ascii_lowercase()));
        is_first && letters & letter(byte) != 0 && alike.any(begins)
    })
}

/// The letters that phrases begin with, as a set.
pub(super) fn first_letters(phrases: &[&str]) -> u32 {
    phrases.iter().filter_map(|it| it.bytes().next()).fold(0, |all, byte| all | letter(byte))
}

/// A letter as a member of such a set; the same in capitals.
pub(super) fn letter(byte: u8) -> u32 {
    1 << (byte & 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_wherever_it_stands() {
        let phrases = ["getty images", "/ap)", "©x"];
        for (text, held) in [
            ("a picture (photo: getty images)", true),
            ("the pier (jo bell/ap)", true),
            ("/ap)", true),
            ("all rights ©x", true),
            ("/ap", false),
            ("getty image", false),
            ("g", false),
            ("", false),
        ] {
            assert_eq!(is_in(text, &phrases), held, "{text}");
        }
        assert_eq!(start("/ap) and more", &phrases), Some("/ap)"));
        assert_eq!(start("", &phrases), None);
        assert!(begins_a_word("See Getty Images", &phrases) && !begins_a_word("xgetty images", &phrases));
    }
}
