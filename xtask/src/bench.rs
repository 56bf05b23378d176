//! `cargo xtask bench`: how long answers take, natively, in Node, in Python and in Chromium; printed, never asserted.
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
    in_python(root)?;
    println!("— in Chromium");
    browsers::ensure_packages(root)?;
    shell::run(&mut browsers::node(root, &["bench.mjs"]))?;
    shell::run(&mut browsers::node(root, &["motion.mjs"]))
}

/// Shares in polars, rerouting in HiGHS; both are packages of Python, which nothing else here needs.
fn in_python(root: &Path) -> Result<()> {
    let packages = "benches/peers/requirements.txt";
    let are_here = shell::command(root, "python3", &["-c", "import highspy, polars"]).output();
    if !are_here.is_ok_and(|output| output.status.success()) {
        println!("— polars and HiGHS are not here to be compared: pip install --requirement {packages}");
        return Ok(());
    }
    println!("— in Python, the same shares and the same programme");
    for script in ["benches/peers/shares.py", "benches/peers/rerouting.py"] {
        shell::run(&mut shell::command(root, "python3", &[script]))?;
    }
    Ok(())
}
