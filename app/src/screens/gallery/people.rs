//! Invented people of the example list.
//!
//! Owns: the data and how it is filtered and ordered. Must not: name anyone real.

use domain::money::Money;
use domain::person_name::PersonName;
use domain::text::{search_key, search_matches, sort_key};

use super::query::{Query, SortBy};
use crate::components::TagColour;

/// Rows on a page.
pub(super) const PAGE_SIZE: u32 = 8;

/// How far a declaration is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Chưa bắt đầu.
    NotBegun,
    /// Đang làm.
    GoingOn,
    /// Có vấn đề.
    Problem,
    /// Đã xong.
    Done,
}

impl State {
    pub(super) const ALL: [Self; 4] = [Self::NotBegun, Self::GoingOn, Self::Problem, Self::Done];

    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::NotBegun => "chua",
            Self::GoingOn => "dang",
            Self::Problem => "loi",
            Self::Done => "xong",
        }
    }

    pub(super) const fn colour(self) -> TagColour {
        match self {
            Self::NotBegun => TagColour::Grey,
            Self::GoingOn => TagColour::Blue,
            Self::Problem => TagColour::Red,
            Self::Done => TagColour::Green,
        }
    }
}

/// What a declaration that was handed in tells.
#[derive(Clone, Copy, Debug)]
struct Filed {
    /// Month and day of the year 2026.
    date: (u8, u8),
    /// Value declared, in đồng.
    amount: i64,
}

/// A row of the list.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) name: &'static str,
    pub(super) unit: &'static str,
    /// None until the declaration is handed in.
    filed: Option<Filed>,
    pub(super) state: State,
}

impl Person {
    /// `dd/MM/yyyy`.
    pub(super) fn date_text(&self) -> Option<String> {
        let (month, day) = self.filed?.date;
        Some(format!("{day:02}/{month:02}/2026"))
    }

    /// The amount with its digits grouped.
    pub(super) fn amount_text(&self) -> Option<String> {
        let money = Money::try_from(self.filed?.amount).ok()?;
        Some(money.to_string())
    }

    /// By given name; none of the names here is unreadable.
    fn name_key(&self) -> Option<String> {
        PersonName::read(self.name).ok().map(|name| name.sort_key())
    }

    fn is_found_by(&self, typed: &str) -> bool {
        [self.name, self.unit]
            .into_iter()
            .any(|text| search_matches(&search_key(text), typed))
    }
}

/// The people that the query asks for, in its order.
pub(super) fn select(query: &Query) -> Vec<&'static Person> {
    let mut people: Vec<&Person> = PEOPLE
        .iter()
        .filter(|person| query.states.is_empty() || query.states.contains(&person.state))
        .filter(|person| person.is_found_by(&query.search))
        .collect();
    people.sort_by_key(|person| person.name_key());
    match query.sort {
        SortBy::Name => {}
        SortBy::Unit => people.sort_by_key(|person| sort_key(person.unit)),
        SortBy::Date => people.sort_by_key(|person| person.filed.map(|filed| filed.date)),
        SortBy::Amount => people.sort_by_key(|person| person.filed.map(|filed| filed.amount)),
    }
    if query.descending {
        people.reverse();
    }
    // What is not handed in has no date and no amount to be ordered by: it comes last, whichever way the order goes.
    if matches!(query.sort, SortBy::Date | SortBy::Amount) {
        people.sort_by_key(|person| person.filed.is_none());
    }
    people
}

const fn filed(name: &'static str, unit: &'static str, date: (u8, u8), amount: i64, state: State) -> Person {
    Person {
        name,
        unit,
        filed: Some(Filed { date, amount }),
        state,
    }
}

const fn open(name: &'static str, unit: &'static str, state: State) -> Person {
    Person {
        name,
        unit,
        filed: None,
        state,
    }
}

const PEOPLE: [Person; 26] = [
    filed(
        "Nguyễn Thị Ví Dụ",
        "Phòng Thí dụ số 1",
        (12, 5),
        484_000_000,
        State::Done,
    ),
    filed(
        "Trần Văn Thí Điểm",
        "Trung tâm Giả định",
        (11, 27),
        2_200_000_000,
        State::Done,
    ),
    filed("Lê Minh Họa", "Đội Minh họa", (11, 17), 299_000_000, State::Done),
    filed(
        "Phạm Thử Nghiệm",
        "Phòng Thí dụ số 2",
        (12, 14),
        151_000_000,
        State::Done,
    ),
    filed(
        "Đỗ Thị Mẫu Một",
        "Phòng Thí dụ số 2",
        (12, 2),
        926_000_000,
        State::Problem,
    ),
    open("Đặng Giả Định", "Phòng Thí dụ số 1", State::NotBegun),
    open("Bùi Văn Tưởng Tượng", "Trung tâm Giả định", State::NotBegun),
    open("Hoàng Thị Không Thật", "Đội Minh họa", State::GoingOn),
    filed("Vũ Đặt Đề", "Đội Minh họa", (12, 18), 915_000_000, State::Done),
    filed(
        "Dương Thị Dẫn Chứng",
        "Phòng Thí dụ số 2",
        (11, 12),
        179_000_000,
        State::Done,
    ),
    filed("Đinh Đơn Cử", "Phòng Thí dụ số 1", (11, 20), 7_300_000_000, State::Done),
    filed(
        "Ngô Văn Bản Nháp",
        "Trung tâm Giả định",
        (12, 15),
        6_800_000_000,
        State::Done,
    ),
    filed(
        "Phan Trích Yếu",
        "Trung tâm Giả định",
        (12, 8),
        893_000_000,
        State::Done,
    ),
    filed(
        "Trịnh Thị Ảnh Mẫu",
        "Đội Minh họa",
        (11, 19),
        7_700_000_000,
        State::Problem,
    ),
    open("Lý Hình Dung", "Phòng Thí dụ số 2", State::NotBegun),
    open("Tạ Phác Thảo", "Phòng Thí dụ số 1", State::NotBegun),
    open("Đào Văn Chưa Có", "Phòng Thí dụ số 1", State::GoingOn),
    filed(
        "Mai Thị Vô Danh",
        "Trung tâm Giả định",
        (12, 11),
        5_400_000_000,
        State::Done,
    ),
    filed("Hồ Đâu Đó", "Đội Minh họa", (12, 3), 2_100_000_000, State::Done),
    filed("Cao Ẩn Danh", "Phòng Thí dụ số 2", (12, 23), 760_000_000, State::Done),
    filed(
        "Đoàn Thị Dựng Lên",
        "Phòng Thí dụ số 2",
        (12, 21),
        6_700_000_000,
        State::Done,
    ),
    filed(
        "Lương Văn Mô Phỏng",
        "Phòng Thí dụ số 1",
        (12, 22),
        1_200_000_000,
        State::Done,
    ),
    filed(
        "Tô Tạm Gọi",
        "Trung tâm Giả định",
        (12, 6),
        2_400_000_000,
        State::Problem,
    ),
    open("Chu Thị Hư Cấu", "Đội Minh họa", State::NotBegun),
    open("Quách Đóng Vai", "Đội Minh họa", State::NotBegun),
    open("Âu Ngẫu Nhiên", "Phòng Thí dụ số 2", State::GoingOn),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn names(query: &Query) -> Vec<&'static str> {
        select(query).into_iter().map(|person| person.name).collect()
    }

    #[test]
    fn people_are_ordered_by_given_name_first() {
        let names = names(&Query::default());
        assert_eq!(names.len(), PEOPLE.len());
        assert!(PEOPLE.iter().all(|person| person.name_key().is_some()));
        let place = |name: &str| {
            names
                .iter()
                .position(|other| *other == name)
                .expect("a person of the list")
        };
        assert!(place("Dương Thị Dẫn Chứng") < place("Nguyễn Thị Ví Dụ"));
        // Both are called by a word that begins with D or Đ.
        assert!(place("Nguyễn Thị Ví Dụ") < place("Đặng Giả Định"));
    }

    #[test]
    fn searching_and_states_narrow_the_list() {
        let search = |text: &str| Query {
            search: text.to_owned(),
            ..Query::default()
        };
        assert_eq!(names(&search("vi du")), ["Nguyễn Thị Ví Dụ"]);
        assert_eq!(names(&search("không có ai tên như vậy")), [""; 0]);
        let done = Query {
            states: vec![State::Done],
            ..Query::default()
        };
        assert!(!select(&done).is_empty());
        assert!(select(&done).iter().all(|person| person.state == State::Done));
    }

    #[test]
    fn descending_turns_the_order_round_and_leaves_what_is_not_handed_in_last() {
        let by_amount = Query {
            sort: SortBy::Amount,
            ..Query::default()
        };
        let amounts = |query: &Query| -> Vec<Option<i64>> {
            let people = select(query).into_iter();
            people.map(|person| person.filed.map(|filed| filed.amount)).collect()
        };
        let rising = amounts(&by_amount);
        let falling = amounts(&Query {
            descending: true,
            ..by_amount
        });
        let filed = rising.iter().flatten().count();
        assert!((1..PEOPLE.len()).contains(&filed));
        assert!(rising[..filed].is_sorted());
        assert!(falling[..filed].iter().rev().eq(&rising[..filed]));
        assert!(rising[filed..].iter().chain(&falling[filed..]).all(Option::is_none));
    }
}
