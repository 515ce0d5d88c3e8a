//! Whatever has become of one plugin, the host starts, and every other one works.

use bailey_crm::plugin_data::{State, installation, package};
use bailey_plugins::{Catalogue, Keep, Offer};

use crate::guest::Guest;
use crate::keeper::keeper;
use crate::office::{Office, Plain, only, process};
use crate::policy::policy;

const BROKEN: &str = "test.broken";
const WHOLE: &str = "test.whole";

/// Has the account's file hold these bytes for the broken plugin, if any, starts a
/// process whose catalogue has neither, and says why it can't be loaded. The other
/// plugin works all the while, and the broken one can be switched off and taken out.
fn with(bytes: Option<Vec<u8>>) -> String {
    let office = Office::with([
        policy(WHOLE, "i32.const 16"),
        keeper(BROKEN, "1.0.0", '1', &[], ""),
    ]);
    office.enable(WHOLE);
    office.enable(BROKEN);
    let digest = match &bytes {
        // As what it says it is: what it is, is for the host to find.
        Some(bytes) => match Offer::read(bytes.clone()) {
            Ok(offer) => offer.package.digest().to_hex(),
            Err(_) => "ab".repeat(32),
        },
        None => "cd".repeat(32),
    };
    office
        .account
        .write(move |write| {
            let found = installation::get(&write.read(), BROKEN)?;
            let mut found = found.expect("installed");
            found.digest.clone_from(&digest);
            installation::put(write, &found)?;
            match bytes {
                Some(bytes) => package::put(write, &digest, &bytes),
                None => Ok(()),
            }
        })
        .expect("written");
    let (plugins, _folder) = process(office.plugins.crm(), Catalogue::new().in_development());
    let (account, owner) = (&office.account, office.owner());
    let described = plugins
        .describe(account, BROKEN, &Plain("en"))
        .expect("described");
    assert_eq!(described.state, Some(State::Enabled));
    let reason = described.missing.expect("a reason");
    // The other one decides.
    let company = office.company("Acme");
    let preview = plugins.deletion_preview(account, &owner, &only(&company));
    assert_eq!(preview.expect("a preview").keep, Keep::Days(7));
    assert!(plugins.menu(account, &owner, &Plain("en")).is_ok());
    let troubled = plugins.troubled(account, &Plain("en")).expect("troubled");
    assert_eq!(troubled.len(), 1);
    // What is broken goes.
    plugins.disable(account, &owner, BROKEN).expect("off");
    plugins.uninstall(account, &owner, BROKEN).expect("out");
    assert!(plugins.describe(account, BROKEN, &Plain("en")).is_err());
    reason
}

#[test]
fn a_package_that_is_nowhere() {
    let reason = with(None);
    assert!(reason.contains("nowhere to be found"), "{reason}");
}

#[test]
fn a_package_that_is_damaged() {
    let mut whole = keeper(BROKEN, "1.0.0", '1', &[], "");
    whole.truncate(whole.len() / 2);
    with(Some(whole));
    with(Some(b"no component at all".to_vec()));
}

#[test]
fn a_package_with_a_byte_changed() {
    let mut changed = keeper(BROKEN, "1.0.0", '1', &[], "");
    let place = changed.len() - 3;
    changed[place] ^= 1;
    let digest = Offer::read(keeper(BROKEN, "1.0.0", '1', &[], "")).expect("a package");
    let digest = digest.package.digest().to_hex();
    let office = Office::with([policy(WHOLE, "i32.const 16")]);
    office.enable(WHOLE);
    let claimed = digest.clone();
    office
        .account
        .write(move |write| {
            let found = installation::get(&write.read(), WHOLE)?;
            let mut found = found.expect("installed");
            found.plugin = BROKEN.to_owned();
            found.digest.clone_from(&claimed);
            installation::put(write, &found)?;
            package::put(write, &claimed, &changed)
        })
        .expect("written");
    let (plugins, _folder) = process(office.plugins.crm(), Catalogue::new().in_development());
    let described = plugins.describe(&office.account, BROKEN, &Plain("en"));
    assert!(described.expect("described").missing.is_some());
    assert!(
        plugins
            .describe(&office.account, WHOLE, &Plain("en"))
            .is_ok()
    );
}

#[test]
fn a_package_for_a_contract_of_tomorrow() {
    let guest = Guest {
        id: BROKEN,
        exports: &["lifecycle"],
        code: r#"(module
            (memory (export "memory") 1)
            (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable)
            (func (export "bailey:crm/lifecycle@1.0.0#migrate") (param i32 i32 i32) (result i32) i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#enabled") (result i32) i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#disabled") (result i32) i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#uninstalling") (result i32) i32.const 512))"#,
        ..Guest::default()
    };
    let manifest = guest
        .manifest()
        .replace("contract = \"1.0.0\"", "contract = \"9.0.0\"");
    let reason = with(Some(crate::guest::pack(&guest.component(), &manifest)));
    assert!(reason.contains("9.0.0"), "{reason}");
}
