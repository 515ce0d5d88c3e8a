//! What a load balancer asks, without signing in and at whatever host name.

use crate::server;

#[test]
fn anybody_may_ask_whether_it_answers_and_whether_it_is_ready() {
    let server = server();
    for client in [server.anonymous(), server.anonymous_in("nobody")] {
        for (path, said) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
            let answer = client.page(path);
            assert_eq!((answer.status, answer.text()), (200, said.to_owned()));
        }
    }
}

#[test]
fn a_data_folder_that_can_not_be_written_makes_it_unready_and_not_dead() {
    let server = server();
    // A file stands where a folder has to be, which stops even root.
    let scratch = server.folder().join("scratch");
    let _none = std::fs::remove_dir_all(&scratch);
    std::fs::write(&scratch, b"").unwrap();
    assert_eq!(server.anonymous().page("/healthz").status, 200);
    let answer = server.anonymous().page("/readyz");
    assert_eq!(answer.status, 503);
    assert!(
        answer.text().contains("the data folder"),
        "{}",
        answer.text()
    );
    assert!(!answer.text().contains("scratch"), "{}", answer.text());
    std::fs::remove_file(&scratch).unwrap();
    assert_eq!(server.anonymous().page("/readyz").status, 200);
}
