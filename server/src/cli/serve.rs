//! `serve` and `worker`.
//!
//! Owns: putting the program together and taking it apart. Must not: listen in clear beyond this machine.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use app::AppState;
use axum_server::Handle;
use documents::Press;
use services::Platform;
use services::ledger::Anchor;
use services::mail::Mailer;
use tokio::sync::watch;
use tokio::time::timeout;

use super::{Answer, Failure, law, logging, open_founded, platform};
use crate::config::Config;
use crate::door::Peers;
use crate::http::origin::BaseUrl;
use crate::http::{Patience, Surroundings};
use crate::serving::Entrance;
use crate::tls::{Files, Tls};
use crate::{assets, ledger, router, serving, worker};

/// Documents rendered at the same time, and how many more may wait.
const PRESS: (usize, usize) = (1, 16);
/// How long background tasks may take to end.
const FAREWELL: Duration = Duration::from_secs(10);

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Address and port to listen on
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    listen: SocketAddr,
    /// Certificate chain, PEM; read again when it changes
    #[arg(long, requires = "tls_key", value_name = "FILE")]
    tls_cert: Option<PathBuf>,
    /// Private key, PEM
    #[arg(long, requires = "tls_cert", value_name = "FILE")]
    tls_key: Option<PathBuf>,
    /// Leaves the background work to another process
    #[arg(long)]
    no_worker: bool,
}

pub(super) async fn serve(data: &Path, arguments: Arguments) -> Result<Answer, Failure> {
    let config = Config::read(data)?;
    let files = arguments
        .tls_cert
        .zip(arguments.tls_key)
        .map(|(certificate, key)| Files { certificate, key });
    refuse_clear_text(arguments.listen, files.is_some(), &config)?;
    let assets = assets::manifest().map_err(Failure::run)?;
    let tls = match files {
        Some(files) => Some(
            Tls::read(files)
                .await
                .map_err(|error| Failure::run(format!("TLS files: {error}")))?,
        ),
        None => None,
    };
    let peers = peers(tls.is_some(), &config);
    let mailer = config.mailer()?;
    let (platform, anchor) = assembled(data, mailer).await?;
    if platform.keys.is_demo() && !arguments.listen.ip().is_loopback() {
        return Err(Failure::input(format!(
            "{} can be reached from other machines; a demonstration shows its codes to everybody and stays on this one",
            arguments.listen
        )));
    }

    logging::start();
    let scheme = if tls.is_some() { "https" } else { "http" };
    let listener = TcpListener::bind(arguments.listen)
        .map_err(|error| Failure::run(format!("cannot listen on {}: {error}", arguments.listen)))?;
    let address = listener.local_addr().map_err(Failure::run)?;
    let base_url = BaseUrl::new(config.origin().unwrap_or_else(|| format!("{scheme}://{address}")));
    let state = AppState {
        platform: platform.clone(),
        press: Press::new(PRESS.0, PRESS.1),
        assets: Arc::new(assets),
        trusted_proxies: config.trusted_proxies.clone().into(),
        base_url: base_url.to_string().into(),
        secure: base_url.is_tls(),
    };
    tracing::info!(%address, %base_url, engine = platform.db.engine().name(), "listening");
    let patience = Patience::default();
    let router = router(state, &Surroundings { base_url, patience }, app::screens::routes());

    let (stop, stopped) = watch::channel(false);
    let log = ledger::keep(platform.clone(), anchor, !arguments.no_worker, stopped.clone());
    let mut background = vec![tokio::spawn(log)];
    if !arguments.no_worker {
        background.push(tokio::spawn(worker::run(platform.clone(), stopped.clone())));
    }
    let tls_config = tls.as_ref().map(Tls::config);
    if let Some(tls) = tls {
        background.push(tokio::spawn(tls.watch(stopped)));
    }

    let handle = Handle::new();
    let on_signal = handle.clone();
    let signal = tokio::spawn(async move {
        let received = serving::stop_signal().await;
        tracing::info!("stopping");
        serving::stop(&on_signal);
        received
    });
    let entrance = Entrance {
        listener,
        tls: tls_config,
        peers,
    };
    let served = serving::serve(entrance, router, patience, handle).await;
    signal.abort();
    finish(&platform, &stop, background).await;
    served.map(|()| Answer::Yes).map_err(Failure::run)
}

pub(super) async fn work(data: &Path) -> Result<Answer, Failure> {
    let config = Config::read(data)?;
    let mailer = config.mailer()?;
    let (platform, anchor) = assembled(data, mailer).await?;
    logging::start();
    let (stop, stopped) = watch::channel(false);
    let background = vec![
        tokio::spawn(ledger::keep(platform.clone(), anchor, true, stopped.clone())),
        tokio::spawn(worker::run(platform.clone(), stopped)),
    ];
    tracing::info!(engine = platform.db.engine().name(), "working");
    let received = serving::stop_signal().await;
    finish(&platform, &stop, background).await;
    received.map(|()| Answer::Yes).map_err(Failure::run)
}

/// What all parts share, over a database that is the one of the anchor: nobody may work on with an older one unawares.
async fn assembled(data: &Path, mailer: Option<Arc<dyn Mailer>>) -> Result<(Arc<Platform>, Anchor), Failure> {
    let law = law::read(data)?;
    let (db, keys) = open_founded(data).await?;
    let anchor = ledger::anchor(data);
    let standing = anchor.compare(&db, &keys).await.map_err(Failure::run)?;
    standing.told().map_err(|told| {
        Failure::run(format!(
            "{told}; `liemchinh ledger verify` tells more ({})",
            anchor.path().display()
        ))
    })?;
    Ok((Arc::new(platform(law, db, keys, mailer)), anchor))
}

async fn finish(platform: &Platform, stop: &watch::Sender<bool>, background: Vec<tokio::task::JoinHandle<()>>) {
    stop.send_replace(true);
    for mut task in background {
        match timeout(FAREWELL, &mut task).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(%error, "a background task ended badly"),
            Err(_) => {
                // What it was doing is leased and comes back after the next start.
                tracing::warn!("a background task did not end in time");
                task.abort();
            }
        }
    }
    platform.db.close().await;
    tracing::info!("stopped");
}

fn refuse_clear_text(listen: SocketAddr, tls: bool, config: &Config) -> Result<(), Failure> {
    if !listen.ip().is_loopback() && !tls && config.trusted_proxies.is_empty() {
        return Err(Failure::input(format!(
            "{listen} can be reached from other machines in clear text; give --tls-cert and --tls-key, or name the \
             proxy in front in trusted_proxies of config.toml"
        )));
    }
    if listen.ip().is_unspecified() && config.base_url.is_none() {
        return Err(Failure::input(format!(
            "{listen} is no address that people type; set base_url in config.toml"
        )));
    }
    Ok(())
}

/// In clear text nobody but the proxies named may talk to the server, wherever it listens.
fn peers(tls: bool, config: &Config) -> Peers {
    if tls {
        Peers::Anybody
    } else {
        Peers::LoopbackAnd(config.trusted_proxies.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clear_text_stays_on_this_machine() {
        let base_url = Some("https://liemchinh.so.example".to_owned());
        let alone = Config {
            base_url: base_url.clone(),
            ..Config::default()
        };
        let proxied = Config {
            base_url,
            trusted_proxies: vec![[10, 0, 0, 1].into()],
            ..Config::default()
        };
        let nameless = Config::default();
        let cases = [
            ("127.0.0.1:80", false, &alone, true),
            ("[::1]:80", false, &alone, true),
            ("0.0.0.0:80", false, &alone, false),
            ("192.168.1.5:80", false, &alone, false),
            ("[::]:80", false, &alone, false),
            ("0.0.0.0:443", true, &alone, true),
            ("0.0.0.0:80", false, &proxied, true),
            ("0.0.0.0:443", true, &nameless, false),
            ("192.168.1.5:443", true, &nameless, true),
        ];
        for (listen, tls, config, allowed) in cases {
            let listen = listen.parse().expect("an address");
            assert_eq!(
                refuse_clear_text(listen, tls, config).is_ok(),
                allowed,
                "{listen} {tls}"
            );
        }
    }
}
