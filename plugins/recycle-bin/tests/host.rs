//! The plugin in the host that it runs in.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use bailey_plugin::build_script::guests_target;
use bailey_testing::{Bailey, conformance};
use serde_json::json;

fn package() -> Result<Arc<[u8]>> {
    let target = guests_target(Path::new(env!("CARGO_TARGET_TMPDIR")));
    let package = bailey_plugin::build(Path::new(env!("CARGO_MANIFEST_DIR")), &target)?;
    Ok(Arc::clone(package.bytes()))
}

#[test]
fn a_deleted_record_stands_in_the_bin() -> Result<()> {
    let bailey = Bailey::new()?;
    let plugin = bailey.install(package()?)?;
    let record = bailey.record("companies", &json!({ "name": "Acme" }))?;
    assert!(!bailey.owner().page(&plugin, "")?.says("Acme"));
    bailey.delete(&record)?;
    let page = bailey.owner().page(&plugin, "")?;
    assert!(page.says("Acme"), "{page}");
    let in_polish = bailey.owner().reading("pl")?.page(&plugin, "")?;
    assert_ne!(in_polish.title, page.title);
    Ok(())
}

#[test]
fn it_bears_whatever_it_is_refused() -> Result<()> {
    let tried = conformance(package()?, &mut |_, _| {})?;
    for trial in &tried.trials {
        let broken: Vec<_> = trial.broken().collect();
        assert!(broken.is_empty(), "{:?}: {broken:?}", trial.lacking);
    }
    Ok(())
}
