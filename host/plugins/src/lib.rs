//! Joins accounts and the sandbox: what plugins can do, where they take part,
//! which an account has, and what they are allowed.
//!
//! ```text
//! Plugins ─ roster (who takes part) ─ calling (breaker, sandbox) ─ extension_points
//!    │                                                                  │
//!  life, describe, catalogue, grant                    capabilities ◄─ the guest
//!    │                                                       │
//!  acts, jobs, background                                bailey-crm
//! ```
//!
//! No plugin is known by name here. Everything blocks: call it on threads that
//! may.

mod contract;

mod access;
mod acts;
mod alarm;
mod alone;
mod background;
pub mod backups;
mod call;
mod calling;
mod capabilities;
mod catalogue;
mod conditions;
mod convert;
mod costs;
mod crossings;
mod describe;
pub mod egress;
mod error;
mod extension_points;
mod grant;
mod grouping;
mod groups;
mod guards;
mod health;
mod holders;
mod hours;
mod jobs;
mod left;
mod life;
mod made_up;
mod mail;
mod memory;
pub mod page;
mod plugin;
mod plugins;
mod preview;
pub mod priority;
mod program;
mod recording;
mod rewind_plans;
mod roster;
mod texts;
mod time_zone;
mod trial;

pub use access::{Because, FieldReach, Opinion, Question, RecordReach, Rights, Verdict};
pub use acts::{Deleted, DeletedSchema, DeletionPreview, SchemaDeletionPreview};
pub use background::Background;
pub use bailey_crm::plugin_data::rules::{LONGEST_COOL_OFF, LONGEST_KEPT};
pub use bailey_crm::plugin_data::{Binned, Departure, Leaving, Rules, State, Updates};
pub use bailey_crm::records::Keep;
pub use bailey_package::contract::{InterfaceKind, Risk};
pub use bailey_package::manifest::{Audience, Category, Method, SettingKind, SettingValue};
pub use bailey_package::{Digest, Manifest, Package, PackageError, PublicKey, Rotation};
pub use bailey_sandbox::{CallLimits, Failure, Guests, Usage};
pub use catalogue::{
    Catalogue, CatalogueProgress, Credentials, Offer, Offered, Refreshed, Refused, Registry,
    RegistryError, Standing, Subject, Trust,
};
pub use conditions::{CallNote, Condition, Conditions};
pub use describe::{
    Description, EndpointInfo, NeedInfo, PageInfo, Power, SettingInfo, Trouble, UpgradePlan,
    VersionChange,
};
pub use error::{Answer, AnswerKind, AnswerProblem, Error, Result};
pub use extension_points::endpoint::{
    EndpointContent, EndpointReply, EndpointRequest, EndpointStatus, LARGEST_BODY,
};
pub use extension_points::pages::MenuEntry;
pub use extension_points::panels::Panel;
pub use extension_points::sign_in_step::{Entrant, StepAnswer, StepPurpose, StepReply};
pub use grant::{Consent, Grant, Granted, Tables};
pub use grouping::Grouping;
pub use groups::Group;
pub use guards::{Bar, Credential, Passage, Visit};
pub use health::{Health, health};
pub use holders::{Holders, holders};
pub use hours::PluginTime;
pub use jobs::{JobReport, JobStatus, LastRun, Progress, RunProgress, RunResult, RunStatus};
pub use life::{BinnedPlugin, RulesChange, SettingsChange};
pub use mail::{Carrier, CarrierError};
pub use page::Parameters;
pub use plugins::Plugins;
pub use preview::Preview;
pub use recording::{Exchange, Recording, Replayed, Unreadable, replay};
pub use texts::{Argument, Plain, Reader, Text};
pub use trial::Trial;
