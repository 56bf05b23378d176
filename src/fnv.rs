//! FNV-1a of 64 bits (Fowler, Noll, Vo): another content is another number. Knows bytes; keeps no secret.

/// The hash of nothing.
pub const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash after one more byte.
#[must_use]
pub const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The hash after more bytes.
#[must_use]
pub fn after(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| step(hash, *byte))
}

/// Eight hexadecimal digits for the name of a file: both halves of the hash in one.
#[must_use]
pub fn short(hash: u64) -> String {
    format!("{:08x}", (hash >> 32) ^ (hash & 0xffff_ffff))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(after(START, b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(after(START, b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(after(START, b"foobar"), 0x8594_4171_f739_67e8);
        assert_eq!(short(after(START, b"foobar")), format!("{:08x}", 0x8594_4171_u32 ^ 0xf739_67e8));
    }
}
