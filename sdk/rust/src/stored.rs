//! Values as structs in the plugin's storage, as JSON.
//!
//! ```no_run
//! use bailey_sdk::json::Json;
//! use bailey_sdk::prelude::*;
//! use bailey_sdk::stored;
//!
//! #[derive(Json)]
//! struct Goal {
//!     deals: u32,
//!     note: Option<String>,
//! }
//!
//! # fn main() -> Result<(), Error> {
//! stored::put("goals", "7", &Goal { deals: 20, note: None })?;
//! let goal: Option<Goal> = stored::get("goals", "7")?;
//! # let _ = goal;
//! # Ok(()) }
//! ```

use crate::json::{self, Json, Unreadable, Value};
use crate::sorted::Map;
use crate::storage;
use crate::types::Error;

/// The most entries that the host hands over at once.
const PAGE: u32 = 500;

/// What a bucket has under a key.
///
/// # Errors
/// The host's, and [`Error::Unavailable`] for what another version wrote otherwise.
pub fn get<T: Json>(bucket: &str, key: &str) -> Result<Option<T>, Error> {
    let read = document(bucket, key)?.map(T::read).transpose();
    read.map_err(unreadable)
}

/// Keeps something in a bucket.
///
/// # Errors
/// The host's.
pub fn put(bucket: &str, key: &str, value: &impl Json) -> Result<(), Error> {
    storage::set(bucket, key, json::to_string(value).as_bytes())
}

/// Everything in a bucket, by key.
///
/// # Errors
/// As those of [`get`].
pub fn all<T: Json>(bucket: &str) -> Result<Map<String, T>, Error> {
    let mut found = Map::new();
    each(bucket, &mut |key, document| {
        found.insert(key, T::read(document)?);
        Ok(())
    })?;
    Ok(found)
}

/// Everything in a bucket whose keys are numbers; other keys are passed over.
///
/// # Errors
/// As those of [`get`].
pub fn numbered<K: Ord + std::str::FromStr, T: Json>(bucket: &str) -> Result<Map<K, T>, Error> {
    let mut found = Map::new();
    each(bucket, &mut |key, document| {
        if let Ok(number) = key.parse() {
            found.insert(number, T::read(document)?);
        }
        Ok(())
    })?;
    Ok(found)
}

/// Every entry of a bucket as it is kept, in the order of the keys.
///
/// # Errors
/// The host's.
pub fn entries(bucket: &str) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut found: Vec<(String, Vec<u8>)> = Vec::new();
    loop {
        let after = found.last().map(|entry| entry.0.as_str());
        let page = storage::scan(bucket, "", after, PAGE)?;
        let last = page.len() < PAGE as usize;
        found.extend(page.into_iter().map(|entry| (entry.key, entry.value)));
        if last {
            return Ok(found);
        }
    }
}

// What follows knows no types, so that a component has it once and not for each that it
// keeps.

fn document(bucket: &str, key: &str) -> Result<Option<Value>, Error> {
    let bytes = storage::get(bucket, key)?;
    bytes.map(|bytes| parsed(&bytes)).transpose()
}

fn each(
    bucket: &str,
    take: &mut dyn FnMut(String, Value) -> Result<(), Unreadable>,
) -> Result<(), Error> {
    for (key, bytes) in entries(bucket)? {
        take(key, parsed(&bytes)?).map_err(unreadable)?;
    }
    Ok(())
}

fn parsed(bytes: &[u8]) -> Result<Value, Error> {
    let text = str::from_utf8(bytes);
    let text = text.map_err(|_| unreadable(Unreadable::expected("UTF-8")))?;
    Value::parse(text).map_err(unreadable)
}

fn unreadable(error: Unreadable) -> Error {
    Error::Unavailable(format!("what was stored can't be read: {error}"))
}
