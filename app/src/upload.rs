//! Files as they arrive.
//!
//! Owns: taking one file out of a posted form, no more of it than is accepted; handing a form on as slowly as it is taken.
//! Must not: look into a file, or write it to a disk.

use std::task::Poll;

use axum::body::Body;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::{FromRequest, Multipart, Request};
use futures_util::{StreamExt, stream};
use http::StatusCode;

use crate::Fault;

/// A form with a file that is taken piece by piece; an extractor. The reader of forms takes all that has arrived whenever it
/// is asked for the next piece; behind a fast line that would be the whole file. Here it gets one part at a time.
pub struct Unhurried(pub Multipart);

impl<S: Send + Sync> FromRequest<S> for Unhurried {
    type Rejection = MultipartRejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, MultipartRejection> {
        let request = request.map(|body| {
            let (mut parts, mut rests) = (body.into_data_stream(), false);
            Body::from_stream(stream::poll_fn(move |context| {
                rests = !rests;
                if rests {
                    context.waker().wake_by_ref();
                    return Poll::Pending;
                }
                parts.poll_next_unpin(context)
            }))
        });
        Multipart::from_request(request, state).await.map(Self)
    }
}

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
