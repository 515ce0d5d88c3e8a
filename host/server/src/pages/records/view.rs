//! A list as its address describes it: search, conditions, order, place.

use bailey_crm::filter::Filter;
use bailey_crm::records::{Direction, Query, RecordState, Sort};
use bailey_crm::schema::Table;

use super::conditions::Condition;
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;

/// How many records a page of a list has.
const ROWS: u32 = 50;

/// A list as its address describes it.
#[derive(Clone, Debug, Default)]
pub(crate) struct View {
    /// Words that must be in the record's texts.
    pub(crate) search: Option<String>,
    /// What must hold.
    pub(crate) conditions: Vec<Condition>,
    /// The field by which it is sorted, and whether from the end.
    pub(crate) sort: Option<(String, bool)>,
    /// It lists what was put away, and nothing else.
    pub(crate) archived: bool,
    /// Where the page begins.
    pub(crate) after: Option<String>,
}

/// The parameter that says so.
const STATE: (&str, &str) = ("state", "archived");

impl View {
    /// The list that these parameters describe.
    ///
    /// # Errors
    /// `Invalid` for a condition that is none.
    pub(crate) fn parse(params: &Params) -> Result<Self> {
        let sort = params
            .filled("sort")
            .map(|sort| match sort.strip_prefix('-') {
                Some(field) => (field.to_owned(), true),
                None => (sort.to_owned(), false),
            });
        Ok(Self {
            search: params.filled("q").map(str::to_owned),
            conditions: params
                .all("f")
                .map(Condition::parse)
                .collect::<Result<_>>()?,
            sort,
            archived: params.filled(STATE.0) == Some(STATE.1),
            after: params.filled("after").map(str::to_owned),
        })
    }

    /// The address of the list's beginning.
    pub(crate) fn address(&self, table: &str) -> Address {
        self.write(Address::of_table(table))
    }

    /// An address with the list's parameters.
    pub(crate) fn write(&self, address: Address) -> Address {
        let mut address = address.with_some("q", self.search.as_deref());
        for condition in &self.conditions {
            address = address.with("f", &condition.parameter());
        }
        let sort = self.sort.as_ref();
        let sort =
            sort.map(|(field, from_end)| format!("{}{field}", if *from_end { "-" } else { "" }));
        let state = self.archived.then_some(STATE.1);
        address
            .with_some("sort", sort.as_deref())
            .with_some(STATE.0, state)
    }

    /// The parameters as hidden fields would hold them, without the search.
    pub(crate) fn hidden(&self) -> Vec<(&'static str, String)> {
        let mut hidden: Vec<_> = self
            .conditions
            .iter()
            .map(|condition| ("f", condition.parameter()))
            .collect();
        if let Some((field, from_end)) = &self.sort {
            hidden.push((
                "sort",
                format!("{}{field}", if *from_end { "-" } else { "" }),
            ));
        }
        if self.archived {
            hidden.push((STATE.0, STATE.1.to_owned()));
        }
        hidden
    }

    /// The same without one of its conditions.
    #[must_use]
    pub(crate) fn without(&self, index: usize) -> Self {
        let mut view = Self {
            after: None,
            ..self.clone()
        };
        view.conditions.remove(index);
        view
    }

    /// The same sorted by a field; once more turns the order around.
    #[must_use]
    pub(crate) fn sorted(&self, field: &str) -> Self {
        let turned = matches!(&self.sort, Some((by, false)) if by == field);
        Self {
            sort: Some((field.to_owned(), turned)),
            after: None,
            ..self.clone()
        }
    }

    /// Whether the list is narrowed at all.
    pub(crate) fn is_narrowed(&self) -> bool {
        self.search.is_some() || !self.conditions.is_empty()
    }

    /// What must hold for the records.
    ///
    /// # Errors
    /// `Invalid`, naming the field.
    pub(crate) fn filter(&self, viewer: &Viewer, table: &Table) -> Result<Filter> {
        let parts = self
            .conditions
            .iter()
            .map(|condition| condition.filter(viewer, table));
        Ok(Filter::All(parts.collect::<Result<_>>()?))
    }

    /// What the core is asked for.
    ///
    /// # Errors
    /// `Invalid`, naming the field.
    pub(crate) fn query(&self, viewer: &Viewer, table: &Table) -> Result<Query> {
        let sort = self.sort.iter().map(|(field, from_end)| Sort {
            field: field.clone(),
            direction: if *from_end {
                Direction::Descending
            } else {
                Direction::Ascending
            },
        });
        Ok(Query {
            filter: self.filter(viewer, table)?,
            search: self.search.clone(),
            sort: sort.collect(),
            states: self
                .archived
                .then_some(RecordState::Archived)
                .into_iter()
                .collect(),
            limit: ROWS,
            after: self.after.clone(),
            ..Query::of(&*table.key)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Params, View};

    #[test]
    fn a_list_is_read_back_from_its_address() {
        let query =
            "q=acme&f=stage%3Aone-of%3Awon&f=name%3Acontains%3Ax&sort=-value&state=archived";
        let view = View::parse(&Params::parse(query)).unwrap();
        assert_eq!(
            view.address("deals").to_string(),
            format!("/tables/deals?{query}")
        );
        assert!(view.is_narrowed() && view.archived);
        assert_eq!(view.without(0).conditions.len(), 1);
    }

    #[test]
    fn sorting_by_the_same_field_again_turns_the_order_around() {
        let once = View::default().sorted("name");
        assert_eq!(once.sort, Some(("name".into(), false)));
        assert_eq!(once.sorted("name").sort, Some(("name".into(), true)));
        assert_eq!(
            once.sorted("name").sorted("name").sort,
            Some(("name".into(), false))
        );
    }
}
