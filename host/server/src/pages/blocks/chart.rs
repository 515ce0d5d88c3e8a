//! Bars or lines, drawn as SVG, with the same figures as a table for those who
//! don't see it. Series differ by colour and by dash.

use bailey_plugins::page::{Chart, ChartKind, Series};
use maud::{Markup, html};

use super::Place;
use crate::texts::Reader;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 240.0;
/// About as wide as a character is on average.
const CHARACTER: f64 = 6.8;
/// As wide as the characters of Chinese and its neighbours, each in a square; they
/// begin with the radicals.
const SQUARE: f64 = 12.0;
const FIRST_SQUARE: char = '\u{2e80}';
const BOTTOM: f64 = 28.0;
const TOP: f64 = 12.0;
/// As wide as a bar becomes where there is room for more.
const WIDEST: f64 = 64.0;
/// As far from zero as something is drawn; what is further stands at the edge.
const FARTHEST: f64 = 1e15;
/// As close as lines of the grid are to each other.
const FINEST: f64 = 1e-9;
/// As many colours as the style sheet has.
const COLOURS: usize = 5;

/// A chart and its figures.
pub(super) fn draw(place: &Place<'_>, chart: &Chart) -> Markup {
    let reader = &place.viewer.reader;
    html! {
        div.stack {
            (picture(reader, chart))
            @if !is_empty(chart) {
                details {
                    summary { (reader.text("chart-as-table")) }
                    (table(reader, chart))
                }
            }
        }
    }
}

fn is_empty(chart: &Chart) -> bool {
    chart.series.is_empty() || chart.categories.is_empty()
}

/// A chart alone; its figures have to stand beside it.
pub(crate) fn picture(reader: &Reader, chart: &Chart) -> Markup {
    if is_empty(chart) {
        return html! {
            figure.chart.stack {
                figcaption { strong { (chart.label) } }
                p.empty { (reader.text("chart-empty")) }
            }
        };
    }
    let scale = Scale::of(chart).beside(reader);
    html! {
        figure.chart.stack {
            figcaption {
                strong { (chart.label) }
                // Several are told apart below; a single one says here what is counted.
                @if let [only] = chart.series.as_slice()
                    && !only.label.is_empty() && only.label != chart.label {
                    " " span.quiet.small { (only.label) }
                }
            }
            div.scroll tabindex="0" role="group" aria-label=(chart.label) {
                svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(chart.label) {
                    @for tick in scale.ticks() {
                        @let y = scale.y(tick);
                        line.grid x1=(scale.left) x2=(WIDTH) y1=(y) y2=(y) {}
                        text x=(scale.left - 8.0) y=(y + 4.0) text-anchor="end" { (figure(reader, tick)) }
                    }
                    @for (index, label) in scale.labels(chart) {
                        text x=(scale.middle(index)) y=(HEIGHT - 8.0) text-anchor="middle" { (label) }
                    }
                    @for (index, series) in chart.series.iter().enumerate() {
                        @match chart.kind {
                            ChartKind::Bar => (bars(&scale, series, index, chart.series.len())),
                            ChartKind::Line => (line(&scale, series, index)),
                        }
                    }
                    line.axis x1=(scale.left) x2=(WIDTH) y1=(scale.y(0.0)) y2=(scale.y(0.0)) {}
                }
            }
            @if chart.series.len() > 1 {
                ul.legend {
                    @for (index, series) in chart.series.iter().enumerate() {
                        li {
                            svg viewBox="0 0 12 12" aria-hidden="true" { rect.(colour(index)) width="12" height="12" {} }
                            (series.label)
                        }
                    }
                }
            }
        }
    }
}

/// A chart's figures.
pub(crate) fn table(reader: &Reader, chart: &Chart) -> Markup {
    html! {
        div.table-wrap {
            table.table {
                caption.unseen { (chart.label) }
                thead {
                    tr { td {} @for series in &chart.series { th.number scope="col" { (series.label) } } }
                }
                tbody {
                    @for (index, category) in chart.categories.iter().enumerate() {
                        tr {
                            th scope="row" { (category) }
                            @for series in &chart.series {
                                td.number { @if let Some(value) = series.values.get(index) { (figure(reader, *value)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn colour(index: usize) -> String {
    format!("s{}", index % COLOURS)
}

fn bars(scale: &Scale, series: &Series, index: usize, of: usize) -> Markup {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a chart has far fewer than 2^52 series"
    )]
    let (index_f, of) = (index as f64, of.max(1) as f64);
    // A single month is no reason for a bar as wide as the page.
    let group = (scale.step * 0.72).min(WIDEST * of);
    let width = group / of;
    html! {
        @for (at, value) in series.values.iter().enumerate().take(scale.categories) {
            @let (zero, y) = (scale.y(0.0), scale.y(*value));
            rect.(colour(index))
                x=(tenth(scale.middle(at) - group / 2.0 + width * index_f))
                y=(y.min(zero)) width=(width) height=((y - zero).abs()) {}
        }
    }
}

fn line(scale: &Scale, series: &Series, index: usize) -> Markup {
    let points: Vec<String> = series
        .values
        .iter()
        .enumerate()
        .take(scale.categories)
        .map(|(at, value)| format!("{},{}", scale.middle(at), scale.y(*value)))
        .collect();
    html! {
        polyline.(colour(index)).(format!("d{}", index % COLOURS)) points=(points.join(" ")) {}
    }
}

/// A figure with at most two digits after the point.
fn figure(reader: &Reader, value: f64) -> String {
    // What does not fit would be no figure that a person reads; casts saturate.
    #[expect(clippy::cast_possible_truncation, reason = "saturates")]
    let hundredths = (value * 100.0).round() as i64;
    match hundredths {
        whole if whole % 100 == 0 => reader.integer(whole / 100),
        _ => reader.decimal(bailey_crm::Decimal {
            units: hundredths,
            scale: 2,
        }),
    }
}

/// The value, or the farthest one that is drawn.
fn within(value: f64) -> f64 {
    value.clamp(-FARTHEST, FARTHEST)
}

/// Where values and categories stand on the drawing.
struct Scale {
    low: f64,
    high: f64,
    tick: f64,
    step: f64,
    /// What is left free for the figures of the ticks.
    left: f64,
    categories: usize,
}

impl Scale {
    fn of(chart: &Chart) -> Self {
        let values = || {
            chart
                .series
                .iter()
                .flat_map(|series| series.values.iter().copied().map(within))
        };
        let low = values().fold(0.0, f64::min);
        let high = values().fold(0.0, f64::max);
        let tick = round_tick(((high - low) / 4.0).max(FINEST));
        // What is counted has no halves.
        let whole = values().all(|value| value.fract() == 0.0);
        let tick = if whole { tick.max(1.0) } else { tick };
        let categories = chart.categories.len();
        let low = (low / tick).floor() * tick;
        let high = ((high / tick).ceil() * tick).max(low + tick);
        let scale = Self {
            low,
            high,
            tick,
            step: 0.0,
            left: 0.0,
            categories,
        };
        scale.from(0.0)
    }

    /// The same with room for the figures of its ticks.
    fn beside(self, reader: &Reader) -> Self {
        let figures = self.ticks().map(|tick| figure(reader, tick));
        let widest = figures.map(|figure| width(&figure)).fold(0.0, f64::max);
        self.from(widest + 16.0)
    }

    /// The same beginning so far from the left.
    fn from(self, left: f64) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 categories")]
        let step = (WIDTH - left) / self.categories.max(1) as f64;
        Self { left, step, ..self }
    }

    fn y(&self, value: f64) -> f64 {
        let share = (within(value) - self.low) / (self.high - self.low);
        tenth(HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP))
    }

    fn middle(&self, index: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 categories")]
        let index = index as f64;
        tenth(self.left + self.step * (index + 0.5))
    }

    fn ticks(&self) -> impl Iterator<Item = f64> {
        let (low, high, tick) = (self.low, self.high, self.tick);
        (0..=8)
            .map(move |n| low + tick * f64::from(n))
            .take_while(move |at| *at <= high + tick / 2.0)
    }

    /// As many labels as there is room for.
    fn labels<'a>(&self, chart: &'a Chart) -> impl Iterator<Item = (usize, &'a String)> {
        let widths = chart.categories.iter().map(|label| width(label));
        let wide = widths.fold(0.0, f64::max) + 12.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few hundred pixels"
        )]
        let room = ((WIDTH - self.left) / wide).max(1.0) as usize;
        let every = self.categories.div_ceil(room).max(1);
        chart
            .categories
            .iter()
            .enumerate()
            .filter(move |(index, _)| index % every == 0)
    }
}

/// How wide a text is, about.
fn width(text: &str) -> f64 {
    let wide = |c: char| c >= FIRST_SQUARE;
    text.chars()
        .map(|c| if wide(c) { SQUARE } else { CHARACTER })
        .sum()
}

/// 1, 2 or 5 times a power of ten, at least the given step.
fn round_tick(step: f64) -> f64 {
    if step <= 0.0 || !step.is_finite() {
        return 1.0;
    }
    let power = 10_f64.powf(step.log10().floor());
    [1.0, 2.0, 5.0]
        .map(|n| n * power)
        .into_iter()
        .find(|tick| *tick >= step)
        .unwrap_or(power * 10.0)
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::{Chart, ChartKind, Scale, Series, WIDTH, round_tick, width};

    fn chart(values: Vec<f64>) -> Chart {
        let categories = values.iter().map(f64::to_string).collect();
        let series = vec![Series {
            label: String::new(),
            values,
        }];
        Chart {
            label: String::new(),
            kind: ChartKind::Bar,
            categories,
            series,
        }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "small round figures are exact")]
    fn ticks_are_round_and_reach_every_value() {
        assert_eq!(round_tick(3.2), 5.0);
        assert_eq!(round_tick(0.11), 0.2);
        let scale = Scale::of(&chart(vec![-3.0, 18.0]));
        let ticks: Vec<f64> = scale.ticks().collect();
        assert!(
            ticks.first().unwrap() <= &-3.0 && ticks.last().unwrap() >= &18.0,
            "{ticks:?}"
        );
    }

    #[test]
    fn what_is_counted_has_no_half_ticks() {
        let ticks = |values| Scale::of(&chart(values)).ticks().collect::<Vec<f64>>();
        let halves = |ticks: &[f64]| ticks.iter().any(|tick| tick.fract() != 0.0);
        assert!(!halves(&ticks(vec![0.0, 1.0])));
        assert!(halves(&ticks(vec![0.5, 1.0])));
    }

    #[test]
    fn labels_do_not_run_into_each_other() {
        for label in ["Nov 16, 2026", "2026年11月16日"] {
            let mut week = chart(vec![0.0; 7]);
            week.categories = vec![label.to_owned(); 7];
            let shown = Scale::of(&week).labels(&week).count();
            let needed: f64 = (0..shown).map(|_| width(label)).sum();
            assert!(shown > 1 && needed < WIDTH, "{shown} times {label}");
        }
    }

    #[test]
    fn a_chart_has_a_scale_whatever_is_in_it() {
        for values in [
            vec![],
            vec![0.0, 0.0],
            vec![f64::MAX, f64::MIN],
            vec![5e-324],
        ] {
            let scale = Scale::of(&chart(values));
            assert!(scale.y(0.0).is_finite() && scale.middle(0).is_finite());
            assert!(scale.y(f64::MAX).is_finite());
            assert!(scale.ticks().count() >= 2);
        }
    }
}
