//! Who may connect, and for how long a connection may hold its place.
//!
//! Owns: the limit of connections, the list of admitted peers, the patience with a peer that does not read.
//! Must not: look at what is said over the connection.

use std::future::{Ready, ready};
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum_server::accept::Accept;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;

/// Which peers may connect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Peers {
    /// Everybody who reaches the socket.
    Anybody,
    /// This machine and the proxies named.
    LoopbackAnd(Vec<IpAddr>),
}

impl Peers {
    fn admit(&self, peer: IpAddr) -> bool {
        match self {
            Self::Anybody => true,
            Self::LoopbackAnd(proxies) => peer.to_canonical().is_loopback() || proxies.contains(&peer.to_canonical()),
        }
    }
}

/// The acceptor in front of TLS and HTTP.
#[derive(Clone, Debug)]
pub struct Door {
    places: Arc<Semaphore>,
    peers: Peers,
    unread: Duration,
}

impl Door {
    /// A door that admits `peers`, `places` of them at a time, and gives up on one that leaves an answer unread for
    /// `unread`.
    #[must_use]
    pub fn new(peers: Peers, places: usize, unread: Duration) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
            peers,
            unread,
        }
    }

    fn enter(&self, stream: TcpStream) -> io::Result<Guest> {
        if !self.peers.admit(stream.peer_addr()?.ip()) {
            return Err(io::Error::from(io::ErrorKind::PermissionDenied));
        }
        let place = Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_| io::Error::from(io::ErrorKind::QuotaExceeded))?;
        stream.set_nodelay(true)?;
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(self.unread));
        Ok(Guest {
            stream: Box::pin(stream),
            _place: place,
        })
    }
}

impl<S> Accept<TcpStream, S> for Door {
    type Stream = Guest;
    type Service = S;
    type Future = Ready<io::Result<(Guest, S)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        ready(self.enter(stream).map(|guest| (guest, service)))
    }
}

/// A connection that was let in; leaves its place when dropped.
#[derive(Debug)]
pub struct Guest {
    stream: Pin<Box<TimeoutStream<TcpStream>>>,
    _place: OwnedSemaphorePermit,
}

impl AsyncRead for Guest {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_read(cx, buf)
    }
}

impl AsyncWrite for Guest {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.stream.as_mut().poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_proxies_admits_them_and_this_machine_only() {
        let listed = Peers::LoopbackAnd(vec![[10, 0, 0, 1].into()]);
        let cases = [
            ("127.0.0.1", true),
            ("::1", true),
            ("10.0.0.1", true),
            ("::ffff:10.0.0.1", true),
            ("10.0.0.2", false),
        ];
        for (peer, admitted) in cases {
            assert_eq!(listed.admit(peer.parse().expect("an address")), admitted, "{peer}");
            assert!(Peers::Anybody.admit(peer.parse().expect("an address")));
        }
    }
}
