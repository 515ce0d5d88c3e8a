//! One table, and the statements that its records are read and written with.

use serde::Deserialize;

use crate::access::{Action, Reach};
use crate::error::{Error, Problem, Result};
use crate::ids::{FieldId, TableId};
use crate::schema::{DeletedField, Field, NewField, SystemField, ddl};

/// One table of an account.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its number, never reused.
    pub id: TableId,
    /// Its name for programs, and of its SQL table.
    pub key: String,
    /// What one record is called. Standard tables are translated by key.
    pub singular: String,
    /// What several records are called.
    pub plural: String,
    /// It came with Bailey.
    pub standard: bool,
    /// Grows by one with each change of the table or of one of its fields.
    pub version: u64,
    /// The field that names its records: the first one that held one text.
    pub names: Option<FieldId>,
    /// Its fields, in the order in which they are shown.
    pub fields: Vec<Field>,
    /// Its fields that are in the bin: out of sight, but their columns stand.
    pub deleted: Vec<DeletedField>,
    /// Statements made once, since every read and write needs them.
    pub(crate) sql: TableSql,
    /// How far whoever it was got for reaches into it.
    pub(crate) reach: Reach,
}

/// The statements of a table that never change while its fields don't.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableSql {
    /// The columns of a row: system columns, then each field's.
    pub(crate) columns: Vec<String>,
    /// Selects one row by its id, if it is seen.
    pub(crate) get: String,
    /// Selects the rows that are seen and whose ids are in a JSON array.
    pub(crate) get_many: String,
    /// Inserts one row; the id is the first value.
    pub(crate) insert: String,
}

/// A table that is to be made.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewTable {
    /// Its name for programs.
    pub key: String,
    /// What one record is called.
    pub singular: String,
    /// What several records are called.
    pub plural: String,
    /// Its fields; the first one of text names its records.
    pub fields: Vec<NewField>,
}

impl Table {
    /// The same table with its statements made.
    pub(crate) fn prepared(self) -> Self {
        let seen = self.extends(Action::View);
        let sql = ddl::statements(&self.key, &self.fields, seen);
        Self { sql, ..self }
    }

    /// The field with this key.
    ///
    /// # Errors
    /// `Invalid`, naming the field, if there is none.
    pub fn field(&self, key: &str) -> Result<&Field> {
        self.find(key)
            .ok_or_else(|| Error::Invalid(vec![self.unknown(key, key)]))
    }

    /// Why there is no field of this key, as a problem of what `named` names: it
    /// was deleted, or never was.
    #[must_use]
    pub fn unknown(&self, key: &str, named: &str) -> Problem {
        if self.find_deleted(key).is_some() {
            let message = format!(
                "the field `{key}` of `{}` was deleted: restore it first, or leave it out",
                self.key
            );
            return Problem::field(named, "deleted-field", message);
        }
        let message = format!("`{}` has no field `{key}`", self.key);
        Problem::field(named, "unknown-field", message)
    }

    /// The field with this key that is in the bin, if there is one.
    #[must_use]
    pub fn find_deleted(&self, key: &str) -> Option<&DeletedField> {
        self.deleted.iter().find(|deleted| deleted.field.key == key)
    }

    /// The field with this key, if there is one.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The place of the field with this key among [`fields`](Self::fields).
    #[must_use]
    pub fn position(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }

    /// The field with this number, if there is one.
    #[must_use]
    pub fn by_id(&self, id: FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The field that names the records; none if they go by their numbers.
    #[must_use]
    pub fn label_field(&self) -> Option<&Field> {
        self.by_id(self.names?)
    }

    /// The columns of a row that every table has, the fold of the label last.
    pub(crate) fn system_columns() -> impl Iterator<Item = &'static str> {
        SystemField::ALL
            .into_iter()
            .map(SystemField::key)
            .chain(["label__sort"])
    }

    /// Whether every table has this column.
    pub(crate) fn is_system_column(name: &str) -> bool {
        Self::system_columns().any(|column| column == name)
    }
}
