//! Backups as the operator makes and uses them, with no server running.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't start the program ends here"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Runs the program on one of the data folders in this folder.
fn bailey(folder: &Path, data: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bailey"))
        .args(arguments)
        .arg("--data")
        .arg(folder.join(data))
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn all(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8_lossy(&text).into_owned()
}

fn done(folder: &Path, data: &str, arguments: &[&str]) -> String {
    let output = bailey(folder, data, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", all(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn refused(folder: &Path, data: &str, arguments: &[&str]) -> String {
    let output = bailey(folder, data, arguments);
    assert!(!output.status.success(), "{arguments:?}: {}", all(&output));
    all(&output)
}

/// An account with companies, its backup in the folder `kept`, and its key.
struct Kept {
    folder: TempDir,
    backup: PathBuf,
}

impl Kept {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        let owner = ["--owner", "Olga", "--email", "olga@acme.example"];
        done(
            path,
            "data",
            &[&["account", "create", "acme"], &owner[..]].concat(),
        );
        import(path, "name\nŻółw\nАнтарес\n长城\n");
        let told = done(path, "data", &["backup", "create", "acme", "--to", "kept"]);
        assert!(told.contains("it is good"), "{told}");
        let key = done(path, "data", &["backup", "key", "acme"]);
        assert!(key.contains("AGE-SECRET-KEY-1"));
        fs::write(path.join("acme.key"), key).unwrap();
        let backup = fs::read_dir(path.join("kept")).unwrap().next();
        let backup = backup.unwrap().unwrap().path();
        Self { folder, backup }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn file(&self) -> &str {
        self.backup.to_str().unwrap()
    }
}

fn import(folder: &Path, rows: &str) {
    fs::write(folder.join("companies.csv"), rows).unwrap();
    done(
        folder,
        "data",
        &["import", "acme", "companies", "companies.csv"],
    );
}

#[test]
fn a_backup_is_made_listed_and_tried() {
    let kept = Kept::new();
    let listed = done(kept.path(), "data", &["backup", "list", "kept"]);
    assert!(
        listed.contains("acme") && listed.contains("3 records"),
        "{listed}"
    );
    let tried = done(kept.path(), "data", &["backup", "verify", kept.file()]);
    assert!(tried.contains("The backup holds"), "{tried}");
    assert!(
        tried.contains("signed by") && tried.contains("this data folder"),
        "{tried}"
    );
    let left = fs::read_dir(kept.path().join("data/scratch")).map_or(0, Iterator::count);
    assert_eq!(left, 0);
}

#[test]
fn what_was_changed_since_comes_back_and_what_was_made_since_stays() {
    let kept = Kept::new();
    import(kept.path(), "name\nNeptun\n");
    let asked = ["backup", "preview", kept.file()];
    let told = done(kept.path(), "data", &asked);
    assert!(
        told.contains("1 made since") && told.contains("0 records would go back"),
        "{told}"
    );
    let told = done(kept.path(), "data", &[&asked[..], &["--added"]].concat());
    assert!(
        told.contains("Neptun") && told.contains("1 records would go back"),
        "{told}"
    );
    let unasked = ["backup", "restore", kept.file(), "--added"];
    assert!(refused(kept.path(), "data", &unasked).contains("--yes"));
    let told = done(kept.path(), "data", &[&unasked[..], &["--yes"]].concat());
    assert!(told.contains("1 records went back"), "{told}");
    // The account as it was before the restore was backed up first.
    let made = fs::read_dir(kept.path().join("data/backups/acme"))
        .unwrap()
        .count();
    assert_eq!(made, 1);
    let told = done(kept.path(), "data", &["audit", "verify", "acme"]);
    assert!(told.contains("The journal holds"), "{told}");
}

#[test]
fn a_new_installation_a_backup_and_the_key_give_the_account() {
    let kept = Kept::new();
    let put_in = ["backup", "restore", kept.file()];
    assert!(refused(kept.path(), "new", &put_in).contains("--key"));
    let with_key = [&put_in[..], &["--key", "acme.key"]].concat();
    let told = done(kept.path(), "new", &with_key);
    assert!(told.contains("Everybody has to sign in anew"), "{told}");
    let told = done(kept.path(), "new", &["audit", "verify", "acme"]);
    assert!(told.contains("contains the head that was kept"), "{told}");
    // From here on the key is kept, and the same backup previews as no difference.
    let told = done(kept.path(), "new", &["backup", "preview", kept.file()]);
    assert!(told.contains("0 records would go back"), "{told}");
    let both = ["data", "new"].map(|data| done(kept.path(), data, &["backup", "key", "acme"]));
    assert_eq!(both[0], both[1]);
}

#[test]
fn another_key_and_an_altered_file_are_refused() {
    let kept = Kept::new();
    let owner = ["--owner", "Olga", "--email", "olga@acme.example"];
    done(
        kept.path(),
        "other",
        &[&["account", "create", "acme"], &owner[..]].concat(),
    );
    let key = done(kept.path(), "other", &["backup", "key", "acme"]);
    fs::write(kept.path().join("other.key"), key).unwrap();
    let opened = ["backup", "verify", kept.file(), "--key", "other.key"];
    let told = refused(kept.path(), "data", &opened);
    assert!(told.contains("the key doesn't open this backup"), "{told}");
    // A backup of one account is not brought back into another of its name.
    let mixed = ["backup", "preview", kept.file(), "--key", "acme.key"];
    assert!(refused(kept.path(), "other", &mixed).contains("not of this account"));

    let mut bytes = fs::read(&kept.backup).unwrap();
    let middle = bytes.len() - 2000;
    bytes[middle] ^= 1;
    fs::write(&kept.backup, bytes).unwrap();
    let told = refused(kept.path(), "data", &["backup", "verify", kept.file()]);
    assert!(told.contains("was altered"), "{told}");
    let told = refused(
        kept.path(),
        "new",
        &["backup", "restore", kept.file(), "--key", "acme.key"],
    );
    assert!(told.contains("was altered"), "{told}");
    assert_eq!(done(kept.path(), "new", &["account", "list"]), "");
}

#[test]
fn the_accounts_file_is_unpacked_for_other_tools() {
    let kept = Kept::new();
    done(
        kept.path(),
        "data",
        &["backup", "export", kept.file(), "acme.sqlite"],
    );
    let bytes = fs::read(kept.path().join("acme.sqlite")).unwrap();
    assert!(bytes.starts_with(b"SQLite format 3\0"));
    let again = ["backup", "export", kept.file(), "acme.sqlite"];
    assert!(refused(kept.path(), "data", &again).contains("is there already"));
}

/// With `tar`, `age`, `zstd` and `sqlite3` alone, as the README has it.
#[test]
fn a_backup_opens_without_us() {
    let programs = ["tar", "age", "zstd", "sqlite3"];
    let missing = programs.iter().find(|program| {
        let asked = Command::new(program).arg("--version").output();
        asked.is_err()
    });
    if let Some(missing) = missing {
        println!("skipped: `{missing}` is not installed here");
        return;
    }
    let kept = Kept::new();
    fs::copy(&kept.backup, kept.path().join("backup.tar")).unwrap();
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
    let readme = fs::read_to_string(readme).unwrap();
    let (_, after) = readme.split_once("<!-- opens a backup -->").unwrap();
    let commands = after.split("```").nth(1).unwrap();
    let commands = commands.strip_prefix("sh\n").unwrap();
    let script = commands
        .replace("acme-20261122T104500.123Z.tar", "backup.tar")
        .replace("acme-backup-key.txt", "acme.key");
    let ran = Command::new("sh")
        .args(["-eu", "-c", &script])
        .current_dir(kept.path())
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", all(&ran));
    assert!(all(&ran).contains("Антарес"), "{}", all(&ran));
}

/// As on a full disk, no file grows beyond what the limit leaves, and what would go
/// further fails.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_no_half_of_a_backup_and_the_account_as_it_was() {
    let kept = Kept::new();
    let to = kept.path().join("full");
    let command =
        r#"trap "" XFSZ; ulimit -f 160; exec "$0" --data data backup create acme --to full"#;
    let made = Command::new("sh")
        .args(["-c", command, env!("CARGO_BIN_EXE_bailey")])
        .current_dir(kept.path())
        .output()
        .unwrap();
    assert!(!made.status.success(), "{}", all(&made));
    let left = fs::read_dir(&to).unwrap().count();
    assert_eq!(left, 0, "{}", all(&made));
    let told = done(kept.path(), "data", &["audit", "verify", "acme"]);
    assert!(told.contains("The journal holds"), "{told}");
    let again = ["backup", "create", "acme", "--to", "full"];
    assert!(done(kept.path(), "data", &again).contains("it is good"));
}

/// A server on the data folder, until it is dropped.
#[cfg(unix)]
struct Serving(std::process::Child);

#[cfg(unix)]
impl Serving {
    fn on(kept: &Kept) -> Self {
        use std::io::{BufRead as _, BufReader};

        let server = Command::new(env!("CARGO_BIN_EXE_bailey"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(kept.path().join("data"))
            .current_dir(kept.path())
            .env_clear()
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut server = Self(server.unwrap());
        let mut said = BufReader::new(server.0.stdout.take().unwrap()).lines();
        let ready = said.any(|line| line.unwrap().contains("ready"));
        assert!(ready, "the server says that it is ready");
        server
    }
}

#[cfg(unix)]
impl Drop for Serving {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// With a server on the data folder, it is the server that carries the commands out.
#[cfg(unix)]
#[test]
fn backups_are_made_and_brought_back_while_the_server_runs() {
    let kept = Kept::new();
    import(kept.path(), "name\nNeptun\n");
    let _server = Serving::on(&kept);
    let told = done(kept.path(), "data", &["backup", "create", "acme"]);
    assert!(told.contains("it is good"), "{told}");
    let asked = ["backup", "preview", kept.file(), "--added"];
    let told = done(kept.path(), "data", &asked);
    assert!(told.contains("Neptun"), "{told}");
    let restore = ["backup", "restore", kept.file(), "--added"];
    assert!(refused(kept.path(), "data", &restore).contains("--yes"));
    let told = done(kept.path(), "data", &[&restore[..], &["--yes"]].concat());
    assert!(told.contains("1 records went back"), "{told}");
    let told = done(kept.path(), "data", &asked);
    assert!(told.contains("0 records would go back"), "{told}");
    let told = done(kept.path(), "data", &["backup", "verify", kept.file()]);
    assert!(told.contains("The backup holds"), "{told}");
    let made = fs::read_dir(kept.path().join("data/backups/acme")).unwrap();
    assert_eq!(made.count(), 2);
}
