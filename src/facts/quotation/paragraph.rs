//! One block: its marks, its sentences, and who says what within it.
use crate::{
    facts::{
        quotation::{
            clause::{self, Class, Item},
            cue::Attribution,
            marks::Marked,
            phrase::View,
        },
        sentence,
    },
    lang::Language,
    text::Span,
};

/// What is known of one marked stretch.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// The speaker's words in the prose of the block, or of one before.
    pub(super) speaker: Option<Whom>,
    /// The verb or phrase, in the prose.
    pub(super) cue: Option<Span>,
    /// A thought, not speech.
    pub(super) thought: bool,
    /// Its sentence holds nothing else.
    pub(super) alone: bool,
    /// It goes on with the words before it.
    pub(super) continues: bool,
}

/// A speaker as the text has it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Whom {
    /// In the block's prose, unless it is the speaker whom the blocks before pass on.
    pub(super) span: Span,
    pub(super) passed_on: bool,
    /// 0 to 1.
    pub(super) confidence: f32,
}

/// A sentence with its quotations as single items.
pub(super) struct Sentence {
    pub(super) items: Vec<Item>,
}

/// A block's prose, read.
pub(super) struct Paragraph<'a> {
    pub(super) prose: &'a str,
    pub(super) sentences: Vec<Sentence>,
    language: &'static Language,
}

impl<'a> Paragraph<'a> {
    /// Splits `region` of the prose; the `marked` of one depth, in order, are kept whole.
    pub(super) fn new(
        prose: &'a str,
        region: Span,
        marked: &[(usize, &Marked)],
        language: &'static Language,
    ) -> Paragraph<'a> {
        let mut sentences = Vec::new();
        let mut next = 0;
        for span in bounds(prose, region, marked, language) {
            let first = next;
            while marked.get(next).is_some_and(|(_, marked)| marked.place.start < span.end) {
                next += 1;
            }
            let inner = marked[first..next].iter().copied();
            sentences.push(Sentence { items: clause::items(prose, span, inner, language) });
        }
        Paragraph { prose, sentences, language }
    }

    fn view(&self, sentence: usize) -> View<'_> {
        View { prose: self.prose, items: &self.sentences[sentence].items, words: self.language.quotation }
    }

    fn whom(&self, sentence: usize, found: &Attribution, confidence: f32) -> Whom {
        let items = &self.sentences[sentence].items;
        let (first, last) = (&items[found.speaker.start].span, &items[found.speaker.end - 1]);
        let mut span = first.start..last.span.end;
        if last.possessive {
            let text = &self.prose[span.clone()];
            let bare = self.language.quotation.possessives.iter().find_map(|end| text.strip_suffix(end));
            span.end = span.start + bare.unwrap_or(text.trim_end_matches(['\'', '’'])).len();
        }
        Whom { span, passed_on: false, confidence }
    }

    /// Says who speaks each of the `count` marked stretches, as far as this block tells; `before` is the last sentence's
    /// speaker of the block before, for words that stand alone.
    pub(super) fn attribute(&self, said: &mut [Said], before: Option<&Whom>) {
        for sentence in 0..self.sentences.len() {
            let quotes = self.quotes(sentence);
            let alone = self.is_alone(sentence);
            for (order, &(item, index)) in quotes.iter().enumerate() {
                let previous = order.checked_sub(1).map(|order| quotes[order]);
                said[index] = self.local(sentence, item, alone);
                if let Some(previous) = previous {
                    said[index].continues = self.is_split(
                        &self.sentences[sentence].items[previous.0..=item],
                        previous.1,
                        index,
                        said,
                    );
                }
            }
        }
        self.carry(said, before);
    }

    fn quotes(&self, sentence: usize) -> Vec<(usize, usize)> {
        let items = self.sentences[sentence].items.iter().enumerate();
        items
            .filter_map(
                |(at, item)| if let Class::Quote(index) = item.class { Some((at, index)) } else { None },
            )
            .collect()
    }

    fn is_alone(&self, sentence: usize) -> bool {
        let silent = |class: Class| {
            class.is_break()
                || matches!(class, Class::Quote(_) | Class::Stop | Class::Other | Class::Coordinator)
        };
        self.sentences[sentence].items.iter().all(|item| silent(item.class))
    }

    fn local(&self, sentence: usize, item: usize, alone: bool) -> Said {
        let found = if alone { None } else { self.view(sentence).attribution(item) };
        let found = found
            .or_else(|| self.next_sentence(sentence, item, alone).map(|it| Attribution { cue: None, ..it }));
        let Some(found) = found else { return Said { alone, ..Said::default() } };
        let at = if alone { sentence + 1 } else { sentence };
        let items = &self.sentences[at].items;
        let cue = found
            .cue
            .as_ref()
            .and_then(|cue| Some(items.get(cue.start)?.span.start..items.get(cue.end - 1)?.span.end));
        let speaker = Some(self.whom(at, &found, found.confidence));
        Said { speaker, cue, thought: found.thought, alone, continues: false }
    }

    /// `“And this!” Another annotator screamed.`: the attribution looks like a sentence of its own.
    fn next_sentence(&self, sentence: usize, item: usize, alone: bool) -> Option<Attribution> {
        let last =
            alone && item + 1 == self.sentences[sentence].items.len() && sentence + 1 < self.sentences.len();
        let found = last.then(|| self.view(sentence + 1).lone_clause()).flatten()?;
        Some(Attribution { confidence: 0.85, ..found })
    }

    /// `“…,” she said, “…”`: both lean on the verb between them, and no other clause begins there. `items` are the two
    /// quotations and what stands between.
    fn is_split(&self, items: &[Item], previous: usize, index: usize, said: &[Said]) -> bool {
        let [before, between @ .., _] = items else { return false };
        let Some(cue) = said[index].cue.as_ref().filter(|_| said[previous].cue == said[index].cue) else {
            return false;
        };
        let text = &self.prose[before.span.clone()];
        let comma = text.trim_end_matches(|ch: char| !ch.is_alphanumeric() && ch != ',').ends_with(',');
        let hangs = comma || between.first().is_some_and(|item| item.class.is_break());
        let clauses =
            between.iter().any(|item| matches!(item.class, Class::Subordinator | Class::Coordinator));
        let holds = between.iter().any(|item| item.span.start >= cue.start && item.span.end <= cue.end);
        let auxiliaries = between.iter().filter(|item| item.class == Class::Auxiliary).count();
        hangs && holds && !clauses && auxiliaries < 2
    }

    /// Words that stand alone are those of the speaker before.
    fn carry(&self, said: &mut [Said], before: Option<&Whom>) {
        let mut last: Option<(usize, usize)> = None;
        for sentence in 0..self.sentences.len() {
            for (item, index) in self.quotes(sentence) {
                if said[index].alone && said[index].speaker.is_none() {
                    said[index].speaker = self.carried(sentence, item, last, said, before);
                    said[index].continues |=
                        last.is_some_and(|(at, _)| at + 1 == sentence && self.is_pure(at));
                }
                last = Some((sentence, index));
            }
        }
        self.carry_back(said);
    }

    fn carried(
        &self,
        sentence: usize,
        item: usize,
        last: Option<(usize, usize)>,
        said: &[Said],
        before: Option<&Whom>,
    ) -> Option<Whom> {
        let previous = last.and_then(|(at, index)| Some((at, said[index].speaker.clone()?)));
        let weaker = |whom: Whom, most: f32| Whom { confidence: whom.confidence.min(most), ..whom };
        if let Some((at, whom)) = &previous
            && *at + 1 >= sentence
        {
            return Some(weaker(whom.clone(), 0.75));
        }
        if sentence == 0 || item > 0 {
            return before.cloned();
        }
        let topic = self.topic(sentence - 1);
        match (previous, topic) {
            (Some((_, whom)), topic) if topic.as_ref().is_none_or(|topic| self.is_weak(topic)) => {
                Some(weaker(whom, 0.65))
            }
            (_, topic) => topic,
        }
    }

    /// A pronoun, or a subject that says nothing, does not displace the speaker before.
    fn is_weak(&self, topic: &Whom) -> bool {
        let text = self.prose[topic.span.clone()].to_lowercase();
        topic.confidence < 0.7 && self.language.quotation.pronouns.iter().any(|(pronoun, _)| *pronoun == text)
    }

    /// Words at the head of a paragraph whose speaker comes only with the next quotation.
    fn carry_back(&self, said: &mut [Said]) {
        let mut later: Option<Whom> = None;
        for sentence in (0..self.sentences.len()).rev() {
            let quotes = self.quotes(sentence);
            if quotes.is_empty() {
                later = None;
            }
            for (_, index) in quotes.into_iter().rev() {
                let weak = said[index].speaker.as_ref().is_none_or(|whom| whom.passed_on);
                if said[index].alone && weak && later.is_some() {
                    said[index].speaker.clone_from(&later);
                }
                later = said[index]
                    .speaker
                    .clone()
                    .map(|whom| Whom { confidence: whom.confidence.min(0.7), ..whom });
            }
        }
    }

    /// The sentence is one quotation and its attribution, nothing else.
    fn is_pure(&self, sentence: usize) -> bool {
        let items = &self.sentences[sentence].items;
        let quoted = items.first().is_some_and(|item| matches!(item.class, Class::Quote(_)));
        quoted && items.len() <= 24
    }

    /// Whom a sentence is about.
    fn topic(&self, sentence: usize) -> Option<Whom> {
        let found = self.view(sentence).topic()?;
        Some(self.whom(sentence, &found, found.confidence))
    }

    /// Who speaks when the block after this one holds words alone.
    pub(super) fn passes_on(&self, said: &[Said]) -> Option<Whom> {
        let last = self.sentences.len().checked_sub(1)?;
        let colon = self.prose.trim_end().ends_with(':');
        let spoken = self.quotes(last).last().and_then(|&(_, index)| said[index].speaker.clone());
        let whom = spoken.or_else(|| self.topic(last))?;
        let most = if colon { 0.85 } else { 0.65 };
        let least = if colon { 0.7 } else { 0.0 };
        Some(Whom { confidence: whom.confidence.min(most).max(least), ..whom })
    }
}

/// Sentences of a region; a stop inside a quotation ends none.
fn bounds(prose: &str, region: Span, marked: &[(usize, &Marked)], language: &Language) -> Vec<Span> {
    let mut bounds: Vec<Span> = Vec::new();
    let mut next = 0;
    let mut open: Option<usize> = None;
    for span in sentence::split(&prose[region.clone()], language) {
        let span = span.start + region.start..span.end + region.start;
        while marked.get(next).is_some_and(|(_, marked)| marked.place.end <= span.end) {
            next += 1;
        }
        let signed = prose[span.start..].starts_with(['—', '–', '―']);
        let start = match bounds.last() {
            Some(last) if signed && open.is_none() => {
                let start = last.start;
                bounds.pop();
                start
            }
            _ => open.take().unwrap_or(span.start),
        };
        let inside = marked.get(next).is_some_and(|(_, marked)| marked.place.start < span.end);
        if inside {
            open = Some(start);
        } else {
            bounds.push(start..span.end);
        }
    }
    if let Some(start) = open {
        bounds.push(start..region.end);
    }
    bounds
}
