//! Texts that several cells share.
//!
//! Owns: the table of them, and how texts escape what XML cannot hold. Must not: know cells.

use std::io::{Read, Seek};

use quick_xml::events::Event;

use super::Error;
use super::cells::Reading;
use super::container::Container;
use super::xml::{Xml, add_text};

/// Reads the table of shared texts.
pub(super) fn read<R: Read + Seek>(
    container: &mut Container<R>,
    part: &str,
    reading: &mut Reading,
) -> Result<(), Error> {
    let Some(part) = container.part(part)? else {
        return Ok(());
    };
    let mut xml = Xml::new(part);
    let mut text = RichText::default();
    while let Some(event) = xml.next()? {
        match &event {
            Event::Start(element) if element.local_name().as_ref() == "si" => text = RichText::default(),
            Event::End(element) if element.local_name().as_ref() == "si" => reading.share(&unescaped(&text.text))?,
            event => text.see(event)?,
        }
    }
    Ok(())
}

/// A text in runs of different looks, put together again.
#[derive(Default)]
pub(super) struct RichText {
    pub(super) text: String,
    within_text: bool,
    /// How characters are pronounced is not part of the text.
    phonetic: bool,
}

impl RichText {
    /// Takes an event into account.
    pub(super) fn see(&mut self, event: &Event<'_>) -> Result<(), Error> {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => self.within_text = true,
                "rPh" => self.phonetic = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "t" => self.within_text = false,
                "rPh" => self.phonetic = false,
                _ => {}
            },
            event if self.within_text && !self.phonetic => add_text(&mut self.text, event)?,
            _ => {}
        }
        Ok(())
    }
}

/// `_x000D_` and its like as the characters that they stand for.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest
            .get(at + 2..at + 6)
            .filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32)
        {
            Some(character) => {
                plain.push(character);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    plain.push_str(rest);
    plain
}
