//! The system's report about itself.
//!
//! Owns: gathering it. Must not: say anything about people, records or volumes.

use domain::system::Status;
pub use store::dialect::StoreRole;
use store::{Db, dialect, migrations};

use crate::{Ctx, Error, Result};

/// Version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The present state of the system.
///
/// # Errors
/// [`Error::Unavailable`] when the store does not answer.
pub async fn status(ctx: &Ctx) -> Result<Status> {
    let mut tx = ctx.db().read().await?;
    let store_clock = dialect::clock(&mut tx)
        .await?
        .instant()
        .ok_or_else(|| Error::Internal("the store's clock shows no possible time".into()))?;
    Ok(Status {
        version: VERSION.to_owned(),
        schema: migrations::applied(&mut tx).await?,
        engine: ctx.db().engine(),
        engine_version: dialect::engine_version(&mut tx).await?,
        clock: ctx.now(),
        store_clock,
        law_parameters: ctx.platform.law.parameters().len(),
        request: ctx.request.as_str().to_owned(),
    })
}

/// The role of a PostgreSQL server under which the store is used; the embedded engine has none.
///
/// # Errors
/// [`Error::Unavailable`] when the store does not answer.
pub async fn store_role(db: &Db) -> Result<Option<StoreRole>> {
    Ok(dialect::role(&mut db.read().await?).await?)
}
