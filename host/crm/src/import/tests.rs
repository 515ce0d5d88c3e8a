//! Imports from end to end: bytes in, records or reasons out.

use std::collections::BTreeMap;

use crate::context::Context;
use crate::error::Error;
use crate::import::{Options, ReadOptions, Report, Sheet, preview, read, run};
use crate::journal;
use crate::records::testing::{choice, made, text, to};
use crate::records::{Direction, Page, Query, Sort, list};
use crate::store::Account;
use crate::value::{Money, Scalar, Value};

fn sheet(text: &str) -> Sheet {
    read(text.as_bytes(), &ReadOptions::default()).unwrap()
}

fn import(account: &Account, table: &str, text: &str, options: &Options) -> Report {
    run(
        account,
        &Context::operator(),
        table,
        &sheet(text),
        options,
        &mut |_, _| {},
    )
    .unwrap()
}

fn all(account: &Account, table: &str) -> Page {
    let sort = vec![Sort {
        field: "id".into(),
        direction: Direction::Ascending,
    }];
    let query = Query {
        sort,
        ..Query::of(table)
    };
    list(account, &Context::operator(), &query).unwrap()
}

const PIPELINE: &str = "\
opportunity,account,deal_stage,engage_date,close_date,close_value
First,Cancity,Won,10/20/2016,3/1/2017,\"1,054.50\"
Second,,Engaging,1/2/2017,,
";

#[test]
fn a_file_from_elsewhere_becomes_records_by_its_guessed_mapping() {
    let account = Account::in_memory().unwrap();
    let company = made(&account, "companies", [("name", text("CANCITY"))]);
    let columns = [
        ("opportunity", "name"),
        ("account", "company"),
        ("deal_stage", "stage"),
        ("engage_date", "opened"),
        ("close_date", "closed"),
        ("close_value", "value"),
    ];
    let shown = preview(&account, &Context::operator(), "deals", &sheet(PIPELINE)).unwrap();
    let guessed: Vec<_> = shown
        .columns
        .iter()
        .map(|column| {
            (
                column.name.as_str(),
                column.field.as_deref().unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(guessed[1..], columns[1..]);

    let columns = columns
        .map(|(column, key)| (column.to_owned(), key.to_owned()))
        .into();
    let report = import(
        &account,
        "deals",
        PIPELINE,
        &Options {
            columns,
            ..Options::default()
        },
    );
    assert_eq!(
        (report.rows, report.created, report.refused.len()),
        (2, 2, 0)
    );
    let page = all(&account, "deals");
    let [first, second] = page.records.as_slice() else {
        panic!("{}", page.total)
    };
    assert_eq!(first.value("company"), Some(&to(&company)));
    assert_eq!(first.value("stage"), Some(&choice("won")));
    let day = |day| Value::One(Scalar::Date(day));
    assert_eq!(
        first.value("opened"),
        Some(&day(jiff::civil::date(2016, 10, 20)))
    );
    let money = Money {
        minor: 105_450,
        currency: "USD".into(),
    };
    assert_eq!(
        first.value("value"),
        Some(&Value::One(Scalar::Money(money)))
    );
    assert_eq!(
        second.value("opened"),
        Some(&day(jiff::civil::date(2017, 1, 2)))
    );
    assert_eq!(second.value("company"), Some(&Value::None));
}

#[test]
fn one_refused_row_keeps_all_from_being_made_unless_it_is_skipped() {
    let account = Account::in_memory().unwrap();
    let file = "name,employees\nAcme,12\nBeta,many\n,5\n";
    let report = import(&account, "companies", file, &Options::default());
    assert_eq!(
        (report.ready, report.created, report.operation),
        (1, 0, None)
    );
    assert!(report.left_out.is_empty());
    let reasons: Vec<_> = report
        .refused
        .iter()
        .map(|r| (r.line, r.column.as_str()))
        .collect();
    assert_eq!(reasons, [(3, "employees"), (4, "name")]);
    assert_eq!(all(&account, "companies").total, 0);

    let options = Options {
        skip_refused: true,
        ..Options::default()
    };
    assert_eq!(import(&account, "companies", file, &options).created, 1);
    assert_eq!(all(&account, "companies").records[0].label, "Acme");
}

#[test]
fn a_dry_run_says_the_same_and_makes_nothing() {
    let account = Account::in_memory().unwrap();
    let options = Options {
        dry_run: true,
        ..Options::default()
    };
    let report = import(&account, "companies", "name\nAcme\n", &options);
    assert_eq!(
        (report.ready, report.created, report.operation),
        (1, 0, None)
    );
    assert_eq!(all(&account, "companies").total, 0);
}

#[test]
fn a_spelling_that_means_nothing_is_reported_with_what_it_may_mean_and_can_be_mapped() {
    let account = Account::in_memory().unwrap();
    let company = made(&account, "companies", [("name", text("GTX Pro"))]);
    let file = "name,company\nAnn,GTXPro\nBen,GTXPro\nCid,Unheard Of\n";
    let report = import(&account, "contacts", file, &Options::default());
    assert_eq!(report.created, 0);
    let [unmatched] = report.unmatched.as_slice() else {
        panic!("{report:?}")
    };
    let spellings: Vec<_> = unmatched
        .spellings
        .iter()
        .map(|s| (s.value.as_str(), s.count, s.suggestion.as_deref()))
        .collect();
    assert_eq!(
        spellings,
        [("GTXPro", 2, Some("GTX Pro")), ("Unheard Of", 1, None)]
    );

    let meanings = [("GTXPro", "GTX Pro"), ("Unheard Of", "")]
        .map(|(spelling, meaning)| (spelling.to_owned(), meaning.to_owned()));
    let values = [("company".to_owned(), BTreeMap::from(meanings))].into();
    let report = import(
        &account,
        "contacts",
        file,
        &Options {
            values,
            ..Options::default()
        },
    );
    assert_eq!(report.created, 3);
    let page = all(&account, "contacts");
    let companies: Vec<_> = page
        .records
        .iter()
        .map(|r| r.value("company").cloned())
        .collect();
    assert_eq!(
        companies,
        [Some(to(&company)), Some(to(&company)), Some(Value::None)]
    );
}

#[test]
fn rows_may_refer_to_later_rows_but_not_in_a_circle() {
    let account = Account::in_memory().unwrap();
    let file = "name,subsidiary_of\nDaughter,Mother\nMother,Grandmother\nGrandmother,\n";
    let report = import(&account, "companies", file, &Options::default());
    assert_eq!((report.created, report.refused.len()), (3, 0), "{report:?}");
    let page = all(&account, "companies");
    let daughter = page
        .records
        .iter()
        .find(|record| record.label == "Daughter")
        .unwrap();
    let mother = page
        .records
        .iter()
        .find(|record| record.label == "Mother")
        .unwrap();
    assert_eq!(daughter.value("parent"), Some(&to(&mother.reference())));
    assert_eq!((daughter.version, mother.version), (1, 1));

    let circle = "name,subsidiary_of\nEgg,Hen\nHen,Egg\nOther,\n";
    let report = import(&account, "companies", circle, &Options::default());
    let lines: Vec<_> = report.refused.iter().map(|refused| refused.line).collect();
    assert_eq!((report.created, lines), (0, vec![2, 3]));
}

#[test]
fn a_unique_value_that_is_taken_or_comes_twice_is_refused_by_line() {
    let account = Account::in_memory().unwrap();
    made(
        &account,
        "contacts",
        [("name", text("Ann")), ("email", text("ann@a.example"))],
    );
    let file = "name,email\nAnna,ANN@a.example\nBen,ben@a.example\nBenny,Ben@a.example\n";
    let report = import(&account, "contacts", file, &Options::default());
    let lines: Vec<_> = report.refused.iter().map(|refused| refused.line).collect();
    assert_eq!(lines, [2, 4]);
}

#[test]
fn a_name_that_several_have_is_refused() {
    let account = Account::in_memory().unwrap();
    made(&account, "companies", [("name", text("Acme"))]);
    made(&account, "companies", [("name", text("ACME"))]);
    let report = import(
        &account,
        "contacts",
        "name,company\nAnn,Acme\n",
        &Options::default(),
    );
    assert!(
        report.refused[0].problem.message.contains("several"),
        "{report:?}"
    );
}

#[test]
fn an_import_is_one_operation_and_tells_its_progress() {
    let account = Account::in_memory().unwrap();
    let rows: String = (0..250).map(|n| format!("Company {n}\n")).collect();
    let file = sheet(&format!("name\n{rows}"));
    let mut told = Vec::new();
    let report = run(
        &account,
        &Context::operator(),
        "companies",
        &file,
        &Options::default(),
        &mut |done, total| told.push((done, total)),
    )
    .unwrap();
    assert_eq!(told, [(0, 250), (100, 250), (200, 250), (250, 250)]);
    let page = all(&account, "companies");
    assert_eq!((report.created, page.total), (250, 250));
    let operation = report.operation.unwrap();
    let entry = journal::operation(&account, &Context::operator(), operation).unwrap();
    assert_eq!(
        (entry.kind.as_str(), entry.changes, entry.table.as_deref()),
        ("records.import", 250, Some("companies"))
    );
}

#[test]
fn a_mapping_that_cannot_be_is_refused_by_name() {
    let account = Account::in_memory().unwrap();
    for (columns, named) in [
        (vec![("colour", "name")], "colour"),
        (vec![("name", "colour")], "colour"),
        (vec![("name", "name"), ("title", "name")], "name"),
    ] {
        let columns = columns
            .into_iter()
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .collect();
        let options = Options {
            columns,
            ..Options::default()
        };
        let file = sheet("name,title\nAcme,x\n");
        let refused = run(
            &account,
            &Context::operator(),
            "companies",
            &file,
            &options,
            &mut |_, _| {},
        );
        let Err(Error::Invalid(problems)) = refused else {
            panic!("it was not refused")
        };
        assert!(problems[0].message.contains(named));
    }
}
