//! A new installation of an account, from a snapshot.

use std::sync::Arc;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::journal::{self, VerifyOptions};
use crate::plugin_data::secrets;
use crate::snapshots::{Snapshot, copy};
use crate::store::{Account, Crm, Write};

/// An account that was put in from a snapshot.
pub struct Installed {
    /// It.
    pub account: Arc<Account>,
    /// The operation with which its journal goes on here.
    pub operation: OperationId,
}

/// What has to be known of the installation that a snapshot is of.
#[derive(Clone, Copy)]
pub struct Origin {
    /// The key that signed its checkpoints.
    pub key: [u8; 32],
    /// The key under which the account keeps secrets; without it they are lost.
    pub secrets_key: Option<[u8; 32]>,
}

impl Crm {
    /// Puts an account into this data folder that is not in it, from a snapshot that
    /// may come from another one. Its journal goes on with an operation
    /// `account.installed`, which says from where: a branch begins there. Nobody is
    /// signed in, no mail of then is sent, and links that were mailed are void;
    /// passwords, second factors and tokens are what they were.
    ///
    /// From here on our key signs its checkpoints. `progress` hears how many tables
    /// of how many are copied.
    ///
    /// # Errors
    /// `Denied` to all but the operator; `Conflict` if there is an account of that
    /// name; `Damaged` if the snapshot isn't whole. Nothing stays then.
    pub fn install(
        &self,
        context: &Context,
        snapshot: &Snapshot,
        origin: Origin,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Installed> {
        if !context.access.admin {
            return Err(Error::Denied("only the operator puts accounts in".into()));
        }
        let options = VerifyOptions {
            head: snapshot.contents().head,
            public_key: Some(origin.key),
        };
        let checked = snapshot.check(&options, &mut |_, _| {})?;
        if let Some(fault) = checked.faults.first() {
            return Err(Error::damaged(fault));
        }
        if let Some(fault) = &checked.journal.fault {
            return Err(Error::damaged(format!("its journal doesn't hold: {fault}")));
        }
        self.fill(context, snapshot, origin, progress)
    }

    /// The same with a snapshot that was checked.
    pub(super) fn fill(
        &self,
        context: &Context,
        snapshot: &Snapshot,
        origin: Origin,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Installed> {
        let contents = snapshot.contents();
        let (context, from) = (context.clone(), contents.head);
        let at = context.at;
        let mut operation = None;
        let account = self.add_filled(
            &contents.account,
            &contents.name,
            at,
            snapshot.version()?,
            |file| copy::copy(file, snapshot, progress),
            |account| {
                let began = account.write(move |write| begin(write, &context, from, origin))?;
                operation = Some(began);
                Ok(())
            },
        )?;
        let operation =
            operation.ok_or_else(|| Error::Internal("an account began without a word".into()))?;
        Ok(Installed { account, operation })
    }
}

/// Ends what belonged to the other installation, and says in the journal that this
/// one goes on from there.
fn begin(
    write: &mut Write<'_>,
    context: &Context,
    from: Option<journal::Head>,
    origin: Origin,
) -> Result<OperationId> {
    secrets::take_over(write, origin.secrets_key)?;
    write.connection().execute_batch(
        "DELETE FROM bailey_session; DELETE FROM bailey_link; DELETE FROM bailey_mail;
         DELETE FROM bailey_failure;",
    )?;
    write.people_changed();
    let mut operation = write.operation(context, "account.installed")?;
    if let Some(head) = from {
        operation.detail("head", head.to_string());
    }
    operation.detail("key", hex::encode(origin.key));
    operation.finish()
}
