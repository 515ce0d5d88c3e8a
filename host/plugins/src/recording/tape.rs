//! What goes between a plugin and the host within one call: put down while it happens,
//! or given again as it was put down.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Exchange;
use super::redact;

/// A tape longer than this is dropped, in bytes: a call that reads half of the account
/// is no use to anybody who looks for a mistake.
const LONGEST: usize = 4 << 20;

/// The tape of one call.
#[derive(Debug)]
pub enum Tape {
    /// What happens is put down.
    Recording {
        /// The function that was called.
        function: &'static str,
        /// With what.
        arguments: Value,
        /// What was asked of the host so far.
        exchanges: Vec<Exchange>,
        /// How long that is; too long if it is over the limit.
        bytes: usize,
    },
    /// What was put down is answered.
    Playing {
        /// What is left of it.
        exchanges: Vec<Exchange>,
        /// Where the plugin asks otherwise than it did.
        otherwise: Vec<String>,
    },
}

impl Tape {
    /// A new tape for a call of this function; none if its arguments can't be put down.
    pub fn record(function: &'static str, arguments: &impl Serialize) -> Option<Self> {
        let arguments = serde_json::to_value(arguments).ok()?;
        Some(Self::Recording {
            function,
            bytes: arguments.to_string().len(),
            arguments,
            exchanges: Vec::new(),
        })
    }

    /// A tape that answers what was put down.
    pub fn play(exchanges: Vec<Exchange>) -> Self {
        Self::Playing {
            exchanges,
            otherwise: Vec::new(),
        }
    }

    /// Puts down one exchange.
    pub fn put(&mut self, exchange: Exchange) {
        if let Self::Recording {
            exchanges, bytes, ..
        } = self
        {
            *bytes += exchange.asked.to_string().len() + exchange.answered.to_string().len();
            if *bytes <= LONGEST {
                exchanges.push(exchange);
            } else {
                exchanges.clear();
            }
        }
    }

    /// Whether more happened than is put down.
    pub fn is_too_long(&self) -> bool {
        matches!(self, Self::Recording { bytes, .. } if *bytes > LONGEST)
    }

    /// What was answered to this: to the same question if there was one, or else to the
    /// next one of that function. None where the plugin asks what it didn't.
    pub fn answer<R: DeserializeOwned>(
        &mut self,
        capability: &str,
        function: &str,
        asked: &Value,
    ) -> Option<R> {
        let Self::Playing {
            exchanges,
            otherwise,
        } = self
        else {
            return None;
        };
        let of = |exchange: &Exchange| {
            exchange.capability == capability && exchange.function == function
        };
        let asked = redact::as_shape(capability, asked);
        let same = |exchange: &Exchange| {
            of(exchange) && redact::as_shape(capability, &exchange.asked) == asked
        };
        let place = exchanges.iter().position(same).or_else(|| {
            otherwise.push(format!(
                "{capability}.{function} is asked with other values"
            ));
            exchanges.iter().position(of)
        });
        let Some(place) = place else {
            otherwise.push(format!("{capability}.{function} was not asked so often"));
            return None;
        };
        let answered = exchanges.remove(place).answered;
        match serde_json::from_value(answered) {
            Ok(answer) => Some(answer),
            Err(error) => {
                otherwise.push(format!(
                    "{capability}.{function} answers otherwise: {error}"
                ));
                None
            }
        }
    }
}
