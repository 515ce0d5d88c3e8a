//! The SQL of a CRM table: how it is made, and the statements of its rows.

use rusqlite::{Connection, OptionalExtension};
use sea_query::{
    Alias, ColumnDef, ConditionalStatement, Expr, ExprTrait, Index, Order, Query,
    SqliteQueryBuilder,
};

use crate::error::Result;
use crate::schema::field::{ColumnType, columns};
use crate::schema::table::TableSql;
use crate::schema::{Field, FieldKind, NewField, SystemField, Table};

/// Makes the SQL table of a CRM table with its fields. Each column that is added later
/// has SQLite read all that there is of the schema again, so they come at once.
pub(super) fn create(connection: &Connection, table: &str, fields: &[NewField]) -> Result<()> {
    let mut create = sea_query::Table::create();
    create.table(Alias::new(table)).extra("STRICT");
    for field in SystemField::ALL {
        create.col(system_column(field));
    }
    create.col(ColumnDef::new(Alias::new("label__sort")).text().not_null());
    for mut column in fields.iter().flat_map(field_columns) {
        create.col(&mut column);
    }
    connection.execute(&create.to_string(SqliteQueryBuilder), [])?;
    // A table that had this key before was counted so far.
    connection.execute(
        "INSERT INTO sqlite_sequence (name, seq)
         SELECT key, last_record FROM bailey_former_table WHERE key = ?1",
        [table],
    )?;

    for (name, column) in [
        ("state", SystemField::State.key()),
        ("deletion", SystemField::Deletion.key()),
        ("keep", SystemField::KeepUntil.key()),
    ] {
        let mut index = Index::create();
        index
            .name(format!("{table}__{name}"))
            .table(Alias::new(table))
            .col(Alias::new(column));
        if matches!(name, "deletion" | "keep") {
            index.and_where(Expr::col(Alias::new(column)).is_not_null());
        }
        connection.execute(&index.to_string(SqliteQueryBuilder), [])?;
    }
    index_labels(connection, table)?;
    for field in fields {
        index_field(connection, table, field)?;
    }
    Ok(())
}

/// Makes the index that a list by label goes along: with the state before it, since a
/// list is of one, and SQLite would else find that and sort what it found.
fn index_labels(connection: &Connection, table: &str) -> Result<()> {
    let mut index = Index::create();
    index
        .name(format!("{table}__label"))
        .table(Alias::new(table))
        .col(Alias::new(SystemField::State.key()))
        .col(Alias::new("label__sort"));
    connection.execute(&index.to_string(SqliteQueryBuilder), [])?;
    Ok(())
}

/// Makes the indices of tables that an earlier version of Bailey made as those of new
/// tables are.
pub(crate) fn renew_indices(connection: &mut Connection) -> Result<()> {
    let earlier: Vec<String> = connection
        .prepare(
            r#"SELECT tbl_name FROM sqlite_schema WHERE type = 'index'
               AND name = tbl_name || '__label' AND sql NOT LIKE '%"state"%'"#,
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if earlier.is_empty() {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    for table in earlier {
        let mut drop = Index::drop();
        drop.name(format!("{table}__label"));
        transaction.execute(&drop.to_string(SqliteQueryBuilder), [])?;
        index_labels(&transaction, &table)?;
    }
    Ok(transaction.commit()?)
}

/// Makes the SQL table of a CRM table that there was, with all of its fields, those
/// in the bin too.
pub(crate) fn make_again(connection: &Connection, table: &Table) -> Result<()> {
    let fields: Vec<NewField> = table.fields.iter().map(NewField::from).collect();
    create(connection, &table.key, &fields)?;
    for deleted in &table.deleted {
        add_field(connection, &table.key, &(&deleted.field).into())?;
        drop_indices(connection, &table.key, &deleted.field.key)?;
    }
    Ok(())
}

fn system_column(field: SystemField) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(field.key()));
    match field {
        SystemField::Id => {
            return column
                .integer()
                .not_null()
                .primary_key()
                .auto_increment()
                .take();
        }
        SystemField::State | SystemField::Label => column.text(),
        _ => column.integer(),
    };
    if field.is_always_set() {
        column.not_null();
    }
    column.take()
}

/// Adds a field's columns and indices.
pub(super) fn add_field(connection: &Connection, table: &str, field: &NewField) -> Result<()> {
    for mut column in field_columns(field) {
        let alter = sea_query::Table::alter()
            .table(Alias::new(table))
            .add_column(&mut column)
            .to_string(SqliteQueryBuilder);
        connection.execute(&alter, [])?;
    }
    index_field(connection, table, field)
}

fn field_columns(field: &NewField) -> impl Iterator<Item = ColumnDef> {
    let columns = columns(&field.key, &field.kind, field.multiple).into_iter();
    columns.map(|(name, kind)| {
        let mut column = ColumnDef::new(Alias::new(name));
        match kind {
            ColumnType::Integer => column.integer(),
            ColumnType::Text => column.text(),
        };
        column
    })
}

/// Makes the index that a field needs: for unique values, or to find what refers
/// to a record and what has a choice.
pub(super) fn index_field(connection: &Connection, table: &str, field: &NewField) -> Result<()> {
    let mut index = Index::create();
    index.table(Alias::new(table));
    if field.unique {
        let column = if field.kind.is_text() {
            format!("{}__sort", field.key)
        } else {
            field.key.clone()
        };
        index
            .name(format!("{table}__{}__unique", field.key))
            .unique()
            .col(Alias::new(column));
        if matches!(field.kind, FieldKind::Money) {
            index.col(Alias::new(format!("{}_currency", field.key)));
        }
        index.and_where(Expr::col(Alias::new("state")).eq("active"));
    } else if !field.multiple
        && matches!(
            field.kind,
            FieldKind::Reference { .. } | FieldKind::Choice { .. }
        )
    {
        // With the state beside it the index alone answers how many there are.
        index
            .name(format!("{table}__{}", field.key))
            .col(Alias::new(&field.key))
            .col(Alias::new("state"));
        // A board shows first what changed last, of each choice.
        if matches!(field.kind, FieldKind::Choice { .. }) {
            index.col(Alias::new(SystemField::UpdatedAt.key()));
        }
    } else {
        return Ok(());
    }
    connection.execute(&index.to_string(SqliteQueryBuilder), [])?;
    Ok(())
}

/// Takes a field's indices away: nothing looks for what is in the bin, and
/// nothing there must be unique.
pub(super) fn drop_indices(connection: &Connection, table: &str, field: &str) -> Result<()> {
    for name in [
        format!("{table}__{field}"),
        format!("{table}__{field}__unique"),
    ] {
        let mut drop = Index::drop();
        drop.name(name).if_exists();
        connection.execute(&drop.to_string(SqliteQueryBuilder), [])?;
    }
    Ok(())
}

/// Takes a field's columns away, with all that they hold.
pub(super) fn drop_field(connection: &Connection, table: &str, field: &Field) -> Result<()> {
    drop_indices(connection, table, &field.key)?;
    for (column, _) in field.columns() {
        let alter = sea_query::Table::alter()
            .table(Alias::new(table))
            .drop_column(Alias::new(column))
            .to_string(SqliteQueryBuilder);
        connection.execute(&alter, [])?;
    }
    Ok(())
}

/// Takes a SQL table away, with all that it holds; returns the number of the
/// last record that it ever had.
pub(super) fn drop_table(connection: &Connection, table: &str) -> Result<i64> {
    let last = connection
        .prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = ?1")?
        .query_row([table], |row| row.get(0))
        .optional()?
        .unwrap_or_default();
    let drop = sea_query::Table::drop().table(Alias::new(table)).take();
    connection.execute(&drop.to_string(SqliteQueryBuilder), [])?;
    Ok(last)
}

/// The statements of a table's rows, of which those are read alone for which the
/// condition holds.
pub(super) fn statements(table: &str, fields: &[Field], seen: Option<Expr>) -> TableSql {
    let columns: Vec<String> = Table::system_columns()
        .map(str::to_owned)
        .chain(fields.iter().flat_map(Field::columns).map(|(name, _)| name))
        .collect();
    let names = || columns.iter().map(Alias::new);
    let select = || {
        Query::select()
            .columns(names())
            .from(Alias::new(table))
            .and_where_option(seen.clone())
            .take()
    };
    let get = select()
        .and_where(Expr::col(Alias::new("id")).eq(0))
        .build(SqliteQueryBuilder)
        .0;
    let get_many = select()
        .and_where(Expr::cust(r#""id" IN (SELECT value FROM json_each(?))"#))
        .order_by(Alias::new("id"), Order::Asc)
        .build(SqliteQueryBuilder)
        .0;
    let insert = Query::insert()
        .into_table(Alias::new(table))
        .columns(names())
        .values_panic(columns.iter().map(|_| Expr::val(0)))
        .build(SqliteQueryBuilder)
        .0;
    TableSql {
        columns,
        get,
        get_many,
        insert,
    }
}
