//! What a tag stands for: a manifest that names the one layer that is the package.

use bailey_package::MAX_PACKAGE_BYTES;
use oci_client::manifest::{OciDescriptor, OciImageManifest};

use super::RegistryError;

/// The configuration of an artifact that holds WebAssembly.
const CONFIG: &str = "application/vnd.wasm.config.v0+json";
/// The layer that is a WebAssembly file.
const LAYER: &str = "application/wasm";

/// The layer with the package, if the manifest is of such an artifact and names
/// nothing that is too large.
pub(super) fn layer(what: &str, manifest: &[u8]) -> Result<OciDescriptor, RegistryError> {
    let answer = |why: String| RegistryError::Answer {
        what: what.to_owned(),
        why,
    };
    let manifest: OciImageManifest = serde_json::from_slice(manifest)
        .map_err(|error| answer(format!("it is no manifest of an image: {error}")))?;
    let config = &manifest.config.media_type;
    if config != CONFIG {
        return Err(answer(format!(
            "its configuration is `{config}`, not `{CONFIG}`: it holds no WebAssembly"
        )));
    }
    let [layer] = <[OciDescriptor; 1]>::try_from(manifest.layers)
        .map_err(|layers| answer(format!("it has {} layers instead of one", layers.len())))?;
    if layer.media_type != LAYER {
        return Err(answer(format!(
            "its layer is `{}`, not `{LAYER}`",
            layer.media_type
        )));
    }
    let size = u64::try_from(layer.size).map_err(|_| answer("its layer has no size".into()))?;
    if size > MAX_PACKAGE_BYTES {
        return Err(RegistryError::TooLarge {
            what: what.to_owned(),
            limit: MAX_PACKAGE_BYTES,
        });
    }
    Ok(layer)
}

/// The digest's 64 hex characters; the file of that layer is named after them.
pub(super) fn file_of(layer: &OciDescriptor) -> Option<String> {
    let hex = layer.digest.strip_prefix("sha256:")?;
    let right = hex.len() == 64
        && hex
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    right.then(|| hex.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(config: &str, layers: &[(&str, i64)]) -> Vec<u8> {
        let digest = format!("sha256:{}", "0".repeat(64));
        let layer = |(media, size): &(&str, i64)| serde_json::json!({"mediaType": media, "digest": digest, "size": size});
        let layers: Vec<_> = layers.iter().map(layer).collect();
        serde_json::json!({
            "schemaVersion": 2,
            "mediaType": "application/vnd.oci.image.manifest.v1+json",
            "config": {"mediaType": config, "digest": digest, "size": 2},
            "layers": layers,
        })
        .to_string()
        .into_bytes()
    }

    #[test]
    fn one_layer_of_webassembly_is_a_package() {
        let found = layer("x", &manifest(CONFIG, &[(LAYER, 7)])).unwrap();
        assert_eq!(found.size, 7);
        assert_eq!(file_of(&found), Some("0".repeat(64)));
    }

    #[test]
    fn whatever_else_is_refused_before_it_is_pulled() {
        let most = i64::try_from(MAX_PACKAGE_BYTES).unwrap();
        for refused in [
            manifest("application/vnd.oci.image.config.v1+json", &[(LAYER, 7)]),
            manifest(CONFIG, &[]),
            manifest(CONFIG, &[(LAYER, 7), (LAYER, 7)]),
            manifest(CONFIG, &[("application/vnd.oci.image.layer.v1.tar", 7)]),
            manifest(CONFIG, &[(LAYER, -1)]),
            manifest(CONFIG, &[(LAYER, most + 1)]),
            b"{}".to_vec(),
            b"no".to_vec(),
        ] {
            assert!(layer("x", &refused).is_err());
        }
        let mut odd = OciDescriptor {
            digest: "sha512:00".into(),
            ..OciDescriptor::default()
        };
        assert_eq!(file_of(&odd), None);
        odd.digest = format!("sha256:{}/../x", "0".repeat(59));
        assert_eq!(file_of(&odd), None);
    }
}
