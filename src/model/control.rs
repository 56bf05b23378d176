//! Export controls and other trade measures: who set one, on which minerals, and its dates.
//! Knows what a record says; does not know what a control does to trade, nor what day it is.

use super::Place;

/// One control. Dates are text that [`is_date`] accepts.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// Id, such as `CN-2023-GRAPHITE`.
    pub id: String,
    /// Minerals it concerns, ascending positions in [`super::Dataset::minerals`]; empty where it names none of the map.
    pub minerals: Vec<usize>,
    /// Who set it.
    pub issuer: Place,
    /// When it was announced.
    pub date_announced: Option<String>,
    /// When it took or takes effect.
    pub date_effective: Option<String>,
    /// When it ended or ends.
    pub date_end: Option<String>,
    /// First day of its suspension.
    pub suspended_from: Option<String>,
    /// Day to which it was suspended; what came after is not known.
    pub suspended_until: Option<String>,
    /// `licence`, `ban`, `quota`, `tariff`, `technology`, `entity_list`, `suspension` or `reported_practice`.
    pub kind: String,
    /// `ALL`, or codes of the countries it is aimed at, joined by `|`.
    pub targets: String,
    /// What the pages seen say about it.
    pub status: String,
    /// Name of the legal act or announcement.
    pub instrument: String,
    /// One or two sentences of ours, in English.
    pub summary: String,
    /// Title of the page it rests on.
    pub source_title: String,
    /// Address of that page.
    pub source_url: String,
    /// Rests on a repost or a single note: not for a default view, and marked elsewhere.
    pub low_confidence: bool,
}

/// Whether a text has the shape of an ISO date: a year, a month or a day (`2029`, `2024-09`, `2025-10-09`).
#[must_use]
pub fn is_date(text: &str) -> bool {
    let shaped =
        |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    matches!(text.len(), 4 | 7 | 10) && text.bytes().enumerate().all(shaped)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn a_date_is_a_year_a_month_or_a_day() {
        assert!(["2029", "2024-09", "2025-10-09"].into_iter().all(is_date));
        assert!(
            !["", "20255", "2025-", "2025-1-1", "09.10.2025", "2025-10-09T", "２０２５"]
                .into_iter()
                .any(is_date)
        );
    }
}
