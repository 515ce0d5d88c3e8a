//! The page before an erasure: what goes for good, from where, and what stays.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::erasure::{self, ErasurePlan};
use bailey_crm::{RecordId, RecordRef};
use maud::{Markup, html};

use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::frame::{self, Head};
use crate::pages::viewer::Viewer;
use crate::pages::{counted, form, show};
use crate::state::State;
use crate::texts::args;

/// Why the page is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// The label was not typed as it stands.
    Mistyped,
    /// Something of the plan is otherwise by now.
    Moved,
}

/// The page before an erasure.
pub(crate) async fn confirm(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id)): Path<(String, i64)>,
) -> Result<Response> {
    state
        .records(move || {
            let id = RecordId(id);
            let plan = erasure::plan(&viewer.account, &viewer.context, &RecordRef { table, id })?;
            draw(&viewer, &plan, None)
        })
        .await
}

/// The page; with why, where it is shown again.
pub(super) fn draw(viewer: &Viewer, plan: &ErasurePlan, again: Option<Again>) -> Result<Response> {
    viewer.learn(plan.mentioning.iter().cloned());
    let reader = &viewer.reader;
    let address = Address::of(&plan.record);
    let title = reader.text_with("erase-title", &args!["label" => plan.label.as_str()]);
    let head = Head::new(&title)
        .under(plan.label.clone(), &address)
        .narrow();
    let mistyped = again == Some(Again::Mistyped);
    let body = html! {
        @if again == Some(Again::Moved) {
            div.notice.caution role="alert" { p { (reader.text("erase-moved")) } }
        }
        form.confirm method="post" action=(address.clone().then("erase")) {
            (form::word(viewer))
            input type="hidden" name="plan" value=(plan.hash);
            ul {
                @for line in lines(viewer, plan) { li { (line) } }
                @if plan.mentions > 0 { li { (mentions(viewer, plan)) } }
                li { (reader.text("erase-final")) }
            }
            (form::typed(viewer, &plan.label, false, mistyped))
            div.line {
                button.button.main.danger { (reader.text("erase")) }
                a.button href=(address) { (reader.text("cancel")) }
            }
        }
    };
    Ok(frame::page(viewer, &head, &body))
}

/// What goes, and from where.
fn lines(viewer: &Viewer, plan: &ErasurePlan) -> Vec<String> {
    let reader = &viewer.reader;
    let mut lines = vec![
        reader.text_with("erase-records", &args!["what" => what(viewer, plan)]),
        reader.text_with("erase-history", &args!["count" => plan.history]),
    ];
    let mut counted = |id: &str, count: u64| {
        if count > 0 {
            lines.push(reader.text_with(id, &args!["count" => count]));
        }
    };
    counted("erase-elsewhere", plan.elsewhere);
    counted("erase-replies", plan.replies);
    counted("erase-files", plan.files);
    counted("erase-views", plan.views);
    for (plugin, count) in &plan.storage {
        let args = args!["count" => *count, "plugin" => plugin.as_str()];
        lines.push(reader.text_with("erase-storage", &args));
    }
    lines
}

/// "1 contact, 2 notes".
pub(super) fn what(viewer: &Viewer, plan: &ErasurePlan) -> String {
    let records = plan.records.iter();
    let counts: Vec<String> = records
        .map(|(table, count)| counted::records_of(viewer, table, *count))
        .collect();
    viewer.reader.list(counts)
}

/// What stays though it names the person.
fn mentions(viewer: &Viewer, plan: &ErasurePlan) -> Markup {
    let reader = &viewer.reader;
    html! {
        (reader.text_with("erase-mentions", &args!["count" => plan.mentions])) " "
        @for (n, record) in plan.mentioning.iter().enumerate() {
            @if n > 0 { ", " }
            (show::record(viewer, record))
        }
    }
}
