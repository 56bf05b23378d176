//! Rows that count, sorted into stages, lines and years while they are read.
//! Knows that a flow stands once; holds eighteen bytes a row, and knows how many rows there may be.

use crate::model::{CoverageKind, HsLine, Place, Row, Rows};
use std::collections::{BTreeMap, BTreeSet};

/// Rows that a file may bring: beyond, a browser on a telephone runs out of memory.
pub const MOST_ROWS: u32 = 3_000_000;
/// Rows with tonnes must hold this part of the value of a year, as in the published data.
const COMPLETE: f64 = 0.9;
/// Rows of a bucket that are looked through one by one; beyond, a bit each pair of countries is cheaper.
const FEW: usize = 32;
const UNKNOWN: u64 = u64::MAX;

/// One stage of one mineral, by position.
pub type At = (usize, usize);

/// The rows of one line and year of a stage.
#[derive(Debug, Default)]
struct Bucket {
    ends: Vec<u16>,
    usd: Vec<u64>,
    kg: Vec<u64>,
    /// A bit each pair of countries, once there are many rows.
    seen: Vec<u64>,
}

impl Bucket {
    /// Whether this flow is new here; it is then taken down as seen.
    fn is_new(&mut self, ends: u16) -> bool {
        if self.ends.len() < FEW {
            return !self.ends.contains(&ends);
        }
        if self.seen.is_empty() {
            self.seen = vec![0; (usize::from(u16::MAX) + 1) / 64];
            for known in std::mem::take(&mut self.ends) {
                self.mark(known);
                self.ends.push(known);
            }
        }
        self.mark(ends)
    }

    fn mark(&mut self, ends: u16) -> bool {
        let bit = 1 << (ends % 64);
        let Some(word) = self.seen.get_mut(usize::from(ends / 64)) else { return false };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Rows by exporter, then importer.
    fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = self
            .ends
            .iter()
            .zip(&self.usd)
            .zip(&self.kg)
            .map(|((ends, usd), kg)| {
                let [from, to] = ends.to_be_bytes();
                Row { from: Place(from), to: Place(to), usd: *usd, kg: (*kg != UNKNOWN).then_some(*kg) }
            })
            .collect();
        rows.sort_unstable_by_key(|row| (row.from, row.to));
        rows
    }
}

/// All rows of a file that count.
#[derive(Debug, Default)]
pub struct Table {
    places: BTreeMap<(At, HsLine, u16), usize>,
    buckets: Vec<Bucket>,
    last: Option<((At, HsLine, u16), usize)>,
    partial: BTreeSet<(At, u16)>,
    rows: u32,
}

/// Why a row was not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAdded {
    /// The flow is here already.
    Twice,
    /// [`MOST_ROWS`] are here already.
    Full,
}

impl Table {
    /// Adds a row of a line of a stage and year.
    ///
    /// # Errors
    /// Where it cannot count.
    pub fn add(&mut self, at: At, line: HsLine, year: u16, row: &Row) -> Result<(), NotAdded> {
        let key = (at, line, year);
        let place = match self.last {
            Some((last, place)) if last == key => place,
            _ => *self.places.entry(key).or_insert_with(|| {
                self.buckets.push(Bucket::default());
                self.buckets.len() - 1
            }),
        };
        self.last = Some((key, place));
        let Some(bucket) = self.buckets.get_mut(place) else { return Ok(()) };
        let ends = u16::from_be_bytes([row.from.0, row.to.0]);
        if !bucket.is_new(ends) {
            return Err(NotAdded::Twice);
        }
        if self.rows >= MOST_ROWS {
            return Err(NotAdded::Full);
        }
        bucket.ends.push(ends);
        bucket.usd.push(row.usd);
        bucket.kg.push(row.kg.unwrap_or(UNKNOWN));
        self.rows += 1;
        Ok(())
    }

    /// Adds what a file of the published shape holds; `of` says where a line belongs.
    ///
    /// # Errors
    /// The first row that cannot count: line, year, why.
    pub fn add_all(
        &mut self,
        rows: &Rows,
        of: impl Fn(HsLine) -> Option<At>,
    ) -> Result<(), (HsLine, u16, Option<NotAdded>)> {
        for span in rows.spans() {
            let at = of(span.line).ok_or((span.line, span.year, None))?;
            for row in rows.of(span) {
                self.add(at, span.line, span.year, &row).map_err(|why| (span.line, span.year, Some(why)))?;
            }
        }
        Ok(())
    }

    /// Takes down that a year of a stage holds the largest partners only.
    pub fn mark_partial(&mut self, at: At, year: u16) {
        self.partial.insert((at, year));
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.rows
    }

    /// Whether no row counts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Sum of all values, US dollars.
    #[must_use]
    pub fn usd(&self) -> f64 {
        self.buckets.iter().flat_map(|bucket| &bucket.usd).map(|usd| *usd as f64).sum()
    }

    /// Minerals with rows, ascending positions.
    #[must_use]
    pub fn minerals(&self) -> Vec<usize> {
        let mut minerals: Vec<usize> = self.places.keys().map(|((mineral, _), _, _)| *mineral).collect();
        minerals.dedup();
        minerals
    }

    /// Lines with rows of a stage, ascending.
    #[must_use]
    pub fn lines(&self, at: At) -> Vec<HsLine> {
        let mut lines: Vec<HsLine> = self.of(at).map(|(line, _, _)| line).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// What the rows of a stage allow, by year, ascending.
    #[must_use]
    pub fn coverage(&self, at: At) -> Vec<(u16, CoverageKind)> {
        let mut sums: BTreeMap<u16, (f64, f64)> = BTreeMap::new();
        for (_, year, bucket) in self.of(at) {
            let (value, weighed) = sums.entry(year).or_default();
            for (usd, kg) in bucket.usd.iter().zip(&bucket.kg) {
                *value += *usd as f64;
                *weighed += if *kg == UNKNOWN { 0.0 } else { *usd as f64 };
            }
        }
        let kind = |year: u16, (value, weighed): (f64, f64)| match self.partial.contains(&(at, year)) {
            true => CoverageKind::Partial,
            false if weighed >= COMPLETE * value => CoverageKind::Complete,
            false => CoverageKind::ValueOnly,
        };
        sums.into_iter().map(|(year, sum)| (year, kind(year, sum))).collect()
    }

    /// Years with rows of a mineral and how many there are, ascending.
    #[must_use]
    pub fn years(&self, mineral: usize) -> Vec<(u16, u32)> {
        let mut years: BTreeMap<u16, u32> = BTreeMap::new();
        for ((at, _, year), bucket) in self.all() {
            if at.0 == mineral {
                *years.entry(year).or_default() += bucket.ends.len() as u32;
            }
        }
        years.into_iter().collect()
    }

    /// Lines, years and rows of a mineral, by stage, line, year; the rows by exporter, then importer.
    pub fn blocks(&self, mineral: usize) -> impl Iterator<Item = (HsLine, u16, Vec<Row>)> + '_ {
        self.all()
            .filter(move |((at, _, _), _)| at.0 == mineral)
            .map(|((_, line, year), bucket)| (line, year, bucket.rows()))
    }

    fn all(&self) -> impl Iterator<Item = ((At, HsLine, u16), &Bucket)> {
        self.places.iter().filter_map(|(key, place)| Some((*key, self.buckets.get(*place)?)))
    }

    fn of(&self, at: At) -> impl Iterator<Item = (HsLine, u16, &Bucket)> {
        self.all().filter(move |((of, _, _), _)| *of == at).map(|((_, line, year), b)| (line, year, b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(from: u8, to: u8) -> Row {
        Row { from: Place(from), to: Place(to), usd: 10, kg: None }
    }

    #[test]
    fn a_flow_counts_once_however_many_there_are() {
        let line = HsLine::parse("250410").expect("a line");
        let mut table = Table::default();
        for round in 0..2 {
            for from in 0..60 {
                for to in 0..60 {
                    let added = table.add((0, 0), line, 2024, &row(from, to));
                    assert_eq!(added.is_ok(), round == 0, "{from} {to}");
                }
            }
        }
        assert_eq!((table.len(), table.usd()), (3600, 36_000.0));
        assert_eq!(table.add((0, 0), line, 2023, &row(0, 1)), Ok(()), "another year");
        assert_eq!(table.years(0), [(2023, 1), (2024, 3600)]);
    }

    #[test]
    fn coverage_is_what_the_weights_allow_unless_the_file_says_partial() {
        let line = HsLine::parse("250410").expect("a line");
        let mut table = Table::default();
        for (year, to, usd, kg) in [
            (2022, 1, 90, Some(1)),
            (2022, 2, 10, None),
            (2023, 1, 89, Some(1)),
            (2023, 2, 11, None),
            (2024, 1, 1, Some(1)),
        ] {
            table.add((0, 0), line, year, &Row { usd, kg, ..row(0, to) }).expect("a new row");
        }
        table.mark_partial((0, 0), 2024);
        let kinds =
            [(2022, CoverageKind::Complete), (2023, CoverageKind::ValueOnly), (2024, CoverageKind::Partial)];
        assert_eq!(table.coverage((0, 0)), kinds);
    }
}
