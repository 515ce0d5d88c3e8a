//! Everything that runs, put together: accounts, sandbox, plugins, server; and
//! taken apart again in good order.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use bailey_crm::Crm;
use bailey_crm::sessions::operator_password_set;
use bailey_crm::store::Options;
use bailey_plugins::{Background, Catalogue, Plugins};
use bailey_sandbox::{ProcessLimits, Sandbox};
use bailey_server::figures::{self, Figures};
use bailey_server::operator::{self, OperatorState};
use bailey_server::{Settings, State};
use tokio::net::TcpListener;
use tokio::signal;

use crate::config::Config;
#[cfg(unix)]
use crate::control::Control;
use crate::figures::Recorder;
use crate::open_files;

/// How long calls that block are waited for once nobody waits for their answers.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often what was counted is looked after.
const TIDY: Duration = Duration::from_secs(5);

/// The accounts and their plugins. This process owns the data folder.
pub struct Host {
    /// The accounts.
    pub crm: Arc<Crm>,
    /// Their plugins.
    pub plugins: Plugins,
    /// What counts, if somebody wants to know.
    counted: Option<Recorder>,
    background: Option<Background>,
}

/// The accounts alone, for what needs no plugins.
pub fn accounts(config: &Config) -> Result<Crm> {
    let options = Options {
        storage: config.limits.storage(),
        ..Options::default()
    };
    Crm::open(&config.data, options).context("the data folder")
}

impl Host {
    /// Opens the data folder and reads the catalogue. Runs no plugin.
    pub fn open(config: &Config) -> Result<Self> {
        Self::offering(config, &[])
    }

    /// The same with more packages in the catalogue.
    pub fn offering(config: &Config, others: &[&'static [u8]]) -> Result<Self> {
        // Before all that is counted.
        let wanted = config.metrics.is_some() || config.operator.is_some();
        let counted = wanted.then(Recorder::install).transpose()?;
        let crm = Arc::new(accounts(config)?);
        // Compiled code is as good as the program itself, so it stays in the
        // folder that only this user can write to.
        let code = config.data.join("code");
        let sandbox = Arc::new(Sandbox::new(&code, ProcessLimits::default())?);
        let packages = bailey_first_party::packages();
        let packages = packages.iter().chain(others).copied();
        let mut catalogue = Catalogue::new().with_packages(packages)?;
        if let Some(folder) = &config.catalogue {
            catalogue = catalogue.with_folder(folder)?;
        }
        catalogue =
            catalogue.with_registries(config.registries.clone(), &config.data.join("packages"));
        if config.development {
            catalogue = catalogue.in_development();
        }
        let carrier = config
            .mail
            .carrier(config.data.join("mail"), &config.egress)?;
        let mut plugins = Plugins::new(Arc::clone(&crm), sandbox, catalogue)
            .with_carrier(carrier)
            .with_egress(config.egress.clone())
            .with_backups(config.backup_settings());
        if let Some(seconds) = config.limits.plugin_seconds_per_hour {
            let allowed = Duration::from_secs(u64::from(seconds.get()));
            plugins = plugins.with_time_per_hour(allowed);
        }
        Ok(Self {
            crm,
            plugins,
            counted,
            background: None,
        })
    }

    /// Starts what goes on without anybody asking: jobs, listeners, and making
    /// the catalogue's components ready.
    pub fn start(&mut self) -> Result<()> {
        if self.background.is_none() {
            self.background = Some(self.plugins.start()?);
        }
        Ok(())
    }

    /// Serves until the process is told to stop. `ready` hears the address under
    /// which it answers, once it does.
    pub fn serve(mut self, config: &Config, ready: impl FnOnce(&str)) -> Result<()> {
        open_files::allow_many();
        let runtime = tokio::runtime::Runtime::new().context("the threads of the server")?;
        self.start()?;
        #[cfg(unix)]
        let control = Control::open(&config.data, self.plugins.clone());
        #[cfg(unix)]
        if let Err(error) = &control {
            tracing::warn!(%error, "no command can be given while this runs");
        }
        let served = runtime.block_on(self.answer(config, ready));
        #[cfg(unix)]
        drop(control);
        runtime.shutdown_timeout(PATIENCE);
        if let Some(background) = self.background.take() {
            background.stop();
        }
        self.crm.close();
        served
    }

    async fn answer(&self, config: &Config, ready: impl FnOnce(&str)) -> Result<()> {
        let listener = TcpListener::bind(config.listen)
            .await
            .with_context(|| format!("listen: {} can't be listened on", config.listen))?;
        let address = listener.local_addr()?;
        let settings = Settings {
            public_url: config.public_url.clone(),
            trusted_proxies: config.trusted_proxies.clone(),
            requests_per_minute: config.limits.requests_per_minute,
            ..Settings::default()
        };
        let state = State::new(Arc::clone(&self.crm), self.plugins.clone(), settings);
        let stop = told_to_stop()?;
        let figures = self.counted.as_ref().map(|counted| counted.figures(&state));
        let operator = self.operator(config, figures.clone()).await?;
        let metrics = metrics(config, figures).await?;
        ready(&format!("http://{address}/"));
        println!("Bailey is ready at http://{address}/");
        let pages = async {
            match operator {
                Some((listener, state)) => operator::serve(listener, state).await,
                None => std::future::pending().await,
            }
        };
        let figures = async {
            match metrics {
                Some((listener, figures)) => figures::serve(listener, figures).await,
                None => std::future::pending().await,
            }
        };
        // When the accounts' pages have ended in good order, the operator's end, too.
        tokio::select! {
            served = bailey_server::serve(listener, state, stop) => served?,
            failed = pages => failed?,
            failed = figures => failed?,
            () = self.tidy() => {}
        }
        Ok(())
    }

    /// Looks after what was counted, for as long as the process serves.
    async fn tidy(&self) {
        let mut now_and_then = tokio::time::interval(TIDY);
        loop {
            now_and_then.tick().await;
            if let Some(counted) = &self.counted {
                counted.tidy();
            }
        }
    }

    /// Listens for the operator, where the configuration says so.
    async fn operator(
        &self,
        config: &Config,
        figures: Option<Figures>,
    ) -> Result<Option<(TcpListener, OperatorState)>> {
        let Some(pages) = &config.operator else {
            return Ok(None);
        };
        let listener = TcpListener::bind(pages.listen)
            .await
            .with_context(|| format!("operator: {} can't be listened on", pages.listen))?;
        let settings = Settings {
            public_url: pages.public_url.clone(),
            trusted_proxies: config.trusted_proxies.clone(),
            requests_per_minute: config.limits.requests_per_minute,
            ..Settings::default()
        };
        let exports = config.data.join("exports");
        let state = OperatorState::new(
            Arc::clone(&self.crm),
            self.plugins.clone(),
            settings,
            exports,
        );
        let state = match figures {
            Some(figures) => state.with_figures(figures),
            None => state,
        };
        println!(
            "The operator's pages are at http://{}/",
            listener.local_addr()?
        );
        if operator_password_set(&self.crm)?.is_none() {
            println!("They have no password yet. Make one with: bailey operator password");
        }
        Ok(Some((listener, state)))
    }
}

/// Listens for Prometheus, where the configuration says so.
async fn metrics(
    config: &Config,
    figures: Option<Figures>,
) -> Result<Option<(TcpListener, Figures)>> {
    let (Some(address), Some(figures)) = (config.metrics, figures) else {
        return Ok(None);
    };
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("metrics: {address} can't be listened on"))?;
    println!("Figures are at http://{}/metrics", listener.local_addr()?);
    Ok(Some((listener, figures)))
}

/// Ready when the process is told to stop: by Ctrl-C, or by whoever runs it.
fn told_to_stop() -> Result<impl Future<Output = ()> + Send + 'static> {
    #[cfg(unix)]
    let mut terminated = signal::unix::signal(signal::unix::SignalKind::terminate())?;
    Ok(async move {
        #[cfg(unix)]
        let other = async { terminated.recv().await.is_some() };
        #[cfg(not(unix))]
        let other = std::future::pending::<bool>();
        tokio::select! {
            interrupted = signal::ctrl_c() => {
                if let Err(error) = interrupted {
                    tracing::warn!(%error, "Ctrl-C can't be listened for");
                }
            }
            _ = other => {}
        }
        tracing::info!("stopping");
    })
}
