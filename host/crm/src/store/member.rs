//! One act that waits to be written, and whoever waits for its answer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

use rusqlite::ErrorCode;

use crate::error::{Error, Result};
use crate::store::wipe::wipe;
use crate::store::write::Write;

/// One member of a group commit.
pub(super) trait Member: Send {
    /// Whether it is upkeep of the file, which runs outside of a transaction.
    fn is_upkeep(&self) -> bool {
        false
    }
    /// Runs it, and says whether what it did stands.
    fn run(&mut self, write: &mut Write<'_>) -> bool;
    /// Answers whoever waits: with the act's own outcome, or with what kept all
    /// of the batch from being committed.
    fn answer(self: Box<Self>, failure: Option<&str>);
}

/// A member made of a closure, and where its answer will be.
pub(super) fn member<T, F>(act: F) -> (Box<dyn Member>, Receiver<Result<T>>)
where
    T: Send + 'static,
    F: FnOnce(&mut Write<'_>) -> Result<T> + Send + 'static,
{
    let (reply, answer) = channel();
    (
        Box::new(Act {
            act: Some(act),
            outcome: None,
            reply,
        }),
        answer,
    )
}

/// A member that writes the file anew, and where its answer will be.
pub(super) fn wiping() -> (Box<dyn Member>, Receiver<Result<()>>) {
    let (reply, answer) = channel();
    let outcome = None;
    (Box::new(Wiping { outcome, reply }), answer)
}

struct Wiping {
    outcome: Option<Result<()>>,
    reply: Sender<Result<()>>,
}

impl Member for Wiping {
    fn is_upkeep(&self) -> bool {
        true
    }

    fn run(&mut self, write: &mut Write<'_>) -> bool {
        let outcome = wipe(write.connection()).map_err(retryable);
        let done = outcome.is_ok();
        self.outcome = Some(outcome);
        done
    }

    fn answer(self: Box<Self>, failure: Option<&str>) {
        answer(&self.reply, self.outcome, failure);
    }
}

struct Act<T, F> {
    act: Option<F>,
    outcome: Option<Result<T>>,
    reply: Sender<Result<T>>,
}

impl<T, F> Member for Act<T, F>
where
    T: Send + 'static,
    F: FnOnce(&mut Write<'_>) -> Result<T> + Send + 'static,
{
    fn run(&mut self, write: &mut Write<'_>) -> bool {
        let Some(act) = self.act.take() else {
            return false;
        };
        write.turn.adding.begin();
        let acted = catch_unwind(AssertUnwindSafe(|| {
            let answer = act(write)?;
            write.fits()?;
            Ok(answer)
        }));
        let outcome = match acted {
            Ok(Ok(_)) if write.turn.tip.is_unfinished() => Err(Error::Internal(
                "the act left its journal entry unfinished".into(),
            )),
            Ok(outcome) => outcome.map_err(retryable),
            Err(_panic) => Err(Error::Internal(
                "the act ended unexpectedly; nothing was changed".into(),
            )),
        };
        let stands = outcome.is_ok();
        self.outcome = Some(outcome);
        stands
    }

    fn answer(self: Box<Self>, failure: Option<&str>) {
        answer(&self.reply, self.outcome, failure);
    }
}

fn answer<T>(reply: &Sender<Result<T>>, outcome: Option<Result<T>>, failure: Option<&str>) {
    let outcome = match (outcome, failure) {
        (Some(Err(error)), _) => Err(error),
        (Some(outcome), None) => outcome,
        (_, failure) => Err(Error::Unavailable(
            failure.unwrap_or("the account is closing").to_owned(),
        )),
    };
    // Whoever asked may have gone; what was committed stays.
    let _gone = reply.send(outcome);
}

/// A full disk or a failing one is nobody's mistake: it may work later.
fn retryable(error: Error) -> Error {
    match &error {
        Error::Database(inner) => match inner.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => {
                Error::Unavailable("the disk is full; nothing was changed".into())
            }
            Some(ErrorCode::SystemIoFailure | ErrorCode::DatabaseBusy) => {
                Error::Unavailable(format!("nothing was changed: {inner}"))
            }
            _ => error,
        },
        _ => error,
    }
}
