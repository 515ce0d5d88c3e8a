//! `directory-admin`: keeps people out, or lets them in again, as the plugin for
//! whoever is behind the call.

use bailey_crm::directory::{self, Measure};
use bailey_crm::{OperationId, Timestamp, UserId};

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::directory_admin::Host;
use crate::contract::bailey::crm::types::Error;

/// The interface's name.
pub const NAME: &str = "directory-admin";

impl Host for HostCall<'_> {
    fn suspend(&mut self, user: i64, reason: String) -> Result<Option<i64>, Error> {
        self.take(user, Measure::Suspend, &reason)
    }

    fn reactivate(&mut self, user: i64, reason: String) -> Result<Option<i64>, Error> {
        self.take(user, Measure::Reactivate, &reason)
    }

    fn sign_out(&mut self, user: i64, reason: String) -> Result<Option<i64>, Error> {
        self.take(user, Measure::SignOut, &reason)
    }

    fn require_password_change(&mut self, user: i64, reason: String) -> Result<Option<i64>, Error> {
        self.take(user, Measure::RequirePasswordChange, &reason)
    }

    fn require_confirmation(&mut self, user: i64, reason: String) -> Result<Option<i64>, Error> {
        self.take(user, Measure::RequireConfirmation, &reason)
    }

    fn slow(
        &mut self,
        user: i64,
        pause: u32,
        until: i64,
        reason: String,
    ) -> Result<Option<i64>, Error> {
        self.gate(NAME, Need::Write)?;
        let (account, context) = (&self.call.account, self.call.acting(NAME));
        let until = Timestamp(until);
        let done = directory::slow(account, &context, UserId(user), pause, until, &reason)?;
        Ok(done.map(|OperationId(id)| id))
    }
}

impl HostCall<'_> {
    fn take(&mut self, user: i64, measure: Measure, reason: &str) -> Result<Option<i64>, Error> {
        self.gate(NAME, Need::Write)?;
        let context = self.call.acting(NAME);
        let account = &self.call.account;
        let done = directory::take_measure(account, &context, UserId(user), measure, reason)?;
        Ok(done.map(|OperationId(id)| id))
    }
}
