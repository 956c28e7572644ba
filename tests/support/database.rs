//! Throw-away stores.
//!
//! Owns: a migrated template of each engine, and a fresh copy of it for each test. Must not: touch a cluster other
//! than the one that the test script made.

use std::path::PathBuf;

use domain::system::Engine;
use sqlx::{Connection, Executor, PgConnection};
use store::{Act, Db, Location, ledger, migrations};
use tempfile::TempDir;
use tokio::sync::{OnceCell, Semaphore, SemaphorePermit};
use uuid::Uuid;

use super::founding;

/// Address of the test cluster, without a database name: `postgres://user@host:port`.
const CLUSTER: &str = "LIEMCHINH_TEST_POSTGRES";
/// More databases at once would only wait for the disk. Who has one may ask for an empty one besides; empty ones are
/// counted apart, so that not everybody waits for everybody.
static POSTGRES_AT_ONCE: Semaphore = Semaphore::const_new(4);
static EMPTY_AT_ONCE: Semaphore = Semaphore::const_new(4);
static SQLITE_TEMPLATES: [OnceCell<(TempDir, PathBuf)>; 3] = [const { OnceCell::const_new() }; 3];
static POSTGRES_TEMPLATES: [OnceCell<String>; 3] = [const { OnceCell::const_new() }; 3];

/// What a fresh store holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Tables, and a ledger without an event: for tests of the store itself.
    Bare,
    /// What `init` makes.
    Founded,
    /// What `demo` makes: somebody in every role.
    Demo,
}

/// The installation that bare stores belong to.
pub const INSTALLATION: Uuid = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001);

/// An open store and what keeps it alive.
pub struct Database {
    pub db: Db,
    pub location: Location,
    kept: Kept,
}

enum Kept {
    Folder(#[expect(dead_code, reason = "removed when dropped")] TempDir),
    Cluster {
        name: String,
        /// Roles of this database alone.
        roles: Vec<String>,
        _turn: SemaphorePermit<'static>,
    },
    /// Somebody else made it, and removes it.
    Elsewhere,
}

/// Address of a database of the test cluster.
pub fn cluster_address(database: &str) -> String {
    let cluster = std::env::var(CLUSTER)
        .unwrap_or_else(|_| panic!("{CLUSTER} is not set: scripts/postgres.sh makes a cluster and sets it"));
    format!("{cluster}/{database}")
}

/// The same for somebody else of the cluster.
fn address_as(role: &str, database: &str) -> String {
    let address = cluster_address(database);
    let (scheme, rest) = address.split_once("//").expect("an address");
    let (_, place) = rest.split_once('@').expect("somebody of the cluster");
    format!("{scheme}//{role}@{place}")
}

impl Database {
    pub async fn sqlite(ground: Ground) -> Self {
        let template = SQLITE_TEMPLATES[ground as usize].get_or_init(|| sqlite_template(ground));
        let (_, template) = template.await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("liemchinh.db");
        std::fs::copy(template, &file).expect("the template can be copied");
        let location = Location::File(file);
        Self {
            db: guarded(&location).await,
            location,
            kept: Kept::Folder(folder),
        }
    }

    pub async fn postgres(ground: Ground) -> Self {
        let turn = POSTGRES_AT_ONCE.acquire().await.expect("never closed");
        let template = POSTGRES_TEMPLATES[ground as usize].get_or_init(|| postgres_template(ground));
        let template = template.await;
        let name = fresh_name("test");
        administer(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        let location = Location::Postgres(cluster_address(&name));
        let db = guarded(&location).await;
        Self {
            db,
            location,
            kept: Kept::Cluster {
                name,
                roles: Vec::new(),
                _turn: turn,
            },
        }
    }

    /// The store of another process.
    pub async fn at(location: Location) -> Self {
        Self {
            db: guarded(&location).await,
            location,
            kept: Kept::Elsewhere,
        }
    }

    /// An empty file of the embedded engine.
    pub async fn empty_sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let location = Location::File(folder.path().join("liemchinh.db"));
        let db = Db::open_or_create(&location).await.expect("an empty store opens");
        Self {
            db,
            location,
            kept: Kept::Folder(folder),
        }
    }

    /// An empty database of this engine.
    pub async fn empty(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => Self::empty_sqlite().await,
            Engine::Postgres => Self::empty_postgres().await,
        }
    }

    /// The same store with the key of all test stores.
    pub fn guarded(self) -> Self {
        Self {
            db: founding::secret().guard(self.db),
            ..self
        }
    }

    /// An empty PostgreSQL database, for tests of the migrations themselves.
    pub async fn empty_postgres() -> Self {
        let turn = EMPTY_AT_ONCE.acquire().await.expect("never closed");
        let name = fresh_name("empty");
        administer(&format!("CREATE DATABASE {name}")).await;
        let location = Location::Postgres(cluster_address(&name));
        let db = Db::open(&location).await.expect("an empty database opens");
        Self {
            db,
            location,
            kept: Kept::Cluster {
                name,
                roles: Vec::new(),
                _turn: turn,
            },
        }
    }

    /// A demonstration that one role owns, opened by another with the rights that `script` gives it; the script calls that
    /// one `liemchinh_server`.
    pub async fn postgres_in_two_roles(script: &str) -> Self {
        let turn = EMPTY_AT_ONCE.acquire().await.expect("never closed");
        let [name, owner, server] = ["roles", "owner", "server"].map(fresh_name);
        for role in [&owner, &server] {
            administer(&format!("CREATE ROLE {role} LOGIN")).await;
        }
        administer(&format!("CREATE DATABASE {name} OWNER {owner}")).await;
        let owned = address_as(&owner, &name);
        let db = Db::open(&Location::Postgres(owned.clone()))
            .await
            .expect("an empty database opens");
        prepare(db, Ground::Demo).await;
        let mut connection = PgConnection::connect(&owned).await.expect("the owner connects");
        let script = sqlx::AssertSqlSafe(script.replace("liemchinh_server", &server));
        connection.execute(script).await.expect("the script runs");
        connection.close().await.expect("the connection closes");
        let location = Location::Postgres(address_as(&server, &name));
        Self {
            db: guarded(&location).await,
            location,
            kept: Kept::Cluster {
                name,
                roles: vec![owner, server],
                _turn: turn,
            },
        }
    }

    pub async fn close(self) {
        self.db.close().await;
        if let Kept::Cluster { name, roles, .. } = &self.kept {
            administer(&format!("DROP DATABASE {name}")).await;
            for role in roles {
                administer(&format!("DROP ROLE {role}")).await;
            }
        }
    }
}

fn fresh_name(kind: &str) -> String {
    let mut bytes = [0; 8];
    services::randomness::Randomness::fill(&services::randomness::SystemRandomness, &mut bytes);
    format!("{kind}_{:016x}", u64::from_be_bytes(bytes))
}

async fn guarded(location: &Location) -> Db {
    let db = Db::open(location).await.expect("the copy opens");
    founding::secret().guard(db)
}

async fn prepare(db: Db, ground: Ground) {
    let db = founding::secret().guard(db);
    migrations::apply(&db).await.expect("the migrations apply");
    match ground {
        Ground::Founded => drop(founding::found(&db).await),
        Ground::Demo => founding::make_demo(&db).await,
        Ground::Bare => {
            let mut tx = db.begin().await.expect("a transaction");
            ledger::found(&mut tx, INSTALLATION).await.expect("the ledger begins");
            tx.commit(Act::LedgerFounded).await.expect("committed");
        }
    }
    db.close().await;
}

async fn sqlite_template(ground: Ground) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("template.db");
    let db = Db::open_or_create(&Location::File(file.clone()))
        .await
        .expect("an empty store opens");
    prepare(db, ground).await;
    (folder, file)
}

async fn postgres_template(ground: Ground) -> String {
    let name = fresh_name("template");
    administer(&format!("CREATE DATABASE {name}")).await;
    let db = Db::open(&Location::Postgres(cluster_address(&name)))
        .await
        .expect("an empty database opens");
    prepare(db, ground).await;
    name
}

async fn administer(statement: &str) {
    let mut connection = PgConnection::connect(&cluster_address("postgres"))
        .await
        .expect("the test cluster answers");
    connection
        .execute(sqlx::AssertSqlSafe(statement))
        .await
        .expect("the statement is accepted");
    connection.close().await.expect("the connection closes");
}
