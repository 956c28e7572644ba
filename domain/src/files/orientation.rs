//! Which way up a picture is held, as cameras note it beside the pixels.
//!
//! Owns: finding that one note among all that a camera writes, and writing it alone. Must not: read anything else of it.

/// How much of what a camera writes is looked at: the note stands among the first.
pub(super) const LOOKED_AT: usize = 1_024;
/// What begins before the directories of notes.
const EXIF: &[u8] = b"Exif\0\0";
/// The note.
const ORIENTATION: u16 = 0x0112;
/// Length of a note in a directory.
const NOTE: usize = 12;

/// The note, where it says that the picture has to be turned.
pub(super) fn find(segment: &[u8]) -> Option<u8> {
    let notes = segment.strip_prefix(EXIF)?;
    let is_big = match notes.get(..2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes: [u8; 2] = notes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_big {
            u16::from_be_bytes(bytes)
        } else {
            u16::from_le_bytes(bytes)
        })
    };
    let bytes: [u8; 4] = notes.get(4..8)?.try_into().ok()?;
    let directory = if is_big {
        u32::from_be_bytes(bytes)
    } else {
        u32::from_le_bytes(bytes)
    };
    let directory = usize::try_from(directory).ok()?;
    let turned = (0..usize::from(short(directory)?)).find_map(|number| {
        let at = directory.checked_add(2 + NOTE * number)?;
        if short(at)? == ORIENTATION {
            short(at.checked_add(8)?)
        } else {
            None
        }
    })?;
    u8::try_from(turned).ok().filter(|turned| (2..=8).contains(turned))
}

/// A segment with this note and nothing else.
pub(super) fn written(turned: u8) -> Vec<u8> {
    let [high, low] = ORIENTATION.to_be_bytes();
    let directory = [0, 1, high, low, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0];
    [&b"\xff\xe1\0\x22"[..], EXIF, b"MM\0*\0\0\0\x08", &directory].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_found_and_nothing_else_is() {
        for turned in 0..=9_u8 {
            let segment = written(turned);
            assert_eq!(segment.len(), 36);
            let length = usize::from(u16::from_be_bytes([segment[2], segment[3]]));
            assert_eq!(length + 2, segment.len());
            let expected = (2..=8).contains(&turned).then_some(turned);
            assert_eq!(find(&segment[4..]), expected);
            for at in 4..segment.len() - 8 {
                assert_eq!(find(&segment[4..at]), None, "{at}");
            }
        }
        let little =
            b"Exif\0\0II*\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x01\0\0\0\x09\0\0\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        assert_eq!(find(little), Some(6));
        let hostile: [&[u8]; 5] = [
            b"Exif\0\0MM\0*\xff\xff\xff\xff\xff\xff",
            b"Exif\0\0II*\0\x08\0\0\0\xff\xff",
            b"Exif\0\0XX",
            b"http://ns.adobe.com/xap/1.0/\0",
            b"",
        ];
        for segment in hostile {
            assert_eq!(find(segment), None);
        }
    }
}
