//! The log as a file, judged without a store.

use serde_json::{Value, json};
use services::ledger::{BundleError, Report, export, verify_bundle};

use super::{confidential, grow, settle, sign, size};
use crate::support::TestApp;

async fn exported(app: &TestApp) -> String {
    let ctx = app.worker_ctx();
    let mut file = Vec::new();
    let head = export(ctx.db(), &ctx.platform.keys, ctx.now(), &mut file).await;
    assert_eq!(head.expect("written").expect("the log has events"), sign(app).await);
    String::from_utf8(file).expect("text")
}

fn judged(lines: &[String], kept: Option<&str>) -> Report {
    let file = lines.join("\n");
    verify_bundle(file.as_bytes(), kept).expect("a bundle")
}

/// The lines with a part of one changed.
fn with(lines: &[String], at: usize, part: &str, value: Value) -> Vec<String> {
    let mut lines = lines.to_vec();
    let mut line: Value = serde_json::from_str(&lines[at]).expect("JSON");
    assert_ne!(line[part], value, "{part}");
    line[part] = value;
    lines[at] = line.to_string();
    lines
}

on_both! {
    async fn a_bundle_is_verified_without_a_store(app: TestApp) {
        settle(app).await;
        let old = sign(app).await;
        grow(app, 0, 4).await;
        let hidden = confidential(app).await;
        settle(app).await;
        let file = exported(app).await;
        let lines: Vec<String> = file.lines().map(str::to_owned).collect();
        let all = size(app).await;
        let report = judged(&lines, Some(&old.note));
        assert_eq!((report.ok, report.size, report.erased), (true, all, 0), "{report:?}");
        let head = sign(app).await;
        assert!(head.note.contains(&format!("\n{all}\n{}\n", report.root)), "{}", report.root);

        let of_hidden = lines.iter().find(|line| line.contains(&hidden.to_string())).expect("it is there");
        assert!(!of_hidden.contains("body") && !of_hidden.contains("nonce"), "{of_hidden}");
        assert!(lines[1].contains("body") && lines[1].contains("nonce"));

        let last = lines.len() - 1;
        let mut swapped = lines.clone();
        swapped.swap(3, 4);
        let mut doubled = lines.clone();
        doubled.push(lines[last].replace(&format!("\"leaf\":{}", last - 1), &format!("\"leaf\":{last}")));
        let other_time = lines[3].replace("2026-07-01", "2026-07-02");
        let mut changed = lines.clone();
        changed[3] = other_time;
        let cases = [
            (with(&lines, 2, "leaf", json!(7)), Some(1), "is not in its place"),
            (with(&lines, 2, "body", json!("bm8=")), Some(1), "the body of event 1"),
            (with(&lines, 2, "nonce", Value::Null), Some(1), "the body of event 1"),
            (swapped, Some(2), "is not in its place"),
            (changed, None, ""),
            (lines[..last].to_vec(), Some(all - 1), "events were cut off"),
            (doubled, Some(all), "behind the checkpoint"),
        ];
        for (lines, first_bad, reason) in cases {
            let report = judged(&lines, None);
            assert!(!report.ok, "{reason}");
            if first_bad.is_some() {
                assert_eq!(report.first_bad, first_bad, "{reason}");
            }
            let told = report.reason.unwrap_or_default();
            assert!(told.contains(reason), "{told}");
        }
    }

    async fn a_bundle_behind_a_kept_head_or_of_another_key_is_refused(app: TestApp) {
        settle(app).await;
        let file = exported(app).await;
        let lines: Vec<String> = file.lines().map(str::to_owned).collect();
        grow(app, 0, 2).await;
        let kept = sign(app).await;
        let report = judged(&lines, Some(&kept.note));
        assert_eq!((report.ok, report.first_bad), (false, Some(kept.checkpoint.size - 2)), "{report:?}");
        assert!(report.reason.is_some_and(|told| told.contains("the log is older")));

        let other = kept.verifier.replacen("+", "+0", 1);
        for lines in [
            with(&lines, 0, "verifier", json!(other)),
            with(&lines, 0, "verifier", json!("")),
            with(&lines, 0, "checkpoint", json!(kept.note.replacen('\n', "1\n", 1))),
            with(&lines, 0, "liemchinh_ledger", json!(2)),
            lines[1..].to_vec(),
            Vec::new(),
        ] {
            let refused = verify_bundle(lines.join("\n").as_bytes(), None);
            assert!(matches!(refused, Err(BundleError::NoBundle)), "{lines:?}");
        }
    }
}
