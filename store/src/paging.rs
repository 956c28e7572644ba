//! How many rows are in memory at once, where one may be as long as a document.
//!
//! Owns: their bound in bytes. Must not: read anything; whoever does asks for the lengths first.

/// About how many bytes the rows of a page have. A longer row comes alone.
pub(crate) const BYTES: i64 = 8 * 1024 * 1024;

/// How many of the rows with these lengths make a page: at least one.
pub(crate) fn fitting(lengths: &[i64]) -> usize {
    let mut bytes = 0_i64;
    let fits = |length: &&i64| {
        bytes = bytes.saturating_add(**length);
        bytes <= BYTES
    };
    lengths.iter().take_while(fits).count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_ends_where_it_would_be_too_long_and_is_never_empty() {
        let cases: [(&[i64], usize); 7] = [
            (&[], 1),
            (&[0, 0, 0], 3),
            (&[BYTES, 1], 1),
            (&[BYTES - 1, 1, 1], 2),
            (&[BYTES + 1, 1], 1),
            (&[i64::MAX, i64::MAX], 1),
            (&[1, i64::MAX, 1], 1),
        ];
        for (lengths, expected) in cases {
            assert_eq!(fitting(lengths), expected, "{lengths:?}");
        }
    }
}
