//! Who sits where in a demonstration.
//!
//! Owns: sessions of its people. Must not: open one in any other way than by signing in.

use domain::access::RoleCode;
use domain::lang::Lang;
use store::{Act, session};

use super::RoleAccount;
use crate::accounts::session::{Loaded, load};
use crate::accounts::{Visitor, second_factor, sign_in};
use crate::{Ctx, Error, Result};

/// Cookies of open sessions, in the order of the accounts.
pub(super) struct Seats<'a> {
    pub accounts: &'a [RoleAccount],
    pub cookies: Vec<String>,
}

impl<'a> Seats<'a> {
    /// Everybody signs in.
    pub async fn take(ctx: &Ctx, accounts: &'a [RoleAccount]) -> Result<Self> {
        let visitor = Visitor {
            address: [127, 0, 0, 1].into(),
            device: None,
            agent: String::new(),
        };
        let mut cookies = Vec::new();
        for account in accounts {
            let attempt = sign_in::Attempt {
                lang: Lang::Vi,
                login: &account.login,
                password: &account.password,
                visitor: &visitor,
            };
            let new = sign_in::sign_in(ctx, &attempt).await?;
            if new.needs_second_factor {
                let seated = seated(ctx, &new.cookie).await?;
                let code = second_factor::next_code(ctx, new.account)
                    .await?
                    .ok_or(Error::NotFound)?;
                second_factor::prove(&seated, Lang::Vi, &code, &visitor).await?;
            }
            cookies.push(new.cookie);
        }
        Ok(Self { accounts, cookies })
    }

    /// Everybody signs out.
    pub async fn leave(&self, ctx: &Ctx) -> Result<()> {
        for cookie in &self.cookies {
            let seated = seated(ctx, cookie).await?;
            let mut tx = ctx.db().begin().await?;
            session::delete_others(&mut tx, seated.session()?.account(), None).await?;
            tx.commit(Act::SessionClosed).await?;
        }
        Ok(())
    }

    /// The session of somebody.
    pub async fn of(&self, ctx: &Ctx, login: &str) -> Result<Ctx> {
        let place = self.accounts.iter().position(|account| account.login == login);
        self.at(ctx, place).await
    }

    /// The session of the first with a role.
    pub async fn of_role(&self, ctx: &Ctx, role: RoleCode) -> Result<Ctx> {
        let place = self.accounts.iter().position(|account| account.role == role);
        self.at(ctx, place).await
    }

    async fn at(&self, ctx: &Ctx, place: Option<usize>) -> Result<Ctx> {
        let cookie = place.and_then(|place| self.cookies.get(place)).ok_or(Error::NotFound)?;
        seated(ctx, cookie).await
    }
}

pub(super) async fn seated(ctx: &Ctx, cookie: &str) -> Result<Ctx> {
    match load(&ctx.platform, cookie, false).await? {
        Loaded::Open(session) => Ok(ctx.clone().signed_in(*session)),
        _ => Err(Error::Unauthenticated),
    }
}
