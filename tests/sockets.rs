//! The server behind a real socket: slow clients, TLS, stopping.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use app::route::Route;
use axum::Router;
use axum_server::Handle;
use domain::access::AccessRule;
use domain::routes;
use rcgen::CertifiedKey;
use server::door::Peers;
use server::http::origin::BaseUrl;
use server::http::{Patience, Surroundings};
use server::serving::{self, Entrance};
use server::tls::{Files, Tls};
use tempfile::TempDir;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::support::{TestApp, faults};

/// No socket test waits longer than this for anything.
const LIMIT: Duration = Duration::from_secs(20);
const HASTE: Patience = Patience {
    head: Duration::from_millis(300),
    body_pause: Duration::from_millis(300),
    unread: Duration::from_millis(500),
    request: Duration::from_millis(500),
    upload: Duration::from_millis(500),
};

struct Listening {
    address: SocketAddr,
    handle: Handle<SocketAddr>,
    served: JoinHandle<std::io::Result<()>>,
}

fn listen(router: Router, tls: Option<&Tls>, patience: Patience) -> Listening {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let address = listener.local_addr().expect("an address");
    let handle = Handle::new();
    let entrance = Entrance {
        listener,
        tls: tls.map(Tls::config),
        peers: Peers::LoopbackAnd(Vec::new()),
    };
    let served = tokio::spawn(serving::serve(entrance, router, patience, handle.clone()));
    Listening {
        address,
        handle,
        served,
    }
}

impl Listening {
    async fn stop(self) {
        serving::stop(&self.handle);
        self.served
            .await
            .expect("the server task ends")
            .expect("the server stops in order");
    }
}

fn router(app: &TestApp, base_url: &str, patience: Patience, routes: Vec<Route>) -> Router {
    server::router(
        app.state.clone(),
        &Surroundings {
            base_url: BaseUrl::new(base_url),
            patience,
        },
        routes,
    )
}

/// Sends bytes and reads until the server closes the connection.
async fn talk(stream: &mut (impl AsyncRead + AsyncWrite + Unpin), bytes: &[u8]) -> String {
    stream.write_all(bytes).await.expect("sent");
    heard(stream).await
}

async fn heard(stream: &mut (impl AsyncRead + Unpin)) -> String {
    let mut answer = Vec::new();
    // A peer that closes without a TLS farewell has still said everything.
    match tokio::time::timeout(LIMIT, stream.read_to_end(&mut answer))
        .await
        .expect("an end in time")
    {
        Ok(_) => {}
        Err(error) => assert!(
            !answer.is_empty() || error.kind() == std::io::ErrorKind::ConnectionReset,
            "{error}"
        ),
    }
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_client_that_never_ends_its_head_is_let_go() {
    let app = TestApp::sqlite().await;
    let listening = listen(router(&app, "http://x", HASTE, TestApp::routes()), None, HASTE);
    let mut slow = TcpStream::connect(listening.address).await.expect("connected");
    let answer = talk(&mut slow, b"GET / HTTP/1.1\r\nHost: x\r\n").await;
    assert!(!answer.contains(" 200 "), "{answer}");
    listening.stop().await;
    app.finish().await;
}

#[tokio::test]
async fn a_client_that_says_nothing_or_another_protocol_is_let_go() {
    let app = TestApp::sqlite().await;
    let listening = listen(router(&app, "http://x", HASTE, TestApp::routes()), None, HASTE);
    for beginning in [&b""[..], b"P", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0"] {
        let mut silent = TcpStream::connect(listening.address).await.expect("connected");
        let answer = talk(&mut silent, beginning).await;
        assert!(!answer.contains(" 200 "), "{beginning:?}: {answer}");
    }
    listening.stop().await;
    app.finish().await;
}

#[tokio::test]
async fn a_client_that_never_reads_is_let_go() {
    let app = TestApp::sqlite().await;
    let large = Route::get("/thu/lon", AccessRule::Public, || async {
        vec![b'x'; 64 * 1024 * 1024]
    });
    let listening = listen(router(&app, "http://x", HASTE, vec![large]), None, HASTE);
    let mut deaf = TcpStream::connect(listening.address).await.expect("connected");
    deaf.write_all(b"GET /thu/lon HTTP/1.1\r\nHost: x\r\n\r\n")
        .await
        .expect("sent");
    // It reads nothing until the server has given up: only then has the connection left its place.
    let gone = async {
        while listening.handle.connection_count() == 0 {
            tokio::task::yield_now().await;
        }
        while listening.handle.connection_count() > 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(LIMIT, gone).await.expect("the server gives up");
    drop(deaf);
    listening.stop().await;
    app.finish().await;
}

#[tokio::test]
async fn a_client_that_pauses_in_its_body_is_answered_and_let_go() {
    let app = TestApp::sqlite().await;
    let listening = listen(router(&app, "http://x", HASTE, TestApp::routes()), None, HASTE);
    let mut slow = TcpStream::connect(listening.address).await.expect("connected");
    let head = "POST /ngon-ngu HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nContent-Length: 1000\r\n\
                Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\nlang=";
    let answer = talk(&mut slow, head.as_bytes()).await;
    assert!(
        answer.starts_with("HTTP/1.1 408") || answer.starts_with("HTTP/1.1 400"),
        "{answer}"
    );
    listening.stop().await;
    app.finish().await;
}

#[tokio::test]
async fn work_without_end_is_cut_off_with_a_page() {
    let app = TestApp::sqlite().await;
    let listening = listen(router(&app, "http://x", HASTE, TestApp::routes()), None, HASTE);
    let mut client = TcpStream::connect(listening.address).await.expect("connected");
    let request = format!(
        "GET {} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        faults::ENDLESS
    );
    let answer = talk(&mut client, request.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(
        answer.contains(&words::errors::timeout_what(domain::lang::Lang::Vi)),
        "{answer}"
    );
    listening.stop().await;
    app.finish().await;
}

#[tokio::test]
async fn what_is_not_http_is_refused() {
    let app = TestApp::sqlite().await;
    let listening = listen(router(&app, "http://x", HASTE, TestApp::routes()), None, HASTE);
    let mut client = TcpStream::connect(listening.address).await.expect("connected");
    let answer = talk(&mut client, b"\x16\x03\x01\x02\x00 nonsense\r\n\r\n").await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{answer}");
    listening.stop().await;
    app.finish().await;
}

#[tokio::test]
async fn a_stop_lets_the_request_under_way_finish() {
    let app = TestApp::sqlite().await;
    let (entered, release) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
    let (inside, go) = (entered.clone(), release.clone());
    let held = Route::get("/thu/cho", AccessRule::Public, move || async move {
        inside.add_permits(1);
        drop(go.acquire().await);
        "finished"
    });
    let listening = listen(
        router(&app, "http://x", Patience::default(), vec![held]),
        None,
        Patience::default(),
    );
    let address = listening.address;
    let client = tokio::spawn(async move {
        let mut stream = TcpStream::connect(address).await.expect("connected");
        talk(
            &mut stream,
            b"GET /thu/cho HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        )
        .await
    });
    drop(entered.acquire().await);
    serving::stop(&listening.handle);
    release.add_permits(1);
    let answer = client.await.expect("the client ends");
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.ends_with("finished"),
        "{answer}"
    );
    listening
        .served
        .await
        .expect("the server task ends")
        .expect("the server stops in order");
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
    app.finish().await;
}

/// A new self-signed certificate in the files.
fn certify(files: &Files) -> CertificateDer<'static> {
    let CertifiedKey { cert, signing_key } =
        rcgen::generate_simple_self_signed(vec!["liemchinh.test".to_owned()]).expect("a certificate");
    fs::write(&files.certificate, cert.pem()).expect("written");
    fs::write(&files.key, signing_key.serialize_pem()).expect("written");
    cert.der().clone()
}

async fn get_by_tls(address: SocketAddr, trusted: CertificateDer<'static>) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted).expect("a certificate");
    let config = ClientConfig::builder()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let connector = TlsConnector::from(Arc::new(config));
    let stream = TcpStream::connect(address).await?;
    let name = ServerName::try_from("liemchinh.test").expect("a name");
    let mut stream = connector.connect(name, stream).await?;
    let request = format!(
        "GET {} HTTP/1.1\r\nHost: liemchinh.test\r\nConnection: close\r\n\r\n",
        routes::HOME
    );
    Ok(talk(&mut stream, request.as_bytes()).await)
}

#[tokio::test]
async fn tls_is_spoken_and_takes_a_new_certificate_without_a_restart() {
    let app = TestApp::sqlite().await;
    let folder = TempDir::new().expect("a folder");
    let files = Files {
        certificate: folder.path().join("cert.pem"),
        key: folder.path().join("key.pem"),
    };
    let first = certify(&files);
    let mut tls = Tls::read(files.clone()).await.expect("usable files");
    let router = router(&app, "https://liemchinh.test", Patience::default(), TestApp::routes());
    let listening = listen(router, Some(&tls), Patience::default());

    let answer = get_by_tls(listening.address, first.clone())
        .await
        .expect("a secure answer");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(
        answer.contains("strict-transport-security: max-age=31536000"),
        "{answer}"
    );
    assert!(!tls.refresh().await.expect("looked"), "nothing changed");

    fs::write(&files.certificate, "not a certificate").expect("written");
    assert!(tls.refresh().await.is_err(), "unusable files are refused");
    assert!(
        get_by_tls(listening.address, first.clone()).await.is_ok(),
        "the old certificate stays"
    );

    let second = certify(&files);
    assert!(tls.refresh().await.expect("usable files"));
    assert!(
        get_by_tls(listening.address, second).await.is_ok(),
        "the new certificate is in use"
    );
    assert!(
        get_by_tls(listening.address, first).await.is_err(),
        "the old one is not"
    );
    listening.stop().await;
    app.finish().await;
}
