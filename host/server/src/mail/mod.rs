//! The mails that Bailey itself sends: links with which people come in. Plain
//! text, in the language of who gets it.

mod invite;
mod links;
mod support;

pub(crate) use invite::invite;
pub(crate) use links::Links;
pub(crate) use support::support_entered;
