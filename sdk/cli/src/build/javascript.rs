//! JavaScript: the SDK's `build.js` makes one module of the plugin's, and a component of
//! that and an engine.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::language::{Language, Sdk, Tested};
use super::tools::{self, Folders};
use super::{Build, while_waiting, world};
use crate::Source;

pub(super) const JAVASCRIPT: Language = Language {
    name: "javascript",
    mark: LIST,
    sources: &[LIST, "src"],
    template: &[
        (
            LIST,
            include_str!("../../templates/javascript/package.json"),
        ),
        (
            "jsconfig.json",
            include_str!("../../templates/javascript/jsconfig.json"),
        ),
        (
            "src/plugin.js",
            include_str!("../../templates/javascript/src/plugin.js"),
        ),
        (
            "src/front.js",
            include_str!("../../templates/javascript/src/front.js"),
        ),
        (
            "src/deals.js",
            include_str!("../../templates/javascript/src/deals.js"),
        ),
        (
            "tests/deals.test.js",
            include_str!("../../templates/javascript/tests/deals.test.js"),
        ),
    ],
    dependency,
    component,
    test,
};

/// What the plugin is written with.
const LIST: &str = "package.json";

/// The SDK's program, once it is installed.
const BUILD: &str = "node_modules/bailey-sdk/build.js";

/// What puts stand-ins in the place of the host, for tests.
const STAND_INS: &str = "bailey-sdk/testing/register.js";

const MISSING: &str = "install Node.js 20.6 or later, with npm, from https://nodejs.org";

/// Capabilities without which the engine's own clocks stand still and its dice always
/// fall alike: what they bring in has to be granted.
const FEATURES: [(&str, &str); 2] = [("clock", "clocks"), ("random", "random")];

fn dependency(sdk: &Sdk) -> String {
    match sdk {
        Sdk::Folder(folder) => {
            format!("\"bailey-sdk\": {:?}", format!("file:{}", folder.display()))
        }
        Sdk::Version(version) => format!("\"bailey-sdk\": {version:?}"),
    }
}

/// The folders, with what the plugin names installed.
fn installed(build: &Build) -> Result<Folders> {
    let folders = Folders::of(build, JAVASCRIPT.name)?;
    tools::install(
        &folders,
        LIST,
        &folders.plugin.join(BUILD),
        "installing what package.json names",
        || {
            // npm takes a folder that it copied before for the same, whatever changed in it.
            let there = folders.plugin.join("node_modules");
            if there.exists() {
                let removed = fs::remove_dir_all(&there);
                removed.with_context(|| format!("cannot remove {}", there.display()))?;
            }
            let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
            // A folder is copied and not linked to: what it depends on has to be found.
            npm.args(["install", "--install-links", "--no-audit", "--no-fund"])
                .arg("--loglevel=error")
                .current_dir(&folders.plugin);
            let failed = "npm could not install what package.json names: mend it there";
            tools::run(&mut npm, MISSING, failed)
        },
    )?;
    Ok(folders)
}

fn component(build: &Build) -> Result<Vec<u8>> {
    let Folders { plugin, target } = installed(build)?;
    let manifest = Source::read(&plugin)?.manifest;
    let wit = world::write(&manifest, &target)?;
    let out = target.join("component.wasm");
    let granted = FEATURES
        .iter()
        .filter(|(capability, _)| manifest.capabilities.contains_key(*capability));
    let mut made = Command::new("node");
    made.arg(BUILD)
        .arg("src/plugin.js")
        .arg(&wit)
        .arg(world::WORLD)
        .arg(&out)
        .arg(target.join("types"))
        .args(granted.map(|(_, feature)| feature))
        .current_dir(&plugin);
    while_waiting("making a component of src/plugin.js", || {
        tools::run(
            &mut made,
            MISSING,
            "no component could be made of src/plugin.js: what is said above is what went wrong",
        )
    })?;
    fs::read(&out).with_context(|| format!("cannot read {}", out.display()))
}

fn test(build: &Build) -> Result<Tested> {
    let Folders { plugin, target } = installed(build)?;
    let found = tools::tests(&plugin, ".test.js");
    if found.is_empty() {
        return Ok(Tested::Nothing);
    }
    let wit = world::write(&Source::read(&plugin)?.manifest, &target)?;
    let mut tests = Command::new("node");
    tests
        .args(["--import", STAND_INS, "--test"])
        .args(found)
        .env("BAILEY_WIT", wit)
        .current_dir(&plugin);
    tools::run(
        &mut tests,
        MISSING,
        "the plugin's own tests failed: what Node says above names them",
    )?;
    Ok(Tested::Passed)
}
