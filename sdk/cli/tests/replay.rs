//! A recorded call as its developer has it again: with a package, on the real host.

#![cfg(feature = "host")]
#![expect(
    clippy::unwrap_used,
    reason = "a test that can't start the program ends here"
)]

use std::fs;
use std::process::{Command, Output};

use bailey_package::Package;
use serde_json::{Value, json};

/// Has a recording again of a plugin that comes with Bailey.
fn replayed(recording: &Value) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let package = bailey_first_party::packages().iter().find(|bytes| {
        let package = Package::read(bytes.to_vec()).unwrap();
        package.manifest().id == "bailey.recycle-bin"
    });
    fs::write(folder.path().join("bin.wasm"), package.unwrap()).unwrap();
    fs::write(folder.path().join("failed.json"), recording.to_string()).unwrap();
    Command::new(env!("CARGO_BIN_EXE_bailey-plugin"))
        .args(["replay", "failed.json", "--package", "bin.wasm"])
        .current_dir(folder.path())
        .output()
        .unwrap()
}

/// A call of its page as it failed.
fn recording() -> Value {
    let viewer = json!({
        "user": 1, "admin": true, "language": "en", "address": null, "credential": "Session",
    });
    json!({
        "format": 1,
        "plugin": "bailey.recycle-bin",
        "version": "0.0.1",
        "digest": "00",
        "at": "2026-03-02T09:00:00Z",
        "point": "pages",
        "function": "render",
        "arguments": [{ "path": "", "parameters": [], "viewer": viewer }],
        "exchanges": [],
        "failure": { "code": "trap", "reason": "unreachable", "frames": ["draw"] },
    })
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_call_that_goes_well_now_is_said_to() {
    let output = replayed(&recording());
    let told = text(&output.stdout);
    assert!(output.status.success(), "{told}{}", text(&output.stderr));
    for said in [
        "pages.render failed at 2026-03-02T09:00:00Z",
        "then  The plugin stopped with an error: unreachable",
        "in draw",
        "now   it goes well",
        "given 0 of 0 answers",
        "was not asked so often",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

#[test]
fn a_call_that_fails_still_is_an_error() {
    let mut failing = recording();
    failing["arguments"] = json!([]);
    let output = replayed(&failing);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("it fails"));
    assert!(text(&output.stdout).contains("are not those of this function"));
}

#[test]
fn a_file_that_is_no_recording_is_refused() {
    let mut later = recording();
    later["format"] = 7.into();
    for (file, said) in [
        (later, "this recording has the format 7"),
        (json!({ "some": "thing" }), "this is no recording of a call"),
    ] {
        let output = replayed(&file);
        assert_eq!(output.status.code(), Some(1));
        let told = text(&output.stderr);
        assert!(
            told.contains(said) && told.contains("failed.json"),
            "{told}"
        );
    }
}
