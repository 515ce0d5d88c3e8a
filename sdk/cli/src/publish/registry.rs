//! A package in an OCI registry: a repository is a plugin, a tag a version.

use anyhow::{Context as _, Result, bail};
use bailey_package::Package;
use oci_client::client::{ClientConfig, ClientProtocol};
use oci_client::errors::OciDistributionError;
use oci_client::manifest::OciManifest;
use oci_client::secrets::RegistryAuth;
use oci_client::{Client, Reference, RegistryOperation};

use super::artifact;

/// A repository.
#[derive(Debug)]
pub struct Place {
    registry: String,
    repository: String,
    plain: bool,
}

/// Who publishes, where a registry wants to know.
pub struct Login {
    /// The name.
    pub user: String,
    /// The password, or the token.
    pub password: String,
}

impl Place {
    /// Reads `oci://registry/repository`, or `http://` for one without TLS.
    ///
    /// # Errors
    /// It is none.
    pub fn parse(text: &str) -> Result<Self> {
        let wrong =
            || format!("`{text}` is no repository: write oci://registry.example/acme/badges");
        let (scheme, rest) = text.split_once("://").with_context(wrong)?;
        let plain = match scheme {
            "http" => true,
            "oci" | "https" => false,
            _ => bail!(wrong()),
        };
        let reference: Reference = rest.parse().with_context(wrong)?;
        if !rest.contains('/') || rest.ends_with(":latest") || reference.tag() != Some("latest") {
            bail!("{}, without a tag: the version is the tag", wrong());
        }
        Ok(Self {
            registry: reference.registry().to_owned(),
            repository: reference.repository().to_owned(),
            plain,
        })
    }

    fn at(&self, package: &Package) -> Reference {
        // No tag has a plus.
        let tag = package.manifest().version.to_string().replace('+', "_");
        Reference::with_tag(self.registry.clone(), self.repository.clone(), tag)
    }
}

/// Pushes the package, and says under which name.
///
/// # Errors
/// The registry can't be reached or says no, or has another package of this version.
pub fn into_registry(package: &Package, place: &Place, login: Option<&Login>) -> Result<String> {
    // An error says that somebody else named one already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(push(package, place, login))
}

async fn push(package: &Package, place: &Place, login: Option<&Login>) -> Result<String> {
    let protocol = if place.plain {
        ClientProtocol::Http
    } else {
        ClientProtocol::Https
    };
    let client = Client::try_from(ClientConfig {
        protocol,
        platform_resolver: None,
        user_agent: concat!("bailey-plugin/", env!("CARGO_PKG_VERSION")),
        ..ClientConfig::default()
    })?;
    let auth = match login {
        Some(login) => RegistryAuth::Basic(login.user.clone(), login.password.clone()),
        None => RegistryAuth::Anonymous,
    };
    let reference = place.at(package);
    let created = jiff::Timestamp::now().to_string();
    let (layer, config, manifest) = artifact(package, &created)?;
    client
        .auth(&reference, &auth, RegistryOperation::Push)
        .await
        .map_err(explained)?;
    if let Some(there) = published(&client, &reference, &auth).await? {
        let ours = manifest.layers.first().map(|layer| &layer.digest);
        if Some(&there) != ours {
            bail!(
                "{reference} is there already, and another package. Raise `version` in \
                 plugin.toml, and build anew"
            );
        }
        return Ok(reference.to_string());
    }
    client
        .push(&reference, &[layer], config, &auth, Some(manifest))
        .await
        .map_err(explained)?;
    Ok(reference.to_string())
}

/// The layer that the tag stands for already.
async fn published(
    client: &Client,
    reference: &Reference,
    auth: &RegistryAuth,
) -> Result<Option<String>> {
    match client.pull_manifest(reference, auth).await {
        Ok((OciManifest::Image(manifest), _)) => {
            let layer = manifest.layers.into_iter().next();
            Ok(Some(layer.map(|layer| layer.digest).unwrap_or_default()))
        }
        Ok((OciManifest::ImageIndex(_), _)) => Ok(Some(String::new())),
        Err(OciDistributionError::ImageManifestNotFoundError(_)) => Ok(None),
        Err(OciDistributionError::ServerError { code: 404, .. }) => Ok(None),
        Err(OciDistributionError::RegistryError { envelope, .. })
            if envelope.errors.iter().any(|error| {
                use oci_client::errors::OciErrorCode as Code;
                matches!(
                    error.code,
                    Code::ManifestUnknown | Code::NameUnknown | Code::NotFound
                )
            }) =>
        {
            Ok(None)
        }
        Err(error) => Err(explained(error)),
    }
}

/// What a registry said, with what to do.
fn explained(error: OciDistributionError) -> anyhow::Error {
    let hint = match &error {
        OciDistributionError::AuthenticationFailure(_)
        | OciDistributionError::UnauthorizedError { .. } => {
            "the registry wants to know who you are: say --user NAME, and put the password or \
             token into the environment as BAILEY_REGISTRY_PASSWORD"
        }
        OciDistributionError::RequestError(_) => {
            "the registry can't be reached; for one without TLS, write http:// in front"
        }
        _ => "the registry refused",
    };
    anyhow::Error::new(error).context(hint)
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_repository_is_named_with_its_registry_and_without_a_tag() {
        let place = Place::parse("http://localhost:5000/acme/badges").unwrap();
        let parts = (
            place.registry.as_str(),
            place.repository.as_str(),
            place.plain,
        );
        assert_eq!(parts, ("localhost:5000", "acme/badges", true));
        assert!(!Place::parse("oci://registry.example/badges").unwrap().plain);
        for text in [
            "registry.example/badges",
            "ftp://registry.example/badges",
            "oci://registry.example/badges:1.0.0",
            "oci://registry.example/badges:latest",
            "oci://badges",
        ] {
            assert!(Place::parse(text).is_err(), "{text}");
        }
    }
}
