//! Answers to tick, dates and files.
//!
//! Owns: their examples. Must not: hold markup of a component.

use leptos::prelude::*;

use super::specimen::{Component, Section, Specimen};
use crate::components::{
    Checkboxes, Choice, DateInput, DateParts, Fieldset, FileUpload, Input, InputWidth, LegendSize, Radios, lang,
};

#[component]
pub(super) fn Choices() -> impl IntoView {
    let lang = lang();
    let occasions = move || {
        vec![
            choice("1", words::gallery::occasion_first(lang)),
            Choice {
                hint: Some(words::gallery::occasion_yearly_hint(lang)),
                ..choice("2", words::gallery::occasion_yearly(lang))
            },
            Choice {
                disabled: true,
                ..choice("3", words::gallery::occasion_change(lang))
            },
        ]
    };
    let yes_no = move || {
        vec![
            choice("co", words::gallery::yes(lang)),
            choice("khong", words::gallery::no(lang)),
        ]
    };
    let assets = move || {
        vec![
            choice("1", words::gallery::asset_land(lang)),
            Choice {
                hint: Some(words::gallery::asset_vehicle_hint(lang)),
                ..choice("2", words::gallery::asset_vehicle(lang))
            },
            choice("3", words::gallery::asset_deposit(lang)),
            Choice {
                disabled: true,
                ..choice("4", words::gallery::asset_abroad(lang))
            },
        ]
    };
    view! {
        <Section id="lua-chon" title=words::gallery::choices(lang)>
            <Component title=words::gallery::radios(lang) name="Radios">
                <Specimen state=words::gallery::state_hint(lang)>
                    <Radios
                        id="dip"
                        name="dip"
                        label=words::gallery::occasion(lang)
                        hint=words::gallery::occasion_hint(lang)
                        choices=occasions()
                        value="2"
                    />
                </Specimen>
                <Specimen state=words::gallery::state_error(lang)>
                    <Radios
                        id="bien-dong"
                        name="bien-dong"
                        label=words::gallery::changed(lang)
                        error=words::gallery::changed_error(lang)
                        choices=yes_no()
                        inline=true
                    />
                </Specimen>
            </Component>
            <Component title=words::gallery::checkboxes(lang) name="Checkboxes">
                <Specimen state=words::gallery::state_hint(lang)>
                    <Checkboxes
                        id="tai-san"
                        name="tai-san"
                        label=words::gallery::assets(lang)
                        hint=words::gallery::assets_hint(lang)
                        choices=assets()
                        values=vec!["1".to_owned()]
                        optional=true
                    />
                </Specimen>
                <Specimen state=words::gallery::state_error(lang)>
                    <Checkboxes
                        id="cam-ket"
                        name="cam-ket"
                        label=words::gallery::promise(lang)
                        error=words::gallery::promise_error(lang)
                        choices=vec![choice("1", words::gallery::promise_text(lang))]
                    />
                </Specimen>
                <Specimen state=words::gallery::state_small(lang)>
                    <Checkboxes id="loc" name="loc" label=words::gallery::assets(lang) choices=assets() small=true />
                </Specimen>
            </Component>
            <Component title=words::gallery::date(lang) name="DateInput">
                <Specimen state=words::gallery::state_hint(lang)>
                    <DateInput
                        id="ngay-sinh"
                        name="ngay-sinh"
                        label=words::gallery::birthday(lang)
                        hint=words::gallery::birthday_hint(lang)
                    />
                </Specimen>
                <Specimen state=words::gallery::state_error(lang)>
                    <DateInput
                        id="ngay-mua"
                        name="ngay-mua"
                        label=words::gallery::bought(lang)
                        error=words::gallery::bought_error(lang)
                        value=parts("31", "2", "2026")
                    />
                </Specimen>
                <Specimen state=words::gallery::state_disabled(lang)>
                    <DateInput
                        id="ngay-nop"
                        name="ngay-nop"
                        label=words::gallery::handed_in(lang)
                        value=parts("18", "12", "2026")
                        disabled=true
                    />
                </Specimen>
            </Component>
            <Component title=words::gallery::file_upload(lang) name="FileUpload">
                <Specimen state=words::gallery::state_hint(lang)>
                    <FileUpload
                        id="ban-quet"
                        name="ban-quet"
                        label=words::gallery::scan(lang)
                        hint=words::gallery::scan_hint(lang)
                        accept=".pdf,image/*".to_owned()
                        multiple=true
                        optional=true
                    />
                </Specimen>
                <Specimen state=words::gallery::state_error(lang)>
                    <FileUpload
                        id="quyet-dinh"
                        name="quyet-dinh"
                        label=words::gallery::decision(lang)
                        error=words::gallery::decision_error(lang)
                    />
                </Specimen>
                <Specimen state=words::gallery::state_disabled(lang)>
                    <FileUpload id="bien-lai" name="bien-lai" label=words::gallery::receipt(lang) disabled=true />
                </Specimen>
            </Component>
            <Component title=words::gallery::fieldset(lang) name="Fieldset">
                <Specimen state=words::gallery::state_default(lang)>
                    <Fieldset legend=words::gallery::address(lang) legend_size=LegendSize::Medium>
                        <Input id="so-nha" name="so-nha" label=words::gallery::street(lang) />
                        <Input id="xa" name="xa" label=words::gallery::commune(lang) width=InputWidth::Twenty />
                    </Fieldset>
                </Specimen>
            </Component>
        </Section>
    }
}

fn choice(value: &str, text: String) -> Choice {
    Choice {
        value: value.to_owned(),
        text,
        ..Choice::default()
    }
}

fn parts(day: &str, month: &str, year: &str) -> DateParts {
    DateParts {
        day: day.to_owned(),
        month: month.to_owned(),
        year: year.to_owned(),
    }
}
