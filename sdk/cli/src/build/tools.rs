//! Tools of other languages, which the SDK of each names in one version: they are
//! installed below the plugin's target folder or its own, by the language's own package
//! manager, and again when what the plugin names has changed.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use anyhow::{Context as _, Result, bail};

use super::{Build, while_waiting};

/// The folders of a build, whole: the tools run in the plugin's own folder.
pub(super) struct Folders {
    pub(super) plugin: PathBuf,
    pub(super) target: PathBuf,
}

impl Folders {
    /// Those of this build, for a language's tools.
    pub(super) fn of(build: &Build, language: &str) -> Result<Self> {
        let target = build.target.join(language);
        fs::create_dir_all(&target).with_context(|| format!("cannot make {}", target.display()))?;
        let whole = |folder: &Path| {
            let found = folder.canonicalize();
            found.with_context(|| format!("cannot open {}", folder.display()))
        };
        Ok(Self {
            plugin: whole(&build.folder)?,
            target: whole(&target)?,
        })
    }
}

/// Runs a program to its end; `missing` says how to get it where it isn't there, and
/// `failed` what to do if it says no. What it has to say goes to the terminal.
pub(super) fn run(command: &mut Command, missing: &str, failed: &str) -> Result<()> {
    // A build script's standard output is read by cargo.
    let status = command
        .stdin(Stdio::null())
        .stdout(io::stderr())
        .status()
        .with_context(|| {
            let program = command.get_program().display();
            format!("cannot start {program}; {missing}")
        })?;
    if status.success() {
        return Ok(());
    }
    bail!("{failed} ({status})")
}

/// Installs what the plugin names in `list`, unless `made` is there and nothing changed
/// since: neither the list nor the folders beside the plugin that it names.
pub(super) fn install(
    folders: &Folders,
    list: &str,
    made: &Path,
    what: &str,
    install: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let stamp = folders.target.join("installed");
    let wanted = fingerprint(&folders.plugin, list)?;
    let same = fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted);
    if same && made.exists() {
        return Ok(());
    }
    while_waiting(what, install)?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

/// What changes when the list does, or a file of a folder that it names.
fn fingerprint(plugin: &Path, list: &str) -> Result<String> {
    let path = plugin.join(list);
    let text = fs::read_to_string(&path);
    let text = text.with_context(|| format!("cannot read {}", path.display()))?;
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    for word in text.split(|it: char| it.is_whitespace() || it == '"') {
        let word = word.strip_prefix("file:").unwrap_or(word);
        let folder = plugin.join(word);
        if word.contains('/') && folder.is_dir() {
            let seen = files(&folder, &mut hasher);
            seen.with_context(|| format!("cannot look through {}", folder.display()))?;
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn files(folder: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let made = ["node_modules", "__pycache__", "target", "build"];
        if made.iter().any(|made| name == *made) || name.display().to_string().contains(".egg") {
            continue;
        }
        name.hash(hasher);
        if entry.file_type()?.is_dir() {
            files(&entry.path(), hasher)?;
        } else {
            fs::read(entry.path())?.hash(hasher);
        }
    }
    Ok(())
}

/// Whether there are tests to be run: files in `tests` whose names end so, by path.
pub(super) fn tests(plugin: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(plugin.join("tests")) else {
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let named = |path: &PathBuf| path.to_str().is_some_and(|path| path.ends_with(ending));
    let mut found: Vec<PathBuf> = paths.filter(named).collect();
    found.sort();
    found
}
