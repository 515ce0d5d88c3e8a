//! Hears when something of a plugin is saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use anyhow::{Context as _, Result};
use bailey_plugin::Language;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// What is saved together, as editors and tools do it, is one change.
const TOGETHER: Duration = Duration::from_millis(150);

/// What belongs to a plugin in every language.
const SHARED: &[&str] = &["plugin.toml", "locales", "icon.png"];

/// Hears of changes for as long as it is kept.
pub struct Watch {
    changes: Receiver<()>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches what the plugin in this folder is made of.
    ///
    /// # Errors
    /// The system can't tell.
    pub fn of(folder: &Path) -> Result<Self> {
        let shown = folder.display();
        let folder = folder
            .canonicalize()
            .with_context(|| format!("cannot open {shown}"))?;
        let sources = Language::of(&folder)?.sources;
        let parts: Vec<PathBuf> = SHARED
            .iter()
            .chain(sources)
            .map(|part| folder.join(part))
            .collect();
        let (tell, changes) = mpsc::channel();
        let heard = parts.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let changed = |event: &Event| {
                let read = matches!(event.kind, EventKind::Access(_));
                let of = |path: &PathBuf| heard.iter().any(|part| path.starts_with(part));
                !read && event.paths.iter().any(of)
            };
            if event.is_ok_and(|event| changed(&event)) {
                // Nobody waits any more only if the process ends.
                let _told = tell.send(());
            }
        })
        .context("the system can't tell when files change")?;
        let mut watch = |path: &Path, mode| {
            let watched = watcher.watch(path, mode);
            watched.with_context(|| format!("cannot watch {}", path.display()))
        };
        // Files by their folder: editors put another file in a file's place.
        watch(&folder, RecursiveMode::NonRecursive)?;
        for part in parts.iter().filter(|part| part.is_dir()) {
            watch(part, RecursiveMode::Recursive)?;
        }
        Ok(Self {
            changes,
            _watcher: watcher,
        })
    }

    /// Waits for the next change; false if there will be none.
    pub fn wait(&self) -> bool {
        if self.changes.recv().is_err() {
            return false;
        }
        loop {
            match self.changes.recv_timeout(TOGETHER) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }
}
