//! Site files: style sheet, fonts, browser bundle.
//!
//! Owns: serving them from the binary (release) or from the folder `site` (development). Must not: serve anything else.

use std::collections::HashMap;
use std::fmt;

use app::state::Assets;
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::routes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../site"]
struct Site;

/// Names that carry a hash never change their content.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The site was not built.
#[derive(Clone, Copy, Debug)]
pub struct SiteMissing;

impl fmt::Display for SiteMissing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the site files are missing; `make run` builds them")
    }
}

/// The names of the built files, from the manifest that the web build leaves.
///
/// # Errors
/// [`SiteMissing`] when there is no usable manifest.
pub fn manifest() -> Result<Assets, SiteMissing> {
    let file = Site::get("manifest.json").ok_or(SiteMissing)?;
    let names: HashMap<String, String> = serde_json::from_slice(&file.data).map_err(|_| SiteMissing)?;
    let name = |key: &str| names.get(key).cloned().ok_or(SiteMissing);
    Ok(Assets {
        style: name("style")?,
        bundle: name("bundle")?,
        icon: name("icon")?,
        fonts: vec![name("font")?],
    })
}

/// The routes of the site files; public by nature, each file also as its `.br` twin.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route(&format!("{}/{{file}}", routes::ASSETS), get(serve))
}

async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    // Only what the pages name is there for readers; the manifest and the packed twins are not.
    if !is_hashed(&name) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let accepts_brotli = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| {
            value
                .split(',')
                .any(|coding| matches!(coding.replace(' ', "").as_str(), "br" | "br;q=1" | "br;q=1.0"))
        });
    let packed = if accepts_brotli {
        Site::get(&format!("{name}.br"))
    } else {
        None
    };
    let encoding = packed.is_some().then_some(HeaderValue::from_static("br"));
    let Some(file) = packed.or_else(|| Site::get(&name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = file.data.into_owned().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, FOREVER);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(&name)));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, encoding);
    }
    response
}

/// `name-1a2b3c4d.css`, `name-1a2b3c4d_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let hash = stem.trim_end_matches("_bg").rsplit('-').next().unwrap_or_default();
    name.matches('.').count() == 1 && hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
