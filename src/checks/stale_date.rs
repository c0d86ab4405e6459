use crate::{
    check::BlockContext,
    compare::{
        calendar::{self, Relation},
        date::{Answer, ComparedDate, Verdict},
    },
    declare_check,
    facts::date::DateMention,
    finding::{Edit, Finding, Fix, Severity},
};

declare_check! {
    /// A relative date copied from a source, false on the draft's own date.
    ///
    /// ## Why it matters
    ///
    /// “Last week” was true when the source was printed. Copied into a story of next week, it moves the event.
    ///
    /// ## What to do
    ///
    /// Write the date out, or count again from the day of publication.
    ///
    /// ## Example
    ///
    /// ```article wire.md
    /// ---
    /// date: 2025-05-07
    /// ---
    ///
    /// The harbor interview with Mayor Ada Quill was broadcast last week.
    /// ```
    ///
    /// ```article draft.md
    /// ---
    /// date: 2025-05-20
    /// ---
    ///
    /// The harbor interview with Mayor Ada Quill was broadcast {|stale-date:last week|}.
    /// ```
    pub(super) STALE_DATE { code: "stale-date", severity: Severity::Info, run: run }
}

/// From here on two dates are taken to be of the same event.
const SAME_EVENT: f32 = 0.5;

fn run(ctx: &BlockContext<'_>, findings: &mut Vec<Finding>) {
    for compared in &ctx.comparison.dates {
        let Some(answer) = copied(ctx, compared) else { continue };
        let words = compared.date.place.text(ctx.draft);
        let meaning = |it: &DateMention| it.days.map(calendar::in_words).unwrap_or_default();
        let message = format!(
            "“{words}” meant {} when the source was published; on the draft's own date it means {}",
            meaning(answer.date),
            meaning(compared.date)
        );
        let evidence = vec![ctx.corpus.fact_evidence(answer.fact.source, &answer.date.place)];
        let span = compared.date.place.in_file(ctx.draft);
        let mut finding = STALE_DATE.finding(span.clone(), message, evidence);
        finding.fixes.extend(written_out(compared.date, answer.date).map(|new_text| Fix {
            title: format!("write the date out: {new_text}"),
            edits: vec![Edit { span, new_text }],
        }));
        findings.push(finding);
    }
}

/// The source's day; with its year, where that is another than the draft's.
fn written_out(ours: &DateMention, theirs: &DateMention) -> Option<String> {
    let (day, _) = theirs.days.filter(|(first, last)| first == last)?;
    let same_year = ours.days.is_some_and(|(first, _)| first.year() == day.year());
    Some(day.strftime(if same_year { "%B %-d" } else { "%B %-d, %Y" }).to_string())
}

/// The source's date whose words stand in the draft too, and mean another time there. Such a date is stale and no
/// `date-conflict`: the writer did not take one day for another.
pub(super) fn copied<'a>(ctx: &BlockContext<'_>, compared: &ComparedDate<'a>) -> Option<Answer<'a>> {
    if !is_floating(compared.date) || compared.verdict == Verdict::Supported {
        return None;
    }
    let words = compared.date.place.text(ctx.draft);
    let same_words = |it: &Answer| {
        let theirs = it.date.place.text(ctx.corpus.article(it.fact.source));
        it.relation == Relation::Conflicts && theirs.eq_ignore_ascii_case(words)
    };
    if let Verdict::Conflict(at) = compared.verdict {
        return Some(compared.answers[at]).filter(same_words);
    }
    compared.answers.iter().find(|it| it.likeness >= SAME_EVENT && same_words(it)).copied()
}

/// A date that says nothing without the day of publication: "last week", "yesterday", "Tuesday".
fn is_floating(date: &DateMention) -> bool {
    let stated = date.stated;
    date.relative && stated.year.is_none() && stated.month.is_none() && stated.day.is_none()
}
