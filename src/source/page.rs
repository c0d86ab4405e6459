//! What the blocks of a page are, told by their words: the head with its date and byline, captions, corrections, opinion,
//! prompts and lists of links.
use super::{
    Article, BlockKind, Role, Tier, metadata,
    phrase::{self, first_letters, letter},
    plain::is_ended,
};
use crate::{
    lang::furniture::Furniture,
    text::{floor_char_boundary, has_more_words, word_count},
};

/// A paragraph of the story has at least so many words when it ends as a sentence.
const STORY: usize = 12;
/// A line that tells the reading time has no more words.
const READING_TIME: usize = 14;
/// A heading over a list, or over an opinion, has no more.
const LABEL: usize = 6;

/// A caption, a prompt or a credit has no more.
const LINE: usize = 50;

/// What passage of the page the blocks are in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Passage {
    Story,
    Opinion,
    Links,
}

/// Tells the blocks of a page apart and takes what its head tells. In a draft only its byline and reading time are no
/// prose: of those in its head this takes care, of the others [`in_draft`].
pub(super) fn mark(article: &mut Article, role: Role) {
    let end = head_end(article);
    take_title(article, end);
    take_head(article, end, role);
    if role == Role::Source {
        mark_source(article);
    }
}

/// The head ends where the second paragraph of the story begins: many pages put a summary before byline and date.
fn head_end(article: &Article) -> usize {
    let is_story = |at: &usize| {
        let block = &article.blocks[*at];
        let words = word_count(&block.prose);
        block.kind == BlockKind::Paragraph
            && (words >= 2 * STORY || (words >= STORY && is_ended(&block.prose)))
    };
    (0..article.blocks.len()).filter(is_story).nth(1).unwrap_or(article.blocks.len())
}

fn take_title(article: &mut Article, end: usize) {
    if article.title.is_none() {
        let language = article.language;
        let is_title = |prose: &str| {
            word_count(prose) >= 3
                && metadata::date_line(prose, language).is_none()
                && metadata::byline(prose, language).is_none()
                && !metadata::is_outlet(prose, language)
                && !is_section(prose, &language.furniture)
                && !is_furniture(prose, &language.furniture)
        };
        let head = article.blocks[..end].iter_mut();
        let title =
            head.filter(|block| block.kind == BlockKind::Heading).find(|block| is_title(&block.prose));
        article.title = title.map(|block| {
            block.level = 1;
            block.prose.to_string()
        });
    }
}

/// Date, byline, outlet and section stand in lines of their own.
fn take_head(article: &mut Article, end: usize, role: Role) {
    let language = article.language;
    for at in 0..end {
        let prose = article.blocks[at].prose.clone();
        let is_line = matches!(article.blocks[at].kind, BlockKind::Paragraph | BlockKind::Heading);
        if !is_line && article.blocks[at].kind != BlockKind::Furniture {
            continue;
        }
        let next_is_date = || {
            let next = article.blocks.get(at + 1);
            next.is_some_and(|next| metadata::date_line(&next.prose, language).is_some())
        };
        let dated = metadata::without_date(&prose, language);
        let dated = dated.and_then(|(line, date)| Some((metadata::byline(line, language)?, date)));
        article.published = article.published.or(dated.as_ref().map(|(_, date)| *date));
        let byline = dated.map(|(name, _)| name).or_else(|| metadata::byline(&prose, language));
        if let Some(date) = metadata::date_line(&prose, language) {
            article.published = article.published.or(Some(date));
        } else if byline.is_some() || (metadata::is_lone_name(&prose, language) && next_is_date()) {
            article.byline.get_or_insert_with(|| byline.unwrap_or_else(|| prose.to_string()));
            article.blocks[at].kind = BlockKind::Furniture;
        } else if is_section(&prose, &language.furniture) {
            article.tier = section_tier(&prose, &language.furniture).unwrap_or(article.tier);
        } else if at == 0 && metadata::is_outlet(&prose, language) {
            article.outlet.get_or_insert_with(|| prose.to_string());
        } else {
            continue;
        }
        if role == Role::Source {
            article.blocks[at].kind = BlockKind::Furniture;
        }
    }
}

/// `News`, `Home / Local News / Fire`.
fn is_section(prose: &str, words: &Furniture) -> bool {
    /// No name of a section is longer, in bytes.
    const NAME: usize = 80;
    if prose.len() > NAME && !prose.contains(" / ") && !prose.contains(CRUMBS) {
        return false;
    }
    let lower = prose.to_lowercase();
    let known = |name: &str| words.sections.contains(&name) || words.opinion_sections.contains(&name);
    let parts: Vec<&str> = crumbs(&lower).collect();
    known(&lower)
        || (parts.len() > 1
            && parts.iter().all(|part| word_count(part) <= 3)
            && (parts.len() > 2 || known(parts[0])))
}

/// What stands between the names of sections, where it is no stroke.
const CRUMBS: [char; 4] = ['>', '»', '|', '›'];

fn crumbs(line: &str) -> impl Iterator<Item = &str> {
    line.split(" / ").flat_map(|part| part.split(CRUMBS)).map(str::trim)
}

fn section_tier(prose: &str, words: &Furniture) -> Option<Tier> {
    let lower = prose.to_lowercase();
    crumbs(&lower).any(|part| words.opinion_sections.contains(&part)).then_some(Tier::Opinion)
}

fn mark_source(article: &mut Article) {
    let words = &article.language.furniture;
    let title = article.title.as_deref();
    let byline = article.byline.as_deref();
    let mut title_seen = false;
    let mut passage = Passage::Story;
    for block in &mut article.blocks {
        if matches!(block.kind, BlockKind::Furniture | BlockKind::Caption | BlockKind::Opinion) {
            continue;
        }
        let is_short = block.prose.len() <= HEADLINE;
        if is_short && title.is_some_and(|title| letters(title).eq(letters(&block.prose))) {
            let seen = std::mem::replace(&mut title_seen, true);
            block.kind = if seen { BlockKind::Furniture } else { BlockKind::Heading };
            passage = Passage::Story;
            continue;
        }
        if let Some((kind, next)) = label(&block.prose, words) {
            block.kind = kind;
            passage = next;
            continue;
        }
        let is_credit = is_short && byline.is_some_and(|byline| is_credit(&block.prose, byline));
        let kind =
            if is_credit { Some(BlockKind::Furniture) } else { kind_of(&block.prose, &block.kind, words) };
        match kind {
            Some(kind) => {
                passage = if passage == Passage::Links { passage } else { Passage::Story };
                block.kind = kind;
            }
            None => passage = in_passage(passage, &mut block.kind, &block.prose),
        }
    }
}

/// What a block is that nothing marks, in the passage it stands in; and the passage after it.
fn in_passage(passage: Passage, kind: &mut BlockKind, prose: &str) -> Passage {
    let is_story = || is_ended(prose) && has_more_words(prose, STORY - 1);
    match passage {
        Passage::Story => Passage::Story,
        _ if *kind == BlockKind::Heading && passage == Passage::Opinion => Passage::Story,
        Passage::Opinion => {
            *kind = BlockKind::Opinion;
            Passage::Opinion
        }
        Passage::Links if *kind == BlockKind::Paragraph && is_story() => Passage::Story,
        Passage::Links => {
            *kind = BlockKind::Furniture;
            Passage::Links
        }
    }
}

/// A line that says what follows: the paper's view, or a list of links.
fn label(prose: &str, words: &Furniture) -> Option<(BlockKind, Passage)> {
    if has_more_words(prose, LABEL) || prose.ends_with(['.', '!', '?', '”', '"']) {
        return None;
    }
    let lower = plain_marks(prose);
    let line = lower.trim_end_matches(':').trim_end();
    let opinion = words.opinion_headings.contains(&line)
        || words.opinion_heading_holds.iter().any(|phrase| line.contains(phrase));
    let links = words.list_headings.contains(&line)
        || words.list_heading_starts.iter().any(|phrase| lower.starts_with(phrase));
    match () {
        _ if opinion => Some((BlockKind::Furniture, Passage::Opinion)),
        _ if links => Some((BlockKind::Furniture, Passage::Links)),
        _ => None,
    }
}

/// What a draft's block is by its own words, if anything else than its format has it.
pub(super) fn in_draft(prose: &str, words: &Furniture) -> Option<BlockKind> {
    let count = word_count(prose);
    if is_correction(prose, count, words) {
        return Some(BlockKind::Correction);
    }
    let is_furniture = count <= READING_TIME && is_reading_time(&plain_marks(prose), count, words);
    is_furniture.then_some(BlockKind::Furniture)
}

/// What a block's own words make of it, if anything else than its format has it.
fn kind_of(prose: &str, kind: &BlockKind, words: &Furniture) -> Option<BlockKind> {
    let count = word_count(prose);
    if is_correction(prose, count, words) {
        return Some(BlockKind::Correction);
    }
    let quoted = prose.starts_with(['“', '"', '‘', '\'', '«']);
    if quoted || count > LINE && *kind != BlockKind::BlockQuote {
        return None;
    }
    let lower = plain_marks(prose);
    match () {
        _ if *kind == BlockKind::BlockQuote && opens_opinion(&lower, words) => Some(BlockKind::Opinion),
        _ if is_caption(&lower, count, words) => Some(BlockKind::Caption),
        _ if is_prompt(&lower, count, words) => Some(BlockKind::Furniture),
        _ => None,
    }
}

/// Is it a prompt, a credit, a reading time, a notice?
pub(super) fn is_furniture(prose: &str, words: &Furniture) -> bool {
    let lower = plain_marks(prose);
    let count = word_count(&lower);
    !prose.starts_with(['“', '"', '‘', '\'', '«'])
        && (is_prompt(&lower, count, words) || is_caption(&lower, count, words))
}

/// Does it take something back? A draft is asked after every keystroke: nothing is copied for most blocks, and most words
/// are passed by at their first letter.
pub(super) fn is_correction(prose: &str, count: usize, words: &Furniture) -> bool {
    count <= 150
        && (starts_as(prose, words.correction_starts)
            || phrase::begins_a_word(prose, words.correction_holds)
            || has_dated_label(prose, words))
}

/// `Correction, 26 March: `, `Amended May 9: `.
fn has_dated_label(prose: &str, words: &Furniture) -> bool {
    /// Such a label is not longer, in bytes.
    const LABEL: usize = 40;
    let labels = words.correction_labels;
    let may_be = prose.bytes().next().is_some_and(|byte| first_letters(labels) & letter(byte) != 0);
    let head = || prose[..floor_char_boundary(prose, LABEL)].split_once(": ").map(|(head, _)| head);
    may_be
        && head().is_some_and(|head| {
            let first = head.split([' ', ',']).next().unwrap_or_default();
            labels.iter().any(|label| label.eq_ignore_ascii_case(first))
                && head.contains(|ch: char| ch.is_ascii_digit())
                && !head.contains(". ")
        })
}

/// Does it begin with one of the phrases?
fn starts_as(prose: &str, phrases: &[&str]) -> bool {
    /// Longer than any of the phrases, in bytes.
    const HEAD: usize = 80;
    let head = || plain_marks(&prose[..floor_char_boundary(prose, HEAD)]);
    let may_start = prose.bytes().next().is_some_and(|byte| first_letters(phrases) & letter(byte) != 0);
    may_start && phrase::start(&head(), phrases).is_some()
}

fn is_caption(lower: &str, count: usize, words: &Furniture) -> bool {
    count <= LINE
        && (phrase::start(lower, words.caption_starts).is_some() || phrase::is_in(lower, words.caption_holds))
}

fn is_prompt(lower: &str, count: usize, words: &Furniture) -> bool {
    let is_label = |phrase: &str| {
        let whole = !lower[phrase.len()..].starts_with(char::is_alphanumeric);
        // A single word is a label only on a line of its own: "Sponsored by …" begins many a sentence.
        whole && (count <= LABEL || phrase.contains([' ', ':', '©']))
    };
    let is_prompt = count <= 35 && phrase::starts(lower, words.prompt_starts).any(is_label)
        || count <= 45 && phrase::is_in(lower, words.prompt_holds);
    is_prompt || is_reading_time(lower, count, words) || is_address(lower, count)
}

/// `5 min read`, with a date or a name beside it.
fn is_reading_time(lower: &str, count: usize, words: &Furniture) -> bool {
    let after_number = |phrase: &&str| {
        lower.find(*phrase).is_some_and(|at| {
            lower[..at].trim_end_matches([' ', '-']).ends_with(|ch: char| ch.is_ascii_digit())
        })
    };
    count <= READING_TIME && words.reading_time.iter().any(after_number)
}

/// A short line with an e-mail address or a web address.
fn is_address(lower: &str, count: usize) -> bool {
    let is_one = |word: &str| {
        let mail = word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        mail || (count <= LABEL && (word.starts_with("http") || word.starts_with("www.")))
    };
    count <= 20 && lower.split_whitespace().any(is_one)
}

/// Does a block quotation begin with "Our view"?
fn opens_opinion(lower: &str, words: &Furniture) -> bool {
    let holds = words.opinion_headings.iter().filter(|phrase| phrase.contains(' '));
    let speaks = words.opinion_voice.iter().any(|verb| {
        // "The Sentinel says" stands before the paper's own view, without marks.
        let head = lower.split_once(verb).map(|(head, _)| head);
        head.is_some_and(|head| head.starts_with(words.article) && word_count(head) <= NAME_OF_PAPER)
            && !lower.contains(['“', '‘', '"'])
    });
    speaks || holds.chain(words.opinion_heading_holds).any(|phrase| lower.starts_with(phrase))
}

/// "The Northern Ledger": so many words at most.
const NAME_OF_PAPER: usize = 4;

/// Longer blocks are no headlines and no credits, in bytes.
const HEADLINE: usize = 300;
/// So many bytes of letters more than the name a credit has at most.
const CREDIT: usize = 24;

/// The author's name with a place or an office: `Ada Quill in Ashford`.
fn is_credit(prose: &str, byline: &str) -> bool {
    let mut own = letters(prose);
    letters(byline).all(|letter| own.next() == Some(letter))
        && own.map(char::len_utf8).sum::<usize>() <= CREDIT
}

/// In lower case, with straight apostrophes.
fn plain_marks(prose: &str) -> String {
    let lower = prose.to_lowercase();
    if lower.contains('’') { lower.replace('’', "'") } else { lower }
}

/// The letters and digits of a text, to compare headlines.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|ch| ch.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests;
