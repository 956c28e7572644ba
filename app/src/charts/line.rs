//! Lines over time.
//!
//! Owns: the drawing and its legend. Series differ in dash and mark, not in colour alone. Must not: guess a missing
//! value; every series has one for every label.

use leptos::prelude::*;

use super::frame::Frame;
use super::scale::{Scale, grouped, percent, room_for};
use crate::components::{Column, lang};

const HEIGHT: u32 = 250;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 212.0;
const RIGHT: f64 = 95.0;
/// Labels of up to this many characters are short.
const SHORT_LABEL: usize = 3;
/// How many short labels fit side by side on a phone.
const SHORT_LABELS: usize = 8;
/// How many longer labels fit.
const LONG_LABELS: usize = 4;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What is counted.
    pub name: String,
    /// One value for each label.
    pub values: Vec<u64>,
}

/// How a series is told from the others: class of the stroke and outline of the mark.
const STYLES: [(&str, &str); 3] = [
    (
        "lc-chart__series lc-chart__series--1",
        "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    ),
    ("lc-chart__series lc-chart__series--2", "M-4.500-4.500h9v9h-9z"),
    (
        "lc-chart__series lc-chart__series--3",
        "M0-6.500L6.500 0 0 6.500-6.500 0z",
    ),
];

/// A line chart of up to three series; more could not be told apart.
#[component]
pub fn LineChart(
    /// Id, unique on the page.
    #[prop(into)]
    id: String,
    /// What the chart shows.
    #[prop(into)]
    title: String,
    /// What can be seen in it, one sentence.
    #[prop(into)]
    description: String,
    /// Heading of the labels in the table.
    #[prop(into)]
    category: String,
    /// Labels along the time axis.
    labels: Vec<String>,
    /// The lines.
    series: Vec<Series>,
) -> impl IntoView {
    let lang = lang();
    let largest = series
        .iter()
        .flat_map(|series| series.values.iter().copied())
        .max()
        .unwrap_or(0);
    let scale = Scale::covering(largest);
    let ticks: Vec<(u64, String)> = scale.ticks().map(|tick| (tick, grouped(tick, lang))).collect();
    let left = room_for(ticks.iter().map(|(_, text)| text));
    let x = {
        let count = labels.len();
        move |index: usize| place(index, count, left + 3.0, RIGHT)
    };
    let y = move |value: u64| BOTTOM - scale.part(value) * (BOTTOM - TOP);

    let grid = ticks
        .iter()
        .map(|(tick, text)| grid_line(y(*tick), left, text.clone()))
        .collect_view();
    let time_axis = labels
        .iter()
        .enumerate()
        .filter(|(index, _)| is_label_shown(*index, &labels))
        .map(|(index, label)| {
            view! {
                <text class="lc-chart__tick" x=percent(x(index)) y="238" text-anchor="middle">{label.clone()}</text>
            }
        })
        .collect_view();
    let lines = series
        .iter()
        .zip(STYLES)
        .map(|(series, style)| {
            let points: Vec<(f64, f64)> = series
                .values
                .iter()
                .enumerate()
                .map(|(index, value)| (x(index), y(*value)))
                .collect();
            line(&points, style)
        })
        .collect_view();
    let drawing = view! { {grid} {time_axis} {lines} }.into_any();

    let legend = (series.len() > 1).then(|| legend(&series));
    let columns = std::iter::once(Column {
        text: category,
        numeric: false,
    })
    .chain(series.iter().map(|series| Column {
        text: series.name.clone(),
        numeric: true,
    }))
    .collect();
    let rows = labels
        .into_iter()
        .enumerate()
        .map(|(index, label)| {
            let values = series
                .iter()
                .map(|series| series.values.get(index).copied().unwrap_or(0));
            std::iter::once(label)
                .chain(values.map(|value| grouped(value, lang)))
                .collect()
        })
        .collect();
    view! { <Frame id title description columns rows legend height=HEIGHT drawing /> }
}

fn grid_line(y: f64, left: f64, text: String) -> impl IntoView {
    let height = y.to_string();
    view! {
        <line class="lc-chart__grid" x1=percent(left) x2="100%" y1=height.clone() y2=height></line>
        <text class="lc-chart__tick" x=percent(left) dx="-8" y=(y + 4.0).to_string() text-anchor="end">{text}</text>
    }
}

/// The strokes between the points and a mark at each; a single point is a mark alone.
fn line(points: &[(f64, f64)], (class, mark): (&'static str, &'static str)) -> impl IntoView + use<> {
    let strokes = points
        .windows(2)
        .filter_map(|pair| match pair {
            [from, to] => Some(view! {
                <line class=class x1=percent(from.0) y1=from.1.to_string() x2=percent(to.0) y2=to.1.to_string()></line>
            }),
            _ => None,
        })
        .collect_view();
    let marks = points
        .iter()
        .map(|(x, y)| {
            view! {
                <svg class="lc-chart__mark" x=percent(*x) y=y.to_string()>
                    <path class=class d=mark></path>
                </svg>
            }
        })
        .collect_view();
    view! { {strokes} {marks} }
}

fn legend(series: &[Series]) -> AnyView {
    let entries = series
        .iter()
        .zip(STYLES)
        .map(|(series, (class, mark))| {
            view! {
                <li>
                    <svg class="lc-chart__swatch" aria-hidden="true" focusable="false" width="36" height="16" viewBox="-18 -8 36 16">
                        <line class=class x1="-18" y1="0" x2="18" y2="0"></line>
                        <path class=class d=mark></path>
                    </svg>
                    {series.name.clone()}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="lc-chart__legend">{entries}</ul> }.into_any()
}

/// Place of a point in percent; a single one stands in the middle.
fn place(index: usize, count: usize, left: f64, right: f64) -> f64 {
    let whole = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    if count < 2 {
        (left + right) / 2.0
    } else {
        left + (right - left) * whole(index) / whole(count - 1)
    }
}

/// All labels if they are short, else every second, third and so on, so that they do not run into each other.
fn is_label_shown(index: usize, labels: &[String]) -> bool {
    let short = labels.iter().all(|label| label.chars().count() <= SHORT_LABEL);
    let every = labels.len().div_ceil(if short { SHORT_LABELS } else { LONG_LABELS });
    index.is_multiple_of(every.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_spread_over_the_width_and_one_stands_in_the_middle() {
        assert_eq!(place(0, 1, 10.0, 90.0), 50.0);
        assert_eq!(place(0, 3, 10.0, 90.0), 10.0);
        assert_eq!(place(1, 3, 10.0, 90.0), 50.0);
        assert_eq!(place(2, 3, 10.0, 90.0), 90.0);
    }

    #[test]
    fn labels_that_would_run_into_each_other_are_thinned() {
        let months: Vec<String> = (1..=12).map(|month| format!("T{month}")).collect();
        let shown = |labels: &[String]| (0..labels.len()).filter(|index| is_label_shown(*index, labels)).count();
        assert_eq!(shown(&months), 6);
        assert_eq!(shown(&months[..7]), 7);
        let long: Vec<String> = (1..=12).map(|month| format!("{month:02}/2026")).collect();
        assert_eq!(shown(&long), 4);
        assert_eq!(shown(&["Quý I/2026".to_owned()]), 1);
    }
}
