//! Compares what was read across files and languages.
//!
//! Owns: completeness (every language says everything) and agreement (with the same arguments).
//! Must not: read Fluent (`reading` does).

use std::collections::{BTreeMap, BTreeSet};

use super::{Catalogue, FIRST_LANGUAGE, Fault, File, Message};

type Files = BTreeMap<String, File>;

/// Adds to `faults` everything that keeps the languages from being interchangeable.
pub fn compare(catalogue: &Catalogue, faults: &mut Vec<Fault>) {
    let Some(first) = catalogue.get(FIRST_LANGUAGE) else {
        faults.push(Fault::new(
            FIRST_LANGUAGE,
            "*",
            None,
            "there is no folder of the first language",
        ));
        return;
    };
    for (language, files) in catalogue {
        check_language(language, files, faults);
    }
    for (name, message) in first
        .iter()
        .flat_map(|(name, file)| file.messages.iter().map(move |m| (name, m)))
    {
        check_arguments(name, message, faults);
    }
    for (language, files) in catalogue.iter().filter(|(language, _)| *language != FIRST_LANGUAGE) {
        for name in first.keys().filter(|name| !files.contains_key(*name)) {
            faults.push(Fault::new(
                language,
                name,
                None,
                format!("the file is missing; `{FIRST_LANGUAGE}` has it"),
            ));
        }
        for (name, file) in files {
            match first.get(name) {
                Some(original) => check_translation(language, name, original, file, faults),
                None => {
                    let what = format!("the file is missing; `{language}` has it");
                    faults.push(Fault::new(FIRST_LANGUAGE, name, None, what));
                }
            }
        }
    }
}

/// Every id once, every term there.
fn check_language(language: &str, files: &Files, faults: &mut Vec<Fault>) {
    let mut terms = BTreeSet::new();
    let mut ids = BTreeMap::new();
    for (name, file) in files {
        for term in &file.terms {
            if !terms.insert(term.as_str()) {
                faults.push(Fault::new(
                    language,
                    name,
                    format!("-{term}"),
                    "the term is there twice",
                ));
            }
        }
        for message in &file.messages {
            if let Some(other) = ids.insert(message.id.as_str(), name) {
                let what = format!("the id is there twice, also in {other}.ftl");
                faults.push(Fault::new(language, name, message.id.clone(), what));
            }
        }
    }
    for (name, file) in files {
        for message in &file.messages {
            for term in message.terms.iter().filter(|term| !terms.contains(term.as_str())) {
                let what = format!("uses the term -{term}, which terms.ftl of this language does not have");
                faults.push(Fault::new(language, name, message.id.clone(), what));
            }
        }
    }
}

/// The comment announces exactly the variables of the text.
fn check_arguments(name: &str, message: &Message, faults: &mut Vec<Fault>) {
    let announced: BTreeSet<&str> = message.arguments.iter().map(|(name, _)| name.as_str()).collect();
    let mut fault = |what| faults.push(Fault::new(FIRST_LANGUAGE, name, message.id.clone(), what));
    for variable in message
        .variables
        .iter()
        .filter(|variable| !announced.contains(variable.as_str()))
    {
        fault(format!(
            "no comment directly above gives the type of ${variable}: `# ${variable} (Number) - …` or `(String)`"
        ));
    }
    for argument in announced
        .iter()
        .filter(|argument| !message.variables.contains(**argument))
    {
        fault(format!("the comment announces ${argument}, the text does not use it"));
    }
}

/// The same messages with the same variables in both.
fn check_translation(language: &str, name: &str, original: &File, file: &File, faults: &mut Vec<Fault>) {
    for message in original
        .messages
        .iter()
        .filter(|message| find(file, &message.id).is_none())
    {
        let what = format!("the message is missing; `{FIRST_LANGUAGE}` has it");
        faults.push(Fault::new(language, name, message.id.clone(), what));
    }
    for message in &file.messages {
        let Some(first) = find(original, &message.id) else {
            let what = format!("the message is not in `{FIRST_LANGUAGE}`");
            faults.push(Fault::new(language, name, message.id.clone(), what));
            continue;
        };
        if first.variables != message.variables {
            let what = format!(
                "uses {}, but `{FIRST_LANGUAGE}` uses {}",
                list(&message.variables),
                list(&first.variables)
            );
            faults.push(Fault::new(language, name, message.id.clone(), what));
        }
    }
}

fn find<'a>(file: &'a File, id: &str) -> Option<&'a Message> {
    file.messages.iter().find(|message| message.id == id)
}

fn list(variables: &BTreeSet<String>) -> String {
    if variables.is_empty() {
        return "no variable".to_owned();
    }
    variables
        .iter()
        .map(|variable| format!("${variable}"))
        .collect::<Vec<_>>()
        .join(", ")
}
