//! What a new version of a plugin means to those who have the one before it.

use std::fmt;

use bailey_package::{Manifest, Package};

/// Something in which a new version differs, as far as it matters to an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// It is another plugin.
    Id {
        /// What the version before is called.
        before: String,
    },
    /// Its version is not above the one before.
    Version {
        /// The version before.
        before: String,
        /// Its own.
        now: String,
    },
    /// It asks for a capability or an extension point that wasn't asked for, or for more
    /// tables there.
    Asks {
        /// The interface's name.
        interface: String,
        /// The tables that come on top, where that is all.
        tables: Vec<String>,
    },
    /// A setting went, or holds something of another kind: what admins set is lost.
    Setting {
        /// Its key.
        key: String,
    },
    /// A page, a panel or a route that people and programs may rely on is gone.
    Gone {
        /// What it was.
        what: &'static str,
        /// Its path or name.
        name: String,
    },
}

impl Difference {
    /// Whether no host would take it for a new version.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        matches!(self, Self::Id { .. } | Self::Version { .. })
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id { before } => write!(
                f,
                "the version before is called `{before}`: with another id it is another plugin"
            ),
            Self::Version { before, now } => write!(
                f,
                "{before} was published already, and {now} is not above it: raise `version` in \
                 plugin.toml"
            ),
            Self::Asks { interface, tables } if tables.is_empty() => {
                write!(
                    f,
                    "asks for `{interface}`, which the version before did not"
                )
            }
            Self::Asks { interface, tables } => {
                write!(
                    f,
                    "asks for more tables with `{interface}`: {}",
                    tables.join(", ")
                )
            }
            Self::Setting { key } => {
                write!(
                    f,
                    "the setting `{key}` is gone or of another kind: its value is lost"
                )
            }
            Self::Gone { what, name } => write!(f, "the {what} `{name}` is gone"),
        }
    }
}

/// All that differs, what can't stay so first.
#[must_use]
pub fn differences(before: &Package, now: &Package) -> Vec<Difference> {
    let (before, now) = (before.manifest(), now.manifest());
    let mut found = Vec::new();
    if before.id != now.id {
        found.push(Difference::Id {
            before: before.id.clone(),
        });
    }
    if now.version <= before.version {
        found.push(Difference::Version {
            before: before.version.to_string(),
            now: now.version.to_string(),
        });
    }
    found.extend(asks(before, now));
    let kept = |key: &str| now.settings.iter().find(|setting| setting.key == key);
    found.extend(before.settings.iter().filter_map(|setting| {
        let same = kept(&setting.key).is_some_and(|kept| kept.kind == setting.kind);
        (!same).then(|| Difference::Setting {
            key: setting.key.clone(),
        })
    }));
    let gone = |what, name: &str| Difference::Gone {
        what,
        name: name.to_owned(),
    };
    let pages = before.pages.iter().map(|page| &page.path);
    let pages = pages.filter(|path| now.pages.iter().all(|page| page.path != **path));
    found.extend(pages.map(|path| gone("page", path)));
    let panels = before.panels.iter().map(|panel| &panel.name);
    let panels = panels.filter(|name| now.panels.iter().all(|panel| panel.name != **name));
    found.extend(panels.map(|name| gone("panel", name)));
    let routes = before.endpoints.iter().filter(|route| {
        let same = |other: &&_| {
            let other: &bailey_package::manifest::EndpointEntry = other;
            other.path == route.path && other.method == route.method
        };
        !now.endpoints.iter().any(|other| same(&other))
    });
    found.extend(routes.map(|route| gone("route", &format!("{} {}", route.method, route.path))));
    found
}

/// What is asked for on top.
fn asks(before: &Manifest, now: &Manifest) -> Vec<Difference> {
    let capabilities = now.capabilities.iter().map(|(name, asked)| {
        let before = before.capabilities.get(name);
        (name, &asked.tables, before.map(|before| &before.tables))
    });
    let points = now.extension_points.iter().map(|(name, asked)| {
        let before = before.extension_points.get(name);
        (name, &asked.tables, before.map(|before| &before.tables))
    });
    let more = capabilities
        .chain(points)
        .filter_map(|(name, tables, before)| {
            let Some(before) = before else {
                return Some((name, Vec::new()));
            };
            let all = before.iter().any(|table| table == "*");
            let more: Vec<String> = tables
                .iter()
                .filter(|table| !all && !before.contains(table))
                .cloned()
                .collect();
            (!more.is_empty()).then_some((name, more))
        });
    more.map(|(interface, tables)| Difference::Asks {
        interface: interface.clone(),
        tables,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use bailey_package::write;

    use super::*;

    /// A package of this version that asks for these, each with its tables.
    fn package(version: &str, asks: &[(&str, &str)], more: &str) -> Package {
        let imports: String = asks
            .iter()
            .map(|(name, _)| {
                format!("(import \"bailey:crm/{name}@1.0.0\" (instance (export \"x\" (func))))")
            })
            .collect();
        let asked: String = asks
            .iter()
            .map(|(name, tables)| format!("[capabilities.{name}]\nreason = \"name\"\n{tables}\n"))
            .collect();
        let manifest = format!(
            "id = \"acme.sundial\"\nversion = \"{version}\"\ncontract = \"1.0.0\"\n\
             publisher = \"Acme\"\ncategory = \"tools\"\nname = \"name\"\nsummary = \"name\"\n\
             {asked}{more}"
        );
        let texts = BTreeMap::from([("en".to_owned(), "name = Sundial\n".to_owned())]);
        let component = wat::parse_str(format!("(component {imports})")).unwrap();
        Package::read(write::pack(&component, &manifest, &texts, None)).unwrap()
    }

    fn said(before: &Package, now: &Package) -> Vec<String> {
        differences(before, now)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_version_that_asks_for_no_more_differs_in_nothing() {
        let asks = [("clock", ""), ("records", "tables = [\"deals\"]")];
        let (before, now) = (package("1.0.0", &asks, ""), package("1.1.0", &asks, ""));
        assert_eq!(said(&before, &now), [] as [String; 0]);
    }

    #[test]
    fn what_a_version_asks_on_top_is_named_with_its_tables() {
        let before = package("1.0.0", &[("records", "tables = [\"deals\"]")], "");
        let asks = [
            ("clock", ""),
            ("records", "tables = [\"deals\", \"tasks\"]"),
        ];
        assert_eq!(
            said(&before, &package("1.1.0", &asks, "")),
            [
                "asks for `clock`, which the version before did not",
                "asks for more tables with `records`: tasks",
            ]
        );
        let all = package("1.0.0", &[("records", "tables = [\"*\"]")], "");
        let some = package("1.1.0", &[("records", "tables = [\"deals\"]")], "");
        assert_eq!(said(&all, &some), [] as [String; 0]);
    }

    #[test]
    fn a_version_that_is_not_raised_can_not_be_published() {
        let before = package("1.0.0", &[], "");
        let same = differences(&before, &package("1.0.0", &[], ""));
        assert!(same.iter().any(Difference::is_fatal), "{same:?}");
    }
}
