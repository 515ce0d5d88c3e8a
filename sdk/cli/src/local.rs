//! The server of a Bailey of one's own, on a thread beside the one that watches.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc;

use anyhow::{Context as _, Result};
use bailey_plugins::Plugins;
use bailey_server::{Settings, State, serve};
use tokio::net::TcpListener;

/// A running server; it ends with the process.
pub struct Local {
    address: SocketAddr,
}

impl Local {
    /// Serves the accounts of these plugins.
    ///
    /// # Errors
    /// The address can't be listened on.
    pub fn start(plugins: &Plugins, listen: SocketAddr) -> Result<Self> {
        let state = State::new(
            Arc::clone(plugins.crm()),
            plugins.clone(),
            Settings::default(),
        );
        let runtime = tokio::runtime::Runtime::new().context("the threads of the server")?;
        let (tell, told) = mpsc::channel();
        let serving = move || {
            runtime.block_on(async move {
                let listener = TcpListener::bind(listen).await;
                let address = listener.as_ref().map_err(ToString::to_string);
                let address = address.and_then(|it| it.local_addr().map_err(|it| it.to_string()));
                // Nobody waits any more only if the process ends.
                let _told = tell.send(address);
                if let Ok(listener) = listener
                    && let Err(error) = serve(listener, state, std::future::pending()).await
                {
                    eprintln!("the server ended: {error}");
                }
            });
        };
        std::thread::Builder::new()
            .name("bailey-server".into())
            .spawn(serving)?;
        match told.recv().context("the server did not start")? {
            Ok(address) => Ok(Self { address }),
            Err(error) => anyhow::bail!(
                "{listen} can't be listened on: {error}. Name another address with --listen"
            ),
        }
    }

    /// The address of a page of the account with sample data.
    pub fn address(&self, path: &str) -> String {
        let (account, port) = (bailey_sample::ACCOUNT, self.address.port());
        format!(
            "http://{account}.localhost:{port}{}",
            path.trim_end_matches('/')
        )
    }
}
