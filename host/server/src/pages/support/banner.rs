//! What says on every page that support is in: to the specialist what holds for
//! them, to the account's people who it is.

use maud::{Markup, html};

use crate::pages::address::Address;
use crate::pages::show;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// The banner, if support is in.
pub(crate) fn banner(viewer: &Viewer) -> Markup {
    let reader = &viewer.reader;
    if let Some(support) = viewer.support() {
        let told = if support.scope.write {
            "support-you-write"
        } else {
            "support-you-read"
        };
        let account = args!["account" => viewer.account_name()];
        return html! {
            div.notice.danger.support-banner role="status" {
                p {
                    (reader.text_with(told, &account)) " "
                    (reader.text("support-until")) " " (show::moment(reader, support.until)) ". "
                    a href=(Address::of(&support.ticket)) { (reader.text("support-ticket")) }
                }
            }
        };
    }
    let inside = viewer.account.supported_by();
    html! {
        @if !inside.is_empty() {
            div.notice.danger.support-banner role="status" {
                p { (reader.text_with("support-inside", &args!["agent" => inside.join(", ")])) }
            }
        }
    }
}
