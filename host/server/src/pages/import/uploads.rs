//! Files between being uploaded and being imported: one a person, in memory,
//! until it is imported, replaced, or forgotten.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use bailey_crm::import::{Options, Report, Sheet};
use bailey_crm::{AccountId, UserId};

use crate::pages::viewer::Viewer;
use crate::pages::work::Work;

/// An import that goes on or has ended.
pub(super) type Importing = Work<Options, Report>;

/// How long a file waits for the next step.
const PATIENCE: Duration = Duration::from_secs(60 * 60);
/// How many wait at once; beyond, the one that waits longest is dropped.
const MOST: usize = 16;

/// A file that was read.
#[derive(Debug)]
pub(super) struct Upload {
    /// What people call the file.
    pub(super) name: String,
    /// What is in it.
    pub(super) sheet: Sheet,
    work: Mutex<Option<Arc<Importing>>>,
}

impl Upload {
    /// A file that nothing was done with yet.
    pub(super) fn new(name: String, sheet: Sheet) -> Self {
        Self {
            name,
            sheet,
            work: Mutex::default(),
        }
    }

    /// What is being done with it, or was and nobody has seen it.
    pub(super) fn work(&self) -> Option<Arc<Importing>> {
        self.lock().clone()
    }

    /// Begins work with it; none if some goes on already.
    pub(super) fn begin(&self, options: Options) -> Option<Arc<Importing>> {
        let mut work = self.lock();
        if work.is_some() {
            return None;
        }
        let begun = Arc::new(Work::new(options));
        *work = Some(Arc::clone(&begun));
        Some(begun)
    }

    /// What came of the work was seen.
    pub(super) fn forget_work(&self) {
        *self.lock() = None;
    }

    fn lock(&self) -> MutexGuard<'_, Option<Arc<Importing>>> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Waiting {
    id: String,
    since: Instant,
    upload: Arc<Upload>,
}

/// The files that wait.
#[derive(Clone, Default)]
pub(super) struct Uploads(Arc<Mutex<HashMap<(AccountId, UserId), Waiting>>>);

impl Uploads {
    /// Keeps a file and says by what it is found again.
    pub(super) fn keep(&self, viewer: &Viewer, upload: Upload) -> String {
        let id = format!("{:032x}", rand::random::<u128>());
        let waiting = Waiting {
            id: id.clone(),
            since: Instant::now(),
            upload: Arc::new(upload),
        };
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, waiting| waiting.since.elapsed() < PATIENCE);
        if kept.len() >= MOST {
            let oldest = kept.iter().min_by_key(|(_, waiting)| waiting.since);
            if let Some(oldest) = oldest.map(|(whose, _)| whose.clone()) {
                kept.remove(&oldest);
            }
        }
        kept.insert(whose(viewer), waiting);
        id
    }

    /// The person's file of this id, if it still waits.
    pub(super) fn find(&self, viewer: &Viewer, id: &str) -> Option<Arc<Upload>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = kept
            .get(&whose(viewer))
            .filter(|waiting| waiting.id == id)?;
        (waiting.since.elapsed() < PATIENCE).then(|| Arc::clone(&waiting.upload))
    }

    /// Forgets the person's file.
    pub(super) fn forget(&self, viewer: &Viewer) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&whose(viewer));
    }
}

fn whose(viewer: &Viewer) -> (AccountId, UserId) {
    (viewer.account.id().clone(), viewer.user.id)
}
