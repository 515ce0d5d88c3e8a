//! The kinds of operations and what people call them.

use bailey_sdk::blocks::Choice;
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;

/// The kinds that have words of their own, by the part of Bailey that they are
/// about. A message's id is `kind-` and the kind with hyphens.
const KINDS: &[&str] = &[
    "records.create",
    "records.update",
    "records.delete",
    "records.restore",
    "records.archive",
    "records.unarchive",
    "records.purge",
    "records.erase",
    "records.undo",
    "records.revert",
    "records.rewind",
    "records.restore-backup",
    "records.merge",
    "records.import",
    "records.export",
    "files.add",
    "files.remove",
    "files.limit-changed",
    "session.signed-in",
    "session.signed-out",
    "session.refused",
    "session.barred",
    "session.safe-mode",
    "session.codes-made",
    "session.revoked",
    "session.reset-asked",
    "session.step-asked",
    "session.step-passed",
    "session.step-refused",
    "session.confirmed",
    "session.confirmation-required",
    "session.device-forgotten",
    "token.created",
    "token.revoked",
    "backup.created",
    "backup.tried",
    "backup.deleted",
    "backup.downloaded",
    "backup.given",
    "backup.linked",
    "backup.restorers",
    "backup.store-added",
    "backup.store-removed",
    "backup.key-shown",
    "backup.key-proven",
    "support.opened",
    "support.extended",
    "support.renewed",
    "support.closed",
    "support.entered",
    "support.refused",
    "support.left",
    "users.created",
    "users.updated",
    "users.suspended",
    "users.reactivated",
    "users.signed-out",
    "users.slowed",
    "users.password-set",
    "users.invited",
    "users.owner-changed",
    "departments.created",
    "departments.updated",
    "departments.deleted",
    "groups.changed",
    "account.updated",
    "account.installed",
    "account.suspended",
    "account.resumed",
    "account.leaving",
    "account.views-watched",
    "mail.sent",
    "mail.failed",
    "views.records",
    "activity.counted",
    "saved-views.created",
    "saved-views.updated",
    "saved-views.deleted",
    "saved-views.restored",
    "reports.created",
    "reports.updated",
    "reports.deleted",
    "reports.restored",
    "schema.table-created",
    "schema.field-added",
    "schema.table-changed",
    "schema.field-changed",
    "schema.table-deleted",
    "schema.field-deleted",
    "schema.table-restored",
    "schema.field-restored",
    "schema.purge",
    "schema.undo",
    "plugins.installed",
    "plugins.upgraded",
    "plugins.rolled-back",
    "plugins.revoked",
    "plugins.allowed",
    "plugins.denied",
    "plugins.unsaid",
    "plugins.uninstalled",
    "plugins.reinstalled",
    "plugins.deleted",
    "plugins.enabled",
    "plugins.disabled",
    "plugins.leaving",
    "plugins.staying",
    "plugins.rules-changed",
    "plugins.data-exported",
    "plugins.settings-changed",
    "plugins.failed",
    "plugins.parked",
    "plugins.resumed",
    "plugins.noted",
    "journal.pruned",
    "journal.verified",
    "journal.export",
];

/// Ready views: what each is called in an address, and the kinds in it. A view's
/// message is `view-` and its name.
const VIEWS: &[(&str, &[&str])] = &[
    (
        SIGN_INS,
        &[
            "session.signed-in",
            "session.refused",
            "session.barred",
            "session.safe-mode",
            "support.entered",
            "support.refused",
            "session.step-refused",
        ],
    ),
    (EXPORTS, &["records.export", "journal.export"]),
    (VIEWS_OF_RECORDS, &["views."]),
    (
        "permissions",
        &[
            "plugins.",
            "users.",
            "departments.",
            "groups.",
            "token.",
            "support.",
            "account.",
        ],
    ),
];

/// The kind of an operation that says which records somebody opened.
pub const VIEWED: &str = "views.records";
/// The view of who came in, or did not.
pub const SIGN_INS: &str = "sign-ins";
/// The view of what was taken out.
pub const EXPORTS: &str = "exports";
/// The view of who looked at which records.
pub const VIEWS_OF_RECORDS: &str = "views";

/// What the filter offers: single kinds that people look for, and beginnings
/// that stand for all of a part. The part's message is `kinds-` and its name.
const OFFERED: &[&str] = &[
    "records.delete",
    "records.purge",
    "records.erase",
    "records.restore",
    "records.update",
    "records.create",
    "records.archive",
    "records.unarchive",
    "records.undo",
    "records.revert",
    "records.rewind",
    "records.merge",
    "records.import",
    "records.",
    "files.",
    "session.",
    "token.",
    "users.",
    "departments.",
    "schema.",
    "plugins.",
];

/// What an operation of this kind is called; a kind without words of its own
/// stands as it is.
pub fn title(kind: &str) -> Text {
    if KINDS.contains(&kind) {
        tr(message(kind)).into()
    } else {
        literal(kind)
    }
}

/// What an operation of this kind does to what was there before.
pub fn tone(kind: &str) -> Tone {
    match kind {
        "records.purge" | "records.erase" | "schema.purge" | "session.refused"
        | "session.barred" | "support.refused" | "plugins.failed" => Tone::Danger,
        "records.delete"
        | "schema.table-deleted"
        | "schema.field-deleted"
        | "users.suspended"
        | "session.safe-mode"
        | "support.opened"
        | "support.entered"
        | "plugins.disabled"
        | "plugins.parked"
        | "plugins.uninstalled"
        | "plugins.rolled-back"
        | "plugins.denied"
        | "plugins.deleted"
        | "plugins.leaving"
        | "account.suspended"
        | "account.leaving"
        | "journal.pruned" => Tone::Caution,
        "records.restore"
        | "records.undo"
        | "records.revert"
        | "records.rewind"
        | "schema.table-restored"
        | "schema.field-restored"
        | "schema.undo" => Tone::Good,
        _ => Tone::Neutral,
    }
}

/// The choices of the filter's field: ready views, then kinds.
pub fn choices() -> Vec<Choice> {
    let views = views().map(|(view, message)| Choice::new(view, message));
    let kinds = OFFERED
        .iter()
        .map(|kind| Choice::new(kind, tr(message(kind))));
    views.chain(kinds).collect()
}

/// The ready views with their names.
pub fn views() -> impl Iterator<Item = (&'static str, Message)> {
    VIEWS
        .iter()
        .map(|(view, _)| (*view, tr(format!("view-{view}"))))
}

/// The kinds behind what was chosen: those of a view, or the one kind.
pub fn of(chosen: &str) -> Vec<String> {
    let view = VIEWS.iter().find(|(view, _)| *view == chosen);
    match view {
        Some((_, kinds)) => kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        None => vec![chosen.to_owned()],
    }
}

/// Whether an operation of this kind was on tables and fields.
pub fn is_schema(kind: &str) -> bool {
    kind.starts_with("schema.")
}

/// Whether an operation of this kind deleted what people keep under a name, or
/// brought it back.
pub fn is_kept(kind: &str) -> bool {
    [
        "saved-views.deleted",
        "saved-views.restored",
        "reports.deleted",
        "reports.restored",
    ]
    .contains(&kind)
}

fn message(kind: &str) -> String {
    match kind.strip_suffix('.') {
        Some(part) => format!("kinds-{part}"),
        None => format!("kind-{}", kind.replace('.', "-")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCALES: &[&str] = &[
        include_str!("../locales/en.ftl"),
        include_str!("../locales/ru.ftl"),
        include_str!("../locales/pl.ftl"),
        include_str!("../locales/zh.ftl"),
    ];

    #[test]
    fn each_kind_has_words_in_each_language() {
        for kind in KINDS.iter().chain(OFFERED) {
            let start = format!("\n{} = ", message(kind));
            assert!(
                LOCALES.iter().all(|locale| locale.contains(&start)),
                "{kind}"
            );
        }
    }

    #[test]
    fn a_view_stands_for_its_kinds() {
        assert_eq!(of("exports"), ["records.export", "journal.export"]);
        assert_eq!(of("records."), ["records."]);
        for (view, _) in VIEWS {
            let start = format!("\nview-{view} = ");
            assert!(
                LOCALES.iter().all(|locale| locale.contains(&start)),
                "{view}"
            );
        }
    }

    #[test]
    fn a_kind_of_tomorrow_stands_as_it_is() {
        assert_eq!(title("wishes.granted"), literal("wishes.granted"));
        assert_eq!(title("records.delete"), tr("kind-records-delete").into());
    }
}
