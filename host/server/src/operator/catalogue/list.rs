//! All packages, the newest version of each plugin first.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_plugins::{Catalogue, Offer};
use maud::{Markup, html};

use super::{address, name};
use crate::error::{Error, Result};
use crate::operator::frame;
use crate::operator::state::OperatorState;
use crate::operator::who::Operator;
use crate::pages::frame::Head;
use crate::pages::trust;
use crate::texts::{Reader, args};

/// The list.
pub(super) async fn list(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
) -> Result<Response> {
    let catalogue = state.server().plugins().catalogue();
    let work = move || Ok::<_, Error>(draw(&operator, &catalogue));
    state.server().records(work).await
}

fn draw(operator: &Operator, catalogue: &Catalogue) -> Response {
    let reader = &operator.reader;
    let count = catalogue.all().count();
    let head =
        Head::new(reader.text("operator-catalogue")).beside(html! { span.quiet.small { (count) } });
    let body = html! {
        p.lead { (reader.text_with("operator-catalogue-lead", &args!["count" => count])) }
        table.table.cards {
            caption.unseen { (reader.text("operator-catalogue")) }
            thead {
                tr {
                    th scope="col" { (reader.text("operator-plugin")) }
                    th scope="col" { (reader.text("operator-publisher")) }
                    th scope="col" { (reader.text("operator-version")) }
                    th scope="col" { (reader.text("operator-worth")) }
                }
            }
            tbody { @for offer in catalogue.all() { (row(reader, catalogue, offer)) } }
        }
        @if !catalogue.refused().is_empty() {
            h2 { (reader.text("operator-refused")) }
            ul.plain.lines {
                @for refused in catalogue.refused() {
                    li { span.main { (refused.path.display().to_string()) } span.quiet { (refused.reason) } }
                }
            }
        }
    };
    frame::page(operator, &head, &body)
}

fn row(reader: &Reader, catalogue: &Catalogue, offer: &Offer) -> Markup {
    let manifest = offer.manifest();
    let standing = catalogue.standing(offer.digest());
    html! {
        tr {
            td.head {
                a href=(address(offer.digest())) { (name(reader, offer)) }
                div.quiet.small { (manifest.id) }
            }
            td data-label=(reader.text("operator-publisher")) { (manifest.publisher) }
            td data-label=(reader.text("operator-version")) { (manifest.version.to_string()) }
            td data-label=(reader.text("operator-worth")) {
                span {
                    (trust::badge(reader, standing.trust()))
                    @if standing.delisted { " " span.badge.caution { (reader.text("operator-delisted")) } }
                }
            }
        }
    }
}
