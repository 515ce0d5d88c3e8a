//! A rule: how much of what is too much, for whom, and what is done then.

use bailey_sdk::activity::{Act, Period, Threshold};
use bailey_sdk::json::Json;
use bailey_sdk::prelude::*;

use crate::answer::Answer;
use crate::counted;
use crate::whom::Whom;

/// The largest limit.
const MOST: u32 = 10_000_000;

/// How much of what is too much, for whom, and what is done then.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Rule {
    /// What is counted, by its word.
    pub act: String,
    /// Over which time, by its word.
    pub per: String,
    /// The most that is allowed.
    pub limit: u32,
    /// For whom it holds.
    pub whom: Whom,
    /// What is done about who goes beyond it.
    pub answer: Answer,
    /// It is watched.
    pub on: bool,
}

/// The fields of a rule's form.
pub mod field {
    pub const ACT: &str = "act";
    pub const PER: &str = "per";
    pub const LIMIT: &str = "limit";
    pub const WHOM: &str = "whom";
    pub const ANSWER: &str = "answer";
}

impl Rule {
    /// What a form says; the rule is off.
    pub fn read(form: &impl Parameters) -> Result<Self, Error> {
        let wrong = |field: &str| Error::field(field, tr("wrong-choice"));
        let chosen = |field: &str| form.parameter(field).unwrap_or_default();
        let act = counted::act(chosen(field::ACT)).ok_or_else(|| wrong(field::ACT))?;
        let per = counted::period(chosen(field::PER)).ok_or_else(|| wrong(field::PER))?;
        let limit = chosen(field::LIMIT).parse().ok();
        let limit = limit.filter(|limit| (1..=MOST).contains(limit));
        let limit =
            limit.ok_or_else(|| Error::field(field::LIMIT, tr("wrong-limit").arg("most", MOST)))?;
        Ok(Self {
            act: counted::act_word(act).to_owned(),
            per: counted::period_word(per).to_owned(),
            limit,
            whom: Whom::of(chosen(field::WHOM)).ok_or_else(|| wrong(field::WHOM))?,
            answer: Answer::of(chosen(field::ANSWER)).ok_or_else(|| wrong(field::ANSWER))?,
            on: false,
        })
    }

    /// What is counted. A word that nobody knows any more counts as the first.
    pub fn act(&self) -> Act {
        counted::act(&self.act).unwrap_or(Act::CardsOpened)
    }

    /// Over which time.
    pub fn per(&self) -> Period {
        counted::period(&self.per).unwrap_or(Period::Day)
    }

    /// What the host watches for it, under the rule's key.
    pub fn threshold(&self, key: &str) -> Threshold {
        Threshold {
            name: key.to_owned(),
            counted: self.act(),
            per: self.per(),
            limit: self.limit,
        }
    }

    /// What it is called: "More than 100 cards opened within an hour".
    pub fn sentence(&self) -> Text {
        tr(format!("over-{}", self.act))
            .arg("limit", self.limit)
            .arg("period", self.per.as_str())
            .into()
    }

    /// The same for the journal, which has no language.
    pub fn reason(&self, count: u64) -> String {
        let Self {
            act, per, limit, ..
        } = self;
        format!("{act}: {count} > {limit} / {per}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Form(Vec<(String, String)>);

    impl Parameters for Form {
        fn all(&self) -> &[(String, String)] {
            &self.0
        }
    }

    fn form(changed: (&str, &str)) -> Form {
        let fields = [
            (field::ACT, "rows-exported"),
            (field::PER, "day"),
            (field::LIMIT, "1000"),
            (field::WHOM, "user 7"),
            (field::ANSWER, "suspend"),
        ];
        let fields = fields.map(|(name, value)| {
            let value = if name == changed.0 { changed.1 } else { value };
            (name.to_owned(), value.to_owned())
        });
        Form(fields.into())
    }

    #[test]
    fn a_form_makes_a_rule_that_is_off() {
        let rule = Rule::read(&form(("", ""))).unwrap();
        assert_eq!((rule.act(), rule.per()), (Act::RowsExported, Period::Day));
        assert_eq!((rule.limit, rule.on), (1000, false));
        assert_eq!((&rule.whom, rule.answer), (&Whom::User(7), Answer::Suspend));
        assert_eq!(rule.reason(1200), "rows-exported: 1200 > 1000 / day");
        let threshold = rule.threshold("3");
        assert_eq!((threshold.name.as_str(), threshold.limit), ("3", 1000));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (field, value) in [
            (field::ACT, "sneezes"),
            (field::PER, ""),
            (field::LIMIT, "0"),
            (field::LIMIT, "-1"),
            (field::LIMIT, "many"),
            (field::LIMIT, "99999999999"),
            (field::WHOM, "user x"),
            (field::ANSWER, "shout"),
        ] {
            let Err(Error::Invalid(problems)) = Rule::read(&form((field, value))) else {
                panic!("{field} {value}");
            };
            assert_eq!(problems[0].field.as_deref(), Some(field), "{value}");
        }
    }
}
