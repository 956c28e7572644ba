//! Saves a form while it is filled in.
//!
//! Owns: when it is sent (a field is left, the typing pauses, the page goes), and what is said about it. Must not: change what
//! is typed, show an error at a field, or save in the middle of an input-method composition.

use leptos::prelude::*;

/// The sentences, which come with the page because messages stay on the server, and the name of the hidden field that says
/// on which revision a save follows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AutosaveWords {
    /// What is said at first: when it was saved last.
    pub saved: String,
    /// While it is sent.
    pub saving: String,
    /// It could not be sent; what was typed is still there, and the button keeps it.
    pub failed: String,
    /// Another window has saved something else.
    pub conflict: String,
    /// Name of the hidden field.
    pub revision: String,
}

/// Wraps a form. Whenever a field is left changed, or its writer pauses, the whole form is saved; pressing a button waits for
/// a save under way. What was typed when the page goes is sent after it.
#[island]
pub fn Autosave(
    /// The sentences.
    words: AutosaveWords,
    /// The form.
    children: Children,
) -> impl IntoView {
    let (said, say) = signal(words.saved.clone());
    let frame = NodeRef::<leptos::html::Div>::new();
    let saver = saving::Saver::new(frame, words, say);
    let (at_submit, at_input) = (saver.clone(), saver.clone());
    let (at_begin, at_end) = (saver.clone(), saver.clone());
    let leaving = saver.clone();
    Effect::new(move || leaving.listen());
    view! {
        <div
            class="lc-autosave"
            node_ref=frame
            on:change=move |_| saver.changed()
            on:input=move |_| at_input.typed()
            on:compositionstart=move |_| at_begin.composing(true)
            on:compositionend=move |_| at_end.composing(false)
            on:submit=move |event| at_submit.submitting(&event)
        >
            {children()}
            <p class="lc-autosave__said" role="status">{move || said.get()}</p>
        </div>
    }
}

/// In the browser.
#[cfg(feature = "hydrate")]
mod saving {
    use std::time::Duration;

    use leptos::leptos_dom::helpers::TimeoutHandle;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use leptos::wasm_bindgen::{JsCast, JsValue};
    use leptos::web_sys;
    use wasm_bindgen_futures::JsFuture;

    use super::AutosaveWords;

    /// How long somebody stops typing before it counts as a pause.
    const PAUSE: Duration = Duration::from_secs(3);

    /// One form and how its saves stand.
    #[derive(Clone)]
    pub struct Saver {
        frame: NodeRef<leptos::html::Div>,
        words: StoredValue<AutosaveWords>,
        say: WriteSignal<String>,
        /// Whether a save is under way.
        busy: StoredValue<bool>,
        /// Whether something changed since it was sent.
        again: StoredValue<bool>,
        /// The button that was pressed meanwhile.
        pressed: StoredValue<Option<web_sys::HtmlElement>, LocalStorage>,
        /// Whether the form is being sent for good.
        leaving: StoredValue<bool>,
        /// Whether something was typed that was not sent.
        unsent: StoredValue<bool>,
        /// Whether an input method is composing.
        composes: StoredValue<bool>,
        /// Ends the pause that is waited for.
        pause: StoredValue<Option<TimeoutHandle>>,
    }

    impl Saver {
        pub fn new(frame: NodeRef<leptos::html::Div>, words: AutosaveWords, say: WriteSignal<String>) -> Self {
            Self {
                frame,
                words: StoredValue::new(words),
                say,
                busy: StoredValue::new(false),
                again: StoredValue::new(false),
                pressed: StoredValue::new_local(None),
                leaving: StoredValue::new(false),
                unsent: StoredValue::new(false),
                composes: StoredValue::new(false),
                pause: StoredValue::new(None),
            }
        }

        /// Sends what was typed when the page goes.
        pub fn listen(&self) {
            let saver = self.clone();
            let handle = window_event_listener_untyped("pagehide", move |_| saver.leave());
            on_cleanup(move || handle.remove());
        }

        /// Something was typed; a pause saves it.
        pub fn typed(&self) {
            self.unsent.set_value(true);
            self.forget_pause();
            if self.composes.get_value() {
                return;
            }
            let saver = self.clone();
            let pause = set_timeout_with_handle(move || saver.changed(), PAUSE);
            self.pause.set_value(pause.ok());
        }

        /// An input method begins or ends a composition.
        pub fn composing(&self, composes: bool) {
            self.composes.set_value(composes);
            if !composes {
                self.typed();
            }
        }

        fn forget_pause(&self) {
            if let Some(pause) = self.pause.try_update_value(Option::take).flatten() {
                pause.clear();
            }
        }

        /// Nobody waits for the answer any more.
        fn leave(&self) {
            if !self.unsent.get_value() || self.leaving.get_value() {
                return;
            }
            let (Some(form), Some(window)) = (self.form(), web_sys::window()) else {
                return;
            };
            if let Ok(fields) = fields_of(&form) {
                // Refused only when it is longer than browsers send behind a page; the pauses have saved that before.
                let _ = window
                    .navigator()
                    .send_beacon_with_opt_url_search_params(&form.action(), Some(&fields));
            }
        }

        /// A field was left changed.
        pub fn changed(&self) {
            self.forget_pause();
            if self.leaving.get_value() {
                return;
            }
            if self.busy.get_value() {
                self.again.set_value(true);
                return;
            }
            self.busy.set_value(true);
            let saver = self.clone();
            spawn_local(async move {
                loop {
                    saver.again.set_value(false);
                    saver.save().await;
                    if !saver.again.get_value() {
                        break;
                    }
                }
                saver.busy.set_value(false);
                saver.go_on();
            });
        }

        /// A button was pressed: what is under way ends first, so that the form follows on it.
        pub fn submitting(&self, event: &web_sys::SubmitEvent) {
            if self.leaving.get_value() {
                // A second click on its way.
                event.prevent_default();
                return;
            }
            if self.busy.get_value() {
                event.prevent_default();
                self.pressed.set_value(event.submitter());
                return;
            }
            self.leaving.set_value(true);
        }

        fn go_on(&self) {
            // Every browser that runs this can press a button; not every one can send a form as if by it.
            if let Some(button) = self.pressed.try_update_value(Option::take).flatten() {
                button.click();
            }
        }

        fn form(&self) -> Option<web_sys::HtmlFormElement> {
            let frame = self.frame.get_untracked()?;
            frame.query_selector("form").ok().flatten()?.dyn_into().ok()
        }

        async fn save(&self) {
            let words = self.words.get_value();
            self.say.set(words.saving.clone());
            self.unsent.set_value(false);
            match self.send(&words).await {
                Ok(Ok(saved)) => self.say.set(saved),
                Ok(Err(409)) => self.say.set(words.conflict),
                Ok(Err(_)) | Err(_) => self.say.set(words.failed),
            }
        }

        /// Sends the form; the words of the server, or the status of its refusal.
        async fn send(&self, words: &AutosaveWords) -> Result<Result<String, u16>, JsValue> {
            let form = self.form().ok_or(JsValue::NULL)?;
            let fields = fields_of(&form)?;
            let options = web_sys::RequestInit::new();
            options.set_method("POST");
            options.set_body(&fields);
            let request = web_sys::Request::new_with_str_and_init(&form.action(), &options)?;
            request.headers().set("Accept", "application/json")?;
            let window = web_sys::window().ok_or(JsValue::NULL)?;
            let answer: web_sys::Response = JsFuture::from(window.fetch_with_request(&request)).await?.dyn_into()?;
            if answer.status() != 200 {
                return Ok(Err(answer.status()));
            }
            let told = JsFuture::from(answer.json()?).await?;
            let text = |name: &str| js_sys::Reflect::get(&told, &JsValue::from_str(name)).ok()?.as_string();
            let selector = format!("input[name={}]", words.revision);
            if let (Some(revision), Some(input)) = (text("revision"), form.query_selector(&selector)?) {
                input.unchecked_into::<web_sys::HtmlInputElement>().set_value(&revision);
            }
            Ok(Ok(text("saved").unwrap_or_default()))
        }
    }

    /// What the form would send.
    fn fields_of(form: &web_sys::HtmlFormElement) -> Result<web_sys::UrlSearchParams, JsValue> {
        let data = web_sys::FormData::new_with_form(form)?;
        web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data)
    }
}

/// On the server nothing is saved by a script.
#[cfg(not(feature = "hydrate"))]
mod saving {
    use leptos::prelude::*;

    use super::AutosaveWords;

    #[derive(Clone)]
    pub struct Saver;

    impl Saver {
        pub fn new(_: NodeRef<leptos::html::Div>, _: AutosaveWords, _: WriteSignal<String>) -> Self {
            Self
        }

        pub fn listen(&self) {}

        pub fn typed(&self) {}

        pub fn composing(&self, _: bool) {}

        pub fn changed(&self) {}

        pub fn submitting<E>(&self, _: &E) {}
    }
}
