//! Components as they were built for each released version, in each language.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use bailey_package::Package;
use bailey_package::contract::VERSIONS;
use bailey_testing::{Bailey, Scenario, conformance};

use crate::source;

/// A plugin in each language, of those that are kept of every version.
const LANGUAGES: [&str; 3] = [
    "example.duplicate-finder",
    "example.follow-up",
    "example.deal-scoring",
];

/// The files of a folder with this ending; none if it isn't there.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.to_str().unwrap().ends_with(ending));
    files.sort();
    files
}

/// The packages that are kept of this version: id and bytes.
fn kept(version: &str) -> Vec<(String, Vec<u8>)> {
    let files = files(&source("tests/kept").join(version), ".wasm.zst");
    let read = files.iter().map(|file| {
        let name = file.file_name().unwrap().to_str().unwrap();
        let id = name.strip_suffix(".wasm.zst").unwrap().to_owned();
        (id, zstd::decode_all(File::open(file).unwrap()).unwrap())
    });
    read.collect()
}

/// Tries all of a version on that are in the language's example, or in none.
fn run_on_this_host(chosen: impl Fn(&str) -> bool) {
    for version in VERSIONS {
        let version = version.to_string();
        let mut ran = 0;
        for (id, bytes) in kept(&version) {
            if !chosen(&id) {
                continue;
            }
            ran += 1;
            let package = Package::read(bytes.as_slice()).unwrap();
            assert_eq!(package.manifest().contract.to_string(), version, "{id}");
            let tried = conformance(bytes.as_slice(), &mut |_, _| ()).unwrap();
            for trial in &tried.trials {
                let broken: Vec<_> = trial.broken().collect();
                assert!(broken.is_empty(), "{id}, {:?}: {broken:?}", trial.lacking);
                assert!(
                    !trial.calls.is_empty() || trial.declined.is_some(),
                    "{id}, {:?}: nothing was called",
                    trial.lacking
                );
            }
            let ground = Bailey::new().unwrap();
            let folder = source("tests/kept").join(&version).join(&id);
            for file in files(&folder, ".toml") {
                let scenario = Scenario::read(&file).unwrap();
                let bailey = ground.another().unwrap();
                let ran = scenario.run(&bailey, bytes.as_slice());
                ran.unwrap_or_else(|error| panic!("{}: {error:#}", file.display()));
            }
        }
        assert!(ran > 0, "nothing is kept of {version}");
    }
}

#[test]
fn a_plugin_in_each_language_is_kept_of_every_version() {
    for version in VERSIONS {
        let kept = kept(&version.to_string());
        for language in LANGUAGES {
            assert!(kept.iter().any(|(id, _)| id == language), "{language}");
        }
    }
}

#[test]
fn kept_rust_components_run() {
    run_on_this_host(|id| id.starts_with("bailey.") || id == LANGUAGES[0]);
}

#[test]
fn a_kept_python_component_runs() {
    run_on_this_host(|id| id == LANGUAGES[1]);
}

#[test]
fn a_kept_javascript_component_runs() {
    run_on_this_host(|id| id == LANGUAGES[2]);
}
