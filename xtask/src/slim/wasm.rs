//! A WebAssembly file without what only tools read, and with other names at its border to the script.
//! Knows sections, imports and exports; does not know what functions do.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const EXPORT: u8 = 7;

/// A file as its sections: kind and content.
pub struct Module {
    sections: Vec<(u8, Vec<u8>)>,
}

impl Module {
    /// Takes a file apart. Custom sections are left out: names of functions, a fifth of a download, and notes of tools.
    pub fn read(file: &[u8]) -> Result<Self> {
        let Some(rest) = file.strip_prefix(HEADER) else { bail!("not a WebAssembly file") };
        let mut rest = Reader(rest);
        let mut sections = Vec::new();
        while !rest.0.is_empty() {
            let kind = rest.byte()?;
            let content = rest.counted().context("a section is cut short")?;
            if kind != CUSTOM {
                sections.push((kind, content.to_vec()));
            }
        }
        Ok(Self { sections })
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut file = HEADER.to_vec();
        for (kind, content) in &self.sections {
            file.push(*kind);
            push_counted(&mut file, content);
        }
        file
    }

    /// Names of imports and exports with a hash in them, which only the script of the same build can know.
    pub fn hashed_names(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        self.with_names(&mut |name| {
            if has_hash(name) && !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
            None
        })?;
        Ok(names)
    }

    /// The module with other names for imports and exports.
    pub fn renamed(&self, names: &BTreeMap<String, String>) -> Result<Self> {
        self.with_names(&mut |name| names.get(name).cloned())
    }

    fn with_names(&self, rename: &mut dyn FnMut(&str) -> Option<String>) -> Result<Self> {
        let mut sections = Vec::with_capacity(self.sections.len());
        for (kind, content) in &self.sections {
            let content = match *kind {
                IMPORT => imports(content, rename).context("imports")?,
                EXPORT => exports(content, rename).context("exports")?,
                _ => content.clone(),
            };
            sections.push((*kind, content));
        }
        Ok(Self { sections })
    }
}

/// `…_0123456789abcdef` or `…__h0123456789abcdef`, with a number behind it where there are several.
fn has_hash(name: &str) -> bool {
    name.split('_').any(|part| {
        let digits = part.strip_prefix('h').unwrap_or(part);
        digits.len() == 16 && digits.bytes().all(|b| b.is_ascii_hexdigit())
    })
}

fn imports(content: &[u8], rename: &mut dyn FnMut(&str) -> Option<String>) -> Result<Vec<u8>> {
    let mut rest = Reader(content);
    let count = rest.number()?;
    let mut out = Vec::with_capacity(content.len());
    push_number(&mut out, count);
    for _ in 0..count {
        push_counted(&mut out, rest.counted()?);
        push_name(&mut out, rest.counted()?, rename)?;
        let start = rest.0;
        match rest.byte()? {
            0 => drop(rest.number()?),
            1 => {
                rest.byte()?;
                rest.limits()?;
            }
            2 => rest.limits()?,
            3 => {
                rest.byte()?;
                rest.byte()?;
            }
            kind => bail!("an import of the unknown kind {kind}"),
        }
        out.extend_from_slice(&start[..start.len() - rest.0.len()]);
    }
    Ok(out)
}

fn exports(content: &[u8], rename: &mut dyn FnMut(&str) -> Option<String>) -> Result<Vec<u8>> {
    let mut rest = Reader(content);
    let count = rest.number()?;
    let mut out = Vec::with_capacity(content.len());
    push_number(&mut out, count);
    for _ in 0..count {
        push_name(&mut out, rest.counted()?, rename)?;
        out.push(rest.byte()?);
        push_number(&mut out, rest.number()?);
    }
    Ok(out)
}

fn push_name(out: &mut Vec<u8>, name: &[u8], rename: &mut dyn FnMut(&str) -> Option<String>) -> Result<()> {
    let name = std::str::from_utf8(name)?;
    push_counted(out, rename(name).as_deref().unwrap_or(name).as_bytes());
    Ok(())
}

fn push_counted(out: &mut Vec<u8>, content: &[u8]) {
    push_number(out, content.len());
    out.extend_from_slice(content);
}

/// A number in LEB128.
fn push_number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            return out.push(low);
        }
        out.push(low | 0x80);
    }
}

struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn byte(&mut self) -> Result<u8> {
        let (byte, rest) = self.0.split_first().context("a byte is missing")?;
        self.0 = rest;
        Ok(*byte)
    }

    fn number(&mut self) -> Result<usize> {
        let mut value = 0;
        for at in 0..5 {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << (7 * at);
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        bail!("a number does not end");
    }

    /// As many bytes as the number in front of them says.
    fn counted(&mut self) -> Result<&'b [u8]> {
        let length = self.number()?;
        let (content, rest) = self.0.split_at_checked(length).context("bytes are missing")?;
        self.0 = rest;
        Ok(content)
    }

    fn limits(&mut self) -> Result<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPES: &[u8] = b"\x01\x01\x00";
    const NAMES: &[u8] = b"\x00\x06\x04name\x00";
    const FEATURES: &[u8] = b"\x00\x81\x00\x00";
    const LONG: &str = "__wbg_add_0123456789abcdef";

    /// A function `LONG` of module `m` and a memory from outside; exports of both.
    fn file() -> Vec<u8> {
        let mut imports = vec![2, 1, b'm'];
        push_counted(&mut imports, LONG.as_bytes());
        imports.extend_from_slice(b"\x00\x07\x01m\x03mem\x02\x01\x01\x82\x01");
        let mut exports = vec![2];
        push_counted(&mut exports, LONG.as_bytes());
        exports.extend_from_slice(b"\x00\x81\x01\x03mem\x02\x00");
        let mut file = [HEADER, TYPES, NAMES].concat();
        for (kind, content) in [(IMPORT, imports), (EXPORT, exports)] {
            file.push(kind);
            push_counted(&mut file, &content);
        }
        [file, FEATURES.to_vec()].concat()
    }

    #[test]
    fn what_only_tools_read_goes_and_the_rest_stays() {
        let file = file();
        let slim = Module::read(&file).unwrap().bytes();
        assert_eq!(slim.len(), file.len() - NAMES.len() - FEATURES.len());
        assert_eq!(Module::read(&slim).unwrap().renamed(&BTreeMap::new()).unwrap().bytes(), slim);
    }

    #[test]
    fn names_with_a_hash_become_others_on_both_sides() {
        let module = Module::read(&file()).unwrap();
        assert_eq!(module.hashed_names().unwrap(), [LONG]);
        let renamed = module.renamed(&BTreeMap::from([(LONG.to_owned(), "ab".to_owned())])).unwrap();
        assert!(renamed.hashed_names().unwrap().is_empty());
        assert_eq!(renamed.bytes().len(), module.bytes().len() - 2 * (LONG.len() - 2));
        assert!(has_hash("invoke__h0123456789abcdef_2") && !has_hash("__wbindgen_malloc"));
    }

    #[test]
    fn a_broken_file_is_refused() {
        for file in
            [&b"<!DOCTYPE html>"[..], &[HEADER, b"\x01\x09\x00"].concat(), &[HEADER, b"\x01"].concat()]
        {
            assert!(Module::read(file).is_err(), "{file:?}");
        }
        let unknown = Module { sections: vec![(IMPORT, b"\x01\x01m\x01n\x09".to_vec())] };
        assert!(unknown.hashed_names().is_err());
    }
}
