//! Mail that leaves the house.
//!
//! Owns: handing a letter to the agency's mail server. Must not: send anything but neutral notices.

use async_trait::async_trait;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

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

/// A letter was not accepted.
#[derive(Debug, thiserror::Error)]
#[error("mail was not accepted: {0}")]
pub struct MailError(#[source] Box<dyn std::error::Error + Send + Sync>);

impl MailError {
    /// Wraps what the transport said.
    pub fn new(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self(cause.into())
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

/// Sends through an SMTP relay.
pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl SmtpMailer {
    /// A mailer for the relay at `url` (`smtps://user:password@host`, `smtp://host:25`), sending as `from`.
    ///
    /// # Errors
    /// When the address of the relay or of the sender cannot be understood.
    pub fn new(url: &str, from: &str) -> Result<Self, MailError> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(MailError::new)?.build();
        Ok(Self { transport, from: from.parse().map_err(MailError::new)? })
    }
}

#[async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(letter.to.parse().map_err(MailError::new)?)
            .subject(&letter.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.clone())
            .map_err(MailError::new)?;
        self.transport.send(message).await.map_err(MailError::new)?;
        Ok(())
    }
}
