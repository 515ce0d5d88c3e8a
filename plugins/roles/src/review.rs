//! A review of rights: who may delete and take out what, when they did it last, and
//! what an admin decided about each.

use bailey_sdk::access_policy::Action;
use bailey_sdk::directory::User;
use bailey_sdk::json::Json;
use bailey_sdk::prelude::*;
use bailey_sdk::stored;

use crate::level::Level;
use crate::store::Kept;
use crate::{merge, rights};

const REVIEWS: &str = "reviews";

/// What is reviewed: what takes something away or out.
pub const REVIEWED: [Action; 3] = [Action::Delete, Action::Purge, Action::Export];

/// After how long a right counts as unused, in milliseconds.
pub const UNUSED: Timestamp = 90 * bailey_sdk::types::DAY;

/// A review of rights.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Review {
    /// Who began it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
    /// When it was signed.
    pub signed: Option<Timestamp>,
    /// Right by right.
    pub lines: Vec<Line>,
}

/// One right of one person.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Line {
    pub user: UserId,
    pub table: String,
    /// The action's word.
    pub action: String,
    pub level: Level,
    /// When it was used last, within the time after which it counts as unused.
    pub used: Option<Timestamp>,
    pub decision: Option<Decision>,
}

/// What an admin decided about a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum Decision {
    Keep,
    Revoke,
}

/// All reviews, the oldest first.
pub fn all() -> Result<Vec<(String, Review)>, Error> {
    Ok(stored::all(REVIEWS)?.into_iter().collect())
}

pub fn get(key: &str) -> Result<Review, Error> {
    stored::get(REVIEWS, key)?.ok_or_else(|| Error::NotFound(format!("review {key}")))
}

pub fn put(key: &str, review: &Review) -> Result<(), Error> {
    stored::put(REVIEWS, key, review)
}

/// A key above all others.
pub fn next_key(known: &[(String, Review)]) -> String {
    let last = known.iter().filter_map(|(key, _)| key.parse::<u32>().ok());
    format!("{:06}", last.max().unwrap_or_default() + 1)
}

/// The rights that are reviewed, of everybody whom rules limit; `used` says when
/// each was used last.
pub fn lines(
    kept: &Kept,
    users: &[User],
    tables: &[String],
    used: impl Fn(UserId, &str, Action) -> Option<Timestamp>,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for user in users.iter().filter(|user| user.active && !user.owner) {
        let person = kept.person(user.id);
        let roles = kept.roles_of(&person, user.admin);
        for table in tables {
            let rights = merge::rights_in(&person, &roles, table);
            for action in REVIEWED {
                let level = rights.level(action);
                if level > Level::Denied {
                    lines.push(Line {
                        user: user.id,
                        table: table.clone(),
                        action: rights::word(action).to_owned(),
                        level,
                        used: used(user.id, table, action),
                        decision: None,
                    });
                }
            }
        }
    }
    lines
}

impl Review {
    /// Notes what was decided about these lines, by their places.
    pub fn decide(&mut self, places: &[usize], decision: Decision) {
        for place in places {
            if let Some(line) = self.lines.get_mut(*place) {
                line.decision = Some(decision);
            }
        }
    }

    /// How many lines were decided so.
    pub fn count(&self, decision: Option<Decision>) -> usize {
        let same = |line: &&Line| line.decision == decision;
        self.lines.iter().filter(same).count()
    }

    /// How many rights were not used.
    pub fn unused(&self) -> usize {
        self.lines.iter().filter(|line| line.used.is_none()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Line {
        Line {
            user: 3,
            table: "deals".into(),
            action: "export".into(),
            level: Level::All,
            used: None,
            decision: None,
        }
    }

    #[test]
    fn each_line_is_decided_by_itself() {
        let mut review = Review {
            by: 1,
            at: 0,
            signed: None,
            lines: vec![line(), line(), line()],
        };
        review.decide(&[0, 9], Decision::Keep);
        review.decide(&[2], Decision::Revoke);
        assert_eq!(review.count(Some(Decision::Keep)), 1);
        assert_eq!(review.count(Some(Decision::Revoke)), 1);
        assert_eq!(review.count(None), 1);
        assert_eq!(review.unused(), 3);
    }

    #[test]
    fn reviews_are_numbered_in_order() {
        assert_eq!(next_key(&[]), "000001");
    }
}
