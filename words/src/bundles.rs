//! Says a message at run time.
//!
//! Owns: the parsed message files, one bundle for each language, and how numbers look.
//! Must not: be called from outside; the generated functions are the only door, and they cannot get an id wrong.

use std::sync::LazyLock;

use domain::lang::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::texts;

/// Fluent counts in `f64`, which holds every whole number up to here.
const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;

/// An argument of a message.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// Grouped by thousands in the text, and the count of a plural.
    Number(i64),
    /// Goes into the text as it is.
    String(&'a str),
}

/// The message in this language. Should one fail in spite of all checks, its id stands in its place: a page with one
/// odd line is better than no page.
pub fn say(lang: Lang, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
    attempt(lang, id, arguments).unwrap_or_else(|_| id.to_owned())
}

/// The message, or everything that went wrong with it.
pub fn attempt(lang: Lang, id: &str, arguments: &[(&str, Argument<'_>)]) -> Result<String, Vec<String>> {
    static VI: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::Vi, texts(Lang::Vi)));
    static EN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::En, texts(Lang::En)));
    let bundle = match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    };
    format(bundle, lang, id, arguments)
}

/// The messages of a language, ready to be said by all threads.
fn bundle(lang: Lang, texts: &[&str]) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(lang.code().parse().into_iter().collect());
    // The marks that Fluent would put around arguments are for mixed writing directions; they break searching and PDF.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Vi => |value, _| whole_number(value).map(|number| grouped(number, Lang::Vi)),
        Lang::En => |value, _| whole_number(value).map(|number| grouped(number, Lang::En)),
    }));
    for text in texts {
        // The build refuses texts with faults, so there is nothing to lose here; a test says every message.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn format(
    bundle: &FluentBundle<FluentResource>,
    lang: Lang,
    id: &str,
    arguments: &[(&str, Argument<'_>)],
) -> Result<String, Vec<String>> {
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        return Err(vec![format!("there is no message {id}")]);
    };
    let arguments: FluentArgs<'_> = arguments
        .iter()
        .map(|&(name, argument)| (name, value(lang, argument)))
        .collect();
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
    if errors.is_empty() {
        Ok(text.into_owned())
    } else {
        Err(errors.iter().map(ToString::to_string).collect())
    }
}

fn value(lang: Lang, argument: Argument<'_>) -> FluentValue<'_> {
    match argument {
        Argument::Number(number) if number.unsigned_abs() <= EXACT => FluentValue::from(number),
        // As a text the number stays exact; a choice takes its default, which is right for so many in both languages.
        Argument::Number(number) => FluentValue::from(grouped(number, lang)),
        Argument::String(text) => FluentValue::from(text),
    }
}

/// The number in a value, when it is one without fraction.
fn whole_number(value: &FluentValue<'_>) -> Option<i64> {
    match value {
        FluentValue::Number(number)
            if number.value.fract() == 0.0 && number.options.minimum_fraction_digits.is_none() =>
        {
            Some(number.into())
        }
        _ => None,
    }
}

fn grouped(number: i64, lang: Lang) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", domain::number::grouped(number.unsigned_abs(), lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MESSAGES;

    #[test]
    fn every_message_says_something_in_every_language() {
        assert!(
            MESSAGES.len() > 50,
            "the table of messages is filled: {}",
            MESSAGES.len()
        );
        for lang in Lang::ALL {
            for (id, arguments) in MESSAGES {
                let said = attempt(lang, id, arguments);
                assert!(
                    said.as_ref().is_ok_and(|text| !text.trim().is_empty()),
                    "{id} in {lang:?}: {said:?}"
                );
            }
        }
    }

    #[test]
    fn the_space_at_the_end_of_the_title_prefix_survives() {
        assert_eq!(crate::layout::error_title_prefix(Lang::Vi), "Lỗi: ");
        assert_eq!(crate::layout::error_title_prefix(Lang::En), "Error: ");
    }

    #[test]
    fn every_text_is_read_whole() {
        for text in Lang::ALL.into_iter().flat_map(texts) {
            assert!(FluentResource::try_new((*text).to_owned()).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_message_that_fails_is_reported_and_its_id_stands_in_its_place() {
        assert_eq!(
            attempt(Lang::Vi, "no-such-message", &[]),
            Err(vec!["there is no message no-such-message".to_owned()])
        );
        assert_eq!(say(Lang::Vi, "no-such-message", &[]), "no-such-message");
        let without_argument = attempt(Lang::Vi, "layout-page-title", &[]);
        assert_eq!(without_argument.map_err(|errors| errors.len()), Err(2));
        assert_eq!(say(Lang::Vi, "layout-page-title", &[]), "layout-page-title");
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        let cases = [
            (0, "0", "0"),
            (7, "7", "7"),
            (999, "999", "999"),
            (1234, "1.234", "1,234"),
            (-1234, "-1.234", "-1,234"),
            (150_000_000, "150.000.000", "150,000,000"),
            // The first numbers that an f64 cannot hold.
            (9_007_199_254_740_993, "9.007.199.254.740.993", "9,007,199,254,740,993"),
            (i64::MAX, "9.223.372.036.854.775.807", "9,223,372,036,854,775,807"),
            (i64::MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
        ];
        for (number, vi, en) in cases {
            assert_eq!(said(Lang::Vi, "x = { $n }", number), vi);
            assert_eq!(said(Lang::En, "x = { $n }", number), en);
        }
    }

    #[test]
    fn choices_follow_the_number_in_spite_of_its_grouping() {
        let text =
            "x = { $n ->\n    [0] none\n    [1234] exactly { $n }\n    [one] one\n   *[other] { $n } of them\n }";
        let cases = [
            (0, "none"),
            (1, "one"),
            (-1, "one"),
            (2, "2 of them"),
            (1234, "exactly 1,234"),
            (i64::MAX, "9,223,372,036,854,775,807 of them"),
        ];
        for (number, expected) in cases {
            assert_eq!(said(Lang::En, text, number), expected);
        }
        assert_eq!(said(Lang::Vi, text, 1), "1 of them", "Vietnamese has one form only");
    }

    #[test]
    fn a_text_argument_is_never_read_as_fluent_nor_marked() {
        let bundle = bundle(Lang::Vi, &["x = Chào { $name }!"]);
        let name = Argument::String("{ $n } -term \u{202e} 1234");
        let said = format(&bundle, Lang::Vi, "x", &[("name", name)]);
        assert_eq!(said.as_deref(), Ok("Chào { $n } -term \u{202e} 1234!"));
    }

    #[test]
    fn a_number_written_with_a_fraction_stays_as_it_is() {
        assert_eq!(said(Lang::Vi, "x = { 1.50 } { 2026 } { $n }", 1), "1.50 2.026 1");
    }

    fn said(lang: Lang, text: &str, number: i64) -> String {
        let bundle = bundle(lang, &[text]);
        format(&bundle, lang, "x", &[("n", Argument::Number(number))]).unwrap_or_else(|errors| panic!("{errors:?}"))
    }
}
