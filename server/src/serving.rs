//! Listening, and stopping without losing an answer.
//!
//! Owns: sockets, connection timeouts, shutdown. Must not: know what is served.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use crate::http::Patience;
use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use tokio::signal::unix::{SignalKind, signal};

/// How long requests under way may take after a stop was asked for.
const FAREWELL: Duration = Duration::from_secs(10);

/// Serves until `handle` is told to stop, in clear or by TLS.
///
/// # Errors
/// When the socket cannot be used.
pub async fn serve(
    listener: TcpListener,
    tls: Option<RustlsConfig>,
    router: Router,
    patience: Patience,
    handle: Handle<SocketAddr>,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let service = router.into_make_service();
    match tls {
        Some(config) => {
            let mut server = axum_server::from_tcp_rustls(listener, config)?.handle(handle);
            server.http_builder().http1().header_read_timeout(patience.head);
            server.serve(service).await
        }
        None => {
            let mut server = axum_server::from_tcp(listener)?.handle(handle);
            server.http_builder().http1().header_read_timeout(patience.head);
            server.serve(service).await
        }
    }
}

/// Lets requests under way finish, then stops.
pub fn stop(handle: &Handle<SocketAddr>) {
    handle.graceful_shutdown(Some(FAREWELL));
}

/// Waits for Ctrl-C or the termination signal.
///
/// # Errors
/// When the process cannot listen for signals.
pub async fn stop_signal() -> io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = terminate.recv() => Ok(()),
    }
}
