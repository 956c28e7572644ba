//! Forms are accepted from our own pages only.
//!
//! Owns: the check of `Sec-Fetch-Site` and `Origin` for everything that is not reading.
//! Must not: use a token in the form; with a strict cookie it would add nothing but a secret to guess.

use std::fmt;

use app::error_pages::ForeignOrigin;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, Method, StatusCode, header};

/// Address under which people reach the server: scheme, host and, where it is not the usual one, port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// From the configuration, or from the address that the server listens on.
    pub fn new(url: impl Into<String>) -> Self {
        Self(url.into())
    }

    /// Whether it is reached by TLS.
    #[must_use]
    pub fn is_tls(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Refuses what was not sent by a page of ours.
pub async fn layer(State(base): State<BaseUrl>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads || sent_by_us(request.headers(), &base) {
        return next.run(request).await;
    }
    let mut response = StatusCode::FORBIDDEN.into_response();
    response.extensions_mut().insert(ForeignOrigin);
    response
}

fn sent_by_us(headers: &HeaderMap, base: &BaseUrl) -> bool {
    match (headers.get("sec-fetch-site"), headers.get(header::ORIGIN)) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => origin == base.0.as_str(),
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::{HeaderName, HeaderValue};

    #[test]
    fn only_our_own_pages_may_send() {
        let base = BaseUrl::new("https://liemchinh.so.example");
        let cases: [(&[(&'static str, &'static str)], bool); 10] = [
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "same-origin"), ("origin", "null")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "none")], false),
            (
                &[
                    ("sec-fetch-site", "cross-site"),
                    ("origin", "https://liemchinh.so.example"),
                ],
                false,
            ),
            (&[("origin", "https://liemchinh.so.example")], true),
            (&[("origin", "http://liemchinh.so.example")], false),
            (&[("origin", "null")], false),
            (&[], false),
        ];
        for (sent, expected) in cases {
            let headers = sent
                .iter()
                .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
                .collect();
            assert_eq!(sent_by_us(&headers, &base), expected, "{sent:?}");
        }
    }
}
