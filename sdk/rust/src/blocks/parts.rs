//! From blocks within blocks, as a plugin builds them, to the contract's, which list
//! what stands in many places once and name it by its index.

use super::wit;
use crate::types::{Text, Value};

/// Something that a page is made of, on its way to the host.
pub(crate) trait Part {
    /// What the contract has instead.
    type Sent;

    /// Puts what it is made of among the page's parts.
    fn sent(self, parts: &mut Parts) -> Self::Sent;
}

/// A struct whose fields are `kept` as they are, or `sent` as a part, or as a list of
/// them, `each`.
macro_rules! part {
    ($name:ident { $($field:ident: $how:ident),+ }) => {
        impl $crate::blocks::parts::Part for $name {
            type Sent = $crate::blocks::wit::$name;

            fn sent(self, parts: &mut $crate::blocks::parts::Parts) -> Self::Sent {
                $crate::blocks::wit::$name {
                    $($field: $crate::blocks::parts::part!(@$how self.$field, parts)),+
                }
            }
        }
    };
    (@kept $value:expr, $parts:ident) => { $value };
    (@sent $value:expr, $parts:ident) => {
        $crate::blocks::parts::Part::sent($value, $parts)
    };
    (@each $value:expr, $parts:ident) => { $crate::blocks::parts::each($value, $parts) };
}
pub(super) use part;

/// A page's texts, values, cells and actions.
#[derive(Default)]
pub(crate) struct Parts {
    texts: Vec<Text>,
    values: Vec<Value>,
    cells: Vec<wit::Cell>,
    actions: Vec<wit::Action>,
}

impl Parts {
    pub(super) fn cell(&mut self, cell: wit::Cell) -> u32 {
        listed(&mut self.cells, cell)
    }

    pub(super) fn action(&mut self, action: wit::Action) -> u32 {
        listed(&mut self.actions, action)
    }

    pub(super) fn all(self) -> wit::Parts {
        wit::Parts {
            texts: self.texts,
            values: self.values,
            cells: self.cells,
            actions: self.actions,
        }
    }
}

/// A list, each of its items.
pub(super) fn each<P: Part>(items: Vec<P>, parts: &mut Parts) -> Vec<P::Sent> {
    let mut sent = Vec::with_capacity(items.len());
    for item in items {
        sent.push(item.sent(parts));
    }
    sent
}

/// Puts it at the end, and answers where that is. A component's memory ends long
/// before an index would.
fn listed<T>(list: &mut Vec<T>, item: T) -> u32 {
    list.push(item);
    u32::try_from(list.len() - 1).unwrap_or(u32::MAX)
}

impl Part for Text {
    type Sent = u32;

    fn sent(self, parts: &mut Parts) -> u32 {
        listed(&mut parts.texts, self)
    }
}

impl Part for Value {
    type Sent = u32;

    fn sent(self, parts: &mut Parts) -> u32 {
        listed(&mut parts.values, self)
    }
}

impl<P: Part> Part for Option<P> {
    type Sent = Option<P::Sent>;

    fn sent(self, parts: &mut Parts) -> Self::Sent {
        self.map(|part| part.sent(parts))
    }
}

#[cfg(test)]
mod tests {
    use crate::blocks::{Cell, Page, Row, Table, wit};
    use crate::text::literal;

    #[test]
    fn what_a_page_is_made_of_is_listed_and_named() {
        let row = Row::new(1).cell(literal("a")).cell(Cell::number(7));
        let table = Table::new(literal("b")).row(row).empty(literal("c"));
        let page: wit::Page = Page::new(literal("d")).block(table).into();
        let parts = &page.parts;
        assert_eq!(parts.texts[page.title as usize], literal("d"));
        let [wit::Block::Table(table)] = &page.blocks[..] else {
            panic!("{:?}", page.blocks);
        };
        assert_eq!(parts.texts[table.empty as usize], literal("c"));
        let cells = table.rows[0].cells.iter();
        let cells: Vec<_> = cells.map(|cell| &parts.cells[*cell as usize]).collect();
        assert_eq!(cells[1], &wit::Cell::Number(7));
        let wit::Cell::Text(text) = cells[0] else {
            panic!("{cells:?}");
        };
        assert_eq!(parts.texts[*text as usize], literal("a"));
    }
}
