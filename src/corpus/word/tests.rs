use super::*;
use crate::lang::ENGLISH;

fn texts(prose: &str) -> Vec<String> {
    words(prose, 0..prose.len(), ENGLISH).into_iter().map(|word| word.text.to_string()).collect()
}

#[test]
fn a_number_compares_by_its_value() {
    let pairs = [
        ("two hundred and sixteen of them", "216 of them"),
        ("two point six seven billion dollars", "$2.67 billion"),
        ("a hundred and ten miles", "110 miles"),
        ("fifty-five percent", "55%"),
        ("two thousand three hundred boats", "2,300 boats"),
        ("three point five", "3.50"),
        ("five pounds a head", "£5 a head"),
        ("a million reasons", "1,000,000 reasons"),
    ];
    for (said, printed) in pairs {
        assert_eq!(texts(said), texts(printed), "{said}");
    }
}

#[test]
fn numbers_beside_one_another_stay_apart() {
    let cases: [(&str, &[&str]); 5] = [
        ("two or three", &["2", "or", "3"]),
        ("ten, twenty", &["10", "20"]),
        ("two hundred, and sixteen left", &["200", "and", "16", "left"]),
        ("a point of order", &["a", "point", "of", "order"]),
        ("a boat", &["a", "boat"]),
    ];
    for (prose, expected) in cases {
        assert_eq!(texts(prose), expected);
    }
}

#[test]
fn the_span_holds_the_whole_number() {
    let prose = "It costs $2.67 billion now";
    let spans: Vec<_> = words(prose, 0..prose.len(), ENGLISH).into_iter().map(|word| word.span).collect();
    assert_eq!(&prose[spans[2].clone()], "$2.67 billion");
}

#[test]
fn any_text_is_read() {
    for prose in
        ["", "$", "a", "hundred", "two hundred and", "two point", "$€5 million thousand", "1e5 inf nan 5 bn"]
    {
        words(prose, 0..prose.len(), ENGLISH);
    }
}
