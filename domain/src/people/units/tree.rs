//! Units as a tree.
//!
//! Owns: paths, subtrees and order in it. Must not: change it; `change` does.

use std::collections::{BTreeMap, BTreeSet};

use crate::access::{UnitId, UnitPath};
use crate::people::UnitKind;

/// Most units one above the other; no agency is as deep. Walks up the tree end here too, whatever is stored.
pub const MAX_DEPTH: usize = 12;

/// A unit as the tree knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The unit above; none for the root.
    pub parent: Option<UnitId>,
    /// Its kind.
    pub kind: UnitKind,
    /// Its place among its neighbours.
    pub position: i64,
    /// Whether it was closed, or merged into another.
    pub closed: bool,
    /// Whether anybody of the staff works in it.
    pub occupied: bool,
}

/// All units of an agency, closed ones too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    pub(super) nodes: BTreeMap<UnitId, Node>,
}

impl Tree {
    /// The tree of these units.
    #[must_use]
    pub fn new(nodes: impl IntoIterator<Item = (UnitId, Node)>) -> Self {
        Self {
            nodes: nodes.into_iter().collect(),
        }
    }

    /// A unit.
    #[must_use]
    pub fn node(&self, unit: UnitId) -> Option<&Node> {
        self.nodes.get(&unit)
    }

    /// A unit that is not closed.
    #[must_use]
    pub fn open(&self, unit: UnitId) -> Option<&Node> {
        self.node(unit).filter(|node| !node.closed)
    }

    /// Every unit, in no order that means anything.
    pub fn units(&self) -> impl Iterator<Item = (UnitId, &Node)> {
        self.nodes.iter().map(|(id, node)| (*id, node))
    }

    /// The unit above all others.
    #[must_use]
    pub fn root(&self) -> Option<UnitId> {
        self.units().find(|(_, node)| node.parent.is_none()).map(|(id, _)| id)
    }

    /// A unit with all above it; ends after [`MAX_DEPTH`] steps whatever the rows say.
    #[must_use]
    pub fn path(&self, unit: UnitId) -> UnitPath {
        let parent = |id: &UnitId| self.node(*id).and_then(|node| node.parent);
        let above = std::iter::successors(parent(&unit), parent).take(MAX_DEPTH).collect();
        UnitPath::new(unit, above)
    }

    /// Whether `unit` is `top` or below it.
    #[must_use]
    pub fn is_within(&self, unit: UnitId, top: UnitId) -> bool {
        self.path(unit).is_within(top)
    }

    /// The units directly below one, in their order, closed ones last.
    #[must_use]
    pub fn children(&self, unit: UnitId) -> Vec<UnitId> {
        let mut found: Vec<_> = self.units().filter(|(_, node)| node.parent == Some(unit)).collect();
        found.sort_by_key(|(id, node)| (node.closed, node.position, *id));
        found.into_iter().map(|(id, _)| id).collect()
    }

    /// A unit and everything below it, each behind the one above it, with its depth below the first. Each unit once.
    #[must_use]
    pub fn outline(&self, top: UnitId) -> Vec<(UnitId, usize)> {
        let mut below: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
        for (id, node) in self.units() {
            if let Some(parent) = node.parent {
                below.entry(parent).or_default().push(id);
            }
        }
        for children in below.values_mut() {
            children.sort_by_key(|id| self.node(*id).map(|node| (node.closed, node.position, *id)));
        }
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![(top, 0)];
        while let Some((unit, depth)) = waiting.pop() {
            if self.node(unit).is_none() || !seen.insert(unit) {
                continue;
            }
            found.push((unit, depth));
            let children = below.remove(&unit).unwrap_or_default();
            waiting.extend(children.into_iter().rev().map(|child| (child, depth + 1)));
        }
        found
    }

    /// Units one above the other from this one down, itself counted.
    pub(super) fn height(&self, unit: UnitId) -> usize {
        let depths = self
            .outline(unit)
            .into_iter()
            .filter(|(id, _)| self.open(*id).is_some());
        depths.map(|(_, depth)| depth + 1).max().unwrap_or(0)
    }

    /// Units one above the other from the root down to this one, itself counted.
    pub(super) fn depth(&self, unit: UnitId) -> usize {
        let parent = |id: &UnitId| self.node(*id).and_then(|node| node.parent);
        std::iter::successors(Some(unit), parent).take(MAX_DEPTH + 2).count()
    }

    /// What must hold of every tree: one root, every other unit below it and not too deep, nothing open below something
    /// closed, nobody in a closed unit, and each kind where it may stand.
    #[must_use]
    pub fn is_consistent(&self) -> bool {
        let roots = self.units().filter(|(_, node)| node.parent.is_none()).count();
        let root = self.root();
        roots == 1
            && self.units().all(|(id, node)| {
                let above = node.parent.and_then(|parent| self.node(parent));
                self.depth(id) <= MAX_DEPTH
                    && root.is_some_and(|root| self.is_within(id, root))
                    && !(node.closed && node.occupied)
                    && (node.parent.is_none() || above.is_some())
                    && above.is_none_or(|above| node.closed || !above.closed && node.kind.may_stand_below(above.kind))
            })
    }
}
