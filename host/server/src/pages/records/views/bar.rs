//! Above a list: the table's saved views, and what can be done with the present
//! one.

use bailey_crm::saved_views as core;
use bailey_crm::schema::Table;
use maud::{Markup, html};

use super::super::view::View;
use super::{of, query};
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::form;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// The bar; none as long as there is no view and nothing to be saved as one.
pub(in crate::pages::records) fn bar(
    viewer: &Viewer,
    table: &Table,
    view: &View,
) -> Result<Markup> {
    let reader = &viewer.reader;
    let context = &viewer.context;
    let views = viewer
        .account
        .read(|read| core::of_table(read, context, &table.key))?;
    let saved = views.iter().find(|saved| Some(saved.id) == view.saved);
    let plain = View::default().laid_out(view.layout);
    let look = view.look();
    let differs = match saved {
        Some(saved) => saved.look != look,
        None => look != plain.look(),
    };
    if views.is_empty() && !differs {
        return Ok(html! {});
    }
    let mine = saved.filter(|saved| saved.is_changeable(context));
    Ok(html! {
        div.view-bar {
            nav.views aria-label=(reader.text("views")) {
                a href=(plain.address(&table.key)) aria-current=[saved.is_none().then_some("true")] {
                    (reader.text("view-all"))
                }
                @for one in &views {
                    @let here = Some(one.id) == view.saved;
                    @let address = if one.fits(table) { View::of(one).address(&table.key) } else { of(&table.key, one.id) };
                    a href=(address) aria-current=[here.then_some("true")]
                        title=[one.shared.then(|| reader.text("view-is-shared"))] { (one.name) }
                }
            }
            div.line {
                @if let Some(mine) = mine.filter(|_| differs) {
                    form method="post" action=(of(&table.key, mine.id).then("look")) {
                        (form::word(viewer))
                        input type="hidden" name="version" value=(mine.version);
                        input type="hidden" name="look" value=(query(view));
                        button.button.inline {
                            (reader.text_with("view-update", &args!["name" => mine.name.as_str()]))
                        }
                    }
                }
                @if differs {
                    a.small href=(view.write(Address::of_table(&table.key).then("views").then("new"))
                        .with_some("layout", (view.layout == core::Layout::Board).then_some("board"))) {
                        (reader.text("view-save-as"))
                    }
                }
                @if let Some(mine) = mine {
                    a.small href=(of(&table.key, mine.id)) { (reader.text("view-edit")) }
                }
            }
        }
    })
}
