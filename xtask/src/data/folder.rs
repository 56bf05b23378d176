//! The trade folder as CEPII lays it out: which file holds which revision and year.
//! Knows file names; opens nothing but directories.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::fault::{Fault, quote};

/// Revisions that CEPII publishes.
pub const REVISIONS: [&str; 7] = ["HS92", "HS96", "HS02", "HS07", "HS12", "HS17", "HS22"];

const NAME: &str = "BACI_<revision>_Y<year>_V<edition>.csv";
const PARTIAL_NAME: &str = "BACI_<revision>_Y<year>_V<edition>_top6.csv";

/// How much of a year a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Every flow.
    Complete,
    /// Only the largest partners of each country, value only.
    Partial,
}

impl fmt::Display for Extent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Complete => "complete",
            Self::Partial => "partial",
        })
    }
}

/// One file of trade rows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TradeFile {
    /// Complete files first, so that a partial one can be told that it is superseded.
    pub extent: Extent,
    pub revision: String,
    pub year: u16,
    /// Name from the folder on, with `/`.
    pub name: String,
    pub path: PathBuf,
}

/// Everything found in a trade folder.
pub struct Folder {
    /// Sorted: complete, then partial; by revision and year.
    pub files: Vec<TradeFile>,
    /// Edition of all files, such as `V202601`.
    pub edition: String,
    /// `country_codes_V….csv`, where the folder has one.
    pub country_codes: Option<(String, PathBuf)>,
}

impl Folder {
    pub fn open(dir: &Path) -> Result<Self> {
        let mut files = Vec::new();
        let mut country_codes = None;
        let mut editions: Vec<(String, String)> = Vec::new();
        for (name, path) in entries(dir, "")?.into_iter().chain(entries(&dir.join("partial"), "partial/")?) {
            let extent = if name.starts_with("partial/") { Extent::Partial } else { Extent::Complete };
            let base = name.strip_prefix("partial/").unwrap_or(&name);
            if base.starts_with("country_codes_") && extent == Extent::Complete {
                country_codes = Some((name, path));
            } else if base.starts_with("BACI_") {
                let (revision, year, edition) = parse_name(&name, base, extent)?;
                editions.push((edition, name.clone()));
                files.push(TradeFile { extent, revision, year, name, path });
            }
        }
        let Some((edition, first)) = editions.first().cloned() else {
            let folder = dir.display().to_string();
            return Err(Fault::new(&folder, 0, "folder", format!("at least one {NAME}"), "none").into());
        };
        if let Some((other, name)) = editions.iter().find(|(e, _)| *e != edition) {
            let expected = format!("edition {edition} as in {first}");
            return Err(Fault::new(name, 0, "file name", expected, other.as_str()).into());
        }
        files.sort();
        Ok(Self { files, edition, country_codes })
    }

    /// Whether a complete file speaks for this revision and year.
    pub fn has_complete(&self, revision: &str, year: u16) -> bool {
        self.files.iter().any(|f| f.extent == Extent::Complete && f.revision == revision && f.year == year)
    }
}

/// CSV files in `dir` by name; none if there is no such folder.
fn entries(dir: &Path, prefix: &str) -> Result<Vec<(String, PathBuf)>> {
    if !dir.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("{}:0: folder: cannot be read", dir.display()))? {
        let path = entry?.path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_file() && name.ends_with(".csv") {
            found.push((format!("{prefix}{name}"), path));
        }
    }
    found.sort();
    Ok(found)
}

fn parse_name(name: &str, base: &str, extent: Extent) -> Result<(String, u16, String), Fault> {
    let (shape, ending) = match extent {
        Extent::Complete => (NAME, ".csv"),
        Extent::Partial => (PARTIAL_NAME, "_top6.csv"),
    };
    let fault = |expected: &str, found: &str| Fault::new(name, 0, "file name", expected, found);
    let parts: Vec<&str> = base.strip_suffix(ending).unwrap_or_default().split('_').collect();
    let ["BACI", revision, year, edition] = parts[..] else {
        return Err(fault(shape, base));
    };
    if !REVISIONS.contains(&revision) {
        return Err(fault(&format!("a revision out of {}", REVISIONS.join(", ")), revision));
    }
    let digits = |text: &str, n: usize| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
    let year = year.strip_prefix('Y').filter(|y| digits(y, 4)).and_then(|y| y.parse().ok());
    let Some(year) = year.filter(|_| edition.strip_prefix('V').is_some_and(|e| digits(e, 6))) else {
        return Err(fault(shape, &quote(base)));
    };
    Ok((revision.to_owned(), year, edition.to_owned()))
}
