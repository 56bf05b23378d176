//! `facts`: the answer to a question as one JSON object.
//! Knows where the dataset lies; every number comes from the core.

use anyhow::{Result, anyhow};
use minerals_map::model::disk::Folder;
use std::path::Path;

/// Prints the facts of a link from the dataset in `public/data`.
pub fn run(root: &Path, query: &str) -> Result<()> {
    let fail = |e: String| anyhow!(e);
    let folder = Folder::open(&root.join("public/data")).map_err(fail)?;
    println!("{}", minerals_map::facts::answer(&folder, query).map_err(fail)?);
    Ok(())
}
