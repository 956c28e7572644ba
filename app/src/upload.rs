//! Files as they arrive.
//!
//! Owns: taking one file out of a posted form, no more of it than is accepted. Must not: look into it, or write it to a
//! disk.

use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use http::StatusCode;

use crate::Fault;

/// What came in the field of a file.
pub enum Received {
    /// No file was chosen.
    Nothing,
    /// More than is accepted; none of it was kept.
    TooLarge,
    /// Its bytes.
    File(Vec<u8>),
}

/// Takes the file of this field.
///
/// What is longer than `most` bytes is read to its end and let go: somebody who is answered before the browser has sent
/// everything sees no answer, but a broken connection.
///
/// # Errors
/// [`Fault::BadRequest`] when the form cannot be read, [`Fault::TooLarge`] when it is longer than the route takes.
pub async fn file(mut form: Multipart, field: &str, most: usize) -> Result<Received, Fault> {
    let mut received = Received::Nothing;
    while let Some(mut part) = form.next_field().await.map_err(fault)? {
        let is_wanted = part.name() == Some(field);
        let (mut bytes, mut length) = (Vec::new(), 0_usize);
        while let Some(chunk) = part.chunk().await.map_err(fault)? {
            length = length.saturating_add(chunk.len());
            if is_wanted && length <= most {
                bytes.extend_from_slice(&chunk);
            } else {
                bytes = Vec::new();
            }
        }
        if is_wanted && length > 0 {
            received = if length > most {
                Received::TooLarge
            } else {
                Received::File(bytes)
            };
        }
    }
    Ok(received)
}

fn fault(error: MultipartError) -> Fault {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
        _ => Fault::BadRequest,
    }
}
