//! Applies the ledger beside a draft: takes out what somebody answers for, and tells which entries have gone stale.
use std::collections::HashSet;

use jiff::civil::Date;

use crate::{
    analysis::level,
    checks::{STALE_ACCEPTANCE, UNUSED_PARDON, stale},
    config::Config,
    facts::sentence,
    finding::{Evidence, Finding},
    source::{Acceptance, Article, Claim, Said},
    text::Span,
};

/// A finding that somebody answers for.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted {
    /// The finding, as it would be reported.
    pub finding: Finding,
    /// Who; none for a comment in the draft, which does not say.
    pub by: Option<String>,
    /// The day; none for a comment.
    pub on: Option<Date>,
    /// Why, in their words.
    pub reason: String,
}

/// Sentences with so many of their words in common are one sentence that was changed.
const ALIKE: f64 = 0.6;
/// So many characters of an old sentence are shown.
const SHOWN: usize = 80;

/// Moves every finding that an entry of the ledger holds for to `accepted`. An entry that holds for none is told on the
/// finding that has taken the place of its own, or becomes a finding itself.
pub(super) fn apply(
    draft: &Article,
    config: &Config,
    findings: &mut Vec<Finding>,
    accepted: &mut Vec<Accepted>,
) {
    let mut idle: Vec<&Acceptance> = draft.accepted.iter().collect();
    findings.retain(|finding| {
        let Some(entry) = answering(draft, finding, &mut idle) else { return true };
        let (by, on, reason) = (Some(entry.by.clone()), Some(entry.on), entry.reason.clone());
        accepted.push(Accepted { finding: finding.clone(), by, on, reason });
        false
    });
    for entry in idle {
        tell(draft, config, entry, findings, accepted);
    }
}

/// The newest entry that holds for a finding: the last. None that holds for it is idle.
fn answering<'a>(
    draft: &'a Article,
    finding: &Finding,
    idle: &mut Vec<&Acceptance>,
) -> Option<&'a Acceptance> {
    let mut entries = draft.accepted.iter().filter(|it| it.claim.code == finding.code).peekable();
    entries.peek()?;
    let found = Found::of(draft, finding);
    let holds = |entry: &Acceptance| !entry.reason.is_empty() && found.is(&entry.claim);
    idle.retain(|entry| !holds(entry));
    entries.rfind(|it| holds(it))
}

/// Tells that an entry accepts nothing.
fn tell(
    draft: &Article,
    config: &Config,
    entry: &Acceptance,
    findings: &mut Vec<Finding>,
    accepted: &[Accepted],
) {
    let closest = |a: &Change, b: &Change| a.likeness.total_cmp(&b.likeness);
    let settled = accepted.iter().filter_map(|it| Change::between(entry, draft, &it.finding)).max_by(closest);
    let open = findings.iter_mut().filter_map(|it| Some((Change::between(entry, draft, it)?, it)));
    match (open.max_by(|a, b| closest(&a.0, &b.0)), settled) {
        (Some((change, finding)), settled)
            if settled.as_ref().is_none_or(|it| it.likeness < change.likeness) =>
        {
            finding.message += &change.note(entry);
        }
        // What took its place was accepted anew: the old entry is history.
        (_, Some(_)) => {}
        (_, None) => {
            let wanted = level::of(&STALE_ACCEPTANCE, config);
            if let Some(severity) = wanted.filter(|_| level::runs(&entry.claim.code, config)) {
                let finding = stale(entry, nearest(draft, &entry.claim.sentence), &day(entry.on));
                findings.push(Finding { severity, ..finding });
            }
        }
    }
}

/// Does a check look at comments and entries that accept findings? What it finds is mended, not accepted.
pub fn is_of_the_record(code: &str) -> bool {
    code == UNUSED_PARDON.code || code == STALE_ACCEPTANCE.code
}

/// What an entry of the ledger for this finding says of it.
pub fn claim(draft: &Article, finding: &Finding) -> Claim {
    let Found { code, words, sentence, .. } = Found::of(draft, finding);
    Claim { code: code.to_owned(), words, sentence, source: finding.evidence.first().map(said) }
}

fn said(evidence: &Evidence) -> Said {
    Said { id: evidence.citation.id.clone(), words: plain(&evidence.excerpt) }
}

/// A finding by its words.
struct Found<'a> {
    code: &'static str,
    words: String,
    sentence: String,
    evidence: &'a [Evidence],
}

impl<'a> Found<'a> {
    fn of(draft: &Article, finding: &'a Finding) -> Found<'a> {
        let (words, sentence) = words(draft, &finding.span);
        Found { code: finding.code, words, sentence, evidence: &finding.evidence }
    }

    fn is(&self, claim: &Claim) -> bool {
        self.is_worded_as(claim) && self.rests_on(claim)
    }

    fn is_worded_as(&self, claim: &Claim) -> bool {
        self.code == claim.code && self.words == claim.words && self.sentence == claim.sentence
    }

    /// Further sources that say so too change nothing.
    fn rests_on(&self, claim: &Claim) -> bool {
        match &claim.source {
            Some(source) => self.evidence.iter().any(|it| said(it) == *source),
            None => self.evidence.is_empty(),
        }
    }
}

/// What has changed since a finding was accepted.
struct Change {
    what: What,
    likeness: f64,
    /// The reported words themselves are others, not those around them.
    is_word: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// Nothing, but a reason is wanted.
    Reason,
    Words,
    Source,
}

impl Change {
    /// How a finding comes to stand where that of an entry stood; none where it is another matter.
    fn between(entry: &Acceptance, draft: &Article, finding: &Finding) -> Option<Change> {
        let claim = &entry.claim;
        if claim.code != finding.code {
            return None;
        }
        let found = Found::of(draft, finding);
        let likeness = likeness(&found.sentence, &claim.sentence);
        let what = match (found.is_worded_as(claim), found.rests_on(claim)) {
            (true, true) => What::Reason,
            (true, false) => What::Source,
            // What rests on no source is known again by its words alone.
            (false, true) if claim.source.is_some() || likeness >= ALIKE => What::Words,
            (false, _) => return None,
        };
        Some(Change { what, likeness, is_word: found.words != claim.words })
    }

    fn note(&self, entry: &Acceptance) -> String {
        let Acceptance { claim, by, on, place, .. } = entry;
        let when = day(*on);
        match self.what {
            What::Reason => format!("; {by} accepted it {when} without a reason: write one into {place}"),
            What::Words if self.is_word => {
                format!("; {by} accepted it {when} for other words: “{}”", claim.words)
            }
            What::Words => {
                format!("; {by} accepted it {when} in another sentence: “{}”", cut(&claim.sentence))
            }
            What::Source => match &claim.source {
                Some(said) => {
                    format!("; {by} accepted it {when} when the source said “{}”", cut(&said.words))
                }
                None => format!("; {by} accepted it {when} when no source spoke of it"),
            },
        }
    }
}

fn day(on: Date) -> String {
    on.strftime("on %B %-d, %Y").to_string()
}

/// The words of a span and the sentence around them, as a reader sees them.
fn words(draft: &Article, span: &Span) -> (String, String) {
    let in_prose = || {
        let (at, start) = draft.block_at(span.start)?;
        let block = &draft.blocks[at];
        let end = block.to_prose(span.end)?;
        let sentences = sentence::split(&block.prose, draft.language);
        let around = sentence::at(&sentences, start);
        // A quotation may go on over several sentences: what is reported is in sight to its end.
        let around = around.start.min(start)..around.end.max(end);
        Some((plain(block.prose.get(start..end)?), plain(block.prose.get(around)?)))
    };
    in_prose().unwrap_or_else(|| {
        let words = plain(&draft.text.as_str()[span.clone()]);
        (words.clone(), words)
    })
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words of a long sentence.
fn cut(sentence: &str) -> String {
    if sentence.chars().count() <= SHOWN {
        return sentence.to_owned();
    }
    let head: String = sentence.chars().take(SHOWN).collect();
    format!("{}…", head.rsplit_once(' ').map_or(head.as_str(), |(whole, _)| whole))
}

/// The share of words that two sentences have in common.
fn likeness(one: &str, other: &str) -> f64 {
    let words: HashSet<&str> = one.split_whitespace().collect();
    let (mut shared, mut all) = (0usize, 0usize);
    for word in other.split_whitespace() {
        all += 1;
        shared += usize::from(words.contains(word));
    }
    shared as f64 / words.len().max(all).max(1) as f64
}

/// The sentence of the draft that is most like this one; else the draft's first.
fn nearest(draft: &Article, accepted: &str) -> Span {
    let sentences = draft.blocks.iter().flat_map(|block| {
        let sentences = sentence::split(&block.prose, draft.language);
        sentences.into_iter().map(move |it| (likeness(&block.prose[it.clone()], accepted), block, it))
    });
    let mut first = None;
    let mut best: Option<(f64, Span)> = None;
    for (likeness, block, sentence) in sentences {
        let here = || block.to_file(&sentence);
        first.get_or_insert_with(here);
        if likeness >= best.as_ref().map_or(ALIKE, |it| it.0) {
            best = Some((likeness, here()));
        }
    }
    best.map(|it| it.1).or(first).unwrap_or(0..0)
}

#[cfg(test)]
mod tests;
