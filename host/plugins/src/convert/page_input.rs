//! The parts of a page that a person acts on: links, buttons, forms.

use bailey_crm::journal::JournalFormat;

use super::page_parts::{Parts, Written};
use crate::contract::bailey::crm::blocks as wit;
use crate::page;

impl From<wit::Tone> for page::Tone {
    fn from(tone: wit::Tone) -> Self {
        match tone {
            wit::Tone::Neutral => Self::Neutral,
            wit::Tone::Good => Self::Good,
            wit::Tone::Caution => Self::Caution,
            wit::Tone::Danger => Self::Danger,
        }
    }
}

impl From<wit::PageLink> for page::PageLink {
    fn from(link: wit::PageLink) -> Self {
        Self {
            path: link.path,
            parameters: link.parameters,
        }
    }
}

impl From<wit::Target> for page::Target {
    fn from(target: wit::Target) -> Self {
        match target {
            wit::Target::Page(link) => Self::Page(link.into()),
            wit::Target::Record(record) => Self::Record {
                record: record.into(),
            },
            wit::Target::Table(table) => Self::Table { table },
            wit::Target::Outside(address) => Self::Outside { address },
            wit::Target::JournalExport(export) => Self::JournalExport {
                filter: export.filter.into(),
                format: match export.format {
                    wit::JournalFormat::Csv => JournalFormat::Csv,
                    wit::JournalFormat::JsonLines => JournalFormat::JsonLines,
                },
            },
        }
    }
}

impl Parts {
    pub(super) fn link(&self, link: wit::Link) -> Written<page::Link> {
        Ok(page::Link {
            label: self.text(link.label)?,
            target: link.target.into(),
        })
    }

    pub(super) fn written_action(&self, action: wit::Action) -> Written<page::Action> {
        Ok(page::Action {
            name: action.name,
            label: self.text(action.label)?,
            tone: action.tone.into(),
            parameters: action.parameters,
            confirm: action
                .confirm
                .map(|confirm| self.confirmation(confirm))
                .transpose()?,
        })
    }

    fn confirmation(&self, confirm: wit::Confirmation) -> Written<page::Confirmation> {
        Ok(page::Confirmation {
            title: self.text(confirm.title)?,
            facts: self.all(confirm.facts, Self::text)?,
            typed: confirm.typed,
        })
    }

    pub(super) fn form(&self, form: wit::Form) -> Written<page::Form> {
        Ok(page::Form {
            name: form.name,
            purpose: match form.purpose {
                wit::Purpose::Filter => page::Purpose::Filter,
                wit::Purpose::Submit => page::Purpose::Submit,
            },
            fields: self.all(form.fields, Self::form_field)?,
            button: self.text(form.button)?,
        })
    }

    fn form_field(&self, field: wit::FormField) -> Written<page::FormField> {
        Ok(page::FormField {
            name: field.name,
            label: self.text(field.label)?,
            input: self.input(field.input)?,
            value: field.value,
            required: field.required,
            hint: self.optional(field.hint)?,
        })
    }

    fn input(&self, input: wit::Input) -> Written<page::Input> {
        Ok(match input {
            wit::Input::Line => page::Input::Line,
            wit::Input::Lines => page::Input::Lines,
            wit::Input::Integer => page::Input::Integer,
            wit::Input::Date => page::Input::Date,
            wit::Input::Checkbox => page::Input::Checkbox,
            wit::Input::Choice(choices) => page::Input::Choice {
                choices: self.all(choices, Self::choice)?,
            },
            wit::Input::User => page::Input::User,
            wit::Input::Table => page::Input::Table,
            wit::Input::Record(table) => page::Input::Record { table },
            wit::Input::Hidden => page::Input::Hidden,
            wit::Input::Plugin => page::Input::Plugin,
            wit::Input::OneTimeCode => page::Input::OneTimeCode,
        })
    }

    pub(super) fn choice(&self, choice: wit::Choice) -> Written<page::Choice> {
        Ok(page::Choice {
            value: choice.value,
            label: self.text(choice.label)?,
        })
    }
}
