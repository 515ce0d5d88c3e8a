use bailey_crm::records::RecordState;
use bailey_crm::{Actor, bin, journal};
use bailey_plugins::Keep;
use bailey_plugins::page::{Block, Page};

use crate::office::{Office, Plain, create, only, text};
use crate::policy::policy;

const BIN: &str = "bailey.recycle-bin";

#[test]
fn without_a_policy_a_delete_is_final() {
    let office = Office::new();
    let company = office.company("Acme");
    let preview =
        office
            .plugins
            .deletion_preview(&office.account, &office.owner(), &only(&company));
    assert_eq!(preview.expect("a preview").keep, Keep::Purge);
    office
        .plugins
        .delete(&office.account, &office.owner(), only(&company))
        .expect("deleted");
    assert!(matches!(
        office.get(&company),
        Err(bailey_crm::Error::NotFound(_))
    ));
}

#[test]
fn with_the_recycle_bin_a_deleted_record_comes_back_with_its_links() {
    let office = Office::new();
    office.enable(BIN);
    let company = office.company("Acme");
    let deal = office.deal("Big", &company);
    let deleted = office
        .plugins
        .delete(&office.account, &office.owner(), only(&company));
    let deleted = deleted.expect("deleted");
    assert_eq!((deleted.count, deleted.keep), (1, Keep::Days(30)));
    assert_eq!(
        office.get(&company).expect("kept").state,
        RecordState::Deleted
    );
    bin::restore(
        &office.account,
        &office.owner(),
        &bin::Selection::Deletions(vec![deleted.operation]),
    )
    .expect("restored");
    assert_eq!(
        office.get(&company).expect("back").state,
        RecordState::Active
    );
    let link = office
        .get(&deal)
        .expect("the deal")
        .value("company")
        .cloned();
    assert_eq!(link, Some(bailey_crm::Scalar::Reference(company).into()));
}

#[test]
fn a_disabled_bin_keeps_nothing_from_that_moment_on() {
    let office = Office::new();
    office.enable(BIN);
    let (one, two) = (office.company("One"), office.company("Two"));
    office
        .plugins
        .delete(&office.account, &office.owner(), only(&one))
        .expect("deleted");
    office
        .plugins
        .disable(&office.account, &office.owner(), BIN)
        .expect("disabled");
    let last = office
        .plugins
        .delete(&office.account, &office.owner(), only(&two))
        .expect("deleted");
    assert_eq!(last.keep, Keep::Purge);
    assert_eq!(office.get(&one).expect("kept").state, RecordState::Deleted);
    assert!(office.get(&two).is_err());
}

#[test]
fn of_two_policies_the_longer_keep_wins() {
    let office = Office::with([policy("test.week", "i32.const 16")]);
    office.enable("test.week");
    let preview = |record| {
        office
            .plugins
            .deletion_preview(&office.account, &office.owner(), &only(record))
    };
    let company = office.company("Acme");
    assert_eq!(preview(&company).expect("a preview").keep, Keep::Days(7));
    office.enable(BIN);
    assert_eq!(preview(&company).expect("a preview").keep, Keep::Days(30));
}

#[test]
fn a_policy_that_traps_keeps_what_is_deleted() {
    let office = Office::with([policy("test.broken", "unreachable")]);
    office.enable("test.broken");
    let company = office.company("Acme");
    let deleted = office
        .plugins
        .delete(&office.account, &office.owner(), only(&company));
    assert_eq!(deleted.expect("deleted").keep, Keep::Forever);
    assert_eq!(
        office.get(&company).expect("kept").state,
        RecordState::Deleted
    );
    assert!(office.journal().contains(&"plugins.failed".to_owned()));
}

#[test]
fn a_policy_that_answers_nonsense_keeps_what_is_deleted() {
    let office = Office::with([policy("test.nonsense", "i32.const 48")]);
    office.enable("test.nonsense");
    let company = office.company("Acme");
    let deleted = office
        .plugins
        .delete(&office.account, &office.owner(), only(&company));
    assert_eq!(deleted.expect("deleted").keep, Keep::Forever);
}

#[test]
fn a_policy_that_keeps_failing_is_left_alone_and_still_keeps() {
    let office = Office::with([policy("test.broken", "unreachable")]);
    office.enable("test.broken");
    let troubled = || {
        let troubled = office.plugins.troubled(&office.account, &Plain("en"));
        let ids = troubled.expect("read").into_iter().map(|plugin| plugin.id);
        ids.collect::<Vec<_>>()
    };
    assert!(troubled().is_empty());
    for name in ["1", "2", "3", "4", "5", "6", "7"] {
        let company = office.company(name);
        let deleted = office
            .plugins
            .delete(&office.account, &office.owner(), only(&company));
        assert_eq!(deleted.expect("deleted").keep, Keep::Forever);
    }
    // One for all of them: a hook that fails must not fill the journal.
    let failures = office
        .journal()
        .into_iter()
        .filter(|kind| kind == "plugins.failed")
        .count();
    assert_eq!(failures, 1);
    let described = office
        .plugins
        .describe(&office.account, "test.broken", &Plain("en"));
    assert!(described.expect("described").trouble.is_some());
    assert_eq!(troubled(), ["test.broken"]);
}

#[test]
fn the_bins_page_shows_who_deleted_what_and_brings_it_back() {
    let office = Office::new();
    office.enable(BIN);
    let company = office.company("Acme");
    create(
        &office.account,
        &office.owner(),
        "companies",
        [("name", text("Other"))],
    );
    let deleted = office
        .plugins
        .delete(&office.account, &office.owner(), only(&company));
    let deleted = deleted.expect("deleted");

    let reader = Plain("pl");
    let render = || {
        office
            .plugins
            .render(
                &office.account,
                &office.owner(),
                &reader,
                BIN,
                "",
                Vec::new(),
            )
            .expect("a page")
    };
    let row = table_row(&render()).expect("a row");
    let outcome = office.plugins.act(
        &office.account,
        &office.owner(),
        &reader,
        BIN,
        "",
        "restore",
        vec![("row".to_owned(), row)],
    );
    let outcome = outcome.expect("an outcome");
    assert_eq!(
        office.get(&company).expect("back").state,
        RecordState::Active
    );
    assert_eq!(table_row(&render()), None);

    // The journal says through what, and for whom.
    let restored = outcome.undo.expect("an operation");
    assert!(restored > deleted.operation);
    let entry = journal::operation(&office.account, &office.owner(), restored).expect("an entry");
    let Actor::Plugin {
        plugin,
        capability,
        on_behalf_of,
        ..
    } = entry.by
    else {
        panic!("not a plugin's: {:?}", entry.by);
    };
    assert_eq!((plugin.as_str(), capability.as_str()), (BIN, "bin"));
    assert_eq!(on_behalf_of, Some(office.owner));
}

/// The key of the first row of the first table.
fn table_row(page: &Page) -> Option<String> {
    let table = page.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    table?.rows.first().map(|row| row.key.clone())
}
