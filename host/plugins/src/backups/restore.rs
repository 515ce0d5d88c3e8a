//! Bringing back what was planned: a backup is made first, then it is one operation
//! on the account as it is.

use bailey_crm::backups::{Backup, Reason, may_restore};
use bailey_crm::snapshots::{self, PlanHash, Restored};
use bailey_crm::{Account, Context, Error, Result};

use super::{Backups, Request, places};

/// What a restore did.
#[derive(Clone, Debug)]
pub struct Done {
    /// What went back.
    pub restored: Restored,
    /// The backup that was made before.
    pub before: Backup,
}

impl Backups {
    /// Does what the plan with this hash says. `progress` hears of each step how far it
    /// is.
    ///
    /// # Errors
    /// `Denied` to who may not restore; `Conflict` if the plan
    /// would be another one by now; `Invalid` when nothing would go back; those of
    /// [`create`](Self::create). Nothing is changed then.
    pub fn restore(
        &self,
        account: &Account,
        context: &Context,
        request: &Request,
        hash: PlanHash,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Done> {
        account.read(|read| may_restore(read, context))?;
        let told = self.then(account, context, request, progress)?;
        let before = self.create(account, context, places::FOLDER, Reason::Restore, progress)?;
        if !before.is_good() {
            let faults = before.made.faults.join("; ");
            return Err(Error::Unavailable(format!(
                "the backup that was made before is no good, so nothing was restored: {faults}"
            )));
        }
        let restored =
            snapshots::restore(account, context, told.then, &request.scope, hash, progress)?;
        Ok(Done { restored, before })
    }
}
