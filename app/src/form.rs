//! Forms as they arrive.
//!
//! Owns: reading posted fields into text in one normal form. Must not: judge the values; use cases do.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use http::StatusCode;
use percent_encoding::percent_decode;
use uuid::Uuid;

use crate::Fault;

/// Name of the hidden field with the key that makes a repeated post harmless.
pub const KEY_FIELD: &str = "form_key";

/// The fields of a posted form, in order, as typed (Unicode NFC). Not printable: some of them are secrets.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RawForm(Vec<(String, String)>);

impl RawForm {
    /// The last value of a field; empty when the form did not have it.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.0
            .iter()
            .rev()
            .find(|(name, _)| name == field)
            .map_or("", |(_, value)| value)
    }

    /// The key of this form.
    ///
    /// # Errors
    /// [`Fault::BadRequest`] when it is missing or malformed: our own pages always send it.
    pub fn key(&self) -> Result<Uuid, Fault> {
        self.get(KEY_FIELD).parse().map_err(|_| Fault::BadRequest)
    }

    /// A whole number that our own page put into a hidden field.
    ///
    /// # Errors
    /// [`Fault::BadRequest`] when it is missing or malformed.
    pub fn number(&self, field: &str) -> Result<i64, Fault> {
        self.get(field).parse().map_err(|_| Fault::BadRequest)
    }

    /// The fields of a query.
    ///
    /// # Errors
    /// [`Fault::BadRequest`] when it cannot be decoded.
    pub fn from_query(query: &str) -> Result<Self, Fault> {
        Self::parse(query.as_bytes())
    }

    /// All fields with their values, in order.
    pub fn into_pairs(self) -> impl Iterator<Item = (String, String)> {
        self.0.into_iter()
    }

    /// The fields of a body.
    ///
    /// # Errors
    /// [`Fault::BadRequest`] when it cannot be decoded.
    pub fn parse(body: &[u8]) -> Result<Self, Fault> {
        body.split(|byte| *byte == b'&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let mut halves = pair.splitn(2, |byte| *byte == b'=');
                let name = decode(halves.next().unwrap_or_default())?;
                let value = decode(halves.next().unwrap_or_default())?;
                Ok((name, value))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

fn decode(encoded: &[u8]) -> Result<String, Fault> {
    let spaced: Vec<u8> = encoded
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    let text = percent_decode(&spaced).decode_utf8().map_err(|_| Fault::BadRequest)?;
    Ok(domain::text::normalize(&text))
}

impl<S: Send + Sync> FromRequest<S> for RawForm {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|rejection: BytesRejection| match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
                _ => Fault::BadRequest,
            })?;
        Self::parse(&body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_decoded_and_normalised() {
        let form = RawForm::parse(b"a=1+2&ten=Li%C3%AAm&b&ten=Lie%CC%82m%0D%0AX&=x").expect("a readable form");
        assert_eq!(form.get("a"), "1 2");
        assert_eq!(form.get("b"), "");
        assert_eq!(
            form.get("ten"),
            "Liêm\nX",
            "the last value counts, composed, with plain line ends"
        );
        assert_eq!(form.get("missing"), "");
        assert_eq!(RawForm::parse(b"").map(|form| form.0.len()).ok(), Some(0));
    }

    #[test]
    fn broken_encoding_is_refused_whole() {
        for body in [&b"a=%FF%FE"[..], b"a=1&%C3=2", b"a=\xff"] {
            assert!(matches!(RawForm::parse(body), Err(Fault::BadRequest)), "{body:?}");
        }
    }

    #[test]
    fn hidden_fields_must_be_what_our_pages_sent() {
        let form = RawForm::parse(b"version=3&form_key=not-a-key").expect("a readable form");
        assert_eq!(form.number("version").ok(), Some(3));
        assert!(form.number("missing").is_err());
        assert!(form.key().is_err());
    }
}
