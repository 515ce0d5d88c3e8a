//! The page on which a report is put together: the records that it counts, how
//! they are counted, what that comes to now, and under which name and for whom it
//! is kept.

use axum::response::{IntoResponse, Redirect, Response};
use bailey_crm::Problem;
use bailey_crm::reports::Audience;
use bailey_crm::schema::Table;
use maud::{Markup, html};

use super::draft::{BY, DRAWING, DRAWINGS, Draft, FIGURE, by_text, figure_text};
use super::{choices, result, whom};
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::form::{self, Named};
use crate::pages::frame::{self, Head};
use crate::pages::params::Params;
use crate::pages::problems;
use crate::pages::records::filter_bar::{self, Place};
use crate::pages::viewer::Viewer;

/// What is asked.
pub(super) struct Form<'a> {
    /// The page's heading, and the way here.
    pub(super) head: Head,
    /// Where it is drawn.
    pub(super) page: Address,
    /// Where it is posted to.
    pub(super) action: Address,
    /// Where it is left to.
    pub(super) back: Address,
    /// What was put together so far.
    pub(super) draft: &'a Draft,
    /// The version that is changed.
    pub(super) version: Option<u64>,
    /// What it is called.
    pub(super) name: String,
    /// For whom it is.
    pub(super) audience: Audience,
    /// What is wrong.
    pub(super) wrong: &'a [Problem],
    /// What else there is to do.
    pub(super) below: Markup,
}

/// Where the address adds a condition: the page with it.
///
/// # Errors
/// `Invalid`, naming the field, for a value that can't be read.
pub(super) fn added(
    viewer: &Viewer,
    table: &Table,
    draft: &Draft,
    page: &Address,
    params: &Params,
) -> Result<Option<Response>> {
    let Some(condition) = filter_bar::added(viewer, table, params)? else {
        return Ok(None);
    };
    let mut shape = draft.shape.clone();
    shape.conditions.push(condition.chip());
    let address = Draft::of(shape).address(page.clone()).to_string();
    Ok(Some(Redirect::to(&address).into_response()))
}

/// The page.
///
/// # Errors
/// Those of counting.
pub(super) fn draw(
    viewer: &Viewer,
    table: &Table,
    form: Form<'_>,
    add: Option<&str>,
) -> Result<Response> {
    let reader = &viewer.reader;
    let also = form.draft.also();
    let place = Place {
        page: form.page.clone(),
        also: &also,
    };
    let of = |field: &str| {
        let mut wrong = form.wrong.iter();
        let found = wrong.find(|problem| problem.field.as_deref() == Some(field));
        found.map(|problem| problems::text(reader, problem))
    };
    let elsewhere = form
        .wrong
        .iter()
        .filter(|problem| !matches!(problem.field.as_deref(), Some("name" | "audience")));
    let came = match result::draw(viewer, table, form.draft) {
        Ok(came) => came,
        Err(_) => html! { p.notice.caution role="note" { (reader.text("report-unfit")) } },
    };
    let problem = of("name");
    let named = Named {
        id: "name",
        name: "name",
        problem: problem.as_deref(),
        hint: None,
    };
    let body = html! {
        (filter_bar::draw(viewer, table, &form.draft.view, &place, add, &html! {}))
        (ways(viewer, table, &form))
        section.stack aria-label=(reader.text("report-now")) { (came) }
        form.form method="post" action=(form.action) {
            (form::word(viewer))
            input type="hidden" name="shape" value=(form.draft.query());
            @if let Some(version) = form.version { input type="hidden" name="version" value=(version); }
            @for problem in elsewhere {
                p.problem role="alert" { (problems::text(reader, problem)) }
            }
            (form::field(&reader.text("report-name"), false, named, &html! {
                input #name name="name" value=(form.name) required maxlength="200"
                    aria-invalid=[named.invalid()] aria-describedby=[named.described()];
            }))
            (whom::inputs(viewer, &form.audience, of("audience").as_deref())?)
            div.line {
                button.button.main { (reader.text("save")) }
                a.button href=(form.back) { (reader.text("cancel")) }
            }
        }
        (form.below)
    };
    Ok(frame::page(viewer, &form.head, &body))
}

/// How the records are counted and drawn.
fn ways(viewer: &Viewer, table: &Table, form: &Form<'_>) -> Markup {
    let reader = &viewer.reader;
    let shape = &form.draft.shape;
    let by = by_text(&shape.by, shape.period);
    let figure = shape
        .figure
        .as_ref()
        .map(|figure| figure_text(&figure.field, figure.aggregate))
        .unwrap_or_default();
    let mut figures = vec![(String::new(), reader.text("report-count-alone"))];
    figures.extend(choices::figures(viewer, table));
    let select = |id: &str, label: &str, options: &[(String, String)], now: &str| {
        html! {
            div.field {
                label for=(id) { (reader.text(label)) }
                select id=(id) name=(id) data-submit {
                    @for (value, words) in options {
                        option value=(value) selected[value == now] { (words) }
                    }
                }
            }
        }
    };
    html! {
        form.ways method="get" action=(form.page) {
            @if let Some(search) = &form.draft.view.search { input type="hidden" name="q" value=(search); }
            @for (name, value) in form.draft.view.hidden() { input type="hidden" name=(name) value=(value); }
            input type="hidden" name=(super::draft::TABLE) value=(shape.table);
            (select(BY, "report-by", &choices::groupings(viewer, table), &by))
            (select(FIGURE, "report-figure", &figures, &figure))
            fieldset.field {
                legend { (reader.text("report-drawing")) }
                div.line {
                    @for (drawing, value) in DRAWINGS {
                        label.choice {
                            input type="radio" name=(DRAWING) value=(value) checked[drawing == shape.drawing] data-submit;
                            (reader.text(match drawing {
                                bailey_crm::reports::Drawing::Bars => "report-bars",
                                bailey_crm::reports::Drawing::Line => "report-line",
                                bailey_crm::reports::Drawing::Table => "report-table",
                            }))
                        }
                    }
                }
            }
            button.button { (reader.text("report-show")) }
        }
    }
}
