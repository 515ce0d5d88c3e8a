//! What a plugin is and what it can do, in plain words, for whoever decides
//! about it. What it can do is read from the binary; the plugin says why.

mod about;
mod description;
mod troubled;
mod upgrade;

use std::sync::Arc;

use bailey_crm::plugin_data::State;
use bailey_crm::{Account, journal};
use bailey_package::Digest;
use bailey_package::contract::{self, InterfaceKind};
use bailey_package::manifest::Category;
use fluent_bundle::{FluentArgs, FluentValue};

use crate::catalogue::{Offer, Offered, Standing};
use crate::error::{Error, Result};
use crate::grant::{Consent, Grant, Granted, Tables};
use crate::life::is_safety;
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::roster::Missing;
use crate::texts::{Reader, Texts};

pub use description::{
    Description, EndpointInfo, NeedInfo, PageInfo, Power, SettingInfo, Trouble, VersionChange,
};
pub use upgrade::UpgradePlan;

/// All that the host itself says about plugins, in one language.
macro_rules! locale {
    ($language:literal) => {
        concat!(
            include_str!(concat!("../../locales/", $language, "/capabilities.ftl")),
            include_str!(concat!("../../locales/", $language, "/catalogue.ftl")),
            include_str!(concat!("../../locales/", $language, "/mail.ftl")),
        )
    };
}

const LOCALES: [(&str, &str); 4] = [
    ("en", locale!("en")),
    ("ru", locale!("ru")),
    ("pl", locale!("pl")),
    ("zh", locale!("zh")),
];

/// The host's sentences.
pub(crate) fn sentences() -> Texts {
    Texts::new("bailey", LOCALES.into_iter())
}

impl Plugins {
    /// The plugins that the account has and those that it can have, by name.
    ///
    /// # Errors
    /// [`Error::Crm`] if the account can't be read.
    pub fn list(&self, account: &Arc<Account>, reader: &dyn Reader) -> Result<Vec<Description>> {
        let roster = self.roster(account)?;
        let installed = roster
            .plugins
            .iter()
            .map(|plugin| self.installed(account, plugin, reader));
        let mut all = installed.collect::<Result<Vec<_>>>()?;
        for missing in &roster.missing {
            all.push(self.gone(missing, reader));
        }
        let catalogue = self.catalogue();
        for (offer, offered) in catalogue.newest_for(account.id()) {
            if all
                .iter()
                .all(|description| description.id != offer.manifest().id)
            {
                all.push(self.offered(account, (offer, offered), reader)?);
            }
        }
        all.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        Ok(all)
    }

    /// The ids and names of the plugins that the account has, by name. Memory
    /// alone.
    ///
    /// # Errors
    /// [`Error::Crm`] if the account can't be read.
    pub fn names(&self, account: &Account, reader: &dyn Reader) -> Result<Vec<(String, String)>> {
        let roster = self.roster(account)?;
        let name = |plugin: &Arc<Plugin>| {
            let name = &plugin.manifest().name;
            (
                plugin.id.to_string(),
                plugin.offer.texts.message(name, reader),
            )
        };
        let mut names: Vec<_> = roster.plugins.iter().map(name).collect();
        names.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
        Ok(names)
    }

    /// One plugin that the account has or can have.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Crm`] if the account can't be read.
    pub fn describe(
        &self,
        account: &Arc<Account>,
        plugin: &str,
        reader: &dyn Reader,
    ) -> Result<Description> {
        let roster = self.roster(account)?;
        match roster.installed(plugin) {
            Ok(plugin) => self.installed(account, plugin, reader),
            Err(Error::NotFound(missing)) => {
                let catalogue = self.catalogue();
                let mut heard_of = catalogue.newest_for(account.id());
                let found = heard_of.find(|(offer, _)| offer.manifest().id == plugin);
                let (offer, offered) = found.ok_or(Error::NotFound(missing))?;
                self.offered(account, (offer, offered), reader)
            }
            Err(error) => match roster
                .missing
                .iter()
                .find(|missing| missing.installation.plugin == plugin)
            {
                Some(missing) => Ok(self.gone(missing, reader)),
                None => Err(error),
            },
        }
    }

    /// The settings of an installed plugin.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Crm`] if the account can't be read.
    pub fn settings(
        &self,
        account: &Account,
        plugin: &str,
        reader: &dyn Reader,
    ) -> Result<Vec<SettingInfo>> {
        let roster = self.roster(account)?;
        Ok(settings(roster.installed(plugin)?, reader))
    }

    /// A plugin's icon, a PNG.
    pub fn icon(&self, plugin: &str) -> Option<Vec<u8>> {
        self.catalogue()
            .plugin(plugin)
            .ok()?
            .package
            .icon()
            .map(<[u8]>::to_vec)
    }

    fn offered(
        &self,
        account: &Account,
        (offer, offered): (&Arc<Offer>, Offered),
        reader: &dyn Reader,
    ) -> Result<Description> {
        let grant = Grant::consented(offer.manifest(), &Consent::default())?;
        let mut plugin = Plugin::candidate(&"".into(), Arc::clone(offer), grant);
        plugin.standing = self.catalogue().standing(offer.digest());
        let mut description = self.described(&plugin, None, reader);
        description.withheld = offered == Offered::Withheld;
        description.needs = self.needs(account, &plugin, reader)?;
        Ok(description)
    }

    fn installed(
        &self,
        account: &Arc<Account>,
        plugin: &Arc<Plugin>,
        reader: &dyn Reader,
    ) -> Result<Description> {
        let mut description = self.described(plugin, Some(plugin.state), reader);
        description.trouble = trouble(self, account, plugin)?;
        description.needs = self.needs(account, plugin, reader)?;
        description.needed_by = self.needed_by(account, &plugin.id, reader)?;
        (description.before, description.leaving) = about::life(account, &plugin.id)?;
        Ok(description)
    }

    fn described(&self, plugin: &Plugin, state: Option<State>, reader: &dyn Reader) -> Description {
        let (manifest, texts) = (plugin.manifest(), &plugin.offer.texts);
        let page = |page: &bailey_package::manifest::PageEntry| PageInfo {
            path: page.path.clone(),
            label: texts.message(&page.label, reader),
            audience: page.audience,
            menu: page.menu,
        };
        Description {
            id: manifest.id.clone(),
            version: manifest.version.to_string(),
            digest: plugin.offer.package.digest().to_hex(),
            publisher: manifest.publisher.clone(),
            category: manifest.category,
            name: texts.message(&manifest.name, reader),
            summary: texts.message(&manifest.summary, reader),
            safety: is_safety(manifest),
            state,
            newer: state.and_then(|_| self.newer(&manifest.id, plugin.offer.package.digest())),
            missing: None,
            trust: plugin.standing.trust(),
            vouched: plugin.standing.said(self.sentences(), reader.language()),
            withheld: false,
            powers: self.powers(plugin, state.is_some(), reader),
            pages: manifest.pages.iter().map(page).collect(),
            settings: settings(plugin, reader),
            trouble: None,
            about: about::text(plugin, reader),
            changes: about::changes(plugin, reader),
            endpoints: about::endpoints(plugin, reader),
            needs: Vec::new(),
            needed_by: Vec::new(),
            before: None,
            leaving: None,
        }
    }

    /// A plugin that the account has and that can't be loaded.
    fn gone(&self, missing: &Missing, reader: &dyn Reader) -> Description {
        let installation = &missing.installation;
        let unknown = Standing::unknown();
        let standing = missing.standing.as_ref().unwrap_or(&unknown);
        let said = missing.said(self.sentences(), reader.language());
        let catalogue = self.catalogue();
        let offered = catalogue.plugin(&installation.plugin).ok();
        let name = offered.map(|offer| offer.texts.message(&offer.manifest().name, reader));
        Description {
            id: installation.plugin.clone(),
            version: installation.version.clone(),
            digest: installation.digest.clone(),
            publisher: offered
                .map(|offer| offer.manifest().publisher.clone())
                .unwrap_or_default(),
            category: offered.map_or(Category::Tools, |offer| offer.manifest().category),
            name: name.unwrap_or_else(|| installation.plugin.clone()),
            summary: String::new(),
            safety: false,
            state: Some(installation.state),
            newer: offered
                .filter(|offer| offer.package.digest().to_hex() != installation.digest)
                .map(|offer| offer.manifest().version.to_string()),
            trust: standing.trust(),
            vouched: standing.said(self.sentences(), reader.language()),
            withheld: false,
            missing: Some(said),
            powers: Vec::new(),
            pages: Vec::new(),
            settings: Vec::new(),
            trouble: None,
            about: None,
            changes: Vec::new(),
            endpoints: Vec::new(),
            needs: Vec::new(),
            needed_by: Vec::new(),
            before: None,
            leaving: None,
        }
    }

    /// The catalogue's version of a plugin, if it has another package of it.
    fn newer(&self, plugin: &str, digest: Digest) -> Option<String> {
        let catalogue = self.catalogue();
        let offer = catalogue.plugin(plugin).ok()?;
        (offer.package.digest() != digest).then(|| offer.manifest().version.to_string())
    }

    fn powers(&self, plugin: &Plugin, installed: bool, reader: &dyn Reader) -> Vec<Power> {
        let (manifest, texts) = (plugin.manifest(), &plugin.offer.texts);
        let power = |name: &String, reason: &String, optional: bool, granted: &Granted| {
            let known = contract::interface(name)?;
            Some(Power {
                interface: name.clone(),
                kind: known.kind,
                risk: known.risk,
                sentence: self.sentence(known, &granted.tables, reader),
                reason: texts.message(reason, reader),
                optional,
                tables: granted.tables.clone(),
                granted: installed.then_some(!granted.refused),
            })
        };
        let capabilities = manifest.capabilities.iter().filter_map(|(name, asked)| {
            power(
                name,
                &asked.reason,
                asked.optional,
                plugin.grant.capabilities.get(name)?,
            )
        });
        let points = manifest
            .extension_points
            .iter()
            .filter_map(|(name, asked)| {
                power(
                    name,
                    &asked.reason,
                    false,
                    plugin.grant.extension_points.get(name)?,
                )
            });
        let mut powers: Vec<_> = capabilities.chain(points).collect();
        powers.sort_by_key(|power| std::cmp::Reverse(power.risk));
        powers
    }

    /// What an interface means, as far as it was or would be granted.
    fn sentence(
        &self,
        known: &contract::KnownInterface,
        tables: &Tables,
        reader: &dyn Reader,
    ) -> String {
        let kind = match known.kind {
            InterfaceKind::Capability => "capability",
            InterfaceKind::ExtensionPoint | InterfaceKind::Types => "extension-point",
        };
        let mut arguments = FluentArgs::new();
        match tables {
            Tables::All => arguments.set("scope", FluentValue::from("all")),
            Tables::Only(keys) => {
                let names: Vec<_> = keys.iter().map(|key| reader.table(key)).collect();
                let none = FluentArgs::new();
                let between = self
                    .sentences()
                    .format(reader.language(), "list-between", &none);
                arguments.set("scope", FluentValue::from("some"));
                arguments.set("tables", FluentValue::from(names.join(&between)));
            }
        }
        self.sentences().format(
            reader.language(),
            &format!("{kind}-{}", known.name),
            &arguments,
        )
    }
}

fn settings(plugin: &Plugin, reader: &dyn Reader) -> Vec<SettingInfo> {
    let texts = &plugin.offer.texts;
    let info = |setting: &bailey_package::manifest::Setting| {
        let (_, value) = plugin.setting(&setting.key)?;
        let choice = |key: &String| {
            (
                key.clone(),
                texts.message(&format!("{}-{key}", setting.label), reader),
            )
        };
        Some(SettingInfo {
            key: setting.key.clone(),
            label: texts.message(&setting.label, reader),
            hint: setting
                .hint
                .as_ref()
                .map(|hint| texts.message(hint, reader)),
            kind: setting.kind,
            value: value.clone(),
            default: setting.default.clone(),
            min: setting.min,
            max: setting.max,
            tables: setting.per_table.then(|| plugin.owns(setting)),
            choices: setting.choices.iter().map(choice).collect(),
        })
    };
    plugin.manifest().settings.iter().filter_map(info).collect()
}

/// Whether the plugin failed so often that it isn't called for a while.
fn is_shut_out(plugin: &Plugin) -> bool {
    let state = *plugin
        .breaker
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    !matches!(state, bailey_sandbox::Breaker::Closed { .. })
}

/// The last failure in the journal of a plugin that isn't called any more.
fn trouble(plugins: &Plugins, account: &Arc<Account>, plugin: &Plugin) -> Result<Option<Trouble>> {
    if !is_shut_out(plugin) {
        return Ok(None);
    }
    let query = journal::JournalQuery {
        filter: journal::JournalFilter {
            by_plugin: Some(plugin.id.to_string()),
            kinds: vec!["plugins.failed".into()],
            ..Default::default()
        },
        limit: 1,
        after: None,
    };
    let page = journal::query(
        account,
        &crate::extension_points::job_runner::alone(plugins, plugin),
        &query,
    )?;
    Ok(page.operations.into_iter().next().map(|operation| {
        let detail = |name: &str| {
            let found = operation.details.iter().find(|(key, _)| key == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        Trouble {
            code: detail("code"),
            message: detail("message"),
            at: operation.at,
        }
    }))
}

#[cfg(test)]
mod tests;
