//! The page where a copy of a backup is given to support: on which ticket, and that
//! whoever gives it agrees.

use bailey_sdk::backups::{self, Backup, SupportDesk};
use bailey_sdk::blocks::{Fact, Input};
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use super::{NUMBER, backup_page, number};
use crate::jobs;

/// The page's path, and the action's name.
pub const PATH: &str = "give";
pub const GIVE: &str = "give";
/// The fields of its form.
pub const TICKET: &str = "ticket";
const AGREED: &str = "agreed";

/// The page about giving this backup.
pub fn page(number: i64) -> PageLink {
    PageLink::to(PATH).with(NUMBER, number)
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let backup = backups::find(number(request)?)?;
    Ok(draw(&backup, backups::support()?))
}

fn draw(backup: &Backup, support: Option<SupportDesk>) -> Page {
    let page = Page::new(tr("give-title")).lead(tr("give-lead").moment("at", backup.taken_at));
    let Some(support) = support else {
        return page
            .block(Notice::new(Tone::Caution, tr("give-no-key")).body(tr("give-no-key-body")));
    };
    let Some(tickets) = support.tickets else {
        let body = tr("give-no-tickets-body");
        return page.block(Notice::new(Tone::Neutral, tr("give-no-tickets")).body(body));
    };
    let form = Form::submit(GIVE, tr("give"))
        .field(FormField::new(NUMBER, tr("backup-title"), Input::Hidden).value(Some(backup.number)))
        .field(FormField::new(TICKET, tr("give-ticket"), Input::Record(tickets)).required())
        .field(
            FormField::new(AGREED, tr("give-agreed"), Input::Checkbox)
                .required()
                .hint(tr("give-agreed-hint")),
        );
    page.block(vec![
        Fact::new(tr("give-holds"), tr("give-holds-all")),
        Fact::new(tr("give-without"), tr("give-without-ways-in")),
        Fact::new(tr("give-opens"), literal(support.key)),
        Fact::new(tr("give-ends"), tr("give-ends-how")),
    ])
    .block(form)
}

pub fn give(submission: &Submission) -> Result<Outcome, Error> {
    let number = number(submission)?;
    let ticket = submission.id(TICKET)?;
    if ticket.is_none() {
        return Err(Error::field(TICKET, tr("give-which-ticket")));
    }
    if submission.parameter(AGREED) != Some("true") {
        return Err(Error::field(AGREED, tr("give-not-agreed")));
    }
    let told = submission.parameters.iter().cloned();
    Ok(Outcome::neutral(tr("giving"))
        .go_to(backup_page(number))
        .job(jobs::GIVE, told))
}

#[cfg(test)]
mod tests {
    use bailey_sdk::pages::Viewer;
    use bailey_sdk::types::Credential;

    use super::*;
    use crate::generations::tests::backup;

    fn forms(support: Option<SupportDesk>) -> usize {
        let page = draw(&backup(1, 10), support);
        let forms = page.blocks.iter();
        forms
            .filter(|block| matches!(block, Block::Form(_)))
            .count()
    }

    #[test]
    fn without_a_key_or_a_table_of_tickets_there_is_nothing_to_fill_in() {
        assert_eq!(forms(None), 0);
        let support = |tickets: Option<&str>| {
            Some(SupportDesk {
                key: "age1key".into(),
                tickets: tickets.map(Into::into),
            })
        };
        assert_eq!(forms(support(None)), 0);
        assert_eq!(forms(support(Some("tickets"))), 1);
    }

    #[test]
    fn nothing_is_given_without_a_word_that_it_may_be() {
        let submission = |agreed: &str| Submission {
            path: PATH.into(),
            action: GIVE.into(),
            parameters: [(NUMBER, "1"), (TICKET, "7"), (AGREED, agreed)]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
            viewer: Viewer {
                user: 1,
                admin: true,
                language: "en".into(),
                address: None,
                credential: Credential::Session,
            },
        };
        assert!(matches!(give(&submission("")), Err(Error::Invalid(_))));
        assert_eq!(
            give(&submission("true")).unwrap().job.unwrap().name,
            jobs::GIVE
        );
    }
}
