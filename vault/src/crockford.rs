//! Bytes as letters that people read out, write down and type.
//!
//! Owns: Crockford's base32 in groups of four, and forgiving reading of it. Must not: know what the bytes are.

use zeroize::Zeroizing;

use crate::{Error, Result};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP: usize = 4;

/// `bytes` in groups of four characters joined by hyphens: `7KQ4-M2PX-…`; unused low bits of the last one are zero.
#[must_use]
pub fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2 + 1);
    let (mut buffer, mut bits, mut written) = (0_u32, 0_u32, 0_usize);
    let mut push = |value: u32, text: &mut String| {
        if written > 0 && written.is_multiple_of(GROUP) {
            text.push('-');
        }
        text.push(char::from(ALPHABET[(value & 31) as usize]));
        written += 1;
    };
    for byte in bytes {
        buffer = (buffer << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            push(buffer >> bits, &mut text);
        }
        buffer &= (1 << bits) - 1;
    }
    if bits > 0 {
        push(buffer << (5 - bits), &mut text);
    }
    text
}

/// Reads `N` bytes, wiped when dropped, as typed: any case, any spaces and hyphens, O for 0, I and L for 1. `what` names it in errors.
///
/// # Errors
/// [`Error::Mistyped`] for another length or a foreign character.
pub fn read<const N: usize>(typed: &str, what: &'static str) -> Result<Zeroizing<[u8; N]>> {
    let mistyped = Error::Mistyped(what);
    let mut bytes = Zeroizing::new([0; N]);
    let (mut buffer, mut bits, mut filled) = (0_u32, 0_u32, 0_usize);
    let expected = (N * 8).div_ceil(5);
    let mut count = 0;
    for character in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        count += 1;
        if count > expected {
            return Err(mistyped);
        }
        buffer = (buffer << 5) | value(character).ok_or(mistyped)?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes[filled] = ((buffer >> bits) & 0xff) as u8;
            filled += 1;
            buffer &= (1 << bits) - 1;
        }
    }
    // The bits behind the last byte carry nothing; other values would be a second spelling of the same code.
    if count == expected && buffer == 0 {
        Ok(bytes)
    } else {
        Err(mistyped)
    }
}

fn value(character: char) -> Option<u32> {
    let folded = match character.to_ascii_uppercase() {
        'O' => b'0',
        'I' | 'L' => b'1',
        other => u8::try_from(other).ok()?,
    };
    let position = ALPHABET.iter().position(|letter| *letter == folded)?;
    u32::try_from(position).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_are_grouped_and_read_forgivingly() {
        assert_eq!(write(&[0; 10]), "0000-0000-0000-0000");
        assert_eq!(write(&[0xff; 5]), "ZZZZ-ZZZZ");
        assert_eq!(write(b"\x00\x01"), "000G");
        assert_eq!(read::<5>("zzzz zzzz", "code"), Ok(Zeroizing::new([0xff; 5])));
        assert_eq!(read::<5>("oOiI-lL1o", "code"), read::<5>("0011-1110", "code"));
    }

    #[test]
    fn mistyped_codes_are_refused() {
        for typed in ["", "ZZZZ-ZZZ", "ZZZZ-ZZZZ-Z", "ZZZU-ZZZZ", "ZZZ*-ZZZZ", "ZZZÉ-ZZZZ"] {
            assert_eq!(read::<5>(typed, "code"), Err(Error::Mistyped("code")), "{typed:?}");
        }
        assert_eq!(
            read::<2>("000H", "code"),
            Err(Error::Mistyped("code")),
            "a second spelling"
        );
    }

    proptest! {
        #[test]
        fn every_code_comes_back(bytes: [u8; 10], long: [u8; 33]) {
            prop_assert_eq!(read::<10>(&write(&bytes), "code"), Ok(Zeroizing::new(bytes)));
            prop_assert_eq!(read::<33>(&write(&long).to_lowercase().replace('-', " "), "code"), Ok(Zeroizing::new(long)));
        }
    }
}
