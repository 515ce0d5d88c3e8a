//! The search: reads what whoever asked may see, and keeps which records go together.

use bailey_sdk::job_runner::{Job, JobRun, Report};
use bailey_sdk::prelude::*;
use bailey_sdk::records::{self, Query};
use bailey_sdk::{clock, progress};

use crate::group::Group;
use crate::likeness::{Traits, groups};
use crate::{DuplicateFinder, TABLES, store};

/// The job's name.
pub const SEARCH: &str = "search";
/// Records read at a time.
const PAGE: u32 = 500;

impl JobRunner for DuplicateFinder {
    fn jobs() -> Vec<Job> {
        vec![Job::on_demand(SEARCH, tr("job-search"))]
    }

    fn run(run: JobRun) -> Result<Report, Error> {
        if run.job != SEARCH {
            return Err(Error::NotFound(run.job));
        }
        let apart = store::apart()?;
        let mut found = Vec::new();
        for table in TABLES {
            let records = read(table)?;
            let not_the_same = |one, other| apart.contains(&store::pair(table, one, other));
            found.extend(groups(table, &records, not_the_same));
        }
        Group::order(&mut found);
        store::replace(&found, clock::now()?)?;
        Ok(Report::done(tr("job-found").arg("count", found.len()))
            .way_on(tr("page-title"), PageLink::to("")))
    }
}

fn read(table: &str) -> Result<Vec<Traits>, Error> {
    let mut read = Vec::new();
    let mut after = None;
    loop {
        let page = records::list(&Query {
            table: table.into(),
            filter: Vec::new(),
            sort: Vec::new(),
            states: Vec::new(),
            limit: PAGE,
            after,
        })?;
        read.extend(page.records.iter().map(traits));
        let done = u64::try_from(read.len()).unwrap_or(u64::MAX);
        let told = tr("searching").table("table", table).into();
        if progress::report(done, Some(page.total), Some(&told))? {
            return Err(Error::Unavailable("it was stopped".into()));
        }
        after = page.next;
        if after.is_none() {
            return Ok(read);
        }
    }
}

fn traits(record: &records::Record) -> Traits {
    let field = |key: &str| {
        let mut values = record.values.iter();
        values
            .find(|value| value.field == key)
            .map(|value| &value.value)
    };
    let text = |key: &str| match field(key) {
        Some(Value::One(Scalar::Text(text))) => Some(text.as_str()),
        _ => None,
    };
    let company = match field("company") {
        Some(Value::One(Scalar::Reference(company))) => Some(company.id),
        _ => None,
    };
    Traits::new(record.ref_.id, text("name").unwrap_or(&record.label))
        .mail(text("email"))
        .phone(text("phone"))
        .company(company)
}
