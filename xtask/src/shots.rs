//! `cargo xtask shots`: pictures of the built page, to be looked at.

use std::path::Path;
use std::thread;

use anyhow::{Result, anyhow};

use crate::server::Site;
use crate::{browsers, page, shell};

const PORT: u16 = 8180;

/// Takes each query in German and English, light and dark, at 360 and 1280 pixels, into shots/.
pub fn run(root: &Path, queries: &[String]) -> Result<()> {
    if !page::dist(root).join("index.html").is_file() {
        page::build(root)?;
    }
    if !root.join("e2e/node_modules").is_dir() {
        browsers::ensure_packages(root)?;
    }
    let site = Site::bind(&page::dist(root), PORT)?;
    let address = site.address();
    // The server ends with the process.
    thread::spawn(move || site.run());
    let first = [String::new()];
    let queries = if queries.is_empty() { &first[..] } else { queries };
    let mut node = browsers::node(root, &["shots.mjs", "--base", &address, "--full"]);
    node.arg("--out").arg(root.join("shots"));
    node.args(["--widths", "360,1280", "--theme", "light,dark", "--lang", "de,en"]);
    for query in queries {
        node.arg("--query").arg(query);
    }
    shell::run(&mut node).map_err(|error| anyhow!("no pictures: {error}"))
}
