//! What the build is made of: licences, sources and versions of crates, as deny.toml allows them; and that of npm nothing ships.
//! Knows Cargo's own account of the packages; asks no network.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

const DENY: &str = "deny.toml";

/// The texts of a list in deny.toml.
fn list(key: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(DENY).expect(DENY);
    let (_, rest) = text.split_once(&format!("\n{key} = [")).expect("the list");
    let (inside, _) = rest.split_once(']').expect("its end");
    let lines = inside.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2)).map(str::to_owned).collect()
}

fn packages() -> Vec<Value> {
    let cargo = std::env::var("CARGO").expect("cargo runs this test");
    let args = ["metadata", "--format-version", "1", "--all-features", "--locked", "--offline"];
    let said = Command::new(cargo).args(args).output().expect("cargo metadata");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let said: Value = serde_json::from_slice(&said.stdout).expect("JSON");
    said["packages"].as_array().expect("packages").clone()
}

/// Whether a licence expression can be met: each part of an AND, one part of an OR.
fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let expression = expression.replace('/', " OR ").replace(['(', ')'], "");
    expression.split(" AND ").all(|part| part.split(" OR ").any(|licence| allowed.contains(licence.trim())))
}

#[test]
fn every_crate_has_a_licence_that_is_allowed_and_comes_from_the_registry() {
    let allowed = list("allow");
    let registries = list("allow-registry");
    let mut wrong = Vec::new();
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or_default();
        if !is_allowed(licence, &allowed) {
            wrong.push(format!("{name}: a licence of {DENY} expected, {licence:?} found"));
        }
        if let Some(source) = package["source"].as_str()
            && !registries.iter().any(|registry| source == format!("registry+{registry}"))
        {
            wrong.push(format!("{name}: a source of {DENY} expected, {source} found"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn crates_in_two_versions_are_those_that_are_known() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages() {
        let text = |key: &str| package[key].as_str().unwrap().to_owned();
        versions.entry(text("name")).or_default().insert(text("version"));
    }
    let twice: BTreeSet<String> =
        versions.into_iter().filter(|(_, versions)| versions.len() > 1).map(|(name, _)| name).collect();
    assert_eq!(twice, list("skip"), "{DENY}: skip");
}

#[test]
fn packages_of_npm_have_one_version_each_and_none_ships() {
    let package: Value = serde_json::from_str(&fs::read_to_string("e2e/package.json").unwrap()).unwrap();
    for kind in ["dependencies", "devDependencies"] {
        for (name, version) in package[kind].as_object().into_iter().flatten() {
            let version = version.as_str().unwrap();
            assert!(
                version.bytes().all(|b| b.is_ascii_digit() || b == b'.'),
                "{name}: one version expected, {version} found"
            );
        }
    }
    // What the page is built from names none of them.
    let index = fs::read_to_string("index.html").unwrap();
    assert!(!index.contains("node_modules"), "index.html");
}

#[test]
fn an_expression_is_met_as_its_words_say() {
    let allowed = ["MIT", "Zlib"].map(str::to_owned).into();
    for (expression, is_met) in [
        ("MIT", true),
        ("MIT/GPL-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR Apache-2.0) AND Zlib", true),
        ("GPL-3.0", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression, &allowed), is_met, "{expression}");
    }
}
