//! Calls a guest: a place, an instance, the call, and what came of it.

use std::sync::Arc;

use wasmtime::Store;
use wasmtime::component::Instance;

use crate::live::Resident;
use crate::{CallLimits, CallState, Failure, Loaded, Sandbox, Usage};

/// Whose code runs: a plugin, and the account for which it runs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Guest {
    /// The account.
    pub account: Arc<str>,
    /// The plugin's id.
    pub plugin: Arc<str>,
}

/// Which instance serves a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reuse {
    /// A new one, which knows nothing of earlier calls.
    Fresh,
    /// One that served the same plugin in the same account before, if there is.
    Live,
}

/// What came of a call.
#[derive(Debug)]
pub struct Called<D, R> {
    /// What the guest answered.
    pub result: Result<R, Failure>,
    /// What the call used.
    pub usage: Usage,
    /// What the guest printed, as far as the limit of its log allowed; empty for
    /// most. It belongs into the plugin's log.
    pub output: String,
    /// The host's data, with what the guest's calls to the host made of it.
    pub data: D,
}

impl Sandbox {
    /// Calls a component on this thread, which must be one that may block.
    ///
    /// `act` makes the calls, with the store and the instance; what it returns
    /// is the result. It may return a [`Failure`] as its error, such as
    /// [`Failure::BadOutput`].
    ///
    /// A call made within another one on the same thread, by a host function or
    /// by `act`, is a nested call: it takes one of the places reserved for them.
    /// A live instance that failed in any way is never used again.
    ///
    /// # Panics
    ///
    /// Where `act` or a host function does; places and instances are given back.
    pub fn call<D: Send + 'static, R>(
        &self,
        loaded: &Loaded<D>,
        guest: &Guest,
        reuse: Reuse,
        limits: &CallLimits,
        data: D,
        act: impl FnOnce(&mut Store<CallState<D>>, &Instance) -> wasmtime::Result<R>,
    ) -> Called<D, R> {
        // Given back last, by the order in which Rust drops: what the store takes of
        // the pool is free only once the store is gone.
        let _place = match self.places.take(guest) {
            Ok(place) => place,
            Err(failure) => {
                let usage = Usage::default();
                return Called {
                    result: Err(failure),
                    usage,
                    output: String::new(),
                    data,
                };
            }
        };
        let moment = self.live.moment();
        let resident = match reuse {
            Reuse::Fresh => None,
            Reuse::Live => self.live.take::<D>(guest, loaded.id()),
        };
        let (mut store, instance, calls) = match resident {
            Some(Resident {
                mut store,
                instance,
                calls,
            }) => {
                store.data_mut().renew(data, *limits);
                prepare(&mut store, limits);
                (store, Ok(instance), calls)
            }
            None => {
                let mut store = Store::new(self.engine(), CallState::new(data, *limits));
                observe(&mut store);
                prepare(&mut store, limits);
                let instance = loaded.instance_pre().instantiate(&mut store);
                (store, instance, 0)
            }
        };
        let outcome = instance.and_then(|instance| Ok((act(&mut store, &instance)?, instance)));
        let (usage, stopped) = store.data_mut().meter.finish();
        let output = store.data_mut().take_output();
        let data = store.data_mut().take_data();
        let result = match (outcome, stopped) {
            (Ok((answer, instance)), None) => {
                if reuse == Reuse::Live {
                    let resident = Resident {
                        store,
                        instance,
                        calls: calls + 1,
                    };
                    self.live.put(guest, loaded.id(), moment, resident);
                }
                Ok(answer)
            }
            (_, Some(stopped)) => Err(stopped),
            (Err(error), None) => Err(Failure::from_call(&error, limits)),
        };
        Called {
            result,
            usage,
            output,
            data,
        }
    }
}

/// Has the engine tell a new store's meter what the guest does.
fn observe<D: 'static>(store: &mut Store<CallState<D>>) {
    store.limiter(|state| &mut state.meter);
    store.call_hook(|mut store, hook| store.data_mut().meter.crossing(hook));
    store.epoch_deadline_callback(|mut store| store.data_mut().meter.tick());
}

/// Sets what the engine itself limits in a call.
fn prepare<D: 'static>(store: &mut Store<CallState<D>>, limits: &CallLimits) {
    store.set_hostcall_fuel(usize::try_from(limits.bytes_a_crossing).unwrap_or(usize::MAX));
    store.set_epoch_deadline(1);
}
