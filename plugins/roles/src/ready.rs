//! The roles that an account begins with. Each can be changed, cloned, renamed and
//! deleted like one that an admin made.

use bailey_sdk::access_policy::Action;

use crate::level::Level;
use crate::rights::Rights;
use crate::role::{Limit, Role};

/// Who has no role of their own and may change settings.
pub const ADMINISTRATOR: &str = "administrator";
/// Who has no role of their own: switching the plugin on changes nothing.
pub const EVERYTHING: &str = "everything";
/// Who leads: all that their departments have.
pub const HEAD_OF_SALES: &str = "head-of-sales";
/// Who sells: their own deals.
pub const SALESPERSON: &str = "salesperson";
/// Who reads contracts: deals in two stages.
pub const LAWYER: &str = "lawyer";
/// Who checks: all, and changes nothing.
pub const AUDITOR: &str = "auditor";

const WORK: [Action; 4] = [Action::View, Action::Create, Action::Edit, Action::Delete];
const FILES: [Action; 2] = [Action::Export, Action::Import];
/// The tables in which people have records of their own.
const OWNED: [&str; 2] = ["deals", "tasks"];

/// All of them by the key that each begins with.
pub fn all() -> Vec<(&'static str, Role)> {
    [
        (ADMINISTRATOR, administrator()),
        (EVERYTHING, everything()),
        (HEAD_OF_SALES, head_of_sales()),
        (SALESPERSON, salesperson()),
        (LAWYER, lawyer()),
        (AUDITOR, auditor()),
    ]
    .into_iter()
    .map(|(key, role)| {
        let ready = Some(key.to_owned());
        (
            key,
            Role {
                ready,
                version: 1,
                ..role
            },
        )
    })
    .collect()
}

fn administrator() -> Role {
    Role {
        manages: true,
        others: Rights::of(&Action::ALL, Level::All),
        ..Role::default()
    }
}

fn everything() -> Role {
    Role {
        others: Rights::of(&WORK, Level::All).with(&FILES, Level::All),
        ..Role::default()
    }
}

fn head_of_sales() -> Role {
    let led = Rights::of(&WORK, Level::DepartmentAndBelow)
        .with(&[Action::Export, Action::Import], Level::DepartmentAndBelow);
    Role {
        others: Rights::of(&WORK, Level::All),
        tables: OWNED.map(|table| (table.to_owned(), led.clone())).into(),
        ..Role::default()
    }
}

fn salesperson() -> Role {
    let own = Rights::of(&WORK, Level::Own);
    let others = Rights::of(&[Action::View, Action::Create, Action::Edit], Level::All);
    let contacts = others.clone().with(&[Action::Delete], Level::Own);
    Role {
        others,
        tables: [
            ("deals".to_owned(), own.clone()),
            ("tasks".to_owned(), own),
            ("contacts".to_owned(), contacts),
            (
                "invoices".to_owned(),
                Rights::of(&[Action::View], Level::All),
            ),
        ]
        .into(),
        ..Role::default()
    }
}

fn lawyer() -> Role {
    let deals = Limit {
        field: "stage".to_owned(),
        choices: vec!["proposal".to_owned(), "won".to_owned()],
    };
    Role {
        others: Rights::of(&[Action::View], Level::All),
        tables: [
            (
                "deals".to_owned(),
                Rights::of(&[Action::View, Action::Edit], Level::All),
            ),
            (
                "notes".to_owned(),
                Rights::of(&[Action::View, Action::Create], Level::All),
            ),
        ]
        .into(),
        limits: [("deals".to_owned(), deals)].into(),
        ..Role::default()
    }
}

fn auditor() -> Role {
    Role {
        others: Rights::of(&[Action::View, Action::Export], Level::All),
        ..Role::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn administrators_alone_manage_roles_and_delete_for_good() {
        for (key, role) in all() {
            let is_administrator = key == ADMINISTRATOR;
            assert_eq!(role.manages, is_administrator, "{key}");
            let purges = role.others.level(Action::Purge) > Level::Denied;
            assert_eq!(purges, is_administrator, "{key}");
        }
    }

    #[test]
    fn who_has_no_role_may_do_what_members_may_without_the_plugin() {
        let role = everything();
        for action in Action::ALL {
            let level = role.rights("deals").level(action);
            assert_eq!(level == Level::All, action != Action::Purge, "{action:?}");
        }
    }
}
