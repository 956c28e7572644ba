//! A role from its proposal to its end.

use domain::access::RoleCode::{self, CanBoToChuc, NguoiKeKhai, PhoThuTruong, QuanTri, ThuTruong, TruongPhong};
use services::Error;
use services::roles::{self, Proposal};

use super::{
    LANG, epoch, events, id_of, key_code, membership, names, names_field, newest_role, proposed, seat, seated,
};
use crate::support::founding;

const DECLARANT: &str = "kekhai";

on_both_demo! {
    async fn the_administrator_proposes_and_cannot_grant(app: TestApp) {
        let id = proposed(app, DECLARANT, CanBoToChuc).await;
        let administrator = seat(app, QuanTri).await;
        let declarant = seat(app, NguoiKeKhai).await;
        let approved = roles::approve(&administrator, LANG, id, &key_code(&declarant)).await;
        assert!(matches!(approved, Err(Error::Forbidden)), "{approved:?}");
        let refused = roles::refuse(&administrator, id).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        assert!(matches!(roles::look(&administrator, id).await, Err(Error::NotFound)));
        let hats = declarant.session().expect("signed in").hats(declarant.today());
        assert_eq!(hats, [NguoiKeKhai], "a proposal gives nothing");
    }

    async fn the_holder_approves_by_the_key_code_and_nothing_else(app: TestApp) {
        let id = proposed(app, DECLARANT, CanBoToChuc).await;
        let head = seat(app, ThuTruong).await;
        let waiting = roles::waiting(&head).await.expect("his list");
        assert_eq!(waiting.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
        let declarant = seat(app, NguoiKeKhai).await;
        let officer = key_code(&seat(app, CanBoToChuc).await);
        for typed in ["", "x", "0000-0000-0000-0000", &officer] {
            let approved = roles::approve(&head, LANG, id, typed).await;
            assert!(names_field(approved, "code"), "{typed:?}");
        }
        roles::approve(&head, LANG, id, &key_code(&declarant)).await.expect("his code");
        assert_eq!(events(app, "role.approved").await, 1);
        let again = roles::approve(&head, LANG, id, &key_code(&declarant)).await;
        assert!(again.is_err(), "approved once");
        assert!(roles::waiting(&head).await.expect("his list").is_empty());
    }

    async fn a_code_of_lower_case_letters_without_hyphens_is_the_same_code(app: TestApp) {
        let id = proposed(app, DECLARANT, CanBoToChuc).await;
        let typed = key_code(&seat(app, NguoiKeKhai).await).replace('-', "").to_lowercase();
        let head = seat(app, ThuTruong).await;
        roles::approve(&head, LANG, id, &typed).await.expect("the same code");
    }

    async fn who_approves_into_his_own_circle_hands_the_key_over_at_once(app: TestApp) {
        let id = proposed(app, DECLARANT, PhoThuTruong).await;
        let head = seat(app, ThuTruong).await;
        let declarant = seat(app, NguoiKeKhai).await;
        assert_eq!(names(&membership(&head).await).len(), 2, "head and deputy");
        roles::approve(&head, LANG, id, &key_code(&declarant)).await.expect("his code");
        let circle = membership(&head).await;
        assert!(names(&circle).contains(&&*founding::wearer(NguoiKeKhai).name));
        assert_eq!(epoch(app, "LEADERSHIP").await, 1, "nobody left, the key stays");
    }

    async fn proposed_twice_it_is_there_once_and_refused_it_is_gone(app: TestApp) {
        let first = proposed(app, DECLARANT, TruongPhong).await;
        assert_eq!(proposed(app, DECLARANT, TruongPhong).await, first);
        let officer = seat(app, CanBoToChuc).await;
        roles::refuse(&officer, first).await.expect("refused");
        assert_eq!(events(app, "role.refused").await, 1);
        assert!(matches!(roles::look(&officer, first).await, Err(Error::NotFound)));
        assert_ne!(proposed(app, DECLARANT, TruongPhong).await, first, "proposed anew");
    }

    async fn roles_that_exclude_each_other_are_not_proposed(app: TestApp) {
        let administrator = seat(app, QuanTri).await;
        let offered = |login: &'static str| {
            let administrator = administrator.clone();
            async move {
                let account = id_of(app, login).await;
                roles::form(&administrator, account).await.map(|form| form.roles).unwrap_or_default()
            }
        };
        assert!(offered(DECLARANT).await.contains(&QuanTri));
        assert!(!offered("thutruong").await.contains(&QuanTri));
        assert!(!offered("thutruong").await.contains(&RoleCode::NguoiGiuManh));
    }

    async fn every_field_of_a_proposal_is_asked_for(app: TestApp) {
        let administrator = seat(app, QuanTri).await;
        let account = id_of(app, DECLARANT).await;
        let unit = roles::form(&administrator, account).await.expect("offered").unit.to_string();
        let good = Proposal {
            lang: LANG,
            account,
            role: "TRUONG_PHONG",
            unit: &unit,
            from: "01/07/2026",
            to: "",
            reason: "Quyết định số 2/QĐ-VD",
        };
        let long = "a".repeat(301);
        let cases = [
            ("role", Proposal { role: "", ..good }),
            ("role", Proposal { role: "VUA", ..good }),
            ("unit", Proposal { unit: "phong", ..good }),
            ("from", Proposal { from: "", ..good }),
            ("from", Proposal { from: "31/02/2026", ..good }),
            ("to", Proposal { to: "30/06/2026", ..good }),
            ("to", Proposal { to: "mai", ..good }),
            ("reason", Proposal { reason: "  ", ..good }),
            ("reason", Proposal { reason: &long, ..good }),
        ];
        for (field, proposal) in cases {
            assert!(names_field(roles::propose(&administrator, &proposal).await, field), "{field}");
        }
        roles::propose(&administrator, &Proposal { to: "01/07/2026", ..good }).await.expect("a day is long enough");
        newest_role(app, account, TruongPhong).await;
    }

    async fn nobody_decides_about_his_own_role(app: TestApp) {
        let id = proposed(app, "tochuc", TruongPhong).await;
        let officer = seated(app, founding::wearer(CanBoToChuc)).await;
        let approved = roles::approve(&officer, LANG, id, &key_code(&officer)).await;
        assert!(matches!(approved, Err(Error::Forbidden)), "{approved:?}");
        assert!(roles::waiting(&officer).await.expect("his list").is_empty());
    }
}
