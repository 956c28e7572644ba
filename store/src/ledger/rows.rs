//! The images of all rows as they are now, table by table.
//!
//! Owns: the list of tables whose changes stand in the ledger, and reading each in pages. Must not: compare an image
//! with an event (`services` does), or leave a row out.

use domain::ledger::event::RowImage;
use sqlx::{query_as, query_scalar};
use uuid::Uuid;

use crate::account::AccountRow;
use crate::account_key::AccountKeyRow;
use crate::assignment::AssignmentRow;
use crate::blob;
use crate::circle::{CarryRow, CircleKeyRow, CircleRow, ManifestRow};
use crate::credential::CredentialRow;
use crate::declaration_paper::PaperRow;
use crate::declaration_round::RoundRow;
use crate::endorsement::EndorsementRow;
use crate::guard::{Guarded, Recorded, hash_of_gone, image};
use crate::invitation::InvitationRow;
use crate::keyring::KeyringRow;
use crate::obligation::ObligationRow;
use crate::person::PersonRow;
use crate::person_detail::DetailRow;
use crate::person_move::MoveRow;
use crate::person_post::PostRow;
use crate::receipt::ReceiptRow;
use crate::record::{RecordRow, SealedVersionRow, WrapRow};
use crate::recovery::RecoveryRow;
use crate::role::RoleRow;
use crate::second_factor::{self, SecondFactorRow};
use crate::setting::SettingRow;
use crate::stand_in::StandInRow;
use crate::unit::UnitRow;
use crate::unit_chief::ChiefRow;
use crate::unit_history::UnitHistoryRow;
use crate::version_file::VersionFileRow;
use crate::{Error, Result, Tx, paging};

macro_rules! by_one {
    ($table:literal, $key:literal) => {
        concat!(
            "SELECT * FROM ",
            $table,
            " WHERE ",
            $key,
            " >= $1 ORDER BY ",
            $key,
            " LIMIT $2"
        )
    };
}

macro_rules! by_two {
    ($table:literal, $key:literal) => {
        concat!(
            "SELECT * FROM ",
            $table,
            " WHERE (",
            $key,
            ") >= ($1, $2) ORDER BY ",
            $key,
            " LIMIT $3"
        )
    };
}

statements! {
    // All columns, because an image is made of all of them.
    ACCOUNT = by_one!("account", "id");
    ACCOUNT_KEY = by_two!("account_key", "account, generation");
    ASSIGNMENT = by_one!("assignment", "id");
    CIRCLE = by_one!("circle", "id");
    CIRCLE_CARRY = by_two!("circle_carry", "circle, epoch");
    CIRCLE_KEY = "SELECT * FROM circle_key WHERE (circle, epoch, account, generation) >= ($1, $2, $3, $4) \
                  ORDER BY circle, epoch, account, generation LIMIT $5";
    CIRCLE_MANIFEST = by_two!("circle_manifest", "circle, sequence");
    CREDENTIAL = by_one!("credential", "account");
    DECLARATION_PAPER = by_two!("declaration_paper", "record, number");
    DECLARATION_ROUND = by_one!("declaration_round", "id");
    ENDORSEMENT = by_one!("endorsement", "id");
    INVITATION = by_one!("invitation", "id");
    KEYRING = by_two!("keyring", "account, generation");
    OBLIGATION = by_one!("obligation", "id");
    PERSON = by_one!("person", "id");
    PERSON_DETAIL = by_one!("person_detail", "person");
    PERSON_MOVE = by_one!("person_move", "id");
    PERSON_POST = by_one!("person_post", "id");
    RECEIPT = by_two!("receipt", "record, version");
    RECORD = by_one!("record", "id");
    RECORD_WRAP = "SELECT * FROM record_wrap \
                   WHERE (record, key_version, recipient_kind, recipient, generation) >= ($1, $2, $3, $4, $5) \
                   ORDER BY record, key_version, recipient_kind, recipient, generation LIMIT $6";
    RECOVERY = by_one!("recovery", "id");
    ROLE = by_one!("role", "id");
    SEALED_VERSION = by_two!("sealed_version", "record, version");
    // Those that may be as long as a document: asked for before they are read.
    SEALED_LENGTHS = "SELECT CAST(octet_length(ciphertext) AS BIGINT) FROM sealed_version \
                      WHERE (record, version) >= ($1, $2) ORDER BY record, version LIMIT $3";
    SECOND_FACTOR = by_one!("second_factor", "account");
    SETTING = by_one!("setting", "key");
    STAND_IN = by_one!("stand_in", "id");
    UNIT = by_one!("unit", "id");
    UNIT_CHIEF = by_one!("unit_chief", "id");
    UNIT_HISTORY = by_one!("unit_history", "id");
    VERSION_FILE = by_two!("version_file", "file, number");
}

/// Declares the tables with the rows they hold.
macro_rules! recorded_tables {
    ($($table:ident $row:ty,)+) => {
        /// A table whose every change stands in the ledger.
        #[expect(missing_docs, reason = "the variants are the names of the tables")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum RecordedTable {
            $($table,)+
        }

        impl RecordedTable {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$table,)+];

            /// Its code in the images of events.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$table => <$row as Recorded>::TABLE,)+
                }
            }
        }
    };
}

impl RecordedTable {
    /// Whether a row that was deleted may be there again under the same key. Where the key is an id of its own it never is.
    #[must_use]
    pub const fn begins_again(self) -> bool {
        matches!(self, Self::SecondFactor)
    }
}

recorded_tables! {
    Account AccountRow,
    AccountKey AccountKeyRow,
    Assignment AssignmentRow,
    Circle CircleRow,
    CircleCarry CarryRow,
    CircleKey CircleKeyRow,
    CircleManifest ManifestRow,
    Credential CredentialRow,
    DeclarationPaper PaperRow,
    DeclarationRound RoundRow,
    Endorsement EndorsementRow,
    Invitation InvitationRow,
    Keyring KeyringRow,
    Obligation ObligationRow,
    Person PersonRow,
    PersonDetail DetailRow,
    PersonMove MoveRow,
    PersonPost PostRow,
    Receipt ReceiptRow,
    Record RecordRow,
    RecordWrap WrapRow,
    Recovery RecoveryRow,
    Role RoleRow,
    SealedVersion SealedVersionRow,
    SecondFactor SecondFactorRow,
    Setting SettingRow,
    StandIn StandInRow,
    Unit UnitRow,
    UnitChief ChiefRow,
    UnitHistory UnitHistoryRow,
    VersionFile VersionFileRow,
}

/// The primary key at which a page begins.
#[derive(Clone)]
pub struct Place {
    id: Uuid,
    number: i64,
    text: String,
    second_id: Uuid,
    second_number: i64,
}

impl Place {
    /// Before every row of every table.
    #[must_use]
    pub const fn first() -> Self {
        Self {
            id: Uuid::nil(),
            number: i64::MIN,
            text: String::new(),
            second_id: Uuid::nil(),
            second_number: i64::MIN,
        }
    }

    fn id(id: Uuid) -> Self {
        Self { id, ..Self::first() }
    }

    fn pair(id: Uuid, number: i64) -> Self {
        Self {
            id,
            number,
            ..Self::first()
        }
    }
}

/// Some rows of a table.
pub struct RowPage {
    /// Their images.
    pub images: Vec<RowImage>,
    /// Keys of those whose MAC is wrong.
    pub forged: Vec<String>,
    /// Where the next page begins, if there is one.
    pub next: Option<Place>,
}

impl RowPage {
    fn of<R: Recorded>(
        mut rows: Vec<R>,
        limit: usize,
        place: impl Fn(R) -> Place,
        verified: impl Fn(&R) -> Result<()>,
    ) -> Result<Self> {
        let next = if rows.len() > limit {
            rows.pop().map(place)
        } else {
            None
        };
        let mut forged = Vec::new();
        for row in &rows {
            match verified(row) {
                Ok(()) => {}
                Err(Error::Forged { key, .. }) => forged.push(key),
                Err(error) => return Err(error),
            }
        }
        Ok(Self {
            images: rows.iter().map(image).collect(),
            forged,
            next,
        })
    }
}

/// A row that carries a MAC.
fn guarded<R: Guarded + Clone>(tx: &Tx, row: &R) -> Result<()> {
    tx.verified(row.clone()).map(drop)
}

/// A row that carries none: its image alone tells.
fn unguarded<R: Recorded>(_: &Tx, _: &R) -> Result<()> {
    Ok(())
}

/// Reads the rows from a place on, and one more, at which the next page begins; the last argument checks the MAC.
macro_rules! read {
    ($tx:ident, $sql:ident [$($from:expr),+] $limit:ident, |$row:ident: $type:ty| $place:expr, $verified:path) => {{
        let more = i64::try_from($limit).unwrap_or(i64::MAX).saturating_add(1);
        let rows: std::result::Result<Vec<$type>, _> =
            on!($tx, |c| query_as($sql)$(.bind($from))+.bind(more).fetch_all(c).await);
        let rows = rows.map_err(|error| unreadable::<$type>(error))?;
        RowPage::of(rows, $limit, |$row| $place, |row| $verified($tx, row))
    }};
}

/// Up to `limit` rows of a table from a place on, by primary key; fewer where they are long.
///
/// # Errors
/// [`Error::Inconsistent`] when a row cannot be read, or when the database does not answer.
pub async fn rows(tx: &mut Tx, table: RecordedTable, from: &Place, limit: usize) -> Result<RowPage> {
    let Place {
        id,
        number,
        ref text,
        second_id,
        second_number,
    } = *from;
    match table {
        RecordedTable::Account => read!(tx, ACCOUNT[id] limit, |row: AccountRow| Place::id(row.id), guarded),
        RecordedTable::AccountKey => {
            let place = |row: AccountKeyRow| Place::pair(row.account, row.generation);
            read!(tx, ACCOUNT_KEY[id, number] limit, |row: AccountKeyRow| place(row), guarded)
        }
        RecordedTable::Assignment => read!(tx, ASSIGNMENT[id] limit, |row: AssignmentRow| Place::id(row.id), guarded),
        RecordedTable::Circle => read!(tx, CIRCLE[id] limit, |row: CircleRow| Place::id(row.id), guarded),
        RecordedTable::CircleCarry => {
            let place = |row: CarryRow| Place::pair(row.circle, row.epoch);
            read!(tx, CIRCLE_CARRY[id, number] limit, |row: CarryRow| place(row), unguarded)
        }
        RecordedTable::CircleKey => {
            let place = |row: CircleKeyRow| Place {
                second_id: row.account,
                second_number: row.generation,
                ..Place::pair(row.circle, row.epoch)
            };
            let (account, generation) = (second_id, second_number);
            read!(tx, CIRCLE_KEY[id, number, account, generation] limit, |row: CircleKeyRow| place(row), unguarded)
        }
        RecordedTable::CircleManifest => {
            let place = |row: ManifestRow| Place::pair(row.circle, row.sequence);
            read!(tx, CIRCLE_MANIFEST[id, number] limit, |row: ManifestRow| place(row), unguarded)
        }
        RecordedTable::Credential => {
            read!(tx, CREDENTIAL[id] limit, |row: CredentialRow| Place::id(row.account), guarded)
        }
        RecordedTable::DeclarationPaper => {
            let place = |row: PaperRow| Place::pair(row.record, row.number);
            read!(tx, DECLARATION_PAPER[id, number] limit, |row: PaperRow| place(row), unguarded)
        }
        RecordedTable::DeclarationRound => {
            read!(tx, DECLARATION_ROUND[id] limit, |row: RoundRow| Place::id(row.id), guarded)
        }
        RecordedTable::Endorsement => {
            read!(tx, ENDORSEMENT[id] limit, |row: EndorsementRow| Place::id(row.id), unguarded)
        }
        RecordedTable::Invitation => read!(tx, INVITATION[id] limit, |row: InvitationRow| Place::id(row.id), guarded),
        RecordedTable::Keyring => {
            let place = |row: KeyringRow| Place::pair(row.account, row.generation);
            read!(tx, KEYRING[id, number] limit, |row: KeyringRow| place(row), unguarded)
        }
        RecordedTable::Obligation => read!(tx, OBLIGATION[id] limit, |row: ObligationRow| Place::id(row.id), guarded),
        RecordedTable::Person => read!(tx, PERSON[id] limit, |row: PersonRow| Place::id(row.id), guarded),
        RecordedTable::PersonDetail => {
            read!(tx, PERSON_DETAIL[id] limit, |row: DetailRow| Place::id(row.person), unguarded)
        }
        RecordedTable::PersonMove => read!(tx, PERSON_MOVE[id] limit, |row: MoveRow| Place::id(row.id), unguarded),
        RecordedTable::PersonPost => read!(tx, PERSON_POST[id] limit, |row: PostRow| Place::id(row.id), unguarded),
        RecordedTable::Receipt => {
            let place = |row: ReceiptRow| Place::pair(row.record, row.version);
            read!(tx, RECEIPT[id, number] limit, |row: ReceiptRow| place(row), unguarded)
        }
        RecordedTable::Record => read!(tx, RECORD[id] limit, |row: RecordRow| Place::id(row.id), unguarded),
        RecordedTable::RecordWrap => {
            let place = |row: WrapRow| Place {
                text: row.recipient_kind.code().to_owned(),
                second_id: row.recipient,
                second_number: row.generation,
                ..Place::pair(row.record, row.key_version)
            };
            let (to, generation) = (second_id, second_number);
            read!(tx, RECORD_WRAP[id, number, text, to, generation] limit, |row: WrapRow| place(row), unguarded)
        }
        RecordedTable::Recovery => read!(tx, RECOVERY[id] limit, |row: RecoveryRow| Place::id(row.id), guarded),
        RecordedTable::Role => read!(tx, ROLE[id] limit, |row: RoleRow| Place::id(row.id), guarded),
        RecordedTable::SealedVersion => {
            let place = |row: SealedVersionRow| Place::pair(row.record, row.version);
            let lengths: Vec<i64> = on!(tx, |c| query_scalar(SEALED_LENGTHS)
                .bind(id)
                .bind(number)
                .bind(i64::try_from(limit).unwrap_or(i64::MAX))
                .fetch_all(c)
                .await)?;
            let limit = paging::fitting(&lengths);
            read!(tx, SEALED_VERSION[id, number] limit, |row: SealedVersionRow| place(row), unguarded)
        }
        RecordedTable::SecondFactor => {
            read!(tx, SECOND_FACTOR[id] limit, |row: SecondFactorRow| Place::id(row.account), second_factor::verified)
        }
        RecordedTable::Setting => read!(tx, SETTING[text] limit, |row: SettingRow| Place {
            text: row.key,
            ..Place::first()
        }, guarded),
        RecordedTable::StandIn => read!(tx, STAND_IN[id] limit, |row: StandInRow| Place::id(row.id), unguarded),
        RecordedTable::Unit => read!(tx, UNIT[id] limit, |row: UnitRow| Place::id(row.id), guarded),
        RecordedTable::UnitChief => read!(tx, UNIT_CHIEF[id] limit, |row: ChiefRow| Place::id(row.id), guarded),
        RecordedTable::UnitHistory => {
            read!(tx, UNIT_HISTORY[id] limit, |row: UnitHistoryRow| Place::id(row.id), unguarded)
        }
        RecordedTable::VersionFile => files(tx, from, limit).await,
    }
}

/// Files with their pieces: a row whose pieces are not those it was written with is as false as one with a wrong MAC.
async fn files(tx: &mut Tx, from: &Place, limit: usize) -> Result<RowPage> {
    let (id, number) = (from.id, from.number);
    let place = |row: VersionFileRow| Place::pair(row.file, row.number);
    let more = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
    let rows: Vec<VersionFileRow> = on!(tx, |c| query_as(VERSION_FILE)
        .bind(id)
        .bind(number)
        .bind(more)
        .fetch_all(c)
        .await)
    .map_err(unreadable::<VersionFileRow>)?;
    let mut changed = Vec::new();
    // What is looked at is the pieces of each.
    for row in rows.iter().take(limit) {
        if blob::hash(tx, row.file).await? != (row.hash.clone(), row.pieces) {
            changed.push(row.key());
        }
    }
    let page = RowPage::of(rows, limit, place, |_| Ok(()))?;
    Ok(RowPage {
        forged: changed,
        ..page
    })
}

/// A value that this program never writes is the row's fault, not the database's.
fn unreadable<R: Recorded>(error: sqlx::Error) -> Error {
    match error {
        sqlx::Error::ColumnDecode { .. } => Error::Inconsistent {
            table: R::TABLE,
            column: "*",
        },
        other => other.into(),
    }
}

/// Whether the image is that of a row which was deleted.
#[must_use]
pub fn is_of_gone(image: &RowImage) -> bool {
    image.hash == hash_of_gone()
}
