//! What the generator makes, and what it refuses.

use crate::generator::{Sources, generate};

const VI: &str = "\
# Lời chào.
# $name (String) - who is greeted
# $count (Number) - how many letters wait
mail-greeting = Chào { $name }, có { $count } thư.
mail-type = Loại
";

const EN: &str = "\
mail-greeting = { $count ->
    [one] Hello { $name }, there is { $count } letter.
   *[other] Hello { $name }, there are { $count } letters.
 }
mail-type = Type
";

fn sources(files: &[(&str, &str, &str)]) -> Sources {
    let mut sources = Sources::new();
    for (language, file, text) in files {
        sources
            .entry((*language).to_owned())
            .or_default()
            .insert((*file).to_owned(), (*text).to_owned());
    }
    sources
}

/// What the generator makes of files without faults.
fn code(files: &[(&str, &str, &str)]) -> String {
    generate(&sources(files)).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// The faults of the files, as the person building reads them.
fn faults(files: &[(&str, &str, &str)]) -> Vec<String> {
    generate(&sources(files))
        .err()
        .into_iter()
        .flatten()
        .map(|fault| fault.to_string())
        .collect()
}

#[test]
fn a_message_becomes_a_function_with_typed_arguments_in_the_order_of_the_comment() {
    let code = code(&[("vi", "mail", VI), ("en", "mail", EN)]);
    let expected = [
        "pub mod mail {",
        "/// Chào \\{ \\$name \\}, có \\{ \\$count \\} thư.",
        "pub fn greeting(lang: crate::Lang, name: &str, count: i64) -> String {",
        "say(lang, \"mail-greeting\", &[(\"name\", crate::bundles::Argument::String(name)), \
         (\"count\", crate::bundles::Argument::Number(count))])",
        "Lang::Vi => &[",
        "Lang::En => &[",
        "(\"mail-type\", &[]),",
    ];
    for part in expected {
        assert!(code.contains(part), "{part:?} is missing in\n{code}");
    }
}

#[test]
fn keywords_become_raw_identifiers() {
    let vi = "# $match (String) - x\nmove-type = { $match }\n";
    let code = code(&[("vi", "move", vi), ("en", "move", "move-type = { $match }")]);
    assert!(code.contains("pub mod r#move {"), "{code}");
    assert!(
        code.contains("pub fn r#type(lang: crate::Lang, r#match: &str) -> String {"),
        "{code}"
    );
    assert!(
        code.contains("&[(\"match\", crate::bundles::Argument::String(r#match))]"),
        "{code}"
    );
}

#[test]
fn hyphens_become_underscores() {
    let code = code(&[("vi", "a-b", "a-b-c-d = x"), ("en", "a-b", "a-b-c-d = x")]);
    assert!(
        code.contains("pub mod a_b {") && code.contains("pub fn c_d(lang: crate::Lang) -> String {"),
        "{code}"
    );
}

#[test]
fn terms_are_shared_by_the_files_of_a_language_and_make_no_module() {
    let terms = "-service = Ví dụ";
    let code = code(&[
        ("vi", "terms", terms),
        ("vi", "mail", "mail-from = { -service }"),
        ("en", "terms", terms),
        ("en", "mail", "mail-from = { -service }"),
    ]);
    assert!(
        code.contains("pub mod mail {") && !code.contains("pub mod terms"),
        "{code}"
    );
}

/// Refused inside one file, so that the second language needs no counterpart.
#[test]
fn faults_of_a_single_file_are_named_with_file_and_message() {
    let cases = [
        (
            "title = x",
            "title: the id must begin with the name of its file: `mail-…`",
        ),
        (
            "mailtitle = x",
            "mailtitle: the id must begin with the name of its file: `mail-…`",
        ),
        (
            "mail-Title = x",
            "mail-Title: after `mail-` use a-z, 0-9 and hyphens only, a letter first",
        ),
        (
            "mail-a_b = x",
            "mail-a_b: after `mail-` use a-z, 0-9 and hyphens only, a letter first",
        ),
        (
            "mail-404 = x",
            "mail-404: after `mail-` use a-z, 0-9 and hyphens only, a letter first",
        ),
        (
            "mail-self = x",
            "mail-self: after `mail-` use a-z, 0-9 and hyphens only, a letter first",
        ),
        (
            "mail-a = x\nmail-b",
            "line 2: not readable as Fluent: Expected a token starting with \"=\"",
        ),
        (
            "mail-a = { $x",
            "line 1: not readable as Fluent: Expected a token starting with \"}\"",
        ),
        (
            "mail-a = x\n    .title = y",
            "mail-a: attributes are not used in this project; make each one a message",
        ),
        (
            "mail-a = { mail-b }",
            "mail-a: refers to the message `mail-b`; share words through a term",
        ),
        (
            "mail-a = { NUMBER($x) }",
            "mail-a: calls `NUMBER()`; functions are not used in this project",
        ),
        (
            "mail-a = { -t(case: \"x\") }",
            "mail-a: use the term as `{ -t }`, without attribute or arguments",
        ),
        (
            "-term = x",
            "-term: terms belong into terms.ftl, where all files of the language find them",
        ),
        (
            "mail-a = a\u{301}",
            "line 1: a letter and its mark are two characters here; type them as one (Unicode NFC)",
        ),
        (
            "# $x - no type\nmail-a = { $x }",
            "mail-a: the comment of $x must read `# $x (Number) - …` or `# $x (String) - …`",
        ),
        (
            "# $x (String)\n# $x (Number)\nmail-a = { $x }",
            "mail-a: $x has two comments",
        ),
        (
            "# $lang (String)\nmail-a = { $lang }",
            "mail-a: $lang cannot name an argument: use a-z, 0-9 and _, a letter first, and not `lang`",
        ),
        (
            "# $maxLength (Number)\nmail-a = { $maxLength }",
            "mail-a: $maxLength cannot name an argument: use a-z, 0-9 and _, a letter first, and not `lang`",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(
            faults(&[("vi", "mail", text)]),
            [format!("locales/vi/mail.ftl: {expected}")],
            "{text}"
        );
    }
}

#[test]
fn a_message_with_attributes_only_has_no_text() {
    let expected = [
        "locales/vi/mail.ftl: mail-a: attributes are not used in this project; make each one a message",
        "locales/vi/mail.ftl: mail-a: the message has no text",
    ];
    assert_eq!(faults(&[("vi", "mail", "mail-a =\n    .title = y")]), expected);
}

#[test]
fn terms_are_plain_and_alone_in_their_file() {
    let cases = [
        (
            "terms-a = x",
            "terms-a: terms.ftl holds terms only; move the message into another file",
        ),
        (
            "-a = { $x }",
            "-a: a term is plain text: no variables, references or choices",
        ),
        (
            "-a = x\n    .y = z",
            "-a: attributes are not used in this project; remove them",
        ),
        ("-a = x\n-a = y", "-a: the term is there twice"),
    ];
    for (text, expected) in cases {
        assert_eq!(
            faults(&[("vi", "terms", text)]),
            [format!("locales/vi/terms.ftl: {expected}")],
            "{text}"
        );
    }
}

#[test]
fn a_file_name_must_make_a_module_name() {
    for name in ["Mail", "mail_box", "4mail", "mail-", "crate"] {
        let fault = "name the file with a-z, 0-9 and hyphens, a letter first";
        assert_eq!(faults(&[("vi", name, "")]), [format!("locales/vi/{name}.ftl: {fault}")]);
    }
}

#[test]
fn the_comment_and_the_text_name_the_same_variables() {
    let cases = [
        (
            "mail-a = { $x }",
            "no comment directly above gives the type of $x: `# $x (Number) - …` or `(String)`",
        ),
        (
            "# $x (String) - y\n\nmail-a = { $x }",
            "no comment directly above gives the type of $x: `# $x (Number) - …` or `(String)`",
        ),
        (
            "# $x (String) - y\nmail-a = z",
            "the comment announces $x, the text does not use it",
        ),
    ];
    for (vi, expected) in cases {
        let en = vi.rsplit('\n').next().unwrap_or_default();
        let expected = format!("locales/vi/mail.ftl: mail-a: {expected}");
        assert_eq!(faults(&[("vi", "mail", vi), ("en", "mail", en)]), [expected], "{vi}");
    }
}

#[test]
fn a_comment_in_another_language_gives_no_type() {
    let expected = "locales/vi/mail.ftl: mail-a: no comment directly above gives the type of $x: `# $x (Number) - …` \
                    or `(String)`";
    assert_eq!(
        faults(&[
            ("vi", "mail", "mail-a = { $x }"),
            ("en", "mail", "# $x (String)\nmail-a = { $x }")
        ]),
        [expected]
    );
}

#[test]
fn every_language_has_the_same_files_messages_and_variables() {
    let x = "# $x (String)\nmail-a = { $x }";
    let cases = [
        (
            vec![("vi", "mail", "mail-a = x"), ("en", "mail", "")],
            "en/mail.ftl: mail-a: the message is missing; `vi` has it",
        ),
        (
            vec![("vi", "mail", ""), ("en", "mail", "mail-a = x")],
            "en/mail.ftl: mail-a: the message is not in `vi`",
        ),
        (
            vec![("vi", "mail", ""), ("vi", "page", ""), ("en", "mail", "")],
            "en/page.ftl: the file is missing; `vi` has it",
        ),
        (
            vec![("vi", "mail", ""), ("en", "mail", ""), ("en", "page", "")],
            "vi/page.ftl: the file is missing; `en` has it",
        ),
        (
            vec![("vi", "mail", x), ("en", "mail", "mail-a = { $y }")],
            "en/mail.ftl: mail-a: uses $y, but `vi` uses $x",
        ),
        (
            vec![("vi", "mail", x), ("en", "mail", "mail-a = x")],
            "en/mail.ftl: mail-a: uses no variable, but `vi` uses $x",
        ),
        (
            vec![("en", "mail", "mail-a = x")],
            "vi/*.ftl: there is no folder of the first language",
        ),
    ];
    for (files, expected) in cases {
        assert_eq!(faults(&files), [format!("locales/{expected}")], "{files:?}");
    }
}

#[test]
fn an_id_stands_once_in_a_language() {
    let twice = "the id is there twice, also in";
    let same_file = faults(&[("vi", "mail", "mail-a = x\nmail-a = y"), ("en", "mail", "mail-a = x")]);
    assert_eq!(same_file, [format!("locales/vi/mail.ftl: mail-a: {twice} mail.ftl")]);
    let other_file = faults(&[("vi", "mail", "mail-box-a = x"), ("vi", "mail-box", "mail-box-a = y")]);
    assert_eq!(
        other_file,
        [format!("locales/vi/mail-box.ftl: mail-box-a: {twice} mail.ftl")]
    );
}

#[test]
fn a_term_must_be_there_in_the_same_language() {
    let expected =
        "locales/en/mail.ftl: mail-a: uses the term -service, which terms.ftl of this language does not have";
    let files = [
        ("vi", "terms", "-service = Ví dụ"),
        ("vi", "mail", "mail-a = { -service }"),
        ("en", "terms", ""),
        ("en", "mail", "mail-a = { -service }"),
    ];
    assert_eq!(faults(&files), [expected]);
}

#[test]
fn all_faults_are_told_at_once_in_the_order_of_the_files() {
    let told = faults(&[
        ("vi", "page", "title = x"),
        ("vi", "mail", "title = x\nother = y"),
        ("en", "mail", "b = x"),
    ]);
    let places: Vec<&str> = told.iter().filter_map(|fault| fault.split(": the id").next()).collect();
    let expected = [
        "en/mail.ftl: b",
        "vi/mail.ftl: other",
        "vi/mail.ftl: title",
        "vi/page.ftl: title",
    ];
    assert_eq!(places, expected.map(|place| format!("locales/{place}")));
}
