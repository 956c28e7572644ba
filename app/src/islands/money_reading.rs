//! Reads an amount back while it is typed.
//!
//! Owns: when the reading changes and what it says. Must not: change the value of the field, or decide how an amount
//! is read (`domain::money` does, for server and browser alike).

use domain::money::{self, MoneyFault};
use leptos::prelude::*;

/// The sentences of the reading, which come with the page because messages stay on the server.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MoneyWords {
    /// Unit behind the digits.
    pub unit: String,
    /// Asks for digits.
    pub not_a_number: String,
    /// Asks which amount is meant.
    pub ambiguous: String,
    /// Asks for whole đồng.
    pub fraction: String,
    /// Asks for a smaller amount.
    pub too_large: String,
}

/// What is said about the typed text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Reading {
    /// Nothing was typed.
    Nothing,
    /// The amount in digits and words.
    Amount(String),
    /// The question to put right.
    Question(String),
}

impl Reading {
    fn of(typed: &str, words: &MoneyWords) -> Self {
        let question = match money::read(typed) {
            Ok(money) => return Self::Amount(format!("{money} {} ({})", words.unit, money::in_words(money))),
            Err(MoneyFault::Empty) => return Self::Nothing,
            Err(MoneyFault::NotANumber) => &words.not_a_number,
            Err(MoneyFault::Ambiguous) => &words.ambiguous,
            Err(MoneyFault::FractionOfDong) => &words.fraction,
            Err(MoneyFault::TooLarge) => &words.too_large,
        };
        Self::Question(question.clone())
    }

    fn text(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Amount(text) | Self::Question(text) => text.clone(),
        }
    }
}

/// Wraps the field of an amount and shows its reading below.
#[island]
pub fn MoneyReading(
    /// The amount as typed, as the server saw it.
    typed: String,
    /// Whether the server may ask back; not where an error message already does.
    asks: bool,
    /// The sentences.
    words: MoneyWords,
    /// The field, with one input in it.
    children: Children,
) -> impl IntoView {
    let first = match Reading::of(&typed, &words) {
        Reading::Question(_) if !asks => Reading::Nothing,
        reading => reading,
    };
    let (reading, set_reading) = signal(first);
    let frame = NodeRef::<leptos::html::Div>::new();
    let composing = StoredValue::new(false);

    let read_field = {
        let words = words.clone();
        move || {
            if let Some(value) = frame.get_untracked().and_then(|frame| field_value(&frame)) {
                set_reading.set(Reading::of(&value, &words));
            }
        }
    };
    // The page was usable before this ran: what has been typed since then is in the field only.
    let read_at_start = read_field.clone();
    Effect::new(move || {
        let now = frame.get().and_then(|frame| field_value(&frame));
        if now.is_some_and(|now| now != typed) {
            read_at_start();
        }
    });
    let read_after_composition = read_field.clone();

    view! {
        <div
            class="lc-money"
            node_ref=frame
            on:compositionstart=move |_| composing.set_value(true)
            on:compositionend=move |_| {
                composing.set_value(false);
                read_after_composition();
            }
            on:input=move |_| {
                if !composing.get_value() {
                    read_field();
                }
            }
        >
            {children()}
            <output
                class="lc-money__reading"
                class:lc-money__reading--amount=move || matches!(reading.get(), Reading::Amount(_))
                class:lc-money__reading--question=move || matches!(reading.get(), Reading::Question(_))
                aria-live="polite"
            >
                {move || reading.get().text()}
            </output>
        </div>
    }
}

/// What stands in the field now.
#[cfg(feature = "hydrate")]
fn field_value(frame: &web_sys::HtmlDivElement) -> Option<String> {
    use leptos::wasm_bindgen::JsCast;

    let input = frame.query_selector("input").ok().flatten()?;
    Some(input.dyn_into::<web_sys::HtmlInputElement>().ok()?.value())
}

/// On the server there is no field to look into.
#[cfg(not(feature = "hydrate"))]
fn field_value<T>(_frame: &T) -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> MoneyWords {
        let word = |text: &str| text.to_owned();
        MoneyWords {
            unit: word("đồng"),
            not_a_number: word("số?"),
            ambiguous: word("bao nhiêu?"),
            fraction: word("nguyên đồng?"),
            too_large: word("lớn quá?"),
        }
    }

    #[test]
    fn an_amount_is_read_back_and_a_fault_is_asked_about() {
        let amount = |text: &str| Reading::Amount(text.to_owned());
        let question = |text: &str| Reading::Question(text.to_owned());
        let cases = [
            ("", Reading::Nothing),
            ("  ", Reading::Nothing),
            ("1,5 tỷ", amount("1.500.000.000 đồng (một tỷ năm trăm triệu đồng)")),
            ("0", amount("0 đồng (không đồng)")),
            ("nhiều", question("số?")),
            ("1.5", question("bao nhiêu?")),
            ("0,0001 nghìn", question("nguyên đồng?")),
            ("9.999.999 tỷ", question("lớn quá?")),
        ];
        for (typed, expected) in cases {
            assert_eq!(Reading::of(typed, &words()), expected, "{typed:?}");
        }
    }
}
