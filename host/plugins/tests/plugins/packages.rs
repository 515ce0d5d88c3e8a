use bailey_plugins::{Catalogue, Consent, Error, Keep, Offer, PackageError};

use crate::office::{Office, Plain, only, process};
use crate::policy::policy;

fn read(bytes: Vec<u8>) -> PackageError {
    Offer::read(bytes).expect_err("no package")
}

#[test]
fn what_is_no_package_is_refused_with_the_reason() {
    let whole = policy("test.whole", "i32.const 16");
    assert!(matches!(
        read(b"Not a component".to_vec()),
        PackageError::NotWasm { .. }
    ));
    assert!(matches!(
        read(whole[..whole.len() / 2].to_vec()),
        PackageError::Damaged { .. }
    ));
    assert!(matches!(
        read(b"\0asm\x01\0\0\0".to_vec()),
        PackageError::CoreModule
    ));
}

#[test]
fn a_bad_file_in_the_catalogues_folder_is_left_out_and_named() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(
        folder.path().join("good.wasm"),
        policy("test.good", "i32.const 16"),
    )
    .expect("written");
    std::fs::write(folder.path().join("bad.wasm"), "text").expect("written");
    std::fs::write(folder.path().join("README"), "no plugin").expect("written");
    let catalogue = Catalogue::new()
        .with_folder(folder.path())
        .expect("a folder")
        .in_development();
    assert!(catalogue.plugin("test.good").is_ok());
    let refused: Vec<_> = catalogue
        .refused()
        .iter()
        .map(|refused| refused.path.clone())
        .collect();
    assert_eq!(refused, [folder.path().join("bad.wasm")]);
}

#[test]
fn a_plugin_that_the_catalogue_lost_still_runs_from_the_accounts_own_file() {
    let office = Office::with([policy("test.week", "i32.const 16")]);
    office.enable("test.week");
    let (later, _folder) = process(office.plugins.crm(), Catalogue::new());
    let company = office.company("Acme");
    let selection = only(&company);
    let preview = later.deletion_preview(&office.account, &office.owner(), &selection);
    assert_eq!(preview.expect("a preview").keep, Keep::Days(7));
}

#[test]
fn a_plugin_that_is_nowhere_can_not_be_installed() {
    let office = Office::new();
    let installed = office.plugins.install(
        &office.account,
        &office.owner(),
        "no.such",
        &Consent::default(),
    );
    assert!(matches!(installed, Err(Error::NotFound(_))));
}

#[test]
fn each_power_is_said_in_words_the_most_harmful_first() {
    let office = Office::new();
    let plugin = office
        .plugins
        .describe(&office.account, "bailey.recycle-bin", &Plain("zh"));
    let plugin = plugin.expect("described");
    assert!(plugin.safety && plugin.state.is_none());
    assert!(
        plugin
            .powers
            .windows(2)
            .all(|pair| pair[0].risk >= pair[1].risk)
    );
    assert!(
        plugin
            .powers
            .iter()
            .all(|power| power.sentence != power.interface && power.granted.is_none())
    );
}

#[test]
fn an_upgrade_decides_from_the_next_call_on_and_the_old_version_until_then() {
    let office = Office::with([policy("test.week", "i32.const 16")]);
    office.enable("test.week");
    // The same, but its answer says `forever`.
    let newer = policy(
        "test.week",
        "(i32.store8 (i32.const 20) (i32.const 2)) i32.const 16",
    );
    let mut catalogue = Catalogue::new();
    catalogue.add(Offer::read(newer).expect("a package"));
    let (later, _folder) = process(office.plugins.crm(), catalogue);
    let company = office.company("Acme");
    let keep = || {
        let preview = later.deletion_preview(&office.account, &office.owner(), &only(&company));
        preview.expect("a preview").keep
    };
    assert_eq!(keep(), Keep::Days(7));
    later
        .upgrade(&office.account, &office.owner(), "test.week", None)
        .expect("upgraded");
    assert_eq!(keep(), Keep::Forever);
    let again = later.upgrade(&office.account, &office.owner(), "test.week", None);
    assert!(matches!(again, Err(Error::Conflict(_))));
}
