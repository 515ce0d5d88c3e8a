//! A plugin's life: forward and back, out and in again, with what it stored, and with
//! the plugins around it.

use std::sync::Arc;

use bailey_crm::plugin_data::{export, storage};
use bailey_crm::{Access, Context};
use bailey_plugins::{
    Catalogue, Consent, Departure, Error, Offer, Plugins, RulesChange, State, Updates,
};

use crate::keeper::keeper;
use crate::office::{Office, Plain, only, person, process};

const ID: &str = "test.keeper";
/// Where it stores its word.
const BUCKET: &str = "b";
const KEY: &str = "k";
const DAY: i64 = 24 * 60 * 60 * 1000;

fn plain(version: &str, letter: char) -> Vec<u8> {
    keeper(ID, version, letter, &[], "")
}

/// The process of a later day, whose catalogue has these.
fn later(office: &Office, packages: Vec<Vec<u8>>) -> (Plugins, tempfile::TempDir) {
    // What is in no catalogue any more was signed by nobody.
    let mut catalogue = Catalogue::new().in_development();
    for package in packages {
        catalogue.add(Offer::read(package).expect("a package"));
    }
    process(office.plugins.crm(), catalogue)
}

/// The word that the plugin stores.
fn word(office: &Office) -> Option<String> {
    let kept = office
        .account
        .read(|read| storage::get(read, ID, BUCKET, KEY));
    let kept = kept.expect("read");
    kept.map(|kept| String::from_utf8(kept).expect("a letter"))
}

fn version(plugins: &Plugins, office: &Office) -> (String, Option<State>) {
    let described = plugins.describe(&office.account, ID, &Plain("en"));
    let described = described.expect("described");
    (described.version, described.state)
}

fn conflict<T: std::fmt::Debug>(result: bailey_plugins::Result<T>) -> String {
    match result {
        Err(Error::Conflict(why)) => why,
        Err(Error::Crm(bailey_crm::Error::Conflict(why))) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn rolled_back_a_plugin_is_what_it_was_and_stores_what_it_stored() {
    let office = Office::with([plain("1.0.0", '1')]);
    office.enable(ID);
    assert_eq!(word(&office).as_deref(), Some("1"));
    let (plugins, _folder) = later(&office, vec![plain("2.0.0", '2')]);
    let (account, owner) = (&office.account, office.owner());
    conflict(plugins.roll_back(account, &owner, ID));
    plugins
        .upgrade(account, &owner, ID, None)
        .expect("upgraded");
    assert_eq!(word(&office).as_deref(), Some("2"));
    let described = plugins
        .describe(account, ID, &Plain("en"))
        .expect("described");
    assert_eq!(described.before.as_deref(), Some("1.0.0"));
    // The old package is in no catalogue any more.
    plugins.roll_back(account, &owner, ID).expect("back");
    assert_eq!(
        version(&plugins, &office),
        ("1.0.0".to_owned(), Some(State::Enabled))
    );
    assert_eq!(word(&office).as_deref(), Some("1"));
    conflict(plugins.roll_back(account, &owner, ID));
    // And forward again.
    plugins
        .upgrade(account, &owner, ID, None)
        .expect("upgraded");
    assert_eq!(word(&office).as_deref(), Some("2"));
    let kinds = office.journal();
    assert!(
        kinds.contains(&"plugins.rolled-back".to_owned()),
        "{kinds:?}"
    );
}

#[test]
fn upgraded_while_it_was_off_a_plugin_goes_back_as_well() {
    let office = Office::with([plain("1.0.0", '1')]);
    office.enable(ID);
    let (plugins, _folder) = later(&office, vec![plain("2.0.0", '2')]);
    let (account, owner) = (&office.account, office.owner());
    plugins.disable(account, &owner, ID).expect("off");
    plugins
        .upgrade(account, &owner, ID, None)
        .expect("upgraded");
    assert_eq!(word(&office).as_deref(), Some("1"));
    plugins.enable(account, &owner, ID).expect("on");
    assert_eq!(word(&office).as_deref(), Some("2"));
    plugins.roll_back(account, &owner, ID).expect("back");
    assert_eq!(word(&office).as_deref(), Some("1"));
}

#[test]
fn taken_out_a_plugin_leaves_its_data_until_the_day_that_was_said() {
    let office = Office::with([plain("1.0.0", '1')]);
    office.enable(ID);
    let (plugins, account) = (&office.plugins, &office.account);
    let owner = office.owner();
    plugins.uninstall(account, &owner, ID).expect("out");
    let binned = plugins
        .binned(account, &owner, &Plain("en"))
        .expect("a bin");
    let [found] = binned.as_slice() else {
        panic!("{binned:?}")
    };
    assert_eq!((found.name.as_str(), found.usage.entries), ("Name", 1));
    assert_eq!(found.binned.delete_at, owner.at.plus_millis(30 * DAY));
    let mut text = String::new();
    let taken = export::export(account, &owner, ID, &mut |bytes| {
        text += std::str::from_utf8(bytes).expect("text");
        Ok(())
    });
    assert_eq!(taken.expect("taken out"), 1);
    assert!(text.contains("\"text\":\"1\""), "{text}");

    // Back with all it had.
    plugins.reinstall(account, &owner, ID).expect("back");
    assert_eq!(version(plugins, &office).1, Some(State::Disabled));
    plugins.enable(account, &owner, ID).expect("on");
    assert_eq!(word(&office).as_deref(), Some("1"));

    // A millisecond before its day it is there, and then it isn't.
    plugins.uninstall(account, &owner, ID).expect("out");
    let day = owner.at.plus_millis(30 * DAY);
    assert_eq!(plugins.crm().next_due().expect("due"), Some(day));
    plugins
        .see_to_plugins(account, day.plus_millis(-1))
        .expect("seen to");
    assert_eq!(word(&office).as_deref(), Some("1"));
    plugins.see_to_plugins(account, day).expect("seen to");
    assert_eq!(word(&office), None);
    assert!(
        plugins
            .binned(account, &owner, &Plain("en"))
            .expect("a bin")
            .is_empty()
    );
    assert_eq!(plugins.crm().next_due().expect("due"), None);
    let gone = plugins.reinstall(account, &owner, ID);
    assert!(matches!(gone, Err(Error::NotFound(_))));
}

#[test]
fn installed_anew_a_plugin_finds_what_it_stored() {
    let office = Office::with([plain("1.0.0", '1')]);
    office.enable(ID);
    let owner = office.owner();
    office
        .plugins
        .uninstall(&office.account, &owner, ID)
        .expect("out");
    let (plugins, _folder) = later(&office, vec![plain("2.0.0", '2')]);
    let consent = Consent::default();
    plugins
        .install(&office.account, &owner, ID, &consent)
        .expect("installed");
    assert_eq!(word(&office).as_deref(), Some("1"));
    // What the other version stored is brought up to date by this one.
    plugins.enable(&office.account, &owner, ID).expect("on");
    assert_eq!(word(&office).as_deref(), Some("2"));
    assert!(
        plugins
            .binned(&office.account, &owner, &Plain("en"))
            .expect("a bin")
            .is_empty()
    );
}

const NEEDING: &str = "test.needing";

fn needing(requirement: &str) -> Vec<u8> {
    let needs =
        format!("[[needs]]\nplugin = \"{ID}\"\nversion = \"{requirement}\"\nreason = \"why\"\n");
    keeper(NEEDING, "1.0.0", 'n', &[], &needs)
}

#[test]
fn a_plugin_is_on_only_where_what_it_needs_is() {
    let office = Office::with([plain("1.0.0", '1'), needing("^1")]);
    let (plugins, account, owner) = (&office.plugins, &office.account, office.owner());
    let consent = Consent::default();
    plugins
        .install(account, &owner, NEEDING, &consent)
        .expect("installed");
    let why = conflict(plugins.enable(account, &owner, NEEDING));
    assert!(why.contains(ID), "{why}");
    office.enable(ID);
    plugins.enable(account, &owner, NEEDING).expect("on");
    let needed = plugins.needed_by(account, ID, &Plain("en")).expect("names");
    assert_eq!(needed, [(NEEDING.to_owned(), "Name".to_owned())]);
    // A version that it can't work with doesn't come, and nothing is changed.
    let (changed, _folder) = later(&office, vec![plain("2.0.0", '2')]);
    let why = conflict(changed.upgrade(account, &owner, ID, None));
    assert!(why.contains(NEEDING), "{why}");
    assert_eq!(version(&changed, &office).0, "1.0.0");
    // Nobody is kept from switching off what is needed: who lacks it is said.
    plugins.disable(account, &owner, ID).expect("off");
    let described = plugins
        .describe(account, NEEDING, &Plain("en"))
        .expect("described");
    assert!(!described.needs[0].met);
    assert_eq!(described.state, Some(State::Enabled));
}

fn wants(office: &Office, plugins: &Plugins, updates: Updates) {
    let change = RulesChange {
        updates: Some(updates),
        ..RulesChange::default()
    };
    plugins
        .set_rules(&office.account, &office.owner(), &change)
        .expect("said");
}

#[test]
fn new_versions_come_by_themselves_as_far_as_the_account_wants() {
    let office = Office::with([plain("1.0.0", '1')]);
    office.enable(ID);
    let at = office.owner().at;
    let see = |plugins: &Plugins| {
        plugins
            .see_to_plugins(&office.account, at)
            .expect("seen to");
        version(plugins, &office).0
    };
    let (mended, _a) = later(&office, vec![plain("1.0.1", '2')]);
    assert_eq!(see(&mended), "1.0.0");
    wants(&office, &mended, Updates::Patch);
    assert!(mended.crm().next_due().expect("due").is_some());
    assert_eq!(see(&mended), "1.0.1");
    let (grown, _b) = later(&office, vec![plain("1.1.0", '3')]);
    assert_eq!(see(&grown), "1.0.1");
    wants(&office, &grown, Updates::All);
    assert_eq!(see(&grown), "1.1.0");
    assert_eq!(word(&office).as_deref(), Some("3"));
    // An older one never comes, nor one that asks for more.
    let (older, _c) = later(&office, vec![plain("1.0.9", '4')]);
    assert_eq!(see(&older), "1.1.0");
    let more = keeper(ID, "2.0.0", '5', &["deletion-policy"], "");
    let (asking, _d) = later(&office, vec![more]);
    assert_eq!(see(&asking), "1.1.0");
    let plan = asking
        .upgrade_plan(&office.account, ID, &Plain("en"))
        .expect("a plan");
    assert_eq!(plan.added[0].interface, "deletion-policy");
}

#[test]
fn switching_off_what_keeps_the_account_safe_can_be_thought_over() {
    let safe = keeper(ID, "1.0.0", '1', &["deletion-policy"], "");
    let office = Office::with([safe]);
    office.enable(ID);
    let (plugins, account, owner) = (&office.plugins, &office.account, office.owner());
    let hours = |hours| RulesChange {
        cool_off_hours: Some(hours),
        ..RulesChange::default()
    };
    plugins
        .set_rules(account, &owner, &hours(48))
        .expect("said");
    let off = |context: &Context| plugins.switch_off(account, context, ID, Departure::Disable);
    let waits = off(&owner).expect("asked").expect("it waits");
    assert_eq!(waits.at, owner.at.plus_millis(2 * DAY));
    assert_eq!(version(plugins, &office).1, Some(State::Enabled));
    // Asking again, or shortening the time, is no way around it.
    let shorter = plugins.set_rules(account, &owner, &hours(0)).expect("said");
    assert_eq!(shorter.cool_off(owner.at), 48);
    assert_eq!(off(&owner).expect("asked"), Some(waits.clone()));
    plugins
        .see_to_plugins(account, waits.at.plus_millis(-1))
        .expect("seen to");
    assert_eq!(version(plugins, &office).1, Some(State::Enabled));
    // Somebody calls it back.
    plugins.call_back(account, &owner, ID).expect("called back");
    conflict(plugins.call_back(account, &owner, ID));
    plugins.see_to_plugins(account, waits.at).expect("seen to");
    assert_eq!(version(plugins, &office).1, Some(State::Enabled));
    // Nobody does.
    let waits = off(&owner).expect("asked").expect("it waits");
    plugins.see_to_plugins(account, waits.at).expect("seen to");
    assert_eq!(version(plugins, &office).1, Some(State::Disabled));
    // What is off protects nothing: it goes at once.
    let gone = plugins.switch_off(account, &owner, ID, Departure::Uninstall);
    assert_eq!(gone.expect("gone"), None);
    let member = person(office.owner, Access::MEMBER);
    assert!(plugins.set_rules(account, &member, &hours(1)).is_err());
}

#[test]
fn two_admins_who_install_at_once_install_one() {
    let office = Office::with([plain("1.0.0", '1')]);
    let install = || {
        let consent = Consent::default();
        office
            .plugins
            .install(&office.account, &office.owner(), ID, &consent)
    };
    let outcomes = std::thread::scope(|scope| {
        let both = [scope.spawn(install), scope.spawn(install)];
        both.map(|one| one.join().expect("no panic"))
    });
    let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!(done, 1, "{outcomes:?}");
    let told = office.journal();
    let installed = told.iter().filter(|kind| *kind == "plugins.installed");
    assert_eq!(installed.count(), 1);
    let enable = || office.plugins.enable(&office.account, &office.owner(), ID);
    let outcomes = std::thread::scope(|scope| {
        let both = [scope.spawn(enable), scope.spawn(enable)];
        both.map(|one| one.join().expect("no panic"))
    });
    assert!(outcomes.iter().any(Result::is_ok), "{outcomes:?}");
    assert_eq!(
        version(&office.plugins, &office),
        ("1.0.0".to_owned(), Some(State::Enabled))
    );
}

#[test]
fn what_a_plugin_stores_is_no_other_plugins_and_no_other_accounts() {
    let other = "test.neighbour";
    let office = Office::with([plain("1.0.0", '1'), keeper(other, "1.0.0", '9', &[], "")]);
    office.enable(ID);
    office.enable(other);
    let (account, _) = crate::office::account(office.plugins.crm(), "elsewhere");
    let stored = |account: &Arc<bailey_crm::Account>, plugin: &str| {
        let kept = account.read(|read| storage::get(read, plugin, BUCKET, KEY));
        kept.expect("read")
    };
    assert_eq!(stored(&office.account, ID).as_deref(), Some(&b"1"[..]));
    assert_eq!(stored(&office.account, other).as_deref(), Some(&b"9"[..]));
    assert_eq!(stored(&account, ID), None);
    // Taking one away leaves the other's.
    let owner = office.owner();
    office
        .plugins
        .uninstall(&office.account, &owner, ID)
        .expect("out");
    office
        .plugins
        .delete_binned(&office.account, &owner, ID)
        .expect("deleted");
    assert_eq!(stored(&office.account, ID), None);
    assert_eq!(stored(&office.account, other).as_deref(), Some(&b"9"[..]));
    let company = office.company("Acme");
    assert!(
        office
            .plugins
            .delete(&office.account, &owner, only(&company))
            .is_ok()
    );
}

#[test]
fn whatever_is_refused_the_plugins_of_the_catalogue_do_not_break() {
    let office = Office::with(
        bailey_first_party::examples()
            .iter()
            .map(|one| one.to_vec()),
    );
    for offer in office.plugins.catalogue().newest() {
        let id = offer.manifest().id.as_str();
        let trial = office
            .plugins
            .trial(office.account.id(), id)
            .expect("tried");
        assert_eq!(trial.failures(), 0, "{id}: {trial:?}");
        assert!(trial.calls() > 0, "{id}");
    }
}

#[test]
fn a_plugin_that_breaks_when_it_is_refused_something_is_found_out() {
    let trap = crate::policy::policy("test.trap", "unreachable");
    let office = Office::with([trap]);
    let trial = office
        .plugins
        .trial(office.account.id(), "test.trap")
        .expect("tried");
    assert_eq!((trial.calls(), trial.failures()), (1, 1), "{trial:?}");
    // It was another account's, and left nothing here.
    let described = office
        .plugins
        .describe(&office.account, "test.trap", &Plain("en"));
    assert_eq!(described.expect("described").state, None);
}
