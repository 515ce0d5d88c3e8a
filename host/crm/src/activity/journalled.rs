//! What the journal tells of people's acts: one reading of it, for what is counted
//! as it happens, what is read after a restart, and what is tested backwards.

use rusqlite::{Connection, Row};

use super::{Act, COUNTED, Minute, minute_of};
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp, UserId};
use crate::views::VIEWED;

/// The kinds of entries that tell of an act as it happens.
pub(super) const KINDS: [&str; 3] = ["records.delete", "records.export", "session.refused"];

/// The columns that [`acts`] reads.
const COLUMNS: &str = "at, kind, actor_user, change_count, details";

/// So often somebody did something in a minute.
pub(super) struct Done {
    pub user: UserId,
    pub act: Act,
    pub minute: Minute,
    pub amount: u64,
}

/// What the entries after one tell of acts, as they happened.
pub(super) fn since(
    connection: &Connection,
    after: OperationId,
    each: impl FnMut(Done),
) -> Result<()> {
    let kinds = KINDS.map(|kind| format!("'{kind}'")).join(", ");
    let sql = format!(
        "SELECT {COLUMNS} FROM bailey_operation WHERE id > ?1 AND kind IN ({kinds}) ORDER BY id"
    );
    read(connection, &sql, after.0, each)
}

/// What these entries tell, of whatever kind, also of what was looked at.
pub(super) fn of(
    connection: &Connection,
    ids: &[OperationId],
    each: impl FnMut(Done),
) -> Result<()> {
    let sql = format!(
        "SELECT {COLUMNS} FROM bailey_operation
         WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id"
    );
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    read(
        connection,
        &sql,
        serde_json::Value::from(ids).to_string(),
        each,
    )
}

fn read(
    connection: &Connection,
    sql: &str,
    parameter: impl rusqlite::ToSql,
    mut each: impl FnMut(Done),
) -> Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([parameter])?;
    while let Some(row) = rows.next()? {
        acts(row, &mut each)?;
    }
    Ok(())
}

/// What one entry tells.
fn acts(row: &Row<'_>, each: &mut impl FnMut(Done)) -> Result<()> {
    let at: Timestamp = row.get(0)?;
    let actor: Option<UserId> = row.get(2)?;
    let details = row.get_ref(4)?.as_str()?;
    let mut tell = |user: Option<UserId>, act, minute, amount| {
        if let (Some(user), 1..) = (user, amount) {
            each(Done {
                user,
                act,
                minute,
                amount,
            });
        }
    };
    let minute = minute_of(at);
    match row.get_ref(1)?.as_str()? {
        "records.delete" => {
            let count: u32 = row.get(3)?;
            tell(actor, Act::RecordsDeleted, minute, u64::from(count));
        }
        "records.export" => tell(actor, Act::RowsExported, minute, number(details, "count")?),
        "session.refused" => {
            let user = i64::try_from(number(details, "user")?).map_err(Error::damaged)?;
            let user = (user > 0).then_some(UserId(user));
            tell(user, Act::FailedSignIns, minute, 1);
        }
        VIEWED => tell(actor, Act::CardsOpened, minute, number(details, "count")?),
        COUNTED => {
            for act in Act::ALL {
                let Some(cells) = detail(details, act.as_str())? else {
                    continue;
                };
                for cell in cells.split_whitespace() {
                    let (minute, amount) = cell
                        .split_once(':')
                        .and_then(|(minute, amount)| {
                            Some((minute.parse().ok()?, amount.parse().ok()?))
                        })
                        .ok_or_else(|| Error::damaged("a count by the minute"))?;
                    tell(actor, act, minute, amount);
                }
            }
        }
        _ => {}
    }
    Ok(())
}

/// A detail of an entry, which has a line of JSON for each; none if it is not
/// there, or was pruned.
fn detail(details: &str, wanted: &str) -> Result<Option<String>> {
    for line in details.lines().filter(|line| !line.is_empty()) {
        let (name, value): (String, String) = serde_json::from_str(line).map_err(Error::damaged)?;
        if name == wanted {
            return Ok(Some(value));
        }
    }
    Ok(None)
}

fn number(details: &str, name: &str) -> Result<u64> {
    let text = detail(details, name)?;
    Ok(text.and_then(|text| text.parse().ok()).unwrap_or(0))
}
