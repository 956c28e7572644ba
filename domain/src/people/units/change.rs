//! Decisions about units.
//!
//! Owns: which are possible, and what each does to the tree. Must not: move people; it says that they move.

use crate::access::UnitId;
use crate::people::UnitKind;
use crate::people::codes::codes;

use super::tree::{MAX_DEPTH, Node, Tree};

codes! {
    /// Kind of a change, as it stands in a unit's history.
    UnitChange {
        /// Thành lập.
        Created = "THANH_LAP",
        /// Đổi tên, đổi loại hình.
        Renamed = "DOI_TEN",
        /// Chuyển về trực thuộc đơn vị khác.
        Moved = "CHUYEN",
        /// Sáp nhập vào đơn vị khác.
        Merged = "SAP_NHAP",
        /// Giải thể.
        Closed = "GIAI_THE",
    }
}

impl UnitChange {
    /// Whether it puts people below other units than before, and so may decide who receives what they declare.
    #[must_use]
    pub const fn rearranges(self) -> bool {
        matches!(self, Self::Moved | Self::Merged)
    }
}

/// A change as a decision orders it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitAct {
    /// A new unit.
    Create {
        /// Its id.
        unit: UnitId,
        /// The unit above.
        under: UnitId,
        /// Its kind.
        kind: UnitKind,
    },
    /// Another name or kind.
    Rename {
        /// The unit.
        unit: UnitId,
        /// Its kind from now on.
        kind: UnitKind,
    },
    /// Another unit above.
    Move {
        /// The unit.
        unit: UnitId,
        /// The unit above from now on.
        under: UnitId,
    },
    /// The unit ends; its people and the units below it go to another.
    Merge {
        /// The unit that ends.
        unit: UnitId,
        /// The unit that takes over.
        into: UnitId,
    },
    /// The unit ends.
    Close {
        /// The unit.
        unit: UnitId,
    },
}

/// Why a change is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnitRefusal {
    /// There is no such unit.
    #[error("no such unit")]
    Unknown,
    /// The unit, or the one named with it, is closed.
    #[error("closed")]
    Closed,
    /// The agency itself is neither moved nor merged nor closed.
    #[error("the root stays")]
    Root,
    /// A unit cannot stand below itself.
    #[error("below itself")]
    Cycle,
    /// A unit of this kind may not stand there.
    #[error("not below that kind")]
    KindBelow,
    /// Too many units one above the other.
    #[error("too deep")]
    TooDeep,
    /// Nothing would change.
    #[error("nothing changes")]
    NothingChanges,
    /// Somebody works in it.
    #[error("somebody works in it")]
    Occupied,
    /// Units stand below it.
    #[error("units stand below it")]
    HasUnits,
    /// A unit with this id is there already.
    #[error("taken")]
    Taken,
}

impl UnitAct {
    /// The unit that it is about.
    #[must_use]
    pub const fn unit(&self) -> UnitId {
        match *self {
            Self::Create { unit, .. }
            | Self::Rename { unit, .. }
            | Self::Move { unit, .. }
            | Self::Merge { unit, .. }
            | Self::Close { unit } => unit,
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn change(&self) -> UnitChange {
        match self {
            Self::Create { .. } => UnitChange::Created,
            Self::Rename { .. } => UnitChange::Renamed,
            Self::Move { .. } => UnitChange::Moved,
            Self::Merge { .. } => UnitChange::Merged,
            Self::Close { .. } => UnitChange::Closed,
        }
    }
}

impl Tree {
    /// The tree after a change.
    ///
    /// # Errors
    /// The first [`UnitRefusal`]; the tree is as it was.
    pub fn after(&self, act: UnitAct) -> Result<Self, UnitRefusal> {
        let mut tree = self.clone();
        match act {
            UnitAct::Create { unit, under, kind } => tree.create(unit, under, kind)?,
            UnitAct::Rename { unit, kind } => tree.rename(unit, kind)?,
            UnitAct::Move { unit, under } => tree.relocate(unit, under)?,
            UnitAct::Merge { unit, into } => tree.merge(unit, into)?,
            UnitAct::Close { unit } => tree.close(unit)?,
        }
        Ok(tree)
    }

    fn living(&self, unit: UnitId) -> Result<&Node, UnitRefusal> {
        let node = self.node(unit).ok_or(UnitRefusal::Unknown)?;
        if node.closed {
            Err(UnitRefusal::Closed)
        } else {
            Ok(node)
        }
    }

    fn create(&mut self, unit: UnitId, under: UnitId, kind: UnitKind) -> Result<(), UnitRefusal> {
        if self.node(unit).is_some() {
            return Err(UnitRefusal::Taken);
        }
        if !kind.may_stand_below(self.living(under)?.kind) {
            return Err(UnitRefusal::KindBelow);
        }
        if self.depth(under) >= MAX_DEPTH {
            return Err(UnitRefusal::TooDeep);
        }
        let position = self.last_position(under) + 1;
        let node = Node {
            parent: Some(under),
            kind,
            position,
            closed: false,
            occupied: false,
        };
        self.nodes.insert(unit, node);
        Ok(())
    }

    fn rename(&mut self, unit: UnitId, kind: UnitKind) -> Result<(), UnitRefusal> {
        let above = self.living(unit)?.parent.and_then(|parent| self.node(parent));
        let fits_above = above.is_none_or(|above| kind.may_stand_below(above.kind));
        let is_root_kind = above.is_some() || kind == UnitKind::Agency;
        let fits_below = self
            .living_children(unit)
            .all(|(_, child)| child.kind.may_stand_below(kind));
        if !(fits_above && is_root_kind && fits_below) {
            return Err(UnitRefusal::KindBelow);
        }
        self.change(unit, |node| node.kind = kind)
    }

    fn relocate(&mut self, unit: UnitId, under: UnitId) -> Result<(), UnitRefusal> {
        let node = self.living(unit)?;
        let (from, kind) = (node.parent.ok_or(UnitRefusal::Root)?, node.kind);
        let above = self.living(under)?;
        if from == under {
            return Err(UnitRefusal::NothingChanges);
        }
        if self.is_within(under, unit) {
            return Err(UnitRefusal::Cycle);
        }
        if !kind.may_stand_below(above.kind) {
            return Err(UnitRefusal::KindBelow);
        }
        if self.depth(under) + self.height(unit) > MAX_DEPTH {
            return Err(UnitRefusal::TooDeep);
        }
        let position = self.last_position(under) + 1;
        self.change(unit, |node| {
            node.parent = Some(under);
            node.position = position;
        })
    }

    fn merge(&mut self, unit: UnitId, into: UnitId) -> Result<(), UnitRefusal> {
        let node = self.living(unit)?;
        node.parent.ok_or(UnitRefusal::Root)?;
        let occupied = node.occupied;
        let heir = self.living(into)?.kind;
        if unit == into {
            return Err(UnitRefusal::NothingChanges);
        }
        if self.is_within(into, unit) {
            return Err(UnitRefusal::Cycle);
        }
        let moving: Vec<(UnitId, UnitKind)> = self.living_children(unit).map(|(id, node)| (id, node.kind)).collect();
        if moving.iter().any(|(_, kind)| !kind.may_stand_below(heir)) {
            return Err(UnitRefusal::KindBelow);
        }
        let tallest = moving.iter().map(|(id, _)| self.height(*id)).max().unwrap_or(0);
        if self.depth(into) + tallest > MAX_DEPTH {
            return Err(UnitRefusal::TooDeep);
        }
        let last = self.last_position(into);
        for ((child, _), position) in moving.into_iter().zip(last + 1..) {
            self.change(child, |node| {
                node.parent = Some(into);
                node.position = position;
            })?;
        }
        self.change(into, |node| node.occupied |= occupied)?;
        self.change(unit, |node| {
            node.closed = true;
            node.occupied = false;
        })
    }

    fn close(&mut self, unit: UnitId) -> Result<(), UnitRefusal> {
        let node = self.living(unit)?;
        node.parent.ok_or(UnitRefusal::Root)?;
        if node.occupied {
            return Err(UnitRefusal::Occupied);
        }
        if self.living_children(unit).next().is_some() {
            return Err(UnitRefusal::HasUnits);
        }
        self.change(unit, |node| node.closed = true)
    }

    fn living_children(&self, unit: UnitId) -> impl Iterator<Item = (UnitId, &Node)> {
        self.units()
            .filter(move |(_, node)| node.parent == Some(unit) && !node.closed)
    }

    fn last_position(&self, unit: UnitId) -> i64 {
        self.living_children(unit)
            .map(|(_, node)| node.position)
            .max()
            .unwrap_or(0)
    }

    fn change(&mut self, unit: UnitId, how: impl FnOnce(&mut Node)) -> Result<(), UnitRefusal> {
        how(self.nodes.get_mut(&unit).ok_or(UnitRefusal::Unknown)?);
        Ok(())
    }
}
