//! The SQL of a CRM table: how it is made, and the statements of its rows.

use rusqlite::Connection;
use sea_query::{
    Alias, ColumnDef, ConditionalStatement, Expr, ExprTrait, Index, Order, Query,
    SqliteQueryBuilder,
};

use crate::error::Result;
use crate::schema::field::{ColumnType, columns};
use crate::schema::table::TableSql;
use crate::schema::{Field, FieldKind, NewField, SystemField, Table};

/// Makes the SQL table of a CRM table, without fields of its own.
pub(super) fn create(connection: &Connection, table: &str) -> Result<()> {
    let mut create = sea_query::Table::create();
    create.table(Alias::new(table)).extra("STRICT");
    for field in SystemField::ALL {
        create.col(system_column(field));
    }
    create.col(ColumnDef::new(Alias::new("label__sort")).text().not_null());
    connection.execute(&create.to_string(SqliteQueryBuilder), [])?;

    for (name, column) in [
        ("state", SystemField::State.key()),
        ("label", "label__sort"),
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
    for (name, kind) in columns(&field.key, &field.kind, field.multiple) {
        let mut column = ColumnDef::new(Alias::new(name));
        match kind {
            ColumnType::Integer => column.integer(),
            ColumnType::Text => column.text(),
        };
        let alter = sea_query::Table::alter()
            .table(Alias::new(table))
            .add_column(&mut column)
            .to_string(SqliteQueryBuilder);
        connection.execute(&alter, [])?;
    }
    index_field(connection, table, field)
}

fn index_field(connection: &Connection, table: &str, field: &NewField) -> Result<()> {
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
    } else {
        return Ok(());
    }
    connection.execute(&index.to_string(SqliteQueryBuilder), [])?;
    Ok(())
}

/// The statements of a table's rows.
pub(super) fn statements(table: &str, fields: &[Field]) -> TableSql {
    let columns: Vec<String> = Table::system_columns()
        .map(str::to_owned)
        .chain(fields.iter().flat_map(Field::columns).map(|(name, _)| name))
        .collect();
    let names = || columns.iter().map(Alias::new);
    let select = || {
        Query::select()
            .columns(names())
            .from(Alias::new(table))
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
