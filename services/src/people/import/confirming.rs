//! The last step of an import in the browser.
//!
//! Owns: carrying it out beside the request, so that it is neither stopped nor repeated by whoever clicks twice or closes
//! the page, and how far it is. Must not: decide what changes.

use std::time::Duration;

use tokio::time::timeout;
use uuid::Uuid;

use super::shelf::State;
use super::steps::{claim, opened, permitted};
use super::{Agreement, Done, Undone, carry_out};
use crate::{Ctx, Error, Result};

/// How long a page waits for the end before it shows how far the import is.
const PATIENCE: Duration = Duration::from_secs(3);

/// What came of a confirmation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// The file is gone; nothing was written.
    Gone,
    /// It is being imported.
    Running,
    /// It was imported; where that leads.
    Imported(String),
    /// Something changed since it was shown, or the store could not be written; nothing was.
    Undone,
}

/// Imports what was shown. `location` is where it leads once so much was done.
///
/// # Errors
/// As [`permitted`].
pub async fn confirm(ctx: &Ctx, id: Uuid, key: Uuid, digest: &str, location: fn(Done) -> String) -> Result<Confirmed> {
    permitted(ctx).await?;
    match ctx.platform.shelf.start(claim(ctx, id)?) {
        None => return Ok(Confirmed::Gone),
        Some(State::Imported(location)) => return Ok(Confirmed::Imported(location)),
        Some(State::Running { .. }) => return Ok(Confirmed::Running),
        Some(State::Waiting) => {}
    }
    let under_way = UnderWay {
        ctx: ctx.clone(),
        id,
        key,
        digest: digest.to_owned(),
        location,
    };
    let handle = tokio::spawn(async move { under_way.run().await });
    // Whatever came of it stands on the shelf, also when nobody waits for it any longer.
    drop(timeout(PATIENCE, handle).await);
    progress(ctx, id).await.map(|state| match state {
        None => Confirmed::Gone,
        Some(State::Waiting) => Confirmed::Undone,
        Some(State::Running { .. }) => Confirmed::Running,
        Some(State::Imported(location)) => Confirmed::Imported(location),
    })
}

/// How far an import is; none when the file is gone.
///
/// # Errors
/// As [`permitted`].
pub async fn progress(ctx: &Ctx, id: Uuid) -> Result<Option<State>> {
    permitted(ctx).await?;
    Ok(ctx.platform.shelf.state(claim(ctx, id)?))
}

/// An import that goes on by itself.
struct UnderWay {
    ctx: Ctx,
    id: Uuid,
    key: Uuid,
    digest: String,
    location: fn(Done) -> String,
}

impl UnderWay {
    async fn run(&self) {
        match self.import().await {
            Ok(Some(location)) => self.ctx.platform.shelf.set(self.id, State::Imported(location)),
            Ok(None) | Err(Error::Conflict) => {}
            Err(error) => tracing::error!(request = self.ctx.request.as_str(), %error, "a staff list was not imported"),
        }
    }

    /// Where it led; none when something else would change than was shown.
    async fn import(&self) -> Result<Option<String>> {
        let shelf = &self.ctx.platform.shelf;
        let Some(taken) = shelf.take(claim(&self.ctx, self.id)?) else {
            return Ok(None);
        };
        let opened = opened(shelf, taken).await?;
        let agreement = Agreement::Seen {
            key: self.key,
            digest: &self.digest,
            location: self.location,
        };
        let progress = |done, all| shelf.set(self.id, State::Running { done, all });
        Ok(match carry_out(&self.ctx, opened.list(), agreement, progress).await? {
            Ok(done) => Some((self.location)(done)),
            Err(Undone::Already(location)) => Some(location),
            Err(Undone::Rows(_) | Undone::Table(_)) => None,
        })
    }
}

/// However it ended: what was not imported waits again.
impl Drop for UnderWay {
    fn drop(&mut self) {
        let shelf = &self.ctx.platform.shelf;
        shelf.leave(self.id);
    }
}
