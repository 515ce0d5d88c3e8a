//! A package as an OCI artifact, as the Bytecode Alliance's tools make it of a
//! component (CNCF TAG Runtime, *Wasm OCI Artifact layout*): theirs and ours read
//! each other's.

use std::collections::BTreeMap;

use anyhow::Result;
use bailey_package::Package;
use oci_client::client::{Config, ImageLayer};
use oci_client::manifest::OciImageManifest;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
const CONFIG: &str = "application/vnd.wasm.config.v0+json";
const LAYER: &str = "application/wasm";

/// What the configuration says of a component.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WasmConfig {
    created: String,
    author: Option<String>,
    architecture: &'static str,
    os: &'static str,
    layer_digests: Vec<String>,
    component: Component,
}

#[derive(Serialize)]
struct Component {
    exports: Vec<String>,
    imports: Vec<String>,
    target: Option<String>,
}

/// The layer, the configuration and the manifest that names both. `created` is
/// RFC 3339.
///
/// # Errors
/// The configuration can't be written, which can't be.
pub fn artifact(
    package: &Package,
    created: &str,
) -> Result<(ImageLayer, Config, OciImageManifest)> {
    let bytes = package.bytes().to_vec();
    let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes));
    let names = |interfaces: &[bailey_package::Interface]| {
        interfaces.iter().map(ToString::to_string).collect()
    };
    let config = WasmConfig {
        created: created.to_owned(),
        author: package.metadata().authors.clone(),
        architecture: "wasm",
        os: "wasip2",
        layer_digests: vec![format!("sha256:{digest}")],
        component: Component {
            exports: names(package.exports()),
            imports: names(package.imports()),
            target: None,
        },
    };
    let config = Config::new(serde_json::to_vec(&config)?, CONFIG.to_owned(), None);
    let layer = ImageLayer::new(bytes, LAYER.to_owned(), None);
    let layers = [layer];
    let mut manifest =
        OciImageManifest::build(&layers, &config, Some(annotations(package, created)));
    manifest.media_type = Some(MANIFEST.to_owned());
    let [layer] = layers;
    Ok((layer, config, manifest))
}

/// What registries show of it, by the names that OCI gives.
fn annotations(package: &Package, created: &str) -> BTreeMap<String, String> {
    let (manifest, metadata) = (package.manifest(), package.metadata());
    let pairs = [
        ("title", Some(manifest.id.clone())),
        ("version", Some(manifest.version.to_string())),
        ("created", Some(created.to_owned())),
        ("description", metadata.description.clone()),
        ("authors", metadata.authors.clone()),
        ("licenses", metadata.licenses.clone()),
    ];
    let named = pairs
        .into_iter()
        .filter_map(|(name, value)| Some((format!("org.opencontainers.image.{name}"), value?)));
    named.collect()
}
