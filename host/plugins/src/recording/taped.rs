//! Host functions with a tape beside them. The implementations are written out by the
//! build script, one for each function of the contract.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Exchange, Tape};
use crate::call::HostCall;
use crate::contract::bailey::crm::types::Error;

/// A call's host functions, which are put down or given again where the call has a tape.
pub struct Taped<'a>(pub HostCall<'a>);

/// What a host function answers, which can also be that there is no answer.
pub trait Unanswered {
    /// That there is none.
    fn unanswered(reason: &str) -> Self;
}

impl<T> Unanswered for Result<T, Error> {
    fn unanswered(reason: &str) -> Self {
        Err(Error::Unavailable(reason.to_owned()))
    }
}

impl<'a> Taped<'a> {
    /// One host function: done, and put down if somebody wants that; or answered from
    /// the tape.
    fn pass<A: Serialize, R: Serialize + DeserializeOwned + Unanswered>(
        &mut self,
        capability: &'static str,
        function: &'static str,
        arguments: A,
        act: impl FnOnce(&mut HostCall<'a>, A) -> R,
    ) -> R {
        match &mut self.0.call.tape {
            None => act(&mut self.0, arguments),
            Some(tape @ Tape::Playing { .. }) => {
                let asked = serde_json::to_value(&arguments).unwrap_or_default();
                let answer = tape.answer(capability, function, &asked);
                answer.unwrap_or_else(|| R::unanswered("the recording has no answer to this"))
            }
            Some(Tape::Recording { .. }) => {
                let asked = serde_json::to_value(&arguments).unwrap_or_default();
                let answer = act(&mut self.0, arguments);
                let answered = serde_json::to_value(&answer).unwrap_or_default();
                if let Some(tape) = &mut self.0.call.tape {
                    tape.put(Exchange {
                        capability: capability.to_owned(),
                        function: function.to_owned(),
                        asked,
                        answered,
                    });
                }
                answer
            }
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/taped.rs"));
