//! The conformance run: a plugin called wherever it takes part, with all that it asks
//! for, then with each capability refused in turn, and failing in turn. One that
//! conforms says no politely wherever it can't work; one that breaks when it lacks
//! something breaks here, and not where somebody relies on it.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use bailey_plugins::{CallNote, Condition, Error, Manifest, Offer};

use crate::bailey::Bailey;
use crate::shares::{Share, shares};

/// What came of a conformance run.
#[derive(Debug)]
pub struct Conformance {
    /// One for each way in which it was called.
    pub trials: Vec<Trial>,
}

/// A plugin called everywhere, under one condition.
#[derive(Debug)]
pub struct Trial {
    /// The capability and what was the matter with it; none when all was granted.
    pub lacking: Option<(String, Condition)>,
    /// The calls that were made.
    pub calls: Vec<CallNote>,
    /// It could not be enabled, and said so.
    pub declined: Option<String>,
}

impl Trial {
    /// The calls that broke.
    pub fn broken(&self) -> impl Iterator<Item = &CallNote> {
        self.calls.iter().filter(|note| note.failure.is_some())
    }
}

impl Conformance {
    /// Whether no call broke.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.trials
            .iter()
            .all(|trial| trial.broken().next().is_none())
    }

    /// By extension point, the largest share of each limit that a call with all granted
    /// used; the largest first.
    #[must_use]
    pub fn shares(&self) -> Vec<(&'static str, Vec<Share>)> {
        let granted = self.trials.iter().filter(|trial| trial.lacking.is_none());
        let mut points: Vec<(&'static str, Vec<Share>)> = Vec::new();
        for note in granted.flat_map(|trial| &trial.calls) {
            let found = points.iter_mut().find(|(point, _)| *point == note.point);
            let Some((_, known)) = found else {
                points.push((note.point, shares(note)));
                continue;
            };
            for share in shares(note) {
                for known in known.iter_mut().filter(|it| it.limit == share.limit) {
                    if share.percent() > known.percent() {
                        *known = share;
                    }
                }
            }
            known.sort_by_key(|share| std::cmp::Reverse(share.percent()));
        }
        points
    }
}

/// Tries a package on. `told` hears what is tried next: how many trials are over, of how
/// many.
///
/// # Errors
/// It is no package, or can't be installed even with all granted.
pub fn conformance(
    package: impl Into<Arc<[u8]>>,
    told: &mut dyn FnMut(usize, usize),
) -> Result<Conformance> {
    let package: Arc<[u8]> = package.into();
    let offer = Offer::read(Arc::clone(&package))?;
    let manifest = offer.manifest();
    let capabilities: Vec<&String> = manifest.capabilities.keys().collect();
    let total = 1 + 2 * capabilities.len();
    told(0, total);
    let mut bailey = Bailey::new()?;
    bailey
        .install(Arc::clone(&package))
        .context("with all that it asks for")?;
    bailey.call_everywhere(manifest)?;
    let mut trials = vec![Trial {
        lacking: None,
        calls: bailey.calls(),
        declined: None,
    }];
    for capability in capabilities {
        for condition in [Condition::Refused, Condition::Failing] {
            told(trials.len(), total);
            if trials
                .last()
                .is_some_and(|last| last.broken().next().is_some())
            {
                // A plugin that broke is called less: the next trial begins afresh.
                bailey = bailey.another()?;
                bailey.install(Arc::clone(&package))?;
            }
            let tried = tried(&bailey, manifest, capability, condition);
            trials.push(tried.with_context(|| format!("without `{capability}`"))?);
        }
    }
    Ok(Conformance { trials })
}

/// Switches it off and, lacking the capability, on again, and calls it everywhere.
fn tried(
    bailey: &Bailey,
    manifest: &Manifest,
    capability: &str,
    condition: Condition,
) -> Result<Trial> {
    let (plugin, before) = (manifest.id.as_str(), bailey.calls().len());
    let mut declined = None;
    bailey.disable(plugin)?;
    bailey.set(capability, Some(condition));
    match bailey.enable(plugin) {
        Ok(()) => {}
        // What broke is among the calls. Either way it may still lose it later.
        Err(error @ (Error::Answered { .. } | Error::Failed { .. })) => {
            if let Error::Answered { answer, .. } = &error {
                declined = Some(answer.message.clone());
            }
            bailey.set(capability, None);
            bailey.enable(plugin)?;
            bailey.set(capability, Some(condition));
        }
        Err(error) => return Err(error.into()),
    }
    bailey.call_everywhere(manifest)?;
    bailey.set(capability, None);
    Ok(Trial {
        lacking: Some((capability.to_owned(), condition)),
        calls: bailey.calls().split_off(before),
        declined,
    })
}
