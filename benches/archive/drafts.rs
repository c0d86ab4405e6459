//! What a draft costs by its length, against an archive and against the same articles in memory.
use std::{path::Path, sync::Arc};

use copydesk::workspace::Library;

use crate::{analysis, codes, index, keystroke, library, middle, ms, news, timed, write};

/// Lengths of drafts, in words, of which so many are told of one event.
const WORDS: [usize; 5] = [500, 1_000, 5_000, 20_000, 50_000];
const TOLD: usize = 250;
const ARTICLES: u64 = 1_000;

/// How many events a draft of so many words tells of.
pub(crate) fn events(words: usize) -> u64 {
    (words / TOLD).max(1) as u64
}

/// Tells what each length costs; all that is planted must be found, and nothing else.
pub(crate) fn tell(folder: &Path) -> std::io::Result<()> {
    let (corpus, out) = (folder.join("articles"), folder.join("a.copydesk"));
    write(&corpus, ARTICLES)?;
    index(&corpus, &out);
    let (archive, memory) = (library(&out), library(&corpus));
    eprintln!("{ARTICLES} articles: a check and a keystroke, by the words of the draft, in ms");
    eprintln!("    words    archive     memory | keystroke  in memory | found");
    for words in WORDS {
        let (text, planted) = news::draft_of(events(words), words);
        let check = |library: &Arc<Library>| {
            let found = codes(&analysis(&text, library));
            assert_eq!(found, planted, "{words} words");
            middle(|| timed(|| analysis(&text, library)).0)
        };
        eprintln!(
            "{words:>9} {:>10.1} {:>10.1} | {:>9.2} {:>10.2} | {} of {}",
            ms(check(&archive)),
            ms(check(&memory)),
            ms(keystroke(&text, &archive)),
            ms(keystroke(&text, &memory)),
            planted.len(),
            planted.len(),
        );
    }
    Ok(())
}
