//! The tables that every account begins with. Their labels here are English;
//! pages translate them by key.

use std::sync::LazyLock;

use crate::schema::{ChoiceOption, FieldKind, NewField, NewTable, USERS};

/// The standard table with this key as it came, whatever it is called by now:
/// what still has the name that it came with is shown in the reader's language.
#[must_use]
pub fn find(key: &str) -> Option<&'static NewTable> {
    static TABLES: LazyLock<Vec<NewTable>> =
        LazyLock::new(|| tables().into_iter().chain([tickets()]).collect());
    TABLES.iter().find(|table| table.key == key)
}

/// The standard tables, each after those that it refers to.
#[must_use]
pub fn tables() -> Vec<NewTable> {
    vec![
        companies(),
        contacts(),
        deals(),
        tasks(),
        invoices(),
        legal_entities(),
        notes(),
    ]
}

fn companies() -> NewTable {
    table(
        ("companies", "Company", "Companies"),
        vec![
            text("name", "Name").required(),
            text("sector", "Sector"),
            text("website", "Website"),
            text("phone", "Phone"),
            text("country", "Country"),
            NewField::new("employees", "Employees", FieldKind::Integer),
            NewField::new("revenue", "Annual revenue", FieldKind::Money),
            NewField::new("founded", "Founded", FieldKind::Integer),
            reference("parent", "Parent company", "companies"),
            reference("owner", "Owner", USERS),
        ],
    )
}

fn contacts() -> NewTable {
    table(
        ("contacts", "Contact", "Contacts"),
        vec![
            text("name", "Name").required(),
            text("email", "Email").unique(),
            text("phone", "Phone"),
            text("position", "Position"),
            reference("company", "Company", "companies"),
            reference("owner", "Owner", USERS),
        ],
    )
}

fn deals() -> NewTable {
    let stages = [
        ("prospecting", "Prospecting"),
        ("engaging", "Engaging"),
        ("proposal", "Proposal"),
        ("won", "Won"),
        ("lost", "Lost"),
    ];
    table(
        ("deals", "Deal", "Deals"),
        vec![
            text("name", "Name").required(),
            reference("company", "Company", "companies"),
            reference("contact", "Contact", "contacts"),
            reference("owner", "Owner", USERS),
            choice("stage", "Stage", &stages).required(),
            NewField::new("value", "Value", FieldKind::Money),
            NewField::new("opened", "Opened", FieldKind::Date),
            NewField::new("closed", "Closed", FieldKind::Date),
        ],
    )
}

fn tasks() -> NewTable {
    table(
        ("tasks", "Task", "Tasks"),
        vec![
            text("title", "Title").required(),
            NewField::new("due", "Due", FieldKind::Datetime),
            NewField::new("done", "Done", FieldKind::Boolean),
            reference("owner", "Owner", USERS),
            reference("deal", "Deal", "deals"),
            reference("contact", "Contact", "contacts"),
        ],
    )
}

fn invoices() -> NewTable {
    let statuses = [
        ("draft", "Draft"),
        ("sent", "Sent"),
        ("paid", "Paid"),
        ("overdue", "Overdue"),
        ("cancelled", "Cancelled"),
    ];
    table(
        ("invoices", "Invoice", "Invoices"),
        vec![
            text("number", "Number").required().unique(),
            reference("deal", "Deal", "deals"),
            reference("company", "Company", "companies"),
            NewField::new("amount", "Amount", FieldKind::Money),
            choice("status", "Status", &statuses),
            NewField::new("issued", "Issued", FieldKind::Date),
            NewField::new("due", "Due", FieldKind::Date),
        ],
    )
}

fn legal_entities() -> NewTable {
    table(
        ("legal_entities", "Legal entity", "Legal entities"),
        vec![
            text("name", "Name").required(),
            text("tax_id", "Tax number"),
            reference("company", "Company", "companies"),
            NewField::new("address", "Address", FieldKind::LongText),
        ],
    )
}

fn notes() -> NewTable {
    table(
        ("notes", "Note", "Notes"),
        vec![
            NewField::new("text", "Text", FieldKind::LongText).required(),
            reference("company", "Company", "companies").along(),
            reference("contact", "Contact", "contacts").along(),
            reference("deal", "Deal", "deals").along(),
        ],
    )
}

/// The table for tickets, which an account has once it opens one.
#[must_use]
pub fn tickets() -> NewTable {
    let statuses = [("open", "Open"), ("closed", "Closed")];
    table(
        ("tickets", "Ticket", "Tickets"),
        vec![
            text("subject", "Subject").required(),
            NewField::new("text", "Text", FieldKind::LongText),
            choice("status", "Status", &statuses).required(),
        ],
    )
}

fn table((key, singular, plural): (&str, &str, &str), fields: Vec<NewField>) -> NewTable {
    NewTable {
        key: key.into(),
        singular: singular.into(),
        plural: plural.into(),
        fields,
    }
}

fn text(key: &str, label: &str) -> NewField {
    NewField::new(key, label, FieldKind::Text)
}

fn reference(key: &str, label: &str, table: &str) -> NewField {
    NewField::new(
        key,
        label,
        FieldKind::Reference {
            table: table.into(),
        },
    )
}

fn choice(key: &str, label: &str, options: &[(&str, &str)]) -> NewField {
    let options = options
        .iter()
        .map(|(key, label)| ChoiceOption {
            key: (*key).into(),
            label: (*label).into(),
            retired: false,
        })
        .collect();
    NewField::new(key, label, FieldKind::Choice { options })
}
