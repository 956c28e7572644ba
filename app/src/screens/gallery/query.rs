//! What the address of the gallery asks for.
//!
//! Owns: names and meaning of its parameters, both ways. Must not: fail; what it does not understand is left out.

use axum::extract::Query as Parameters;
use axum::http::Uri;
use domain::routes;

use super::people::State;
use crate::components::address;

/// Parameter: words to search for.
pub(super) const SEARCH: &str = "tim";
/// Parameter: a state to show, as often as there are states.
pub(super) const STATE: &str = "trang-thai";
/// Parameter: amount as typed.
pub(super) const MONEY: &str = "so-tien";
const SORT: &str = "sap-xep";
const DESCENDING: &str = "giam-dan";
const PAGE: &str = "trang";
/// Longest text that is taken from the address, in characters.
const LONGEST_TEXT: usize = 200;

/// Column that orders the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// Given name, then the whole name.
    #[default]
    Name,
    /// Unit.
    Unit,
    /// Date of handing in.
    Date,
    /// Value declared.
    Amount,
}

impl SortBy {
    const ALL: [Self; 4] = [Self::Name, Self::Unit, Self::Date, Self::Amount];

    const fn key(self) -> &'static str {
        match self {
            Self::Name => "ten",
            Self::Unit => "don-vi",
            Self::Date => "ngay",
            Self::Amount => "gia-tri",
        }
    }
}

/// State of the gallery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Column that orders the list.
    pub sort: SortBy,
    /// Largest first.
    pub descending: bool,
    /// Page of the list, from 1.
    pub page: u32,
    /// Words to search for.
    pub search: String,
    /// States to show; all of them when there is none.
    pub states: Vec<State>,
    /// Amount as typed.
    pub money: String,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            sort: SortBy::default(),
            descending: false,
            page: 1,
            search: String::new(),
            states: Vec::new(),
            money: String::new(),
        }
    }
}

fn typed(value: &str) -> String {
    domain::text::normalize(value).chars().take(LONGEST_TEXT).collect()
}

impl Query {
    /// Reads the part of the address behind the question mark; wrong values fall back to the defaults.
    #[must_use]
    pub fn parse(raw: &str) -> Self {
        let parameters = format!("/?{raw}")
            .parse::<Uri>()
            .ok()
            .and_then(|uri| Parameters::<Vec<(String, String)>>::try_from_uri(&uri).ok())
            .map(|Parameters(parameters)| parameters)
            .unwrap_or_default();
        let mut query = Self::default();
        for (name, value) in parameters {
            match name.as_str() {
                SORT => query.sort = SortBy::ALL.into_iter().find(|by| by.key() == value).unwrap_or_default(),
                DESCENDING => query.descending = value == "1",
                PAGE => query.page = value.parse().ok().filter(|page| *page > 0).unwrap_or(1),
                SEARCH => query.search = typed(value.trim()),
                STATE => {
                    let state = State::ALL.into_iter().find(|state| state.key() == value);
                    // Each once, however often the address says it: every link of the page repeats them.
                    query.states.extend(state.filter(|state| !query.states.contains(state)));
                }
                MONEY => query.money = typed(&value),
                _ => {}
            }
        }
        query
    }

    /// The address of the list in this state. The amount is left out: it belongs to another form.
    pub(super) fn address(&self) -> String {
        let page = if self.page > 1 {
            self.page.to_string()
        } else {
            String::new()
        };
        let order = self.order_parameters();
        let mut parameters: Vec<(&str, &str)> = order
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        parameters.push((SEARCH, &self.search));
        parameters.extend(self.states.iter().map(|state| (STATE, state.key())));
        parameters.push((PAGE, &page));
        address(routes::GALLERY, &parameters, "danh-sach")
    }

    /// The order, as the filter form carries it along; nothing when it is the usual one.
    pub(super) fn order_parameters(&self) -> Vec<(String, String)> {
        let mut parameters = Vec::new();
        if self.sort != SortBy::default() {
            parameters.push((SORT.to_owned(), self.sort.key().to_owned()));
        }
        if self.descending {
            parameters.push((DESCENDING.to_owned(), "1".to_owned()));
        }
        parameters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_values_fall_back_and_do_not_disturb_the_others() {
        let cases = [
            "",
            "trang=0",
            "trang=-1",
            "trang=99999999999999",
            "sap-xep=mau",
            "giam-dan=co",
            "trang-thai=la",
            "gi=do",
            "%%%&&&===",
            "tim=%20%20",
            "\u{0}\r\n",
        ];
        for raw in cases {
            assert_eq!(Query::parse(raw), Query::default(), "{raw:?}");
        }
        assert_eq!(Query::parse("trang=x&tim=a").search, "a");
        assert_eq!(Query::parse("tim=%FF").search, "\u{fffd}");
    }

    #[test]
    fn an_address_reads_back_as_the_state_it_was_made_of() {
        let query = Query {
            sort: SortBy::Amount,
            descending: true,
            page: 3,
            search: "Đỗ & 50%".to_owned(),
            states: vec![State::Done, State::Problem],
            money: String::new(),
        };
        let address = query.address();
        let raw = address
            .split_once('?')
            .and_then(|(_, rest)| rest.split_once('#'))
            .map(|(raw, _)| raw);
        assert_eq!(raw.map(Query::parse), Some(query));
        assert_eq!(Query::default().address(), "/thu-vien-giao-dien#danh-sach");
    }

    #[test]
    fn typed_letters_and_marks_become_one_character() {
        assert_eq!(Query::parse("tim=%C4%90o%CC%82%CC%83").search, "Đỗ");
        assert_eq!(Query::parse("so-tien=1%2C5+t%E1%BB%B7").money, "1,5 tỷ");
    }
}
