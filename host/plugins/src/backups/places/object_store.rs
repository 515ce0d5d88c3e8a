//! A bucket of an S3-compatible store. What goes there and comes back passes
//! through a buffer, so that memory stays flat whatever a backup's size.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::time::Duration;

use bailey_crm::backups::NewStore;
use bailey_crm::{AccountId, Error, Result};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::client::{HttpClient, HttpConnector};
use object_store::{ClientOptions, ObjectStoreExt as _, WriteMultipart};
use reqwest::Url;

use crate::egress::Egress;

/// How much is sent at once: S3 takes parts of 5 MiB and more, and 10,000 of them.
const PART: usize = 16 << 20;
/// How many parts are on their way at a time.
const AT_A_TIME: usize = 2;
/// How long one part may take.
const PATIENCE: Duration = Duration::from_secs(300);
/// How long a store that is away is tried for.
const RETRIED: Duration = Duration::from_secs(20);

/// A bucket that can be reached.
pub(in crate::backups) struct Bucket {
    store: AmazonS3,
    /// What the names of the account's files begin with.
    prefix: String,
}

/// Connects where the policy lets it, and nowhere else.
#[derive(Debug)]
struct Checked(Egress);

impl HttpConnector for Checked {
    fn connect(&self, _options: &ClientOptions) -> object_store::Result<HttpClient> {
        let client = self.0.client(PATIENCE);
        let client = client.map_err(|error| object_store::Error::Generic {
            store: "S3",
            source: error.into(),
        })?;
        Ok(HttpClient::new(client))
    }
}

impl Bucket {
    pub(super) fn open(new: &NewStore, account: &AccountId, egress: &Egress) -> Result<Self> {
        let store = &new.store;
        let wrong = |message: String| Error::invalid_field("endpoint", "endpoint", message);
        let url: Url = store.endpoint.parse().map_err(|_| {
            wrong("this is no address: write it like https://s3.example.com".into())
        })?;
        egress
            .check(&url)
            .map_err(|error| wrong(error.to_string()))?;
        let plain = url.scheme() == "http" && egress.is_opened(&url);
        if url.scheme() != "https" && !plain {
            return Err(wrong("a store is reached by https:// alone".into()));
        }
        let retry = object_store::RetryConfig {
            retry_timeout: RETRIED,
            ..object_store::RetryConfig::default()
        };
        let opened = AmazonS3Builder::new()
            .with_endpoint(store.endpoint.trim_end_matches('/'))
            .with_region(&store.region)
            .with_bucket_name(&store.bucket)
            .with_access_key_id(&store.key_id)
            .with_secret_access_key(&new.secret)
            .with_allow_http(plain)
            .with_retry(retry)
            .with_http_connector(Checked(egress.clone()))
            .build()
            .map_err(|error| wrong(error.to_string()))?;
        let prefix = store.prefix.trim_matches('/');
        let between = if prefix.is_empty() { "" } else { "/" };
        Ok(Self {
            store: opened,
            prefix: format!("{prefix}{between}{account}/"),
        })
    }

    /// Puts a small file there, reads it and deletes it.
    pub(super) fn probe(&self) -> Result<()> {
        let path = self.path("probe");
        let said = b"Bailey tries whether backups can be kept here.".as_slice();
        let probed = wait(async {
            self.store.put(&path, said.into()).await?;
            let read = self.store.get(&path).await?.bytes().await?;
            self.store.delete(&path).await?;
            Ok(read == said)
        });
        let refused = |why: String| Error::invalid_field("endpoint", "store", why);
        match probed {
            Ok(true) => Ok(()),
            Ok(false) => Err(refused("the store gives back something else".into())),
            Err(error) => Err(refused(error.to_string())),
        }
    }

    pub(super) fn put(
        &self,
        file: &Path,
        name: &str,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<()> {
        let path = self.path(name);
        let failed = |source| Error::File {
            path: file.to_owned(),
            source,
        };
        let mut input = File::open(file).map_err(failed)?;
        let whole = input.metadata().map_err(failed)?.len();
        wait(async {
            let upload = self.store.put_multipart(&path).await?;
            let mut upload = WriteMultipart::new_with_chunk_size(upload, PART);
            let sent: object_store::Result<()> = async {
                let mut buffer = vec![0; PART];
                let mut done = 0;
                loop {
                    let read = input.read(&mut buffer).map_err(unreadable)?;
                    let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else {
                        return Ok(());
                    };
                    upload.wait_for_capacity(AT_A_TIME).await?;
                    upload.write(part);
                    done += read as u64;
                    progress(done, whole);
                }
            }
            .await;
            match sent {
                Ok(()) => upload.finish().await.map(|_| ()),
                Err(error) => {
                    // The first error is the one that tells.
                    let _aborted = upload.abort().await;
                    Err(error)
                }
            }
        })
        .map_err(away)
    }

    pub(super) fn fetch(
        &self,
        name: &str,
        into: &Path,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<()> {
        use futures_util::StreamExt as _;

        let path = self.path(name);
        let failed = |source| Error::File {
            path: into.to_owned(),
            source,
        };
        let mut output = File::create(into).map_err(failed)?;
        wait(async {
            let found = self.store.get(&path).await?;
            let whole = found.meta.size;
            let mut done = 0;
            let mut parts = found.into_stream();
            while let Some(part) = parts.next().await {
                let part = part?;
                output.write_all(&part).map_err(unreadable)?;
                done += part.len() as u64;
                progress(done, whole);
            }
            Ok(())
        })
        .map_err(away)
    }

    pub(super) fn delete(&self, name: &str) -> Result<()> {
        let path = self.path(name);
        match wait(self.store.delete(&path)) {
            Err(object_store::Error::NotFound { .. }) | Ok(()) => Ok(()),
            Err(error) => Err(away(error)),
        }
    }

    fn path(&self, name: &str) -> object_store::path::Path {
        format!("{}{name}", self.prefix).into()
    }
}

fn unreadable(source: std::io::Error) -> object_store::Error {
    object_store::Error::Generic {
        store: "file",
        source: source.into(),
    }
}

fn away(error: object_store::Error) -> Error {
    match error {
        object_store::Error::NotFound { path, .. } => {
            Error::NotFound(format!("{path} is not in the store any more"))
        }
        error => Error::Unavailable(format!("the store doesn't do it: {error}")),
    }
}

/// Waits for what the store does, on this thread, which may block.
fn wait<T>(
    work: impl Future<Output = object_store::Result<T>>,
) -> std::result::Result<T, object_store::Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(unreadable)?;
    runtime.block_on(work)
}
