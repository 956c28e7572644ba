//! Mục II.10: the income of the period in four amounts, with the items that make it up.
//!
//! Owns: this page. Must not: add up what was not read.

use axum::response::Response;
use domain::declarations::{EntryId, FieldKey, HeadingKey, Part, Place, Severity, TypedFault, amount};
use domain::lang::Lang;
use domain::law::{Form, Heading};
use domain::{day, money};
use http::StatusCode;
use leptos::prelude::*;
use services::Error;
use services::declarations::{Put, Reviewed, Row, earn, place_name, review, told};
use uuid::Uuid;
use words::filling as w;

use super::entry::{FIELDS, LATER};
use super::fields::{About, Ask, Question, notes};
use super::frame::{Around, Frame};
use super::page::{caption, saved};
use super::wording::{fault, saved as saved_words};
use super::{
    ACT, BACK, REVISION, ToAnswers, entry_id, fresh_id, heading_address, home_address, next_address, reader, to,
};
use crate::components::{
    Button, ButtonKind, ErrorLink, Fieldset, Input, InputWidth, InsetText, LegendSize, MoneyInput,
};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::{Fault, Visit};

/// Name of the hidden field with the ids of the items, in their order.
const ITEMS: &str = "khoan";
/// Value of the button that adds an item.
const MORE: &str = "them-khoan";
/// Lines that wait to be filled in at first.
const BLANK: usize = 2;

/// An item as it is shown.
#[derive(Clone)]
struct Shown {
    id: EntryId,
    description: String,
    typed: String,
    error: Option<String>,
}

#[derive(Clone)]
struct Props {
    around: Around,
    period: Option<String>,
    questions: Vec<Question>,
    items: Vec<Shown>,
    sums: Option<String>,
}

fn name_of(id: &EntryId) -> String {
    format!("khoan-{id}-ten")
}

fn amount_of(id: &EntryId) -> String {
    format!("khoan-{id}-tien")
}

fn heading_of(form: &Form) -> Result<&Heading, Fault> {
    form.heading(HeadingKey::Income).ok_or_else(|| Error::NotFound.into())
}

/// The entry of the income; there is one.
fn own_entry(reviewed: &Reviewed) -> Result<EntryId, Fault> {
    let own = reviewed.open.writing.declaration.only(HeadingKey::Income);
    own.map_or_else(|| entry_id(HeadingKey::Income.code()), |entry| Ok(entry.id.clone()))
}

pub(super) async fn show(visit: &Visit, id: Uuid, reviewed: &Reviewed, back: &str) -> Result<Response, Fault> {
    let props = props(visit, id, reviewed, back)?;
    page(visit, StatusCode::OK, props).await
}

pub(super) async fn submit(visit: &Visit, id: Uuid, form: RawForm) -> Result<Response, Fault> {
    let law = services::declarations::form(&visit.ctx)?;
    let revision = form.number(REVISION)?;
    let had: Vec<&str> = form.get(FIELDS).split(',').collect();
    let typed = |key: FieldKey| had.contains(&key.code()).then(|| form.get(key.code()));
    let before = review(&visit.ctx, id).await?;
    let entry = own_entry(&before)?;
    let income = Put {
        heading: HeadingKey::Income,
        entry: &entry,
        typed: &typed,
        since: None,
    };
    let ids: Vec<EntryId> = form.get(ITEMS).split(',').filter_map(EntryId::new).collect();
    let names: Vec<(String, String)> = ids.iter().map(|id| (name_of(id), amount_of(id))).collect();
    let rows: Vec<Row<'_>> = ids
        .iter()
        .zip(&names)
        .map(|(id, (name, amount))| Row {
            id: id.clone(),
            description: form.get(name),
            amount: form.get(amount),
        })
        .collect();
    let kept = match earn(&visit.ctx, id, revision, &income, &rows).await {
        Ok(kept) => kept,
        Err(Error::Conflict) if !visit.wants_json => {
            let mut props = props(visit, id, &before, form.get(BACK))?;
            mine(visit.lang, &mut props, &typed, &rows);
            return page(visit, StatusCode::CONFLICT, props).await;
        }
        Err(error) => return Err(error.into()),
    };
    if visit.wants_json {
        return Ok(saved(visit, kept.revision, kept.at));
    }
    let address = heading_address(id, HeadingKey::Income);
    if form.get(ACT) == MORE {
        return Ok(to(crate::components::address(
            &address,
            &[(BACK, form.get(BACK))],
            ITEMS,
        )));
    }
    let reviewed = review(&visit.ctx, id).await?;
    let mut props = props(visit, id, &reviewed, form.get(BACK))?;
    let (fields, items) = &kept.told;
    wrong(visit, law, &reviewed, &entry, fields, items, &mut props);
    if form.get(ACT) != LATER && !props.around.errors.is_empty() {
        return page(visit, StatusCode::UNPROCESSABLE_ENTITY, props).await;
    }
    let onward = match ToAnswers::read(form.get(BACK)) {
        Some(answers) => answers.address(id, HeadingKey::Income.code()),
        None => next_address(law, &reviewed, id, Part::Heading(HeadingKey::Income)),
    };
    Ok(to(onward))
}

/// Puts what is wrong to its fields and into the summary.
fn wrong(
    visit: &Visit,
    law: &Form,
    reviewed: &Reviewed,
    entry: &EntryId,
    fields: &[(FieldKey, TypedFault)],
    items: &[(EntryId, TypedFault)],
    props: &mut Props,
) {
    let reader = reader(visit, law, reviewed);
    for question in &mut props.questions {
        let key = question.field.key;
        let unread = fields.iter().find(|(field, _)| *field == key);
        let place = Place::Field(HeadingKey::Income, entry.clone(), key);
        let mut found = reviewed.findings.iter();
        let found = found.find(|finding| finding.severity == Severity::H && finding.place == place);
        question.error = match unread {
            Some((_, kind)) => Some(fault(visit.lang, &question.field.label, *kind)),
            None => found.map(|finding| told(&reader, finding)),
        };
        if let Some(text) = question.error.clone() {
            let field_id = key.code().to_owned();
            props.around.errors.push(ErrorLink { field_id, text });
        }
    }
    for item in &mut props.items {
        let unread = items.iter().find(|(id, _)| *id == item.id);
        item.error = unread.map(|(_, kind)| match kind {
            TypedFault::TooLong(_) => fault(visit.lang, &w::income_item(visit.lang), *kind),
            _ => fault(visit.lang, &item.description, *kind),
        });
        if let Some(text) = item.error.clone() {
            let field_id = amount_of(&item.id);
            props.around.errors.push(ErrorLink { field_id, text });
        }
    }
}

/// What was typed here stays in the fields; what another window has saved stands beside it.
fn mine<'t>(lang: Lang, props: &mut Props, typed: &(dyn Fn(FieldKey) -> Option<&'t str> + Sync), rows: &[Row<'_>]) {
    props.around.conflict = true;
    for question in &mut props.questions {
        let Some(mine) = typed(question.field.key).filter(|mine| mine.trim() != question.typed.trim()) else {
            continue;
        };
        let theirs = std::mem::replace(&mut question.typed, mine.to_owned());
        question.other = Some(super::page::readable(lang, &question.field, &theirs));
    }
    let theirs: Vec<Shown> = props
        .items
        .drain(..)
        .filter(|item| !item.description.is_empty())
        .collect();
    props.items = rows
        .iter()
        .map(|row| Shown {
            id: row.id.clone(),
            description: row.description.to_owned(),
            typed: row.amount.to_owned(),
            error: None,
        })
        .collect();
    // What only the other window has is added, so that saving keeps both.
    let missing = theirs
        .into_iter()
        .filter(|item| rows.iter().all(|row| row.id != item.id));
    props.items.extend(missing);
}

fn props(visit: &Visit, id: Uuid, reviewed: &Reviewed, back: &str) -> Result<Props, Fault> {
    let lang = visit.lang;
    let form = services::declarations::form(&visit.ctx)?;
    let heading = heading_of(form)?;
    let open = &reviewed.open;
    let declaration = &open.writing.declaration;
    let entry = own_entry(reviewed)?;
    let law = &visit.state.platform.law;
    let about = About {
        law,
        form,
        heading,
        entry: &entry,
        writing: &open.writing,
        request: open.request.as_ref(),
    };
    let on_paper = open.previous.is_none();
    // The program knows when the period ends, and when it begins if it has the last declaration.
    let asks = |key: FieldKey| key != FieldKey::PeriodTo && (on_paper || key != FieldKey::PeriodFrom);
    let questions = about.questions(heading.fields.iter().filter(|field| asks(field.key)));
    let period = declaration.income().and_then(|income| {
        Some(w::income_period(
            lang,
            &day::vietnamese(income.from?),
            &day::vietnamese(income.to?),
        ))
    });
    let mut items: Vec<Shown> = declaration
        .income_items
        .iter()
        .map(|item| {
            let unread = |part: &str| open.writing.unread.get(&format!("income_items/{}/{part}", item.id));
            let written = || money::Money::try_from(item.value_vnd).map(|amount| amount.to_string());
            Shown {
                id: item.id.clone(),
                description: unread("description").unwrap_or(&item.description).clone(),
                typed: unread("value_vnd")
                    .cloned()
                    .unwrap_or_else(|| written().unwrap_or_default()),
                error: None,
            }
        })
        .collect();
    for _ in 0..if items.is_empty() { BLANK } else { 1 } {
        items.push(Shown {
            id: fresh_id(&visit.ctx)?,
            description: String::new(),
            typed: String::new(),
            error: None,
        });
    }
    let listed = declaration.income_items.iter().map(|item| item.value_vnd).sum::<i64>();
    let total = declaration.income().and_then(|income| income.total());
    let sums = (!declaration.income_items.is_empty()).then(|| match total {
        Some(total) if total == listed => w::income_agrees(lang, &amount(total)),
        Some(total) => w::income_differs(lang, &amount(listed), &amount(total)),
        None => w::income_listed(lang, &amount(listed)),
    });
    let reader = reader(visit, form, reviewed);
    Ok(Props {
        around: Around {
            action: heading_address(id, HeadingKey::Income),
            back: ToAnswers::read(back).map_or_else(|| home_address(id), |answers| answers.address(id, "")),
            comes_back: back.to_owned(),
            caption: caption(lang, form, heading),
            title: place_name(&reader, &Place::Heading(HeadingKey::Income)),
            notes: notes(
                law,
                form,
                &heading.notes,
                heading.threshold,
                declaration.completion_date.0,
            ),
            errors: Vec::new(),
            revision: open.revision,
            conflict: false,
            saved: open.saved_at.instant().map(|at| saved_words(lang, at)),
        },
        period,
        questions,
        items,
        sums,
    })
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(props.around.title.clone()).with_status(status).with_islands();
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        around,
        period,
        questions,
        items,
        sums,
    } = props;
    let had = questions
        .iter()
        .map(|question| question.field.key.code())
        .collect::<Vec<_>>()
        .join(",");
    let listed = items
        .iter()
        .map(|item| item.id.to_string())
        .collect::<Vec<_>>()
        .join(",");
    let asked = questions
        .into_iter()
        .map(|question| view! { <Ask lang question /> })
        .collect_view();
    let items = items
        .into_iter()
        .map(|item| view! { <Item lang item /> })
        .collect_view();
    let above = period.map(|text| view! { <p class="govuk-body">{text}</p> }.into_any());
    view! {
        <Frame lang around above>
            <input type="hidden" name=FIELDS value=had />
            <input type="hidden" name=ITEMS value=listed />
            <h2 class="govuk-heading-m" id=ITEMS>{w::income_items(lang)}</h2>
            <p class="govuk-body">{w::income_items_text(lang)}</p>
            {items}
            <Button
                text=w::income_more(lang)
                kind=ButtonKind::Secondary
                name=ACT.to_owned()
                value=MORE.to_owned()
            />
            <h2 class="govuk-heading-m">{w::income_totals(lang)}</h2>
            <p class="govuk-body">{w::income_totals_text(lang)}</p>
            {sums
                .map(|text| {
                    view! {
                        <InsetText>
                            <p class="govuk-body">{text}</p>
                        </InsetText>
                    }
                })}
            {asked}
        </Frame>
    }
}

#[component]
fn Item(lang: Lang, item: Shown) -> impl IntoView {
    let (name, amount) = (name_of(&item.id), amount_of(&item.id));
    let legend = if item.description.is_empty() {
        w::income_item_new(lang)
    } else {
        item.description.clone()
    };
    view! {
        <div class="lc-item">
            <Fieldset legend legend_size=LegendSize::Small>
                <Input
                    id=name.clone()
                    name=name
                    label=w::income_item(lang)
                    value=item.description
                    width=InputWidth::Full
                    autocomplete="off".to_owned()
                />
                <MoneyInput id=amount.clone() name=amount label=w::income_amount(lang) value=item.typed error=item.error />
            </Fieldset>
        </div>
    }
}
