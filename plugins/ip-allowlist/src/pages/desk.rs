//! What every page about addresses begins with: what holds, what its reader has
//! changed and not saved, who there is, and where the reader comes from.

use bailey_sdk::clock;
use bailey_sdk::directory::{self, Group, User};
use bailey_sdk::pages::{Outcome, Viewer};
use bailey_sdk::prelude::*;

use crate::entry::{Entry, Whom, With};
use crate::list::{Groups, List, MOST};
use crate::request_guard::groups_of;
use crate::store::{self, Kept};

pub struct Desk<'a> {
    pub viewer: &'a Viewer,
    pub kept: Kept,
    /// What they have changed and not saved.
    pub draft: Option<List>,
    pub groups: Vec<Group>,
    pub now: Timestamp,
}

impl<'a> Desk<'a> {
    pub fn open(viewer: &'a Viewer) -> Result<Self, Error> {
        Ok(Self {
            viewer,
            kept: Kept::read()?,
            draft: store::draft(viewer.user)?,
            groups: directory::groups()?,
            now: clock::now()?,
        })
    }

    /// The groups that the reader is in.
    pub fn own_groups(&self) -> Groups {
        groups_of(&self.groups, self.viewer.user)
    }

    /// The list as the reader is changing it, or as it holds.
    pub fn list(&self) -> &List {
        self.draft
            .as_ref()
            .unwrap_or_else(|| self.kept.holding(self.now))
    }

    /// Changes the reader's draft, and goes back to the list.
    pub fn change(&self, message: &str, act: impl FnOnce(&mut List)) -> Result<Outcome, Error> {
        let mut draft = self.list().clone();
        // A list that is tried was made from the one that is kept.
        draft.version = match &self.draft {
            Some(draft) => draft.version,
            None => self.kept.list.version,
        };
        act(&mut draft);
        if draft.entries.len() > MOST {
            return Err(Error::invalid(tr("too-many").arg("most", MOST)));
        }
        if draft.says_as(&self.kept.list) && self.kept.trying(self.now).is_none() {
            store::drop_draft(self.viewer.user)?;
        } else {
            store::put_draft(self.viewer.user, &draft)?;
        }
        Ok(Outcome::neutral(tr(message)).go_to(PageLink::to("")))
    }

    /// The entry with this number.
    pub fn entry(&self, number: u32) -> Result<&Entry, Error> {
        let found = self.list().entries.get(&number);
        found.ok_or_else(|| Error::NotFound(format!("entry {number}")))
    }

    /// The user with this number, who must be there.
    pub fn user(field: &str, id: i64) -> Result<User, Error> {
        directory::find(id).map_err(|_| Error::field(field, tr("unknown-user")))
    }

    /// For whom an entry is.
    pub fn whom(&self, whom: &Whom) -> Cell {
        match whom {
            Whom::Everybody => Cell::Text(tr("everybody").into()),
            Whom::User(user) => Cell::user(*user),
            Whom::Group { plugin, key } => Cell::Text(match self.group(plugin, key) {
                Some(group) => literal(group.name.as_str()),
                None => tr("group-gone").arg("group", key.as_str()).into(),
            }),
        }
    }

    pub fn group(&self, plugin: &str, key: &str) -> Option<&Group> {
        let mut groups = self.groups.iter();
        groups.find(|group| group.plugin == plugin && group.key == key)
    }
}

/// What somebody comes with, in words.
pub fn with_what(with: With) -> Text {
    tr(format!("with-{}", with.word())).into()
}
