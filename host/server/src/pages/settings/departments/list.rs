//! The tree, with who leads what and how many people are where.

use std::collections::HashMap;

use axum::extract::State as FromState;
use axum::response::Response;
use maud::html;

use super::{departments, head, of, tree};
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::pages::frame;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// All departments.
pub(super) async fn list(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
) -> Result<Response> {
    state
        .records(move || {
            let reader = &viewer.reader;
            let departments = departments(&viewer)?;
            let mut people: HashMap<_, u64> = HashMap::new();
            for user in viewer.users().iter().filter(|user| user.active) {
                if let Some(department) = user.department {
                    *people.entry(department).or_default() += 1;
                }
            }
            let head = head(&viewer, reader.text("departments")).actions(html! {
                a.button.main href="/settings/departments/new" { (reader.text("department-new")) }
            });
            let body = html! {
                @if departments.is_empty() { p.empty { (reader.text("departments-empty")) } }
                @else {
                    div.table-wrap {
                        table.table.cards {
                            caption.unseen { (reader.text("departments")) }
                            thead {
                                tr {
                                    th scope="col" { (reader.text("department-name")) }
                                    th scope="col" { (reader.text("department-head")) }
                                    th.number scope="col" { (reader.text("settings-people")) }
                                }
                            }
                            tbody {
                                @for (depth, one) in tree(&departments) {
                                    tr {
                                        td.head {
                                            @for _ in 0..depth { span.indent aria-hidden="true" {} }
                                            a href=(of(one.id)) { (one.name) }
                                        }
                                        td data-label=(reader.text("department-head")) {
                                            @if let Some(head) = one.head { (viewer.user_name(head)) }
                                        }
                                        td.number data-label=(reader.text("settings-people")) {
                                            (reader.count(people.get(&one.id).copied().unwrap_or_default()))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}
