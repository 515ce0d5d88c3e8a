//! The catalogue as the operator curates it: on the data folder, and through the
//! server that runs on it.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't start the program ends here"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use bailey_package::{Package, PublicKey, Rotation, SigningKey, write};
use tempfile::TempDir;

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// A signed package that asks what time it is.
fn package(version: &str) -> Package {
    let component =
        r#"(component (import "bailey:crm/clock@1.0.0" (instance (export "now" (func)))))"#;
    let manifest = format!(
        "id = \"acme.sundial\"\nversion = \"{version}\"\ncontract = \"1.0.0\"\n\
         publisher = \"Acme\"\ncategory = \"tools\"\nname = \"name\"\nsummary = \"name\"\n\
         [capabilities.clock]\nreason = \"name\"\n"
    );
    let texts = BTreeMap::from([("en".to_owned(), "name = Sundial\n".to_owned())]);
    let packed = write::pack(&wat::parse_str(component).unwrap(), &manifest, &texts, None);
    write::sign(&Package::read(packed).unwrap(), &key(1)).unwrap()
}

/// An account, and a folder of packages with one in it.
fn shop() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::create_dir(path.join("shop")).unwrap();
    put(path, "1.0.0");
    let owner = ["--owner", "Olga", "--email", "olga@acme.example"];
    done(path, &[&["account", "create", "acme"], &owner[..]].concat());
    folder
}

fn put(folder: &Path, version: &str) {
    let file = folder.join("shop").join(format!("{version}.wasm"));
    fs::write(file, &**package(version).bytes()).unwrap();
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bailey"));
    command
        .args(arguments)
        .arg("--data")
        .arg(folder.join("data"))
        .arg("--catalogue")
        .arg(folder.join("shop"))
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::null());
    command
}

fn all(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8_lossy(&text).into_owned()
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = command(folder, arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", all(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = command(folder, arguments).output().unwrap();
    assert!(!output.status.success(), "{arguments:?}: {}", all(&output));
    all(&output)
}

/// The line about the sundial of this version.
fn line(folder: &Path, version: &str) -> String {
    let listed = done(folder, &["catalogue", "list"]);
    let begins = format!("acme.sundial\t{version}\t");
    let found = listed.lines().find(|line| line.starts_with(&begins));
    found.unwrap_or_else(|| panic!("{listed}")).to_owned()
}

/// What the account hears of the sundial.
fn offered(folder: &Path) -> Option<String> {
    let listed = done(folder, &["catalogue", "list", "--account", "acme"]);
    let found = listed.lines().find(|line| line.starts_with("acme.sundial"));
    found.map(|line| line.rsplit('\t').next().unwrap().to_owned())
}

#[test]
fn the_operator_says_what_accounts_find() {
    let folder = shop();
    let path = folder.path();
    assert!(line(path, "1.0.0").contains("unsigned"));
    assert_eq!(offered(path), None);
    let public = PublicKey::from(&key(1)).to_string();
    done(path, &["catalogue", "publishers", "add", "acme", &public]);
    assert!(line(path, "1.0.0").contains("private"));
    assert_eq!(offered(path), None);
    done(path, &["catalogue", "allow", "acme", "acme"]);
    assert_eq!(offered(path).as_deref(), Some("offered"));
    done(path, &["catalogue", "deny", "acme", "acme.sundial"]);
    assert_eq!(offered(path).as_deref(), Some("denied"));
    done(path, &["catalogue", "forget", "acme", "acme.sundial"]);
    done(path, &["catalogue", "approve", "acme.sundial@1.0.0"]);
    assert!(line(path, "1.0.0").contains("verified"));
    let digest = package("1.0.0").digest().to_hex();
    done(path, &["catalogue", "delist", &digest[..10]]);
    assert!(line(path, "1.0.0").contains("delisted"));
    done(path, &["catalogue", "relist", &digest]);
    let why = ["--reason", "it is late"];
    done(
        path,
        &[&["catalogue", "revoke", "acme.sundial"], &why[..]].concat(),
    );
    assert!(line(path, "1.0.0").contains("revoked"));
    assert_eq!(offered(path), None);
}

#[test]
fn a_publisher_replaces_a_key_and_loses_one() {
    let folder = shop();
    let path = folder.path();
    let (old, new) = (PublicKey::from(&key(1)), PublicKey::from(&key(2)));
    done(
        path,
        &["catalogue", "publishers", "add", "acme", &old.to_string()],
    );
    let note = Rotation::sign(&key(1), new).unwrap().to_string();
    fs::write(path.join("acme.rotation"), note).unwrap();
    done(
        path,
        &["catalogue", "publishers", "rotate", "acme.rotation"],
    );
    let listed = done(path, &["catalogue", "publishers", "list"]);
    assert!(listed.contains(&format!("{old}\tretired")), "{listed}");
    assert!(listed.contains(&format!("{new}\tcurrent")), "{listed}");
    let key = new.to_string();
    let revoke = [
        "catalogue",
        "publishers",
        "revoke",
        &key,
        "--reason",
        "stolen",
    ];
    done(path, &revoke);
    let listed = done(path, &["catalogue", "publishers", "list"]);
    assert!(listed.contains(&format!("{new}\trevoked")), "{listed}");
}

#[test]
fn a_mistake_is_named() {
    let folder = shop();
    let path = folder.path();
    let unknown = refused(path, &["catalogue", "approve", "acme.moondial"]);
    assert!(unknown.contains("catalogue list"), "{unknown}");
    put(path, "2.0.0");
    let several = refused(path, &["catalogue", "approve", "acme.sundial"]);
    assert!(several.contains("acme.sundial@2.0.0"), "{several}");
    let key = refused(path, &["catalogue", "publishers", "add", "acme", "1234"]);
    assert!(key.contains("keys show"), "{key}");
    let subject = refused(path, &["catalogue", "allow", "acme", "Acme Inc"]);
    assert!(subject.contains("neither a plugin"), "{subject}");
    let account = refused(path, &["catalogue", "allow", "nobody", "acme"]);
    assert!(account.contains("nobody"), "{account}");
}

/// A running server; it is killed when the test is over.
struct Serving(Child);

impl Serving {
    fn start(folder: &Path) -> Self {
        let mut child = command(folder, &["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap().contains("Bailey is ready")));
        Self(child)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_running_server_is_told_and_not_stopped() {
    let folder = shop();
    let path = folder.path();
    let server = Serving::start(path);
    assert!(line(path, "1.0.0").contains("unsigned"));
    put(path, "2.0.0");
    let refreshed = done(path, &["catalogue", "refresh"]);
    assert!(refreshed.contains("new: acme.sundial 2.0.0"), "{refreshed}");
    done(path, &["catalogue", "approve", "acme.sundial@2.0.0"]);
    assert!(line(path, "2.0.0").contains("verified"));
    let wrong = refused(path, &["catalogue", "approve", "acme.sundial@3.0.0"]);
    assert!(wrong.contains("was ever seen"), "{wrong}");
    // What was said to the server is kept, and what is left of it is no obstacle.
    drop(server);
    assert!(line(path, "2.0.0").contains("verified"));
    use std::os::unix::fs::PermissionsExt as _;
    let socket = path.join("data/control.sock");
    if let Ok(left) = fs::metadata(socket) {
        assert_eq!(left.permissions().mode() & 0o077, 0);
    }
}
