//! Bars lying down, each under its name: names may be long and the screen narrow.
//!
//! Owns: the drawing. Must not: order the bars; the caller does.

use leptos::prelude::*;

use super::frame::Frame;
use super::scale::{grouped, part, percent, room_for};
use crate::components::{Column, lang};

const ROW_HEIGHT: u32 = 56;
const BAR_TOP: u32 = 22;
const BAR_HEIGHT: u32 = 16;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What is counted.
    pub label: String,
    /// How many.
    pub value: u64,
}

/// A bar chart of one measure.
#[component]
pub fn BarChart(
    /// Id, unique on the page.
    #[prop(into)]
    id: String,
    /// What the chart shows.
    #[prop(into)]
    title: String,
    /// What can be seen in it, one sentence.
    #[prop(into)]
    description: String,
    /// Heading of the names in the table.
    #[prop(into)]
    category: String,
    /// Heading of the numbers in the table, with their unit.
    #[prop(into)]
    measure: String,
    /// The bars in the order shown.
    bars: Vec<Bar>,
) -> impl IntoView {
    let lang = lang();
    let numbers: Vec<String> = bars.iter().map(|bar| grouped(bar.value, lang)).collect();
    let largest = bars.iter().map(|bar| bar.value).max().unwrap_or(0);
    let room = 100.0 - room_for(&numbers);
    let height = ROW_HEIGHT * u32::try_from(bars.len()).unwrap_or(0);
    let bars_drawn = (0_u32..)
        .zip(bars.iter().zip(&numbers))
        .map(|(index, (bar, number))| {
            let top = index * ROW_HEIGHT;
            let length = part(bar.value, largest) * room;
            view! {
                <text class="lc-chart__label" x="8" y=(top + 16).to_string()>{bar.label.clone()}</text>
                <rect
                    class="lc-chart__bar"
                    x="0"
                    y=(top + BAR_TOP).to_string()
                    width=percent(length)
                    height=BAR_HEIGHT.to_string()
                    rx="3"
                ></rect>
                <text class="lc-chart__value" x=percent(length) dx="8" y=(top + BAR_TOP + 13).to_string()>
                    {number.clone()}
                </text>
            }
        })
        .collect_view();
    // The line that bars begin at shows where a bar of nothing is.
    let axis = view! { <line class="lc-chart__axis" x1="0" x2="0" y1="0" y2=height.to_string()></line> };
    let drawing = view! { {bars_drawn} {axis} }.into_any();
    let columns = vec![
        Column {
            text: category,
            numeric: false,
        },
        Column {
            text: measure,
            numeric: true,
        },
    ];
    let rows = bars
        .into_iter()
        .zip(numbers)
        .map(|(bar, number)| vec![bar.label, number])
        .collect();
    view! { <Frame id title description columns rows height drawing /> }
}
