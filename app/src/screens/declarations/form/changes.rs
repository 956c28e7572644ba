//! Mục III: what is more and less than in the last declaration. The rows are computed; the declarant explains them.
//!
//! Owns: this page. Must not: compute a row.

use axum::extract::{Path, RawQuery};
use axum::response::Response;
use domain::access::AccessRule;
use domain::declarations::{
    ChangeRow, Class, EntryId, LONGEST_TEXT, Part, Place, Severity, amount, compare, source_of,
};
use domain::lang::Lang;
use domain::routes;
use http::StatusCode;
use leptos::prelude::*;
use services::Error;
use services::declarations::{Reviewed, explain, place_name, review, told as said};
use uuid::Uuid;
use words::filling as w;

use super::entry::LATER;
use super::fields::{Asked, asked_at, notes};
use super::frame::{Around, Frame};
use super::page::saved;
use super::wording::saved as saved_words;
use super::{ACT, BACK, REVISION, ToAnswers, address, home_address, next_address, obligation, reader, to};
use crate::components::{Checkboxes, Choice, ErrorLink, InsetText, Textarea};
use crate::form::RawForm;
use crate::render::{self, Page};
use crate::route::Route;
use crate::{Fault, Visit};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(routes::OWN_CHANGES, AccessRule::SignedIn, show),
        Route::post(routes::OWN_CHANGES, AccessRule::SignedIn, submit),
    ]
}

/// A row as it is shown.
#[derive(Clone)]
struct Shown {
    field: String,
    place: String,
    description: String,
    quantity: String,
    value: Option<String>,
    explanation: String,
    /// What the officer asked to be put right here.
    asked: Option<String>,
    /// What another window has saved.
    other: Option<String>,
    error: Option<String>,
    /// What it may rest on; nothing for what is less.
    sources: Vec<Choice>,
    ticked: Vec<String>,
    needed: bool,
}

#[derive(Clone)]
struct Props {
    around: Around,
    none: Option<String>,
    /// What the officer asked of Mục III as a whole.
    asked: Option<String>,
    rows: Vec<Shown>,
    test: Option<String>,
}

/// Name of the field with the explanation of a row.
fn field_of(row: &ChangeRow) -> Option<String> {
    Some(format!("gt.{}.{}", row.class.code(), row.entry.as_ref()?))
}

fn sources_of(field: &str) -> String {
    format!("ng.{field}")
}

async fn show(visit: Visit, Path(id): Path<String>, query: RawQuery) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let query = RawForm::from_query(&query.0.unwrap_or_default())?;
    let reviewed = review(&visit.ctx, id).await?;
    let props = props(&visit, id, &reviewed, query.get(BACK))?;
    page(&visit, StatusCode::OK, props).await
}

async fn submit(visit: Visit, Path(id): Path<String>, form: RawForm) -> Result<Response, Fault> {
    let id = obligation(&id)?;
    let revision = form.number(REVISION)?;
    let (act, back) = (form.get(ACT).to_owned(), form.get(BACK).to_owned());
    let pairs: Vec<(String, String)> = form.into_pairs().collect();
    let told: Vec<(Class, EntryId, &str, Vec<EntryId>)> = pairs
        .iter()
        .filter_map(|(name, text)| {
            let (class, entry) = name.strip_prefix("gt.")?.split_once('.')?;
            let sources = sources_of(name);
            let ticked = pairs.iter().filter(|(name, _)| *name == sources);
            let ticked = ticked.filter_map(|(_, value)| EntryId::new(value)).collect();
            Some((Class::from_code(class)?, EntryId::new(entry)?, text.as_str(), ticked))
        })
        .collect();
    let kept = match explain(&visit.ctx, (visit.lang, id), revision, &told).await {
        Ok(kept) => kept,
        Err(Error::Conflict) if !visit.wants_json => {
            let reviewed = review(&visit.ctx, id).await?;
            let mut props = props(&visit, id, &reviewed, &back)?;
            props.around.conflict = true;
            let theirs = mine(&mut props, &pairs);
            for (row, theirs) in props.rows.iter_mut().zip(theirs) {
                row.other = theirs;
            }
            return page(&visit, StatusCode::CONFLICT, props).await;
        }
        Err(Error::Invalid(faults)) if !visit.wants_json => {
            let reviewed = review(&visit.ctx, id).await?;
            let mut props = props(&visit, id, &reviewed, &back)?;
            mine(&mut props, &pairs);
            too_long(&mut props, &faults);
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await;
        }
        Err(error) => return Err(error.into()),
    };
    if visit.wants_json {
        return Ok(saved(&visit, kept.revision, kept.at));
    }
    let reviewed = review(&visit.ctx, id).await?;
    let law = services::declarations::form(&visit.ctx)?;
    let reader = reader(&visit, law, &reviewed);
    let mut props = props(&visit, id, &reviewed, &back)?;
    let rows = reviewed
        .open
        .writing
        .declaration
        .changes
        .iter()
        .flat_map(|changes| &changes.rows);
    for (row, shown) in rows.zip(&mut props.rows) {
        let place = Place::Row(row.row, row.entry.clone());
        let mut found = reviewed.findings.iter();
        let found = found.find(|finding| finding.severity == Severity::H && finding.place == place);
        shown.error = found.map(|finding| said(&reader, finding));
        if let Some(text) = shown.error.clone() {
            let field_id = shown.field.clone();
            props.around.errors.push(ErrorLink { field_id, text });
        }
    }
    if act != LATER && !props.around.errors.is_empty() {
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, props).await;
    }
    Ok(to(match ToAnswers::read(&back) {
        Some(answers) => answers.address(id, "changes"),
        None => next_address(law, &reviewed, id, Part::Changes),
    }))
}

/// Puts what was typed and ticked here into the rows; tells of each row what it held, where that was something else.
fn mine(props: &mut Props, pairs: &[(String, String)]) -> Vec<Option<String>> {
    let rows = props.rows.iter_mut().map(|row| {
        let sources = sources_of(&row.field);
        let typed = pairs.iter().find(|(name, _)| *name == row.field)?;
        let ticked = pairs.iter().filter(|(name, _)| *name == sources);
        row.ticked = ticked.map(|(_, value)| value.clone()).collect();
        let is_other = typed.1.trim() != row.explanation.trim();
        is_other.then(|| std::mem::replace(&mut row.explanation, typed.1.clone()))
    });
    rows.collect()
}

/// Says at each row that is too long how long it may be.
fn too_long(props: &mut Props, faults: &[services::FieldFault]) {
    let Some(fault) = faults.first() else { return };
    for row in &mut props.rows {
        if row.explanation.trim().chars().count() > LONGEST_TEXT {
            row.error = Some(fault.message.clone());
            props.around.errors.push(ErrorLink {
                field_id: row.field.clone(),
                text: fault.message.clone(),
            });
        }
    }
}

fn props(visit: &Visit, id: Uuid, reviewed: &Reviewed, back: &str) -> Result<Props, Fault> {
    let lang = visit.lang;
    let form = services::declarations::form(&visit.ctx)?;
    let open = &reviewed.open;
    let declaration = &open.writing.declaration;
    let changes = declaration.changes.as_ref().ok_or(Error::NotFound)?;
    let reader = reader(visit, form, reviewed);
    let items = declaration.income_items.iter().map(|item| {
        let text = w::source_income(lang, &item.description, &amount(item.value_vnd));
        (item.id.to_string(), text)
    });
    let gone = changes.rows.iter().filter(|row| row.class == Class::Giam);
    let gone = gone.filter_map(|row| Some((row.entry.as_ref()?.to_string(), w::source_gone(lang, &row.description))));
    let sources: Vec<Choice> = items
        .chain(gone)
        .map(|(value, text)| Choice {
            value,
            text,
            ..Choice::default()
        })
        .collect();
    let shown = |row: &ChangeRow| {
        let is_income = row.class == Class::ThuNhap;
        let place = Place::Row(row.row, row.entry.clone());
        Some(Shown {
            field: field_of(row)?,
            asked: asked_at(open.request.as_ref(), &place),
            place: place_name(&reader, &place),
            description: row.description.clone(),
            quantity: row.quantity.clone(),
            value: row.value_vnd.map(amount),
            explanation: row.explanation.clone(),
            other: None,
            error: None,
            sources: if row.class == Class::Tang {
                sources.clone()
            } else {
                Vec::new()
            },
            ticked: row.sources.iter().map(ToString::to_string).collect(),
            needed: !is_income || declaration.income_items.is_empty(),
        })
    };
    let test = open.previous.as_ref().and_then(|previous| {
        let test = source_of(&compare(form, previous, declaration))?;
        Some(match test.flag {
            Some(_) => w::test_short(lang, &amount(-test.rest)),
            None => w::test_covered(lang, &amount(test.rest)),
        })
    });
    let section = form.sections.iter().find(|section| section.number == "III");
    let numbers: Vec<u8> = section.map(|section| section.notes.clone()).unwrap_or_default();
    Ok(Props {
        around: Around {
            action: address(routes::OWN_CHANGES, id),
            comes_back: back.to_owned(),
            back: ToAnswers::read(back).map_or_else(|| home_address(id), |answers| answers.address(id, "")),
            notes: notes(
                &visit.state.platform.law,
                form,
                &numbers,
                None,
                declaration.completion_date.0,
            ),
            errors: Vec::new(),
            revision: open.revision,
            conflict: false,
            saved: open.saved_at.instant().map(|at| saved_words(lang, at)),
            caption: w::section_short(lang, "III"),
            title: w::part_changes(lang),
        },
        none: changes.none.then(|| form.no_change.clone()),
        asked: asked_at(open.request.as_ref(), &Place::Changes),
        rows: changes.rows.iter().filter_map(shown).collect(),
        test: test.filter(|_| !changes.none),
    })
}

async fn page(visit: &Visit, status: StatusCode, props: Props) -> Result<Response, Fault> {
    let lang = visit.lang;
    let page = Page::new(w::part_changes(lang)).with_status(status).with_islands();
    render::page(visit, page, move || {
        view! { <View lang props=props.clone() /> }.into_any()
    })
    .await
}

#[component]
fn View(lang: Lang, props: Props) -> impl IntoView {
    let Props {
        around,
        none,
        asked,
        rows,
        test,
    } = props;
    let rows = rows.into_iter().map(|row| view! { <Row lang row /> }).collect_view();
    let above = view! {
        <p class="govuk-body">{w::changes_text(lang)}</p>
        <Asked lang asked />
        {none
            .map(|text| {
                view! {
                    <InsetText>
                        <p class="govuk-body">
                            <strong>{text}</strong>
                        </p>
                    </InsetText>
                }
            })}
    };
    let above = Some(above.into_any());
    view! {
        <Frame lang around above>
            {rows}
            {test
                .map(|text| {
                    view! {
                        <InsetText>
                            <p class="govuk-body">{text}</p>
                        </InsetText>
                    }
                })}
        </Frame>
    }
}

#[component]
fn Row(lang: Lang, row: Shown) -> impl IntoView {
    let Shown {
        field,
        place,
        description,
        quantity,
        value,
        explanation,
        asked,
        other,
        error,
        sources,
        ticked,
        needed,
    } = row;
    let facts = [Some(quantity).filter(|text| !text.is_empty()), value];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let sources_id = sources_of(&field);
    view! {
        <section class="lc-item">
            <h2 class="govuk-heading-s lc-item__title">{place}</h2>
            {(!description.is_empty()).then(|| view! { <p class="govuk-body">{description.clone()}</p> })}
            <p class="govuk-body"><strong>{facts}</strong></p>
            <Asked lang asked />
            <Textarea
                id=field.clone()
                name=field
                label=w::explanation(lang)
                value=explanation
                rows=3
                error
                optional=!needed
            />
            {other.map(|text| view! { <p class="govuk-body-s lc-other-window">{w::other_window(lang, &text)}</p> })}
            {(!sources.is_empty())
                .then(|| {
                    view! {
                        <Checkboxes
                            id=sources_id.clone()
                            name=sources_id
                            label=w::sources(lang)
                            choices=sources
                            values=ticked
                            small=true
                        />
                    }
                })}
        </section>
    }
}
