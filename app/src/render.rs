//! Turning a view into an HTML answer.
//!
//! Owns: status, headers and document of every page; the only caller of Leptos' renderer.
//! Must not: fetch what a page shows; a screen does that before it calls here.

use axum::body::{Body, to_bytes};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, Request, StatusCode, header};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::layout::{Layout, LayoutProps, SignedInAs};
use crate::screens::{administration, declarations, ledger, people};
use crate::{Fault, Visit};

/// What the document around a view needs to know.
#[derive(Clone, Debug)]
pub struct Page {
    /// HTTP status.
    pub status: StatusCode,
    /// Heading of the page; the document's title is made from it.
    pub title: String,
    /// Whether the view contains an island, so that its script is sent.
    pub islands: bool,
}

impl Page {
    /// A page without islands, answered by 200.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            status: StatusCode::OK,
            title: title.into(),
            islands: false,
        }
    }

    /// The same page with another status; a form with errors is answered by 422.
    #[must_use]
    pub fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The same page with the script that hydrates its islands.
    #[must_use]
    pub fn with_islands(self) -> Self {
        Self { islands: true, ..self }
    }
}

/// Marks an answer that is already a page, so that no error page replaces it.
#[derive(Clone, Copy)]
pub(crate) struct Rendered;

/// Renders `view` inside the layout. Every error must have been decided before: the status is fixed here.
pub async fn page<V>(visit: &Visit, page: Page, view: V) -> Result<Response, Fault>
where
    V: Fn() -> AnyView + Clone + Send + Sync + 'static,
{
    let contact = match services::contact::current(&visit.ctx).await {
        Ok(current) => current.contact,
        Err(error) => {
            // A page without the telephone number is better than none, above all the page that reports a fault.
            tracing::warn!(request = visit.ctx.request.as_str(), %error, "the contact is not shown");
            None
        }
    };
    let (status, islands) = (page.status, page.islands);
    let layout = LayoutProps {
        lang: visit.lang,
        page,
        assets: visit.state.assets.clone(),
        contact,
        address: visit.address.clone(),
        path: visit.path.clone(),
        account: visit.ctx.session().ok().map(|session| SignedInAs {
            name: session.person_name().to_owned(),
            is_in: !session.needs_second_factor(),
            administers: administration::is_open_to(visit),
            lists_people: people::is_open_to(visit),
            reads_ledger: ledger::is_open_to(visit),
            closes_at: session.closes_at().map(|closes_at| (closes_at, visit.ctx.now())),
            lists_declarations: declarations::is_open_to(visit),
        }),
        view: std::sync::Arc::new(view),
    };
    let lang = visit.lang;
    let prepare = move || {
        provide_context(lang);
        let options = expect_context::<ResponseOptions>();
        options.set_status(status);
        if let Some(policy) = use_nonce().and_then(|nonce| content_security_policy(&nonce)) {
            options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
        }
        if let Ok(language) = HeaderValue::from_str(lang.code()) {
            options.insert_header(header::CONTENT_LANGUAGE, language);
        }
    };
    // The renderer reads nothing from the request: what a page shows was decided from ours.
    let request = Request::new(Body::empty());
    #[expect(clippy::disallowed_methods, reason = "this function is its only caller")]
    let renderer = leptos_axum::render_app_async_with_context(prepare, move || Layout(layout.clone()));
    let response = renderer(request).await;
    let mut response = if islands {
        response
    } else {
        without_scripts(response).await?
    };
    response.extensions_mut().insert(Rendered);
    Ok(response)
}

/// The renderer appends two scripts for its resources behind the document. A page without islands needs neither, and a
/// confidential page may not carry any.
async fn without_scripts(response: Response) -> Result<Response, Fault> {
    const END: &[u8] = b"</html>";
    let (parts, body) = response.into_parts();
    let mut html = to_bytes(body, usize::MAX).await.map_err(Fault::internal)?;
    if let Some(start) = html.windows(END.len()).rposition(|window| window == END) {
        html.truncate(start + END.len());
    }
    Ok(Response::from_parts(parts, Body::from(html)))
}

/// The policy of a page: own files only, and the two inline scripts that start the islands by their nonce.
fn content_security_policy(nonce: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; \
         frame-ancestors 'none'; base-uri 'none'"
    ))
    .ok()
}

/// A file to keep, with a name that people recognise.
#[must_use]
pub fn download(bytes: Vec<u8>, media_type: &'static str, file_name: &'static str) -> Response {
    let disposition = format!("attachment; filename=\"{file_name}\"");
    (
        [
            (header::CONTENT_TYPE, media_type.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response()
}
