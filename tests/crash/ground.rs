//! The data folder: one account with the plugins of the program and one that counts.

use std::path::Path;
use std::sync::Arc;

use bailey_crm::directory;
use bailey_crm::sessions::PasswordHash;
use bailey_crm::store::Options;
use bailey_crm::{Access, Actor, Context, Crm, Surface, UserId};
use bailey_plugins::{Catalogue, Consent, Plugins};
use bailey_sandbox::{ProcessLimits, Sandbox};

/// The account.
pub const ACCOUNT: &str = "crash";
/// The e-mail address of its owner.
pub const OWNER: &str = "owner@example.com";
/// Their password.
pub const PASSWORD: &str = "correct horse battery";
/// The plugin that counts, of `tests/crash/guest`.
pub const WITNESS: &str = "crash.witness";
/// Its package.
const PACKAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/witness.wasm"));
/// Those of the program that take part in writing. The others ask people for more.
const WITH: [&str; 3] = ["bailey.recycle-bin", "bailey.audit-log", "bailey.roles"];

/// Opens the folder.
pub fn open(folder: &Path) -> (Arc<Crm>, Plugins) {
    let crm = Arc::new(Crm::open(folder, Options::default()).expect("the data folder"));
    let limits = ProcessLimits::small();
    // Each plugin is compiled once for all scenarios.
    let code = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crash-code");
    let sandbox = Sandbox::new(&code, limits).expect("a sandbox");
    let packages = bailey_first_party::packages().iter().copied();
    let packages = packages.chain([PACKAGE]);
    let catalogue = Catalogue::new().with_packages(packages).expect("packages");
    let plugins = Plugins::new(
        Arc::clone(&crm),
        Arc::new(sandbox),
        catalogue.in_development(),
    );
    (crm, plugins)
}

/// Makes the account and switches its plugins on; answers a token for everything.
pub fn found(folder: &Path) -> String {
    let (crm, plugins) = open(folder);
    let (account, token) = bailey_tests::ground::found(&crm, ACCOUNT);
    let owner = Context {
        actor: Actor::User { user: UserId(1) },
        access: Arc::new(Access::ALL),
        surface: Surface::Api,
        ..Context::operator()
    };
    let password = PasswordHash::of(PASSWORD).expect("a password");
    directory::set_password(&account, &owner, UserId(1), password, None).expect("it is set");
    for plugin in WITH.into_iter().chain([WITNESS]) {
        let installed = plugins.install(&account, &owner, plugin, &Consent::default());
        installed.expect("it is installed");
        plugins.enable(&account, &owner, plugin).expect("it is on");
    }
    crm.close();
    token
}
