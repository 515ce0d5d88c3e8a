//! One act that waits to be written, and whoever waits for its answer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use rusqlite::ErrorCode;
use tracing::Span;

use crate::behalf::{self, Behalf, SPANS};
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
    /// of the batch, of so many members, from being committed.
    fn answer(self: Box<Self>, members: usize, failure: Option<&Error>);
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
            behalf: behalf::now(),
            span: waits(),
        }),
        answer,
    )
}

/// The span of a wait for a commit.
fn waits() -> Span {
    tracing::info_span!(
        target: SPANS,
        "commit",
        bailey.commit.members = tracing::field::Empty,
        otel.status_code = tracing::field::Empty,
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

    fn answer(self: Box<Self>, _members: usize, failure: Option<&Error>) {
        answer(&self.reply, self.outcome, failure);
    }
}

struct Act<T, F> {
    act: Option<F>,
    outcome: Option<Result<T>>,
    reply: Sender<Result<T>>,
    behalf: Option<Arc<Behalf>>,
    span: Span,
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
        let _behalf = behalf::enter(self.behalf.clone());
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

    fn answer(self: Box<Self>, members: usize, failure: Option<&Error>) {
        self.span.record("bailey.commit.members", members);
        if failure.is_some() {
            self.span.record("otel.status_code", "ERROR");
        }
        // Whoever waits finds it ended.
        drop(self.span);
        answer(&self.reply, self.outcome, failure);
    }
}

fn answer<T>(reply: &Sender<Result<T>>, outcome: Option<Result<T>>, failure: Option<&Error>) {
    let outcome = match (outcome, failure) {
        (Some(Err(error)), _) => Err(error),
        (Some(outcome), None) => outcome,
        (None, None) => Err(Error::Unavailable("the account is closing".into())),
        (_, Some(failure)) => Err(told_to_each(failure)),
    };
    // Whoever asked may have gone; what was committed stays.
    let _gone = reply.send(outcome);
}

/// What kept a batch from being committed, for one of its members.
fn told_to_each(failure: &Error) -> Error {
    match failure {
        Error::DiskFull => Error::DiskFull,
        Error::DiskFailing(how) => Error::DiskFailing(how.clone()),
        other => Error::Unavailable(format!("nothing was saved: {other}")),
    }
}

/// A file that somebody else holds, or that can't be written any more, is nobody's
/// mistake: it may work later.
pub(super) fn retryable(error: Error) -> Error {
    match &error {
        Error::Database(inner) => match inner.sqlite_error_code() {
            Some(ErrorCode::ReadOnly) => Error::DiskFailing(inner.to_string()),
            Some(ErrorCode::DatabaseBusy) => {
                Error::Unavailable(format!("nothing was changed: {inner}"))
            }
            _ => error,
        },
        _ => error,
    }
}
