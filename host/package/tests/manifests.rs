//! Manifests that don't hold, each with the line or key that is at fault.

#![allow(clippy::expect_used, reason = "a test says so by failing")]

mod common;

use bailey_package::Manifest;
use common::MANIFEST;

fn refusal(manifest: &str) -> String {
    Manifest::parse(manifest.as_bytes())
        .expect_err("refused")
        .to_string()
}

#[test]
fn the_manifest_of_the_sundial_holds() {
    let manifest = Manifest::parse(MANIFEST.as_bytes()).expect("holds");
    assert_eq!(manifest.id, "acme.sundial");
    assert!(!manifest.capabilities["clock"].optional);
}

#[test]
fn an_unknown_key_is_named_with_its_line() {
    let error = refusal(&MANIFEST.replace("publisher", "publsher"));
    assert!(
        error.starts_with("line 4:") && error.contains("publsher"),
        "{error}"
    );
}

#[test]
fn what_is_not_toml_is_named_with_its_line() {
    let error = refusal(&MANIFEST.replace("category = ", "category "));
    assert!(error.starts_with("line 5:"), "{error}");
}

#[test]
fn a_version_is_a_semantic_one() {
    let error = refusal(&MANIFEST.replace("1.2.3", "1.2"));
    assert!(error.starts_with("line 2:"), "{error}");
}

#[test]
fn an_id_is_publisher_and_name() {
    for id in [
        "sundial",
        "Acme.sundial",
        "acme.sun.dial",
        "acme.",
        "acme.1",
        "acme.sun dial",
    ] {
        let error = refusal(&MANIFEST.replace("acme.sundial", id));
        assert!(error.starts_with("`id`"), "{id}: {error}");
    }
}

#[test]
fn an_unknown_capability_is_named() {
    let error = refusal(&format!(
        "{MANIFEST}[capabilities.wishes]\nreason = \"why\"\n"
    ));
    assert!(
        error.contains("Bailey has no capability `wishes`"),
        "{error}"
    );
}

#[test]
fn an_extension_point_is_no_capability() {
    let error = refusal(&format!(
        "{MANIFEST}[capabilities.pages]\nreason = \"why\"\n"
    ));
    assert!(error.contains("no capability `pages`"), "{error}");
}

#[test]
fn a_capability_over_records_says_which_tables() {
    let error = refusal(&format!(
        "{MANIFEST}[capabilities.records]\nreason = \"why\"\n"
    ));
    assert!(
        error.starts_with("`capabilities.records.tables`"),
        "{error}"
    );
    let error = refusal(&MANIFEST.replace("why-clock\"", "why-clock\"\ntables = [\"*\"]"));
    assert!(
        error.contains("`clock` has nothing to do with tables"),
        "{error}"
    );
}

#[test]
fn a_default_is_what_the_setting_can_hold() {
    let setting =
        "[[settings]]\nkey = \"days\"\nlabel = \"days\"\ntype = \"integer\"\nmin = 1\nmax = 9\n";
    let error = refusal(&format!("{MANIFEST}{setting}default = 10\n"));
    assert!(
        error.contains("`settings.days.default`: 10 is not within 1 and 9"),
        "{error}"
    );
    let error = refusal(&format!("{MANIFEST}{setting}default = \"x\"\n"));
    assert!(error.contains("whole number"), "{error}");
    assert!(Manifest::parse(format!("{MANIFEST}{setting}default = 9\n").as_bytes()).is_ok());
}

#[test]
fn pages_and_their_extension_point_belong_together() {
    let error = refusal(&format!(
        "{MANIFEST}[[pages]]\npath = \"\"\nlabel = \"title\"\n"
    ));
    assert!(error.starts_with("`pages`"), "{error}");
}

#[test]
fn panels_and_their_extension_point_belong_together() {
    let panel = "[[panels]]\nname = \"hours\"\nlabel = \"title\"\ntables = [\"deals\"]\n";
    let error = refusal(&format!("{MANIFEST}{panel}"));
    assert!(error.starts_with("`panels`"), "{error}");
    let point = "[extension-points.panels]\nreason = \"why\"\n";
    let error = refusal(&format!("{MANIFEST}{point}"));
    assert!(error.starts_with("`panels`"), "{error}");
    let both = Manifest::parse(format!("{MANIFEST}{point}{panel}").as_bytes()).expect("holds");
    assert!(both.panels[0].is_on("deals") && !both.panels[0].is_on("tasks"));
    let nowhere = panel.replace("[\"deals\"]", "[]");
    let error = refusal(&format!("{MANIFEST}{point}{nowhere}"));
    assert!(error.starts_with("`panels.hours.tables`"), "{error}");
}

#[test]
fn a_message_id_is_one_that_fluent_has() {
    let error = refusal(&MANIFEST.replace("plugin-summary", "What it does"));
    assert!(error.starts_with("`summary`"), "{error}");
}
