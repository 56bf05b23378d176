//! `cargo xtask migrate FILE`: a file of an older version of the published shape in the newest.
//! Knows files; what changes is the core's to say.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use minerals_map::model::migrate::newest;

/// Prints the file as it is in the newest version.
pub fn run(file: &Path) -> Result<()> {
    let at = || file.display().to_string();
    let text = fs::read_to_string(file).with_context(at)?;
    let value = serde_json::from_str(&text).with_context(at)?;
    println!("{}", newest(value).map_err(|refusal| anyhow!("{}: {refusal}", at()))?);
    Ok(())
}
