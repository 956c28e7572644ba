//! The second factor against whoever reads or writes the database past the program.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use domain::access::Actor;
use services::accounts::second_factor::{self as service, RecoveryCodes};
use services::accounts::session;
use services::{Ctx, Error};
use sqlx::{Connection, PgConnection, query_scalar};
use store::ledger::{NewEvent, What};
use store::second_factor::SecondFactorRow;
use store::{Act, Location, second_factor};
use totp_rs::Totp;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::SubscriberInitExt;
use uuid::Uuid;

use super::second_factor::{LOGIN, Owner, code, prove, refused, set_up};
use super::{LANG, loaded, open_account, request, sign_in, stranger, try_to_sign_in, visitor, write_past};
use crate::support::TestApp;

/// Everything that was logged.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    pub(crate) fn lines(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// All that the store keeps: the files as they are, or every row as PostgreSQL writes it, bytes in hexadecimal digits.
pub(crate) async fn dump(app: &TestApp) -> Vec<u8> {
    match &app.database.location {
        Location::File(path) => {
            let log = path.with_extension("db-wal");
            [path, &log].map(|file| std::fs::read(file).expect("readable")).concat()
        }
        Location::Postgres(address) => {
            let mut connection = PgConnection::connect(address).await.expect("the cluster answers");
            let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'";
            let tables: Vec<String> = query_scalar(tables).fetch_all(&mut connection).await.expect("read");
            let mut rows = String::new();
            for table in tables {
                let all = sqlx::AssertSqlSafe(format!("SELECT COALESCE(string_agg(t::text, ' '), '') FROM {table} t"));
                rows += &query_scalar::<_, String>(all)
                    .fetch_one(&mut connection)
                    .await
                    .expect("read");
            }
            rows.into_bytes()
        }
    }
}

/// Whether the bytes occur, as they are or in hexadecimal digits.
pub(crate) fn occurs(within: &[u8], bytes: &[u8]) -> bool {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    [bytes, digits.as_bytes()]
        .iter()
        .any(|needle| within.windows(needle.len()).any(|window| window == *needle))
}

fn proved_second_factor(ctx: &Ctx) -> bool {
    match &ctx.actor {
        Actor::Person(person) => person.second_factor,
        _ => panic!("somebody is signed in"),
    }
}

/// Puts a secret into the row, with everything right about the row itself.
async fn replace_secret(app: &TestApp, row: SecondFactorRow) {
    let mut tx = app.database.db.begin().await.expect("a transaction");
    second_factor::update(&mut tx, row).await.expect("updated");
    let event = NewEvent {
        id: Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0099),
        at: stranger(app).now(),
        what: What::Ordinary {
            action: "test.replaced",
            actor: "console",
            subject: None,
        },
        nonce: &[1; 32],
        body: b"null",
    };
    tx.record(&event).await.expect("recorded");
    tx.commit(Act::SecondFactorConfirmed).await.expect("committed");
}

fn account_of(login: &str) -> String {
    format!("(SELECT id FROM account WHERE login = '{login}')")
}

async fn stored(app: &TestApp, account: Uuid) -> SecondFactorRow {
    let mut tx = app.database.db.read().await.expect("a transaction");
    let row = second_factor::find(&mut tx, account).await.expect("read");
    row.expect("there is one")
}

/// All that must not be found: name and bytes.
fn secrets(owner: &Owner) -> Vec<(&'static str, Vec<u8>)> {
    let text = |name, text: &str| (name, text.as_bytes().to_vec());
    let Owner {
        totp,
        url,
        typed,
        codes: RecoveryCodes(codes),
        ..
    } = owner;
    let mut secrets = vec![
        ("the secret", totp.secret().as_bytes().to_vec()),
        text("the secret in base32", &totp.secret().to_base32()),
        text("the secret for typing", typed),
        text("the address", url),
    ];
    for code in codes {
        secrets.push(text("a recovery code", code));
        secrets.push(text("a recovery code without hyphens", &code.replace('-', "")));
        secrets.push(text("a recovery code as typed", &code.to_lowercase()));
    }
    secrets
}

on_both! {
    async fn no_table_log_or_event_holds_a_secret_or_a_code(app: TestApp) {
        let log = Log::default();
        let logging = tracing_subscriber::fmt().with_max_level(tracing_subscriber::filter::LevelFilter::TRACE);
        let guard = logging.with_writer(log.clone()).finish().set_default();
        let owner = set_up(app, LOGIN).await;
        let right = owner.code(app, 0);
        let wrong = owner.wrong_code(app);
        assert!(prove(app, LOGIN, &right).await.is_ok());
        assert!(refused(prove(app, LOGIN, &wrong).await, "code"));
        assert!(prove(app, LOGIN, &owner.codes.0[0].to_lowercase()).await.is_ok());
        drop(guard);

        let account = request(app, &owner.first).await.session().expect("signed in").account();
        let sealed = stored(app, account).await.secret;
        let tables = dump(app).await;
        let lines = log.lines();
        assert!(occurs(&tables, b"second_factor.code_used"), "what events say is searched");
        assert!(occurs(&tables, &sealed[..64]), "and what rows hold");
        assert!(occurs(&lines, b"SecondFactorProved"), "and what is logged");
        let mut secrets = secrets(&owner);
        secrets.push(("a right code", right.into_bytes()));
        for (name, bytes) in secrets {
            assert!(!occurs(&tables, &bytes), "{name} is stored");
            assert!(!occurs(&lines, &bytes), "{name} is logged");
        }
        assert!(!occurs(&lines, wrong.as_bytes()), "a wrong code is logged");
    }

    async fn an_older_secret_put_back_is_told_as_forged(app: TestApp) {
        let first = open_account(app, LOGIN).await;
        service::begin(&request(app, &first).await).await.expect("begun");
        write_past(app, "CREATE TABLE kept AS SELECT * FROM second_factor").await;
        service::begin(&request(app, &first).await).await.expect("begun again");
        write_past(app, "UPDATE second_factor SET secret = (SELECT secret FROM kept)").await;
        assert!(matches!(loaded(app, &first).await, Err(Error::Internal(error)) if error.to_string().contains("was not written by")));
    }

    async fn an_older_secret_in_a_row_that_is_right_otherwise_does_not_open(app: TestApp) {
        let first = open_account(app, LOGIN).await;
        let ctx = request(app, &first).await;
        let account = ctx.session().expect("signed in").account();
        service::begin(&ctx).await.expect("begun");
        let older = stored(app, account).await;
        service::begin(&ctx).await.expect("begun again");
        let row = stored(app, account).await;
        replace_secret(app, SecondFactorRow { secret: older.secret, confirmed: true, ..row }).await;
        let proved = prove(app, LOGIN, "123456").await;
        assert!(matches!(proved, Err(Error::Internal(error)) if error.to_string().contains("moved from another place")));
    }

    async fn a_row_of_before_the_confirmation_put_back_proves_nothing(app: TestApp) {
        let first = open_account(app, LOGIN).await;
        let ctx = request(app, &first).await;
        let begun = service::begin(&ctx).await.expect("begun");
        write_past(app, "CREATE TABLE kept AS SELECT * FROM second_factor").await;
        let totp = Totp::from_url(&begun.url).expect("an address");
        let confirmed = service::confirm(&ctx, LANG, &code(&totp, app, 0)).await;
        assert!(confirmed.is_ok());
        assert!(proved_second_factor(&request(app, &first).await));

        write_past(app, "DELETE FROM second_factor; INSERT INTO second_factor SELECT * FROM kept").await;
        let new = sign_in(app, LOGIN).await;
        let ctx = request(app, &new).await;
        assert!(service::prove(&ctx, LANG, "123456", &visitor()).await.is_ok(), "nothing is asked for");
        assert!(!proved_second_factor(&request(app, &new).await), "and nothing is proved by it");
    }

    async fn recovery_codes_copied_to_another_account_are_worth_nothing_there(app: TestApp) {
        let thief = set_up(app, "kiemtoan").await;
        set_up(app, LOGIN).await;
        let (mine, yours) = (account_of("kiemtoan"), account_of(LOGIN));
        let copy = format!("UPDATE second_factor_code SET account = {yours} WHERE account = {mine}");
        write_past(app, &copy).await;
        assert!(refused(prove(app, LOGIN, &thief.codes.0[0]).await, "code"));
    }

    async fn another_account_s_row_is_told_as_forged(app: TestApp) {
        let thief = set_up(app, "kiemtoan").await;
        set_up(app, LOGIN).await;
        let (mine, yours) = (account_of("kiemtoan"), account_of(LOGIN));
        let copy = format!(
            "CREATE TABLE kept AS SELECT * FROM second_factor WHERE account = {mine}; \
             UPDATE second_factor SET secret = (SELECT secret FROM kept), mac = (SELECT mac FROM kept), \
             last_step = (SELECT last_step FROM kept) WHERE account = {yours}"
        );
        write_past(app, &copy).await;
        assert!(matches!(loaded(app, &thief.first).await, Ok(session::Loaded::Open(_))));
        let Err(error) = try_to_sign_in(app, LOGIN).await else { panic!("nobody signs in over a forged row") };
        assert!(error.to_string().contains("was not written by"), "{error}");
    }
}
