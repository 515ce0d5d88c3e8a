//! What a role allows in one table: a level for each action.

use bailey_sdk::access_policy::Action;
use bailey_sdk::json::Json;
use bailey_sdk::sorted::Map;

use crate::level::Level;

/// A level for each action, by the action's word; denied where none is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Json)]
pub struct Rights(Map<String, Level>);

impl Rights {
    /// The same level for these actions, and none for others.
    pub fn of(actions: &[Action], level: Level) -> Self {
        Self::default().with(actions, level)
    }

    /// This level for these actions.
    pub fn with(mut self, actions: &[Action], level: Level) -> Self {
        for action in actions {
            self.set(*action, level);
        }
        self
    }

    /// How far an action is allowed.
    pub fn level(&self, action: Action) -> Level {
        self.0.get(word(action)).copied().unwrap_or_default()
    }

    /// Allows an action so far.
    pub fn set(&mut self, action: Action, level: Level) {
        match level {
            Level::Denied => self.0.remove(word(action)),
            level => self.0.insert(word(action).to_owned(), level),
        };
    }

    /// The actions that are allowed, together with those of the same level.
    pub fn by_level(&self) -> Map<Level, Vec<Action>> {
        let mut groups: Map<Level, Vec<Action>> = Map::new();
        for action in Action::ALL {
            let level = self.level(action);
            if level > Level::Denied {
                groups
                    .get_or_insert_with(level, Default::default)
                    .push(action);
            }
        }
        groups
    }
}

/// An action's word: in forms, in storage, in the journal and in message ids.
pub fn word(action: Action) -> &'static str {
    match action {
        Action::View => "view",
        Action::Create => "create",
        Action::Edit => "edit",
        Action::Delete => "delete",
        Action::Purge => "purge",
        Action::Export => "export",
        Action::Import => "import",
    }
}

/// The action with this word.
pub fn action(named: &str) -> Option<Action> {
    Action::ALL
        .into_iter()
        .find(|action| word(*action) == named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_is_denied() {
        let mut rights = Rights::of(&[Action::View], Level::All);
        assert_eq!(rights.level(Action::Edit), Level::Denied);
        rights.set(Action::View, Level::Denied);
        assert_eq!(rights, Rights::default());
    }

    #[test]
    fn actions_of_one_level_go_together() {
        let rights = Rights::of(&[Action::View, Action::Edit], Level::Own)
            .with(&[Action::Export], Level::All);
        let groups = rights.by_level();
        assert_eq!(
            groups.get(&Level::Own),
            Some(&vec![Action::View, Action::Edit])
        );
        assert_eq!(groups.get(&Level::All), Some(&vec![Action::Export]));
        assert_eq!(groups.len(), 2);
    }

    #[test]
    fn each_action_is_known_by_its_word() {
        for one in Action::ALL {
            assert_eq!(action(word(one)), Some(one));
        }
        assert_eq!(action("fly"), None);
    }
}
