//! Padding of plaintext to size buckets, so that the length of a sealed record tells little about it.
//!
//! Owns: the buckets and the reversible padding. Must not: seal anything by itself.
//!
//! Format: the plaintext, one byte 0x80, then zeros up to the bucket (ISO/IEC 7816-4). It needs no length field and
//! every plaintext, the empty one included, can be recovered exactly.

use zeroize::Zeroizing;

const KIB: usize = 1024;
const SMALL_BUCKETS: [usize; 4] = [KIB, 4 * KIB, 16 * KIB, 64 * KIB];
pub(crate) const MARK: u8 = 0x80;

/// The text was not padded by this module, or was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the padding is damaged")]
pub struct PaddingError;

/// Size in bytes to which a plaintext of `length` bytes is padded: 1, 4, 16, 64 KiB, then steps of a quarter more.
#[must_use]
pub fn bucket(length: usize) -> usize {
    let needed = length.saturating_add(1);
    if let Some(size) = SMALL_BUCKETS.into_iter().find(|size| needed <= *size) {
        return size;
    }
    let mut size = SMALL_BUCKETS[SMALL_BUCKETS.len() - 1];
    while size < needed {
        // Whole KiB keep the series short and the same on every machine.
        size = size.saturating_add(size / 4).next_multiple_of(KIB);
    }
    size
}

/// The plaintext padded to its bucket. The buffer is wiped when dropped.
#[must_use]
pub fn pad(plaintext: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut padded = Zeroizing::new(Vec::with_capacity(bucket(plaintext.len())));
    padded.extend_from_slice(plaintext);
    padded.push(MARK);
    padded.resize(bucket(plaintext.len()), 0);
    padded
}

/// The plaintext inside a padded text.
///
/// # Errors
/// When the mark is missing or the whole is not exactly as long as [`pad`] would have made it.
pub fn unpad(padded: &[u8]) -> Result<&[u8], PaddingError> {
    let end = padded.iter().rposition(|byte| *byte != 0).ok_or(PaddingError)?;
    if padded[end] != MARK || bucket(end) != padded.len() {
        return Err(PaddingError);
    }
    Ok(&padded[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_fall_into_buckets() {
        let cases = [
            (0, 1024),
            (1023, 1024),
            (1024, 4096),
            (4095, 4096),
            (4096, 16_384),
            (16_384, 65_536),
            (65_535, 65_536),
            (65_536, 81_920),
            (81_919, 81_920),
            (81_920, 102_400),
            (102_400, 128_000),
        ];
        for (length, size) in cases {
            assert_eq!(bucket(length), size, "{length}");
        }
    }

    #[test]
    fn damaged_padding_is_refused() {
        let good = pad(b"abc");
        assert_eq!(unpad(&good[..1023]), Err(PaddingError), "cut");
        assert_eq!(unpad(&[0; 1024]), Err(PaddingError), "no mark");
        assert_eq!(unpad(&[]), Err(PaddingError), "empty");
        let mut moved = good.to_vec();
        moved[5] = 1;
        assert_eq!(unpad(&moved), Err(PaddingError), "something after the mark");
        let mut larger = good.to_vec();
        larger.resize(4096, 0);
        assert_eq!(unpad(&larger), Err(PaddingError), "a larger bucket than needed");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in proptest::collection::vec(any::<u8>(), 0..5000)) {
            let padded = pad(&text);
            prop_assert_eq!(padded.len(), bucket(text.len()));
            prop_assert_eq!(unpad(&padded), Ok(text.as_slice()));
        }

        #[test]
        fn buckets_never_shrink_and_waste_little(length in 0_usize..10_000_000) {
            prop_assert!(bucket(length) > length);
            prop_assert!(bucket(length) <= bucket(length + 1));
            prop_assert!(length < 64 * KIB || bucket(length) <= (length + 1) * 5 / 4 + KIB);
        }
    }
}
