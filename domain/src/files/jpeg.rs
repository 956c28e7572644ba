//! JPEG pictures without what they tell beside the picture.
//!
//! Owns: telling the segments of a JPEG apart as they come. Must not: look at a pixel, or hold more than the beginning of a
//! segment.

use super::{Damaged, orientation};

const MARK: u8 = 0xff;
/// Behind this marker come the pixels, without a length.
const SCAN: u8 = 0xda;
const END: u8 = 0xd9;
/// What cameras write.
const CAMERA: u8 = 0xe1;
/// Profiles of colours, and lists of further pictures.
const COLOURS: u8 = 0xe2;
/// What a segment with a profile of colours begins with.
const PROFILE: &[u8] = b"ICC_PROFILE\0";

/// Where in a JPEG the next byte stands.
#[derive(Default)]
enum At {
    /// The two bytes with which it begins; so many have come.
    Start(usize),
    /// Before a marker. What stands between segments and is none is left out, as readers do.
    #[default]
    Between,
    /// Behind the byte with which a marker begins.
    Marker,
    /// In the length of a segment with this marker; its first byte, once that has come.
    Length(u8, Option<u8>),
    /// At the beginning of a segment with this marker, by which it is told what is kept of it: what has come, and how long
    /// the whole is.
    Beginning(u8, Vec<u8>, usize),
    /// In a segment: whether it is kept, how much is to come, and whether pixels follow.
    Segment { kept: bool, left: usize, scan: bool },
    /// In the pixels; whether the last byte may be the beginning of a marker.
    Pixels(bool),
    /// Behind the end. Telephones put films and further pictures there.
    Behind,
}

/// A JPEG on its way.
pub(super) struct Jpeg {
    at: At,
    has_pixels: bool,
    /// Whether it was written which way up it is held.
    is_held: bool,
}

impl Default for Jpeg {
    fn default() -> Self {
        Self {
            at: At::Start(0),
            has_pixels: false,
            is_held: false,
        }
    }
}

/// Whether a segment is kept: tables and frames always; of those of applications the one that says how wide a pixel is and
/// the one that says how colours are told. Comments never.
const fn is_kept(marker: u8) -> bool {
    !matches!(marker, 0xe1 | 0xe3..=0xed | 0xef | 0xfe)
}

/// Markers without a segment: restarts inside of the pixels, and one without meaning.
const fn stands_alone(marker: u8) -> bool {
    matches!(marker, 0x01 | 0xd0..=0xd7)
}

impl Jpeg {
    pub(super) fn take(&mut self, mut bytes: &[u8], kept: &mut Vec<u8>) -> Result<(), Damaged> {
        while let Some((&first, rest)) = bytes.split_first() {
            match &mut self.at {
                At::Behind => return Ok(()),
                At::Segment {
                    kept: is_kept,
                    left,
                    scan,
                } if *left > 0 => {
                    let (now, later) = bytes.split_at(bytes.len().min(*left));
                    if *is_kept {
                        kept.extend_from_slice(now);
                    }
                    *left -= now.len();
                    bytes = later;
                    if *left == 0 {
                        self.at = if *scan { At::Pixels(false) } else { At::Between };
                    }
                }
                At::Pixels(is_mark @ false) => {
                    let pixels = bytes.iter().position(|byte| *byte == MARK);
                    let (now, later) = bytes.split_at(pixels.unwrap_or(bytes.len()));
                    kept.extend_from_slice(now);
                    *is_mark = pixels.is_some();
                    // The mark itself is written with what follows it.
                    bytes = later.get(1..).unwrap_or_default();
                }
                _ => {
                    self.byte(first, kept)?;
                    bytes = rest;
                }
            }
        }
        Ok(())
    }

    fn byte(&mut self, byte: u8, kept: &mut Vec<u8>) -> Result<(), Damaged> {
        self.at = match std::mem::take(&mut self.at) {
            At::Start(0) if byte == MARK => At::Start(1),
            At::Start(1) if byte == 0xd8 => {
                kept.extend([MARK, byte]);
                At::Between
            }
            At::Start(_) => return Err(Damaged),
            At::Between if byte == MARK => At::Marker,
            At::Between => At::Between,
            At::Marker if byte == MARK => At::Marker,
            At::Marker if byte == 0 || stands_alone(byte) => At::Between,
            At::Marker => self.marker(byte, kept),
            At::Length(marker, None) => At::Length(marker, Some(byte)),
            At::Length(marker, Some(high)) => self.segment(marker, [high, byte], kept)?,
            At::Beginning(marker, mut begun, length) => {
                begun.push(byte);
                self.beginning(marker, begun, length, kept)
            }
            // A zero says that the byte before it was no mark; a restart goes on with pixels.
            At::Pixels(_) if byte == 0 || stands_alone(byte) => {
                kept.extend([MARK, byte]);
                At::Pixels(false)
            }
            At::Pixels(_) if byte == MARK => At::Pixels(true),
            At::Pixels(_) => self.marker(byte, kept),
            at @ (At::Segment { .. } | At::Behind) => at,
        };
        Ok(())
    }

    fn marker(&mut self, marker: u8, kept: &mut Vec<u8>) -> At {
        if marker == END {
            kept.extend([MARK, marker]);
            return At::Behind;
        }
        At::Length(marker, None)
    }

    fn segment(&mut self, marker: u8, length: [u8; 2], kept: &mut Vec<u8>) -> Result<At, Damaged> {
        // The length counts itself.
        let left = usize::from(u16::from_be_bytes(length)).checked_sub(2).ok_or(Damaged)?;
        if matches!(marker, CAMERA | COLOURS) {
            return Ok(self.beginning(marker, Vec::new(), left, kept));
        }
        let scan = marker == SCAN;
        self.has_pixels |= scan;
        if is_kept(marker) {
            kept.extend([MARK, marker]);
            kept.extend(length);
        }
        Ok(match (left, scan) {
            (0, true) => At::Pixels(false),
            (0, false) => At::Between,
            _ => At::Segment {
                kept: is_kept(marker),
                left,
                scan,
            },
        })
    }

    /// Goes on with a segment of which `begun` has come.
    fn beginning(&mut self, marker: u8, begun: Vec<u8>, length: usize, kept: &mut Vec<u8>) -> At {
        let told_by = if marker == COLOURS {
            PROFILE.len()
        } else {
            orientation::LOOKED_AT
        };
        if begun.len() < told_by.min(length) {
            return At::Beginning(marker, begun, length);
        }
        let is_profile = marker == COLOURS && begun == PROFILE;
        if is_profile {
            kept.extend([MARK, marker]);
            kept.extend(u16::try_from(length + 2).unwrap_or(u16::MAX).to_be_bytes());
            kept.extend_from_slice(&begun);
        }
        if let Some(turned) = orientation::find(&begun).filter(|_| marker == CAMERA && !self.is_held) {
            self.is_held = true;
            kept.extend(orientation::written(turned));
        }
        match length - begun.len() {
            0 => At::Between,
            left => At::Segment {
                kept: is_profile,
                left,
                scan: false,
            },
        }
    }

    pub(super) fn finish(self) -> Result<(), Damaged> {
        match self.at {
            // Scanners forget the end, and readers do without it.
            At::Between | At::Marker | At::Pixels(_) | At::Behind if self.has_pixels => Ok(()),
            _ => Err(Damaged),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a telephone writes beside the picture; none of it may stay.
    const MARKER: &[u8] = b"GPS 21.0285N Vi Du 4419";

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).expect("short").to_be_bytes();
        [&[MARK, marker], &length[..], content].concat()
    }

    /// A picture with everything that pictures have, and the same without what is taken out.
    fn pictures() -> (Vec<u8>, Vec<u8>) {
        let told = |before: &[u8]| [before, MARKER].concat();
        let start = [MARK, 0xd8];
        let held = orientation::written(6);
        let camera = [&held[4..], MARKER, &[7; 2_000]].concat();
        let app0 = segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
        let profile = segment(0xe2, b"ICC_PROFILE\0\x01\x01 colours");
        let adobe = segment(0xee, b"Adobe\0d\0\0\0\0\0");
        let table = segment(0xdb, &[7; 65]);
        let frame = segment(0xc2, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
        let scan = segment(SCAN, &[1, 1, 0, 0, 63, 0]);
        let pixels = [1, 2, MARK, 0, 3, MARK, 0xd0, 4, MARK, 0xd7, 5, 0xe1].to_vec();
        let end = [MARK, END];
        let whole = [
            &start[..],
            &segment(CAMERA, &camera),
            &segment(CAMERA, &camera),
            &app0,
            &segment(CAMERA, &told(b"Exif\0\0MM\0*")),
            &segment(0xe1, &told(b"http://ns.adobe.com/xap/1.0/\0")),
            &profile,
            &segment(0xe2, &told(b"MPF\0")),
            &segment(0xe2, b""),
            &segment(0xed, &told(b"Photoshop 3.0\0")),
            &segment(0xfe, MARKER),
            &adobe,
            &[MARK, MARK],
            &table,
            b"\x01\x02",
            &frame,
            &scan,
            &pixels,
            // Between two scans of a progressive picture.
            &segment(0xfe, MARKER),
            &segment(0xef, MARKER),
            &table,
            &scan,
            &pixels,
            &end,
            MARKER,
        ]
        .concat();
        let clean = [
            &start[..],
            &held,
            &app0,
            &profile,
            &adobe,
            &table,
            &frame,
            &scan,
            &pixels,
            &table,
            &scan,
            &pixels,
            &end,
        ]
        .concat();
        (whole, clean)
    }

    fn cleaned(parts: &[&[u8]]) -> Result<Vec<u8>, Damaged> {
        let (mut kept, mut jpeg) = (Vec::new(), Jpeg::default());
        for part in parts {
            jpeg.take(part, &mut kept)?;
        }
        jpeg.finish().map(|()| kept)
    }

    fn holds_marker(bytes: &[u8]) -> bool {
        bytes.windows(MARKER.len()).any(|window| window == MARKER)
    }

    #[test]
    fn what_a_picture_tells_beside_itself_is_gone_wherever_the_parts_are_cut() {
        let (whole, clean) = pictures();
        assert!(holds_marker(&whole));
        assert_eq!(cleaned(&[&whole]).as_ref(), Ok(&clean));
        for at in 0..=whole.len() {
            let (first, second) = whole.split_at(at);
            assert_eq!(cleaned(&[first, second]).as_ref(), Ok(&clean), "cut at {at}");
        }
        let single: Vec<&[u8]> = whole.chunks(1).collect();
        assert_eq!(cleaned(&single).as_ref(), Ok(&clean));
        assert_eq!(cleaned(&[&clean]).as_ref(), Ok(&clean), "a clean one stays as it is");
    }

    #[test]
    fn a_picture_that_breaks_off_before_its_pixels_is_damaged_and_none_ever_tells() {
        let (whole, _) = pictures();
        let scan = whole
            .windows(2)
            .position(|window| window == [MARK, SCAN])
            .expect("there are pixels");
        for at in 0..whole.len() {
            let cut = cleaned(&[&whole[..at]]);
            if at < scan + 10 {
                assert_eq!(cut, Err(Damaged), "{at}");
            }
            assert!(!cut.is_ok_and(|kept| holds_marker(&kept)), "{at}");
        }
    }

    #[test]
    fn lengths_that_cannot_be_are_damage() {
        let with = |bytes: &[u8]| [&[MARK, 0xd8], bytes].concat();
        for hostile in [
            with(&[MARK, 0xe1, 0, 0]),
            with(&[MARK, 0xe1, 0, 1, 5]),
            with(&[MARK, 0xdb, 0xff, 0xff, 1, 2, 3]),
            with(&[MARK, END]),
            with(b"\xff"),
            with(b" nothing else"),
            b"\xff\xd7\xff".to_vec(),
            Vec::new(),
        ] {
            assert_eq!(cleaned(&[&hostile]), Err(Damaged), "{hostile:?}");
        }
        let empty_scan = with(&[MARK, SCAN, 0, 2, 9, MARK, END]);
        assert_eq!(cleaned(&[&empty_scan]).as_ref(), Ok(&empty_scan));
    }

    proptest! {
        #[test]
        fn anything_at_all_is_taken_in_bounds_and_the_same_in_one_part_or_many(
            bytes in prop::collection::vec(prop_oneof![Just(MARK), Just(0xe1), Just(SCAN), Just(END), any::<u8>()], 0..400),
            size in 1_usize..40,
        ) {
            let whole = [&[MARK, 0xd8], &bytes[..]].concat();
            let parts: Vec<&[u8]> = whole.chunks(size).collect();
            let once = cleaned(&[&whole]);
            prop_assert_eq!(&once, &cleaned(&parts));
            prop_assert!(once.is_ok_and(|kept| kept.len() <= whole.len() + 4) || cleaned(&parts).is_err());
        }
    }
}
