//! A reader's own file: read in slices, checked row by row, and turned into the shape of the published data, so that
//! everything else reads it as it reads the map's own.
//! Knows the formats and what becomes of each row; does not know where bytes come from, and sends none anywhere.

pub mod bundle;
pub mod cells;
pub mod columns;
pub mod names;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod number;
pub mod publish;
pub mod report;
mod rows;
pub mod table;

use crate::fnv;
use crate::json::Json;
use crate::model::Dataset;
use cells::{LONGEST_ROW_BYTES, TooLong};
use columns::{Head, NoHead};
use report::{Kind, Refused, Report};
use rows::Rows;
use table::Table;

/// JSON may be this long: a browser reads it in one go and stands still meanwhile.
pub const LONGEST_JSON_MB: u32 = 8;

impl From<TooLong> for Refused {
    fn from(TooLong(row): TooLong) -> Self {
        Self::TooLong(row)
    }
}

/// A file that was read, with rows that count.
#[derive(Debug)]
pub struct Own {
    /// Name of the file.
    pub name: String,
    /// Edition of these data: the same for the same bytes.
    pub edition: String,
    /// What became of the rows.
    pub report: Report,
    /// Whether the file has an index of its own.
    pub has_index: bool,
    dataset: Dataset,
    table: Table,
}

impl Own {
    /// What changes in the index: that of the file where it has one, else that of the map.
    #[must_use]
    pub fn changes(&self) -> Vec<publish::Change> {
        let mut changes = publish::changes(&self.table, &self.dataset, &self.edition, &self.name);
        if self.has_index {
            let path = vec![publish::Step::Field("what_if")];
            changes.push(publish::Change { path, json: "null".to_owned() });
        }
        changes
    }

    /// A file of flows by its name in the changed index, as JSON; `None` where there is none.
    #[must_use]
    pub fn flows(&self, name: &str) -> Option<String> {
        let files = publish::files(&self.table, &self.dataset);
        let file = files.iter().find(|file| file.name == name)?;
        Some(publish::flows(&self.table, &self.dataset, &self.edition, file))
    }

    /// The mineral with rows that comes first, by its slug.
    #[must_use]
    pub fn first_mineral(&self) -> &str {
        let first = self.table.minerals().first().and_then(|at| self.dataset.minerals.get(*at));
        first.map_or("", |mineral| &*mineral.id)
    }

    /// A JSON file, parsed; `base` is the index of the map, `hash` that of the file's bytes.
    ///
    /// # Errors
    /// Where it is not of the published shape.
    pub fn of_json<J: Json>(value: &J, base: &Dataset, name: &str, hash: u64) -> Result<Self, Refused> {
        let bundle = bundle::read(value, base)?;
        Ok(Self {
            name: publish::short(name),
            edition: edition(hash),
            report: bundle.report,
            has_index: bundle.index.is_some(),
            dataset: bundle.index.unwrap_or_else(|| base.clone()),
            table: bundle.table,
        })
    }
}

fn edition(hash: u64) -> String {
    [publish::OWN, &fnv::short(hash)].concat()
}

/// What a file turned out to be.
#[derive(Debug)]
pub enum Finished {
    /// A table with rows that count.
    Rows(Box<Own>),
    /// JSON, still to be parsed: its text, and the hash of its bytes.
    Json(String, u64),
}

#[derive(Debug)]
enum State {
    /// Too little is here to know what it is.
    Start(Vec<u8>),
    Json(Vec<u8>),
    Rows(Box<Rows>),
}

/// Reads a file slice by slice.
#[derive(Debug)]
pub struct Reader {
    dataset: Dataset,
    name: String,
    state: State,
    hash: u64,
}

impl Reader {
    /// Begins a file with this name; `dataset` is the index of the map.
    #[must_use]
    pub fn new(dataset: Dataset, name: &str) -> Self {
        Self { dataset, name: name.to_owned(), state: State::Start(Vec::new()), hash: fnv::START }
    }

    /// Takes the next slice.
    ///
    /// # Errors
    /// Where the file cannot be read on.
    pub fn feed(&mut self, slice: &[u8]) -> Result<(), Refused> {
        self.hash = fnv::after(self.hash, slice);
        match &mut self.state {
            State::Start(bytes) => {
                bytes.extend_from_slice(slice);
                self.begin(false)
            }
            State::Json(bytes) => {
                bytes.extend_from_slice(slice);
                check_length(bytes)
            }
            State::Rows(rows) => rows.feed(slice),
        }
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Where it cannot be read, and where no row counts.
    pub fn finish(mut self) -> Result<Finished, Refused> {
        if matches!(self.state, State::Start(_)) {
            self.begin(true)?;
        }
        let rows = match self.state {
            State::Start(_) => return Err(Refused::Empty),
            State::Json(bytes) => {
                let text = String::from_utf8(bytes).map_err(|_| Refused::Kind(Kind::Binary))?;
                return Ok(Finished::Json(text, self.hash));
            }
            State::Rows(rows) => rows,
        };
        let (table, report) = rows.finish()?;
        if table.is_empty() {
            return Err(Refused::NoRows(Box::new(report)));
        }
        Ok(Finished::Rows(Box::new(Own {
            name: publish::short(&self.name),
            edition: edition(self.hash),
            report,
            has_index: false,
            dataset: self.dataset,
            table,
        })))
    }

    /// Looks what the file is, once its first row is here; `is_all` where nothing follows.
    fn begin(&mut self, is_all: bool) -> Result<(), Refused> {
        let State::Start(bytes) = &mut self.state else { return Ok(()) };
        if bytes.len() < 4 && !is_all {
            return Ok(());
        }
        if let Some(kind) = kind(bytes) {
            return Err(Refused::Kind(kind));
        }
        let start = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let mut rest = bytes.get(start..).unwrap_or_default();
        let mut row = 1;
        let mut separator = None;
        loop {
            let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            if end.is_none() && !is_all {
                let first = rest.iter().find(|byte| !byte.is_ascii_whitespace());
                return match first {
                    Some(b'{' | b'[') => self.begin_json(),
                    _ if rest.len() > LONGEST_ROW_BYTES => Err(Refused::TooLong(row)),
                    _ => Ok(()),
                };
            }
            let line = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            match line.trim_ascii() {
                [] => {}
                [b'{' | b'[', ..] => return self.begin_json(),
                // A line for spreadsheets; the separator may be a blank one.
                [b's', b'e', b'p', b'=', ..] if line.len() == 5 => separator = line.last().copied(),
                head => {
                    let text = std::str::from_utf8(head).map_err(|_| Refused::Kind(Kind::Binary))?;
                    let head = Head::read(text.as_bytes(), separator).map_err(|no| match no {
                        NoHead::Unknown(found) => Refused::Head(found),
                        NoHead::Missing(layout, missing) => Refused::Missing(layout.expected(), missing),
                        NoHead::Twice(column) => Refused::Twice(column),
                    })?;
                    let after = rest.get(line.len()..).unwrap_or_default().to_vec();
                    let mut rows = Rows::new(&self.dataset, &self.name, head, row)?;
                    // What follows begins with the end of the first row.
                    let fed = rows.feed(&after);
                    self.state = State::Rows(Box::new(rows));
                    return fed;
                }
            }
            let Some(end) = end else { return Err(Refused::Empty) };
            row += u32::from(rest.get(end) == Some(&b'\n') || rest.get(end + 1) != Some(&b'\n'));
            rest = rest.get(end + 1..).unwrap_or_default();
        }
    }

    fn begin_json(&mut self) -> Result<(), Refused> {
        if let State::Start(bytes) = &mut self.state {
            let mut bytes = std::mem::take(bytes);
            if bytes.starts_with(b"\xef\xbb\xbf") {
                bytes.drain(..3);
            }
            check_length(&bytes)?;
            self.state = State::Json(bytes);
        }
        Ok(())
    }
}

fn check_length(json: &[u8]) -> Result<(), Refused> {
    let most = LONGEST_JSON_MB as usize * 1_000_000;
    if json.len() > most { Err(Refused::TooLarge(LONGEST_JSON_MB)) } else { Ok(()) }
}

/// What the first bytes of a file say, where it is no text with columns.
fn kind(bytes: &[u8]) -> Option<Kind> {
    match bytes {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Some(Kind::Zip),
        [0x1f, 0x8b, ..] => Some(Kind::Gzip),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some(Kind::Utf16),
        [b'%', b'P', b'D', b'F', ..] => Some(Kind::Pdf),
        [b'<', ..] => Some(Kind::Markup),
        _ if bytes.get(..bytes.len().min(1024)).is_some_and(|start| start.contains(&0)) => Some(Kind::Binary),
        _ => None,
    }
}
