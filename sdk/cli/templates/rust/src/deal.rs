//! A deal, as far as this plugin is concerned.

use bailey_sdk::prelude::*;
use bailey_sdk::query::{Filter, Query};
use bailey_sdk::records;
use bailey_sdk::typed::{Choice, Record};

#[derive(Record)]
#[record(table = "deals")]
pub struct Deal {
    #[record(id)]
    pub id: RecordId,
    pub stage: Choice,
    pub value: Option<Money>,
}

/// The open deals, as far as the reader may see them.
pub fn open() -> Result<Vec<Deal>, Error> {
    let query = Query::of("deals").only(Filter::field("closed").is_empty());
    let mut deals = Vec::new();
    let mut after = None;
    loop {
        let page = records::list(&query.clone().after(after).into())?;
        for record in page.records {
            deals.push(Deal::read(record)?);
        }
        after = page.next;
        if after.is_none() {
            return Ok(deals);
        }
    }
}

/// The biggest first; those without a value last.
pub fn biggest_first(mut deals: Vec<Deal>) -> Vec<Deal> {
    let worth = |deal: &Deal| deal.value.as_ref().map(|value| value.minor);
    deals.sort_by_key(|deal| std::cmp::Reverse(worth(deal)));
    deals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deal(id: RecordId, minor: Option<i64>) -> Deal {
        let value = minor.map(|minor| Money {
            minor,
            currency: "USD".into(),
        });
        Deal {
            id,
            stage: Choice("engaging".into()),
            value,
        }
    }

    #[test]
    fn the_biggest_deal_comes_first_and_one_without_a_value_last() {
        let deals = vec![deal(1, None), deal(2, Some(5)), deal(3, Some(7))];
        let order: Vec<RecordId> = biggest_first(deals).iter().map(|deal| deal.id).collect();
        assert_eq!(order, [3, 2, 1]);
    }
}
