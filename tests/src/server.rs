//! A server within the test's own process, on a free port of the loopback
//! interface; it stops when it is dropped.

use std::net::SocketAddr;
use std::num::NonZeroU64;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::thread::JoinHandle;
use std::time::Duration;

use bailey_crm::directory::{self, Founding, Language, NewUser, Settings as AccountSettings};
use bailey_crm::sessions::PasswordHash;
use bailey_crm::store::{Durability, NewAccount, Options};
use bailey_crm::{Account, Context, Crm};
use bailey_plugins::backups::{self, AccountKey};
use bailey_plugins::egress::Egress;
use bailey_plugins::{Carrier, Catalogue, Conditions, Plugins};
use bailey_sandbox::{ProcessLimits, Sandbox};
use bailey_server::operator::{self, OperatorState};
use bailey_server::{Settings, State, serve};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::client::Client;

/// The e-mail address of the account's owner.
pub const OWNER: &str = "owner@demo.example";
/// The e-mail address of a member.
pub const MEMBER: &str = "member@demo.example";
/// The password of both.
pub const PASSWORD: &str = "correct horse battery";

/// Under which address links that are mailed lead to the accounts.
pub const PUBLIC: &str = "https://crm.example";

/// What one account may use, beside how often it asks.
#[derive(Clone, Default)]
pub struct AccountLimits {
    /// How many bytes it keeps on disk.
    pub storage: Option<NonZeroU64>,
    /// How much processor time its plugins use within an hour.
    pub plugin_time: Option<Duration>,
    /// What time plugins are told that it is.
    pub clock: Option<Arc<Conditions>>,
}

/// A running server.
pub struct Server {
    address: SocketAddr,
    operator: SocketAddr,
    crm: Arc<Crm>,
    plugins: Plugins,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    folder: tempfile::TempDir,
}

/// The key that opens what accounts give to support.
#[must_use]
pub fn support_key() -> &'static AccountKey {
    static KEY: LazyLock<AccountKey> = LazyLock::new(AccountKey::generate);
    &KEY
}

impl Server {
    /// Starts a server with the account `demo`. Compiled plugins are kept in
    /// `code`, so that each is compiled once for all tests.
    #[must_use]
    pub fn start(code: &Path) -> Self {
        Self::with(code, Settings::default())
    }

    /// Starts it with settings of its own.
    #[must_use]
    pub fn with(code: &Path, settings: Settings) -> Self {
        Self::hosting(code, settings, &[])
    }

    /// Starts it with packages in its catalogue that are not Bailey's own.
    #[must_use]
    pub fn hosting(code: &Path, settings: Settings, others: &[&'static [u8]]) -> Self {
        Self::limited(code, settings, others, AccountLimits::default())
    }

    /// Starts it where one account may use no more than this.
    #[must_use]
    pub fn limited(
        code: &Path,
        settings: Settings,
        others: &[&'static [u8]],
        limits: AccountLimits,
    ) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let options = Options {
            durability: Durability::None,
            storage: limits.storage,
            ..Options::default()
        };
        let crm = Arc::new(Crm::open(folder.path(), options).expect("a data folder"));
        let sandbox = Sandbox::new(code, ProcessLimits::default()).expect("a sandbox");
        let packages = bailey_first_party::packages();
        let packages = packages.iter().chain(others).copied();
        let catalogue = Catalogue::new()
            .with_packages(packages)
            .expect("the packages");
        let mail = Carrier::folder(folder.path().join("mail"), "crm@demo.example");
        let mut plugins = Plugins::new(Arc::clone(&crm), Arc::new(sandbox), catalogue)
            .with_carrier(mail.expect("a folder"))
            .with_egress(Egress::with_open(vec![
                "127.0.0.0/8".parse().expect("a range"),
            ]))
            .with_backups(backups::Settings {
                folder: folder.path().join("backups"),
                public_url: Some(PUBLIC.to_owned()),
                support_key: Some(support_key().recipient()),
            });
        if let Some(allowed) = limits.plugin_time {
            plugins = plugins.with_time_per_hour(allowed);
        }
        if let Some(clock) = limits.clock {
            plugins = plugins.with_conditions(clock);
        }
        let exports = folder.path().join("exports");
        let operator =
            OperatorState::new(Arc::clone(&crm), plugins.clone(), settings.clone(), exports);
        let state = State::new(Arc::clone(&crm), plugins.clone(), settings);
        let (stop, stopped) = oneshot::channel();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().expect("a runtime");
            runtime.block_on(async move {
                let listen = || TcpListener::bind("127.0.0.1:0");
                let listener = listen().await.expect("a free port");
                let operators = listen().await.expect("a free port");
                let address = |of: &TcpListener| of.local_addr().expect("an address");
                tell.send((address(&listener), address(&operators)))
                    .expect("a test");
                tokio::spawn(operator::serve(operators, operator));
                let stopped = async {
                    // The test is over either way.
                    let _stopped = stopped.await;
                };
                serve(listener, state, stopped).await.expect("it serves");
            });
        });
        let (address, operator) = told.recv().expect("it listens");
        let server = Self {
            address,
            operator,
            crm,
            plugins,
            stop: Some(stop),
            thread: Some(thread),
            folder,
        };
        server.account("demo");
        server
    }

    /// Makes another account, with the same people.
    pub fn account(&self, name: &str) -> Arc<Account> {
        let context = Context::operator();
        let id = name.parse().expect("an account's name");
        let new = NewAccount {
            id,
            name: name.to_owned(),
        };
        let account = self.crm.create_account(&context, new).expect("an account");
        let password = PasswordHash::of(PASSWORD).expect("a password");
        let owner = person("Owner", OWNER, &password);
        let settings = AccountSettings {
            name: name.to_owned(),
            time_zone: "UTC".to_owned(),
            currency: "USD".to_owned(),
            language: Language::En,
        };
        directory::found(&account, &context, Founding { settings, owner }).expect("an owner");
        let member = person("Member", MEMBER, &password);
        directory::create_user(&account, &context, member).expect("a member");
        account
    }

    /// Adds a member to the account `demo`, who signs in with the same password.
    pub fn add(&self, name: &str, email: &str) -> bailey_crm::UserId {
        let id = "demo".parse().expect("an account's name");
        let account = self.crm.account(&id).expect("the account");
        let password = PasswordHash::of(PASSWORD).expect("a password");
        let person = person(name, email, &password);
        directory::create_user(&account, &Context::operator(), person).expect("a member")
    }

    /// The data of all accounts.
    #[must_use]
    pub fn crm(&self) -> &Arc<Crm> {
        &self.crm
    }

    /// The plugins of all accounts.
    #[must_use]
    pub fn plugins(&self) -> &Plugins {
        &self.plugins
    }

    /// The texts of the mails that were sent, the oldest first. One whose file is made
    /// and not written yet is on its way.
    #[must_use]
    pub fn mails(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.folder.path().join("mail")).expect("a folder");
        let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
        paths.sort_by_key(|path| path.metadata().and_then(|data| data.modified()).ok());
        let texts = paths.iter().map(std::fs::read_to_string);
        let texts = texts.map(|text| text.expect("a mail"));
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// The address of a page of the account `demo`, for a browser.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("http://demo.localhost:{}{path}", self.address.port())
    }

    /// The address of a page of the operator, for a browser.
    #[must_use]
    pub fn operator_address(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.operator.port())
    }

    /// Whoever comes to the operator's pages, signed in to none.
    #[must_use]
    pub fn at_operator(&self) -> Client {
        Client::new(self.operator, format!("localhost:{}", self.operator.port()))
    }

    /// The folder with all that the server keeps.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Nobody in particular, in the account `demo`.
    #[must_use]
    pub fn anonymous(&self) -> Client {
        self.anonymous_in("demo")
    }

    /// Nobody in particular, in this account.
    #[must_use]
    pub fn anonymous_in(&self, account: &str) -> Client {
        Client::new(self.address, format!("{account}.localhost"))
    }

    /// Whoever has this e-mail address, signed in to the account `demo`.
    #[must_use]
    pub fn signed_in(&self, email: &str) -> Client {
        self.anonymous().sign_in(email, PASSWORD)
    }

    /// The owner of the account `demo`.
    #[must_use]
    pub fn owner(&self) -> Client {
        self.signed_in(OWNER)
    }

    /// A member of the account `demo`.
    #[must_use]
    pub fn member(&self) -> Client {
        self.signed_in(MEMBER)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // What the server's thread says of its end is in the test's output.
            let _ended = thread.join();
        }
    }
}

fn person(name: &str, email: &str, password: &PasswordHash) -> NewUser {
    NewUser {
        name: name.to_owned(),
        email: email.to_owned(),
        password: Some(password.clone()),
        ..NewUser::default()
    }
}
