//! Which decisions about units are possible.

use super::*;

fn node(parent: Option<u128>, kind: UnitKind) -> Node {
    Node {
        parent: parent.map(unit),
        kind,
        position: 1,
        closed: false,
        occupied: false,
    }
}

/// 1 the agency; below it 2 an office, 3 a division with team 5, 4 a public service unit, 6 one that was closed.
fn tree() -> Tree {
    let closed = Node {
        closed: true,
        ..node(Some(1), UnitKind::Division)
    };
    Tree::new([
        (unit(1), node(None, UnitKind::Agency)),
        (
            unit(2),
            Node {
                occupied: true,
                ..node(Some(1), UnitKind::Office)
            },
        ),
        (
            unit(3),
            Node {
                position: 2,
                ..node(Some(1), UnitKind::Division)
            },
        ),
        (
            unit(4),
            Node {
                position: 3,
                ..node(Some(1), UnitKind::PublicService)
            },
        ),
        (unit(5), node(Some(3), UnitKind::Team)),
        (unit(6), closed),
    ])
}

fn create(under: u128, kind: UnitKind) -> UnitAct {
    UnitAct::Create {
        unit: unit(9),
        under: unit(under),
        kind,
    }
}

fn move_below(moved: u128, under: u128) -> UnitAct {
    UnitAct::Move {
        unit: unit(moved),
        under: unit(under),
    }
}

fn merge(ending: u128, into: u128) -> UnitAct {
    UnitAct::Merge {
        unit: unit(ending),
        into: unit(into),
    }
}

fn rename(named: u128, kind: UnitKind) -> UnitAct {
    UnitAct::Rename {
        unit: unit(named),
        kind,
    }
}

fn close(closed: u128) -> UnitAct {
    UnitAct::Close { unit: unit(closed) }
}

#[test]
fn what_cannot_be_is_refused_and_says_why() {
    use UnitRefusal as R;
    let cases = [
        (create(7, UnitKind::Division), R::Unknown),
        (create(6, UnitKind::Team), R::Closed),
        (create(3, UnitKind::Division), R::KindBelow),
        (create(5, UnitKind::Team), R::KindBelow),
        (create(2, UnitKind::Commune), R::KindBelow),
        (
            UnitAct::Create {
                unit: unit(3),
                under: unit(1),
                kind: UnitKind::Division,
            },
            R::Taken,
        ),
        (rename(1, UnitKind::Division), R::KindBelow),
        (rename(3, UnitKind::Team), R::KindBelow),
        (rename(6, UnitKind::Office), R::Closed),
        (move_below(1, 4), R::Root),
        (move_below(3, 5), R::Cycle),
        (move_below(3, 3), R::Cycle),
        (move_below(3, 1), R::NothingChanges),
        (move_below(3, 6), R::Closed),
        (move_below(5, 5), R::Cycle),
        (merge(1, 2), R::Root),
        (merge(3, 5), R::Cycle),
        (merge(3, 3), R::NothingChanges),
        (merge(6, 3), R::Closed),
        (merge(3, 6), R::Closed),
        (close(1), R::Root),
        (close(2), R::Occupied),
        (close(3), R::HasUnits),
        (close(6), R::Closed),
    ];
    for (act, refusal) in cases {
        assert_eq!(tree().after(act), Err(refusal), "{act:?}");
    }
}

#[test]
fn a_merged_unit_leaves_people_and_units_to_the_other() {
    let then = tree().after(merge(3, 4)).expect("possible");
    assert!(then.open(unit(3)).is_none());
    assert_eq!(then.children(unit(4)), [unit(5)]);
    let then = then.after(merge(2, 4)).expect("possible");
    assert!(then.node(unit(4)).is_some_and(|node| node.occupied));
    assert!(then.node(unit(2)).is_some_and(|node| node.closed && !node.occupied));
    assert!(then.is_consistent());
}

#[test]
fn new_and_moved_units_come_last() {
    let then = tree().after(create(1, UnitKind::Division)).expect("possible");
    assert_eq!(
        then.children(unit(1)),
        [unit(2), unit(3), unit(4), unit(9), unit(6)],
        "closed ones behind the others"
    );
    let then = then.after(move_below(2, 4)).expect("possible");
    assert_eq!(
        then.path(unit(2)),
        crate::access::UnitPath::new(unit(2), vec![unit(4), unit(1)])
    );
    let outline: Vec<_> = then
        .outline(unit(1))
        .into_iter()
        .map(|(id, depth)| (id.0.as_u128(), depth))
        .collect();
    assert_eq!(outline, [(1, 0), (3, 1), (5, 2), (4, 1), (2, 2), (9, 1), (6, 1)]);
}

#[test]
fn no_tree_is_deeper_than_the_limit() {
    let mut tall = Tree::new([(unit(1), node(None, UnitKind::Agency))]);
    for number in 2..=MAX_DEPTH as u128 {
        let act = UnitAct::Create {
            unit: unit(number),
            under: unit(number - 1),
            kind: UnitKind::Board,
        };
        tall = tall.after(act).expect("possible");
    }
    let below = |above: u128| UnitAct::Create {
        unit: unit(99),
        under: unit(above),
        kind: UnitKind::Board,
    };
    assert_eq!(tall.after(below(MAX_DEPTH as u128)), Err(UnitRefusal::TooDeep));
    let wide = tall.after(below(1)).expect("possible");
    assert_eq!(wide.after(move_below(2, 99)), Err(UnitRefusal::TooDeep));
    assert!(wide.after(merge(2, 99)).is_ok(), "as deep as before");
}

#[test]
fn rows_that_make_a_ring_end_the_walk() {
    let ring = Tree::new([
        (unit(1), node(None, UnitKind::Agency)),
        (unit(2), node(Some(3), UnitKind::Board)),
        (unit(3), node(Some(2), UnitKind::Board)),
    ]);
    assert!(!ring.is_consistent());
    assert!(!ring.is_within(unit(2), unit(1)));
    assert_eq!(ring.outline(unit(2)).len(), 2);
}
