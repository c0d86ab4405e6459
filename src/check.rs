//! What a check is: its name, its page, and pure functions.
use std::ops::RangeInclusive;

use crate::{
    compare::{BLOCKS_BACK, Comparison, statement::Statements},
    config::Config,
    corpus::Corpus,
    facts::{Facts, date::DateMention, in_block, name::Name},
    finding::{Evidence, Finding, Severity, fingerprint::Fingerprint},
    source::Article,
    text::Span,
};

/// One check. Declare it with [`declare_check!`](crate::declare_check), then list it in [`checks::ALL`](crate::checks::ALL).
#[derive(Debug)]
pub struct Check {
    /// The one name: in the message, in the config, in `explain`, in the link.
    pub code: &'static str,
    /// Unless the config says otherwise; a finding may be milder.
    pub severity: Severity,
    /// Off unless the config gives it a severity.
    pub off: bool,
    /// The page, in Markdown: the doc comment of the declaration.
    pub page: &'static str,
    /// Reports what it finds in one block.
    pub run: fn(&BlockContext<'_>, &mut Vec<Finding>),
    /// Reports what only the whole draft tells; it is run after every edit, and so does no more than walk over it.
    pub across: fn(&DraftContext<'_>, &mut Vec<Finding>),
}

/// What a check of one block may look at: the block, and of the draft what [`compare`](crate::compare) says may bear on it.
#[derive(Debug)]
pub struct BlockContext<'a> {
    /// The draft.
    pub draft: &'a Article,
    /// The block, by its index.
    pub block: usize,
    /// The facts of the draft; those to check are in [`names`](BlockContext::names) and [`dates`](BlockContext::dates).
    pub facts: &'a Facts,
    /// The sources.
    pub corpus: &'a Corpus,
    /// The block's facts beside those of the sources.
    pub comparison: &'a Comparison<'a>,
    /// The writer's wishes.
    pub config: &'a Config,
}

/// What a check of the whole draft may look at.
#[derive(Debug)]
pub struct DraftContext<'a> {
    /// The draft.
    pub draft: &'a Article,
    /// What no source speaks of, with the block it stands in, in the order of the text.
    pub statements: &'a [(usize, &'a Statements)],
}

impl<'a> BlockContext<'a> {
    /// The names in the block.
    pub fn names(&self) -> &'a [Name] {
        &self.facts.names[in_block(&self.facts.names, |it| &it.place, self.block)]
    }

    /// The blocks that what is found in this one may rest on.
    pub fn seen(&self) -> RangeInclusive<usize> {
        self.block.saturating_sub(BLOCKS_BACK)..=self.block + 1
    }

    /// The dates in the block.
    pub fn dates(&self) -> &'a [DateMention] {
        &self.facts.dates[in_block(&self.facts.dates, |it| &it.place, self.block)]
    }
}

impl Check {
    /// Finds nothing: a declaration names what is different.
    pub const EMPTY: Check = Check {
        code: "",
        severity: Severity::Error,
        off: false,
        page: "",
        run: |_, _| (),
        across: |_, _| (),
    };

    /// The first line of the page.
    pub fn summary(&self) -> &'static str {
        self.page.lines().next().unwrap_or_default().trim()
    }

    /// What it reports at unless told otherwise: a severity's name, or "off".
    pub fn default_level(&self) -> &'static str {
        if self.off { "off" } else { self.severity.name() }
    }

    /// A finding of this check, without fixes.
    pub fn finding(&self, span: Span, message: String, evidence: Vec<Evidence>) -> Finding {
        let fingerprint = Fingerprint::default();
        Finding {
            code: self.code,
            severity: self.severity,
            span,
            message,
            evidence,
            fixes: Vec::new(),
            fingerprint,
        }
    }
}

/// Declares a check; its doc comment is its page.
#[macro_export]
macro_rules! declare_check {
    ($(#[doc = $line:literal])+ $vis:vis $name:ident {
        code: $code:literal, severity: $severity:expr $(, off: $off:expr)? $(, run: $run:path)? $(, across: $across:path)? $(,)?
    }) => {
        $(#[doc = $line])+
        #[allow(clippy::needless_update, reason = "a check may have both functions")]
        $vis static $name: $crate::check::Check = $crate::check::Check {
            code: $code,
            severity: $severity,
            off: false $(|| $off)?,
            page: concat!($($line, "\n",)+),
            $(run: $run,)?
            $(across: $across,)?
            ..$crate::check::Check::EMPTY
        };
    };
}
