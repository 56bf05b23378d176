//! `cargo xtask serve`: from a fresh checkout to the page in the browser.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use crate::page;
use crate::server::Site;

/// Installs what is missing, builds, and serves until it is stopped.
pub fn run(root: &Path, port: u16) -> Result<()> {
    let start = Instant::now();
    page::build(root)?;
    let site = Site::bind(&page::dist(root), port)?;
    let seconds = start.elapsed().as_secs();
    println!("— ready after {} min {} s; Ctrl+C stops it", seconds / 60, seconds % 60);
    println!("\n  {}\n", site.address());
    site.run();
    Ok(())
}
