//! The XML of a part, one event at a time.
//!
//! Owns: what is refused in any part: document types, depth, endless events. Must not: know elements.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{Error, Refusal};

/// Most bytes from one event to the next: the longest text that a cell takes, many times over.
const MAX_EVENT: usize = 1024 * 1024;
/// Deepest nesting; a sheet has eight.
const MAX_DEPTH: usize = 64;

/// A part being parsed.
pub(super) struct Xml<B> {
    reader: Reader<Gauge<B>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<B: BufRead> Xml<B> {
    pub(super) fn new(source: B) -> Self {
        let mut reader = Reader::from_reader(Gauge { source, since: 0 });
        // <a/> as <a></a>: nothing is to be said twice.
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            depth: 0,
        }
    }

    /// The next event; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Event<'_>>, Error> {
        self.buffer.clear();
        self.reader.get_mut().since = 0;
        let event = self.reader.read_event_into(&mut self.buffer).map_err(from_xml)?;
        match event {
            Event::Start(_) if self.depth >= MAX_DEPTH => return Err(Refusal::Bomb.into()),
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            // No program writes one; it is where entities are defined that unfold without end.
            Event::DocType(_) => return Err(Refusal::Damaged.into()),
            Event::Eof if self.depth > 0 => return Err(Refusal::Damaged.into()),
            Event::Eof => return Ok(None),
            _ => {}
        }
        Ok(Some(event))
    }
}

fn from_xml(error: quick_xml::Error) -> Error {
    match error {
        quick_xml::Error::Io(error) => match std::sync::Arc::try_unwrap(error) {
            Ok(error) => error.into(),
            Err(shared) => Error::Unreadable(io::Error::new(shared.kind(), shared)),
        },
        _ => Refusal::Damaged.into(),
    }
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Result<Option<Cow<'a, str>>, Error> {
    // Without the search for doubled names, which takes the square of their number.
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Refusal::Damaged)?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            return Ok(Some(value.map_err(|_| Refusal::Damaged)?));
        }
    }
    Ok(None)
}

/// Whether an attribute says yes.
pub(super) fn is_set(element: &BytesStart<'_>, name: &str) -> Result<bool, Error> {
    Ok(attribute(element, name)?.is_some_and(|value| matches!(&*value, "1" | "true" | "on")))
}

/// Adds what an event of text says.
pub(super) fn add_text(text: &mut String, event: &Event<'_>) -> Result<(), Error> {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(reference) => text.push(referred(reference)?),
        _ => {}
    }
    if text.len() > MAX_EVENT {
        return Err(Refusal::TooManyCells.into());
    }
    Ok(())
}

fn referred(reference: &BytesRef<'_>) -> Result<char, Error> {
    if let Some(character) = reference.resolve_char_ref().map_err(|_| Refusal::Damaged)? {
        return Ok(character);
    }
    match &*reference.xml10_content() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(Refusal::Damaged.into()),
    }
}

/// Counts the bytes since the last event.
struct Gauge<B> {
    source: B,
    since: usize,
}

impl<B: BufRead> Read for Gauge<B> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<B: BufRead> BufRead for Gauge<B> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since > MAX_EVENT {
            return Err(io::Error::other(Refusal::Bomb));
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.since += amount;
        self.source.consume(amount);
    }
}
