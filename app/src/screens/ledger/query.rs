//! Which part of the ledger an address or a form asks for.
//!
//! Owns: names and meaning of its parameters, both ways. Must not: lose what cannot be read.

use domain::lang::Lang;
use domain::routes;
use services::FieldFault;
use services::ledger::viewer::{Filter, LOGIN_FIELD, SUBJECT_FIELD};

use crate::components::address;
use crate::screens::legal::{TypedDate, parameters, short};

/// Parameter, and start of the names of the three fields: first day.
pub(super) const FROM: &str = "tu";
/// The same of the last day.
pub(super) const TO: &str = "den";
/// Parameter: code of an act.
pub(super) const ACTION: &str = "viec";
/// Parameter: login of who did it.
pub(super) const LOGIN: &str = LOGIN_FIELD;
/// Parameter: what it is about, as the ledger names it.
pub(super) const SUBJECT: &str = "ve";
/// Field in which it is typed: a login, a staff code, or what the ledger says.
pub(super) const TYPED_SUBJECT: &str = SUBJECT_FIELD;
/// Parameter: only events before this one.
const BEFORE: &str = "truoc";

/// A part of the ledger, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub from: TypedDate,
    pub to: TypedDate,
    pub action: String,
    pub login: String,
    pub subject: String,
    /// What was typed for it and is to be looked up; `None` when no field came.
    pub typed_subject: Option<String>,
    pub before: Option<i64>,
    /// Whether a day came in three fields, and the address is to become a short one.
    pub in_fields: bool,
}

impl Query {
    /// Reads the part of the address behind the question mark; other parameters are left out.
    pub fn parse(raw: &str) -> Self {
        Self::of(parameters(raw))
    }

    /// Reads the fields of a form.
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut query = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                FROM => query.from = TypedDate::of_text(&value),
                TO => query.to = TypedDate::of_text(&value),
                ACTION => query.action = short(&value),
                LOGIN => query.login = short(&value),
                SUBJECT => query.subject = short(&value),
                TYPED_SUBJECT => query.typed_subject = Some(short(&value)),
                BEFORE => query.before = value.parse().ok(),
                _ => query.take_field(&name, &value),
            }
        }
        query
    }

    fn take_field(&mut self, name: &str, value: &str) {
        let day = match name.split_once('-') {
            Some((FROM, part)) => Some((&mut self.from, part)),
            Some((TO, part)) => Some((&mut self.to, part)),
            _ => None,
        };
        if let Some((day, part)) = day {
            day.set(part, value);
            self.in_fields = true;
        }
    }

    /// The conditions, as an address or a form carries them.
    pub fn conditions(&self) -> [(&'static str, String); 5] {
        [
            (FROM, self.from.to_text()),
            (TO, self.to.to_text()),
            (ACTION, self.action.clone()),
            (LOGIN, self.login.clone()),
            (SUBJECT, self.subject.clone()),
        ]
    }

    /// The address of the page.
    pub fn address(&self) -> String {
        let conditions = self.conditions();
        let before = self.before.map(|before| before.to_string()).unwrap_or_default();
        let mut parameters: Vec<(&str, &str)> =
            conditions.iter().map(|(name, value)| (*name, value.as_str())).collect();
        parameters.push((BEFORE, &before));
        address(routes::LEDGER, &parameters, "")
    }

    /// What the use case is asked.
    pub fn filter(&self, lang: Lang) -> Result<Filter<'_>, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let mut day = |typed: &TypedDate, fields: [&'static str; 3]| {
            if typed.is_empty() {
                return None;
            }
            let read = typed.read(lang).map_err(|fault| {
                let field = fields.into_iter().find(|field| field.ends_with(fault.part));
                faults.push(FieldFault {
                    field: field.unwrap_or(fields[0]),
                    message: fault.text,
                });
            });
            read.ok()
        };
        let from = day(&self.from, FROM_FIELDS);
        let to = day(&self.to, TO_FIELDS);
        if !faults.is_empty() {
            return Err(faults);
        }
        let set = |text: &'_ String| !text.is_empty();
        Ok(Filter {
            lang,
            login: Some(&self.login).filter(|text| set(text)).map(String::as_str),
            action: Some(&self.action).filter(|text| set(text)).map(String::as_str),
            subject: Some(&self.subject).filter(|text| set(text)).map(String::as_str),
            from,
            to,
        })
    }
}

/// Ids of the fields of the first day.
pub(super) const FROM_FIELDS: [&str; 3] = ["tu-day", "tu-month", "tu-year"];
/// Ids of the fields of the last day.
pub(super) const TO_FIELDS: [&str; 3] = ["den-day", "den-month", "den-year"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_as_what_it_was_made_of() {
        let address = "/nhat-ky?tu=2026-07-01&den=2026-07-02&viec=session.opened&nguoi=tochuc&ve=ho-so-17&truoc=51";
        let (_, raw) = address.split_once('?').expect("a query");
        let query = Query::parse(raw);
        assert_eq!(query.address(), address);
        assert!(!query.in_fields);
        assert_eq!(Query::parse("truoc=x&gi=do").address(), "/nhat-ky");
    }

    #[test]
    fn the_fields_of_the_form_become_one_parameter() {
        let query = Query::parse("tu-day=1&tu-month=7&tu-year=2026&den-day=&den-month=&den-year=&viec=&nguoi=");
        assert!(query.in_fields);
        assert_eq!(query.address(), "/nhat-ky?tu=2026-07-01");
    }

    #[test]
    fn what_cannot_be_read_is_a_fault_of_its_field_and_comes_back() {
        let query = Query::parse("tu=2026-07-01&den=31/2/2026&viec=a");
        let faults = query.filter(Lang::Vi).expect_err("no such day");
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].field, "den-day");
        assert_eq!(query.to.to_text(), "31/2/2026");
    }
}
