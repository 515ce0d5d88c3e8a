//! Tells the owner that support has entered.

use std::net::IpAddr;

use bailey_crm::directory::User;
use bailey_crm::mail::Message;
use bailey_crm::support::Entered;
use jiff::tz::TimeZone;

use crate::texts::{Reader, args};

/// The mail to the owner. It holds no link: whoever gets it knows where to look.
pub(crate) fn support_entered(
    owner: &User,
    account: &str,
    entered: &Entered,
    address: Option<IpAddr>,
) -> Message {
    let reader = Reader::new(owner.language, TimeZone::UTC);
    let address = address.map_or_else(|| "?".to_owned(), |address| address.to_string());
    let args = args![
        "person" => owner.name.as_str(),
        "account" => account,
        "agent" => entered.agent.as_str(),
        "number" => entered.id.0.to_string(),
        "address" => address
    ];
    Message {
        recipient: owner.email.clone(),
        subject: reader.text_with("mail-support-subject", &args),
        body: reader.text_with("mail-support", &args),
        purpose: "support".to_owned(),
    }
}
