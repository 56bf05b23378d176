//! The rows of a reader's table, each checked cell by cell: it counts, or it is dropped for a reason that is named.
//! Knows what a cell may say in either layout; does not know slices.

use super::cells::{Cutter, Record};
use super::columns::{Column, Head, Layout};
use super::names::Lookup;
use super::number::{self, Mark};
use super::publish;
use super::report::{Fault, Refused, Report, Wanted};
use super::table::{At, MOST_ROWS, NotAdded, Table};
use crate::model::decode::YEARS;
use crate::model::{CoverageKind, Dataset, HsLine, Place, Row};
use std::collections::HashMap;

/// The line of rows that name none, where their stage has not exactly one.
pub const NO_LINE: &str = "000000";

/// Reads the rows of a table.
#[derive(Debug)]
pub struct Rows {
    cutter: Cutter,
    reading: Reading,
}

/// What is known while rows are read.
#[derive(Debug)]
struct Reading {
    head: Head,
    lookup: Lookup,
    /// Stages of each mineral: their lines, those of the map.
    stages: Vec<Vec<Vec<HsLine>>>,
    /// The stage a line belongs to; `None` where the map takes it from another revision.
    at_line: HashMap<HsLine, Option<At>>,
    no_line: HsLine,
    mark: Option<Mark>,
    table: Table,
    report: Report,
}

/// What becomes of a row that is no fault.
enum Fate {
    Used(At, HsLine, u16, Row),
    OtherLine,
    OtherRevision,
}

/// A cell that is wrong: its column, what was expected.
type Wrong = (Option<Column>, Wanted);

impl Rows {
    /// Begins behind the first row, which is `row` of the file.
    ///
    /// # Errors
    /// Where the name of a file of trade data does not say its revision.
    pub fn new(dataset: &Dataset, name: &str, head: Head, row: u32) -> Result<Self, Refused> {
        let mut at_line = HashMap::new();
        if head.layout == Layout::Baci {
            let revision = revision(name).ok_or_else(|| Refused::Revision(publish::short(name)))?;
            for (mineral, m) in dataset.minerals.iter().enumerate() {
                for (stage, s) in m.stages.iter().enumerate() {
                    let at = (s.revision == revision).then_some((mineral, stage));
                    at_line.extend(s.lines.iter().map(|line| (*line, at)));
                }
            }
        }
        let of_mineral = |m: &crate::model::Mineral| m.stages.iter().map(|s| s.lines.clone()).collect();
        let separator = head.separator;
        let report = Report { layout: Some(head.layout), ignored: head.ignored.clone(), ..Report::default() };
        let reading = Reading {
            lookup: Lookup::new(dataset),
            stages: dataset.minerals.iter().map(of_mineral).collect(),
            at_line,
            no_line: HsLine::parse(NO_LINE).ok_or(Refused::Empty)?,
            mark: (separator == b',').then_some(Mark::Point),
            table: Table::default(),
            report,
            head,
        };
        Ok(Self { cutter: Cutter::new(separator, row), reading })
    }

    /// Takes the next slice.
    ///
    /// # Errors
    /// Where the file cannot be read on.
    pub fn feed(&mut self, slice: &[u8]) -> Result<(), Refused> {
        let Self { cutter, reading } = self;
        cutter.cut(slice, |record| reading.take(record))
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Where its last row does not end.
    pub fn finish(mut self) -> Result<(Table, Report), Refused> {
        let Self { cutter, reading } = &mut self;
        cutter.finish(|record| reading.take(record))?;
        let Reading { table, mut report, mark, head, .. } = self.reading;
        report.used = table.len();
        report.usd = table.usd();
        report.marks = (Some(head.separator), mark);
        Ok((table, report))
    }
}

impl Reading {
    fn take(&mut self, record: &Record<'_>) -> Result<(), Refused> {
        // The end of the first row, and rows left blank.
        if record.count() <= 1 && record.is_blank() {
            return Ok(());
        }
        self.report.read = self.report.read.saturating_add(1);
        let wrong = match self.row(record) {
            Ok(Fate::OtherLine) => {
                self.report.other_lines += 1;
                return Ok(());
            }
            Ok(Fate::OtherRevision) => {
                self.report.other_revision += 1;
                return Ok(());
            }
            Ok(Fate::Used(at, line, year, row)) => match self.table.add(at, line, year, &row) {
                Ok(()) => {
                    self.report.without_tonnes += u32::from(row.kg.is_none());
                    return Ok(());
                }
                Err(NotAdded::Full) => return Err(Refused::TooMany(MOST_ROWS)),
                Err(NotAdded::Twice) => (None, Wanted::Once),
            },
            Err(wrong) => wrong,
        };
        let (column, wanted) = wrong;
        let count = record.count().to_string();
        let found = match column {
            Some(column) => self.cell(record, column),
            None if wanted == Wanted::Cells => count.as_bytes(),
            None => b"",
        };
        self.report.drop(Fault::new(record.row, column, wanted, found));
        Ok(())
    }

    fn row(&mut self, record: &Record<'_>) -> Result<Fate, Wrong> {
        if record.count() != self.head.count {
            return Err((None, Wanted::Cells));
        }
        match self.head.layout {
            Layout::Tidy => self.tidy(record),
            Layout::Baci => self.baci(record),
        }
    }

    fn tidy(&mut self, record: &Record<'_>) -> Result<Fate, Wrong> {
        let year = self.year(record)?;
        let cell = self.cell(record, Column::Mineral);
        let mineral = self.lookup.mineral(cell);
        let mineral = mineral.ok_or_else(|| named(Column::Mineral, Wanted::Mineral, cell))?;
        let cell = self.cell(record, Column::Stage);
        let count = self.stages.get(mineral).map_or(0, Vec::len);
        let stage = self.lookup.stage(mineral, cell, count);
        let stage = stage.ok_or_else(|| named(Column::Stage, Wanted::Stage, cell))?;
        let lines = self.stages.get(mineral).and_then(|stages| stages.get(stage));
        let line = match (self.cell(record, Column::Line), lines.map_or(&[][..], Vec::as_slice)) {
            (b"", [only]) => *only,
            (b"", _) => self.no_line,
            (cell, lines) => {
                let line = std::str::from_utf8(cell).ok().and_then(HsLine::parse);
                let is_known = |line: &HsLine| lines.contains(line) || *line == self.no_line;
                line.filter(is_known).ok_or((Some(Column::Line), Wanted::Line))?
            }
        };
        let is_partial = match std::str::from_utf8(self.cell(record, Column::Coverage)) {
            Ok("") => false,
            cell => {
                let kind = cell.ok().and_then(CoverageKind::parse);
                kind.ok_or((Some(Column::Coverage), Wanted::Coverage))? == CoverageKind::Partial
            }
        };
        let row = self.flow(record, 0)?;
        if is_partial {
            self.table.mark_partial((mineral, stage), year);
        }
        Ok(Fate::Used((mineral, stage), line, year, row))
    }

    fn baci(&mut self, record: &Record<'_>) -> Result<Fate, Wrong> {
        let text = std::str::from_utf8(self.cell(record, Column::Line));
        let line = match text.ok().map(HsLine::parse) {
            Some(Some(line)) => line,
            // The publisher's own code for goods that were not specified.
            Some(None) if text == Ok("9999AA") => return Ok(Fate::OtherLine),
            _ => return Err((Some(Column::Line), Wanted::Line)),
        };
        let at = match self.at_line.get(&line) {
            None => return Ok(Fate::OtherLine),
            Some(None) => return Ok(Fate::OtherRevision),
            Some(Some(at)) => *at,
        };
        let year = self.year(record)?;
        Ok(Fate::Used(at, line, year, self.flow(record, 3)?))
    }

    fn year(&self, record: &Record<'_>) -> Result<u16, Wrong> {
        let cell = self.cell(record, Column::Year);
        let digits = if cell.len() == 4 && cell.iter().all(u8::is_ascii_digit) { cell } else { b"" };
        let year = digits.iter().fold(0, |year, digit| year * 10 + u16::from(digit - b'0'));
        if YEARS.contains(&year) { Ok(year) } else { Err((Some(Column::Year), Wanted::Year)) }
    }

    /// Both ends and both amounts; the value is in US dollars times ten to the power of `shift`.
    fn flow(&mut self, record: &Record<'_>, shift: u32) -> Result<Row, Wrong> {
        let from = self.country(record, Column::From)?;
        let to = self.country(record, Column::To)?;
        if from == to {
            return Err((Some(Column::To), Wanted::OtherCountry));
        }
        let usd = self.amount(record, Column::Value, shift)?;
        let kg = match self.cell(record, Column::Tonnes) {
            b"" | b"NA" => None,
            _ => Some(self.amount(record, Column::Tonnes, 3)?),
        };
        Ok(Row { from, to, usd, kg })
    }

    fn country(&mut self, record: &Record<'_>, column: Column) -> Result<Place, Wrong> {
        let cell = self.cell(record, column);
        self.lookup.country(cell).ok_or_else(|| named(column, Wanted::Country, cell))
    }

    fn amount(&mut self, record: &Record<'_>, column: Column, shift: u32) -> Result<u64, Wrong> {
        let cell = self.cell(record, column);
        let shown = number::mark_of(cell);
        let mark = shown.or(self.mark).unwrap_or(Mark::Point);
        let amount = number::parse(cell, mark, shift).ok_or((Some(column), Wanted::Amount))?;
        match self.mark {
            Some(before) if shown.is_some_and(|shown| shown != before) => {
                Err((Some(column), Wanted::SameMark))
            }
            Some(_) => Ok(amount),
            None => {
                self.mark = shown;
                Ok(amount)
            }
        }
    }

    fn cell<'r>(&self, record: &Record<'r>, column: Column) -> &'r [u8] {
        self.head.of(column).map_or(b"", |at| record.cell(at))
    }
}

/// A cell that names nothing; one that is no text at all is said to be that.
fn named(column: Column, wanted: Wanted, cell: &[u8]) -> Wrong {
    (Some(column), if std::str::from_utf8(cell).is_ok() { wanted } else { Wanted::Utf8 })
}

/// The revision in the name that the publisher gives a file of trade data, such as `BACI_HS92_Y2022_V202601.csv`.
fn revision(name: &str) -> Option<String> {
    let (_, rest) = name.split_once("BACI_HS")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (digits.len() == 2).then(|| ["HS", &digits].concat())
}
