//! Levels by table and action: drawn, and read from what was posted.

use bailey_sdk::access::TableInfo;
use bailey_sdk::access_policy::Action as Right;
use bailey_sdk::blocks::{Matrix, MatrixRow};
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Map;

use super::{action_label, table_label};
use crate::level::Level;
use crate::rights::{self, Rights};
use crate::role::Role;

/// Stands for every table that has no rights of its own.
pub const OTHERS: &str = "*";

/// A role's rights, to be changed if there is an action that saves them.
pub fn of_role(role: &Role, tables: &[TableInfo], save: Option<Action>) -> Matrix {
    let editable = save.is_some();
    let matrix = begin(tr("rights"));
    let matrix = matrix.row(row(tr("every-other-table"), OTHERS, &role.others, editable));
    let matrix = tables.iter().fold(matrix, |matrix, table| {
        let own = role.tables.contains_key(&table.key);
        let label = if own {
            "table-label"
        } else {
            "table-as-others"
        };
        let label = tr(label).table("table", table.key.as_str());
        matrix.row(row(label, &table.key, role.rights(&table.key), editable))
    });
    match save {
        Some(save) => matrix.save(save),
        None => matrix,
    }
}

/// Rights by table, to be read.
pub fn read_only<'a>(rights: impl IntoIterator<Item = (&'a str, Rights)>) -> Matrix {
    let rights = rights.into_iter();
    rights.fold(begin(tr("rights")), |matrix, (table, rights)| {
        matrix.row(row(table_label(table), table, &rights, false))
    })
}

fn begin(label: impl Into<Text>) -> Matrix {
    let matrix = Matrix::new(label);
    let matrix = Level::EACH.into_iter().fold(matrix, |matrix, level| {
        matrix.level(level.quarters(), level.text())
    });
    Right::ALL
        .into_iter()
        .fold(matrix, |matrix, action| matrix.column(action_label(action)))
}

fn row(label: impl Into<Text>, table: &str, rights: &Rights, editable: bool) -> MatrixRow {
    Right::ALL
        .into_iter()
        .fold(MatrixRow::new(label), |row, action| {
            let level = rights.level(action);
            if editable {
                row.cell(&name(table, action), level.quarters(), level.text())
            } else {
                row.fixed(level.quarters(), level.text())
            }
        })
}

fn name(table: &str, action: Right) -> String {
    format!("{table}.{}", rights::word(action))
}

/// The role with the rights that were posted. A table that had the rights of all
/// others, and still does, goes on having them.
pub fn posted(
    role: &Role,
    tables: &[TableInfo],
    parameters: &impl Parameters,
) -> Result<Role, Error> {
    let mut said: Map<&str, Rights> = Map::new();
    for (named, value) in parameters.all() {
        let Some((table, word)) = named.rsplit_once('.') else {
            continue;
        };
        let known = table == OTHERS || tables.iter().any(|known| known.key == table);
        let (true, Some(action), Some(level)) = (known, rights::action(word), Level::parse(value))
        else {
            return Err(Error::field(
                named,
                tr("unknown-right").arg("right", named.as_str()),
            ));
        };
        let before = said.get_or_insert_with(table, || role.rights(table).clone());
        before.set(action, level);
    }
    let mut after = role.clone();
    if let Some(others) = said.remove(OTHERS) {
        after.others = others;
    }
    for (table, rights) in said {
        let untouched = !role.tables.contains_key(table) && rights == role.others;
        if untouched || rights == after.others {
            after.tables.remove(table);
        } else {
            after.tables.insert(table.to_owned(), rights);
        }
    }
    Ok(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ready::{AUDITOR, SALESPERSON};
    use crate::testing::ready;

    fn tables() -> Vec<TableInfo> {
        let table = |key: &str| TableInfo {
            key: key.into(),
            fields: Vec::new(),
        };
        vec![table("deals"), table("companies")]
    }

    fn said(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, value): &(&str, &str)| ((*name).into(), (*value).into());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn a_matrix_has_a_row_for_each_table_and_one_for_all_others() {
        let matrix = of_role(&ready(AUDITOR), &tables(), None);
        assert_eq!(matrix.rows.len(), 3);
        assert_eq!(matrix.columns.len(), Right::ALL.len());
        assert_eq!(matrix.levels.len(), Level::EACH.len());
        assert!(matrix.rows[0].cells.iter().all(|cell| cell.name.is_none()));
    }

    #[test]
    fn what_is_posted_as_it_was_changes_nothing() {
        let role = ready(SALESPERSON);
        let matrix = of_role(&role, &tables(), Some(Action::new("save", tr("rights"))));
        let cells = matrix.rows.iter().flat_map(|row| &row.cells);
        let pairs: Vec<(String, String)> = cells
            .map(|cell| (cell.name.clone().unwrap(), cell.level.to_string()))
            .collect();
        assert_eq!(posted(&role, &tables(), &pairs).unwrap(), role);
    }

    #[test]
    fn a_table_like_all_others_follows_them() {
        let role = ready(AUDITOR);
        let wider = posted(&role, &tables(), &said(&[("*.edit", "1")])).unwrap();
        assert_eq!(wider.rights("companies").level(Right::Edit), Level::Own);
        let apart = posted(&role, &tables(), &said(&[("deals.view", "0")])).unwrap();
        assert!(!apart.sees("deals"));
        assert!(apart.sees("companies"));
    }

    #[test]
    fn what_is_not_there_is_refused_by_name() {
        for (name, value) in [
            ("ghosts.view", "4"),
            ("deals.fly", "4"),
            ("deals.view", "9"),
        ] {
            let error = posted(&ready(AUDITOR), &tables(), &said(&[(name, value)])).unwrap_err();
            assert_eq!(
                error,
                Error::field(name, tr("unknown-right").arg("right", name))
            );
        }
    }
}
