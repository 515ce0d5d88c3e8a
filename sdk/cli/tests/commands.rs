//! The developer's command line as somebody types it: from a component to a signed
//! package in a catalogue's folder.

#![cfg(feature = "commands")]
#![expect(
    clippy::unwrap_used,
    reason = "a test that can't start the program ends here"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use bailey_package::{Package, Rotation, Signature};
use tempfile::TempDir;

const MANIFEST: &str = r#"id = "acme.sundial"
version = "1.2.3"
contract = "1.0.0"
publisher = "Acme"
license = "MIT"
category = "tools"
name = "name"
summary = "summary"

[capabilities.records-write]
reason = "why-records"
tables = ["deals"]

[capabilities.clock]
reason = "why-clock"
optional = true
"#;

const TEXTS: &str = "name = Sundial\nsummary = Tells the time by the sun\n\
                     why-records = To write it down\nwhy-clock = To know it\n";

const COMPONENT: &str = r#"(component
    (import "bailey:crm/records-write@1.0.0" (instance (export "create" (func))))
    (import "bailey:crm/clock@1.0.0" (instance (export "now" (func)))))"#;

/// A plugin's folder with a component that another tool built.
fn plugin() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("plugin.toml"), MANIFEST).unwrap();
    fs::create_dir(path.join("locales")).unwrap();
    fs::write(path.join("locales/en.ftl"), TEXTS).unwrap();
    fs::write(path.join("built.wasm"), wat::parse_str(COMPONENT).unwrap()).unwrap();
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bailey-plugin"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("XDG_CONFIG_HOME", folder.join("config"));
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complained}");
    String::from_utf8(output.stdout).unwrap()
}

fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(!output.status.success(), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn package(path: &Path) -> Package {
    Package::read(fs::read(path).unwrap()).unwrap()
}

#[test]
fn from_a_component_to_a_signed_package_in_a_folder() {
    let folder = plugin();
    let path = folder.path();
    done(path, &["pack", "built.wasm"]);
    let file = path.join("acme.sundial.wasm");
    let packed = package(&file);
    let told = packed.metadata();
    assert_eq!(told.name.as_deref(), Some("acme.sundial"));
    assert_eq!(told.version.as_deref(), Some("1.2.3"));
    assert_eq!(
        told.description.as_deref(),
        Some("Tells the time by the sun")
    );
    assert_eq!(told.authors.as_deref(), Some("Acme"));
    assert_eq!(told.licenses.as_deref(), Some("MIT"));

    fs::create_dir(path.join("shop")).unwrap();
    let early = refused(path, &["publish", "acme.sundial.wasm", "shop"]);
    assert!(early.contains("bailey-plugin sign"), "{early}");
    let keyless = refused(path, &["sign", "acme.sundial.wasm"]);
    assert!(keyless.contains("bailey-plugin keys make"), "{keyless}");
    let made = done(path, &["keys", "make", "acme"]);
    let shown = done(path, &["keys", "show", "acme"]);
    assert!(made.contains(shown.trim()), "{made}");
    done(path, &["sign", "acme.sundial.wasm"]);
    let signed = package(&file);
    assert_eq!(signed.digest(), packed.digest());
    assert_eq!(
        signed.signature(),
        Signature::Valid(shown.trim().parse().unwrap())
    );

    let published = done(path, &["publish", "acme.sundial.wasm", "shop"]);
    assert!(
        published.contains("publishers add acme ed25519:"),
        "{published}"
    );
    let there = path.join("shop/acme.sundial-1.2.3.wasm");
    assert_eq!(fs::read(&there).unwrap(), fs::read(&file).unwrap());
    // The same version never becomes another package.
    let other = MANIFEST.replace("To know", "To tell");
    fs::write(path.join("plugin.toml"), other + "# another\n").unwrap();
    done(path, &["pack", "built.wasm"]);
    done(path, &["sign", "acme.sundial.wasm"]);
    let twice = refused(path, &["publish", "acme.sundial.wasm", "shop"]);
    assert!(twice.contains("Raise `version`"), "{twice}");
}

#[test]
fn a_package_says_what_it_can_do_in_plain_words_by_risk() {
    let folder = plugin();
    let path = folder.path();
    done(path, &["pack", "built.wasm", "--output", "out.wasm"]);
    let said = done(path, &["inspect", "out.wasm"]);
    let high = said.find("High risk").unwrap();
    let low = said.find("Low risk").unwrap();
    let writes = said.find("Can create, change and delete records").unwrap();
    assert!(high < writes && writes < low, "{said}");
    for part in [
        "Tells the time by the sun",
        "not signed",
        "in deals",
        "To write it down",
        "can be refused",
        "licence MIT",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let mut bytes = fs::read(path.join("out.wasm")).unwrap();
    done(path, &["keys", "make", "acme"]);
    done(path, &["sign", "out.wasm"]);
    assert!(done(path, &["inspect", "out.wasm"]).contains("signed with ed25519:"));
    let signed = fs::read(path.join("out.wasm")).unwrap();
    let signature = signed[bytes.len()..].to_vec();
    let place = bytes
        .windows(7)
        .position(|part| part == b"Sundial")
        .unwrap();
    bytes[place] = b'M';
    fs::write(path.join("out.wasm"), [bytes, signature].concat()).unwrap();
    assert!(done(path, &["inspect", "out.wasm"]).contains("CHANGED"));
    fs::create_dir(path.join("shop")).unwrap();
    let changed = refused(path, &["publish", "--unsigned", "out.wasm", "shop"]);
    assert!(changed.contains("changed after it was signed"), "{changed}");
}

#[test]
fn a_new_key_is_named_by_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    done(path, &["keys", "make", "acme"]);
    let old = done(path, &["keys", "show", "acme"]);
    done(path, &["keys", "rotate", "acme"]);
    let new = done(path, &["keys", "show", "acme"]);
    assert_ne!(old, new);
    let note = fs::read_to_string(path.join("acme.rotation")).unwrap();
    let note: Rotation = note.parse().unwrap();
    assert_eq!(note.old().to_string(), old.trim());
    assert_eq!(note.new_key().to_string(), new.trim());
    let kept = path.join("config/bailey/keys/acme.key.old");
    let kept = kept.to_str().unwrap();
    assert_eq!(done(path, &["keys", "show", "acme", "--key", kept]), old);
}

#[test]
fn a_key_under_a_passphrase_signs_for_whoever_has_that() {
    let folder = plugin();
    let path = folder.path();
    fs::write(path.join("passphrase"), "a long walk in the rain\n").unwrap();
    fs::write(path.join("other"), "a long walk in the sun\n").unwrap();
    done(path, &["keys", "make", "acme"]);
    let public = done(path, &["keys", "show", "acme"]);
    let none = refused(path, &["keys", "seal", "acme"]);
    assert!(none.contains("there is none"), "{none}");
    let with = ["--passphrase-file", "passphrase"];
    let typed = |arguments: &[&'static str]| [arguments, &with].concat();
    done(path, &typed(&["keys", "seal", "acme"]));
    let twice = refused(path, &typed(&["keys", "seal", "acme"]));
    assert!(twice.contains("already"), "{twice}");
    let kept = fs::read_to_string(path.join("config/bailey/keys/acme.key")).unwrap();
    assert!(kept.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"));

    done(path, &["pack", "built.wasm", "--output", "out.wasm"]);
    let asked = refused(path, &["sign", "out.wasm"]);
    assert!(asked.contains("BAILEY_KEY_PASSPHRASE"), "{asked}");
    let wrong = refused(path, &["sign", "out.wasm", "--passphrase-file", "other"]);
    assert!(wrong.contains("the passphrase is wrong"), "{wrong}");
    let signed = command(path, &["sign", "out.wasm"])
        .env("BAILEY_KEY_PASSPHRASE", "a long walk in the rain")
        .output()
        .unwrap();
    assert!(signed.status.success(), "{signed:?}");
    let valid = Signature::Valid(public.trim().parse().unwrap());
    assert_eq!(package(&path.join("out.wasm")).signature(), valid);
    // The next key is under the same one.
    done(path, &typed(&["keys", "rotate", "acme"]));
    assert!(refused(path, &["keys", "show", "acme"]).contains("passphrase"));
    assert_ne!(done(path, &typed(&["keys", "show", "acme"])), public);
}

#[test]
fn whoever_reads_no_further_is_no_mistake() {
    let folder = plugin();
    let path = folder.path();
    done(path, &["pack", "built.wasm", "--output", "out.wasm"]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = command(path, &["inspect", "out.wasm"])
        .stdout(writer)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn a_mistake_says_what_to_do_next() {
    let folder = plugin();
    let path = folder.path();
    fs::write(path.join("text.wasm"), "text").unwrap();
    let text = refused(path, &["inspect", "text.wasm"]);
    assert!(text.contains("bailey-plugin build"), "{text}");
    done(path, &["pack", "built.wasm", "--output", "out.wasm"]);
    let nowhere = refused(
        path,
        &["publish", "--unsigned", "out.wasm", "no/such/place"],
    );
    assert!(nowhere.contains("oci://"), "{nowhere}");
    let tagged = [
        "publish",
        "--unsigned",
        "out.wasm",
        "oci://registry.example/a:1",
    ];
    assert!(refused(path, &tagged).contains("the version is the tag"));
    fs::write(path.join("locales/en.ftl"), "name = Sundial\n").unwrap();
    let unwritten = refused(path, &["pack", "built.wasm"]);
    assert!(unwritten.contains("`summary` is missing"), "{unwritten}");
}

#[test]
fn a_plugin_begins_in_a_folder_of_its_own_and_not_twice() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let begun = done(path, &["new", "acme.big-deals"]);
    assert!(begun.contains("cd big-deals"), "{begun}");
    let manifest = fs::read_to_string(path.join("big-deals/plugin.toml")).unwrap();
    assert!(manifest.contains("id = \"acme.big-deals\""), "{manifest}");
    let twice = refused(path, &["new", "acme.big-deals"]);
    assert!(twice.contains("--folder"), "{twice}");
    done(path, &["new", "acme.big-deals", "--folder", "other"]);
    let nameless = refused(path, &["new", "deals"]);
    assert!(nameless.contains("acme.big-deals"), "{nameless}");
    let spoken = refused(path, &["new", "acme.deals", "--language", "cobol"]);
    assert!(spoken.contains("rust"), "{spoken}");
    let elsewhere = refused(path, &["build", "config"]);
    assert!(elsewhere.contains("plugin.toml"), "{elsewhere}");
}
