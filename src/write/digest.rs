//! SHA-256: the hash that the manifest's format names.
//!
//! In: bytes, a file, or 64 hex digits. Out: a [`Digest`] that prints as 64 lower-case hex digits.
//! Never: any other hash; the choice is the format's.

use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind, Read};

use sha2::Digest as _;

/// The SHA-256 of some bytes. Prints as 64 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of bytes that are at hand; for a stream there is [`Hasher`].
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(sha2::Sha256::digest(bytes).into())
    }

    /// The digest of a whole file, read piece by piece.
    ///
    /// # Errors
    /// As reading fails.
    pub fn of_file(mut file: File) -> io::Result<Digest> {
        let mut hasher = Hasher::default();
        let mut piece = [0; 16 * 1024];
        loop {
            match file.read(&mut piece) {
                Ok(0) => return Ok(hasher.finish()),
                Ok(length) => hasher.update(piece.get(..length).unwrap_or_default()),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// 64 hex digits of either case; `None` for any other text.
    pub fn parse(text: &str) -> Option<Digest> {
        let digits: &[u8; 64] = text.as_bytes().try_into().ok()?;
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = hex_value(pair[0])? << 4 | hex_value(pair[1])?;
        }
        Some(Digest(bytes))
    }

    /// The 64 hex digits as ASCII.
    pub fn hex(&self) -> [u8; 64] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut hex = [0; 64];
        for (pair, byte) in hex.chunks_exact_mut(2).zip(self.0) {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 15)];
        }
        hex
    }
}

fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.hex().iter().try_for_each(|digit| fmt::Write::write_char(f, char::from(*digit)))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A digest of bytes that arrive piece by piece.
#[derive(Clone, Default)]
pub struct Hasher(sha2::Sha256);

impl Hasher {
    /// Appends a piece. Where the pieces are cut makes no difference.
    pub fn update(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The digest of all pieces.
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::{Digest, Hasher};

    // FIPS 180-4, the example "abc".
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn prints_and_reads_sixty_four_digits() {
        assert_eq!(Digest::of(b"abc").to_string(), ABC);
        for (written, accepted) in [
            (ABC.to_owned(), true),
            (ABC.to_uppercase(), true),
            (ABC[1..].to_owned(), false),
            (format!("{ABC}0"), false),
            (ABC.replace('b', "g"), false),
            (ABC.replace("ba", "é"), false),
            (ABC.replacen('b', "+", 1), false),
            (String::new(), false),
            ("0".repeat(65_536), false),
        ] {
            let expected = accepted.then(|| Digest::of(b"abc"));
            assert_eq!(Digest::parse(&written), expected, "{}", &written[..written.len().min(70)]);
        }
    }

    #[test]
    fn pieces_make_no_difference() {
        let mut hasher = Hasher::default();
        hasher.update(b"a");
        hasher.update(b"");
        hasher.update(b"bc");
        assert_eq!(hasher.finish(), Digest::of(b"abc"));
    }
}
