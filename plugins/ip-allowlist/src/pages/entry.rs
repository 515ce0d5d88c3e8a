//! One entry: the form for it, which new ones share, and its page.

use bailey_sdk::blocks::{Choice, Input};
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use super::desk::{Desk, with_what};
use crate::entry::{Entry, Whom, With, read_network, read_note};

/// The page's path.
pub const PATH: &str = "entry";
/// Changes it in the draft.
pub const CHANGE: &str = "change";

const ENTRY: &str = "entry";
const NETWORK: &str = "network";
const NOTE: &str = "note";
const WHOM: &str = "whom";
const USER: &str = "user";
const WITH: &str = "with";

const EVERYBODY: &str = "everybody";
/// Between a plugin's id and the key of its group.
const OF: char = '/';

/// The page of an entry.
pub fn page(number: u32) -> PageLink {
    PageLink::to(PATH).with(ENTRY, number)
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let desk = Desk::open(&request.viewer)?;
    let number = number(request)?;
    let entry = desk.entry(number)?;
    let form = form(&desk, CHANGE, tr("entry-change"), Some(entry))
        .field(FormField::new(ENTRY, tr("entry-title"), Input::Hidden).value(Some(number)));
    Ok(Page::new(literal(entry.network.to_string()))
        .lead(tr("entry-lead"))
        .block(form))
}

fn number(parameters: &impl Parameters) -> Result<u32, Error> {
    let number = parameters.id(ENTRY)?;
    number
        .and_then(|number| u32::try_from(number).ok())
        .ok_or_else(|| Error::NotFound(ENTRY.into()))
}

/// The form for an entry, with what one holds.
pub fn form(desk: &Desk<'_>, action: &str, button: impl Into<Text>, entry: Option<&Entry>) -> Form {
    let whom = entry.map(|entry| match &entry.whom {
        Whom::Group { plugin, key } => format!("{plugin}{OF}{key}"),
        Whom::Everybody | Whom::User(_) => EVERYBODY.to_owned(),
    });
    let user = entry.and_then(|entry| match entry.whom {
        Whom::User(user) => Some(user),
        _ => None,
    });
    let with = entry.map_or(With::Anything, |entry| entry.with);
    let withs = With::ALL.map(|(word, with)| Choice::new(word, with_what(with)));
    let form = Form::submit(action, button)
        .field(
            FormField::new(NETWORK, tr("column-address"), Input::Line)
                .value(entry.map(|entry| entry.network))
                .required()
                .hint(tr("network-hint")),
        )
        .field(
            FormField::new(NOTE, tr("column-note"), Input::Line)
                .value(entry.map(|entry| entry.note.as_str()))
                .hint(tr("note-hint")),
        );
    let form = if desk.groups.is_empty() {
        form
    } else {
        form.field(
            FormField::new(WHOM, tr("column-whom"), Input::Choice(whoms(desk)))
                .value(Some(whom.as_deref().unwrap_or(EVERYBODY))),
        )
    };
    form.field(
        FormField::new(USER, tr("only-user"), Input::User)
            .value(user)
            .hint(tr("only-user-hint")),
    )
    .field(
        FormField::new(WITH, tr("column-with"), Input::Choice(withs.into()))
            .value(Some(with.word())),
    )
}

fn whoms(desk: &Desk<'_>) -> Vec<Choice> {
    let everybody = Choice::new(EVERYBODY, tr("everybody"));
    let groups = desk.groups.iter().map(|group| {
        let value = format!("{}{OF}{}", group.plugin, group.key);
        Choice::new(&value, literal(group.name.as_str()))
    });
    [everybody].into_iter().chain(groups).collect()
}

/// The entry that was typed.
///
/// # Errors
/// What is wrong with it, at its field.
pub fn typed(desk: &Desk<'_>, submission: &Submission) -> Result<Entry, Error> {
    let network = submission.parameter(NETWORK).unwrap_or_default();
    let whom = match submission.id(USER)? {
        Some(user) => Whom::User(Desk::user(USER, user)?.id),
        None => group(desk, submission.parameter(WHOM).unwrap_or(EVERYBODY))?,
    };
    let word = submission.parameter(WITH).unwrap_or("anything");
    let with = With::ALL.into_iter().find(|(known, _)| *known == word);
    let (_, with) = with.ok_or_else(|| Error::field(WITH, tr("unknown-with")))?;
    Ok(Entry {
        network: read_network(NETWORK, network)?,
        note: read_note(NOTE, submission.parameter(NOTE))?,
        whom,
        with,
    })
}

fn group(desk: &Desk<'_>, chosen: &str) -> Result<Whom, Error> {
    if chosen == EVERYBODY {
        return Ok(Whom::Everybody);
    }
    let found = chosen
        .split_once(OF)
        .and_then(|(plugin, key)| desk.group(plugin, key));
    let group = found.ok_or_else(|| Error::field(WHOM, tr("unknown-group")))?;
    Ok(Whom::Group {
        plugin: group.plugin.clone(),
        key: group.key.clone(),
    })
}

/// Changes an entry in the draft.
pub fn change(desk: &Desk<'_>, submission: &Submission) -> Result<Outcome, Error> {
    let number = number(submission)?;
    let _there = desk.entry(number)?;
    let entry = typed(desk, submission)?;
    desk.change("draft-changed", |draft| {
        draft.entries.insert(number, entry);
    })
}
