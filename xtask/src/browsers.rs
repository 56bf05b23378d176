//! Node, its packages, the browsers and the servers: what the tests of the built page need.
//! Installs the packages, and on Debian as root the programs; elsewhere it says what is missing.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{page, shell};

/// A program or file the tests need and the Debian packages that bring it.
const NEEDED: [(&str, &[&str]); 11] = [
    ("chromium", &["chromium"]),
    ("firefox-esr", &["firefox-esr"]),
    ("WebKitWebDriver", &["webkit2gtk-driver"]),
    ("xvfb-run", &["xvfb", "xauth"]),
    ("dbus-run-session", &["dbus"]),
    ("nginx", &["nginx-light"]),
    ("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so", &["libnginx-mod-http-brotli-static"]),
    ("apache2", &["apache2"]),
    ("caddy", &["caddy"]),
    ("lighttpd", &["lighttpd"]),
    ("busybox", &["busybox"]),
];

const OLDEST_NODE: u32 = 20;

/// Browsers that run at a time: each keeps about one core busy, and two cores are all a checking machine may have.
const SIDE_BY_SIDE: u8 = 2;

/// Runs the browser tests on dist/.
pub fn test(root: &Path) -> Result<()> {
    if !page::dist(root).join("index.html").is_file() {
        bail!("dist/ holds no page; build it first: cargo xtask test --only build");
    }
    ensure_packages(root)?;
    ensure_programs(root)?;
    let side_by_side = format!("--test-concurrency={SIDE_BY_SIDE}");
    shell::run(&mut node(root, &["--test", &side_by_side, "--test-reporter=spec"]))
}

/// Node in e2e/, with the packages in place.
pub fn node(root: &Path, args: &[&str]) -> Command {
    shell::command(&root.join("e2e"), "node", args)
}

/// Installs the packages of e2e/package-lock.json where they are missing or of another state.
pub fn ensure_packages(root: &Path) -> Result<()> {
    let said = shell::output(&mut shell::command(root, "node", &["--version"]))
        .context("the browser tests need Node")?;
    let major = said.trim().trim_start_matches('v').split('.').next().and_then(|text| text.parse().ok());
    if major.is_none_or(|major: u32| major < OLDEST_NODE) {
        bail!("the browser tests need Node {OLDEST_NODE} or newer, found {}", said.trim());
    }
    let mut npm = shell::command(&root.join("e2e"), "npm", &["ci", "--no-audit", "--no-fund"]);
    shell::run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
}

fn ensure_programs(root: &Path) -> Result<()> {
    let missing = || NEEDED.iter().filter(|(program, _)| !shell::installed(program));
    if missing().next().is_none() {
        return Ok(());
    }
    let packages: Vec<&str> = missing().flat_map(|(_, packages)| packages.iter().copied()).collect();
    if !Path::new("/etc/debian_version").is_file() || !is_root(root)? {
        let programs: Vec<&str> = missing().map(|(program, _)| *program).collect();
        bail!(
            "missing for the browser tests: {}. As root on Debian this installs them: \
             apt-get install --no-install-recommends {}",
            programs.join(", "),
            packages.join(" "),
        );
    }
    println!("— installing {}", packages.join(", "));
    apt(root, &["update", "--quiet=2"])?;
    let install = ["install", "--yes", "--quiet=2", "--no-install-recommends"];
    without_services(|| apt(root, &[&install[..], &packages].concat()))?;
    match missing().next() {
        Some((program, _)) => bail!("{program} is still missing after the installation"),
        None => Ok(()),
    }
}

/// Servers that are installed for a test must not start by themselves: Debian asks this file whether they may.
fn without_services(install: impl FnOnce() -> Result<()>) -> Result<()> {
    let policy = Path::new("/usr/sbin/policy-rc.d");
    if policy.exists() {
        return install();
    }
    fs::write(policy, "#!/bin/sh\nexit 101\n")?;
    fs::set_permissions(policy, fs::Permissions::from_mode(0o755))?;
    let installed = install();
    fs::remove_file(policy)?;
    installed
}

fn apt(root: &Path, args: &[&str]) -> Result<()> {
    shell::run(shell::command(root, "apt-get", args).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_root(root: &Path) -> Result<bool> {
    Ok(shell::output(&mut shell::command(root, "id", &["-u"]))?.trim() == "0")
}
