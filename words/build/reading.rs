//! Reads one message file.
//!
//! Owns: which parts of Fluent may be used, and the comments that give arguments their types.
//! Must not: compare files or languages (`comparing` does).

use std::collections::BTreeSet;

use fluent_syntax::ast::{Comment, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::{ast, parser, serializer};

use super::{FIRST_LANGUAGE, Fault, File, Kind, Message, TERMS};

/// The content of `text`, with every fault of the file by itself added to `faults`.
pub fn read(language: &str, file: &str, text: &str, faults: &mut Vec<Fault>) -> File {
    let mut read = File::default();
    if !is_name(file) {
        faults.push(Fault::new(
            language,
            file,
            None,
            "name the file with a-z, 0-9 and hyphens, a letter first",
        ));
    }
    if let Some(line) = text.lines().position(|line| line.chars().any(is_combining)) {
        let what = "a letter and its mark are two characters here; type them as one (Unicode NFC)";
        faults.push(Fault::new(language, file, format!("line {}", line + 1), what));
    }
    let resource = parser::parse(text).unwrap_or_else(|(resource, errors)| {
        faults.extend(errors.into_iter().map(|error| {
            let line = 1 + text.bytes().take(error.pos.start).filter(|&byte| byte == b'\n').count();
            Fault::new(
                language,
                file,
                format!("line {line}"),
                format!("not readable as Fluent: {error}"),
            )
        }));
        resource
    });
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                let mut fault = |what: String| faults.push(Fault::new(language, file, id.to_owned(), what));
                read.messages.extend(read_message(language, file, message, &mut fault));
            }
            Entry::Term(term) => {
                let mut fault =
                    |what: &str| faults.push(Fault::new(language, file, format!("-{}", term.id.name), what));
                if file != TERMS {
                    fault("terms belong into terms.ftl, where all files of the language find them");
                }
                if !term.attributes.is_empty() {
                    fault("attributes are not used in this project; remove them");
                }
                if !is_plain(&term.value) {
                    fault("a term is plain text: no variables, references or choices");
                }
                read.terms.push(term.id.name.to_owned());
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    read
}

fn read_message(
    language: &str,
    file: &str,
    message: ast::Message<&str>,
    fault: &mut dyn FnMut(String),
) -> Option<Message> {
    let id = message.id.name;
    if file == TERMS {
        fault("terms.ftl holds terms only; move the message into another file".to_owned());
    }
    match id.strip_prefix(file).and_then(|rest| rest.strip_prefix('-')) {
        None => fault(format!("the id must begin with the name of its file: `{file}-…`")),
        Some(name) if !is_name(name) => {
            fault(format!("after `{file}-` use a-z, 0-9 and hyphens only, a letter first"));
        }
        Some(_) => {}
    }
    if !message.attributes.is_empty() {
        fault("attributes are not used in this project; make each one a message".to_owned());
    }
    let Some(pattern) = message.value else {
        fault("the message has no text".to_owned());
        return None;
    };
    let mut found = Found::default();
    found.pattern(&pattern);
    for unusable in found.unusable {
        fault(unusable);
    }
    // The types stand in one language only; comments of the others are for translators.
    let arguments = match &message.comment {
        Some(comment) if language == FIRST_LANGUAGE => arguments(comment, fault),
        _ => Vec::new(),
    };
    Some(Message {
        id: id.to_owned(),
        text: one_line(id, pattern),
        variables: found.variables,
        terms: found.terms,
        arguments,
    })
}

/// What a pattern refers to.
#[derive(Default)]
struct Found {
    variables: BTreeSet<String>,
    terms: BTreeSet<String>,
    unusable: Vec<String>,
}

impl Found {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::TermReference {
                id,
                attribute: None,
                arguments: None,
            } => {
                self.terms.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, .. } => {
                self.unusable.push(format!(
                    "use the term as `{{ -{} }}`, without attribute or arguments",
                    id.name
                ));
            }
            InlineExpression::MessageReference { id, .. } => {
                self.unusable.push(format!(
                    "refers to the message `{}`; share words through a term",
                    id.name
                ));
            }
            InlineExpression::FunctionReference { id, .. } => {
                self.unusable
                    .push(format!("calls `{}()`; functions are not used in this project", id.name));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }
}

/// The lines `$name (Number) …` and `$name (String) …` of a comment.
fn arguments(comment: &Comment<&str>, fault: &mut dyn FnMut(String)) -> Vec<(String, Kind)> {
    let mut arguments: Vec<(String, Kind)> = Vec::new();
    for line in &comment.content {
        let Some(line) = line.trim_start().strip_prefix('$') else {
            continue;
        };
        let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
        let kind = match rest.trim_start() {
            rest if rest.starts_with("(Number)") => Kind::Number,
            rest if rest.starts_with("(String)") => Kind::String,
            _ => {
                fault(format!(
                    "the comment of ${name} must read `# ${name} (Number) - …` or `# ${name} (String) - …`"
                ));
                continue;
            }
        };
        if !is_argument_name(name) {
            fault(format!(
                "${name} cannot name an argument: use a-z, 0-9 and _, a letter first, and not `lang`"
            ));
        } else if arguments.iter().any(|(known, _)| known == name) {
            fault(format!("${name} has two comments"));
        } else {
            arguments.push((name.to_owned(), kind));
        }
    }
    arguments
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(is_lower_or_digit))
        && !is_unusable(&name.replace('-', "_"))
}

fn is_argument_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|byte| is_lower_or_digit(byte) || byte == b'_')
        && name != "lang"
        && !is_unusable(name)
}

const fn is_lower_or_digit(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// The lower-case words of Rust that even a raw identifier may not be.
fn is_unusable(name: &str) -> bool {
    matches!(name, "crate" | "self" | "super")
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn is_plain(pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().all(|element| {
        matches!(
            element,
            PatternElement::TextElement { .. }
                | PatternElement::Placeable {
                    expression: Expression::Inline(
                        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. }
                    )
                }
        )
    })
}

/// The pattern as Fluent writes it, line breaks as spaces.
fn one_line(id: &str, pattern: Pattern<&str>) -> String {
    let message = ast::Message {
        id: ast::Identifier { name: id },
        value: Some(pattern),
        attributes: Vec::new(),
        comment: None,
    };
    let written = serializer::serialize(&Resource {
        body: vec![Entry::Message(message)],
    });
    let words: Vec<&str> = written.split_whitespace().skip(2).collect(); // without `id =`
    words.join(" ")
}
