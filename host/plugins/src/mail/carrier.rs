//! What takes mail away: an SMTP server, or a folder of `.eml` files, which any
//! mail program opens.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bailey_crm::mail::Message;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message as Letter};
use lettre::{Address, FileTransport, Transport as _};

use super::server::Server;
use crate::egress::Egress;

/// How long a mail server has for an answer: one that hangs must not hold up the
/// other accounts' mail for long.
const PATIENCE: Duration = Duration::from_secs(30);

/// What takes mail away.
#[derive(Clone)]
pub struct Carrier {
    from: Address,
    by: By,
}

#[derive(Clone)]
enum By {
    Folder(FileTransport),
    Server(Arc<Server>),
}

/// Why mail can't be carried.
#[derive(Debug, thiserror::Error)]
pub enum CarrierError {
    /// The sender's address is none.
    #[error("mail-from: `{0}` is no e-mail address")]
    From(String),
    /// The server's address is none. It may hold a password, so it isn't quoted.
    #[error(
        "mail: write the server like smtps://user:password@mail.example or smtp://mail.example:25"
    )]
    Server,
    /// The folder can't be made.
    #[error("the folder for mail: {0}")]
    Folder(#[from] std::io::Error),
}

/// Why one mail was not taken.
#[derive(Debug)]
pub(super) struct Refused {
    /// Trying again makes no sense.
    pub(super) for_good: bool,
    /// Why, without the mail's text.
    pub(super) reason: String,
}

impl Refused {
    /// It is tried again later.
    pub(super) fn for_now(reason: impl std::fmt::Display) -> Self {
        Self {
            for_good: false,
            reason: reason.to_string(),
        }
    }

    pub(super) fn for_good(reason: impl std::fmt::Display) -> Self {
        Self {
            for_good: true,
            reason: reason.to_string(),
        }
    }
}

impl Carrier {
    /// Puts each mail into this folder, which is made if it isn't there.
    ///
    /// # Errors
    /// [`CarrierError::From`]; [`CarrierError::Folder`].
    pub fn folder(folder: PathBuf, from: &str) -> Result<Self, CarrierError> {
        std::fs::create_dir_all(&folder)?;
        Ok(Self {
            from: address(from)?,
            by: By::Folder(FileTransport::new(folder)),
        })
    }

    /// Hands each mail to the server at this address: `smtps://` for TLS from
    /// the first byte, `smtp://…?tls=required` for STARTTLS, `smtp://` without. Where
    /// its name leads first is open, beside what `egress` has: the operator wrote it.
    ///
    /// # Errors
    /// [`CarrierError::From`]; [`CarrierError::Server`].
    pub fn server(url: &str, from: &str, egress: Egress) -> Result<Self, CarrierError> {
        Self::patient(url, from, egress, PATIENCE)
    }

    /// The same with so much patience for each of the server's answers.
    pub(super) fn patient(
        url: &str,
        from: &str,
        egress: Egress,
        patience: Duration,
    ) -> Result<Self, CarrierError> {
        let server = Server::at(url, patience, egress)?;
        Ok(Self {
            from: address(from)?,
            by: By::Server(Arc::new(server)),
        })
    }

    /// Hands a mail over in the name of an account.
    pub(super) fn carry(&self, account: &str, message: &Message) -> Result<(), Refused> {
        let to: Address = message
            .recipient
            .parse()
            .map_err(|_| Refused::for_good("the recipient's address can't be written to"))?;
        let letter = Letter::builder()
            .from(Mailbox::new(Some(account.to_owned()), self.from.clone()))
            .to(Mailbox::new(None, to))
            .subject(&message.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(message.body.clone())
            .map_err(Refused::for_good)?;
        match &self.by {
            By::Folder(folder) => folder.send(&letter).map(drop).map_err(Refused::for_now),
            By::Server(server) => server.send(&letter),
        }
    }
}

fn address(text: &str) -> Result<Address, CarrierError> {
    text.parse()
        .map_err(|_| CarrierError::From(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(recipient: &str) -> Message {
        Message {
            recipient: recipient.into(),
            subject: "Zaproszenie: Żółw".into(),
            body: "Hello\n.\nhttps://demo.crm.example/x".into(),
            purpose: "invitation".into(),
        }
    }

    #[test]
    fn a_folder_gets_a_file_that_mail_programs_read() {
        let folder = tempfile::tempdir().unwrap();
        let carrier = Carrier::folder(folder.path().join("mail"), "crm@acme.example").unwrap();
        assert!(carrier.carry("Acme", &message("anna@acme.example")).is_ok());
        let mut files = std::fs::read_dir(folder.path().join("mail")).unwrap();
        let file = files.next().unwrap().unwrap().path();
        assert_eq!(file.extension().unwrap(), "eml");
        let text = std::fs::read_to_string(file).unwrap();
        assert!(text.contains("From: Acme <crm@acme.example>"), "{text}");
        assert!(text.contains("To: anna@acme.example"), "{text}");
        assert!(text.contains("https://demo.crm.example/x"), "{text}");
    }

    #[test]
    fn what_can_never_be_delivered_is_refused_for_good() {
        let folder = tempfile::tempdir().unwrap();
        let carrier = Carrier::folder(folder.path().into(), "crm@acme.example").unwrap();
        for recipient in ["anna", "anna@acme.example\r\nBcc: all@acme.example"] {
            let refused = carrier.carry("Acme", &message(recipient));
            assert!(refused.is_err_and(|refused| refused.for_good));
        }
    }

    #[test]
    fn a_wrong_setting_is_named_without_its_password() {
        let told = Carrier::server(
            "smtp:://user:secret@",
            "crm@acme.example",
            Egress::default(),
        );
        let told = told.err().unwrap().to_string();
        assert!(
            told.starts_with("mail:") && !told.contains("secret"),
            "{told}"
        );
        let told = Carrier::server("smtp://mail.example", "crm", Egress::default())
            .err()
            .unwrap();
        assert!(told.to_string().starts_with("mail-from:"), "{told}");
    }
}
