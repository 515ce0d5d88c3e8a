//! Reads figures back from the text that Prometheus is answered with, so that the page
//! shows the same ones.
//!
//! [The format](https://prometheus.io/docs/instrumenting/exposition_formats/): a line a
//! sample, with its name, its labels in braces, and its value.

use std::collections::BTreeMap;

/// All samples, by name.
#[derive(Debug, Default)]
pub(crate) struct Samples(BTreeMap<String, Vec<Sample>>);

/// One sample.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sample {
    labels: BTreeMap<String, String>,
    /// Its value.
    pub value: f64,
}

impl Sample {
    /// What a label says; nothing where there is none.
    pub fn label(&self, name: &str) -> &str {
        self.labels.get(name).map_or("", String::as_str)
    }
}

impl Samples {
    /// Reads a text. What is no sample is passed over.
    pub fn read(text: &str) -> Self {
        let mut samples = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, sample)) = sample(line) {
                samples.0.entry(name).or_default().push(sample);
            }
        }
        samples
    }

    /// The samples of this name.
    pub fn of(&self, name: &str) -> &[Sample] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// The sum of all samples of this name.
    pub fn sum(&self, name: &str) -> f64 {
        self.of(name).iter().map(|sample| sample.value).sum()
    }

    /// The sum of those that have these labels.
    pub fn sum_where(&self, name: &str, labels: &[(&str, &str)]) -> f64 {
        let of = self.of(name).iter();
        of.filter(|sample| has(sample, labels))
            .map(|sample| sample.value)
            .sum()
    }

    /// The bound under which this part of a histogram's measurements lies, of those with
    /// these labels; none where there are none. It is infinite for the last.
    pub fn quantile(&self, name: &str, labels: &[(&str, &str)], part: f64) -> Option<f64> {
        let mut buckets: BTreeMap<u64, (f64, f64)> = BTreeMap::new();
        let of = self.of(&format!("{name}_bucket")).iter();
        for sample in of.filter(|sample| has(sample, labels)) {
            let bound: f64 = sample.label("le").parse().ok()?;
            let bucket = buckets.entry(bound.to_bits()).or_insert((bound, 0.0));
            bucket.1 += sample.value;
        }
        // Positive numbers are in the order of their bits.
        let all = buckets.values().next_back().map(|(_, count)| *count)?;
        let reached = buckets.values().find(|(_, count)| *count >= all * part);
        reached.filter(|_| all > 0.0).map(|(bound, _)| *bound)
    }
}

fn has(sample: &Sample, labels: &[(&str, &str)]) -> bool {
    labels
        .iter()
        .all(|(name, value)| sample.label(name) == *value)
}

fn sample(line: &str) -> Option<(String, Sample)> {
    let (name, value) = line.rsplit_once(' ')?;
    let value = value.parse().ok()?;
    let (name, labels) = match name.split_once('{') {
        None => (name, BTreeMap::new()),
        Some((name, rest)) => (name, labels(rest.strip_suffix('}')?)?),
    };
    Some((name.to_owned(), Sample { labels, value }))
}

/// `name="value",...`, where a backslash stands before quotes and itself.
fn labels(mut rest: &str) -> Option<BTreeMap<String, String>> {
    let mut labels = BTreeMap::new();
    while !rest.is_empty() {
        let (name, quoted) = rest.split_once("=\"")?;
        let mut value = String::new();
        let mut letters = quoted.char_indices();
        let end = loop {
            match letters.next()? {
                (at, '"') => break at,
                (_, '\\') => value.push(match letters.next()?.1 {
                    'n' => '\n',
                    other => other,
                }),
                (_, letter) => value.push(letter),
            }
        };
        labels.insert(name.trim_start_matches(',').to_owned(), value);
        rest = quoted.get(end + 1..)?.trim_start_matches(',');
    }
    Some(labels)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# TYPE requests counter\n\
        requests{route=\"/records/{id}\",status=\"2xx\"} 7\n\
        requests{route=\"/\",status=\"5xx\"} 1\n\
        open 3\n\
        odd{said=\"a \\\"b\\\\\"} 2\n\
        seconds_bucket{route=\"/\",le=\"0.01\"} 90\n\
        seconds_bucket{route=\"/\",le=\"0.1\"} 99\n\
        seconds_bucket{route=\"/\",le=\"+Inf\"} 100\n\
        nothing_bucket{le=\"+Inf\"} 0\n\
        no sample\n";

    #[test]
    fn samples_are_found_by_name_and_labels() {
        let samples = Samples::read(TEXT);
        assert_eq!(samples.sum("requests"), 8.0);
        assert_eq!(samples.sum_where("requests", &[("status", "2xx")]), 7.0);
        assert_eq!(samples.of("requests")[0].label("route"), "/records/{id}");
        assert_eq!(samples.sum("open"), 3.0);
        assert_eq!(samples.of("odd")[0].label("said"), "a \"b\\");
        assert_eq!(samples.sum("no"), 0.0);
    }

    #[test]
    fn a_quantile_is_the_bound_of_its_bucket() {
        let samples = Samples::read(TEXT);
        let of = |part| samples.quantile("seconds", &[("route", "/")], part);
        assert_eq!(of(0.5), Some(0.01));
        assert_eq!(of(0.95), Some(0.1));
        assert_eq!(of(0.999), Some(f64::INFINITY));
        assert_eq!(samples.quantile("seconds", &[("route", "/x")], 0.5), None);
        assert_eq!(samples.quantile("nothing", &[], 0.5), None);
    }
}
