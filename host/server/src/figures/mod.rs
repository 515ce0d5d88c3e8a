//! What the process counts and measures, for whoever runs it: to be fetched by
//! Prometheus, and to be read on the operator's page of figures.
//!
//! Counting goes through the `metrics` facade, and costs next to nothing where nobody
//! installed a recorder. Labels name routes, plugins and extension points and never
//! accounts or people: there can be any number of those, and figures say nothing of them.
//!
//! | figures | counted in |
//! | --- | --- |
//! | requests | [`requests`] |
//! | calls of plugins, breakers, remembered answers, jobs | `bailey-plugins` |
//! | commits, the journal's operations | `bailey-crm` |
//! | what is open and under way now | here, when somebody looks |

pub(crate) mod requests;
pub(crate) mod samples;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::State as FromState;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use metrics::gauge;
use tokio::net::TcpListener;

use crate::state::State;

/// The text format of Prometheus that is answered with.
const FORMAT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// What was counted so far. Cloning it is cheap.
#[derive(Clone)]
pub struct Figures {
    written: Arc<dyn Fn() -> String + Send + Sync>,
    state: State,
}

impl Figures {
    /// The figures of what serves accounts, of which the recorder writes out what was
    /// counted.
    pub fn new(written: impl Fn() -> String + Send + Sync + 'static, state: State) -> Self {
        Self {
            written: Arc::new(written),
            state,
        }
    }

    /// All of them as they are now, in the text format of Prometheus.
    #[must_use]
    pub fn text(&self) -> String {
        self.look();
        (self.written)()
    }

    /// Looks at what is not counted as it happens.
    fn look(&self) {
        let (crm, plugins) = (self.state.crm(), self.state.plugins());
        gauge!("bailey_accounts").set(number(crm.account_ids().len()));
        gauge!("bailey_accounts_open").set(number(crm.open_count()));
        gauge!("bailey_jobs_under_way").set(number(plugins.jobs_under_way()));
        gauge!("bailey_plugins_stopped").set(number(plugins.stopped_by_breakers()));
        for fill in self.state.lanes().fill() {
            gauge!("bailey_lane_places_taken", "lane" => fill.lane).set(number(fill.taken));
            gauge!("bailey_lane_places", "lane" => fill.lane).set(number(fill.most));
        }
        let guests = plugins.guests();
        gauge!("bailey_guest_calls").set(f64::from(guests.calls));
        gauge!("bailey_guest_calls_most").set(f64::from(guests.most_calls));
        gauge!("bailey_guest_instances").set(f64::from(guests.waiting));
        #[expect(clippy::cast_precision_loss, reason = "a figure to look at")]
        gauge!("bailey_guest_instance_bytes").set(guests.waiting_bytes as f64);
    }
}

impl std::fmt::Debug for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Figures").finish_non_exhaustive()
    }
}

/// Answers Prometheus until it is dropped. Whoever reaches the listener may read.
///
/// # Errors
/// What the system says when the listener fails.
pub async fn serve(listener: TcpListener, figures: Figures) -> std::io::Result<()> {
    let router = Router::new()
        .route("/metrics", get(answer))
        .with_state(figures);
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).await
}

async fn answer(FromState(figures): FromState<Figures>) -> Response {
    ([(header::CONTENT_TYPE, FORMAT)], figures.text()).into_response()
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
