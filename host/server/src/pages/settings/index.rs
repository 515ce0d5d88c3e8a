//! What there is to be set.

use axum::response::Response;
use maud::html;

use crate::pages::frame::{self, Head};
use crate::pages::viewer::Viewer;

/// What there is to be set; the account's own settings are for admins.
pub(super) async fn index(viewer: Viewer) -> Response {
    let reader = &viewer.reader;
    let admin = [
        (
            "/settings/account",
            "settings-account",
            "settings-account-about",
        ),
        (
            "/settings/plugins",
            "settings-plugins",
            "settings-plugins-about",
        ),
        (
            "/settings/tables",
            "settings-tables",
            "settings-tables-about",
        ),
        (
            "/settings/people",
            "settings-people",
            "settings-people-about",
        ),
        (
            "/settings/departments",
            "departments",
            "settings-departments-about",
        ),
        (
            "/settings/backups",
            "settings-backups",
            "settings-backups-about",
        ),
        ("/settings/design", "design-title", "settings-design-about"),
    ];
    let own = [
        ("/settings/activity", "activity", "settings-activity-about"),
        ("/settings/profile", "profile", "settings-profile-about"),
        ("/settings/sessions", "sessions", "settings-sessions-about"),
        ("/settings/tokens", "tokens", "settings-tokens-about"),
    ];
    let owners = (
        "/settings/safe-mode",
        "safe-mode",
        "settings-safe-mode-about",
    );
    let owners = Some(owners).filter(|_| viewer.user.owner);
    let shown = admin
        .into_iter()
        .filter(|(address, ..)| viewer.is_admin() || address.ends_with("people"));
    let body = html! {
        ul.plain.plugin-list {
            @for (address, title, about) in shown.chain(own).chain(owners) {
                li {
                    div {
                        a href=(address) { strong { (reader.text(title)) } }
                        p.quiet { (reader.text(about)) }
                    }
                }
            }
        }
    };
    frame::page(&viewer, &Head::new(reader.text("settings")).narrow(), &body)
}
