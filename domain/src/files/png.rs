//! PNG pictures without what they tell beside the picture.
//!
//! Owns: telling the chunks of a PNG apart as they come. Must not: look at a pixel, or hold more than the head of a chunk.

use super::Damaged;

const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";
/// Length and name.
const HEAD: usize = 8;
/// What stands behind the content of a chunk.
const CHECK: u64 = 4;
/// The greatest length that the format allows.
const LONGEST: u32 = 0x7fff_ffff;
/// Without these there is no picture.
const NEEDED: [[u8; 4]; 4] = [*b"IHDR", *b"PLTE", *b"IDAT", *b"IEND"];
/// These say how it looks. Texts, times, what cameras write, and everything unknown is not among them.
const LOOKS: [[u8; 4]; 16] = [
    *b"tRNS", *b"gAMA", *b"cHRM", *b"sRGB", *b"iCCP", *b"sBIT", *b"bKGD", *b"pHYs", *b"hIST", *b"sPLT", *b"cICP",
    *b"mDCV", *b"cLLI", *b"acTL", *b"fcTL", *b"fdAT",
];

/// Where in a PNG the next byte stands.
enum At {
    /// In its signature, of which so much has come.
    Start(usize),
    /// In the head of a chunk, of which so much has come.
    Head([u8; HEAD], usize),
    /// In a chunk: whether it is kept, how much is to come with its check, and whether it is the last.
    Chunk { kept: bool, left: u64, last: bool },
    /// Behind the end.
    Behind,
}

/// A PNG on its way.
pub(super) struct Png {
    at: At,
    /// Whether the first chunk has come.
    begun: bool,
}

impl Default for Png {
    fn default() -> Self {
        Self {
            at: At::Start(0),
            begun: false,
        }
    }
}

impl Png {
    pub(super) fn take(&mut self, mut bytes: &[u8], kept: &mut Vec<u8>) -> Result<(), Damaged> {
        while let Some((&first, rest)) = bytes.split_first() {
            match &mut self.at {
                At::Behind => return Ok(()),
                At::Start(at) => {
                    if SIGNATURE.get(*at) != Some(&first) {
                        return Err(Damaged);
                    }
                    kept.push(first);
                    *at += 1;
                    bytes = rest;
                    if *at == SIGNATURE.len() {
                        self.at = At::Head([0; HEAD], 0);
                    }
                }
                At::Head(head, at) => {
                    head[*at] = first;
                    *at += 1;
                    bytes = rest;
                    if *at == HEAD {
                        let head = *head;
                        self.at = self.chunk(head, kept)?;
                    }
                }
                At::Chunk {
                    kept: is_kept,
                    left,
                    last,
                } => {
                    let now = usize::try_from(*left).map_or(bytes.len(), |left| left.min(bytes.len()));
                    let (now, later) = bytes.split_at(now);
                    if *is_kept {
                        kept.extend_from_slice(now);
                    }
                    *left -= now.len() as u64;
                    bytes = later;
                    if *left == 0 {
                        self.at = if *last { At::Behind } else { At::Head([0; HEAD], 0) };
                    }
                }
            }
        }
        Ok(())
    }

    fn chunk(&mut self, head: [u8; HEAD], kept: &mut Vec<u8>) -> Result<At, Damaged> {
        let [a, b, c, d, name @ ..] = head;
        let length = u32::from_be_bytes([a, b, c, d]);
        let is_first = !std::mem::replace(&mut self.begun, true);
        let is_needed = NEEDED.contains(&name);
        // A picture cannot be shown without a chunk whose name begins with a capital, known or not.
        let unknown = !is_needed && !name[0].is_ascii_lowercase();
        if length > LONGEST || unknown || is_first != (name == *b"IHDR") {
            return Err(Damaged);
        }
        let is_kept = is_needed || LOOKS.contains(&name);
        if is_kept {
            kept.extend_from_slice(&head);
        }
        Ok(At::Chunk {
            kept: is_kept,
            left: u64::from(length) + CHECK,
            last: name == *b"IEND",
        })
    }

    pub(super) fn finish(self) -> Result<(), Damaged> {
        match self.at {
            At::Behind => Ok(()),
            _ => Err(Damaged),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a camera or a person writes beside the picture; none of it may stay.
    const MARKER: &[u8] = b"GPS 21.0285N Vi Du 4419";

    /// Nobody checks the check: it goes with its chunk.
    fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).expect("short").to_be_bytes();
        [&length[..], name, content, b"\x01\x02\x03\x04"].concat()
    }

    /// A picture with everything that pictures have, and the same without what is taken out.
    fn pictures() -> (Vec<u8>, Vec<u8>) {
        let header = chunk(b"IHDR", &[0; 13]);
        let profile = chunk(b"iCCP", b"sRGB\0\0 colours");
        let wide = chunk(b"pHYs", &[0; 9]);
        let palette = chunk(b"PLTE", &[1; 12]);
        let pixels = chunk(b"IDAT", &[9; 300]);
        let end = chunk(b"IEND", b"");
        let told: Vec<Vec<u8>> = [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"caBX", b"prVt"]
            .into_iter()
            .map(|name| chunk(name, MARKER))
            .collect();
        let told = told.concat();
        let whole = [
            &SIGNATURE[..],
            &header,
            &told,
            &profile,
            &wide,
            &chunk(b"tEXt", b""),
            &palette,
            &pixels,
            &told,
            &pixels,
            &told,
            &end,
            MARKER,
        ]
        .concat();
        let clean = [
            &SIGNATURE[..],
            &header,
            &profile,
            &wide,
            &palette,
            &pixels,
            &pixels,
            &end,
        ]
        .concat();
        (whole, clean)
    }

    fn cleaned(parts: &[&[u8]]) -> Result<Vec<u8>, Damaged> {
        let (mut kept, mut png) = (Vec::new(), Png::default());
        for part in parts {
            png.take(part, &mut kept)?;
        }
        png.finish().map(|()| kept)
    }

    #[test]
    fn what_a_picture_tells_beside_itself_is_gone_wherever_the_parts_are_cut() {
        let (whole, clean) = pictures();
        assert_eq!(cleaned(&[&whole]).as_ref(), Ok(&clean));
        assert!(!clean.windows(MARKER.len()).any(|window| window == MARKER));
        for at in 0..=whole.len() {
            let (first, second) = whole.split_at(at);
            assert_eq!(cleaned(&[first, second]).as_ref(), Ok(&clean), "cut at {at}");
        }
        let single: Vec<&[u8]> = whole.chunks(1).collect();
        assert_eq!(cleaned(&single).as_ref(), Ok(&clean));
        assert_eq!(cleaned(&[&clean]).as_ref(), Ok(&clean), "a clean one stays as it is");
    }

    #[test]
    fn a_picture_that_breaks_off_is_damaged() {
        let (_, clean) = pictures();
        for at in 0..clean.len() {
            assert_eq!(cleaned(&[&clean[..at]]), Err(Damaged), "{at}");
        }
    }

    #[test]
    fn lengths_and_names_that_cannot_be_are_damage() {
        let header = chunk(b"IHDR", &[0; 13]);
        let with = |bytes: &[u8]| [&SIGNATURE[..], &header, bytes].concat();
        for hostile in [
            with(b"\x80\0\0\0tEXt"),
            with(b"\xff\xff\xff\xffIDAT"),
            with(b"\x7f\xff\xff\xffIDATshort"),
            with(b"\0\0\0\0XXXX\0\0\0\0"),
            with(b"\0\0\0\0\xff\xff\xff\xff\0\0\0\0"),
            with(&header),
            [&SIGNATURE[..], &chunk(b"IDAT", b""), &chunk(b"IEND", b"")].concat(),
            b"\x89PNG\n\x1a\n".to_vec(),
        ] {
            assert_eq!(cleaned(&[&hostile]), Err(Damaged), "{hostile:?}");
        }
    }

    proptest! {
        #[test]
        fn anything_at_all_is_taken_in_bounds_and_the_same_in_one_part_or_many(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
            size in 1_usize..40,
        ) {
            let whole = [&SIGNATURE[..], &chunk(b"IHDR", &[0; 13]), &bytes].concat();
            let parts: Vec<&[u8]> = whole.chunks(size).collect();
            prop_assert_eq!(cleaned(&[&whole]), cleaned(&parts));
        }
    }
}
