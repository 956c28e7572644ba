//! Fields to type into, and the amount that is read back.
//!
//! Owns: their examples and the form of the amount. Must not: hold markup of a component.

use domain::money::{self, MoneyFault};
use domain::routes;
use leptos::prelude::*;

use super::query;
use super::specimen::{Component, Section, Specimen};
use crate::components::{
    Button, ButtonKind, Input, InputKind, InputWidth, MoneyInput, Select, SelectOption, Textarea, lang,
};

#[component]
pub(super) fn Fields(
    /// The amount from the address, as typed.
    money: String,
) -> impl IntoView {
    let lang = lang();
    view! {
        <Section id="truong-nhap" title=words::gallery::fields(lang)>
            <Amount money />
            <Component title=words::gallery::input(lang) name="Input">
                <Specimen state=words::gallery::state_default(lang)>
                    <Input id="ho-ten" name="ho-ten" label=words::gallery::full_name(lang) autocomplete="off".to_owned() />
                </Specimen>
                <Specimen state=words::gallery::state_hint(lang)>
                    <Input
                        id="so-hieu"
                        name="so-hieu"
                        label=words::gallery::staff_code(lang)
                        hint=words::gallery::staff_code_hint(lang)
                        kind=InputKind::Digits
                        width=InputWidth::Ten
                        optional=true
                    />
                </Specimen>
                <Specimen state=words::gallery::state_error(lang)>
                    <Input
                        id="thu-dien-tu"
                        name="thu-dien-tu"
                        label=words::gallery::mail(lang)
                        hint=words::gallery::mail_hint(lang)
                        error=words::gallery::mail_error(lang)
                        value="vi-du@so-thi-du"
                        kind=InputKind::Mail
                        autocomplete="off".to_owned()
                    />
                </Specimen>
                <Specimen state=words::gallery::state_disabled(lang)>
                    <Input
                        id="don-vi"
                        name="don-vi"
                        label=words::gallery::unit(lang)
                        value="Phòng Thí dụ số 1"
                        disabled=true
                    />
                </Specimen>
                <Specimen state=words::gallery::state_affixes(lang)>
                    <Input
                        id="dien-tich"
                        name="dien-tich"
                        label=words::gallery::area(lang)
                        value="86,5"
                        suffix="m²".to_owned()
                        width=InputWidth::Ten
                    />
                    <Input
                        id="dien-thoai"
                        name="dien-thoai"
                        label=words::gallery::telephone(lang)
                        prefix="+84".to_owned()
                        kind=InputKind::Telephone
                        width=InputWidth::Twenty
                        autocomplete="off".to_owned()
                    />
                    <Input id="nam" name="nam" label=words::gallery::year(lang) kind=InputKind::Digits width=InputWidth::Four />
                </Specimen>
                <Specimen state=words::gallery::state_long(lang)>
                    <Input
                        id="cau-hoi-dai"
                        name="cau-hoi-dai"
                        label=words::gallery::long_question(lang)
                        hint=words::gallery::long_text(lang)
                        value=words::gallery::long_text(lang)
                    />
                </Specimen>
            </Component>
            <Component title=words::gallery::textarea(lang) name="Textarea">
                <Specimen state=words::gallery::state_hint(lang)>
                    <Textarea
                        id="giai-trinh"
                        name="giai-trinh"
                        label=words::gallery::explanation(lang)
                        hint=words::gallery::explanation_hint(lang)
                        optional=true
                    />
                </Specimen>
                <Specimen state=words::gallery::state_error(lang)>
                    <Textarea
                        id="y-kien"
                        name="y-kien"
                        label=words::gallery::opinion(lang)
                        error=words::gallery::opinion_error(lang)
                        rows=3
                    />
                </Specimen>
                <Specimen state=words::gallery::state_disabled(lang)>
                    <Textarea
                        id="ket-luan"
                        name="ket-luan"
                        label=words::gallery::conclusion(lang)
                        value=words::gallery::long_text(lang)
                        rows=4
                        disabled=true
                    />
                </Specimen>
            </Component>
            <Component title=words::gallery::select(lang) name="Select">
                <Specimen state=words::gallery::state_default(lang)>
                    <Select id="tinh" name="tinh" label=words::gallery::unit(lang) options=units() value="3" />
                </Specimen>
                <Specimen state=words::gallery::state_error(lang)>
                    <Select
                        id="noi-nop"
                        name="noi-nop"
                        label=words::gallery::receiver(lang)
                        hint=words::gallery::receiver_hint(lang)
                        error=words::gallery::receiver_error(lang)
                        options=units()
                    />
                </Specimen>
                <Specimen state=words::gallery::state_disabled(lang)>
                    <Select id="ky" name="ky" label=words::gallery::unit(lang) options=units() value="1" disabled=true />
                </Specimen>
            </Component>
        </Section>
    }
}

/// The field whose reading comes from a script, or from the server after the button.
#[component]
fn Amount(money: String) -> impl IntoView {
    let lang = lang();
    let error = match money::read(&money) {
        Ok(_) | Err(MoneyFault::Empty) => None,
        Err(MoneyFault::NotANumber) => Some(words::components::money_not_a_number(lang)),
        Err(MoneyFault::Ambiguous) => Some(words::components::money_ambiguous(lang)),
        Err(MoneyFault::FractionOfDong) => Some(words::components::money_fraction(lang)),
        Err(MoneyFault::TooLarge) => Some(words::components::money_too_large(lang)),
    };
    view! {
        <Component title=words::gallery::money(lang) name="MoneyInput">
            <Specimen state=words::gallery::state_default(lang)>
                <form action=format!("{}#truong-nhap", routes::GALLERY) method="get" novalidate=true>
                    <MoneyInput
                        id="so-tien"
                        name=query::MONEY
                        label=words::gallery::money_label(lang)
                        hint=words::gallery::money_hint(lang)
                        error
                        value=money
                    />
                    <Button text=words::gallery::act_read(lang) kind=ButtonKind::Secondary />
                </form>
            </Specimen>
            <Specimen state=words::gallery::state_filled(lang)>
                <MoneyInput id="gia-mua" name="gia-mua" label=words::gallery::money_paid(lang) value="1,5 tỷ" />
            </Specimen>
            <Specimen state=words::gallery::state_question(lang)>
                <MoneyInput id="gia-ban" name="gia-ban" label=words::gallery::money_sold(lang) value="1.5" optional=true />
            </Specimen>
        </Component>
    }
}

fn units() -> Vec<SelectOption> {
    let units = [
        "",
        "Đội Minh họa",
        "Phòng Thí dụ số 1",
        "Phòng Thí dụ số 2",
        "Trung tâm Giả định",
    ];
    let option = |(index, text): (usize, &str)| SelectOption {
        value: if text.is_empty() {
            String::new()
        } else {
            index.to_string()
        },
        text: if text.is_empty() {
            words::gallery::choose(lang())
        } else {
            text.to_owned()
        },
    };
    units.into_iter().enumerate().map(option).collect()
}
