//! What holds of a plugin, written in a file: steps that somebody takes, and what they
//! are shown. For plugins in any language, and for those whose tests should not compile
//! a host.
//!
//! ```toml
//! name = "a search says what it found"
//! clock = "2026-03-02T09:00:00Z"
//!
//! [[records]]
//! table = "companies"
//! values = { name = "Acme" }
//!
//! [[steps]]
//! job = "search"
//!
//! [[steps]]
//! page = ""
//! shows = ["Acme"]
//! ```

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use bailey_crm::{RecordId, RecordRef};
use bailey_plugins::{Condition, EndpointContent, Method};
use serde::Deserialize;

use crate::bailey::Bailey;
use crate::person::Person;
use crate::shares::shares;

/// A scenario.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// What holds.
    pub name: String,
    /// What time it is, where that matters.
    clock: Option<String>,
    /// Where random bytes begin, where that matters.
    seed: Option<u64>,
    /// Fields that an admin made, in their order.
    #[serde(default)]
    fields: Vec<AddedField>,
    /// Records that are there, in their order; numbers count from 1 in each table, but
    /// in `companies`, whose first one is there already.
    #[serde(default)]
    records: Vec<NewRecord>,
    /// The plugin's settings.
    #[serde(default)]
    settings: BTreeMap<String, serde_json::Value>,
    /// What is done, in this order.
    steps: Vec<Step>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AddedField {
    table: String,
    /// As the API takes it.
    field: serde_json::Value,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NewRecord {
    table: String,
    /// As the API takes them.
    values: serde_json::Value,
}

/// One thing that is done, and what is expected of it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Step {
    /// Opens this page of the plugin; or, with `act`, where that is done.
    page: Option<String>,
    /// Does what this button or form of the page is for.
    act: Option<String>,
    /// Opens the page of this record, such as `deals/1`, and looks at the panels.
    panels: Option<String>,
    /// Looks at what this record holds, such as `deals/1`: `key: value` a line.
    record: Option<String>,
    /// Makes this record, as the owner.
    make: Option<NewRecord>,
    /// Deletes this record, as the owner.
    delete: Option<String>,
    /// Runs this job.
    job: Option<String>,
    /// Asks at this route of the plugin.
    get: Option<String>,
    /// Sends `body` to this route of the plugin.
    post: Option<String>,
    /// Hands listeners what happened.
    events: bool,
    /// Of a page's address, a form, or a job.
    parameters: BTreeMap<String, String>,
    /// What is sent, as JSON.
    body: Option<serde_json::Value>,
    /// Who does it: `owner`, or `member`.
    #[serde(rename = "as")]
    who: Option<String>,
    /// In which language they read.
    language: Option<String>,
    /// Before it, the clock is set to this.
    clock: Option<String>,
    /// Before it, capabilities become `refused`, `failing`, `slow` or `granted`.
    capabilities: BTreeMap<String, String>,
    /// What stands in what they are shown.
    shows: Vec<String>,
    /// What does not.
    hides: Vec<String>,
    /// They are refused: with this code, such as `denied`, `not-found` or `invalid`.
    refused: Option<String>,
    /// The kinds of the entries that it adds to the journal, in their order.
    journal: Option<Vec<String>>,
    /// No call uses more of any limit, in hundredths.
    share: Option<u64>,
}

impl Scenario {
    /// Reads a scenario's file.
    ///
    /// # Errors
    /// Names the file and the line that is at fault.
    pub fn read(path: &Path) -> Result<Self> {
        let shown = path.display();
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))?;
        toml::from_str(&text).with_context(|| format!("{shown} is no scenario"))
    }

    /// Takes its steps in an account that nobody used, with the package installed.
    ///
    /// # Errors
    /// The first thing that is not as it should be, with what is there instead.
    pub fn run(&self, bailey: &Bailey, package: impl Into<std::sync::Arc<[u8]>>) -> Result<()> {
        if let Some(clock) = &self.clock {
            bailey.set_clock(clock)?;
        }
        if let Some(seed) = self.seed {
            bailey.set_seed(seed);
        }
        for added in &self.fields {
            let made = bailey.field(&added.table, &added.field);
            made.with_context(|| format!("a field of {}", added.table))?;
        }
        for record in &self.records {
            let made = bailey.record(&record.table, &record.values);
            made.with_context(|| format!("a record of {}", record.table))?;
        }
        let plugin = bailey.install(package)?;
        for (key, value) in &self.settings {
            bailey.set_setting(&plugin, key, value)?;
        }
        for (number, step) in self.steps.iter().enumerate() {
            let taken = step.take(bailey, &plugin);
            taken.with_context(|| format!("step {}", number + 1))?;
        }
        Ok(())
    }
}

impl Step {
    fn take(&self, bailey: &Bailey, plugin: &str) -> Result<()> {
        if let Some(clock) = &self.clock {
            bailey.set_clock(clock)?;
        }
        for (capability, word) in &self.capabilities {
            bailey.set(capability, condition(word)?);
        }
        let (entries, calls) = (bailey.journal()?.len(), bailey.calls().len());
        let read = self.read(bailey, plugin);
        let code = |error: &anyhow::Error| {
            let error = error.downcast_ref::<bailey_plugins::Error>();
            error.map_or_else(|| "other".to_owned(), |error| error.code().to_owned())
        };
        let read = match (read, &self.refused) {
            (Ok(read), None) => read,
            (Ok(read), Some(_)) => bail!("it should have been refused; it says\n\n{read}"),
            (Err(error), Some(wanted)) if code(&error) == *wanted => error.to_string(),
            (Err(error), Some(wanted)) => {
                bail!(
                    "it should have been refused with `{wanted}`, not `{}`: {error}",
                    code(&error)
                )
            }
            (Err(error), None) => return Err(error),
        };
        for text in &self.shows {
            ensure!(read.contains(text), "`{text}` should stand in\n\n{read}\n");
        }
        for text in &self.hides {
            ensure!(
                !read.contains(text),
                "`{text}` should not stand in\n\n{read}\n"
            );
        }
        let made = bailey.calls().split_off(calls);
        if let Some(most) = self.share {
            for share in made.iter().flat_map(shares) {
                ensure!(
                    share.percent() <= most,
                    "a call used more than {most}%: {share}"
                );
            }
        }
        if let Some(wanted) = &self.journal {
            let journal = bailey.journal()?.split_off(entries);
            let kinds: Vec<String> = journal.into_iter().map(|entry| entry.kind).collect();
            ensure!(
                kinds == *wanted,
                "the journal should have {wanted:?}, and has {kinds:?}"
            );
        }
        Ok(())
    }

    /// Does it, and answers what is read then.
    fn read(&self, bailey: &Bailey, plugin: &str) -> Result<String> {
        let who = self.person(bailey)?;
        let of: Vec<(&str, &str)> = self
            .parameters
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        if let Some(action) = &self.act {
            let page = self.page.as_deref().unwrap_or_default();
            return Ok(who.act(plugin, page, action, &of)?.message);
        }
        if let Some(page) = &self.page {
            return Ok(who.page_with(plugin, page, &of)?.to_string());
        }
        if let Some(record) = &self.panels {
            let panels = who.panels(&reference(record)?)?;
            let own = panels.iter().filter(|panel| panel.plugin == plugin);
            let read: Vec<String> = own.map(ToString::to_string).collect();
            return Ok(read.join("\n"));
        }
        if let Some(record) = &self.record {
            return Ok(who.record(&reference(record)?)?.join("\n"));
        }
        if let Some(record) = &self.make {
            bailey.record(&record.table, &record.values)?;
            return Ok(String::new());
        }
        if let Some(record) = &self.delete {
            bailey.delete(&reference(record)?)?;
            return Ok(String::new());
        }
        if let Some(job) = &self.job {
            return Ok(who.run_job(plugin, job, &of)?);
        }
        if let Some(path) = &self.get {
            return Ok(answer(who.ask(plugin, Method::Get, path, None)?.content));
        }
        if let Some(path) = &self.post {
            let reply = who.ask(plugin, Method::Post, path, self.body.as_ref())?;
            return Ok(answer(reply.content));
        }
        ensure!(
            self.events,
            "nothing is done in it: a step has one of page, act, panels, record, make, delete, job, get, \
             post or events"
        );
        bailey.hand_over_events()?;
        Ok(String::new())
    }

    fn person<'a>(&self, bailey: &'a Bailey) -> Result<Person<'a>> {
        let person = match self.who.as_deref() {
            None | Some("owner") => bailey.owner(),
            Some("member") => bailey.member(),
            Some(other) => bail!("`{other}` is neither `owner` nor `member`"),
        };
        match &self.language {
            Some(language) => person.reading(language),
            None => Ok(person),
        }
    }
}

fn condition(word: &str) -> Result<Option<Condition>> {
    Ok(match word {
        "granted" => None,
        "refused" => Some(Condition::Refused),
        "failing" => Some(Condition::Failing),
        "slow" => Some(Condition::Slow(Duration::from_millis(100))),
        other => bail!("`{other}` is none of granted, refused, failing and slow"),
    })
}

fn reference(text: &str) -> Result<RecordRef> {
    let (table, id) = text
        .split_once('/')
        .and_then(|(table, id)| Some((table, id.parse().ok()?)))
        .with_context(|| format!("`{text}` names no record, as `deals/1` does"))?;
    Ok(RecordRef {
        table: table.to_owned(),
        id: RecordId(id),
    })
}

fn answer(content: Option<EndpointContent>) -> String {
    match content {
        None => String::new(),
        Some(
            EndpointContent::Json(text) | EndpointContent::Csv(text) | EndpointContent::Text(text),
        ) => text,
        Some(EndpointContent::File { name, .. }) => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_step_has_is_named() {
        let wrong = toml::from_str::<Scenario>("name = \"x\"\n[[steps]]\npagee = \"\"\n");
        let wrong = wrong.unwrap_err().to_string();
        assert!(wrong.contains("pagee"), "{wrong}");
    }

    #[test]
    fn a_record_is_named_by_its_table_and_number() {
        assert_eq!(reference("deals/3").unwrap().id, RecordId(3));
        for text in ["deals", "deals/", "deals/x"] {
            assert!(reference(text).is_err(), "{text}");
        }
    }
}
