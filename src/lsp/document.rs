//! An open document in one version, and what came of it.
use std::{
    convert::Infallible,
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use tower_lsp::lsp_types::{self as lsp, Url};

use crate::{
    analysis::{self, Analysis, caught},
    lsp::desk::Desk,
    source::{self, Reason, encoding, problem},
    text::Text,
    workspace,
};

/// An open document in one version. Whoever asks first for its analysis makes it; others wait for that.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) uri: Url,
    pub(super) version: i32,
    /// As the editor calls it: it decides the format where the name does not.
    pub(super) language: String,
    pub(super) text: Text,
    /// Handed on from version to version; whoever holds it makes an analysis.
    memo: Arc<Mutex<Memo>>,
    checked: OnceLock<Checked>,
    report: OnceLock<Vec<lsp::Diagnostic>>,
    is_stale: AtomicBool,
}

/// What is kept of a document from version to version.
#[derive(Debug, Default)]
struct Memo {
    source: source::Memo,
    analysis: analysis::Memo,
}

/// What came of a version.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) analysis: Arc<Analysis>,
    /// Why it could not be checked; then the analysis is that of an empty draft.
    pub(super) trouble: Option<String>,
}

impl Document {
    pub(super) fn new(uri: Url, version: i32, language: String, text: Text) -> Document {
        Document {
            uri,
            version,
            language,
            text,
            memo: Arc::default(),
            checked: OnceLock::new(),
            report: OnceLock::new(),
            is_stale: AtomicBool::new(false),
        }
    }

    /// The next version, or the same anew: what is known of this one helps.
    pub(super) fn succeeded_by(&self, version: i32, text: Text) -> Document {
        self.is_stale.store(true, Ordering::Release);
        let next = Document::new(self.uri.clone(), version, self.language.clone(), text);
        Document { memo: Arc::clone(&self.memo), ..next }
    }

    /// Nobody needs what has not begun.
    pub(super) fn retire(&self) {
        self.is_stale.store(true, Ordering::Release);
    }

    /// What came of it, made now if nobody has asked yet.
    pub(super) fn checked(&self, desk: &Desk) -> &Checked {
        if let Some(checked) = self.checked.get() {
            return checked;
        }
        let mut memo = self.turn();
        // Somebody else may have made it meanwhile.
        self.checked.get_or_init(|| {
            let Ok(checked) = self.check(desk, &mut memo, || Ok::<(), Infallible>(()));
            checked
        })
    }

    /// The same, unless the document has changed, or it would have to begin now and is not wanted any more: none then.
    pub(super) fn checked_if(&self, desk: &Desk, is_wanted: impl Fn() -> bool) -> Option<&Checked> {
        let mut memo = self.turn();
        if self.checked.get().is_none() && is_wanted() {
            let is_current = || if self.is_stale.load(Ordering::Acquire) { Err(()) } else { Ok(()) };
            let checked = self.check(desk, &mut memo, is_current).ok()?;
            self.checked.get_or_init(|| checked);
        }
        self.checked.get()
    }

    /// Its diagnostics, made by whoever asks first.
    pub(super) fn report(&self, make: impl FnOnce() -> Vec<lsp::Diagnostic>) -> &Vec<lsp::Diagnostic> {
        self.report.get_or_init(make)
    }

    fn turn(&self) -> MutexGuard<'_, Memo> {
        self.memo.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn check<E: Send>(
        &self,
        desk: &Desk,
        memo: &mut Memo,
        is_wanted: impl Fn() -> Result<(), E> + Sync,
    ) -> Result<Checked, E> {
        is_wanted()?;
        Checked::of(&self.text, memo, |memo, text| {
            let mut draft = memo.source.draft(self.uri.path(), &self.language, text);
            workspace::as_wished(&mut draft, &desk.config);
            draft.accepted = desk.accepted(&self.uri);
            memo.analysis.analyse_while(
                draft,
                Arc::clone(&desk.library),
                Arc::clone(&desk.config),
                &is_wanted,
            )
        })
    }
}

impl Checked {
    fn of<E>(
        text: &Text,
        memo: &mut Memo,
        analyse: impl Fn(&mut Memo, Text) -> Result<Analysis, E>,
    ) -> Result<Checked, E> {
        let analysis = match hindrance(text) {
            Some(reason) => Err(format!("Not checked: {reason}.")),
            None => caught(|| analyse(memo, text.clone())).map_err(|_| FAULT.to_owned()),
        };
        match analysis {
            Ok(analysis) => Ok(Checked { analysis: Arc::new(analysis?), trouble: None }),
            Err(trouble) => {
                // What a panic left behind is not built upon.
                *memo = Memo::default();
                let nothing = analyse(&mut Memo::default(), Text::default())?;
                Ok(Checked { analysis: Arc::new(nothing), trouble: Some(trouble) })
            }
        }
    }
}

const FAULT: &str = "Not checked: Copydesk failed on this text. The fault is not the draft's; the next change is tried again.";

/// In so many bytes an odd character is a slip, and not the sign of a file that is no text.
const A_FEW_WORDS: u64 = 256;

/// What cannot be checked while it is written.
fn hindrance(text: &Text) -> Option<Reason> {
    let bytes = text.len() as u64;
    match () {
        () if bytes > problem::LIMIT => Some(Reason::TooLarge { bytes }),
        () if bytes > A_FEW_WORDS && encoding::is_binary(text.as_str()) => Some(Reason::Binary),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Corpus;

    #[test]
    fn what_is_stale_or_not_wanted_is_not_begun() {
        let desk = Desk::default();
        let uri = Url::parse("file:///desk/a.md").unwrap();
        let first = Document::new(uri, 1, String::new(), Text::from("April 31, 2025"));
        let second = first.succeeded_by(2, Text::from("May 31, 2025"));
        assert!(first.checked_if(&desk, || true).is_none(), "stale");
        assert!(second.checked_if(&desk, || false).is_none(), "not wanted");
        assert!(second.checked_if(&desk, || true).is_some());
        second.retire();
        assert!(second.checked_if(&desk, || false).is_some(), "what is there already is given");
    }

    #[test]
    fn a_panic_costs_one_version_and_is_told() {
        let mut memo = Memo::default();
        let mut check = |text: &str| {
            let Ok(checked) = Checked::of(&Text::from(text), &mut memo, |memo, text| {
                assert!(!text.as_str().contains("fault"));
                let draft = memo.source.draft("a.md", "", text);
                Ok::<_, Infallible>(memo.analysis.analyse(draft, Arc::<Corpus>::default(), Arc::default()))
            });
            checked
        };
        let wrong = "It was on April 31, 2025.";
        assert_eq!(check(wrong).analysis.findings.len(), 1);
        let failed = check("It was on April 31, 2025. A fault.");
        assert_eq!((failed.analysis.findings.len(), failed.trouble.as_deref()), (0, Some(FAULT)));
        let next = check(wrong);
        assert_eq!((next.analysis.findings.len(), next.trouble), (1, None));
    }
}
