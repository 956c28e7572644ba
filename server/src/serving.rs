//! Listening, and stopping without losing an answer.
//!
//! Owns: sockets, connection timeouts, shutdown. Must not: know what is served.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::Server;
use axum_server::tls_rustls::RustlsConfig;
use tokio::signal::unix::{SignalKind, signal};

use crate::door::{Door, Peers};
use crate::http::Patience;

/// How long requests under way may take after a stop was asked for.
const FAREWELL: Duration = Duration::from_secs(10);
/// Connections at the same time: more than an agency of this size has people, fewer than the system has handles.
const PLACES: usize = 512;

/// How the server is reached.
pub struct Entrance {
    /// The open socket.
    pub listener: TcpListener,
    /// Certificate and key; none for clear text.
    pub tls: Option<RustlsConfig>,
    /// Who may connect.
    pub peers: Peers,
}

/// Serves until `handle` is told to stop, in clear or by TLS. HTTP/1.1 only: it has a limit for every wait.
///
/// # Errors
/// When the socket cannot be used.
pub async fn serve(
    entrance: Entrance,
    router: Router,
    patience: Patience,
    handle: Handle<SocketAddr>,
) -> io::Result<()> {
    let Entrance { listener, tls, peers } = entrance;
    listener.set_nonblocking(true)?;
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let door = Door::new(peers, PLACES, patience.unread);
    match tls {
        Some(config) => {
            let server = axum_server::from_tcp_rustls(listener, config)?.map(|tls| tls.acceptor(door));
            strict(server, patience, handle).serve(service).await
        }
        None => {
            let server = axum_server::from_tcp(listener)?.acceptor(door);
            strict(server, patience, handle).serve(service).await
        }
    }
}

fn strict<A>(server: Server<SocketAddr, A>, patience: Patience, handle: Handle<SocketAddr>) -> Server<SocketAddr, A> {
    let mut server = server
        .handle(handle)
        .http1_only()
        .first_request_timeout(patience.head)
        .accept_error_handler(|_, error| tracing::warn!(%error, "a connection could not be accepted"));
    server.http_builder().http1().header_read_timeout(patience.head);
    server
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
