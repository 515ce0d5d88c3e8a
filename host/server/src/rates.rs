//! How many requests of one account are answered, so that none takes the place of all
//! the others.
//!
//! The generic cell rate algorithm: a minute's requests may come at once, and each that
//! is over is let in again as the minute goes by.

use bailey_crm::AccountId;
use governor::{DefaultKeyedRateLimiter, Quota};
use metrics::counter;

use crate::error::{Error, Kind, Result};
use crate::settings::Settings;

/// What each account has left of its minute.
pub(crate) struct Rates(Option<DefaultKeyedRateLimiter<AccountId>>);

impl Rates {
    pub(crate) fn new(settings: &Settings) -> Self {
        let quota = settings.requests_per_minute.map(Quota::per_minute);
        Self(quota.map(DefaultKeyedRateLimiter::keyed))
    }

    /// Counts a request of an account that there is.
    ///
    /// # Errors
    /// [`Kind::AccountLimit`].
    pub(crate) fn pass(&self, account: &AccountId) -> Result<()> {
        let Some(limiter) = &self.0 else {
            return Ok(());
        };
        limiter.check_key(account).map_err(|refused| {
            counter!("bailey_limit_refusals_total", "limit" => "requests").increment(1);
            let most = refused.quota().burst_size();
            let message = format!(
                "This account has asked {most} times within a minute, which is all that it may. \
                 Nothing was done; ask again in a moment, and less often."
            );
            Error::new(Kind::AccountLimit, message)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::*;

    #[test]
    fn what_one_account_asks_is_no_other_accounts_affair() {
        let (one, other): (AccountId, AccountId) =
            ("one".parse().unwrap(), "other".parse().unwrap());
        let rates = Rates::new(&Settings {
            requests_per_minute: NonZeroU32::new(2),
            ..Settings::default()
        });
        assert!(rates.pass(&one).is_ok() && rates.pass(&one).is_ok());
        let refused = rates.pass(&one).map_err(|error| error.kind);
        assert_eq!(refused, Err(Kind::AccountLimit));
        assert!(rates.pass(&other).is_ok());
    }

    #[test]
    fn without_a_limit_nothing_is_refused() {
        let rates = Rates::new(&Settings::default());
        let account = "one".parse().unwrap();
        assert!((0..10_000).all(|_| rates.pass(&account).is_ok()));
    }
}
