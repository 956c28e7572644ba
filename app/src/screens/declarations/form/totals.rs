//! Totals against thresholds while a declaration is filled in.
//!
//! Owns: the sentence about each sum. Must not: add anything up or know an amount.

use domain::declarations::{Declaration, Total, amount, item_rule, totals, totals_of};
use domain::lang::Lang;
use domain::law::{Form, Heading, Law};
use words::filling as w;

use crate::screens::legal::source_text;

/// What the sums of a heading come to, each with the article that asks for them.
pub(super) fn sentences(
    lang: Lang,
    law: &Law,
    form: &Form,
    declaration: &Declaration,
    heading: &Heading,
) -> Vec<String> {
    let day = declaration.completion_date.0;
    let all = totals(form, declaration);
    let told = |total: &Total| {
        let rule = item_rule(law, total.item, day)?;
        let threshold = rule.threshold?;
        let source = source_text(lang, &rule.parameter.source, rule.mark_on(day));
        let kind = if total.kind.is_empty() {
            w::total_all(lang)
        } else {
            w::total_kind(lang, &total.kind)
        };
        Some(match total.sum {
            None => w::total_unknown(lang, &kind, &source),
            Some(sum) if rule.must_declare(sum) => {
                w::total_reached(lang, &kind, &amount(sum), &amount(threshold), &source)
            }
            Some(sum) => w::total_below(lang, &kind, &amount(sum), &amount(threshold), &source),
        })
    };
    totals_of(form, heading, &all).filter_map(told).collect()
}
