//! Which parts make up the workbook.
//!
//! Owns: the way from the container to the sheets, and what betrays macros. Must not: read cells.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use domain::workbook::{DateSystem, Sheet, Workbook};
use quick_xml::events::Event;

use super::cells::{self, Reading};
use super::container::Container;
use super::xml::{Xml, attribute, is_set};
use super::{Error, Refusal, strings, styles};

const TYPES: &str = "[content_types].xml";
/// Most sheets.
const MAX_SHEETS: usize = 250;

/// A relationship of a part.
struct Relation {
    kind: String,
    target: String,
}

/// Where a sheet is, as the workbook says it.
struct Tab {
    name: String,
    hidden: bool,
    relation: String,
}

/// Reads all sheets.
pub(super) fn read<R: Read + Seek>(container: &mut Container<R>) -> Result<Workbook, Error> {
    refuse_macros(container)?;
    let root = relations(container, "", "")?;
    let main = root
        .into_values()
        .find(|relation| relation.kind.ends_with("/officeDocument"))
        .map(|relation| relation.target)
        // Workbooks of the binary format are told by their name.
        .filter(|target| !target.to_ascii_lowercase().ends_with(".bin"))
        .ok_or(Refusal::NotAWorkbook)?;
    let (dates, tabs) = workbook(container, &main)?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = relations(container, folder, file)?;
    let part_of = |kind: &str| {
        let found = relations.values().find(|relation| relation.kind.ends_with(kind));
        found.map(|relation| relation.target.clone())
    };
    let formats = match part_of("/styles") {
        Some(part) => styles::read(container, &part)?,
        None => Vec::new(),
    };
    let mut reading = Reading::new(dates, formats);
    if let Some(part) = part_of("/sharedStrings") {
        strings::read(container, &part, &mut reading)?;
    }
    let mut sheets = Vec::with_capacity(tabs.len());
    for tab in tabs {
        let relation = relations.get(&tab.relation).ok_or(Refusal::Damaged)?;
        // Charts on a tab of their own and the like have no cells.
        if !relation.kind.ends_with("/worksheet") {
            continue;
        }
        let (rows, merged) = cells::read(container, &relation.target, &mut reading)?;
        sheets.push(Sheet {
            name: tab.name,
            hidden: tab.hidden,
            rows,
            merged,
        });
    }
    Ok(Workbook { sheets, dates })
}

/// Whether a part may be one of those that are read: everything in the languages of this format but drawings and the
/// like, by the name of its folder.
pub(super) fn is_read(name: &str) -> bool {
    const OTHERS: [&str; 9] = [
        "media",
        "drawings",
        "charts",
        "embeddings",
        "printersettings",
        "comments",
        "docprops",
        "customxml",
        "theme",
    ];
    let is_language = [".xml", ".rels"].iter().any(|ending| name.ends_with(ending));
    is_language
        && !name
            .split('/')
            .any(|step| OTHERS.iter().any(|other| step.starts_with(other)))
}

/// Macros are told by their part, by the type of the workbook, and by sheets of the kind that was before.
fn refuse_macros<R: Read + Seek>(container: &mut Container<R>) -> Result<(), Error> {
    let betrayed = container
        .names()
        .any(|name| name.ends_with("vbaproject.bin") || name.contains("/macrosheets/"));
    let Some(part) = container.part(TYPES)? else {
        return Err(Refusal::NotAWorkbook.into());
    };
    let mut typed = false;
    let mut xml = Xml::new(part);
    while let Some(event) = xml.next()? {
        if let Event::Start(element) = event {
            typed = typed
                || attribute(&element, "ContentType")?.is_some_and(|kind| {
                    let kind = kind.to_ascii_lowercase();
                    kind.contains("macroenabled") || kind.contains("vbaproject") || kind.contains("macrosheet")
                });
        }
    }
    if betrayed || typed {
        return Err(Refusal::Macros.into());
    }
    Ok(())
}

/// The relationships of a part by id, with their targets as names in the container; links to elsewhere are left out.
fn relations<R: Read + Seek>(
    container: &mut Container<R>,
    folder: &str,
    file: &str,
) -> Result<BTreeMap<String, Relation>, Error> {
    let mut relations = BTreeMap::new();
    let Some(part) = container.part(&format!("{folder}/_rels/{file}.rels"))? else {
        return Ok(relations);
    };
    let mut xml = Xml::new(part);
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        if element.local_name().as_ref() != "Relationship"
            || attribute(&element, "TargetMode")?.is_some_and(|mode| mode == "External")
        {
            continue;
        }
        let (id, kind, target) = (
            attribute(&element, "Id")?,
            attribute(&element, "Type")?,
            attribute(&element, "Target")?,
        );
        if let (Some(id), Some(kind), Some(target)) = (id, kind, target) {
            relations.insert(
                id.into_owned(),
                Relation {
                    kind: kind.into_owned(),
                    target: resolve(folder, &target),
                },
            );
        }
    }
    Ok(relations)
}

/// A target as a name in the container.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The system of dates, and the tabs.
fn workbook<R: Read + Seek>(container: &mut Container<R>, main: &str) -> Result<(DateSystem, Vec<Tab>), Error> {
    let mut xml = Xml::new(container.part(main)?.ok_or(Refusal::Damaged)?);
    let (mut dates, mut tabs, mut is_workbook) = (DateSystem::From1900, Vec::new(), false);
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        match element.local_name().as_ref() {
            "workbook" => is_workbook = true,
            "workbookPr" if is_set(&element, "date1904")? => dates = DateSystem::From1904,
            "sheet" => {
                let state = attribute(&element, "state")?;
                let hidden = state.is_some_and(|state| state != "visible");
                let (name, relation) = (attribute(&element, "name")?, attribute(&element, "id")?);
                tabs.push(Tab {
                    name: name.ok_or(Refusal::Damaged)?.into_owned(),
                    hidden,
                    relation: relation.ok_or(Refusal::Damaged)?.into_owned(),
                });
                if tabs.len() > MAX_SHEETS {
                    return Err(Refusal::TooManyCells.into());
                }
            }
            _ => {}
        }
    }
    // A document or a presentation is in the same container.
    if is_workbook {
        Ok((dates, tabs))
    } else {
        Err(Refusal::NotAWorkbook.into())
    }
}
