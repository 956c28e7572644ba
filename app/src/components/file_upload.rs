//! Files sent with a form.
//!
//! Owns: GOV.UK "File upload". Must not: trust a name or a type; the server looks into the file.

use leptos::prelude::*;

use super::field::{FormGroup, described_by};

/// Chooses files. A file cannot be shown back after an error: the page asks for it again.
#[component]
pub fn FileUpload(
    /// Id of the control.
    #[prop(into)]
    id: String,
    /// Name of the form field.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// Kinds and size that are accepted.
    #[prop(into, optional_no_strip)]
    hint: Option<String>,
    /// What to put right.
    #[prop(into, optional_no_strip)]
    error: Option<String>,
    /// Kinds offered by the file dialog, such as `.pdf,image/*`.
    #[prop(into, optional_no_strip)]
    accept: Option<String>,
    /// Whether several files may be chosen.
    #[prop(optional)]
    multiple: bool,
    /// Whether the answer may be left out.
    #[prop(optional)]
    optional: bool,
    /// Shown, but not to be used now.
    #[prop(optional)]
    disabled: bool,
) -> impl IntoView {
    let described_by = described_by(&id, hint.as_deref(), error.as_deref());
    let control = view! {
        <input
            class="govuk-file-upload"
            class:govuk-file-upload--error=error.is_some()
            id=id.clone()
            name=name
            type="file"
            accept=accept
            multiple=multiple
            disabled=disabled
            aria-describedby=described_by
        />
    };
    view! { <FormGroup id label hint error optional>{control}</FormGroup> }
}
