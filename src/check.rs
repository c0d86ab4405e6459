//! What a check is: its name, its page, and one pure function.
use crate::{
    compare::Comparison,
    config::Config,
    corpus::Corpus,
    facts::Facts,
    finding::{Evidence, Finding, Severity},
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
    /// Reports what it finds.
    pub run: fn(&CheckContext<'_>, &mut Vec<Finding>),
}

/// What a check may look at.
#[derive(Debug)]
pub struct CheckContext<'a> {
    /// The draft.
    pub draft: &'a Article,
    /// Its facts.
    pub facts: &'a Facts,
    /// The sources.
    pub corpus: &'a Corpus,
    /// The facts beside those of the sources.
    pub comparison: &'a Comparison<'a>,
    /// The writer's wishes.
    pub config: &'a Config,
}

impl Check {
    /// The first line of the page.
    pub fn summary(&self) -> &'static str {
        self.page.lines().next().unwrap_or_default().trim()
    }

    /// A finding of this check, without fixes.
    pub fn finding(&self, span: Span, message: String, evidence: Vec<Evidence>) -> Finding {
        Finding { code: self.code, severity: self.severity, span, message, evidence, fixes: Vec::new() }
    }
}

/// Declares a check; its doc comment is its page.
#[macro_export]
macro_rules! declare_check {
    ($(#[doc = $line:literal])+ $vis:vis $name:ident { code: $code:literal, severity: $severity:expr, $(off: $off:expr,)? run: $run:path $(,)? }) => {
        $(#[doc = $line])+
        $vis static $name: $crate::check::Check = $crate::check::Check {
            code: $code,
            severity: $severity,
            off: false $(|| $off)?,
            page: concat!($($line, "\n",)+),
            run: $run,
        };
    };
}
