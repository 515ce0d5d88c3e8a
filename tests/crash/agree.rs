//! What has to agree in a folder whose server was killed: the journal with itself, with
//! what the counting plugin was told, and its runs with what it counted.

use std::path::Path;

use bailey_crm::journal::{self, VerifyOptions};
use bailey_crm::plugin_data::storage;
use bailey_crm::store;
use rusqlite::Connection;

use crate::ground::{ACCOUNT, WITNESS, open};

/// The jobs that count.
const JOBS: [&str; 2] = ["count", "tick"];

/// What agreed so far.
#[derive(Default)]
pub struct Agreed {
    /// Operations on the table that is listened to.
    pub operations: i64,
    /// Of the jobs.
    jobs: [Runs; JOBS.len()],
}

/// What agreed of a job's runs.
#[derive(Clone, Copy, Default)]
struct Runs {
    done: i64,
    /// The last one that was looked at: of each job the last 100 are kept.
    last: i64,
}

impl Agreed {
    /// Runs of jobs that are done.
    pub fn runs(&self) -> i64 {
        self.jobs.iter().map(|runs| runs.done).sum()
    }

    /// Those that nobody asked for.
    pub fn ticks(&self) -> i64 {
        self.jobs[1].done
    }
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
    let heard = read("heard");
    let counted = JOBS.map(|job| read(job).first().copied().unwrap_or_default());
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

    agreed.operations = operations.1;
    for ((job, counted), runs) in JOBS.into_iter().zip(counted).zip(&mut agreed.jobs) {
        runs.look(&file, job, counted);
    }
}

impl Runs {
    /// Compares a job's runs since the last look with what it counted.
    fn look(&mut self, file: &Connection, job: &str, counted: i64) {
        let sql = "SELECT count(*) FILTER (WHERE outcome = 'done'),
                   count(*) FILTER (WHERE outcome = 'failed'), coalesce(max(id), ?3)
                   FROM bailey_job_run WHERE plugin = ?1 AND job = ?2 AND id > ?3";
        let (done, failed, last): (i64, i64, i64) = file
            .query_row(sql, (WITNESS, job, self.last), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .expect("the runs");
        assert_eq!(failed, 0, "no run of `{job}` failed");
        let done = self.done + done;
        assert_eq!(
            counted, done,
            "each run of `{job}` that is done counted, once"
        );
        let sql = "SELECT count(*) FROM (SELECT 1 FROM bailey_job_run
                   WHERE plugin = ?1 AND job = ?2 AND user IS NULL AND outcome = 'done'
                   GROUP BY due HAVING count(*) > 1)";
        let twice: i64 = file
            .query_row(sql, (WITNESS, job), |row| row.get(0))
            .expect("the runs");
        assert_eq!(twice, 0, "`{job}` ran once for each moment");
        *self = Self { done, last };
    }
}

/// How many runs of jobs were cut off before their end.
pub fn cut_off(folder: &Path) -> i64 {
    let kept = store::kept(folder, &ACCOUNT.parse().expect("a name")).expect("what is kept of it");
    let file = Connection::open(&kept.file).expect("the account's file");
    let sql = "SELECT count(*) FROM bailey_job_run WHERE coalesce(outcome, 'interrupted') = 'interrupted'";
    file.query_row(sql, [], |row| row.get(0)).expect("the runs")
}
