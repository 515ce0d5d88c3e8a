//! What tables, fields and choices are called: the standard ones in the
//! reader's language, an account's own as the account named them.

use bailey_crm::schema::{Field, SystemField, Table};

use crate::texts::Reader;

/// What the table's records are called together.
pub(crate) fn plural(reader: &Reader, table: &Table) -> String {
    own(reader, table, || format!("table-{}", table.key)).unwrap_or_else(|| table.plural.clone())
}

/// What one record of the table is called.
pub(crate) fn singular(reader: &Reader, table: &Table) -> String {
    own(reader, table, || format!("table-{}-one", table.key))
        .unwrap_or_else(|| table.singular.clone())
}

/// What a field is called.
pub(crate) fn field(reader: &Reader, table: &Table, field: &Field) -> String {
    let standard = if field.standard {
        reader.find(&format!("field-{}-{}", table.key, field.key))
    } else {
        None
    };
    standard.unwrap_or_else(|| field.label.clone())
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
    let standard = if field.standard {
        reader.find(&format!("choice-{}-{}-{key}", table.key, field.key))
    } else {
        None
    };
    standard
        .or_else(|| {
            let options = field.kind.options().iter();
            options
                .clone()
                .find(|option| option.key == key)
                .map(|option| option.label.clone())
        })
        .unwrap_or_else(|| key.to_owned())
}

fn own(reader: &Reader, table: &Table, id: impl FnOnce() -> String) -> Option<String> {
    if table.standard {
        reader.find(&id())
    } else {
        None
    }
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
