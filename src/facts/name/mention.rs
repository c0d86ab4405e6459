//! The mentions of names in a block, each on its own, not yet led back to a full form.
use std::ops::Range;

use crate::{
    facts::{
        memo::Interner,
        name::{
            Form, Lesson, NameKind, Word, kind, office, piece::Piece, run::runs, title::Title, usage::Usage,
        },
        quotation::gender,
    },
    lang::{Language, quotation::Gender},
    text::Span,
};

/// A name as it stands in one place.
#[derive(Debug)]
pub(super) struct Mention {
    pub(super) span: Span,
    /// Its words.
    pub(super) form: Form,
    /// What the words around it make it, if they tell.
    pub(super) kind: Option<NameKind>,
    pub(super) office: Option<Office>,
    /// The person's gender, where the words beside it tell.
    pub(super) gender: Option<Gender>,
}

/// The office beside a name.
#[derive(Debug)]
pub(super) struct Office {
    pub(super) span: Span,
    pub(super) title: Option<Title>,
}

/// A block of prose, split for name-finding.
pub(super) struct View<'a> {
    pub(super) prose: &'a str,
    pub(super) pieces: &'a [Piece],
    pub(super) language: &'static Language,
}

impl View<'_> {
    /// The mentions of a block, in order.
    pub(super) fn mentions(
        &self,
        lesson: &Lesson,
        usage: &Usage,
        forms: &mut Interner<[Word]>,
    ) -> Vec<Mention> {
        let words = self.language.names;
        let parts = runs(self.pieces, words).into_iter().flat_map(|run| match lesson.titled {
            true => usage.known_parts(self.pieces, &run, words),
            false => usage.accepted(self.pieces, &run, words).into_iter().collect(),
        });
        let mut mentions: Vec<Mention> = Vec::new();
        let mut seat: Option<Span> = None;
        for part in parts {
            let form = usage.words_of(&self.pieces[part.clone()]);
            let mut mention = self.mention(&part, forms.number(&form));
            // A name inside another's office is that office's seat: "president of Dockers Local 12".
            let within = |it: &Span| it.start <= mention.span.start && mention.span.end <= it.end;
            let seated = seat.as_ref().is_some_and(within).then_some(NameKind::Organisation);
            mention.kind = mention.kind.or(seated);
            seat = mention.office.as_ref().map(|office| office.span.clone()).or(seat);
            mentions.push(mention);
        }
        mentions
    }

    fn mention(&self, part: &Range<usize>, form: Form) -> Mention {
        let words = self.language.names;
        let pieces = self.pieces;
        let before = office::before(pieces, part.start, part.end, words);
        let office = before.or_else(|| office::after(pieces, part.end, words));
        let span = self.span(part, part);
        let kind = kind::of(pieces, part, office.as_ref(), words);
        let office = office.map(|office| {
            let span = self.span(&office, part);
            Office { title: Title::parse(&self.prose[span.clone()], words), span }
        });
        let beside = office.as_ref().map(|office| &office.span);
        let gender = gender::told(self.prose, &span, beside, self.language.quotation);
        Mention { span, form, kind, office, gender }
    }

    /// The bytes of a range of pieces: of the name itself, or of the office, whose abbreviation keeps its full stop.
    fn span(&self, range: &Range<usize>, name: &Range<usize>) -> Span {
        let stop = self.pieces.get(range.end);
        let stop = stop.filter(|piece| piece.is_mark('.') && range.end < name.start);
        let end = stop.map_or(self.pieces[range.end - 1].span.end, |stop| stop.span.end);
        self.pieces[range.start].span.start..end
    }
}
