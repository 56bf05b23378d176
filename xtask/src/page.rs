//! Builds the page into dist/ with trunk, after installing what that needs.
//! Knows which variables of the environment would spoil the build; does not know how it is served.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Result, anyhow};

use crate::{embed, shell, slim, tools};

/// Variables that would replace the flags in .cargo/config.toml and nearly double the page.
const REPLACE_FLAGS: [&str; 2] = ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"];

/// The programs of the page and the features each is compiled with, as index.html names them.
const PROGRAMS: [(&str, &str); 6] = [
    ("minerals-map", "ui"),
    ("behind", "browser"),
    ("what_if", "browser"),
    ("files", "files"),
    ("embedded", "browser"),
    ("embedded_more", "browser"),
];

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
    slim::run(&dist(root))?;
    embed::run(root, &dist(root))
}

/// Installs missing tools while the page is compiled already: on two cores each fills the other's idle time.
fn install_and_compile(root: &Path) -> Result<()> {
    let missing = tools::missing(root);
    if missing.is_empty() {
        return Ok(());
    }
    println!("— missing tools are installed; the page is compiled meanwhile");
    thread::scope(|scope| {
        let compiled = scope.spawn(|| {
            PROGRAMS
                .iter()
                .try_for_each(|(bin, features)| shell::output(&mut compile(root, bin, features)?).map(drop))
        });
        let installed = missing.iter().try_for_each(|tool| tool.install(root));
        let compiled = compiled.join().map_err(|_| anyhow!("the thread that compiles the page panicked"))?;
        installed.and(compiled)
    })
}

/// The same call as trunk's own, so that trunk finds everything compiled.
fn compile(root: &Path, bin: &str, features: &str) -> Result<Command> {
    let mut cargo = shell::command(root, "cargo", &["build", "--release", "--offline"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--bin", bin, "--features", features]);
    clean(&mut cargo, root)?;
    Ok(cargo)
}

fn trunk(root: &Path) -> Result<Command> {
    let folder = tools::folder(root);
    let mut trunk = shell::command(root, folder.join("trunk"), &["build", "--release", "--offline"]);
    trunk.env("PATH", shell::path_with(&folder)?);
    clean(&mut trunk, root)?;
    Ok(trunk)
}

fn clean(command: &mut Command, root: &Path) -> Result<()> {
    for name in REPLACE_FLAGS {
        command.env_remove(name);
    }
    // Trunk takes this variable for a flag and refuses the usual value 1.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    if let Some(flags) = without_own_paths(root)? {
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    Ok(())
}

/// Flags, added to those in .cargo/config.toml, that keep the folders of this machine out of what a panic says.
/// None where a folder holds a space, which the variable cannot carry.
fn without_own_paths(root: &Path) -> Result<Option<String>> {
    let sysroot = shell::output(&mut shell::command(root, "rustc", &["--print", "sysroot"]))?;
    let mut folders =
        vec![(root.to_path_buf(), "."), (Path::new(sysroot.trim()).join("lib/rustlib/src/rust"), "rust")];
    let home = |name, inside: &str| env::var_os(name).map(|home| Path::new(&home).join(inside));
    if let Some(cargo) = home("CARGO_HOME", "").or_else(|| home("HOME", ".cargo")) {
        folders.push((cargo.join("registry/src"), "crates"));
    }
    let flags: Vec<String> =
        folders.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect();
    Ok((!flags.iter().any(|flag| flag.contains(char::is_whitespace))).then(|| flags.join(" ")))
}
