//! The lunar calendar of Vietnam: months begin on the day of the new moon at UTC+7.
//!
//! Owns: where a day of the lunar calendar falls. Must not: know holidays.
//!
//! The month of the winter solstice is the 11th. Between two of them lie twelve months, or thirteen; then the first month
//! in which the sun enters no new twelfth of its way is the leap one. Moon and sun follow the series of J. Meeus,
//! "Astronomical Algorithms", chapters 25 and 49, which are good to seconds in our centuries.

use chrono::{Datelike, NaiveDate};

const HOURS_EAST: f64 = 7.0;
/// Terrestrial time runs ahead of the clocks by about so much in our time.
const CLOCK_LAG_DAYS: f64 = 70.0 / 86_400.0;
/// Days in the Julian day count at the midnight that begins day 1 of chrono's count.
const COUNT_OFFSET: f64 = 1_721_424.5;
const FIRST_NEW_MOON_OF_2000: f64 = 2_451_550.097_66;
const MONTH_DAYS: f64 = 29.530_588_861;

/// The day of the solar calendar on which day `day` of month `month` (not its leap repetition) of the lunar year falls.
///
/// `None` when the month is not 1–12, the day not 1–30, or the year outside chrono's calendar.
#[must_use]
pub fn solar_day(lunar_year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if !(1..=12).contains(&month) || !(1..=30).contains(&day) {
        return None;
    }
    // Months 11 and 12 follow the solstice of the year itself, the others that of the year before.
    let (solstice_year, steps) = if month >= 11 {
        (lunar_year, i64::from(month) - 11)
    } else {
        (lunar_year - 1, i64::from(month) + 1)
    };
    let eleventh = eleventh_month(solstice_year)?;
    let leap = leap_step(eleventh, eleventh_month(solstice_year + 1)?);
    let steps = match leap {
        Some(leap) if steps >= leap => steps + 1,
        _ => steps,
    };
    new_moon(eleventh + steps)?.checked_add_days(chrono::Days::new(u64::from(day) - 1))
}

/// Number of the new moon that begins the month of the winter solstice.
fn eleventh_month(year: i32) -> Option<i64> {
    let last_day = NaiveDate::from_ymd_opt(year, 12, 31)?;
    let mut moon = near(last_day) + 1;
    while new_moon(moon)? > last_day {
        moon -= 1;
    }
    // The sun enters its tenth twelfth (270°) at the solstice: a month that begins after it is already the 12th.
    if twelfth(new_moon(moon)?) >= 9 {
        moon -= 1;
    }
    Some(moon)
}

/// How many months after the 11th the leap month comes, when there is one before the next 11th.
fn leap_step(eleventh: i64, next_eleventh: i64) -> Option<i64> {
    if next_eleventh - eleventh < 13 {
        return None;
    }
    (1..13).find(|step| {
        let begin = new_moon(eleventh + step).map(twelfth);
        let end = new_moon(eleventh + step + 1).map(twelfth);
        begin == end
    })
}

/// Number of a new moon within a month of the day, counted from the first one of 2000.
fn near(day: NaiveDate) -> i64 {
    let julian = f64::from(day.num_days_from_ce()) + COUNT_OFFSET;
    whole((julian - FIRST_NEW_MOON_OF_2000) / MONTH_DAYS)
}

/// The day in Vietnam on which a new moon falls.
fn new_moon(number: i64) -> Option<NaiveDate> {
    let instant = new_moon_instant(number) - CLOCK_LAG_DAYS + HOURS_EAST / 24.0;
    let count = whole(instant - COUNT_OFFSET);
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(count).ok()?)
}

/// In which twelfth of its way the sun stands at the midnight that begins the day in Vietnam: 0 from the spring equinox on.
fn twelfth(day: NaiveDate) -> i64 {
    let julian = f64::from(day.num_days_from_ce()) + COUNT_OFFSET - HOURS_EAST / 24.0 + CLOCK_LAG_DAYS;
    whole(sun_longitude(julian) / 30.0)
}

/// Apparent longitude of the sun in degrees, 0–360.
fn sun_longitude(julian: f64) -> f64 {
    let t = (julian - 2_451_545.0) / 36_525.0;
    let mean = 280.466_46 + t * (36_000.769_83 + t * 0.000_303_2);
    let anomaly = 357.529_11 + t * (35_999.050_29 - t * 0.000_153_7);
    let centre = (1.914_602 - t * (0.004_817 + t * 0.000_014)) * sine(anomaly)
        + (0.019_993 - t * 0.000_101) * sine(2.0 * anomaly)
        + 0.000_289 * sine(3.0 * anomaly);
    let node = 125.04 - 1_934.136 * t;
    (mean + centre - 0.005_69 - 0.004_78 * sine(node)).rem_euclid(360.0)
}

/// Coefficient in days, how often the eccentricity of the earth's orbit counts, and the multiples of the anomalies of sun
/// and moon and of the moon's argument of latitude.
const MOON_TERMS: [(f64, i32, [f64; 3]); 24] = [
    (-0.407_20, 0, [0.0, 1.0, 0.0]),
    (0.172_41, 1, [1.0, 0.0, 0.0]),
    (0.016_08, 0, [0.0, 2.0, 0.0]),
    (0.010_39, 0, [0.0, 0.0, 2.0]),
    (0.007_39, 1, [-1.0, 1.0, 0.0]),
    (-0.005_14, 1, [1.0, 1.0, 0.0]),
    (0.002_08, 2, [2.0, 0.0, 0.0]),
    (-0.001_11, 0, [0.0, 1.0, -2.0]),
    (-0.000_57, 0, [0.0, 1.0, 2.0]),
    (0.000_56, 1, [1.0, 2.0, 0.0]),
    (-0.000_42, 0, [0.0, 3.0, 0.0]),
    (0.000_42, 1, [1.0, 0.0, 2.0]),
    (0.000_38, 1, [1.0, 0.0, -2.0]),
    (-0.000_24, 1, [-1.0, 2.0, 0.0]),
    (-0.000_07, 0, [2.0, 1.0, 0.0]),
    (0.000_04, 0, [0.0, 2.0, -2.0]),
    (0.000_04, 0, [3.0, 0.0, 0.0]),
    (0.000_03, 0, [1.0, 1.0, -2.0]),
    (0.000_03, 0, [0.0, 2.0, 2.0]),
    (-0.000_03, 0, [1.0, 1.0, 2.0]),
    (0.000_03, 0, [-1.0, 1.0, 2.0]),
    (-0.000_02, 0, [-1.0, 1.0, -2.0]),
    (-0.000_02, 0, [1.0, 3.0, 0.0]),
    (0.000_02, 0, [0.0, 4.0, 0.0]),
];

/// Coefficient in days, start and monthly step in degrees of the planets' pull.
const PLANET_TERMS: [(f64, f64, f64); 8] = [
    (0.000_325, 299.77, 0.107_408),
    (0.000_165, 251.88, 0.016_321),
    (0.000_164, 251.83, 26.651_886),
    (0.000_126, 349.42, 36.412_478),
    (0.000_110, 84.66, 18.206_239),
    (0.000_062, 141.74, 53.303_771),
    (0.000_060, 207.14, 2.453_732),
    (0.000_056, 154.84, 7.306_860),
];

/// Julian day of a new moon in terrestrial time.
fn new_moon_instant(number: i64) -> f64 {
    let k = number_to_float(number);
    let t = k / 1_236.85;
    let mean = FIRST_NEW_MOON_OF_2000 + MONTH_DAYS * k + t * t * (0.000_154_37 - t * 0.000_000_150);
    let sun = 2.553_4 + 29.105_356_70 * k - t * t * 0.000_001_4;
    let moon = 201.564_3 + 385.816_935_28 * k + t * t * (0.010_758_2 + t * 0.000_012_38);
    let latitude = 160.710_8 + 390.670_502_84 * k - t * t * (0.001_611_8 + t * 0.000_002_27);
    let node = 124.774_6 - 1.563_755_88 * k + t * t * 0.002_067_2;
    let eccentricity: f64 = 1.0 - t * (0.002_516 + t * 0.000_007_4);
    let moon_terms: f64 = MOON_TERMS
        .iter()
        .map(|(days, power, [a, b, c])| days * eccentricity.powi(*power) * sine(a * sun + b * moon + c * latitude))
        .sum();
    let planet_terms: f64 = PLANET_TERMS
        .iter()
        .map(|(days, start, step)| days * sine(start + step * k))
        .sum();
    mean + moon_terms - 0.000_17 * sine(node) + planet_terms
}

fn sine(degrees: f64) -> f64 {
    degrees.to_radians().sin()
}

fn whole(value: f64) -> i64 {
    value.floor() as i64
}

fn number_to_float(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a valid day")
    }

    #[test]
    fn lunar_new_year_falls_where_the_calendar_of_vietnam_has_it() {
        // 1968, 1985, 2007 and 2030 differ from the calendar of China, which is counted an hour further east.
        let cases = [
            (1968, "1968-01-29"),
            (1976, "1976-01-31"),
            (1985, "1985-01-21"),
            (2000, "2000-02-05"),
            (2007, "2007-02-17"),
            (2020, "2020-01-25"),
            (2023, "2023-01-22"),
            (2024, "2024-02-10"),
            (2025, "2025-01-29"),
            (2026, "2026-02-17"),
            (2027, "2027-02-06"),
            (2028, "2028-01-26"),
            (2030, "2030-02-02"),
            (2033, "2033-01-31"),
            (2034, "2034-02-19"),
        ];
        for (year, expected) in cases {
            assert_eq!(solar_day(year, 1, 1), Some(on(expected)), "{year}");
        }
    }

    #[test]
    fn the_tenth_of_the_third_month_skips_leap_months() {
        // 2020 repeats month 4, 2023 month 2, 2025 month 6, 2028 month 5.
        let cases = [
            (2020, "2020-04-02"),
            (2022, "2022-04-10"),
            (2023, "2023-04-29"),
            (2024, "2024-04-18"),
            (2025, "2025-04-07"),
            (2026, "2026-04-26"),
            (2027, "2027-04-16"),
            (2028, "2028-04-04"),
        ];
        for (year, expected) in cases {
            assert_eq!(solar_day(year, 3, 10), Some(on(expected)), "{year}");
        }
    }

    #[test]
    fn days_that_no_lunar_month_has_are_refused() {
        assert_eq!(solar_day(2026, 0, 1), None);
        assert_eq!(solar_day(2026, 13, 1), None);
        assert_eq!(solar_day(2026, 1, 0), None);
        assert_eq!(solar_day(2026, 1, 31), None);
    }

    #[test]
    fn two_lunar_new_years_are_twelve_or_thirteen_months_apart() {
        for year in 1900..2199 {
            let begin = solar_day(year, 1, 1).expect("a day");
            let days = (solar_day(year + 1, 1, 1).expect("a day") - begin).num_days();
            assert!(
                (353..=355).contains(&days) || (383..=385).contains(&days),
                "{year}: {days}"
            );
        }
    }
}
