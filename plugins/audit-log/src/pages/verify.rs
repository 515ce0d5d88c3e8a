//! The page where the journal is verified: whether all of it is as it was
//! recorded, when that was last checked, and how far a check is.

use bailey_sdk::blocks::{Code, Fact, Progress};
use bailey_sdk::journal::{self, JournalQuery, Operation};
use bailey_sdk::journal_verify::{self, Check, CheckProgress, Fault, Flaw, Verification};
use bailey_sdk::pages::Outcome;
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;
use bailey_sdk::types::JournalFilter;

use super::{VERIFY, operation_link, operation_page};

/// What the journal says of a check.
const KIND: &str = "journal.verified";

pub fn render() -> Result<Page, Error> {
    Ok(page(journal_verify::state()?, last()?))
}

pub fn act() -> Result<Outcome, Error> {
    journal_verify::start()?;
    Ok(Outcome::neutral(tr("verify-started")).go_to(PageLink::to(VERIFY)))
}

/// The newest entry that tells of a check.
pub fn last() -> Result<Option<Operation>, Error> {
    let query = JournalQuery {
        filter: JournalFilter {
            kinds: vec![KIND.into()],
            ..JournalFilter::all()
        },
        limit: 1,
        after: None,
    };
    Ok(journal::query(&query)?.operations.pop())
}

/// On the front page: the way here, and what the last check found.
pub fn fact(last: Option<&Operation>) -> Fact {
    let mut cells = vec![Cell::link(tr("verify-link"), PageLink::to(VERIFY))];
    if let Some(last) = last {
        cells.push(found(last));
        cells.push(Cell::Relative(last.at));
    }
    Fact {
        label: tr("verify-title").into(),
        cells,
    }
}

fn page(check: Check, last: Option<Operation>) -> Page {
    let title = Page::new(tr("verify-title"));
    let page = match check {
        Check::Running(progress) => {
            return title
                .lead(tr("verify-running"))
                .block(running(&progress))
                .text(tr("verify-what"));
        }
        Check::Failed(why) => title
            .lead(tr("verify-failed"))
            .block(Notice::new(Tone::Danger, tr("verify-failed-title")).body(literal(why))),
        Check::Finished(found) => result(title, &found),
        Check::Never => match &last {
            Some(last) => title.lead(tr("verify-last").moment("at", last.at)),
            None => title.lead(tr("verify-never")),
        },
    };
    page.block(vec![Action::new(VERIFY, tr("verify-now"))])
        .maybe(last.map(facts))
        .text(tr("verify-what"))
        .text(tr("verify-offline"))
}

fn running(progress: &CheckProgress) -> Progress {
    Progress {
        label: tr("verify-checking").into(),
        done: progress.done,
        total: (progress.total > 0).then_some(progress.total),
    }
}

/// What a check found that just ended.
fn result(page: Page, found: &Verification) -> Page {
    let Some(fault) = &found.fault else {
        let head = found.head.clone();
        let head = head.map(|content| Code {
            label: tr("verify-head").into(),
            content,
        });
        return page
            .lead(
                tr("verify-intact")
                    .arg("count", found.operations)
                    .arg("number", number(found.head.as_deref())),
            )
            .maybe(head);
    };
    let title = tr("verify-fault").arg("number", fault.operation.to_string());
    let notice = Notice::new(Tone::Danger, title).body(told(fault));
    let link = Fact::new(
        tr("verify-look"),
        Cell::link(
            tr("operation-number").arg("number", fault.operation.to_string()),
            operation_page(fault.operation),
        ),
    );
    let page = page
        .lead(tr("verify-broken").arg("count", found.operations))
        .block(notice);
    // An entry that is gone has no page.
    match fault.flaw {
        Flaw::Missing | Flaw::CutOff => page,
        _ => page.block(vec![
            link,
            Fact::new(tr("verify-exactly"), literal(fault.reason.as_str())),
        ]),
    }
}

/// The number of the entry that a head names.
fn number(head: Option<&str>) -> String {
    let number = head.and_then(|head| head.split_once(':'));
    number.map_or_else(|| "0".to_owned(), |(number, _)| number.to_owned())
}

/// What is wrong with the first bad entry.
fn told(fault: &Fault) -> Message {
    tr(match fault.flaw {
        Flaw::Missing => "flaw-missing",
        Flaw::CutOff => "flaw-cut-off",
        Flaw::Altered => "flaw-altered",
        Flaw::Lost => "flaw-lost",
        Flaw::Unsigned => "flaw-unsigned",
        Flaw::Misfiled => "flaw-misfiled",
    })
}

/// When it was checked last, and by whom.
fn facts(last: Operation) -> Vec<Fact> {
    let found = found(&last);
    vec![
        Fact::new(tr("verify-last-fact"), Cell::moment(last.at)),
        Fact::new(tr("column-who"), last.by),
        Fact {
            label: tr("verify-found").into(),
            cells: vec![found, operation_link(last.id)],
        },
    ]
}

fn found(last: &Operation) -> Cell {
    let fault = last.details.iter().any(|(name, _)| name == "fault");
    if fault {
        Cell::badge(tr("verify-found-fault"), Tone::Danger)
    } else {
        Cell::badge(tr("verify-found-intact"), Tone::Good)
    }
}

#[cfg(test)]
mod tests {
    use super::super::front::tests::operation;
    use super::*;

    fn found(fault: Option<Fault>) -> Verification {
        Verification {
            at: 5,
            operations: 41,
            changes: 100,
            checkpoints: 1,
            head: Some("41:ab".into()),
            fault,
        }
    }

    #[test]
    fn an_intact_journal_is_said_in_the_first_line_up_to_which_entry() {
        let page = page(Check::Finished(found(None)), None);
        let lead = tr("verify-intact").arg("count", 41_u32).arg("number", "41");
        assert_eq!(page.lead, Some(lead.into()));
    }

    #[test]
    fn the_first_bad_entry_is_named_with_what_is_wrong() {
        let fault = Fault {
            operation: 17,
            flaw: Flaw::Altered,
            reason: "its hash is not that of its content".into(),
        };
        let page = page(Check::Finished(found(Some(fault))), None);
        let Some(Block::Notice(notice)) = page.blocks.first() else {
            panic!("no notice")
        };
        assert_eq!(notice.title, tr("verify-fault").arg("number", "17").into());
        assert_eq!(notice.body, Some(tr("flaw-altered").into()));
    }

    #[test]
    fn a_check_that_goes_on_says_how_far_it_is_and_can_not_be_started_twice() {
        let progress = CheckProgress {
            since: 1,
            done: 20,
            total: 41,
        };
        let page = page(Check::Running(progress), None);
        let shown = page.blocks.iter();
        let mut progress = shown.filter_map(|block| match block {
            Block::Progress(progress) => Some((progress.done, progress.total)),
            _ => None,
        });
        assert_eq!(progress.next(), Some((20, Some(41))));
        let acts = |block: &Block| matches!(block, Block::Actions(_));
        assert!(!page.blocks.iter().any(acts));
    }

    #[test]
    fn when_it_was_checked_last_is_known_after_a_restart() {
        let last = Operation {
            kind: KIND.into(),
            details: vec![("entries".into(), "41".into())],
            ..operation()
        };
        let page = page(Check::Never, Some(last));
        let lead = tr("verify-last").moment("at", 1_000);
        assert_eq!(page.lead, Some(lead.into()));
    }
}
