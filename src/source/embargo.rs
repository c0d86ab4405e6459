//! Until when a source may not be used.
use std::fmt;

use jiff::fmt::temporal::{Pieces, PiecesOffset};
use serde::{Deserialize, Serialize};

/// The time until which a source may not be published, as whoever set it wrote it. Whether it has passed is for a person to
/// say: the program looks at no clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Embargo(String);

impl Embargo {
    /// An embargo as written: a date and time, with its distance from UTC if it is told. Words that are none are kept, for an
    /// embargo that cannot be understood holds all the same; nothing is none.
    pub fn new(written: &str) -> Option<Embargo> {
        let written = written.trim();
        (!written.is_empty()).then(|| Embargo(written.to_owned()))
    }

    /// As it was written.
    pub fn written(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Embargo {
    /// "embargoed until March 5, 2026, 06:00 UTC+01:00"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("embargoed until ")?;
        let Ok(pieces) = Pieces::parse(&self.0) else { return f.write_str(&self.0) };
        write!(f, "{}", pieces.date().strftime("%B %-d, %Y"))?;
        if let Some(time) = pieces.time() {
            write!(f, ", {}", time.strftime("%H:%M"))?;
        }
        match pieces.offset() {
            Some(PiecesOffset::Zulu) => f.write_str(" UTC"),
            Some(PiecesOffset::Numeric(it)) if it.offset().is_zero() => f.write_str(" UTC"),
            Some(PiecesOffset::Numeric(it)) => {
                let minutes = it.offset().seconds() / 60;
                let sign = if minutes < 0 { '−' } else { '+' };
                write!(f, " UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_on_the_clock_it_was_set_by() {
        for (written, told) in [
            ("2026-03-05T06:00:00Z", "March 5, 2026, 06:00 UTC"),
            ("2026-03-05T06:00:00+01:00", "March 5, 2026, 06:00 UTC+01:00"),
            ("2026-03-05T18:30:00-03:30", "March 5, 2026, 18:30 UTC−03:30"),
            ("2026-03-05T18:30:00", "March 5, 2026, 18:30"),
            ("2026-03-05", "March 5, 2026"),
            ("after the speech", "after the speech"),
        ] {
            let embargo = Embargo::new(written).map(|it| it.to_string());
            assert_eq!(embargo, Some(format!("embargoed until {told}")));
        }
        assert_eq!(Embargo::new(" "), None);
    }
}
