//! The first-party plugins' texts: all there, in every language, and right in
//! number.

#![allow(clippy::unwrap_used, reason = "a test says so by failing")]

use std::path::Path;

use bailey_plugin::Source;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

fn source(plugin: &str) -> Source {
    Source::read(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .join(plugin),
    )
    .unwrap()
}

/// A message of a plugin, with these numbers.
fn message(plugin: &str, language: &str, id: &str, numbers: &[(&str, i64)]) -> String {
    let text = source(plugin).locales.remove(language).unwrap();
    let resource = FluentResource::try_new(text).unwrap();
    let mut bundle = FluentBundle::new(vec![language.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).unwrap();
    let mut arguments = FluentArgs::new();
    for (name, number) in numbers {
        arguments.set(*name, *number);
    }
    let mut errors = Vec::new();
    let pattern = bundle.get_message(id).unwrap().value().unwrap();
    let text = bundle
        .format_pattern(pattern, Some(&arguments), &mut errors)
        .into_owned();
    assert!(errors.is_empty(), "{plugin} {language} {id}: {errors:?}");
    text
}

#[test]
fn no_language_lacks_a_message() {
    for plugin in [
        "recycle-bin",
        "audit-log",
        "roles",
        "ip-allowlist",
        "activity-monitor",
        "support-access",
        "backup-scheduler",
        "two-factor",
        "examples/duplicate-finder",
    ] {
        assert_eq!(source(plugin).findings(), [], "{plugin}");
    }
}

#[test]
fn russian_counts_as_russians_do() {
    let line = |count| message("recycle-bin", "ru", "today-by-several", &[("count", count)]);
    assert_eq!(line(1), "Сегодня удалена 1 запись.");
    assert_eq!(line(2), "Сегодня удалены 2 записи.");
    assert_eq!(line(11), "Сегодня удалено 11 записей.");
    assert_eq!(line(21), "Сегодня удалена 21 запись.");
}

#[test]
fn polish_counts_as_poles_do() {
    let line = |count| message("recycle-bin", "pl", "restored", &[("count", count)]);
    assert_eq!(line(1), "Przywrócono jeden rekord.");
    assert_eq!(line(4), "Przywrócono 4 rekordy.");
    assert_eq!(line(12), "Przywrócono 12 rekordów.");
    assert_eq!(line(22), "Przywrócono 22 rekordy.");
}

#[test]
fn what_went_along_is_told_in_the_same_sentence() {
    let line = |language, count, along| {
        message(
            "recycle-bin",
            language,
            "deletion-lead",
            &[("count", count), ("along", along)],
        )
    };
    assert_eq!(line("en", 14, 0), "14 records were deleted.");
    assert_eq!(
        line("en", 14, 3),
        "14 records were deleted and 3 more went along."
    );
    assert_eq!(
        line("ru", 2, 5),
        "Удалены 2 записи, вместе с ними ушло ещё 5."
    );
    assert_eq!(line("zh", 2, 5), "删除了 2 条记录，并连带删除了 5 条。");
}

#[test]
fn the_first_line_of_the_log_reads_as_a_sentence() {
    let line = |language, count, deletions| {
        message(
            "audit-log",
            language,
            "today",
            &[("count", count), ("deletions", deletions)],
        )
    };
    assert_eq!(line("en", 0, 0), "Nothing has happened today.");
    assert_eq!(
        line("en", 34, 3),
        "34 things were done today, 3 of them deletions."
    );
    assert_eq!(
        line("en", 1, 0),
        "One thing was done today, and nothing was deleted."
    );
    assert_eq!(line("ru", 0, 0), "Сегодня ещё ничего не происходило.");
    assert_eq!(line("ru", 34, 3), "Сегодня 34 действия, из них 3 удаления.");
    assert_eq!(line("pl", 5, 0), "Dzisiaj: 5 operacji, nic nie usunięto.");
    assert_eq!(line("zh", 34, 3), "今天共有 34 项操作，其中 3 项是删除。");
}
