//! English words of numbers and their parts. The lists are packed by hand: one word a line would hide them.
use crate::lang::figure::NumberWord::{self, Hundred, Ones, Scale, Tens};

#[rustfmt::skip]
pub(super) static NUMBERS: &[(&str, NumberWord)] = &[
    ("billion", Scale(1e9)), ("billions", Scale(1e9)), ("crore", Scale(1e7)), ("crores", Scale(1e7)),
    ("dozen", Scale(12.0)), ("eight", Ones(8.0)), ("eighteen", Ones(18.0)), ("eighty", Tens(80.0)),
    ("eleven", Ones(11.0)), ("fifteen", Ones(15.0)), ("fifty", Tens(50.0)), ("five", Ones(5.0)),
    ("forty", Tens(40.0)), ("four", Ones(4.0)), ("fourteen", Ones(14.0)), ("fourty", Tens(40.0)),
    ("hundred", Hundred), ("hundreds", Hundred), ("lakh", Scale(1e5)), ("lakhs", Scale(1e5)),
    ("million", Scale(1e6)), ("millions", Scale(1e6)), ("nine", Ones(9.0)), ("nineteen", Ones(19.0)),
    ("ninety", Tens(90.0)), ("one", Ones(1.0)), ("seven", Ones(7.0)), ("seventeen", Ones(17.0)),
    ("seventy", Tens(70.0)), ("six", Ones(6.0)), ("sixteen", Ones(16.0)), ("sixty", Tens(60.0)),
    ("ten", Ones(10.0)), ("thirteen", Ones(13.0)), ("thirty", Tens(30.0)), ("thousand", Scale(1e3)),
    ("thousands", Scale(1e3)), ("three", Ones(3.0)), ("trillion", Scale(1e12)), ("trillions", Scale(1e12)),
    ("twelve", Ones(12.0)), ("twenty", Tens(20.0)), ("two", Ones(2.0)), ("zero", Ones(0.0)),
];

#[rustfmt::skip]
pub(super) static PARTS: &[(&str, f64)] = &[
    ("third", 3.0), ("quarter", 4.0), ("fourth", 4.0), ("fifth", 5.0), ("sixth", 6.0), ("seventh", 7.0),
    ("eighth", 8.0), ("ninth", 9.0), ("tenth", 10.0), ("hundredth", 100.0), ("thousandth", 1000.0),
];

#[rustfmt::skip]
pub(super) static PLURAL_PARTS: &[(&str, f64)] = &[
    ("halves", 2.0), ("thirds", 3.0), ("quarters", 4.0), ("fourths", 4.0), ("fifths", 5.0), ("sixths", 6.0),
    ("sevenths", 7.0), ("eighths", 8.0), ("ninths", 9.0), ("tenths", 10.0), ("hundredths", 100.0),
    ("thousandths", 1000.0),
];

#[rustfmt::skip]
pub(super) static VAGUE: &[&str] = &[
    "few", "several", "many", "couple", "some", "per", "every", "a", "an", "the", "by", "in", "of",
    "various",
];

#[rustfmt::skip]
pub(super) static ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last",
    "next", "past", "final", "other", "better",
];
