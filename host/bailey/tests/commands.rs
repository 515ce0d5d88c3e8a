//! The program as somebody runs it: what it is told, what it answers, and what
//! is in the data folder afterwards.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't start the program ends here"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const OWNER: [&str; 4] = ["--owner", "Olga", "--email", "olga@acme.example"];

/// Runs it on a data folder, with nothing of the surrounding environment.
fn bailey(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bailey"))
        .args(arguments)
        .arg("--data")
        .arg(folder.join("data"))
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn complained(output: &Output) -> String {
    assert!(!output.status.success(), "{}", said(output));
    String::from_utf8_lossy(&output.stderr).into_owned() + &said(output)
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = bailey(folder, arguments);
    assert!(output.status.success(), "{}", complained(&output));
    said(&output)
}

fn with_account() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = done(
        folder.path(),
        &[&["account", "create", "acme"], &OWNER[..]].concat(),
    );
    assert!(text.contains("olga@acme.example"), "{text}");
    folder
}

#[test]
fn an_account_is_made_and_listed() {
    let folder = with_account();
    assert_eq!(
        done(folder.path(), &["account", "list"]),
        "acme\tacme\topen\n"
    );
    let again = bailey(
        folder.path(),
        &[&["account", "create", "acme"], &OWNER[..]].concat(),
    );
    assert!(complained(&again).contains("acme"));
}

#[test]
fn a_mistake_makes_no_account() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = [
        "account", "create", "acme", "--owner", "Olga", "--email", "olga",
    ];
    assert!(complained(&bailey(folder.path(), &wrong)).contains("`olga`"));
    let wrong = [&["account", "create", "Acme!"], &OWNER[..]].concat();
    assert!(complained(&bailey(folder.path(), &wrong)).contains("Acme!"));
    assert_eq!(done(folder.path(), &["account", "list"]), "");
}

#[test]
fn one_refused_row_refuses_the_file_unless_it_is_to_be_skipped() {
    let folder = with_account();
    let folder = folder.path();
    fs::write(
        folder.join("a.csv"),
        "name,Annual heads,sector\nAcme,12,x\nBeta,many,y\n",
    )
    .unwrap();
    let import = [
        "import",
        "acme",
        "companies",
        "a.csv",
        "--map",
        "Annual heads=employees",
    ];
    let refused = complained(&bailey(folder, &import));
    assert!(refused.contains("line 3, Annual heads `many`"), "{refused}");
    let dry = done(
        folder,
        &[&import[..], &["--dry-run", "--skip-refused"]].concat(),
    );
    assert!(
        dry.contains("1 of 2 rows can be imported. Nothing was changed."),
        "{dry}"
    );
    let meant = [&import[..], &["--value", "Annual heads:many=900"]].concat();
    assert!(done(folder, &meant).contains("2 of 2 rows were imported"));
    assert!(
        done(folder, &[&import[..], &["--skip-refused"]].concat()).contains("1 of 2 rows were")
    );
}

#[test]
fn a_file_that_is_no_table_is_told_by_its_line() {
    let folder = with_account();
    let folder = folder.path();
    for (bytes, complaint) in [
        (&b"name\n\"Acme\n"[..], "line 2"),
        (b"name,sector\nAcme\n", "line 2"),
        (b"name\nZa\xbf\xf3\xb3\xe6\n", "--encoding"),
        (b"", "empty"),
    ] {
        fs::write(folder.join("a.csv"), bytes).unwrap();
        let said = complained(&bailey(folder, &["import", "acme", "companies", "a.csv"]));
        assert!(said.contains(complaint) && said.contains("a.csv"), "{said}");
    }
    fs::write(folder.join("a.csv"), b"name\nZa\xbf\xf3\xb3\xe6\n").unwrap();
    let named = [
        "import",
        "acme",
        "companies",
        "a.csv",
        "--encoding",
        "windows-1250",
    ];
    assert!(done(folder, &named).contains("1 of 1 rows were imported"));
}

#[test]
fn a_journal_holds_until_one_byte_of_it_is_changed() {
    let folder = with_account();
    let folder = folder.path();
    fs::write(folder.join("a.csv"), "name\nZebra Mills\n").unwrap();
    done(folder, &["import", "acme", "companies", "a.csv"]);
    let holds = done(folder, &["audit", "verify", "acme"]);
    let head = holds
        .lines()
        .find_map(|line| line.strip_prefix("head "))
        .unwrap()
        .trim();

    let copy = folder.join("copy.sqlite");
    fs::copy(folder.join("data/accounts/acme.sqlite"), &copy).unwrap();
    let verify = ["audit", "verify", "copy.sqlite", "--head", head];
    assert!(done(folder, &verify).contains("contains the head that was kept"));

    let mut bytes = fs::read(&copy).unwrap();
    let value = br#""value":"Zebra Mills""#;
    let at = bytes
        .windows(value.len())
        .position(|window| window == value)
        .unwrap();
    bytes[at + 9] = b'A';
    fs::write(&copy, bytes).unwrap();
    let broken = complained(&bailey(folder, &verify));
    assert!(broken.contains("does not hold. operation "), "{broken}");
}

#[test]
fn a_head_that_the_journal_never_had_is_noticed() {
    let folder = with_account();
    let other = format!("4:{}", "0".repeat(64));
    let verify = ["audit", "verify", "acme", "--head", &other];
    assert!(complained(&bailey(folder.path(), &verify)).contains("operation 4"));
    let none = ["audit", "verify", "acme", "--head", "4"];
    assert!(complained(&bailey(folder.path(), &none)).contains("--head"));
    let none = complained(&bailey(folder.path(), &["audit", "verify", "nobody"]));
    assert!(none.contains("no account `nobody`"), "{none}");
}

#[test]
fn a_plugin_that_decides_is_switched_off_and_what_it_decided_is_said() {
    let folder = with_account();
    let folder = folder.path();
    let unknown = complained(&bailey(
        folder,
        &["plugin", "disable", "acme", "bailey.roles"],
    ));
    assert!(unknown.contains("bailey.roles"), "{unknown}");
    let crm = bailey_crm::Crm::open(&folder.join("data"), bailey_crm::store::Options::default());
    let crm = crm.unwrap();
    let account = crm.account(&"acme".parse().unwrap()).unwrap();
    let guard = bailey_crm::plugin_data::Installation {
        plugin: "acme.guard".to_owned(),
        version: "1.0.0".to_owned(),
        digest: "00".to_owned(),
        state: bailey_crm::plugin_data::State::Enabled,
        grant: serde_json::json!({ "extension_points": { "request-guard": {} } }),
        place: 0,
        migrated: None,
        changed_at: bailey_crm::Timestamp::now(),
    };
    account
        .write(move |write| bailey_crm::plugin_data::installation::put(write, &guard))
        .unwrap();
    drop(account);
    crm.close();
    drop(crm);
    let said = done(folder, &["plugin", "disable", "acme", "acme.guard"]);
    assert!(
        said.contains("request-guard") && said.contains("told by mail"),
        "{said}"
    );
    let again = done(folder, &["plugin", "disable", "acme", "acme.guard"]);
    assert_eq!(again, "acme.guard is disabled.\n");
}

#[test]
fn a_setting_that_cannot_be_is_named_with_its_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("bailey.toml"),
        "listn = \"127.0.0.1:1\"\n",
    )
    .unwrap();
    let said = complained(&bailey(folder.path(), &["account", "list"]));
    assert!(
        said.contains("bailey.toml") && said.contains("listn"),
        "{said}"
    );
}

#[test]
fn the_operators_password_is_made_up_and_shown_once_or_taken_from_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let password = ["operator", "password"];
    let said = done(folder, &password);
    assert!(
        said.contains("shown this once: ") && said.contains("are off"),
        "{said}"
    );
    assert_ne!(said, done(folder, &password));
    let typed = [&password[..], &["--password-stdin"]].concat();
    // Nothing was typed.
    assert!(complained(&bailey(folder, &typed)).contains("password"));
}
