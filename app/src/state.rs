//! What all screens share.
//!
//! Owns: the handles a handler may use. Must not: hold anything that changes between requests.

use std::net::IpAddr;
use std::sync::Arc;

use documents::Press;
use services::Platform;

/// Names of the built site files, which carry a hash of their content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// Style sheet, for example `main-1a2b3c4d.css`.
    pub style: String,
    /// Browser bundle without its endings, for example `liemchinh-1a2b3c4d`.
    pub bundle: String,
    /// The icon of the site.
    pub icon: String,
    /// Fonts needed for the first screen.
    pub fonts: Vec<String>,
}

/// State of the router; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// What use cases need.
    pub platform: Arc<Platform>,
    /// Renders documents beside the server's threads.
    pub press: Press,
    /// Names of the built site files.
    pub assets: Arc<Assets>,
    /// Addresses of the proxies that may say for whom they ask.
    pub trusted_proxies: Arc<[IpAddr]>,
    /// The address by which people reach the server, without a path: what is printed as a link begins with it.
    pub base_url: Arc<str>,
    /// Whether people reach the server by TLS: cookies then are `Secure`.
    pub secure: bool,
}
