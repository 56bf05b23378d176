//! Builds the page into dist/ with trunk, after installing what that needs.
//! Knows which variables of the environment would spoil the build; does not know how it is served.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, anyhow};

use crate::{shell, tools, wasm};

/// Variables that would replace the flags in .cargo/config.toml and nearly double the page.
const REPLACE_FLAGS: [&str; 2] = ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"];

/// Where the built page is.
pub fn dist(root: &Path) -> PathBuf {
    root.join("dist")
}

/// Builds the page for release, without the network once everything is there.
pub fn build(root: &Path) -> Result<()> {
    for name in REPLACE_FLAGS.into_iter().filter(|name| env::var_os(name).is_some()) {
        println!("— {name} is left out of the build: it would replace the flags in .cargo/config.toml");
    }
    tools::ensure_wasm_target(root)?;
    // The build itself is told to stay off the network.
    shell::run(&mut shell::command(root, "cargo", &["fetch", "--quiet"]))?;
    install_and_compile(root)?;
    println!("— building the page into dist/");
    shell::run(&mut trunk(root)?)?;
    drop_names(&dist(root))
}

/// Trunk has no option for it, and no browser needs them.
fn drop_names(dist: &Path) -> Result<()> {
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "wasm") {
            let file = wasm::without_names(&fs::read(&path)?).with_context(|| path.display().to_string())?;
            fs::write(&path, file)?;
        }
    }
    Ok(())
}

/// Installs missing tools while the page is compiled already: on two cores each fills the other's idle time.
fn install_and_compile(root: &Path) -> Result<()> {
    let missing = tools::missing(root);
    if missing.is_empty() {
        return Ok(());
    }
    println!("— missing tools are installed; the page is compiled meanwhile");
    thread::scope(|scope| {
        let compiled = scope.spawn(|| shell::output(&mut compile(root)));
        let installed = missing.iter().try_for_each(|tool| tool.install(root));
        let compiled = compiled.join().map_err(|_| anyhow!("the thread that compiles the page panicked"))?;
        installed.and(compiled.map(drop))
    })
}

/// The same call as trunk's own, so that trunk finds everything compiled.
fn compile(root: &Path) -> Command {
    let mut cargo = shell::command(root, "cargo", &["build", "--release", "--offline"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--bin", "minerals-map", "--features", "ui"]);
    clean(&mut cargo);
    cargo
}

fn trunk(root: &Path) -> Result<Command> {
    let folder = tools::folder(root);
    let mut trunk = shell::command(root, folder.join("trunk"), &["build", "--release", "--offline"]);
    trunk.env("PATH", shell::path_with(&folder)?);
    clean(&mut trunk);
    Ok(trunk)
}

fn clean(command: &mut Command) {
    for name in REPLACE_FLAGS {
        command.env_remove(name);
    }
    // Trunk takes this variable for a flag and refuses the usual value 1.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
}
