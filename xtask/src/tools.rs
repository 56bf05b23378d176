//! The programs that build the page, at pinned versions: the wasm target, trunk, wasm-bindgen.
//! Knows how to install what is missing into target/tools; does not know what is built.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::shell;

const WASM: &str = "wasm32-unknown-unknown";

/// A program of crates.io, installed below target/tools.
pub struct Tool {
    /// Name of the crate.
    package: &'static str,
    /// Name of the program.
    program: &'static str,
    version: &'static str,
    options: &'static [&'static str],
}

/// Bundles the page. Its download features are left out: nothing is fetched while building.
const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    options: &["--no-default-features", "--locked"],
};

/// Must be of exactly the version in Cargo.toml. Its own lock file names a withdrawn package, hence no `--locked`.
const WASM_BINDGEN: Tool =
    Tool { package: "wasm-bindgen-cli", program: "wasm-bindgen", version: "0.2.130", options: &[] };

/// Where the programs are.
pub fn folder(root: &Path) -> PathBuf {
    root.join("target/tools/bin")
}

/// The programs that are not there in the pinned version.
pub fn missing(root: &Path) -> Vec<&'static Tool> {
    [&TRUNK, &WASM_BINDGEN].into_iter().filter(|tool| !tool.present(root)).collect()
}

/// Installs the wasm target where the compiler lacks it.
pub fn ensure_wasm_target(root: &Path) -> Result<()> {
    let sysroot = shell::output(&mut shell::command(root, "rustc", &["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    if !shell::installed("rustup") {
        bail!("the Rust target {WASM} is missing and rustup is not there to install it");
    }
    println!("— installing the Rust target {WASM}");
    shell::run(&mut shell::command(root, "rustup", &["target", "add", WASM]))
}

impl Tool {
    /// Compiles and installs the program; cargo shows the progress.
    pub fn install(&self, root: &Path) -> Result<()> {
        println!("— installing {} {} into target/tools", self.package, self.version);
        let mut cargo = shell::command(root, "cargo", &["install", self.package]);
        cargo.args(["--version", self.version, "--debug", "--force"]).args(self.options);
        cargo.args(["--root", "target/tools", "--target-dir", "target/tools/build"]);
        // Without symbols it compiles faster and nobody debugs it.
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "false");
        shell::run(&mut cargo)?;
        if !self.present(root) {
            bail!("{} was installed but does not report version {}", self.package, self.version);
        }
        println!("— {} {} is installed", self.package, self.version);
        Ok(())
    }

    fn present(&self, root: &Path) -> bool {
        let program = folder(root).join(self.program);
        let said = shell::output(&mut shell::command(root, program, &["--version"]));
        said.is_ok_and(|said| said.split_whitespace().nth(1) == Some(self.version))
    }
}
