//! Python: `componentize-py` makes a component of the interpreter and the plugin's
//! modules, as they stand after they were imported.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::language::{Language, Sdk, Tested};
use super::tools::{self, Folders};
use super::{Build, unexported, while_waiting, world};
use crate::Source;

pub(super) const PYTHON: Language = Language {
    name: "python",
    mark: LIST,
    sources: &[LIST, "src"],
    template: &[
        (
            LIST,
            include_str!("../../templates/python/requirements.txt"),
        ),
        (
            "src/plugin.py",
            include_str!("../../templates/python/src/plugin.py"),
        ),
        (
            "src/front.py",
            include_str!("../../templates/python/src/front.py"),
        ),
        (
            "src/deals.py",
            include_str!("../../templates/python/src/deals.py"),
        ),
        (
            "tests/test_deals.py",
            include_str!("../../templates/python/tests/test_deals.py"),
        ),
    ],
    dependency,
    component,
    test,
};

/// What the plugin is written with.
const LIST: &str = "requirements.txt";

/// The module with the plugin's classes, in `src`.
const ENTRY: &str = "plugin";

/// What `componentize-py` leaves in a component: the function that readied the
/// interpreter while it was built.
const READYING: &str = "exports";

const MISSING: &str = "install Python 3.11 or later from https://python.org, with its modules \
                       venv and pip (Debian: python3-venv)";

fn dependency(sdk: &Sdk) -> String {
    match sdk {
        Sdk::Folder(folder) => folder.display().to_string(),
        Sdk::Version(version) => format!("bailey-sdk=={version}"),
    }
}

/// An environment of Python's with what the plugin names in it.
struct Environment {
    folders: Folders,
    programs: PathBuf,
}

impl Environment {
    fn of(build: &Build) -> Result<Self> {
        let folders = Folders::of(build, PYTHON.name)?;
        let programs =
            folders
                .target
                .join("environment")
                .join(if cfg!(windows) { "Scripts" } else { "bin" });
        let environment = Self { folders, programs };
        let Folders { plugin, target } = &environment.folders;
        tools::install(
            &environment.folders,
            LIST,
            &environment.programs,
            "installing what requirements.txt names",
            || {
                let python = if cfg!(windows) { "python" } else { "python3" };
                let mut made = Command::new(python);
                made.args(["-m", "venv", "--clear"])
                    .arg(target.join("environment"));
                tools::run(&mut made, MISSING, MISSING)?;
                let mut pip = environment.program("python");
                pip.args(["-m", "pip", "install", "--quiet"])
                    .args(["--disable-pip-version-check", "--requirement", LIST])
                    .current_dir(plugin);
                let failed = "pip could not install what requirements.txt names: mend it there";
                tools::run(&mut pip, MISSING, failed)
            },
        )?;
        Ok(environment)
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command
            .env_remove("PYTHONPATH")
            .env_remove("VIRTUAL_ENV")
            .env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }

    /// `componentize-py`, told which contract the plugin is built for.
    fn componentize(&self) -> Result<Command> {
        let source = Source::read(&self.folders.plugin)?;
        let wit = world::write(&source.manifest, &self.folders.target)?;
        let mut command = self.program("componentize-py");
        command.arg("--quiet").arg("--wit-path").arg(wit);
        command.args(["--world", world::WORLD]);
        Ok(command)
    }

    /// Where the plugin's dependencies are.
    fn packages(&self) -> Result<PathBuf> {
        let asked = self
            .program("python")
            .args([
                "-c",
                "import sysconfig; print(sysconfig.get_path('purelib'))",
            ])
            .output()
            .context("cannot ask Python for its folders")?;
        Ok(String::from_utf8_lossy(&asked.stdout).trim().into())
    }
}

fn component(build: &Build) -> Result<Vec<u8>> {
    let environment = Environment::of(build)?;
    let Folders { plugin, target } = &environment.folders;
    let out = target.join("component.wasm");
    let mut made = environment.componentize()?;
    // Without what the interpreter would drag in of WASI, sockets above all: nothing of
    // it is granted to a plugin anyway.
    made.args(["componentize", "--stub-wasi"])
        .arg("--python-path")
        .arg(plugin.join("src"))
        .arg("--python-path")
        .arg(environment.packages()?)
        .arg("--output")
        .arg(&out)
        .arg(ENTRY);
    while_waiting("making a component of src/plugin.py", || {
        tools::run(
            &mut made,
            "bailey-sdk brings componentize-py along: is it in requirements.txt?",
            "componentize-py could not make a component of src/plugin.py: it imports the module, \
             and what Python says above is what went wrong there",
        )
    })?;
    let made = fs::read(&out).with_context(|| format!("cannot read {}", out.display()))?;
    unexported::without(&made, READYING).context("componentize-py made no component")
}

fn test(build: &Build) -> Result<Tested> {
    let environment = Environment::of(build)?;
    let Folders { plugin, target } = &environment.folders;
    if tools::tests(plugin, ".py").is_empty() {
        return Ok(Tested::Nothing);
    }
    let types = target.join("types");
    write_types(&environment, &types)?;
    let path = std::env::join_paths([plugin.join("src"), types])?;
    let mut tests = environment.program("python");
    tests
        .args(["-m", "unittest", "discover", "--start-directory", "tests"])
        .current_dir(plugin)
        .env("PYTHONPATH", path);
    tools::run(
        &mut tests,
        MISSING,
        "the plugin's own tests failed: what Python says above names them",
    )?;
    Ok(Tested::Passed)
}

/// Writes the contract's types as modules, for tests and editors.
fn write_types(environment: &Environment, types: &Path) -> Result<()> {
    if types.exists() {
        fs::remove_dir_all(types).with_context(|| format!("cannot empty {}", types.display()))?;
    }
    let mut made = environment.componentize()?;
    made.arg("bindings").arg(types);
    tools::run(
        &mut made,
        "bailey-sdk brings componentize-py along: is it in requirements.txt?",
        "componentize-py could not write the contract's types",
    )?;
    if types.is_dir() {
        return Ok(());
    }
    bail!("componentize-py wrote no types to {}", types.display())
}
