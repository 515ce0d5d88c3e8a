//! What a hidden field holds, and what stands in records that are not seen, is
//! looked for byte by byte in all that the crate tells: results, errors, files.

use std::fmt::Debug;

use super::{Office, field, own, rule};
use crate::access::{About, Action, FieldLevel, Policy, Scope, explain};
use crate::archive::{self, ArchiveQuery, archived};
use crate::bin::{self, BinQuery};
use crate::context::{Actor, Context};
use crate::erasure;
use crate::error::Result;
use crate::export::export;
use crate::files::{self, Upload};
use crate::filter::{Chip, Filter, Looker, Operator};
use crate::ids::{FileId, OperationId, RecordId, Timestamp, UserId};
use crate::import::{self, Options, ReadOptions};
use crate::journal::{self, JournalFilter, JournalFormat, JournalQuery};
use crate::records::testing::{choice, made, reference, text, to};
use crate::records::{
    By, Decision, Direction, Keep, Query, RecordState, Selection, Sort, Summary, Update, What,
    delete, deletion, get, labels, list, summary, update,
};
use crate::reports::{self, Audience, NewReport, Shape};
use crate::rewind::{self, RewindActor, RewindSpan};
use crate::saved_views::{self, Look, NewSavedView};
use crate::search::search;
use crate::undo;
use crate::value::RecordRef;

/// Each stands in something that is kept from the reader, and nowhere else.
const SECRETS: [&str; 7] = [
    "quokka",    // a hidden field of a record that is seen
    "numbat",    // what it held before
    "ibex",      // a hidden unique field
    "wolverine", // a record that is not seen
    "badger",    // a note on one
    "narwhal",   // a table of which nothing is seen
    "tapir",     // a record in the archive that is not seen
];

const TABLES: [&str; 5] = ["companies", "contacts", "deals", "notes", "invoices"];

/// All that is said, and by what.
#[derive(Default)]
struct Told(Vec<(String, String)>);

impl Told {
    fn add(&mut self, by: impl Into<String>, what: Result<impl Debug>) {
        let said = match what {
            Ok(found) => format!("{found:?}"),
            Err(error) => format!("{error:?} {error}"),
        };
        self.0.push((by.into(), said.to_lowercase()));
    }
}

/// Their own, without two fields, and of invoices nothing; notes wherever they see
/// what those belong to.
fn policies() -> Vec<Policy> {
    let mut own = own();
    own.rules.clear();
    for table in ["companies", "contacts", "deals", "tasks"] {
        own.rules.push(rule(Some(table), &Action::ALL, Scope::Own));
    }
    own.rules
        .push(rule(Some("notes"), &Action::ALL, Scope::All));
    own.fields = vec![
        field("companies", "website", FieldLevel::Hidden),
        field("contacts", "email", FieldLevel::Hidden),
    ];
    vec![own]
}

fn only(record: &RecordRef) -> Selection {
    Selection {
        table: record.table.clone(),
        what: What::Ids(vec![record.id]),
    }
}

fn bin(office: &Office, context: &Context, record: &RecordRef) {
    let decision = Decision {
        keep: Keep::Days(9),
        along: Vec::new(),
    };
    delete(&office.account, context, only(record), decision).unwrap();
}

fn set(office: &Office, context: &Context, record: &RecordRef, key: &str, value: &str) {
    let asked = Update {
        record: record.clone(),
        version: None,
        values: [(key.to_owned(), text(value))].into(),
    };
    update(&office.account, context, vec![asked]).unwrap();
}

/// An office in which each secret got wherever such things get.
fn office(reader: impl Fn(&Office) -> UserId) -> Office {
    let office = Office::open();
    let account = &office.account;
    let me = || reference("users", reader(&office).0);
    let owner = Context {
        actor: Actor::User { user: office.owner },
        ..Context::operator()
    };
    let company = |name: &str, website: &str, owner: crate::value::Value| {
        let values = [
            ("name", text(name)),
            ("website", text(website)),
            ("owner", owner),
        ];
        made(account, "companies", values)
    };
    let seen = company("Seen", "numbat", me());
    set(&office, &owner, &seen, "website", "quokka");
    let unseen = company("Wolverine", "plain", crate::value::Value::None);
    let deal = |name: &str, company: &RecordRef, owner: crate::value::Value| {
        let stage = choice("won");
        let values = [
            ("name", text(name)),
            ("company", to(company)),
            ("owner", owner),
            ("stage", stage),
        ];
        made(account, "deals", values)
    };
    let mine = deal("mine", &unseen, me());
    deal("also mine", &seen, me());
    let theirs = deal("wolverine deal", &seen, crate::value::Value::None);
    made(
        account,
        "notes",
        [("text", text("badger")), ("deal", to(&theirs))],
    );
    made(
        account,
        "notes",
        [("text", text("fine")), ("deal", to(&mine))],
    );
    made(account, "invoices", [("number", text("narwhal"))]);
    let file = Upload::begin(account, &owner, &theirs, "badger.txt", "text/plain", 99);
    file.unwrap().finish().unwrap();
    let person = |owner: crate::value::Value, email: &str, name: &str| {
        let values = [
            ("name", text(name)),
            ("email", text(email)),
            ("owner", owner),
        ];
        made(account, "contacts", values)
    };
    let ann = person(me(), "ibex@b.example", "Ann");
    bin(&office, &owner, &ann);
    person(crate::value::Value::None, "ibex@b.example", "Wolverine Ann");
    let tapir = person(crate::value::Value::None, "", "tapir");
    crate::records::archive(account, &owner, only(&tapir)).unwrap();
    let gone = deal("wolverine gone", &unseen, crate::value::Value::None);
    bin(&office, &owner, &gone);
    let mine_gone = deal("mine gone", &unseen, me());
    let reading = office.context(reader(&office), policies());
    bin(&office, &reading, &mine_gone);
    bin(&office, &owner, &unseen);
    let asked = Query {
        filter: Filter::compare("website", Operator::Contains, text("quokka")),
        search: Some("wolverine".into()),
        ..Query::of("companies")
    };
    export(account, &owner, &asked, &[], &mut |_| Ok(())).unwrap();
    let chip = || Chip {
        field: "website".into(),
        operator: Operator::Equal,
        value: "quokka".into(),
    };
    let view = NewSavedView {
        table: "companies".into(),
        name: "By website".into(),
        shared: true,
        look: Look {
            conditions: vec![chip()],
            ..Look::default()
        },
    };
    saved_views::create(account, &owner, view).unwrap();
    let shape = Shape {
        table: "companies".into(),
        search: None,
        conditions: vec![chip()],
        by: "owner".into(),
        period: None,
        figure: None,
        drawing: reports::Drawing::default(),
    };
    let report = NewReport {
        name: "By website".into(),
        shape,
        audience: Audience::Everybody,
    };
    reports::create(account, &owner, report).unwrap();
    office
}

/// Asks everything there is to ask.
fn everything(office: &Office, context: &Context) -> Told {
    let mut told = Told::default();
    lists(office, context, &mut told);
    records(office, context, &mut told);
    history(office, context, &mut told);
    files(office, context, &mut told);
    told
}

fn lists(office: &Office, context: &Context, told: &mut Told) {
    let account = &office.account;
    let states = [
        RecordState::Active,
        RecordState::Archived,
        RecordState::Deleted,
    ];
    for table in TABLES {
        for sort in [
            "name",
            "website",
            "email",
            "company",
            "owner",
            "label",
            "created_at",
        ] {
            for direction in [Direction::Ascending, Direction::Descending] {
                let field = sort.to_owned();
                let query = Query {
                    states: states.to_vec(),
                    sort: vec![Sort { field, direction }],
                    limit: 1,
                    ..Query::of(table)
                };
                let page = list(account, context, &query);
                let next = page.as_ref().ok().and_then(|page| page.next.clone());
                if let Some(cursor) = &next {
                    use base64::Engine as _;
                    let open = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(cursor);
                    let open = String::from_utf8_lossy(&open.unwrap()).into_owned();
                    told.add("cursor", Ok(open));
                }
                told.add(format!("list {table} by {sort}"), page);
            }
        }
        for (key, operator) in [
            ("website", Operator::Contains),
            ("label", Operator::StartsWith),
        ] {
            let query = Query {
                filter: Filter::compare(key, operator, text("q")),
                states: states.to_vec(),
                ..Query::of(table)
            };
            told.add("filter", list(account, context, &query));
        }
        for by in ["stage", "owner", "company", "website", "name"] {
            let wanted = Summary {
                by: Some(By::field(by)),
                sum: None,
            };
            told.add(
                "summary",
                summary(account, context, &Query::of(table), &wanted),
            );
        }
        told.add(
            "views",
            account.read(|read| saved_views::of_table(read, context, table)),
        );
        let sheet = "name,email,company\na,b,Wolverin\n".as_bytes();
        let sheet = import::read(sheet, &ReadOptions::default()).unwrap();
        let dry = Options {
            dry_run: true,
            ..Options::default()
        };
        told.add("preview", import::preview(account, context, table, &sheet));
        let report = import::run(account, context, table, &sheet, &dry, &mut |_, _| {});
        // What was asked for is repeated beside it.
        let suggested = report.map(|report| {
            let spellings = report
                .unmatched
                .into_iter()
                .flat_map(|known| known.spellings);
            spellings
                .filter_map(|spelling| spelling.suggestion)
                .collect::<Vec<_>>()
        });
        told.add("import", suggested);
    }
    for word in SECRETS {
        // What was asked for stands in nothing that is found.
        let found = search(account, context, word, &states, 50);
        told.add(format!("search {word}"), found.map(|found| found.len()));
        told.add(
            format!("found {word}"),
            search(account, context, word, &states, 50),
        );
    }
    told.add(
        "archive",
        archived(
            account,
            context,
            &ArchiveQuery {
                limit: 50,
                ..ArchiveQuery::default()
            },
        ),
    );
    told.add("archive", archive::counts(account, context));
    let all = BinQuery {
        limit: 50,
        ..BinQuery::default()
    };
    told.add("bin", bin::counts(account, context));
    told.add("bin", bin::deleted(account, context, &all));
    told.add("bin", bin::deletions(account, context, &all));
    let reports = account.read(|read| reports::all(read, context));
    let looker = Looker {
        user: context.actor.user(),
        zone: jiff::tz::TimeZone::UTC,
    };
    for report in reports.iter().flatten() {
        told.add(
            "report",
            reports::outcome(account, context, &report.shape, &looker),
        );
    }
    told.add("reports", reports);
    told.add("schema", account.schema(context));
}

fn records(office: &Office, context: &Context, told: &mut Told) {
    let account = &office.account;
    for table in TABLES {
        for id in 1..8 {
            let record = RecordRef {
                table: table.into(),
                id: RecordId(id),
            };
            let part = bin::Selection::record(&record);
            told.add("get", get(account, context, &record));
            told.add("look", crate::views::look(account, context, &record));
            told.add(
                "label",
                labels(account, context, std::slice::from_ref(&record)),
            );
            told.add("deletion", deletion(account, context, &only(&record)));
            told.add("restore plan", bin::plan(account, context, &part));
            told.add(
                "history",
                journal::record_history(account, context, &record, 50, None),
            );
            told.add("erasure", erasure::plan(account, context, &record));
            told.add("files", files::of_record(account, context, &record));
            let content = files::content(account, context, &record, FileId(1));
            told.add("file", content.map(|content| content.file));
            let about = About::Record(record.clone());
            told.add(
                "why",
                account.read(|read| explain(read, context, &context.access, Action::View, &about)),
            );
            let nowhere = Update {
                record,
                version: Some(99),
                values: [("name".to_owned(), text("x"))].into(),
            };
            told.add("update", update(account, context, vec![nowhere]));
        }
    }
}

fn history(office: &Office, context: &Context, told: &mut Told) {
    let account = &office.account;
    let head = account.read(|read| crate::journal::head_of(read.connection()));
    let head = head.unwrap().unwrap().operation;
    for id in (1..=head.0).map(OperationId) {
        told.add("operation", journal::operation(account, context, id));
        told.add("changes", journal::changes(account, context, id, 50, None));
        told.add("contents", bin::contents(account, context, id));
        told.add("undo plan", undo::plan(account, context, id));
        told.add(
            "restore plan",
            bin::plan(account, context, &bin::Selection::Deletions(vec![id])),
        );
    }
    for filter in [
        JournalFilter::default(),
        JournalFilter {
            table: Some("deals".into()),
            ..JournalFilter::default()
        },
        JournalFilter {
            record: Some(RecordRef {
                table: "deals".into(),
                id: RecordId(3),
            }),
            ..JournalFilter::default()
        },
    ] {
        let query = JournalQuery {
            filter: filter.clone(),
            limit: 200,
            after: None,
        };
        told.add("journal", journal::query(account, context, &query));
        for format in [JournalFormat::Csv, JournalFormat::JsonLines] {
            let mut bytes = Vec::new();
            let done = journal::export(account, context, &filter, format, &mut |part| {
                bytes.extend_from_slice(part);
                Ok(())
            });
            // The export itself is journalled anew each time.
            told.add(
                "journal export",
                done.map(|_| String::from_utf8(bytes).unwrap()),
            );
        }
    }
    told.add(
        "following",
        journal::following(account, context, OperationId(0), 200),
    );
    for actor in [
        RewindActor::User(office.owner),
        RewindActor::User(office.agent),
    ] {
        let span = RewindSpan {
            actor,
            since: Timestamp(0),
            until: Timestamp(i64::MAX),
            table: None,
        };
        told.add("rewind", rewind::plan(account, context, &span, 100));
    }
}

fn files(office: &Office, context: &Context, told: &mut Told) {
    for table in TABLES {
        let mut bytes = Vec::new();
        let done = export(
            &office.account,
            context,
            &Query::of(table),
            &[],
            &mut |part| {
                bytes.extend_from_slice(part);
                Ok(())
            },
        );
        told.add("export", done.map(|_| String::from_utf8(bytes).unwrap()));
    }
}

fn none_gets_out(reader: impl Fn(&Office) -> UserId) {
    let office = office(&reader);
    let context = office.context(reader(&office), policies());
    let whole = everything(&office, &Context::operator());
    for secret in SECRETS {
        let count = whole
            .0
            .iter()
            .filter(|(_, said)| said.contains(secret))
            .count();
        assert!(
            count > 2,
            "{secret} is said {count} times to who may hear it"
        );
    }
    let told = everything(&office, &context);
    assert!(told.0.iter().any(|(_, said)| said.contains("mine gone")));
    for secret in SECRETS {
        let by = told.0.iter().filter(|(by, said)| {
            said.contains(secret)
                && by != &format!("search {secret}")
                && by != &format!("found {secret}")
        });
        let by: Vec<_> = by.collect();
        assert!(by.is_empty(), "{secret}: {by:?}");
        let found = told
            .0
            .iter()
            .find(|(by, _)| *by == format!("search {secret}"));
        assert_eq!(found.map(|(_, said)| said.as_str()), Some("0"), "{secret}");
    }
}

#[test]
fn a_member_is_told_nothing_of_what_is_kept_from_them() {
    none_gets_out(|office| office.agent);
}

#[test]
fn an_admin_is_told_nothing_of_what_is_kept_from_them() {
    none_gets_out(|office| office.admin);
}
