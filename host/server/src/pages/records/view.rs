//! A list or a board as its address describes it: search, conditions, order,
//! columns, place.

use bailey_crm::filter::Filter;
use bailey_crm::records::{Direction, Query, RecordState, Sort};
use bailey_crm::saved_views::{Layout, Look};
use bailey_crm::schema::Table;
use bailey_crm::{SavedViewId, saved_views};

use super::conditions::Condition;
use super::next_step;
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;

/// How many records a page of a list has.
const ROWS: u32 = 50;

/// A list or a board as its address describes it.
#[derive(Clone, Debug, Default)]
pub(crate) struct View {
    /// How records are laid out.
    pub(crate) layout: Layout,
    /// The field whose choices are a board's columns; none for the usual one.
    pub(crate) lanes: Option<String>,
    /// The saved view that it began as.
    pub(crate) saved: Option<SavedViewId>,
    /// Words that must be in the record's texts.
    pub(crate) search: Option<String>,
    /// What must hold.
    pub(crate) conditions: Vec<Condition>,
    /// The field by which it is sorted, and whether from the end.
    pub(crate) sort: Option<(String, bool)>,
    /// The keys of the fields shown beside the name; none for the usual ones.
    pub(crate) columns: Vec<String>,
    /// It lists what was put away, and nothing else.
    pub(crate) archived: bool,
    /// It lists what no open task refers to, and nothing else.
    pub(crate) idle: bool,
    /// Where the page begins.
    pub(crate) after: Option<String>,
    /// Its columns are being put in order.
    pub(crate) arranging: bool,
}

/// The parameter that leaves the columns' order open.
pub(super) const ARRANGING: &str = "arrange";

/// The parameter that names a board's columns.
pub(super) const LANES: &str = "lanes";

/// The parameters that say so.
const STATE: (&str, &str) = ("state", "archived");
const IDLE: (&str, &str) = ("idle", "yes");

impl View {
    /// The list that these parameters describe.
    ///
    /// # Errors
    /// `Invalid` for a condition that is none.
    pub(crate) fn parse(params: &Params) -> Result<Self> {
        let columns = params.all("columns").flat_map(|keys| keys.split(','));
        Ok(Self {
            layout: Layout::List,
            lanes: params.filled(LANES).map(str::to_owned),
            saved: params
                .filled("view")
                .and_then(|number| number.parse().ok())
                .map(SavedViewId),
            search: params.filled("q").map(str::to_owned),
            conditions: params
                .all("f")
                .map(Condition::parse)
                .collect::<Result<_>>()?,
            sort: params.filled("sort").map(order),
            columns: columns
                .filter(|key| !key.is_empty())
                .map(str::to_owned)
                .collect(),
            archived: params.filled(STATE.0) == Some(STATE.1),
            idle: params.filled(IDLE.0) == Some(IDLE.1),
            after: params.filled("after").map(str::to_owned),
            arranging: params.has(ARRANGING),
        })
    }

    /// The board that these parameters describe.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub(crate) fn board(params: &Params) -> Result<Self> {
        Ok(Self {
            layout: Layout::Board,
            ..Self::parse(params)?
        })
    }

    /// What a saved view shows.
    pub(crate) fn of(saved: &saved_views::SavedView) -> Self {
        let look = saved.look.clone();
        let conditions = look.conditions.into_iter().map(Condition::from);
        Self {
            layout: look.layout,
            lanes: look.lanes,
            saved: Some(saved.id),
            search: look.search,
            conditions: conditions.collect(),
            sort: look.sort.as_deref().map(order),
            columns: look.columns,
            archived: look.archived,
            idle: look.idle,
            after: None,
            arranging: false,
        }
    }

    /// What it shows, to be saved.
    pub(crate) fn look(&self) -> Look {
        let conditions = self.conditions.iter().map(Condition::chip);
        Look {
            layout: self.layout,
            lanes: self.lanes.clone(),
            search: self.search.clone(),
            conditions: conditions.collect(),
            sort: self.sort_parameter(),
            columns: self.columns.clone(),
            archived: self.archived,
            idle: self.idle,
        }
    }

    /// The address of its beginning.
    pub(crate) fn address(&self, table: &str) -> Address {
        self.write(place(table, self.layout))
    }

    /// An address with its parameters.
    pub(crate) fn write(&self, address: Address) -> Address {
        let address = address.with_some("q", self.search.as_deref());
        self.hidden()
            .into_iter()
            .fold(address, |address, (name, value)| address.with(name, &value))
    }

    /// The parameters as hidden fields would hold them, without the search.
    pub(crate) fn hidden(&self) -> Vec<(&'static str, String)> {
        let mut hidden: Vec<_> = self
            .conditions
            .iter()
            .map(|condition| ("f", condition.parameter()))
            .collect();
        let columns = (!self.columns.is_empty()).then(|| self.columns.join(","));
        let state = self.archived.then(|| STATE.1.to_owned());
        let idle = self.idle.then(|| IDLE.1.to_owned());
        let saved = self.saved.map(|view| view.to_string());
        let single = [
            (LANES, self.lanes.clone()),
            ("sort", self.sort_parameter()),
            ("columns", columns),
            (STATE.0, state),
            (IDLE.0, idle),
            ("view", saved),
        ];
        hidden.extend(
            single
                .into_iter()
                .filter_map(|(name, value)| value.map(|value| (name, value))),
        );
        hidden
    }

    fn sort_parameter(&self) -> Option<String> {
        let sort = self.sort.as_ref();
        sort.map(|(field, from_end)| format!("{}{field}", if *from_end { "-" } else { "" }))
    }

    /// The same laid out otherwise.
    #[must_use]
    pub(crate) fn laid_out(&self, layout: Layout) -> Self {
        Self {
            layout,
            after: None,
            ..self.clone()
        }
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
        self.search.is_some() || !self.conditions.is_empty() || self.idle
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
        let without = self.idle.then(|| next_step::missing(viewer, table));
        Ok(Query {
            filter: self.filter(viewer, table)?,
            without: without.flatten(),
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

/// The address of a table's list or board.
fn place(table: &str, layout: Layout) -> Address {
    match layout {
        Layout::List => Address::of_table(table),
        Layout::Board => Address::of_table(table).then("board"),
    }
}

fn order(sort: &str) -> (String, bool) {
    match sort.strip_prefix('-') {
        Some(field) => (field.to_owned(), true),
        None => (sort.to_owned(), false),
    }
}

#[cfg(test)]
mod tests {
    use super::{Layout, Params, View};
    use bailey_crm::saved_views;

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
    fn what_is_saved_of_a_list_shows_the_same_list() {
        let query = "q=acme&f=owner%3Aequal%3Ame&sort=-value&columns=stage%2Cvalue&idle=yes";
        for layout in [Layout::List, Layout::Board] {
            let view = View::parse(&Params::parse(query)).unwrap().laid_out(layout);
            let saved = saved_views::SavedView {
                id: bailey_crm::SavedViewId(7),
                table: "deals".into(),
                name: "Mine".into(),
                owner: None,
                shared: true,
                look: view.look(),
                version: 1,
            };
            let again = View::of(&saved);
            let address = again.address("deals").to_string();
            assert_eq!(address, format!("{}&view=7", view.address("deals")));
            assert_eq!(again.look(), view.look());
        }
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
