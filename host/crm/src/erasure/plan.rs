//! What an erasure would take, before it does.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::context::Context;
use crate::erasure::subject::Subject;
use crate::erasure::texts::Texts;
use crate::erasure::traces::Traces;
use crate::erasure::{may_erase, may_erase_record};
use crate::error::{Error, Result};
use crate::records::labels_in;
use crate::store::{Account, Read};
use crate::value::RecordRef;

/// How many of the records that stay are named.
const NAMED: usize = 20;

/// What erasing a record would take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasurePlan {
    /// The record.
    pub record: RecordRef,
    /// What it is called.
    pub label: String,
    /// How many records would go, by table, the record itself and what belongs
    /// to it.
    pub records: BTreeMap<String, u64>,
    /// How many entries of the journal would lose values: all that was done to
    /// these records.
    pub history: u64,
    /// How many other entries would, since a copy of a text stands in them.
    pub elsewhere: u64,
    /// How many answers kept for repeated requests would go.
    pub replies: u64,
    /// How many entries would go from what plugins store, by plugin.
    pub storage: BTreeMap<String, u64>,
    /// How many files would go that these records have.
    pub files: u64,
    /// How many saved views and reports would go, since they are named after the
    /// person or look for them.
    pub views: u64,
    /// How many other records hold one of the texts. They stay as they are.
    pub mentions: u64,
    /// The first of those.
    pub mentioning: Vec<RecordRef>,
    /// What the act has to name: another one once anything of this is otherwise.
    pub hash: String,
}

/// Says what [`erase`](crate::erasure::erase) would do; nothing is changed.
///
/// # Errors
/// `Denied` to members; `NotFound` when there is no such record.
pub fn plan(account: &Account, context: &Context, record: &RecordRef) -> Result<ErasurePlan> {
    may_erase(context)?;
    account.read(|read| {
        let label = may_erase_record(read, context, record)?.label;
        let mut plan = Found::read(read, record)?.plan(read)?;
        if context.access.is_limited() {
            // What rules keep from whoever asks is not named.
            let mut seen = labels_in(read, context, &plan.mentioning)?.into_iter();
            plan.mentioning.retain(|_| seen.next().flatten().is_some());
        }
        Ok(ErasurePlan { label, ..plan })
    })
}

/// All that an erasure takes.
pub(super) struct Found {
    pub(super) subject: Subject,
    pub(super) texts: Texts,
    pub(super) traces: Traces,
}

impl Found {
    pub(super) fn read(read: &Read<'_>, record: &RecordRef) -> Result<Self> {
        let (connection, schema) = (read.connection(), read.whole_schema()?);
        let subject = Subject::read(connection, &schema, record)?;
        let texts = Texts::of(connection, &schema, &subject)?;
        let traces = Traces::find(connection, &schema, &subject, &texts)?;
        Ok(Self {
            subject,
            texts,
            traces,
        })
    }

    fn plan(&self, read: &Read<'_>) -> Result<ErasurePlan> {
        let history = self.history(read)?;
        let mut elsewhere: Vec<_> = self.traces.entries().collect();
        elsewhere.sort_unstable();
        elsewhere.dedup();
        let records = self.subject.records.iter();
        let mentioning = self.traces.mentions.iter().take(NAMED);
        Ok(ErasurePlan {
            record: self.subject.record.clone(),
            label: self.subject.label.clone(),
            records: records
                .map(|(table, ids)| (table.clone(), ids.len() as u64))
                .collect(),
            history,
            elsewhere: elsewhere.len() as u64,
            replies: self.traces.replies.len() as u64,
            storage: self.traces.by_plugin(),
            files: self.files(read)?,
            views: self.traces.kept.len() as u64,
            mentions: self.traces.mentions.len() as u64,
            mentioning: mentioning.cloned().collect(),
            hash: self.hash(read)?,
        })
    }

    /// How many files the records have, those that were removed and can come back
    /// included.
    fn files(&self, read: &Read<'_>) -> Result<u64> {
        let mut statement = read.connection().prepare_cached(
            "SELECT count(*) FROM bailey_file
             WHERE table_key = ?1 AND record IN (SELECT value FROM json_each(?2))",
        )?;
        let mut count = 0;
        for (table, ids) in self.subject.ids() {
            let ids = crate::records::row::json_ids(&ids);
            count += statement.query_row((table, ids), |row| row.get::<_, u64>(0))?;
        }
        Ok(count)
    }

    /// How many entries of the journal are about the records.
    fn history(&self, read: &Read<'_>) -> Result<u64> {
        let mut statement = read.connection().prepare_cached(
            "SELECT count(DISTINCT operation) FROM bailey_change
             WHERE table_key = ?1 AND record IN (SELECT value FROM json_each(?2))",
        )?;
        let mut count = 0;
        for (table, ids) in self.subject.ids() {
            let ids = crate::records::row::json_ids(&ids);
            count += statement.query_row((table, ids), |row| row.get::<_, u64>(0))?;
        }
        Ok(count)
    }

    /// What the act has to name.
    pub(super) fn hash(&self, read: &Read<'_>) -> Result<String> {
        let all = (
            &self.subject.record,
            &self.subject.records,
            self.history(read)?,
            self.files(read)?,
            &self.traces,
        );
        let json = serde_json::to_vec(&all).map_err(Error::damaged)?;
        Ok(hex::encode(Sha256::digest(json)))
    }
}
