//! What has to agree in a folder whose server was killed: the journal with itself, with
//! what the counting plugin was told, and its runs with what it counted.

use std::path::Path;

use bailey_crm::journal::{self, VerifyOptions};
use bailey_crm::plugin_data::storage;
use bailey_crm::store;
use rusqlite::Connection;

use crate::ground::{ACCOUNT, WITNESS, open};

/// What agreed so far.
#[derive(Default)]
pub struct Agreed {
    /// Operations on the table that is listened to.
    pub operations: i64,
    /// Runs of the job that are done.
    pub runs: i64,
    /// The last run that was looked at: of each job the last 100 are kept.
    last_run: i64,
}

/// Looks, with no server on the folder.
///
/// # Panics
/// Where something doesn't agree.
pub fn look(folder: &Path, agreed: &mut Agreed) {
    let (crm, plugins) = open(folder);
    let id = ACCOUNT.parse().expect("a name");
    let account = crm.account(&id).expect("the account");
    // What is left to be told is told now.
    while plugins.hand_over_events(&account).expect("it goes on") {}
    let read = |key: &str| {
        let kept = account.read(|read| storage::get(read, WITNESS, "counted", key));
        let kept = kept.expect("it can be read").unwrap_or_default();
        let text = String::from_utf8(kept).expect("text");
        let numbers = text.split_whitespace().map(|word| word.parse::<i64>());
        numbers.collect::<Result<Vec<_>, _>>().expect("numbers")
    };
    let (heard, counted) = (read("heard"), read("runs"));
    drop(account);
    crm.close();

    let kept = store::kept(folder, &id).expect("what is kept of it");
    let options = VerifyOptions {
        head: kept.head,
        public_key: kept.public_key,
    };
    let found = journal::verify(&kept.file, &options, &mut |_, _| ()).expect("it can be read");
    assert_eq!(found.fault, None, "the journal holds");

    let file = Connection::open(&kept.file).expect("the account's file");
    let sql = "SELECT coalesce(max(id), 0), count(*), coalesce(sum(id), 0)
               FROM (SELECT DISTINCT id >> 24 AS id FROM bailey_change WHERE table_key = 'contacts')";
    let operations: (i64, i64, i64) = file
        .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .expect("the journal");
    let heard = match heard.as_slice() {
        [] => (0, 0, 0),
        [last, count, sum, again] => {
            assert_eq!(*again, 0, "what was kept is not told again, and in order");
            (*last, *count, *sum)
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(heard, operations, "each operation was heard, once");

    let sql = "SELECT count(*) FILTER (WHERE outcome = 'done'),
               count(*) FILTER (WHERE outcome = 'failed'), coalesce(max(id), ?2)
               FROM bailey_job_run WHERE plugin = ?1 AND job = 'count' AND id > ?2";
    let (done, failed, last): (i64, i64, i64) = file
        .query_row(sql, (WITNESS, agreed.last_run), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .expect("the runs");
    assert_eq!(failed, 0, "no run failed");
    let counted = counted.first().copied().unwrap_or_default();
    assert_eq!(
        counted,
        agreed.runs + done,
        "each run that is done counted, once"
    );
    *agreed = Agreed {
        operations: operations.1,
        runs: counted,
        last_run: last,
    };
}
