//! Checking one entry: its content, its changes and its hash.

use crate::context::Actor;
use crate::error::Result;
use crate::journal::chain::{DIGEST, Hasher, SALT, header_digest, label_digest, value_digest};
use crate::journal::rows::{CHANGE_COLUMNS, ChangeRow, OperationRow};
use crate::journal::verify::Reason;
use crate::journal::verify::walk::Verifier;

impl Verifier<'_> {
    /// What is wrong with one entry.
    pub(super) fn check(&self, operation: &OperationRow) -> Result<Option<Reason>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {CHANGE_COLUMNS} FROM bailey_change WHERE operation = ?1 ORDER BY position"
        ))?;
        let mut rows = statement.query([operation.id])?;
        let mut changes = Hasher::new("bailey journal changes 1");
        let mut found = 0;
        while let Some(row) = rows.next()? {
            let unreadable = |what| Reason::Unreadable {
                position: found,
                what,
            };
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
            return Ok(Some(Reason::Changes {
                said: operation.change_count,
                found,
            }));
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
        let erased = self.erased.operation(operation.id);
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
        let Ok(keys) = change.keys() else {
            return unreadable("its fields are no list of keys");
        };
        let lines: Vec<&str> = if keys.is_empty() {
            Vec::new()
        } else {
            change.lines().collect()
        };
        if keys.is_empty() && !change.vals.is_empty() || lines.len() != keys.len() {
            return unreadable("it has more or fewer values than fields");
        }
        let (salts, rest) = change.salts.as_chunks::<SALT>();
        let (digests, more) = change.digests.as_chunks::<DIGEST>();
        let count = keys.len() + 1;
        if salts.len() != count || digests.len() != count || !rest.is_empty() || !more.is_empty() {
            return unreadable("it has more or fewer digests than values");
        }
        let erased = self.erased.change(change.operation, position);
        let label = change
            .label
            .as_deref()
            .map(|label| label_digest(&salts[0], label));
        let values = keys
            .iter()
            .zip(&lines)
            .zip(salts.iter().skip(1))
            .map(|((key, line), salt)| (!line.is_empty()).then(|| value_digest(salt, key, line)));
        for (n, (digest, said)) in std::iter::once(label)
            .chain(values)
            .zip(digests)
            .enumerate()
        {
            let what = || match n.checked_sub(1).and_then(|n| keys.get(n)) {
                None => "the label".to_owned(),
                Some(key) => format!("the field `{key}`"),
            };
            match digest {
                None if erased => {}
                None => {
                    return Some(Reason::ValueMissing {
                        position,
                        what: what(),
                    });
                }
                Some(digest) if digest == *said => {}
                Some(_) => {
                    return Some(Reason::Value {
                        position,
                        what: what(),
                    });
                }
            }
        }
        None
    }
}

/// The column that says something else than the content it repeats.
fn contradiction(operation: &OperationRow) -> Option<&'static str> {
    let Ok(actor) = serde_json::from_str::<Actor>(&operation.actor) else {
        return Some("actor");
    };
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
