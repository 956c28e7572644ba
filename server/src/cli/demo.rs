//! `demo`.
//!
//! Owns: making a store to try things out in, and printing how to sign in. Must not: touch a store that holds anything.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use services::clock::{Clock, SystemClock};
use services::demo::{self, Order};
use services::randomness::SystemRandomness;

use super::{Answer, Failure, law, migrate, say};
use crate::secret;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Draws the invented people: the same seed, the same people
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    seed: u64,
    /// The day on which everything happened, YYYY-MM-DD; now where it is not given
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
}

pub(super) async fn run(data: &Path, arguments: Arguments) -> Result<Answer, Failure> {
    let law = Arc::new(law::read(data)?);
    let db = migrate::prepared(data).await?;
    let secret = secret::read_or_write(data, &SystemRandomness)?;
    let order = Order {
        db: secret.guard(db.clone()),
        secret,
        randomness: Arc::new(SystemRandomness),
        today: moment(arguments.today),
        seed: arguments.seed,
        law: &law,
        rounds: true,
    };
    let made = demo::make(order).await;
    db.close().await;
    let accounts = made.map_err(|error| match error {
        services::Error::Conflict => Failure::input("the store is in use; a demonstration needs an empty one"),
        other => Failure::run(other),
    })?;
    for account in accounts {
        say(format!(
            "{}\t{}\t{}\t{}\t{}",
            account.role.code(),
            account.name,
            account.login,
            account.password,
            account.second_factor.as_deref().unwrap_or("-"),
        ));
    }
    Ok(Answer::Yes)
}

/// Noon of the day, so that it is the same day in Vietnam.
fn moment(today: Option<NaiveDate>) -> DateTime<Utc> {
    let noon = NaiveTime::from_hms_opt(5, 0, 0).unwrap_or_default();
    today.map_or_else(|| SystemClock.now(), |day| day.and_time(noon).and_utc())
}
