//! What nearly every plugin uses.

pub use crate::blocks::{
    Action, Badge, Block, Cell, Confirmation, Form, FormField, Link, Notice, Page, PageLink, Row,
    Table, Target, Tone,
};
pub use crate::extension_points::access_policy::AccessPolicy;
pub use crate::extension_points::activity_alarm::ActivityAlarm;
pub use crate::extension_points::deletion_policy::DeletionPolicy;
pub use crate::extension_points::endpoint::Endpoint;
pub use crate::extension_points::event_listener::EventListener;
pub use crate::extension_points::job_runner::JobRunner;
pub use crate::extension_points::lifecycle::Lifecycle;
pub use crate::extension_points::pages::{Pages, Parameters};
pub use crate::extension_points::panels::Panels;
pub use crate::extension_points::request_guard::RequestGuard;
pub use crate::extension_points::sign_in_step::SignInStep;
pub use crate::text::{literal, tr};
pub use crate::types::{
    Actor, Date, Error, Money, OperationId, RecordId, RecordRef, Scalar, Text, Timestamp, UserId,
    Value,
};
