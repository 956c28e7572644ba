//! Keys at the desk: J and K go through what waits, and whatever a scanner types finds its field.
//!
//! Owns: what these keys do while nothing is being typed. Must not: take a key from a field, a button or a link, or one that
//! is pressed together with another.

use leptos::prelude::*;

/// Listens to the keys of the page.
#[island]
pub fn DeskKeys(
    /// Address of the next declaration; on a list there is none, and J goes to the next row.
    next: Option<String>,
    /// Address of the one before.
    previous: Option<String>,
) -> impl IntoView {
    Effect::new(move || listen(next.clone(), previous.clone()));
}

/// What a key is for.
#[cfg(any(feature = "hydrate", test))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    /// Forward.
    Next,
    /// Back.
    Previous,
    /// It belongs to a code.
    Code,
}

#[cfg(any(feature = "hydrate", test))]
fn press(key: &str) -> Option<Press> {
    match key {
        "j" | "J" => Some(Press::Next),
        "k" | "K" => Some(Press::Previous),
        // Codes begin with a letter or a digit; named keys such as Enter are longer.
        other if other.len() == 1 && other.bytes().all(|byte| byte.is_ascii_alphanumeric()) => Some(Press::Code),
        _ => None,
    }
}

#[cfg(feature = "hydrate")]
fn listen(next: Option<String>, previous: Option<String>) {
    use leptos::ev::keydown;
    let handle = window_event_listener(keydown, move |event| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || browser::is_typing(&event) {
            return;
        }
        match press(&event.key()) {
            Some(Press::Next) => browser::go(next.as_deref(), 1),
            Some(Press::Previous) => browser::go(previous.as_deref(), -1),
            // The key itself arrives in the field, because the focus moves before it is typed.
            Some(Press::Code) => browser::focus_scanner(),
            None => {}
        }
    });
    on_cleanup(move || handle.remove());
}

/// On the server nobody presses a key.
#[cfg(not(feature = "hydrate"))]
fn listen(_next: Option<String>, _previous: Option<String>) {}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::document;
    use leptos::wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlElement, KeyboardEvent};

    /// The field for what a scanner types.
    const SCANNER: &str = ".lc-scanner input[name='code']";
    /// The links of the rows.
    const ROWS: &str = "a.lc-row";

    /// Whether what is typed goes somewhere already.
    pub fn is_typing(event: &KeyboardEvent) -> bool {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        target.is_some_and(|target| {
            let name = target.tag_name();
            ["INPUT", "TEXTAREA", "SELECT"].contains(&name.as_str())
        })
    }

    /// To an address, or to the next row of the list.
    pub fn go(address: Option<&str>, step: i32) {
        if let Some(address) = address {
            let _ = document().location().map(|location| location.set_href(address));
            return;
        }
        let Ok(rows) = document().query_selector_all(ROWS) else {
            return;
        };
        let count = i32::try_from(rows.length()).unwrap_or(0);
        let row = |at: i32| u32::try_from(at).ok().and_then(|at| rows.item(at));
        let active = document().active_element();
        let here = (0..count).find(|at| {
            let found = row(*at).and_then(|row| row.dyn_into::<Element>().ok());
            found.is_some() && found == active
        });
        let there = match here {
            Some(here) => (here + step).clamp(0, count - 1),
            None => 0,
        };
        if let Some(link) = row(there).and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
            let _ = link.focus();
        }
    }

    pub fn focus_scanner() {
        let found = document().query_selector(SCANNER).ok().flatten();
        if let Some(field) = found.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            let _ = field.focus();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_through_the_list_or_begin_a_code() {
        let cases = [
            ("j", Some(Press::Next)),
            ("K", Some(Press::Previous)),
            ("2", Some(Press::Code)),
            ("L", Some(Press::Code)),
            ("Enter", None),
            ("ArrowDown", None),
            (" ", None),
            ("ô", None),
        ];
        for (key, expected) in cases {
            assert_eq!(press(key), expected, "{key:?}");
        }
    }
}
