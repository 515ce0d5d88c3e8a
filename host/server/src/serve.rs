//! Starts answering and stops in good order.

use std::future::Future;
use std::net::SocketAddr;

use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::router::router;
use crate::state::State;

/// Answers requests until `shutdown` is ready, then lets those under way come
/// to their end, for as long as the settings give them.
///
/// # Errors
/// What the system says when the listener fails.
pub async fn serve(
    listener: TcpListener,
    state: State,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let patience = state.settings().shutdown_patience;
    let told = state.clone();
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    let (begun, begins) = oneshot::channel();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        shutdown.await;
        told.stop();
        // The other side is gone only when serving has ended already.
        let _ended = begun.send(());
    });
    let late = async move {
        if begins.await.is_ok() {
            tokio::time::sleep(patience).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        served = serving => served,
        () = late => {
            tracing::warn!("requests under way were cut off at shutdown");
            Ok(())
        }
    }
}
