//! Text as a code that a camera reads.
//!
//! Owns: how dense the code is and the white border around it. Must not: decide where it is shown, or in which size.

use qrcode::QrCode;
use qrcode::render::svg::Color;

/// The code as an SVG image: black on white, one unit for each module, with the white border that readers need.
///
/// It stays readable when up to 15 % of it is damaged. Capital letters, digits and hyphens alone make it smaller.
///
/// # Panics
/// When `text` is longer than 2,331 bytes, the most that a code of this kind holds.
#[must_use]
pub fn svg(text: &str) -> String {
    #[expect(clippy::expect_used, reason = "what is put into codes is far below the limit")]
    let code = QrCode::new(text).expect("the text fits into a code");
    code.render::<Color>().module_dimensions(1, 1).build()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rqrr::{Grid, SimpleGrid};

    use super::*;

    /// Modules of white around the code, as the standard asks.
    const BORDER: usize = 4;

    /// Width of the image and the dark modules in it.
    fn drawn(svg: &str) -> (usize, BTreeSet<(usize, usize)>) {
        let between = |start: &str, end: &str| {
            let rest = svg.split_once(start).expect("the start").1;
            rest.split_once(end).expect("the end").0
        };
        let dark = between(" d=\"M", "\"")
            .split('M')
            .flat_map(|rectangle| {
                let numbers: Vec<usize> = rectangle
                    .split(|c: char| !c.is_ascii_digit())
                    .filter_map(|number| number.parse().ok())
                    .collect();
                let [left, top, width, height, ..] = numbers[..] else {
                    panic!("a rectangle: {rectangle}")
                };
                (0..width).flat_map(move |x| (0..height).map(move |y| (left + x, top + y)))
            })
            .collect();
        (between(" width=\"", "\"").parse().expect("a width"), dark)
    }

    /// What somebody else's reader sees.
    fn seen(svg: &str) -> String {
        let (width, dark) = drawn(svg);
        let grid = SimpleGrid::from_func(width - 2 * BORDER, |x, y| dark.contains(&(x + BORDER, y + BORDER)));
        Grid::new(grid).decode().expect("a code").1
    }

    #[test]
    fn a_reader_sees_the_text_that_was_put_in() {
        for text in [
            "0".to_owned(),
            "7KQ4-M2PX-".repeat(9),
            "otpauth://totp/Liêm%20Chính:vidu?secret=JBSWY3DPEHPK3PXP&issuer=Liêm Chính".to_owned(),
            "x".repeat(2331),
        ] {
            assert_eq!(seen(&svg(&text)), text);
        }
    }

    #[test]
    fn the_border_is_white_and_four_modules_wide() {
        let (width, dark) = drawn(&svg("7KQ4-M2PX"));
        let of_the_code = BORDER..width - BORDER;
        let edge = |pick: fn(&(usize, usize)) -> usize| {
            let places = || dark.iter().map(pick);
            (places().min(), places().max())
        };
        let whole = (Some(of_the_code.start), Some(of_the_code.end - 1));
        assert_eq!(edge(|place| place.0), whole);
        assert_eq!(edge(|place| place.1), whole);
    }
}
