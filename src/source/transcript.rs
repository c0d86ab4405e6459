//! Transcripts: paragraphs that begin with the name of who speaks. Their words are quotable though nothing stands in marks.
use super::{Article, Block, BlockKind, Tier, metadata, page};
use crate::{
    lang::furniture::Furniture,
    text::{Span, has_more_words, word_count},
};

/// So many labelled paragraphs make a transcript.
const FEWEST: usize = 3;
/// No label is longer, in bytes.
const LONGEST: usize = 80;

/// One of the list of speakers.
#[derive(Debug)]
struct Person {
    name: String,
    office: Option<String>,
}

/// A paragraph's label: who speaks, and where the speech begins.
struct Label {
    name: String,
    /// Told behind the name, as in `Ada Quill -- Treasurer: `.
    office: Option<String>,
    speech: usize,
    /// In capitals, or a question mark: no sentence begins so.
    certain: bool,
}

/// Makes speeches of an article's paragraphs if it is a transcript; false if it is none.
pub(super) fn mark(article: &mut Article) -> bool {
    let words = &article.language.furniture;
    let (mut roster, list) = roster(&article.blocks, words);
    let labels: Vec<Option<Label>> = article
        .blocks
        .iter()
        .enumerate()
        .map(|(at, block)| label(&block.prose, words).filter(|_| !list.contains(&at)))
        .collect();
    let Some(extent) = extent(&article.blocks, &labels, &roster) else { return false };
    widen(&mut roster, &labels);
    head(article, extent.start, &list);
    if extent.end == article.blocks.len() {
        article.tier = Tier::Primary;
    }
    speeches(article, extent, labels, &roster);
    true
}

/// The blocks of a transcript; none if the article has none.
fn extent(blocks: &[Block], labels: &[Option<Label>], roster: &[Person]) -> Option<Span> {
    let first = labels.iter().position(Option::is_some)?;
    let last = labels.iter().rposition(Option::is_some)?;
    let is_prose = |at: &usize| has_more_words(&blocks[*at].prose, 4);
    let told = (first..=last).filter(is_prose).count();
    let mut names: Vec<&str> = Vec::new();
    let (mut certain, mut all) = (0, 0);
    for label in labels.iter().flatten() {
        all += 1;
        certain += usize::from(label.certain || find(roster, &label.name).is_some());
        names.push(label.name.split_whitespace().next_back().unwrap_or_default());
    }
    names.sort_unstable();
    names.dedup();
    let speakers = names.len();
    let prose = (0..blocks.len()).filter(is_prose).count();
    let fewest = if roster.is_empty() { FEWEST } else { 1 };
    // Speakers come back; the labels of a list ("TODAY: …", "TOMORROW: …") do not.
    let recur = speakers < all || !roster.is_empty();
    let by_capitals = recur && certain >= fewest && certain * 4 >= prose;
    // Names in ordinary case come back again and again where they are labels.
    let by_names = speakers > 1 && all >= 2 * FEWEST && speakers * 2 <= all && all * 2 >= told;
    // Where nobody speaks for two paragraphs, what stands below the last label is the reporter's.
    let single = (first..=last).filter(is_prose).all(|at| labels[at].is_some());
    match () {
        () if by_capitals => Some(first..blocks.len()),
        () if by_names && single => Some(first..last + 1),
        () => by_names.then_some(first..blocks.len()),
    }
}

/// The list of speakers and the blocks it takes up, its head among them.
fn roster(blocks: &[Block], words: &Furniture) -> (Vec<Person>, Span) {
    let is_head = |block: &Block| {
        let line = || block.prose.trim_end_matches(':').to_lowercase();
        block.prose.len() <= LONGEST && words.speaker_lists.contains(&line().as_str())
    };
    let Some(head) = blocks.iter().position(is_head) else {
        return (Vec::new(), 0..0);
    };
    let people: Vec<Person> = blocks[head + 1..].iter().map_while(|block| person(&block.prose)).collect();
    let end = head + 1 + people.len();
    (people, head..end)
}

/// `Ada Quill, Mayor of Ashford`.
fn person(line: &str) -> Option<Person> {
    let (name, office) = [", ", " – ", " — ", " -- ", " - ", " (", ": "]
        .iter()
        .filter_map(|mark| line.find(mark).map(|at| (at, mark.len())))
        .min()
        .map_or((line, None), |(at, len)| (&line[..at], Some(&line[at + len..])));
    let is_name = name.starts_with(char::is_uppercase) && !has_more_words(name, 5);
    let is_shout = office.is_some() && line.contains(": ") && !name.chars().any(char::is_lowercase);
    let short = || !has_more_words(line, 20) && !line.ends_with(['.', '!', '?']);
    (is_name && short() && !is_shout).then(|| Person {
        name: name.trim().to_owned(),
        office: office.map(|office| office.trim_end_matches(')').trim().to_owned()),
    })
}

/// `KITTREDGE: `, `Q (Nell Carmody, Herald): `, `Ada Quill: `.
fn label(prose: &str, words: &Furniture) -> Option<Label> {
    let prose_start = prose.trim_start_matches([' ', '>']);
    let skipped = prose.len() - prose_start.len();
    let end = prose_start.bytes().take(LONGEST).position(|byte| byte == b':')?;
    let (before, after) = (&prose_start[..end], &prose_start[end + 1..]);
    if before.is_empty() || !(after.is_empty() || after.starts_with(' ')) {
        return None;
    }
    let speech = skipped + end + 1 + after.len() - after.trim_start().len();
    let (before, office) = before_office(before);
    let (plain, aside) = match before.split_once(" (").or_else(|| before.split_once(" [")) {
        Some((plain, aside)) => (plain, Some(aside.trim_end_matches([')', ']']))),
        None => (before, None),
    };
    let is_question = words.questioners.contains(&plain.to_lowercase().as_str()) || plain == "A";
    let capitals =
        plain.chars().filter(|ch| ch.is_alphabetic()).count() >= 2 && !plain.chars().any(char::is_lowercase);
    let name = if is_question { aside.unwrap_or(plain) } else { plain };
    let certain = is_question || (capitals && is_name(plain));
    let head = format!("{before}:").to_lowercase();
    let section = words.prompt_starts.iter().any(|start| head.starts_with(start));
    let office = office.map(str::to_owned);
    ((certain || is_name(plain)) && !section).then(|| Label {
        name: name.to_owned(),
        office,
        speech,
        certain,
    })
}

/// `Ada Quill -- Ashford Bank -- Treasurer`: the name, and what stands behind it.
fn before_office(label: &str) -> (&str, Option<&str>) {
    let dashes = [" -- ", " – ", " — ", " - "].iter();
    let parts = dashes.filter_map(|dash| label.split_once(dash)).min_by_key(|parts| parts.0.len());
    parts.map_or((label, None), |(name, office)| (name, Some(office)))
}

fn is_name(label: &str) -> bool {
    let is_part = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|ch| ch.is_alphabetic() || matches!(ch, '.' | '-' | '’' | '\''))
    };
    word_count(label) <= 4 && label.split_whitespace().all(is_part)
}

/// Labels that give a full name tell who later surnames are.
fn widen(roster: &mut Vec<Person>, labels: &[Option<Label>]) {
    for label in labels.iter().flatten() {
        let full = word_count(&label.name) > 1 && is_name(&label.name);
        if full && find(roster, &label.name).is_none() {
            roster.push(Person { name: in_title_case(&label.name), office: label.office.clone() });
        }
    }
}

/// Who of the list a label means: the same last name, or the office.
fn find<'a>(roster: &'a [Person], label: &str) -> Option<&'a Person> {
    let label = label.to_lowercase();
    let last = label.split_whitespace().next_back()?;
    let has = |text: &str, word: &str| text.to_lowercase().split([' ', ',']).any(|part| part == word);
    let mut by_name = roster.iter().filter(|person| has(&person.name, last));
    if let Some(person) = by_name.next() {
        let first = label.split_whitespace().next()?;
        let nearer = by_name.find(|other| has(&other.name, first) && !has(&person.name, first));
        return Some(nearer.unwrap_or(person));
    }
    let office = label.trim_start_matches("the ");
    let mut by_office =
        roster.iter().filter(|person| person.office.as_deref().is_some_and(|text| has(text, office)));
    let person = by_office.next()?;
    by_office.next().is_none().then_some(person)
}

fn head(article: &mut Article, first: usize, list: &Span) {
    let language = article.language;
    for at in 0..first {
        let prose = article.blocks[at].prose.clone();
        let date = metadata::date_in(&prose, language).filter(|_| word_count(&prose) <= 14);
        let is_title = article.blocks[at].kind == BlockKind::Heading && date.is_none() && !list.contains(&at);
        if is_title && article.title.is_none() {
            article.title = Some(prose.to_string());
            article.blocks[at].level = 1;
        }
        article.published = article.published.or(date);
        article.blocks[at].kind = match article.blocks[at].kind.clone() {
            _ if at == list.start && !list.is_empty() => BlockKind::Furniture,
            _ if list.contains(&at) => BlockKind::ListItem,
            _ if date.is_some() || is_aside(&prose) => BlockKind::Furniture,
            _ if page::is_furniture(&prose, &language.furniture) => BlockKind::Furniture,
            kind => kind,
        };
    }
}

fn speeches(article: &mut Article, extent: Span, labels: Vec<Option<Label>>, roster: &[Person]) {
    let words = &article.language.furniture;
    let mut current: Option<BlockKind> = None;
    for (block, label) in article.blocks.iter_mut().zip(labels).take(extent.end).skip(extent.start) {
        if is_aside(&block.prose) || (label.is_none() && page::is_furniture(&block.prose, words)) {
            block.kind = BlockKind::Furniture;
            continue;
        }
        if page::is_correction(&block.prose, word_count(&block.prose), words) {
            block.kind = BlockKind::Correction;
            continue;
        }
        if let Some(label) = label {
            current = Some(speech(&label.name, roster));
            *block = block.part(label.speech..block.prose.len());
        }
        if let Some(speech) = &current {
            block.kind = speech.clone();
        }
    }
    article.blocks.retain(|block| !block.prose.is_empty());
}

fn speech(label: &str, roster: &[Person]) -> BlockKind {
    let (speaker, office) = match find(roster, label) {
        Some(person) => (person.name.clone(), person.office.clone()),
        None => (in_title_case(label), None),
    };
    BlockKind::Speech { speaker, office, time: None }
}

/// `(Laughter.)`, `[End of briefing]`.
fn is_aside(prose: &str) -> bool {
    (prose.starts_with('(') && prose.ends_with(')')) || (prose.starts_with('[') && prose.ends_with(']'))
}

/// `MS. QUILL` as `Ms. Quill`; what has small letters stays as it is.
pub(super) fn in_title_case(label: &str) -> String {
    if label.chars().any(char::is_lowercase) {
        return label.to_owned();
    }
    let mut start = true;
    let mut out = String::with_capacity(label.len());
    for ch in label.chars() {
        if start {
            out.push(ch);
        } else {
            out.extend(ch.to_lowercase());
        }
        start = !ch.is_alphanumeric() && !matches!(ch, '’' | '\'');
    }
    out
}

#[cfg(test)]
mod tests;
