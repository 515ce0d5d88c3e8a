//! Accounts and plugins from the command line: how accounts stand, what they hold as
//! files, and a plugin's life, also where the program is killed in the middle of it.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that can't start the program ends here"
)]

#[path = "../../plugins/tests/plugins/guest.rs"]
mod guest;
#[path = "../../plugins/tests/plugins/keeper.rs"]
mod keeper;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Where the contract is.
const CONTRACT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../wit/v1.0.0");

const ID: &str = "test.keeper";

/// The program on a data folder and a catalogue, with nothing of what is around it.
fn program(folder: &Path, catalogue: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bailey"));
    command
        .args(arguments)
        .arg("--data")
        .arg(folder.join("data"))
        .arg("--catalogue")
        .arg(folder.join(catalogue))
        // Nobody signed what is in these catalogues.
        .arg("--development")
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::null());
    command
}

fn done(folder: &Path, catalogue: &str, arguments: &[&str]) -> String {
    let output = program(folder, catalogue, arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complained}{said}");
    said
}

/// An account, and two catalogues: one with the plugin as it is, one with its next
/// version.
fn office() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (catalogue, version, letter) in [("old", "1.0.0", '1'), ("new", "2.0.0", '2')] {
        let place = folder.path().join(catalogue);
        fs::create_dir(&place).unwrap();
        let package = keeper::keeper(ID, version, letter, &[], "");
        fs::write(place.join("keeper.wasm"), package).unwrap();
    }
    let new = [
        "account",
        "create",
        "acme",
        "--owner",
        "Olga",
        "--email",
        "olga@acme.example",
    ];
    done(folder.path(), "old", &new);
    folder
}

#[test]
fn a_plugin_lives_its_life_from_the_command_line() {
    let folder = office();
    let folder = folder.path();
    let on = |catalogue: &str, act: &str| done(folder, catalogue, &["plugin", act, "acme", ID]);
    let listed = |catalogue: &str| done(folder, catalogue, &["plugin", "list", "acme"]);
    on("old", "install");
    let health = done(folder, "old", &["plugin", "health"]);
    assert!(
        health.contains("acme\ttest.keeper 1.0.0\tenabled"),
        "{health}"
    );
    assert!(listed("old").contains("test.keeper\t1.0.0\tenabled"));
    assert!(on("new", "upgrade").contains("at version 2.0.0"));
    assert!(on("new", "export").contains("\"text\":\"2\""));
    on("new", "roll-back");
    assert!(listed("new").contains("test.keeper\t1.0.0\tenabled"));
    assert!(on("new", "export").contains("\"text\":\"1\""));
    on("new", "uninstall");
    assert!(listed("new").contains("test.keeper\t2.0.0\tavailable"));
    on("new", "reinstall");
    assert!(listed("new").contains("test.keeper\t1.0.0\tenabled"));
}

#[test]
fn an_account_is_suspended_taken_out_as_files_and_called_back() {
    let folder = office();
    let folder = folder.path();
    let account = |arguments: &[&str]| done(folder, "old", &[&["account"], arguments].concat());
    account(&["suspend", "acme", "--why", "unpaid"]);
    let listed = account(&["list"]);
    assert!(
        listed.contains("suspended since") && listed.contains("unpaid"),
        "{listed}"
    );
    let told = account(&["delete", "acme", "--grace-days", "10"]);
    assert!(told.contains("account resume acme"), "{told}");
    assert!(account(&["list"]).contains("deleted at"));
    account(&["resume", "acme"]);
    assert_eq!(account(&["list"]), "acme\tacme\topen\n");
    done(folder, "old", &["plugin", "install", "acme", ID]);
    account(&["export", "acme", "taken"]);
    let read = |name: &str| fs::read_to_string(folder.join("taken").join(name)).unwrap();
    assert!(read("tables/companies.csv").contains("website"));
    assert!(read("journal.jsonl").contains("account.suspended"));
    assert!(read("plugins/test.keeper.jsonl").contains("\"text\":\"1\""));
    let again = program(folder, "old", &["account", "export", "acme", "taken"]);
    let again = { again }.output().unwrap();
    assert!(!again.status.success());
}

/// Numbers that look random and are the same each time (splitmix64).
struct Moments(u64);

impl Moments {
    /// One below this.
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most.max(1)
    }
}

/// How often the program is killed.
const KILLS: usize = 50;

#[test]
fn killed_in_the_middle_of_an_upgrade_a_plugin_is_the_old_one_or_the_new_one() {
    let folder = office();
    let folder = folder.path();
    done(folder, "old", &["plugin", "install", "acme", ID]);
    let upgrade = ["plugin", "upgrade", "acme", ID];
    // Once to its end, to know how long that is, and to have the code compiled.
    let began = Instant::now();
    done(folder, "new", &upgrade);
    let whole = u64::try_from(began.elapsed().as_micros()).unwrap();
    done(folder, "new", &["plugin", "roll-back", "acme", ID]);
    let mut moments = Moments(7);
    for round in 0..KILLS {
        let mut child = program(folder, "new", &upgrade)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(moments.below(whole)));
        // SIGKILL: nothing of it runs any more.
        child.kill().unwrap();
        child.wait().unwrap();
        let listed = done(folder, "new", &["plugin", "list", "acme"]);
        let stored = done(folder, "new", &["plugin", "export", "acme", ID]);
        let is = |version: &str, letter: char| {
            listed.contains(&format!("{ID}\t{version}\tenabled"))
                && stored.contains(&format!("\"text\":\"{letter}\""))
        };
        assert!(
            is("1.0.0", '1') || is("2.0.0", '2'),
            "round {round}: {listed}{stored}"
        );
        if listed.contains("2.0.0\tenabled") {
            done(folder, "new", &["plugin", "roll-back", "acme", ID]);
        }
    }
    // It is whole: the journal verifies, and the upgrade comes to its end.
    done(folder, "new", &["audit", "verify", "acme"]);
    done(folder, "new", &upgrade);
}
