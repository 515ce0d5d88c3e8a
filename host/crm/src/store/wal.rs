//! Moving what was committed from the write-ahead log into the account's file.
//!
//! SQLite does it within the commit that makes the log too long, and whoever waits for that
//! commit waits for every page that changed lately: tens of milliseconds where records are
//! many, since no two changes meet in one page. So a thread of its own does it, beside those
//! who write. It never catches up with them; what is left is little, and the writer moves
//! that now and then, so that the log begins anew and doesn't grow for ever.
//!
//! Where a disk is full or can't be written, commits fail and say so; what moves pages
//! tries again after the next ones.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::AccountId;
use crate::store::connection;
use crate::store::options::Durability;
use crate::store::shared::Shared;

/// After how many pages more that were written they are moved.
const MOVED_EVERY: i32 = 1_000;

/// From how many pages on the writer sees to it that the log begins anew; 16 MiB.
const LONG: i32 = 4_000;

thread_local! {
    /// How many pages the log has, as the last commit of this thread left it.
    static PAGES: Cell<i32> = const { Cell::new(0) };
}

/// The log of the account that this thread writes.
pub(super) struct Wal {
    id: AccountId,
    path: PathBuf,
    durability: Durability,
    /// How many pages it had when they were moved last.
    moved: i32,
    moving: Option<JoinHandle<()>>,
}

impl Wal {
    /// Moves what this connection writes, which moves nothing itself from here on.
    pub(super) fn of(connection: &Connection, path: &Path, shared: &Shared) -> Self {
        connection.wal_hook(Some(|_, pages| {
            PAGES.set(pages);
            Ok(())
        }));
        Self {
            id: shared.id.clone(),
            path: path.to_owned(),
            durability: shared.home.options.durability,
            moved: 0,
            moving: None,
        }
    }

    /// Does what is due after a commit of this thread through the connection.
    pub(super) fn follow(&mut self, connection: &Connection) {
        let pages = PAGES.get();
        match &self.moving {
            Some(thread) if !thread.is_finished() => return,
            Some(_) => {
                self.wait();
                if pages >= LONG {
                    failed(&self.id, move_pages(connection));
                }
            }
            None => {}
        }
        // It began anew.
        if pages < self.moved {
            self.moved = 0;
        }
        if pages - self.moved >= MOVED_EVERY {
            self.moved = pages;
            self.begin();
        }
    }

    /// Waits until no pages are being moved.
    pub(super) fn wait(&mut self) {
        if let Some(thread) = self.moving.take()
            && thread.join().is_err()
        {
            tracing::error!(account = %self.id, "pages were not moved: a panic");
        }
    }

    fn begin(&mut self) {
        let (id, path, durability) = (self.id.clone(), self.path.clone(), self.durability);
        let beside = move || {
            let connection = connection::beside(&path, durability);
            failed(
                &id,
                connection.and_then(|connection| move_pages(&connection)),
            );
        };
        let name = format!("move {}", self.id);
        match std::thread::Builder::new().name(name).spawn(beside) {
            Ok(thread) => self.moving = Some(thread),
            Err(error) => tracing::warn!(account = %self.id, %error, "no thread to move pages"),
        }
    }
}

impl Drop for Wal {
    fn drop(&mut self) {
        self.wait();
    }
}

/// Moves what no reader keeps where it is; nobody waits for it.
fn move_pages(connection: &Connection) -> Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
    Ok(())
}

/// They are moved later, then.
fn failed(account: &AccountId, moved: Result<()>) {
    if let Err(error) = moved {
        tracing::warn!(%account, %error, "pages were not moved out of the write-ahead log");
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::LONG;
    use crate::context::Context;
    use crate::records::create_in;
    use crate::records::testing::text;
    use crate::store::{Account, Crm, Durability, NewAccount, Options};

    /// So many pages, in bytes.
    const LIMIT: u64 = 4_096 * LONG as u64;

    fn write_much(account: &Account) {
        let note = text(&"Anvils and ropes. ".repeat(400));
        let written = account.write(move |write| {
            for _ in 0..200 {
                let values = [("text".to_owned(), note.clone())].into();
                create_in(write, &Context::operator(), "notes", values)?;
            }
            Ok(())
        });
        written.unwrap();
    }

    #[test]
    fn the_log_begins_anew_while_people_write_and_goes_when_they_leave() {
        let folder = tempfile::tempdir().unwrap();
        let options = Options {
            durability: Durability::None,
            ..Options::default()
        };
        let crm = Crm::open(folder.path(), options).unwrap();
        let new = NewAccount {
            id: "office".parse().unwrap(),
            name: "Office".into(),
        };
        let account = crm.create_account(&Context::operator(), new).unwrap();
        let file = account.path().to_owned();
        let log = file.with_extension("sqlite-wal");
        let size = |path| std::fs::metadata(path).unwrap().len();
        let began = Instant::now();
        while size(&file) < 4 * LIMIT {
            write_much(&account);
            let late = began.elapsed() > Duration::from_secs(60);
            assert!(!late, "nothing is moved: {} bytes", size(&log));
            std::thread::sleep(Duration::from_millis(1));
        }
        assert!(size(&log) < 3 * LIMIT, "{} bytes", size(&log));
        drop(account);
        crm.close();
        assert!(!log.exists(), "what is closed has no log");
    }
}
