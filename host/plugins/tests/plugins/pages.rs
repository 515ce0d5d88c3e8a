use bailey_plugins::page::Block;
use bailey_plugins::{AnswerKind, Error};

use crate::office::{Office, Plain};

const BIN: &str = "bailey.recycle-bin";
const LOG: &str = "bailey.audit-log";

#[test]
fn the_menu_has_the_pages_of_enabled_plugins_in_the_readers_language() {
    let office = Office::new();
    let menu = |language| {
        let menu = office
            .plugins
            .menu(&office.account, &office.owner(), &Plain(language));
        menu.expect("a menu")
            .into_iter()
            .map(|entry| (entry.plugin, entry.label))
            .collect::<Vec<_>>()
    };
    assert_eq!(menu("en"), []);
    office.enable(BIN);
    let english = menu("en");
    assert_eq!(english.len(), 1);
    assert_eq!(english[0].0, BIN);
    for language in ["ru", "pl", "zh"] {
        assert_ne!(menu(language), english);
    }
    office
        .plugins
        .disable(&office.account, &office.owner(), BIN)
        .expect("disabled");
    assert_eq!(menu("en"), []);
}

#[test]
fn a_page_of_a_plugin_that_is_off_is_not_found() {
    let office = Office::new();
    office.enable(BIN);
    let page = |plugin, path| {
        office.plugins.render(
            &office.account,
            &office.owner(),
            &Plain("en"),
            plugin,
            path,
            Vec::new(),
        )
    };
    assert!(page(BIN, "").is_ok());
    assert!(matches!(page(BIN, "no-such-page"), Err(Error::NotFound(_))));
    assert!(matches!(page(LOG, ""), Err(Error::NotFound(_))));
    office
        .plugins
        .disable(&office.account, &office.owner(), BIN)
        .expect("disabled");
    assert!(matches!(page(BIN, ""), Err(Error::NotFound(_))));
}

#[test]
fn an_action_that_a_plugin_does_not_know_is_answered_not_broken() {
    let office = Office::new();
    office.enable(BIN);
    let acted = office.plugins.act(
        &office.account,
        &office.owner(),
        &Plain("en"),
        BIN,
        "",
        "no-such-action",
        Vec::new(),
    );
    let Err(Error::Answered { answer, .. }) = acted else {
        panic!("{acted:?}")
    };
    assert_eq!(answer.kind, AnswerKind::NotFound);
}

#[test]
fn the_audit_log_shows_what_happened() {
    let office = Office::new();
    office.enable(LOG);
    office.company("Acme");
    let page = office.plugins.render(
        &office.account,
        &office.owner(),
        &Plain("ru"),
        LOG,
        "",
        Vec::new(),
    );
    let rows = page
        .expect("a page")
        .blocks
        .into_iter()
        .find_map(|block| match block {
            Block::Table(table) => Some(table.rows),
            _ => None,
        });
    // The company's creation, the two steps of the plugin's life, the founding.
    assert!(rows.is_some_and(|rows| rows.len() >= 3));
}
