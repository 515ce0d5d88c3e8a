//! Mail handed to a server, which is a small one of the test's own.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;
use std::time::Duration;

use bailey_crm::mail::Message;

use super::carrier::{Carrier, Refused};
use crate::egress::Egress;

/// What the server does with a mail.
#[derive(Clone, Copy)]
enum Manner {
    /// Takes it.
    Takes,
    /// Answers the recipient's address with this line.
    Refuses(&'static str),
    /// Takes the connection and says nothing.
    Hangs,
}

/// A server for one connection; joined, it answers what it was sent.
fn server(manner: Manner) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let serve = move || {
        let (stream, _) = listener.accept().unwrap();
        converse(stream, manner)
    };
    (url, std::thread::spawn(serve))
}

/// As much of RFC 5321 as one mail needs.
fn converse(mut stream: TcpStream, manner: Manner) -> String {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let mut heard = String::new();
    if let Manner::Hangs = manner {
        // Until the other side has had enough.
        for line in lines.map_while(Result::ok) {
            heard.push_str(&line);
        }
        return heard;
    }
    let mut say = |line: &str| stream.write_all(format!("{line}\r\n").as_bytes()).unwrap();
    say("220 mail.example ready");
    while let Some(Ok(line)) = lines.next() {
        heard.push_str(&line);
        heard.push('\n');
        match line.split(' ').next().unwrap_or_default() {
            "EHLO" => say("250 mail.example"),
            "RCPT" => match manner {
                Manner::Refuses(answer) => say(answer),
                Manner::Takes | Manner::Hangs => say("250 OK"),
            },
            "DATA" => {
                say("354 Go ahead");
                for line in lines.by_ref().map_while(Result::ok) {
                    if line == "." {
                        break;
                    }
                    heard.push_str(&line);
                    heard.push('\n');
                }
                say("250 Taken");
            }
            "QUIT" => {
                say("221 Bye");
                break;
            }
            _ => say("250 OK"),
        }
    }
    heard
}

fn hand_over(url: &str) -> Result<(), Refused> {
    let carrier = Carrier::patient(
        url,
        "crm@acme.example",
        Egress::default(),
        Duration::from_secs(1),
    );
    let carrier = carrier.unwrap();
    let message = Message {
        recipient: "anna@acme.example".into(),
        subject: "Invitation".into(),
        body: "Hello\n.\nhttps://demo.crm.example/x".into(),
        purpose: "invitation".into(),
    };
    carrier.carry("Acme", &message)
}

#[test]
fn a_server_gets_the_whole_mail_for_its_recipient_alone() {
    let (url, served) = server(Manner::Takes);
    assert!(hand_over(&url).is_ok());
    let heard = served.join().unwrap();
    assert!(heard.contains("MAIL FROM:<crm@acme.example>"), "{heard}");
    assert_eq!(heard.matches("RCPT TO:").count(), 1, "{heard}");
    assert!(heard.contains("RCPT TO:<anna@acme.example>"), "{heard}");
    assert!(heard.contains("From: Acme <crm@acme.example>"), "{heard}");
    // A line that is a dot would end the mail there.
    assert!(heard.contains("\n..\n"), "{heard}");
    assert!(heard.contains("https://demo.crm.example/x"), "{heard}");
}

#[test]
fn what_a_server_refuses_for_good_is_not_tried_again_and_what_it_puts_off_is() {
    for (answer, for_good) in [("550 No such user", true), ("451 Try again later", false)] {
        let (url, served) = server(Manner::Refuses(answer));
        let refused = hand_over(&url).unwrap_err();
        assert_eq!(refused.for_good, for_good, "{answer}: {}", refused.reason);
        let heard = served.join().unwrap();
        assert!(!heard.contains("DATA"), "nobody gets it: {heard}");
        assert!(
            !refused.reason.contains("demo.crm.example"),
            "{}",
            refused.reason
        );
    }
}

#[test]
fn a_server_that_is_away_or_says_nothing_is_tried_again() {
    let away = {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        format!("smtp://{}", listener.local_addr().unwrap())
    };
    assert!(!hand_over(&away).unwrap_err().for_good);
    let (url, served) = server(Manner::Hangs);
    assert!(!hand_over(&url).unwrap_err().for_good);
    served.join().unwrap();
}
