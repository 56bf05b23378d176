//! The rules of the house that neither compiler nor clippy can hold: headers, lengths, colours, words, module borders.
//! Reads the tree as text and runs the rules of tidy/ on every file; knows nothing of what the code does.

#[path = "tidy/borders.rs"]
mod borders;
#[path = "tidy/form.rs"]
mod form;

use borders::{borders, effects, libraries};
use form::{colours, file_names, header, length, words};
use std::fmt;
use std::path::Path;

/// A text file of the repository, by its path from the root with `/`.
struct File {
    path: String,
    text: String,
}

impl File {
    fn is(&self, extensions: &[&str]) -> bool {
        extensions.iter().any(|e| self.path.rsplit_once('.').is_some_and(|(_, extension)| extension == *e))
    }

    /// Lines with their numbers; those that are only a comment are empty.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(n, line)| (n + 1, if line.trim_start().starts_with("//") { "" } else { line }))
    }

    /// First folder or file name under src/: `model` for src/model.rs and for src/model/wire.rs.
    fn module(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        Some(inside.split(['/', '.']).next().unwrap_or(inside))
    }

    fn complaint(&self, line: usize, expected: impl Into<String>, found: impl Into<String>) -> Complaint {
        Complaint { place: format!("{}:{line}", self.path), expected: expected.into(), found: found.into() }
    }
}

/// A broken rule.
struct Complaint {
    place: String,
    expected: String,
    found: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}, found {}", self.place, self.expected, self.found)
    }
}

type Rule = fn(&File) -> Vec<Complaint>;

const RULES: &[Rule] = &[header, length, file_names, colours, words, borders, libraries, effects];

/// Folders that hold what was built, fetched or measured, not what is written here.
const NOT_OURS: &[&str] = &[
    ".git",
    "target",
    "dist",
    "node_modules",
    "shots",
    "public/data",
    "tests/own_files",
    "public/world.json",
    "public/world-start.json",
];

const TEXT: &[&str] =
    &["rs", "toml", "md", "css", "html", "js", "mjs", "json", "csv", "yml", "svg", "sh", "txt", "ci/run"];

fn starts_a_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

fn is_a_word(text: &str, at: usize, length: usize) -> bool {
    starts_a_word(text, at) && !text[at + length..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn read(folder: &Path, prefix: &str, files: &mut Vec<File>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if NOT_OURS.contains(&path.as_str()) || NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            read(&entry.path(), &format!("{path}/"), files)?;
        } else if TEXT.iter().any(|t| path.ends_with(&format!(".{t}"))) {
            files.push(File { text: std::fs::read_to_string(entry.path())?, path });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(())
}

#[test]
fn the_tree_keeps_the_rules() {
    let mut files = Vec::new();
    read(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut files).unwrap();
    for expected in ["Cargo.toml", "src/model/wire.rs", "tests/tidy.rs", "style/tokens.css", ".ci/run"] {
        assert!(
            files.iter().any(|f| f.path == expected),
            "{expected} was not read: the rules would hold for nothing"
        );
    }
    let complaints: Vec<String> =
        RULES.iter().flat_map(|rule| files.iter().flat_map(rule)).map(|c| c.to_string()).collect();
    assert!(complaints.is_empty(), "{} broken rules:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn each_rule_catches_what_it_forbids_and_lets_the_rest_pass() {
    let check = |rule: Rule, path: &str, text: &str, expected: &[&str]| {
        let found: Vec<String> =
            rule(&File { path: path.into(), text: text.into() }).iter().map(|c| c.to_string()).collect();
        let agree = found.len() == expected.len() && found.iter().zip(expected).all(|(f, e)| f.contains(e));
        assert!(agree, "{path}: expected {expected:?}, found {found:?}");
    };
    check(header, "src/a.rs", "use std::fmt;\n", &["src/a.rs:1: expected a `//!` header"]);
    check(header, "src/a.rs", "//! Knows a.\n", &[]);
    check(
        length,
        "src/a.rs",
        &"\n".repeat(501),
        &["src/a.rs:501: expected at most 500 lines, found 501 lines"],
    );
    check(length, "style/a.css", &"\n".repeat(500), &[]);
    check(file_names, concat!("src/a/mod", ".rs"), "", &["beside the folder"]);
    check(colours, "style/map.css", "a {\n  fill: #A1b2c3; stroke: rgb(0 0 0);\n}", &["css:2: ", "`rgb(…)`"]);
    check(colours, "style/map.css", "#map, #face-1 { fill: var(--china) }", &[]);
    check(colours, "style/tokens.css", ":root { --china: #6a2c91 }", &[]);
    check(colours, "src/svg.rs", "let a = \"#fff\";\nlet b = \"&#123; 9k #250410\";", &["src/svg.rs:1"]);
    check(
        words,
        "README.md",
        concat!("a\nsee /wo", "rk/x\n"),
        &["README.md:2: expected no path of one machine"],
    );
    check(words, "README.md", concat!("target/tm", "p/a https://a.org/wo", "rk/b"), &[]);
    check(words, ".ci/run", concat!("BACI_DIR=../sh", "ared/data"), &[]);
    check(borders, "src/query/url.rs", "use crate::model::Area;\nuse super::Query;", &[]);
    check(
        borders,
        "src/model.rs",
        "\nuse crate::query::Query;",
        &["src/model.rs:2: expected `model` to use at most []"],
    );
    check(
        borders,
        "src/geo/arc.rs",
        "use crate::{\n    geo::{a, analysis},\n    model,\n};",
        &["`crate::model`"],
    );
    check(borders, "src/geo/arc.rs", "// crate::model\nfn f(p: crate::geo::Arc, q: &$crate::Root) {}", &[]);
    check(borders, "src/other.rs", "", &["a module listed in MAY_USE"]);
    check(libraries, "src/model/id.rs", "use serde::Serialize;", &["`serde` only under src/model/wire"]);
    check(libraries, "src/model/wire.rs", "use serde::Serialize;", &[]);
    check(libraries, "src/scene/mark.rs", "use web_sys::Element;", &["`web_sys` only under src/ui"]);
    check(effects, "src/ui/map.rs", "Effect::new(move |_| ());", &["effects only in src/ui/browser.rs"]);
    check(effects, "src/ui/browser.rs", "Effect::new(move |_| ());", &[]);
}
