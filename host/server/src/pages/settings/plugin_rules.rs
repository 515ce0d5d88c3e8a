//! How the account wants its plugins' life.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::Problem;
use bailey_plugins::{Rules, RulesChange, Updates};
use maud::html;

use super::plugin_life::moment;
use super::typed::Inputs;
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::form;
use crate::pages::frame::{self, Head};
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// What the form holds.
struct Typed {
    updates: String,
    keep_days: String,
    cool_off_hours: String,
}

impl Typed {
    fn of(rules: &Rules) -> Self {
        Self {
            updates: rules.updates.as_str().to_owned(),
            keep_days: rules.keep_days.to_string(),
            cool_off_hours: rules.cool_off_hours.to_string(),
        }
    }

    fn read(posted: &Params) -> Self {
        let text = |name: &str| posted.first(name).unwrap_or_default().trim().to_owned();
        Self {
            updates: text("updates"),
            keep_days: text("keep_days"),
            cool_off_hours: text("cool_off_hours"),
        }
    }

    fn change(&self) -> std::result::Result<RulesChange, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut number = |name: &'static str, typed: &str| {
            let number = typed.parse::<u32>().ok();
            if number.is_none() {
                problems.push(Problem::field(name, "setting", "Write a whole number."));
            }
            number
        };
        let change = RulesChange {
            updates: Updates::parse(&self.updates),
            keep_days: number("keep_days", &self.keep_days),
            cool_off_hours: number("cool_off_hours", &self.cool_off_hours),
        };
        if problems.is_empty() {
            Ok(change)
        } else {
            Err(problems)
        }
    }
}

/// What holds now.
pub(super) async fn show(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let rules = asked.plugins().rules(&viewer.account)?;
            Ok::<_, Error>(draw(&viewer, &rules, &Typed::of(&rules), &[]))
        })
        .await
}

/// Saves it, or shows the form again with what is wrong.
pub(super) async fn save(
    FromState(state): FromState<State>,
    Admin(signed): Admin,
    viewer: Viewer,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let plugins = asked.plugins();
            let (account, context) = (&viewer.account, &viewer.context);
            let typed = Typed::read(&Params(posted));
            let rules = plugins.rules(account)?;
            let change = match typed.change() {
                Ok(change) => change,
                Err(problems) => return Ok(draw(&viewer, &rules, &typed, &problems)),
            };
            if plugins.weakens_rules(account, &change)? {
                signed.must_be_confirmed()?;
            }
            match plugins.set_rules(account, context, &change) {
                Ok(_) => {
                    let saved = viewer.reader.text("saved-notice");
                    Ok(Notice::done(saved).redirect("/settings/plugin-rules"))
                }
                Err(bailey_plugins::Error::Crm(bailey_crm::Error::Invalid(problems))) => {
                    Ok(draw(&viewer, &rules, &typed, &problems))
                }
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

fn draw(viewer: &Viewer, rules: &Rules, typed: &Typed, found: &[Problem]) -> Response {
    let reader = &viewer.reader;
    let fields = Inputs { viewer, found };
    let choices = Updates::ALL.map(|updates| {
        let id = match updates {
            Updates::Never => "plugin-updates-never",
            Updates::Patch => "plugin-updates-patch",
            Updates::All => "plugin-updates-all",
        };
        (updates.as_str().to_owned(), reader.text(id))
    });
    let (days, hours) = ("plugin-keep-days-hint", "plugin-cool-off-hint");
    let head = Head::new(reader.text("plugin-rules"))
        .under(reader.text("settings"), &Address::new("/settings"))
        .under(
            reader.text("settings-plugins"),
            &Address::new("/settings/plugins"),
        )
        .narrow();
    let body = html! {
        form.form method="post" action="/settings/plugin-rules" {
            (form::word(viewer))
            (fields.elsewhere(&["updates", "keep_days", "cool_off_hours"]))
            (fields.choice("updates", "plugin-updates", &typed.updates, &choices))
            p.quiet.small { (reader.text("plugin-updates-hint")) }
            (fields.line("keep_days", "plugin-keep-days", Some(days), &typed.keep_days))
            (fields.line("cool_off_hours", "plugin-cool-off", Some(hours), &typed.cool_off_hours))
            @if let Some(until) = rules.longer_until(viewer.context.at) {
                p.quiet { (reader.text("plugin-cool-off-longer")) " " (moment(viewer, until)) }
            }
            div.line { button.button.main { (reader.text("save")) } }
        }
    };
    frame::page(viewer, &head, &body)
}
