//! Takes the names of functions out of a WebAssembly file: a fifth of what a reader would download, for nothing.
//! Knows how sections follow each other in a file; does not know what is in them.

use anyhow::{Context, Result, bail};

const HEADER: usize = 8;
const CUSTOM: u8 = 0;

/// The file without its section of names; everything else stays byte for byte.
pub fn without_names(file: &[u8]) -> Result<Vec<u8>> {
    if !file.starts_with(b"\0asm") || file.len() < HEADER {
        bail!("not a WebAssembly file");
    }
    let (header, mut rest) = file.split_at(HEADER);
    let mut kept = header.to_vec();
    while let Some((&kind, after)) = rest.split_first() {
        let (size, body) = number(after).context("a section has no size")?;
        let (section, next) = body.split_at_checked(size).context("a section is cut short")?;
        let whole = rest.len() - next.len();
        if kind != CUSTOM || name(section) != Some(b"name") {
            kept.extend_from_slice(&rest[..whole]);
        }
        rest = next;
    }
    Ok(kept)
}

fn name(section: &[u8]) -> Option<&[u8]> {
    let (length, text) = number(section)?;
    text.get(..length)
}

/// A number in LEB128, and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[at + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: &[u8] = b"\0asm\x01\0\0\0";
    const TYPES: &[u8] = b"\x01\x01\x00";
    const NAMES: &[u8] = b"\x00\x06\x04name\x00";
    const FEATURES: &[u8] = b"\x00\x81\x00\x00";

    #[test]
    fn only_the_names_go() {
        let file = [START, TYPES, NAMES, FEATURES].concat();
        assert_eq!(without_names(&file).unwrap(), [START, TYPES, FEATURES].concat());
        assert_eq!(without_names(&without_names(&file).unwrap()).unwrap().len(), file.len() - NAMES.len());
    }

    #[test]
    fn a_broken_file_is_refused() {
        for file in [&b"<!DOCTYPE html>"[..], &[START, b"\x01\x09\x00"].concat(), &[START, b"\x01"].concat()]
        {
            assert!(without_names(file).is_err(), "{file:?}");
        }
    }
}
