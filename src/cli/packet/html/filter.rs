//! What is shown may be chosen without a script: the style knows which boxes are ticked.
use std::fmt::Write;

use crate::{
    analysis::review::{Kind, Outcome, Review},
    cli::packet::{
        Packet,
        page::{kind, outcome},
    },
};

/// By what came of a fact, and by its kind; what does not occur cannot be chosen.
pub(super) fn bar(packet: &Packet<'_>) -> String {
    let mut html =
        "<div class=\"filter\" role=\"group\" aria-label=\"Show facts\">\n<fieldset><legend>Show</legend>\n"
            .to_owned();
    let number = |is_meant: &dyn Fn(&Review<'_>) -> usize| packet.drafts.iter().map(is_meant).sum::<usize>();
    for it in Outcome::ALL {
        let shown = outcome(it);
        let many = number(&|review| review.count(|note| note.outcome == it));
        if many > 0 {
            let sign = format!("<span class=\"sign\" aria-hidden=\"true\">{}</span> ", shown.sign);
            choice(&mut html, shown.word, &sign, shown.word, many);
        }
    }
    html += "</fieldset>\n<fieldset><legend>of</legend>\n";
    for it in Kind::ALL.into_iter().filter(|it| *it != Kind::Remark) {
        let many = number(&|review| review.count(|note| note.kind == it));
        if many > 0 {
            choice(&mut html, kind(it), "", &format!("{}s", kind(it)), many);
        }
    }
    html += "</fieldset>\n</div>\n";
    html
}

fn choice(html: &mut String, name: &str, sign: &str, label: &str, many: usize) {
    let _ = writeln!(
        html,
        "<label class=\"{name}\"><input type=\"checkbox\" id=\"show-{name}\" checked autocomplete=\"off\"> \
         {sign}{label} <b>{many}</b></label>"
    );
}
