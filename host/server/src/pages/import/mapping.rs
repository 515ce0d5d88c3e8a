//! The form of an import: into which field each column goes, and what spellings
//! mean. It is posted whole with every step, so nothing of it is kept.

use std::collections::BTreeMap;

use bailey_crm::import::{ColumnPreview, Guess, Options, Preview, Unmatched};
use bailey_crm::schema::{FieldKind, Table};
use maud::{Markup, html};

use crate::pages::labels;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// The options that were chosen; nothing was yet on the first visit.
pub(super) fn read(preview: &Preview, posted: &Params, source: &str) -> Options {
    let mut options = Options {
        skip_refused: posted.has("skip"),
        source: Some(source.to_owned()).filter(|name| !name.is_empty()),
        ..Options::default()
    };
    for (index, column) in preview.columns.iter().enumerate() {
        let chosen = posted.first(&format!("c.{index}")).map(str::to_owned);
        let guessed = column.field.clone().unwrap_or_default();
        options
            .columns
            .insert(column.name.clone(), chosen.unwrap_or(guessed));
        let spellings = posted
            .all("spelling")
            .filter_map(|pair| pair.split_once(':'));
        let mut meanings = BTreeMap::new();
        for (number, spelling) in spellings.filter(|(number, _)| number.parse() == Ok(index)) {
            let meaning = posted.first(&format!("m.{number}:{spelling}"));
            if let Some(meaning) = meaning.map(str::trim).filter(|meaning| !meaning.is_empty()) {
                meanings.insert(spelling.to_owned(), meaning.to_owned());
            }
        }
        if !meanings.is_empty() {
            options.values.insert(column.name.clone(), meanings);
        }
    }
    options
}

/// The columns, each with some of its values and the field that it goes into.
pub(super) fn columns(
    viewer: &Viewer,
    table: &Table,
    preview: &Preview,
    options: &Options,
) -> Markup {
    let reader = &viewer.reader;
    html! {
        div.table-wrap {
            table.table.cards {
                thead {
                    tr {
                        th scope="col" { (reader.text("import-column")) }
                        th scope="col" { (reader.text("import-samples")) }
                        th scope="col" { (reader.text("import-holds")) }
                        th scope="col" { (reader.text("import-field")) }
                    }
                }
                tbody {
                    @for (index, column) in preview.columns.iter().enumerate() {
                        tr {
                            td.head { (column.name) }
                            td.quiet data-label=(reader.text("import-samples")) {
                                span.clip { (column.samples.join(" · ")) }
                            }
                            td data-label=(reader.text("import-holds")) { (reader.text(guess(column))) }
                            td data-label=(reader.text("import-field")) {
                                (field_select(viewer, table, index, column, options))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn field_select(
    viewer: &Viewer,
    table: &Table,
    index: usize,
    column: &ColumnPreview,
    options: &Options,
) -> Markup {
    let reader = &viewer.reader;
    let chosen = options.columns.get(&column.name).map_or("", String::as_str);
    let label = reader.text_with("import-field-of", &args!["column" => column.name.as_str()]);
    html! {
        select name=(format!("c.{index}")) aria-label=(label) {
            option value="" { (reader.text("import-leave-out")) }
            @for field in table.fields.iter().filter(|field| field.kind != FieldKind::File) {
                option value=(field.key) selected[field.key == chosen] { (labels::field(reader, table, field)) }
            }
        }
    }
}

/// The names that mean nothing that is known, each with what it could mean.
pub(super) fn spellings(viewer: &Viewer, preview: &Preview, unmatched: &[Unmatched]) -> Markup {
    let reader = &viewer.reader;
    let place = |name: &str| {
        preview
            .columns
            .iter()
            .position(|column| column.name == name)
    };
    html! {
        @if !unmatched.is_empty() {
            h2 { (reader.text("import-spellings")) }
            p { (reader.text("import-spellings-about")) }
            div.table-wrap {
                table.table.cards {
                    thead {
                        tr {
                            th scope="col" { (reader.text("import-column")) }
                            th scope="col" { (reader.text("import-spelling")) }
                            th.number scope="col" { (reader.text("import-rows")) }
                            th scope="col" { (reader.text("import-meaning")) }
                        }
                    }
                    tbody {
                        @for column in unmatched {
                            @let index = place(&column.column).unwrap_or_default();
                            @for spelling in &column.spellings {
                                @let key = format!("{index}:{}", spelling.value);
                                tr {
                                    td data-label=(reader.text("import-column")) { (column.column) }
                                    td.head { (spelling.value) }
                                    td.number data-label=(reader.text("import-rows")) { (reader.count(spelling.count)) }
                                    td data-label=(reader.text("import-meaning")) {
                                        input type="hidden" name="spelling" value=(key);
                                        input name=(format!("m.{key}")) value=[spelling.suggestion.as_deref()]
                                            aria-label=(reader.text_with("import-meaning-of", &args!["spelling" => spelling.value.as_str()]));
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What was said before about spellings, so that the next step knows it too.
pub(super) fn said(preview: &Preview, options: &Options) -> Markup {
    let place = |name: &str| {
        preview
            .columns
            .iter()
            .position(|column| column.name == name)
    };
    html! {
        @for (column, meanings) in &options.values {
            @if let Some(index) = place(column) {
                @for (spelling, meaning) in meanings {
                    input type="hidden" name="spelling" value=(format!("{index}:{spelling}"));
                    input type="hidden" name=(format!("m.{index}:{spelling}")) value=(meaning);
                }
            }
        }
    }
}

fn guess(column: &ColumnPreview) -> &'static str {
    match column.guess {
        Guess::Empty => "guess-empty",
        Guess::Text => "guess-text",
        Guess::Integer => "guess-integer",
        Guess::Decimal => "guess-decimal",
        Guess::Money => "guess-money",
        Guess::Boolean => "guess-boolean",
        Guess::Date { .. } => "guess-date",
        Guess::Datetime { .. } => "guess-datetime",
    }
}

#[cfg(test)]
mod tests {
    use super::{ColumnPreview, Guess, Params, Preview, read};

    #[test]
    fn a_choice_goes_before_the_guess_and_spellings_belong_to_their_column() {
        let column = |name: &str, field: Option<&str>| ColumnPreview {
            name: name.into(),
            samples: Vec::new(),
            filled: 1,
            guess: Guess::Text,
            field: field.map(str::to_owned),
        };
        let columns = vec![
            column("Product", Some("product")),
            column("Stage", Some("stage")),
        ];
        let preview = Preview {
            encoding: "UTF-8".into(),
            delimiter: ',',
            rows: 1,
            columns,
        };
        let posted = Params::parse("c.1=&spelling=0%3AGTXPro&m.0%3AGTXPro=GTX+Pro&skip=yes");
        let options = read(&preview, &posted, "deals.csv");
        assert_eq!(options.columns["Product"], "product");
        assert_eq!(options.columns["Stage"], "");
        assert_eq!(options.values["Product"]["GTXPro"], "GTX Pro");
        assert!(!options.values.contains_key("Stage") && options.skip_refused);
    }
}
