//! The shape of the repository: arrows between crates, the browser bundle, the container file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace")
        .to_owned()
}

/// Which crate may lean on which; everything may lean on `domain`.
const ARROWS: [(&str, &[&str]); 11] = [
    ("domain", &[]),
    ("vault", &["domain"]),
    ("words", &["domain"]),
    ("sheets", &["domain"]),
    ("store", &["domain"]),
    ("services", &["domain", "sheets", "store", "vault", "words"]),
    ("documents", &["domain", "words"]),
    ("app", &["domain", "documents", "services", "words"]),
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
