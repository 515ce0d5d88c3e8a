//! `activity`: how much people do. What is watched is decided when the call ends.

use bailey_crm::activity::{self as crm, Threshold};
use bailey_crm::{Timestamp, UserId};

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::activity::{
    Act, BackTested, Figure, Host, PastCrossing, Period, Threshold as Watched,
};
use crate::contract::bailey::crm::types::Error;

/// The interface's name.
pub const NAME: &str = "activity";

impl Host for HostCall<'_> {
    fn watch(&mut self, thresholds: Vec<Watched>) -> Result<(), Error> {
        self.gate(NAME, Need::Write)?;
        let plugin = &self.call.plugin.id;
        let thresholds = thresholds
            .into_iter()
            .map(|threshold| own(plugin, threshold));
        self.call.left.thresholds = Some(thresholds.collect());
        Ok(())
    }

    fn back_test(
        &mut self,
        threshold: Watched,
        since: i64,
        until: i64,
    ) -> Result<BackTested, Error> {
        self.gate(NAME, Need::Read)?;
        let (account, context) = (&self.call.account, self.call.acting(NAME));
        let threshold = own(&self.call.plugin.id, threshold);
        let (since, until) = (Timestamp(since), Timestamp(until));
        let tested = crm::back_test(account, &context, &threshold, since, until)?;
        self.charge(tested.crossings.len(), 0)?;
        let crossings = tested.crossings.iter().map(|crossing| PastCrossing {
            user: crossing.user.0,
            at: crossing.at.0,
            count: crossing.count,
        });
        Ok(BackTested {
            crossings: crossings.collect(),
            known_since: tested.known_since.map(|at| at.0),
        })
    }

    fn figures(&mut self, user: i64) -> Result<Vec<Figure>, Error> {
        self.gate(NAME, Need::Read)?;
        let (account, context) = (&self.call.account, self.call.acting(NAME));
        let figures = crm::figures(account, &context, UserId(user))?;
        let figure = |figure: crm::Figure| Figure {
            counted: figure.act.into(),
            per: figure.per.into(),
            count: figure.count,
        };
        Ok(figures.into_iter().map(figure).collect())
    }

    fn start_over(&mut self, user: i64) -> Result<(), Error> {
        self.gate(NAME, Need::Write)?;
        let (account, context) = (&self.call.account, self.call.acting(NAME));
        Ok(crm::start_over(account, &context, UserId(user))?)
    }
}

fn own(plugin: &str, threshold: Watched) -> Threshold {
    Threshold {
        plugin: plugin.to_owned(),
        name: threshold.name,
        act: threshold.counted.into(),
        per: threshold.per.into(),
        limit: threshold.limit,
        since: 0,
    }
}

/// Each case under its name on both sides.
macro_rules! same {
    ($ours:ty, $theirs:ty: $($case:ident),+) => {
        impl From<$theirs> for $ours {
            fn from(theirs: $theirs) -> Self {
                match theirs {
                    $(<$theirs>::$case => Self::$case),+
                }
            }
        }

        impl From<$ours> for $theirs {
            fn from(ours: $ours) -> Self {
                match ours {
                    $(<$ours>::$case => Self::$case),+
                }
            }
        }
    };
}

same!(crm::Act, Act: CardsOpened, RowsListed, RowsExported, RecordsDeleted, FailedSignIns);
same!(crm::Period, Period: Hour, Day);
