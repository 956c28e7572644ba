//! The person to call, shown on every page and every error.
//!
//! Owns: the fields of that entry and what makes them valid. Must not: store or display it.

use std::fmt;

/// Longest accepted value of any of the fields, in characters.
pub const MAX_LENGTH: usize = 120;

/// Name, room, extension and mail of the person who helps users of this agency.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Contact {
    /// Full name, as written in the staff list.
    pub name: String,
    /// Room, free text; may be empty.
    pub room: String,
    /// Telephone or extension: digits, spaces, dots, plus and hyphens, three digits at least.
    pub extension: String,
    /// Where neutral notices to this person go.
    pub mail: String,
}

/// A field of the entry, by its name in forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// `name`
    Name,
    /// `room`
    Room,
    /// `extension`
    Extension,
    /// `mail`
    Mail,
}

impl Field {
    /// Name of the form field.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Room => "room",
            Self::Extension => "extension",
            Self::Mail => "mail",
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was typed.
    Empty,
    /// Longer than [`MAX_LENGTH`].
    TooLong,
    /// Not a telephone number or extension.
    NotATelephone,
    /// Not a mail address.
    NotAMail,
}

impl Contact {
    /// Trims what was typed and checks it.
    ///
    /// # Errors
    /// Every faulty field with its first fault, in the order of the form.
    pub fn parse(name: &str, room: &str, extension: &str, mail: &str) -> Result<Self, Vec<(Field, Fault)>> {
        let contact = Self {
            name: name.trim().to_owned(),
            room: room.trim().to_owned(),
            extension: extension.trim().to_owned(),
            mail: mail.trim().to_owned(),
        };
        let faults: Vec<_> = [
            (Field::Name, required(&contact.name)),
            (Field::Room, within_length(&contact.room)),
            (
                Field::Extension,
                required(&contact.extension).or_else(|| telephone(&contact.extension)),
            ),
            (
                Field::Mail,
                required(&contact.mail).or_else(|| mail_address(&contact.mail)),
            ),
        ]
        .into_iter()
        .filter_map(|(field, fault)| fault.map(|fault| (field, fault)))
        .collect();
        if faults.is_empty() { Ok(contact) } else { Err(faults) }
    }
}

fn required(value: &str) -> Option<Fault> {
    if value.is_empty() {
        Some(Fault::Empty)
    } else {
        within_length(value)
    }
}

fn within_length(value: &str) -> Option<Fault> {
    (value.chars().count() > MAX_LENGTH).then_some(Fault::TooLong)
}

fn telephone(value: &str) -> Option<Fault> {
    (!is_telephone(value)).then_some(Fault::NotATelephone)
}

/// Whether a text may be a telephone number or an extension.
pub(crate) fn is_telephone(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let only_telephone = value
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '+' | '-'));
    digits >= 3 && only_telephone
}

fn mail_address(value: &str) -> Option<Fault> {
    (!is_mail_address(value)).then_some(Fault::NotAMail)
}

/// Whether a text may be a mail address.
pub(crate) fn is_mail_address(value: &str) -> bool {
    value.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
    }) && value
        .chars()
        .all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | ',' | ';' | '"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complete_entry_is_trimmed_and_kept() {
        let contact = Contact::parse(" Nguyễn Thị Ví Dụ ", "P. 204", "024 3 555-12", "vidu@so.example");
        assert_eq!(contact.map(|c| c.name), Ok("Nguyễn Thị Ví Dụ".to_owned()));
    }

    #[test]
    fn each_fault_is_named_at_its_field() {
        let long = "x".repeat(MAX_LENGTH + 1);
        let cases = [
            (("", "", "123", "a@b.vn"), vec![(Field::Name, Fault::Empty)]),
            (("A", &long, "123", "a@b.vn"), vec![(Field::Room, Fault::TooLong)]),
            (
                ("A", "", "12", "a@b.vn"),
                vec![(Field::Extension, Fault::NotATelephone)],
            ),
            (
                ("A", "", "máy 123", "a@b.vn"),
                vec![(Field::Extension, Fault::NotATelephone)],
            ),
            (("A", "", "123", "a@b"), vec![(Field::Mail, Fault::NotAMail)]),
            (("A", "", "123", "a@b.vn, c@d.vn"), vec![(Field::Mail, Fault::NotAMail)]),
            (
                ("", "", "", ""),
                vec![
                    (Field::Name, Fault::Empty),
                    (Field::Extension, Fault::Empty),
                    (Field::Mail, Fault::Empty),
                ],
            ),
        ];
        for ((name, room, extension, mail), faults) in cases {
            assert_eq!(
                Contact::parse(name, room, extension, mail),
                Err(faults),
                "{name} {room} {extension} {mail}"
            );
        }
    }
}
