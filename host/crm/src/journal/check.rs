//! Checking an account's journal in the background, for who wants to see how far
//! it is. What a check found becomes an entry of the journal itself, so that
//! everybody sees when it was checked last, and by whom.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp};
use crate::journal::verify::{Verification, verify};
use crate::store::Account;

/// How far a check is, or what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Check {
    /// There was none since the process began.
    #[default]
    Never,
    /// It goes on.
    Running {
        /// Since when.
        since: Timestamp,
        /// How many entries were checked.
        done: u64,
        /// How many there are; 0 before the first was counted.
        total: u64,
    },
    /// It came to its end.
    Finished {
        /// When.
        at: Timestamp,
        /// What it found.
        found: Verification,
    },
    /// It could not be carried to its end.
    Failed {
        /// Why, in English.
        why: String,
    },
}

/// The one check of an account.
#[derive(Clone, Default)]
pub(crate) struct Checking(Arc<Mutex<Check>>);

impl Checking {
    fn lock(&self) -> MutexGuard<'_, Check> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reached(&self, done: u64, total: u64) {
        if let Check::Running {
            done: known,
            total: of,
            ..
        } = &mut *self.lock()
        {
            (*known, *of) = (done, total);
        }
    }

    fn failed(&self, why: impl fmt::Display) {
        *self.lock() = Check::Failed {
            why: why.to_string(),
        };
    }
}

/// Tells the journal what a check of it found, as the operation
/// `journal.verified`: how many entries hold, where the journal stood, and the
/// first entry that does not hold.
///
/// # Errors
/// `Unavailable`, `Database`.
pub fn verified(account: &Account, context: &Context, found: &Verification) -> Result<OperationId> {
    let context = Context {
        at: Timestamp::now(),
        ..context.clone()
    };
    let (entries, head) = (found.operations, found.head);
    let fault = found.fault.clone();
    account.write(move |write| {
        let mut operation = write.operation(&context, "journal.verified")?;
        operation.detail("entries", entries.to_string());
        if let Some(head) = head {
            operation.detail("head", head.to_string());
        }
        if let Some(fault) = fault {
            operation.detail("fault", fault.operation.to_string());
            operation.detail("reason", fault.reason.to_string());
        }
        operation.finish()
    })
}

/// Begins to check the journal against the head and the key that are kept
/// outside the account's file, unless a check is going on; says how far it is.
///
/// # Errors
/// `Denied` to members; `Unavailable` if there is no thread for it; `Database`.
pub fn start_check(account: &Arc<Account>, context: &Context) -> Result<Check> {
    may_check(context)?;
    // The head first: the journal goes on, and must contain it.
    let options = account.kept()?;
    let checking = account.checking().clone();
    let mut state = checking.lock();
    if matches!(&*state, Check::Running { .. }) {
        return Ok(state.clone());
    }
    let begun = Check::Running {
        since: context.at,
        done: 0,
        total: 0,
    };
    let before = std::mem::replace(&mut *state, begun.clone());
    drop(state);
    let (checked, context) = (Arc::clone(account), context.clone());
    let told = checking.clone();
    let check = move || {
        let mut progress = |done, total| told.reached(done, total);
        let found = verify(checked.path(), &options, &mut progress)
            .and_then(|found| verified(&checked, &context, &found).map(|_| found));
        match found {
            Ok(found) => {
                let at = Timestamp::now();
                *told.lock() = Check::Finished { at, found };
            }
            Err(error) => told.failed(error),
        }
    };
    let thread = std::thread::Builder::new().name(format!("verify {}", account.id()));
    if let Err(error) = thread.spawn(check) {
        *checking.lock() = before;
        return Err(Error::Unavailable(format!(
            "no thread for the check: {error}"
        )));
    }
    Ok(begun)
}

/// How far the check of the journal is, or what the last one found.
///
/// # Errors
/// `Denied` to members.
pub fn check_state(account: &Account, context: &Context) -> Result<Check> {
    may_check(context)?;
    Ok(account.checking().lock().clone())
}

fn may_check(context: &Context) -> Result<()> {
    if context.access.admin {
        Ok(())
    } else {
        Err(Error::Denied("only admins verify the journal".into()))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Check, check_state, start_check};
    use crate::context::{Access, Context};
    use crate::error::Error;
    use crate::journal::{head, operation};
    use crate::records::testing::{made, text};
    use crate::store::Account;

    #[test]
    fn a_check_in_the_background_comes_to_its_end() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        made(&account, "contacts", [("name", text("Ann"))]);
        assert_eq!(check_state(&account, &context).unwrap(), Check::Never);
        start_check(&account, &context).unwrap();
        let found = loop {
            match check_state(&account, &context).unwrap() {
                Check::Finished { found, .. } => break found,
                Check::Running { .. } => std::thread::sleep(Duration::from_millis(1)),
                other => panic!("{other:?}"),
            }
        };
        assert!(found.is_intact());
        // What it found stands in the journal itself.
        let (checked, now) = (found.head.unwrap(), head(&account).unwrap().unwrap());
        assert_eq!(checked.operation.0 + 1, now.operation.0);
        let told = operation(&account, &context, now.operation).unwrap();
        assert_eq!(told.kind, "journal.verified");
        let entries = ("entries".to_owned(), found.operations.to_string());
        assert_eq!(told.details[0], entries);
    }

    #[test]
    fn members_start_no_check_and_see_none() {
        let account = Account::in_memory().unwrap();
        let member = Context {
            access: std::sync::Arc::new(Access::MEMBER),
            ..Context::operator()
        };
        let refused = start_check(&account, &member);
        assert!(matches!(refused, Err(Error::Denied(_))));
        let refused = check_state(&account, &member);
        assert!(matches!(refused, Err(Error::Denied(_))));
    }
}
