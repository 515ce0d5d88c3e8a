use super::*;

/// Somebody who reads this language, and what things are called by their keys.
pub(crate) struct Plain(pub(crate) &'static str);

impl Reader for Plain {
    fn language(&self) -> &str {
        self.0
    }
    fn table(&self, table: &str) -> String {
        table.to_uppercase()
    }
    fn field(&self, table: &str, field: &str) -> String {
        format!("{table}/{field}")
    }
    fn choice(&self, table: &str, field: &str, choice: &str) -> String {
        format!("{table}/{field}/{choice}")
    }
    fn user(&self, user: UserId) -> String {
        format!("user {user}")
    }
    fn record(&self, record: &RecordRef) -> String {
        format!("{} {}", record.table, record.id)
    }
    fn moment(&self, at: Timestamp) -> String {
        at.to_string()
    }
    fn date(&self, date: jiff::civil::Date) -> String {
        date.to_string()
    }
    fn value(&self, value: &Value) -> String {
        format!("{value:?}")
    }
}

const EN: &str = "deleted = { $count ->\n    [one] One record\n   *[other] { $count } records\n } of { $table }\nonly-english = Yes\n";
const RU: &str = "deleted = { $count ->\n    [one] { $count } запись\n    [few] { $count } записи\n   *[many] { $count } записей\n } — { $table }\n";

fn texts() -> Texts {
    Texts::new("test.texts", [("en", EN), ("ru", RU)].into_iter())
}

fn deleted(count: i64) -> Text {
    let arguments = vec![
        ("count".to_owned(), Argument::Integer(count)),
        ("table".to_owned(), Argument::Table("deals".into())),
    ];
    Text::Message {
        id: "deleted".into(),
        arguments,
    }
}

#[test]
fn a_number_chooses_the_plural_of_the_readers_language() {
    assert_eq!(
        texts().write(&deleted(1), &Plain("en")),
        "One record of DEALS"
    );
    assert_eq!(texts().write(&deleted(3), &Plain("ru")), "3 записи — DEALS");
    assert_eq!(
        texts().write(&deleted(5), &Plain("ru")),
        "5 записей — DEALS"
    );
}

#[test]
fn what_a_language_lacks_is_taken_from_english() {
    assert_eq!(texts().message("only-english", &Plain("ru")), "Yes");
    assert_eq!(
        texts().write(&deleted(2), &Plain("pl")),
        "2 records of DEALS"
    );
}

#[test]
fn a_message_that_no_language_has_shows_its_id() {
    assert_eq!(
        texts().message("no-such-message", &Plain("zh")),
        "no-such-message"
    );
}

#[test]
fn a_faulty_message_leaves_the_others_standing() {
    let faulty = Texts::new(
        "test.faulty",
        [("en", "good = Good\nbad = { $\n\nlast = Last\n")].into_iter(),
    );
    assert_eq!(faulty.message("good", &Plain("en")), "Good");
    assert_eq!(faulty.message("last", &Plain("en")), "Last");
}
