use std::sync::Arc;

use jiff::civil::date;

use super::*;
use crate::{
    facts::Facts,
    lang::ENGLISH,
    source::{Article, Block, BlockKind, Places, SpanMap, Tier},
    text::Text,
};

/// Published on a Monday.
const MONDAY: Option<Date> = Some(date(2025, 11, 10));

fn article(text: &str, published: Option<Date>) -> Article {
    let block = Block::new(BlockKind::Paragraph, Arc::from(text), SpanMap::identity(0, text.len()));
    Article {
        id: "test".to_owned(),
        path: "test.txt".to_owned(),
        title: None,
        outlet: None,
        byline: None,
        published,
        url: None,
        embargoed: None,
        tier: Tier::Secondary,
        language: ENGLISH,
        day_first: false,
        text: Text::from(text),
        blocks: vec![block],
        places: Places::Lines,
        pardons: Vec::new(),
        accepted: Vec::new(),
    }
}

fn find(article: &Article) -> Vec<DateMention> {
    Facts::of(article).dates
}

/// The mentions as `words = value`, or `words` alone where no day is known.
fn read(text: &str, published: Option<Date>) -> Vec<String> {
    let article = article(text, published);
    let show = |mention: &DateMention| match &mention.iso {
        Some(iso) => format!("{} = {iso}", mention.place.text(&article)),
        None => mention.place.text(&article).to_owned(),
    };
    find(&article).iter().map(show).collect()
}

#[track_caller]
fn assert_read(cases: &[(&str, &[&str])], published: Option<Date>) {
    for (text, expected) in cases {
        assert_eq!(read(text, published), *expected, "{text}");
    }
}

#[test]
fn calendar_days() {
    let cases: &[(&str, &[&str])] = &[
        ("The bridge shut Nov. 4.", &["Nov. 4 = 2025-11-04"]),
        ("It shut on Nov 4, 2024, for good.", &["Nov 4, 2024 = 2024-11-04"]),
        ("It shut on 4 November 2024.", &["4 November 2024 = 2024-11-04"]),
        ("It shut on the fourth of November.", &["the fourth of November = 2025-11-04"]),
        ("It shut on the twenty-third of May.", &["the twenty-third of May = 2025-05-23"]),
        ("Tuesday, November 4, 2025, was wet.", &["Tuesday, November 4, 2025 = 2025-11-04"]),
        ("Tues., Nov. 4, was wet.", &["Tues., Nov. 4 = 2025-11-04"]),
        ("By Friday the 7th it was dry.", &["Friday the 7th = 2025-11-07"]),
        ("Filed 2025-11-04.", &["2025-11-04 = 2025-11-04"]),
        ("Filed 11/04/2025 or 8/18/25.", &["11/04/2025 = 2025-11-04", "8/18/25 = 2025-08-18"]),
        ("Filed 18/8/25 and 04.11.2025.", &["18/8/25 = 2025-08-18", "04.11.2025 = 2025-11-04"]),
        ("The UK office filed it 04/11/2025.", &["04/11/2025 = 2025-11-04"]),
        ("Stamped Sep-23-2020 or 05-Aug-2016.", &["Sep-23-2020 = 2020-09-23", "05-Aug-2016 = 2016-08-05"]),
        ("Open March 3-7.", &["March 3-7 = 2025-03-03/2025-03-07"]),
        ("On Labor Day, and at Easter 2024.", &["Labor Day = 2025-09-01", "Easter 2024 = 2024-03-31"]),
        ("New Year’s Eve was quiet.", &["New Year’s Eve = 2025-12-31"]),
        ("On the first Tuesday of November.", &["the first Tuesday of November = 2025-11-04"]),
        ("The day after Labor Day.", &["The day after Labor Day = 2025-09-02"]),
        ("It opened on the 14th.", &["the 14th = 2025-10-14"]),
    ];
    assert_read(cases, MONDAY);
}

#[test]
fn months_years_and_parts_of_them() {
    let cases: &[(&str, &[&str])] = &[
        (
            "In April 2024 and September last year.",
            &["April 2024 = 2024-04", "September last year = 2024-09"],
        ),
        ("From June to August 2024 it stood.", &["From June to August 2024 = 2024-06/2024-08"]),
        ("It grew from 2009 to 2010.", &["2009 = 2009", "2010 = 2010"]),
        ("The 2009-10 season.", &["2009-10 = 2009/2010"]),
        ("The 1990s and the ’80s.", &["The 1990s = 199", "the ’80s = 198"]),
        ("In the 19th century.", &["the 19th century = 18"]),
        ("Q4 2024, then the third quarter.", &["Q4 2024 = 2024-Q4", "the third quarter = 2025-Q3"]),
        ("The first half of 2025.", &["The first half of 2025 = 2025-H1"]),
        ("In the spring of 2024.", &["the spring of 2024 = 2024-SP"]),
        ("By the end of December.", &["the end of December = 2025-12"]),
        ("In 1066, by 2030 and in the 2012 elections.", &["1066 = 1066", "2030 = 2030", "2012 = 2012"]),
        ("In nineteen ninety-seven he left.", &["nineteen ninety-seven = 1997"]),
    ];
    assert_read(cases, MONDAY);
}

#[test]
fn leaning_on_the_day_of_publication() {
    let cases: &[(&str, &[&str])] = &[
        ("Yesterday it rained; tomorrow it will not.", &["Yesterday = 2025-11-09", "tomorrow = 2025-11-11"]),
        ("The board met on Monday.", &["Monday = 2025-11-10"]),
        ("The board met on Tuesday.", &["Tuesday = 2025-11-04"]),
        ("The board will meet on Tuesday.", &["Tuesday = 2025-11-11"]),
        ("They left last Monday night.", &["last Monday night = 2025-11-03TNI"]),
        ("Last week, next month.", &["Last week = 2025-W45", "next month = 2025-12"]),
        ("It broke two days ago.", &["two days ago = 2025-11-08"]),
        ("It opened five years ago.", &["five years ago = 2020"]),
        ("Wednesday of next week.", &["Wednesday of next week = 2025-11-19"]),
        ("The law takes effect on Jan. 1.", &["Jan. 1 = 2026-01-01"]),
        ("In May 15 soldiers fell.", &["May = 2025-05"]),
        ("It fell Tuesday, the fourth loss in a row.", &["Tuesday = 2025-11-04"]),
        ("It sits next to a bank that burned Tuesday.", &["Tuesday = 2025-11-04"]),
        ("It broke a fortnight ago.", &["a fortnight ago = 2025-W44"]),
        (
            "Not the week before last but the week after next.",
            &["the week before last = 2025-W44", "the week after next = 2025-W48"],
        ),
        (
            "Pick Nov/4, or on 11/5, 11/6 or 11/7.",
            &["Nov/4 = 2025-11-04", "11/5 = 2025-11-05", "11/6 = 2025-11-06", "11/7 = 2025-11-07"],
        ),
        ("It rose 2 1/2 to 37 5/8, from 3 3/4.", &[]),
        ("It was signed in March.", &["March = 2025-03"]),
    ];
    assert_read(cases, MONDAY);
}

#[test]
fn leaning_on_the_text() {
    let cases: &[(&str, &[&str])] = &[
        (
            "It fell on March 3, 2024. Two days later it rose.",
            &["March 3, 2024 = 2024-03-03", "Two days later = 2024-03-05"],
        ),
        (
            "It fell on March 3, 2024. The day before, it stood.",
            &["March 3, 2024 = 2024-03-03", "The day before = 2024-03-02"],
        ),
        (
            "It opened in April 2024 and shut the same month.",
            &["April 2024 = 2024-04", "the same month = 2024-04"],
        ),
        ("It opened in June 2024. It shut on the 9th.", &["June 2024 = 2024-06", "the 9th = 2024-06-09"]),
        (
            "A fire on March 3, 2024; a week to the day after, a flood.",
            &["March 3, 2024 = 2024-03-03", "a week to the day after = 2024-03-10"],
        ),
        (
            "On March 3, 2024, it fell. On Friday, four days later, it rose.",
            &["March 3, 2024 = 2024-03-03", "Friday", "four days later = 2024-03-07"],
        ),
        (
            "It began on March 3, 2024. By June 1 it was done.",
            &["March 3, 2024 = 2024-03-03", "June 1 = 2024-06-01"],
        ),
        ("Built in 1998, it reopened on June 1.", &["1998 = 1998", "June 1"]),
        (
            "It met on March 3, 2024, and on June 4 and 5.",
            &["March 3, 2024 = 2024-03-03", "June 4 = 2024-06-04", "5 = 2024-06-05"],
        ),
        ("It was sold in 2024 and shut on the 9th.", &["2024 = 2024", "the 9th"]),
        ("She spoke on Monday and last week.", &["Monday", "last week"]),
    ];
    assert_read(cases, None);
}

#[test]
fn hints_at_a_time() {
    let cases: &[(&str, &[&str])] = &[
        (
            "In recent years it grew; years ago it did not.",
            &["recent years = PAST_REF", "years ago = PAST_REF"],
        ),
        ("At present it stands.", &["At present = PRESENT_REF"]),
        ("In the past, and in the future.", &["the past = PAST_REF", "the future = FUTURE_REF"]),
        ("The past few members met the future king at the moment he left.", &[]),
    ];
    assert_read(cases, MONDAY);
}

#[test]
fn words_that_are_no_dates() {
    let cases = [
        "They march 32 blocks and march 40 more.",
        "He may one day go; May said no, and Theresa May left.",
        "She sat in the sun, and prices began to fall.",
        "It was the mayday call. A second chance, and the first half of the match.",
        "The memory of 9/11 is with us.",
        "Some 2000 went, and 1500 jobs, and it rose to 1600.",
        "It cost $2024, and Route 1998 or Expo 2020 was big, and 2024 people came.",
        "Every Monday they met; a Monday is a Monday.",
        "The Sunday Times wrote it, and April Jones read it.",
        "The score was 52-48 in the same period.",
        "",
    ];
    for text in cases {
        assert_eq!(read(text, MONDAY), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn times_go_with_their_day() {
    let cases: &[(&str, &[&str])] = &[
        ("It left at 6:30 p.m. on Tuesday.", &["6:30 p.m. on Tuesday = 2025-11-04T18:30"]),
        ("It left Tuesday at 9:30 a.m. sharp.", &["Tuesday at 9:30 a.m. = 2025-11-04T09:30"]),
        ("It left at 6.30pm Nov. 4.", &["6.30pm Nov. 4 = 2025-11-04T18:30"]),
        ("It left at 6:30 p.m. and came at noon.", &[]),
        (
            "At two in the afternoon on Tuesday it left.",
            &["two in the afternoon on Tuesday = 2025-11-04T14:00"],
        ),
        ("On Tuesday at 11 at night it left.", &["Tuesday at 11 at night = 2025-11-04T23:00"]),
    ];
    assert_read(cases, MONDAY);
    let text = "From 6:30 p.m. to 7pm, or 16:00 GMT, 15 people waited until noon.";
    let times: Vec<&str> = clock_times(text, ENGLISH).into_iter().map(|span| &text[span]).collect();
    assert_eq!(times, ["6:30 p.m.", "7pm", "16:00 GMT", "noon"]);
}

#[test]
fn what_was_written_is_kept() {
    let article = article("It was Monday, November 4, 2025, and then February 30.", None);
    let [wrong, impossible] = &find(&article)[..] else { panic!("two dates") };
    let stated = Stated {
        year: Some(2025),
        month: Some(11),
        day: Some(4),
        weekday: Some(Weekday::Monday),
        time: None,
    };
    assert_eq!(wrong.stated, stated);
    assert_eq!(wrong.days, Some((date(2025, 11, 4), date(2025, 11, 4))));
    assert!(!wrong.relative && !wrong.impossible);
    assert!(impossible.impossible && impossible.days.is_none());
    assert_eq!((impossible.stated.month, impossible.stated.day), (Some(2), Some(30)));
}

#[test]
fn days_no_calendar_has() {
    for text in ["June 31", "29 February 2025", "31/04/2025", "2025-02-30", "June 28-31"] {
        let found = find(&article(text, MONDAY));
        assert!(matches!(&found[..], [mention] if mention.impossible), "{text}: {found:?}");
    }
    assert!(!find(&article("29 February 2024", MONDAY))[0].impossible);
}

#[test]
fn coarse_words_stand_for_all_their_days() {
    let cases = [
        ("April 2025", date(2025, 4, 1), date(2025, 4, 30)),
        ("winter 2025", date(2024, 12, 1), date(2026, 3, 23)),
        ("last week", date(2025, 11, 3), date(2025, 11, 9)),
        ("Q1 2024", date(2024, 1, 1), date(2024, 3, 31)),
        ("the 20th century", date(1901, 1, 1), date(2000, 12, 31)),
        ("March 3-7, 2025", date(2025, 3, 3), date(2025, 3, 7)),
    ];
    for (text, first, last) in cases {
        assert_eq!(find(&article(text, MONDAY))[0].days, Some((first, last)), "{text}");
    }
}

#[test]
fn a_year_taken_from_the_text_is_an_inference() {
    let found = find(&article("On March 3, 2024, it fell. On June 1 it rose.", None));
    assert_eq!(found.iter().map(|mention| mention.relative).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn the_tables_are_sorted() {
    let words = ENGLISH.dates.words;
    assert!(words.is_sorted_by(|a, b| a.0 < b.0), "words");
    let dates = ENGLISH.dates;
    assert!(dates.holidays.is_sorted_by(|a, b| a.0 > b.0), "holidays");
    let lists = [
        dates.doubtful,
        dates.leads,
        dates.year_leads,
        dates.number_leads,
        dates.counted,
        dates.future_cues,
        dates.past_cues,
        dates.day_first,
    ];
    for list in lists {
        assert!(list.is_sorted(), "{list:?}");
    }
}

#[test]
fn odd_input_is_no_trouble() {
    let texts = [
        "’9 🎉 1990\u{200b}s",
        "99/99/9999",
        "0 a.m. 25:61 p.m.",
        "Nov.",
        "the",
        "4. of",
        "İ’s ß’s",
        "9999-12-31 tomorrow",
    ];
    for text in texts {
        let article = article(text, Some(Date::MAX));
        for mention in find(&article) {
            assert!(!mention.place.text(&article).is_empty());
        }
    }
}
