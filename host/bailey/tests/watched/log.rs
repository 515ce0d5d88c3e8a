//! The lines of its log: whose request it was, and for which plugin.

use serde_json::Value;

use crate::serving::{Serving, office};

const GUARD: &str = "bailey.ip-allowlist";

/// The lines of a log for programs.
fn lines(serving: &Serving) -> Vec<Value> {
    let log = serving.log();
    let lines = log.lines().map(|line| serde_json::from_str(line).unwrap());
    lines.collect()
}

#[test]
fn each_line_of_a_request_names_it_with_the_account_and_the_plugin() {
    let folder = office(&[GUARD]);
    let settings = "log = 'bailey_server=debug,bailey_plugins=debug,bailey_crm=debug'\n\
                    log-format = 'json'\n";
    let serving = Serving::on(folder.path(), settings);
    let token = serving.sign_in();
    let (_, asked) = serving.ask("GET", "/api/v1/me", &token, "");
    // What is wrong inside is told to the log, under the number that the answer has.
    let (refused, wrong) = serving.ask("GET", "/api/v1/journal/none", &token, "");
    assert!(refused.starts_with("HTTP/1.1 4"), "{refused}");
    assert!(
        refused.contains(&format!("\"request\":\"{wrong}\"")),
        "{refused}"
    );

    let lines = lines(&serving);
    let of = |request: &str| -> Vec<Value> {
        let of = lines.iter().filter(|line| line["request"] == request);
        of.cloned().collect()
    };
    for request in [&asked, &wrong] {
        let of = of(request);
        assert!(!of.is_empty(), "{request}: {lines:?}");
        for line in of {
            assert_eq!(line["account"], "acme", "{line}");
            assert!(line["timestamp"].is_string() && line["level"].is_string());
        }
    }
    let called = of(&asked);
    let called = called.iter().find(|line| line["message"] == "called");
    let called = called.unwrap();
    assert_eq!(called["plugin"], GUARD);
    assert_eq!(called["point"], "request-guard");
    let said = of(&wrong);
    assert!(
        said.iter()
            .any(|line| line["target"] == "bailey_server::request")
    );
    // Nothing of it stands where a program would have to look for it.
    assert!(lines.iter().all(|line| line.get("span").is_none()));
}

#[test]
fn people_read_the_same_and_in_the_usual_log_too() {
    let folder = office(&[]);
    let serving = Serving::on(folder.path(), "");
    // A file stands where a folder has to be, which stops even root.
    let scratch = folder.path().join("data/scratch");
    let _none = std::fs::remove_dir_all(&scratch);
    std::fs::write(&scratch, b"").unwrap();
    let (unready, request) = serving.send("GET", "/readyz", "", "");
    assert!(unready.starts_with("HTTP/1.1 503"), "{unready}");
    let log = serving.log();
    let line = log.lines().find(|line| line.contains("the data folder"));
    let line = line.unwrap();
    assert!(line.ends_with(&format!(" request={request}")), "{line}");
    std::fs::remove_file(&scratch).unwrap();
}
