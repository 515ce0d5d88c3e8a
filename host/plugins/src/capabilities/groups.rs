//! `groups`: the groups of people that the plugin keeps. Whether they are kept is
//! decided when the call ends.

use bailey_crm::UserId;
use bailey_crm::directory::{KeptGroup, Rest, check_groups};

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::groups::{self as wit, Host};
use crate::contract::bailey::crm::types::Error;
use crate::texts::Text;

/// The interface's name.
pub const NAME: &str = "groups";

impl Host for HostCall<'_> {
    fn keep(&mut self, groups: Vec<wit::Group>) -> Result<(), Error> {
        self.gate(NAME, Need::Write)?;
        let groups = groups.into_iter().map(KeptGroup::try_from);
        let groups = groups.collect::<Result<Vec<_>, bailey_crm::Error>>()?;
        self.call.account.read(|read| check_groups(read, &groups))?;
        let by = self.call.acting(NAME);
        self.call.left.groups = Some((by, groups));
        Ok(())
    }
}

impl TryFrom<wit::Group> for KeptGroup {
    type Error = bailey_crm::Error;

    fn try_from(group: wit::Group) -> Result<Self, Self::Error> {
        let name = serde_json::to_value(Text::from(group.name));
        Ok(Self {
            key: group.key,
            name: name.map_err(bailey_crm::Error::damaged)?,
            members: group.members.into_iter().map(UserId).collect(),
            rest: Rest {
                members: group.rest.contains(&wit::Rest::Members),
                admins: group.rest.contains(&wit::Rest::Admins),
            },
        })
    }
}
