//! Checking one entry: its content, its changes and its hash.

use rusqlite::Rows;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;

use crate::context::Actor;
use crate::error::Result;
use crate::ids::OperationId;
use crate::journal::chain::{DIGEST, Hasher, SALT, header_digest, label_digest, value_digest};
use crate::journal::rows::{ChangeRow, OperationRow};
use crate::journal::verify::Reason;
use crate::journal::verify::walk::Verifier;

impl Verifier<'_> {
    /// What is wrong with one entry. `changes` stands on its first change, and is
    /// left on the first one of a later entry.
    pub(super) fn check(
        &mut self,
        operation: &OperationRow<'_>,
        changes: &mut Rows<'_>,
    ) -> Result<Option<Reason>> {
        let mut hash = Hasher::new("bailey journal changes 1");
        let mut found = 0;
        while let Some(row) = changes.get() {
            if !row.get(0).is_ok_and(|of: OperationId| of == operation.id) {
                break;
            }
            let Ok(change) = ChangeRow::read(row) else {
                return Ok(Some(Reason::Unreadable {
                    position: found,
                    what: "a column is of another type",
                }));
            };
            if let Some(reason) = self.check_values(&change)? {
                return Ok(Some(reason));
            }
            hash.add(&change.hash());
            if operation.first_table != Some(change.table) {
                self.listing.touches(change.table);
            }
            found += 1;
            changes.advance()?;
        }
        if let Some(reason) = self.check_header(operation)? {
            return Ok(Some(reason));
        }
        if found != operation.change_count {
            return Ok(Some(Reason::Changes {
                said: operation.change_count,
                found,
            }));
        }
        if operation.hash(&self.previous, &hash.finish()) != operation.hash {
            return Ok(Some(Reason::Hash));
        }
        if let Some(head) = self.options.head
            && head.operation == operation.id
            && head.hash != operation.hash
        {
            return Ok(Some(Reason::OtherHead { head }));
        }
        Ok(self.contradiction(operation).map(Reason::Contradiction))
    }

    /// What is wrong with the address, the request and the details.
    fn check_header(&mut self, operation: &OperationRow<'_>) -> Result<Option<Reason>> {
        if operation.is_erased() {
            let left = operation.erasable().find(|(_, text)| text.is_some());
            return Ok(match left {
                Some((name, _)) => Some(Reason::Header(name)),
                None if self.excuses()?.operation(operation.id) => None,
                None => Some(Reason::HeaderMissing("address, request or detail")),
            });
        }
        let (salts, rest) = operation.salts.as_chunks::<SALT>();
        let (digests, more) = operation.digests.as_chunks::<DIGEST>();
        let count = operation.erasable().count();
        let odd = !rest.is_empty() || !more.is_empty();
        if odd || salts.len() != count || digests.len() != count {
            return Ok(Some(Reason::Contradiction("digests")));
        }
        for (((name, text), salt), digest) in operation.erasable().zip(salts).zip(digests) {
            if header_digest(salt, name, text) == *digest {
                continue;
            }
            return Ok(match text {
                Some(_) => Some(Reason::Header(name)),
                None if !self.excuses()?.operation(operation.id) => {
                    Some(Reason::HeaderMissing(name))
                }
                None if *salt != [0; SALT] => Some(Reason::Header(name)),
                None => continue,
            });
        }
        Ok(None)
    }

    /// What is wrong with the label and the values of a change.
    fn check_values(&mut self, change: &ChangeRow<'_>) -> Result<Option<Reason>> {
        let position = change.position;
        let unreadable = |what| Ok(Some(Reason::Unreadable { position, what }));
        let missing = |what| Ok(Some(Reason::ValueMissing { position, what }));
        let Some(keys) = self.keys(change.fields) else {
            return unreadable("its fields are no list of keys");
        };
        let (digests, more) = change.digests.as_chunks::<DIGEST>();
        if digests.len() != keys.len() + 1 || !more.is_empty() {
            return unreadable("it has more or fewer digests than values");
        }
        if change.is_erased() {
            if change.label.is_some() || !change.vals.is_empty() {
                return unreadable("its salts are gone, but not its values");
            }
            return if self.excuses()?.change(change.operation, position) {
                Ok(None)
            } else {
                missing("the label".to_owned())
            };
        }
        let (salts, rest) = change.salts.as_chunks::<SALT>();
        if salts.len() != digests.len() || !rest.is_empty() {
            return unreadable("it has more or fewer salts than values");
        }
        let mut lines = change.lines();
        for (n, (salt, digest)) in salts.iter().zip(digests).enumerate() {
            let key = n.checked_sub(1).and_then(|n| keys.get(n));
            let now = match key {
                None => change.label.map(|label| label_digest(salt, label)),
                Some(key) => match lines.next() {
                    None => return unreadable("it has fewer values than fields"),
                    Some("") => None,
                    Some(line) => Some(value_digest(salt, key, line)),
                },
            };
            if now.as_ref() == Some(digest) {
                continue;
            }
            let what = match key {
                None => "the label".to_owned(),
                Some(key) => format!("the field `{key}`"),
            };
            if now.is_none() && !self.excuses()?.change(change.operation, position) {
                return missing(what);
            }
            if now.is_some() || *salt != [0; SALT] {
                return Ok(Some(Reason::Value { position, what }));
            }
        }
        let rest = lines.next();
        if rest.is_some() && (!keys.is_empty() || rest != Some("")) {
            return unreadable("it has more values than fields");
        }
        Ok(None)
    }

    /// The column that says something else than the content it repeats.
    fn contradiction(&mut self, operation: &OperationRow<'_>) -> Option<&'static str> {
        // Entries by the same actor follow each other.
        if self.actor.0 != operation.actor {
            let actor: Actor = match serde_json::from_str(operation.actor) {
                Ok(actor) => actor,
                Err(_) => return Some("actor"),
            };
            self.actor = (operation.actor.to_owned(), Some(actor));
        }
        let actor = self.actor.1.as_ref()?;
        if actor.user().map(|user| user.0) != operation.actor_user {
            Some("actor_user")
        } else if actor.plugin() != operation.actor_plugin {
            Some("actor_plugin")
        } else if operation.undoes == Some(OperationId(0)) {
            // It is hashed as if there were none.
            Some("undoes")
        } else {
            None
        }
    }
}
