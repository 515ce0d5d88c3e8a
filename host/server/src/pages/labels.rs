//! What tables, fields and choices are called: the standard ones in the
//! reader's language as long as they have the names with which they came, all
//! others as the account named them.

use bailey_crm::schema::{Field, NewField, NewTable, SystemField, Table, standard};

use crate::texts::Reader;

/// What the table's records are called together.
pub(crate) fn plural(reader: &Reader, table: &Table) -> String {
    let id = || format!("table-{}", table.key);
    came(table)
        .and_then(|_| reader.find(&id()))
        .unwrap_or_else(|| table.plural.clone())
}

/// What one record of the table is called.
pub(crate) fn singular(reader: &Reader, table: &Table) -> String {
    let id = || format!("table-{}-one", table.key);
    came(table)
        .and_then(|_| reader.find(&id()))
        .unwrap_or_else(|| table.singular.clone())
}

/// What a field is called.
pub(crate) fn field(reader: &Reader, table: &Table, field: &Field) -> String {
    let id = || format!("field-{}-{}", table.key, field.key);
    field_as_it_came(table, field)
        .filter(|came| came.label == field.label)
        .and_then(|_| reader.find(&id()))
        .unwrap_or_else(|| field.label.clone())
}

/// What one of Bailey's own columns is called.
pub(crate) fn system(reader: &Reader, field: SystemField) -> String {
    reader.text(match field {
        SystemField::Id => "system-id",
        SystemField::Version => "system-version",
        SystemField::State => "system-state",
        SystemField::Label => "system-label",
        SystemField::CreatedAt => "system-created-at",
        SystemField::CreatedBy => "system-created-by",
        SystemField::UpdatedAt => "system-updated-at",
        SystemField::UpdatedBy => "system-updated-by",
        SystemField::DeletedAt => "system-deleted-at",
        SystemField::DeletedBy => "system-deleted-by",
        SystemField::Deletion => "system-deletion",
        SystemField::Along => "system-along",
        SystemField::KeepUntil => "system-keep-until",
    })
}

/// What a choice is called.
pub(crate) fn choice(reader: &Reader, table: &Table, field: &Field, key: &str) -> String {
    let Some(option) = field.kind.options().iter().find(|option| option.key == key) else {
        return key.to_owned();
    };
    let came = field_as_it_came(table, field).and_then(|came| {
        let mut options = came.kind.options().iter();
        options.find(|came| came.key == key && came.label == option.label)
    });
    let id = || format!("choice-{}-{}-{key}", table.key, field.key);
    came.and_then(|_| reader.find(&id()))
        .unwrap_or_else(|| option.label.clone())
}

/// The standard table, if it still has both names with which it came: messages
/// tell of its records by either.
pub(crate) fn came(table: &Table) -> Option<&'static NewTable> {
    let is_same = |came: &&NewTable| came.singular == table.singular && came.plural == table.plural;
    standard::find(&table.key).filter(|came| table.standard && is_same(came))
}

fn field_as_it_came(table: &Table, field: &Field) -> Option<&'static NewField> {
    let came = standard::find(&table.key).filter(|_| field.standard)?;
    came.fields.iter().find(|known| known.key == field.key)
}

#[cfg(test)]
mod tests {
    use bailey_crm::schema::standard;

    use crate::texts::{Language, find};

    #[test]
    fn every_standard_table_field_and_choice_has_a_name_in_every_language() {
        for language in Language::ALL {
            let named =
                |id: String| assert!(find(language, &id, None).is_some(), "{language} {id}");
            for table in standard::tables() {
                named(format!("table-{}", table.key));
                named(format!("table-{}-one", table.key));
                for field in &table.fields {
                    named(format!("field-{}-{}", table.key, field.key));
                    for option in field.kind.options() {
                        named(format!("choice-{}-{}-{}", table.key, field.key, option.key));
                    }
                }
            }
        }
    }
}
