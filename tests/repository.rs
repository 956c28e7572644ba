//! The shape of the repository: arrows between crates, the browser bundle, the container file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use domain::access::ActionCode;
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace")
        .to_owned()
}

/// Which crate may lean on which; everything may lean on `domain`.
const ARROWS: [(&str, &[&str]); 12] = [
    ("domain", &[]),
    ("vault", &["domain"]),
    ("words", &["domain"]),
    ("forms", &["domain", "words"]),
    ("sheets", &["domain"]),
    ("store", &["domain"]),
    ("services", &["domain", "forms", "sheets", "store", "vault", "words"]),
    ("documents", &["domain", "forms", "words"]),
    ("app", &["domain", "documents", "forms", "services", "words"]),
    ("frontend", &["app", "domain"]),
    ("server", &["app", "documents", "domain", "services"]),
    (
        "tests",
        &[
            "app",
            "documents",
            "domain",
            "server",
            "services",
            "sheets",
            "store",
            "vault",
            "words",
        ],
    ),
];

/// What cargo knows about the crates of the workspace.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .output()
        .expect("cargo describes the workspace");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    metadata["packages"]
        .as_array_mut()
        .map(std::mem::take)
        .expect("a list of packages")
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

#[test]
fn arrows_only_point_down() {
    let packages = packages();
    let allowed: BTreeMap<_, _> = ARROWS.into_iter().collect();
    let crates: BTreeSet<_> = packages.iter().map(|package| text(package, "name")).collect();
    assert_eq!(
        crates,
        allowed.keys().copied().collect(),
        "each crate has its line above"
    );
    for package in &packages {
        let name = text(package, "name");
        for dependency in package["dependencies"].as_array().expect("a list") {
            let counts = name == "tests" || text(dependency, "kind") != "dev";
            let target = text(dependency, "name");
            if crates.contains(target) && counts {
                assert!(allowed[name].contains(&target), "{name} must not lean on {target}");
            }
        }
    }
}

#[test]
fn nothing_of_the_server_reaches_the_browser() {
    let forbidden = [
        "argon2",
        "axum",
        "documents",
        "fluent-bundle",
        "flate2",
        "hmac",
        "quick-xml",
        "rust_xlsxwriter",
        "serde_json_canonicalizer",
        "services",
        "sheets",
        "sqlx",
        "store",
        "tokio",
        "toml",
        "typst",
        "vault",
        "words",
    ];
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args([
            "tree",
            "--offline",
            "-p",
            "frontend",
            "--target",
            "wasm32-unknown-unknown",
            "--edges",
            "normal",
        ])
        // Leptos can read its options from a file and so leans on a parser; nothing in the bundle calls it, as the
        // next test shows.
        .args(["--prune", "leptos_config", "--prefix", "none", "--format", "{p}"])
        .output()
        .expect("cargo tree runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).expect("text");
    let linked: BTreeSet<_> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(linked.contains("domain") && linked.contains("app"), "{linked:?}");
    for name in forbidden {
        assert!(!linked.contains(name), "{name} reaches the browser bundle");
    }
}

#[test]
fn the_bundle_as_built_holds_nothing_of_them_and_no_path_of_the_builder() {
    let site = root().join("site");
    let bundle = fs::read_dir(&site)
        .expect("the site is built before this test: scripts/web.sh")
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.extension().is_some_and(|extension| extension == "wasm"))
        .expect("a bundle");
    let bytes = fs::read(bundle).expect("read");
    let holds = |needle: &str| bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
    // Panics carry the source file of the crate that they come from.
    assert!(
        holds("/cargo/registry/src/"),
        "the bundle names its sources, so that the next lines can fail"
    );
    for name in ["argon2", "fluent", "sqlx", "tokio-1", "toml", "typst", "winnow"] {
        assert!(!holds(name), "{name} reaches the browser bundle");
    }
    let home = std::env::var("HOME").expect("a home folder");
    assert!(!holds(&home), "the bundle tells where it was built");
}

#[test]
fn every_module_says_what_it_owns_and_what_it_must_not_do() {
    let mut missing = Vec::new();
    for (crate_name, _) in ARROWS {
        // Tests explain themselves by their names.
        if crate_name != "tests" {
            look_for_module_texts(&root().join(crate_name).join("src"), &mut missing);
        }
    }
    assert!(missing.is_empty(), "without `//! … Owns: … Must not: …`: {missing:#?}");
}

fn look_for_module_texts(folder: &Path, missing: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            look_for_module_texts(&path, missing);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source");
            let head: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
            let in_tests = path
                .parent()
                .and_then(Path::file_name)
                .is_some_and(|folder| folder == "tests");
            let only_tests = in_tests
                || path.file_stem().is_some_and(|stem| {
                    stem == "proof" || stem == "tests" || stem.to_string_lossy().ends_with("_tests")
                });
            let explained = head.contains("Owns:") && head.to_lowercase().contains("must not");
            if !only_tests && !explained {
                missing.push(path);
            }
        }
    }
}

/// The sources of a crate, without its tests and without comments.
fn code_of(folder: &Path, code: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if stem == "tests" || stem.ends_with("_tests") {
            continue;
        }
        if path.is_dir() {
            code_of(&path, code);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source");
            let product = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = product.lines().map(str::trim).filter(|line| !line.starts_with("//"));
            // What is only named in a signature, or only shows whether a button leads anywhere, asks for nothing.
            let lines = lines.filter(|line| !line.contains("is_open::<") && !line.contains("&Permit<"));
            code.extend(lines.flat_map(|line| [line, "\n"]));
        }
    }
}

#[test]
fn every_act_of_the_table_is_asked_for_somewhere() {
    let mut code = String::new();
    code_of(&root().join("services/src"), &mut code);
    let is_asked = |name: &str| {
        let asked = [format!("<{name}>"), format!("::{name}>")];
        asked.iter().any(|asked| code.contains(asked))
    };
    assert!(!is_asked("FlyToTheMoon"), "so that the next line can fail");
    let unasked: Vec<_> = ActionCode::ALL
        .iter()
        .map(|act| act.name())
        .filter(|name| !is_asked(name))
        .collect();
    assert!(
        unasked.is_empty(),
        "in the table of acts, and no use case decides about it: {unasked:?}"
    );
}

#[test]
fn the_container_file_copies_what_exists_and_ends_without_root_or_shell() {
    let text = fs::read_to_string(root().join("Dockerfile"))
        .expect("a Dockerfile")
        .replace("\\\n", " ");
    let instructions: Vec<(&str, &str)> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .map(|(word, rest)| (word, rest.trim()))
        .collect();
    for (_, rest) in instructions
        .iter()
        .filter(|(word, rest)| *word == "COPY" && !rest.contains("--from="))
    {
        let words: Vec<_> = rest.split_whitespace().filter(|word| !word.starts_with("--")).collect();
        for source in &words[..words.len() - 1] {
            assert!(
                root().join(source).exists(),
                "COPY names {source}, which does not exist"
            );
        }
    }
    for script in text
        .split_whitespace()
        .filter(|word| word.starts_with("scripts/") && word.ends_with(".sh"))
    {
        assert!(root().join(script).exists(), "{script} does not exist");
    }
    let last_stage = instructions
        .iter()
        .rposition(|(word, _)| *word == "FROM")
        .expect("a stage");
    let last = &instructions[last_stage..];
    let user = last
        .iter()
        .rev()
        .find(|(word, _)| *word == "USER")
        .map_or("", |(_, rest)| rest);
    let number: u32 = user
        .split(':')
        .next()
        .unwrap_or_default()
        .parse()
        .expect("USER is a number");
    assert!(number > 0, "not root");
    assert!(
        !last.iter().any(|(word, _)| *word == "RUN"),
        "the last stage has no shell to run anything"
    );
    for word in ["ENTRYPOINT", "CMD"] {
        if let Some((_, rest)) = last.iter().rev().find(|(instruction, _)| *instruction == word) {
            assert!(rest.starts_with('['), "{word} without a shell");
        }
    }
    assert!(last.iter().any(|(word, _)| *word == "ENTRYPOINT"));
}

/// Tables that the statements of a migration alter or take away.
fn altered(migration: &str) -> BTreeSet<String> {
    let code: Vec<_> = migration
        .lines()
        .map(|line| line.split("--").next().unwrap_or_default())
        .collect();
    let words = |statement: &str| -> Vec<String> {
        let words = statement.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    code.join("\n")
        .split(';')
        .map(words)
        .filter(|words| matches!(words.first().map(String::as_str), Some("alter" | "drop")))
        .filter(|words| words.get(1).is_some_and(|word| word == "table"))
        .filter_map(|words| {
            let mut names = words.into_iter().skip(2);
            names.find(|word| !matches!(word.as_str(), "if" | "exists" | "only"))
        })
        .collect()
}

/// The image and the MAC of a recorded row are over all its columns, as the program knows them. A row of an earlier schema
/// would never verify again, in a living store and in a backup: what is new about it goes to a table of its own.
#[test]
fn no_migration_alters_a_table_whose_rows_stand_in_the_ledger() {
    let recorded: BTreeSet<_> = store::ledger::RecordedTable::ALL
        .iter()
        .map(|table| table.code().to_owned())
        .collect();
    // Nobody has a store from before the seventh.
    const SETTLED: u32 = 7;
    for engine in ["postgres", "sqlite"] {
        let folder = root().join("migrations").join(engine);
        let mut altered_before = BTreeSet::new();
        for entry in fs::read_dir(folder).expect("the migrations") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .expect("a readable name");
            let Some(number) = name.split('_').next().and_then(|number| number.parse::<u32>().ok()) else {
                continue;
            };
            let altered = altered(&fs::read_to_string(&path).expect("read"));
            if number < SETTLED {
                altered_before.extend(altered);
                continue;
            }
            let wrong: Vec<_> = altered.intersection(&recorded).collect();
            assert!(
                wrong.is_empty(),
                "{engine}/{name} alters {wrong:?}: see docs/decisions/0013"
            );
        }
        for table in ["person", "unit", "circle", "keyring"] {
            assert!(
                altered_before.contains(table),
                "the test can find: {table} in {altered_before:?}"
            );
        }
    }
}
