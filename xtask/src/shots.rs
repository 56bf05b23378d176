//! `cargo xtask shots`: pictures of the built page in all its states, to be looked at.

use std::path::Path;

use anyhow::{Result, anyhow};

use crate::{browsers, page, shell};

/// Takes every state, or each query instead, in German and English, light and dark, from a phone to a wall, into shots/.
pub fn run(root: &Path, queries: &[String]) -> Result<()> {
    if !page::dist(root).join("index.html").is_file() {
        page::build(root)?;
    }
    if !root.join("e2e/node_modules").is_dir() {
        browsers::ensure_packages(root)?;
    }
    let mut node = browsers::node(root, &["shots.mjs"]);
    node.arg("--out").arg(root.join("shots"));
    for query in queries {
        node.arg("--query").arg(query);
    }
    shell::run(&mut node).map_err(|error| anyhow!("no pictures: {error}"))
}
