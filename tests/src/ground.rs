//! A data folder without a server, and accounts in it: what benches measure on.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use bailey_crm::directory::{self, Founding, Language, NewUser};
use bailey_crm::sessions::{self, NewToken, PasswordHash, TokenScope};
use bailey_crm::store::{Crm, NewAccount, Options};
use bailey_crm::{Account, Context};
use bailey_plugins::{Catalogue, Plugins};
use bailey_sandbox::{ProcessLimits, Sandbox};

/// The e-mail address of each account's owner.
pub const OWNER: &str = "owner@example.com";
/// Their password.
pub const PASSWORD: &str = "correct horse battery staple";

/// The password's hash, made once: it takes its time by design.
///
/// # Panics
/// If it can't be made.
#[must_use]
pub fn password_hash() -> &'static PasswordHash {
    static HASH: LazyLock<PasswordHash> =
        LazyLock::new(|| PasswordHash::of(PASSWORD).expect("a password"));
    &HASH
}

/// Opens a data folder with the plugins that the program has.
///
/// # Panics
/// If it can't.
#[must_use]
pub fn open(folder: &Path, options: Options) -> (Arc<Crm>, Plugins) {
    open_with(folder, options, &[])
}

/// Opens it with packages in its catalogue that are not Bailey's own.
///
/// # Panics
/// If it can't.
#[must_use]
pub fn open_with(folder: &Path, options: Options, others: &[&'static [u8]]) -> (Arc<Crm>, Plugins) {
    let crm = Arc::new(Crm::open(folder, options).expect("a data folder"));
    let code = folder.join("code");
    let sandbox = Arc::new(Sandbox::new(&code, ProcessLimits::default()).expect("a sandbox"));
    let packages = bailey_first_party::packages();
    let packages = packages.iter().chain(others).copied();
    let catalogue = Catalogue::new().with_packages(packages).expect("packages");
    (Arc::clone(&crm), Plugins::new(crm, sandbox, catalogue))
}

/// Makes an account with an owner, and a token of theirs for everything.
///
/// # Panics
/// If it can't.
#[must_use]
pub fn found(crm: &Crm, name: &str) -> (Arc<Account>, String) {
    let context = Context::operator();
    let new = NewAccount {
        id: name.parse().expect("a name"),
        name: name.to_owned(),
    };
    let account = crm.create_account(&context, new).expect("an account");
    let founding = Founding {
        settings: directory::Settings {
            name: name.to_owned(),
            time_zone: "UTC".to_owned(),
            currency: "USD".to_owned(),
            language: Language::En,
        },
        owner: NewUser {
            name: "Owner".to_owned(),
            email: OWNER.to_owned(),
            password: Some(password_hash().clone()),
            admin: true,
            ..NewUser::default()
        },
    };
    let owner = directory::found(&account, &context, founding).expect("an owner");
    let token = NewToken {
        name: "bench".to_owned(),
        user: owner,
        scope: TokenScope::full(),
        expires_at: None,
    };
    let (_, token) = sessions::create_token(&account, &context, token).expect("a token");
    (account, token.reveal())
}
