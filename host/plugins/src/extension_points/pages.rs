//! `pages`: the plugin's own pages. Drawing one reads; an action writes, and
//! what it stored is kept if it succeeded.

use std::sync::Arc;

use bailey_crm::{Account, Context};
use bailey_package::manifest::PageEntry;
use bailey_sandbox::{CallLimits, Failure, Reuse};

use super::{ended, present};
use crate::call::{Call, Mode};
use crate::calling::{Way, keep};
use crate::contract::bailey::crm::types::Viewer;
use crate::contract::exports::bailey::crm::pages as wit;
use crate::convert::{Writer, answer};
use crate::error::{Error, Result};
use crate::guards::Credential;
use crate::page::{Outcome, Page, Parameters};
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::texts::Reader;

/// The interface's name.
pub const NAME: &str = "pages";

/// How it is called.
pub const WAY: Way = Way {
    point: NAME,
    reuse: Reuse::Live,
    limits: CallLimits::PAGE,
    waits: true,
};

/// One line of the menu.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct MenuEntry {
    /// The plugin's id.
    pub plugin: String,
    /// The plugin's name.
    pub name: String,
    /// What sort of plugin it is.
    pub category: bailey_package::manifest::Category,
    /// The page's path within the plugin.
    pub path: String,
    /// What the line says.
    pub label: String,
}

impl Plugins {
    /// The pages that enabled plugins add to the menu of whoever asks. Memory
    /// alone: every page of the host draws it.
    ///
    /// # Errors
    /// [`Error::Crm`] if the account can't be read.
    pub fn menu(
        &self,
        account: &Account,
        context: &Context,
        reader: &dyn Reader,
    ) -> Result<Vec<MenuEntry>> {
        let roster = self.roster(account)?;
        let mut menu = Vec::new();
        for plugin in roster.at(NAME) {
            let manifest = plugin.manifest();
            let shown = manifest
                .pages
                .iter()
                .filter(|page| page.menu && may_see(page, context));
            menu.extend(shown.map(|page| MenuEntry {
                plugin: manifest.id.clone(),
                name: plugin.offer.texts.message(&manifest.name, reader),
                category: manifest.category,
                path: page.path.clone(),
                label: plugin.offer.texts.message(&page.label, reader),
            }));
        }
        Ok(menu)
    }

    /// The first page that an enabled plugin with this capability shows in the
    /// menu of whoever asks: the plugin's id and the page's path. Memory alone.
    ///
    /// # Errors
    /// [`Error::Crm`] if the account can't be read.
    pub fn page_of(
        &self,
        account: &Account,
        context: &Context,
        capability: &str,
    ) -> Result<Option<(String, String)>> {
        let roster = self.roster(account)?;
        let with = roster
            .at(NAME)
            .filter(|plugin| plugin.grant.capability(capability).is_some());
        let page = with.flat_map(|plugin| {
            let pages = plugin.manifest().pages.iter();
            pages
                .filter(|page| page.menu && may_see(page, context))
                .map(move |page| (plugin, page))
        });
        Ok(page
            .map(|(plugin, page)| (plugin.id.to_string(), page.path.clone()))
            .next())
    }

    /// Whether the host asks who it is before this action of a plugin's page is done:
    /// the manifest says so. Memory alone.
    ///
    /// # Errors
    /// As [`render`](Self::render).
    pub fn asks_step_up(
        &self,
        account: &Account,
        context: &Context,
        plugin: &str,
        path: &str,
        action: &str,
    ) -> Result<bool> {
        let plugin = self.with_page(account, context, plugin, path)?;
        let mut pages = plugin.manifest().pages.iter();
        let page = pages.find(|page| page.path == path);
        Ok(page.is_some_and(|page| page.step_up.iter().any(|name| name == action)))
    }

    /// Draws a page of a plugin.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such page here; [`Error::Answered`] if
    /// the plugin said no; [`Error::Failed`] if it broke.
    pub fn render(
        &self,
        account: &Arc<Account>,
        context: &Context,
        reader: &dyn Reader,
        plugin: &str,
        path: &str,
        parameters: Parameters,
    ) -> Result<Page> {
        let plugin = self.with_page(account, context, plugin, path)?;
        let request = wit::Request {
            path: path.to_owned(),
            parameters,
            viewer: viewer(context, reader)?,
        };
        let call =
            Call::new(self, account, context, &plugin, Mode::Reading).of("render", &(&request,));
        let called = self.call(WAY, call, |store, instance, points| {
            let pages = present(points.pages.as_ref(), NAME)?.load(&mut *store, instance)?;
            pages.call_render(store, &request)
        });
        let writer = Writer::new(&plugin.offer.texts, reader);
        let (page, _) = finished(&plugin, &writer, called)?;
        writer.page(page).map_err(|failure| unfit(&plugin, failure))
    }

    /// Does what a button or a form of a plugin's page is for.
    ///
    /// # Errors
    /// As [`render`](Self::render). What the plugin stored is then dropped; what
    /// it did through capabilities is done, and in the journal. [`Error::Running`]
    /// if the job that it wants started runs already.
    #[expect(
        clippy::too_many_arguments,
        reason = "who, where, what: each its own type"
    )]
    pub fn act(
        &self,
        account: &Arc<Account>,
        context: &Context,
        reader: &dyn Reader,
        plugin: &str,
        path: &str,
        action: &str,
        parameters: Parameters,
    ) -> Result<Outcome> {
        let plugin = self.with_page(account, context, plugin, path)?;
        let submission = wit::Submission {
            path: path.to_owned(),
            action: action.to_owned(),
            parameters,
            viewer: viewer(context, reader)?,
        };
        let call =
            Call::new(self, account, context, &plugin, Mode::Acting).of("act", &(&submission,));
        let called = self.call(WAY, call, |store, instance, points| {
            let pages = present(points.pages.as_ref(), NAME)?.load(&mut *store, instance)?;
            pages.call_act(store, &submission)
        });
        let writer = Writer::new(&plugin.offer.texts, reader);
        let (mut outcome, left) = finished(&plugin, &writer, called)?;
        keep(self, account, &plugin, left)?;
        let wanted = outcome.job.take();
        let mut outcome = writer.outcome(outcome);
        if let Some(job) = wanted {
            let (name, parameters) = (&job.name, job.parameters);
            outcome.job = Some(self.start_from_page(account, context, &plugin, name, parameters)?);
        }
        Ok(outcome)
    }

    /// The plugin, if it is enabled and has a page of that path for whoever
    /// asks. Which pages there are is the manifest's to say.
    fn with_page(
        &self,
        account: &Account,
        context: &Context,
        plugin: &str,
        path: &str,
    ) -> Result<Arc<Plugin>> {
        let roster = self.roster(account)?;
        let plugin = roster.enabled(plugin)?;
        let page = plugin
            .manifest()
            .pages
            .iter()
            .find(|page| page.path == path);
        match page {
            Some(page) if may_see(page, context) => Ok(Arc::clone(plugin)),
            Some(_) => Err(bailey_crm::Error::Denied("this page is for admins".into()).into()),
            None => Err(Error::NotFound(format!(
                "the plugin `{}` has no page `{path}`",
                plugin.id
            ))),
        }
    }
}

fn may_see(page: &PageEntry, context: &Context) -> bool {
    page.audience.admits(context.access.admin)
}

/// Who looks, as a plugin is told.
pub(super) fn viewer(context: &Context, reader: &dyn Reader) -> Result<Viewer> {
    let Some(user) = context.actor.user() else {
        return Err(bailey_crm::Error::Denied("pages are for users of the account".into()).into());
    };
    Ok(Viewer {
        user: user.0,
        admin: context.access.admin,
        language: reader.language().to_owned(),
        address: context.address.map(|address| address.to_string()),
        credential: Credential::of(&context.actor).into(),
    })
}

/// What a plugin answered makes no page.
pub(super) fn unfit(plugin: &Plugin, failure: Failure) -> Error {
    Error::Failed {
        plugin: plugin.id.to_string(),
        failure,
    }
}

/// The answer and what was stored, or the error that the reader is shown.
pub(super) fn finished<R, S>(
    plugin: &Plugin,
    writer: &Writer<'_>,
    called: Result<(Result<R, crate::contract::bailey::crm::types::Error>, S), Failure>,
) -> Result<(R, S)> {
    ended(plugin, called, |error| answer(error, writer))
}
