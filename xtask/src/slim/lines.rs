//! Scripts and style sheets without comments and indentation, line by line, and with other names.
//! Knows no grammar: what it cannot be sure of, it refuses or leaves.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

/// A script without the lines that are only comments, and without indentation.
pub fn script(text: &str) -> Result<String> {
    // The space inside a text of several lines is part of the text.
    let open = text
        .lines()
        .enumerate()
        .find(|(_, line)| !is_comment(line) && (line.matches('`').count() % 2 == 1 || line.ends_with('\\')));
    if let Some((number, line)) = open {
        bail!("line {}: a text that does not end on its line: {line}", number + 1);
    }
    without_comments(text, true)
}

/// A style sheet without the lines that are only comments, without indentation, and without the spaces that only a reader needs.
pub fn style(text: &str) -> Result<String> {
    const SPACES: [(&str, &str); 7] =
        [(": ", ":"), ("; ", ";"), (", ", ","), (" {", "{"), ("{ ", "{"), (" }", "}"), (";}", "}")];
    const ENDS: [&str; 4] = ["{", "}", ";", ","];
    let rules = without_comments(text, false)?;
    let quoted = rules.split('"').skip(1).step_by(2);
    if let Some(text) = quoted.into_iter().find(|text| SPACES.iter().any(|(from, _)| text.contains(from))) {
        bail!("a text that needs its spaces: {text}");
    }
    let rules = ENDS.iter().fold(rules, |rules, end| rules.replace(&[end, "\n"].concat(), end));
    Ok(SPACES.iter().fold(rules, |rules, (from, to)| rules.replace(from, to)))
}

/// Leaves out comments that take whole lines; a comment beside code stays.
fn without_comments(text: &str, slashes: bool) -> Result<String> {
    let mut kept = String::with_capacity(text.len());
    let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    while let Some((number, line)) = lines.next() {
        if line.is_empty() || slashes && line.starts_with("//") {
            continue;
        }
        if line.starts_with("/*") {
            let mut last = Some((number, line.get(2..).unwrap_or_default()));
            while let Some((at, inside)) = last {
                match inside.find("*/") {
                    Some(end) if end + 2 == inside.len() => break,
                    Some(_) => bail!("line {at}: code behind the end of a comment"),
                    None => last = lines.next(),
                }
            }
            if last.is_none() {
                bail!("line {number}: a comment without an end");
            }
            continue;
        }
        kept += line;
        kept.push('\n');
    }
    Ok(kept)
}

fn is_comment(line: &str) -> bool {
    ["//", "/*", "*"].iter().any(|start| line.trim_start().starts_with(start))
}

/// The lines that are not empty.
pub fn without_empty(text: &str) -> String {
    text.lines().filter(|line| !line.trim().is_empty()).flat_map(|line| [line, "\n"]).collect()
}

/// Puts one name in the place of another wherever it stands as a word; each must be there.
pub fn renamed(text: &str, names: &BTreeMap<String, String>) -> Result<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut found = 0;
    let mut out = String::with_capacity(text.len());
    let mut seen = std::collections::BTreeSet::new();
    for piece in text.split_inclusive(|c: char| !is_part(c)) {
        let word = piece.trim_end_matches(|c: char| !is_part(c));
        match names.get(word) {
            Some(short) => {
                found += usize::from(seen.insert(word));
                out += short;
            }
            None => out += word,
        }
        out += &piece[word.len()..];
    }
    if found != names.len() {
        let lost: Vec<&String> = names.keys().filter(|name| !seen.contains(name.as_str())).collect();
        bail!("names of the WebAssembly file that the script does not know: {lost:?}");
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_lines_of_comment_go() {
        let text =
            "// one\n  let a = \"// no\"; // beside\n\n  /**\n   * two `\n   */\n  /* three */\n  b(`x`);\n";
        assert_eq!(script(text).unwrap(), "let a = \"// no\"; // beside\nb(`x`);\n");
        assert_eq!(style("/* a */\na {\n  b: c; /* d */\n}\n").unwrap(), "a{b:c;/* d */\n}");
    }

    #[test]
    fn what_is_not_sure_is_refused() {
        for text in
            ["let a = `one\n  two`;", "let a = 'one\\\n  two';", "/* a", "/* a */ let b;", "/*\n a */ let b;"]
        {
            assert!(script(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_name_is_a_whole_word_and_must_be_known() {
        let names = BTreeMap::from([("long_1".to_owned(), "a".to_owned())]);
        let text = "long_1: long_12, x.long_1(), $long_1";
        assert_eq!(renamed(text, &names).unwrap(), "a: long_12, x.a(), $long_1");
        assert!(renamed("nothing", &names).is_err());
    }
}
