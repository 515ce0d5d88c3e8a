//! Plugins in Python and JavaScript, built as anybody builds them and tried on the real
//! host: the examples of the catalogue, and what `new` begins.
//!
//! They need the languages' own tools, and the registries that these take packages from.
//! Where one is missing, its tests say so and do nothing; `.ci/run` installs all tools.

#![cfg(feature = "commands")]
#![expect(
    clippy::unwrap_used,
    reason = "a test that can't start the program ends here"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Held by who builds in the folders of the examples: two at once are in each other's way.
static BUILDING: Mutex<()> = Mutex::new(());

fn building() -> MutexGuard<'static, ()> {
    BUILDING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The folder of a plugin that comes with Bailey's source.
fn example(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.join("plugins/examples").join(name)
}

/// Whether this answers well on this machine.
fn has(program: &str, asked: &[&str]) -> bool {
    let mut command = Command::new(program);
    let ran = command
        .args(asked)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let has = ran.is_ok_and(|status| status.success());
    if !has {
        let asked = asked.join(" ");
        eprintln!("SKIPPED: `{program} {asked}` doesn't answer on this machine");
    }
    has
}

fn python() -> bool {
    has("python3", &["-m", "venv", "--help"])
        && has(
            "python3",
            &["-m", "pip", "index", "versions", "componentize-py"],
        )
}

fn javascript() -> bool {
    has("node", &["--version"])
        && has(
            "npm",
            &["view", "@bytecodealliance/componentize-js", "version"],
        )
}

/// What the program says of it, all of which has to be well.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bailey-plugin"));
    let output = command
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = [&output.stdout[..], &output.stderr[..]].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    said
}

/// Its own tests pass, each of its scenarios holds, and it bears whatever it is refused.
fn holds(folder: &Path, scenarios: &[&str]) {
    let said = said(folder, &["test"]);
    for name in scenarios {
        let held = said.lines().any(|line| {
            line.strip_prefix("holds")
                .is_some_and(|line| line.trim() == *name)
        });
        assert!(held, "`{name}` is not said to hold: {said}");
    }
    assert!(said.contains("refused, calls"), "{said}");
}

/// A plugin that `new` begins in this language.
fn begun(language: &str) {
    let folder = tempfile::tempdir().unwrap();
    let new = ["new", "acme.open-deals", "--language", language];
    said(folder.path(), &[&new[..], &["--folder", "begun"]].concat());
    let begun = folder.path().join("begun");
    holds(&begun, &["open deals are shown, the biggest first"]);
    said(&begun, &["check"]);
}

#[test]
fn the_example_in_python_makes_tasks() {
    if python() {
        let _alone = building();
        let scenarios = [
            "a silent deal gets one task",
            "tasks that can't be made are made later",
        ];
        holds(&example("follow-up"), &scenarios);
    }
}

#[test]
fn the_example_in_javascript_keeps_scores() {
    if javascript() {
        let _alone = building();
        let scenarios = [
            "the score follows what people do",
            "without its field nothing breaks",
        ];
        holds(&example("deal-scoring"), &scenarios);
    }
}

#[test]
fn the_examples_are_published_into_a_catalogue() {
    if python() && javascript() {
        let _alone = building();
        let folder = tempfile::tempdir().unwrap();
        let catalogue = folder.path().join("catalogue");
        let publish = example("publish");
        let mut command = Command::new(publish);
        command
            .arg(&catalogue)
            .env("BAILEY_PLUGIN", env!("CARGO_BIN_EXE_bailey-plugin"))
            .env("XDG_CONFIG_HOME", folder.path().join("config"));
        let output = command.stdin(Stdio::null()).output().unwrap();
        let said = [&output.stdout[..], &output.stderr[..]].concat();
        let told = String::from_utf8_lossy(&said);
        assert!(output.status.success(), "{told}");
        assert!(told.contains("publishers add example "), "{told}");
        let packages = std::fs::read_dir(&catalogue).unwrap();
        let signed = packages.map(|entry| {
            let path = entry.unwrap().path();
            let told = self::said(folder.path(), &["inspect", path.to_str().unwrap()]);
            assert!(told.contains("\nsigned with ed25519:"), "{told}");
        });
        assert_eq!(signed.count(), 3);
    }
}

#[test]
fn a_plugin_begun_in_python_holds() {
    if python() {
        begun("python");
    }
}

#[test]
fn a_plugin_begun_in_javascript_holds() {
    if javascript() {
        begun("javascript");
    }
}
