//! Writing the records of a list as CSV: page by page to whoever receives it,
//! all of one moment, and with an entry in the journal before the first byte.

use std::collections::HashMap;

use crate::access::{Action, Extent};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::export::formula;
use crate::filter;
use crate::ids::OperationId;
use crate::records::{Query, Record, labels_in, list_for, value_to_json};
use crate::schema::{Field, FieldKind, Table};
use crate::store::{Account, Read};
use crate::value::{RecordRef, Scalar, Value};

/// How many records are read at once.
const PAGE: u32 = 500;

/// The mark by which spreadsheets know UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// What stands between the values of one cell, for fields that hold a list.
const BETWEEN_VALUES: &str = "; ";

/// What an export wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Export {
    /// The journal's entry.
    pub operation: OperationId,
    /// How many records.
    pub count: u64,
}

/// Writes all records that the query matches and that are the actor's to export,
/// wherever its page is, as CSV in
/// UTF-8. `fields` are keys with their headings; empty for all with their labels.
/// References and choices stand there by label, amounts with their currency.
/// Texts that a spreadsheet would run as formulas are defused.
///
/// # Errors
/// As [`list`](crate::records::list); `Denied` where none of the table is theirs to
/// export; `Invalid` for an unknown field; what `out`
/// fails with.
pub fn export(
    account: &Account,
    context: &Context,
    query: &Query,
    fields: &[(String, String)],
    out: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> Result<Export> {
    account.read(|read| {
        let schema = read.schema(context)?;
        let table = schema.table(&query.table)?;
        if table.extent(Action::Export) == Extent::None {
            let message = format!("you may not export records of `{}`", table.key);
            return Err(Error::Denied(message));
        }
        let columns = columns(table, fields)?;
        let first = Query {
            limit: 1,
            after: None,
            ..query.clone()
        };
        let count = list_for(read, context, &first, Action::Export)?.total;
        let operation = journal(account, context, query, &columns, count)?;

        let mut sheet = csv::Writer::from_writer(Vec::new());
        sheet
            .write_record(
                columns
                    .iter()
                    .map(|(_, heading)| formula::defused(heading).into_owned()),
            )
            .map_err(unwritable)?;
        out(MARK)?;
        let mut page = Query {
            limit: PAGE,
            after: None,
            ..query.clone()
        };
        let mut names = HashMap::new();
        loop {
            let found = list_for(read, context, &page, Action::Export)?;
            for record in &found.records {
                let cells: Vec<String> = columns
                    .iter()
                    .map(|(place, _)| cell(read, context, record, *place, &mut names))
                    .collect::<Result<_>>()?;
                sheet.write_record(cells).map_err(unwritable)?;
            }
            let bytes = sheet.into_inner().map_err(unwritable)?;
            out(&bytes)?;
            sheet = csv::Writer::from_writer(Vec::new());
            page.after = found.next;
            if page.after.is_none() {
                return Ok(Export { operation, count });
            }
        }
    })
}

/// The places of the fields in the table, with their headings.
fn columns(table: &Table, fields: &[(String, String)]) -> Result<Vec<(usize, String)>> {
    if fields.is_empty() {
        let all = table.fields.iter().enumerate();
        return Ok(all
            .map(|(place, field)| (place, field.label.clone()))
            .collect());
    }
    fields
        .iter()
        .map(|(key, heading)| {
            table.field(key)?;
            Ok((table.position(key).unwrap_or_default(), heading.clone()))
        })
        .collect()
}

fn journal(
    account: &Account,
    context: &Context,
    query: &Query,
    columns: &[(usize, String)],
    count: u64,
) -> Result<OperationId> {
    let mut details = vec![
        ("count", count.to_string()),
        ("filter", filter::to_json(&query.filter).to_string()),
        ("columns", columns.len().to_string()),
    ];
    if let Some(search) = &query.search {
        details.push(("search", search.clone()));
    }
    let (context, table) = (context.clone(), query.table.clone());
    account.write(move |write| {
        let mut operation = write.operation(&context, "records.export")?;
        operation.table(&table);
        for (name, value) in details {
            operation.detail(name, value);
        }
        operation.finish()
    })
}

fn cell(
    read: &Read<'_>,
    context: &Context,
    record: &Record,
    place: usize,
    names: &mut HashMap<RecordRef, String>,
) -> Result<String> {
    let (field, value) = (&record.table.fields[place], &record.values[place]);
    let mut texts = Vec::with_capacity(1);
    for scalar in value.scalars() {
        texts.push(match scalar {
            Scalar::Reference(to) => match names.get(to) {
                Some(name) => name.clone(),
                None => {
                    let label = labels_in(read, context, std::slice::from_ref(to))?
                        .pop()
                        .flatten();
                    let name = label.map_or_else(|| format!("#{}", to.id), |label| label.text);
                    names.insert(to.clone(), name.clone());
                    name
                }
            },
            other => plain(field, other),
        });
    }
    let text = texts.join(BETWEEN_VALUES);
    let written_by_people = matches!(
        field.kind,
        FieldKind::Text
            | FieldKind::LongText
            | FieldKind::Reference { .. }
            | FieldKind::Choice { .. }
            | FieldKind::File
    );
    Ok(if written_by_people {
        formula::defused(&text).into_owned()
    } else {
        text
    })
}

fn plain(field: &Field, scalar: &Scalar) -> String {
    match scalar {
        Scalar::Text(text) => text.clone(),
        Scalar::Choice(key) => match field.kind.options().iter().find(|o| o.key == *key) {
            Some(option) => option.label.clone(),
            None => key.clone(),
        },
        Scalar::Boolean(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Scalar::Money(money) => format!("{} {}", money.amount(), money.currency),
        Scalar::File(file) => file.name.clone(),
        other => match value_to_json(&Value::One(other.clone())) {
            serde_json::Value::String(text) => text,
            number => number.to_string(),
        },
    }
}

fn unwritable(error: impl std::fmt::Display) -> Error {
    Error::Internal(format!("CSV can't be written: {error}"))
}

#[cfg(test)]
mod tests {
    use super::export;
    use crate::context::Context;
    use crate::error::Error;
    use crate::filter::{Filter, Operator};
    use crate::import::{Options, ReadOptions, read, run};
    use crate::journal;
    use crate::records::testing::{choice, made, text, to};
    use crate::records::{Direction, Query, Sort, list};
    use crate::store::Account;
    use crate::value::{Money, Scalar, Value};

    fn exported(account: &Account, query: &Query, fields: &[(String, String)]) -> String {
        let mut bytes = Vec::new();
        export(account, &Context::operator(), query, fields, &mut |part| {
            bytes.extend_from_slice(part);
            Ok(())
        })
        .unwrap();
        String::from_utf8(bytes)
            .unwrap()
            .trim_start_matches('\u{feff}')
            .to_owned()
    }

    fn some_deals(account: &Account) {
        let company = made(account, "companies", [("name", text("=Acme, \"Ltd\""))]);
        let money = Money {
            minor: -1250,
            currency: "PLN".into(),
        };
        made(
            account,
            "deals",
            [
                ("name", text("+1 deal")),
                ("company", to(&company)),
                ("stage", choice("won")),
                ("value", Value::One(Scalar::Money(money))),
                (
                    "opened",
                    Value::One(Scalar::Date(jiff::civil::date(2024, 2, 29))),
                ),
            ],
        );
        made(
            account,
            "deals",
            [("name", text("сделка")), ("stage", choice("lost"))],
        );
    }

    #[test]
    fn formulas_are_defused_and_names_stand_for_numbers() {
        let account = Account::in_memory().unwrap();
        some_deals(&account);
        let fields = ["name", "company", "stage", "value"].map(|key| (key.into(), key.into()));
        let sort = vec![Sort {
            field: "name".into(),
            direction: Direction::Ascending,
        }];
        let csv = exported(
            &account,
            &Query {
                sort,
                ..Query::of("deals")
            },
            &fields,
        );
        assert_eq!(
            csv,
            "name,company,stage,value\n\
             '+1 deal,\"'=Acme, \"\"Ltd\"\"\",Won,-12.50 PLN\n\
             сделка,,Lost,\n"
        );
    }

    #[test]
    fn the_journal_says_what_was_taken_out() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        some_deals(&account);
        let won = Filter::compare("stage", Operator::Equal, choice("won"));
        let query = Query {
            filter: won,
            ..Query::of("deals")
        };
        let done = export(&account, &context, &query, &[], &mut |_| Ok(())).unwrap();
        let entry = journal::operation(&account, &context, done.operation).unwrap();
        let detail = |name: &str| entry.details.iter().find(|(key, _)| key == name).unwrap();
        assert_eq!(entry.kind, "records.export");
        assert_eq!(entry.table.as_deref(), Some("deals"));
        assert_eq!(detail("count").1, "1");
        assert_eq!(
            detail("filter").1,
            r#"{"field":"stage","is":"equal","value":"won"}"#
        );
    }

    #[test]
    fn an_unknown_field_is_refused_before_anything_leaves() {
        let account = Account::in_memory().unwrap();
        let fields = [("colour".to_owned(), "Colour".to_owned())];
        let query = Query::of("deals");
        let refused = export(&account, &Context::operator(), &query, &fields, &mut |_| {
            panic!("it was written")
        });
        assert!(matches!(refused, Err(Error::Invalid(_))));
    }

    #[test]
    fn what_was_exported_can_be_imported() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        some_deals(&account);
        let csv = exported(&account, &Query::of("deals"), &[]);
        let sheet = read(csv.as_bytes(), &ReadOptions::default()).unwrap();
        let report = run(
            &account,
            &context,
            "deals",
            &sheet,
            &Options::default(),
            &mut |_, _| {},
        )
        .unwrap();
        assert_eq!((report.created, report.refused.len()), (2, 0), "{report:?}");
        let mut values: Vec<_> = list(&account, &context, &Query::of("deals"))
            .unwrap()
            .records
            .into_iter()
            .map(|record| format!("{:?}", record.values))
            .collect();
        values.sort_unstable();
        assert_eq!((&values[0], &values[2]), (&values[1], &values[3]));
    }

    #[test]
    fn an_export_of_more_than_a_page_has_every_record_once() {
        let account = Account::in_memory().unwrap();
        let rows: String = (0..1203).map(|n| format!("Company {n}\n")).collect();
        let sheet = read(format!("name\n{rows}").as_bytes(), &ReadOptions::default()).unwrap();
        run(
            &account,
            &Context::operator(),
            "companies",
            &sheet,
            &Options::default(),
            &mut |_, _| {},
        )
        .unwrap();
        let csv = exported(&account, &Query::of("companies"), &[]);
        assert_eq!(csv.lines().count(), 1204);
    }
}
