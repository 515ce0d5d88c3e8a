//! The browsers that steps of signing in trust, below the sessions: each with the
//! button that takes the trust back.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::UserId;
use bailey_crm::sessions::{self, Device, DeviceId};
use maud::{Markup, html};

use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::{Address, own_path};
use crate::pages::agent;
use crate::pages::notice::Notice;
use crate::pages::viewer::Viewer;
use crate::pages::{form, show as values};
use crate::state::State;
use crate::texts::args;

const OWN: &str = "/settings/devices";

/// Trusts a browser no longer, and goes back to the page that offered it.
pub(super) async fn forget(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(device): Path<i64>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            sessions::forget_device(&viewer.account, &viewer.context, DeviceId(device))?;
            let back = posted.iter().find(|(name, _)| name == "back");
            let back = back.and_then(|(_, back)| own_path(back)).unwrap_or("/");
            let told = viewer.reader.text("device-forgotten-notice");
            Ok::<_, Error>(Notice::done(told).redirect(back))
        })
        .await
}

/// A person's trusted browsers, with a heading; nothing if there are none.
pub(super) fn section(viewer: &Viewer, user: UserId, back: &str) -> Result<Markup> {
    let found = viewer
        .account
        .read(|read| sessions::devices(read, &viewer.context, user))?;
    let reader = &viewer.reader;
    Ok(html! {
        @if !found.is_empty() {
            h2 { (reader.text("devices")) }
            p { (reader.text("devices-about")) }
            ul.plain.plugin-list { @for device in &found { (item(viewer, device, back)) } }
        }
    })
}

fn item(viewer: &Viewer, device: &Device, back: &str) -> Markup {
    let reader = &viewer.reader;
    let until = values::moment(reader, device.expires_at);
    html! {
        li {
            div {
                strong { (device.address.as_deref().unwrap_or("?")) }
                p.quiet.small {
                    (reader.text_with("device-by", &args!["plugin" => viewer.plugin_name(&device.plugin)]))
                    ", " (reader.text("device-until")) " " (until)
                }
                @if let Some(agent) = &device.user_agent { p.quiet.small { (agent::short(agent)) } }
            }
            form method="post" action=(Address::new(OWN).then(&device.id.0.to_string())) {
                (form::word(viewer))
                input type="hidden" name="back" value=(back);
                button.button.danger { (reader.text("device-forget")) }
            }
        }
    }
}
