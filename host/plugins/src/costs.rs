//! What plugins cost: each call is counted in memory, by account, plugin, extension
//! point and hour, and written to the account's file now and then. A process that is
//! killed loses what its last minute cost.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bailey_crm::plugin_data::cost::{self, Cost, HourCost, hour_of};
use bailey_crm::{Account, AccountId, Context, Timestamp};
use bailey_sandbox::Usage;
use metrics::{Label, counter, histogram};

use crate::error::Result;
use crate::plugins::Plugins;

/// How long it is gathered before it is written.
const GATHERED_MS: i64 = 60_000;

/// The most different things that are counted at a time, over all accounts. What is
/// beyond is not counted: a figure is not worth a process's memory.
const MOST: usize = 20_000;

/// Whose calls, where and when.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    account: AccountId,
    plugin: Arc<str>,
    hour: Timestamp,
    point: &'static str,
}

/// What was counted and not written yet.
#[derive(Default)]
pub struct Costs(Mutex<Gathered>);

#[derive(Default)]
struct Gathered {
    costs: BTreeMap<Place, Cost>,
    written_at: Option<Timestamp>,
}

impl Costs {
    /// Counts a call.
    pub fn note(
        &self,
        account: &AccountId,
        plugin: &Arc<str>,
        point: &'static str,
        usage: &Usage,
        failed: bool,
    ) {
        let place = Place {
            account: account.clone(),
            plugin: Arc::clone(plugin),
            hour: hour_of(Timestamp::now()),
            point,
        };
        let cost = Cost {
            calls: 1,
            failures: u64::from(failed),
            cpu_us: usage.cpu_us,
            wall_us: usage.wall_us,
            memory_peak: usage.memory_peak,
        };
        count(&place, &cost);
        self.lock().add(place, cost);
    }

    /// What waits to be written, if that is due.
    fn due(&self, now: Timestamp) -> BTreeMap<Place, Cost> {
        let mut gathered = self.lock();
        let next = gathered.written_at.map(|at| at.plus_millis(GATHERED_MS));
        if next.is_some_and(|next| now < next) {
            return BTreeMap::new();
        }
        gathered.written_at = Some(now);
        std::mem::take(&mut gathered.costs)
    }

    /// What waits of one plugin of an account.
    fn waiting(&self, account: &AccountId, plugin: &str, since: Timestamp) -> Vec<HourCost> {
        let gathered = self.lock();
        let of = gathered.costs.iter().filter(|(place, _)| {
            place.account == *account && &*place.plugin == plugin && place.hour >= since
        });
        of.map(|(place, cost)| hour_cost(place, *cost)).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Gathered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Gathered {
    fn add(&mut self, place: Place, cost: Cost) {
        if self.costs.len() >= MOST && !self.costs.contains_key(&place) {
            return;
        }
        let known = self.costs.entry(place).or_default();
        *known = known.and(cost);
    }
}

/// Counts a call for whoever runs the process, who is told of no account.
fn count(place: &Place, cost: &Cost) {
    let labels = [
        Label::new("plugin", place.plugin.to_string()),
        Label::from_static_parts("point", place.point),
    ];
    counter!("bailey_plugin_calls_total", labels.iter()).increment(1);
    counter!("bailey_plugin_failures_total", labels.iter()).increment(cost.failures);
    counter!("bailey_plugin_cpu_microseconds_total", labels.iter()).increment(cost.cpu_us);
    let took = Duration::from_micros(cost.wall_us);
    histogram!("bailey_plugin_call_seconds", labels.iter()).record(took);
    #[expect(clippy::cast_precision_loss, reason = "a figure to look at")]
    let memory = cost.memory_peak as f64;
    histogram!("bailey_plugin_memory_bytes", labels.iter()).record(memory);
}

fn hour_cost(place: &Place, cost: Cost) -> HourCost {
    HourCost {
        hour: place.hour,
        point: place.point.to_owned(),
        cost,
    }
}

impl Plugins {
    /// Writes down what calls cost, if the last time is a while ago.
    pub(crate) fn keep_costs(&self, now: Timestamp) {
        let mut plugins = BTreeMap::<(AccountId, Arc<str>), Vec<_>>::new();
        for (place, cost) in self.costs().due(now) {
            let of = (place.account.clone(), Arc::clone(&place.plugin));
            plugins.entry(of).or_default().push((place, cost));
        }
        for ((id, plugin), costs) in plugins {
            if let Err(error) = self.keep_cost(&id, &plugin, &costs) {
                tracing::warn!(account = %id, %plugin, %error, "what a plugin cost is not kept yet");
                let mut gathered = self.costs().lock();
                for (place, cost) in costs {
                    gathered.add(place, cost);
                }
            }
        }
    }

    fn keep_cost(&self, id: &AccountId, plugin: &str, costs: &[(Place, Cost)]) -> Result<()> {
        let account = self.crm().account(id)?;
        let costs: Vec<HourCost> = costs
            .iter()
            .map(|(place, cost)| hour_cost(place, *cost))
            .collect();
        let plugin = plugin.to_owned();
        Ok(account.write(move |write| cost::add(write, &plugin, &costs))?)
    }

    /// What an installed plugin's calls cost from the hour of this moment on, by hour
    /// and extension point, the earliest first; the last minute included. For admins.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] with `Denied` to members; [`crate::Error::NotFound`].
    pub fn cost(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        since: Timestamp,
    ) -> Result<Vec<HourCost>> {
        if !context.access.admin {
            let why = "only an admin sees what plugins cost";
            return Err(bailey_crm::Error::Denied(why.into()).into());
        }
        crate::life::installed(account, plugin)?;
        let since = hour_of(since);
        let kept = account.read(|read| cost::since(read, plugin, since))?;
        let waiting = self.costs().waiting(account.id(), plugin, since);
        let mut all: BTreeMap<(Timestamp, String), Cost> = BTreeMap::new();
        for HourCost { hour, point, cost } in kept.into_iter().chain(waiting) {
            let known = all.entry((hour, point)).or_default();
            *known = known.and(cost);
        }
        let hours = all.into_iter();
        Ok(hours
            .map(|((hour, point), cost)| HourCost { hour, point, cost })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(plugin: &str) -> Place {
        Place {
            account: "demo".parse().expect("a name"),
            plugin: plugin.into(),
            hour: Timestamp(0),
            point: "pages",
        }
    }

    #[test]
    fn what_is_counted_is_bounded_and_what_is_known_goes_on() {
        let mut gathered = Gathered::default();
        let call = Cost {
            calls: 1,
            ..Cost::default()
        };
        for number in 0..=MOST {
            gathered.add(place(&number.to_string()), call);
        }
        assert_eq!(gathered.costs.len(), MOST);
        gathered.add(place("0"), call);
        assert_eq!(gathered.costs[&place("0")].calls, 2);
    }

    #[test]
    fn it_is_written_now_and_then() {
        let costs = Costs::default();
        let id = "demo".parse().expect("a name");
        costs.note(&id, &"a".into(), "pages", &Usage::default(), true);
        assert_eq!(costs.waiting(&id, "a", Timestamp(0))[0].cost.failures, 1);
        assert_eq!(costs.due(Timestamp(GATHERED_MS)).len(), 1);
        costs.note(&id, &"a".into(), "pages", &Usage::default(), false);
        assert!(costs.due(Timestamp(2 * GATHERED_MS - 1)).is_empty());
        assert_eq!(costs.due(Timestamp(2 * GATHERED_MS)).len(), 1);
    }
}
