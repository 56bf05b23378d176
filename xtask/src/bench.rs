//! `cargo xtask bench`: how long answers take, natively, in Node and in Chromium; printed, never asserted.
//! Knows where the benchmarks are; they know the questions.

use std::path::Path;

use anyhow::Result;

use crate::{browsers, shell};

/// Runs them on the shipped dataset; the browser on the page in dist/.
pub fn run(root: &Path) -> Result<()> {
    println!("— natively");
    shell::run(&mut shell::command(root, "cargo", &["bench", "--quiet", "--package", "minerals-map"]))?;
    println!("— in Node, the same shares");
    shell::run(&mut shell::command(root, "node", &["benches/peers/shares.mjs"]))?;
    println!("— in Chromium");
    browsers::ensure_packages(root)?;
    shell::run(&mut browsers::node(root, &["bench.mjs"]))?;
    shell::run(&mut browsers::node(root, &["motion.mjs"]))
}
