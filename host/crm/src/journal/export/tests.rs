//! What holds for exports of the journal.

use std::sync::Arc;

use serde_json::Value as Json;

use crate::context::{Access, Context};
use crate::error::Error;
use crate::ids::{OperationId, RecordId, Timestamp};
use crate::journal::chain::{Hasher, header_digest, label_digest, value_digest};
use crate::journal::rows::{ChangeRow, OperationRow};
use crate::journal::{JournalFilter, JournalFormat, export, operation};
use crate::records::testing::{made, text};
use crate::records::{Update, update};
use crate::store::Account;

fn exported(account: &Account, filter: &JournalFilter, format: JournalFormat) -> (String, u64) {
    let mut bytes = Vec::new();
    let context = Context::operator();
    let done = export(account, &context, filter, format, &mut |part| {
        bytes.extend_from_slice(part);
        Ok(())
    })
    .unwrap();
    (String::from_utf8(bytes).unwrap(), done.count)
}

fn of_records() -> JournalFilter {
    JournalFilter {
        kinds: vec!["records.".into()],
        ..JournalFilter::default()
    }
}

fn account() -> Arc<Account> {
    let account = Account::in_memory().unwrap();
    let company = made(&account, "companies", [("name", text("=Acme"))]);
    let asked = Update {
        record: company,
        version: None,
        values: [("phone".to_owned(), text("+48 1"))].into(),
    };
    update(&account, &Context::operator(), vec![asked]).unwrap();
    account
}

#[test]
fn a_sheet_has_a_row_a_field_and_no_formulas() {
    let (sheet, count) = exported(&account(), &of_records(), JournalFormat::Csv);
    assert_eq!(count, 2);
    let mut reader = csv::Reader::from_reader(sheet.trim_start_matches('\u{feff}').as_bytes());
    let headings = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let cell = |row: usize, name: &str| {
        let place = headings.iter().position(|heading| heading == name).unwrap();
        rows[row][place].to_owned()
    };
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (cell(0, "action"), cell(0, "after")),
        ("records.update".into(), "'+48 1".into())
    );
    assert_eq!(
        (cell(1, "label"), cell(1, "after")),
        ("'=Acme".into(), "'=Acme".into())
    );
}

#[test]
fn the_export_is_journalled_with_its_filter_and_count() {
    let account = account();
    let context = Context::operator();
    let format = JournalFormat::JsonLines;
    let done = export(&account, &context, &of_records(), format, &mut |_| Ok(())).unwrap();
    let entry = operation(&account, &context, done.operation).unwrap();
    assert_eq!(entry.kind, "journal.export");
    let detail = |name: &str| {
        entry
            .details
            .iter()
            .find(|(known, _)| known == name)
            .unwrap()
    };
    assert_eq!(
        (detail("count").1.as_str(), detail("format").1.as_str()),
        ("2", "json-lines")
    );
    assert!(detail("filter").1.contains("records."));
}

#[test]
fn members_do_not_export_it() {
    let member = Context {
        access: Arc::new(Access::MEMBER),
        ..Context::operator()
    };
    let refused = export(
        &account(),
        &member,
        &of_records(),
        JournalFormat::Csv,
        &mut |_| Ok(()),
    );
    assert!(matches!(refused, Err(Error::Denied(_))));
}

#[test]
fn a_line_proves_itself_and_follows_the_one_before() {
    let account = account();
    let (lines, _) = exported(
        &account,
        &JournalFilter::default(),
        JournalFormat::JsonLines,
    );
    let mut lines: Vec<Json> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    lines.sort_by_key(|line| line["id"].as_i64());
    let mut before: Option<String> = None;
    for line in &lines {
        assert_eq!(hash(line), line["hash"].as_str().unwrap(), "{line}");
        if let Some(before) = &before {
            assert_eq!(line["previous"], **before);
        }
        before = line["hash"].as_str().map(ToOwned::to_owned);
    }
    let mut forged = lines.last().unwrap().clone();
    forged["changes"][0]["vals"][0] = r#"["none",{"one":{"text":"+48 2"}}]"#.into();
    assert!(std::panic::catch_unwind(|| hash(&forged)).is_err());
}

fn bytes(json: &Json) -> Vec<u8> {
    hex::decode(json.as_str().unwrap()).unwrap()
}

fn owned(json: &Json) -> Option<String> {
    json.as_str().map(ToOwned::to_owned)
}

fn all(json: &Json) -> Vec<Option<String>> {
    json.as_array().unwrap().iter().map(owned).collect()
}

/// The hash of a line, made of what the line says alone.
fn hash(line: &Json) -> String {
    let (salts, digests) = (bytes(&line["salts"]), bytes(&line["digests"]));
    let header = [
        ("address", owned(&line["address"])),
        ("request", owned(&line["request"])),
    ];
    let details = all(&line["details"])
        .into_iter()
        .map(|line| ("detail", line));
    let header = header.into_iter().chain(details);
    for ((name, text), (salt, digest)) in header.zip(salts.chunks(16).zip(digests.chunks(32))) {
        assert_eq!(header_digest(salt, name, text.as_deref()), digest);
    }
    let mut changes = Hasher::new("bailey journal changes 1");
    for change in line["changes"].as_array().unwrap() {
        changes.add(&change_hash(change));
    }
    let row = OperationRow {
        id: OperationId(line["id"].as_i64().unwrap()),
        at: Timestamp(line["at"].as_i64().unwrap()),
        kind: line["kind"].as_str().unwrap(),
        actor: line["actor"].as_str().unwrap(),
        actor_user: None,
        actor_plugin: None,
        request: None,
        address: None,
        surface: line["surface"].as_str().unwrap(),
        details: "",
        first_table: line["first_table"].as_str(),
        change_count: u32::try_from(line["change_count"].as_u64().unwrap()).unwrap(),
        undoes: line["undoes"].as_i64().map(OperationId),
        salts: &salts,
        digests: &digests,
        hash: [0; 32],
    };
    let previous = bytes(&line["previous"]).try_into().unwrap();
    hex::encode(row.hash(&previous, &changes.finish()))
}

fn change_hash(change: &Json) -> [u8; 32] {
    let (salts, digests) = (bytes(&change["salts"]), bytes(&change["digests"]));
    let mut each = salts.chunks(16).zip(digests.chunks(32));
    let (salt, digest) = each.next().unwrap();
    assert_eq!(
        label_digest(salt, change["label"].as_str().unwrap()),
        digest
    );
    let fields = owned(&change["fields"]).unwrap();
    let keys: Vec<String> = serde_json::from_str(&fields).unwrap();
    for ((key, line), (salt, digest)) in keys.iter().zip(all(&change["vals"])).zip(each) {
        assert_eq!(value_digest(salt, key, line.unwrap()), digest);
    }
    let row = ChangeRow {
        operation: OperationId(0),
        position: u32::try_from(change["position"].as_u64().unwrap()).unwrap(),
        table: change["table_key"].as_str().unwrap(),
        record: RecordId(change["record"].as_i64().unwrap()),
        label: None,
        kind: change["kind"].as_str().unwrap(),
        version: change["version"].as_i64().unwrap(),
        fields: &fields,
        vals: "",
        salts: &salts,
        digests: &digests,
    };
    row.hash()
}
