//! Several lines of text.
//!
//! Owns: GOV.UK "Textarea". Must not: check or change what was typed.

use leptos::prelude::*;

use super::field::{FormGroup, described_by};

/// A question answered in sentences.
#[component]
pub fn Textarea(
    /// Id of the control.
    #[prop(into)]
    id: String,
    /// Name of the form field.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// Help before answering.
    #[prop(into, optional_no_strip)]
    hint: Option<String>,
    /// What to put right.
    #[prop(into, optional_no_strip)]
    error: Option<String>,
    /// The answer as typed.
    #[prop(into, optional)]
    value: String,
    /// Lines shown at once.
    #[prop(default = 5)]
    rows: u8,
    /// Whether the answer may be left out.
    #[prop(optional)]
    optional: bool,
    /// Shown, but not to be filled in now.
    #[prop(optional)]
    disabled: bool,
) -> impl IntoView {
    let described_by = described_by(&id, hint.as_deref(), error.as_deref());
    let control = view! {
        <textarea
            class="govuk-textarea"
            class:govuk-textarea--error=error.is_some()
            id=id.clone()
            name=name
            rows=rows.to_string()
            disabled=disabled
            aria-describedby=described_by
            inner_html=textarea_content(&value)
        ></textarea>
    };
    view! { <FormGroup id label hint error optional>{control}</FormGroup> }
}

/// The text between the tags. The renderer writes children of a textarea as they are, so they must be escaped here or
/// typed markup would run; and HTML drops a line break right after the tag, so one is put before it.
pub fn textarea_content(typed: &str) -> String {
    let escaped = typed.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("\n{escaped}")
}

#[cfg(test)]
mod tests {
    use domain::lang::Lang;

    use super::*;

    fn rendered(typed: &'static str) -> String {
        Owner::new().with(|| {
            provide_context(Lang::Vi);
            view! { <Textarea id="ghi-chu" name="ghi-chu" label="Ghi chú" value=typed /> }.to_html()
        })
    }

    #[test]
    fn typed_markup_stays_text_and_every_line_is_kept() {
        let cases = [
            ("", ">\n</textarea>"),
            ("\nhai dòng", ">\n\nhai dòng</textarea>"),
            ("</textarea><script>", ">\n&lt;/textarea&gt;&lt;script&gt;</textarea>"),
            ("a &lt; b", ">\na &amp;lt; b</textarea>"),
        ];
        for (typed, expected) in cases {
            let html = rendered(typed);
            assert!(html.contains(expected), "{typed:?} became {html}");
        }
    }
}
