//! Bailey as programs and people use it: accounts with deals, the API and its pages.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bailey_crm::directory::{self, NewUser};
use bailey_crm::store::{Durability, Options};
use bailey_crm::{Account, Context};
use bailey_plugins::{Consent, Plugins};
use bailey_tests::Client;
use bailey_tests::deals::{STAGES, deal_name, fill};
use bailey_tests::drive::{Connection, Request};
use bailey_tests::ground::{OWNER, PASSWORD, found, password_hash};
use bailey_tests::serving::Serving;
use serde_json::{Value as Json, json};

use crate::acts::{self, Act, DIFFERENT};
use crate::extent::Extent;
use crate::measured::Converse;
use crate::neighbour::open;

/// How many people sign in to an account, in turns: somebody who comes time and again
/// from one moment to the next is asked to wait.
const PEOPLE: usize = 400;
/// How many accounts stay open while they are made.
const OPEN: usize = 256;
/// Where deals are.
pub const DEALS: &str = "/api/v1/tables/deals/records";

/// A server and what opens its accounts.
pub struct Server {
    name: String,
    serving: Arc<Serving>,
    accounts: Vec<Keys>,
    deals: usize,
    /// What was changed so far, so that the next change is one.
    turn: AtomicUsize,
    folder: Arc<tempfile::TempDir>,
}

/// What opens an account.
#[derive(Clone)]
pub struct Keys {
    host: String,
    token: String,
}

impl Keys {
    /// Of an account of this name.
    pub fn of(name: &str, token: String) -> Self {
        Self {
            host: format!("{name}.localhost"),
            token,
        }
    }

    /// The lines of headers that a program sends.
    pub fn headers(&self) -> String {
        format!(
            "Host: {}\r\nAuthorization: Bearer {}\r\n",
            self.host, self.token
        )
    }
}

impl Server {
    /// Makes accounts with so many deals each and serves them.
    pub fn start(name: &str, accounts: usize, deals: usize, with_plugins: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let accounts = make(folder.path(), accounts, deals, with_plugins);
        Self {
            name: name.to_owned(),
            serving: Arc::new(Serving::start(folder.path())),
            accounts,
            deals,
            turn: AtomicUsize::new(0),
            folder: Arc::new(folder),
        }
    }

    /// The same server, of which one account alone asks.
    pub fn one_of_them(&self, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            serving: Arc::clone(&self.serving),
            accounts: self.accounts.iter().take(1).cloned().collect(),
            deals: self.deals,
            turn: AtomicUsize::new(0),
            folder: Arc::clone(&self.folder),
        }
    }

    /// Requests made beforehand, one after the other.
    fn prepared(&self, make: impl Fn(&Keys, usize) -> Request) -> Converse<'static> {
        let requests = (0..DIFFERENT).map(|number| make(self.keys(number), number));
        let requests: Vec<_> = requests.collect();
        Box::new(move |connection, number| {
            connection.ask(&requests[number % requests.len()]);
        })
    }

    fn keys(&self, number: usize) -> &Keys {
        &self.accounts[number % self.accounts.len()]
    }

    /// One of the deals that there were from the start.
    fn deal(&self, number: usize) -> usize {
        1 + number * 7 % self.deals
    }

    fn sign_in(&self) -> String {
        let client = Client::of(self.serving.address, &self.accounts[0].host);
        let typed = json!({ "email": OWNER, "password": PASSWORD });
        let begun = client.post("/sessions", &typed);
        let cookie = begun.header("set-cookie").split(';').next();
        cookie.expect("a cookie").to_owned()
    }

    fn update(&self, connection: &mut Connection, number: usize) {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let values = json!({ "values": { "name": format!("Deal of turn {turn}") } });
        let headers = format!("{}If-Match: *\r\n", self.keys(number).headers());
        let path = format!("{DEALS}/{}", self.deal(number));
        connection.ask(&Request::new("PATCH", &path, &headers, &values.to_string()));
    }

    fn change_many(&self, connection: &mut Connection, bulk: usize) {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let ids: Vec<usize> = (1..=bulk).collect();
        let values = json!({ "name": format!("Deal of turn {turn}") });
        let body = json!({ "records": { "ids": ids }, "values": values });
        let done = self.post(connection, &format!("{DEALS}/bulk-update"), &body);
        assert_eq!(done["count"], json!(bulk), "all of them change");
    }

    fn delete_and_restore(&self, connection: &mut Connection, deleted: usize) {
        let ids: Vec<usize> = (1..=deleted).collect();
        let path = format!("{DEALS}/bulk-delete");
        let done = self.post(connection, &path, &json!({ "ids": ids }));
        assert_eq!(done["count"], json!(deleted), "all of them go");
        let back = json!({ "deletions": [done["operation"]] });
        self.post(connection, "/api/v1/bin/restore", &back);
    }

    fn post(&self, connection: &mut Connection, path: &str, body: &Json) -> Json {
        let headers = self.accounts[0].headers();
        let request = Request::new("POST", path, &headers, &body.to_string());
        serde_json::from_slice(connection.ask(&request)).expect("JSON")
    }
}

impl acts::Server for Server {
    fn name(&self) -> &str {
        &self.name
    }

    fn serving(&self) -> &Serving {
        &self.serving
    }

    fn converse<'a>(&'a self, act: Act, extent: &'a Extent) -> Option<Converse<'a>> {
        let (bulk, deleted) = (extent.bulk, extent.deleted);
        Some(match act {
            Act::ReadOne => self.prepared(|keys, number| {
                let path = format!("{DEALS}/{}", self.deal(number));
                Request::new("GET", &path, &keys.headers(), "")
            }),
            Act::List => self
                .prepared(|keys, number| Request::new("GET", &list(number), &keys.headers(), "")),
            Act::Search => self.prepared(|keys, number| {
                let path = format!("/api/v1/search?text=company+{:07}", self.deal(number) - 1);
                Request::new("GET", &path, &keys.headers(), "")
            }),
            Act::Page => {
                let session = self.sign_in();
                self.prepared(|keys, _| {
                    let headers = format!("Host: {}\r\nCookie: {session}\r\n", keys.host);
                    Request::new("GET", "/tables/deals", &headers, "")
                })
            }
            Act::SignIn => self.prepared(|keys, number| {
                let email = email(number % PEOPLE);
                let typed = json!({ "email": email, "password": PASSWORD }).to_string();
                let headers = format!("Host: {}\r\n", keys.host);
                Request::new("POST", "/api/v1/sessions", &headers, &typed)
            }),
            Act::Create => self.prepared(|keys, number| {
                let values = json!({ "name": deal_name(number), "stage": STAGES[0] });
                let body = json!({ "values": values }).to_string();
                Request::new("POST", DEALS, &keys.headers(), &body)
            }),
            Act::Update => Box::new(|connection, number| self.update(connection, number)),
            Act::Bulk => Box::new(move |connection, _| self.change_many(connection, bulk)),
            Act::DeleteAndRestore if self.name.contains("off") => return None,
            Act::DeleteAndRestore => {
                Box::new(move |connection, _| self.delete_and_restore(connection, deleted))
            }
        })
    }
}

/// The address of a list, filtered and sorted.
pub fn list(number: usize) -> String {
    let stage = STAGES[number % STAGES.len()];
    let filter = json!({ "field": "stage", "is": "equal", "value": stage }).to_string();
    let filter: String = form_urlencoded::byte_serialize(filter.as_bytes()).collect();
    format!("{DEALS}?sort=id&filter={filter}")
}

fn email(number: usize) -> String {
    format!("person-{number}@example.com")
}

/// Lets in those who sign in.
fn people(account: &Account) {
    let people = (0..PEOPLE).map(|number| NewUser {
        name: format!("Person {number}"),
        email: email(number),
        password: Some(password_hash().clone()),
        ..NewUser::default()
    });
    directory::create_users(account, &Context::operator(), people.collect()).expect("people");
}

/// Makes the accounts, and has whoever follows their journals follow them to the end.
fn make(folder: &Path, accounts: usize, deals: usize, with_plugins: bool) -> Vec<Keys> {
    let options = Options {
        durability: Durability::None,
        ..Options::default()
    };
    let (crm, plugins) = open(folder, options);
    let alone = accounts == 1;
    let accounts = (0..accounts).map(|number| {
        let name = format!("company-{number}");
        let (account, token) = found(&crm, &name);
        if alone {
            people(&account);
        }
        fill(&account, deals, &|_| None);
        if with_plugins {
            switch_all_on(&plugins, &account);
        }
        drop(account);
        if number % OPEN == 0 {
            let _closed = crm.close_beyond(OPEN);
        }
        Keys::of(&name, token)
    });
    let accounts = accounts.collect();
    let background = plugins.start().expect("threads");
    while !crm.behind().expect("the list").is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    background.stop();
    crm.close();
    accounts
}

/// Switches on the plugins that Bailey comes with.
pub fn switch_all_on(plugins: &Plugins, account: &Arc<Account>) {
    let catalogue = plugins.catalogue();
    let ids = catalogue.newest().map(|offer| offer.manifest().id.clone());
    let ids: Vec<String> = ids.filter(|id| id.starts_with("bailey.")).collect();
    for id in ids {
        switch_on(plugins, account, &id);
    }
}

/// Switches a plugin on, with all that it asks for.
pub fn switch_on(plugins: &Plugins, account: &Arc<Account>, id: &str) {
    let (context, consent) = (Context::operator(), Consent::default());
    plugins
        .install(account, &context, id, &consent)
        .expect("installed");
    plugins.enable(account, &context, id).expect("enabled");
}
