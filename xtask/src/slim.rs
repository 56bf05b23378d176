//! Makes what trunk left in dist/ lighter, without changing what it does: names that only the build needs become short,
//! comments and indentation go, the style sheets become one. Files are named by what is in them afterwards.
//! Knows files and their references; scripts, style sheets and WebAssembly are taken apart below.

pub mod lines;
mod wasm;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use minerals_map::fnv;

use wasm::Module;

const WASM_END: &str = "_bg.wasm";
/// The style sheets that boot.js asks for with a module of code.
const ON_DEMAND_STYLES: [&str; 3] = ["behind.css", "levers.css", "files.css"];
/// What starts the map.
const BOOT: &str = "boot.js";
const LINK_START: &str = "<link rel=\"stylesheet\" href=\"./";
const LINK_END: &str = "\"/>";

/// Rewrites the built folder in place.
pub fn run(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let mut html = read(&index)?;
    for (name, binary) in binaries(dist)? {
        program(dist, &name, &binary, &mut html)?;
    }
    styles(dist, &mut html)?;
    for name in ON_DEMAND_STYLES {
        let sheet = dist.join(name);
        write(&sheet, lines::style(&read(&sheet)?)?.as_bytes())?;
    }
    boot(dist, &mut html)?;
    write(&index, lines::without_empty(&html).as_bytes())
}

/// WebAssembly and its script call each other by names with hashes in them, which no compression shortens.
///
/// A program that index.html names is named by its content; one that boot.js asks for by name keeps it.
fn program(dist: &Path, old: &str, binary: &Path, html: &mut String) -> Result<()> {
    let script = dist.join(format!("{old}.js"));
    let module = Module::read(&fs::read(binary)?).with_context(|| binary.display().to_string())?;
    let text = lines::script(&read(&script)?).with_context(|| script.display().to_string())?;

    let short = short_names(&module.hashed_names()?);
    let file = module.renamed(&short)?.bytes();
    let text = lines::renamed(&text, &short).with_context(|| script.display().to_string())?;

    // Trunk's own hash knows neither these steps nor those of wasm-bindgen.
    let named = old.rsplit_once('-').filter(|_| html.contains(old));
    let new = match named {
        Some((name, _)) => format!("{name}-{}", hash(&[text.as_bytes(), &file])),
        None => old.to_owned(),
    };
    fs::remove_file(binary)?;
    fs::remove_file(&script)?;
    write(&dist.join(format!("{new}{WASM_END}")), &file)?;
    write(&dist.join(format!("{new}.js")), text.as_bytes())?;
    *html = html.replace(old, &new);
    Ok(())
}

/// The WebAssembly files by name, each with the name it shares with its script.
fn binaries(dist: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let name =
            path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(WASM_END));
        if let Some(name) = name {
            found.insert(name.to_owned(), path.clone());
        }
    }
    if found.is_empty() {
        bail!("{}: no file *{WASM_END}", dist.display());
    }
    Ok(found)
}

/// Short names in the order of the long ones.
fn short_names(long: &[String]) -> BTreeMap<String, String> {
    let letters = || (b'a'..=b'z').map(char::from);
    let short = letters().flat_map(|first| letters().map(move |second| [first, second].iter().collect()));
    long.iter().cloned().zip(short).collect()
}

/// Named by its content, so that no browser keeps that of an older page.
fn boot(dist: &Path, html: &mut String) -> Result<()> {
    let path = dist.join(BOOT);
    let text = lines::script(&read(&path)?).with_context(|| path.display().to_string())?;
    let (before, after) = html.split_once(BOOT).context("index.html: no script that starts the map")?;
    let name = format!("boot-{}.js", hash(&[text.as_bytes()]));
    *html = [before, &name, after].concat();
    fs::remove_file(&path)?;
    write(&dist.join(name), text.as_bytes())
}

/// One style sheet in the place of the first; together they compress better, and it is one request.
fn styles(dist: &Path, html: &mut String) -> Result<()> {
    let mut all = String::new();
    let mut place = None;
    while let Some(start) = html.find(LINK_START) {
        let rest = &html[start + LINK_START.len()..];
        let (name, _) = rest.split_once(LINK_END).context("index.html: a style sheet without an end")?;
        let (path, end) = (dist.join(name), start + LINK_START.len() + name.len() + LINK_END.len());
        all += &lines::style(&read(&path)?).with_context(|| path.display().to_string())?;
        fs::remove_file(&path)?;
        html.replace_range(start..end, "");
        place.get_or_insert(start);
    }
    let place = place.context("index.html: no style sheet")?;
    let name = format!("style-{}.css", hash(&[all.as_bytes()]));
    html.insert_str(place, &[LINK_START, &name, LINK_END].concat());
    write(&dist.join(name), all.as_bytes())
}

/// Another content is another name.
pub fn hash(parts: &[&[u8]]) -> String {
    format!("{:016x}", parts.iter().fold(fnv::START, |hash, part| fnv::after(hash, part)))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    fs::write(path, content).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_become_one_in_their_order() {
        let dist = std::env::temp_dir().join(format!("minerals-map-slim-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("b-1.css"), "/* first */\nb {}\n").unwrap();
        fs::write(dist.join("a-2.css"), "a {}\n").unwrap();
        let link = |name| [LINK_START, name, LINK_END].concat();
        let mut html = format!("<title>\n{}\n{}\n</head>", link("b-1.css"), link("a-2.css"));
        styles(&dist, &mut html).unwrap();
        let files: Vec<_> = fs::read_dir(&dist).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(files.len(), 1);
        assert_eq!(fs::read_to_string(&files[0]).unwrap(), "b{}a{}");
        let name = files[0].file_name().unwrap().to_str().unwrap();
        assert_eq!(html, format!("<title>\n{}\n\n</head>", link(name)));
        fs::remove_dir_all(&dist).unwrap();
    }
}
