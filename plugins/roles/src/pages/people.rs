//! The page of all people: which roles each has.

use bailey_sdk::directory::User;
use bailey_sdk::pages::Request;
use bailey_sdk::prelude::*;

use super::desk::Desk;
use super::person;

/// The page's path.
pub const PATH: &str = "people";

pub fn render(request: &Request) -> Result<Page, Error> {
    let desk = Desk::open(request.viewer.user)?;
    let people = desk.users.iter().filter(|user| user.active);
    let table = Table::new(tr("people-title"))
        .column(tr("column-person"))
        .column(tr("column-roles"))
        .number_column(tr("column-exceptions"))
        .rows(people.map(|user| row(&desk, user)))
        .empty(tr("people-empty"));
    Ok(Page::new(tr("people-title"))
        .lead(tr("people-lead"))
        .block(table))
}

fn row(desk: &Desk, user: &User) -> Row {
    let person = desk.kept.person(user.id);
    let row = Row::new(user.id)
        .link(person::page(user.id))
        .cell(Cell::user(user.id));
    if user.owner {
        return row
            .cell(Cell::badge(tr("owner"), Tone::Good))
            .cell(Cell::Empty);
    }
    let names = desk.names(user);
    let row = match (names.as_slice(), person.roles.is_empty()) {
        ([name], true) => row.cell(default(name)),
        ([name], false) => row.cell(name.clone()),
        (names, _) => row.cell(several(names)),
    };
    row.cell(match person.exception_count() {
        0 => Cell::Empty,
        count => Cell::number(count),
    })
}

/// A role that holds because there is none of one's own: in quiet words.
fn default(name: &Text) -> Cell {
    Cell::Badge(Badge {
        label: name.clone(),
        tone: Tone::Neutral,
    })
}

/// The first of several roles and how many there are besides.
fn several(names: &[Text]) -> Text {
    let more = names.len().saturating_sub(1);
    match names.first() {
        Some(Text::Translated(name)) => {
            let mut name = name.clone();
            "role-name-and-more".clone_into(&mut name.id);
            let more = tr("").arg("more", more);
            if let Text::Translated(more) = more.into() {
                name.arguments.extend(more.arguments);
            }
            Text::Translated(name)
        }
        _ => tr("no-role").into(),
    }
}
