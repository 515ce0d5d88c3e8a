//! The operator's own password, for the pages of the operator. It is kept beside the
//! list of accounts and is nobody's in any of them.

use rusqlite::OptionalExtension as _;

use super::PasswordHash;
use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::Timestamp;
use crate::store::Crm;

/// Sets the operator's password. Who came in by an earlier one is out.
///
/// # Errors
/// `Denied` to all but the operator.
pub fn set_operator_password(crm: &Crm, context: &Context, hash: &PasswordHash) -> Result<()> {
    if context.actor != Actor::Operator {
        return Err(Error::Denied(
            "only the operator sets the operator's password".into(),
        ));
    }
    crm.operators_file(|file| {
        file.execute(
            "INSERT INTO operator_password (only_one, hash, set_at) VALUES (1, ?1, ?2)
             ON CONFLICT (only_one) DO UPDATE
             SET hash = excluded.hash, set_at = max(excluded.set_at, set_at + 1)",
            (hash.as_str(), context.at),
        )?;
        Ok(())
    })
}

/// When the present password of the operator was set; none if there is none.
///
/// # Errors
/// `Database`.
pub fn operator_password_set(crm: &Crm) -> Result<Option<Timestamp>> {
    Ok(kept(crm)?.map(|(_, set_at)| set_at))
}

/// Whether this is the operator's password, and if so, when it was set. Takes as long
/// where there is none.
///
/// # Errors
/// `Database`; `Damaged` if what was kept is no hash.
pub fn is_operator_password(crm: &Crm, typed: &str) -> Result<Option<Timestamp>> {
    match kept(crm)? {
        Some((hash, set_at)) => Ok(hash.verifies(typed)?.then_some(set_at)),
        None => {
            PasswordHash::nobodys()?.verifies(typed)?;
            Ok(None)
        }
    }
}

fn kept(crm: &Crm) -> Result<Option<(PasswordHash, Timestamp)>> {
    crm.operators_file(|file| {
        let kept = file
            .prepare_cached("SELECT hash, set_at FROM operator_password")?
            .query_row([], |row| {
                Ok((PasswordHash::stored(row.get(0)?), row.get(1)?))
            })
            .optional()?;
        Ok(kept)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::UserId;

    #[test]
    fn only_the_password_that_was_set_last_is_the_operators() {
        let crm = Crm::open_memory().unwrap();
        let context = Context::operator();
        assert_eq!(is_operator_password(&crm, "correct horse").unwrap(), None);
        for password in ["correct horse", "battery staple"] {
            let hash = PasswordHash::of(password).unwrap();
            set_operator_password(&crm, &context, &hash).unwrap();
        }
        assert_eq!(is_operator_password(&crm, "correct horse").unwrap(), None);
        let set = operator_password_set(&crm).unwrap();
        // Set twice within a moment, it is still another one.
        assert!(set > Some(context.at));
        assert_eq!(is_operator_password(&crm, "battery staple").unwrap(), set);
    }

    #[test]
    fn nobody_else_sets_it() {
        let crm = Crm::open_memory().unwrap();
        let context = Context {
            actor: Actor::User { user: UserId(1) },
            ..Context::operator()
        };
        let hash = PasswordHash::of("correct horse").unwrap();
        let refused = set_operator_password(&crm, &context, &hash);
        assert!(matches!(refused, Err(Error::Denied(_))));
        assert_eq!(operator_password_set(&crm).unwrap(), None);
    }
}
