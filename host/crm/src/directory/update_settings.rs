//! Changes what holds for the account as a whole.

use super::checks::{self, Problems};
use super::settings::{self, Settings};
use super::{ACCOUNT, Language, may_administer};
use crate::context::Context;
use crate::error::Result;
use crate::ids::{OperationId, RecordId};
use crate::journal::{Change, ChangeKind};
use crate::store::{Account, Write};
use crate::value::{Scalar, Value};

/// What to change; none leaves it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsUpdate {
    /// What people call the account.
    pub name: Option<String>,
    /// The IANA time zone that schedules and new users have.
    pub time_zone: Option<String>,
    /// The ISO 4217 code that new amounts have.
    pub currency: Option<String>,
    /// The language that new users have.
    pub language: Option<Language>,
}

/// Changes the account's settings; none if nothing was different. The
/// operator's list keeps the name that the account was made under.
///
/// # Errors
/// [`crate::Error::Denied`] to members; [`crate::Error::Invalid`].
pub fn update_settings(
    account: &Account,
    context: &Context,
    update: SettingsUpdate,
) -> Result<Option<OperationId>> {
    may_administer(context)?;
    let context = context.clone();
    account.write(move |write| {
        let before = settings::get(write.connection())?;
        let after = applied(&before, update)?;
        if before == after {
            return Ok(None);
        }
        put(write, &context, Some(&before), &after).map(Some)
    })
}

fn applied(before: &Settings, update: SettingsUpdate) -> Result<Settings> {
    checked(Settings {
        name: update.name.unwrap_or_else(|| before.name.clone()),
        time_zone: update.time_zone.unwrap_or_else(|| before.time_zone.clone()),
        currency: update.currency.unwrap_or_else(|| before.currency.clone()),
        language: update.language.unwrap_or(before.language),
    })
}

/// The settings as they may be kept.
pub(super) fn checked(settings: Settings) -> Result<Settings> {
    let mut problems = Problems::default();
    let settings = Settings {
        name: problems.keep(checks::name("name", &settings.name)),
        time_zone: problems.keep(checks::time_zone(&settings.time_zone)),
        currency: problems.keep(checks::currency(&settings.currency)),
        language: settings.language,
    };
    problems.check()?;
    Ok(settings)
}

/// Keeps and journals them.
pub(super) fn put(
    write: &Write<'_>,
    context: &Context,
    before: Option<&Settings>,
    after: &Settings,
) -> Result<OperationId> {
    settings::put(write.connection(), after)?;
    let mut operation = write.operation(context, "account.updated")?;
    operation.change(&Change {
        table: ACCOUNT.to_owned(),
        record: RecordId(1),
        kind: if before.is_some() {
            ChangeKind::Updated
        } else {
            ChangeKind::Created
        },
        version: 1,
        label: after.name.clone(),
        fields: super::difference::of(before.map(values).as_ref(), Some(&values(after))),
    })?;
    operation.finish()
}

fn values(settings: &Settings) -> [(&'static str, Value); 4] {
    [
        ("name", Scalar::Text(settings.name.clone()).into()),
        ("time_zone", Scalar::Text(settings.time_zone.clone()).into()),
        ("currency", Scalar::Text(settings.currency.clone()).into()),
        (
            "language",
            Scalar::Choice(settings.language.to_string()).into(),
        ),
    ]
}
