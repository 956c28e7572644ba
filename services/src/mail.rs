//! Mail that leaves the house.
//!
//! Owns: handing a letter to the agency's mail server. Must not: send anything but neutral notices and
//! heads of the ledger, which name nobody and nothing.

use std::time::Duration;

use async_trait::async_trait;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp;
use lettre::transport::smtp::response::Code;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use tokio::time::timeout;

/// A letter ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Address of the reader.
    pub to: String,
    /// Subject, neutral.
    pub subject: String,
    /// Text, neutral.
    pub body: String,
}

/// Why a letter was not accepted. Mail servers quote the reader's address in their answers, so no text of theirs is
/// kept: it would end in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// An address or the relay's URL cannot be understood.
    #[error("a mail address or the address of the relay cannot be understood")]
    Address,
    /// The relay was reached and said no.
    #[error("the mail relay refused with code {0}")]
    Refused(Code),
    /// The relay was not reached, or the connection broke.
    #[error("the mail relay cannot be reached")]
    Unreachable,
}

impl From<smtp::Error> for MailError {
    fn from(error: smtp::Error) -> Self {
        error.status().map_or(Self::Unreachable, Self::Refused)
    }
}

/// Sends letters. Tests put a collecting one here.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Hands the letter over; returns when the mail server has accepted it.
    ///
    /// # Errors
    /// When it was not accepted; the job is tried again later.
    async fn send(&self, letter: &Letter) -> Result<(), MailError>;
}

/// How long handing over one letter may take, connection and all answers together.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Sends through an SMTP relay.
pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    patience: Duration,
}

impl SmtpMailer {
    /// A mailer for the relay at `url` (`smtps://user:password@host`, `smtp://host:25`), sending as `from`; a letter may take `patience`.
    ///
    /// # Errors
    /// When the address of the relay or of the sender cannot be understood.
    pub fn new(url: &str, from: &str, patience: Duration) -> Result<Self, MailError> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| MailError::Address)?
            .build();
        Ok(Self {
            transport,
            from: from.parse().map_err(|_| MailError::Address)?,
            patience,
        })
    }
}

#[async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(letter.to.parse().map_err(|_| MailError::Address)?)
            .subject(&letter.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.clone())
            .map_err(|_| MailError::Address)?;
        // The transport limits only its connection; a relay may also accept and then say nothing.
        timeout(self.patience, self.transport.send(message))
            .await
            .map_err(|_| MailError::Unreachable)??;
        Ok(())
    }
}
