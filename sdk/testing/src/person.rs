//! Somebody of the account, and what they can do with plugins.

use anyhow::Result as AnyResult;
use bailey_crm::directory::{self, Language, User};
use bailey_crm::{Context, RecordRef, UserId, records};
use bailey_plugins::page::{Outcome, Page};
use bailey_plugins::{
    EndpointReply, EndpointRequest, Method, Panel, Parameters, Reader as _, Result,
};

use crate::bailey::Bailey;
use crate::reader::Eyes;
use crate::seen::Seen;

/// One of the account's people.
pub struct Person<'a> {
    bailey: &'a Bailey,
    user: UserId,
    language: Option<Language>,
}

impl<'a> Person<'a> {
    pub(crate) fn of(bailey: &'a Bailey, user: UserId) -> Self {
        Self {
            bailey,
            user,
            language: None,
        }
    }

    /// The same, reading in this language.
    ///
    /// # Errors
    /// Bailey's pages aren't written in it.
    pub fn reading(mut self, language: &str) -> AnyResult<Self> {
        self.language = Some(language.parse()?);
        Ok(self)
    }

    /// Their number.
    #[must_use]
    pub fn id(&self) -> UserId {
        self.user
    }

    /// Opens a page of a plugin.
    ///
    /// # Errors
    /// What they would be shown instead.
    pub fn page(&self, plugin: &str, path: &str) -> Result<Seen<Page>> {
        self.page_with(plugin, path, &[])
    }

    /// Opens a page with parameters in its address.
    ///
    /// # Errors
    /// As [`page`](Self::page).
    pub fn page_with(&self, plugin: &str, path: &str, of: &[(&str, &str)]) -> Result<Seen<Page>> {
        let (context, user) = self.who()?;
        let (plugins, account) = (self.bailey.plugins(), self.bailey.account());
        let eyes = Eyes::of(account, &context, &user);
        let page = plugins.render(account, &context, &eyes, plugin, path, parameters(of))?;
        let mut texts = vec![page.title.clone()];
        texts.extend(page.lead.clone());
        texts.extend(eyes.read(&page.blocks));
        Ok(Seen::of(page, texts))
    }

    /// Presses a button or sends a form of a page.
    ///
    /// # Errors
    /// What they would be shown instead.
    pub fn act(
        &self,
        plugin: &str,
        path: &str,
        action: &str,
        of: &[(&str, &str)],
    ) -> Result<Outcome> {
        let (context, user) = self.who()?;
        let (plugins, account) = (self.bailey.plugins(), self.bailey.account());
        let eyes = Eyes::of(account, &context, &user);
        plugins.act(
            account,
            &context,
            &eyes,
            plugin,
            path,
            action,
            parameters(of),
        )
    }

    /// What plugins show on a record's own page.
    ///
    /// # Errors
    /// They may not see the record.
    pub fn panels(&self, record: &RecordRef) -> Result<Vec<Seen<Panel>>> {
        let (context, user) = self.who()?;
        let (plugins, account) = (self.bailey.plugins(), self.bailey.account());
        let eyes = Eyes::of(account, &context, &user);
        let record = records::get(account, &context, record)?;
        let panels = plugins.panels(account, &context, &eyes, &record)?;
        let seen = panels.into_iter().map(|panel| {
            let mut texts = vec![panel.label.clone()];
            match &panel.blocks {
                Ok(blocks) => texts.extend(eyes.read(blocks)),
                Err(error) => texts.push(error.to_string()),
            }
            Seen::of(panel, texts)
        });
        Ok(seen.collect())
    }

    /// The fields of a record and what they hold, a line each; empty ones are left out.
    ///
    /// # Errors
    /// They may not see the record.
    pub fn record(&self, record: &RecordRef) -> AnyResult<Vec<String>> {
        let (context, user) = self.who()?;
        let account = self.bailey.account();
        let eyes = Eyes::of(account, &context, &user);
        let held = records::get(account, &context, record)?;
        let fields = held.table.fields.iter().zip(&held.values);
        let filled = fields.filter(|(_, value)| !value.is_none());
        Ok(filled
            .map(|(field, value)| format!("{}: {}", field.key, eyes.value(value)))
            .collect())
    }

    /// Runs a job, again as long as it says that more is left; answers what it said
    /// last, as they read it.
    ///
    /// # Errors
    /// They are no admin; there is no such job; it said no, or broke.
    pub fn run_job(&self, plugin: &str, job: &str, of: &[(&str, &str)]) -> Result<String> {
        let (context, user) = self.who()?;
        let (plugins, account) = (self.bailey.plugins(), self.bailey.account());
        let eyes = Eyes::of(account, &context, &user);
        loop {
            let report = plugins.run_job(account, &context, plugin, job, parameters(of))?;
            if !report.again {
                let jobs = plugins.jobs(account, &eyes)?;
                let run = jobs
                    .into_iter()
                    .find(|it| it.plugin == plugin && it.name == job);
                let said = run.and_then(|run| run.last).and_then(|last| last.summary);
                return Ok(said.unwrap_or_default());
            }
        }
    }

    /// Asks at one of a plugin's own routes, with JSON if it is more than a question.
    ///
    /// # Errors
    /// There is no such route for them; the plugin said no, or broke.
    pub fn ask(
        &self,
        plugin: &str,
        method: Method,
        path: &str,
        body: Option<&serde_json::Value>,
    ) -> Result<EndpointReply> {
        let (context, user) = self.who()?;
        let (plugins, account) = (self.bailey.plugins(), self.bailey.account());
        let eyes = Eyes::of(account, &context, &user);
        let (path, of) = path.split_once('?').unwrap_or((path, ""));
        let pairs = of.split('&').filter_map(|pair| pair.split_once('='));
        let request = EndpointRequest {
            method,
            path: path.to_owned(),
            parameters: pairs
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
            content_type: body.map(|_| "application/json".to_owned()),
            body: body
                .map(|body| body.to_string().into_bytes())
                .unwrap_or_default(),
        };
        plugins.answer_at(account, &context, &eyes, plugin, request)
    }

    /// Their context and what is known of them.
    fn who(&self) -> Result<(Context, User)> {
        let context = self.bailey.context(self.user)?;
        let operator = Context::operator();
        let user = self
            .bailey
            .account()
            .read(|read| directory::user(read, &operator, self.user))?;
        let language = self.language.unwrap_or(user.language);
        Ok((context, User { language, ..user }))
    }
}

fn parameters(of: &[(&str, &str)]) -> Parameters {
    of.iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}
