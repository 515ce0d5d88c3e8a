//! Tokens by which programs act for a user, until they expire or are revoked.

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::secret::{Kind, Token};
use super::session::may_see;
use super::token_scope::TokenScope;
use crate::context::{Actor, Context};
use crate::directory;
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp, UserId};
use crate::store::{Account, Read};

/// A token of an account.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct TokenId(pub i64);

/// A token by which programs act for a user. The secret is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    /// Never reused.
    pub id: TokenId,
    /// What its maker called it.
    pub name: String,
    /// For whom it acts.
    pub user: UserId,
    /// To what of all that the user may.
    pub scope: TokenScope,
    /// When it was made.
    pub created_at: Timestamp,
    /// From when on it is no longer valid; none for never.
    pub expires_at: Option<Timestamp>,
    /// When it was used last, to about five minutes.
    pub seen_at: Option<Timestamp>,
    /// It rests until its user has proved who they are, in a session of theirs.
    pub rests: bool,
}

impl ApiToken {
    /// Whether it is valid at this moment.
    #[must_use]
    pub fn is_valid(&self, at: Timestamp) -> bool {
        self.expires_at.is_none_or(|expires_at| expires_at > at)
    }
}

/// A token that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    /// What it is called.
    pub name: String,
    /// For whom it acts.
    pub user: UserId,
    /// To what of all that the user may.
    pub scope: TokenScope,
    /// From when on it is no longer valid; none for never.
    pub expires_at: Option<Timestamp>,
}

const COLUMNS: &str = "id, name, user, created_at, expires_at, seen_at, rights, tables,
    (SELECT u.to_prove FROM bailey_user u WHERE u.id = bailey_token.user)";

fn from_row(row: &Row<'_>) -> rusqlite::Result<ApiToken> {
    Ok(ApiToken {
        id: TokenId(row.get(0)?),
        name: row.get(1)?,
        user: row.get(2)?,
        created_at: row.get(3)?,
        expires_at: row.get(4)?,
        seen_at: row.get(5)?,
        scope: TokenScope::of_row(row.get(6)?, row.get(7)?),
        rests: row.get(8)?,
    })
}

/// Makes a token. Its text is shown this once.
///
/// # Errors
/// [`Error::Denied`] to all but the user, signed in themselves, and the
/// operator; [`Error::Invalid`] naming the field that is wrong.
pub fn create_token(
    account: &Account,
    context: &Context,
    new: NewToken,
) -> Result<(ApiToken, Token)> {
    // A token can't make another that outlives it.
    let own = context.actor == Actor::User { user: new.user };
    if !own && context.actor != Actor::Operator {
        return Err(Error::Denied(
            "people make tokens for themselves alone".to_owned(),
        ));
    }
    let name = directory::checked_name(&new.name)?;
    if new
        .expires_at
        .is_some_and(|expires_at| expires_at <= context.at)
    {
        let message = "The token would be over already: choose a later moment.";
        return Err(Error::invalid_field("expires_at", "past", message));
    }
    let token = Token::random(Kind::Api, account.id().clone());
    let digest = token.digest();
    let context = context.clone();
    let kept = account.write(move |write| {
        let connection = write.connection();
        directory::get_user(connection, new.user)?;
        new.scope.check(&*write.schema(&context)?)?;
        let (rights, tables) = (new.scope.rights_text(), new.scope.tables_text());
        connection.execute(
            "INSERT INTO bailey_token (token, name, user, created_at, expires_at, rights, tables)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (
                digest,
                &name,
                new.user,
                context.at,
                new.expires_at,
                &rights,
                &tables,
            ),
        )?;
        let kept = get(connection, TokenId(connection.last_insert_rowid()))?;
        let mut operation = write.operation(&context, "token.created")?;
        operation.detail("name", name);
        operation.detail("user", new.user.to_string());
        operation.detail("scopes", rights);
        if let Some(tables) = tables {
            operation.detail("tables", tables);
        }
        operation.finish()?;
        Ok(kept)
    })?;
    Ok((kept, token))
}

/// Makes a token invalid for good.
///
/// # Errors
/// [`Error::Denied`] to all but its user and admins; [`Error::NotFound`].
pub fn revoke_token(account: &Account, context: &Context, id: TokenId) -> Result<OperationId> {
    let context = context.clone();
    account.write(move |write| {
        let connection = write.connection();
        let token = get(connection, id)?;
        may_see(&context, token.user)?;
        connection.execute("DELETE FROM bailey_token WHERE id = ?1", [id.0])?;
        let mut operation = write.operation(&context, "token.revoked")?;
        operation.detail("name", token.name);
        operation.detail("user", token.user.to_string());
        write.people_changed();
        operation.finish()
    })
}

/// A user's tokens, newest first, also those that are over.
///
/// # Errors
/// [`Error::Denied`] to all but that user and admins.
pub fn tokens(read: &Read<'_>, context: &Context, user: UserId) -> Result<Vec<ApiToken>> {
    may_see(context, user)?;
    let sql = format!("SELECT {COLUMNS} FROM bailey_token WHERE user = ?1 ORDER BY id DESC");
    let mut statement = read.connection().prepare_cached(&sql)?;
    let tokens = statement.query_map([user], from_row)?;
    Ok(tokens.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn by_digest(conn: &Connection, digest: &[u8; 32]) -> Result<Option<ApiToken>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_token WHERE token = ?1");
    Ok(conn
        .prepare_cached(&sql)?
        .query_row([digest], from_row)
        .optional()?)
}

fn get(conn: &Connection, id: TokenId) -> Result<ApiToken> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_token WHERE id = ?1");
    let found = conn
        .prepare_cached(&sql)?
        .query_row([id.0], from_row)
        .optional()?;
    found.ok_or_else(|| Error::NotFound(format!("token {}", id.0)))
}
