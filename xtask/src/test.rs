//! `cargo xtask test`: everything that must hold, step by step, stopping at the first that does not.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::{browsers, data, dist, shell, size, tools};

/// A step, in the order they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Step {
    /// Every file is formatted.
    Fmt,
    /// The command line tool depends on the core alone, not on the page's framework.
    Layers,
    /// No lint fires: core and tools on the host, page in WebAssembly.
    Clippy,
    /// Unit, golden and law tests on the host, without and with the page.
    Native,
    /// The committed dataset is what the tool builds from the sources.
    Dataset,
    /// The page builds for release, as a publisher copies it.
    Build,
    /// The built page is within its budgets.
    Size,
    /// The built page does its work in Chromium, Firefox and WebKit, and on six servers.
    Browsers,
}

/// Runs the steps asked for, or all of them.
pub fn run(root: &Path, only: &[Step], baci: Option<&Path>) -> Result<()> {
    let start = Instant::now();
    for step in Step::value_variants() {
        if !only.is_empty() && !only.contains(step) {
            continue;
        }
        let name = format!("{step:?}").to_lowercase();
        println!("\n=== {name}");
        let step_start = Instant::now();
        step.run(root, baci).with_context(|| format!("step {name} failed"))?;
        println!("=== {name} passed in {} s", step_start.elapsed().as_secs());
    }
    println!("\n=== all passed in {} s", start.elapsed().as_secs());
    Ok(())
}

impl Step {
    fn run(self, root: &Path, baci: Option<&Path>) -> Result<()> {
        match self {
            Self::Fmt => cargo(root, &["fmt", "--all", "--check"]),
            Self::Layers => layers(root),
            Self::Clippy => clippy(root),
            Self::Native => native(root, baci),
            Self::Dataset => data::run(baci, root, true),
            Self::Build => dist::run(root, None),
            Self::Size => size::run(root),
            Self::Browsers => browsers::test(root),
        }
    }
}

fn layers(root: &Path) -> Result<()> {
    let tree = ["tree", "--package", "xtask", "--edges", "all", "--prefix", "none"];
    let tree = shell::output(&mut shell::command(root, "cargo", &tree))?;
    if let Some(line) = tree.lines().find(|line| line.starts_with("leptos")) {
        bail!("xtask must get along without the page's framework, but depends on {line}");
    }
    Ok(())
}

/// The core and the tools as they are, the page as browsers get it: on the host its framework is compiled for its tests alone.
fn clippy(root: &Path) -> Result<()> {
    tools::ensure_wasm_target(root)?;
    let host = ["--workspace", "--all-targets"];
    let page = ["--package", "minerals-map", "--features", "ui", "--target", "wasm32-unknown-unknown"];
    for what in [&host[..], &page] {
        cargo(root, &[&["clippy"], what, &["--", "-D", "warnings"]].concat())?;
    }
    Ok(())
}

/// With the page its own tests run; those of the core have run without it.
fn native(root: &Path, baci: Option<&Path>) -> Result<()> {
    let mut cargo = shell::command(root, "cargo", &["test", "--workspace"]);
    if let Some(baci) = baci {
        cargo.env("BACI_DIR", baci);
    }
    shell::run(&mut cargo)?;
    let page = ["test", "--package", "minerals-map", "--features", "ui", "--test", "reactive"];
    shell::run(&mut shell::command(root, "cargo", &page))
}

fn cargo(root: &Path, args: &[&str]) -> Result<()> {
    shell::run(&mut shell::command(root, "cargo", args))
}
