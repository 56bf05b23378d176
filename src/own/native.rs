//! A reader's file on the command line: read from bytes in memory, and asked like the map's own data.
//! Knows the native JSON parser; the page does the same with the browser's.

use super::report::Refused;
use super::{Finished, Own, Reader, publish};
use crate::json::{self, Wrong};
use crate::model::decode::{self, Refusal};
use crate::model::{Dataset, Rows};
use serde_json::Value;

/// Bytes handed over at once.
const SLICE: usize = 1 << 20;

/// A file that was read, and the parsed JSON where it was some.
#[derive(Debug)]
pub struct Opened {
    /// What was read.
    pub own: Own,
    index: Option<Value>,
}

/// Reads a file with this name; `base` is the index of the map.
///
/// # Errors
/// Where it cannot be read, and where no row counts.
pub fn read(base: &Dataset, name: &str, bytes: &[u8]) -> Result<Opened, Refused> {
    let mut reader = Reader::new(base.clone(), name);
    bytes.chunks(SLICE).try_for_each(|slice| reader.feed(slice))?;
    match reader.finish()? {
        Finished::Rows(own) => Ok(Opened { own: *own, index: None }),
        Finished::Json(text, hash) => {
            let value = json::parse(&text).map_err(|Wrong(what)| Refused::Shape(what))?;
            let own = Own::of_json(&&value, base, name, hash)?;
            let index = own.has_index.then_some(value);
            Ok(Opened { own, index })
        }
    }
}

impl Opened {
    /// The dataset that answers from the file; `index` is the parsed index of the map.
    ///
    /// # Errors
    /// Where what was made of the file is not of the published shape.
    pub fn dataset(&self, index: &Value) -> Result<Dataset, String> {
        let mut index = self.index.as_ref().unwrap_or(index).clone();
        publish::apply(&mut index, &self.own.changes())?;
        decode::index(&&index).map_err(|refusal| refusal.to_string())
    }

    /// Every row of a mineral of [`Self::dataset`].
    ///
    /// # Errors
    /// As [`Self::dataset`].
    pub fn rows(&self, dataset: &Dataset, mineral: usize) -> Result<Rows, String> {
        let mut rows = Rows::default();
        let Some(mineral) = dataset.minerals.get(mineral) else { return Ok(rows) };
        for file in &mineral.files {
            let text = self.own.flows(&file.file).ok_or_else(|| format!("{}: not written", file.file))?;
            let read = json::parse(&text).map_err(Refusal::from);
            let read = read.and_then(|value| decode::flows(&&value, dataset, &mineral.id));
            rows.append(read.map_err(|refusal| format!("{}: {refusal}", file.file))?);
        }
        Ok(rows)
    }
}
