//! What there is to be set: one's own first, then the account's for its admins.

use axum::response::Response;
use maud::{Markup, html};

use crate::pages::frame::{self, Head};
use crate::pages::viewer::Viewer;

/// A page of settings: its address, what it is called, and what is said of it.
type Entry = (&'static str, &'static str, &'static str);

const OWN: &[Entry] = &[
    ("/settings/profile", "profile", "settings-profile-about"),
    ("/settings/sessions", "sessions", "settings-sessions-about"),
    ("/settings/tokens", "tokens", "settings-tokens-about"),
    ("/settings/activity", "activity", "settings-activity-about"),
];

const OWNERS: &[Entry] = &[(
    "/settings/safe-mode",
    "safe-mode",
    "settings-safe-mode-about",
)];

const PEOPLE: Entry = (
    "/settings/people",
    "settings-people",
    "settings-people-about",
);

const ACCOUNT: &[Entry] = &[
    (
        "/settings/account",
        "settings-account",
        "settings-account-about",
    ),
    PEOPLE,
    (
        "/settings/departments",
        "departments",
        "settings-departments-about",
    ),
    (
        "/settings/tables",
        "settings-tables",
        "settings-tables-about",
    ),
    (
        "/settings/plugins",
        "settings-plugins",
        "settings-plugins-about",
    ),
    (
        "/settings/backups",
        "settings-backups",
        "settings-backups-about",
    ),
    ("/settings/design", "design-title", "settings-design-about"),
];

/// What there is to be set; the account's own settings are for admins.
pub(super) async fn index(viewer: Viewer) -> Response {
    let reader = &viewer.reader;
    let owners = if viewer.user.owner { OWNERS } else { &[] };
    let own: Vec<Entry> = OWN.iter().chain(owners).copied().collect();
    let account = if viewer.is_admin() {
        ACCOUNT
    } else {
        &[PEOPLE]
    };
    let body = html! {
        (group(&viewer, "settings-own", &own))
        (group(&viewer, "settings-of-account", account))
    };
    frame::page(&viewer, &Head::new(reader.text("settings")).narrow(), &body)
}

fn group(viewer: &Viewer, title: &str, entries: &[Entry]) -> Markup {
    let reader = &viewer.reader;
    html! {
        section {
            h2 { (reader.text(title)) }
            ul.plain.plugin-list {
                @for (address, title, about) in entries {
                    li {
                        div {
                            a href=(address) { strong { (reader.text(title)) } }
                            p.quiet { (reader.text(about)) }
                        }
                    }
                }
            }
        }
    }
}
