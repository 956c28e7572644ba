//! From numbers to places.
//!
//! Owns: rounded axes and percentages. Must not: draw.

pub(super) use domain::number::grouped;

/// Pixels that a digit takes, and the narrowest chart (a phone of 390 px): together they tell how many percent of the
/// width a number needs at most.
const DIGIT_WIDTH: f64 = 9.0;
const NARROWEST_CHART: f64 = 320.0;

/// An axis from zero to a round number at or above the largest value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    step: u64,
    steps: u64,
}

impl Scale {
    /// At most five steps of 1, 2 or 5 times a power of ten.
    pub(super) fn covering(largest: u64) -> Self {
        let mut power = 1_u64;
        loop {
            for factor in [1, 2, 5] {
                let step = power.saturating_mul(factor);
                let steps = largest.div_ceil(step).max(1);
                if steps <= 5 {
                    return Self { step, steps };
                }
            }
            power = power.saturating_mul(10);
        }
    }

    /// The numbers on the axis, from zero up.
    pub(super) fn ticks(self) -> impl Iterator<Item = u64> {
        (0..=self.steps).map(move |index| self.step.saturating_mul(index))
    }

    /// Part of the axis that a value takes, from 0 to 1.
    pub(super) fn part(self, value: u64) -> f64 {
        part(value, self.step.saturating_mul(self.steps))
    }
}

/// `value` as part of `whole`, from 0 to 1; nothing of nothing is 0.
pub(super) fn part(value: u64, whole: u64) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    // Exact to 53 bits; a chart shows far less.
    #[expect(clippy::cast_precision_loss, reason = "a pixel is coarser than the rounding")]
    let part = value as f64 / whole as f64;
    part.clamp(0.0, 1.0)
}

/// Percent of the width that the longest of the texts needs, between 8 and 45.
pub(super) fn room_for<'a>(texts: impl IntoIterator<Item = &'a String>) -> f64 {
    let longest = texts.into_iter().map(|text| text.chars().count()).max().unwrap_or(0);
    let longest = f64::from(u32::try_from(longest).unwrap_or(u32::MAX));
    (longest * DIGIT_WIDTH / NARROWEST_CHART * 100.0 + 4.0).clamp(8.0, 45.0)
}

/// A percentage as an SVG attribute.
pub(super) fn percent(value: f64) -> String {
    format!("{value:.2}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_at_a_round_number_above_the_largest_value() {
        let cases: [(u64, &[u64]); 7] = [
            (0, &[0, 1]),
            (1, &[0, 1]),
            (5, &[0, 1, 2, 3, 4, 5]),
            (7, &[0, 2, 4, 6, 8]),
            (98, &[0, 20, 40, 60, 80, 100]),
            (101, &[0, 50, 100, 150]),
            (1_500_000_000, &[0, 500_000_000, 1_000_000_000, 1_500_000_000]),
        ];
        for (largest, ticks) in cases {
            assert_eq!(
                Scale::covering(largest).ticks().collect::<Vec<_>>(),
                ticks,
                "largest {largest}"
            );
        }
    }

    #[test]
    fn the_largest_number_there_is_still_has_an_axis() {
        let scale = Scale::covering(u64::MAX);
        assert_eq!(scale.part(0), 0.0);
        assert!(scale.part(u64::MAX) > 0.7);
    }

    #[test]
    fn parts_stay_between_nothing_and_all() {
        assert_eq!(part(0, 0), 0.0);
        assert_eq!(part(1, 4), 0.25);
        assert_eq!(part(9, 4), 1.0);
    }

    #[test]
    fn long_numbers_get_more_room_but_never_half_of_it() {
        let room = |text: &str| room_for(&[text.to_owned()]);
        assert!(room("7") < room("1.500.000"));
        assert_eq!(room("7"), 8.0);
        assert_eq!(room("1.500.000.000.000.000"), 45.0);
    }
}
