//! The account's people.

use std::collections::HashMap;

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::directory::{self, User};
use maud::html;

use super::of;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::frame::{self, Head};
use crate::pages::viewer::Viewer;
use crate::state::State;

/// The account's people, by name.
pub(super) async fn list(FromState(state): FromState<State>, viewer: Viewer) -> Result<Response> {
    state
        .records(move || {
            let departments = viewer.account.read(|read| directory::departments(read, &viewer.context))?;
            let departments: HashMap<_, _> =
                departments.into_iter().map(|department| (department.id, department.name)).collect();
            let users = viewer.users();
            let reader = &viewer.reader;
            let head = Head::new(reader.text("settings-people"))
                .under(reader.text("settings"), &Address::new("/settings"))
                .beside(html! { span.quiet { (reader.count(users.len() as u64)) } })
                .actions(html! {
                    @if viewer.is_admin() {
                        a.button.main href="/settings/people/new" { (reader.text("person-new")) }
                    }
                });
            let body = html! {
                div.table-wrap {
                    table.table.cards {
                        caption.unseen { (reader.text("settings-people")) }
                        thead {
                            tr {
                                @for id in ["person-name", "email", "person-department", "person-role"] {
                                    th scope="col" { (reader.text(id)) }
                                }
                            }
                        }
                        tbody {
                            @for user in users.iter() {
                                tr {
                                    td.head {
                                        @if viewer.is_admin() { a href=(of(user.id)) { (user.name) } }
                                        @else { (user.name) }
                                    }
                                    td data-label=(reader.text("email")) { (user.email) }
                                    td data-label=(reader.text("person-department")) {
                                        @if let Some(name) = user.department.and_then(|id| departments.get(&id)) { (name) }
                                    }
                                    td data-label=(reader.text("person-role")) {
                                        (reader.text(role(user)))
                                        @if !user.active { " " span.badge.caution { (reader.text("person-suspended")) } }
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

fn role(user: &User) -> &'static str {
    match (user.owner, user.admin) {
        (true, _) => "role-owner",
        (false, true) => "role-admin",
        (false, false) => "role-member",
    }
}
