//! What is asked of backups, on the way in, and what a restore would do, on the way
//! out.

use bailey_crm::backups::BackupId;
use bailey_crm::snapshots::{
    Back, Differences, KeptDifference, Left, Scope, Span, TableDifference,
};
use bailey_crm::undo::Obstacle;
use bailey_crm::{RecordId, Timestamp, UserId};

use crate::backups::places::Place;
use crate::backups::{Asked, Planned, Request};
use crate::contract::bailey::crm::backups as wit;

impl From<wit::Request> for Request {
    fn from(request: wit::Request) -> Self {
        Self {
            then: match request.then {
                wit::Then::Backup(number) => Asked::Backup(BackupId(number)),
                wit::Then::Moment(at) => Asked::Moment(Timestamp(at)),
            },
            scope: request.scope.into(),
        }
    }
}

impl From<wit::Scope> for Scope {
    fn from(scope: wit::Scope) -> Self {
        Self {
            tables: scope.tables.map(|tables| tables.into_iter().collect()),
            records: scope
                .records
                .map(|records| records.into_iter().map(RecordId).collect()),
            owner: scope.owner.map(UserId),
            changed: scope.changed_in.map(|span| Span {
                since: Timestamp(span.since),
                until: Timestamp(span.until),
            }),
            what: Differences {
                added: scope.added,
                changed: scope.changed,
                gone: scope.gone,
            },
            plugins: scope.plugins.into_iter().collect(),
        }
    }
}

impl From<Place> for wit::Place {
    fn from(place: Place) -> Self {
        Self {
            id: place.id,
            kind: match place.store {
                Some(_) => wit::PlaceKind::ObjectStore,
                None => wit::PlaceKind::Folder,
            },
            label: place.store.map(|store| store.label).unwrap_or_default(),
        }
    }
}

impl From<Planned> for wit::RestorePlan {
    fn from(planned: Planned) -> Self {
        let plan = planned.plan;
        Self {
            at: planned.at.0,
            tables: plan.tables.into_iter().map(Into::into).collect(),
            restorable: plan.restorable,
            left_count: plan.left_count,
            back: plan.back.into_iter().map(Into::into).collect(),
            left: plan.left.into_iter().map(Into::into).collect(),
            kept: plan.kept.into_iter().map(Into::into).collect(),
            hash: plan.hash.to_string(),
        }
    }
}

impl From<TableDifference> for wit::TableDifference {
    fn from(difference: TableDifference) -> Self {
        Self {
            table: difference.table,
            same: difference.same,
            added: difference.added,
            changed: difference.changed,
            gone: difference.gone,
            fields_gone: difference.fields_gone,
            table_gone: difference.table_gone,
        }
    }
}

impl From<KeptDifference> for wit::KeptDifference {
    fn from(difference: KeptDifference) -> Self {
        Self {
            plugin: difference.plugin,
            entries: difference.entries,
            settings: difference.settings,
        }
    }
}

impl From<Back> for wit::RecordBack {
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

impl From<Left> for wit::RecordLeft {
    fn from(left: Left) -> Self {
        Self {
            record: left.record.into(),
            label: left.label,
            why: left.why.into(),
        }
    }
}

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
