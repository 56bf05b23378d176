//! Files as classic scripts: gzipped, and written in signs that end no text of JavaScript.
//! Knows packs; does not know what is in them, but for which of them has a budget.

use anyhow::Result;

use crate::press;

/// Signs of Z85 (ZeroMQ RFC 32): none of them ends a text of JavaScript.
const SIGNS: &[u8; 85] =
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
/// What every article loads, and what has a budget.
const BUDGETED: [&str; 5] = ["code", "world", "words-en", "words-de", FIRST_MINERAL];
/// The mineral whose embed has a budget: the default of the link key `m`.
pub const FIRST_MINERAL: &str = "graphite";

/// A script that hands its name, the length of its gzipped content, and that content in signs to the frame.
pub fn pack(name: &str, content: &[u8]) -> Result<String> {
    let mut gzipped = Vec::new();
    if BUDGETED.contains(&name) {
        // Slow, and 4 % lighter: for what every article loads.
        zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, content, &mut gzipped)?;
    } else {
        gzipped = press::gzip(content)?;
    }
    Ok(format!("mineralsMapPack(\"{name}\",{},\"{}\")\n", gzipped.len(), z85(&gzipped)?))
}

/// Bytes as Z85, filled up with zeros to whole words.
fn z85(bytes: &[u8]) -> Result<String> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 5 + 5);
    for word in bytes.chunks(4) {
        let mut filled = [0; 4];
        filled.iter_mut().zip(word).for_each(|(to, from)| *to = *from);
        let mut value = u32::from_be_bytes(filled);
        let mut signs = [0; 5];
        for sign in signs.iter_mut().rev() {
            *sign = SIGNS[(value % 85) as usize];
            value /= 85;
        }
        out.extend(signs);
    }
    Ok(String::from_utf8(out)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_the_signs_of_the_standard() {
        // The example of ZeroMQ RFC 32.
        assert_eq!(z85(&[0x86, 0x4F, 0xD2, 0x6F, 0xB5, 0x59, 0xF7, 0x5B]).unwrap(), "HelloWorld");
        assert_eq!(z85(&[0]).unwrap().len(), 5);
    }
}
