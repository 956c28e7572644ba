//! The design system: GOV.UK and MOJ components as Leptos components of the same names.
//!
//! Owns: the markup of each component, one to one with `govuk-frontend` and `@ministryofjustice/frontend`, and the
//! wiring of labels, hints and errors. Their scripts are not used: what needs one is an island or is left out.
//! Must not: know a screen, a rule or an address; hold a sentence. Words that a component says by itself come from
//! `words::components` in the language of the context.

mod address;
mod alert;
mod button;
mod choices;
mod date_input;
mod error_summary;
mod field;
mod fieldset;
mod file_upload;
mod filter;
mod heading;
mod input;
mod logo_mark;
mod money_input;
mod month_calendar;
mod navigation;
mod notification_banner;
mod pagination;
mod panel;
mod select;
mod sortable_table;
mod summary_list;
mod table;
mod tag;
mod task_list;
mod text;
mod textarea;
mod timeline;

pub use address::address;
pub use alert::{Alert, AlertKind};
pub use button::{Button, ButtonGroup, ButtonKind, LinkButton};
pub use choices::{Checkboxes, Choice, Radios};
pub use date_input::{DateInput, DateParts};
pub use error_summary::{ErrorLink, ErrorSummary};
pub use field::{ErrorMessage, FormGroup, Hint, Label};
pub use fieldset::{Fieldset, LegendSize};
pub use file_upload::FileUpload;
pub use filter::{Filter, FilterLayout, SelectedFilter};
pub use heading::Heading;
pub use input::{Input, InputKind, InputWidth};
pub use logo_mark::LogoMark;
pub use money_input::MoneyInput;
pub use month_calendar::{DayRole, MarkedDay, MonthCalendar, MonthLegend, day_kind_name, day_role_name, weekday_name};
pub use navigation::{BackLink, Breadcrumbs, NavigationItem, ServiceNavigation, SkipLink, SubNavigation};
pub use notification_banner::{BannerKind, NotificationBanner};
pub use pagination::Pagination;
pub use panel::Panel;
pub use select::{Select, SelectOption};
pub use sortable_table::{Sort, SortColumn, SortableTable};
pub use summary_list::{SummaryList, SummaryRow};
pub use table::{Column, Table};
pub use tag::{Badge, Tag, TagColour};
pub use task_list::{Task, TaskList};
pub use text::{Details, InsetText, WarningText};
pub use textarea::{Textarea, textarea_content};
pub use timeline::{Timeline, TimelineItem};

use domain::lang::Lang;
use leptos::prelude::expect_context;

/// The language of the page being rendered, which the render function provides.
pub(crate) fn lang() -> Lang {
    expect_context::<Lang>()
}
