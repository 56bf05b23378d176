//! The dataset on disk: written as a whole or not at all, and compared without writing.
//! Knows paths and bytes; does not know what is in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The folder that belongs to this tool alone.
pub const DATASET: &str = "public/data";
/// Siblings of [`DATASET`]: on the same disk, so that a rename swaps them.
const NEW: &str = "public/.data-new";
const OLD: &str = "public/.data-old";

/// Everything a run makes.
pub struct Build {
    /// Content by file name inside [`DATASET`].
    pub dataset: BTreeMap<String, Vec<u8>>,
    /// Content of the report files by path from the root.
    pub reports: BTreeMap<&'static str, Vec<u8>>,
}

/// Replaces the dataset and the reports. Until the last moment the old dataset stays as it is.
pub fn write(root: &Path, build: &Build) -> Result<()> {
    let (current, new, old) = (root.join(DATASET), root.join(NEW), root.join(OLD));
    remove(&new)?;
    let swapped = fill(&new, &build.dataset).and_then(|()| swap(&current, &new, &old));
    if swapped.is_err() {
        remove(&new)?;
    }
    swapped?;
    for (name, bytes) in &build.reports {
        let path = root.join(name);
        let temporary = path.with_extension("new");
        fs::write(&temporary, bytes).with_context(|| format!("{name}: cannot be written"))?;
        fs::rename(&temporary, &path).with_context(|| format!("{name}: cannot be replaced"))?;
    }
    Ok(())
}

fn fill(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{NEW}: cannot be made"))?;
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).with_context(|| format!("{NEW}/{name}: cannot be written"))?;
    }
    Ok(())
}

fn swap(current: &Path, new: &Path, old: &Path) -> Result<()> {
    if current.exists() {
        remove(old)?;
        fs::rename(current, old).with_context(|| format!("{DATASET}: cannot be set aside"))?;
    }
    if let Err(error) = fs::rename(new, current) {
        if old.exists() {
            fs::rename(old, current).with_context(|| format!("{DATASET}: the old dataset is in {OLD}"))?;
        }
        return Err(error).with_context(|| format!("{DATASET}: cannot be replaced"));
    }
    remove(old)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{}: cannot be removed", folder.display()))?;
    }
    Ok(())
}

/// What on disk is not as built, one line a file; empty if all is.
pub fn differences(root: &Path, build: &Build) -> Result<Vec<String>> {
    let mut differences = Vec::new();
    let dataset = build.dataset.iter().map(|(name, bytes)| (format!("{DATASET}/{name}"), bytes));
    let reports = build.reports.iter().map(|(name, bytes)| ((*name).to_owned(), bytes));
    for (name, bytes) in dataset.chain(reports) {
        match fs::read(root.join(&name)) {
            Ok(found) if found == *bytes => {}
            Ok(_) => differences.push(format!("{name}: differs from what the sources give")),
            Err(_) => differences.push(format!("{name}: missing")),
        }
    }
    let folder = root.join(DATASET);
    if folder.is_dir() {
        let mut extra = Vec::new();
        for entry in fs::read_dir(&folder).with_context(|| format!("{DATASET}: cannot be read"))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if !build.dataset.contains_key(&name) {
                extra.push(format!("{DATASET}/{name}: no such file in a fresh build"));
            }
        }
        extra.sort();
        differences.extend(extra);
    }
    Ok(differences)
}
