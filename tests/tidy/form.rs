//! Rules about the form of a file: header, length, name, colours, words. Knows nothing of modules.

use super::{Complaint, File, starts_a_word};

const MAX_LINES: usize = 500;

pub fn header(file: &File) -> Vec<Complaint> {
    let first = file.text.lines().next().unwrap_or("");
    if !file.is(&["rs"]) || first.starts_with("//! ") {
        return Vec::new();
    }
    vec![file.complaint(
        1,
        "a `//!` header that says what the file knows and refuses to know",
        format!("`{first}`"),
    )]
}

pub fn length(file: &File) -> Vec<Complaint> {
    let lines = file.text.lines().count();
    if !file.is(&["rs", "css", "js", "mjs"]) || lines <= MAX_LINES {
        return Vec::new();
    }
    vec![file.complaint(lines, format!("at most {MAX_LINES} lines"), format!("{lines} lines"))]
}

pub fn file_names(file: &File) -> Vec<Complaint> {
    if file.path.rsplit('/').next() != Some(concat!("mod", ".rs")) {
        return Vec::new();
    }
    vec![file.complaint(1, "`name.rs` beside the folder `name/`", format!("`{}`", file.path))]
}

pub fn colours(file: &File) -> Vec<Complaint> {
    let styled = file.path.starts_with("style/") && file.is(&["css"]) && file.path != "style/tokens.css";
    if !(styled || file.module().is_some() && file.is(&["rs"])) {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    for (number, line) in file.code() {
        for colour in literal_colours(line) {
            complaints.push(file.complaint(
                number,
                "a colour by its token (style/tokens.css holds them all)",
                colour,
            ));
        }
    }
    complaints
}

fn literal_colours(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices('#') {
        let rest = &line[at + 1..];
        let name: String =
            rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect();
        let hex = name.chars().all(|c| c.is_ascii_hexdigit()) && [3, 4, 6, 8].contains(&name.len());
        // `60k #250410` in a text fixture is an HS line; `&#123;` is a character.
        let hs_line =
            name.len() == 6 && name.chars().all(|c| c.is_ascii_digit()) && line[..at].ends_with(' ');
        if hex && !hs_line && !line[..at].ends_with('&') {
            found.push(format!("`#{name}`"));
        }
    }
    for function in ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("] {
        if line.match_indices(function).any(|(at, _)| starts_a_word(line, at)) {
            found.push(format!("`{function}…)`"));
        }
    }
    found
}

pub fn words(file: &File) -> Vec<Complaint> {
    // Written in pieces, so that this file does not hold them.
    let paths = "no path of one machine";
    let done = "finished work";
    let rules = [
        (concat!("/wo", "rk/"), paths),
        (concat!("/ro", "ot/"), paths),
        (concat!("/ho", "me/"), paths),
        (concat!("/tm", "p/"), paths),
        (concat!("../sh", "ared"), paths),
        (concat!("TO", "DO"), done),
        (concat!("FIX", "ME"), done),
        (concat!("#[ig", "nore"), "a test that runs"),
        (concat!("test.sk", "ip("), "a test that runs"),
        (concat!("\"reso", "lved\":"), "a lock file without addresses"),
    ];
    let mut complaints = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        for (word, expected) in &rules {
            let raw_files_of_the_checks = file.path == ".ci/run" && word.starts_with("..");
            if !raw_files_of_the_checks
                && line.match_indices(word).any(|(at, _)| !continues_a_path(line, at, word))
            {
                complaints.push(file.complaint(number + 1, *expected, format!("`{word}`")));
            }
        }
    }
    complaints
}

/// A path inside another path or a web address is no path of a machine.
fn continues_a_path(line: &str, at: usize, word: &str) -> bool {
    word.starts_with('/') && line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-}".contains(c))
}
