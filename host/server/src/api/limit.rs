//! How much of something is asked for at once.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// A whole number from 1 to `MOST`. More is refused rather than cut down, so that
/// nobody takes a part for the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(in crate::api) struct Limit<const MOST: u32>(pub u32);

impl<'de, const MOST: u32> Deserialize<'de> for Limit<MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let limit = u32::deserialize(deserializer)?;
        if (1..=MOST).contains(&limit) {
            Ok(Self(limit))
        } else {
            Err(D::Error::custom(format!("`limit` is from 1 to {MOST}")))
        }
    }
}

impl<const MOST: u32> Limit<MOST> {
    /// How many, or this many unless it was said.
    pub(in crate::api) fn or(asked: Option<Self>, usual: u32) -> u32 {
        asked.map_or(usual, |limit| limit.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_out_of_range_is_refused() {
        let read = |text| serde_json::from_str::<Limit<200>>(text).ok();
        assert_eq!((read("1"), read("200")), (Some(Limit(1)), Some(Limit(200))));
        assert_eq!((read("0"), read("201"), read("-1")), (None, None, None));
    }
}
