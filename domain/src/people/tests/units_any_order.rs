//! Whatever is decided in whatever order, the tree stays a tree.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

fn ids() -> impl Strategy<Value = UnitId> {
    (1..12_u128).prop_map(unit)
}

fn acts() -> impl Strategy<Value = UnitAct> {
    let kinds = || select(UnitKind::ALL.to_vec());
    prop_oneof![
        (ids(), ids(), kinds()).prop_map(|(unit, under, kind)| UnitAct::Create { unit, under, kind }),
        (ids(), ids(), kinds()).prop_map(|(unit, under, kind)| UnitAct::Create { unit, under, kind }),
        (ids(), kinds()).prop_map(|(unit, kind)| UnitAct::Rename { unit, kind }),
        (ids(), ids()).prop_map(|(unit, under)| UnitAct::Move { unit, under }),
        (ids(), ids()).prop_map(|(unit, into)| UnitAct::Merge { unit, into }),
        ids().prop_map(|unit| UnitAct::Close { unit }),
    ]
}

/// Who works where, as the rows of people would say it.
fn occupied(tree: &Tree, people: &[UnitId]) -> Tree {
    Tree::new(tree.units().map(|(id, node)| {
        (
            id,
            Node {
                occupied: people.contains(&id),
                ..node.clone()
            },
        )
    }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]
    #[test]
    fn any_order_of_decisions_leaves_a_consistent_tree(tried in prop::collection::vec(acts(), 0..60)) {
        let root = Node { parent: None, kind: UnitKind::Agency, position: 1, closed: false, occupied: true };
        let mut tree = Tree::new([(unit(1), root)]);
        // One person in the root, and one in every unit with an even number while it lasts.
        let mut people = vec![unit(1)];
        for act in tried {
            let Ok(next) = tree.after(act) else { continue };
            match act {
                UnitAct::Create { unit: created, .. } if created.0.as_u128() % 2 == 0 => people.push(created),
                UnitAct::Merge { unit: ended, into } => {
                    for person in people.iter_mut().filter(|person| **person == ended) {
                        *person = into;
                    }
                }
                _ => {}
            }
            tree = occupied(&next, &people);
            prop_assert!(tree.is_consistent(), "{:?} left {:?}", act, tree);
            let outlined = tree.outline(unit(1));
            prop_assert_eq!(outlined.len(), tree.units().count(), "every unit once, below the root");
            for (id, _) in outlined {
                prop_assert_eq!(tree.path(id).root(), unit(1));
            }
        }
    }
}
