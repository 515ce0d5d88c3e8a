//! Who looks at a page, in which language, and what everything is called for
//! them. Names are looked up as the person may see them, once a page.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use bailey_crm::directory::{self, User};
use bailey_crm::files::FILES;
use bailey_crm::filter::Looker;
use bailey_crm::records::{self, RecordState};
use bailey_crm::schema::{FIELDS, Field, Schema, SystemField, TABLES, Table, USERS};
use bailey_crm::support::Support;
use bailey_crm::{
    Account, Context, FieldId, RecordId, RecordRef, TableId, Timestamp, UserId, Value,
};
use bailey_plugins::{MenuEntry, Plugins, Preview, Reader as PluginReader};
use jiff::tz::TimeZone;

use super::address::Address;
use super::kept::Kept;
use super::notice::Notice;
use super::{labels, show};
use crate::auth::{FormWord, Signed, safe_mode};
use crate::error::{Error, Result};
use crate::state::State;
use crate::texts::Reader;

/// What a record is called, and what is to be known before it is linked to.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// Its label.
    pub(crate) label: String,
    /// It is in the bin.
    pub(crate) deleted: bool,
    /// It has a page of its own.
    pub(crate) page: bool,
}

/// Who looks at a page.
pub(crate) struct Viewer {
    /// The account.
    pub(crate) account: Arc<Account>,
    /// The person's context.
    pub(crate) context: Context,
    /// The person.
    pub(crate) user: User,
    /// Their language and time zone.
    pub(crate) reader: Reader,
    /// The account's tables.
    pub(crate) schema: Arc<Schema>,
    settings: directory::Settings,
    form_word: FormWord,
    carried: Option<Kept>,
    masked_word: String,
    plugins: Plugins,
    menu: Vec<MenuEntry>,
    unvouched: Vec<String>,
    safe_until: Option<Timestamp>,
    notice: Option<Notice>,
    path: String,
    here: String,
    support: Option<Support>,
    only_shows: bool,
    records: Mutex<HashMap<RecordRef, Option<Named>>>,
    people: Mutex<Option<Arc<Vec<User>>>>,
}

impl Viewer {
    /// Reads what every page of this person needs. It blocks.
    ///
    /// # Errors
    /// Those of reading the account.
    pub(crate) fn open(state: &State, signed: Signed, parts: &Parts) -> Result<Self> {
        let (schema, settings) = signed
            .account
            .read(|read| Ok((read.schema(&signed.context)?, directory::settings(read)?)))?;
        let zone = TimeZone::get(&signed.user().time_zone).unwrap_or(TimeZone::UTC);
        let safe_until = safe_mode::until(&signed.person);
        let mut viewer = Self {
            safe_until,
            reader: Reader::new(signed.user().language, zone),
            masked_word: signed.form_word().masked(),
            form_word: signed.form_word().clone(),
            carried: None,
            user: signed.user().clone(),
            support: signed
                .person
                .support()
                .map(|session| session.support.clone()),
            account: signed.account,
            context: signed.context,
            schema,
            settings,
            plugins: state.plugins().clone(),
            menu: Vec::new(),
            unvouched: Vec::new(),
            notice: Notice::read(&CookieJar::from_headers(&parts.headers)),
            path: parts.uri.path().to_owned(),
            here: parts
                .uri
                .path_and_query()
                .map_or("/", |here| here.as_str())
                .to_owned(),
            only_shows: false,
            records: Mutex::default(),
            people: Mutex::default(),
        };
        viewer.unvouched = viewer.plugins.unvouched(&viewer.account)?;
        if safe_until.is_none() && viewer.support.is_none() {
            viewer.menu = state
                .plugins()
                .menu(&viewer.account, &viewer.context, &viewer)?;
        }
        Ok(viewer)
    }

    /// Who looks in the account that was made up for a preview, as this person reads:
    /// nothing of this person's account is known there. It blocks.
    ///
    /// # Errors
    /// Those of reading the account.
    pub(crate) fn in_preview(&self, preview: &Preview) -> Result<Self> {
        let (account, context) = (Arc::clone(preview.account()), preview.context());
        let (schema, settings, owner) = account.read(|read| {
            let owner = directory::owner(read, &context)?;
            Ok((read.schema(&context)?, directory::settings(read)?, owner))
        })?;
        let user = owner.ok_or_else(|| Error::not_found("such person"))?;
        let mut viewer = Self {
            account,
            context,
            user,
            reader: Reader::new(self.reader.language, self.reader.zone.clone()),
            schema,
            settings,
            form_word: self.form_word.clone(),
            carried: None,
            masked_word: String::new(),
            plugins: preview.plugins().clone(),
            menu: Vec::new(),
            unvouched: Vec::new(),
            safe_until: None,
            notice: None,
            path: String::new(),
            here: String::new(),
            support: None,
            only_shows: true,
            records: Mutex::default(),
            people: Mutex::default(),
        };
        viewer.menu = viewer
            .plugins
            .menu(&viewer.account, &viewer.context, &viewer)?;
        Ok(viewer)
    }

    /// Whether what is drawn is only shown: it has no forms, and leads nowhere.
    pub(crate) fn only_shows(&self) -> bool {
        self.only_shows
    }

    /// What was opened for support, for a specialist who is in by it.
    pub(crate) fn support(&self) -> Option<&Support> {
        self.support.as_ref()
    }

    /// The account's name for people.
    pub(crate) fn account_name(&self) -> &str {
        &self.settings.name
    }

    /// The account's own currency.
    pub(crate) fn currency(&self) -> &str {
        &self.settings.currency
    }

    /// The hidden word of this person's forms.
    pub(crate) fn form_word(&self) -> &str {
        &self.masked_word
    }

    /// The same person with what was typed elsewhere: every form of their page takes
    /// it along.
    pub(crate) fn carrying(mut self, kept: Option<Kept>) -> Self {
        self.carried = kept;
        self
    }

    /// What every form takes along.
    pub(crate) fn carried(&self) -> Option<&Kept> {
        self.carried.as_ref()
    }

    /// Whether this came from one of this person's forms.
    pub(crate) fn is_form_word(&self, posted: &str) -> bool {
        self.form_word.matches(posted)
    }

    /// Whom conditions are read for.
    pub(crate) fn looker(&self) -> Looker {
        Looker {
            user: Some(self.user.id),
            zone: self.reader.zone.clone(),
        }
    }

    /// What plugins add to the menu.
    pub(crate) fn menu(&self) -> &[MenuEntry] {
        &self.menu
    }

    /// The plugins that run although nobody vouches for them, by id.
    pub(crate) fn unvouched(&self) -> &[String] {
        &self.unvouched
    }

    /// When this is over, in safe mode.
    pub(crate) fn safe_until(&self) -> Option<Timestamp> {
        self.safe_until
    }

    /// What the act before this page said.
    pub(crate) fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// The path of the page.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The path and query of the page.
    pub(crate) fn here(&self) -> &str {
        &self.here
    }

    /// Whether the person may change settings.
    pub(crate) fn is_admin(&self) -> bool {
        self.context.access.admin
    }

    /// Looks up many names at once.
    pub(crate) fn learn(&self, records: impl IntoIterator<Item = RecordRef>) {
        let mut known = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        let mut new: Vec<RecordRef> = records
            .into_iter()
            .filter(|record| !known.contains_key(record))
            .collect();
        new.sort();
        new.dedup();
        // Without a name a record shows its number: a page does not fail for it.
        let found = records::labels(&self.account, &self.context, &new).unwrap_or_default();
        for (record, label) in new.into_iter().zip(found) {
            let named = label.map(|label| Named {
                label: label.text,
                deleted: label.state == RecordState::Deleted,
                page: record.table != USERS && !self.only_shows,
            });
            known.insert(record, named);
        }
    }

    /// What a record is called; none if it is gone or not to be seen.
    pub(crate) fn record(&self, record: &RecordRef) -> Option<Named> {
        self.learn([record.clone()]);
        let known = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(record).cloned().flatten()
    }

    /// The page of a record, or of what the journal tells of as if it were one: a
    /// table, a field, a user. None where there is no page for the reader.
    pub(crate) fn page_of(&self, record: &RecordRef) -> Option<Address> {
        if self.only_shows {
            return None;
        }
        let settings = match record.table.as_str() {
            TABLES | FIELDS => Address::new("/settings/tables"),
            USERS => Address::new("/settings/people"),
            _ => return self.schema.find(&record.table).map(|_| Address::of(record)),
        };
        let settings = self.is_admin().then_some(settings)?;
        let id = record.id.0;
        match record.table.as_str() {
            TABLES => {
                let table = self.schema.by_id(TableId(id))?;
                Some(settings.then(&table.key))
            }
            FIELDS => self.schema.tables().iter().find_map(|table| {
                let field = table.by_id(FieldId(id))?;
                Some(
                    settings
                        .clone()
                        .then(&table.key)
                        .then("fields")
                        .then(&field.key),
                )
            }),
            _ => Some(settings),
        }
    }

    /// A user's name.
    pub(crate) fn user_name(&self, user: UserId) -> String {
        if user == self.user.id {
            return self.user.name.clone();
        }
        let record = RecordRef {
            table: USERS.to_owned(),
            id: RecordId(user.0),
        };
        self.record(&record)
            .map_or_else(|| show::unnamed(self, &record), |named| named.label)
    }

    /// The account's users, by name.
    pub(crate) fn users(&self) -> Arc<Vec<User>> {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || {
            let users = self
                .account
                .read(|read| directory::users(read, &self.context));
            Arc::new(users.unwrap_or_default())
        };
        Arc::clone(people.get_or_insert_with(read))
    }

    /// The active users as choices: number and name.
    pub(crate) fn people(&self) -> Vec<(String, String)> {
        let users = self.users();
        let active = users.iter().filter(|user| user.active);
        active
            .map(|user| (user.id.to_string(), user.name.clone()))
            .collect()
    }

    /// The tables as choices: key and label.
    pub(crate) fn table_choices(&self) -> Vec<(String, String)> {
        let tables = self.schema.tables().iter();
        tables
            .map(|table| (table.key.clone(), labels::plural(&self.reader, table)))
            .collect()
    }

    /// The account's plugins as choices: id and name.
    pub(crate) fn plugin_choices(&self) -> Vec<(String, String)> {
        let names = self.plugins.names(&self.account, self);
        // Without names a filter offers none: a page does not fail for it.
        names.unwrap_or_default()
    }

    /// What a table is called, or was before it was deleted.
    pub(crate) fn table_label(&self, key: &str) -> String {
        let deleted = || Some(&self.schema.find_deleted(key)?.table);
        match self.schema.find(key).or_else(deleted) {
            Some(table) => labels::plural(&self.reader, table),
            None => self
                .reader
                .find(&format!("table-{key}"))
                .unwrap_or_else(|| key.to_owned()),
        }
    }

    /// What one record of a table is called.
    pub(crate) fn one_of(&self, key: &str) -> String {
        match self.schema.find(key) {
            Some(table) => labels::singular(&self.reader, table),
            None if key == USERS => self.reader.text("table-users-one"),
            None if key == TABLES => self.reader.text("table-column-name"),
            None if key == FIELDS => self.reader.text("field-one"),
            None => key.to_owned(),
        }
    }

    /// A field by its table's key and its own.
    pub(crate) fn field(&self, table: &str, field: &str) -> Option<(Arc<Table>, Field)> {
        let table = self.schema.find(table)?;
        table
            .find(field)
            .map(|field| (Arc::clone(table), field.clone()))
    }

    /// What a field is called, or was before it was deleted; one that is gone for
    /// good shows its key.
    pub(crate) fn field_label(&self, table: &str, field: &str) -> String {
        if let Some((table, field)) = self.field(table, field) {
            return labels::field(&self.reader, &table, &field);
        }
        if field == FILES {
            return self.reader.text("files");
        }
        let known = self.schema.find(table);
        if let Some(deleted) = known.and_then(|table| table.find_deleted(field)) {
            return deleted.field.label.clone();
        }
        // Bailey's own columns of records change too, and the journal tells.
        if let Some(own) = known.and_then(|_| SystemField::from_key(field)) {
            return labels::system(&self.reader, own);
        }
        self.reader
            .find(&format!("field-{table}-{field}"))
            .unwrap_or_else(|| field.to_owned())
    }

    /// What a choice of a field is called.
    pub(crate) fn choice_label(&self, table: &Table, field: &Field, key: &str) -> String {
        labels::choice(&self.reader, table, field, key)
    }

    /// What a plugin is called, as far as the menu knows it; else its id.
    pub(crate) fn plugin_name(&self, plugin: &str) -> String {
        let entry = self.menu.iter().find(|entry| entry.plugin == plugin);
        entry.map_or_else(|| plugin.to_owned(), |entry| entry.name.clone())
    }
}

/// How plugins' texts name things for this person.
impl PluginReader for Viewer {
    fn language(&self) -> &str {
        self.reader.language.as_str()
    }

    fn table(&self, table: &str) -> String {
        self.table_label(table)
    }

    fn field(&self, table: &str, field: &str) -> String {
        self.field_label(table, field)
    }

    fn choice(&self, table: &str, field: &str, choice: &str) -> String {
        match Self::field(self, table, field) {
            Some((table, field)) => self.choice_label(&table, &field, choice),
            None => choice.to_owned(),
        }
    }

    fn user(&self, user: UserId) -> String {
        self.user_name(user)
    }

    fn record(&self, record: &RecordRef) -> String {
        Self::record(self, record).map_or_else(|| show::unnamed(self, record), |named| named.label)
    }

    fn moment(&self, at: Timestamp) -> String {
        self.reader.moment(at)
    }

    fn date(&self, date: jiff::civil::Date) -> String {
        self.reader.date(date)
    }

    fn value(&self, value: &Value) -> String {
        show::value_text(self, None, value)
    }
}

impl FromRequestParts<State> for Viewer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self> {
        let signed = Signed::from_request_parts(parts, state).await?;
        let (asked, parts) = (state.clone(), parts.clone());
        state
            .records(move || Self::open(&asked, signed, &parts))
            .await
    }
}
