//! Packages in an OCI registry: Debian's `docker-registry`, on the loopback
//! interface. Where it isn't installed, these tests say that they are skipped.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bailey_crm::{Context, Crm};
use bailey_package::Package;
use bailey_plugin::publish::{self, Destination};
use bailey_plugins::egress::Egress;
use bailey_plugins::{Catalogue, Credentials, Plugins, Registry, Trust};
use bailey_sandbox::{ProcessLimits, Sandbox};
use oci_client::client::{Client, ClientConfig, ClientProtocol, Config, ImageLayer};
use oci_client::manifest::{OciImageManifest, OciManifest};
use oci_client::secrets::RegistryAuth;
use tempfile::TempDir;

use crate::catalogue::{key, plugin, signed};

const PROGRAM: &str = "docker-registry";

/// A registry of the test's own.
struct Served {
    child: Child,
    address: String,
    _folder: TempDir,
}

impl Served {
    /// Starts it; none where the program is missing.
    fn start() -> Option<Self> {
        if Command::new(PROGRAM)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_err()
        {
            eprintln!("skipped: there is no {PROGRAM} (apt-get install docker-registry)");
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let address = {
            let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
            free.local_addr().expect("an address").to_string()
        };
        let config = format!(
            "version: 0.1\nlog:\n  level: error\n  accesslog:\n    disabled: true\nstorage:\n  \
             filesystem:\n    rootdirectory: {}\nhttp:\n  addr: {address}\n",
            folder.path().join("blobs").display()
        );
        let file = folder.path().join("config.yml");
        std::fs::write(&file, config).expect("written");
        let child = Command::new(PROGRAM)
            .arg("serve")
            .arg(&file)
            .env("OTEL_TRACES_EXPORTER", "none")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let served = Self {
            child,
            address,
            _folder: folder,
        };
        served.wait();
        Some(served)
    }

    fn wait(&self) {
        let patience = Instant::now() + Duration::from_secs(30);
        while std::net::TcpStream::connect(&self.address).is_err() {
            assert!(Instant::now() < patience, "the registry doesn't listen");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn repository(&self) -> String {
        format!("http://{}/acme/badges", self.address)
    }

    /// Publishes a package as `bailey-plugin publish` does.
    fn publish(&self, package: &[u8]) -> Result<String, String> {
        let package = Package::read(package).expect("a package");
        let Destination::Registry(place) =
            Destination::parse(&self.repository()).expect("a repository")
        else {
            panic!("a folder");
        };
        publish::into_registry(&package, &place, None).map_err(|error| format!("{error:#}"))
    }

    /// Pushes something under a tag as another tool would.
    fn push(&self, tag: &str, config: &str, layer: ImageLayer) {
        let client = self.client();
        let image = format!("{}/acme/badges:{tag}", self.address);
        let image = image.parse().expect("a reference");
        let config = Config::new(b"{}".to_vec(), config.to_owned(), None);
        let layers = [layer];
        let mut manifest = OciImageManifest::build(&layers, &config, None);
        manifest.media_type = Some("application/vnd.oci.image.manifest.v1+json".into());
        let push = client.push(
            &image,
            &layers,
            config,
            &RegistryAuth::Anonymous,
            Some(manifest),
        );
        runtime().block_on(push).expect("pushed");
    }

    fn client(&self) -> Client {
        Client::new(ClientConfig {
            protocol: ClientProtocol::Http,
            ..ClientConfig::default()
        })
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone then.
        let _ended = self.child.kill();
        let _waited = self.child.wait();
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
}

fn process(crm: &Arc<Crm>, folder: &Path, repository: &str, open: bool) -> Plugins {
    let registry: Registry = repository.parse().expect("a repository");
    let catalogue = Catalogue::new().with_registries(vec![registry], &folder.join("packages"));
    let sandbox = Sandbox::new(&folder.join("code"), ProcessLimits::small()).expect("a sandbox");
    let ranges = if open { vec!["127.0.0.0/8"] } else { vec![] };
    let ranges = ranges
        .into_iter()
        .map(|range| range.parse().expect("a range"));
    Plugins::new(Arc::clone(crm), Arc::new(sandbox), catalogue)
        .with_egress(Egress::with_open(ranges.collect()))
}

/// The versions in the catalogue, each with what it is worth.
fn versions(plugins: &Plugins) -> Vec<(String, Trust)> {
    let catalogue = plugins.catalogue();
    let version = |offer: &Arc<bailey_plugins::Offer>| {
        let trust = catalogue.standing(offer.digest()).trust();
        (offer.manifest().version.to_string(), trust)
    };
    catalogue.all().map(version).collect()
}

fn refreshed(plugins: &Plugins) -> Vec<(String, String)> {
    let refreshed = plugins.refresh_catalogue(&mut |_| {});
    refreshed.expect("looked").unreachable
}

#[test]
fn what_was_published_is_found_and_stays_while_the_registry_is_away() {
    let Some(served) = Served::start() else {
        return;
    };
    let one = signed(&plugin("acme.badges", "1.0.0"), &key(1));
    let two = signed(&plugin("acme.badges", "1.1.0"), &key(1));
    let at = served.publish(&one).expect("published");
    assert!(at.ends_with("/acme/badges:1.0.0"), "{at}");
    let crm = Arc::new(Crm::open_memory().expect("accounts"));
    let folder = tempfile::tempdir().expect("a folder");
    let plugins = process(&crm, folder.path(), &served.repository(), true);
    assert_eq!(versions(&plugins), []);
    assert_eq!(refreshed(&plugins), []);
    assert_eq!(versions(&plugins), [("1.0.0".into(), Trust::Unsigned)]);
    plugins
        .add_publisher_key(&Context::operator(), "acme", (&key(1)).into())
        .expect("known");
    served.publish(&two).expect("published");
    assert_eq!(refreshed(&plugins), []);
    let both = [
        ("1.0.0".to_owned(), Trust::Private),
        ("1.1.0".to_owned(), Trust::Private),
    ];
    assert_eq!(versions(&plugins), both);

    let repository = served.repository();
    drop(served);
    let unreachable = refreshed(&plugins);
    assert_eq!(unreachable.len(), 1, "{unreachable:?}");
    assert_eq!(versions(&plugins), both);
    // Also in a process that begins while it is away.
    let later = process(&crm, folder.path(), &repository, true);
    assert_eq!(versions(&later), both);
}

#[test]
fn a_version_is_published_once() {
    let Some(served) = Served::start() else {
        return;
    };
    let one = signed(&plugin("acme.badges", "1.0.0"), &key(1));
    served.publish(&one).expect("published");
    served.publish(&one).expect("the same again");
    let other = signed(&plugin("acme.badges", "1.0.0"), &key(2));
    let refused = served.publish(&other).expect_err("another one");
    assert!(refused.contains("Raise `version`"), "{refused}");
}

#[test]
fn the_artifact_is_the_one_that_other_tools_read_and_push() {
    let Some(served) = Served::start() else {
        return;
    };
    let one = signed(&plugin("acme.badges", "1.0.0"), &key(1));
    let at = served.publish(&one).expect("published");
    let image = at.parse().expect("a reference");
    let client = served.client();
    let pull = async {
        let (manifest, _) = client
            .pull_manifest(&image, &RegistryAuth::Anonymous)
            .await?;
        let all = client
            .pull(&image, &RegistryAuth::Anonymous, vec!["application/wasm"])
            .await?;
        Ok::<_, oci_client::errors::OciDistributionError>((manifest, all))
    };
    let (manifest, pulled) = runtime().block_on(pull).expect("pulled");
    let OciManifest::Image(manifest) = manifest else {
        panic!("{manifest:?}")
    };
    let config = "application/vnd.wasm.config.v0+json";
    assert_eq!(manifest.config.media_type, config);
    assert_eq!(manifest.layers.len(), 1);
    assert_eq!(pulled.layers[0].data.to_vec(), one);
    let said: serde_json::Value =
        serde_json::from_slice(&pulled.config.data).expect("a configuration");
    assert_eq!(
        (&said["architecture"], &said["os"]),
        (&"wasm".into(), &"wasip2".into())
    );
    assert_eq!(said["layerDigests"][0], manifest.layers[0].digest.as_str());
    assert_eq!(
        said["component"]["exports"][0],
        "bailey:crm/lifecycle@1.0.0"
    );
    assert!(said["created"].is_string(), "{said}");

    // What others push is read as well; what is something else hides nothing.
    let wasm = |bytes: Vec<u8>| ImageLayer::new(bytes, "application/wasm".into(), None);
    let two = plugin("acme.badges", "2.0.0");
    served.push("2.0.0", config, wasm(two));
    served.push("3.0.0", config, wasm(b"no package".to_vec()));
    served.push("9.0.0", config, wasm(plugin("acme.badges", "0.1.0")));
    served.push("latest", config, wasm(plugin("acme.badges", "7.0.0")));
    let image = "application/vnd.oci.image.config.v1+json";
    let tar = "application/vnd.oci.image.layer.v1.tar";
    served.push(
        "4.0.0",
        image,
        ImageLayer::new(b"tar".to_vec(), tar.into(), None),
    );
    let crm = Arc::new(Crm::open_memory().expect("accounts"));
    let folder = tempfile::tempdir().expect("a folder");
    let plugins = process(&crm, folder.path(), &served.repository(), true);
    assert_eq!(refreshed(&plugins), []);
    let found: Vec<_> = versions(&plugins)
        .into_iter()
        .map(|(version, _)| version)
        .collect();
    assert_eq!(found, ["1.0.0", "2.0.0"]);
    let catalogue = plugins.catalogue();
    let refused: Vec<_> = catalogue
        .refused()
        .iter()
        .map(|it| it.reason.clone())
        .collect();
    assert!(
        refused.iter().any(|why| why.contains("version 0.1.0"))
            && refused.iter().any(|why| why.contains("not WebAssembly")),
        "{refused:?}"
    );
}

#[test]
fn a_registry_on_the_operators_own_network_is_not_asked_until_the_operator_opens_it() {
    // Nothing has to listen there: it is refused before anybody connects.
    let crm = Arc::new(Crm::open_memory().expect("accounts"));
    let folder = tempfile::tempdir().expect("a folder");
    let plugins = process(&crm, folder.path(), "http://127.0.0.1:1/acme/badges", false);
    let unreachable = refreshed(&plugins);
    assert!(
        unreachable[0].1.contains("not a public address"),
        "{unreachable:?}"
    );
}

#[test]
fn a_registry_that_wants_to_know_who_asks_is_told_and_nobody_else() {
    use std::io::{BufRead as _, BufReader, Write as _};
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    let serve = move || {
        let mut asked = Vec::new();
        // Unasked, asked again with the password, then the tags are there.
        for _ in 0..2 {
            let (mut stream, _) = listener.accept().expect("somebody asks");
            let lines = BufReader::new(stream.try_clone().expect("a stream")).lines();
            let lines = lines
                .map_while(Result::ok)
                .take_while(|line| !line.is_empty());
            let head = lines.collect::<Vec<_>>().join("\n");
            let known = head.contains("Basic bWU6c2VzYW1l");
            asked.push(known);
            let answer = if known {
                "HTTP/1.1 200 OK\r\nContent-Length: 11\r\nConnection: close\r\n\r\n{\"tags\":[]}"
            } else {
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"r\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            };
            stream.write_all(answer.as_bytes()).expect("answered");
        }
        asked
    };
    let serving = std::thread::spawn(serve);
    let registry: Registry = format!("http://{address}/acme/badges")
        .parse()
        .expect("one");
    let registry = registry.with_credentials(Credentials {
        user: "me".into(),
        password: "sesame".into(),
    });
    let crm = Arc::new(Crm::open_memory().expect("accounts"));
    let folder = tempfile::tempdir().expect("a folder");
    let catalogue =
        Catalogue::new().with_registries(vec![registry], &folder.path().join("packages"));
    let sandbox = Sandbox::new(&folder.path().join("code"), ProcessLimits::small());
    let plugins = Plugins::new(crm, Arc::new(sandbox.expect("a sandbox")), catalogue).with_egress(
        Egress::with_open(vec!["127.0.0.0/8".parse().expect("a range")]),
    );
    assert_eq!(refreshed(&plugins), []);
    assert_eq!(serving.join().expect("served"), [false, true]);
}
