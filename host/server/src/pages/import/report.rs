//! What a check or an import found.

use bailey_crm::import::{Preview, Report};
use maud::{Markup, html};

use super::mapping;
use crate::pages::problems;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// How many refused cells are shown; the file has the rest.
const SHOWN: usize = 100;

/// How many rows can be imported, and which can't and why.
pub(super) fn draw(viewer: &Viewer, preview: &Preview, report: &Report) -> Markup {
    let reader = &viewer.reader;
    let (class, id) = match (report.refused.is_empty(), report.ready) {
        (true, _) => ("good", "import-all-ready"),
        (false, _) => ("caution", "import-some-refused"),
    };
    let told = args!["ready" => report.ready, "rows" => report.rows, "refused" => report.rows - report.ready];
    html! {
        div.notice.(class) role="status" { strong { (reader.text_with(id, &told)) } }
        (mapping::spellings(viewer, preview, &report.unmatched))
        @if !report.refused.is_empty() {
            h2 { (reader.text("import-refused")) }
            div.table-wrap {
                table.table.cards {
                    thead {
                        tr {
                            th.number scope="col" { (reader.text("import-line")) }
                            th scope="col" { (reader.text("import-column")) }
                            th scope="col" { (reader.text("import-value")) }
                            th scope="col" { (reader.text("import-reason")) }
                        }
                    }
                    tbody {
                        @for refused in report.refused.iter().take(SHOWN) {
                            tr {
                                td.number data-label=(reader.text("import-line")) { (reader.count(refused.line)) }
                                td data-label=(reader.text("import-column")) { (refused.column) }
                                td data-label=(reader.text("import-value")) { span.clip { (refused.value) } }
                                td data-label=(reader.text("import-reason")) { (problems::text(reader, &refused.problem)) }
                            }
                        }
                    }
                }
            }
            @if report.refused.len() > SHOWN {
                p.quiet { (reader.text_with("import-more-refused", &args!["count" => report.refused.len() - SHOWN])) }
            }
        }
    }
}
