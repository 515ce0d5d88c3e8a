//! What every record has, whatever its table: Bailey's own columns.

/// A column that every record has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SystemField {
    /// The record's number.
    Id,
    /// Grows by one with each change.
    Version,
    /// `active`, `archived` or `deleted`.
    State,
    /// What the record is called in lists.
    Label,
    /// When it was made.
    CreatedAt,
    /// Who made it.
    CreatedBy,
    /// When its values changed last.
    UpdatedAt,
    /// Who changed them.
    UpdatedBy,
    /// When it was deleted.
    DeletedAt,
    /// Who deleted it.
    DeletedBy,
    /// The operation that deleted it.
    Deletion,
    /// It was deleted along with what it belongs to.
    Along,
    /// Until when it is kept at least.
    KeepUntil,
}

/// What a system field holds, as far as filters and sorting care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SystemKind {
    /// A whole number.
    Integer,
    /// A line of text with a fold beside it.
    Text,
    /// A moment.
    Datetime,
    /// One of the account's users.
    User,
}

impl SystemField {
    /// All of them, in the order of a table's columns.
    pub const ALL: [Self; 13] = [
        Self::Id,
        Self::Version,
        Self::State,
        Self::Label,
        Self::CreatedAt,
        Self::CreatedBy,
        Self::UpdatedAt,
        Self::UpdatedBy,
        Self::DeletedAt,
        Self::DeletedBy,
        Self::Deletion,
        Self::Along,
        Self::KeepUntil,
    ];

    /// Its column, and its name in the API.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Version => "version",
            Self::State => "state",
            Self::Label => "label",
            Self::CreatedAt => "created_at",
            Self::CreatedBy => "created_by",
            Self::UpdatedAt => "updated_at",
            Self::UpdatedBy => "updated_by",
            Self::DeletedAt => "deleted_at",
            Self::DeletedBy => "deleted_by",
            Self::Deletion => "deletion",
            Self::Along => "along",
            Self::KeepUntil => "keep_until",
        }
    }

    /// The field with this name; the plugins' contract writes `created-at`.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        let same = |field: &Self| {
            key.len() == field.key().len()
                && key
                    .bytes()
                    .zip(field.key().bytes())
                    .all(|(a, b)| a == b || (a, b) == (b'-', b'_'))
        };
        Self::ALL.into_iter().find(same)
    }

    /// What it holds, if lists can be filtered and sorted by it.
    #[must_use]
    pub fn kind(self) -> Option<SystemKind> {
        match self {
            Self::Id => Some(SystemKind::Integer),
            Self::Label => Some(SystemKind::Text),
            Self::CreatedAt | Self::UpdatedAt | Self::DeletedAt => Some(SystemKind::Datetime),
            Self::CreatedBy | Self::UpdatedBy | Self::DeletedBy => Some(SystemKind::User),
            Self::Version | Self::State | Self::Deletion | Self::Along | Self::KeepUntil => None,
        }
    }

    /// Whether every record has it.
    #[must_use]
    pub fn is_always_set(self) -> bool {
        matches!(
            self,
            Self::Id
                | Self::Version
                | Self::State
                | Self::Label
                | Self::CreatedAt
                | Self::UpdatedAt
                | Self::Along
        )
    }
}
