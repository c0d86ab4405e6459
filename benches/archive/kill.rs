//! Runs of `corpus index` killed at random moments: after each the archive must answer as before, and the next run go on.
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    thread::sleep,
};

use copydesk::workspace::archive::Archive;

use crate::{codes, index, library, news, timed, write};

/// So many articles, of which a part is changed before each run.
const ARTICLES: u64 = 2_000;
const CHANGED: u64 = 400;

/// Kills so many runs; tells how many left an archive that answered wrongly, which is none.
pub(crate) fn kill(folder: &Path, times: u64) -> std::io::Result<String> {
    let (corpus, out) = (folder.join("articles"), folder.join("a.copydesk"));
    write(&corpus, ARTICLES)?;
    let (whole, _) = timed(|| index(&corpus, &out));
    let (draft, planted) = news::draft();
    let (mut wrong, mut cut) = (0, 0);
    for time in 0..times {
        // Never those that the draft tells of.
        for number in (news::drafted()..ARTICLES).skip((time * 7 % 100) as usize).take(CHANGED as usize) {
            let file = corpus.join(format!("{:04}/a{number}.txt", number / 1_000));
            fs::write(file, format!("{}\n\nEdition {time}.\n", news::article(number)))?;
        }
        let mut run = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        let run = run.args(["corpus", "index"]).arg(&corpus).arg("-o").arg(&out);
        let mut child = run.stdout(Stdio::null()).spawn()?;
        sleep(whole * u32::try_from(time * 37 % 100).unwrap_or(0) / 100);
        cut += u64::from(child.try_wait()?.is_none());
        child.kill()?;
        child.wait()?;
        let answers = codes(&crate::analysis(&draft, &library(&out))) == planted;
        wrong += u64::from(!answers);
    }
    index(&corpus, &out);
    let archive = Archive::open(&out, false).map_err(|problem| std::io::Error::other(problem.to_string()))?;
    let sound = archive.check().is_ok() && archive.contents().articles == ARTICLES;
    Ok(format!(
        "{times} runs, {cut} of them killed at work: {wrong} answered wrongly; whole and sound at the end: {sound}"
    ))
}
