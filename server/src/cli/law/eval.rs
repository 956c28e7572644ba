//! `law eval`: JSON lines in, JSON lines out.
//!
//! Owns: lines, ids and error codes. Must not: know a rule's keys (`rules` does), or stop at a wrong line.

use std::io::{self, BufRead, Write};

use domain::law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::rules;
use crate::cli::{Answer, Failure};

/// Why a line has no answer: a code that programs read, and a sentence for people.
#[derive(Debug)]
pub(super) struct Fault {
    pub code: Code,
    pub sentence: String,
}

/// The codes of the contract.
#[derive(Clone, Copy, Debug)]
pub(super) enum Code {
    Json,
    Rule,
    Deadline,
    Input,
    NotApplicable,
}

impl Code {
    const fn name(self) -> &'static str {
        match self {
            Self::Json => "BAD_JSON",
            Self::Rule => "UNKNOWN_RULE",
            Self::Deadline => "UNKNOWN_CODE",
            Self::Input => "BAD_INPUT",
            Self::NotApplicable => "NOT_APPLICABLE",
        }
    }
}

impl Fault {
    pub fn new(code: Code, sentence: impl ToString) -> Self {
        Self {
            code,
            sentence: sentence.to_string(),
        }
    }

    pub fn input(sentence: impl ToString) -> Self {
        Self::new(Code::Input, sentence)
    }
}

#[derive(Deserialize)]
struct Question<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(default)]
    rule: Value,
    #[serde(default)]
    input: Value,
}

#[derive(Serialize)]
struct Reply<'a> {
    id: Option<&'a RawValue>,
    #[serde(flatten)]
    outcome: Outcome,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    Output(Value),
    Error(String),
}

pub(super) fn run(law: &Law) -> Result<Answer, Failure> {
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(Failure::run)? == 0 {
            return Ok(Answer::Yes);
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let mut reply = answer(law, &line).map_err(Failure::run)?;
        reply.push(b'\n');
        match output.write_all(&reply).and_then(|()| output.flush()) {
            Ok(()) => {}
            // Nobody listens any more: there is nobody to tell.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(Answer::Yes),
            Err(error) => return Err(Failure::run(error)),
        }
    }
}

/// One line of answer for one line of question.
fn answer(law: &Law, line: &[u8]) -> serde_json::Result<Vec<u8>> {
    // A list of values would pass for an object without keys.
    let object = line.trim_ascii_start().starts_with(b"{");
    let (id, result) = match serde_json::from_slice::<Question>(line) {
        Ok(_) if !object => (None, Err(Fault::new(Code::Json, "an object is expected"))),
        Ok(question) => match question.id.filter(|id| !is_scalar(id)) {
            Some(_) => (
                None,
                Err(Fault::input("id must be a string, a number, a boolean or null")),
            ),
            None => (question.id, evaluate(law, &question.rule, question.input)),
        },
        Err(error) => (None, Err(Fault::new(Code::Json, error))),
    };
    let outcome = match result {
        Ok(output) => Outcome::Output(output),
        Err(fault) => Outcome::Error(format!("{}: {}", fault.code.name(), fault.sentence)),
    };
    serde_json::to_vec(&Reply { id, outcome })
}

fn is_scalar(id: &RawValue) -> bool {
    !id.get().starts_with(['{', '['])
}

fn evaluate(law: &Law, rule: &Value, input: Value) -> Result<Value, Fault> {
    let Value::String(rule) = rule else {
        return Err(Fault::input("rule must be a text"));
    };
    rules::evaluate(law, rule, input)
}
