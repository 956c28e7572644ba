//! Which part of the staff list an address asks for.
//!
//! Owns: names and meaning of its parameters, both ways. Must not: find anybody.

use domain::people::{FieldOfWork, LeaderLevel, ManagedBy, PersonKind, Status};
use domain::routes;
use services::people::directory::{self, Order, Whose};
use uuid::Uuid;

use crate::components::address;
use crate::form::RawForm;

/// Parameter: what was typed to search.
pub(super) const SEARCH: &str = "tim";
/// Parameter: id of a unit.
pub(super) const UNIT: &str = "don-vi";
/// Parameter: whose status.
pub(super) const STATUS: &str = "trang-thai";
/// Parameter: code of a kind of person.
pub(super) const KIND: &str = "doi-tuong";
/// Parameter: code of a level.
pub(super) const LEVEL: &str = "muc";
/// Parameter: code of a field of work.
pub(super) const FIELD: &str = "linh-vuc";
/// Parameter: code of who manages them.
pub(super) const MANAGED: &str = "dien";
/// Parameter: members of the Party only.
pub(super) const PARTY: &str = "dang-vien";
/// Parameter: representatives of state capital only.
pub(super) const CAPITAL: &str = "von";
/// Parameter: in which order.
pub(super) const ORDER: &str = "thu-tu";
/// Parameter: the person behind whom the page begins.
const AFTER: &str = "sau";

/// Value of [`STATUS`] for those who left, and for all.
pub(super) const GONE: &str = "da-roi";
pub(super) const ALL: &str = "tat-ca";
const YES: &str = "1";

const ORDERS: [(&str, Order); 4] = [
    ("", Order::Name),
    ("ten-giam", Order::NameDown),
    ("ma", Order::Code),
    ("ma-giam", Order::CodeDown),
];

/// A part of the list. Whatever cannot be read is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub search: String,
    pub unit: Option<Uuid>,
    pub whose: Whose,
    pub kind: Option<PersonKind>,
    pub level: Option<LeaderLevel>,
    pub field: Option<FieldOfWork>,
    pub managed_by: Option<ManagedBy>,
    pub party_member: bool,
    pub state_capital: bool,
    pub order: Order,
    pub after: Option<Uuid>,
}

impl Query {
    pub fn of(form: &RawForm) -> Self {
        let order = ORDERS.iter().find(|(code, _)| *code == form.get(ORDER));
        Self {
            search: form.get(SEARCH).trim().chars().take(120).collect(),
            unit: form.get(UNIT).parse().ok(),
            whose: match form.get(STATUS) {
                GONE => Whose::Gone,
                ALL => Whose::All,
                code => Status::from_code(code).map_or(Whose::OnStaff, Whose::One),
            },
            kind: PersonKind::from_code(form.get(KIND)),
            level: LeaderLevel::from_code(form.get(LEVEL)),
            field: FieldOfWork::from_code(form.get(FIELD)),
            managed_by: ManagedBy::from_code(form.get(MANAGED)),
            party_member: form.get(PARTY) == YES,
            state_capital: form.get(CAPITAL) == YES,
            order: order.map_or(Order::Name, |(_, order)| *order),
            after: form.get(AFTER).parse().ok(),
        }
    }

    /// Value of the parameter [`STATUS`].
    pub const fn whose_code(&self) -> &'static str {
        match self.whose {
            Whose::OnStaff => "",
            Whose::Gone => GONE,
            Whose::All => ALL,
            Whose::One(status) => status.code(),
        }
    }

    pub fn order_code(&self) -> &'static str {
        let found = ORDERS.iter().find(|(_, order)| *order == self.order);
        found.map_or("", |(code, _)| *code)
    }

    /// The parameters that say it; those that say nothing are empty.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let id = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        let flag = |flag: bool| if flag { YES } else { "" }.to_owned();
        vec![
            (SEARCH, self.search.clone()),
            (UNIT, id(self.unit)),
            (STATUS, self.whose_code().to_owned()),
            (KIND, self.kind.map_or("", PersonKind::code).to_owned()),
            (LEVEL, self.level.map_or("", LeaderLevel::code).to_owned()),
            (FIELD, self.field.map_or("", FieldOfWork::code).to_owned()),
            (MANAGED, self.managed_by.map_or("", ManagedBy::code).to_owned()),
            (PARTY, flag(self.party_member)),
            (CAPITAL, flag(self.state_capital)),
            (ORDER, self.order_code().to_owned()),
            (AFTER, id(self.after)),
        ]
    }

    /// The address of the page.
    pub fn address(&self) -> String {
        let parameters = self.parameters();
        let parameters: Vec<_> = parameters.iter().map(|(name, value)| (*name, value.as_str())).collect();
        address(routes::PEOPLE, &parameters, "")
    }

    /// Whether one of the conditions is in force that few people need.
    pub fn has_more(&self) -> bool {
        let chosen = (self.kind.is_some(), self.level.is_some(), self.field.is_some());
        chosen != (false, false, false) || self.managed_by.is_some() || self.party_member || self.state_capital
    }

    /// The same from the first page on.
    pub fn on_the_first_page(&self) -> Self {
        Self {
            after: None,
            ..self.clone()
        }
    }

    /// What the use case is asked.
    pub fn asked(&self) -> directory::Query<'_> {
        directory::Query {
            typed: &self.search,
            unit: self.unit,
            whose: self.whose,
            kind: self.kind,
            level: self.level,
            field: self.field,
            managed_by: self.managed_by,
            party_member: self.party_member,
            state_capital: self.state_capital,
            order: self.order,
            after: self.after,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(query: &str) -> Query {
        Query::of(&RawForm::from_query(query).expect("a query"))
    }

    #[test]
    fn an_address_reads_back_as_what_it_was_made_of() {
        let query = "tim=dung&don-vi=00000000-0000-0000-0000-000000000001&trang-thai=BIET_PHAI\
                     &doi-tuong=VIEN_CHUC_QUAN_LY&muc=TRUONG_PHONG&linh-vuc=KHOA_HOC_CONG_NGHE&dien=TINH_UY&dang-vien=1\
                     &von=1&thu-tu=ma-giam&sau=00000000-0000-0000-0000-000000000002";
        assert_eq!(parse(query).address(), format!("{}?{query}", routes::PEOPLE));
        for whose in [GONE, ALL] {
            assert_eq!(parse(&format!("trang-thai={whose}")).whose_code(), whose);
        }
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let query = parse("don-vi=x&trang-thai=X&doi-tuong=&muc=0&thu-tu=lung-tung&sau=1&gi=do");
        assert_eq!(query, Query::default());
        assert_eq!(query.address(), routes::PEOPLE);
    }
}
