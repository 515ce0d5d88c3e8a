use std::collections::BTreeMap;

use bailey_crm::{Access, UserId};
use bailey_plugins::{AnswerKind, Consent, Error, Keep, SettingValue, SettingsChange, State};

use crate::guest::{Guest, MEMORY};
use crate::office::{Office, Plain, account, only, person};

const BIN: &str = "bailey.recycle-bin";

/// Draws random bytes when it is enabled, and answers as that went.
fn drawing() -> Vec<u8> {
    let code = format!(
        r#"(module
            (import "bailey:crm/random@1.0.0" "bytes" (func $bytes (param i32 i32)))
            {MEMORY}
            (func (export "bailey:crm/lifecycle@1.0.0#migrate") (param i32 i32 i32) (result i32) i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#enabled") (result i32)
                (call $bytes (i32.const 4) (i32.const 1024)) i32.const 1024)
            (func (export "bailey:crm/lifecycle@1.0.0#disabled") (result i32) i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#uninstalling") (result i32) unreachable))"#
    );
    let (imports, exports) = (&["random?"], &["lifecycle"]);
    Guest {
        id: "test.drawing",
        imports,
        exports,
        code: &code,
        ..Guest::default()
    }
    .package()
}

#[test]
fn a_capability_that_was_refused_answers_denied() {
    let office = Office::with([drawing()]);
    let refuse = Consent {
        refused: ["random".to_owned()].into(),
        ..Consent::default()
    };
    office
        .plugins
        .install(&office.account, &office.owner(), "test.drawing", &refuse)
        .expect("installed");
    let enabled = office
        .plugins
        .enable(&office.account, &office.owner(), "test.drawing");
    let Err(Error::Answered { answer, .. }) = enabled else {
        panic!("{enabled:?}")
    };
    assert_eq!(answer.kind, AnswerKind::Denied);
    assert!(answer.message.contains("random"), "{}", answer.message);
    let described = office
        .plugins
        .describe(&office.account, "test.drawing", &Plain("en"));
    assert_eq!(described.expect("described").state, Some(State::Installed));
}

#[test]
fn a_capability_that_was_granted_works() {
    let office = Office::with([drawing()]);
    office.enable("test.drawing");
}

#[test]
fn a_plugin_that_breaks_when_it_is_told_to_go_goes() {
    let office = Office::with([drawing()]);
    office.enable("test.drawing");
    office
        .plugins
        .uninstall(&office.account, &office.owner(), "test.drawing")
        .expect("uninstalled");
    let kinds = [
        "plugins.installed",
        "plugins.enabled",
        "plugins.disabled",
        "plugins.failed",
        "plugins.uninstalled",
    ];
    let journal = office.journal();
    let told: Vec<_> = journal
        .iter()
        .filter(|kind| kind.starts_with("plugins."))
        .collect();
    assert_eq!(told, kinds.iter().collect::<Vec<_>>());
}

#[test]
fn members_change_no_plugins() {
    let office = Office::new();
    let member = person(UserId(7), Access::MEMBER);
    let denied = |result: bailey_plugins::Result<()>| {
        matches!(result, Err(Error::Crm(bailey_crm::Error::Denied(_))))
    };
    let (plugins, account) = (&office.plugins, &office.account);
    assert!(denied(plugins.install(
        account,
        &member,
        BIN,
        &Consent::default()
    )));
    office.enable(BIN);
    assert!(denied(plugins.disable(account, &member, BIN)));
    assert!(denied(plugins.enable(account, &member, BIN)));
    assert!(denied(plugins.uninstall(account, &member, BIN)));
    assert!(denied(plugins.set_settings(
        account,
        &member,
        BIN,
        &Default::default()
    )));
}

#[test]
fn a_setting_holds_from_the_next_call_on() {
    let office = Office::new();
    office.enable(BIN);
    let set = |days| {
        let values = BTreeMap::from([("keep-days".to_owned(), SettingValue::Integer(days))]);
        office.plugins.set_settings(
            &office.account,
            &office.owner(),
            BIN,
            &SettingsChange::from(values),
        )
    };
    set(90).expect("set");
    let company = office.company("Acme");
    let preview =
        office
            .plugins
            .deletion_preview(&office.account, &office.owner(), &only(&company));
    assert_eq!(
        preview.expect("a preview").keep,
        bailey_plugins::Keep::Days(90)
    );
    assert!(matches!(
        set(1000),
        Err(Error::Crm(bailey_crm::Error::Invalid(_)))
    ));
}

#[test]
fn a_table_can_have_a_setting_of_its_own() {
    let office = Office::new();
    office.enable(BIN);
    let set = |table: &str, days: Option<i64>| {
        let own = ("keep-days".to_owned(), table.to_owned());
        let change = SettingsChange {
            tables: [(own, days.map(SettingValue::Integer))].into(),
            ..SettingsChange::default()
        };
        let (plugins, account) = (&office.plugins, &office.account);
        plugins.set_settings(account, &office.owner(), BIN, &change)
    };
    let (company, owner) = (office.company("Acme"), office.owner());
    let deal = office.deal("Anvils", &company);
    let kept = |record| {
        let (plugins, account) = (&office.plugins, &office.account);
        let preview = plugins.deletion_preview(account, &owner, &only(record));
        preview.expect("a preview").keep
    };
    set("deals", Some(200)).expect("set");
    assert_eq!(
        (kept(&deal), kept(&company)),
        (Keep::Days(200), Keep::Days(30))
    );
    set("deals", None).expect("taken back");
    assert_eq!(kept(&deal), Keep::Days(30));
    assert!(matches!(
        set("deals", Some(1000)),
        Err(Error::Crm(bailey_crm::Error::Invalid(problems)))
            if problems[0].field.as_deref() == Some("keep-days/deals")
    ));
    assert!(matches!(
        set("nothing", Some(5)),
        Err(Error::Crm(bailey_crm::Error::NotFound(_)))
    ));
}

#[test]
fn one_accounts_plugins_are_not_anothers() {
    let office = Office::new();
    office.enable(BIN);
    let (other, owner) = account(office.plugins.crm(), "other");
    let stranger = person(owner, Access::ALL);
    let menu = office
        .plugins
        .menu(&other, &stranger, &Plain("en"))
        .expect("a menu");
    assert!(menu.is_empty());
    let company = office.company("Acme");
    let deleted = office
        .plugins
        .delete(&office.account, &office.owner(), only(&company))
        .expect("deleted");

    // Its own bin, asked for the number of the other's operation, knows nothing.
    office
        .plugins
        .install(&other, &stranger, BIN, &Consent::default())
        .expect("installed");
    office
        .plugins
        .enable(&other, &stranger, BIN)
        .expect("enabled");
    let row = vec![("row".to_owned(), deleted.operation.to_string())];
    let acted = office
        .plugins
        .act(&other, &stranger, &Plain("en"), BIN, "", "restore", row);
    assert!(acted.is_err());
    let state = office.get(&company).expect("kept").state;
    assert_eq!(state, bailey_crm::records::RecordState::Deleted);
}

#[test]
fn a_job_runs_on_demand_and_says_what_it_did() {
    let office = Office::new();
    office.enable(BIN);
    let report = office.plugins.run_job(
        &office.account,
        &office.owner(),
        BIN,
        "purge-due",
        Vec::new(),
    );
    assert!(!report.expect("a report").again);
    let jobs = office
        .plugins
        .jobs(&office.account, &Plain("en"))
        .expect("jobs");
    let job = jobs.iter().find(|job| job.name == "purge-due");
    assert!(
        job.expect("the job")
            .last
            .as_ref()
            .is_some_and(|last| last.summary.is_some())
    );
    assert!(office.plugins.crm().next_due().expect("due").is_some());
}
