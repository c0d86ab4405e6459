use crate::{
    facts::Facts,
    source::{self, Role},
};

/// Each name as `name = full KIND [office]`, in text order.
fn names(text: &str) -> Vec<String> {
    let article = source::article("test.txt", text, Role::Draft);
    let line = |name: &super::Name| {
        let mut line = name.place.text(&article).to_owned();
        if *name.full != line {
            line += &format!(" = {}", name.full);
        }
        line += &format!(" {:?}", name.kind);
        if let Some(office) = &name.office {
            line += &format!(" [{}]", office.text(&article));
        }
        line + if name.by_office { " by office" } else { "" }
    };
    Facts::of(&article).names.iter().map(line).collect()
}

#[test]
fn finds_people_with_their_offices() {
    let cases: &[(&str, &[&str])] = &[
        ("Mayor Ilse Brandt spoke first.", &["Ilse Brandt Person [Mayor]"]),
        ("On Monday, Library Director Ilse Brandt left.", &["Ilse Brandt Person [Library Director]"]),
        (
            "The call by U.S. Secretary of State Noah Pym ended.",
            &["Noah Pym Person [U.S. Secretary of State]"],
        ),
        ("Then Gov. Noah Pym signed it.", &["Noah Pym Person [Gov.]"]),
        (
            "Chile’s Foreign Affairs Secretary, Juan Óscar de la Peña, agreed.",
            &["Chile Place", "Juan Óscar de la Peña Person [Chile’s Foreign Affairs Secretary]"],
        ),
        (
            "The president of Dockers Local 12, Noah Pym, agreed.",
            &["Dockers Local 12 Organisation", "Noah Pym Person [president of Dockers Local 12]"],
        ),
        ("It was late, said Noah Pym, the county sheriff.", &["Noah Pym Person [county sheriff]"]),
        (
            "Ilse Brandt, who chairs the finance committee, left.",
            &["Ilse Brandt Person [chairs the finance committee]"],
        ),
        ("Ilse Brandt, 64, a retired baker, left.", &["Ilse Brandt Person [retired baker]"]),
        ("Ilse Brandt is chief of the fire brigade.", &["Ilse Brandt Person [chief of the fire brigade]"]),
        ("Her barrister, Ilse Brandt KC, argued that he knew.", &["Ilse Brandt KC Person"]),
        ("Then ex-mayor Ilse Brandt left.", &["Ilse Brandt Person [ex-mayor]"]),
        ("Det Insp Noah Pym led it.", &["Noah Pym Person [Det Insp]"]),
        ("Noah Pym, 83, of Upper Tillow, took part.", &["Noah Pym Person", "Upper Tillow Place"]),
        ("After meeting Ilse Brandt, the mayor said nothing.", &["Ilse Brandt Person"]),
        ("They met Dr. Amal Nazari and Mr. O’Hara.", &["Amal Nazari Person", "O’Hara Person"]),
        (
            "They met Noah Pym, Mayor Ilse Brandt and others.",
            &["Noah Pym Person", "Ilse Brandt Person [Mayor]"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(names(text), *expected, "{text}");
    }
}

#[test]
fn leads_short_forms_and_offices_back() {
    let text = "Sheriff Ilse Brandt closed the road.\n\nBrandt said no. “Go,” the sheriff said. Noah Pym, 40, stayed; Noah left.";
    assert_eq!(
        names(text),
        [
            "Ilse Brandt Person [Sheriff]",
            "Brandt = Ilse Brandt Person",
            "sheriff = Ilse Brandt Person by office",
            "Noah Pym Person",
            "Noah = Noah Pym Person"
        ]
    );
    let two = "President Ana Ruiz of Peru met French President Luc Morel. The French president smiled; the president left.";
    let by_office: Vec<String> = names(two).into_iter().filter(|line| line.ends_with("by office")).collect();
    assert_eq!(by_office, ["French president = Luc Morel Person by office"]);
}

#[test]
fn capitals_alone_make_no_name() {
    let cases: &[(&str, &[&str])] = &[
        ("Officials said so on Tuesday. Residents left in May. Nobody asked.", &[]),
        ("The Council met. The council was late, and the American guests left.", &[]),
        ("COUNCIL PASSES SLIMMER BUDGET IN LATE VOTE", &[]),
        ("Council Passes Slimmer Budget After Late Night Vote", &[]),
        ("She said, “Nothing changed. Everything stays.”", &[]),
        ("It reopened at 5 p.m. Rain is expected.", &[]),
        ("", &[]),
        ("É’s ’ ß ﬀ \u{301}\u{301} O' -A B- . ,", &[]),
    ];
    for (text, expected) in cases {
        let people: Vec<String> = names(text).into_iter().filter(|line| line.contains("Person")).collect();
        assert_eq!(people, *expected, "{text}");
    }
}

#[test]
fn tells_places_and_organisations_from_people() {
    let text = "Crews in Marrow Creek and at Saint Bede Hospital waited near Tillow. The Tidewater Electric line fell.";
    assert_eq!(
        names(text),
        [
            "Marrow Creek Place",
            "Saint Bede Hospital Organisation",
            "Tillow Place",
            "Tidewater Electric Organisation"
        ]
    );
}

#[test]
fn a_headline_in_capitals_shows_the_names_of_the_body() {
    let found = names("Brandt Rejects Slimmer Budget After Late Night Vote\n\nThen Ilse Brandt left.");
    assert_eq!(found, ["Brandt = Ilse Brandt Person", "Ilse Brandt Person"]);
}
