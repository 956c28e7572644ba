//! The circles of a demonstration.
//!
//! Owns: letting everybody do once what he would do at his first sign-in with a role: found a circle, be admitted by a
//! colleague who types his key code, sign who heads the units. Must not: do it in any other way than the use cases.

use domain::access::RoleCode;
use domain::lang::Lang;

use super::seats::seated;
use crate::accounts::endorsing;
use crate::circles::{own, tend};
use crate::people::signing;
use crate::{Ctx, Error, Result, circles};

/// Founds all circles and admits everybody whose role entitles him.
pub(super) async fn form(ctx: &Ctx, cookies: &[String]) -> Result<()> {
    for cookie in cookies {
        let ctx = seated(ctx, cookie).await?;
        if let Ok(keys) = ctx.session()?.all_keys() {
            tend(&ctx, &keys).await;
        }
    }
    for cookie in cookies {
        admit_fellows(&seated(ctx, cookie).await?, cookies).await?;
    }
    confirm_plain_keys(ctx, cookies).await?;
    sign_chiefs(ctx, cookies).await
}

/// The personnel officer hears everybody's key code whose keys nobody stands for yet.
async fn confirm_plain_keys(ctx: &Ctx, cookies: &[String]) -> Result<()> {
    let mut officer = None;
    for cookie in cookies {
        let ctx = seated(ctx, cookie).await?;
        if ctx.session()?.hats(ctx.today()).contains(&RoleCode::CanBoToChuc) {
            officer = Some(ctx);
        }
    }
    let officer = officer.ok_or(Error::NotFound)?;
    for cookie in cookies {
        let fellow = seated(ctx, cookie).await?;
        let other = fellow.session()?;
        if !other.hats(ctx.today()).into_iter().any(RoleCode::reads_others) {
            endorsing::endorse(&officer, Lang::Vi, other.account(), &other.keys().key_code).await?;
        }
    }
    Ok(())
}

/// Each who may signs who heads the units: the head for the others, somebody else for him.
async fn sign_chiefs(ctx: &Ctx, cookies: &[String]) -> Result<()> {
    for cookie in cookies {
        let ctx = seated(ctx, cookie).await?;
        let waiting = signing::waiting(&ctx, Lang::Vi).await?;
        let ids: Vec<_> = waiting.into_iter().map(|one| one.id).collect();
        if !ids.is_empty() {
            signing::sign(&ctx, &ids).await?;
        }
    }
    Ok(())
}

async fn admit_fellows(ctx: &Ctx, cookies: &[String]) -> Result<()> {
    for membership in own(ctx).await? {
        for waiting in membership.waiting {
            let code = heard_from(ctx, cookies, waiting.account).await?;
            circles::admit(ctx, Lang::Vi, waiting.role_id, &code).await?;
        }
    }
    Ok(())
}

/// The key code that somebody reads out from the page of his own account.
async fn heard_from(ctx: &Ctx, cookies: &[String], account: uuid::Uuid) -> Result<String> {
    for cookie in cookies {
        let ctx = seated(ctx, cookie).await?;
        let session = ctx.session()?;
        if session.account() == account {
            return Ok(session.keys().key_code);
        }
    }
    Err(Error::NotFound)
}
