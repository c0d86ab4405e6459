//! What a draft states and no source speaks of: nothing is known of it but that the draft must agree with itself.
use crate::{
    compare::{
        Comparison,
        date::{self},
        figure,
        quantity::{Measure, measure},
    },
    corpus::frame::Frame,
    facts::{date::DateMention, figure::Figure},
    source::BlockKind,
};

/// A figure or date that no source speaks of. Its own data, so that it outlives the comparison it came from.
#[derive(Clone, Debug)]
pub struct Statement<T> {
    /// As the draft has it; its block is the one it had when it was compared.
    pub fact: T,
    /// What it is about.
    pub frame: Frame,
}

/// The open statements of a block.
#[derive(Clone, Debug, Default)]
pub struct Statements {
    /// Quantities, each with what it measures.
    pub figures: Vec<(Measure, Statement<Figure>)>,
    /// Days.
    pub dates: Vec<Statement<DateMention>>,
}

impl Statements {
    /// Those of a block of this kind.
    pub fn of(comparison: &Comparison<'_>, kind: &BlockKind) -> Statements {
        // A fourth thing and a fifth are two things.
        let figures = comparison.figures.iter().filter(|it| {
            it.verdict == figure::Verdict::Unknown && !it.figure.is_rank() && !comparison.is_quoted(it.figure)
        });
        // The lines of a list or table are different things by design.
        let in_list = matches!(kind, BlockKind::ListItem | BlockKind::TableRow { .. });
        let dates = comparison.dates.iter().filter(|it| it.verdict == date::Verdict::Unknown && !in_list);
        Statements {
            figures: figures
                .map(|it| {
                    (measure(it.figure), Statement { fact: it.figure.clone(), frame: it.frame.clone() })
                })
                .collect(),
            dates: dates.map(|it| Statement { fact: it.date.clone(), frame: it.frame.clone() }).collect(),
        }
    }
}
