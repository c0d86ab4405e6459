use std::{collections::BTreeMap, fs, ops::ControlFlow};

use tempfile::TempDir;

use super::*;
use crate::{
    corpus::{copies, question, rarity::rarity, terms::Terms, word::words},
    lang::ENGLISH,
};

/// A folder with these texts, and the path of an archive of them.
fn archived(texts: &[String]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("articles");
    fs::create_dir_all(&articles).unwrap();
    for (number, text) in texts.iter().enumerate() {
        fs::write(articles.join(format!("{number:04}.txt")), text).unwrap();
    }
    let out = folder.path().join("a.copydesk");
    write(&folder, &out);
    (folder, out)
}

fn write(folder: &TempDir, out: &Path) -> Indexed {
    index(&[folder.path().join("articles")], out, &|_, _, _| ControlFlow::Continue(())).unwrap()
}

fn story() -> Vec<String> {
    vec!["The pier at Callow Bay cost $5 million to build, the harbour board said.".to_owned()]
}

/// Sentences of words that are rare and common in turns, as those of news are.
fn texts() -> Vec<String> {
    let mut dice: u64 = 7;
    let mut word = || {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let roll = (dice >> 33) as f64 / f64::from(1u32 << 31);
        format!("zor{}", char::from(b'a' + (roll * roll * 25.0) as u8))
            + if roll > 0.5 { "quen" } else { "bel" }
    };
    let mut sentence = || (0..9).map(|_| word()).collect::<Vec<_>>().join(" ");
    (0..300).map(|_| format!("{}.\n\n{}. {}.\n", sentence(), sentence(), sentence())).collect()
}

#[test]
fn the_sentences_that_share_the_most_are_found() {
    let texts = texts();
    let (_folder, out) = archived(&texts);
    let archive = Archive::open(&out, false).unwrap();
    for text in texts.iter().take(40) {
        let asked = text.split('.').next().unwrap();
        let keys: Vec<(u64, f32)> =
            words(asked, 0..asked.len(), ENGLISH).iter().map(|word| (word.meaning.key, 1.0)).collect();
        // Every sentence, looked at one by one.
        let weight = |key: &u64| rarity(archive.sentences(), archive.count(*key));
        let mut all: BTreeMap<String, f32> = BTreeMap::new();
        for (number, text) in texts.iter().enumerate() {
            for block in text.split("\n\n") {
                let terms = Terms::of(block, ENGLISH);
                for sentence in &terms.sentences {
                    let shared: f32 = terms
                        .keys(sentence)
                        .iter()
                        .filter(|key| keys.iter().any(|it| it.0 == **key))
                        .map(weight)
                        .sum();
                    let best = all.entry(format!("{number:04}")).or_default();
                    *best = best.max(shared);
                }
            }
        }
        let best = all.values().copied().fold(0.0, f32::max);
        let found = archive.answers(&question::of_words(asked, ENGLISH)).unwrap();
        let first = archive.source(found[0]).unwrap();
        assert!((all[&first.article.id] - best).abs() < 1e-3, "{asked}");
        let worst = found
            .iter()
            .map(|at| all[&archive.source(*at).unwrap().article.id])
            .fold(f32::INFINITY, f32::min);
        let better = all.values().filter(|&&score| score > worst + 1e-3).count();
        assert!(better <= found.len(), "{better} share more than the last of {}", found.len());
    }
}

#[test]
fn two_runs_do_not_write_at_once() {
    let (folder, out) = archived(&story());
    let index = Index::open_in_dir(&out).unwrap();
    let _writer: tantivy::IndexWriter = index.writer(20_000_000).unwrap();
    let problem = super::index(&[folder.path().join("articles")], &out, &|_, _, _| ControlFlow::Continue(()));
    assert_eq!(problem.err().map(|it| it.reason), Some(Reason::Busy));
    assert!(Archive::open(&out, false).is_ok(), "readers go on");
}

#[test]
fn an_archive_of_another_form_is_named_and_built_anew() {
    let (folder, out) = archived(&story());
    let metas = fs::read_to_string(out.join(METAS)).unwrap();
    let other = metas.replace(&format!(r#"\"format\":{FORMAT}"#), r#"\"format\":9"#);
    assert_ne!(metas, other);
    fs::write(out.join(METAS), other).unwrap();
    let reason = Archive::open(&out, false).err().map(|it| it.reason);
    assert_eq!(reason, Some(Reason::ArchiveFormat { found: 9, read: FORMAT }));
    assert_eq!(write(&folder, &out).added, 1);
    assert_eq!(Archive::open(&out, false).unwrap().contents().articles, 1);
}

#[test]
fn damage_is_noticed_and_mended() {
    let (folder, out) = archived(&story());
    for entry in fs::read_dir(&out)
        .unwrap()
        .flatten()
        .filter(|it| it.path().extension().is_some_and(|it| it == "store"))
    {
        let mut bytes = fs::read(entry.path()).unwrap();
        bytes[10] ^= 0x40;
        fs::write(entry.path(), bytes).unwrap();
    }
    let archive = Archive::open(&out, false).unwrap();
    assert!(matches!(archive.check().err().map(|it| it.reason), Some(Reason::Archive(_))));
    let found = archive.answers(&question::of_words("pier Callow Bay", ENGLISH)).unwrap();
    assert!(found.iter().all(|&at| archive.source(at).is_err()), "what has rotted is not cited");
    drop(archive);
    assert_eq!(write(&folder, &out).added, 1);
    assert!(Archive::open(&out, false).unwrap().check().is_ok());
    fs::write(out.join(METAS), "{").unwrap();
    assert!(matches!(Archive::open(&out, false).err().map(|it| it.reason), Some(Reason::Archive(_))));
    assert_eq!(write(&folder, &out).added, 1);
}

#[test]
fn a_folder_with_other_things_in_it_is_left_alone() {
    let (folder, _) = archived(&story());
    let out = folder.path().join("articles");
    let problem = super::index(std::slice::from_ref(&out), &out, &|_, _, _| ControlFlow::Continue(()));
    assert!(matches!(problem.err().map(|it| it.reason), Some(Reason::Unwritable(_))));
    assert!(out.join("0000.txt").is_file());
}

#[test]
fn a_name_is_found_however_it_is_spelt() {
    let (_folder, out) =
        archived(&["Mayor Bartholomew Quillfeather opened the pier on Monday in Callow Bay.".to_owned()]);
    let archive = Archive::open(&out, false).unwrap();
    for name in ["Bartholomew Quillfeather", "Bartholomew Quilfeather", "Quillfeater"] {
        let asked = question::Question {
            name: name.to_lowercase().split(' ').map(str::to_owned).collect(),
            ..question::of_words(name, ENGLISH)
        };
        assert_eq!(archive.answers(&asked).unwrap().len(), 1, "{name}");
    }
}

/// The ids of the articles that answer best.
fn answer(out: &Path, asked: &str) -> Vec<String> {
    let archive = Archive::open(out, false).unwrap();
    let found = archive.answers(&question::of_words(asked, ENGLISH)).unwrap();
    found.iter().map(|&at| archive.source(at).unwrap().article.id.clone()).collect()
}

#[test]
fn a_file_that_is_gone_takes_its_sentences_along_and_no_others() {
    let mut texts = texts();
    texts[7] = "The walrus slept. The walrus woke.\n\nThe walrus swam to the buoy.".to_owned();
    texts[8] = "The badger slept. The badger woke.\n\nThe badger swam to the buoy.".to_owned();
    let (folder, out) = archived(&texts);
    assert_eq!(answer(&out, "walrus"), ["0007"]);
    assert_eq!(answer(&out, "badger buoy"), ["0008", "0007"]);
    let before = Archive::open(&out, false).unwrap().contents().clone();
    fs::remove_file(folder.path().join("articles/0007.txt")).unwrap();
    assert_eq!(write(&folder, &out).removed, 1);
    assert!(answer(&out, "walrus").is_empty());
    assert_eq!(answer(&out, "badger buoy"), ["0008"]);
    let after = Archive::open(&out, false).unwrap().contents().clone();
    assert_eq!((after.articles, after.sentences), (before.articles - 1, before.sentences - 3));
}

#[test]
fn a_paragraph_is_found_as_long_as_any_file_has_it() {
    let paragraph = "The walrus swam to the old buoy at the end of the long pier, where the harbour master and all \
                     of the fishermen had waited for it since the early morning.";
    let mut texts = texts();
    texts[7] = paragraph.to_owned();
    let (folder, out) = archived(&texts);
    let file = |name: &str| folder.path().join("articles").join(name);
    let prints = |out: &Path| {
        let archive = Archive::open(out, false).unwrap();
        let article = crate::source::article("a.txt", paragraph, crate::source::Role::Source);
        let print = copies::print(&article.blocks[0], &Terms::of(paragraph, ENGLISH));
        archive.copies(print.unwrap())
    };
    // A copy alone in its part of the index, without a sentence of its own.
    fs::write(file("copy.txt"), paragraph).unwrap();
    assert_eq!(write(&folder, &out).added, 1);
    assert_eq!((answer(&out, "walrus buoy"), prints(&out)), (vec!["0007".to_owned()], 2));
    assert_eq!(write(&folder, &out).unchanged, texts.len() + 1);
    fs::remove_file(file("0007.txt")).unwrap();
    write(&folder, &out);
    assert_eq!((answer(&out, "walrus buoy"), prints(&out)), (vec!["copy".to_owned()], 1));
    fs::remove_file(file("copy.txt")).unwrap();
    write(&folder, &out);
    assert_eq!((answer(&out, "walrus buoy"), prints(&out)), (Vec::new(), 0));
    // What was taken out is no reason to pass over what comes later.
    fs::write(file("late.txt"), paragraph).unwrap();
    write(&folder, &out);
    assert_eq!((answer(&out, "walrus buoy"), prints(&out)), (vec!["late".to_owned()], 1));
}
