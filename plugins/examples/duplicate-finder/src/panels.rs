//! On the page of a company or a contact: what it is likely the same as.

use bailey_sdk::blocks::{Block, Fact};
use bailey_sdk::panels::Request;
use bailey_sdk::prelude::*;
use bailey_sdk::records;

use crate::{DuplicateFinder, pages, store};

impl Panels for DuplicateFinder {
    fn draw(request: Request) -> Result<Vec<Block>, Error> {
        let Some((number, group)) = store::group_of(&request.record)? else {
            return Ok(Vec::new());
        };
        let mut others = group.records();
        others.retain(|other| *other != request.record);
        let labels = records::labels(&others)?;
        let seen = others.into_iter().zip(labels);
        let mut facts: Vec<Fact> = seen
            .filter(|(_, label)| label.is_some())
            .map(|(other, _)| Fact::new(tr("panel-same"), other))
            .collect();
        if facts.is_empty() {
            return Ok(Vec::new());
        }
        let link = Cell::link(tr("panel-look"), pages::group_page(number));
        facts.push(Fact::new(tr("panel-more"), link));
        Ok(vec![facts.into()])
    }
}
