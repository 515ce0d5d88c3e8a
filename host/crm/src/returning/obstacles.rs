//! Which of the records that would go back can't, because of what they held:
//! references to what is gone, choices that are no more, and unique values that
//! others have now.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::RecordId;
use crate::records::{coerce, references};
use crate::returning::Return;
use crate::schema::{Schema, Table};
use crate::undo::Obstacle;
use crate::undo::unique::{Claim, taken};
use crate::value::{RecordRef, Scalar};

/// The obstacles of one table's records, by number. `coming` are records that come
/// to be there with them, so that others can refer to them.
pub(crate) fn of(
    connection: &Connection,
    schema: &Schema,
    table: &Table,
    returns: &[Return],
    coming: &HashSet<RecordRef>,
) -> Result<BTreeMap<RecordId, Obstacle>> {
    let mut found = BTreeMap::new();
    let mut known: HashMap<&RecordRef, bool> = HashMap::new();
    for back in returns {
        let scalars = back.values.iter().flat_map(|(position, value)| {
            let field = &table.fields[*position];
            value.scalars().iter().map(move |scalar| (field, scalar))
        });
        for (field, scalar) in scalars {
            // A choice that was deleted for good.
            if coerce(field, scalar.clone()).is_err() {
                found.insert(back.record.id, Obstacle::Purged);
            }
            let Scalar::Reference(to) = scalar else {
                continue;
            };
            let there = match known.get(to) {
                Some(there) => *there,
                None => {
                    let there = coming.contains(to) || references::remains(connection, schema, to)?;
                    known.insert(to, there);
                    there
                }
            };
            if !there {
                found.insert(back.record.id, Obstacle::Purged);
            }
        }
    }
    for (position, field) in table.fields.iter().enumerate() {
        if field.unique {
            let claims = returns.iter().map(|back| claim(back, position));
            taken(connection, table, field, claims, &mut found)?;
        }
    }
    Ok(found)
}

fn claim(back: &Return, position: usize) -> Claim<'_> {
    let changed = back.values.iter().find(|(n, _)| *n == position);
    let (now, held) = (back.record.state, &back.record.values[position]);
    Claim {
        id: back.record.id,
        now,
        then: back.place.map_or(now, |place| place.state()),
        value: (changed.map_or(held, |(_, value)| value), changed.is_some()),
    }
}
