//! `cargo xtask peers`: the page in dist/ beside the pages that a newsroom would otherwise use, the same tasks in one Chromium.
//! Knows where the bench is; which peers there are and what is measured it knows itself. Printed, never asserted.

use std::path::Path;

use anyhow::{Result, bail};

use crate::{browsers, page, shell};

const FOLDER: &str = "benches/peers";

/// Installs the peers, bundles them, and prints the table of medians.
pub fn run(root: &Path, rounds: u32) -> Result<()> {
    if !page::dist(root).join("index.html").is_file() {
        bail!("dist/ holds no page; build it first: cargo xtask dist");
    }
    browsers::ensure_packages(root)?;
    let folder = root.join(FOLDER);
    // The bundler's program is a package of its own; its script would fetch another one.
    let install = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];
    shell::run(&mut shell::command(&folder, "npm", &install))?;
    shell::run(&mut shell::command(&folder, "node", &["run.mjs", &rounds.to_string()]))
}
