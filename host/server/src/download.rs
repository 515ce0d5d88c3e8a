//! An export on its way out: rows are read on a thread that may block while
//! those before them are sent, so that memory holds a few pages at most.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header;
use bailey_crm::behalf::Carried;
use futures_util::{StreamExt as _, stream};
use tokio::runtime::Handle;
use tokio::sync::mpsc;

use crate::error::{Error, Result};
use crate::state::State;

/// How many pages wait to be sent.
const WAITING: usize = 4;
/// How long a receiver may take nothing before it is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// The export as a body. It has begun when this returns: what is wrong with it
/// is an error here, and what fails later ends the body early.
///
/// # Errors
/// Those of the export before its first row.
pub(crate) async fn body<T: Send + 'static>(
    state: &State,
    write: impl FnOnce(&mut dyn FnMut(&[u8]) -> bailey_crm::Result<()>) -> bailey_crm::Result<T>
    + Send
    + 'static,
) -> Result<Body> {
    let (sender, mut receiver) = mpsc::channel::<Result<Bytes, Error>>(WAITING);
    let (lanes, runtime) = (state.clone(), Handle::current());
    tokio::spawn(Carried::apart().around(async move {
        let failed = sender.clone();
        let exported = lanes.exports(move || -> Result<()> {
            let mut send = |bytes: &[u8]| {
                let page = Ok(Bytes::copy_from_slice(bytes));
                let sent = tokio::time::timeout(PATIENCE, sender.send(page));
                match runtime.block_on(sent) {
                    Ok(Ok(())) => Ok(()),
                    _ => Err(bailey_crm::Error::Unavailable(
                        "the receiver has gone".to_owned(),
                    )),
                }
            };
            write(&mut send)?;
            Ok(())
        });
        if let Err(error) = exported.await {
            // Nobody listens any more if the receiver has gone.
            let _gone = failed.send(Err(error)).await;
        }
    }));
    // An export without a row is an empty file.
    let first = receiver.recv().await.unwrap_or(Ok(Bytes::new()))?;
    let rest = stream::unfold(receiver, async |mut receiver| {
        receiver.recv().await.map(|page| (page, receiver))
    });
    let first = stream::once(std::future::ready(Ok::<_, Error>(first)));
    // What packs an answer may ask once more after its end.
    Ok(Body::from_stream(first.chain(rest).fuse()))
}

/// The headers of a file to be kept: its name without the ending, then its media
/// type and ending.
pub(crate) fn headers(
    name: &str,
    (media_type, ending): (&str, &str),
) -> [(header::HeaderName, String); 2] {
    [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.{ending}\""),
        ),
    ]
}
