//! `doctor`.
//!
//! Owns: the list of checks and how each is told. Must not: repair anything.

use std::path::Path;

use domain::access::Actor;
use domain::law::Law;
use serde::Serialize;
use services::installation::{self, Db};
use services::{Ctx, system};

use super::{Answer, Failure, law, location, platform, say};
use crate::assets;
use crate::config::Config;

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
            checks.extend(engine_and_clock(&db).await?);
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

async fn engine_and_clock(db: &Db) -> Result<[Check; 2], Failure> {
    // The rows of this installation have a check of their own.
    let law = Law::built_in().map_err(Failure::run)?;
    let ctx = Ctx::new(platform(law, db.clone(), None).into(), Actor::Console);
    Ok(match system::status(&ctx).await {
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
