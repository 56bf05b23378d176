//! `cargo xtask dist`: the built page as a publisher copies it. Beside every file that shrinks its packed forms, snippets for
//! servers, a manifest with sizes and hashes, and all of it as one archive. Two builds of one commit are the same to the byte.
//! Knows files; does not know what is in them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow};
use serde::Serialize;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::{package, page, press, story, views};

/// Files that shrink; pictures in PNG do not.
const SHRINK: [&str; 8] = ["html", "js", "css", "json", "wasm", "svg", "txt", "csv"];
/// Of these no page asks: packed once, for the best packing of so much takes minutes.
const ASKED_FOR_ALONE: &str = "csv";
const MANIFEST: &str = "manifest.json";
const ARCHIVE: &str = "minerals-map.zip";
/// Threads that pack; each brotli needs some 200 MB at most.
pub const WORKERS: usize = 2;

/// A file as the manifest has it.
#[derive(Serialize)]
struct Entry {
    bytes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    gzip: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    brotli: Option<usize>,
    sha256: String,
}

/// Builds the page and fills dist/. `address` is where it will be; without one, a stand-in is in what must name it.
pub fn run(root: &Path, address: Option<&str>) -> Result<()> {
    page::build(root)?;
    let dist = page::dist(root);
    package::run(root, &dist)?;
    views::run(root, &dist, address)?;
    story::run(root, &dist, &views::named_or_stand_in(address))?;
    let snippets = dist.join("servers");
    fs::create_dir_all(&snippets)?;
    for file in files(&root.join("servers"))? {
        let name = file.file_name().context("a server snippet without a name")?;
        fs::copy(&file, snippets.join(name))?;
    }
    let entries = pack(&dist)?;
    let text = serde_json::to_string_pretty(&entries)? + "\n";
    fs::write(dist.join(MANIFEST), text)?;
    let bytes: usize = entries.values().map(|entry| entry.bytes).sum();
    println!("— dist/: {} files, {bytes} bytes before packing, listed in {MANIFEST}", entries.len());
    let archive = archive(&dist)?;
    fs::write(dist.join(ARCHIVE), &archive)?;
    println!("— dist/{ARCHIVE}: {} bytes, sha256 {}", archive.len(), hex(&archive));
    Ok(())
}

/// Writes the packed forms of every file; each file by its path below dist/.
fn pack(dist: &Path) -> Result<BTreeMap<String, Entry>> {
    let all = files(dist)?;
    let parts: Vec<Vec<&PathBuf>> =
        (0..WORKERS).map(|worker| all.iter().skip(worker).step_by(WORKERS).collect()).collect();
    let packed = thread::scope(|scope| {
        let workers: Vec<_> = parts
            .into_iter()
            .map(|files| {
                scope.spawn(move || files.into_iter().map(|f| entry(dist, f)).collect::<Result<Vec<_>>>())
            })
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().map_err(|_| anyhow!("a thread that packs files panicked"))?)
            .collect::<Result<Vec<_>>>()
    })?;
    Ok(packed.into_iter().flatten().collect())
}

fn entry(dist: &Path, file: &Path) -> Result<(String, Entry)> {
    let content = fs::read(file).with_context(|| file.display().to_string())?;
    let extension = file.extension().and_then(|e| e.to_str()).unwrap_or_default();
    let (mut gzip, mut br) = (None, None);
    if SHRINK.contains(&extension) && !views::lacks_address(&content) {
        gzip = beside(file, "gz", content.len(), &press::gzip(&content)?)?;
        if extension != ASKED_FOR_ALONE {
            br = beside(file, "br", content.len(), &press::brotli(&content)?)?;
        }
    }
    let name =
        file.strip_prefix(dist)?.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>();
    Ok((name.join("/"), Entry { bytes: content.len(), gzip, brotli: br, sha256: hex(&content) }))
}

/// Writes a packed form beside its file and says its size; one that is not lighter is not written.
fn beside(file: &Path, ending: &str, bytes: usize, packed: &[u8]) -> Result<Option<usize>> {
    if packed.len() >= bytes {
        return Ok(None);
    }
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    fs::write(&name, packed)?;
    Ok(Some(packed.len()))
}

/// Everything in dist/ as one archive, in the order of the names, all of one age.
fn archive(dist: &Path) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files(dist)? {
        let name = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        let is_packed = [".gz", ".br", ".png"].iter().any(|ending| name.ends_with(ending));
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        zip.start_file(name, options)?;
        zip.write_all(&fs::read(&file)?)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Every file below a folder, by name.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// SHA-256 in hexadecimal digits.
pub fn hex(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_get_packed_forms_where_those_are_lighter_and_the_archive_is_the_same_twice() {
        let dist = std::env::temp_dir().join(format!("minerals-map-dist-{}", std::process::id()));
        fs::create_dir_all(dist.join("data")).unwrap();
        fs::write(dist.join("index.html"), "<p>minerals</p>".repeat(100)).unwrap();
        fs::write(dist.join("data/a.json"), "{}").unwrap();
        fs::write(dist.join("data/b.png"), "not packed ".repeat(100)).unwrap();
        fs::write(dist.join("view.html"), ["<a href=\"", views::ADDRESS, "\">"].concat().repeat(100))
            .unwrap();
        let entries = pack(&dist).unwrap();
        let names: Vec<&str> = entries.keys().map(String::as_str).collect();
        assert_eq!(names, ["data/a.json", "data/b.png", "index.html", "view.html"]);
        assert!(
            entries["index.html"].gzip.is_some_and(|gzip| gzip < 100) && dist.join("index.html.br").is_file()
        );
        assert!(entries["data/a.json"].gzip.is_none() && !dist.join("data/a.json.gz").exists());
        assert!(entries["data/b.png"].brotli.is_none());
        assert!(entries["view.html"].brotli.is_none(), "its address is still to be filled in");
        assert_eq!(hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(archive(&dist).unwrap(), archive(&dist).unwrap());
        fs::remove_dir_all(&dist).unwrap();
    }
}
