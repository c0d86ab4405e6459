//! The forms of the report that other programs read, each held against what defines it.
use std::{collections::HashMap, path::Path};

use quick_xml::{Reader, XmlVersion, events::Event};
use url::Url;

use super::*;

/// With a byte order mark, CRLF, characters of two UTF-16 units before the finding, and what means something to each form.
const WRONG: &str = "\u{feff}# A 100% <b>bridge</b> 🌉\r\n\r\n\
    🌉🌉 [It](is) {there}: “The bridge will open in July,” Mayor Ada Quill said.\r\n";
const NAME: &str = "drafts/süß, 100% #1.md";
const FORMATS: &[&str] = &["text", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "line"];

/// A desk with a wrong draft.
fn wrong() -> TempDir {
    let desk = desk();
    write(&desk, NAME, WRONG);
    desk
}

fn check(desk: &TempDir, format: &str, drafts: &[&str]) -> Output {
    let args = ["check", "--no-config", "--corpus", "sources", "--format", format];
    let mut command = command(desk.path(), &[&args, drafts].concat());
    command.env_remove("GITHUB_STEP_SUMMARY").env_remove("GITHUB_WORKSPACE").output().unwrap()
}

fn sarif(desk: &TempDir, drafts: &[&str]) -> Json {
    let log = json(&check(desk, "sarif", drafts));
    let schema: Json = serde_json::from_str(include_str!("../../schemas/sarif-2.1.0.json")).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    log["runs"][0].clone()
}

/// Every element with its attributes, in the order of the document.
fn elements(xml: &str) -> Vec<(String, HashMap<String, String>)> {
    let mut reader = Reader::from_str(xml);
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => {
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let name = attribute.key.as_ref().to_owned();
                    (name, attribute.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned())
                });
                elements.push((start.name().as_ref().to_owned(), attributes.collect()));
            }
            Event::Eof => return elements,
            _ => {}
        }
    }
}

/// The offset of a place in SARIF's counting, in a text without a byte order mark.
fn offset(text: &str, region: &Json, which: &str) -> usize {
    let number = |name: &str| usize::try_from(region[format!("{which}{name}")].as_u64().unwrap()).unwrap();
    let line: usize = text.split_inclusive("\r\n").take(number("Line") - 1).map(str::len).sum();
    let mut units = 0;
    let before = text[line..].chars().take_while(|ch| {
        units += ch.len_utf16();
        units < number("Column")
    });
    line + before.map(char::len_utf8).sum::<usize>()
}

#[test]
fn sarif_is_valid_and_its_fixes_mend_the_draft() {
    let desk = wrong();
    let run = sarif(&desk, &["drafts"]);
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    assert_eq!(run["artifacts"].as_array().map(Vec::len), Some(2), "both drafts were looked at");
    let results = run["results"].as_array().unwrap();
    let [result] = results.as_slice() else { panic!("{results:?}") };
    let rule =
        &run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
    assert_eq!((&result["ruleId"], &rule["id"]), (&"misquote".into(), &"misquote".into()));
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("## What to do"), "{rule}");

    let place = &result["locations"][0]["physicalLocation"];
    let base = Url::parse(run["originalUriBaseIds"]["%SRCROOT%"]["uri"].as_str().unwrap()).unwrap();
    let file = base.join(place["artifactLocation"]["uri"].as_str().unwrap()).unwrap().to_file_path().unwrap();
    assert_eq!(file, desk.path().canonicalize().unwrap().join(NAME));
    assert_eq!(place["region"]["snippet"]["text"], "July");
    let source = &result["relatedLocations"][0];
    assert_eq!(source["physicalLocation"]["artifactLocation"]["uri"], "sources/wire.md");
    assert!(result["message"]["text"].as_str().unwrap().ends_with("See [wire](1)"), "{result}");

    let edit = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    let mut text = WRONG.trim_start_matches('\u{feff}').to_owned();
    let region = &edit["deletedRegion"];
    let span = offset(&text, region, "start")..offset(&text, region, "end");
    text.replace_range(span, edit["insertedContent"]["text"].as_str().unwrap());
    write(&desk, NAME, &format!("\u{feff}{text}"));
    assert_eq!(sarif(&desk, &["drafts"])["results"], serde_json::json!([]), "{text}");
}

#[test]
fn a_fingerprint_outlives_edits_elsewhere_and_tells_alike_findings_apart() {
    let desk = desk();
    let prints = |text: &str| -> Vec<Json> {
        write(&desk, "drafts/story.md", text);
        let run = sarif(&desk, &["drafts/story.md"]);
        run["results"].as_array().unwrap().iter().map(|it| it["partialFingerprints"].clone()).collect()
    };
    let july = "“The bridge will open in July,” Mayor Ada Quill said.\n";
    let one = prints(july);
    assert_eq!(one.len(), 1);
    assert_eq!(one[0]["copydesk/v1"], one[0]["primaryLocationLineHash"]);
    assert_eq!(prints(&format!("# Title\n\nIt rained for a while. {july}\nIt rained on.\n")), one);
    let two = prints(&format!("{july}\nIt rained.\n\n{july}"));
    assert_eq!((two.len(), &two[0]), (2, &one[0]));
    assert_ne!(two[0], two[1]);
    assert_ne!(prints(&july.replace("July", "August")), one);
}

#[test]
fn no_form_shows_a_draft_that_cannot_be_read_as_a_clean_one() {
    let desk = desk();
    write(&desk, "drafts/empty.md", "");
    for format in FORMATS {
        for draft in ["gone.md", "drafts/empty.md"] {
            let output = check(&desk, format, &[draft, "drafts/story.md"]);
            assert_eq!(output.status.code(), Some(2), "{format} {draft}");
            let (_, out, err) = told(&output);
            let told = if *format == "text" { err } else { out };
            assert!(told.contains(draft), "{format}\n{told}");
            match *format {
                "sarif" => {
                    let invocation = &sarif(&desk, &[draft])["invocations"][0];
                    assert_eq!(invocation["executionSuccessful"], false);
                    assert_eq!(invocation["toolExecutionNotifications"][0]["level"], "error");
                    assert_eq!(sarif(&desk, &[draft]).get("results"), None, "nothing was looked at");
                }
                "junit" => {
                    let elements = elements(&told);
                    assert_eq!(elements[0].1["errors"], "1");
                    assert!(elements.iter().any(|(name, _)| name == "error"), "{told}");
                }
                "checkstyle" => {
                    let error = elements(&told).into_iter().find(|(name, _)| name == "error").unwrap();
                    assert_eq!(error.1["severity"], "error");
                }
                "github" => assert!(told.starts_with("::error "), "{told}"),
                "gitlab" => {
                    let issues: Json = serde_json::from_str(&told).unwrap();
                    assert_eq!(issues[0]["severity"], "blocker");
                    assert_eq!(issues[0]["location"]["path"], draft);
                }
                "line" => assert!(told.starts_with(&format!("{draft}: error: ")), "{told}"),
                _ => {}
            }
        }
    }
}

#[test]
fn github_reads_its_commands_as_they_were_meant() {
    let desk = wrong();
    let (status, out, err) = told(&check(&desk, "github", &[NAME]));
    assert_eq!((status, err.as_str()), (1, ""));
    let [command] = out.lines().collect::<Vec<_>>()[..] else { panic!("{out}") };
    // As the runner reads it: `::name key=value,key=value::data`, escapes taken back last.
    let (head, data) = command.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    let plain = |text: &str| text.replace("%0A", "\n").replace("%0D", "\r");
    let property = |text: &str| plain(text).replace("%3A", ":").replace("%2C", ",").replace("%25", "%");
    let properties: Vec<(&str, String)> = properties
        .split(',')
        .map(|it| it.split_once('=').map(|(name, value)| (name, property(value))).unwrap())
        .collect();
    let expected = [
        ("file", NAME),
        ("line", "3"),
        ("endLine", "3"),
        ("col", "47"),
        ("endColumn", "51"),
        ("title", "misquote"),
    ];
    assert_eq!(
        (name, properties),
        ("error", expected.map(|(name, value)| (name, value.to_owned())).to_vec())
    );
    let data = plain(data).replace("%25", "%");
    let lines: Vec<&str> = data.lines().collect();
    assert!(
        lines[0].contains("“June”") && lines[1].starts_with("source: ") && lines[2].starts_with("fix: "),
        "{data}"
    );
}

#[test]
fn github_gets_a_summary_and_paths_from_the_repositorys_folder() {
    let desk = wrong();
    let summary = desk.path().join("summary.md");
    fs::write(&summary, "# Before\n").unwrap();
    let run = |file: &Path| {
        command(
            &desk.path().join("drafts"),
            &["check", "--corpus", "../sources", "--format", "github", "süß, 100% #1.md"],
        )
        .env("GITHUB_STEP_SUMMARY", file)
        .env("GITHUB_WORKSPACE", std::path::absolute(desk.path()).unwrap())
        .output()
        .unwrap()
    };
    let (status, out, _) = told(&run(&summary));
    assert_eq!(status, 1);
    assert!(out.starts_with("::error file=drafts/süß%2C 100%25 #1.md,line=3,"), "{out}");
    let page = fs::read_to_string(&summary).unwrap();
    assert!(
        page.starts_with("# Before\n## Copydesk\n")
            && page.contains("| error `misquote` | süß, 100% \\#1.md:3:"),
        "{page}"
    );
    assert!(
        page.contains("1 error in 1 draft checked against 1 source. 1 quotation: 1 contradicted."),
        "{page}"
    );
    let (status, _, _) = told(&run(&desk.path().join("gone/summary.md")));
    assert_eq!(status, 2, "a summary that cannot be written is no clean run");
}

#[test]
fn gitlab_gets_what_its_documentation_asks_for() {
    let desk = wrong();
    write(&desk, "drafts/again.md", WRONG);
    let below = |args: &[&str]| {
        let args = [&["check", "--no-config", "--corpus", "../sources", "--format", "gitlab"], args].concat();
        let mut command = command(&desk.path().join("drafts"), &args);
        command.env("CI_PROJECT_DIR", std::path::absolute(desk.path()).unwrap()).output().unwrap()
    };
    let output = below(&["."]);
    assert_eq!(output.status.code(), Some(1));
    let issues = json(&output);
    let [one, two] = issues.as_array().unwrap().as_slice() else { panic!("{issues}") };
    let mut expected = serde_json::json!({
        "description": one["description"],
        "check_name": "misquote",
        "fingerprint": one["fingerprint"],
        "severity": "critical",
        "location": { "path": "drafts/again.md", "lines": { "begin": 3 } },
    });
    assert_eq!(*one, expected);
    assert!(one["description"].as_str().unwrap().contains("“June”"), "{one}");
    assert_ne!(one["fingerprint"], two["fingerprint"], "the same fault in another draft is another");
    expected["location"]["path"] = NAME.into();
    expected["fingerprint"] = two["fingerprint"].clone();
    assert_eq!(*two, expected);
    assert_eq!(json(&below(&["story.md"])), serde_json::json!([]));
}

#[test]
fn junit_has_a_test_for_each_check_and_fails_where_the_run_fails() {
    let desk = wrong();
    write(&desk, "drafts/story.md", &format!("<!-- copydesk: ok misqoute: read back -->\n\n{DRAFT}"));
    let (_, out, _) = told(&check(&desk, "junit", &["drafts"]));
    let all = elements(&out);
    let count = |name: &str| all.iter().filter(|(it, _)| it == name).count();
    let number = |at: &HashMap<String, String>, name: &str| at[name].parse::<usize>().unwrap();
    assert_eq!((all[0].0.as_str(), count("testsuite"), count("failure")), ("testsuites", 2, 1));
    assert_eq!(number(&all[0].1, "tests"), count("testcase"));
    assert_eq!((number(&all[0].1, "failures"), number(&all[0].1, "errors")), (1, 0));
    for (name, suite) in all.iter().filter(|(name, _)| name == "testsuite") {
        assert!(number(suite, "tests") > 10, "{name}: every check that ran is a test");
    }
    assert_eq!(count("system-out"), 1, "a warning is told, and fails nothing: {out}");
    let failing = all.iter().position(|(name, _)| name == "failure").unwrap();
    assert_eq!(all[failing - 1].1["name"], "misquote");
    assert_eq!(all[failing - 1].1["classname"], "drafts/süß, 100% #1");
    let (_, out, _) = told(&check(&desk, "junit", &["drafts", "--fail-on", "warning"]));
    assert_eq!(elements(&out)[0].1["failures"], "2");
}

#[test]
fn checkstyle_and_lines_name_the_place() {
    let desk = wrong();
    let (_, out, _) = told(&check(&desk, "checkstyle", &["drafts"]));
    let all = elements(&out);
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["checkstyle", "file", "file", "error"], "{out}");
    assert_eq!(all[2].1["name"], NAME);
    let error = &all[3].1;
    let found = ["line", "column", "severity", "source"].map(|name| error[name].as_str());
    assert_eq!(found, ["3", "47", "error", "copydesk.misquote"]);
    let (status, out, err) = told(&check(&desk, "line", &["drafts"]));
    assert_eq!((status, err.as_str(), out.lines().count()), (1, "", 1));
    assert!(out.starts_with(&format!("{NAME}:3:47: error[misquote]: ")), "{out}");
}
