//! `mail`: writes to the account's people. Each text is written out at once for
//! each of them; whether it is sent is decided when the call ends.

use std::collections::BTreeSet;

use bailey_crm::directory::{self, User};
use bailey_crm::mail::{self, Message};
use bailey_crm::{Context, UserId};
use fluent_bundle::{FluentArgs, FluentValue};

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::mail::Host;
use crate::contract::bailey::crm::types as wit;
use crate::convert::Invalid;
use crate::left::Letters;
use crate::texts::{Plain, Text};

/// The interface's name.
pub const NAME: &str = "mail";

/// The most characters of a subject.
const SUBJECT: usize = 200;

/// The most bytes of a message's paragraphs.
const BODY: usize = 64 * 1024;

impl Host for HostCall<'_> {
    fn send(
        &mut self,
        to: Vec<i64>,
        subject: wit::Text,
        body: Vec<wit::Text>,
    ) -> Result<u32, wit::Error> {
        self.gate(NAME, Need::Write)?;
        let to: BTreeSet<i64> = to.into_iter().collect();
        let mut people = Vec::new();
        for id in to {
            // The host writes to them, and the plugin learns no more of them than
            // that they are there.
            let context = Context::operator();
            let account = &self.call.account;
            people.push(account.read(|read| directory::user(read, &context, UserId(id)))?);
        }
        people.retain(|user| user.active);
        self.allow(people.len())?;
        let subject = Text::from(subject);
        let body: Vec<Text> = body.into_iter().map(Into::into).collect();
        let account = self.call.account.read(directory::settings)?.name;
        let messages = people
            .iter()
            .map(|user| self.message(&account, user, &subject, &body));
        let messages = messages.collect::<Result<Vec<_>, _>>()?;
        let by = self.call.acting(NAME);
        let count = u32::try_from(messages.len()).unwrap_or(u32::MAX);
        let letters = self.call.left.letters.get_or_insert_with(|| Letters {
            by,
            messages: Vec::new(),
        });
        letters.messages.extend(messages);
        Ok(count)
    }
}

impl HostCall<'_> {
    /// Refuses what would be too much for a day, so that the plugin can say so. The
    /// write that queues it counts again.
    fn allow(&self, more: usize) -> Result<(), wit::Error> {
        let call = &self.call;
        let (plugin, at) = (&call.plugin.id, call.context.at);
        let left = call
            .account
            .read(|read| mail::left_today(read, plugin, at))?;
        let written = call.left.letters.as_ref();
        let written = written.map_or(0, |letters| letters.messages.len());
        if written + more <= left as usize {
            return Ok(());
        }
        let (most, left) = (mail::MOST_A_DAY, left as usize - written);
        Err(wit::Error::Limit(format!(
            "a plugin sends at most {most} messages a day, and today {left} are left"
        )))
    }

    /// The message as one of the people reads it.
    fn message(
        &self,
        account: &str,
        user: &User,
        subject: &Text,
        body: &[Text],
    ) -> Result<Message, Invalid> {
        let plugin = &self.call.plugin;
        let texts = &plugin.offer.texts;
        let reader = Plain::of(&self.call.account, user);
        let subject = one_line(&texts.write(subject, &reader));
        let mut paragraphs: Vec<String> =
            body.iter().map(|text| texts.write(text, &reader)).collect();
        if subject.is_empty() || paragraphs.iter().map(String::len).sum::<usize>() > BODY {
            return Err(Invalid::new(format!(
                "a message has a subject, and paragraphs of {BODY} bytes at most"
            )));
        }
        let mut arguments = FluentArgs::new();
        let name = texts.message(&plugin.manifest().name, &reader);
        arguments.set("plugin", FluentValue::from(name));
        arguments.set("account", FluentValue::from(account));
        let sentences = self.call.plugins.sentences();
        let footer = sentences.format(user.language.as_str(), "mail-footer", &arguments);
        paragraphs.push(format!("--\n{footer}"));
        Ok(Message {
            recipient: user.email.clone(),
            subject,
            body: paragraphs.join("\n\n"),
            purpose: plugin.id.to_string(),
        })
    }
}

/// A text on one line, no longer than a subject may be.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let line = words.join(" ");
    match line.char_indices().nth(SUBJECT) {
        None => line,
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_one_line_of_bounded_length() {
        assert_eq!(one_line(" Anna\r\nBcc: all "), "Anna Bcc: all");
        let long = one_line(&"ż".repeat(300));
        assert_eq!(long.chars().count(), SUBJECT + 1);
        assert!(one_line("\r\n").is_empty());
    }
}
