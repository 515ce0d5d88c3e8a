use super::*;

const MANIFEST: &str = r#"
id = "test.grants"
version = "1.0.0"
contract = "0.1.0"
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

#[test]
fn a_version_that_asks_for_more_is_not_covered() {
    let whole = Grant::consented(&manifest(), &Consent::default()).expect("a grant");
    let mut less = whole.clone();
    less.capabilities.remove("bin");
    assert!(whole.covers(&less));
    assert!(!less.covers(&whole));
}
