//! The one error of this crate: the core refused, the package is at fault, the
//! plugin said no, or the plugin broke. Each is shown to the person who asked.

use bailey_crm::Timestamp;
use bailey_package::PackageError;
use bailey_sandbox::Failure;

/// This crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something was not done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The account's data refused.
    #[error(transparent)]
    Crm(#[from] bailey_crm::Error),
    /// The package can't be used.
    #[error("{0}")]
    Package(#[from] PackageError),
    /// The plugin doesn't fit what this host offers: a function has another
    /// type than the contract says.
    #[error("the plugin `{plugin}` can't be used: {reason}")]
    Unfit {
        /// The plugin's id.
        plugin: String,
        /// What doesn't fit.
        reason: String,
    },
    /// There is no such plugin, page or job here, or it is switched off.
    #[error("not found: {0}")]
    NotFound(String),
    /// The operator keeps the plugin from this account.
    #[error("the operator does not offer the plugin `{0}` to this account")]
    Withheld(String),
    /// What was consented to is not what the plugin asks for.
    #[error("the consent doesn't fit: {0}")]
    Consent(String),
    /// The plugin is in another state than the act needs.
    #[error("conflict: {0}")]
    Conflict(String),
    /// The job runs already.
    #[error("the job `{0}` runs already")]
    Running(String),
    /// Somebody has the plugins asked about them too often.
    #[error("the plugins were asked too often")]
    Throttled,
    /// The account's plugins have used up the processor time of an hour.
    #[error(
        "the plugins of this account have used up the processor time that they may use in an \
         hour; they go on at {}",
        until.to_rfc3339()
    )]
    TimeUsedUp {
        /// When they go on.
        until: Timestamp,
    },
    /// The plugin said no.
    #[error("{plugin}: {answer}")]
    Answered {
        /// The plugin's id.
        plugin: String,
        /// What it said.
        answer: Answer,
    },
    /// The plugin broke, or was stopped.
    #[error("the plugin `{plugin}` failed: {failure}")]
    Failed {
        /// The plugin's id.
        plugin: String,
        /// How.
        failure: Failure,
    },
}

impl Error {
    /// A plugin's failure, or that it is to wait.
    pub(crate) fn of(plugin: &str, failure: Failure) -> Self {
        match failure {
            Failure::TimeUsedUp { until_ms } => Self::TimeUsedUp {
                until: Timestamp(until_ms),
            },
            failure => Self::Failed {
                plugin: plugin.to_owned(),
                failure,
            },
        }
    }

    /// A stable word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Crm(error) => match error {
                bailey_crm::Error::Denied(_) => "denied",
                bailey_crm::Error::NotFound(_) => "not-found",
                bailey_crm::Error::Invalid(_) => "invalid",
                bailey_crm::Error::Conflict(_) => "conflict",
                bailey_crm::Error::Limit(_) => "limit",
                bailey_crm::Error::StorageLimit { .. } => "storage-limit",
                bailey_crm::Error::Unavailable(_) => "unavailable",
                bailey_crm::Error::DiskFull => "disk-full",
                bailey_crm::Error::DiskFailing(_) => "disk-failing",
                _ => "internal",
            },
            Self::Package(_) => "package",
            Self::Unfit { .. } => "plugin-unfit",
            Self::NotFound(_) => "not-found",
            Self::Withheld(_) => "withheld",
            Self::Consent(_) => "consent",
            Self::Conflict(_) | Self::Running(_) => "conflict",
            Self::Throttled => "throttled",
            Self::TimeUsedUp { .. } => "plugin-time-limit",
            Self::Answered { answer, .. } => answer.kind.code(),
            Self::Failed { .. } => "plugin-failed",
        }
    }
}

/// What a plugin answered instead of doing what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Answer {
    /// Of which sort it is.
    pub kind: AnswerKind,
    /// What it says, in the reader's language.
    pub message: String,
    /// One by one, where the request itself is at fault.
    pub problems: Vec<AnswerProblem>,
}

/// One thing that is wrong with what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerProblem {
    /// The form's field.
    pub field: Option<String>,
    /// What is wrong, in the reader's language.
    pub message: String,
}

/// Of which sort an answer is; the contract's `error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// The user may not, or a capability was refused.
    Denied,
    /// There is no such thing.
    NotFound,
    /// The request can't be carried out as it stands.
    Invalid,
    /// Something changed in between.
    Conflict,
    /// A limit was reached.
    Limit,
    /// Not now.
    Unavailable,
}

impl AnswerKind {
    /// A stable word for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::NotFound => "not-found",
            Self::Invalid => "invalid",
            Self::Conflict => "conflict",
            Self::Limit => "limit",
            Self::Unavailable => "unavailable",
        }
    }
}
