//! `doctor`.
//!
//! Owns: the list of checks and how each is told. Must not: repair anything.

use std::path::Path;

use chrono::TimeDelta;
use domain::access::Actor;
use domain::law::Law;
use serde::Serialize;
use services::clock::{Clock, SystemClock};
use services::installation::{self, Db};
use services::keys::Keys;
use services::ledger::lag;
use services::{Ctx, system};

use super::{Answer, Failure, law, location, open_founded, platform, say};
use crate::config::Config;
use crate::{assets, ledger, secret};

/// How long an event may wait for its signed head before the worker is behind.
const LAG: TimeDelta = TimeDelta::minutes(1);

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// One JSON document
    #[arg(long)]
    json: bool,
}

/// One thing looked at.
#[derive(Serialize)]
struct Check {
    name: &'static str,
    ok: bool,
    detail: String,
}

#[derive(Serialize)]
struct Report {
    ok: bool,
    checks: Vec<Check>,
}

impl Check {
    fn of<E: std::fmt::Display>(name: &'static str, outcome: Result<String, E>) -> Self {
        match outcome {
            Ok(detail) => Self { name, ok: true, detail },
            Err(error) => Self {
                name,
                ok: false,
                detail: error.to_string(),
            },
        }
    }
}

pub(super) async fn run(data: &Path, arguments: &Arguments) -> Result<Answer, Failure> {
    let mut checks = vec![
        Check::of("version", Ok::<_, String>(system::VERSION.to_owned())),
        Check::of("configuration", configuration(data)),
        Check::of("law", legal_data(data)),
        Check::of("site", assets::manifest().map(|assets| assets.style)),
    ];
    match Db::open(&location(data)).await {
        Ok(db) => {
            checks.push(migrations(&db).await);
            checks.push(system_secret(data));
            match open_founded(data).await {
                Ok((db, keys)) => {
                    checks.push(Check::of("founding", Ok::<_, String>(keys.agency_name().to_owned())));
                    checks.extend(log(data, &db, &keys).await);
                    checks.extend(engine_and_clock(db, keys).await?);
                }
                Err(failure) => checks.push(Check::of("founding", Err::<String, _>(failure))),
            }
            db.close().await;
        }
        Err(error) => checks.push(Check::of("store", Err::<String, _>(error))),
    }
    let report = Report {
        ok: checks.iter().all(|check| check.ok),
        checks,
    };
    if arguments.json {
        say(serde_json::to_string(&report).map_err(Failure::run)?);
    } else {
        for check in &report.checks {
            say(format!(
                "{} {:<14} {}",
                if check.ok { "ok  " } else { "FAIL" },
                check.name,
                check.detail
            ));
        }
    }
    Ok(if report.ok { Answer::Yes } else { Answer::No })
}

fn configuration(data: &Path) -> Result<String, crate::config::ConfigError> {
    let config = Config::read(data)?;
    let mail = if config.mailer()?.is_some() {
        "mail is set up"
    } else {
        "mail is not set up: no notices leave"
    };
    Ok(mail.to_owned())
}

async fn migrations(db: &Db) -> Check {
    let outcome = match installation::migrations_due(db).await {
        Ok(0) => Ok(format!("schema {}", installation::known_schema(db))),
        Ok(due) => Err(format!("{due} migration(s) due; run `liemchinh migrate`")),
        Err(error) => Err(error.to_string()),
    };
    Check::of("migrations", outcome)
}

fn legal_data(data: &Path) -> Result<String, Failure> {
    let law = law::read(data)?;
    Ok(format!(
        "{} deadlines, {} parameters",
        law.deadlines().len(),
        law.parameters().len()
    ))
}

/// Where the secret lies decides what a stolen disk reveals; the check passes and says so.
fn system_secret(data: &Path) -> Check {
    let detail = secret::read(data).map(|_| {
        if secret::is_beside_the_data(data) {
            "beside the data: a stolen disk allows guessing passwords (promise T2); see docs/operations.md".to_owned()
        } else {
            "kept apart from the data".to_owned()
        }
    });
    Check::of("secret", detail)
}

/// Whether the log is the one of the anchor, whether its worker keeps up, and whether an event was ever missed.
async fn log(data: &Path, db: &Db, keys: &Keys) -> Vec<Check> {
    let standing = match ledger::anchor(data).compare(db, keys).await {
        Ok(standing) => standing.told(),
        Err(error) => Err(error.to_string()),
    };
    let mut checks = vec![Check::of("ledger", standing)];
    match lag(db, keys).await {
        Ok(lag) => {
            let behind = lag.age(SystemClock.now()).filter(|age| *age > LAG);
            let worker = match behind {
                // Before the first start there is no worker to miss.
                Some(age) if lag.signed => Err(format!(
                    "{} event(s) without a signed head, the oldest for {} s: is the worker running?",
                    lag.waiting + lag.unsigned,
                    age.num_seconds()
                )),
                _ => Ok(format!("{} event(s) without a signed head", lag.waiting + lag.unsigned)),
            };
            checks.push(Check::of("worker", worker));
            let missing = lag.missing.map_or(Ok("the worker has found no event missing"), |at| {
                Err(format!(
                    "an event was found to be missing at {at}; look for event.missing in the ledger"
                ))
            });
            checks.push(Check::of("events", missing.map(str::to_owned)));
        }
        Err(error) => checks.push(Check::of("worker", Err::<String, _>(error))),
    }
    checks
}

async fn engine_and_clock(db: Db, keys: Keys) -> Result<[Check; 2], Failure> {
    // The rows of this installation have a check of their own.
    let law = Law::built_in().map_err(Failure::run)?;
    let ctx = Ctx::new(platform(law, db.clone(), keys, None).into(), Actor::Console);
    let status = system::status(&ctx).await;
    db.close().await;
    Ok(match status {
        Ok(status) => {
            let apart = format!(
                "{} ms between the server and the store",
                status.clock_difference().num_milliseconds()
            );
            let clock = if status.clocks_agree() { Ok(apart) } else { Err(apart) };
            let engine = format!("{} {}", status.engine.name(), status.engine_version);
            [Check::of("engine", Ok::<_, String>(engine)), Check::of("clock", clock)]
        }
        Err(error) => [
            Check::of("engine", Err::<String, _>(&error)),
            Check::of("clock", Err::<String, _>(&error)),
        ],
    })
}
