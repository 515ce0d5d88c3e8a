//! What going back would do, on the way out.

use bailey_crm::rewind::{Back, Left, RewindPlan};
use bailey_crm::undo::Obstacle;

use crate::contract::bailey::crm::journal_undo as wit;

impl From<Obstacle> for wit::Obstacle {
    fn from(obstacle: Obstacle) -> Self {
        match obstacle {
            Obstacle::ChangedSince => Self::ChangedSince,
            Obstacle::Purged => Self::Purged,
            Obstacle::UniqueTaken => Self::UniqueTaken,
            Obstacle::SchemaDeleted => Self::SchemaDeleted,
            Obstacle::ValuesGone => Self::ValuesGone,
            Obstacle::NotAllowed => Self::NotAllowed,
        }
    }
}

impl From<RewindPlan> for wit::RewindPlan {
    fn from(plan: RewindPlan) -> Self {
        Self {
            operations: plan.operations,
            restorable: plan.restorable,
            unchanged: plan.unchanged,
            left_count: plan.left_count,
            back: plan.back.into_iter().map(Into::into).collect(),
            left: plan.left.into_iter().map(Into::into).collect(),
            hash: plan.hash.to_string(),
        }
    }
}

impl From<Back> for wit::RewindBack {
    fn from(back: Back) -> Self {
        let fields = back.fields.into_iter().map(|field| wit::FieldBack {
            field: field.field,
            now: field.now.into(),
            then: field.then.into(),
        });
        Self {
            record: back.record.into(),
            label: back.label,
            becomes: back.becomes.into(),
            fields: fields.collect(),
        }
    }
}

impl From<Left> for wit::RewindLeft {
    fn from(left: Left) -> Self {
        let touched = left.touched.map(|touch| wit::Touch {
            operation: touch.operation.0,
            at: touch.at.0,
            kind: touch.kind,
            by: touch.by.into(),
        });
        Self {
            record: left.record.into(),
            label: left.label,
            why: left.why.into(),
            touched,
        }
    }
}
