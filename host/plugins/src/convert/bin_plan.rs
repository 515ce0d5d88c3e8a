//! Plans of bringing something back, on the way out; what was chosen about them,
//! on the way in.

use bailey_crm::bin::{
    Choice, Hold, HoldReason, Obstacle, Resolution, RestorePlan, Selection, Why,
};
use bailey_crm::{OperationId, RecordRef};

use super::Invalid;
use crate::contract::bailey::crm::bin as wit;

impl From<wit::Selection> for Selection {
    fn from(selection: wit::Selection) -> Self {
        match selection {
            wit::Selection::Deletions(operations) => {
                Self::Deletions(operations.into_iter().map(OperationId).collect())
            }
            wit::Selection::Records(refs) => {
                Self::Records(refs.into_iter().map(Into::into).collect())
            }
        }
    }
}

impl From<RestorePlan> for wit::RestorePlan {
    fn from(plan: RestorePlan) -> Self {
        Self {
            hash: plan.hash,
            records: super::bin::count(plan.records),
            obstacles: plan.obstacles.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Obstacle> for wit::Obstacle {
    fn from(obstacle: Obstacle) -> Self {
        Self {
            ref_: obstacle.record.into(),
            label: obstacle.label,
            field: obstacle.field,
            why: obstacle.why.into(),
        }
    }
}

impl From<Why> for wit::Why {
    fn from(why: Why) -> Self {
        match why {
            Why::Taken {
                value,
                holder,
                holder_label,
            } => Self::Taken(wit::Taken {
                value: value.into(),
                holder: holder.map(Into::into),
                holder_label,
            }),
            Why::ParentDeleted {
                parent,
                parent_label,
            } => Self::ParentDeleted(wit::Parent {
                ref_: parent.into(),
                label: parent_label,
            }),
            Why::ParentPurged { parent } => Self::ParentPurged(parent.map(Into::into)),
            Why::FieldGone { value } => Self::FieldGone(value.into()),
            Why::Unfit { value, .. } => Self::Unfit(value.into()),
            Why::NotAllowed => Self::NotAllowed,
            Why::Gone => Self::Gone,
        }
    }
}

impl TryFrom<wit::Choice> for Choice {
    type Error = Invalid;

    fn try_from(choice: wit::Choice) -> Result<Self, Invalid> {
        Ok(Self {
            record: choice.ref_.into(),
            field: choice.field,
            resolution: match choice.resolution {
                wit::Resolution::Keep => Resolution::Keep,
                wit::Resolution::Merge => Resolution::Merge,
                wit::Resolution::Rename(value) => Resolution::Rename(value.try_into()?),
                wit::Resolution::Bring => Resolution::Bring,
                wit::Resolution::Relink(record) => Resolution::Relink(RecordRef::from(record)),
                wit::Resolution::Empty => Resolution::Empty,
            },
        })
    }
}

impl From<Hold> for wit::Hold {
    fn from(hold: Hold) -> Self {
        Self {
            reason: match hold.reason {
                HoldReason::ClockJumped => wit::HoldReason::ClockJumped,
                HoldReason::StoppedLong => wit::HoldReason::StoppedLong,
            },
            until: hold.until.0,
        }
    }
}
