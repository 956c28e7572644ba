//! A handler's no.
//!
//! Owns: which HTTP status each error of a use case becomes. Must not: render; `error_pages` does, once for all.

use std::sync::Arc;
use std::time::Duration;

use axum::response::{IntoResponse, Response};
use http::StatusCode;

/// Why a request is answered by an error page.
#[derive(Clone, Debug)]
pub enum Fault {
    /// A use case said no.
    Service(Arc<services::Error>),
    /// The request itself cannot be read: broken encoding, a missing hidden field.
    BadRequest,
    /// More was sent than is accepted.
    TooLarge,
}

const PRESS_RETRY: Duration = Duration::from_secs(10);

impl Fault {
    /// A fault of the program that no error of a use case describes.
    #[must_use]
    pub fn internal(what: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        services::Error::Internal(what.into()).into()
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        use services::Error as E;
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Service(error) => match error.as_ref() {
                E::Unauthenticated | E::StepUpNeeded => StatusCode::UNAUTHORIZED,
                E::Forbidden | E::Locked => StatusCode::FORBIDDEN,
                E::NotFound => StatusCode::NOT_FOUND,
                E::Conflict => StatusCode::CONFLICT,
                E::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
                E::Limited { .. } => StatusCode::TOO_MANY_REQUESTS,
                E::Busy { .. } | E::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
                E::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
        }
    }

    /// When to try again, where the answer says so.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Service(error) => match error.as_ref() {
                services::Error::Limited { retry_after } | services::Error::Busy { retry_after } => Some(*retry_after),
                _ => None,
            },
            Self::BadRequest | Self::TooLarge => None,
        }
    }
}

impl From<services::Error> for Fault {
    fn from(error: services::Error) -> Self {
        Self::Service(Arc::new(error))
    }
}

impl From<documents::Error> for Fault {
    fn from(error: documents::Error) -> Self {
        match error {
            documents::Error::Busy | documents::Error::TooSlow => services::Error::Limited {
                retry_after: PRESS_RETRY,
            }
            .into(),
            other => Self::internal(other),
        }
    }
}

/// An empty answer that carries the fault; `error_pages` turns it into a page or JSON.
impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
