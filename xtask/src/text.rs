//! `cargo xtask text`: the tables of words in src/text/ as the files the page fetches.
//! Knows the shape of the files; knows no word.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use minerals_map::model::Lang;
use minerals_map::text::{
    FileTexts, Guide, Messages, WhatIfTexts, files as of_files, guide, messages, what_if,
};

/// Writes the files that are not what the tables give.
pub fn run(root: &Path) -> Result<()> {
    for (name, text) in files()? {
        let path = root.join("public").join(&name);
        // A file that stays as it is starts no second build where the folder is watched.
        if fs::read(&path).is_ok_and(|found| found == text.as_bytes()) {
            continue;
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        fs::write(&path, text).with_context(|| path.display().to_string())?;
        println!("— public/{name} is written");
    }
    Ok(())
}

/// Names below public/ and contents.
fn files() -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for lang in Lang::ALL {
        files.push((Messages::file(lang), json(Messages::fingerprint(lang), &messages(lang).entries())?));
        files.push((Guide::file(lang), json(Guide::fingerprint(lang), &guide(lang).entries())?));
        files
            .push((WhatIfTexts::file(lang), json(WhatIfTexts::fingerprint(lang), &what_if(lang).entries())?));
        files.push((FileTexts::file(lang), json(FileTexts::fingerprint(lang), &of_files(lang).entries())?));
    }
    Ok(files)
}

/// One text a line, so that a change shows what was changed. The page has the order of the keys and needs no names.
fn json(fingerprint: &str, entries: &[(&str, &str)]) -> Result<String> {
    let texts: Vec<String> =
        entries.iter().map(|(_, text)| serde_json::to_string(text)).collect::<Result<_, _>>()?;
    Ok(format!("{{\"fingerprint\":\"{fingerprint}\",\"texts\":[\n{}\n]}}\n", texts.join(",\n")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell;

    #[test]
    fn the_committed_files_are_what_the_tables_give() {
        for (name, text) in files().unwrap() {
            let found = fs::read_to_string(shell::root().join("public").join(&name)).unwrap_or_default();
            assert!(found == text, "public/{name} is not what src/text/ gives: run `cargo xtask text`");
        }
    }
}
