//! Bars that lie, one a line, with their figures written out: for a few things
//! that have names. The figures are text, so nobody needs the picture.

use maud::{Markup, html};

/// One bar.
pub(crate) struct Bar {
    /// What it is of.
    pub(crate) label: String,
    /// Where it leads.
    pub(crate) link: Option<String>,
    /// How long the bar is beside the others.
    pub(crate) size: u64,
    /// How much it is, written out.
    pub(crate) figure: String,
    /// What else is known of it.
    pub(crate) beside: String,
}

/// The bars from top to bottom, each as long as its share of the longest.
pub(crate) fn draw(label: &str, bars: &[Bar]) -> Markup {
    let most = bars.iter().map(|bar| bar.size).max().unwrap_or(0).max(1);
    let further = bars.iter().any(|bar| !bar.beside.is_empty());
    html! {
        ul.plain.bars .further[further] aria-label=(label) {
            @for bar in bars {
                li {
                    span.clip {
                        @match &bar.link {
                            Some(link) => a href=(link) { (bar.label) },
                            None => (bar.label),
                        }
                    }
                    svg viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" {
                        rect.s0 width=(length(bar.size, most)) height="12" {}
                    }
                    span.number { (bar.figure) }
                    @if further { span.number.quiet { (bar.beside) } }
                }
            }
        }
    }
}

/// Thousandths of the longest bar; what there is can be seen.
fn length(size: u64, most: u64) -> u64 {
    let share = u128::from(size) * 1000 / u128::from(most);
    let share = u64::try_from(share).unwrap_or(1000);
    if size > 0 { share.max(4) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn a_bar_is_as_long_as_its_share_and_never_out_of_sight() {
        assert_eq!(length(0, 10), 0);
        assert_eq!(length(5, 10), 500);
        assert_eq!(length(1, u64::MAX), 4);
        assert_eq!(length(u64::MAX, u64::MAX), 1000);
    }
}
