//! Kinds of move and from which status each is possible.
//!
//! Owns: the codes, what each move says, and the refusals. Must not: apply one; `standing` does.

use chrono::NaiveDate;

use crate::access::UnitId;
use crate::people::codes::codes;
use crate::people::{LeaderLevel, PersonKind, Status};
use crate::person_name::PersonName;

codes! {
    /// Kind of a move.
    MoveKind {
        /// Điều động: to another unit of the agency.
        Transfer = "DIEU_DONG",
        /// Thay đổi chức vụ: appointed, re-appointed, relieved, in the same unit.
        Post = "THAY_DOI_CHUC_VU",
        /// Nghỉ: maternity, a long leave, a course, suspension.
        Leave = "NGHI",
        /// Biệt phái.
        Secondment = "BIET_PHAI",
        /// Trở lại làm việc.
        Return = "TRO_LAI",
        /// Nghỉ hưu.
        Retirement = "NGHI_HUU",
        /// Thôi việc.
        Resignation = "THOI_VIEC",
        /// Chuyển đi cơ quan khác.
        TransferOut = "CHUYEN_DI",
        /// Từ trần.
        Death = "TU_TRAN",
        /// Đổi họ, tên.
        NameChange = "DOI_TEN",
        /// Sáp nhập đơn vị: his unit was merged into another. Follows from the decision about the unit; nobody records it.
        Merger = "SAP_NHAP",
    }
}

/// A post as it is after a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPost {
    /// Its title; empty for none.
    pub title: String,
    /// Its level.
    pub level: LeaderLevel,
    /// What kind of person its holder is.
    pub kind: PersonKind,
}

/// A move with what it says besides day and decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// To another unit, with another post or the same.
    Transfer {
        /// The unit.
        unit: UnitId,
        /// The post there.
        post: NewPost,
    },
    /// Another post in the same unit.
    Post(NewPost),
    /// Away for a time.
    Leave {
        /// Which leave: a status that is away, and not a secondment.
        status: Status,
        /// Last day foreseen.
        until: Option<NaiveDate>,
    },
    /// To work at another agency for a time.
    Secondment {
        /// Last day foreseen.
        until: Option<NaiveDate>,
    },
    /// Back at work.
    Return {
        /// The unit; the one where he was where none is named.
        unit: Option<UnitId>,
    },
    /// Retired.
    Retirement,
    /// Left.
    Resignation,
    /// Gone to another agency for good.
    TransferOut,
    /// Died.
    Death,
    /// Another name.
    NameChange(PersonName),
}

impl Move {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> MoveKind {
        match self {
            Self::Transfer { .. } => MoveKind::Transfer,
            Self::Post(_) => MoveKind::Post,
            Self::Leave { .. } => MoveKind::Leave,
            Self::Secondment { .. } => MoveKind::Secondment,
            Self::Return { .. } => MoveKind::Return,
            Self::Retirement => MoveKind::Retirement,
            Self::Resignation => MoveKind::Resignation,
            Self::TransferOut => MoveKind::TransferOut,
            Self::Death => MoveKind::Death,
            Self::NameChange(_) => MoveKind::NameChange,
        }
    }
}

/// Why a move is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoveRefusal {
    /// Not from the status that the person has.
    #[error("not possible from this status")]
    FromStatus,
    /// Its day is before the last move, or before the person came.
    #[error("before the last change")]
    BeforeLast,
    /// Its day is still to come: what the file says today holds today.
    #[error("the day is still to come")]
    NotYet,
    /// The last day foreseen is before the first.
    #[error("ends before it begins")]
    EndsBeforeItBegins,
    /// Nothing would change.
    #[error("nothing changes")]
    NothingChanges,
    /// Kind of person and level of the post do not fit.
    #[error("kind of person and level of the post differ")]
    KindDiffers,
    /// The status named for a leave is none.
    #[error("not a leave")]
    NotALeave,
}

/// Which moves are possible from a status, in the order of the table.
#[must_use]
pub fn possible(status: Status) -> Vec<MoveKind> {
    MoveKind::ALL
        .iter()
        .copied()
        .filter(|kind| is_possible(*kind, status))
        .collect()
}

pub(super) const fn is_possible(kind: MoveKind, status: Status) -> bool {
    match kind {
        MoveKind::Transfer
        | MoveKind::Post
        | MoveKind::Retirement
        | MoveKind::Resignation
        | MoveKind::TransferOut
        | MoveKind::NameChange => status.is_on_staff(),
        // One leave may follow another, or be prolonged; whoever is seconded comes back first.
        MoveKind::Leave => status.is_on_staff() && !matches!(status, Status::Seconded),
        MoveKind::Secondment => matches!(status, Status::Working | Status::Seconded),
        // Who resigned or went may be taken on again; who retired may not.
        MoveKind::Return => status.is_away() || matches!(status, Status::Resigned | Status::TransferredOut),
        MoveKind::Death => !matches!(status, Status::Dead),
        MoveKind::Merger => false,
    }
}
