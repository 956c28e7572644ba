//! Tables and charts of numbers.
//!
//! Owns: their examples, with nothing, one, zero and very large numbers among them.
//! Must not: hold markup of a component.

use leptos::prelude::*;

use super::specimen::{Component, Section};
use crate::charts::{Bar, BarChart, LineChart, Series};
use crate::components::{Column, Table, lang};

#[component]
pub(super) fn Figures() -> impl IntoView {
    let lang = lang();
    let bar = |label: &str, value: u64| Bar {
        label: label.to_owned(),
        value,
    };
    let columns = move || {
        let column = |text: String, numeric: bool| Column { text, numeric };
        vec![
            column(words::gallery::unit(lang), false),
            column(words::gallery::count_due(lang), true),
            column(words::gallery::count_filed(lang), true),
        ]
    };
    let row = |unit: &str, due: &str, filed: &str| [unit, due, filed].map(|cell| cell.to_owned().into_any()).into();
    let months: Vec<String> = (1..=12).map(|month| format!("T{month}")).collect();
    let filed = vec![12, 30, 85, 140, 160, 210, 260, 255, 400, 720, 1_180, 1_430];
    let returned = vec![0, 2, 8, 10, 22, 18, 40, 35, 60, 95, 120, 64];
    view! {
        <Section id="bieu-do" title=words::gallery::figures(lang)>
            <Component title=words::gallery::table(lang) name="Table">
                <Table
                    id="bang-so-lieu"
                    caption=words::gallery::chart_units(lang)
                    columns=columns()
                    rows=vec![row("Đội Minh họa", "48", "48"), row("Phòng Thí dụ số 1", "1.250", "986")]
                    empty=words::gallery::table_empty(lang)
                />
                <Table
                    id="bang-trong"
                    caption=words::gallery::table_without_rows(lang)
                    columns=columns()
                    rows=Vec::new()
                    empty=words::gallery::table_empty(lang)
                />
            </Component>
            <Component title=words::gallery::bar_chart(lang) name="BarChart">
                <BarChart
                    id="cot-don-vi"
                    title=words::gallery::chart_units(lang)
                    description=words::gallery::chart_units_description(lang)
                    category=words::gallery::unit(lang)
                    measure=words::gallery::count_filed(lang)
                    bars=vec![
                        bar("Phòng Thí dụ số 1", 986),
                        bar("Trung tâm Giả định và Hỗ trợ minh họa", 412),
                        bar("Đội Minh họa", 48),
                        bar("Tổ Chưa có ai", 0),
                    ]
                />
                <BarChart
                    id="cot-gia-tri"
                    title=words::gallery::chart_values(lang)
                    description=words::gallery::chart_values_description(lang)
                    category=words::gallery::asset(lang)
                    measure=words::gallery::value_in_dong(lang)
                    bars=vec![
                        Bar { label: words::gallery::asset_land(lang), value: 125_500_000_000 },
                        Bar { label: words::gallery::asset_deposit(lang), value: 38_250_000_000 },
                    ]
                />
                <BarChart
                    id="cot-trong"
                    title=words::gallery::chart_empty(lang)
                    description=words::gallery::chart_empty_description(lang)
                    category=words::gallery::unit(lang)
                    measure=words::gallery::count_filed(lang)
                    bars=Vec::new()
                />
            </Component>
            <Component title=words::gallery::line_chart(lang) name="LineChart">
                <LineChart
                    id="duong-thang"
                    title=words::gallery::chart_months(lang)
                    description=words::gallery::chart_months_description(lang)
                    category=words::gallery::month(lang)
                    labels=months
                    series=vec![
                        Series { name: words::gallery::count_filed(lang), values: filed },
                        Series { name: words::gallery::count_returned(lang), values: returned },
                    ]
                />
                <LineChart
                    id="duong-mot-diem"
                    title=words::gallery::chart_one(lang)
                    description=words::gallery::chart_one_description(lang)
                    category=words::gallery::month(lang)
                    labels=vec!["12/2026".to_owned()]
                    series=vec![Series { name: words::gallery::count_filed(lang), values: vec![7] }]
                />
            </Component>
        </Section>
    }
}
