//! Transactions.
//!
//! Owns: the unit of work, the images of the rows it changed, and its commit by name.
//! Must not: know what any statement means.

use std::sync::Arc;

use domain::ledger::event::RowImage;
use domain::system::Engine;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, Transaction};

use crate::guard::{self, Guarded, Recorded, RowKey};
use crate::ledger::{Committed, CommittedEvent};
use crate::{Error, Result};

/// Why a transaction was committed: the name of the act, for logs only. The ledger has codes of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The agency's contact person was changed.
    ContactChanged,
    /// The worker took jobs from the queue.
    JobsClaimed,
    /// The worker finished a job.
    JobDone,
    /// The worker put a failed job back.
    JobPostponed,
    /// Remembered form keys older than a day were deleted.
    IdempotencySwept,
    /// The ledger of a new store was begun.
    LedgerFounded,
    /// A worker took the lease of the sequencing.
    LeaseTaken,
    /// The worker gave waiting events their places.
    EventsSequenced,
    /// A new epoch of the ledger was begun.
    EpochStarted,
    /// A signed head of the ledger was kept.
    CheckpointSaved,
    /// A copy of the ledger was taken out.
    LedgerExported,
    /// An event that this process had committed was found to be missing.
    MissingEventRaised,
    /// An installation was founded.
    Founded,
    /// A backup was written.
    BackupMade,
    /// An empty store was filled from a backup.
    BackupRestored,
    /// A failed attempt was counted.
    FailureCounted,
    /// Somebody opened an account from a slip.
    AccountOpened,
    /// Somebody signed in.
    SessionOpened,
    /// A session was used.
    SessionTouched,
    /// Somebody signed out, or ended other sessions.
    SessionClosed,
    /// An account was locked.
    AccountLocked,
    /// An account was unlocked.
    AccountUnlocked,
    /// A slip was made.
    Invited,
    /// Sessions that had ended by themselves were deleted.
    SessionsSwept,
    /// Somebody proved his password again.
    SteppedUp,
    /// Somebody changed his password.
    PasswordChanged,
    /// Somebody wrote down a new recovery code.
    RecoveryCodeChanged,
    /// Somebody was shown the secret of a second factor.
    SecondFactorBegun,
    /// Somebody put a second factor in force.
    SecondFactorConfirmed,
    /// Somebody proved the second factor after the password.
    SecondFactorProved,
    /// A second factor was taken away.
    SecondFactorRemoved,
    /// A member's session looked after the circles.
    CirclesTended,
    /// A role was proposed.
    RoleProposed,
    /// A role was approved.
    RoleApproved,
    /// A role was refused or ended.
    RoleEnded,
    /// Somebody stood for another's keys.
    KeysEndorsed,
    /// A member admitted somebody to a circle.
    Admitted,
    /// Somebody changed his keys.
    KeysChanged,
    /// The custodians were asked to open an account's older keys.
    RecoveryRequested,
    /// Their answer arrived.
    RecoveryAnswered,
    /// The owner opened the answer.
    RecoveryOpened,
    /// The owner refused it.
    RecoveryRefused,
    /// A refusal was counted.
    RefusalCounted,
    /// The counted refusals of some minutes were recorded.
    RefusalsRecorded,
    /// Somebody was added to the staff file.
    PersonEntered,
    /// What the staff file says about somebody was changed.
    PersonChanged,
    /// A move of somebody was recorded.
    PersonMoved,
    /// A move was taken back.
    MoveUndone,
    /// Sensitive details of somebody were sealed.
    DetailsSealed,
    /// Sensitive details of somebody were opened.
    DetailsOpened,
    /// A unit was made, renamed, moved, merged or closed.
    UnitChanged,
    /// Somebody was proposed to head a unit.
    ChiefProposed,
    /// Accounts were proposed for the people of a unit.
    AccountsProposed,
    /// A control body or a relation was proposed.
    AssignmentProposed,
    /// Who is put in which place was signed.
    AssignmentSigned,
    /// Who was to be put in a place was refused.
    AssignmentRefused,
    /// A stand-in was recorded, or ended.
    StandInRecorded,
    /// Somebody saw what he was told.
    TaskSeen,
    /// The newest head of the ledger was sent to the auditors.
    HeadSent,
    /// Somebody looked at the roles of a person who moved.
    RolesReviewed,
    /// A round of declarations was opened.
    RoundOpened,
    /// The list of a round was corrected.
    RosterCorrected,
    /// The list of a round was sent to the head.
    RosterSent,
    /// The list of a round was returned by the head.
    RosterReturned,
    /// The list of a round was approved.
    RosterApproved,
    /// Some people of an approved list were told.
    DeclarantsTold,
    /// A list of those who declare was taken out.
    RosterExported,
    /// Somebody began a declaration.
    DraftBegun,
    /// A draft was saved.
    DraftSaved,
    /// A draft was thrown away.
    DraftDiscarded,
    /// A declaration was submitted.
    DeclarationSubmitted,
    /// A submitted declaration was taken back.
    DeclarationWithdrawn,
    /// An officer opened a declaration.
    DeclarationOpened,
    /// A declaration was sent back.
    DeclarationReturned,
    /// A request to complete was kept before it is sent, or thrown away.
    RequestDrafted,
    /// A declaration was received.
    DeclarationReceived,
    /// A receipt was undone.
    ReceiptUndone,
    /// Signed copies of a declaration were handed in.
    PaperHandedIn,
    /// Pieces of a file arrived.
    FileArrived,
    /// A file was removed from a draft, or put back.
    FileRemoved,
    /// What is left of files that never arrived was deleted.
    FilesSwept,
    /// A file of somebody else was opened.
    FileOpened,
    /// A question about a receipt was counted.
    ReceiptAsked,
    /// A staff list was imported.
    StaffImported,
    /// The staff list was taken out.
    StaffExported,
}

/// A transaction on either engine. It is rolled back unless [`Tx::commit`] is called.
pub struct Tx {
    inner: Inner,
    guard: Option<Arc<RowKey>>,
    images: Vec<RowImage>,
    appended: Vec<CommittedEvent>,
    committed: Option<Arc<Committed>>,
}

enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// The connection of a transaction, for the macro `on!` and for `dialect`.
pub(crate) enum Connection<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Tx {
    pub(crate) fn sqlite(transaction: Transaction<'static, Sqlite>, guard: Option<Arc<RowKey>>) -> Self {
        Self::over(Inner::Sqlite(transaction), guard)
    }

    pub(crate) fn postgres(transaction: Transaction<'static, Postgres>, guard: Option<Arc<RowKey>>) -> Self {
        Self::over(Inner::Postgres(transaction), guard)
    }

    fn over(inner: Inner, guard: Option<Arc<RowKey>>) -> Self {
        Self {
            inner,
            guard,
            images: Vec::new(),
            appended: Vec::new(),
            committed: None,
        }
    }

    /// The same transaction, whose events are remembered there once they are committed.
    pub(crate) fn remembered_in(self, committed: Arc<Committed>) -> Self {
        Self {
            committed: Some(committed),
            ..self
        }
    }

    pub(crate) fn connection(&mut self) -> Connection<'_> {
        match &mut self.inner {
            Inner::Sqlite(transaction) => Connection::Sqlite(transaction),
            Inner::Postgres(transaction) => Connection::Postgres(transaction),
        }
    }

    /// Which engine it is on.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match &self.inner {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// Whether it was begun to write: what it reads to decide may then be held until it ends.
    pub(crate) fn may_write(&self) -> bool {
        self.committed.is_some()
    }

    /// The MAC that this row must carry.
    ///
    /// # Errors
    /// [`Error::NoRowKey`] when the store was opened without the key.
    pub fn mac_of<R: Recorded>(&self, row: &R) -> Result<Vec<u8>> {
        Ok(guard::mac(self.row_key()?, row))
    }

    /// Hands a loaded row on when its MAC is right. Every function that loads a guarded row calls it.
    ///
    /// # Errors
    /// [`Error::Forged`] when the row was written past the program; [`Error::NoRowKey`] as in [`Tx::mac_of`].
    pub fn verified<R: Guarded>(&self, row: R) -> Result<R> {
        guard::verified(self.row_key()?, row)
    }

    fn row_key(&self) -> Result<&RowKey> {
        self.guard.as_deref().ok_or(Error::NoRowKey)
    }

    /// Notes a row that was inserted or updated, as it is now, for the event of this transaction.
    pub fn note_change<R: Recorded>(&mut self, row: &R) {
        self.images.push(guard::image(row));
    }

    /// Notes a row that was deleted, as it was.
    pub fn note_removal<R: Recorded>(&mut self, row: &R) {
        self.images.push(guard::image_of_gone(row));
    }

    /// The noted images, for the event that records them.
    pub(crate) fn images(&self) -> &[RowImage] {
        &self.images
    }

    /// Forgets the noted images, because an event has recorded them.
    pub(crate) fn forget_images(&mut self) {
        self.images.clear();
    }

    /// Notes an event that was appended, to be remembered after the commit.
    pub(crate) fn appended(&mut self, event: CommittedEvent) {
        self.appended.push(event);
    }

    /// Makes everything done in this transaction permanent, in the name of `act`.
    ///
    /// # Errors
    /// [`Error::Unrecorded`] when a recorded row was changed and no event says so; else when the database refuses. Then
    /// nothing of it happened.
    pub async fn commit(self, act: Act) -> Result<()> {
        if let Some(image) = self.images.first() {
            return Err(Error::Unrecorded {
                table: image.table.clone(),
            });
        }
        match self.inner {
            Inner::Sqlite(transaction) => transaction.commit().await?,
            Inner::Postgres(transaction) => transaction.commit().await?,
        }
        if let Some(committed) = self.committed {
            committed.remember(self.appended);
        }
        tracing::debug!(?act, "committed");
        Ok(())
    }
}
