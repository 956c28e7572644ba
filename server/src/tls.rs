//! TLS of the server itself.
//!
//! Owns: certificate and key, and taking new ones without a restart. Must not: make certificates.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum_server::tls_rustls::RustlsConfig;
use rustls::ServerConfig;
use tokio::sync::watch;
use tokio::time::interval;

const LOOK_FOR_CHANGE: Duration = Duration::from_secs(10);

/// Files of certificate chain and key, PEM.
#[derive(Clone, Debug)]
pub struct Files {
    /// Certificate chain.
    pub certificate: PathBuf,
    /// Private key.
    pub key: PathBuf,
}

/// Certificate and key in use, and when their files last changed.
pub struct Tls {
    files: Files,
    changed: [SystemTime; 2],
    config: RustlsConfig,
}

impl Tls {
    /// Reads both files.
    ///
    /// # Errors
    /// When one cannot be read or they do not fit together.
    pub async fn read(files: Files) -> io::Result<Self> {
        // A second call finds the provider already chosen: the same one.
        drop(rustls::crypto::ring::default_provider().install_default());
        let changed = files.changed()?;
        let config = RustlsConfig::from_config(files.load().await?);
        Ok(Self { files, changed, config })
    }

    /// What the listener uses; new certificates appear in it by themselves.
    #[must_use]
    pub fn config(&self) -> RustlsConfig {
        self.config.clone()
    }

    /// Takes new files when they changed since the last look; keeps the old ones when the new ones are unusable.
    ///
    /// # Errors
    /// When the new files cannot be used; they are tried again at the next look.
    pub async fn refresh(&mut self) -> io::Result<bool> {
        let changed = self.files.changed()?;
        if changed == self.changed {
            return Ok(false);
        }
        self.config.reload_from_config(self.files.load().await?);
        self.changed = changed;
        Ok(true)
    }

    /// Looks for new files until `stop` changes.
    pub(crate) async fn watch(mut self, mut stop: watch::Receiver<bool>) {
        let mut look = interval(LOOK_FOR_CHANGE);
        loop {
            tokio::select! {
                _ = stop.changed() => break,
                _ = look.tick() => match self.refresh().await {
                    Ok(true) => tracing::info!("the new certificate is in use"),
                    Ok(false) => {}
                    Err(error) => tracing::error!(%error, "the new certificate cannot be used; the old one stays"),
                }
            }
        }
    }
}

impl Files {
    async fn load(&self) -> io::Result<Arc<ServerConfig>> {
        let loaded = RustlsConfig::from_pem_file(&self.certificate, &self.key).await?;
        let mut config = ServerConfig::clone(&loaded.get_inner());
        // HTTP/2 is not offered: its connections have no limit for every wait.
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    }

    fn changed(&self) -> io::Result<[SystemTime; 2]> {
        Ok([modified(&self.certificate)?, modified(&self.key)?])
    }
}

fn modified(file: &Path) -> io::Result<SystemTime> {
    fs::metadata(file)
        .and_then(|metadata| metadata.modified())
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", file.display())))
}
