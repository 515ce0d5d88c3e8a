//! Checks a journal from its first entry to its last, without the server: the
//! file is enough. What is compared is described in `chain`.
//!
//! A value may be missing only if an operation `journal.erased` says so: one
//! detail `erased` each, which names a change by operation and position, `12/0`,
//! or an operation's own address, request and details, `12`.

use std::collections::HashSet;
use std::fmt;
use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::context::Actor;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::journal::chain::{
    DIGEST, Hash, Hasher, SALT, header_digest, label_digest, value_digest,
};
use crate::journal::checkpoint::Checkpoint;
use crate::journal::head::{Head, head_of, origin};
use crate::journal::rows::{
    CHANGE_COLUMNS, ChangeRow, OPERATION_COLUMNS, OperationRow, details as details_of,
};

/// How many entries are checked between two reports of progress.
const REPORT_EVERY: u64 = 1000;

/// What the journal is checked against besides itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct VerifyOptions {
    /// A head that was kept elsewhere: the journal must still contain it.
    pub head: Option<Head>,
    /// The key, in its 32 bytes, that every checkpoint must be signed with.
    pub public_key: Option<[u8; 32]>,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// How many entries hold, from the first on.
    pub operations: u64,
    /// How many changes they have.
    pub changes: u64,
    /// How many checkpoints hold.
    pub checkpoints: u64,
    /// Where the journal stands as far as it holds.
    pub head: Option<Head>,
    /// The first entry that does not hold.
    pub fault: Option<Fault>,
}

impl Verification {
    /// Whether all of it holds.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.fault.is_none()
    }
}

/// The first bad entry, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which.
    pub operation: OperationId,
    /// Why.
    pub reason: Reason,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "operation {}: {}", self.operation, self.reason)
    }
}

/// Why an entry does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// It is not there, but later ones are.
    #[error("it is missing")]
    Missing,
    /// It is not there, and a head that was kept elsewhere says that it was.
    #[error("it is missing: the journal ends before the head {head}")]
    Cut {
        /// The head that was kept.
        head: Head,
    },
    /// It is another one than the head that was kept elsewhere.
    #[error("its hash is not that of the head {head}")]
    OtherHead {
        /// The head that was kept.
        head: Head,
    },
    /// The entry, or the one before it, is not what was hashed.
    #[error("its hash is not that of its content and of the entry before it")]
    Hash,
    /// A column repeats what another says, and says something else.
    #[error("its column `{0}` contradicts its content")]
    Contradiction(&'static str),
    /// It has more or fewer changes than it says.
    #[error("it says that it has {said} changes, and has {found}")]
    Changes {
        /// How many it says.
        said: u32,
        /// How many there are.
        found: u32,
    },
    /// A change is not written as a change is.
    #[error("its change {position} can't be read: {what}")]
    Unreadable {
        /// Which change.
        position: u32,
        /// What is wrong.
        what: &'static str,
    },
    /// Its address, request or a detail is not what was recorded.
    #[error("its {0} is not what was recorded")]
    Header(&'static str),
    /// Its address, request or a detail is not there, and nothing says that it
    /// was erased.
    #[error("its {0} is missing, and no entry says that it was erased")]
    HeaderMissing(&'static str),
    /// A value is not what was recorded.
    #[error("in its change {position}, {what} is not what was recorded")]
    Value {
        /// Which change.
        position: u32,
        /// The label or a field.
        what: String,
    },
    /// A value is not there, and nothing says that it was erased.
    #[error("in its change {position}, {what} is missing, and no entry says that it was erased")]
    ValueMissing {
        /// Which change.
        position: u32,
        /// The label or a field.
        what: String,
    },
    /// There are changes of an entry that there is not.
    #[error("it has changes, but no entry")]
    Orphans,
    /// A checkpoint signs something else.
    #[error("the checkpoint on it does not hold: {0}")]
    Checkpoint(&'static str),
}

/// Checks the journal in an account's file. `progress` hears how many entries
/// are checked, and how many there are.
///
/// # Errors
/// `Database` or `Damaged`, when the file is no account's or can't be read.
pub fn verify(
    file: &Path,
    options: &VerifyOptions,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verification> {
    let connection = open(file)?;
    connection.execute_batch("BEGIN")?;
    verify_connection(&connection, options, progress)
}

/// As [`verify`], in a transaction that is open.
pub(crate) fn verify_connection(
    connection: &Connection,
    options: &VerifyOptions,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verification> {
    let account: String =
        connection.query_row("SELECT id FROM bailey_account", [], |row| row.get(0))?;
    let mut verifier = Verifier {
        connection,
        options,
        account,
        erased: erased(connection)?,
        previous: origin(connection)?,
        found: Verification { operations: 0, changes: 0, checkpoints: 0, head: None, fault: None },
    };
    verifier.run(progress)?;
    Ok(verifier.found)
}

/// Opens a file for reading, also where nothing can be written beside it.
fn open(file: &Path) -> Result<Connection> {
    if !file.is_file() {
        let source = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(Error::File { path: file.to_owned(), source });
    }
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let readable = connection.query_row("SELECT count(*) FROM bailey_account", [], |_| Ok(()));
    match readable {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::CannotOpen) => {
            let path = file.to_string_lossy().replace('%', "%25").replace('?', "%3f");
            Ok(Connection::open_with_flags(
                format!("file:{}?immutable=1", path.replace('#', "%23")),
                OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
            )?)
        }
        Err(error) => {
            Err(Error::damaged(format!("{} is no account's file: {error}", file.display())))
        }
        Ok(()) => Ok(connection),
    }
}

/// What may be missing: of an operation itself, or of one of its changes.
fn erased(connection: &Connection) -> Result<HashSet<(i64, Option<u32>)>> {
    let mut statement = connection
        .prepare("SELECT details FROM bailey_operation WHERE kind = 'journal.erased'")?;
    let mut rows = statement.query([])?;
    let mut erased = HashSet::new();
    while let Some(row) = rows.next()? {
        let details: String = row.get(0)?;
        // What can't be read permits nothing; the entry itself is checked later.
        let details = details_of(&details).unwrap_or_default();
        erased.extend(details.iter().filter(|(name, _)| name == "erased").filter_map(|(_, at)| {
            match at.split_once('/') {
                None => Some((at.parse().ok()?, None)),
                Some((operation, position)) => {
                    Some((operation.parse().ok()?, Some(position.parse().ok()?)))
                }
            }
        }));
    }
    Ok(erased)
}

struct Verifier<'a> {
    connection: &'a Connection,
    options: &'a VerifyOptions,
    account: String,
    erased: HashSet<(i64, Option<u32>)>,
    /// The hash of the entry before.
    previous: Hash,
    found: Verification,
}

impl Verifier<'_> {
    fn run(&mut self, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
        let total = head_of(self.connection)?.map_or(0, |head| head.operation.0.unsigned_abs());
        let columns = OPERATION_COLUMNS.join(", ");
        let mut operations = self
            .connection
            .prepare(&format!("SELECT {columns} FROM bailey_operation ORDER BY id"))?;
        let mut rows = operations.query([])?;
        let mut checkpoints = self.connection.prepare(Checkpoint::SELECT)?;
        let mut checkpoints = checkpoints.query_map([], Checkpoint::read)?.peekable();
        loop {
            let expected = OperationId(self.found.operations.cast_signed() + 1);
            let Some(row) = rows.next()? else {
                self.found.fault = self.after_the_last(expected, checkpoints.next().transpose()?)?;
                break;
            };
            let operation = match OperationRow::read(row) {
                Ok(operation) if operation.id == expected => operation,
                Ok(_) => return self.fault(expected, Reason::Missing),
                Err(_) => return self.fault(expected, Reason::Hash),
            };
            if let Some(reason) = self.check(&operation)? {
                return self.fault(expected, reason);
            }
            let of_this = |checkpoint: &rusqlite::Result<Checkpoint>| {
                checkpoint.as_ref().is_ok_and(|checkpoint| checkpoint.head.operation <= expected)
            };
            if let Some(checkpoint) = checkpoints.next_if(of_this) {
                if let Some(why) = self.wrong(&checkpoint?, &operation) {
                    return self.fault(expected, Reason::Checkpoint(why));
                }
                self.found.checkpoints += 1;
            }
            self.previous = operation.hash;
            self.found.operations += 1;
            self.found.changes += u64::from(operation.change_count);
            self.found.head = Some(Head { operation: operation.id, hash: operation.hash });
            if self.found.operations.is_multiple_of(REPORT_EVERY) {
                progress(self.found.operations, total);
            }
        }
        progress(self.found.operations, total);
        Ok(())
    }

    fn fault(&mut self, operation: OperationId, reason: Reason) -> Result<()> {
        self.found.fault = Some(Fault { operation, reason });
        Ok(())
    }

    /// What is wrong with one entry.
    fn check(&self, operation: &OperationRow) -> Result<Option<Reason>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {CHANGE_COLUMNS} FROM bailey_change WHERE operation = ?1 ORDER BY position"
        ))?;
        let mut rows = statement.query([operation.id])?;
        let mut changes = Hasher::new("bailey journal changes 1");
        let mut found = 0;
        while let Some(row) = rows.next()? {
            let unreadable = |what| Reason::Unreadable { position: found, what };
            let Ok(change) = ChangeRow::read(row) else {
                return Ok(Some(unreadable("a column is of another type")));
            };
            if let Some(reason) = self.check_values(&change) {
                return Ok(Some(reason));
            }
            changes.add(&change.hash());
            found += 1;
        }
        if let Some(reason) = self.check_header(operation) {
            return Ok(Some(reason));
        }
        if found != operation.change_count {
            return Ok(Some(Reason::Changes { said: operation.change_count, found }));
        }
        if operation.hash(&self.previous, &changes.finish()) != operation.hash {
            return Ok(Some(Reason::Hash));
        }
        if let Some(head) = self.options.head
            && head.operation == operation.id
            && head.hash != operation.hash
        {
            return Ok(Some(Reason::OtherHead { head }));
        }
        Ok(contradiction(operation).map(Reason::Contradiction))
    }

    /// What is wrong with the address, the request and the details.
    fn check_header(&self, operation: &OperationRow) -> Option<Reason> {
        let parts = operation.erasable();
        let (salts, rest) = operation.salts.as_chunks::<SALT>();
        let (digests, more) = operation.digests.as_chunks::<DIGEST>();
        let odd = !rest.is_empty() || !more.is_empty();
        if odd || salts.len() != parts.len() || digests.len() != parts.len() {
            return Some(Reason::Contradiction("digests"));
        }
        let erased = self.erased.contains(&(operation.id.0, None));
        for (((name, text), salt), digest) in parts.into_iter().zip(salts).zip(digests) {
            match text {
                _ if header_digest(salt, name, text) == *digest => {}
                None if erased => {}
                None => return Some(Reason::HeaderMissing(name)),
                Some(_) => return Some(Reason::Header(name)),
            }
        }
        None
    }

    /// What is wrong with the label and the values of a change.
    fn check_values(&self, change: &ChangeRow) -> Option<Reason> {
        let position = change.position;
        let unreadable = |what| Some(Reason::Unreadable { position, what });
        let Ok(keys) = change.keys() else { return unreadable("its fields are no list of keys") };
        let lines: Vec<&str> =
            if keys.is_empty() { Vec::new() } else { change.lines().collect() };
        if keys.is_empty() && !change.vals.is_empty() || lines.len() != keys.len() {
            return unreadable("it has more or fewer values than fields");
        }
        let (salts, rest) = change.salts.as_chunks::<SALT>();
        let (digests, more) = change.digests.as_chunks::<DIGEST>();
        let count = keys.len() + 1;
        if salts.len() != count || digests.len() != count || !rest.is_empty() || !more.is_empty() {
            return unreadable("it has more or fewer digests than values");
        }
        let erased = self.erased.contains(&(change.operation.0, Some(position)));
        let label = change.label.as_deref().map(|label| label_digest(&salts[0], label));
        let values = keys.iter().zip(&lines).zip(salts.iter().skip(1)).map(|((key, line), salt)| {
            (!line.is_empty()).then(|| value_digest(salt, key, line))
        });
        for (n, (digest, said)) in std::iter::once(label).chain(values).zip(digests).enumerate() {
            let what = || match n.checked_sub(1).and_then(|n| keys.get(n)) {
                None => "the label".to_owned(),
                Some(key) => format!("the field `{key}`"),
            };
            match digest {
                None if erased => {}
                None => return Some(Reason::ValueMissing { position, what: what() }),
                Some(digest) if digest == *said => {}
                Some(_) => return Some(Reason::Value { position, what: what() }),
            }
        }
        None
    }

    /// What is wrong with a checkpoint on an entry that holds.
    fn wrong(&self, checkpoint: &Checkpoint, operation: &OperationRow) -> Option<&'static str> {
        if checkpoint.head.operation != operation.id || checkpoint.head.hash != operation.hash {
            Some("it is on another hash")
        } else if self.options.public_key.is_some_and(|key| key != checkpoint.public_key) {
            Some("it is signed with another key")
        } else if checkpoint.is_signed(&self.account) {
            None
        } else {
            Some("its signature is not one")
        }
    }

    /// What is missing after the last entry.
    fn after_the_last(
        &self,
        next: OperationId,
        checkpoint: Option<Checkpoint>,
    ) -> Result<Option<Fault>> {
        if let Some(head) = self.options.head
            && head.operation >= next
        {
            return Ok(Some(Fault { operation: next, reason: Reason::Cut { head } }));
        }
        if let Some(Checkpoint { head, .. }) = checkpoint {
            return Ok(Some(Fault { operation: next, reason: Reason::Cut { head } }));
        }
        let orphan: Option<OperationId> = self
            .connection
            .prepare("SELECT min(operation) FROM bailey_change WHERE operation >= ?1 OR operation < 1")?
            .query_row([next], |row| row.get(0))?;
        Ok(orphan.map(|operation| Fault { operation, reason: Reason::Orphans }))
    }
}

/// The column that says something else than the content it repeats.
fn contradiction(operation: &OperationRow) -> Option<&'static str> {
    let Ok(actor) = serde_json::from_str::<Actor>(&operation.actor) else { return Some("actor") };
    let plugin = match &actor {
        Actor::Plugin { plugin, .. } => Some(plugin.as_str()),
        _ => None,
    };
    if actor.user().map(|user| user.0) != operation.actor_user {
        Some("actor_user")
    } else if plugin != operation.actor_plugin.as_deref() {
        Some("actor_plugin")
    } else {
        None
    }
}
