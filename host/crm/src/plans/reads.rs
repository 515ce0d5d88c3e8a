//! What is read besides lists: one record, the journal, the bin, what people search and
//! what a request begins with.

use super::acts::{Act, act};
use crate::archive::{self, ArchiveQuery};
use crate::bin::{self, BinQuery};
use crate::export::export;
use crate::filter::{Filter, Operator};
use crate::idempotency::{self, Repeatable};
use crate::journal::{self, JournalFilter};
use crate::records::testing::reference;
use crate::records::{self, Period, Query, Selection, What};
use crate::search::{MOST_FOUND, search};
use crate::{directory, files, reports, saved_views, sessions, views};

pub(super) fn acts() -> Vec<Act> {
    vec![
        act(
            "read one",
            &[
                "deals USING INTEGER PRIMARY KEY",
                "companies USING INTEGER PRIMARY KEY",
            ],
            |it, who| {
                let _seen = records::get(&it.office.account, who, &it.deal);
                let _seen = views::look(&it.office.account, who, &it.deal);
                let some = [it.deal.clone(), it.company.clone()];
                records::labels(&it.office.account, who, &some).unwrap();
            },
        ),
        act("notes", &["notes__deal"], |it, who| {
            let filter = Filter::compare("deal", Operator::Equal, reference("deals", it.deal.id.0));
            it.page_through(
                who,
                Query {
                    filter,
                    ..Query::of("notes")
                },
            );
        }),
        act("history of one", &["bailey_change_record"], |it, who| {
            let _seen = journal::record_history(&it.office.account, who, &it.deal, 20, None);
        }),
        act("files", &["bailey_file_record"], |it, who| {
            let _seen = files::of_record(&it.office.account, who, &it.deal);
            files::usage(&it.office.account, who).unwrap();
        }),
        act(
            "what a delete would take",
            &["deals__company", "contacts__company", "notes__company"],
            |it, who| {
                let what = What::Ids(vec![it.company.id]);
                let selection = Selection {
                    table: "companies".into(),
                    what,
                };
                let _seen = records::deletion(&it.office.account, who, &selection);
            },
        ),
        act("search by name", &["deals__label"], |it, who| {
            search(&it.office.account, who, "anvils", &[], 20).unwrap();
        }),
        act(
            "search for a rare word",
            &[
                "bailey_search VIRTUAL TABLE INDEX 0:M1",
                "place USING INTEGER PRIMARY KEY",
            ],
            |it, who| {
                search(&it.office.account, who, "5 anvils", &[], 20).unwrap();
            },
        ),
        act(
            "search for a common word",
            &[
                // The latest first.
                "bailey_search VIRTUAL TABLE INDEX 192:M1",
                "place USING INTEGER PRIMARY KEY",
            ],
            |it, who| {
                search(&it.office.account, who, "anvils", &[], MOST_FOUND).unwrap();
            },
        ),
        act(
            "what was opened last",
            &["bailey_recent USING PRIMARY KEY"],
            |it, who| {
                views::recent(&it.office.account, who, 10).unwrap();
            },
        ),
        act("bin", &["deals__deletion"], |it, who| {
            let account = &it.office.account;
            let mut query = BinQuery {
                limit: 4,
                ..BinQuery::default()
            };
            query.after = bin::deleted(account, who, &query).unwrap().next;
            bin::deleted(account, who, &query).unwrap();
            query.after = None;
            bin::deletions(account, who, &query).unwrap();
            query.deletion = Some(it.deleted);
            bin::deleted(account, who, &query).unwrap();
            bin::counts(account, who).unwrap();
        }),
        act("archive", &["bailey_archived"], |it, who| {
            let account = &it.office.account;
            let mut query = ArchiveQuery {
                limit: 4,
                ..ArchiveQuery::default()
            };
            query.after = archive::archived(account, who, &query).unwrap().next;
            archive::archived(account, who, &query).unwrap();
            archive::counts(account, who).unwrap();
        }),
        act(
            "journal",
            &["bailey_operation", "bailey_change_record"],
            |it, who| {
                let of = |filter| it.journal(who, filter);
                of(JournalFilter::default());
                of(JournalFilter {
                    by_user: Some(it.office.agent),
                    ..JournalFilter::default()
                });
                of(JournalFilter {
                    kinds: vec!["records.".into()],
                    ..JournalFilter::default()
                });
                of(JournalFilter {
                    table: Some("deals".into()),
                    ..JournalFilter::default()
                });
                of(JournalFilter {
                    record: Some(it.deal.clone()),
                    ..JournalFilter::default()
                });
                let _seen = journal::operation(&it.office.account, who, it.deleted);
                let _seen = journal::changes(&it.office.account, who, it.deleted, 20, None);
            },
        ),
        act("reports", &["deals__state"], |it, who| {
            for (field, period) in [
                ("owner", None),
                ("stage", None),
                ("opened", Some(Period::Month)),
            ] {
                it.report(who, field, period);
            }
            let account = &it.office.account;
            account.read(|read| reports::all(read, who)).unwrap();
            it.summary(who, "created_at", None);
        }),
        act("saved views", &["bailey_saved_view_table"], |it, who| {
            let account = &it.office.account;
            account
                .read(|read| saved_views::of_table(read, who, "deals"))
                .unwrap();
        }),
        act("export", &["deals__state"], |it, who| {
            let account = &it.office.account;
            export(account, who, &Query::of("deals"), &[], &mut |_| Ok(())).unwrap();
        }),
        act(
            "people",
            &["bailey_user USING INTEGER PRIMARY KEY"],
            |it, who| {
                let account = &it.office.account;
                account
                    .read(|read| {
                        directory::users(read, who)?;
                        directory::user(read, who, it.office.agent)?;
                        directory::departments(read, who)
                    })
                    .unwrap();
            },
        ),
        act(
            "sessions and tokens",
            &[
                "bailey_session_user",
                "bailey_token_user",
                "bailey_device_user",
            ],
            |it, who| {
                let account = &it.office.account;
                sessions::find(account, &it.token, who.at).unwrap().unwrap();
                let user = who.actor.user().unwrap();
                account
                    .read(|read| {
                        sessions::list(read, who, user)?;
                        sessions::tokens(read, who, user)?;
                        sessions::devices(read, who, user)
                    })
                    .unwrap();
            },
        ),
        act(
            "a request that may be repeated",
            &["bailey_idempotency USING", "bailey_idempotency_at"],
            |it, who| {
                let request = Repeatable {
                    key: "one".into(),
                    asked: [1; 32],
                };
                idempotency::begin(&it.office.account, who, &request).unwrap();
                idempotency::forget(&it.office.account, who, &request).unwrap();
            },
        ),
    ]
}
