//! The command as a reader of a terminal meets it: bad input is one line, status 1, and an untouched dataset.
//! Every kind of bad input has its exact message tested beside the tool; here only the way out is.

#![allow(clippy::unwrap_used, reason = "test helpers")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn xtask(args: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(args)
        .arg("--baci")
        .arg(folder)
        .env_remove("BACI_DIR")
        .env("RUST_BACKTRACE", "1")
        .output()
        .unwrap()
}

fn folder(name: &str, file: Option<(&str, &str)>) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("minerals-map-errors-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    if let Some((name, text)) = file {
        fs::write(folder.join(name), text).unwrap();
    }
    folder
}

fn dataset() -> BTreeMap<PathBuf, u64> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data");
    let files = fs::read_dir(folder).unwrap().map(|e| e.unwrap());
    files.map(|e| (e.path(), e.metadata().unwrap().len())).collect()
}

#[test]
fn a_bad_row_is_one_line_and_status_1_and_nothing_is_written() {
    let name = "BACI_HS92_Y2022_V202601.csv";
    let folder = folder("row", Some((name, "t,i,j,k,v,q\n2022,156,392,250410,-1.000,NA\n")));
    let before = dataset();
    let output = xtask(&["data"], &folder);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).unwrap();
    let expected = format!("{name}:2: v: expected a plain decimal number, zero or more, found \"-1.000\"");
    assert!(message.trim_end().ends_with(&expected), "{message}");
    assert_eq!(message.lines().count(), 1, "{message}");
    assert_eq!(dataset(), before);
}

#[test]
fn an_empty_folder_is_one_line_and_status_1() {
    let folder = folder("empty", None);
    let output = xtask(&["data"], &folder);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).unwrap();
    let expected = "folder: expected at least one BACI_<revision>_Y<year>_V<edition>.csv, found none";
    assert!(message.trim_end().ends_with(expected), "{message}");
    assert_eq!(message.lines().count(), 1, "{message}");
}

#[test]
fn a_check_without_trade_files_says_that_it_did_not_run() {
    let absent = std::env::temp_dir().join("minerals-map-no-such-folder");
    let output = xtask(&["data", "--check"], &absent);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("dataset check: did not run"), "{text}");
}
