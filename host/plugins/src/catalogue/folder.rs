//! The packages of a folder.

use std::path::Path;
use std::sync::Arc;

use super::Stock;
use super::offer::{Offer, Refused, contents};
use crate::error::{Error, Result};

/// Reads the folder's `*.wasm` files, by name. A package that is known already is
/// not taken apart again.
pub(super) fn packages(folder: &Path, known: &[Arc<Offer>]) -> Result<Stock> {
    let unreadable = |source| {
        Error::Crm(bailey_crm::Error::File {
            path: folder.to_owned(),
            source,
        })
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            paths.push(path);
        }
    }
    paths.sort();
    let mut stock = Stock::default();
    for path in paths {
        stock.read(&path, known);
    }
    Ok(stock)
}

impl Stock {
    /// Takes in the package in a file, or why there is none.
    pub(super) fn read(&mut self, path: &Path, known: &[Arc<Offer>]) {
        let read = contents(path).and_then(|bytes| {
            let same = known.iter().find(|offer| **offer.package.bytes() == *bytes);
            match same {
                Some(same) => Ok(Arc::clone(same)),
                None => Offer::read(bytes)
                    .map(Arc::new)
                    .map_err(|error| error.to_string()),
            }
        });
        match read {
            Ok(offer) => self.offers.push(offer),
            Err(reason) => self.refuse(path, reason),
        }
    }

    /// Says why there is no package.
    pub(super) fn refuse(&mut self, path: &Path, reason: String) {
        tracing::warn!(path = %path.display(), %reason, "something in the catalogue is no package");
        self.refused.push(Refused {
            path: path.to_owned(),
            reason,
        });
    }
}
