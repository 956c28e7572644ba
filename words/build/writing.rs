//! Writes the Rust source text.
//!
//! Owns: names and shape of the generated functions. Must not: check anything; what comes here is complete.

use super::{Catalogue, FIRST_LANGUAGE, Kind, Message, Sources, TERMS};

/// One module for each file, the texts of every language, and the table that the tests walk.
pub fn write(sources: &Sources, catalogue: &Catalogue) -> String {
    let mut code = String::new();
    let mut table = String::new();
    for (name, file) in catalogue
        .get(FIRST_LANGUAGE)
        .into_iter()
        .flatten()
        .filter(|(name, _)| *name != TERMS)
    {
        code += &format!("/// The messages of `{name}.ftl`.\npub mod {} {{\n", identifier(name));
        for message in &file.messages {
            code += &function(name, message);
            table += &format!(
                "    ({:?}, &[{}]),\n",
                message.id,
                list(message, |_, kind| sample(kind).to_owned())
            );
        }
        code += "}\n\n";
    }
    code += "/// The message files of a language.\n";
    code += "pub(crate) const fn texts(lang: Lang) -> &'static [&'static str] {\n    match lang {\n";
    for (language, files) in sources {
        code += &format!("        Lang::{} => &[\n", variant(language));
        for text in files.values() {
            code += &format!("            {text:?},\n");
        }
        code += "        ],\n";
    }
    code += "    }\n}\n\n/// Every message with arguments that fit.\n#[cfg(test)]\n";
    code += "pub(crate) const MESSAGES: &[(&str, &[(&str, bundles::Argument<'static>)])] = &[\n";
    code + &table + "];\n"
}

// Full paths: neither a message nor an argument of any name can then hide what the function needs.
fn function(file: &str, message: &Message) -> String {
    let name = message
        .id
        .strip_prefix(file)
        .unwrap_or(&message.id)
        .trim_start_matches('-');
    let parameters: String = message
        .arguments
        .iter()
        .map(|(argument, kind)| format!(", {}: {}", identifier(argument), type_of(*kind)))
        .collect();
    format!(
        "    /// {}\n    #[must_use]\n    pub fn {}(lang: crate::Lang{parameters}) -> String {{\n        \
         crate::bundles::say(lang, {:?}, &[{}])\n    }}\n",
        for_rustdoc(&message.text),
        identifier(name),
        message.id,
        list(message, |name, kind| format!(
            "crate::bundles::Argument::{kind:?}({})",
            identifier(name)
        )),
    )
}

/// The arguments as the run time takes them, with what `value` writes.
fn list(message: &Message, value: impl Fn(&str, Kind) -> String) -> String {
    let arguments = message
        .arguments
        .iter()
        .map(|(name, kind)| format!("({name:?}, {})", value(name, *kind)));
    arguments.collect::<Vec<_>>().join(", ")
}

const fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "i64",
        Kind::String => "&str",
    }
}

const fn sample(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "bundles::Argument::Number(1234)",
        Kind::String => "bundles::Argument::String(\"Ví dụ\")",
    }
}

/// The variant of `Lang`; that every variant has its texts is then checked by the compiler.
fn variant(language: &str) -> String {
    let mut letters = language.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

fn identifier(name: &str) -> String {
    let name = name.replace('-', "_");
    if is_keyword(&name) { format!("r#{name}") } else { name }
}

/// The lower-case keywords of Rust 2024 that may be raw identifiers.
fn is_keyword(name: &str) -> bool {
    const KEYWORDS: [&str; 48] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
        "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
        "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type",
        "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    ];
    KEYWORDS.contains(&name)
}

/// Text that looks the same in the documentation: what Markdown would read as its own is escaped.
fn for_rustdoc(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_punctuation()
            && !matches!(letter, '.' | ',' | ':' | '?' | '-' | '(' | ')' | '/' | '"' | '\'')
        {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
