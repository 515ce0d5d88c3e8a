//! Somebody about whom something was done, until an admin lifts it.

use bailey_sdk::json::Json;
use bailey_sdk::prelude::*;

use crate::answer::Answer;
use crate::counted;

/// What somebody did and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Stopped {
    /// What was counted, by its word.
    pub act: String,
    /// Over which time, by its word.
    pub per: String,
    /// What the count was.
    pub count: u64,
    /// The most that was allowed.
    pub limit: u32,
    /// When.
    pub at: Timestamp,
    /// What was done: the strongest of it, if it was several times.
    pub done: Answer,
}

impl Stopped {
    /// This and what was done before: the strongest holds.
    pub fn after(self, before: Option<&Self>) -> Self {
        match before {
            Some(before) if before.done > self.done => Self {
                done: before.done,
                ..self
            },
            _ => self,
        }
    }

    /// Whether they may take nothing out. Who is suspended and let in by somebody else
    /// still may not, until it is lifted here.
    pub fn stops_exports(&self) -> bool {
        self.done >= Answer::StopExports
    }

    /// What they did, in a sentence.
    pub fn sentence(&self) -> Text {
        let act = counted::act(&self.act);
        let per = counted::period(&self.per);
        match (act, per) {
            (Some(act), Some(per)) => counted::sentence(act, per, self.count).into(),
            _ => literal(self.act.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stopped(done: Answer, count: u64) -> Stopped {
        Stopped {
            act: "cards-opened".into(),
            per: "hour".into(),
            count,
            limit: 10,
            at: 0,
            done,
        }
    }

    #[test]
    fn what_was_done_stays_done_when_something_milder_comes() {
        let first = stopped(Answer::StopExports, 11);
        let later = stopped(Answer::Slow, 30).after(Some(&first));
        assert_eq!((later.count, later.done), (30, Answer::StopExports));
        let last = stopped(Answer::Suspend, 40).after(Some(&later));
        assert_eq!(last.done, Answer::Suspend);
        assert_eq!(stopped(Answer::Slow, 1).after(None).done, Answer::Slow);
    }

    #[test]
    fn only_from_there_on_are_exports_stopped() {
        for (done, stops) in [
            (Answer::Tell, false),
            (Answer::Slow, false),
            (Answer::Ask, false),
            (Answer::StopExports, true),
            (Answer::Suspend, true),
        ] {
            assert_eq!(stopped(done, 1).stops_exports(), stops, "{done:?}");
        }
    }
}
