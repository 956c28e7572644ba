//! Configuration of one installation.
//!
//! Owns: reading `config.toml` in the data folder. Must not: hold secrets other than the mail relay's address.

use std::fs;
use std::io::ErrorKind;
use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;
use services::mail::{Mailer, PATIENCE, SmtpMailer};
use url::Url;

/// Name of the file inside the data folder.
pub const FILE: &str = "config.toml";

/// What an installation may set. Everything has a default: the file may be absent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Address under which people reach the server, for example `https://liemchinh.so.example`.
    pub base_url: Option<String>,
    /// Addresses of the proxies that may stand in front.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
    /// The mail relay; without it no mail is sent.
    pub mail: Option<Mail>,
}

/// The agency's mail relay.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// `smtps://user:password@host` or `smtp://host:25`.
    pub relay: String,
    /// Sender of all notices.
    pub from: String,
}

/// Why the configuration cannot be used: file, place, reason.
#[derive(Debug, thiserror::Error)]
#[error("{FILE}: {0}")]
pub struct ConfigError(String);

impl Config {
    /// Reads the file in `data`; an absent file is an empty one.
    ///
    /// # Errors
    /// When the file cannot be read or has something in it that is not known.
    pub fn read(data: &Path) -> Result<Self, ConfigError> {
        match fs::read_to_string(data.join(FILE)) {
            Ok(text) => Self::parse(&text),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(ConfigError(error.to_string())),
        }
    }

    fn parse(text: &str) -> Result<Self, ConfigError> {
        // The parser shows the line in question over several lines; one is enough for a message.
        let one_line = |error: toml::de::Error| {
            let line = error
                .span()
                .map_or(0, |span| text[..span.start].matches('\n').count() + 1);
            ConfigError(format!("line {line}: {}", without_values(error.message())))
        };
        let config: Self = toml::from_str(text).map_err(one_line)?;
        if config.base_url.as_deref().is_some_and(|url| origin(url).is_none()) {
            return Err(ConfigError(
                "base_url must look like https://liemchinh.so.example, without a path".to_owned(),
            ));
        }
        if config.trusted_proxies.iter().any(IpAddr::is_unspecified) {
            return Err(ConfigError(
                "trusted_proxies names the addresses of proxies one by one".to_owned(),
            ));
        }
        Ok(config)
    }

    /// The address under which people reach the server, written as browsers send it.
    #[must_use]
    pub fn origin(&self) -> Option<String> {
        self.base_url.as_deref().and_then(origin)
    }

    /// The mailer of this installation, if mail is set up.
    ///
    /// # Errors
    /// When the address of the relay or the sender cannot be understood.
    pub fn mailer(&self) -> Result<Option<Arc<dyn Mailer>>, ConfigError> {
        let Some(mail) = &self.mail else { return Ok(None) };
        let mailer = SmtpMailer::new(&mail.relay, &mail.from, PATIENCE)
            .map_err(|_| ConfigError("mail: relay or from is no address".to_owned()))?;
        Ok(Some(Arc::new(mailer)))
    }
}

/// The parser repeats a value of the wrong kind, and the value may be a password.
fn without_values(message: &str) -> String {
    match message.split_once(", expected ") {
        Some((start, expected)) if start.starts_with("invalid") => format!("expected {expected}"),
        _ => message.to_owned(),
    }
}

fn origin(url: &str) -> Option<String> {
    let parsed = Url::parse(url).ok()?;
    let bare =
        parsed.path() == "/" && parsed.query().is_none() && parsed.fragment().is_none() && parsed.username().is_empty();
    let web = matches!(parsed.scheme(), "http" | "https");
    (bare && web && !url.ends_with('/')).then(|| parsed.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complete_file_is_read() {
        let text = "base_url = \"https://liemchinh.so.example\"\ntrusted_proxies = [\"127.0.0.1\"]\n\
                    [mail]\nrelay = \"smtp://127.0.0.1:2525\"\nfrom = \"Liêm Chính <tin@so.example>\"\n";
        let config = Config::parse(text).expect("a valid file");
        assert_eq!(config.trusted_proxies.len(), 1);
        assert!(config.mailer().is_ok_and(|mailer| mailer.is_some()));
        assert!(Config::parse("").is_ok_and(|config| config.mail.is_none()));
    }

    #[test]
    fn the_base_url_is_compared_as_browsers_write_it() {
        let cases = [
            ("https://A.Example:443", "https://a.example"),
            ("http://[::1]:8080", "http://[::1]:8080"),
        ];
        for (written, sent) in cases {
            let config = Config::parse(&format!("base_url = \"{written}\"")).expect("a valid file");
            assert_eq!(config.origin().as_deref(), Some(sent));
        }
    }

    #[test]
    fn mistakes_are_named_in_one_line() {
        let cases = [
            ("base_url = \"liemchinh.so.example\"", "base_url must look like"),
            ("base_url = \"https://a.example/app\"", "base_url must look like"),
            ("base_url = \"https://a.example:99999\"", "base_url must look like"),
            ("base_url = \"https://user@a.example\"", "base_url must look like"),
            ("trusted_proxies = [\"0.0.0.0\"]", "one by one"),
            ("mail = \"smtps://bob:S3cret@host\"", "line 1: expected struct Mail"),
            ("\n\nbase_ulr = \"x\"", "line 3: unknown field `base_ulr`"),
            ("trusted_proxies = [\"localhost\"]", "line 1: "),
        ];
        for (text, expected) in cases {
            let message = Config::parse(text).expect_err("a mistake").to_string();
            assert!(message.contains(expected) && !message.contains('\n'), "{message}");
            assert!(!message.contains("S3cret"), "{message}");
        }
        let config = Config::parse("[mail]\nrelay = \"nonsense\"\nfrom = \"a@b.example\"").expect("readable");
        assert!(config.mailer().is_err());
    }
}
