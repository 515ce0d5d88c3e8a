//! The form of a plugin's settings: an input each, and where a setting may differ
//! by table, one for each table besides.

use bailey_plugins::{Description, SettingInfo, SettingKind, SettingValue};
use maud::{Markup, html};

use super::plugin::Wrong;
use super::plugins::address;
use crate::pages::form::{self, Named};
use crate::pages::labels;
use crate::pages::viewer::Viewer;

/// The form.
pub(super) fn form(viewer: &Viewer, plugin: &Description, wrong: &Wrong) -> Markup {
    html! {
        form.form method="post" action=(address(&plugin.id).then("settings")) {
            (form::word(viewer))
            @for setting in &plugin.settings {
                (whole(setting, wrong.get(&setting.key)))
                @if let Some(own) = &setting.tables { (by_table(viewer, setting, own, wrong)) }
            }
            div.line { button.button.main { (viewer.reader.text("save")) } }
        }
    }
}

/// The key of a table's own value, as the posted form and problems name it.
pub(super) fn table_key(setting: &str, table: &str) -> String {
    format!("{setting}/{table}")
}

fn whole(setting: &SettingInfo, wrong: Option<&(String, String)>) -> Markup {
    let held = text(&setting.value);
    let named = Named {
        id: &format!("s-{}", setting.key),
        name: &format!("s.{}", setting.key),
        problem: wrong.map(|(_, problem)| problem.as_str()),
        hint: setting.hint.as_deref(),
    };
    let held = wrong.map_or(&held, |(typed, _)| typed);
    let check = setting.kind == SettingKind::Boolean;
    let input = if check {
        html! {
            input type="checkbox" id=(named.id) name=(named.name) value="true" checked[held == "true"]
                aria-describedby=[named.described()];
        }
    } else {
        input(setting, named, held, None)
    };
    form::field(&setting.label, check, named, &input)
}

/// An input for each table; left empty, the setting holds.
fn by_table(
    viewer: &Viewer,
    setting: &SettingInfo,
    own: &[(String, SettingValue)],
    wrong: &Wrong,
) -> Markup {
    let reader = &viewer.reader;
    let key = |table: &str| table_key(&setting.key, table);
    let tables = viewer.schema.tables();
    let open = !own.is_empty()
        || tables
            .iter()
            .any(|table| wrong.contains_key(&key(&table.key)));
    let same = text(&setting.value);
    html! {
        details open[open] {
            summary { (reader.text("setting-by-table")) }
            p.hint { (reader.text("setting-by-table-hint")) }
            div.by-table {
                @for table in tables {
                    (one(viewer, setting, &table.key, &labels::plural(reader, table), own, wrong.get(&key(&table.key)), &same))
                }
            }
        }
    }
}

fn one(
    viewer: &Viewer,
    setting: &SettingInfo,
    table: &str,
    label: &str,
    own: &[(String, SettingValue)],
    wrong: Option<&(String, String)>,
    same: &str,
) -> Markup {
    let held = own.iter().find(|(key, _)| key == table);
    let held = held.map(|(_, value)| text(value)).unwrap_or_default();
    let held = wrong.map_or(&held, |(typed, _)| typed);
    let key = table_key(&setting.key, table);
    let named = Named {
        id: &format!("s-{}-{table}", setting.key),
        name: &format!("s.{key}"),
        problem: wrong.map(|(_, problem)| problem.as_str()),
        hint: None,
    };
    let input = input(setting, named, held, Some((viewer, same)));
    form::field(label, false, named, &input)
}

/// An input of the setting's kind; of a table, one that can be left empty, with
/// what holds then.
fn input(
    setting: &SettingInfo,
    named: Named<'_>,
    held: &str,
    table: Option<(&Viewer, &str)>,
) -> Markup {
    let (id, name, described) = (named.id, named.name, named.described());
    let same = table.map(|(_, same)| same);
    match setting.kind {
        SettingKind::Boolean | SettingKind::Choice => html! {
            select id=(id) name=(name) aria-describedby=[described] {
                @if let Some((viewer, _)) = table {
                    option value="" selected[held.is_empty()] { (viewer.reader.text("setting-as-above")) }
                    @if setting.kind == SettingKind::Boolean {
                        option value="true" selected[held == "true"] { (viewer.reader.text("value-yes")) }
                        option value="false" selected[held == "false"] { (viewer.reader.text("value-no")) }
                    }
                }
                @for (key, label) in &setting.choices { option value=(key) selected[key == held] { (label) } }
            }
        },
        SettingKind::Integer => html! {
            input type="number" id=(id) name=(name) value=(held) min=[setting.min] max=[setting.max]
                required[table.is_none()] placeholder=[same]
                aria-invalid=[named.invalid()] aria-describedby=[described];
        },
        SettingKind::Text => html! {
            input id=(id) name=(name) value=(held) maxlength=[setting.max] placeholder=[same]
                aria-invalid=[named.invalid()] aria-describedby=[described];
        },
    }
}

fn text(value: &SettingValue) -> String {
    match value {
        SettingValue::Boolean(yes) => yes.to_string(),
        SettingValue::Integer(number) => number.to_string(),
        SettingValue::Text(text) => text.clone(),
    }
}
