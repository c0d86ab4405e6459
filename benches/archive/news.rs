//! News about nowhere, for load: articles made from a seed, each telling one of many events with people, places, figures,
//! dates and quotations of its own; and a draft about the first few events, right but for contradictions that are known.
//!
//! An event is told by [`TELLINGS`] articles in other words, so that facts recur. The same number gives the same article.
use std::fmt::Write;

/// So many articles tell of one event.
pub(crate) const TELLINGS: u64 = 2;
/// So many events a draft tells of: as many as the smallest corpus has.
const DRAFTED: u64 = 3;

/// Choices without order, the same in every run.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Dice {
        let mut dice = Dice(seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        (0..4).for_each(|_| _ = dice.below(2));
        dice
    }

    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) % most
    }

    fn of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len() as u64) as usize]
    }
}

const STARTS: &[&str] = &[
    "Al", "Bar", "Cal", "Dor", "El", "Fen", "Gar", "Hol", "Is", "Jar", "Kel", "Lor", "Mar", "Nor", "Os",
    "Pel", "Quar", "Ros", "Sel", "Tor", "Ul", "Var", "Wes", "Yar", "Zel", "Bran", "Crom", "Drum", "Glen",
    "Hart", "Mil", "Thorn",
];
const MIDDLES: &[&str] = &[
    "a", "en", "er", "i", "in", "o", "on", "or", "u", "ar", "el", "il", "an", "ed", "is", "um", "ow", "ith",
    "eth", "and",
];
const TOWN_ENDS: &[&str] =
    &["bury", "ford", "haven", "mouth", "port", "stead", "ton", "wick", "field", "bridge", "ley", "worth"];
const NAME_ENDS: &[&str] = &[
    "ard", "berg", "dale", "er", "ham", "ins", "land", "man", "more", "sen", "ski", "well", "wood", "ez",
    "ova", "aro",
];
const GIVEN: &[&str] = &[
    "Ada", "Bruno", "Clara", "Dmitri", "Elena", "Felix", "Greta", "Hugo", "Ingrid", "Jonas", "Katrin",
    "Lionel", "Miriam", "Nadia", "Oscar", "Petra", "Quentin", "Rosa", "Stefan", "Tamara", "Ursula", "Viktor",
    "Wanda", "Yusuf", "Zara", "Amir", "Bettina", "Cedric", "Dolores", "Emil", "Fatima", "Gideon",
];
const OFFICES: &[&str] = &[
    "harbour master",
    "fire chief",
    "police chief",
    "city treasurer",
    "school superintendent",
    "county engineer",
    "head of the water board",
    "chief librarian",
    "hospital director",
    "transit director",
];
const THINGS: &[&str] = &[
    "pier",
    "tunnel",
    "library",
    "ferry",
    "reservoir",
    "stadium",
    "market hall",
    "footbridge",
    "clinic",
    "museum",
    "power station",
    "lighthouse",
    "archive",
    "theatre",
    "greenhouse",
    "observatory",
    "aqueduct",
    "tramway",
    "quarry",
    "orchard",
];
const KINDS: &[&str] = &[
    "floating",
    "wooden",
    "granite",
    "solar",
    "municipal",
    "Victorian",
    "derelict",
    "underground",
    "listed",
    "prefabricated",
    "tidal",
    "electric",
    "seasonal",
    "brick",
    "glass",
    "regional",
];
const GROUPS: &[&str] = &[
    "anglers",
    "commuters",
    "nurses",
    "pupils",
    "traders",
    "beekeepers",
    "dockers",
    "pensioners",
    "cyclists",
    "bakers",
    "musicians",
    "volunteers",
    "tenants",
    "divers",
    "gardeners",
    "apprentices",
];
const WORRIES: &[&str] = &[
    "flooding",
    "subsidence",
    "asbestos",
    "vandalism",
    "rust",
    "overcrowding",
    "noise",
    "debt",
    "mildew",
    "lightning",
    "salt water",
    "woodworm",
    "congestion",
    "smoke",
];
const MONTHS: &[&str] = &["January", "March", "April", "June", "July", "September", "October", "November"];

/// A man or a woman with an office.
struct Person {
    given: &'static str,
    surname: String,
    office: &'static str,
}

impl Person {
    /// Somebody with an office from one half of them, so that two people of a story never share one.
    fn new(dice: &mut Dice, offices: &[&'static str]) -> Person {
        let surname = format!("{}{}{}", dice.of(STARTS), dice.of(MIDDLES), dice.of(NAME_ENDS));
        Person { given: dice.of(GIVEN), surname, office: dice.of(offices) }
    }

    fn full(&self) -> String {
        format!("{} {}", self.given, self.surname)
    }
}

/// What an article tells of.
struct Event {
    town: String,
    kind: &'static str,
    thing: &'static str,
    head: Person,
    critic: Person,
    cost: u64,
    group: &'static str,
    crowd: u64,
    share: u64,
    worry: &'static str,
    month: &'static str,
    day: u64,
    promise: String,
    doubt: String,
}

impl Event {
    fn new(number: u64) -> Event {
        let dice = &mut Dice::new(number);
        let town =
            format!("{}{}{}{}", dice.of(STARTS), dice.of(MIDDLES), dice.of(MIDDLES), dice.of(TOWN_ENDS));
        let (kind, thing, group, worry) =
            (dice.of(KINDS), dice.of(THINGS), dice.of(GROUPS), dice.of(WORRIES));
        let (other, fear) = (dice.of(GROUPS), dice.of(WORRIES));
        let promise = format!(
            "We will open the {kind} {thing} only when the {other} of {town} can use it without a thought of {worry}"
        );
        let doubt = format!(
            "Nobody asked the {group} whether {fear} would come back with every {thing} they build here"
        );
        Event {
            head: Person::new(dice, &OFFICES[..5]),
            critic: Person::new(dice, &OFFICES[5..]),
            cost: dice.below(880) + 12,
            crowd: dice.below(8_000) + 1_100,
            share: dice.below(60) + 21,
            month: dice.of(MONTHS),
            day: dice.below(27) + 1,
            town,
            kind,
            thing,
            group,
            worry,
            promise,
            doubt,
        }
    }
}

/// An article by its number: plain text as saved from a page.
pub(crate) fn article(number: u64) -> String {
    let event = &Event::new(number / TELLINGS);
    match number % TELLINGS {
        0 => first(event),
        _ => second(event),
    }
}

/// The number of articles told of before the first that tells of nothing in the draft.
pub(crate) fn drafted() -> u64 {
    DRAFTED * TELLINGS
}

fn first(it: &Event) -> String {
    let Event {
        town,
        kind,
        thing,
        head,
        critic,
        cost,
        group,
        crowd,
        share,
        worry,
        month,
        day,
        promise,
        doubt,
    } = it;
    format!(
        "{town} opens its {kind} {thing}\n\n\
         Published November 20, 2025\n\n\
         {town} opened a {kind} {thing} on {month} {day}, 2025, after years of argument over {worry}. The {thing} cost \
         ${cost} million, according to {} {}, who was in charge of the works in {town}.\n\n\
         “{promise},” {} said. The {} had promised as much when the old {thing} of {town} was closed.\n\n\
         About {crowd} {group} came to the opening of the {thing}, many of them on foot. The council of {town} expects that \
         {share} percent of the {group} in the district will use the {kind} {thing} every week.\n\n\
         Not everybody was pleased. {}, the {}, stayed away from the opening. “{doubt},” {} told reporters in {town}.\n\n\
         The plans for the {kind} {thing} had been drawn up by the council of {town}, which set aside a reserve against \
         {worry}. Work stopped twice when the builders found {worry} under the site, and the neighbours complained of the \
         dust. The old {thing} had served the {group} for generations before it fell into disrepair.\n",
        head.office,
        head.full(),
        head.surname,
        head.office,
        critic.full(),
        critic.office,
        critic.surname,
    )
}

fn second(it: &Event) -> String {
    let Event {
        town,
        kind,
        thing,
        head,
        critic,
        cost,
        group,
        crowd,
        share,
        worry,
        month,
        day,
        promise,
        doubt,
    } = it;
    format!(
        "What the {thing} means for {town}\n\n\
         Published December 2, 2025\n\n\
         When the ribbon was cut in {town} on {month} {day}, 2025, {crowd} {group} stood in the rain to see the {kind} \
         {thing}. {}, the {} of {town}, made a short speech. “{promise},” the {} said.\n\n\
         The bill for the {kind} {thing} in {town} came to ${cost} million. The council says that {share} percent of the \
         {group} in the district will use the {thing} every week, and that {worry} is a thing of the past.\n\n\
         “{doubt},” said {}, the {}, who has campaigned against the {thing} of {town} from the start.\n\n\
         Shopkeepers beside the {kind} {thing} hope for more customers. One of them has hung a picture of the old {thing} \
         in the window. Visitors ask about {worry}, the shopkeeper said, and then they ask for the way to the {thing}.\n",
        head.full(),
        head.office,
        head.office,
        critic.full(),
        critic.office,
    )
}

/// A draft of a thousand words with some thirty figures, dates and quotations on the first events, and the codes of the
/// findings it must have, in the order of the text; nothing else in it is wrong.
pub(crate) fn draft() -> (String, Vec<&'static str>) {
    draft_of(DRAFTED, 1_000)
}

/// The same of so many words, on so many events.
pub(crate) fn draft_of(events: u64, words: usize) -> (String, Vec<&'static str>) {
    let (mut text, mut planted) = (String::new(), Vec::new());
    for number in 0..events {
        let it = Event::new(number);
        right(&it, &mut text);
        planted.extend(wrong(&it, number, &mut text));
    }
    let mut count = text.split_whitespace().count();
    for at in (0..events).cycle() {
        if count >= words {
            break;
        }
        let start = text.len();
        aside(&Event::new(at), &mut text);
        count += text[start..].split_whitespace().count();
    }
    (text, planted)
}

/// What is no news, with a figure that was told before.
fn aside(it: &Event, text: &mut String) {
    let Event { town, thing, worry, cost, .. } = it;
    let _ = write!(
        text,
        "People in {town} still speak of the {thing} as if it had always been there. They walk past the {thing} in the \
         morning and past the shops in the evening, and few of them remember the {worry} that it was built against. Fewer \
         still grudge the {thing} of {town} the ${cost} million it cost.\n\n",
    );
}

/// What the articles say, in other words.
fn right(it: &Event, text: &mut String) {
    let Event {
        town, kind, thing, head, critic, cost, group, crowd, share, month, day, promise, doubt, ..
    } = it;
    let _ = write!(
        text,
        "The {kind} {thing} of {town} was opened on {month} {day}, 2025. It cost ${cost} million.\n\n\
         “{promise},” said {}, the {}.\n\n\
         Some {crowd} {group} came to see the {thing} opened in {town}. The council expects {share} percent of the {group} \
         in the district to use it every week.\n\n\
         {}, the {}, did not come. “{doubt},” {} said.\n\n",
        head.full(),
        head.office,
        critic.full(),
        critic.office,
        critic.surname,
    );
}

/// One thing of each kind that no article says.
fn wrong(it: &Event, number: u64, text: &mut String) -> Vec<&'static str> {
    let Event { town, kind, thing, head, cost, promise, month, day, .. } = it;
    match number % 3 {
        0 => {
            let _ = write!(
                text,
                "The bill for the {kind} {thing} in {town} came to ${} million, the council said.\n\n\
                 “{},” {} said again.\n\n",
                cost + 40,
                promise.replace("without a thought", "without any thought"),
                head.full(),
            );
            vec!["figure-conflict", "misquote"]
        }
        1 => {
            let day = if *day > 14 { day - 9 } else { day + 9 };
            let _ = write!(
                text,
                "{town} opened its {kind} {thing} on {month} {day}, 2025, in the rain.\n\n\
                 “{promise},” said {}, who was against it.\n\n",
                it.critic.full(),
            );
            vec!["date-conflict", "misattributed-quote"]
        }
        _ => {
            let slip = format!("{}{}", &head.surname[..3], &head.surname[4..]);
            let _ = write!(text, "{} {slip} made a short speech in {town}.\n\n", head.given);
            vec!["name-misspelling"]
        }
    }
}
