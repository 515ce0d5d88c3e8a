//! What a package can do, in the words that an admin reads before consenting. They
//! are the host's own, so that both are told the same.

use bailey_package::contract::{self, InterfaceKind, KnownInterface, Risk};
use bailey_package::{Manifest, Package};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::langid;

/// The host's sentences in English.
const SENTENCES: &str = include_str!("../../../host/plugins/locales/en/capabilities.ftl");

/// One thing that a plugin can do, or a place where it takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Power {
    /// The interface's name.
    pub interface: String,
    /// What it could do at worst.
    pub risk: Risk,
    /// What it means.
    pub sentence: String,
    /// What it is for, in the plugin's words.
    pub reason: String,
    /// An admin can refuse it.
    pub optional: bool,
}

/// All that a package can do, the most harmful first.
#[must_use]
pub fn powers(package: &Package) -> Vec<Power> {
    let manifest = package.manifest();
    let english = package.locales().get("en").map_or("", String::as_str);
    let (host, plugin) = (bundle(SENTENCES), bundle(english));
    let named = package.capabilities().chain(package.extension_points());
    let power = |name: &str| {
        let known = contract::interface(name)?;
        let (reason, optional, tables) = asked(manifest, name)?;
        Some(Power {
            interface: name.to_owned(),
            risk: known.risk,
            sentence: sentence(&host, known, tables),
            reason: text(&plugin, reason, &FluentArgs::new()),
            optional,
        })
    };
    let mut powers: Vec<Power> = named.filter_map(power).collect();
    powers.sort_by_key(|power| std::cmp::Reverse(power.risk));
    powers
}

/// A message of the package in English.
#[must_use]
pub fn message(package: &Package, id: &str) -> String {
    let english = package.locales().get("en").map_or("", String::as_str);
    text(&bundle(english), id, &FluentArgs::new())
}

fn asked<'a>(manifest: &'a Manifest, name: &str) -> Option<(&'a str, bool, &'a [String])> {
    let capability = manifest.capabilities.get(name);
    let capability = capability.map(|it| (&*it.reason, it.optional, &*it.tables));
    capability.or_else(|| {
        let point = manifest.extension_points.get(name)?;
        Some((&*point.reason, false, &*point.tables))
    })
}

fn sentence(host: &Bundle, known: &KnownInterface, tables: &[String]) -> String {
    let kind = match known.kind {
        InterfaceKind::Capability => "capability",
        InterfaceKind::ExtensionPoint | InterfaceKind::Types => "extension-point",
    };
    let mut arguments = FluentArgs::new();
    let all = tables.is_empty() || tables.iter().any(|table| table == "*");
    arguments.set("scope", if all { "all" } else { "some" });
    arguments.set("tables", tables.join(", "));
    text(host, &format!("{kind}-{}", known.name), &arguments)
}

type Bundle = FluentBundle<FluentResource>;

/// What is not Fluent is left out: `check` says where it is.
fn bundle(text: &str) -> Bundle {
    let mut bundle = FluentBundle::new(vec![langid!("en")]);
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(some, _)| some);
    bundle.add_resource_overriding(resource);
    bundle
}

/// A message; its id if there is none.
fn text(bundle: &Bundle, id: &str, arguments: &FluentArgs<'_>) -> String {
    let pattern = bundle.get_message(id).and_then(|message| message.value());
    let Some(pattern) = pattern else {
        return id.to_owned();
    };
    let mut errors = Vec::new();
    bundle
        .format_pattern(pattern, Some(arguments), &mut errors)
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_interface_has_a_sentence() {
        let host = bundle(SENTENCES);
        let known = contract::INTERFACES.iter();
        for known in known.filter(|known| known.kind != InterfaceKind::Types) {
            let all = sentence(&host, known, &[]);
            let some = sentence(&host, known, &["deals".to_owned()]);
            assert!(all.contains(' '), "{all}");
            assert_eq!(some.contains("deals"), known.by_table, "{some}");
        }
    }
}
