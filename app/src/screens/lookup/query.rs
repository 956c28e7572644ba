//! What the address of the lookup asks.
//!
//! Owns: names and meaning of its parameters, both ways. Must not: judge them (`reading` does) or lose what was typed.

use domain::{day, routes};

use crate::components::address;
use crate::screens::legal::{TypedDate, parameters, short};

/// Parameter: words to search for.
pub(super) const SEARCH: &str = "tim";
/// Parameter: code of the deadline.
pub(super) const CODE: &str = "ma";
/// Parameter: variant of the deadline.
pub(super) const VARIANT: &str = "bien-the";
/// Parameter, start of the names of the three fields, and id of the day of the event.
pub(super) const DATE: &str = "ngay";
/// Parameter: year, where a deadline is a date of every year.
pub(super) const YEAR: &str = "nam";
/// Parameter: a stop, as often as there are stops; also the start of the names of its fields.
pub(super) const STOP: &str = "dung";
/// Fields of a stop.
pub(super) const STOP_FROM: &str = "tu";
pub(super) const STOP_TO: &str = "den";
pub(super) const STOP_GROUND: &str = "ly-do";
/// As many stops are read.
pub(super) const MOST_STOPS: usize = 5;
/// Between the parts of a stop; it stays as it is in an address.
const BETWEEN: char = '~';

/// Time that is not counted, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TypedStop {
    pub from: String,
    pub to: String,
    pub ground: String,
}

/// A question as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub search: String,
    pub code: String,
    pub variant: String,
    pub date: TypedDate,
    pub year: String,
    pub stops: Vec<TypedStop>,
    /// Whether the day or the year was asked for at all, even with nothing in it.
    pub asked: bool,
    /// Whether it came in the fields of the form, and is to become a short address.
    pub in_fields: bool,
}

impl Query {
    /// Reads the part of the address behind the question mark; other parameters are left out.
    pub fn parse(raw: &str) -> Self {
        let mut query = Self::default();
        for (name, value) in parameters(raw) {
            query.take(&name, &value);
        }
        query.stops.retain(|stop| *stop != TypedStop::default());
        query
    }

    fn take(&mut self, name: &str, value: &str) {
        match name {
            SEARCH => self.search = short(value),
            CODE => self.code = short(value).to_uppercase(),
            VARIANT => self.variant = short(value),
            YEAR => {
                self.year = short(value);
                self.asked = true;
            }
            DATE => {
                self.date = TypedDate::of_text(value);
                self.asked = true;
            }
            // One more than are read, so that it can be told that there are too many.
            STOP if self.stops.len() <= MOST_STOPS => self.stops.push(TypedStop::of_text(value)),
            _ => self.take_field(name, value),
        }
    }

    fn take_field(&mut self, name: &str, value: &str) {
        let Some((start, rest)) = name.split_once('-') else {
            return;
        };
        match (start, rest.split_once('-')) {
            (DATE, None) => {
                self.date.set(rest, value);
                (self.asked, self.in_fields) = (true, true);
            }
            (STOP, Some((number, field))) => {
                let Some(index) = number.parse().ok().filter(|number| (1..=MOST_STOPS).contains(number)) else {
                    return;
                };
                if self.stops.len() < index {
                    self.stops.resize_with(index, TypedStop::default);
                }
                self.stops[index - 1].set(field, value);
                self.in_fields = true;
            }
            _ => {}
        }
    }

    /// The address of this question.
    pub fn address(&self) -> String {
        let stops: Vec<String> = self.stops.iter().map(TypedStop::to_text).collect();
        let date = self.date.to_text();
        let mut parameters = vec![
            (CODE, self.code.as_str()),
            (VARIANT, &self.variant),
            (DATE, &date),
            (YEAR, &self.year),
        ];
        parameters.extend(stops.iter().map(|stop| (STOP, stop.as_str())));
        parameters.push((SEARCH, &self.search));
        address(routes::DEADLINE_LOOKUP, &parameters, "")
    }

    /// The same question about another deadline; a variant belongs to its deadline, and so may the stops.
    pub fn about(&self, code: &str, stoppable: bool) -> Self {
        Self {
            search: String::new(),
            code: code.to_owned(),
            variant: String::new(),
            stops: if stoppable { self.stops.clone() } else { Vec::new() },
            ..self.clone()
        }
    }

    /// What a form for the deadline carries along without showing it.
    pub fn carried(&self) -> Vec<(String, String)> {
        let mut carried = vec![
            (DATE.to_owned(), self.date.to_text()),
            (YEAR.to_owned(), self.year.clone()),
        ];
        carried.extend(self.stops.iter().map(|stop| (STOP.to_owned(), stop.to_text())));
        carried.retain(|(_, value)| !value.is_empty());
        carried
    }
}

impl TypedStop {
    fn of_text(value: &str) -> Self {
        let value = short(value);
        let mut parts = value.splitn(3, BETWEEN).map(|part| match day::read_iso(part) {
            Ok(date) => day::vietnamese(date),
            Err(_) => part.to_owned(),
        });
        Self {
            from: parts.next().unwrap_or_default(),
            to: parts.next().unwrap_or_default(),
            ground: parts.next().unwrap_or_default(),
        }
    }

    fn set(&mut self, field: &str, value: &str) {
        let value = short(value);
        match field {
            STOP_FROM => self.from = value,
            STOP_TO => self.to = value,
            STOP_GROUND => self.ground = value,
            _ => {}
        }
    }

    fn to_text(&self) -> String {
        let date = |typed: &str| day::read_vietnamese(typed).map_or_else(|_| typed.to_owned(), day::iso);
        format!(
            "{}{BETWEEN}{}{BETWEEN}{}",
            date(&self.from),
            date(&self.to),
            self.ground
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_of_the_form_become_a_short_address_that_reads_back() {
        let query = Query::parse(
            "ma=tc05&ngay-day=1&ngay-month=6&ngay-year=2026&dung-1-tu=&dung-1-den=&dung-1-ly-do=\
             &dung-2-tu=05062026&dung-2-den=10%2F6%2F2026&dung-2-ly-do=TAM_DINH_CHI_GIAI_QUYET",
        );
        assert!(query.in_fields && query.asked);
        let address = query.address();
        assert_eq!(
            address,
            "/tra-cuu-thoi-han?ma=TC05&ngay=2026-06-01&dung=2026-06-05~2026-06-10~TAM_DINH_CHI_GIAI_QUYET"
        );
        let again = Query::parse(address.split_once('?').map_or("", |(_, raw)| raw));
        assert!(!again.in_fields);
        assert_eq!(again.address(), address);
        assert_eq!(again.stops[0].from, "05/06/2026");
    }

    #[test]
    fn what_cannot_be_read_is_kept_and_what_is_unknown_is_left_out() {
        let query = Query::parse("ngay=31%2F2%2F2026&dung=x~~&nam=hai&dung-9-tu=1&dung-x-tu=1&ngay=&gi=do&%%%");
        assert_eq!(query.year, "hai");
        assert_eq!(
            query.stops,
            [TypedStop {
                from: "x".to_owned(),
                ..TypedStop::default()
            }]
        );
        assert!(query.asked && !query.in_fields);
        let many = "dung=a&".repeat(20);
        assert_eq!(Query::parse(&many).stops.len(), MOST_STOPS + 1);
    }
}
