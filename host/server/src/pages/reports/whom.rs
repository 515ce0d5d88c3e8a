//! Who may see a report: in words, and as the part of its form that asks.

use bailey_crm::reports::Audience;
use bailey_crm::{DepartmentId, UserId, directory};
use maud::{Markup, html};

use crate::error::Result;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;

/// The values of the choice.
const OWNER: &str = "owner";
const EVERYBODY: &str = "everybody";
const CHOSEN: &str = "chosen";

/// What a form says.
pub(super) fn read(posted: &Params) -> Audience {
    let numbers = |name| {
        let all = posted.all(name).collect::<Vec<_>>().into_iter();
        all.filter_map(|number| number.parse().ok())
            .collect::<Vec<i64>>()
    };
    match posted.filled("audience") {
        Some(EVERYBODY) => Audience::Everybody,
        Some(CHOSEN) => Audience::Chosen {
            users: numbers("users").into_iter().map(UserId).collect(),
            departments: numbers("departments")
                .into_iter()
                .map(DepartmentId)
                .collect(),
        },
        _ => Audience::Owner,
    }
}

/// Who may see it, in words.
pub(super) fn words(viewer: &Viewer, audience: &Audience) -> Result<String> {
    let reader = &viewer.reader;
    Ok(match audience {
        Audience::Owner => reader.text("report-for-owner"),
        Audience::Everybody => reader.text("report-for-everybody"),
        Audience::Chosen { users, departments } => {
            let all = all_departments(viewer)?;
            let named = departments.iter().map(|id| {
                let known = all.iter().find(|(known, _)| known == id);
                known.map_or_else(|| format!("#{id}"), |(_, name)| name.clone())
            });
            let people = users.iter().map(|user| viewer.user_name(*user));
            viewer.reader.list(named.chain(people))
        }
    })
}

fn all_departments(viewer: &Viewer) -> Result<Vec<(DepartmentId, String)>> {
    let context = &viewer.context;
    let all = viewer
        .account
        .read(|read| directory::departments(read, context))?;
    let all = all.into_iter();
    Ok(all.map(|one| (one.id, one.name)).collect())
}

/// The part of the form that asks.
pub(super) fn inputs(viewer: &Viewer, audience: &Audience, wrong: Option<&str>) -> Result<Markup> {
    let reader = &viewer.reader;
    let now = match audience {
        Audience::Owner => OWNER,
        Audience::Everybody => EVERYBODY,
        Audience::Chosen { .. } => CHOSEN,
    };
    let (users, departments): (&[UserId], &[DepartmentId]) = match audience {
        Audience::Chosen { users, departments } => (users, departments),
        _ => (&[], &[]),
    };
    let choices = [
        (OWNER, "report-for-owner"),
        (EVERYBODY, "report-for-everybody"),
        (CHOSEN, "report-for-chosen"),
    ];
    let all = all_departments(viewer)?;
    Ok(html! {
        fieldset.field aria-describedby=[wrong.map(|_| "audience-problem")] {
            legend { (reader.text("report-for")) }
            @for (value, text) in choices {
                label.choice {
                    input type="radio" name="audience" value=(value) checked[value == now];
                    (reader.text(text))
                }
            }
            @if let Some(wrong) = wrong { span.problem #audience-problem { (wrong) } }
            p.hint { (reader.text("report-for-means")) }
        }
        div.whom {
            @if !all.is_empty() {
                fieldset.field {
                    legend { (reader.text("departments")) }
                    div.checks {
                        @for (id, name) in &all {
                            label {
                                input type="checkbox" name="departments" value=(id) checked[departments.contains(id)];
                                (name)
                            }
                        }
                    }
                }
            }
            fieldset.field {
                legend { (reader.text("settings-people")) }
                div.checks {
                    @for user in viewer.users().iter().filter(|user| user.active && user.id != viewer.user.id) {
                        label {
                            input type="checkbox" name="users" value=(user.id) checked[users.contains(&user.id)];
                            (user.name)
                        }
                    }
                }
            }
        }
    })
}
