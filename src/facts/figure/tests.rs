use std::sync::Arc;

use super::*;
use crate::{
    facts::{Facts, date::DateMention},
    source::{self, Article, Block, Role},
};

fn find(article: &Article, dates: &[DateMention]) -> Vec<Figure> {
    let in_block = |(number, block): (usize, &Block)| {
        let here = dates.iter().filter(|date| date.place.block == number);
        let dates: Vec<Span> = here.map(|date| date.place.span()).collect();
        let figures = read(&Split::new(&block.prose, &block.kind, article.language), &dates);
        let place = |it: &Figure| Place::new(number, it.place.span());
        figures.into_iter().map(|it| Figure { place: place(&it), ..it }).collect::<Vec<_>>()
    };
    article.blocks.iter().enumerate().flat_map(in_block).collect()
}

/// What quantities are found in a text: `words = value unit`, and the bound where there is one.
fn found(text: &str) -> Vec<String> {
    let article = source::article("draft.txt", text, Role::Source);
    find(&article, &[]).iter().filter(|it| !it.is_rank()).map(|figure| told(&article, figure)).collect()
}

fn told(article: &Article, figure: &Figure) -> String {
    let value = match figure.value {
        Value::Number(number) => format!("{number}"),
        Value::Range(low, high) => format!("{low}..{high}"),
        Value::Tally(first, second) => format!("{first}:{second}"),
    };
    let mut told = format!("{} = {value}", figure.place.text(article));
    if let Some(unit) = &figure.unit {
        told += &format!(" {unit}");
    }
    if figure.bound != Bound::Plain {
        told += &format!(", {:?}", figure.bound);
    }
    told
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

#[test]
fn numbers_in_digits_and_words() {
    check("It sold 1,234.56 tonnes.", &["1,234.56 tonnes = 1234.56 tonne"]);
    check("They counted ninety-seven boats.", &["ninety-seven = 97"]);
    check("Two hundred and five came.", &["Two hundred and five = 205"]);
    check("They cost from two hundred and three hundred.", &["two hundred = 200", "three hundred = 300"]);
    check("It has half a dozen ships and a thousand sailors.", &["half a dozen = 6", "a thousand = 1000"]);
    check("Half-a-million tulips.", &["Half-a-million = 500000"]);
    check("It took two and a half million bricks.", &["two and a half million = 2500000"]);
    check("A rope of 2 1/2 miles, not 2½.", &["2 1/2 miles = 2.5 mile", "2½ = 2.5"]);
    check("It is three point four seven billion.", &["three point four seven billion = 3470000000"]);
    check("They shipped 12,34,567 tins, 3 lakh of them red.", &["12,34,567 = 1234567", "3 lakh = 300000"]);
    check("About 1.2m viewers; he jumped 1.8m.", &["About 1.2m = 1200000, About", "1.8m = 1.8 metre"]);
}

#[test]
fn numbers_in_parts() {
    check(
        "Two million, three hundred and four came; two, three left.",
        &["Two million, three hundred and four = 2000304", "two = 2", "three = 3"],
    );
    check("Of 1 250 000 seats, 10 000 kroner each.", &["1 250 000 = 1250000", "10 000 kroner = 10000 krone"]);
    check("In all 20 200 left.", &["20 = 20", "200 = 200"]);
    check(
        "A speck of 2.5×10−3 grams, 1e-3 W, 4e14 of them.",
        &["2.5×10−3 grams = 0.0025 gram", "1e-3 W = 0.001 watt", "4e14 = 400000000000000"],
    );
    check(
        "It weighs 2,000±5 pounds, 1/40 of the hull.",
        &["2,000±5 pounds = 1995..2005 pound", "1/40 = 0.025"],
    );
}

#[test]
fn shares() {
    check(
        "Two-thirds agreed; one in five did not.",
        &["Two-thirds = 0.6666666666666666", "one in five = 0.2"],
    );
    check(
        "About one in three people over 65 fell.",
        &["About one in three = 0.3333333333333333, About", "over 65 = 65, MoreThan"],
    );
    check("About a quarter of them left.", &["About a quarter = 0.25, About"]);
    check("Nearly half of them left.", &["Nearly half = 0.5, Nearly"]);
    check("The first half was dull and half-hearted, a third man said.", &[]);
    check(
        "They waited a quarter of an hour, then half a mile.",
        &["a quarter of an hour = 15 minute", "half a mile = 0.5 mile"],
    );
}

#[test]
fn money() {
    check(
        "It owes $5bn, £3.47 billion and US$2.4 billion.",
        &[
            "$5bn = 5000000000 dollar",
            "£3.47 billion = 3470000000 pound sterling",
            "US$2.4 billion = 2400000000 dollar",
        ],
    );
    check(
        "A fare of 50p, 99 cents or 300 Mexican pesos.",
        &["50p = 50 penny", "99 cents = 99 cent", "300 Mexican pesos = 300 mexican peso"],
    );
    check(
        "A film of £3m-£4m, made at 40C.",
        &["£3m-£4m = 3000000..4000000 pound sterling", "40C = 40 celsius"],
    );
    check("Acme's US$7.2 bn New Deal.", &["US$7.2 bn = 7200000000 dollar"]);
    check("It costs $10-15 billion.", &["$10-15 billion = 10000000000..15000000000 dollar"]);
    check("Between $250,000 and $1 million.", &["Between $250,000 and $1 million = 250000..1000000 dollar"]);
}

#[test]
fn units_and_compounds() {
    check(
        "A 15-minute stop, then five hours and 40 minutes.",
        &["15-minute = 15 minute", "five hours and 40 minutes = 340 minute"],
    );
    check("The 6-foot-5 guard shot 8-for-12.", &["6-foot-5 = 77 inch"]);
    check("It ran 3 years, 2 months.", &["3 years = 3 year", "2 months = 2 month"]);
    check("A year and six months.", &["A year and six months = 18 month"]);
    check(
        "For fifteen hours, fifteen-minute gusts blew.",
        &["fifteen hours = 15 hour", "fifteen-minute = 15 minute"],
    );
    check(
        "A 90-plus minute film; 90 or more minutes.",
        &["90-plus minute = 90 minute, AtLeast", "90 or more minutes = 90 minute, AtLeast"],
    );
    check("Two years, 18 months of it suspended.", &["Two years = 2 year", "18 months = 18 month"]);
    check(
        "At least 20 more years, then five straight days.",
        &["At least 20 more years = 20 year, AtLeast", "five straight days = 5 day"],
    );
    check("A 5ft 10in man went in.", &["5ft 10in = 70 inch"]);
    check("Born in 5 in Hull.", &["5 = 5"]);
    check(
        "The bank's quarter-point cut, a quarter point more.",
        &["quarter-point = 0.25 percentage point", "a quarter point = 0.25 percentage point"],
    );
    check(
        "A quarter mile, a quarter percentage point, a third day.",
        &["A quarter mile = 0.25 mile", "a quarter percentage point = 0.25 percentage point"],
    );
    check("Within a week it rained for a day; a week is long.", &["a week = 1 week", "a day = 1 day"]);
    check("It lasted an hour and a half.", &["an hour and a half = 1.5 hour"]);
    check(
        "A cell of minus 4 degrees Celsius (25 F).",
        &["minus 4 degrees Celsius = -4 celsius", "25 F = 25 fahrenheit"],
    );
    check(
        "It rose 3 percentage points, to 52 per cent.",
        &["3 percentage points = 3 percentage point", "52 per cent = 52 percent"],
    );
    check("Gusts of 20 to 25 miles an hour.", &["20 to 25 miles an hour = 20..25 mile per hour"]);
    check(
        "The lake covers 4 square miles (10 sq km).",
        &["4 square miles = 4 square mile", "10 sq km = 10 square kilometre"],
    );
}

#[test]
fn ranges_changes_and_votes() {
    check("Four to five thousand people came.", &["Four to five thousand people = 4000..5000 people"]);
    check("The toll rose from 3 to 5.", &["3 = 3", "5 = 5"]);
    check("It grew from 14 in 2015 to 20 in 2019.", &["14 = 14", "20 = 20"]);
    check("It runs from 3 to 5.", &["from 3 to 5 = 3..5"]);
    check("The board approved it 6-3.", &["6-3 = 6:3"]);
    check("It passed by five votes to four.", &["five votes to four = 5:4"]);
    check("An 8- to 16-metre beam.", &["8- to 16-metre = 8..16 metre"]);
}

#[test]
fn ages() {
    check("Ines Okoro, 64, met a boy of nine.", &["64 = 64 year of age", "nine = 9 year of age"]);
    check(
        "Ines Okoro, who is 83, met a nurse, 34, from Dale.",
        &["83 = 83 year of age", "34 = 34 year of age"],
    );
    check("She is 73. He is 71, and it is 40.", &["73 = 73 year of age", "71 = 71 year of age", "40 = 40"]);
    check("The injured number 43; bus number 43 was late.", &["43 = 43"]);
    check("Two sons, aged 5 and 11.", &["Two = 2", "5 = 5 year of age", "11 = 11 year of age"]);
    check("Two 9-year-olds.", &["Two = 2", "9-year-olds = 9 year of age"]);
    check("An 81-year-old, aged well.", &["81-year-old = 81 year of age"]);
}

#[test]
fn hedges() {
    check("At least 40 came.", &["At least 40 = 40, AtLeast"]);
    check("No more than 20 people or so.", &["No more than 20 people or so = 20 people, AtMost"]);
    check("Just under 90%.", &["Just under 90% = 90 percent, Nearly"]);
    check("The bill passed $9m.", &["passed $9m = 9000000 dollar, MoreThan"]);
    check(
        "They surpassed 40 percent and exceeded 4,100 votes.",
        &["surpassed 40 percent = 40 percent, MoreThan", "exceeded 4,100 = 4100, MoreThan"],
    );
    check("The council passed 12 bills and passed two hours.", &["12 = 12", "two hours = 2 hour"]);
    check("A plan over four years.", &["four years = 4 year"]);
    check("It ran for over four years.", &["over four years = 4 year, MoreThan"]);
}

#[test]
fn what_is_no_figure() {
    for text in [
        "COVID-19 hit the G20 in 2020, said the No. 2 official on Flight 370.",
        "Highway 101 reopened at 5:55 a.m. near 1600 Main St.",
        "Call 555-0142 or see Section 230 by 6.30pm.",
        "One of the best; no one disagreed with one another.",
        "A second visit on Nov. 4 and 5 March, the 21st, the twenty-first.",
        "From 9 to 5 p.m. on 90.3 FM.",
        "At two in the afternoon, from two to four in the morning, at half past three, at nine at night.",
        "Case 23-1234 is closed.",
        "The Boeing 7e7 weighs x^2.",
        "The 1990s, the ’90s and seat 14C of an MP3 player.",
        "See example.org/2019/05 and 192.168.1.2.",
        "They flew on Apollo 11 past Three Mile Island.",
        "1. First of all",
        "The Group of 20 closed for a third day on 221B Baker Street, the Big Three said.",
        "A few hundred came, and thousands of others, and tens of millions more.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn counted_nouns() {
    for (text, noun) in [
        ("It cited four unnamed current or former U.S. officials, who spoke.", "officials"),
        ("Four unnamed, current U.S. officials said so.", "officials"),
        ("Two senior U.S. and Mexican officials met.", "officials"),
        ("Three tired, hungry, unpaid U.K. troops came.", "troops"),
        ("Of six left, officials found one.", "-"),
        ("It cut 84 positions across the city.", "positions"),
        ("Of 90 posts, 61 are vacant.", "posts"),
        ("A 12-member panel met.", "member"),
        ("It hired five sales managers.", "managers"),
        ("Three of the planes left.", "planes"),
    ] {
        let article = source::article("draft.txt", text, Role::Source);
        let figures = find(&article, &[]);
        let counted = figures[0].counted.clone().map_or("-", |span| &article.blocks[0].prose[span]);
        assert_eq!(counted, noun, "{text}");
    }
}

#[test]
fn cells_take_the_unit_of_their_column() {
    for (head, cell, expected) in [
        ("Acres", "6,200", "6,200 = 6200 acre"),
        ("Acres burned", "50-60", "50-60 = 50..60 acre"),
        ("Acres", "12%", "12% = 12 percent"),
        ("Cost ($m)", "9.3", "9.3 = 9300000 dollar"),
        ("Cost ($m)", "9.3 million", "9.3 million = 9300000 dollar"),
        ("Pay (thousands of euros)", "€12", "€12 = 12000 euro"),
        ("Viewers ('000s)", "83", "83 = 83000"),
        ("Time (min)", "14", "14 = 14 minute"),
        ("Days open", "6", "6 = 6 day"),
        ("Day", "6", "6 = 6"),
        ("W", "6", "6 = 6"),
        ("Cost per mile", "6", "6 = 6"),
    ] {
        let table = format!("| Place | {head} |\n|---|---|\n| Elk Ridge | {cell} |\n");
        let article = source::article("draft.md", &table, Role::Source);
        let figures = find(&article, &[]);
        let told: Vec<String> = figures.iter().map(|figure| told(&article, figure)).collect();
        assert_eq!(told, [expected], "{head}");
    }
}

#[test]
fn precision_is_the_last_place_given() {
    for (text, precision) in [
        ("15 cats", 1.0),
        ("20 cats", 1.0),
        ("3,700 cats", 100.0),
        ("612.4 million cats", 1e5),
        ("5bn cats", 1e9),
        ("six hundred cats", 100.0),
        ("0.25 miles", 0.01),
    ] {
        let article = source::article("draft.txt", text, Role::Source);
        let figures = find(&article, &[]);
        assert!((figures[0].precision / precision - 1.0).abs() < 1e-9, "{text}: {}", figures[0].precision);
    }
}

#[test]
fn dates_are_left_out() {
    let article = source::article("draft.txt", "It began 12 March and took 12 days.", Role::Source);
    let date = DateMention {
        place: Place::new(0, 9..17),
        stated: Default::default(),
        days: None,
        iso: None,
        relative: false,
        impossible: false,
        of_text: false,
    };
    let figures = find(&article, &[date]);
    assert_eq!(figures.len(), 1);
    assert_eq!(figures[0].place.text(&article), "12 days");
}

#[test]
fn odd_input_is_survived() {
    let odd = [
        "",
        "½",
        "$",
        "-",
        "5-",
        "£-",
        "a a a",
        "1/2/",
        "٣",
        "5\u{ad}0",
        "1e308 million million",
        "ﬁve İ 5",
        "–5–5–",
    ];
    for text in odd {
        found(text);
        found(&text.repeat(2000));
    }
    let long: Arc<str> = "9".repeat(5000).into();
    found(&long);
}

/// The ranks of a text, its dates left out: `words = number noun`.
fn ranks(text: &str) -> Vec<String> {
    let article = source::article("draft.txt", text, Role::Source);
    let figures = find(&article, &Facts::of(&article).dates);
    let told = |it: &Figure| {
        let noun = it.counted.clone().map_or("-", |span| &article.blocks[it.place.block].prose[span]);
        format!("{} = {} {noun}", it.place.text(&article), it.value.ends().0)
    };
    figures.iter().filter(|it| it.is_rank()).map(told).collect()
}

#[test]
fn ranks_and_what_is_ranked() {
    for (text, expected) in [
        ("Her fifth studio album topped the charts.", &["fifth = 5 album"] as &[_]),
        ("He went with the 36th overall pick.", &["36th = 36 pick"]),
        ("It is the fourth-largest harbor.", &["fourth = 4 largest harbor"]),
        ("Ada Quill was the twenty-third mayor here.", &["twenty-third = 23 mayor"]),
        ("The school is number 4 among the law schools.", &["number 4 = 4 schools"]),
        ("The song was No. 6 on the list.", &["No. 6 = 6 list"]),
        ("They came 4th on the table whilst others fell.", &["4th = 4 table"]),
        ("Benn placed fifth.", &["fifth = 5 -"]),
    ] {
        assert_eq!(ranks(text), expected, "{text}");
    }
}

#[test]
fn ordinals_that_are_no_rank() {
    for text in [
        "The first and the second try failed.",
        "On the 4th of May and in the 19th century it rained.",
        "The Fourteenth Amendment was argued in the 9th Circuit, off West 169th Street and Fifth Avenue.",
        "A third of voters, two-fifths of drivers and one-third of walkers fell by a fifth.",
        "The fifth day of the strike and the third week of the trial passed.",
        "He is richer than the 15th man; it stood above 40th, perhaps third or fourth.",
        "A fifth suspect was held.",
        "The No. 5 official left with bus number 7.",
        "The 99999999999999th try",
        "ﬁfth 7ᵗʰ th 4 th",
    ] {
        assert_eq!(ranks(text), [""; 0], "{text}");
    }
}

#[test]
fn a_rank_leaves_the_quantities_alone() {
    check("Its fifth album sold 40 copies.", &["40 = 40"]);
    check("A fifth of them saw the sixth show.", &["A fifth = 0.2"]);
}
