//! Has what the process counts written down, for the operator's page and for Prometheus.

use anyhow::{Context as _, Result};
use bailey_server::State;
use bailey_server::figures::Figures;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

/// The bounds by which durations are counted, in seconds.
const SECONDS: [f64; 14] = [
    0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];
/// The bounds by which a call's memory is counted, in bytes.
const BYTES: [f64; 8] = [
    262_144.0,
    1_048_576.0,
    2_097_152.0,
    4_194_304.0,
    8_388_608.0,
    16_777_216.0,
    33_554_432.0,
    67_108_864.0,
];

/// What counts. It has to be there before what is counted.
pub struct Recorder(PrometheusHandle);

impl Recorder {
    /// Begins to count, for the whole process.
    ///
    /// # Errors
    /// Something counts already.
    pub fn install() -> Result<Self> {
        let builder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), &SECONDS)
            .and_then(|it| it.set_buckets_for_metric(Matcher::Suffix("_bytes".into()), &BYTES))
            .context("the bounds of figures")?;
        let handle = builder.install_recorder().context("figures")?;
        Ok(Self(handle))
    }

    /// Looks after what was counted, which else takes ever more memory.
    pub fn tidy(&self) {
        self.0.run_upkeep();
    }

    /// What it counted of what serves accounts.
    pub fn figures(&self, state: &State) -> Figures {
        let handle = self.0.clone();
        Figures::new(move || handle.render(), state.clone())
    }
}
