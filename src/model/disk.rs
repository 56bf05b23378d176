//! The dataset from a folder, for the command line and the tests.
//! Knows file names; leaves every judgement on content to [`super::decode`].

use super::decode::Refusal;
use super::{Dataset, Extras, Rows, decode};
use crate::json;
use std::path::{Path, PathBuf};

/// A dataset folder with its index read.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    /// The index.
    pub dataset: Dataset,
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

impl Folder {
    /// Opens a folder that holds `index.json`.
    ///
    /// # Errors
    /// One line that names the file and what is wrong with it.
    pub fn open(root: &Path) -> Result<Self, String> {
        let path = root.join("index.json");
        let dataset = json::parse(&read(&path)?)
            .map_err(Refusal::from)
            .and_then(|value| decode::index(&&value))
            .map_err(|e| format!("{}: {e}", path.display()))?;
        Ok(Self { root: root.to_owned(), dataset })
    }

    /// Every row of the mineral at a position of the index.
    ///
    /// # Errors
    /// One line that names the file and what is wrong with it.
    pub fn rows(&self, mineral: usize) -> Result<Rows, String> {
        let mut rows = Rows::default();
        let Some(mineral) = self.dataset.minerals.get(mineral) else { return Ok(rows) };
        for file in &mineral.files {
            let path = self.root.join(&file.file);
            let own = json::parse(&read(&path)?)
                .map_err(Refusal::from)
                .and_then(|value| decode::flows(&&value, &self.dataset, &mineral.id))
                .map_err(|e| format!("{}: {e}", path.display()))?;
            rows.append(own);
        }
        Ok(rows)
    }

    /// The words and facts beside a "what if".
    ///
    /// # Errors
    /// One line that names the file and what is wrong with it, or says that the index names none.
    pub fn extras(&self) -> Result<Extras, String> {
        let name = self.dataset.what_if.as_deref();
        let path = self.root.join(name.ok_or_else(|| {
            format!("{}: what_if: a file name expected, none found", self.root.join("index.json").display())
        })?);
        json::parse(&read(&path)?)
            .map_err(Refusal::from)
            .and_then(|value| decode::extras(&&value, &self.dataset))
            .map_err(|e| format!("{}: {e}", path.display()))
    }
}
