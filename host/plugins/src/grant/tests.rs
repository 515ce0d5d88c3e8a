use super::*;

const MANIFEST: &str = r#"
id = "test.grants"
version = "1.0.0"
contract = "1.0.0"
publisher = "Test"
category = "tools"
name = "name"
summary = "summary"

[capabilities.records]
reason = "why-records"
optional = true
tables = ["deals", "contacts"]

[capabilities.bin]
reason = "why-bin"
tables = ["*"]

[extension-points.pages]
reason = "why-pages"
"#;

fn manifest() -> Manifest {
    toml::from_str(MANIFEST).expect("a manifest")
}

fn only(keys: &[&str]) -> Tables {
    Tables::Only(keys.iter().map(|key| (*key).to_owned()).collect())
}

#[test]
fn without_further_answers_all_that_is_asked_for_is_granted() {
    let grant = Grant::consented(&manifest(), &Consent::default()).expect("a grant");
    assert_eq!(
        grant.capability("records"),
        Some(&only(&["contacts", "deals"]))
    );
    assert_eq!(grant.capability("bin"), Some(&Tables::All));
    assert_eq!(grant.extension_point("pages"), Some(&Tables::All));
    assert_eq!(grant.capability("journal"), None);
}

#[test]
fn an_optional_capability_can_be_refused_and_another_cannot() {
    let refuse = |name: &str| Consent {
        refused: [name.to_owned()].into(),
        ..Consent::default()
    };
    let grant = Grant::consented(&manifest(), &refuse("records")).expect("a grant");
    assert_eq!(grant.capability("records"), None);
    assert!(Grant::consented(&manifest(), &refuse("bin")).is_err());
    assert!(Grant::consented(&manifest(), &refuse("pages")).is_err());
    assert!(Grant::consented(&manifest(), &refuse("journal")).is_err());
}

#[test]
fn a_scope_can_be_narrowed_and_never_widened() {
    let narrow = |name: &str, tables: Tables| Consent {
        tables: [(name.to_owned(), tables)].into(),
        ..Consent::default()
    };
    let grant = Grant::consented(&manifest(), &narrow("bin", only(&["deals"]))).expect("a grant");
    assert_eq!(grant.capability("bin"), Some(&only(&["deals"])));
    assert!(Grant::consented(&manifest(), &narrow("records", only(&["invoices"]))).is_err());
    assert!(Grant::consented(&manifest(), &narrow("records", Tables::All)).is_err());
    assert!(Grant::consented(&manifest(), &narrow("pages", only(&["deals"]))).is_err());
}

#[test]
fn a_grant_is_stored_and_read_as_it_was() {
    let grant = Grant::consented(&manifest(), &Consent::default()).expect("a grant");
    let stored = serde_json::to_string(&grant).expect("JSON");
    assert_eq!(
        serde_json::from_str::<Grant>(&stored).expect("a grant"),
        grant
    );
}

/// The manifest of a newer version, which asks for the journal as well.
fn newer() -> Manifest {
    let more = "[capabilities.journal]\nreason = \"why-journal\"\ntables = [\"*\"]\n";
    toml::from_str(&format!("{MANIFEST}\n{more}")).expect("a manifest")
}

#[test]
fn a_version_that_asks_for_more_waits_for_a_consent_to_what_is_new() {
    let refused = Consent {
        refused: ["records".to_owned()].into(),
        ..Consent::default()
    };
    let present = Grant::consented(&manifest(), &refused).expect("a grant");
    let old = manifest();
    let anew = asked_anew(&present, Some(&old), &newer()).expect("names");
    assert_eq!(anew.into_iter().collect::<Vec<_>>(), ["journal"]);
    let silent = carried(&present, Some(&old), &newer(), None);
    assert!(matches!(silent, Err(Error::Consent(_))));
    let consent = Consent::default();
    let grant = carried(&present, Some(&old), &newer(), Some(&consent)).expect("a grant");
    assert_eq!(grant.capability("journal"), Some(&Tables::All));
    // What was refused stays refused.
    assert_eq!(grant.capability("records"), None);
}

#[test]
fn a_version_that_asks_for_less_takes_over_without_a_word() {
    let present = Grant::consented(&newer(), &Consent::default()).expect("a grant");
    let grant = carried(&present, Some(&newer()), &manifest(), None).expect("a grant");
    assert_eq!(grant.capability("journal"), None);
    assert_eq!(grant.capability("bin"), Some(&Tables::All));
}
