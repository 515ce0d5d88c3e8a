//! One column: how many cards it has, what they come to, and the first of them.

use bailey_crm::filter::{Filter, Operator};
use bailey_crm::records::{self, Direction, Group, Page, Query, Sort};
use bailey_crm::schema::{Field, SystemField, Table};
use bailey_crm::{Scalar, Value};
use maud::{Markup, html};

use super::{Look, NONE, Opened, amount, card, column_of, label_of};
use crate::error::Result;
use crate::pages::show;
use crate::pages::viewer::Viewer;
use crate::texts::args;

use super::super::view::View;

/// How many cards of a column are shown at once.
const CARDS: u32 = 15;

/// One column.
pub(super) struct Column<'a> {
    /// The choice's key, or [`NONE`].
    pub(super) key: &'a str,
    /// What it is called.
    pub(super) label: String,
    group: Option<&'a Group>,
    /// It alone is drawn, from where the address says.
    alone: bool,
}

/// The columns in the order of the choices; a choice that is offered no more,
/// and no choice at all, only where records have it.
pub(super) fn all<'a>(
    viewer: &Viewer,
    table: &Table,
    stage: &'a Field,
    groups: &'a [Group],
    only: Option<&str>,
) -> Vec<Column<'a>> {
    let group = |key: &str| {
        let value = match key {
            NONE => Value::None,
            key => Scalar::Choice(key.to_owned()).into(),
        };
        groups.iter().find(|group| group.value == value)
    };
    let options = stage.kind.options().iter();
    let options = options.map(|option| (option.key.as_str(), option.retired));
    options
        .chain([(NONE, true)])
        .filter(|(key, retired)| !retired || group(key).is_some())
        .filter(|(key, _)| only.is_none_or(|only| only == *key))
        .map(|(key, _)| Column {
            key,
            label: label_of(viewer, table, stage, key),
            group: group(key),
            alone: only.is_some(),
        })
        .collect()
}

impl Column<'_> {
    /// The cards that are shown: those changed last, unless it is sorted
    /// otherwise.
    pub(super) fn read(
        &self,
        viewer: &Viewer,
        table: &Table,
        stage: &Field,
        view: &View,
    ) -> Result<Page> {
        let here = match self.key {
            NONE => Filter::compare(&*stage.key, Operator::IsEmpty, Value::None),
            key => {
                let choice: Value = Scalar::Choice(key.to_owned()).into();
                Filter::compare(&*stage.key, Operator::Equal, choice)
            }
        };
        let wanted = view.query(viewer, table)?;
        let sort = if wanted.sort.is_empty() {
            vec![Sort {
                field: SystemField::UpdatedAt.key().to_owned(),
                direction: Direction::Descending,
            }]
        } else {
            wanted.sort
        };
        let query = Query {
            filter: Filter::All(vec![here, wanted.filter]),
            sort,
            limit: CARDS,
            after: view.after.clone().filter(|_| self.alone),
            ..wanted
        };
        Ok(records::list(&viewer.account, &viewer.context, &query)?)
    }

    /// The column with its head and its cards.
    pub(super) fn draw(
        &self,
        viewer: &Viewer,
        table: &Table,
        look: &Look<'_>,
        page: &Page,
        opened: Option<&Opened>,
    ) -> Markup {
        let reader = &viewer.reader;
        let (stage, view) = (look.stage, look.view);
        let opened = opened.filter(|opened| column_of(&opened.record, stage) == self.key);
        let count = self.group.map_or(0, |group| group.count);
        let id = format!("column-{}", self.key);
        let further = page.next.as_ref().map(|next| {
            let address = view.address(&table.key);
            address.with("column", self.key).with("after", next)
        });
        html! {
            section.column data-column=(self.key) aria-labelledby=(id) {
                div.column-head {
                    h2 id=(id) {
                        span.clip { (self.label) } " "
                        span.quiet { (reader.count(count)) }
                    }
                    span.quiet.number { (self.sums(viewer, table)) }
                }
                ol.deck.plain {
                    @if let Some(opened) = opened {
                        (card::draw(viewer, table, look, &opened.record, Some(opened)))
                    }
                    @for record in &page.records {
                        @if opened.is_none_or(|opened| opened.record.id != record.id) {
                            (card::draw(viewer, table, look, record, None))
                        }
                    }
                }
                @if let Some(further) = further {
                    a.more href=(further) rel="next" data-more
                        aria-label=(reader.text_with("board-more-of", &args!["column" => self.label.as_str()])) {
                        (reader.text("board-more"))
                    }
                }
            }
        }
    }

    /// What the cards come to: a sum for each currency.
    fn sums(&self, viewer: &Viewer, table: &Table) -> String {
        let sums = self.group.map_or(&[][..], |group| &group.sums);
        let of = amount(table).map(|field| (table, field));
        let texts = sums
            .iter()
            .map(|sum| show::value_text(viewer, of, &sum.clone().into()));
        texts.collect::<Vec<_>>().join(" + ")
    }
}
