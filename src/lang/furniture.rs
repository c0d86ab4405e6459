//! The words by which a reader knows what on a page is not the story, and where a page tells who wrote it and when.

/// Phrases in lower case with straight apostrophes. `*_starts` are looked for where a block begins, `*_holds` anywhere in it.
#[derive(Debug)]
pub struct Furniture {
    /// The names of the months from January on, each with its short forms, without a full stop.
    pub months: [&'static [&'static str]; 12],
    /// The days of the week, with their short forms.
    pub weekdays: &'static [&'static str],
    /// What may stand beside the date in a date line: "posted", "at", "p.m.".
    pub date_line: &'static [&'static str],
    /// What a byline begins with.
    pub byline_starts: &'static [&'static str],
    /// Small words inside a byline: "and", "in".
    pub byline_joins: &'static [&'static str],
    /// What a writer is called behind the name: "columnist".
    pub writers: &'static [&'static str],
    /// Whole lines that name a section of a newspaper.
    pub sections: &'static [&'static str],
    /// Sections whose articles are opinion or satire.
    pub opinion_sections: &'static [&'static str],
    /// Last words of the names of newspapers and broadcasters.
    pub outlets: &'static [&'static str],
    /// Headings of a passage that gives the paper's own view, as whole lines.
    pub opinion_headings: &'static [&'static str],
    /// Behind a paper's own name: it gives its view.
    pub opinion_voice: &'static [&'static str],
    /// The definite article with its space, which a paper's name begins with.
    pub article: &'static str,
    /// The same as the headings of opinion, inside a longer one.
    pub opinion_heading_holds: &'static [&'static str],
    /// What a correction begins with.
    pub correction_starts: &'static [&'static str],
    /// The first word of a correction's label, where a date stands between it and the colon.
    pub correction_labels: &'static [&'static str],
    /// What only a correction says.
    pub correction_holds: &'static [&'static str],
    /// What the caption of a picture begins with.
    pub caption_starts: &'static [&'static str],
    /// Credits in a caption.
    pub caption_holds: &'static [&'static str],
    /// Reading times, behind their number.
    pub reading_time: &'static [&'static str],
    /// Whole lines over lists of links or tags: what follows them is no story.
    pub list_headings: &'static [&'static str],
    /// What such lines begin with.
    pub list_heading_starts: &'static [&'static str],
    /// What prompts, credits and notices begin with.
    pub prompt_starts: &'static [&'static str],
    /// What only prompts, credits and notices say.
    pub prompt_holds: &'static [&'static str],
    /// The head of a transcript's list of speakers, as a whole line.
    pub speaker_lists: &'static [&'static str],
    /// Labels of a transcript that name no person: "q", "question".
    pub questioners: &'static [&'static str],
    /// The verb in `Ada said: “…”`, for quotations of a fact sheet.
    pub said: &'static str,
}

impl Furniture {
    /// Is it a word of a line that tells a date and nothing else: "Updated", "Monday", "a.m."?
    pub fn is_of_date_line(&self, word: &str) -> bool {
        let bare = word.trim_end_matches('.').to_lowercase();
        let of = |list: &[&str]| list.contains(&bare.as_str());
        of(self.date_line) || of(self.weekdays)
    }
}
