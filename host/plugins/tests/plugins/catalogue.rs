//! What a package is worth, who may have it, and what happens when it is withdrawn.

use std::sync::Arc;

use bailey_crm::{Account, Context, Crm, Timestamp, UserId, mail};
use bailey_package::{Digest, Package, PublicKey, Rotation, SigningKey, write};
use bailey_plugins::{Catalogue, Consent, Error, Offered, Plugins, Trust};
use tempfile::TempDir;

use crate::guest::{Guest, MEMORY, pack};
use crate::office::{Plain, account, person, process};
use crate::policy::policy;

/// A plugin that does nothing, in this version.
pub fn plugin(id: &str, version: &str) -> Vec<u8> {
    let code = format!(
        r#"(module {MEMORY}
            (func (export "bailey:crm/lifecycle@1.0.0#migrate") (param i32 i32 i32) (result i32) i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#enabled") (result i32) i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#disabled") (result i32) i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#uninstalling") (result i32) i32.const 512))"#
    );
    let guest = Guest {
        id,
        exports: &["lifecycle"],
        code: &code,
        ..Guest::default()
    };
    let version = format!("version = \"{version}\"");
    let manifest = guest.manifest().replace("version = \"1.0.0\"", &version);
    pack(&guest.component(), &manifest)
}

pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

pub fn signed(package: &[u8], key: &SigningKey) -> Vec<u8> {
    let package = Package::read(package).expect("a package");
    let signed = write::sign(&package, key).expect("signed");
    signed.bytes().to_vec()
}

fn digest(package: &[u8]) -> Digest {
    Package::read(package).expect("a package").digest()
}

/// An operator with a folder of packages, two accounts and a process.
struct Shop {
    crm: Arc<Crm>,
    folder: TempDir,
    plugins: Plugins,
    accounts: [(Arc<Account>, UserId); 2],
    _code: TempDir,
}

impl Shop {
    fn with(packages: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, package) in packages {
            std::fs::write(folder.path().join(name), package).expect("written");
        }
        let crm = Arc::new(Crm::open_memory().expect("accounts"));
        let catalogue = Catalogue::new().with_folder(folder.path()).expect("read");
        let (plugins, code) = process(&crm, catalogue);
        let accounts = [account(&crm, "one"), account(&crm, "two")];
        Self {
            crm,
            folder,
            plugins,
            accounts,
            _code: code,
        }
    }

    fn trust(&self, package: &[u8]) -> Trust {
        self.plugins.catalogue().standing(digest(package)).trust()
    }

    /// The version that the first account would get, or the error's code.
    fn offered(&self, id: &str) -> Result<String, &'static str> {
        let (account, _) = &self.accounts[0];
        let catalogue = self.plugins.catalogue();
        let offer = catalogue.plugin_for(account.id(), id);
        offer
            .map(|offer| offer.manifest().version.to_string())
            .map_err(|error| error.code())
    }

    fn install(&self, plugins: &Plugins, which: usize, id: &str) -> Result<(), Error> {
        let (account, owner) = &self.accounts[which];
        let context = person(*owner, bailey_crm::Access::ALL);
        plugins.install(account, &context, id, &Consent::default())?;
        plugins.enable(account, &context, id)
    }

    fn put(&self, name: &str, package: &[u8]) {
        std::fs::write(self.folder.path().join(name), package).expect("written");
        self.refresh();
    }

    fn refresh(&self) {
        self.plugins
            .refresh_catalogue(&mut |_| {})
            .expect("refreshed");
    }

    fn known(&self, publisher: &str, key: &SigningKey) {
        self.plugins
            .add_publisher_key(&operator(), publisher, key.into())
            .expect("known");
    }

    fn allow(&self, subject: &str, allowed: Option<bool>) {
        let id = self.accounts[0].0.id();
        let subject = subject.parse().expect("a subject");
        self.plugins
            .set_offered(&operator(), id, &subject, allowed)
            .expect("said");
    }

    /// Why the account's plugin can't run; none if it can.
    fn missing(&self, which: usize, id: &str) -> Option<String> {
        let account = &self.accounts[which].0;
        let described = self.plugins.describe(account, id, &Plain("en"));
        described.expect("described").missing
    }
}

fn operator() -> Context {
    Context::operator()
}

#[test]
fn what_nobody_signed_runs_in_development_alone() {
    let package = plugin("acme.badges", "1.0.0");
    let shop = Shop::with(&[("badges.wasm", &package)]);
    assert_eq!(shop.trust(&package), Trust::Unsigned);
    assert_eq!(shop.offered("acme.badges"), Err("not-found"));
    let refused = shop.install(&shop.plugins, 0, "acme.badges");
    assert!(matches!(refused, Err(Error::NotFound(_))));

    let catalogue = Catalogue::new().with_folder(shop.folder.path());
    let (development, _code) = process(&shop.crm, catalogue.expect("read").in_development());
    shop.install(&development, 0, "acme.badges")
        .expect("installed");
    let one = &shop.accounts[0].0;
    let described = development.describe(one, "acme.badges", &Plain("en"));
    let described = described.expect("described");
    assert_eq!(
        (described.trust, described.missing),
        (Trust::Unsigned, None)
    );
    assert_eq!(development.unvouched(one).expect("read"), ["acme.badges"]);

    let missing = shop.missing(0, "acme.badges").expect("it can't run");
    assert!(missing.contains("Nobody signed it"), "{missing}");
    assert!(shop.plugins.unvouched(one).expect("read").is_empty());
}

#[test]
fn what_a_known_publisher_signed_is_for_whom_the_operator_names() {
    let package = signed(&plugin("acme.badges", "1.0.0"), &key(1));
    let shop = Shop::with(&[("badges.wasm", &package)]);
    assert_eq!(shop.trust(&package), Trust::Unsigned);
    shop.known("acme", &key(1));
    assert_eq!(shop.trust(&package), Trust::Private);
    assert_eq!(shop.offered("acme.badges"), Err("not-found"));
    let (one, two) = (&shop.accounts[0].0, &shop.accounts[1].0);
    let hears = |account: &Account| {
        let listed = shop.plugins.list(account_arc(&shop, account), &Plain("en"));
        listed.expect("listed").len()
    };
    assert_eq!((hears(one), hears(two)), (0, 0));
    shop.allow("acme", Some(true));
    assert_eq!(shop.offered("acme.badges"), Ok("1.0.0".into()));
    assert_eq!((hears(one), hears(two)), (1, 0));
    shop.install(&shop.plugins, 0, "acme.badges")
        .expect("installed");
    let refused = shop.install(&shop.plugins, 1, "acme.badges");
    assert!(matches!(refused, Err(Error::NotFound(_))));
    // Taken back, what the account has stays.
    shop.allow("acme", None);
    assert_eq!(shop.missing(0, "acme.badges"), None);
}

fn account_arc<'a>(shop: &'a Shop, account: &Account) -> &'a Arc<Account> {
    let found = shop
        .accounts
        .iter()
        .find(|(known, _)| known.id() == account.id());
    &found.expect("an account").0
}

#[test]
fn an_approval_is_of_exactly_one_package() {
    let (one, other) = (
        plugin("acme.badges", "1.0.0"),
        plugin("acme.badges", "1.1.0"),
    );
    let shop = Shop::with(&[("one.wasm", &one), ("other.wasm", &other)]);
    shop.plugins
        .approve_package(&operator(), digest(&one))
        .expect("approved");
    assert_eq!(shop.trust(&one), Trust::Verified);
    assert_eq!(shop.trust(&other), Trust::Unsigned);
    assert_eq!(shop.offered("acme.badges"), Ok("1.0.0".into()));
    let unseen = plugin("acme.badges", "9.0.0");
    let unknown = shop.plugins.approve_package(&operator(), digest(&unseen));
    assert_eq!(unknown.expect_err("never seen").code(), "not-found");
}

#[test]
fn what_the_operator_says_of_a_plugin_counts_before_what_he_says_of_its_publisher() {
    let package = plugin("acme.badges", "1.0.0");
    let shop = Shop::with(&[("badges.wasm", &package)]);
    shop.plugins
        .approve_package(&operator(), digest(&package))
        .expect("approved");
    let yes = Ok("1.0.0".to_owned());
    for (subject, allowed, expected) in [
        ("*", Some(false), Err("withheld")),
        ("acme", Some(true), yes.clone()),
        ("acme.badges", Some(false), Err("withheld")),
        ("acme.badges", None, yes.clone()),
        ("acme", Some(false), Err("withheld")),
        ("acme", None, Err("withheld")),
        ("*", None, yes),
    ] {
        shop.allow(subject, allowed);
        assert_eq!(
            shop.offered("acme.badges"),
            expected,
            "{subject} {allowed:?}"
        );
    }
    // Each is in the account's own journal, and what was said already is not told again.
    shop.allow("acme", None);
    let told = bailey_crm::journal::following(
        &shop.accounts[0].0,
        &operator(),
        bailey_crm::OperationId(0),
        200,
    );
    let told = told.expect("a journal").into_iter();
    let told: Vec<_> = told
        .filter(|entry| entry.details.iter().any(|(name, _)| name == "subject"))
        .map(|entry| (entry.kind, entry.details))
        .collect();
    let of = |subject: &str| vec![("subject".to_owned(), subject.to_owned())];
    let expected = [
        ("plugins.denied", "*"),
        ("plugins.allowed", "acme"),
        ("plugins.denied", "acme.badges"),
        ("plugins.unsaid", "acme.badges"),
        ("plugins.denied", "acme"),
        ("plugins.unsaid", "acme"),
        ("plugins.unsaid", "*"),
    ];
    let expected = expected.map(|(kind, subject)| (kind.to_owned(), of(subject)));
    assert_eq!(told, expected);
    shop.allow("acme", Some(false));
    let refused = shop.install(&shop.plugins, 0, "acme.badges");
    assert!(matches!(refused, Err(Error::Withheld(_))));
    shop.install(&shop.plugins, 1, "acme.badges")
        .expect("installed");
    let listed = shop.plugins.list(&shop.accounts[0].0, &Plain("en"));
    assert!(listed.expect("listed")[0].withheld);
}

#[test]
fn what_is_withdrawn_stops_in_every_account_at_once_and_each_is_told_why() {
    let package = policy("acme.week", "i32.const 16");
    let shop = Shop::with(&[("week.wasm", &package)]);
    shop.plugins
        .approve_package(&operator(), digest(&package))
        .expect("approved");
    for which in [0, 1] {
        shop.install(&shop.plugins, which, "acme.week")
            .expect("installed");
    }
    let reason = "it keeps what it should forget";
    let told = shop
        .plugins
        .revoke_package(&operator(), digest(&package), reason, &mut |_, _| {});
    assert_eq!(told.expect("revoked"), 2);
    for (which, (account, _)) in shop.accounts.iter().enumerate() {
        let missing = shop.missing(which, "acme.week").expect("it stopped");
        assert!(missing.contains(reason), "{missing}");
        let due = mail::due(account, Timestamp(i64::MAX), 10).expect("mail");
        assert!(
            due.iter().any(|mail| mail.message.body.contains(reason)),
            "{due:?}"
        );
        let journal =
            bailey_crm::journal::following(account, &operator(), bailey_crm::OperationId(0), 200);
        let journal = journal.expect("a journal");
        assert!(journal.iter().any(|entry| entry.kind == "plugins.revoked"));
    }
    assert_eq!(shop.offered("acme.week"), Err("not-found"));
    // Another process, which has lost the folder, hears the same of the account's copy.
    let (later, _code) = process(&shop.crm, Catalogue::new().in_development());
    let described = later.describe(&shop.accounts[0].0, "acme.week", &Plain("en"));
    assert_eq!(described.expect("described").trust, Trust::Revoked);
    // The way back.
    shop.plugins
        .approve_package(&operator(), digest(&package))
        .expect("approved");
    assert_eq!(shop.missing(0, "acme.week"), None);
}

#[test]
fn nothing_counts_that_a_revoked_key_signed_unless_it_was_approved() {
    let package = signed(&plugin("acme.badges", "1.0.0"), &key(1));
    let approved = signed(&plugin("acme.tools", "1.0.0"), &key(1));
    let shop = Shop::with(&[("badges.wasm", &package), ("tools.wasm", &approved)]);
    shop.known("acme", &key(1));
    shop.allow("acme", Some(true));
    shop.plugins
        .approve_package(&operator(), digest(&approved))
        .expect("approved");
    for id in ["acme.badges", "acme.tools"] {
        shop.install(&shop.plugins, 0, id).expect("installed");
    }
    let told =
        shop.plugins
            .revoke_publisher_key(&operator(), (&key(1)).into(), "stolen", &mut |_, _| {});
    assert_eq!(told.expect("revoked"), 1);
    assert_eq!(shop.trust(&package), Trust::Revoked);
    assert_eq!(shop.trust(&approved), Trust::Verified);
    let missing = shop.missing(0, "acme.badges").expect("it stopped");
    assert!(missing.contains("stolen"), "{missing}");
    assert_eq!(shop.missing(0, "acme.tools"), None);
    // A new package with the stolen key is worth nothing, in development neither.
    let forged = signed(&plugin("acme.badges", "2.0.0"), &key(1));
    shop.put("forged.wasm", &forged);
    assert_eq!(shop.trust(&forged), Trust::Revoked);
    assert_eq!(shop.offered("acme.badges"), Err("not-found"));
}

#[test]
fn an_old_key_counts_for_what_it_signed_before_it_was_replaced() {
    let before = signed(&plugin("acme.badges", "1.0.0"), &key(1));
    let shop = Shop::with(&[("before.wasm", &before)]);
    shop.known("acme", &key(1));
    shop.allow("acme", Some(true));
    let rotation = Rotation::sign(&key(1), PublicKey::from(&key(2))).expect("another key");
    let whose = shop.plugins.rotate_publisher_key(&operator(), &rotation);
    assert_eq!(whose.expect("rotated"), "acme");
    assert_eq!(shop.trust(&before), Trust::Private);

    // An old key that somebody found later signs nothing new.
    let late = signed(&plugin("acme.badges", "3.0.0"), &key(1));
    shop.put("late.wasm", &late);
    assert_eq!(shop.trust(&late), Trust::Unsigned);
    let after = signed(&plugin("acme.badges", "2.0.0"), &key(2));
    shop.put("after.wasm", &after);
    assert_eq!(shop.trust(&after), Trust::Private);
    assert_eq!(shop.offered("acme.badges"), Ok("2.0.0".into()));
}

#[test]
fn a_publisher_signs_for_its_own_plugins_alone() {
    let package = signed(&plugin("bailey.recycle-bin", "9.9.9"), &key(1));
    let shop = Shop::with(&[("bin.wasm", &package)]);
    shop.known("acme", &key(1));
    shop.allow("acme", Some(true));
    shop.allow("bailey", Some(true));
    assert_eq!(shop.trust(&package), Trust::Unsigned);
    assert_eq!(shop.offered("bailey.recycle-bin"), Err("not-found"));
}

#[test]
fn what_was_changed_after_it_was_signed_runs_nowhere() {
    let good = signed(&plugin("acme.badges", "1.0.0"), &key(1));
    let mut bad = good.clone();
    let place = bad.windows(7).position(|window| window == b"Summary");
    bad[place.expect("its text")] = b'D';
    let shop = Shop::with(&[("bad.wasm", &bad)]);
    shop.known("acme", &key(1));
    shop.allow("acme", Some(true));
    assert_eq!(shop.trust(&bad), Trust::Modified);
    let catalogue = Catalogue::new().with_folder(shop.folder.path());
    let (development, _code) = process(&shop.crm, catalogue.expect("read").in_development());
    let refused = shop.install(&development, 0, "acme.badges");
    assert!(matches!(refused, Err(Error::NotFound(_))));
}

#[test]
fn nothing_goes_back_to_an_older_version_by_itself() {
    let (one, two) = (
        plugin("acme.badges", "1.0.0"),
        plugin("acme.badges", "2.0.0"),
    );
    let shop = Shop::with(&[("one.wasm", &one), ("two.wasm", &two)]);
    for package in [&one, &two] {
        shop.plugins
            .approve_package(&operator(), digest(package))
            .expect("approved");
    }
    let newer = |than: &str| {
        let catalogue = shop.plugins.catalogue();
        let account = shop.accounts[0].0.id();
        let newer = catalogue.newer_for(account, "acme.badges", &than.parse().expect("a version"));
        newer.map(|offer| offer.manifest().version.to_string())
    };
    assert_eq!(newer("1.0.0").as_deref(), Some("2.0.0"));
    assert_eq!(newer("2.0.0"), None);
    // A source that has lost the newer one, or plays the older one again.
    shop.plugins
        .delist_package(&operator(), digest(&two))
        .expect("delisted");
    assert_eq!(shop.offered("acme.badges"), Ok("1.0.0".into()));
    assert_eq!(newer("2.0.0"), None);
}

#[test]
fn a_version_that_is_published_again_replaces_nothing() {
    let first = plugin("acme.badges", "1.0.0");
    let shop = Shop::with(&[("b.wasm", &first)]);
    let again = policy("acme.badges", "i32.const 16");
    shop.put("a.wasm", &again);
    for package in [&first, &again] {
        shop.plugins
            .approve_package(&operator(), digest(package))
            .expect("approved");
    }
    let account = shop.accounts[0].0.id();
    let catalogue = shop.plugins.catalogue();
    let offer = catalogue
        .plugin_for(account, "acme.badges")
        .expect("offered");
    assert_eq!(offer.digest(), digest(&first));
}

#[test]
fn a_delisted_package_stays_where_it_is_and_can_be_had_by_its_digest() {
    let package = plugin("acme.badges", "1.0.0");
    let shop = Shop::with(&[("badges.wasm", &package)]);
    let digest = digest(&package);
    shop.plugins
        .approve_package(&operator(), digest)
        .expect("approved");
    shop.install(&shop.plugins, 0, "acme.badges")
        .expect("installed");
    shop.plugins
        .delist_package(&operator(), digest)
        .expect("delisted");
    assert_eq!(shop.missing(0, "acme.badges"), None);
    assert_eq!(shop.offered("acme.badges"), Err("not-found"));
    let (two, catalogue) = (shop.accounts[1].0.id(), shop.plugins.catalogue());
    assert!(catalogue.package_for(two, digest).is_ok());
    let offer = catalogue.package(digest).expect("there");
    assert_eq!(catalogue.offered(two, offer), Offered::No);
    shop.plugins
        .relist_package(&operator(), digest)
        .expect("relisted");
    assert_eq!(shop.offered("acme.badges"), Ok("1.0.0".into()));
}

#[test]
fn a_folder_that_is_gone_leaves_what_it_had() {
    let package = plugin("acme.badges", "1.0.0");
    let shop = Shop::with(&[("badges.wasm", &package)]);
    shop.plugins
        .approve_package(&operator(), digest(&package))
        .expect("approved");
    std::fs::remove_dir_all(shop.folder.path()).expect("removed");
    let refreshed = shop.plugins.refresh_catalogue(&mut |_| {});
    assert_eq!(refreshed.expect("looked").unreachable.len(), 1);
    assert_eq!(shop.offered("acme.badges"), Ok("1.0.0".into()));
}

#[test]
fn a_file_larger_than_a_package_may_be_is_not_read() {
    let shop = Shop::with(&[]);
    let file = std::fs::File::create(shop.folder.path().join("huge.wasm")).expect("a file");
    file.set_len(bailey_package::MAX_PACKAGE_BYTES + 1)
        .expect("sparse");
    shop.refresh();
    let catalogue = shop.plugins.catalogue();
    let reason = &catalogue.refused()[0].reason;
    assert!(reason.contains("at most"), "{reason}");
}
