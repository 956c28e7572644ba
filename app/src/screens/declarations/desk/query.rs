//! Which part of the register an address asks for.
//!
//! Owns: names and meaning of its parameters, both ways. Must not: find anybody.

use domain::declarations::{Kind, Stage};
use services::declarations::{Direction, register};
use uuid::Uuid;

use super::super::{DONE, ID};
use crate::components::address;
use crate::form::RawForm;

/// Parameter: the year.
pub(in crate::screens::declarations) const YEAR: &str = "nam";
/// Parameter: what was typed to search.
pub(super) const SEARCH: &str = "tim";
/// Parameter: id of a round.
pub(super) const ROUND: &str = "dot";
/// Parameter: id of a unit.
pub(super) const UNIT: &str = "don-vi";
/// Parameter: code of a stage.
pub(super) const STAGE: &str = "trang-thai";
/// Parameter: code of a kind of declaration.
pub(super) const KIND: &str = "loai";
/// Parameter: only what is late.
pub(super) const LATE: &str = "tre";
/// Parameter: backwards.
pub(super) const DOWN: &str = "giam";
/// Parameter: the declaration behind which the page begins.
const AFTER: &str = "sau";
/// Parameter: whether one came from what waits, or from the register.
pub(super) const FROM: &str = "tu";
const QUEUE: &str = "tiep-nhan";
const YES: &str = "1";

/// A part of the register. Whatever cannot be read is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub search: String,
    pub year: Option<i32>,
    pub round: Option<Uuid>,
    pub unit: Option<Uuid>,
    pub stage: Option<Stage>,
    pub kind: Option<Kind>,
    pub late: bool,
    pub down: bool,
    pub after: Option<Uuid>,
    /// Whether it is about what waits to be received.
    pub queue: bool,
}

impl Query {
    pub fn of(form: &RawForm) -> Self {
        let kinds = [Kind::HangNam, Kind::LanDau];
        Self {
            search: form.get(SEARCH).trim().chars().take(120).collect(),
            year: form.get(YEAR).parse().ok().filter(|year| (2000..=2100).contains(year)),
            round: form.get(ROUND).parse().ok(),
            unit: form.get(UNIT).parse().ok(),
            stage: Stage::from_code(form.get(STAGE)),
            kind: kinds.into_iter().find(|kind| kind.code() == form.get(KIND)),
            late: form.get(LATE) == YES,
            down: form.get(DOWN) == YES,
            after: form.get(AFTER).parse().ok(),
            queue: form.get(FROM) == QUEUE,
        }
    }

    /// The parameters that say it; those that say nothing are empty.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let id = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        let flag = |flag: bool| if flag { YES } else { "" }.to_owned();
        vec![
            (YEAR, self.year.map(|year| year.to_string()).unwrap_or_default()),
            (SEARCH, self.search.clone()),
            (ROUND, id(self.round)),
            (UNIT, id(self.unit)),
            (STAGE, self.stage.map_or("", |stage| stage.code()).to_owned()),
            (KIND, self.kind.map_or("", Kind::code).to_owned()),
            (LATE, flag(self.late)),
            (DOWN, flag(self.down)),
            (AFTER, id(self.after)),
        ]
    }

    /// The address of a page that takes them.
    pub fn address(&self, route: &str) -> String {
        self.address_at(route, "")
    }

    /// The same, at one row.
    pub fn address_at(&self, route: &str, fragment: &str) -> String {
        let parameters = self.parameters();
        let parameters: Vec<_> = parameters.iter().map(|(name, value)| (*name, value.as_str())).collect();
        address(route, &parameters, fragment)
    }

    /// The address of a page about one declaration, from which one comes back to where one was; `done` is what it says.
    pub fn about(&self, route: &str, id: Uuid, done: &str) -> String {
        let id = id.to_string();
        let mine = self.carried();
        let parameters = mine.iter().map(|(name, value)| (*name, value.as_str()));
        let parameters: Vec<_> = [(ID, id.as_str())]
            .into_iter()
            .chain(parameters)
            .chain([(DONE, done)])
            .collect();
        address(route, &parameters, "")
    }

    /// What a page about one declaration carries along, in its address or its forms.
    pub fn carried(&self) -> Vec<(&'static str, String)> {
        let mut parameters = self.parameters();
        parameters.push((FROM, if self.queue { QUEUE } else { "" }.to_owned()));
        parameters.retain(|(_, value)| !value.is_empty());
        parameters
    }

    /// The same from the first page on.
    pub fn on_the_first_page(&self) -> Self {
        Self {
            after: None,
            ..self.clone()
        }
    }

    /// The year alone.
    pub fn of_the_year(&self) -> Self {
        Self {
            year: self.year,
            ..Self::default()
        }
    }

    /// What the use case is asked.
    pub fn asked(&self) -> register::Query<'_> {
        register::Query {
            typed: &self.search,
            year: self.year,
            round: self.round,
            unit: self.unit,
            stage: self.stage,
            kind: self.kind,
            late: self.late,
            direction: if self.down { Direction::Down } else { Direction::Up },
            after: self.after,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::routes;

    use super::*;

    fn parse(query: &str) -> Query {
        Query::of(&RawForm::from_query(query).expect("a query"))
    }

    #[test]
    fn an_address_reads_back_as_what_it_was_made_of() {
        let query = "nam=2026&tim=dung&dot=00000000-0000-0000-0000-000000000001\
                     &don-vi=00000000-0000-0000-0000-000000000002&trang-thai=DA_NOP_LAI&loai=LAN_DAU&tre=1&giam=1\
                     &sau=00000000-0000-0000-0000-000000000003";
        assert_eq!(
            parse(query).address(routes::REGISTER),
            format!("{}?{query}", routes::REGISTER)
        );
        let about = parse(&format!("{query}&tu=tiep-nhan")).about(routes::DECLARATION, Uuid::from_u128(4), "doi");
        let (path, carried) = about.split_once('?').expect("a query");
        assert_eq!(path, routes::DECLARATION);
        let back = parse(carried);
        assert!(back.queue);
        assert_eq!(back.address(routes::QUEUE), format!("{}?{query}", routes::QUEUE));
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let query = parse("nam=20266&dot=x&trang-thai=X&loai=BO_SUNG&tre=2&sau=1&gi=do");
        assert_eq!(query, Query::default());
        assert_eq!(query.address(routes::REGISTER), routes::REGISTER);
    }
}
